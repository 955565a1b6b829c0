//! Names: parts and scripts into [`NameValue`]s.
//!
//! A name in another script than Latin is the name as its bearer writes it, so it is of kind
//! [`NameKind::Original`], unless OFAC calls the name weak or former, which it then stays. Latin
//! names read given name first, as `vocabulary::name_from_ofac` says; Han and Hangul names of
//! persons read family name first and without a space, as they are written.

use cordon_model::{NameKind, NamePart, NamePartKind, NameValue, Script};

use super::super::vocabulary::alias_kind;
use super::PartyName;

/// The service's word for a script, its ISO 15924 code, the script, the language it implies.
const SCRIPTS: &[(&str, &str, Script, Option<&str>)] = &[
    ("Arabic", "Arab", Script::Arabic, None),
    ("Armenian", "Armn", Script::Armenian, Some("hy")),
    ("Chinese Simplified", "Hans", Script::Han, Some("zh")),
    ("Chinese Traditional", "Hant", Script::Han, Some("zh")),
    ("Cyrillic", "Cyrl", Script::Cyrillic, None),
    ("Georgian", "Geor", Script::Georgian, Some("ka")),
    ("Greek", "Grek", Script::Greek, Some("el")),
    ("Hangul", "Hang", Script::Hangul, Some("ko")),
    ("Hebrew", "Hebr", Script::Hebrew, None),
    ("Japanese", "Jpan", Script::Han, Some("ja")),
    ("Korean", "Kore", Script::Hangul, Some("ko")),
    ("Latin", "Latn", Script::Latin, None),
];

/// The script, and the language that it implies, by the service's word for it or its code.
pub(in crate::us_ofac) fn script(text: &str) -> Option<(Script, Option<&'static str>)> {
    let text = text.trim();
    let row = SCRIPTS
        .iter()
        .find(|row| row.0.eq_ignore_ascii_case(text) || row.1.eq_ignore_ascii_case(text));
    row.map(|row| (row.2, row.3)).or_else(|| text.parse().ok().map(|script| (script, None)))
}

/// Label of a part, its kind, and its place in the reading order: given names first.
const PARTS: &[(&str, NamePartKind)] = &[
    ("First Name", NamePartKind::Given),
    ("Middle Name", NamePartKind::Middle),
    ("Nickname", NamePartKind::Nickname),
    ("Last Name", NamePartKind::Family),
    ("Maiden Name", NamePartKind::Maiden),
    // OFAC's "patronymic" and "matronymic" are the two Spanish family names.
    ("Patronymic", NamePartKind::Patronymic),
    ("Matronymic", NamePartKind::Matronymic),
    ("Entity Name", NamePartKind::Whole),
    ("Vessel Name", NamePartKind::Whole),
    ("Aircraft Name", NamePartKind::Whole),
];

/// How many rows of [`PARTS`] are given names.
const GIVEN_ROWS: usize = 3;

/// The name as the model has it; `None` without any text.
pub(super) fn name_value(name: &PartyName, primary: bool) -> Option<NameValue> {
    let (kind, label) = match &name.alias {
        _ if primary => (NameKind::Primary, None),
        Some(alias) => alias_kind(alias, name.weak),
        None => alias_kind("", name.weak),
    };
    let mut parts: Vec<(usize, NamePart)> = name.parts.iter().map(part).collect();
    parts.sort_by_key(|(row, _)| *row);
    let text = text(name, &parts);
    let mut value = NameValue::new(&text, kind);
    if value.text.is_empty() {
        return None;
    }
    if value.script == Script::Other {
        value.script = name.script.unwrap_or(Script::Other);
    }
    let foreign = value.script != Script::Latin && value.text.chars().any(char::is_alphabetic);
    if foreign && matches!(kind, NameKind::Primary | NameKind::Alias) {
        value.kind = NameKind::Original;
    }
    value.language = name.language.map(str::to_owned);
    if parts.iter().any(|(_, part)| part.kind != NamePartKind::Whole) {
        value.parts = parts.into_iter().map(|(_, part)| part).collect();
    }
    let notes: Vec<&str> = label.into_iter().chain(name.note.as_deref()).collect();
    value.note = Some(notes.join("; ")).filter(|note| !note.is_empty());
    Some(value)
}

/// Whether the script that the file names is not the one that the text is in.
pub(super) fn script_differs(name: &PartyName, value: &NameValue) -> bool {
    let japanese = name.language == Some("ja");
    let kana = matches!(value.script, Script::Hiragana | Script::Katakana);
    name.script.is_some_and(|script| script != value.script && !(japanese && kana))
}

fn part((label, text): &(String, String)) -> (usize, NamePart) {
    let row = PARTS.iter().position(|row| row.0.eq_ignore_ascii_case(label.trim()));
    // A part without a label, as in excerpts, is not told apart from the whole.
    let unlabelled =
        if label.trim().is_empty() { NamePartKind::Whole } else { NamePartKind::Other };
    let kind = row.map_or(unlabelled, |row| PARTS[row].1);
    let text = cordon_model::name::fold_space(text);
    (row.unwrap_or(PARTS.len()), NamePart { kind, text })
}

/// The whole name in reading order: by OFAC's own format of it where the file prints one, whose
/// capitals the poorer forms of the list have too.
fn text(name: &PartyName, parts: &[(usize, NamePart)]) -> String {
    let joined = |given: bool| {
        let texts: Vec<&str> = parts
            .iter()
            .filter(|(row, _)| (*row < GIVEN_ROWS) == given)
            .map(|(_, part)| part.text.as_str())
            .collect();
        texts.join(" ")
    };
    let (given, family) = name.formatted.clone().unwrap_or_else(|| (joined(true), joined(false)));
    let written = Script::of(&format!("{family}{given}"));
    if matches!(written, Script::Han | Script::Hangul) && !given.is_empty() && !family.is_empty() {
        return format!("{family}{given}");
    }
    format!("{given} {family}")
}
