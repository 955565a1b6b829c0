//! ZIP and gzip, opened within limits.
//!
//! A header may claim any size, so nothing is reserved by it: bytes are counted as they come out,
//! and an archive may unpack to no more than [`FILE_BYTES_MAX`] nor, past [`FREE_BYTES`], to more
//! than [`RATIO_MAX`] times its own size. So a bomb costs no more memory than a list of its size
//! would, and an archive whose header says another size than it holds is refused.

use std::io::{Cursor, ErrorKind, Read};

use crate::error::ReadError;
use crate::reading::SourceFile;

/// Largest file that is read, decompressed: the largest official list (OFAC's Advanced XML) has
/// 110 MB.
pub const FILE_BYTES_MAX: u64 = 512 << 20;

/// Most bytes that a byte of an archive unpacks to. OFAC's and the EU's XML, which repeat
/// themselves more than other lists, have 12 to 17; a bomb of zeros has 1,000.
const RATIO_MAX: u64 = 100;

/// What any archive may unpack to, whatever the ratio: too little to harm.
const FREE_BYTES: u64 = 16 << 20;

/// Most members of an archive: official sets have at most a handful, a workbook some twenty.
const MEMBERS_MAX: usize = 64;

const ZIP_MAGIC: &[u8] = b"PK\x03\x04";
const GZIP_MAGIC: &[u8] = &[0x1f, 0x8b];

/// Opens compressed files: members of a ZIP by their own names, a gzip without its `.gz`. A
/// workbook (XLSX, ODS), which is a ZIP too, is checked against the limits and left as it is.
/// Names are unique afterwards, since records are located by them.
///
/// # Errors
/// If an archive is damaged, cut short or empty, or passes a limit; if two files have one name.
pub(crate) fn open(files: Vec<SourceFile>) -> Result<Vec<SourceFile>, ReadError> {
    let mut opened = Vec::new();
    for file in files {
        if file.bytes.len() as u64 > FILE_BYTES_MAX {
            return Err(too_large(&file.name, "its size", FILE_BYTES_MAX));
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
    for pair in opened.windows(2) {
        if pair[0].name == pair[1].name {
            return Err(ReadError::SameName { file: pair[0].name.clone() });
        }
    }
    Ok(opened)
}

/// What an archive of that size may unpack to.
fn limit_of(archive: &SourceFile) -> u64 {
    (archive.bytes.len() as u64 * RATIO_MAX).clamp(FREE_BYTES, FILE_BYTES_MAX)
}

fn open_gzip(file: &SourceFile) -> Result<SourceFile, ReadError> {
    let reader = flate2::read::MultiGzDecoder::new(&file.bytes[..]);
    let bytes = read_limited(file, &file.name, reader, limit_of(file))?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty { file: file.name.clone() });
    }
    let name = file.name.strip_suffix(".gz").unwrap_or(&file.name).to_owned();
    Ok(SourceFile { name, bytes })
}

fn open_zip(file: SourceFile, opened: &mut Vec<SourceFile>) -> Result<(), ReadError> {
    let damaged = |error: &dyn std::fmt::Display| ReadError::Archive {
        file: file.name.clone(),
        message: format!("the ZIP archive cannot be read ({error})"),
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
    let mut left = limit_of(&file);
    for row in 0..archive.len() {
        let member = archive.by_index(row).map_err(|error| damaged(&error))?;
        if member.is_dir() {
            continue;
        }
        let path = member.name().map_err(|error| damaged(&error))?;
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        let label = format!("{} ({name})", file.name);
        let claimed = member.size();
        if claimed > FILE_BYTES_MAX {
            return Err(too_large(&label, "the size that its header claims", FILE_BYTES_MAX));
        }
        let bytes = read_limited(&file, &label, member, left)?;
        if bytes.len() as u64 != claimed {
            let message = format!("its header claims {claimed} bytes, it holds {}", bytes.len());
            return Err(ReadError::Archive { file: label, message });
        }
        left -= bytes.len() as u64;
        if !workbook {
            members.push(SourceFile { name, bytes });
        }
    }
    if workbook {
        opened.push(file);
    } else if members.is_empty() {
        return Err(ReadError::Empty { file: file.name });
    } else {
        opened.append(&mut members);
    }
    Ok(())
}

fn read_limited(
    archive: &SourceFile,
    label: &str,
    reader: impl Read,
    limit: u64,
) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::new();
    reader.take(limit + 1).read_to_end(&mut bytes).map_err(|error| match error.kind() {
        ErrorKind::UnexpectedEof => ReadError::Truncated {
            file: label.to_owned(),
            inside: "its compressed data".to_owned(),
            offset: archive.bytes.len() as u64,
        },
        _ => ReadError::Archive {
            file: label.to_owned(),
            message: format!("its compressed data cannot be read ({error})"),
        },
    })?;
    if bytes.len() as u64 > limit {
        return Err(too_large(label, "what it unpacks to", limit_of(archive)));
    }
    Ok(bytes)
}

fn too_large(name: &str, what: &str, limit: u64) -> ReadError {
    ReadError::TooLarge {
        file: name.to_owned(),
        what: what.to_owned(),
        limit: format!("{} MiB", limit >> 20),
    }
}
