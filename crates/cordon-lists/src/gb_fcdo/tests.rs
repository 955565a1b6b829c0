use std::collections::BTreeSet;

use cordon_model::{
    Country, CountryKind, DateKind, Entity, IdentifierKind, LinkEnd, Measure, NameKind,
    NamePartKind, Schema, SourceId,
};

use super::fields::{FIELDS, destination, field};
use crate::error::ReadError;
use crate::problem::ProblemKind;
use crate::reading::{CustomList, ReadContext, Reading};
use crate::source::{read, source};
use crate::testing::{check_fields, file, read_as, real_file, refused_as, xml_paths};

const XML: &str = include_str!("testdata/list.xml");
const CSV: &str = include_str!("testdata/list.csv");

fn xml() -> Reading {
    read_as("gb_fcdo", vec![file("UK-Sanctions-List.xml", XML)])
}

fn csv() -> Reading {
    read_as("gb_fcdo", vec![file("UK-Sanctions-List.csv", CSV)])
}

fn dates(entity: &Entity, kind: DateKind) -> Vec<String> {
    entity.dates_of(kind).map(|date| date.to_string()).collect()
}

#[test]
fn a_person_is_read_whole() {
    let reading = xml();
    assert_eq!((reading.records, reading.entities.len()), (5, 4));
    assert_eq!(reading.published.unwrap().to_string(), "2026-09-02");
    let person = &reading.entities[0];
    assert_eq!((person.id.as_str(), person.schema), ("gb-fcdo-GHR9001", Schema::PERSON));
    let names: Vec<_> = person.names.iter().map(|name| (name.text.as_str(), name.kind)).collect();
    assert_eq!(
        names,
        [
            ("Enki Anu NUSKU", NameKind::Primary),
            ("Enky NUSKU", NameKind::WeakAlias),
            ("Enki NUSQU", NameKind::Alias),
            ("恩基·努斯库", NameKind::Original),
        ]
    );
    assert_eq!(person.names[0].part(NamePartKind::Family), Some("NUSKU"));
    assert_eq!(person.names[1].note.as_deref(), Some("Low quality a.k.a"));
    assert_eq!(person.names[2].note.as_deref(), Some("Primary name variation"));
    assert_eq!(person.names[3].language.as_deref(), Some("zh"));
    assert_eq!(dates(person, DateKind::Birth), ["1945-05", "1946"]);
    let nationalities: Vec<_> = person
        .countries
        .iter()
        .filter(|country| country.kind == CountryKind::Nationality)
        .map(|country| country.text.as_str())
        .collect();
    assert_eq!(nationalities, ["IQ", "SY"]);
    let documents: Vec<_> = person
        .identifiers
        .iter()
        .map(|document| (document.kind, document.number.as_str(), document.note.as_deref()))
        .collect();
    assert_eq!(
        documents,
        [
            (IdentifierKind::Passport, "A1234567", Some("lost")),
            (IdentifierKind::Passport, "B7654321", Some("found")),
            (IdentifierKind::NationalId, "77-1", Some("Tablet")),
        ]
    );
    let address = &person.addresses[0];
    assert_eq!(address.full, "1 Ziggurat Road, Old Town, Ur, UR1, IQ");
    assert_eq!(address.city.as_deref(), Some("Ur"));
    assert_eq!(person.fact("gender"), ["male"]);
    assert_eq!(person.fact("position"), ["Scribe", "Keeper of tablets"]);
    assert_eq!(person.fact("notes")[1], "Brother of Anu & uncle of Ninlil's.");
}

