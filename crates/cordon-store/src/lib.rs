//! The data folder: raw files by their hash, parsed entities, immutable snapshots.
//!
//! Floor 7, the lowest that does IO or reads the clock. Everything is written aside and renamed
//! into place, and the manifest of a snapshot comes last: a crash in the middle leaves the old
//! state whole and at worst an unused blob. Nothing is ever changed in place.
//!
//! ```text
//! DATA/
//!   FORMAT                          version of this layout
//!   LOCK                            held while something is written
//!   cordon.toml                     settings, if the user has any
//!   blobs/0f/0f34….zst              a raw file as it was given, zstd, by the SHA-256 of its bytes
//!   snapshots/SOURCE/ID/            ID = publication date and the beginning of the hash
//!     manifest.json                 written last: its presence is the snapshot
//!     entities.jsonl.zst            the typed entities
//!     problems.jsonl.zst            what was wrong with records
//! ```

mod atomic;
mod blob;
mod config;
mod error;
mod folder;
mod import;
mod manifest;
mod serve;

pub use atomic::write_atomic;
pub use config::{Config, ImportConfig, ScreenConfig, SourceConfig};
pub use error::StoreError;
pub use folder::DataFolder;
pub use import::{ImportRequest, Imported};
pub use manifest::{Manifest, StoredFile};
pub use serve::{Serving, starter};
