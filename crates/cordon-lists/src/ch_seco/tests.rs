use std::collections::BTreeSet;

use cordon_model::{
    CountryKind, Entity, IdentifierKind, Measure, NameKind, NamePartKind, RecordLocation, Schema,
};

use super::fields::{FIELDS, plain};
use crate::error::ReadError;
use crate::problem::ProblemKind;
use crate::reading::{Reading, SourceFile};
use crate::testing::{check_fields, file, read_as, real_file, refused_as, xml_paths};

const SAMPLE: &str = include_str!("testdata/seco.xml");

fn sample() -> Reading {
    read_as("ch_seco", vec![file("seco.xml", SAMPLE)])
}

fn entity<'a>(reading: &'a Reading, id: &str) -> &'a Entity {
    reading.entities.iter().find(|entity| entity.id.as_str() == id).unwrap()
}

fn names(entity: &Entity) -> Vec<(&str, NameKind)> {
    entity.names.iter().map(|name| (name.text.as_str(), name.kind)).collect()
}

fn kinds(reading: &Reading) -> Vec<(ProblemKind, &str)> {
    reading.problems.iter().map(|problem| (problem.kind, problem.field.as_str())).collect()
}

fn check_paths(bytes: &[u8]) {
    let paths: BTreeSet<String> = xml_paths(bytes).iter().filter_map(|path| plain(path)).collect();
    check_fields(&paths, FIELDS);
}

#[test]
fn the_fixture_gives_its_entities_and_problems() {
    let reading = sample();
    assert_eq!(reading.format, "SECO XML");
    assert_eq!(reading.published.unwrap().to_string(), "2026-03-02");
    assert_eq!((reading.records, reading.entities.len()), (6, 3));
    let expected = [
        (ProblemKind::BadValue, "day-month-year"),
        (ProblemKind::BadValue, "day-month-year"),
        (ProblemKind::DanglingReference, "address@place-id"),
        (ProblemKind::BadValue, "expiry-date"),
        (ProblemKind::BadValue, "name@name-type"),
        (ProblemKind::BadValue, "name@quality"),
        (ProblemKind::UnknownField, "target/object/future-field"),
        (ProblemKind::BadValue, "object@object-type"),
        (ProblemKind::BadValue, "modification@enactment-date"),
        (ProblemKind::DanglingReference, "sanctions-set-id"),
        (ProblemKind::JoinedRecords, "target@ssid"),
        (ProblemKind::RecordSkipped, "identity/name"),
        (ProblemKind::RecordSkipped, "target"),
        (ProblemKind::DanglingReference, "relation@target-id"),
    ];
    assert_eq!(kinds(&reading), expected);
    check_paths(SAMPLE.as_bytes());
}

#[test]
fn spellings_of_parts_become_whole_names() {
    let reading = sample();
    let entity = entity(&reading, "ch-seco-1001");
    assert_eq!(
        names(entity),
        [
            ("Fiktivov Testimir", NameKind::Primary),
            ("Fiktivoff Testymir", NameKind::Alias),
            ("Fictivov Testymir", NameKind::Alias),
            ("Фиктивов Тестимир", NameKind::Original),
            ("The Tester", NameKind::WeakAlias),
            ("Testimir Oldname Ancestor Al-Tribe Jr.", NameKind::Former),
            ("Testimir قديم Ancestor Al-Tribe Jr.", NameKind::WeakAlias),
            ("Quinlan Other Identity", NameKind::Alias),
        ]
    );
    assert_eq!(entity.names[3].language.as_deref(), Some("rus"));
    assert_eq!(entity.names[3].part(NamePartKind::Family), Some("Фиктивов"));
    assert_eq!(entity.names[4].note.as_deref(), Some("alias, low quality"));
    assert_eq!(entity.fact("title"), ["Dr."]);
}

