//! Lines beside the entity's own: sanctions, addresses, documents, wallets, edges.
//!
//! A satellite's id is `<entity>-<what>-<hash of key fields>`, so that it stays when a reason is
//! reworded and changes when it is another listing. The sanction of a listing that was itself
//! read from an FtM `Sanction` keeps that one's id.

use sha2::{Digest, Sha256};

use super::{FtmEntity, clean};
use crate::address::AddressValue;
use crate::date::PartialDate;
use crate::entity::{Entity, EntityId, Facts};
use crate::identifier::{Identifier, IdentifierKind};
use crate::link::{Link, LinkEnd};
use crate::listing::{Listing, Measure};
use crate::schema::{PropertyType, Schema};

/// Which typed piece a satellite came from, by its place in the entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A listing.
    Listing(usize),
    /// An address.
    Address(usize),
    /// An identifier.
    Identifier(usize),
    /// A link.
    Link(usize),
}

/// A line beside the entity's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Satellite {
    /// What it came from.
    pub origin: Origin,
    /// The line.
    pub line: FtmEntity,
}

/// Bytes of the hash in an id: 64 bits tell the pieces of one entity apart.
const HASH_BYTES: usize = 8;

/// The addresses of an entity that are told in parts; none if FtM cannot refer to it, or if it
/// came from FtM and refers to lines of addresses itself.
pub(super) fn addresses(entity: &Entity) -> Vec<Satellite> {
    let mut made = Made { entity, satellites: Vec::new() };
    let able = clean::entity_id(entity.id.as_str()) && entity.schema.is_a(Schema::THING);
    if !able || entity.facts.contains_key("addressEntity") {
        return made.satellites;
    }
    for (row, address) in entity.addresses.iter().enumerate() {
        if worth_an_entity(address) {
            made.push(Origin::Address(row), address_line(entity, address));
        }
    }
    made.satellites
}

/// All satellites of an entity: its addresses, which are made already, then sanctions, documents
/// and edges.
pub(super) fn satellites(
    entity: &Entity,
    addresses: Vec<Satellite>,
    schema_of: &dyn Fn(&EntityId) -> Option<Schema>,
) -> Vec<Satellite> {
    let mut made = Made { entity, satellites: addresses };
    if !clean::entity_id(entity.id.as_str()) {
        return made.satellites;
    }
    for (row, listing) in entity.listings.iter().enumerate() {
        made.push(Origin::Listing(row), sanction(entity, listing));
    }
    for (row, identifier) in entity.identifiers.iter().enumerate() {
        if let Some(line) = document(entity, identifier) {
            made.push(Origin::Identifier(row), line);
        }
    }
    for (row, link) in entity.links.iter().enumerate() {
        if let Some(line) = edge(entity, link, schema_of) {
            made.push(Origin::Link(row), line);
        }
    }
    made.satellites
}

struct Made<'a> {
    entity: &'a Entity,
    satellites: Vec<Satellite>,
}

impl Made<'_> {
    /// Keeps a line, with an ordinal in its id where another one has the same.
    fn push(&mut self, origin: Origin, mut line: FtmEntity) {
        let taken = |id: &str| {
            id == self.entity.id.as_str()
                || self.satellites.iter().any(|satellite| satellite.line.id == id)
        };
        if taken(&line.id) {
            let free = (2..).map(|number| format!("{}-{number}", line.id)).find(|id| !taken(id));
            line.id = free.unwrap_or_default();
        }
        if !clean::entity_id(&line.id) {
            return;
        }
        if line.datasets.is_empty() {
            line.datasets.push(self.entity.source.as_str().to_owned());
        }
        self.satellites.push(Satellite { origin, line });
    }
}

