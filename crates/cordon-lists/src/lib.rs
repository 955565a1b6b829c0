//! One reader a source: from the official file's bytes to typed entities.
//!
//! Floor 1. Bytes in, values out: a reader opens no file and asks no clock. A bad record becomes a
//! [`Problem`] and never costs the list; a bad file is refused whole ([`ReadError`]). Only the
//! folder of a source knows its format; every folder has the same files: `mod.rs` (the source and
//! its forms), `parse.rs` (the file's own shape), `map.rs` (into [`cordon_model::Entity`]),
//! `tests.rs`, `testdata/`. The verbatim record stays reachable by its byte range.

mod columns;
mod container;
mod error;
mod identity;
mod phrases;
mod problem;
mod reading;
mod source;
mod starter;
mod table;
mod text;
mod xml;

mod au_dfat;
mod ca_sema;
mod ch_seco;
mod csv_table;
mod eu_fsf;
mod ftm;
mod gb_fcdo;
mod gb_ofsi;
mod un_sc;
mod us_bis_dpl;
mod us_csl;
mod us_ofac;

pub mod fuzz;

#[cfg(test)]
mod testing;

pub use container::FILE_BYTES_MAX;
pub use error::ReadError;
pub use problem::{Problem, ProblemKind, RAW_CHARS_MAX};
pub use reading::{CustomList, ReadContext, Reading, SourceFile};
pub use source::{Format, SOURCES, Source, read, source, texts};
pub use starter::{STARTER, StarterList};
