//! OFSI's Consolidated List of Financial Sanctions Targets, closed on 28 January 2026: for history.
//!
//! His Majesty's Treasury's Office of Financial Sanctions Implementation published one CSV
//! ("ConList.csv"): a first row with its date, a header, and one row for every name, birth date and
//! address of a group, multiplied out. Rows of one `Group ID` are one entity. Two forms are read,
//! told apart by nothing but their column names: that of 2018, with passports and national numbers
//! as free text, and that of 2022 to 2026, with numbers, native-script names and an alias quality
//! of their own, and an "Other Information" made of labelled parts ("(UK Statement of
//! Reasons):… (Gender):Male"), which are read into the fields that they name.
//!
//! Every group is a target of financial sanctions, so the measure is an asset freeze (each regime's
//! regulations under the Sanctions and Anti-Money Laundering Act 2018, and before 2021 the EU
//! regulations and UK freezing orders that the list consolidated). A group under two regimes has
//! two listings. Ships stand as "Entity" in the older form: a group whose information begins with
//! its IMO number is one.
//!
//! The file names no character set: bytes that are UTF-8 are read as such, others as windows-1252,
//! which the older files are in.
//!
//! Source: <https://www.gov.uk/government/publications/financial-sanctions-consolidated-list-of-targets>

mod map;
mod other_information;
mod parse;

#[cfg(test)]
mod tests;

use crate::error::ReadError;
use crate::gb_fcdo::group::head_has;
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::source::{Format, Source};

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "gb_ofsi",
    title: "OFSI Consolidated List of Financial Sanctions Targets (closed 2026-01-28)",
    authority: "gb",
    list: "OFSI Consolidated List",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[Format { name: "ConList CSV", accepts, read }];

fn accepts(files: &[SourceFile]) -> bool {
    let [file] = files else { return false };
    head_has(file, &["Name 6", "Group Type", "Alias Type"])
}

fn read(context: &ReadContext, files: &[SourceFile]) -> Result<Reading, ReadError> {
    let Some(file) = files.first() else {
        return Err(ReadError::MissingFile { expected: "ConList.csv".to_owned() });
    };
    let mut reading = Reading::default();
    let groups = parse::rows(file, &mut reading)?;
    for rows in &groups {
        let entity = map::entity(context, rows, &file.name, &mut reading.problems);
        reading.entities.push(entity);
    }
    Ok(reading)
}
