//! Taking a list's files into the data folder.

use std::path::{Path, PathBuf};

use cordon_engine::{SnapshotInfo, SnapshotState};
use cordon_lists::{
    CustomList, FILE_BYTES_MAX, Problem, ReadContext, ReadError, Reading, SOURCES, Source,
    SourceFile, read, source,
};
use cordon_model::SourceId;
use jiff::Timestamp;
use jiff::civil::Date;

use crate::blob;
use crate::config::ImportConfig;
use crate::error::StoreError;
use crate::folder::DataFolder;
use crate::manifest::{self, ENTITIES_VERSION, Manifest, StoredFile};

/// Characters of the hash that a snapshot's id carries: with the date they tell any two apart.
const ID_HASH_CHARS: usize = 12;

/// Files to take in as a snapshot of a source.
#[derive(Debug, Clone)]
pub struct ImportRequest<'a> {
    /// Name of the source.
    pub source: &'a str,
    /// Reader of a list that is not in the catalogue: `ftm` or `csv`.
    pub reader: Option<&'a str>,
    /// Files, or folders of which every file counts.
    pub paths: &'a [PathBuf],
    /// Publication date, where the file prints none.
    pub published: Option<Date>,
    /// Why a shrunken list is to be accepted.
    pub accept_shrink: Option<&'a str>,
    /// How a user's own list is to be read.
    pub custom: CustomList,
}

/// What an import did.
#[derive(Debug, Clone)]
pub struct Imported {
    /// The snapshot.
    pub info: SnapshotInfo,
    /// Records seen.
    pub records: u64,
    /// What was wrong with records.
    pub problems: Vec<Problem>,
    /// Whether the very same files had been imported before; nothing was written then.
    pub known: bool,
    /// Why another snapshot of the source serves instead, if one does.
    pub not_serving: Option<String>,
}

impl DataFolder {
    /// Reads, verifies and stores a list. The folder is unchanged if anything is refused.
    ///
    /// # Errors
    /// If the files are refused (see [`ReadError`]), hold nothing, hold less than they say or
    /// much less than the snapshot before them, print no date, or cannot be stored.
    pub fn import(
        &self,
        request: &ImportRequest<'_>,
        config: &ImportConfig,
        now: Timestamp,
    ) -> Result<Imported, StoreError> {
        let reader = reader_of(request)?;
        let source = SourceId::new(request.source).map_err(|_| unknown_source(request.source))?;
        let files = read_paths(request.paths)?;
        let label = files.first().map_or_else(String::new, |file| file.name.clone());
        let stored: Vec<StoredFile> = files.iter().map(stored_file).collect();
        let context = ReadContext { source: source.clone(), custom: request.custom.clone() };
        let reading = read(reader, &context, files.clone())?;
        let published = publication_date(&label, reading.published, request.published)?;
        verify(&label, request, &reading)?;

        let sha256 = snapshot_hash(&stored);
        let info = SnapshotInfo {
            source,
            authority: authority_of(reader, request),
            snapshot: format!("{published}-{}", &sha256[..ID_HASH_CHARS]),
            entities: reading.entities.len() as u64,
            published,
            retrieved: now,
            sha256,
            problems: reading.problems.len() as u64,
            state: SnapshotState::Kept,
            format: reading.format.to_owned(),
            lacks: reading.lacks.map(str::to_owned),
        };
        let lock = self.lock()?;
        let known = manifest::of_source(self, info.source.as_str())?
            .into_iter()
            .find(|manifest| manifest.info.snapshot == info.snapshot);
        if let Some(known) = known {
            let problems = manifest::problems(self, &known)?;
            let not_serving = self.not_serving(&known.info)?;
            let (info, records) = (known.info, known.records);
            return Ok(Imported { info, records, problems, known: true, not_serving });
        }
        self.verify_shrink(&label, request, config, &info)?;
        for file in &files {
            blob::put(self, &file.bytes)?;
        }
        let manifest = Manifest {
            info: info.clone(),
            reader: reader.id.to_owned(),
            files: stored,
            records: reading.records,
            custom: Some(request.custom.clone()).filter(|custom| *custom != CustomList::default()),
            shrink_accepted: request.accept_shrink.map(str::to_owned),
            entities_version: ENTITIES_VERSION,
        };
        manifest::write(self, &manifest, &reading.entities, &reading.problems)?;
        drop(lock);
        let not_serving = self.not_serving(&info)?;
        let (records, problems) = (reading.records, reading.problems);
        Ok(Imported { info, records, problems, known: false, not_serving })
    }

    /// Reads a stored snapshot's raw files again.
    pub(crate) fn reread(&self, manifest: &Manifest) -> Result<Reading, StoreError> {
        let Some(reader) = source(&manifest.reader) else {
            return Err(unknown_source(&manifest.reader));
        };
        let mut files = Vec::new();
        for file in &manifest.files {
            let bytes = blob::get(self, &file.sha256)?;
            files.push(SourceFile { name: file.name.clone(), bytes });
        }
        let context = ReadContext {
            source: manifest.info.source.clone(),
            custom: manifest.custom.clone().unwrap_or_default(),
        };
        Ok(read(reader, &context, files)?)
    }

