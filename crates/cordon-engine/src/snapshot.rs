//! What is known of one version of a source.

use cordon_model::SourceId;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whether and how a snapshot serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SnapshotState {
    /// It answers queries.
    Serving,
    /// It is kept and does not answer: a later or fuller one does.
    Kept,
    /// It answers and is older than the configured age limit.
    Stale,
    /// It answers for a day before its publication, filtered by the dates that it prints.
    Reconstructed,
    /// An embedded starter list, for trying Cordon out.
    Starter,
}

/// One version of a source: immutable, named by its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SnapshotInfo {
    /// The source.
    pub source: SourceId,
    /// Code of its authority.
    pub authority: String,
    /// Id: publication date and the beginning of the hash, `2024-05-07-0f343b0931`.
    pub snapshot: String,
    /// Number of entities.
    pub entities: u64,
    /// Publication date.
    pub published: Date,
    /// When Cordon got it.
    pub retrieved: Timestamp,
    /// SHA-256 of the file as given; of "name, space, SHA-256, line feed" of each file in the
    /// order of their names where there are several.
    pub sha256: String,
    /// Number of problems its records gave.
    pub problems: u64,
    /// Whether it serves.
    pub state: SnapshotState,
    /// Name of the format it was read in.
    pub format: String,
    /// What a poorer form of the source lacks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lacks: Option<String>,
}
