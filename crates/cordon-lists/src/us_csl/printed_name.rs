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
    let start = PARTS.iter().filter_map(|mark| lower.find(mark).map(|at| at + mark.len())).max();
    let from = start.unwrap_or(0);
    let end = TAILS.iter().filter_map(|tail| lower[from..].find(tail)).min();
    let named = &printed[from..end.map_or(printed.len(), |end| from + end)];
    let mut names: Vec<NameValue> = pieces(named)
        .into_iter()
        .enumerate()
        .map(|(row, (mark, text))| NameValue::new(&text, if row == 0 { kind } else { mark }))
        .filter(|name| !name.text.is_empty())
        .collect();
    if let Some(first) = names.first_mut().filter(|_| start.is_some())
        && is_numbered(&first.text)
    {
        // "283 Factory" names nobody without the body that it belongs to.
        first.kind = NameKind::WeakAlias;
        names.insert(0, NameValue::new(&printed, kind));
    }
    if names.is_empty() && !printed.is_empty() {
        names.push(NameValue::new(&printed, kind));
    }
    if let Some(first) = names.first_mut().filter(|first| first.text != clean_end(&printed)) {
        first.note = Some(printed);
    }
    names
}

/// Whether a name begins with a number, in digits or as a word.
fn is_numbered(name: &str) -> bool {
    const ORDINALS: &[&str] = &["first", "second", "third", "fourth", "fifth", "sixth"];
    let word = name.split(' ').next().unwrap_or_default().to_ascii_lowercase();
    word.starts_with(|character: char| character.is_ascii_digit())
        || ORDINALS.contains(&word.as_str())
}

/// A text cut at its marks; the first piece is the main name. What stands behind the bracket of a
/// mark belongs to the main name, unless it is a bracket too: "PEARL (A.K.A. NEI-CHIEN CHU) LI".
fn pieces(text: &str) -> Vec<(NameKind, String)> {
    let Some((at, mark, kind)) = first_mark(text) else {
        return vec![(NameKind::Primary, clean_end(text).to_owned())];
    };
    let bracketed = text[..at].ends_with(['(', '[']);
    let tail = &text[at + mark..];
    let (inside, behind) = if bracketed { split_at_close(tail) } else { (tail, "") };
    let mut head = clean(&text[..at]).to_owned();
    let behind = clean_end(behind);
    if !behind.is_empty() && !behind.starts_with(['(', '[', ',', '.']) {
        head = format!("{head} {behind}");
    }
    let mut pieces = vec![(NameKind::Primary, head)];
    let mut rest = inside;
    let mut kind = kind;
    while let Some((at, mark, next)) = first_mark(rest) {
        pieces.push((kind, clean(&rest[..at]).to_owned()));
        rest = &rest[at + mark..];
        kind = next;
    }
    pieces.extend(rest.split("; ").map(|alias| (kind, clean(alias).to_owned())));
    pieces
}

/// A text cut where a bracket closes that was opened before it.
fn split_at_close(text: &str) -> (&str, &str) {
    let mut depth = 0_u32;
    let close = text.char_indices().find(|(_, character)| {
        match character {
            '(' | '[' => depth = depth.saturating_add(1),
            ')' | ']' if depth == 0 => return true,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        false
    });
    close.map_or((text, ""), |(at, _)| (&text[..at], &text[at + 1..]))
}

/// Offset and length of the first mark that stands as a word of its own, and what it announces.
fn first_mark(text: &str) -> Option<(usize, usize, NameKind)> {
    let lower = text.to_ascii_lowercase();
    let is_word = |at: usize, length: usize| {
        let before = lower[..at].chars().next_back();
        let after = lower[at + length..].chars().next();
        before.is_none_or(|c| matches!(c, ' ' | '(' | '[' | ','))
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

/// A name without the brackets and commas that set it off from its mark.
fn clean(text: &str) -> &str {
    let text = text.trim_start_matches([' ', ',', ':', '-']);
    clean_end(split_at_close(text).0).trim_end_matches(['(', '[', ' ', ','])
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
        check("PEARL (A.K.A. NEI CHU) LI", &["PEARL LI", "NEI CHU"]);
        check(
            "A. Subordinate Institution - 9 Factory",
            &["A. Subordinate Institution - 9 Factory", "9 Factory"],
        );
        check("Comma Co., Ltd.,", &["Comma Co., Ltd."]);
        check("", &[]);
        check("a.k.a. ", &["a.k.a."]);
        check("f.k.a. Sibir OAO", &["Sibir OAO"]);
    }

    #[test]
    fn the_printed_field_is_kept() {
        let names = names("X F/K/A Y", NameKind::Primary);
        assert_eq!(names[0].note.as_deref(), Some("X F/K/A Y"));
        assert_eq!(names[1].kind, NameKind::Former);
        assert_eq!(super::names("Comma Co.,", NameKind::Alias)[0].note, None);
    }
}