    /// Refuses a list that lost too many entities against the snapshot before it by publication
    /// date.
    fn verify_shrink(
        &self,
        label: &str,
        request: &ImportRequest<'_>,
        config: &ImportConfig,
        info: &SnapshotInfo,
    ) -> Result<(), StoreError> {
        if request.accept_shrink.is_some() {
            return Ok(());
        }
        let manifests = manifest::of_source(self, info.source.as_str())?;
        let before = manifests
            .iter()
            .map(|manifest| &manifest.info)
            .rfind(|other| other.published <= info.published);
        let Some(before) = before else { return Ok(()) };
        let kept_min = before.entities as f64 * (1.0 - config.shrink_share_max);
        if (info.entities as f64) < kept_min {
            return Err(StoreError::Shrunk {
                file: label.to_owned(),
                got: info.entities,
                expected: before.entities,
                before: before.snapshot.clone(),
                share_percent: (config.shrink_share_max * 100.0).round() as u64,
            });
        }
        Ok(())
    }
}

fn reader_of(request: &ImportRequest<'_>) -> Result<&'static Source, StoreError> {
    let own = |id: &str| matches!(id, "ftm" | "csv");
    match request.reader {
        None => source(request.source).ok_or_else(|| unknown_source(request.source)),
        Some(reader) if own(reader) => source(reader).ok_or_else(|| unknown_source(reader)),
        Some(reader) => Err(unknown_source(reader)),
    }
}

fn unknown_source(name: &str) -> StoreError {
    let known: Vec<&str> = SOURCES.iter().map(|source| source.id).collect();
    StoreError::UnknownSource { source_name: name.to_owned(), known: known.join(", ") }
}

fn authority_of(reader: &Source, request: &ImportRequest<'_>) -> String {
    match (&request.custom.authority, reader.id) {
        (Some(authority), _) => authority.clone(),
        (None, "ftm" | "csv") => request.source.to_owned(),
        (None, _) => reader.authority.to_owned(),
    }
}

fn publication_date(
    label: &str,
    printed: Option<Date>,
    given: Option<Date>,
) -> Result<Date, StoreError> {
    match (printed, given) {
        (Some(printed), Some(given)) if printed != given => Err(StoreError::OtherPublicationDate {
            file: label.to_owned(),
            printed: printed.to_string(),
            given: given.to_string(),
        }),
        (Some(date), _) | (None, Some(date)) => Ok(date),
        (None, None) => Err(StoreError::NoPublicationDate { file: label.to_owned() }),
    }
}

fn verify(label: &str, request: &ImportRequest<'_>, reading: &Reading) -> Result<(), StoreError> {
    if reading.entities.is_empty() {
        return Err(StoreError::NoEntities {
            file: label.to_owned(),
            source_name: request.source.to_owned(),
        });
    }
    match reading.declared {
        Some(declared) if declared > reading.records && request.accept_shrink.is_none() => {
            Err(StoreError::CountMismatch {
                file: label.to_owned(),
                declared,
                got: reading.records,
            })
        }
        _ => Ok(()),
    }
}

fn stored_file(file: &SourceFile) -> StoredFile {
    StoredFile {
        name: file.name.clone(),
        sha256: blob::sha256_hex(&file.bytes),
        bytes: file.bytes.len() as u64,
    }
}

/// The hash of the only file, or that of "name, space, hash, line feed" of each.
fn snapshot_hash(files: &[StoredFile]) -> String {
    if let [file] = files {
        return file.sha256.clone();
    }
    let lines: String =
        files.iter().map(|file| format!("{} {}\n", file.name, file.sha256)).collect();
    blob::sha256_hex(lines.as_bytes())
}

/// Reads files and the files of folders, by name; hidden files and sub-folders do not count.
fn read_paths(paths: &[PathBuf]) -> Result<Vec<SourceFile>, StoreError> {
    let mut files = Vec::new();
    for path in paths {
        let failed = |error| StoreError::Read { path: path.clone(), error };
        let metadata = fs_err::metadata(path).map_err(failed)?;
        if !metadata.is_dir() {
            files.push(read_file(path)?);
            continue;
        }
        for entry in fs_err::read_dir(path).map_err(failed)? {
            let entry = entry.map_err(failed)?.path();
            let hidden =
                entry.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            if entry.is_file() && !hidden {
                files.push(read_file(&entry)?);
            }
        }
    }
    files.sort_by(|left, right| left.name.cmp(&right.name));
    Ok(files)
}

fn read_file(path: &Path) -> Result<SourceFile, StoreError> {
    let failed = |error| StoreError::Read { path: path.into(), error };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if fs_err::metadata(path).map_err(failed)?.len() > FILE_BYTES_MAX {
        return Err(ReadError::TooLarge {
            file: name,
            what: "its size".to_owned(),
            limit: format!("{} MiB", FILE_BYTES_MAX >> 20),
        }
        .into());
    }
    Ok(SourceFile { name, bytes: fs_err::read(path).map_err(failed)? })
}
