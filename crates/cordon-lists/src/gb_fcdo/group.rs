//! Values that belong together: the leaves of one XML element, or one CSV row.

use super::fields::{Field, field};
use super::texts::unescape;
use crate::error::ReadError;
use crate::problem::{Problem, ProblemKind};
use crate::reading::SourceFile;
use crate::table::{self, Row};

/// Values that belong together, in printed order; no empty ones.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Group(Vec<(Field, String)>);

impl Group {
    /// Adds a value, trimmed, unless it is empty.
    pub(crate) fn add(&mut self, field: Field, value: &str) {
        let value = value.trim();
        if !value.is_empty() {
            self.0.push((field, unescape(value)));
        }
    }

    /// All values of a field.
    pub(crate) fn all(&self, field: Field) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(known, _)| *known == field).map(|(_, value)| value.as_str())
    }

    /// The first value of a field; empty where there is none.
    pub(crate) fn first(&self, field: Field) -> &str {
        self.all(field).next().unwrap_or_default()
    }

    /// Whether it has no value.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The distinct values of a field in several groups, in printed order.
pub(crate) fn distinct(groups: &[Group], field: Field) -> Vec<&str> {
    let mut values: Vec<&str> = Vec::new();
    for value in groups.iter().flat_map(|group| group.all(field)) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

/// Lines of a table's head in which the header row is looked for.
const HEAD_ROWS_MAX: usize = 5;

/// Whether one of a file's first lines has all of these column names.
pub(crate) fn head_has(file: &SourceFile, columns: &[&str]) -> bool {
    const HEAD_BYTES_MAX: usize = 8192;
    let head = &file.bytes[..file.bytes.len().min(HEAD_BYTES_MAX)];
    let head = String::from_utf8_lossy(head);
    head.lines().take(HEAD_ROWS_MAX).any(|line| columns.iter().all(|column| line.contains(column)))
}

/// A table of a UK list: the rows before the header, the columns, the rows behind it.
#[derive(Debug)]
pub(crate) struct Table {
    /// Rows before the header: "Report Date: 08-Oct-2026".
    pub(crate) head: Vec<Row>,
    /// Column names as printed.
    pub(crate) columns: Vec<String>,
    /// The rows.
    pub(crate) rows: Vec<Row>,
}

/// Reads a table whose header has the column `id`.
///
/// # Errors
/// If there is no such header, or the file is cut short: its last line has no end or too few
/// fields.
pub(crate) fn table(file: &SourceFile, text: &str, id: &str) -> Result<Table, ReadError> {
    let mut rows = table::rows(&file.name, text, b',')?;
    let is_header = |row: &Row| row.fields.iter().any(|name| name == id);
    let Some(at) = rows.iter().take(HEAD_ROWS_MAX).position(is_header) else {
        return Err(ReadError::Malformed {
            file: file.name.clone(),
            line: rows.last().map_or(1, |row| row.line.min(HEAD_ROWS_MAX as u64)),
            message: format!("the header row has no column '{id}'"),
        });
    };
    let body = rows.split_off(at + 1);
    let columns = rows.pop().map(|header| header.fields).unwrap_or_default();
    let short = body.last().is_some_and(|row| row.fields.len() < columns.len());
    if short || !table::ends_its_line(text) {
        return Err(ReadError::Truncated {
            file: file.name.clone(),
            inside: format!("the row at line {}", body.last().map_or(1, |row| row.line)),
            offset: text.len() as u64,
        });
    }
    Ok(Table { head: rows, columns, rows: body })
}

impl Table {
    /// The fields of the columns; a column that is not known is reported once.
    pub(crate) fn fields(&self, problems: &mut Vec<Problem>) -> Vec<Option<Field>> {
        let fields: Vec<Option<Field>> = self.columns.iter().map(|name| field(name)).collect();
        for (name, known) in self.columns.iter().zip(&fields) {
            if known.is_none() && !name.is_empty() {
                problems.push(Problem::new(
                    ProblemKind::UnknownField,
                    "header",
                    name,
                    "",
                    "a column that this reader does not know; see the verbatim record",
                ));
            }
        }
        fields
    }
}

/// A row as a group; one with another number of fields than the header is reported.
pub(crate) fn row_group(
    row: &Row,
    fields: &[Option<Field>],
    record: &str,
    problems: &mut Vec<Problem>,
) -> Group {
    let mut group = Group::default();
    for (field, value) in fields.iter().zip(&row.fields) {
        if let Some(field) = field {
            group.add(*field, value);
        }
    }
    let surplus = row.fields.iter().skip(fields.len()).any(|value| !value.is_empty());
    if row.fields.len() < fields.len() || surplus {
        let found = row.fields.len();
        problems.push(Problem::new(
            ProblemKind::BadValue,
            record,
            format!("line {}", row.line),
            row.fields.last().map_or("", String::as_str),
            format!("{found} fields where the header has {}", fields.len()),
        ));
    }
    group
}
