//! An FtM line as a typed record.
//!
//! What has a typed place goes there: names, dates, countries, addresses, numbers. All other
//! properties become facts under FtM's own names, unknown ones too, and so do the keys beside
//! `properties` (`datasets`, `first_seen` …), so nothing is lost. A thing's values are typed;
//! intervals and edges (`Sanction`, `Ownership`) are kept as facts whole.

use super::fields::{DATES, NAMES, country_kind_of, kind_of};
use super::{Doubt, DoubtKind, FtmEntity, blank, clean, detail, identifiers};
use crate::address::AddressValue;
use crate::country::{CountryKind, CountryValue};
use crate::date::{DateKind, PartialDate};
use crate::entity::{Entity, EntityId, SourceId};
use crate::name::{NameKind, NameValue};
use crate::schema::{PropertyType, Schema};

/// A line, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The record.
    pub entity: Entity,
    /// Whether its `cordon` key was there and agreed with the properties.
    pub detailed: bool,
    /// What was odd.
    pub doubts: Vec<Doubt>,
}

/// Reads a line as an entry of `source`, with its `cordon` key where that can be believed.
pub fn read(ftm: &FtmEntity, source: &SourceId) -> Read {
    let (plain, mut doubts) = read_plain(ftm, source);
    if let Some(cordon) = &ftm.cordon {
        match detail::apply(plain.clone(), cordon, ftm) {
            Some(entity) => return Read { entity, detailed: true, doubts: Vec::new() },
            None => doubts.push(Doubt::new(
                DoubtKind::StaleDetail,
                &ftm.id,
                "cordon",
                &cordon.to_string(),
                "does not fit the properties beside it, which decide",
            )),
        }
    }
    let mut entity = plain;
    add_envelope(&mut entity, ftm);
    Read { entity, detailed: false, doubts }
}

/// What the properties alone say, without the keys beside them.
pub(super) fn read_plain(ftm: &FtmEntity, source: &SourceId) -> (Entity, Vec<Doubt>) {
    let mut entity = blank(ftm, source);
    let mut doubts = Vec::new();
    let thing = ftm.schema.is_a(Schema::THING);
    for (kind, property) in NAMES {
        if thing && *kind != NameKind::Original {
            add_names(&mut entity, *kind, ftm.values(property), &ftm.caption);
        }
    }
    for (property, values) in &ftm.properties {
        if ftm.schema.property(property).is_none() {
            if property != "schema" {
                let (message, raw) = ("not a property of the schema", values.join("; "));
                let kind = DoubtKind::UnknownProperty;
                doubts.push(Doubt::new(kind, &ftm.id, property, &raw, message));
            }
            entity.facts.insert(property.clone(), values.clone());
            continue;
        }
        for value in values {
            if !(thing && add_typed(&mut entity, property, value)) {
                check(ftm, property, value, &mut doubts);
                entity.facts.entry(property.clone()).or_default().push(value.clone());
            }
        }
    }
    entity.referents = ftm.referents.iter().map(|id| EntityId::new(id)).collect();
    (entity, doubts)
}

/// Names of a kind, the one that the line shows as its caption first.
fn add_names(entity: &mut Entity, kind: NameKind, values: &[String], caption: &str) {
    let caption = values.iter().filter(|value| kind == NameKind::Primary && *value == caption);
    for value in caption.chain(values) {
        let name = NameValue::new(value, kind);
        if !entity.names.contains(&name) && !name.text.is_empty() {
            entity.names.push(name);
        }
    }
}

/// Puts a value of a thing in its typed place; whether it has one and fits it.
fn add_typed(entity: &mut Entity, property: &str, value: &str) -> bool {
    if kind_of(NAMES, property).is_some() {
        return !value.trim().is_empty();
    }
    if let Some(kind) = kind_of(DATES, property) {
        return add_date(entity, kind, value);
    }
    if let Some(kind) = country_kind_of(property) {
        return add_country(entity, kind, value);
    }
    if property == "address" {
        entity.add_address(AddressValue { full: value.to_owned(), ..AddressValue::default() });
        return !value.is_empty();
    }
    if let Some(identifier) = identifiers::read(property, entity.schema, value) {
        entity.add_identifier(identifier);
        return !value.trim().is_empty();
    }
    false
}

/// A date by its prefix; a time of day stays as the note.
fn add_date(entity: &mut Entity, kind: DateKind, value: &str) -> bool {
    let day = value.split(['T', ' ']).next().unwrap_or_default();
    let Ok(date) = day.parse::<PartialDate>() else { return false };
    entity.add_date(kind, date, (day != value).then_some(value));
    true
}

fn add_country(entity: &mut Entity, kind: CountryKind, value: &str) -> bool {
    let text = value.trim();
    let country = clean::country_of(text);
    // A code of FtM's own that stands for no country here ("eu", "zz") is still a code.
    let known = country.is_some() || clean::country_code(text).is_some();
    let value = CountryValue { kind, country, text: text.to_owned() };
    if known && !entity.countries.contains(&value) {
        entity.countries.push(value);
    }
    known
}

/// Reports a value that is not of its property's type, for the types with a closed form.
fn check(ftm: &FtmEntity, property: &str, value: &str, doubts: &mut Vec<Doubt>) {
    let kind = ftm.schema.property(property).map(|property| property.kind);
    let closed = matches!(
        kind,
        Some(
            PropertyType::Country
                | PropertyType::Date
                | PropertyType::Gender
                | PropertyType::Topic
                | PropertyType::Language
        )
    );
    if closed && clean::value(ftm.schema, property, value).is_none() {
        let message = "not a value of that property; kept as printed";
        doubts.push(Doubt::new(DoubtKind::BadValue, &ftm.id, property, value, message));
    }
}

/// The keys beside `properties`, where they say more than the entity itself.
fn add_envelope(entity: &mut Entity, ftm: &FtmEntity) {
    if !ftm.caption.is_empty() && ftm.caption != entity.caption() {
        entity.add_fact("caption", &ftm.caption);
    }
    add_datasets(entity, ftm);
    let times = [
        ("first_seen", &ftm.first_seen),
        ("last_change", &ftm.last_change),
        ("last_seen", &ftm.last_seen),
    ];
    for (key, time) in times {
        if let Some(time) = time {
            entity.add_fact(key, time);
        }
    }
}

/// The datasets, unless they are only the source.
pub(super) fn add_datasets(entity: &mut Entity, ftm: &FtmEntity) {
    let own = matches!(&ftm.datasets[..], [only] if only == entity.source.as_str());
    if !own && !ftm.datasets.is_empty() {
        entity.facts.insert("datasets".to_owned(), ftm.datasets.clone());
    }
}
