//! The rows of the CSV, by group.

use std::collections::HashMap;

use encoding_rs::{UTF_8, WINDOWS_1252};

use crate::error::ReadError;
use crate::gb_fcdo::fields::Field;
use crate::gb_fcdo::group::{self, Group};
use crate::gb_fcdo::values;
use crate::problem::{Problem, ProblemKind};
use crate::reading::{Reading, SourceFile};
use crate::text::decode;

/// All rows of one Group ID.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub(super) id: String,
    pub(super) groups: Vec<Group>,
    /// Byte ranges of its rows in the text as UTF-8.
    pub(super) spans: Vec<(u64, u64)>,
}

/// Reads the rows, groups in the order of their first row.
pub(super) fn rows(file: &SourceFile, reading: &mut Reading) -> Result<Vec<Rows>, ReadError> {
    let is_utf8 = std::str::from_utf8(&file.bytes).is_ok();
    let text = decode(file, if is_utf8 { UTF_8 } else { WINDOWS_1252 })?;
    let table = group::table(file, &text, "Group ID")?;
    let fields = table.fields(&mut reading.problems);
    let dated = table.head.iter().find(|row| row.field(0).eq_ignore_ascii_case("last updated"));
    reading.published = dated.and_then(|row| values::day(row.field(1)));
    let id_column = fields.iter().position(|field| *field == Some(Field::GroupId)).unwrap_or(0);
    let mut list: Vec<Rows> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for row in &table.rows {
        reading.records += 1;
        let id = row.field(id_column);
        if id.is_empty() {
            reading.problems.push(Problem::new(
                ProblemKind::RecordSkipped,
                format!("line {}", row.line),
                "Group ID",
                "",
                "a row without a Group ID",
            ));
            continue;
        }
        let group = group::row_group(row, &fields, id, &mut reading.problems);
        let place = *places.entry(id).or_insert(list.len());
        if place == list.len() {
            list.push(Rows { id: id.to_owned(), ..Rows::default() });
        }
        list[place].groups.push(group);
        list[place].spans.push(row.span);
    }
    Ok(list)
}
