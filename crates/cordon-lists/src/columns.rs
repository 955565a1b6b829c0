//! A table's header: columns by name, whatever their order, case and punctuation.
//!
//! Publishers reorder columns, and write "Name of Individual or Entity" one year and
//! `name_of_individual_or_entity` the next; positions would silently put one field in another's
//! place. A column that the reader does not know is reported once, and stays in the verbatim row.

use crate::problem::{Problem, ProblemKind};

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