/// A satellite line with nothing in it yet but its id.
fn line(entity: &Entity, schema: Schema, what: &str, key: &[&str]) -> FtmEntity {
    let mut hash = Sha256::new();
    for field in key {
        hash.update(field.as_bytes());
        hash.update([0]);
    }
    let digest = hash.finalize();
    let head = digest.iter().take(HASH_BYTES).fold(0u64, |head, byte| head << 8 | u64::from(*byte));
    let id = format!("{}-{what}-{head:016x}", entity.id);
    FtmEntity::new(&id, schema)
}

fn add_dates(line: &mut FtmEntity, property: &str, date: Option<PartialDate>) {
    if let Some(date) = date {
        date.to_ftm().iter().for_each(|text| line.add(property, text));
    }
}

fn add_facts(line: &mut FtmEntity, facts: &Facts) {
    for (property, values) in facts {
        values.iter().for_each(|value| line.add(property, value));
    }
}

fn sanction(entity: &Entity, listing: &Listing) -> FtmEntity {
    let listed_on = listing.listed_on.map(|date| date.to_string()).unwrap_or_default();
    let programme = listing.programme.as_deref().unwrap_or_default();
    let reference = listing.reference.as_deref().unwrap_or_default();
    let key = [listing.authority.code(), &listing.list, programme, reference, &listed_on];
    let mut line = line(entity, Schema::SANCTION, "sanction", &key);
    if let [id] = listing.facts.get("id").map_or(&[][..], Vec::as_slice)
        && clean::entity_id(id)
    {
        line.id.clone_from(id);
    }
    line.caption = if programme.is_empty() { listing.list.clone() } else { programme.to_owned() };
    line.add("entity", entity.id.as_str());
    if !listing.facts.contains_key("authority") {
        line.add("authority", listing.authority.title());
    }
    if let Some(code) = clean::country_code(listing.authority.code()) {
        line.add("country", &code);
    }
    line.add_some("program", listing.programme.as_deref());
    add_dates(&mut line, "listingDate", listing.listed_on);
    add_dates(&mut line, "startDate", listing.effective.or(listing.listed_on));
    add_dates(&mut line, "endDate", listing.until);
    line.add_some("reason", listing.reason.as_deref());
    for measure in &listing.measures {
        line.add("provisions", &measure_words(measure));
    }
    line.add_some("provisions", listing.provisions.as_deref());
    line.add_some("unscId", listing.un_reference.as_deref());
    line.add_some("authorityId", listing.reference.as_deref());
    for act in &listing.acts {
        line.add("summary", &act.title);
        line.add_some("sourceUrl", act.url.as_deref());
    }
    add_facts(&mut line, &listing.facts);
    line
}

/// A measure in words: "asset freeze".
fn measure_words(measure: &Measure) -> String {
    match measure {
        Measure::Other(text) => text.clone(),
        known => known.to_string().replace('-', " "),
    }
}

/// Whether an address is told in parts, so that FtM's `Address` says more than one line does.
fn worth_an_entity(address: &AddressValue) -> bool {
    let parts = [&address.street, &address.city, &address.postal_code, &address.region];
    parts.into_iter().flatten().count() >= 2
}

fn address_line(entity: &Entity, address: &AddressValue) -> FtmEntity {
    let mut line = line(entity, Schema::ADDRESS, "address", &[&address.full]);
    line.caption.clone_from(&address.full);
    line.add("full", &address.full);
    line.add_some("street", address.street.as_deref());
    line.add_some("postOfficeBox", address.post_box.as_deref());
    line.add_some("city", address.city.as_deref());
    line.add_some("postalCode", address.postal_code.as_deref());
    line.add_some("region", address.region.as_deref());
    line.add_some("remarks", address.note.as_deref());
    if let Some(code) = address.country.and_then(|country| clean::country_code(country.code())) {
        line.add("country", &code);
    }
    line
}

