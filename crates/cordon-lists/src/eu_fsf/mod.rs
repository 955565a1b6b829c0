//! The European Union's Financial Sanctions Files (FSF): XML version 1.1.
//!
//! One file holds all persons, groups and bodies whose assets EU regulations freeze, written by the
//! Commission and the Council from the Official Journal, which alone is authentic. It is published
//! as "Consolidated list of persons, groups and entities subject to EU financial sanctions"
//! (<https://data.europa.eu/data/datasets/consolidated-list-of-persons-groups-and-entities-subject-to-eu-financial-sanctions>),
//! root `export`, schema version 1.1 of namespace `http://eu.europa.ec/fpi/fsd/export`.
//!
//! - **Records and entities.** A record is one entry under one regulation. `euReferenceNumber`
//!   names the subject, so records that share it are one entity with a listing each
//!   (`eu-fsf-6252.69` for EU.6252.69), and the join is reported.
//! - **Measures.** Only targets of an asset freeze stand in this file; travel bans are in Council
//!   decisions and sectoral annexes in other lists. So every listing has the one measure. Records
//!   of programme `UNLI` anticipate a listing by the United Nations that is still to be taken over;
//!   the freeze is that of the UN's act, which the record names.
//! - **Dates.** `regulation` is mostly the *latest* amendment, so its date says nothing about the
//!   beginning. `listed_on` is `designationDate`; where that is missing, the date of the earliest
//!   act named anywhere in the record, marked as derived. All acts are kept, oldest first.
//! - **Names.** `strong` is true on every name of the real file, so the grade is read from remarks:
//!   "low quality alias", in several misspellings. The main name is the one that bears the
//!   person's function, in Latin script, in English or of no stated language.
//!
//! The CSV form of the list repeats every record once for each of its details in over a hundred
//! columns and adds nothing; it is recognised and refused with a word about what to fetch instead.

mod details;
#[cfg(test)]
mod fields;
mod map;
mod names;
mod parse;
#[cfg(test)]
mod tests;

use crate::error::ReadError;
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::source::{Format, Source};
use crate::{table, xml};

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "eu_fsf",
    title: "EU Financial Sanctions Files",
    authority: "eu",
    list: "EU Financial Sanctions File",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[
    Format { name: "FSF XML 1.1", accepts: is_xml, read: parse::read },
    Format { name: "FSF CSV", accepts: is_csv, read: refuse_csv },
];

fn is_xml(files: &[SourceFile]) -> bool {
    let root = |file: &SourceFile| xml::root_of(&file.bytes);
    files.iter().filter_map(root).any(|(name, namespace)| {
        name == "export" && namespace == "http://eu.europa.ec/fpi/fsd/export"
    })
}

fn is_csv(files: &[SourceFile]) -> bool {
    files.iter().any(|file| {
        table::first_line(&file.bytes).starts_with("fileGenerationDate;Entity_LogicalId")
    })
}

fn refuse_csv(_: &ReadContext, files: &[SourceFile]) -> Result<Reading, ReadError> {
    Err(ReadError::WrongSource {
        file: files.first().map_or_else(String::new, |file| file.name.clone()),
        expected: "eu_fsf in XML".to_owned(),
        found: "its CSV form, which is not read (fetch xmlFullSanctionsList_1_1)".to_owned(),
    })
}
