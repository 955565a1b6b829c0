//! What the store writes down of a snapshot, and its entities and problems.

use std::path::{Path, PathBuf};

use cordon_engine::SnapshotInfo;
use cordon_lists::{CustomList, Problem};
use cordon_model::Entity;
use serde::{Deserialize, Serialize};

use crate::atomic::write_atomic;
use crate::blob;
use crate::error::StoreError;
use crate::folder::DataFolder;

/// Version of `entities.jsonl.zst`. Snapshots of another version are read again from their raw
/// files, which never change.
pub(crate) const ENTITIES_VERSION: u32 = 1;

/// A raw file of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFile {
    /// Name as given.
    pub name: String,
    /// SHA-256 of its bytes as given.
    pub sha256: String,
    /// Number of them.
    pub bytes: u64,
}

/// All that is known of a stored snapshot.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// What it is, as the engine sees it.
    pub info: SnapshotInfo,
    /// The reader that read it: a source of the catalogue, `ftm` or `csv`.
    pub reader: String,
    /// Its raw files.
    pub files: Vec<StoredFile>,
    /// Records seen, skipped and joined ones too.
    pub records: u64,
    /// How a user's own list was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom: Option<CustomList>,
    /// Why a shrunken list was accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shrink_accepted: Option<String>,
    /// Version of the entities file.
    pub entities_version: u32,
}

const MANIFEST: &str = "manifest.json";
const ENTITIES: &str = "entities.jsonl.zst";
const PROBLEMS: &str = "problems.jsonl.zst";

fn path_of(folder: &DataFolder, info: &SnapshotInfo, name: &str) -> PathBuf {
    folder.snapshot_folder(info.source.as_str()).join(&info.snapshot).join(name)
}

/// Writes a snapshot, its manifest last.
pub(crate) fn write(
    folder: &DataFolder,
    manifest: &Manifest,
    entities: &[Entity],
    problems: &[Problem],
) -> Result<(), StoreError> {
    write_lines(&path_of(folder, &manifest.info, ENTITIES), entities)?;
    write_lines(&path_of(folder, &manifest.info, PROBLEMS), problems)?;
    let path = path_of(folder, &manifest.info, MANIFEST);
    let mut text = serde_json::to_vec_pretty(manifest)
        .map_err(|error| StoreError::Write { path: path.clone(), error: error.into() })?;
    text.push(b'\n');
    write_atomic(&path, &text)
}

fn write_lines<T: Serialize>(path: &Path, values: &[T]) -> Result<(), StoreError> {
    let failed = |error: std::io::Error| StoreError::Write { path: path.into(), error };
    let mut text = Vec::new();
    for value in values {
        serde_json::to_writer(&mut text, value).map_err(|error| failed(error.into()))?;
        text.push(b'\n');
    }
    write_atomic(path, &blob::compress(&text).map_err(failed)?)
}

fn read_lines<T: for<'de> Deserialize<'de>>(path: &PathBuf) -> Result<Vec<T>, StoreError> {
    let failed = |error| StoreError::Read { path: path.clone(), error };
    let text = blob::decompress(&fs_err::read(path).map_err(failed)?).map_err(failed)?;
    text.split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| {
            serde_json::from_slice(line).map_err(|error| StoreError::Damaged {
                path: path.clone(),
                message: error.to_string(),
            })
        })
        .collect()
}

/// All manifests of a source, by publication date and then retrieval.
pub(crate) fn of_source(folder: &DataFolder, source: &str) -> Result<Vec<Manifest>, StoreError> {
    let path = folder.snapshot_folder(source);
    if !path.exists() {
        return Ok(Vec::new());
    }
    let failed = |error| StoreError::Read { path: path.clone(), error };
    let mut manifests = Vec::new();
    for entry in fs_err::read_dir(&path).map_err(failed)? {
        let file = entry.map_err(failed)?.path().join(MANIFEST);
        if file.exists() {
            manifests.push(read(&file)?);
        }
    }
    manifests.sort_by(|left, right| order(left).cmp(&order(right)));
    Ok(manifests)
}

fn order(manifest: &Manifest) -> (jiff::civil::Date, jiff::Timestamp, &str) {
    let info = &manifest.info;
    (info.published, info.retrieved, &info.snapshot)
}

/// Names of all sources that have a snapshot.
pub(crate) fn sources(folder: &DataFolder) -> Result<Vec<String>, StoreError> {
    let path = folder.path().join("snapshots");
    if !path.exists() {
        return Ok(Vec::new());
    }
    let failed = |error| StoreError::Read { path: path.clone(), error };
    let mut names = Vec::new();
    for entry in fs_err::read_dir(&path).map_err(failed)? {
        names.push(entry.map_err(failed)?.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    Ok(names)
}

fn read(path: &PathBuf) -> Result<Manifest, StoreError> {
    let text =
        fs_err::read(path).map_err(|error| StoreError::Read { path: path.clone(), error })?;
    serde_json::from_slice(&text)
        .map_err(|error| StoreError::Damaged { path: path.clone(), message: error.to_string() })
}

/// Entities of a snapshot as stored; `None` if they were written by another version.
pub(crate) fn entities(
    folder: &DataFolder,
    manifest: &Manifest,
) -> Result<Option<Vec<Entity>>, StoreError> {
    if manifest.entities_version != ENTITIES_VERSION {
        return Ok(None);
    }
    read_lines(&path_of(folder, &manifest.info, ENTITIES)).map(Some)
}

/// Problems of a snapshot.
pub(crate) fn problems(
    folder: &DataFolder,
    manifest: &Manifest,
) -> Result<Vec<Problem>, StoreError> {
    read_lines(&path_of(folder, &manifest.info, PROBLEMS))
}
