//! Features and documents: labelled values into typed places.
//!
//! `vocabulary` knows the labels that the poorer forms of the list print too; the few that only
//! the service's own files have are here. A feature that OFAC itself calls false is kept as a note
//! and never as a fact to be matched.

use cordon_model::{
    Country, CountryKind, CountryValue, DateKind, Entity, Identifier, IdentifierKind, Link,
    LinkEnd, PartialDate, Schema,
};

use super::super::dates::date;
use super::super::listings::is_pointer;
use super::super::remarks::split_country;
use super::super::vocabulary::{
    Meaning, bare_label, gender, identifier_kind, meaning, refined_kind,
};
use super::listing::ListingWords;
use super::{Document, Feature};
use crate::problem::{Problem, ProblemKind};

/// Labels that only the Advanced and Enhanced XML print; the poorer forms have elements for them.
const FEATURES: &[(&str, Meaning)] = &[
    ("Birthdate", Meaning::Date(DateKind::Birth)),
    ("Citizenship Country", Meaning::Country(CountryKind::Citizenship)),
    ("Location", Meaning::Country(CountryKind::Country)),
    ("Nationality Country", Meaning::Country(CountryKind::Nationality)),
    ("Place of Birth", Meaning::Fact("birthPlace")),
    ("Title", Meaning::Fact("position")),
    ("Vessel Call Sign", Meaning::Identifier(IdentifierKind::CallSign)),
    ("Vessel Flag", Meaning::Country(CountryKind::Flag)),
    ("Vessel Gross Registered Tonnage", Meaning::Fact("grossRegisteredTonnage")),
    ("Vessel Owner", Meaning::Party),
    ("Vessel Tonnage", Meaning::Fact("tonnage")),
    ("Vessel Type", Meaning::Fact("type")),
];

fn meaning_of(label: &str) -> Option<Meaning> {
    let bare = bare_label(label);
    let own = FEATURES.iter().find(|(known, _)| known.eq_ignore_ascii_case(bare));
    own.map(|(_, meaning)| *meaning).or_else(|| meaning(label))
}

/// Puts a feature where it belongs; those of listings into `words`.
pub(super) fn apply(
    feature: &Feature,
    entity: &mut Entity,
    words: &mut ListingWords,
    problems: &mut Vec<Problem>,
) {
    let label = feature.label.trim();
    let printed = feature.date.map(|date| date.to_string());
    let text = feature.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let text = text.or(printed.as_deref()).unwrap_or_default();
    let doubt = feature.reliability.as_deref().filter(|word| matches!(*word, "False" | "Reported"));
    let remarks: Vec<&str> = feature.note.as_deref().into_iter().chain(doubt).collect();
    let remark = Some(remarks.join("; ")).filter(|remark| !remark.is_empty());
    let remark = remark.as_deref();
    if doubt == Some("False") {
        return note(entity, label, text, remark);
    }
    let found = meaning_of(label);
    match found {
        Some(Meaning::Identifier(kind)) => {
            let kind = refined_kind(kind, label, text, None, entity.schema);
            let mut identifier = Identifier::new(kind, text).with_label(bare_label(label));
            identifier.note = remark.map(str::to_owned);
            entity.add_identifier(identifier);
        }
        Some(Meaning::Fact(property)) if entity.schema.property(property).is_some() => {
            entity.add_fact(property, text);
            if property == "birthPlace" {
                add_birth_country(entity, text);
            }
            note_remark(entity, label, text, remark);
        }
        Some(Meaning::Gender) if gender(text).is_some() && entity.schema == Schema::PERSON => {
            entity.add_fact("gender", gender(text).unwrap_or_default());
        }
        Some(Meaning::Date(kind)) => match date_of(feature) {
            Some(date) => add_date(entity, kind, date, remark),
            None => {
                note(entity, label, text, remark);
                bad(entity, problems, label, text, "not a date");
            }
        },
        Some(Meaning::Country(kind)) => add_country(entity, kind, feature, remark),
        Some(Meaning::Party) => {
            let vessel = entity.schema == Schema::VESSEL && label.ends_with("Owner");
            let edge = if vessel { Schema::OWNERSHIP } else { Schema::UNKNOWN_LINK };
            entity.links.push(Link::to_name(edge, LinkEnd::Target, bare_label(label), text));
            note_remark(entity, label, text, remark);
        }
        Some(Meaning::Provision) if !is_pointer(text) => {
            words.provisions.push((label.to_owned(), text.to_owned()));
        }
        Some(Meaning::ListingDate(which)) => match date_of(feature) {
            Some(date) => words.dates.push((label.to_owned(), which, date)),
            None => {
                note(entity, label, text, remark);
                bad(entity, problems, label, text, "not a date");
            }
        },
        Some(_) => note(entity, label, text, remark),
        None => {
            note(entity, label, text, remark);
            problems.push(Problem::new(
                ProblemKind::UnknownField,
                entity.id.as_str(),
                label,
                text,
                "a feature that this reader does not know; kept as a note",
            ));
        }
    }
}

