//! "Other Information": one column for all that had no other.
//!
//! In the newer form it is made of parts with labels, "(UK Sanctions List Ref):RUS0296. (UK
//! Statement of Reasons):… (Gender):Male"; in the older it is prose, in which the UN's reference
//! and a ship's IMO number follow a few fixed words.

use crate::gb_fcdo::fields::{Field, field};
use crate::gb_fcdo::group::Group;

/// The labelled parts as values of the fields that they name; unlabelled text, and parts with a
/// label that is no field, stay "Other Information".
pub(super) fn parts(text: &str) -> Group {
    let mut group = Group::default();
    let labels = labels(text);
    let prose_end = labels.first().map_or(text.len(), |label| label.start);
    group.add(Field::OtherInformation, text.get(..prose_end).unwrap_or_default());
    for (row, label) in labels.iter().enumerate() {
        let end = labels.get(row + 1).map_or(text.len(), |next| next.start);
        let value = text.get(label.end..end).unwrap_or_default().trim();
        match field(label.name) {
            Some(Field::Reason | Field::OtherInformation) => {
                let field = field(label.name).unwrap_or(Field::OtherInformation);
                group.add(field, value);
            }
            Some(field) => group.add(field, value.strip_suffix('.').unwrap_or(value)),
            None => group.add(Field::OtherInformation, &format!("{}: {value}", label.name)),
        }
    }
    group
}

/// A label with its place: from its bracket to behind its colon.
struct Label<'a> {
    name: &'a str,
    start: usize,
    end: usize,
}

/// Longest label, in bytes.
const LABEL_BYTES_MAX: usize = 60;

fn labels(text: &str) -> Vec<Label<'_>> {
    let mut labels: Vec<Label> = Vec::new();
    for (close, mark) in text.match_indices("):") {
        let from = labels.last().map_or(0, |label| label.end);
        let before = text.get(from..close).unwrap_or_default();
        let Some(open) = before.rfind('(') else { continue };
        let name = before.get(open + 1..).unwrap_or_default();
        let is_label = name.len() <= LABEL_BYTES_MAX
            && name.starts_with(|first: char| first.is_ascii_uppercase());
        if is_label {
            labels.push(Label { name, start: from + open, end: close + mark.len() });
        }
    }
    labels
}

/// The UN's reference in prose: "UN Ref QDe.004.", "UN REF:QE.A.146.14", "UN Ref.KPI.067".
pub(super) fn un_reference(prose: &str) -> Option<&str> {
    let lower = prose.to_ascii_lowercase();
    for mark in ["un ref", "un. ref", "un listing ref"] {
        for (at, _) in lower.match_indices(mark) {
            let rest = prose.get(at + mark.len()..)?;
            let rest = ["erence", "ERENCE"]
                .iter()
                .find_map(|ending| rest.strip_prefix(ending))
                .unwrap_or(rest);
            let rest = skip_number_word(rest.trim_start_matches(PUNCTUATION));
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '.');
            let reference = up_to_number(rest.get(..end.unwrap_or(rest.len()))?);
            if looks_like_reference(reference) {
                return Some(reference);
            }
        }
    }
    None
}

const PUNCTUATION: [char; 6] = [' ', '.', ':', ')', '(', '\u{a0}'];

fn skip_number_word(rest: &str) -> &str {
    let words = ["number", "Number", "no", "No"];
    let skipped = words.iter().find_map(|word| rest.strip_prefix(word));
    skipped.map_or(rest, |rest| rest.trim_start_matches(PUNCTUATION))
}

/// Without what follows the last number: "KPi.038.Member of" goes on without a space.
fn up_to_number(text: &str) -> &str {
    let mut text = text.trim_matches('.');
    while let Some((rest, last)) = text.rsplit_once('.')
        && !last.ends_with(|last: char| last.is_ascii_digit())
    {
        text = rest;
    }
    text
}

/// Letters, points and a number: "QDi.012", "QI.A.304.11".
fn looks_like_reference(text: &str) -> bool {
    let starts = text.starts_with(|first: char| first.is_ascii_uppercase());
    starts && text.contains('.') && text.ends_with(|last: char| last.is_ascii_digit())
}

/// The IMO number that prose begins with, as that of a ship does: "(IMO number: 7303803).
/// Annex XIV."
pub(super) fn leading_imo(prose: &str) -> Option<&str> {
    let start = prose.trim_start_matches(['(', ' ']);
    if start.starts_with("IMO") { imo(start) } else { None }
}

/// The IMO number that prose names anywhere.
pub(super) fn imo(prose: &str) -> Option<&str> {
    const DIGITS: usize = 7;
    let (_, rest) = prose.split_once("IMO")?;
    let at = rest.find(|character: char| character.is_ascii_digit())?;
    let between = rest.get(..at)?.to_lowercase();
    let fixed = between.trim_matches([' ', ':', '.', '(', ')']);
    let number = rest.get(at..at + DIGITS)?;
    let whole = number.bytes().all(|byte| byte.is_ascii_digit())
        && !rest.get(at + DIGITS..)?.starts_with(|next: char| next.is_ascii_digit());
    (whole && matches!(fixed, "" | "number" | "no")).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labelled_parts_become_fields() {
        let group = parts(
            "Lives abroad. (UK Sanctions List Ref):RUS0001. \
            (UK Statement of Reasons):He (the Duke) did it. (Gender):Male. (Shoe size):44",
        );
        assert_eq!(group.first(Field::UniqueId), "RUS0001");
        assert_eq!(group.first(Field::Reason), "He (the Duke) did it.");
        assert_eq!(group.first(Field::Gender), "Male");
        let notes: Vec<&str> = group.all(Field::OtherInformation).collect();
        assert_eq!(notes, ["Lives abroad.", "Shoe size: 44"]);
        assert!(parts("").is_empty());
        assert_eq!(parts("):(): x").first(Field::OtherInformation), "):(): x");
    }

    #[test]
    fn un_references_are_found() {
        let check = |text: &str, expected: &str| {
            assert_eq!(un_reference(text).unwrap_or_default(), expected, "{text}");
        };
        check("UN Ref QDe.004. Emir", "QDe.004");
        check("UN REF:QE.A.146.14. Also", "QE.A.146.14");
        check("UN Listing. UN Ref.KPI.067.", "KPI.067");
        check("UN Reference Number: QDi.012", "QDi.012");
        check("UN Ref Q.I.A.304.11. Operative", "Q.I.A.304.11");
        check("EU listing. Not UN.", "");
        check("UN refused", "");
        check("UN. REF.KPI.073. Head", "KPI.073");
        check("UN Ref KPi.038.Member of", "KPi.038");
    }

    #[test]
    fn imo_numbers_are_found() {
        assert_eq!(leading_imo("(IMO number: 7303803).Annex"), Some("7303803"));
        assert_eq!(leading_imo("IMO: 8937675. MMSI"), Some("8937675"));
        assert_eq!(leading_imo("Annex XIII. IMO Number: 5342883"), None);
        assert_eq!(imo("Annex XIII. IMO Number: 5342883"), Some("5342883"));
        assert_eq!(imo("IMO: 123"), None);
        assert_eq!(imo("IMO in 1999 12345678"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_text(text in r"([()A-cé王]{0,3}|[0-9]{0,8}|[ .:]|\):|UN Ref|IMO|No){0,12}") {
            parts(&text);
            un_reference(&text);
            proptest::prop_assert!(imo(&text).is_none_or(|number| number.len() == 7));
        }
    }
}