#[test]
fn what_identities_say_is_typed() {
    let reading = sample();
    let entity = entity(&reading, "ch-seco-1001");
    let dates: Vec<String> = entity.dates.iter().map(|date| date.date.to_string()).collect();
    assert_eq!(dates, ["1980-03-23", "1981", "1982-02"]);
    assert_eq!(entity.dates[1].note.as_deref(), Some("low quality"));
    assert_eq!(entity.fact("birthPlace"), ["Zubrowka, Lutz Region, Austria"]);
    let nationalities: Vec<&str> = entity
        .countries
        .iter()
        .filter(|value| value.kind == CountryKind::Nationality)
        .map(|value| value.country.as_ref().unwrap().code())
        .collect();
    assert_eq!(nationalities, ["AT", "LI"]);
    let address = &entity.addresses[0];
    assert_eq!(address.full, "Fantasy street 4, 77, Zubrowka, 1234, Lutz Region, Austria");
    assert_eq!(address.note.as_deref(), Some("c/o Example Club; until 2010"));
    let passport = &entity.identifiers[0];
    assert_eq!((passport.kind, passport.number.as_str()), (IdentifierKind::Passport, "X 0000001"));
    assert_eq!(passport.country.unwrap().code(), "AT");
    assert_eq!(passport.issued.unwrap().to_string(), "2001-05-04");
    assert_eq!(entity.identifiers[1].issued.unwrap().to_string(), "1999-04-03");
    assert_eq!(entity.identifiers[2].number, "PX12345");
    assert_eq!(entity.fact("position"), ["Tester general"]);
    assert_eq!(entity.links[1].facts["summary"], ["cousin"]);
}

#[test]
fn a_listing_for_each_programme_and_its_history() {
    let reading = sample();
    let relisted = entity(&reading, "ch-seco-1001");
    assert_eq!(relisted.listings.len(), 2);
    let listing = &relisted.listings[0];
    assert_eq!(listing.programme.as_deref(), Some("Exampleland"));
    assert_eq!(listing.measures, [Measure::AssetFreeze, Measure::DebtEquityRestriction]);
    assert_eq!(listing.listed_on.unwrap().to_string(), "2020-01-06");
    assert_eq!(listing.effective.unwrap().to_string(), "2020-01-07");
    assert_eq!((listing.until, listing.events.len()), (None, 4));
    assert_eq!(listing.un_reference.as_deref(), Some("ZZi.012"));
    assert_eq!(listing.reason.as_deref(), Some("Invented for tests.\nA second reason."));
    assert_eq!(relisted.listings[1].programme.as_deref(), Some("Pays fictif"));
    assert_eq!(relisted.listings[1].measures, [Measure::ShipBan]);
    assert_eq!(relisted.fact("topics"), ["sanction"]);

    let gone = entity(&reading, "ch-seco-1100");
    let listing = &gone.listings[0];
    assert_eq!(listing.until.unwrap().to_string(), "2023-03-31");
    assert_eq!(listing.listed_on.unwrap().to_string(), "2022-02-02");
    assert!(listing.listed_on_derived.is_some());
    assert_eq!(listing.measures, [Measure::Other("annex 5".to_owned())]);
    assert_eq!(listing.facts["summary"], ["Origin: EU", "Foreign identifier: 140"]);
    assert!(gone.fact("topics").is_empty());
}

#[test]
fn labelled_information_is_typed_and_sentences_are_notes() {
    let reading = sample();
    let holding = entity(&reading, "ch-seco-1100");
    let numbers: Vec<(IdentifierKind, &str)> =
        holding.identifiers.iter().map(|known| (known.kind, known.number.as_str())).collect();
    assert_eq!(
        numbers,
        [
            (IdentifierKind::Ogrn, "1027700000000"),
            (IdentifierKind::Inn, "7700000000"),
            (IdentifierKind::Bic, "TESTCHZZ"),
            (IdentifierKind::Bic, "TESTLI2X"),
        ]
    );
    assert_eq!(holding.fact("website"), ["www.example.org"]);
    assert_eq!(holding.fact("email"), ["info@example.org"]);
    assert_eq!(holding.fact("legalForm"), ["public company"]);
    let dates: Vec<String> = holding.dates.iter().map(|date| date.date.to_string()).collect();
    assert_eq!(dates, ["1999-07", "2019-01-09"]);
    let note = "Registration number: see the annex of the ordinance";
    assert_eq!(holding.fact("notes"), [note]);
}

