//! Names and aliases of a record.
//!
//! `FIRST_NAME` to `FOURTH_NAME` are a name in reading order, not given and family name: "KIM YONG
//! CHOL" begins with the family name. So the parts keep their order and no role.

use cordon_model::name::fold_space;
use cordon_model::{CountryKind, DateKind, Entity, NameKind, NamePartKind, NameValue, Script};

use super::map::{bad_value, say, says_something};
use super::{details, split};
use crate::problem::Problem;
use crate::xml::Element;

/// Adds all names of a record.
pub(super) fn add(entity: &mut Entity, record: &Element, problems: &mut Vec<Problem>) {
    add_main(entity, record);
    if let Some(printed) = record.text_of("NAME_ORIGINAL_SCRIPT") {
        for name in split::names(&fold_space(printed)) {
            let (text, language) = without_language(&name);
            let value = NameValue::new(text, NameKind::Original);
            let kind = if value.script == Script::Latin { NameKind::Alias } else { value.kind };
            let value = NameValue { kind, ..value };
            entity.add_name(match language {
                Some(language) => value.with_note(language),
                None => value,
            });
        }
    }
    for alias in record.children("INDIVIDUAL_ALIAS").chain(record.children("ENTITY_ALIAS")) {
        add_alias(entity, alias, problems);
    }
    if entity.names.is_empty() {
        problems.push(bad_value(entity, "FIRST_NAME", "", "a record without a name"));
    }
}

fn add_main(entity: &mut Entity, record: &Element) {
    let texts: Vec<String> = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"]
        .into_iter()
        .filter_map(|field| record.text_of(field).map(fold_space))
        // "NA" is a name here, and no placeholder.
        .filter(|text| text.chars().any(char::is_alphanumeric))
        .collect();
    let next_kind = |entity: &Entity| {
        if entity.names.is_empty() { NameKind::Primary } else { NameKind::Alias }
    };
    if let [whole] = texts.as_slice() {
        for name in split::names(whole) {
            entity.add_name(NameValue::new(&name, next_kind(entity)));
        }
        return;
    }
    let parts: Vec<(NamePartKind, &str)> =
        texts.iter().map(|text| (NamePartKind::Other, text.as_str())).collect();
    entity.add_name(NameValue::from_parts(&parts, next_kind(entity)));
}

/// A name without a language in parentheses behind it: "ኤርሚኣስ ግርማይ (Tigrinya)".
fn without_language(name: &str) -> (&str, Option<&str>) {
    let Some((text, language)) = name.strip_suffix(')').and_then(|text| text.rsplit_once('('))
    else {
        return (name, None);
    };
    let one_word = !language.contains(' ') && Script::of(language) == Script::Latin;
    if one_word && !matches!(Script::of(text), Script::Latin | Script::Other) {
        (text.trim(), Some(language))
    } else {
        (name, None)
    }
}

fn add_alias(entity: &mut Entity, alias: &Element, problems: &mut Vec<Problem>) {
    let quality = alias.text_of("QUALITY");
    let printed = alias.text_of("ALIAS_NAME").map(fold_space);
    let note = alias.text_of("NOTE").map(fold_space).filter(|note| says_something(note));
    let kind = match quality.map(str::to_lowercase).as_deref() {
        Some("low") => NameKind::WeakAlias,
        Some("f.k.a.") => NameKind::Former,
        Some("good" | "a.k.a.") | None => NameKind::Alias,
        Some(_) => {
            let raw = quality.unwrap_or_default();
            let message = "an unknown quality; the alias counts as strong";
            problems.push(bad_value(entity, "QUALITY", raw, message));
            NameKind::Alias
        }
    };
    let mut names = split::names(printed.as_deref().unwrap_or_default());
    names.retain(|name| says_something(name));
    let in_note = note.as_deref().unwrap_or_default();
    let native = split::name_in_note(in_note);
    let spellings = split::spellings_in_note(in_note);
    // A note that is nothing but names has become names.
    let used = !spellings.is_empty()
        || (native.is_some() && in_note.to_lowercase().starts_with("original script:"));
    names.extend(native.into_iter().chain(spellings).map(str::to_owned));
    if names.is_empty()
        && let Some(note) = &note
    {
        entity.add_fact("notes", &format!("Alias: {note}"));
    }
    for name in &names {
        let (text, remark) = split::without_remark(name);
        let mut value = NameValue::new(text, kind);
        let native = !matches!(value.script, Script::Latin | Script::Other);
        if native && kind == NameKind::Alias {
            value.kind = NameKind::Original;
        }
        value.note = remark.map(str::to_owned).or_else(|| note.clone().filter(|_| !used));
        entity.add_name(value);
    }
    add_birth(entity, alias, names.first().map(String::as_str), problems);
}

/// Birth that goes with an alias: the person may have used it with other papers.
fn add_birth(
    entity: &mut Entity,
    alias: &Element,
    name: Option<&str>,
    problems: &mut Vec<Problem>,
) {
    let of = name.unwrap_or("an alias");
    if let Some(printed) = alias.text_of("DATE_OF_BIRTH").filter(|text| says_something(text)) {
        match details::alias_date(printed) {
            Some(date) => entity.add_date(DateKind::Birth, date, Some(&format!("as {of}"))),
            None => {
                problems.push(bad_value(entity, "DATE_OF_BIRTH", printed, "not a date"));
                entity.add_fact("notes", &format!("Date of birth as {of}: {printed}"));
            }
        }
    }
    if let Some(city) = alias.text_of("CITY_OF_BIRTH").filter(|text| says_something(text)) {
        say(entity, "birthPlace", "Place of birth", &fold_space(city));
    }
    if let Some(country) = alias.text_of("COUNTRY_OF_BIRTH").filter(|text| says_something(text)) {
        entity.add_country(CountryKind::Birth, &fold_space(country));
    }
}
