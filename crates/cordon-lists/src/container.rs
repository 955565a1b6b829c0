//! ZIP and gzip, opened within limits.
//!
//! A header may claim any size, so nothing is reserved by it: bytes are counted as they come out.

use std::io::{Cursor, Read};

use crate::error::ReadError;
use crate::reading::SourceFile;

/// Largest file that is read, decompressed: the largest official list (OFAC's Advanced XML) has
/// 110 MB.
pub const FILE_BYTES_MAX: u64 = 512 << 20;

/// Most members of an archive: official sets have at most a handful.
const MEMBERS_MAX: usize = 64;

const ZIP_MAGIC: &[u8] = b"PK\x03\x04";
const GZIP_MAGIC: &[u8] = &[0x1f, 0x8b];

/// Opens compressed files: members of a ZIP by their own names, a gzip without its `.gz`. A
/// workbook (XLSX, ODS), which is a ZIP too, is checked against the limits and left as it is.
///
/// # Errors
/// If an archive is damaged or passes a limit.
pub(crate) fn open(files: Vec<SourceFile>) -> Result<Vec<SourceFile>, ReadError> {
    let mut opened = Vec::new();
    for file in files {
        if file.bytes.len() as u64 > FILE_BYTES_MAX {
            return Err(too_large(&file.name, "its size"));
        }
        if file.bytes.starts_with(ZIP_MAGIC) {
            open_zip(file, &mut opened)?;
        } else if file.bytes.starts_with(GZIP_MAGIC) {
            opened.push(open_gzip(&file)?);
        } else {
            opened.push(file);
        }
    }
    opened.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(opened)
}

fn open_gzip(file: &SourceFile) -> Result<SourceFile, ReadError> {
    let bytes = read_limited(&file.name, flate2::read::MultiGzDecoder::new(&file.bytes[..]))?;
    let name = file.name.strip_suffix(".gz").unwrap_or(&file.name).to_owned();
    Ok(SourceFile { name, bytes })
}

fn open_zip(file: SourceFile, opened: &mut Vec<SourceFile>) -> Result<(), ReadError> {
    let damaged = |error: &dyn std::fmt::Display| ReadError::Malformed {
        file: file.name.clone(),
        line: 1,
        message: format!("the ZIP archive cannot be read: {error}"),
    };
    let mut archive =
        zip::ZipArchive::new(Cursor::new(&file.bytes)).map_err(|error| damaged(&error))?;
    if archive.len() > MEMBERS_MAX {
        return Err(ReadError::TooLarge {
            file: file.name.clone(),
            what: format!("an archive of {} members", archive.len()),
            limit: format!("{MEMBERS_MAX} members"),
        });
    }
    let workbook = archive
        .file_names()
        .flatten()
        .any(|name| name == "[Content_Types].xml" || name == "mimetype" || name.starts_with("xl/"));
    let mut members = Vec::new();
    let mut total = 0;
    for row in 0..archive.len() {
        let member = archive.by_index(row).map_err(|error| damaged(&error))?;
        if member.is_dir() {
            continue;
        }
        let path = member.name().map_err(|error| damaged(&error))?;
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let label = format!("{} ({name})", file.name);
        let bytes = read_limited(&label, member)?;
        total += bytes.len() as u64;
        if total > FILE_BYTES_MAX {
            return Err(too_large(&file.name, "what it unpacks to"));
        }
        if !workbook {
            members.push(SourceFile { name, bytes });
        }
    }
    if workbook {
        opened.push(file);
    } else {
        opened.append(&mut members);
    }
    Ok(())
}

fn read_limited(name: &str, reader: impl Read) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    reader.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(|error| {
        ReadError::Malformed {
            file: name.to_owned(),
            line: 1,
            message: format!("the compressed data cannot be read: {error}"),
        }
    })?;
    if bytes.len() as u64 > FILE_BYTES_MAX {
        return Err(too_large(name, "what it unpacks to"));
    }
    Ok(bytes)
}

fn too_large(name: &str, what: &str) -> ReadError {
    ReadError::TooLarge {
        file: name.to_owned(),
        what: what.to_owned(),
        limit: format!("{} MiB", FILE_BYTES_MAX >> 20),
    }
}
