//! Screening, end to end.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod lists;
mod made;
mod mentions;
mod screening;
