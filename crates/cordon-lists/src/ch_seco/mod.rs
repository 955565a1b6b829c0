//! Switzerland: the sanctions list of SECO, the State Secretariat for Economic Affairs.
//!
//! One XML file of some 42 MB and 8,700 targets
//! (<https://www.seco.admin.ch/>, "Gesamtliste" of SESAM), the best structured of all lists:
//! programmes (one an ordinance) with numbered *sets* of measures, places in a table of their own,
//! and targets that refer to both. A target is an individual, an entity or an object (a vessel); it
//! has one or several identities, each with names in ordered parts and the spellings of each part.
//!
//! What it guarantees:
//! - A target that left the list stays in the file as "de-listed" (about one in six). It becomes an
//!   entity too, so that history is whole, with `until` set on its listings and without the topic
//!   `sanction`; the modifications are its events ([`listing`]).
//! - What amendments added and removed is not read as if it were in force: `added` and `removed`
//!   stay in the verbatim record only.
//! - A set or place that the file does not hold is a `DanglingReference`: excerpts are read like
//!   whole files.
//! - The measures are read from the title of the set, since the file has no field for them.
//!
//! The record of an entity is its target, then the places and programmes that it refers to.

mod identity;
mod listing;
mod map;
mod names;
mod other;
mod parse;

#[cfg(test)]
mod fields;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use cordon_model::{Entity, EntityId};
use encoding_rs::UTF_8;

use crate::error::ReadError;
use crate::problem::{Problem, ProblemKind};
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::source::{Format, Source};
use crate::text::decode;
use crate::xml::{Records, root_of};

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "ch_seco",
    title: "Swiss SECO Sanctions List",
    authority: "ch",
    list: "SECO Sanctions List",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[Format { name: "SECO XML", accepts, read }];

const ROOT: &str = "swiss-sanctions-list";

fn accepts(files: &[SourceFile]) -> bool {
    matches!(files, [file] if root_of(&file.bytes).is_some_and(|(name, _)| name == ROOT))
}

fn read(context: &ReadContext, files: &[SourceFile]) -> Result<Reading, ReadError> {
    let [file] = files else {
        return Err(ReadError::MissingFile { expected: "the one XML file of ch_seco".to_owned() });
    };
    let text = decode(file, UTF_8)?;
    let mut reading = Reading::default();
    let tables = parse::Tables::read(&file.name, &text, &mut reading.problems)?;
    let context = map::Context { source: &context.source, file: &file.name, tables: &tables };
    let paths = [format!("{ROOT}/target")];
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let mut records = Records::open(&file.name, &text, &paths)?;
    reading.published = map::published(records.root());
    let mut rows: HashMap<EntityId, usize> = HashMap::new();
    while let Some((_, target)) = records.next()? {
        reading.records += 1;
        let Some(entity) = map::entity(&target, &context, &mut reading.problems) else { continue };
        match rows.get(&entity.id) {
            Some(row) => {
                let ssid = target.attribute("ssid").unwrap_or_default();
                let message = "the number stands on an earlier target too; the two were joined";
                let kind = ProblemKind::JoinedRecords;
                reading.problems.push(Problem::new(kind, ssid, "target@ssid", ssid, message));
                reading.entities[*row].absorb(entity);
            }
            None => {
                rows.insert(entity.id.clone(), reading.entities.len());
                reading.entities.push(entity);
            }
        }
    }
    check_links(&reading.entities, &rows, &mut reading.problems);
    Ok(reading)
}

/// Reports links to targets that the file does not hold.
fn check_links(entities: &[Entity], rows: &HashMap<EntityId, usize>, problems: &mut Vec<Problem>) {
    for entity in entities {
        for other in entity.links.iter().filter_map(|link| link.entity.as_ref()) {
            if !rows.contains_key(other) {
                problems.push(Problem::new(
                    ProblemKind::DanglingReference,
                    entity.id.as_str(),
                    "relation@target-id",
                    other.as_str(),
                    "the file holds no target of that number",
                ));
            }
        }
    }
}
