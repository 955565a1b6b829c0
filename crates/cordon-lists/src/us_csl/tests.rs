use cordon_model::{
    CountryKind, Effect, Entity, IdentifierKind, LinkEnd, Measure, NameKind, Schema,
};

use super::FIELDS;
use crate::problem::ProblemKind;
use crate::reading::Reading;
use crate::testing::{check_fields, file, read_as, real_file};

const SAMPLE: &str = include_str!("testdata/consolidated.csv");

fn sample() -> Reading {
    read_as("us_csl", vec![file("consolidated.csv", SAMPLE)])
}

fn entity<'a>(reading: &'a Reading, id: &str) -> &'a Entity {
    let id = format!("us-csl-{id}");
    reading.entities.iter().find(|entity| entity.id.as_str() == id).unwrap()
}

fn numbers(entity: &Entity) -> Vec<(IdentifierKind, &str)> {
    entity.identifiers.iter().map(|known| (known.kind, known.number.as_str())).collect()
}

fn count(reading: &Reading, kind: ProblemKind) -> usize {
    reading.problems.iter().filter(|problem| problem.kind == kind).count()
}

#[test]
fn the_fixture_gives_its_entities_and_problems() {
    let reading = sample();
    assert_eq!((reading.records, reading.entities.len()), (9, 7));
    let found: Vec<(ProblemKind, &str)> =
        reading.problems.iter().map(|problem| (problem.kind, problem.field.as_str())).collect();
    let expected = [
        (ProblemKind::BadValue, "dates_of_birth"),
        (ProblemKind::JoinedRecords, "_id"),
        (ProblemKind::BadValue, "name"),
        (ProblemKind::BadValue, "type"),
        (ProblemKind::BadValue, "source"),
        (ProblemKind::BadValue, "start_date"),
        (ProblemKind::RecordSkipped, "_id"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_person_of_ofac() {
    let reading = sample();
    let person = entity(&reading, "900001");
    assert_eq!(person.caption(), "TESTCASE Quinn Q.");
    assert_eq!(person.referents[0].as_str(), "ofac-900001");
    let programmes: Vec<&str> =
        person.listings.iter().filter_map(|listing| listing.programme.as_deref()).collect();
    assert_eq!(programmes, ["SDGT", "TESTPROG"]);
    assert_eq!(person.listings[0].measures, [Measure::AssetFreeze]);
    assert_eq!(person.listings[0].measures[0].effect(), Effect::Block);
    let dates: Vec<String> = person.dates.iter().map(|date| date.date.to_string()).collect();
    assert_eq!(dates, ["1973-03-25", "1974~", "1975/1977"]);
    let passports = &person.identifiers;
    assert_eq!(passports[0].expires.unwrap().to_string(), "2030-03-03");
    assert_eq!(passports[0].issued.unwrap().to_string(), "2020-03-04");
    assert_eq!(passports[1].note.as_deref(), Some("date of issue or expiry: 2019-01-01"));
    assert_eq!(passports[2].kind, IdentifierKind::Wallet);
    assert_eq!(passports[3].label.as_deref(), Some("Chinese Commercial Code"));
    let links: Vec<&str> = person.links.iter().filter_map(|link| link.name.as_deref()).collect();
    assert_eq!(links, ["PAPER HOLDING (GROUP)", "TESTCASE, Other"]);
    assert_eq!(person.fact("notes"), ["Date of birth: sometime", "Member of nothing"]);
    assert_eq!(person.fact("gender"), ["male"]);
    assert_eq!(person.fact("position"), ["Minister of Tests", "General"]);
    assert_eq!(person.addresses.len(), 1);
}

#[test]
fn rows_of_one_id_are_one_entity_with_all_listings() {
    let reading = sample();
    let holding = entity(&reading, "900002");
    let lists: Vec<(&str, &Measure)> = holding
        .listings
        .iter()
        .map(|listing| (listing.list.as_str(), &listing.measures[0]))
        .collect();
    assert_eq!(
        lists,
        [("SSI List", &Measure::DebtEquityRestriction), ("SDN List", &Measure::AssetFreeze)]
    );
    assert_eq!(holding.listings[0].listed_on.unwrap().to_string(), "2022-02-22");
    assert_eq!(holding.listings[0].effective.unwrap().to_string(), "2022-03-01");
    assert_eq!(
        numbers(holding),
        [
            (IdentifierKind::Inn, "7700000000"),
            (IdentifierKind::Ogrn, "1027700000000"),
            (IdentifierKind::Okpo, "00000001"),
            (IdentifierKind::Lei, "25340000000000000W34"),
            (IdentifierKind::Bic, "TESTRUMM"),
        ]
    );
    assert_eq!(holding.fact("sector"), ["Paper, cardboard"]);
    assert_eq!(holding.records.len(), 2);
}

#[test]
fn ships_and_aircraft() {
    let reading = sample();
    let ship = entity(&reading, "900003");
    assert_eq!(ship.schema, Schema::VESSEL);
    assert_eq!(
        numbers(ship),
        [
            (IdentifierKind::CallSign, "TST01"),
            (IdentifierKind::ImoShip, "9074729"),
            (IdentifierKind::Mmsi, "677049700"),
        ]
    );
    assert_eq!(ship.countries[0].kind, CountryKind::PastFlag);
    assert_eq!(ship.fact("tonnage"), ["9999"]);
    assert_eq!(ship.links[0].end, LinkEnd::Target);
    let plane = entity(&reading, "900004");
    assert_eq!(plane.fact("model"), ["A320"]);
    assert_eq!(plane.dates[0].date.to_string(), "1988-05-17");
    assert_eq!(plane.identifiers.len(), 2);
}

#[test]
fn the_export_lists() {
    let reading = sample();
    let small = entity(&reading, "aaaa01");
    let names: Vec<(&str, NameKind)> =
        small.names.iter().map(|name| (name.text.as_str(), name.kind)).collect();
    assert_eq!(
        names,
        [
            ("Small Paper Co.", NameKind::Primary),
            ("Small P?per", NameKind::Alias),
            ("Old Paper Co.", NameKind::Former)
        ]
    );
    let listing = &small.listings[0];
    assert_eq!((listing.list.as_str(), listing.acts.len()), ("Entity List", 2));
    assert_eq!(listing.measures, [Measure::ExportRestriction]);
    assert!(listing.provisions.as_deref().unwrap().ends_with("Presumption of denial."));
    assert_eq!(small.fact("topics"), ["export.control"]);
    let denied = entity(&reading, "aaaa02");
    assert_eq!(denied.listings[0].until.unwrap().to_string(), "2056-06-29");
    assert_eq!(denied.addresses[0].country, None);
    let unknown = entity(&reading, "aaaa03");
    assert_eq!(unknown.listings[0].list, "A List To Come (ALTC) - Some Department");
}

#[test]
fn facts_are_properties_of_the_schema() {
    let mut readings = vec![sample()];
    readings.extend(
        real_file("us_csl/2025-05/consolidated.csv.gz").map(|real| read_as("us_csl", vec![real])),
    );
    for entity in readings.into_iter().flat_map(|reading| reading.entities) {
        for property in entity.facts.keys() {
            assert!(entity.schema.property(property).is_some(), "{} {property}", entity.id);
        }
        for property in entity.listings.iter().flat_map(|listing| listing.facts.keys()) {
            assert!(Schema::SANCTION.property(property).is_some(), "{property}");
        }
    }
}

#[test]
fn the_real_list() {
    let Some(real) = real_file("us_csl/2025-05/consolidated.csv.gz") else { return };
    let reading = read_as("us_csl", vec![real]);
    // 14,161 rows with the header.
    assert_eq!(reading.records, 14_160);
    let joined = count(&reading, ProblemKind::JoinedRecords);
    assert_eq!((reading.entities.len(), joined), (14_048, 112));
    let kinds: std::collections::BTreeMap<(ProblemKind, &str), usize> =
        reading.problems.iter().fold(Default::default(), |mut kinds, problem| {
            *kinds.entry((problem.kind, problem.field.as_str())).or_default() += 1;
            kinds
        });
    // Question marks for lost characters in BIS's names, and the citation slips of the Denied
    // Persons List.
    let expected = [
        ((ProblemKind::BadValue, "federal_register_notice"), 3),
        ((ProblemKind::BadValue, "name"), 99),
        ((ProblemKind::JoinedRecords, "_id"), 112),
    ];
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), expected);

    let bank = entity(&reading, "31695");
    assert_eq!(bank.caption(), "CENTRAL BANK OF THE RUSSIAN FEDERATION");
    assert!(numbers(bank).contains(&(IdentifierKind::Inn, "7702235133")));
    assert!(numbers(bank).contains(&(IdentifierKind::Bic, "CBRFRUMM")));
    assert_eq!(bank.listings[0].list, "NS-MBS List");
}

#[test]
fn every_column_has_a_place() {
    let header = SAMPLE.lines().next().unwrap().split(',').map(str::to_owned).collect();
    check_fields(&header, FIELDS);
}
