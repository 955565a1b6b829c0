//! United States: the Consolidated Screening List of the International Trade Administration.
//!
//! One CSV of what Treasury (OFAC), Commerce (BIS) and State publish apart
//! (<https://www.trade.gov/consolidated-screening-list>), a row for each entry of each list.
//! Cordon reads OFAC's own lists in full elsewhere; this one is for the lists of BIS and State, and
//! as a cross-check.
//!
//! - Ids are `us-csl-<_id>`. OFAC's entries come again here in a poorer form, so they do not take
//!   OFAC's ids: a `referent` `ofac-<entity_number>` says whose entry it is.
//! - An `_id` on several rows (a bank on the CAPTA, SDN and SSI lists) is one entity with the
//!   listings of all; every row but the first is told as joined, so that entities and problems
//!   add up to the rows.
//! - The measures are those of the list's law ([`lists`]); the programmes make listings of their
//!   own.
//! - BIS prints question marks where its file lost characters. They stay, and are told.
//!
//! The reader of the Denied Persons List shares the ways of US agencies with it: citations of the
//! Federal Register and fields that hold several names.

mod dates;
pub(crate) mod federal_register;
mod ids;
mod lists;
mod map;
pub(crate) mod printed_name;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::columns::{Columns, headed_rows};
use crate::error::ReadError;
use crate::problem::{Problem, ProblemKind};
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::source::{Format, Source};
use crate::table;

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "us_csl",
    title: "US Consolidated Screening List",
    authority: "us",
    list: "Consolidated Screening List",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[Format { name: "CSL CSV", accepts, read }];

/// Where each column goes.
const FIELDS: &[(&str, &str)] = &[
    ("_id", "id"),
    ("source", "listings.list, .measures, facts.topics"),
    ("entity_number", "referents"),
    ("type", "schema"),
    ("programs", "listings.programme"),
    ("name", "names"),
    ("title", "facts.position"),
    ("addresses", "addresses, countries"),
    ("federal_register_notice", "listings.acts"),
    ("start_date", "listings.listed_on"),
    ("end_date", "listings.until"),
    ("standard_order", "listings.provisions"),
    ("license_requirement", "listings.provisions"),
    ("license_policy", "listings.provisions"),
    ("call_sign", "identifiers"),
    ("vessel_type", "facts.type"),
    ("gross_tonnage", "facts.tonnage"),
    ("gross_registered_tonnage", "facts.grossRegisteredTonnage"),
    ("vessel_flag", "countries"),
    ("vessel_owner", "links"),
    ("remarks", "links, facts.notes"),
    ("source_list_url", "listings.facts.sourceUrl"),
    ("source_information_url", "listings.facts.sourceUrl"),
    ("alt_names", "names"),
    ("citizenships", "countries"),
    ("dates_of_birth", "dates"),
    ("nationalities", "countries"),
    ("places_of_birth", "facts.birthPlace, countries"),
    ("ids", "identifiers, facts, dates, countries, links, listings, by label"),
];

fn accepts(files: &[SourceFile]) -> bool {
    let [file] = files else { return false };
    let header: Vec<String> =
        table::first_line(&file.bytes).split(',').map(|name| name.trim().to_owned()).collect();
    Columns::new(&header).have(&["_id", "source", "entity_number", "federal_register_notice"])
}

fn read(context: &ReadContext, files: &[SourceFile]) -> Result<Reading, ReadError> {
    let [file] = files else {
        return Err(ReadError::MissingFile { expected: "the one CSV file of us_csl".to_owned() });
    };
    let (columns, rows) = headed_rows(file, b',')?;
    let mut reading = Reading::default();
    columns.report_unknown(FIELDS, &mut reading.problems);
    let mut known = HashMap::new();
    for row in rows {
        reading.records += 1;
        let record = map::Record { file: &file.name, columns: &columns, row: &row };
        let Some(entity) = record.entity(&context.source, &mut reading.problems) else { continue };
        let next = reading.entities.len();
        let place = *known.entry(entity.id.clone()).or_insert(next);
        if place == next {
            reading.entities.push(entity);
            continue;
        }
        reading.problems.push(Problem::new(
            ProblemKind::JoinedRecords,
            record.place(),
            "_id",
            record.field("_id"),
            format!("a further row of {}; joined with its first", entity.id),
        ));
        reading.entities[place].absorb(entity);
    }
    Ok(reading)
}
