//! The Advanced XML of OFAC's Sanctions List Service: the UN's sanctions data model, filled by
//! OFAC.
//!
//! Root `Sanctions`, in the namespace of the UN's model (`http://www.un.org/sanctions/1.0`) or of
//! OFAC's export. Nothing is said in place: names of kinds, countries and scripts are ids into
//! `ReferenceValueSets`; a party's addresses are in `Locations`, its documents in
//! `IDRegDocuments`, its relations in `ProfileRelationships`, its listings in `SanctionsEntries`.
//! The file is 110 MB, so every record is read once, as it comes, into a [`map::Draft`], and the
//! drafts are joined at the end; that the sets stand first is used but not needed. Reference ids
//! that the file does not hold are reported, except the few that every file needs, which are known
//! (`references`).
//!
//! `DateOfIssue` is the publication date. A file with a `DeltaBaseVersion` holds changes and not
//! the list, and is refused. The two lists look alike until their entries are read: a file most of
//! whose parties do not stand on the list asked for is refused then.
//!
//! Source: OFAC's `sdn_advanced.xsd` and "SDN Advanced XML notes"
//! (<https://home.treasury.gov/system/files/126/sdn_advanced_notes.pdf>).

#[cfg(test)]
mod fields;
mod map;
mod parse;
mod period;
mod profile;
mod references;

#[cfg(test)]
mod tests;

use super::party;
use super::programmes::OfacFile;
use crate::error::ReadError;
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::source::Format;
use crate::text;
use crate::xml::{self, Element, Records};

/// The SDN list in this form.
pub(super) const FORMAT_SDN: Format = Format {
    name: "Advanced XML",
    accepts,
    read: |context, files| read(context, files, OfacFile::Sdn),
};

/// The consolidated list in this form.
pub(super) const FORMAT_CONSOLIDATED: Format = Format {
    name: "Advanced XML",
    accepts,
    read: |context, files| read(context, files, OfacFile::Consolidated),
};

const NAMESPACES: &[&str] = &["", "http://www.un.org/sanctions/1.0"];
const NAMESPACE_EXPORT: &str = "/ADVANCED_XML";

const SETS: &[&str] = &["Sanctions/ReferenceValueSets"];
const PATHS: &[&str] = &[
    "Sanctions/DateOfIssue",
    "Sanctions/Locations/Location",
    "Sanctions/IDRegDocuments/IDRegDocument",
    "Sanctions/DistinctParties/DistinctParty",
    "Sanctions/ProfileRelationships/ProfileRelationship",
    "Sanctions/SanctionsEntries/SanctionsEntry",
    "Sanctions/SanctionsEntryLinks/SanctionsEntryLink",
];

fn accepts(files: &[SourceFile]) -> bool {
    files.iter().any(is_advanced)
}

fn is_advanced(file: &SourceFile) -> bool {
    xml::root_of(&file.bytes).is_some_and(|(root, namespace)| {
        let namespace = namespace.as_str();
        root == "Sanctions"
            && (NAMESPACES.contains(&namespace) || namespace.ends_with(NAMESPACE_EXPORT))
    })
}

fn read(context: &ReadContext, files: &[SourceFile], list: OfacFile) -> Result<Reading, ReadError> {
    let mut reading = Reading::default();
    let mut draft = map::Draft::default();
    for file in files.iter().filter(|file| is_advanced(file)) {
        let text = text::decode(file, encoding_rs::UTF_8)?;
        let mut references = references::References::default();
        let mut sets = Records::open(&file.name, &text, SETS)?;
        if sets.root().attribute("DeltaBaseVersion").is_some() {
            return Err(wrong(context, file, "a delta file, which holds changes and not the list"));
        }
        if let Some((_, element)) = sets.next()? {
            references.add(&element);
        }
        read_records(file, &text, &references, &mut draft, &mut reading)?;
    }
    if let (Some(file), true) = (files.iter().find(|file| is_advanced(file)), draft.is_other(list))
    {
        return Err(wrong(context, file, "Advanced XML of OFAC's other list"));
    }
    let parties = draft.parties(list, &mut reading.problems);
    reading.entities = party::entities(parties, &context.source, &mut reading.problems);
    Ok(reading)
}

fn read_records(
    file: &SourceFile,
    text: &str,
    references: &references::References,
    draft: &mut map::Draft,
    reading: &mut Reading,
) -> Result<(), ReadError> {
    let mut records = Records::open(&file.name, text, PATHS)?;
    while let Some((path, element)) = records.next()? {
        let problems = &mut reading.problems;
        let record = record_of(path, &element);
        let mut reader = parse::Reader { file: &file.name, references, record: &record, problems };
        match path {
            0 => reading.published = reader.issued(&element),
            1 => draft.add_location(reader.location(&element)),
            2 => draft.add_document(reader.document(&element)),
            3 => {
                reading.records += 1;
                reader.party(&element).into_iter().for_each(|party| draft.add_party(party));
            }
            4 => draft.add_relation(reader.relation(&element)),
            5 => draft.add_entry(reader.entry(&element)),
            _ => draft.add_entry_link(reader.entry_link(&element)),
        }
        element.report_unused(&record, problems);
    }
    Ok(())
}

/// Name of a record in problems: the entity that it is about, where it says so.
fn record_of(path: usize, element: &Element) -> String {
    let (attribute, head) = match path {
        3 => ("FixedRef", "ofac-"),
        4 => ("From-ProfileID", "ofac-"),
        5 => ("ProfileID", "ofac-"),
        _ => ("ID", element.name()),
    };
    let id = element.attribute(attribute).unwrap_or_default();
    let space = if head == "ofac-" { "" } else { " " };
    format!("{head}{space}{id}")
}

fn wrong(context: &ReadContext, file: &SourceFile, found: &str) -> ReadError {
    ReadError::WrongSource {
        file: file.name.clone(),
        expected: context.source.as_str().to_owned(),
        found: found.to_owned(),
    }
}
