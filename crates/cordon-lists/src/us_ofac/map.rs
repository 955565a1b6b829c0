//! From a record as printed to an entity.
//!
//! Nothing is dropped: a value whose schema has no property for it, a date in no known form, a
//! label that OFAC has not used before all stay as notes or identifiers in their own words, and
//! what is odd among them is reported.

use cordon_model::{
    CountryKind, DateKind, Entity, Identifier, IdentifierKind, Link, LinkEnd, Schema, SourceId,
};

use super::dates::date;
use super::listings::{is_pointer, listings};
use super::programmes::OfacFile;
use super::record::{Labelled, Record};
use super::remarks::split_country;
use super::vocabulary::{
    Meaning, bare_label, concerns, entity_id, gender, meaning, refined_kind, schema,
};
use crate::problem::{Problem, ProblemKind};

/// Words of "Linked To", as the edge carries them.
pub(super) const LINKED_TO: &str = "Linked To";

/// The entity of a record.
pub(super) fn entity(
    record: Record,
    file: OfacFile,
    source: &SourceId,
    problems: &mut Vec<Problem>,
) -> Entity {
    let schema = schema(&record.sdn_type).unwrap_or_else(|| {
        let message = "an SDN type that is new; read as a legal entity";
        let kind = ProblemKind::BadValue;
        problems.push(Problem::new(kind, &record.uid, "sdnType", &record.sdn_type, message));
        Schema::LEGAL_ENTITY
    });
    let mut entity = Entity::new(entity_id(&record.uid), schema, source.clone());
    for name in &record.names {
        entity.add_name(name.clone());
    }
    add_life(&mut entity, &record, problems);
    for value in &record.values {
        add_value(&mut entity, value, &record, problems);
    }
    add_vessel(&mut entity, &record);
    for name in &record.linked_to {
        let link = Link::to_name(Schema::UNKNOWN_LINK, LinkEnd::Source, LINKED_TO, name);
        if !entity.links.contains(&link) {
            entity.links.push(link);
        }
    }
    for phone in &record.phones {
        add_fact(&mut entity, "phone", "Telephone", phone);
    }
    // The CSV repeats the title in the remark.
    let in_title = |note: &str| record.title.split(';').any(|title| same_words(title, note));
    for note in record.notes.iter().filter(|note| !in_title(note)) {
        entity.add_fact("notes", note);
    }
    entity.listings = listings(&record, file, problems);
    for listing in &entity.listings.clone() {
        for topic in super::programmes::topics(&listing.list) {
            entity.add_fact("topics", topic);
        }
    }
    for address in record.addresses {
        entity.add_address(address);
    }
    entity.records = record.locations;
    entity
}

/// Whether two texts are the same but for the quotes, which the CSV cannot print as they are, and
/// the full stop that closes a remark.
fn same_words(left: &str, right: &str) -> bool {
    let plain = |text: &str| text.trim().trim_end_matches('.').replace('"', "'");
    plain(left) == plain(right)
}

/// Birth, nationality, title.
fn add_life(entity: &mut Entity, record: &Record, problems: &mut Vec<Problem>) {
    // The first is the main one even where OFAC marks none, as the CSV prints it.
    for (row, birth) in record.births.iter().enumerate() {
        let note = (row > 0).then_some("alt.");
        match date(birth) {
            Some(date) => entity.add_date(DateKind::Birth, date, note),
            None => {
                bad_date(&record.uid, "DOB", birth, problems);
                entity.add_fact("notes", &format!("DOB {birth}"));
            }
        }
    }
    for place in &record.birth_places {
        add_fact(entity, "birthPlace", "POB", place);
        let country = place.rsplit(", ").next().unwrap_or(place);
        if country.len() > 2 && cordon_model::Country::from_name(country).is_some() {
            entity.add_country(CountryKind::Birth, country);
        }
    }
    for country in &record.nationalities {
        entity.add_country(CountryKind::Nationality, country);
    }
    for country in &record.citizenships {
        entity.add_country(CountryKind::Citizenship, country);
    }
    for title in record.title.split(';') {
        add_fact(entity, "position", "Title", title);
    }
}

