//! Names of a record, and what the file hangs on them: title, function, gender.
//!
//! The file gives every spelling the same rank, in the languages of the Union's Official Journal
//! and in the subject's own script. Which one is the entry's main name, which are weak and which
//! former has to be read from their attributes and remarks.

use cordon_model::name::fold_space;
use cordon_model::{Entity, NameKind, NamePart, NamePartKind, NameValue, Schema, Script};

use super::map::{SHIP_LABEL, bad_value, remarks, say, says_something};
use crate::phrases::enumerated;
use crate::problem::Problem;
use crate::xml::Element;

/// Longest remark, in characters, that is taken for a label of the name. Longer ones describe the
/// subject ("Type of entity: … Principal place of business: …"), for which the file has no field.
const LABEL_CHARS_MAX: usize = 60;

/// How remarks on a name begin that mean "formerly known as", in the languages that occur.
const FORMER: &[&str] = &[
    "formerly",
    "former name",
    "previously listed",
    "previously known",
    "previous name",
    "agrākais nosaukums",
    "anciennement",
    "antes conocida",
    "antes conocido",
    "dawniej znan",
    "dříve znám",
    "già",
    "prej imenovano",
    "tidigare känt",
    "tidligere kendt",
    "voorheen bekend",
];

/// Official languages of the Union that are not written in Latin script: a name in one of them is
/// a translation by the Official Journal, not the subject's own.
const UNION_LANGUAGES: &[&str] = &["bg", "el"];

/// Adds the names of a record. The main name of an entity's first record is its primary name.
pub(super) fn add(entity: &mut Entity, record: &Element, problems: &mut Vec<Problem>) {
    let mut names = Vec::new();
    for element in record.children("nameAlias") {
        let has_function = element.attribute("function").is_some();
        if let Some(name) = name(entity, element, problems) {
            names.push((name, has_function));
        } else {
            element.leave(&["strong"]);
            problems.push(bad_value(entity, "nameAlias", "", "a name without text"));
        }
        add_attributes(entity, element, problems);
    }
    if names.is_empty() && entity.names.is_empty() {
        problems.push(bad_value(entity, "nameAlias", "", "a record without a name"));
    }
    if let Some(main) = main_name(&names) {
        let (mut name, _) = names.remove(main);
        if entity.names.is_empty() {
            name.kind = NameKind::Primary;
        }
        merge(entity, name);
    }
    for (name, _) in names {
        merge(entity, name);
    }
}

/// Place of the main name: one that is neither weak nor former, in Latin script, in English or of
/// no stated language, with a function; the first of the best.
fn main_name(names: &[(NameValue, bool)]) -> Option<usize> {
    let rank = |(name, has_function): &(NameValue, bool)| {
        let strong = !matches!(name.kind, NameKind::WeakAlias | NameKind::Former);
        let plain = name.language.as_deref().is_none_or(|language| language == "en");
        (strong, name.script == Script::Latin, plain, *has_function)
    };
    let best = names.iter().map(rank).max()?;
    names.iter().position(|name| rank(name) == best)
}

fn name(entity: &Entity, element: &Element, problems: &mut Vec<Problem>) -> Option<NameValue> {
    let parts: Vec<NamePart> = [
        (NamePartKind::Given, "firstName"),
        (NamePartKind::Middle, "middleName"),
        (NamePartKind::Family, "lastName"),
    ]
    .into_iter()
    .filter_map(|(kind, field)| {
        element.attribute(field).map(|text| NamePart { kind, text: fold_space(text) })
    })
    .collect();
    let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    let composed = texts.join(" ");
    let whole = element.attribute("wholeName").unwrap_or(&composed);
    let mut name = NameValue::new(whole, NameKind::Alias);
    if name.text.is_empty() {
        return None;
    }
    name.parts = parts;
    name.language = element.attribute("nameLanguage").map(language);
    let remark = remarks(element).join("; ");
    name.kind = kind(entity, element, &remark, &name, problems);
    let mut labels = remarks(element);
    labels.retain(|remark| !is_long(remark) && says_something(remark));
    name.note = Some(labels.join("; ")).filter(|note| !note.is_empty());
    Some(name)
}

fn is_long(remark: &str) -> bool {
    remark.chars().count() > LABEL_CHARS_MAX
}

/// ISO 639 code of a `nameLanguage`. `MO` (Moldovan) was withdrawn in favour of `ro` in 2008.
fn language(printed: &str) -> String {
    let lower = printed.to_lowercase();
    if lower == "mo" { "ro".to_owned() } else { lower }
}

