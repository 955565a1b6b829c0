//! What a reader is given and what it gives back.

use cordon_model::{Entity, EntityId, Schema, SourceId};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// One file as a source publishes it, after any decompression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name without folders: "sdn.csv".
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What the reader of a user's own list needs to be told; official readers ignore it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomList {
    /// Column of the table → FtM property (`name`, `birthDate`, …), `id` or `schema`.
    pub columns: Vec<(String, String)>,
    /// Schema of rows that name none; `LegalEntity` if this is none.
    pub schema: Option<Schema>,
    /// Authority of the listings; the source's own name if this is none.
    pub authority: Option<String>,
}

/// What a reader is told beside the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadContext {
    /// The source, which becomes every entity's.
    pub source: SourceId,
    /// For users' own lists.
    pub custom: CustomList,
}

/// A source as read: entities in the order of the file, and all that was wrong.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// Name of the format that was read: "SDN XML".
    pub format: &'static str,
    /// Publication date that the file prints.
    pub published: Option<Date>,
    /// Number of entries that the file says it holds.
    pub declared: Option<u64>,
    /// Number of records seen, those skipped and those joined too.
    pub records: u64,
    /// What a poorer form of the source lacks: "aliases and addresses"; `None` for a whole one.
    pub lacks: Option<&'static str>,
    /// The entities, ids unique.
    pub entities: Vec<Entity>,
    /// Entities that a delta says are gone; always empty for a whole list.
    pub removed: Vec<EntityId>,
    /// What was wrong.
    pub problems: Vec<Problem>,
}