fn add_vessel(entity: &mut Entity, record: &Record) {
    let vessel = &record.vessel;
    entity.add_identifier(Identifier::new(IdentifierKind::CallSign, &vessel.call_sign));
    add_fact(entity, "type", "Vessel type", &vessel.kind);
    add_fact(entity, "tonnage", "Tonnage", &vessel.tonnage);
    let gross = &vessel.gross_registered_tonnage;
    add_fact(entity, "grossRegisteredTonnage", "Gross registered tonnage", gross);
    add_flag(entity, CountryKind::Flag, "Vessel flag", &vessel.flag);
    if !vessel.owner.is_empty() {
        let role = "Vessel Owner";
        let link = Link::to_name(Schema::OWNERSHIP, LinkEnd::Target, role, &vessel.owner);
        entity.links.push(link);
    }
}

/// A flag; "None Identified" is a finding about the ship, not a country.
fn add_flag(entity: &mut Entity, kind: CountryKind, label: &str, text: &str) {
    if text == "None Identified" {
        entity.add_fact("notes", &format!("{label} {text}"));
    } else {
        entity.add_country(kind, text);
    }
}

/// A value of a property where the schema has it, else a note under its label.
fn add_fact(entity: &mut Entity, property: &str, label: &str, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    if entity.schema.property(property).is_some() {
        entity.add_fact(property, text);
    } else {
        entity.add_fact("notes", &format!("{label} {text}"));
    }
}

fn add_value(entity: &mut Entity, value: &Labelled, record: &Record, problems: &mut Vec<Problem>) {
    let label = bare_label(&value.label);
    let note = format!("{} {}", value.label, value.text);
    match meaning(&value.label) {
        Some(Meaning::Identifier(kind)) => add_document(entity, kind, value, record, problems),
        Some(Meaning::Fact(property)) => add_fact(entity, property, &value.label, &value.text),
        Some(Meaning::Gender) => match gender(&value.text) {
            Some(gender) if entity.schema.property("gender").is_some() => {
                entity.add_fact("gender", gender);
            }
            _ => entity.add_fact("notes", &note),
        },
        Some(Meaning::Date(kind)) => match date(&value.text) {
            Some(date) => entity.add_date(kind, date, None),
            None => {
                bad_date(&record.uid, label, &value.text, problems);
                entity.add_fact("notes", &note);
            }
        },
        Some(Meaning::Country(kind)) => add_flag(entity, kind, label, &value.text),
        Some(Meaning::Party) => {
            let end = LinkEnd::Target;
            entity.links.push(Link::to_name(Schema::UNKNOWN_LINK, end, label, &value.text));
        }
        // These go to the listing of their programme; a record that lacks it keeps the words.
        Some(Meaning::Provision | Meaning::ListingDate(_)) => {
            let mut programmes = record.programmes.iter();
            let placed = programmes.any(|programme| concerns(&value.label, programme));
            if !placed || is_pointer(&value.text) {
                entity.add_fact("notes", &note);
            }
        }
        Some(Meaning::Note) => entity.add_fact("notes", &note),
        None => {
            problems.push(Problem::new(
                ProblemKind::UnknownField,
                &record.uid,
                label,
                &value.text,
                "a label that this reader does not know; kept as an identifier",
            ));
            add_document(entity, IdentifierKind::Other, value, record, problems);
        }
    }
}

fn add_document(
    entity: &mut Entity,
    kind: IdentifierKind,
    value: &Labelled,
    record: &Record,
    problems: &mut Vec<Problem>,
) {
    // A few numbers carry their country in brackets although there is a field for it.
    let (number, country) = if value.country.is_empty() {
        split_country(&value.text)
    } else {
        (value.text.as_str(), value.country.as_str())
    };
    let country_value = cordon_model::Country::from_name(country);
    let label = bare_label(&value.label);
    let kind = refined_kind(kind, label, number, country_value, entity.schema);
    let mut identifier =
        Identifier::new(kind, number).with_label(label).with_country(country_value);
    let mut notes = Vec::new();
    if country_value.is_none() && !country.is_empty() {
        notes.push(country.to_owned());
    }
    for (word, text, place) in [
        ("issued", &value.issued, &mut identifier.issued),
        ("expires", &value.expires, &mut identifier.expires),
    ] {
        *place = date(text);
        if place.is_none() && !text.is_empty() {
            bad_date(&record.uid, &format!("{label}, {word}"), text, problems);
            notes.push(format!("{word} {text}"));
        }
    }
    identifier.note = (!notes.is_empty()).then(|| notes.join("; "));
    entity.add_identifier(identifier);
}

pub(super) fn bad_date(record: &str, field: &str, raw: &str, problems: &mut Vec<Problem>) {
    let message = "not a date in OFAC's forms; kept as printed";
    problems.push(Problem::new(ProblemKind::BadValue, record, field, raw, message));
}
