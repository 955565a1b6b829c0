//! From lines to entities: sanctions become listings, documents numbers of their holders,
//! addresses parts of those who refer to them, and the satellites of Cordon's own export are folded
//! into the record they came from.

use std::collections::HashSet;

use cordon_model::ftm::{
    Origin, Satellite, address_of, identifiers_of, listing_of, read, satellites_of,
};
use cordon_model::{AddressValue, Entity, EntityId, Identifier, Schema};

use super::lines::{Line, Lines, problem};
use crate::problem::{Problem, ProblemKind};
use crate::reading::{ReadContext, Reading};

/// Makes the entities of all lines, in order.
pub(super) fn entities(context: &ReadContext, lines: &Lines, reading: &mut Reading) {
    let mut entities: Vec<Option<Entity>> = Vec::with_capacity(lines.lines.len());
    let mut detailed = Vec::new();
    for (place, line) in lines.lines.iter().enumerate() {
        let Some(line) = line else {
            entities.push(None);
            continue;
        };
        let read = read(&line.ftm, &context.source);
        reading.problems.extend(read.doubts.iter().map(problem));
        let mut entity = read.entity;
        entity.records.clone_from(&line.records);
        entities.push(Some(entity));
        if read.detailed {
            detailed.push(place);
        }
    }
    let mut assembly = Assembly { context, lines, entities, reading };
    for place in detailed {
        assembly.fold_satellites(place);
    }
    for line in lines.lines.iter().flatten() {
        match line.ftm.schema {
            Schema::SANCTION => assembly.attach_listing(line),
            Schema::PASSPORT | Schema::IDENTIFICATION | Schema::CRYPTO_WALLET => {
                assembly.attach_identifiers(line);
            }
            _ => {}
        }
    }
    assembly.attach_addresses();
    let entities = assembly.entities;
    reading.entities.extend(entities.into_iter().flatten());
}

struct Assembly<'a> {
    context: &'a ReadContext,
    lines: &'a Lines,
    /// Entities by the place of their line; `None` where the line became part of another one.
    entities: Vec<Option<Entity>>,
    reading: &'a mut Reading,
}

