//! Australia: the Consolidated List of the Department of Foreign Affairs and Trade.
//!
//! One XLSX workbook (<https://www.dfat.gov.au/international-relations/security/sanctions/
//! consolidated-list>) with a row for each *name*: reference 101 holds the primary name and all
//! particulars, 101a and 101b its aliases, mostly with the particulars repeated, and not always in
//! one place. So rows are grouped by the number of their reference; the entity is
//! `au-dfat-<number>`. Columns are found by name, today's ("Name of Individual or Entity") and the
//! older ones.
//!
//! The list has two sources of law: sanctions of the UN Security Council (the committee is named by
//! its resolution) and Australia's own ("Autonomous (Russia)"). What is imposed stands in four
//! columns of yes and no; older files lack them, and then everybody on the list is subject to
//! targeted financial sanctions, which is what the list is of.
//!
//! The file itself may not be redistributed with the project: the tests' workbooks are written by
//! `testdata/make.py`.

mod dates;
mod map;
mod workbook;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::columns::Columns;
use crate::error::ReadError;
use crate::problem::{Problem, ProblemKind};
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::source::{Format, Source};
use workbook::{Cell, Sheet, SheetRow};

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "au_dfat",
    title: "Australia DFAT Consolidated List",
    authority: "au",
    list: "DFAT Consolidated List",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[Format { name: "DFAT workbook", accepts, read }];

/// Where each column goes.
const FIELDS: &[(&str, &str)] = &[
    ("Reference", "id, listings.reference"),
    ("Name of Individual or Entity", "names"),
    ("Type", "schema"),
    ("Name Type", "names.kind"),
    ("Alias Strength", "names.kind"),
    ("Date of Birth", "dates"),
    ("Place of Birth", "facts.birthPlace, countries"),
    ("Citizenship", "countries"),
    ("Address", "addresses, countries"),
    ("Additional Information", "facts.notes, listings.un_reference"),
    ("Listing Information", "listings.facts.summary, .listed_on, .un_reference"),
    ("IMO Number", "identifiers"),
    ("Committees", "listings.programme"),
    ("Control Date", "listings.listed_on, .events"),
    ("Instrument of Designation", "listings.acts"),
    ("Targeted Financial Sanction", "listings.measures"),
    ("Travel Ban", "listings.measures"),
    ("Arms Embargo", "listings.measures"),
    ("Maritime Restriction", "listings.measures"),
];

/// Columns that only this list has together.
const SIGNS: &[&str] = &["Reference", "Name of Individual or Entity", "Name Type", "Committees"];

/// Rows at the head of a sheet among which the header is looked for.
const HEADER_ROWS_MAX: usize = 20;

fn accepts(files: &[SourceFile]) -> bool {
    let [file] = files else { return false };
    file.bytes.starts_with(b"PK")
        && workbook::sheets(file).is_ok_and(|sheets| sheets.iter().any(|s| header(s).is_some()))
}

/// Columns of a sheet and the place of its header among its rows.
fn header(sheet: &Sheet) -> Option<(Columns, usize)> {
    sheet.rows.iter().take(HEADER_ROWS_MAX).enumerate().find_map(|(place, row)| {
        let width = row.cells.iter().map(|(column, _)| column + 1).max().unwrap_or(0);
        let mut names = vec![String::new(); width];
        for (column, cell) in &row.cells {
            if let Cell::Text(text) = cell {
                names[*column] = text.replace("_x000D_", " ").trim().to_owned();
            }
        }
        let columns = Columns::new(&names);
        columns.have(SIGNS).then_some((columns, place))
    })
}

fn read(context: &ReadContext, files: &[SourceFile]) -> Result<Reading, ReadError> {
    let [file] = files else {
        return Err(ReadError::MissingFile { expected: "the one workbook of au_dfat".to_owned() });
    };
    let mut reading = Reading::default();
    let mut earlier = HashMap::new();
    for sheet in workbook::sheets(file)? {
        match header(&sheet) {
            Some((columns, place)) => {
                columns.report_unknown(FIELDS, &mut reading.problems);
                let place_of = format!("{}#{}", file.name, sheet.name);
                let rows = sheet.rows.get(place + 1..).unwrap_or_default();
                add_rows(context, &columns, rows, &place_of, &mut earlier, &mut reading);
            }
            None if sheet.rows.iter().any(|row| !row.cells.is_empty()) => {
                let message = "a sheet without the list's header; left out";
                let kind = ProblemKind::UnknownField;
                reading.problems.push(Problem::new(kind, "sheet", &sheet.name, "", message));
            }
            None => {}
        }
    }
    Ok(reading)
}

/// Groups the rows of a sheet by the number of their reference and adds an entity for each;
/// `earlier` holds the places of the entities by number.
fn add_rows(
    context: &ReadContext,
    columns: &Columns,
    rows: &[SheetRow],
    place: &str,
    earlier: &mut HashMap<String, usize>,
    reading: &mut Reading,
) {
    let mut groups: Vec<(String, Vec<map::Row<'_>>)> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for row in rows.iter().filter(|row| !row.cells.is_empty()) {
        reading.records += 1;
        let row = map::Row { columns, row };
        let reference = row.text("Reference");
        let number: String = reference.chars().take_while(char::is_ascii_digit).collect();
        if number.is_empty() || row.text("Name of Individual or Entity").is_empty() {
            let message = "a row without a reference or a name";
            let kind = ProblemKind::RecordSkipped;
            let raw = row.text("Name of Individual or Entity");
            reading.problems.push(Problem::new(kind, row.place(), "Reference", &raw, message));
            continue;
        }
        let next = groups.len();
        let group = *known.entry(number.clone()).or_insert(next);
        if group == next {
            groups.push((number, Vec::new()));
        }
        groups[group].1.push(row);
    }
    for (number, rows) in &groups {
        let group = map::Group { number, rows, place };
        let entity = group.entity(&context.source, &mut reading.problems);
        // A second sheet may go on with a reference of the first.
        match earlier.get(number).and_then(|place| reading.entities.get_mut(*place)) {
            Some(known) => known.absorb(entity),
            None => {
                earlier.insert(number.clone(), reading.entities.len());
                reading.entities.push(entity);
            }
        }
    }
}
