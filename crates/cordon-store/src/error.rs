//! What can go wrong with the data folder. One line each, with the remedy.

use std::path::PathBuf;

use cordon_lists::ReadError;

/// Why the store refused or failed.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A file could not be read.
    #[error("{}: cannot be read: {error}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A file could not be written.
    #[error("{}: cannot be written: {error}; nothing was changed", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A stored file is not what its name or manifest says.
    #[error("{}: {message}; import that list again", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        message: String,
    },
    /// The folder is of another version of Cordon.
    #[error(
        "{}: data folder of format '{got}', this is a Cordon for '{expected}'; use the matching \
         version or another --data folder",
        path.display()
    )]
    Format {
        /// The folder.
        path: PathBuf,
        /// What this version writes.
        expected: String,
        /// What stands there.
        got: String,
    },
    /// Somebody else is writing.
    #[error("{}: another cordon is writing to this data folder; wait for it", path.display())]
    Locked {
        /// The folder.
        path: PathBuf,
    },
    /// No such source.
    #[error(
        "'{source_name}' is not a source known here; known are {known}; for a list of your own add \
         --format ftm or --format csv"
    )]
    UnknownSource {
        /// What was given.
        source_name: String,
        /// What could be given.
        known: String,
    },
    /// The list's own file is bad.
    #[error(transparent)]
    List(#[from] ReadError),
    /// The file prints no publication date and none was given.
    #[error("{file}: prints no publication date; say it with --published YYYY-MM-DD")]
    NoPublicationDate {
        /// The file.
        file: String,
    },
    /// The date given is not the date printed.
    #[error("{file}: prints {printed} as its publication date, --published says {given}")]
    OtherPublicationDate {
        /// The file.
        file: String,
        /// As printed.
        printed: String,
        /// As given.
        given: String,
    },
    /// The list holds nothing.
    #[error("{file}: holds no entity of {source_name}; fetch it again")]
    NoEntities {
        /// The file.
        file: String,
        /// The source.
        source_name: String,
    },
    /// The list says that it holds more than it does.
    #[error(
        "{file}: says that it holds {declared} records and holds {got}; fetch it again, or accept \
         it with --accept-shrink REASON"
    )]
    CountMismatch {
        /// The file.
        file: String,
        /// As printed.
        declared: u64,
        /// As counted.
        got: u64,
    },
    /// The list lost more entities than lists do.
    #[error(
        "{file}: holds {got} entities, the snapshot before it ({before}) {expected}: more than \
         {share_percent} % are gone; fetch it again, or accept it with --accept-shrink REASON"
    )]
    Shrunk {
        /// The file.
        file: String,
        /// Entities in it.
        got: u64,
        /// Entities in the snapshot before it.
        expected: u64,
        /// That snapshot.
        before: String,
        /// The share that may go, in percent.
        share_percent: u64,
    },
    /// The settings file is wrong.
    #[error("{}: {message}", path.display())]
    Config {
        /// The file.
        path: PathBuf,
        /// What is wrong, with its place.
        message: String,
    },
}
