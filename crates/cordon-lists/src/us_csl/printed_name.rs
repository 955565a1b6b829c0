//! Names as US export agencies print them: one field that may hold several.
//!
//! "SIBERIAN AIRLINES D/B/A S7 AIRLINES", "Far East Trading Company, Inc. (a.k.a. FETCO, Inc.)",
//! "Huawei Technologies Co., Ltd. (Huawei).  Affiliated Entity:  Hangzhou …", "… and any successor,
//! sub-unit, or subsidiary thereof". A name is taken for what it names; the field as printed is its
//! note wherever the two differ.

use cordon_model::name::fold_space;
use cordon_model::{NameKind, NameValue};

/// Marks between two names, in lower case, with what the second name is.
const MARKS: &[(&str, NameKind)] = &[
    ("a.k.a.", NameKind::Alias),
    ("a/k/a", NameKind::Alias),
    ("aka", NameKind::Alias),
    ("d/b/a", NameKind::Alias),
    ("dba", NameKind::Alias),
    ("f.k.a.", NameKind::Former),
    ("f/k/a", NameKind::Former),
    ("fka", NameKind::Former),
];

/// Words after which comes the name of the body that is meant, a part of the one named before.
const PARTS: &[&str] = &["affiliated entity:", "subordinate institution -"];

/// Words from which on nothing more is named.
const TAILS: &[&str] =
    &[" and any successor", ", and any successor", ", and its sub-units", " and its sub-units"];

/// The names in a field, the main one first with kind `kind`.
pub(crate) fn names(printed: &str, kind: NameKind) -> Vec<NameValue> {
    let printed = fold_space(printed);
    // Marks are ASCII, and this keeps every offset as it is in `printed`.
    let lower = printed.to_ascii_lowercase();
    let start = PARTS
        .iter()
        .filter_map(|mark| lower.find(mark).map(|at| at + mark.len()))
        .max()
        .unwrap_or(0);
    let end = TAILS.iter().filter_map(|tail| lower[start..].find(tail)).min();
    let end = end.map_or(printed.len(), |end| start + end);
    let mut pieces = pieces(&printed[start..end]).into_iter();
    let mut names = Vec::new();
    if let Some((_, first)) = pieces.next() {
        let mut name = NameValue::new(first, kind);
        if name.text.is_empty() {
            name = NameValue::new(&printed, kind);
        }
        if name.text != printed {
            name.note = Some(printed.clone());
        }
        names.push(name);
    }
    names.extend(pieces.map(|(kind, text)| NameValue::new(text, kind)));
    names.retain(|name| !name.text.is_empty());
    names
}

/// A text cut at its marks; the first piece is the main name.
fn pieces(text: &str) -> Vec<(NameKind, &str)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut kind = NameKind::Primary;
    while let Some((at, mark, next)) = first_mark(rest) {
        pieces.push((kind, clean(&rest[..at])));
        rest = &rest[at + mark..];
        kind = next;
    }
    if pieces.is_empty() {
        return vec![(kind, clean_end(rest))];
    }
    for alias in rest.split("; ") {
        pieces.push((kind, clean(alias)));
    }
    pieces
}

/// Offset and length of the first mark that stands as a word of its own, and what it announces.
fn first_mark(text: &str) -> Option<(usize, usize, NameKind)> {
    let lower = text.to_ascii_lowercase();
    let is_word = |at: usize, length: usize| {
        let before = lower[..at].chars().next_back();
        let after = lower[at + length..].chars().next();
        before.is_some_and(|c| matches!(c, ' ' | '(' | '[' | ','))
            && after.is_some_and(|c| matches!(c, ' ' | ',' | ':'))
    };
    MARKS
        .iter()
        .flat_map(|(mark, kind)| {
            lower.match_indices(mark).map(move |(at, _)| (at, mark.len(), *kind))
        })
        .filter(|(at, length, _)| is_word(*at, *length))
        .min_by_key(|(at, ..)| *at)
}

/// A name without the brackets and commas that set it off from its mark: it ends where a bracket
/// closes that was opened before it.
fn clean(text: &str) -> &str {
    let text = text.trim_start_matches([' ', ',', ':']);
    let mut depth = 0_u32;
    let end = text.char_indices().find(|(_, character)| {
        match character {
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' if depth == 0 => return true,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        false
    });
    let text = end.map_or(text, |(at, _)| &text[..at]);
    clean_end(text).trim_end_matches(['(', '[', ' ', ','])
}

fn clean_end(text: &str) -> &str {
    text.trim().trim_end_matches([',', ';', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, expected: &[&str]) {
        let names = names(printed, NameKind::Primary);
        let texts: Vec<&str> = names.iter().map(|name| name.text.as_str()).collect();
        assert_eq!(texts, expected, "{printed}");
    }

    #[test]
    fn a_field_may_hold_several_names() {
        check(" I. ASH", &["I. ASH"]);
        check("SIBERIAN AIRLINES D/B/A S7 AIRLINES", &["SIBERIAN AIRLINES", "S7 AIRLINES"]);
        check("Far East Co., Inc. (a.k.a. FETCO, Inc.)", &["Far East Co., Inc.", "FETCO, Inc."]);
        check("Mex, Inc. (a.k.a. Pas Aero; Avia)", &["Mex, Inc.", "Pas Aero", "Avia"]);
        check("Ri Sung (aka Ri Su'ng) (DPRK individual)", &["Ri Sung", "Ri Su'ng"]);
        check("Kakaabadi, Akari Aka", &["Kakaabadi, Akari Aka"]);
        check("X and any successor, sub-unit, or subsidiary thereof", &["X"]);
        check("Big Co. (Big).  Affiliated Entity:  Small Co., Ltd.", &["Small Co., Ltd."]);
        check("Academy (CASIC)", &["Academy (CASIC)"]);
        check("", &[]);
        check("a.k.a. ", &["a.k.a."]);
    }

    #[test]
    fn the_printed_field_is_kept() {
        let names = names("X F/K/A Y", NameKind::Primary);
        assert_eq!(names[0].note.as_deref(), Some("X F/K/A Y"));
        assert_eq!(names[1].kind, NameKind::Former);
    }
}
