//! A table's header: columns by name, whatever their order, case and punctuation.
//!
//! Publishers reorder columns, and write "Name of Individual or Entity" one year and
//! `name_of_individual_or_entity` the next; positions would silently put one field in another's
//! place. A column that the reader does not know is reported once, and stays in the verbatim row.

use encoding_rs::UTF_8;

use crate::error::ReadError;
use crate::problem::{Problem, ProblemKind};
use crate::reading::SourceFile;
use crate::table::{Row, ends_its_line, rows};
use crate::text::decode;

/// The columns of a table.
#[derive(Debug, Clone, Default)]
pub(crate) struct Columns {
    printed: Vec<String>,
    plain: Vec<String>,
}

impl Columns {
    /// The columns of a header row.
    pub(crate) fn new(header: &[String]) -> Columns {
        let plain = header.iter().map(|name| plain(name)).collect();
        Columns { printed: header.to_vec(), plain }
    }

    /// Place of the first column of that name.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        let name = plain(name);
        self.plain.iter().position(|column| *column == name)
    }

    /// Whether all these columns are there.
    pub(crate) fn have(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.position(name).is_some())
    }

    /// A problem for every named column that is not among the known ones.
    pub(crate) fn report_unknown(&self, known: &[(&str, &str)], problems: &mut Vec<Problem>) {
        let known: Vec<String> = known.iter().map(|(name, _)| plain(name)).collect();
        for (printed, column) in self.printed.iter().zip(&self.plain) {
            if !column.is_empty() && !known.contains(column) {
                problems.push(Problem::new(
                    ProblemKind::UnknownField,
                    "header",
                    printed.as_str(),
                    printed,
                    "a column that this reader does not know; see the verbatim rows",
                ));
            }
        }
    }
}

/// A name with nothing but its letters and digits, in lower case.
fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The columns and the rows of a table with a header row; blank rows are left out.
///
/// # Errors
/// If it is not UTF-8, or does not end its last line, as every whole file of the sources does.
pub(crate) fn headed_rows(
    file: &SourceFile,
    delimiter: u8,
) -> Result<(Columns, Vec<Row>), ReadError> {
    let text = decode(file, UTF_8)?;
    let rows = rows(&file.name, &text, delimiter)?;
    if !ends_its_line(&text) {
        return Err(ReadError::Truncated {
            file: file.name.clone(),
            inside: "its last row".to_owned(),
            offset: text.len() as u64,
        });
    }
    let mut rows = rows.into_iter().filter(|row| row.fields.iter().any(|field| !field.is_empty()));
    let columns = rows.next().map(|row| Columns::new(&row.fields)).unwrap_or_default();
    Ok((columns, rows.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_blanks_and_underscores_do_not_matter() {
        let header = ["Name of Individual or Entity", "imo_number", ""].map(str::to_owned);
        let columns = Columns::new(&header);
        assert_eq!(columns.position("name_of_individual_or_entity"), Some(0));
        assert_eq!(columns.position("IMO Number"), Some(1));
        assert!(!columns.have(&["IMO Number", "Reference"]));
        let mut problems = Vec::new();
        columns.report_unknown(&[("IMO Number", "")], &mut problems);
        assert_eq!(problems.len(), 1);
    }
}
