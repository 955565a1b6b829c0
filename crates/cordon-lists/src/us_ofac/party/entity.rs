//! Parties into entities.

use std::collections::HashMap;

use cordon_model::{AddressValue, Entity, NameKind, Schema, SourceId};

use super::super::links;
use super::super::programmes::topics;
use super::super::vocabulary::{entity_id, schema};
use super::listing::{ListingWords, listings};
use super::name::{name_value, script_differs};
use super::relation::link;
use super::{Party, PartyAddress, feature};
use crate::problem::{Problem, ProblemKind};

/// The entities that parties are, in their order; ids are unique.
pub(in crate::us_ofac) fn entities(
    parties: Vec<Party>,
    source: &SourceId,
    problems: &mut Vec<Problem>,
) -> Vec<Entity> {
    let parties = joined(parties, problems);
    let schemata: HashMap<String, Schema> =
        parties.iter().map(|party| (party.uid.clone(), schema_of(party))).collect();
    let mut entities = Vec::with_capacity(parties.len());
    for party in &parties {
        if party.uid.is_empty() || !party.uid.bytes().all(|byte| byte.is_ascii_digit()) {
            let message = "a party without a number was left out";
            let kind = ProblemKind::RecordSkipped;
            problems.push(Problem::new(kind, &party.uid, "id", &party.uid, message));
            continue;
        }
        let mut entity = entity(party, source, problems);
        if entity.names.is_empty() {
            problems.push(Problem::new(
                ProblemKind::RecordSkipped,
                entity.id.as_str(),
                "names",
                "",
                "a party without a name",
            ));
            continue;
        }
        add_links(party, &schemata, &mut entity, problems);
        entities.push(entity);
    }
    links::resolve(&mut entities);
    entities
}

/// Parties with those of one uid joined into the first of them.
fn joined(parties: Vec<Party>, problems: &mut Vec<Problem>) -> Vec<Party> {
    let mut rows: HashMap<String, usize> = HashMap::with_capacity(parties.len());
    let mut kept: Vec<Party> = Vec::with_capacity(parties.len());
    for party in parties {
        let row = *rows.entry(party.uid.clone()).or_insert(kept.len());
        let Some(first) = kept.get_mut(row) else {
            kept.push(party);
            continue;
        };
        problems.push(Problem::new(
            ProblemKind::JoinedRecords,
            entity_id(&party.uid).as_str(),
            "id",
            &party.uid,
            "a second record under one id",
        ));
        first.remarks.extend(party.remarks);
        first.names.extend(party.names);
        first.addresses.extend(party.addresses);
        first.features.extend(party.features);
        first.documents.extend(party.documents);
        first.entries.extend(party.entries);
        first.relations.extend(party.relations);
        first.records.extend(party.records);
    }
    kept
}

/// OFAC does not tell companies from other bodies; a new kind of party may be anybody.
fn schema_of(party: &Party) -> Schema {
    schema(&party.kind).unwrap_or(Schema::LEGAL_ENTITY)
}

fn entity(party: &Party, source: &SourceId, problems: &mut Vec<Problem>) -> Entity {
    let id = entity_id(&party.uid);
    let mut entity = Entity::new(id, schema_of(party), source.clone());
    let mut bad = |field: &str, raw: &str, message: &str| {
        let record = format!("ofac-{}", party.uid);
        problems.push(Problem::new(ProblemKind::BadValue, record, field, raw, message));
    };
    if schema(&party.kind).is_none() {
        bad("entityType", &party.kind, "a kind of party that is not known here");
        entity.add_fact("notes", &party.kind);
    }
    for (row, name) in party.names.iter().enumerate() {
        let Some(value) = name_value(name, name.primary) else { continue };
        if script_differs(name, &value) {
            let script = name.script.map_or("", cordon_model::Script::code);
            bad("script", &value.text, &format!("said to be in {script}, which it is not"));
        }
        // The main name comes first even where the file prints it later.
        if value.kind == NameKind::Primary && row > 0 {
            entity.names.retain(|known| known.text != value.text);
            entity.names.insert(0, value);
        } else {
            entity.add_name(value);
        }
    }
    for address in &party.addresses {
        entity.add_address(address_value(address));
    }
    let mut words = ListingWords::default();
    for known in &party.features {
        feature::apply(known, &mut entity, &mut words, problems);
    }
    for document in &party.documents {
        feature::apply_document(document, &mut entity, problems);
    }
    for remark in &party.remarks {
        entity.add_fact("notes", remark);
    }
    entity.listings = listings(&party.entries, &words);
    for listing in entity.listings.clone() {
        topics(&listing.list).iter().for_each(|topic| entity.add_fact("topics", topic));
    }
    entity.records.clone_from(&party.records);
    entity
}

fn add_links(
    party: &Party,
    schemata: &HashMap<String, Schema>,
    entity: &mut Entity,
    problems: &mut Vec<Problem>,
) {
    for relation in &party.relations {
        if !schemata.contains_key(&relation.uid) {
            problems.push(Problem::new(
                ProblemKind::DanglingReference,
                entity.id.as_str(),
                &relation.label,
                relation.name.as_deref().unwrap_or(&relation.uid),
                format!("the file does not hold the other party, ofac-{}", relation.uid),
            ));
        }
        let link = link(relation, entity.schema, schemata, entity_id(&relation.uid));
        if !entity.links.contains(&link) {
            entity.links.push(link);
        }
    }
}

/// An address by OFAC's labels for its parts.
fn address_value(address: &PartyAddress) -> AddressValue {
    let joined = |labels: &[&str]| {
        let texts: Vec<&str> = labels
            .iter()
            .flat_map(|label| address.parts.iter().filter(move |(known, _)| known == label))
            .map(|(_, text)| text.trim())
            .filter(|text| !text.is_empty())
            .collect();
        Some(texts.join(", ")).filter(|text| !text.is_empty())
    };
    const KNOWN: &[&str] =
        &["ADDRESS1", "ADDRESS2", "ADDRESS3", "CITY", "POSTAL CODE", "STATE/PROVINCE", "REGION"];
    let others: Vec<&str> = address
        .parts
        .iter()
        .filter(|(label, _)| !KNOWN.contains(&label.as_str()))
        .map(|(_, text)| text.trim())
        .collect();
    let street = joined(&["ADDRESS1", "ADDRESS2", "ADDRESS3"]);
    let street: Vec<&str> = street.as_deref().into_iter().chain(others).collect();
    AddressValue {
        street: Some(street.join(", ")).filter(|street| !street.is_empty()),
        city: joined(&["CITY"]),
        postal_code: joined(&["POSTAL CODE"]),
        region: joined(&["STATE/PROVINCE", "REGION"]),
        country: address.country_code,
        note: address.note.clone(),
        ..AddressValue::default()
    }
    .compose(address.country.as_deref())
}
