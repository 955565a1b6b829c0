//! What was wrong with a record: reported, never fatal, never silent.

use serde::{Deserialize, Serialize};

/// Kinds of problem, as a person sorts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProblemKind {
    /// The record could not be used and was left out.
    RecordSkipped,
    /// A value could not be understood; its text is kept as printed.
    BadValue,
    /// A field that the reader does not know; it is in the verbatim record.
    UnknownField,
    /// Two records under one id were joined.
    JoinedRecords,
    /// The file's own count differs from what it holds.
    CountMismatch,
    /// A reference to an entry that the file does not hold.
    DanglingReference,
}

/// Something wrong in one record of a source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What kind.
    pub kind: ProblemKind,
    /// The record: its id, or its place in the file where it has none.
    pub record: String,
    /// The field, as the source names it.
    pub field: String,
    /// The raw text, cut at [`RAW_CHARS_MAX`] characters.
    pub raw: String,
    /// What is wrong, in a few words.
    pub message: String,
}

/// Characters of raw text that a problem quotes: enough to find the place, short enough to read.
pub const RAW_CHARS_MAX: usize = 200;

impl Problem {
    /// A problem of a field of a record.
    pub fn new(
        kind: ProblemKind,
        record: impl Into<String>,
        field: impl Into<String>,
        raw: &str,
        message: impl Into<String>,
    ) -> Problem {
        Problem {
            kind,
            record: record.into(),
            field: field.into(),
            raw: raw.chars().take(RAW_CHARS_MAX).collect(),
            message: message.into(),
        }
    }
}