#[test]
fn records_are_the_target_and_what_it_refers_to() {
    let reading = sample();
    let entity = entity(&reading, "ch-seco-1001");
    let text = |record: &RecordLocation| &SAMPLE[record.start as usize..record.end as usize];
    let texts: Vec<&str> = entity.records.iter().map(text).collect();
    assert!(texts[0].starts_with("<target ssid=\"1001\">") && texts[0].ends_with("</target>"));
    assert!(texts[1].starts_with("<place ssid=\"501\">"));
    assert!(texts[2].starts_with("<place ssid=\"502\">"));
    assert!(texts[3].starts_with("<sanctions-program ssid=\"10\""));
    assert!(texts[4].starts_with("<sanctions-program ssid=\"20\""));
}

#[test]
fn facts_are_properties_of_the_schema() {
    for entity in sample().entities {
        for property in entity.facts.keys() {
            assert!(entity.schema.property(property).is_some(), "{} {property}", entity.id);
        }
        for property in entity.links.iter().flat_map(|link| link.facts.keys()) {
            assert!(Schema::UNKNOWN_LINK.property(property).is_some(), "{property}");
        }
    }
}

#[test]
fn a_hostile_number_of_spellings_is_bounded() {
    let variants = "<spelling-variant lang=\"a\" script=\"LATN\">x</spelling-variant>".repeat(50);
    let part = format!("<name-part order=\"1\"><value>v</value>{variants}</name-part>");
    let text = format!(
        "<swiss-sanctions-list><target ssid=\"1\"><sanctions-set-id>1</sanctions-set-id><entity>\
         <identity main=\"true\"><name>{}</name></identity></entity></target>\
         </swiss-sanctions-list>",
        part.repeat(40)
    );
    let reading = read_as("ch_seco", vec![file("hostile.xml", &text)]);
    assert_eq!(reading.entities.len(), 1);
    assert!(kinds(&reading).contains(&(ProblemKind::BadValue, "name-part/spelling-variant")));
}

fn real(path: &str) -> Option<(SourceFile, Reading)> {
    let file = real_file(path)?;
    Some((file.clone(), read_as("ch_seco", vec![file])))
}

#[test]
fn the_real_excerpt() {
    let Some((file, reading)) = real("ch_seco/seco_2026-08-27_TRIMMED_4_targets.xml") else {
        return;
    };
    check_paths(&file.bytes);
    assert_eq!(reading.published.unwrap().to_string(), "2026-08-27");
    assert_eq!((reading.records, reading.entities.len()), (4, 4));
    // The excerpt holds no places.
    assert_eq!(kinds(&reading), [(ProblemKind::DanglingReference, "address@place-id")]);

    let delisted = entity(&reading, "ch-seco-5142");
    assert_eq!(
        names(delisted),
        [
            ("Lukashenka Dzmitry Aliaksandravich", NameKind::Primary),
            ("Lukashenko Dzmitry Aliaksandravich", NameKind::Alias),
        ]
    );
    assert_eq!(delisted.listings[0].until.unwrap().to_string(), "2016-03-01");
    assert!(delisted.fact("topics").is_empty());
    let bank = entity(&reading, "ch-seco-46130");
    assert_eq!(bank.listings[0].measures, [Measure::DebtEquityRestriction]);
    assert_eq!(bank.listings[0].listed_on.unwrap().to_string(), "2021-08-11");
    let ship = entity(&reading, "ch-seco-34461");
    assert_eq!((ship.schema, ship.caption()), (Schema::VESSEL, "Hui Chon"));
    assert_eq!(ship.identifiers[0].kind, IdentifierKind::ImoShip);
    assert_eq!(ship.listings[0].measures, [Measure::ShipBan]);
}

#[test]
fn the_publishers_test_file_has_programmes_only() {
    let Some(file) = real_file("ch_seco/seco_test_sample_2017.xml") else { return };
    check_paths(&file.bytes);
    let error = refused_as("ch_seco", vec![file]);
    assert!(matches!(error, ReadError::NoEntries { records: 0, .. }), "{error}");
}
