//! Small readings of printed text that several sources share.
//!
//! UN, EU and Australia print several positions in one field as "a) … b) …", and dates with or
//! without a time behind them. Nothing is guessed: what has no marker stays one piece.

use cordon_model::{DatePoint, PartialDate};

/// The items of an enumeration "a) … b) …", "(a) …, (b) …", "1. …, 2. …"; the text itself where
/// it is none. What stands before the first marker is an item of its own; a lone leading marker,
/// left over where a source has cut its enumeration into fields, is taken off. White space and
/// separators at the ends of items are taken off.
pub(crate) fn enumerated(text: &str) -> Vec<&str> {
    for first in ['a', '1'] {
        let markers = markers(text, first);
        if markers.len() > 1 {
            return between(text, &markers);
        }
    }
    let lone = lone_marker(text).unwrap_or(0);
    let item = trimmed(text.get(lone..).unwrap_or(text));
    if item.is_empty() { Vec::new() } else { vec![item] }
}

/// Places (start, end) of the markers of one enumeration, in order: `first` and its successors.
fn markers(text: &str, first: char) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut wanted = first;
    let mut from = 0;
    while let Some(marker) = marker(text, from, wanted) {
        found.push(marker);
        from = marker.1;
        match char::from_u32(u32::from(wanted) + 1).filter(char::is_ascii_alphanumeric) {
            Some(next) => wanted = next,
            None => break,
        }
    }
    found
}

/// First "x)" or "(x)" at or after a place, for a digit "1." too, at the start of a word.
fn marker(text: &str, from: usize, wanted: char) -> Option<(usize, usize)> {
    let rest = text.get(from..)?;
    for (at, character) in rest.char_indices() {
        if character.to_ascii_lowercase() != wanted {
            continue;
        }
        let before = text.get(..from + at)?;
        let after = text.get(from + at + 1..)?;
        let closed = after.starts_with(')')
            || (wanted.is_ascii_digit()
                && after.starts_with('.')
                && !after[1..].starts_with(|next: char| next.is_ascii_digit()));
        let (start, opens) = match before.strip_suffix('(') {
            Some(shorter) => (shorter.len(), shorter),
            None => (before.len(), before),
        };
        let at_word = opens.chars().next_back().is_none_or(|last| !last.is_alphanumeric());
        if closed && at_word {
            return Some((start, from + at + 2));
        }
    }
    None
}

fn between<'a>(text: &'a str, markers: &[(usize, usize)]) -> Vec<&'a str> {
    let starts = std::iter::once(0).chain(markers.iter().map(|(_, end)| *end));
    let ends = markers.iter().map(|(start, _)| *start).chain([text.len()]);
    starts
        .zip(ends)
        .filter_map(|(start, end)| text.get(start..end))
        .map(trimmed)
        .filter(|item| !item.is_empty())
        .collect()
}

/// End of a marker "b)" or "(b)" that stands alone at the start.
fn lone_marker(text: &str) -> Option<usize> {
    let trimmed = text.trim_start();
    let inner = trimmed.strip_prefix('(').unwrap_or(trimmed);
    let mut characters = inner.chars();
    characters.next().filter(char::is_ascii_lowercase)?;
    let rest = characters.as_str().strip_prefix(')')?;
    Some(text.len() - rest.len())
}

fn trimmed(item: &str) -> &str {
    item.trim_matches(|character: char| character.is_whitespace() || ",;".contains(character))
}

/// A day, month or year in ISO form; a time or zone behind a day is left out.
pub(crate) fn iso_date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let point = |text: &str| text.parse::<DatePoint>().ok().map(PartialDate::from);
    point(text).or_else(|| {
        let (day, rest) = (text.get(..10)?, text.get(10..)?);
        rest.starts_with(['T', 'Z', '+', '-', ' ']).then(|| point(day)).flatten()
    })
}

/// Joins what is there of a few texts by ", ".
pub(crate) fn joined(parts: &[Option<&str>]) -> String {
    let present: Vec<&str> = parts.iter().flatten().copied().collect();
    present.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_an_enumeration_come_apart() {
        let cases: &[(&str, &[&str])] = &[
            ("a) Chief of Staff, b) Deputy", &["Chief of Staff", "Deputy"]),
            ("(a) Maulavi, (b) Mullah.", &["Maulavi", "Mullah."]),
            ("1. Qari, 2. Alhaj", &["Qari", "Alhaj"]),
            ("General a) Commander; b) Chief", &["General", "Commander", "Chief"]),
            ("b) Minister", &["Minister"]),
            ("(a) Minister of Finance", &["Minister of Finance"]),
            ("Head of the GRU (Russia)", &["Head of the GRU (Russia)"]),
            ("Head of Prosecution (China) and (b)", &["Head of Prosecution (China) and (b)"]),
            ("Commander, 1.5 Division", &["Commander, 1.5 Division"]),
            ("", &[]),
            ("a)", &[]),
            ("é a) ü b)ö", &["é", "ü", "ö"]),
        ];
        for (text, items) in cases {
            assert_eq!(enumerated(text), *items, "{text}");
        }
    }

    #[test]
    fn times_behind_days_do_not_matter() {
        for text in ["2021-03-22", "2021-03-22T17:44:28.283+02:00", "2021-03-22+01:00"] {
            assert_eq!(iso_date(text).unwrap().to_string(), "2021-03-22", "{text}");
        }
        assert_eq!(iso_date("1963-05").unwrap().to_string(), "1963-05");
        for text in ["", "22.03.2021", "2021-03-221", "2021-02-30"] {
            assert!(iso_date(text).is_none(), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_comes_apart_without_panic(text in "[abc123().,; é王]{0,40}") {
            assert!(enumerated(&text).iter().map(|item| item.len()).sum::<usize>() <= text.len());
            let _ = iso_date(&text);
        }
    }
}
