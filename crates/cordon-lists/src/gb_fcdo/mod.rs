//! The UK Sanctions List of the Foreign, Commonwealth and Development Office (FCDO), XML and CSV.
//!
//! Since 28 January 2026 it is the only UK list of designations under the Sanctions and
//! Anti-Money Laundering Act 2018; before, the Treasury's OFSI published its own (`gb_ofsi`).
//!
//! Both forms have the same fields under nearly the same names, so both are read into the same
//! [`group::Group`]s: in the XML the leaves of one element, in the CSV one row, of which a
//! designation has as many as its name variations, addresses and so on multiply to. Values repeat
//! from row to row; each is taken once. One table ([`fields::FIELDS`]) says for both what a field
//! is; a tag or column that is not in it is reported and left to the verbatim record, because the
//! whole XML could not be had and its rarer tags are known by name only.
//!
//! An OFSI Group ID may stand on two designations (BEL0005 and GHR0055 are one person), so it is
//! the listing's reference and not another id of the entity. Names are `Name 1` to `Name 5` given
//! and `Name 6` family; a "Primary name variation" is another spelling, an "Alias" another name,
//! both strong unless the alias strength says "Low". Literal HTML entities in texts
//! (`&amp;#39;`) are read once more.
//!
//! Source: <https://www.gov.uk/government/publications/the-uk-sanctions-list>

pub(crate) mod common;
pub(crate) mod fields;
pub(crate) mod group;
pub(crate) mod map;
mod parse;
pub(crate) mod texts;
pub(crate) mod values;

#[cfg(test)]
mod tests;

use crate::error::ReadError;
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::source::{Format, Source};
use crate::xml::root_of;

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "gb_fcdo",
    title: "UK Sanctions List",
    authority: "gb",
    list: "UK Sanctions List",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[
    Format { name: "UK Sanctions List XML", accepts: accepts_xml, read: read_xml },
    Format { name: "UK Sanctions List CSV", accepts: accepts_csv, read: read_csv },
];

fn accepts_xml(files: &[SourceFile]) -> bool {
    let [file] = files else { return false };
    root_of(&file.bytes).is_some_and(|(root, _)| root == "Designations")
}

fn accepts_csv(files: &[SourceFile]) -> bool {
    let [file] = files else { return false };
    group::head_has(file, &["Unique ID", "Regime Name", "Name 6"])
}

fn read_xml(context: &ReadContext, files: &[SourceFile]) -> Result<Reading, ReadError> {
    read(context, files, parse::xml)
}

fn read_csv(context: &ReadContext, files: &[SourceFile]) -> Result<Reading, ReadError> {
    read(context, files, parse::csv)
}

fn read(
    context: &ReadContext,
    files: &[SourceFile],
    parse: fn(&SourceFile, &mut Reading) -> Result<Vec<parse::Designation>, ReadError>,
) -> Result<Reading, ReadError> {
    let Some(file) = files.first() else {
        return Err(ReadError::MissingFile { expected: "UK-Sanctions-List.xml".to_owned() });
    };
    let mut reading = Reading::default();
    let designations = parse(file, &mut reading)?;
    for designation in &designations {
        let entity = map::entity(context, designation, &file.name, &mut reading.problems);
        reading.entities.push(entity);
    }
    Ok(reading)
}
