//! What the readers' tests share: the real lists where they are, and checks that hold for all.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;

use cordon_model::SourceId;

use crate::error::ReadError;
use crate::reading::{CustomList, ReadContext, Reading, SourceFile};
use crate::source::{read, source};

/// Folder of the real lists, beside the checkout.
pub(crate) fn shared() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/lists"))
}

/// A real file by its path below the lists' folder. Where it is missing the test prints what it
/// skips, unless `CORDON_REQUIRE` names `lists`: then it fails.
pub(crate) fn real_file(path: &str) -> Option<SourceFile> {
    let full = shared().join(path);
    let name = full.file_name()?.to_string_lossy().into_owned();
    match fs_err::read(&full) {
        Ok(bytes) => Some(SourceFile { name, bytes }),
        Err(_) => {
            let required = std::env::var("CORDON_REQUIRE").unwrap_or_default();
            assert!(!required.split(',').any(|part| part == "lists"), "{path} is required");
            // Straight to stderr: what a passing test prints is not shown.
            let _ = writeln!(std::io::stderr(), "skipped: {path} is not here");
            None
        }
    }
}

/// A file made in a test.
pub(crate) fn file(name: &str, text: &str) -> SourceFile {
    SourceFile { name: name.to_owned(), bytes: text.as_bytes().to_vec() }
}

/// Reads files as an official source.
pub(crate) fn read_as(id: &str, files: Vec<SourceFile>) -> Reading {
    let context = ReadContext { source: SourceId::new(id).unwrap(), custom: CustomList::default() };
    read(source(id).unwrap(), &context, files).unwrap()
}

/// Why files are refused as an official source.
pub(crate) fn refused_as(id: &str, files: Vec<SourceFile>) -> ReadError {
    let context = ReadContext { source: SourceId::new(id).unwrap(), custom: CustomList::default() };
    read(source(id).unwrap(), &context, files).unwrap_err()
}

/// Paths of all elements with text and attributes with a value, from the root:
/// "sdnList/sdnEntry/uid", "export/sanctionEntity@logicalId".
pub(crate) fn xml_paths(bytes: &[u8]) -> BTreeSet<String> {
    use quick_xml::events::Event;
    let text = std::str::from_utf8(bytes).unwrap();
    let mut reader = quick_xml::Reader::from_str(text);
    let mut open: Vec<String> = Vec::new();
    let mut paths = BTreeSet::new();
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                open.push(start.local_name().as_ref().to_owned());
                for attribute in start.attributes().flatten() {
                    let key = attribute.key.as_ref();
                    if !attribute.value.trim().is_empty() && !key.starts_with("xmlns") {
                        let local = attribute.key.local_name();
                        paths.insert(format!("{}@{}", open.join("/"), local.as_ref()));
                    }
                }
                if matches!(event, Event::Empty(_)) {
                    open.pop();
                }
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Text(text) if !text.trim().is_empty() => {
                paths.insert(open.join("/"));
            }
            Event::CData(_) | Event::GeneralRef(_) => {
                paths.insert(open.join("/"));
            }
            Event::Eof => return paths,
            _ => {}
        }
    }
}

/// Asserts that every field that occurs has a row that says where it goes. `fields` are
/// (path or column, destination).
pub(crate) fn check_fields(found: &BTreeSet<String>, fields: &[(&str, &str)]) {
    let unknown: Vec<&String> =
        found.iter().filter(|path| !fields.iter().any(|(known, _)| known == path)).collect();
    assert!(unknown.is_empty(), "fields that nobody says where they go: {unknown:#?}");
}
