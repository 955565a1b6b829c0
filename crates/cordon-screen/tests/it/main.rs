//! Screening, end to end.

mod lists;
mod made;
mod mentions;
mod screening;
