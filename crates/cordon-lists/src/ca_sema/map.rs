//! From a record to an entity.

use std::collections::BTreeMap;

use cordon_model::{
    CountryKind, DateKind, Entity, EntityId, Identifier, IdentifierKind, Listing, NamePartKind,
    PartialDate, RecordLocation, RecordUnit, Schema,
};
use sha2::{Digest, Sha256};

use super::aliases::{self, Bearer};
use super::names::{self, MainNames, Order};
use super::parse::Record;
use super::regime::{self, Listed, Regime, in_words};
use super::{SOURCE, dates};
use crate::problem::{Problem, ProblemKind};
use crate::reading::{ReadContext, Reading};

/// Ids given out so far, with how often.
#[derive(Debug, Default)]
pub(super) struct Ids(BTreeMap<String, u32>);

/// Hexadecimal digits of the hash in an id: 48 bits make a chance collision among ten thousand
/// records one in five million.
const ID_DIGITS: usize = 12;

impl Ids {
    /// The id of a record, by the rule in the module's head.
    fn id(&mut self, regime: &Regime, record: &Record) -> EntityId {
        let names = match &record.body {
            Some(body) => in_words(body),
            None => {
                let family = in_words(record.family.as_deref().unwrap_or_default());
                format!("{family}|{}", in_words(record.given.as_deref().unwrap_or_default()))
            }
        };
        let mut key = format!("{}\n{names}", regime.key);
        if let Some(imo) = &record.imo {
            key.push_str("\nimo:");
            key.extend(imo.chars().filter(char::is_ascii_digit));
        }
        let hash: String =
            Sha256::digest(key.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        let base = format!("ca-sema-{}", hash.get(..ID_DIGITS).unwrap_or(&hash));
        let count = self.0.entry(base.clone()).or_default();
        *count += 1;
        match *count {
            1 => EntityId::new(&base),
            more => EntityId::new(&format!("{base}-{more}")),
        }
    }
}

/// Makes the entity of a record and adds it to the reading.
pub(super) fn entity(
    context: &ReadContext,
    file: &str,
    record: &Record,
    ids: &mut Ids,
    reading: &mut Reading,
) {
    if record.body.is_none() && record.family.is_none() && record.given.is_none() {
        reading.problems.push(Problem::new(
            ProblemKind::RecordSkipped,
            format!("record {}", record.number),
            "LastName, GivenName, EntityOrShip",
            &record.label(),
            "a record without a name",
        ));
        return;
    }
    let regime = regime::of(record.country.as_deref().unwrap_or_default());
    let listed = kind(record);
    let schema = match listed {
        Listed::Person => Schema::PERSON,
        Listed::Body => Schema::ORGANIZATION,
        Listed::Ship => Schema::VESSEL,
    };
    let id = ids.id(&regime, record);
    let mut entity = Entity::new(id, schema, context.source.clone());
    add_names(&mut entity, record, &regime, listed);
    add_title(&mut entity, record, listed);
    if let Some(country) = &regime.country {
        entity.add_country(CountryKind::Country, country);
    }
    if let Some(imo) = &record.imo {
        entity.add_identifier(Identifier::new(IdentifierKind::ImoShip, imo).with_label("IMO"));
    }
    let listing = listing(&entity, record, &regime, listed, &mut reading.problems);
    add_dates(&mut entity, record, listed, listing.listed_on, &mut reading.problems);
    entity.listings.push(listing);
    entity.add_fact("topics", "sanction");
    entity.records.push(RecordLocation {
        file: file.to_owned(),
        unit: RecordUnit::Bytes,
        start: record.span.0,
        end: record.span.1,
    });
    reading.entities.push(entity);
}

/// A ship has an IMO number or a type; only persons and ships have anything in the title's tag.
fn kind(record: &Record) -> Listed {
    if record.body.is_none() {
        Listed::Person
    } else if record.imo.is_some() || record.title.is_some() {
        Listed::Ship
    } else {
        Listed::Body
    }
}

fn add_names(entity: &mut Entity, record: &Record, regime: &Regime, listed: Listed) {
    let body = record.body.as_deref().unwrap_or_default();
    let family = record.family.as_deref().unwrap_or_default();
    let given = record.given.as_deref().unwrap_or_default();
    let MainNames { names, doubtful } = match listed {
        Listed::Person => names::person(family, given, Order::of(&regime.key)),
        Listed::Body => names::body(body),
        Listed::Ship => names::ship(body),
    };
    if doubtful {
        entity.add_fact("notes", &format!("Name: {body}"));
    }
    let part = |kind| names.first().and_then(|name| name.part(kind)).unwrap_or_default().to_owned();
    let (family, given) = (part(NamePartKind::Family), part(NamePartKind::Given));
    names.into_iter().for_each(|name| entity.add_name(name));
    let Some(printed) = &record.aliases else { return };
    let bearer = match listed {
        Listed::Person => Bearer::Person { family: &family, given: &given },
        _ => Bearer::Body,
    };
    let split = aliases::split(printed, bearer);
    if split.doubtful {
        entity.add_fact("notes", &format!("Aliases: {printed}"));
    }
    split.names.into_iter().for_each(|name| entity.add_name(name));
}

/// A title is printed in both languages, "Major General/major-général".
fn add_title(entity: &mut Entity, record: &Record, listed: Listed) {
    let Some(title) = &record.title else { return };
    match listed {
        Listed::Ship => entity.add_fact("type", title),
        Listed::Person | Listed::Body => {
            title.split('/').for_each(|half| entity.add_fact("title", half));
        }
    }
}

fn listing(
    entity: &Entity,
    record: &Record,
    regime: &Regime,
    listed: Listed,
    problems: &mut Vec<Problem>,
) -> Listing {
    let schedule = record.schedule.as_deref();
    let mut listing = Listing::new(SOURCE.authority, SOURCE.list);
    listing.programme = Some(regime.programme.clone());
    listing.reference = regime::reference(schedule, record.item.as_deref());
    listing.measures = regime::measures(regime, schedule, listed);
    if let Some(country) = &record.country {
        listing.facts.insert("program".to_owned(), vec![country.clone()]);
    }
    if let Some(printed) = &record.listed {
        let read = dates::read(printed, None);
        listing.listed_on = read.dates.first().copied();
        if let Some(trouble) = read.trouble {
            listing.facts.insert("listingDate".to_owned(), vec![printed.clone()]);
            problems.push(bad_date(entity, "DateOfListing", printed, trouble));
        }
    }
    listing
}

fn add_dates(
    entity: &mut Entity,
    record: &Record,
    listed: Listed,
    listed_on: Option<PartialDate>,
    problems: &mut Vec<Problem>,
) {
    let Some(printed) = &record.date else { return };
    let (kind, label) = match listed {
        Listed::Person => (DateKind::Birth, "Date of birth"),
        Listed::Body => (DateKind::Incorporation, "Date"),
        Listed::Ship => (DateKind::Build, "Built"),
    };
    let year = listed_on.and_then(PartialDate::first).map(jiff::civil::Date::year);
    let read = dates::read(printed, year);
    for date in &read.dates {
        let note = (date.to_string() != *printed).then_some(printed.as_str());
        entity.add_date(kind, *date, note);
    }
    if let Some(trouble) = read.trouble {
        problems.push(bad_date(entity, record.date_field, printed, trouble));
        if read.dates.is_empty() {
            entity.add_fact("notes", &format!("{label}: {printed}"));
        }
    }
}

fn bad_date(entity: &Entity, field: &str, printed: &str, trouble: &str) -> Problem {
    Problem::new(ProblemKind::BadValue, entity.id.as_str(), field, printed, trouble)
}
