//! Relations of parties as links.
//!
//! OFAC states a relation from one party to another by a label. Each label has the FtM edge that
//! fits its words: control rather than ownership for "Owned or Controlled By", since no share is
//! stated, except that ships and aircraft, which FtM can only own, are owned. FtM restricts what
//! may stand at each end of an edge; some of OFAC's relations only make sense the other way round
//! (an organization as "leader" of a person) and are turned, and what fits neither way is an
//! `UnknownLink` that keeps the words.

use std::collections::HashMap;

use cordon_model::{EntityId, Link, LinkEnd, Schema};

use super::Relation;

/// Label, OFAC's number of it, edge, and the end at which the party stands that states it.
const RELATIONS: &[(&str, &str, Schema, LinkEnd)] = &[
    ("Associate Of", "1555", Schema::ASSOCIATE, LinkEnd::Source),
    ("Providing support to", "15001", Schema::UNKNOWN_LINK, LinkEnd::Source),
    ("Acting for or on behalf of", "15002", Schema::REPRESENTATION, LinkEnd::Source),
    ("Owned or Controlled By", "15003", Schema::CONTROL, LinkEnd::Target),
    ("Family member of", "15004", Schema::FAMILY, LinkEnd::Source),
    ("playing a significant role in", "91422", Schema::UNKNOWN_LINK, LinkEnd::Source),
    ("Leader or official of", "91725", Schema::DIRECTORSHIP, LinkEnd::Source),
    ("Principal Executive Officer", "91900", Schema::DIRECTORSHIP, LinkEnd::Source),
    ("Owns, controls, or operates", "92019", Schema::CONTROL, LinkEnd::Source),
    ("Property in the interest of", "92122", Schema::OWNERSHIP, LinkEnd::Target),
];

/// The words for a kind of relation known by OFAC's number only.
pub(in crate::us_ofac) fn label_of(id: &str) -> Option<&'static str> {
    RELATIONS.iter().find(|row| row.1 == id).map(|row| row.0)
}

/// The link that a relation is. `schemata` are those of the parties of the file, by uid.
pub(super) fn link(
    relation: &Relation,
    carrier: Schema,
    schemata: &HashMap<String, Schema>,
    other: EntityId,
) -> Link {
    let label = relation.label.trim();
    let row = RELATIONS
        .iter()
        .find(|row| row.0.eq_ignore_ascii_case(label))
        .or_else(|| RELATIONS.iter().find(|row| row.1 == relation.label_id));
    let (schema, end) = row.map_or((Schema::UNKNOWN_LINK, LinkEnd::Source), |row| (row.2, row.3));
    let end = if relation.reversed { opposite(end) } else { end };
    let far = schemata.get(&relation.uid).copied();
    let (schema, end) = fit(schema, end, carrier, far);
    let mut link = Link::to_entity(schema, end, label, other);
    link.name.clone_from(&relation.name);
    (link.since, link.until) = relation.dates;
    if relation.former {
        let property = if schema.property("status").is_some() { "status" } else { "summary" };
        link.facts.entry(property.to_owned()).or_default().push("former".to_owned());
    }
    if !relation.notes.is_empty() {
        let notes = link.facts.entry("summary".to_owned()).or_default();
        notes.extend(relation.notes.iter().cloned());
    }
    link
}

/// The edge and end that the two parties may have: as stated, or owned instead of controlled, or
/// the other way round, or an `UnknownLink`.
fn fit(schema: Schema, end: LinkEnd, near: Schema, far: Option<Schema>) -> (Schema, LinkEnd) {
    let mut candidates = vec![(schema, end)];
    if schema == Schema::CONTROL {
        candidates.push((Schema::OWNERSHIP, end));
    }
    if schema == Schema::OWNERSHIP {
        candidates.push((Schema::CONTROL, end));
    }
    let turned: Vec<_> = candidates.iter().map(|(schema, end)| (*schema, opposite(*end))).collect();
    candidates.extend(turned);
    candidates
        .into_iter()
        .find(|(schema, end)| allowed(*schema, *end, near, far))
        .unwrap_or((Schema::UNKNOWN_LINK, end))
}

/// Whether FtM lets these two stand at the ends of that edge.
fn allowed(schema: Schema, end: LinkEnd, near: Schema, far: Option<Schema>) -> bool {
    let Some(edge) = schema.edge() else { return false };
    let (near_end, far_end) = match end {
        LinkEnd::Source => (edge.source, edge.target),
        LinkEnd::Target => (edge.target, edge.source),
    };
    may_be(schema, near_end, near) && far.is_none_or(|far| may_be(schema, far_end, far))
}

fn may_be(edge: Schema, property: &str, party: Schema) -> bool {
    let range = edge.property(property).and_then(|property| property.range);
    range.and_then(Schema::get).is_none_or(|range| party.is_a(range))
}

fn opposite(end: LinkEnd) -> LinkEnd {
    match end {
        LinkEnd::Source => LinkEnd::Target,
        LinkEnd::Target => LinkEnd::Source,
    }
}
