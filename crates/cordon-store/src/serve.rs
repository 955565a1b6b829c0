//! Which snapshots answer, and loading them.
//!
//! As of a day, a source answers with its latest snapshot published on or before that day; where
//! none is that old, with the earliest later one, filtered by the dates that it prints. A poorer
//! form of a source (OFAC's main CSV file without aliases) never replaces a fuller snapshot.

use cordon_engine::{LoadedSource, SnapshotInfo, SnapshotState};
use cordon_lists::{Problem, ReadContext, SourceFile, read, source};
use cordon_model::{Entity, RecordLocation, RecordUnit, SourceId};
use jiff::civil::Date;
use jiff::{Timestamp, Unit};

use crate::blob;
use crate::config::Config;
use crate::error::StoreError;
use crate::folder::DataFolder;
use crate::manifest::{self, Manifest};

/// What answers as of a day.
#[derive(Debug, Clone, Default)]
pub struct Serving {
    /// The sources with their entities.
    pub sources: Vec<LoadedSource>,
}

impl DataFolder {
    /// All snapshots of all sources with the state that each has as of a day.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn snapshots(
        &self,
        config: &Config,
        as_of: Option<Date>,
        today: Date,
    ) -> Result<Vec<SnapshotInfo>, StoreError> {
        let mut infos = Vec::new();
        for name in manifest::sources(self)? {
            let manifests = manifest::of_source(self, &name)?;
            let serving = serving(&manifests, as_of);
            for (row, manifest) in manifests.into_iter().enumerate() {
                let mut info = manifest.info;
                if Some(row) == serving {
                    info.state = state(config, &info, as_of, today);
                }
                infos.push(info);
            }
        }
        Ok(infos)
    }

    /// Loads what answers as of a day.
    ///
    /// # Errors
    /// If the folder cannot be read or a file in it is damaged.
    pub fn load(
        &self,
        config: &Config,
        as_of: Option<Date>,
        today: Date,
    ) -> Result<Serving, StoreError> {
        let mut sources = Vec::new();
        for name in manifest::sources(self)? {
            let manifests = manifest::of_source(self, &name)?;
            let Some(row) = serving(&manifests, as_of) else { continue };
            let manifest = &manifests[row];
            let mut info = manifest.info.clone();
            info.state = state(config, &info, as_of, today);
            let entities = match manifest::entities(self, manifest)? {
                Some(entities) => entities,
                None => self.reread(manifest)?.entities,
            };
            sources.push(LoadedSource { info, entities });
        }
        Ok(Serving { sources })
    }

    /// Problems of a snapshot, by its source and id.
    ///
    /// # Errors
    /// If the folder cannot be read.
    pub fn problems(&self, info: &SnapshotInfo) -> Result<Vec<Problem>, StoreError> {
        let manifests = manifest::of_source(self, info.source.as_str())?;
        match manifests.iter().find(|manifest| manifest.info.snapshot == info.snapshot) {
            Some(manifest) => manifest::problems(self, manifest),
            None => Ok(Vec::new()),
        }
    }

    /// Why a snapshot does not serve today: what serves instead.
    pub(crate) fn not_serving(&self, info: &SnapshotInfo) -> Result<Option<String>, StoreError> {
        let manifests = manifest::of_source(self, info.source.as_str())?;
        let Some(row) = serving(&manifests, None) else { return Ok(None) };
        let other = &manifests[row].info;
        Ok((other.snapshot != info.snapshot).then(|| {
            let why = if other.published > info.published { "later" } else { "fuller" };
            format!("the {why} snapshot {} serves", other.snapshot)
        }))
    }

    /// The verbatim records of an entity, as text.
    ///
    /// # Errors
    /// If its snapshot or raw file is not there or damaged.
    pub fn verbatim(&self, entity: &Entity, snapshot: &str) -> Result<Vec<String>, StoreError> {
        let manifests = manifest::of_source(self, entity.source.as_str())?;
        let Some(manifest) = manifests.iter().find(|m| m.info.snapshot == snapshot) else {
            return Ok(Vec::new());
        };
        let mut files = Vec::new();
        for file in &manifest.files {
            let bytes = blob::get(self, &file.sha256)?;
            files.push(SourceFile { name: file.name.clone(), bytes });
        }
        Ok(verbatim_in(entity, files)?)
    }
}

/// Cuts an entity's records out of its source's files.
fn verbatim_in(
    entity: &Entity,
    files: Vec<SourceFile>,
) -> Result<Vec<String>, cordon_lists::ReadError> {
    let texts = cordon_lists::texts(files)?;
    let cut = |location: &RecordLocation| {
        let (_, text) = texts.iter().find(|(name, _)| *name == location.file)?;
        let range = location.start as usize..location.end as usize;
        text.get(range).map(str::to_owned)
    };
    let records = entity.records.iter().filter(|location| location.unit == RecordUnit::Bytes);
    Ok(records.filter_map(cut).collect())
}

/// Row of the snapshot that serves as of a day. The manifests stand in order of publication.
fn serving(manifests: &[Manifest], as_of: Option<Date>) -> Option<usize> {
    let old_enough = |manifest: &Manifest| as_of.is_none_or(|day| manifest.info.published <= day);
    let whole = |manifest: &Manifest| manifest.info.lacks.is_none();
    manifests
        .iter()
        .rposition(|manifest| old_enough(manifest) && whole(manifest))
        .or_else(|| manifests.iter().rposition(old_enough))
        .or_else(|| manifests.iter().position(whole))
        .or(if manifests.is_empty() { None } else { Some(0) })
}

fn state(config: &Config, info: &SnapshotInfo, as_of: Option<Date>, today: Date) -> SnapshotState {
    if as_of.is_some_and(|day| info.published > day) {
        return SnapshotState::Reconstructed;
    }
    let limit = config.sources.get(info.source.as_str()).and_then(|source| source.age_days_max);
    let age = info.published.until((Unit::Day, today)).map_or(0, |span| span.get_days());
    match limit {
        Some(limit) if as_of.is_none() && i64::from(age) > i64::from(limit) => SnapshotState::Stale,
        _ => SnapshotState::Serving,
    }
}

/// The embedded starter lists, read by the same readers as official files.
///
/// # Errors
/// Never in a released build: a test reads them.
pub fn starter() -> Result<Serving, StoreError> {
    let mut sources = Vec::new();
    for list in cordon_lists::STARTER {
        let Some(known) = source(list.source) else { continue };
        let Ok(id) = SourceId::new(list.source) else { continue };
        let context = ReadContext { source: id.clone(), custom: Default::default() };
        let bytes = list.bytes.to_vec();
        let sha256 = blob::sha256_hex(&bytes);
        let reading =
            read(known, &context, vec![SourceFile { name: list.name.to_owned(), bytes }])?;
        let published = reading.published.unwrap_or(list.published);
        sources.push(LoadedSource {
            info: SnapshotInfo {
                source: id,
                authority: known.authority.to_owned(),
                snapshot: format!("starter-{published}"),
                entities: reading.entities.len() as u64,
                published,
                retrieved: Timestamp::UNIX_EPOCH,
                sha256,
                problems: reading.problems.len() as u64,
                state: SnapshotState::Starter,
                format: reading.format.to_owned(),
                lacks: None,
            },
            entities: reading.entities,
        });
    }
    Ok(Serving { sources })
}
