//! Both forms into designations: an id and its groups of values.

use std::collections::HashMap;

use encoding_rs::UTF_8;

use super::fields::{Field, field};
use super::group::{self, Group};
use super::values;
use crate::error::ReadError;
use crate::problem::{Problem, ProblemKind};
use crate::reading::{Reading, SourceFile};
use crate::text::decode;
use crate::xml::{Element, Records};

/// One designation, from one XML record or all CSV rows of its Unique ID.
#[derive(Debug, Default)]
pub(super) struct Designation {
    pub(super) id: String,
    pub(super) groups: Vec<Group>,
    /// Sanctions that the XML states as true flags, in words.
    pub(super) flags: Vec<String>,
    /// Byte ranges of its records.
    pub(super) spans: Vec<(u64, u64)>,
}

/// Designations in the order of their first record, found again by id.
#[derive(Debug, Default)]
struct Designations {
    list: Vec<Designation>,
    places: HashMap<String, usize>,
}

impl Designations {
    /// The designation of that id, and whether it was there.
    fn of(&mut self, id: &str) -> (&mut Designation, bool) {
        let known = self.places.contains_key(id);
        let place = *self.places.entry(id.to_owned()).or_insert(self.list.len());
        if !known {
            self.list.push(Designation { id: id.to_owned(), ..Designation::default() });
        }
        (&mut self.list[place], known)
    }
}

const PATHS: &[&str] = &["Designations/Designation", "Designations/DateGenerated"];

/// Reads the XML.
pub(super) fn xml(file: &SourceFile, reading: &mut Reading) -> Result<Vec<Designation>, ReadError> {
    let text = decode(file, UTF_8)?;
    let mut records = Records::open(&file.name, &text, PATHS)?;
    let mut found = Designations::default();
    while let Some((path, element)) = records.next()? {
        if path == 1 {
            reading.published = values::day(element.text());
            continue;
        }
        reading.records += 1;
        let place = format!("record {}", reading.records);
        let mut flags = Vec::new();
        let mut groups = Vec::new();
        collect(&element, &mut groups, &mut flags);
        let Some(id) = group::distinct(&groups, Field::UniqueId).first().map(ToString::to_string)
        else {
            reading.problems.push(without_id(&place, "UniqueID"));
            continue;
        };
        element.report_unused(&id, &mut reading.problems);
        let (designation, known) = found.of(&id);
        if known {
            reading.problems.push(Problem::new(
                ProblemKind::JoinedRecords,
                &id,
                "UniqueID",
                &id,
                "two records of one Unique ID were joined",
            ));
        }
        designation.groups.append(&mut groups);
        designation.flags.append(&mut flags);
        designation.spans.push(element.span());
    }
    Ok(found.list)
}

/// The leaves of an element as a group, and so for all elements below it; the depth is bounded by
/// that of the document. Elements that are not known stay unused and are reported by the caller.
fn collect(element: &Element, groups: &mut Vec<Group>, flags: &mut Vec<String>) {
    let mut group = Group::default();
    let is_flags = element.name() == "SanctionsImposedIndicators";
    for child in element.all_children() {
        if is_flags {
            if child.text().eq_ignore_ascii_case("true") {
                flags.push(in_words(child.name()));
            }
        } else if let Some(field) = field(child.name()).filter(|_| child.all_children().is_empty())
        {
            group.add(field, child.text());
        }
        collect(child, groups, flags);
    }
    if !group.is_empty() {
        groups.push(group);
    }
}

/// "AssetFreeze" in words: "Asset freeze".
fn in_words(name: &str) -> String {
    let mut words = String::with_capacity(name.len());
    for character in name.chars() {
        if character.is_uppercase() && !words.is_empty() {
            words.push(' ');
            words.extend(character.to_lowercase());
        } else {
            words.push(character);
        }
    }
    words
}

/// Reads the CSV.
pub(super) fn csv(file: &SourceFile, reading: &mut Reading) -> Result<Vec<Designation>, ReadError> {
    let text = decode(file, UTF_8)?;
    let table = group::table(file, &text, "Unique ID")?;
    let fields = table.fields(&mut reading.problems);
    let report_date = table.head.iter().find_map(|row| {
        let (_, date) = row.field(0).split_once("Date:")?;
        values::day(date)
    });
    reading.published = report_date;
    let id_column = fields.iter().position(|field| *field == Some(Field::UniqueId)).unwrap_or(0);
    let mut found = Designations::default();
    for row in &table.rows {
        reading.records += 1;
        let id = row.field(id_column);
        if id.is_empty() {
            let place = format!("line {}", row.line);
            reading.problems.push(without_id(&place, "Unique ID"));
            continue;
        }
        let group = group::row_group(row, &fields, id, &mut reading.problems);
        let (designation, _) = found.of(id);
        designation.groups.push(group);
        designation.spans.push(row.span);
    }
    Ok(found.list)
}

fn without_id(place: &str, field: &str) -> Problem {
    let message = "a record without a Unique ID";
    Problem::new(ProblemKind::RecordSkipped, place, field, "", message)
}