fn kind(
    entity: &Entity,
    element: &Element,
    remark: &str,
    name: &NameValue,
    problems: &mut Vec<Problem>,
) -> NameKind {
    let strong = element.attribute("strong");
    if !matches!(strong, None | Some("true" | "false" | "1" | "0")) {
        let raw = strong.unwrap_or_default();
        problems.push(bad_value(entity, "nameAlias@strong", raw, "neither true nor false"));
    }
    let low = match grade(remark) {
        Grade::Low => true,
        Grade::Good | Grade::None => matches!(strong, Some("false" | "0")),
        Grade::Unknown => {
            let message = "an unknown grade of quality; the name counts as strong";
            problems.push(bad_value(entity, "nameAlias/remark", remark, message));
            false
        }
    };
    let lower = remark.to_lowercase();
    let translated = name.language.as_deref().is_some_and(|it| UNION_LANGUAGES.contains(&it));
    if low {
        NameKind::WeakAlias
    } else if FORMER.iter().any(|former| lower.starts_with(former)) {
        NameKind::Former
    } else if !translated && !matches!(name.script, Script::Latin | Script::Other) {
        NameKind::Original
    } else {
        NameKind::Alias
    }
}

/// What a remark says of the quality of a name.
#[derive(Debug, PartialEq, Eq)]
enum Grade {
    Low,
    Good,
    Unknown,
    None,
}

/// Grade in a remark such as "low quality alias", with the misspellings that occur.
fn grade(remark: &str) -> Grade {
    let lower = remark.to_lowercase();
    let words: Vec<&str> = lower
        .split(|character: char| !character.is_alphanumeric() && character != '.')
        .filter(|word| !word.is_empty())
        .collect();
    let Some(at) = words.windows(2).position(|pair| {
        pair[0] == "quality" && (pair[1].starts_with("al") || pair[1].starts_with("a.k"))
    }) else {
        return Grade::None;
    };
    match at.checked_sub(1).and_then(|before| words.get(before)).copied() {
        Some("low" | "lo" | "ow") => Grade::Low,
        Some("good" | "god" | "ood" | "qood" | "high") => Grade::Good,
        _ => Grade::Unknown,
    }
}

/// Title, function and gender, which the file hangs on a name, and long remarks.
fn add_attributes(entity: &mut Entity, element: &Element, problems: &mut Vec<Problem>) {
    let person = entity.schema == Schema::PERSON;
    for title in enumerated(element.attribute("title").unwrap_or_default()) {
        say(entity, "title", "Title", &fold_space(title));
    }
    let function = fold_space(element.attribute("function").unwrap_or_default());
    if person {
        for position in enumerated(&function) {
            entity.add_fact("position", position);
        }
    } else {
        entity.add_fact("description", &function);
    }
    match element.attribute("gender") {
        Some("M") => say(entity, "gender", "Gender", "male"),
        Some("F") => say(entity, "gender", "Gender", "female"),
        None | Some("?") => {}
        Some(other) => {
            problems.push(bad_value(entity, "nameAlias@gender", other, "neither M nor F nor ?"));
            entity.add_fact("notes", &format!("Gender: {other}"));
        }
    }
    for remark in remarks(element) {
        let ship = entity.schema == Schema::VESSEL
            && remark.get(..SHIP_LABEL.len()).is_some_and(|it| it.eq_ignore_ascii_case(SHIP_LABEL));
        if ship || is_long(&remark) {
            entity.add_fact("notes", &remark);
        }
    }
}

/// Adds a name, or what it knows beyond the same text in a kind at least as strong.
fn merge(entity: &mut Entity, name: NameValue) {
    let known =
        entity.names.iter_mut().find(|known| known.text == name.text && known.kind <= name.kind);
    let Some(known) = known else {
        entity.add_name(name);
        return;
    };
    if known.parts.is_empty() {
        known.parts = name.parts;
    }
    if known.note.is_none() {
        known.note = name.note;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn grades_are_read_through_their_misspellings() {
        for text in
            ["low quality alias", "Lo quality alias", "Low quality a.k.a.", "low quality aliias"]
        {
            assert_eq!(grade(text), Grade::Low, "{text}");
        }
        for text in
            ["good quality alias", "qood quality alias", "born 1960 in Libya god quality alias"]
        {
            assert_eq!(grade(text), Grade::Good, "{text}");
        }
        assert_eq!(grade("medium quality alias"), Grade::Unknown);
        assert_eq!(grade("quality alias"), Grade::Unknown);
        for text in ["", "Department for Quality Control", "maker of high quality steel"] {
            assert_eq!(grade(text), Grade::None, "{text}");
        }
    }
}