/// A document of which more than its number is told, or a wallet; FtM gives them to persons and
/// bodies only.
fn document(entity: &Entity, identifier: &Identifier) -> Option<FtmEntity> {
    if !entity.schema.is_a(Schema::LEGAL_ENTITY) || identifier.number.is_empty() {
        return None;
    }
    let told = identifier.country.is_some()
        || identifier.authority.is_some()
        || identifier.issued.is_some()
        || identifier.expires.is_some();
    let (schema, what) = match identifier.kind {
        IdentifierKind::Wallet => (Schema::CRYPTO_WALLET, "wallet"),
        IdentifierKind::Passport if told => (Schema::PASSPORT, "passport"),
        _ if told => (Schema::IDENTIFICATION, "identification"),
        _ => return None,
    };
    let country = identifier.country.map(|country| country.to_string()).unwrap_or_default();
    let label = identifier.label.as_deref().unwrap_or_default();
    let mut line = line(entity, schema, what, &[&identifier.number, &country, label]);
    line.caption.clone_from(&identifier.number);
    line.add("holder", entity.id.as_str());
    if schema == Schema::CRYPTO_WALLET {
        line.add("publicKey", &identifier.number);
        line.add_some("notes", identifier.label.as_deref());
        line.add_some("notes", identifier.note.as_deref());
        return line.properties.contains_key("publicKey").then_some(line);
    }
    line.add("number", &identifier.number);
    line.add("passportNumber", &identifier.number);
    line.add_some("type", identifier.label.as_deref());
    line.add_some("authority", identifier.authority.as_deref());
    line.add_some("summary", identifier.note.as_deref());
    if !country.is_empty()
        && let Some(code) = clean::country_code(&country)
    {
        line.add("country", &code);
    }
    add_dates(&mut line, "startDate", identifier.issued);
    add_dates(&mut line, "endDate", identifier.expires);
    // FtM requires the number.
    line.properties.contains_key("number").then_some(line)
}

/// An edge to an entity whose id is known. Where the ends are not what FtM wants at that edge (a
/// person who is "owned"), it is an `UnknownLink` to FtM.
fn edge(
    entity: &Entity,
    link: &Link,
    schema_of: &dyn Fn(&EntityId) -> Option<Schema>,
) -> Option<FtmEntity> {
    let other = link.entity.as_ref()?;
    let ends = link.schema.edge()?;
    if !clean::entity_id(other.as_str()) || *other == entity.id {
        return None;
    }
    let (own_end, other_end) = match link.end {
        LinkEnd::Source => (ends.source, ends.target),
        LinkEnd::Target => (ends.target, ends.source),
    };
    let other_schema = schema_of(other);
    let schema = if takes(link.schema, own_end, Some(entity.schema))
        && takes(link.schema, other_end, other_schema)
    {
        link.schema
    } else {
        Schema::UNKNOWN_LINK
    };
    let what = link.schema.name().to_lowercase();
    let role = link.role.as_deref().unwrap_or_default();
    let mut line = line(entity, schema, &what, &[other.as_str(), own_end, role]);
    line.caption = if role.is_empty() { schema.name().to_owned() } else { role.to_owned() };
    let ends = schema.edge()?;
    let (source, target) = match link.end {
        LinkEnd::Source => (&entity.id, other),
        LinkEnd::Target => (other, &entity.id),
    };
    line.add(ends.source, source.as_str());
    line.add(ends.target, target.as_str());
    // FtM's words for the relation, by schema.
    for property in ["role", "relationship"] {
        line.add_some(property, link.role.as_deref());
    }
    add_dates(&mut line, "startDate", link.since);
    add_dates(&mut line, "endDate", link.until);
    add_facts(&mut line, &link.facts);
    Some(line)
}

/// Whether FtM wants such an entity at an end of an edge; one of unknown schema may be right.
fn takes(edge: Schema, end: &str, schema: Option<Schema>) -> bool {
    let Some(property) = edge.property(end) else { return false };
    let range = property.range.and_then(Schema::get);
    property.kind == PropertyType::Entity
        && schema.zip(range).is_none_or(|(schema, range)| schema.is_a(range))
}