#[test]
fn a_listing_is_read_whole() {
    let reading = xml();
    let listing = &reading.entities[0].listings[0];
    assert_eq!(listing.reference.as_deref(), Some("99001"));
    assert_eq!(listing.un_reference.as_deref(), Some("QDi.999"));
    assert_eq!(listing.measures, [Measure::AssetFreeze, Measure::TravelBan]);
    assert_eq!(listing.provisions.as_deref(), Some("Asset freeze|Travel Ban"));
    assert_eq!(listing.listed_on.unwrap().to_string(), "2021-03-22");
    assert_eq!(listing.events[0].date.to_string(), "2026-08-04");
    assert_eq!(listing.reason.as_deref(), Some("For the invention of <writing>."));
    assert_eq!(listing.facts["programId"], ["GHR"]);
    assert_eq!(
        reading.entities[1].listings[0].measures,
        [Measure::AssetFreeze, Measure::TradeRestriction,]
    );
}

#[test]
fn bodies_and_ships_are_read_whole() {
    let reading = xml();
    let (body, ship) = (&reading.entities[1], &reading.entities[2]);
    let kinds: Vec<_> = body.identifiers.iter().map(|number| number.kind).collect();
    assert_eq!(kinds, [IdentifierKind::Inn, IdentifierKind::Ogrn]);
    assert_eq!(body.identifiers[1].number, "1027700132195");
    let links: Vec<_> =
        body.links.iter().map(|link| (link.name.as_deref().unwrap(), link.end)).collect();
    assert_eq!(
        links,
        [
            ("Nusku Holding", LinkEnd::Target),
            ("Nusku Clay", LinkEnd::Source),
            ("Nusku Reed", LinkEnd::Source),
        ]
    );
    assert_eq!((ship.schema, ship.caption()), (Schema::VESSEL, "NUSKU STAR 7"));
    assert_eq!(ship.identifiers[0].kind, IdentifierKind::ImoShip);
    assert_eq!(ship.identifiers[0].number, "9074729");
    assert_eq!(ship.identifiers.len(), 2, "the number in the name is the same, and the HIN");
    assert_eq!(ship.listings[0].measures, [Measure::ShipBan]);
    assert_eq!(dates(ship, DateKind::Build), ["2004"]);
    assert_eq!(ship.countries[0].country, Country::from_code("PA"));
    assert_eq!(ship.fact("notes"), ["Length of ship: 244"]);
}

#[test]
fn what_is_bad_is_reported_and_kept() {
    let found: Vec<_> =
        xml().problems.iter().map(|p| (p.kind, p.field.clone(), p.raw.clone())).collect();
    let expected = [
        (ProblemKind::UnknownField, "Designation/ShipDetails/Ship/Masts", "3"),
        (ProblemKind::RecordSkipped, "UniqueID", ""),
        (ProblemKind::BadValue, "D.O.B", "long ago"),
        (ProblemKind::BadValue, "IndividualEntityShip", "Deity"),
        (ProblemKind::BadValue, "Name type", "Nickname"),
        (ProblemKind::BadValue, "Last Updated", "soon"),
    ];
    let expected: Vec<_> =
        expected.map(|(kind, field, raw)| (kind, field.to_owned(), raw.to_owned())).to_vec();
    assert_eq!(found, expected);
    let unclear = &xml().entities[3];
    assert_eq!(unclear.schema, Schema::LEGAL_ENTITY);
    assert_eq!(unclear.fact("notes"), ["Last Updated: soon"]);
}

/// The two forms say the same; only where their records stand differs.
#[test]
fn both_forms_give_the_same_entities() {
    let plain = |reading: Reading| -> Vec<Entity> {
        let mut entities = reading.entities;
        entities.iter_mut().for_each(|entity| entity.records.clear());
        entities
    };
    assert_eq!(csv().published, xml().published);
    assert_eq!(plain(csv()), plain(xml()));
    let records = &csv().entities[0].records;
    assert_eq!(records.len(), 3);
    assert!(CSV[records[2].start as usize..].starts_with("04/08/2026,GHR9001"));
}

