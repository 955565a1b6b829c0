//! The typed record as FtM lines.

use super::codes::RISKS;
use super::fields::{COUNTRIES, DATES, NAME_PARTS, NAMES};
use super::satellites::{Satellite, addresses, satellites};
use super::{ENVELOPE, FtmEntity, clean, detail, identifiers};
use crate::country::CountryValue;
use crate::entity::{Entity, EntityId};
use crate::identifier::Identifier;
use crate::name::NameValue;
use crate::schema::Schema;

/// When a publisher had an entity, as FtM prints it: ISO 8601 in UTC, without a zone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// First had it.
    pub first: Option<String>,
    /// Last had it.
    pub last: Option<String>,
    /// Last changed it.
    pub change: Option<String>,
}

/// What an export knows beside the entity.
pub struct ExportContext<'a> {
    /// Schema of another entity of the export, for the ends of edges; `None` if it is not in it.
    pub schema_of: &'a dyn Fn(&EntityId) -> Option<Schema>,
    /// When the publisher had the entity.
    pub seen: Seen,
}

impl std::fmt::Debug for ExportContext<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ExportContext").field("seen", &self.seen).finish_non_exhaustive()
    }
}

/// An entity as FtM lines: itself, then its satellites.
///
/// FtM refers to entities by ids of letters, digits, `.` and `-` only. An entity with any other id
/// has no satellites; all that they would say is under its `cordon` key.
pub fn export(entity: &Entity, context: &ExportContext<'_>) -> Vec<FtmEntity> {
    let addresses = addresses(entity);
    let typed = typed(entity, &addresses);
    let own: Vec<String> = typed.properties.keys().cloned().collect();
    let mut main = with_facts(entity, typed);
    main.cordon = detail::of(entity, &main, &own);
    if main.cordon.is_none() && context.seen != Seen::default() {
        // Without the key, the publisher's times would be read as facts of the entity.
        main.cordon = Some(serde_json::Value::Object(serde_json::Map::new()));
    }
    let mut lines = vec![main];
    let satellites = satellites(entity, addresses, context.schema_of);
    lines.extend(satellites.into_iter().map(|satellite| satellite.line));
    for line in &mut lines {
        let seen = context.seen.clone();
        line.first_seen = seen.first.or(line.first_seen.take());
        line.last_seen = seen.last.or(line.last_seen.take());
        line.last_change = seen.change.or(line.last_change.take());
    }
    lines
}

/// The lines beside an entity's own, with what they came from.
pub fn satellites_of(
    entity: &Entity,
    schema_of: &dyn Fn(&EntityId) -> Option<Schema>,
) -> Vec<Satellite> {
    satellites(entity, addresses(entity), schema_of)
}

/// The line of an entity's typed fields, with what its facts add to it.
pub(super) fn with_facts(entity: &Entity, mut main: FtmEntity) -> FtmEntity {
    for (property, values) in &entity.facts {
        if !ENVELOPE.contains(&property.as_str()) {
            values.iter().for_each(|value| main.add(property, value));
        }
    }
    let risk = |topic: &String| RISKS.binary_search(&topic.as_str()).is_ok();
    main.target = entity.schema.matchable() && main.values("topics").iter().any(risk);
    main
}

/// What the typed fields alone say, and of the facts the keys beside `properties`.
pub(super) fn typed(entity: &Entity, addresses: &[Satellite]) -> FtmEntity {
    let mut main = FtmEntity::new(entity.id.as_str(), entity.schema);
    envelope(entity, &mut main);
    for name in &entity.names {
        add_name(&mut main, name);
    }
    for value in &entity.dates {
        if let Some((_, property)) = DATES.iter().find(|(kind, _)| *kind == value.kind) {
            value.date.to_ftm().iter().for_each(|date| main.add(property, date));
        }
    }
    for value in &entity.countries {
        add_country(&mut main, value);
    }
    for address in &entity.addresses {
        main.add("address", &address.full);
    }
    for address in addresses {
        main.add("addressEntity", &address.line.id);
    }
    for identifier in &entity.identifiers {
        add_identifier(&mut main, identifier);
    }
    main
}

fn envelope(entity: &Entity, main: &mut FtmEntity) {
    let first = |key: &str| entity.fact(key).first().cloned();
    main.caption = first("caption").unwrap_or_else(|| entity.caption().to_owned());
    main.datasets = match entity.fact("datasets") {
        [] => vec![entity.source.as_str().to_owned()],
        datasets => datasets.to_vec(),
    };
    let referents = entity.referents.iter().map(|id| id.as_str().to_owned());
    main.referents = referents.filter(|id| !id.is_empty()).collect();
    main.first_seen = first("first_seen");
    main.last_seen = first("last_seen");
    main.last_change = first("last_change");
}

fn add_name(main: &mut FtmEntity, name: &NameValue) {
    if let Some((_, property)) = NAMES.iter().find(|(kind, _)| *kind == name.kind) {
        main.add(property, &name.text);
    }
    if !main.schema.is_a(Schema::PERSON) || name.is_weak() {
        return;
    }
    for part in &name.parts {
        if let Some((_, property)) = NAME_PARTS.iter().find(|(kind, _)| *kind == part.kind) {
            main.add(property, &part.text);
        }
    }
}

fn add_country(main: &mut FtmEntity, value: &CountryValue) {
    let Some((_, properties)) = COUNTRIES.iter().find(|(kind, _)| *kind == value.kind) else {
        return;
    };
    // FtM's own codes of parts of countries are read as the country with that text.
    let own = value.text.contains('-').then(|| clean::country_code(&value.text)).flatten();
    let code = own.or_else(|| clean::country_code(value.country.as_ref()?.code()));
    let property = properties.iter().find(|name| main.schema.property(name).is_some());
    if let (Some(code), Some(property)) = (code, property) {
        main.add(property, &code);
    }
}

fn add_identifier(main: &mut FtmEntity, identifier: &Identifier) {
    let fits = |property: &&str| clean::value(main.schema, property, &identifier.number).is_some();
    let property = identifiers::properties_of(identifier, main.schema).find(fits);
    if let Some(property) = property {
        main.add(property, &identifier.number);
    }
}
