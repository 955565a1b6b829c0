//! The `cordon` key: what the properties of a line cannot say of the typed record.
//!
//! It holds each typed field that [`read_plain`] gets wrong, whole, in the form that serde gives
//! the record; facts, property by property, `null` for one that the entity does not have. Whole
//! fields rather than clever differences: a reader of the file can understand them, and the rule
//! that makes the round trip exact is one comparison.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::out::{typed, with_facts};
use super::read::{add_datasets, read_plain};
use super::satellites::addresses;
use super::{FtmEntity, Properties};
use crate::entity::{Entity, Facts};

/// The detail of an entity beside the line that it is rendered to, given the properties that
/// its typed fields have, in order; `None` where the line says all.
pub(super) fn of(entity: &Entity, line: &FtmEntity, own: &[String]) -> Option<Value> {
    let (plain, _) = read_plain(line, &entity.source);
    let mut detail = Map::new();
    let mut keep = Keep { detail: &mut detail };
    keep.field("names", &entity.names, &plain.names);
    keep.field("dates", &entity.dates, &plain.dates);
    keep.field("countries", &entity.countries, &plain.countries);
    keep.field("addresses", &entity.addresses, &plain.addresses);
    keep.field("identifiers", &entity.identifiers, &plain.identifiers);
    keep.field("listings", &entity.listings, &plain.listings);
    keep.field("links", &entity.links, &plain.links);
    keep.field("referents", &entity.referents, &plain.referents);
    keep.field("records", &entity.records, &plain.records);
    let said = said_facts(plain.facts, own);
    let mut facts = Map::new();
    for property in entity.facts.keys().chain(said.keys()) {
        let (truth, said) = (entity.facts.get(property), said.get(property));
        if truth != said {
            facts.insert(
                property.clone(),
                truth.map_or(Value::Null, |values| values.clone().into()),
            );
        }
    }
    if !facts.is_empty() {
        detail.insert("facts".to_owned(), Value::Object(facts));
    }
    (!detail.is_empty()).then_some(Value::Object(detail))
}

struct Keep<'a> {
    detail: &'a mut Map<String, Value>,
}

impl Keep<'_> {
    fn field<T: Serialize + PartialEq>(&mut self, name: &str, truth: &[T], said: &[T]) {
        if truth != said
            && let Ok(value) = serde_json::to_value(truth)
        {
            self.detail.insert(name.to_owned(), value);
        }
    }
}

/// The facts among the properties that a line was read to have: those that the typed fields do not
/// say themselves. Which addresses it refers to decides on its satellites, so that is always told.
fn said_facts(mut facts: Facts, own: &[String]) -> Facts {
    let said = |property: &String| own.binary_search(property).is_ok();
    facts.retain(|property, _| !said(property) && property != "addressEntity");
    facts
}

/// The typed record of what the properties say and the detail; `None` if the two do not agree.
pub(super) fn apply(plain: Entity, detail: &Value, line: &FtmEntity) -> Option<Entity> {
    let detail = detail.as_object()?;
    let none = Map::new();
    let mut entity = plain;
    for (name, value) in detail {
        match name.as_str() {
            "names" => entity.names = parse(value)?,
            "dates" => entity.dates = parse(value)?,
            "countries" => entity.countries = parse(value)?,
            "addresses" => entity.addresses = parse(value)?,
            "identifiers" => entity.identifiers = parse(value)?,
            "listings" => entity.listings = parse(value)?,
            "links" => entity.links = parse(value)?,
            "referents" => entity.referents = parse(value)?,
            "records" => entity.records = parse(value)?,
            "facts" => {}
            _ => return None,
        }
    }
    let plain_facts = std::mem::take(&mut entity.facts);
    let told = detail.get("facts").map_or(Some(&none), Value::as_object)?;
    for (property, values) in told.iter().filter(|(_, values)| !values.is_null()) {
        entity.facts.insert(property.clone(), parse(values)?);
    }
    let typed = typed(&entity, &addresses(&entity));
    let own: Vec<String> = typed.properties.keys().cloned().collect();
    let said = said_facts(plain_facts, &own);
    entity.facts.extend(said.into_iter().filter(|(property, _)| !told.contains_key(property)));
    if !entity.facts.contains_key("datasets") {
        add_datasets(&mut entity, line);
    }
    let rendered = with_facts(&entity, typed);
    let agrees = sorted(&rendered.referents) == sorted(&line.referents)
        && same(&rendered.properties, &line.properties);
    agrees.then_some(entity)
}

fn parse<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}

/// Whether the values are the same, in whatever order.
fn same(left: &Properties, right: &Properties) -> bool {
    let filled = |properties: &Properties| properties.values().filter(|v| !v.is_empty()).count();
    filled(left) == filled(right)
        && left.iter().all(|(property, values)| {
            let other = right.get(property).map_or(&[][..], Vec::as_slice);
            other == values || sorted(other) == sorted(values)
        })
}

fn sorted(values: &[String]) -> Vec<&String> {
    let mut values: Vec<&String> = values.iter().collect();
    values.sort_unstable();
    values
}
