//! United States: the Denied Persons List of the Bureau of Industry and Security.
//!
//! A tab-separated text with a header and a row for each address of each denied person
//! (<https://www.bis.gov/dpl/dpl.txt>), 15 CFR 764.3(a)(2): nobody may take part in an export to
//! a denied person, or by one. So the measure is an export restriction, and nothing is frozen.
//!
//! The list prints no number of a person and repeats one for each address. Rows are one entity
//! when they print the same name and cite the same earliest notice of the Federal Register: later
//! notices and the effective date change with every renewal, the first one does not. Its id is
//! `us-bis-dpl-<hash of both>`, and every row but the first is told as joined, so that entities
//! and problems add up to the rows of the file. The same name under another order is another
//! entity: the list does not say whether it is the same person.
//!
//! The list does not say who is a person and who a company: all are `LegalEntity`.

mod map;

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
    id: "us_bis_dpl",
    title: "US BIS Denied Persons List",
    authority: "us",
    list: "Denied Persons List",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[Format { name: "DPL text", accepts, read }];

/// Where each column goes.
const FIELDS: &[(&str, &str)] = &[
    ("Name", "id, names"),
    ("Street_Address", "addresses.street"),
    ("City", "addresses.city"),
    ("State", "addresses.region"),
    ("Country", "addresses.country, countries"),
    ("Postal_Code", "addresses.postal_code"),
    ("Effective_Date", "listings.listed_on"),
    ("Expiration_Date", "listings.until"),
    ("Standard_Order", "listings.provisions"),
    ("Last_Update", "listings.facts.modifiedAt"),
    ("Action", "listings.facts.summary"),
    ("FR_Citation", "id, listings.acts"),
];

fn header(line: &str) -> Columns {
    let names: Vec<String> =
        line.split('\t').map(|name| name.trim().trim_matches('"').to_owned()).collect();
    Columns::new(&names)
}

fn accepts(files: &[SourceFile]) -> bool {
    let [file] = files else { return false };
    let columns = header(&table::first_line(&file.bytes));
    columns.have(&["Name", "Street_Address", "Effective_Date", "FR_Citation"])
}

fn read(context: &ReadContext, files: &[SourceFile]) -> Result<Reading, ReadError> {
    let [file] = files else {
        return Err(ReadError::MissingFile {
            expected: "the one text file of us_bis_dpl".to_owned(),
        });
    };
    let (columns, rows) = headed_rows(file, b'\t')?;
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
            "Name",
            record.field("Name"),
            format!("a further row of {}; joined with its first", entity.id),
        ));
        map::join(&mut reading.entities[place], entity);
    }
    Ok(reading)
}