/// The date of a feature, from its words where there is no other, as in a file written by hand.
fn date_of(feature: &Feature) -> Option<PartialDate> {
    let text = feature.text.as_deref().unwrap_or_default();
    feature.date.or_else(|| text.trim().parse().ok()).or_else(|| date(text))
}

/// A date; those after the first of a kind are alternatives to it.
fn add_date(entity: &mut Entity, kind: DateKind, date: PartialDate, remark: Option<&str>) {
    let alternative = kind == DateKind::Birth && entity.dates_of(kind).next().is_some();
    let words: Vec<&str> = alternative.then_some("alt.").into_iter().chain(remark).collect();
    let note = Some(words.join("; ")).filter(|note| !note.is_empty());
    entity.add_date(kind, date, note.as_deref());
}

/// Puts a document where it belongs: an identifier, or a note for what identifies nobody.
pub(super) fn apply_document(
    document: &Document,
    entity: &mut Entity,
    problems: &mut Vec<Problem>,
) {
    let label = bare_label(&document.label);
    // A few numbers carry their country in brackets although there is a field for it.
    let (number, country) = match document.country {
        Some(country) => (document.number.trim(), Some(country)),
        None => {
            let (number, country) = split_country(&document.number);
            (number, Country::from_name(country))
        }
    };
    let remark = Some(document.notes.join("; ")).filter(|remark| !remark.is_empty());
    match meaning(&document.label) {
        Some(Meaning::Note) => return note(entity, label, number, remark.as_deref()),
        None => problems.push(Problem::new(
            ProblemKind::UnknownField,
            entity.id.as_str(),
            &document.label,
            &document.number,
            "a document that this reader does not know; kept under its label",
        )),
        Some(_) => {}
    }
    let kind =
        refined_kind(identifier_kind(&document.label), label, number, country, entity.schema);
    let mut identifier = Identifier::new(kind, number).with_label(label).with_country(country);
    identifier.authority.clone_from(&document.authority);
    identifier.issued = document.issued;
    identifier.expires = document.expires;
    identifier.note = remark;
    entity.add_identifier(identifier);
}

fn add_country(entity: &mut Entity, kind: CountryKind, feature: &Feature, remark: Option<&str>) {
    let text = feature.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let code = feature.country.map(|country| country.code().to_owned());
    let Some(text) = text.or(code.as_deref()) else { return };
    // "None Identified" is a finding about a ship, not a country.
    if text == "None Identified" {
        return note(entity, &feature.label, text, remark);
    }
    let mut value = CountryValue::new(kind, text);
    value.country = feature.country.or(value.country);
    if !entity.countries.contains(&value) {
        entity.countries.push(value);
    }
    note_remark(entity, &feature.label, text, remark);
}

/// The country of birth, where the place of birth ends in one: "Tulua, Valle, Colombia".
fn add_birth_country(entity: &mut Entity, place: &str) {
    let last = place.rsplit(',').next().unwrap_or_default().trim();
    let value = CountryValue::new(CountryKind::Birth, last);
    if value.country.is_some() && last.chars().count() > 2 && !entity.countries.contains(&value) {
        entity.countries.push(value);
    }
}

fn note(entity: &mut Entity, label: &str, text: &str, remark: Option<&str>) {
    let line = match remark {
        Some(remark) => format!("{label} {text} ({remark})"),
        None => format!("{label} {text}"),
    };
    entity.add_fact("notes", &line);
}

/// A value's remark, where its place has no room for one.
fn note_remark(entity: &mut Entity, label: &str, text: &str, remark: Option<&str>) {
    if remark.is_some() {
        note(entity, label, text, remark);
    }
}

fn bad(entity: &Entity, problems: &mut Vec<Problem>, field: &str, raw: &str, message: &str) {
    let record = entity.id.as_str();
    problems.push(Problem::new(ProblemKind::BadValue, record, field, raw, message));
}
