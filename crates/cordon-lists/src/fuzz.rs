//! Entry points for fuzzing: every parser of outside bytes, behind one signature.
//!
//! The targets follow from the catalogue of sources, so a reader cannot be added without being
//! fuzzed. A target reads bytes as one form of a source *by force*, without asking whether the form
//! accepts them, since a fuzzer would spend its time on the file's head otherwise. It panics when a
//! guarantee of the crate is broken: unique ids, records that lie inside the file and errors of one
//! line. The corpus are the documents in the sources' `testdata/` and the starter lists; the normal
//! tests run every target over them and over mutations of them, and the `fuzz/` package at the
//! root of the workspace runs them under libFuzzer.

use std::collections::HashSet;

use cordon_model::{RecordUnit, SourceId};

use crate::error::ReadError;
use crate::reading::{CustomList, ReadContext, Reading, SourceFile};
use crate::source::{Format, SOURCES, Source, describe, opened, texts};
use crate::{container, table, text};

/// The byte between the files of a set: ASCII's file separator, which no list holds.
pub const FILE_SEPARATOR: u8 = 0x1c;

/// Properties that the columns of a user's table are mapped to, in turn.
const PROPERTIES: &[&str] = &["id", "name", "schema", "birthDate", "country", "alias", "notes"];

/// One parser.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    source: Option<&'static Source>,
    parser: Parser,
}

#[derive(Debug, Clone, Copy)]
enum Parser {
    /// Opening of archives.
    Container,
    /// Decoding of text.
    Text,
    /// What tells files apart: the forms' looks at their heads.
    Heads,
    /// A form of a source.
    Format(&'static Format),
}

/// All parsers, in a fixed order.
pub fn targets() -> Vec<Target> {
    let of_format = |source: &'static Source, format| Target {
        source: Some(source),
        parser: Parser::Format(format),
    };
    let shared = [Parser::Container, Parser::Text, Parser::Heads];
    let shared = shared.map(|parser| Target { source: None, parser });
    let forms = SOURCES
        .iter()
        .flat_map(|source| source.formats.iter().map(move |format| of_format(source, format)));
    shared.into_iter().chain(forms).collect()
}

impl Target {
    /// Name of it: "us_ofac_sdn, SDN XML".
    pub fn name(&self) -> String {
        match (self.source, self.parser) {
            (Some(source), Parser::Format(format)) => format!("{}, {}", source.id, format.name),
            (_, parser) => format!("{parser:?}").to_lowercase(),
        }
    }

    /// The source that it reads; `None` for what all share.
    pub fn source(&self) -> Option<&'static Source> {
        self.source
    }

    /// Parses bytes, which may be several files with [`FILE_SEPARATOR`] between them, archives
    /// being one file.
    ///
    /// # Panics
    /// If a guarantee of the crate is broken.
    pub fn run(&self, data: &[u8]) {
        match (self.source, self.parser) {
            (Some(source), Parser::Format(format)) => run_format(source, format, data),
            (_, Parser::Text) => {
                let file = SourceFile { name: "file-1".to_owned(), bytes: data.to_vec() };
                if let Err(error) = text::decode(&file, encoding_rs::UTF_8) {
                    check_error(&error);
                }
                table::rows("file-1", &String::from_utf8_lossy(data), b',').ok();
            }
            (_, Parser::Heads) => {
                describe(&files_of(data));
            }
            _ => {
                let file = SourceFile { name: "file-1".to_owned(), bytes: data.to_vec() };
                if let Err(error) = container::open(vec![file]) {
                    check_error(&error);
                }
            }
        }
    }
}

/// The files that bytes hold.
fn files_of(data: &[u8]) -> Vec<SourceFile> {
    let pieces: Vec<&[u8]> = if data.starts_with(b"PK") || data.starts_with(&[0x1f, 0x8b]) {
        vec![data]
    } else {
        data.split(|byte| *byte == FILE_SEPARATOR).collect()
    };
    let named = pieces.into_iter().zip(1..);
    named
        .map(|(bytes, row)| SourceFile { name: format!("file-{row}"), bytes: bytes.to_vec() })
        .collect()
}

fn run_format(source: &Source, format: &Format, data: &[u8]) {
    let files = files_of(data);
    let opened = match opened(files.clone()) {
        Ok(opened) => opened,
        Err(error) => return check_error(&error),
    };
    let Ok(id) = SourceId::new(source.id) else { return };
    let header = opened.first().map_or_else(String::new, |file| table::first_line(&file.bytes));
    let columns = header.split(',').map(|column| column.trim().trim_matches('"').to_owned());
    let columns = columns.zip(PROPERTIES.iter().cycle().map(|property| (*property).to_owned()));
    let custom = CustomList { columns: columns.collect(), ..CustomList::default() };
    match (format.read)(&ReadContext { source: id, custom }, &opened) {
        Ok(reading) => check_reading(&reading, files),
        Err(error) => check_error(&error),
    }
}

fn check_reading(reading: &Reading, files: Vec<SourceFile>) {
    let texts = texts(files).unwrap_or_default();
    let mut ids = HashSet::new();
    for entity in &reading.entities {
        assert!(ids.insert(&entity.id), "the id {} stands on two entities", entity.id);
        assert!(!entity.records.is_empty(), "{} has no verbatim record", entity.id);
        for record in &entity.records {
            if record.unit != RecordUnit::Bytes {
                continue;
            }
            let text = texts.iter().find(|(name, _)| *name == record.file);
            let span = record.start as usize..record.end as usize;
            let verbatim = text.and_then(|(_, text)| text.get(span));
            let found = verbatim.is_some_and(|verbatim| !verbatim.trim().is_empty());
            assert!(found, "the verbatim record of {} is not there: {record:?}", entity.id);
        }
    }
}

fn check_error(error: &ReadError) {
    let message = error.to_string();
    assert!(!message.chars().any(char::is_control), "not one line: {message:?}");
}
