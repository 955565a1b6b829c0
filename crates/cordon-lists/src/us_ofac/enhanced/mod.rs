//! The Enhanced XML of OFAC's Sanctions List Service: the whole database record with its labels.
//!
//! Root `sanctionsData` in the namespace `…/exports/ENHANCED_XML`, published alone or in a ZIP:
//! names with their parts and translations into other scripts, listing dates, sanctions types and
//! legal bases, features, documents, typed relations. It is the fullest form that can be read
//! without tables, so the embedded starter lists are written in it.
//!
//! OFAC's *delta* files have the same root and almost the same elements, each with an `action`. A
//! delta read as a list would delist everybody whom it does not mention, so it is refused.
//!
//! `dataAsOf` is the publication date. The lists of a party, its programmes and its types are
//! printed side by side; how they are tied is told in `party::listing`. Numbers of names, parts,
//! translations and versions are the service's own and stay in the verbatim record.
//!
//! Source: <https://ofac.treasury.gov/sanctions-list-service>, `ENHANCED_XML.xsd`.

#[cfg(test)]
mod fields;
mod parse;

#[cfg(test)]
mod tests;

use super::party;
use crate::error::ReadError;
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::source::Format;
use crate::text;
use crate::xml::{self, Records};

/// The SDN list in this form.
pub(super) const FORMAT_SDN: Format =
    Format { name: "Enhanced XML", accepts: |files| accepts(files, true), read };

/// The consolidated list in this form.
pub(super) const FORMAT_CONSOLIDATED: Format =
    Format { name: "Enhanced XML", accepts: |files| accepts(files, false), read };

const NAMESPACE_DELTA: &str = "/DeltaFile/";
const PATHS: &[&str] = &[
    "sanctionsData/publicationInfo",
    "sanctionsData/referenceValues/referenceValue",
    "sanctionsData/featureTypes/featureType",
    "sanctionsData/entities/entity",
];

/// Bytes of the head in which the file says which list it is a selection of.
const HEAD_BYTES_MAX: usize = 4096;

/// Whether there is a file of this form which does not say that it is the other list.
fn accepts(files: &[SourceFile], sdn: bool) -> bool {
    files.iter().any(|file| {
        let root = xml::root_of(&file.bytes);
        root.is_some_and(|(root, _)| root == "sanctionsData")
            && selects_sdn(&file.bytes).is_none_or(|selected| selected == sdn)
    })
}

/// Whether the file says that it is the SDN list; `None` if it says nothing of it.
fn selects_sdn(bytes: &[u8]) -> Option<bool> {
    let head = &bytes[..bytes.len().min(HEAD_BYTES_MAX)];
    let head = String::from_utf8_lossy(head);
    let (_, filters) = head.split_once("<filters>")?;
    let (filters, _) = filters.split_once("</filters>")?;
    filters.contains("<sanctionsList").then(|| filters.contains(">SDN List<"))
}

fn read(context: &ReadContext, files: &[SourceFile]) -> Result<Reading, ReadError> {
    let mut reading = Reading::default();
    let mut parties = Vec::new();
    for file in files {
        let Some((root, namespace)) = xml::root_of(&file.bytes) else { continue };
        if root != "sanctionsData" {
            continue;
        }
        if namespace.contains(NAMESPACE_DELTA) {
            return Err(ReadError::WrongSource {
                file: file.name.clone(),
                expected: context.source.as_str().to_owned(),
                found: "an OFAC delta file, which holds changes and not the list".to_owned(),
            });
        }
        read_file(file, &mut reading, &mut parties)?;
    }
    reading.entities = party::entities(parties, &context.source, &mut reading.problems);
    Ok(reading)
}

fn read_file(
    file: &SourceFile,
    reading: &mut Reading,
    parties: &mut Vec<party::Party>,
) -> Result<(), ReadError> {
    let text = text::decode(file, encoding_rs::UTF_8)?;
    let mut records = Records::open(&file.name, &text, PATHS)?;
    let mut references = parse::References::default();
    while let Some((path, element)) = records.next()? {
        let problems = &mut reading.problems;
        let record = match path {
            0 => {
                reading.published = parse::published(&element, problems);
                "publicationInfo".to_owned()
            }
            1 => {
                references.add(&element);
                "referenceValue".to_owned()
            }
            2 => continue,
            _ => {
                reading.records += 1;
                let party = parse::party(&element, &file.name, &references, problems);
                // A record that was left out is reported as a whole.
                let Some(party) = party else { continue };
                let record = format!("ofac-{}", party.uid);
                parties.push(party);
                record
            }
        };
        element.report_unused(&record, problems);
    }
    Ok(())
}