#[test]
fn every_field_goes_somewhere() {
    let known: BTreeSet<_> = FIELDS.iter().map(|(key, _)| *key).collect();
    assert_eq!(known.len(), FIELDS.len(), "no key twice");
    assert!(FIELDS.iter().all(|(_, field)| !destination(*field).is_empty()));
    for name in CSV.lines().nth(1).unwrap().split(',') {
        assert!(field(name).is_some(), "{name}");
    }
    let Some(header) = real_file("gb_fcdo/UK-Sanctions-List_CSV_2026_HEADER_ONLY.csv") else {
        return;
    };
    let header = String::from_utf8(header.bytes).unwrap();
    for name in header.lines().nth(1).unwrap().trim_end().split(',') {
        assert!(field(name).is_some(), "{name}");
    }
}

/// The header alone is a table without rows, in our words an empty list; the store refuses it.
#[test]
fn real_header() {
    let Some(file) = real_file("gb_fcdo/UK-Sanctions-List_CSV_2026_HEADER_ONLY.csv") else {
        return;
    };
    // Every column is known, and a list of nobody is refused.
    let error = refused_as("gb_fcdo", vec![file]);
    assert!(matches!(error, ReadError::NoEntries { records: 0, .. }), "{error}");
}

#[test]
fn real_trimmed_xml() {
    let path = "gb_fcdo/UK_Sanctions_List_2026-09-02_TRIMMED_2_records.xml";
    let Some(file) = real_file(path) else { return };
    let fields: Vec<(&str, &str)> = FIELDS.iter().map(|(key, f)| (*key, destination(*f))).collect();
    let leaf = |path: &String| super::fields::key(path.rsplit('/').next().unwrap());
    let paths = xml_paths(&file.bytes);
    let found = paths.iter().map(leaf).filter(|key| key != "dategenerated").collect();
    check_fields(&found, &fields);
    let reading = read_as("gb_fcdo", vec![file]);
    assert_eq!((reading.records, reading.entities.len()), (2, 2));
    assert_eq!(reading.problems, []);
    let [exchange, akhund] = reading.entities.as_slice() else { panic!("two entities") };
    assert_eq!(exchange.caption(), "HAJI KHAIRULLAH HAJI SATTAR MONEY EXCHANGE");
    assert_eq!((exchange.names.len(), exchange.addresses.len()), (3, 2));
    assert_eq!(exchange.listings[0].un_reference.as_deref(), Some("TAe.010"));
    assert_eq!(akhund.caption(), "MOHAMMAD HASSAN AKHUND");
    assert_eq!(dates(akhund, DateKind::Birth), ["1945", "1946"]);
    assert_eq!(akhund.listings[0].measures, [Measure::AssetFreeze, Measure::TravelBan]);
    assert_eq!(akhund.listings[0].listed_on.unwrap().to_string(), "2001-01-25");
}

#[test]
fn records_of_one_id_are_joined() {
    let (head, tail) = XML.split_once("<UniqueID>RUS9001").unwrap();
    let twice = format!("{head}<UniqueID>GHR9001{tail}");
    let reading = read_as("gb_fcdo", vec![file("list.xml", &twice)]);
    assert_eq!((reading.records, reading.entities.len()), (5, 3));
    assert_eq!(reading.problems[0].kind, ProblemKind::JoinedRecords);
    assert_eq!(reading.entities[0].records.len(), 2);
}

fn error(name: &str, text: &str) -> ReadError {
    let context =
        ReadContext { source: SourceId::new("gb_fcdo").unwrap(), custom: CustomList::default() };
    read(source("gb_fcdo").unwrap(), &context, vec![file(name, text)]).unwrap_err()
}

#[test]
fn files_cut_short_are_refused() {
    for (name, text) in [("list.xml", XML), ("list.csv", CSV)] {
        for share in 3..10 {
            let mut end = text.len() * share / 10;
            while !text.is_char_boundary(end) || text[..end].ends_with('\n') {
                end -= 1;
            }
            let found = error(name, &text[..end]);
            assert!(matches!(found, ReadError::Truncated { .. }), "{share}: {found}");
        }
    }
}
