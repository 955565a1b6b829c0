//! Why a file is refused as a whole. One line each: the file, the place, the remedy.

/// A file that is refused; nothing of it is used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Nothing in it.
    #[error("{file}: the file is empty; fetch it again")]
    Empty {
        /// Name of the file.
        file: String,
    },
    /// It is not that source's file.
    #[error("{file}: not a file of {expected}: it is {found}; check the source name and the file")]
    WrongSource {
        /// Name of the file.
        file: String,
        /// The source asked for.
        expected: String,
        /// What it looks like.
        found: String,
    },
    /// A file that the format needs is not there.
    #[error("{expected} is missing; give the folder that holds the whole set")]
    MissingFile {
        /// What is missing.
        expected: String,
    },
    /// Bytes that are not text in the character set that the file declares.
    #[error(
        "{file}: declared as {declared}, but byte 0x{byte:02X} at offset {offset} (line {line}) is \
         not; {hint}"
    )]
    Encoding {
        /// Name of the file.
        file: String,
        /// Character set that it declares or that the format prescribes.
        declared: String,
        /// First offending byte.
        byte: u8,
        /// Its offset.
        offset: u64,
        /// Its line, the first being 1.
        line: u64,
        /// What it looks like and what to do.
        hint: String,
    },
    /// It ends too early.
    #[error("{file}: ends inside {inside} at byte {offset}: it was cut short; fetch it again")]
    Truncated {
        /// Name of the file.
        file: String,
        /// What was open.
        inside: String,
        /// Length of what is there.
        offset: u64,
    },
    /// It breaks its format's grammar.
    #[error("{file}: line {line}: {message}; the file is damaged, fetch it again")]
    Malformed {
        /// Name of the file.
        file: String,
        /// Line, the first being 1.
        line: u64,
        /// What is wrong.
        message: String,
    },
    /// It passes a limit, as a decompression bomb does.
    #[error("{file}: {what} passes the limit of {limit}; refused as hostile or damaged")]
    TooLarge {
        /// Name of the file.
        file: String,
        /// What is too large.
        what: String,
        /// The limit, with its unit.
        limit: String,
    },
    /// An XML document type with entities, which no list needs and an attacker does.
    #[error("{file}: line {line}: declares XML entities; refused as hostile, fetch it again")]
    EntityDeclaration {
        /// Name of the file.
        file: String,
        /// Line, the first being 1.
        line: u64,
    },
}
