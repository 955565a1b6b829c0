//! Screening, end to end.
#![expect(clippy::unwrap_used, reason = "a test panics to fail, and says what it skips")]

mod lists;
mod made;
mod mentions;
mod screening;