impl Assembly<'_> {
    /// The line of an id that is still an entity of its own.
    fn line_of(&self, id: &str) -> Option<(usize, &Line)> {
        let place = *self.lines.places.get(id)?;
        self.entities[place].as_ref()?;
        Some((place, self.lines.lines[place].as_ref()?))
    }

    fn entity_mut(&mut self, id: &str) -> Option<&mut Entity> {
        let place = *self.lines.places.get(id)?;
        self.entities[place].as_mut()
    }

    /// Drops the lines that a typed record was rendered to. Where such a line was edited, the
    /// typed listing or link makes room for it.
    fn fold_satellites(&mut self, place: usize) {
        let Some(entity) = self.entities[place].take() else { return };
        let lines = self.lines;
        let schema_of = |id: &EntityId| {
            let line = lines.lines[*lines.places.get(id.as_str())?].as_ref()?;
            Some(line.ftm.schema)
        };
        let satellites = satellites_of(&entity, &schema_of);
        let mut edited = HashSet::new();
        for satellite in &satellites {
            let Some((row, line)) = self.line_of(&satellite.line.id) else { continue };
            if same(line, satellite) {
                self.entities[row] = None;
                continue;
            }
            edited.insert(satellite.line.id.clone());
            self.reading.problems.push(Problem::new(
                ProblemKind::BadValue,
                entity.id.as_str(),
                "cordon",
                &satellite.line.id,
                "that line differs from the 'cordon' key of its entity; the line decides",
            ));
        }
        self.entities[place] = Some(without(entity, &satellites, &edited));
    }

    /// Gives a sanction to the entities it is on; one whose entities are elsewhere stays as it
    /// is.
    fn attach_listing(&mut self, line: &Line) {
        let Some((place, _)) = self.line_of(&line.ftm.id) else { return };
        let source = self.context.source.as_str();
        let authority = self.context.custom.authority.as_deref().unwrap_or(source);
        let mut listing = listing_of(&line.ftm, authority, source);
        let holders = line.ftm.values("entity");
        if holders.len() > 1 {
            // Two sanctions of one id would be one to FtM.
            listing.facts.remove("id");
        }
        let mut attached = false;
        for holder in holders {
            match self.entity_mut(holder) {
                Some(entity) if holder != &line.ftm.id => {
                    entity.listings.push(listing.clone());
                    for record in &line.records {
                        if !entity.records.contains(record) {
                            entity.records.push(record.clone());
                        }
                    }
                    attached = true;
                }
                _ => self.dangling(line, "entity", holder),
            }
        }
        if holders.is_empty() {
            self.dangling(line, "entity", "");
        }
        if attached {
            self.entities[place] = None;
        }
    }

    /// Gives the numbers of a document to its holders.
    fn attach_identifiers(&mut self, line: &Line) {
        if self.line_of(&line.ftm.id).is_none() {
            return;
        }
        for holder in line.ftm.values("holder") {
            match self.entity_mut(holder) {
                Some(entity) if holder != &line.ftm.id => {
                    identifiers_of(&line.ftm).into_iter().for_each(|identifier| {
                        add_identifier(entity, identifier);
                    });
                }
                _ => self.dangling(line, "holder", holder),
            }
        }
    }

    /// Gives entities the addresses that they only refer to, in parts; the lines stay.
    fn attach_addresses(&mut self) {
        let lines = self.lines;
        for entity in self.entities.iter_mut().flatten() {
            let ids = entity.fact("addressEntity");
            let places = ids.iter().filter_map(|id| lines.places.get(id));
            let referred = places.filter_map(|place| lines.lines[*place].as_ref());
            let addresses: Vec<AddressValue> =
                referred.filter_map(|line| address_of(&line.ftm)).collect();
            for address in addresses {
                add_address(entity, address);
            }
        }
    }

    /// Reports a reference to an entity that the file does not hold; a delta need not hold it.
    fn dangling(&mut self, line: &Line, property: &str, holder: &str) {
        if !self.lines.delta {
            self.reading.problems.push(Problem::new(
                ProblemKind::DanglingReference,
                &*line.ftm.id,
                property,
                holder,
                "not in the file; the line is kept as an entity of its own",
            ));
        }
    }
}

/// Whether a line is as it was rendered, in whatever order its values stand.
fn same(line: &Line, satellite: &Satellite) -> bool {
    let sorted = |values: &[String]| {
        let mut values = values.to_vec();
        values.sort_unstable();
        values
    };
    let (left, right) = (&line.ftm.properties, &satellite.line.properties);
    line.ftm.schema == satellite.line.schema
        && left.len() == right.len()
        && left.iter().all(|(property, values)| {
            right.get(property).is_some_and(|other| sorted(other) == sorted(values))
        })
}

/// The entity without the listings and links whose lines were edited.
fn without(mut entity: Entity, satellites: &[Satellite], edited: &HashSet<String>) -> Entity {
    let gone = |origin: Origin| {
        satellites.iter().any(|known| known.origin == origin && edited.contains(&known.line.id))
    };
    let mut row = 0;
    entity.listings.retain(|_| {
        row += 1;
        !gone(Origin::Listing(row - 1))
    });
    row = 0;
    entity.links.retain(|_| {
        row += 1;
        !gone(Origin::Link(row - 1))
    });
    entity
}

/// Adds a number of a document; a bare one of the same kind, which the holder's own property
/// says, is filled with what the document tells.
fn add_identifier(entity: &mut Entity, identifier: Identifier) {
    let normal = identifier.normal();
    let bare = |known: &Identifier| {
        *known == Identifier::new(known.kind, &known.number) && known.normal() == normal
    };
    let kind = identifier.kind;
    match entity.identifiers.iter_mut().find(|known| known.kind == kind && bare(known)) {
        Some(known) => *known = identifier,
        None => entity.add_identifier(identifier),
    }
}

/// Adds an address; one that is there on one line only is told in parts.
fn add_address(entity: &mut Entity, address: AddressValue) {
    let same = entity.addresses.iter_mut().find(|known| known.full == address.full);
    match same {
        Some(known) => {
            let bare = AddressValue { full: known.full.clone(), ..AddressValue::default() };
            if *known == bare {
                *known = address;
            }
        }
        None => entity.add_address(address),
    }
}
