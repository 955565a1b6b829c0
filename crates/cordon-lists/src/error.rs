//! Why a file is refused as a whole. One line each: the file, the place, the remedy.
//!
//! A message quotes the file, and its name may come from inside an archive: what is quoted is
//! freed of control characters and cut, so that a hostile file can neither break the line nor
//! steer the terminal.

use std::fmt::{self, Write};

/// Characters of a name or a text of the file that a message quotes: longer than any path within
/// an official archive, short enough for one line.
const QUOTED_CHARS_MAX: usize = 160;

/// A file that is refused; nothing of it is used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Nothing in it.
    #[error("{}: the file is empty; fetch it again", Quoted(file))]
    Empty {
        /// Name of the file.
        file: String,
    },
    /// The right kind of file with nothing in it, or nothing that can be used.
    #[error(
        "{}: holds {records} records and not one that can be used; fetch it again, and import \
         nothing until it holds the list",
        Quoted(file)
    )]
    NoEntries {
        /// Name of the file.
        file: String,
        /// Records that it holds.
        records: u64,
    },
    /// It is not that source's file.
    #[error(
        "{}: not a file of {expected}: it is {}; check the source name and the file",
        Quoted(file),
        Quoted(found)
    )]
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
        "{}: declared as {declared}, but byte 0x{byte:02X} at offset {offset} (line {line}) is \
         not; {hint}",
        Quoted(file)
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
    #[error(
        "{}: ends inside {} at byte {offset}: it was cut short; fetch it again",
        Quoted(file),
        Quoted(inside)
    )]
    Truncated {
        /// Name of the file.
        file: String,
        /// What was open.
        inside: String,
        /// Length of what is there.
        offset: u64,
    },
    /// It breaks its format's grammar.
    #[error(
        "{}: line {line}: {}; the file is damaged, fetch it again",
        Quoted(file),
        Quoted(message)
    )]
    Malformed {
        /// Name of the file.
        file: String,
        /// Line, the first being 1.
        line: u64,
        /// What is wrong.
        message: String,
    },
    /// Its compressed data cannot be read.
    #[error("{}: {}; the archive is damaged, fetch it again", Quoted(file), Quoted(message))]
    Archive {
        /// Name of the file.
        file: String,
        /// What is wrong.
        message: String,
    },
    /// Two files of one name, by which records are found again.
    #[error("{}: two files of this name were given together; give one of them", Quoted(file))]
    SameName {
        /// The name.
        file: String,
    },
    /// It passes a limit, as a decompression bomb does.
    #[error(
        "{}: {} passes the limit of {limit}; refused as hostile or damaged, fetch it again",
        Quoted(file),
        Quoted(what)
    )]
    TooLarge {
        /// Name of the file.
        file: String,
        /// What is too large.
        what: String,
        /// The limit, with its unit.
        limit: String,
    },
    /// An XML document type with entities, which no list needs and an attacker does.
    #[error(
        "{}: line {line}: declares XML entities; refused as hostile, fetch it again",
        Quoted(file)
    )]
    EntityDeclaration {
        /// Name of the file.
        file: String,
        /// Line, the first being 1.
        line: u64,
    },
}

/// Text of a file within a message: one line, cut at [`QUOTED_CHARS_MAX`] characters.
struct Quoted<'a>(&'a str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut characters = self.0.chars();
        for character in characters.by_ref().take(QUOTED_CHARS_MAX) {
            if character.is_control() || is_invisible(character) {
                write!(formatter, "{}", character.escape_default())?;
            } else {
                formatter.write_char(character)?;
            }
        }
        if characters.next().is_some() { formatter.write_str("…") } else { Ok(()) }
    }
}

/// Whether a character ends a line or turns its direction without being a control character.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
