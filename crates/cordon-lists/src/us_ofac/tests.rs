//! The forms on small documents of invented parties, then on the real lists where they are.

mod real;

use cordon_model::{
    CountryKind, DateKind, Effect, Entity, IdentifierKind, Measure, NameKind, NamePartKind, Schema,
};

use crate::problem::ProblemKind;
use crate::reading::{CustomList, ReadContext, Reading, SourceFile};
use crate::source::{read, source};
use crate::testing::{file, read_as};
use crate::{ReadError, SOURCES};

const SDN_XML: &str = include_str!("testdata/sdn.xml");
const CONSOLIDATED_XML: &str = include_str!("testdata/consolidated.xml");
const SDN_CSV: &str = include_str!("testdata/sdn.csv");
const ADD_CSV: &str = include_str!("testdata/add.csv");
const ALT_CSV: &str = include_str!("testdata/alt.csv");
const COMMENTS_CSV: &str = include_str!("testdata/sdn_comments.csv");
const CONS_CSV: &str = include_str!("testdata/cons_prim.csv");

fn csv_set() -> Vec<SourceFile> {
    vec![
        file("SDN.CSV", SDN_CSV),
        file("ADD.CSV", ADD_CSV),
        file("ALT.CSV", ALT_CSV),
        file("SDN_COMMENTS.CSV", COMMENTS_CSV),
    ]
}

fn refused(id: &str, files: Vec<SourceFile>) -> ReadError {
    let name = cordon_model::SourceId::new(id).unwrap();
    let context = ReadContext { source: name, custom: CustomList::default() };
    read(source(id).unwrap(), &context, files).unwrap_err()
}

fn get<'a>(reading: &'a Reading, id: &str) -> &'a Entity {
    reading.entities.iter().find(|entity| entity.id.as_str() == id).unwrap()
}

fn names(entity: &Entity, kind: NameKind) -> Vec<&str> {
    let names = entity.names.iter().filter(|name| name.kind == kind);
    names.map(|name| name.text.as_str()).collect()
}

fn kinds(entity: &Entity) -> Vec<(IdentifierKind, &str)> {
    let identifiers = entity.identifiers.iter();
    identifiers.map(|identifier| (identifier.kind, identifier.number.as_str())).collect()
}

fn countries(entity: &Entity, kind: CountryKind) -> Vec<&str> {
    let countries = entity.countries.iter().filter(|country| country.kind == kind);
    countries.map(|country| country.text.as_str()).collect()
}

fn births(entity: &Entity) -> Vec<String> {
    entity.dates_of(DateKind::Birth).map(|date| date.to_string()).collect()
}

fn problems(reading: &Reading) -> Vec<(ProblemKind, &str, &str)> {
    let problems = reading.problems.iter();
    problems.map(|p| (p.kind, p.record.as_str(), p.field.as_str())).collect()
}

#[test]
fn a_person_of_the_xml() {
    let reading = read_as("us_ofac_sdn", vec![file("sdn.xml", SDN_XML)]);
    let person = get(&reading, "ofac-900001");
    assert_eq!(person.schema, Schema::PERSON);
    assert_eq!(
        names(person, NameKind::Primary),
        ["Peregrine Alba NOSUCHMAN", "Peregrine Beta NOSUCHMAN"]
    );
    assert_eq!(person.names[0].part(NamePartKind::Family), Some("NOSUCHMAN"));
    assert_eq!(names(person, NameKind::WeakAlias), ["THE FOG", "Old Perry FOGG"]);
    assert_eq!(names(person, NameKind::Former), ["Perry FORMERLY"]);
    assert_eq!(names(person, NameKind::Alias), ["Peregrin NOSUCHMANN", "Perry NOWLY"]);
    assert_eq!(births(person), ["1966-10-05", "1961~", "1962/1963"]);
    assert_eq!(countries(person, CountryKind::Nationality), ["Iran", "Iraq"]);
    assert_eq!(countries(person, CountryKind::Birth), ["Iran"]);
    assert_eq!(person.fact("gender"), ["female"]);
    assert_eq!(person.fact("position"), ["Brigadier General", "Minister of Fog"]);
    assert_eq!(person.fact("phone"), ["990000000", "(99)(1)(5550100)"]);
    assert_eq!(
        person.fact("notes"),
        [
            "DOB some time",
            "Secondary sanctions risk: section 1(b) of Executive Order 13224, as amended by \
             Executive Order 13886",
            "Chinese Commercial Code 1111 2222",
            "Member of the Fog Council",
        ]
    );
    let expected = [
        (IdentifierKind::Passport, "X0000001"),
        (IdentifierKind::NationalId, "123-456"),
        (IdentifierKind::Wallet, "1BoatSLRHtKNngkdXEeobR76b53LETtpyT"),
        (IdentifierKind::NationalId, "7788"),
        (IdentifierKind::Other, "42"),
        (IdentifierKind::Passport, "X0000002"),
    ];
    assert_eq!(kinds(person), expected);
    assert_eq!(person.identifiers[0].expires, "2004-02-05".parse().ok());
    assert_eq!(person.identifiers[1].note.as_deref(), Some("Atlantis"));
    assert_eq!(person.identifiers[5].note.as_deref(), Some("issued a while ago"));
    assert_eq!(person.addresses.len(), 1);
    assert_eq!(
        person.addresses[0].full,
        "1 Fog Lane, Suite 2, Back door, Mistville, F0 0G, Fog Province, Iran"
    );
    // The second record of the number has one of the two listings again.
    assert_eq!(person.listings.len(), 2);
    assert_eq!(person.records.len(), 2);
}

#[test]
fn bodies_ships_and_aircraft_of_the_xml() {
    let reading = read_as("us_ofac_sdn", vec![file("sdn.xml", SDN_XML)]);
    let body = get(&reading, "ofac-900002");
    let expected = [
        (IdentifierKind::Inn, "7700000000"),
        (IdentifierKind::Ogrn, "1020000000000"),
        (IdentifierKind::Ogrn, "1020000000017"),
        (IdentifierKind::Okpo, "00000000"),
        (IdentifierKind::Lei, "5299000000000000XX00"),
        (IdentifierKind::Uscc, "91000000000000000X"),
        (IdentifierKind::Bic, "NOWHRUMM"),
        (IdentifierKind::ImoCompany, "IMO 6000000"),
    ];
    assert_eq!(kinds(body), expected);
    assert_eq!(body.fact("classification"), ["Government Entity"]);
    let ship = get(&reading, "ofac-900003");
    assert_eq!(ship.schema, Schema::VESSEL);
    assert_eq!(countries(ship, CountryKind::PastFlag), ["Malta"]);
    assert_eq!(countries(ship, CountryKind::Flag), ["Panama", "Iran"]);
    assert_eq!(ship.fact("type"), ["Passenger", "Crude Oil Tanker"]);
    assert_eq!(ship.fact("grossRegisteredTonnage"), ["56068"]);
    assert_eq!(ship.links[0].entity.as_ref(), Some(&body.id));
    let aircraft = get(&reading, "ofac-900004");
    assert_eq!(aircraft.schema, Schema::AIRPLANE);
    assert_eq!(aircraft.fact("model"), ["IL76-TD"]);
    assert_eq!(aircraft.links[0].entity.as_ref(), Some(&body.id));
    // A telephone of an aircraft has no place in FtM.
    assert_eq!(aircraft.fact("notes"), ["Phone Number 99"]);
    let person = get(&reading, "ofac-900001");
    let linked: Vec<_> = person.links.iter().map(|link| link.entity.as_ref()).collect();
    assert_eq!(linked, [Some(&body.id), None]);
}

#[test]
fn bad_records_are_reported_and_the_rest_is_kept() {
    let reading = read_as("us_ofac_sdn", vec![file("sdn.xml", SDN_XML)]);
    assert_eq!((reading.records, reading.declared, reading.entities.len()), (9, Some(9), 6));
    assert_eq!(
        problems(&reading),
        [
            (ProblemKind::BadValue, "900001", "DOB"),
            (ProblemKind::UnknownField, "900001", "Library Card No."),
            (ProblemKind::BadValue, "900001", "Passport, issued"),
            (ProblemKind::RecordSkipped, "entry 6", "uid"),
            (ProblemKind::RecordSkipped, "900007", "name"),
            (ProblemKind::UnknownField, "900008", "sdnEntry/novelty"),
            (ProblemKind::BadValue, "900008", "program"),
            (ProblemKind::BadValue, "900008", "sdnType"),
            (ProblemKind::JoinedRecords, "900001", "uid"),
        ]
    );
    let fewer = SDN_XML.replace("<Record_Count>9<", "<Record_Count>12<");
    let reading = read_as("us_ofac_sdn", vec![file("sdn.xml", &fewer)]);
    assert_eq!(reading.problems.last().unwrap().kind, ProblemKind::CountMismatch);
}

#[test]
fn listings_say_what_they_do() {
    let sdn = read_as("us_ofac_sdn", vec![file("sdn.xml", SDN_XML)]);
    let bank = get(&sdn, "ofac-900005");
    let [sectoral, blocking] = bank.listings.as_slice() else { panic!() };
    assert_eq!(sectoral.list, "SSI List");
    assert_eq!(sectoral.measures, [Measure::DebtEquityRestriction, Measure::TradeRestriction]);
    assert_eq!(blocking.list, "SDN List");
    assert_eq!(blocking.measures, [Measure::AssetFreeze, Measure::CorrespondentRestriction]);
    // The directive's date is not that of the blocking.
    assert_eq!((blocking.listed_on, blocking.events.len()), (None, 2));

    let consolidated = read_as("us_ofac_cons", vec![file("consolidated.xml", CONSOLIDATED_XML)]);
    let lists: Vec<&str> = consolidated
        .entities
        .iter()
        .flat_map(|entity| entity.listings.iter().map(|listing| listing.list.as_str()))
        .collect();
    let expected =
        ["SSI List", "NS-MBS List", "NS-PLC List", "NS-CMIC List", "NS-MBS List", "FSE List"];
    assert_eq!(lists, expected);
    let menu = &get(&consolidated, "ofac-900005").listings[1];
    assert_eq!(menu.listed_on, "2022-02-24".parse().ok());
    assert_eq!(menu.effective, "2022-03-26".parse().ok());
    let securities = get(&consolidated, "ofac-900012");
    assert_eq!(securities.listings[0].measures[0].effect(), Effect::SecuritiesOnly);
    assert_eq!(securities.listings[0].events.len(), 3);
    assert_eq!(securities.fact("topics"), ["sanction", "invest.ban"]);
    assert_eq!(problems(&consolidated), [(ProblemKind::BadValue, "900012", "Listing Date (CMIC)")]);
}

#[test]
fn the_csv_set() {
    let reading = read_as("us_ofac_sdn", csv_set());
    assert_eq!((reading.format, reading.lacks, reading.published), ("CSV set", None, None));
    let person = get(&reading, "ofac-900001");
    assert_eq!(names(person, NameKind::Primary), ["Peregrine Alba NOSUCHMAN"]);
    assert_eq!(names(person, NameKind::Alias), ["Peregrin NOSUCHMANN", "Perry NOWLY"]);
    assert_eq!(names(person, NameKind::WeakAlias), ["THE FOG; OR MIST", "Old Perry FOGG"]);
    assert_eq!(births(person), ["1966-10-05", "1961~", "1962/1963"]);
    assert_eq!(person.fact("position"), ["Brigadier General", "Minister of Fog"]);
    assert_eq!(
        person.fact("notes"),
        [
            "Secondary sanctions risk: section 1(b) of Executive Order 13224, as amended by \
             Executive Order 13886",
            "nationality possibly Palestinian",
            "Passport and visa were issued in Ulm",
        ]
    );
    assert_eq!(person.records.len(), 4);
    let body = get(&reading, "ofac-900002");
    assert_eq!(body.identifiers[1].number, "HRA 738077 (Stuttgart)");
    assert_eq!(
        body.fact("sector"),
        ["Accounting, bookkeeping and auditing activities; tax consultancy"]
    );
    assert_eq!(body.addresses[0].full, "Moscow 107996, Russia");
    assert_eq!(body.addresses[0].city, None);
    assert_eq!(person.links[0].entity.as_ref(), Some(&body.id));
    assert_eq!(get(&reading, "ofac-900003").fact("tonnage"), ["99144"]);
    // The remark is cut in front of the number, at a blank, and goes on in the comments.
    let padded = get(&reading, "ofac-900004");
    assert_eq!(kinds(padded), [(IdentifierKind::Wallet, "1BoatSLRHtKNngkdXEeobR76b53LETtpyT")]);
    assert_eq!(padded.fact("gender"), ["male"]);
    assert_eq!(
        problems(&reading),
        [
            (ProblemKind::BadValue, "900006", "row"),
            (ProblemKind::DanglingReference, "999999", "add"),
        ]
    );
}

#[test]
fn a_main_file_alone_says_what_it_lacks() {
    let reading = read_as("us_ofac_sdn", vec![file("sdn_2021-08-18.csv", SDN_CSV)]);
    assert_eq!(reading.lacks, Some("aliases and addresses"));
    assert_eq!(reading.published, None);
    let padded = get(&reading, "ofac-900004");
    assert_eq!(padded.fact("notes"), ["Digital Currency Address - XBT […]"]);
    assert!(problems(&reading).contains(&(ProblemKind::BadValue, "900004", "Remarks")));
}

#[test]
fn a_cut_or_foreign_file_is_refused() {
    let cut = SDN_CSV.trim_end_matches(['\u{1a}', '\r', '\n']);
    assert!(matches!(
        refused("us_ofac_sdn", vec![file("sdn.csv", cut)]),
        ReadError::Truncated { .. }
    ));
    let cut = &SDN_XML[..SDN_XML.len() / 2];
    assert!(matches!(
        refused("us_ofac_sdn", vec![file("sdn.xml", cut)]),
        ReadError::Truncated { .. }
    ));
    assert!(matches!(
        refused("us_ofac_sdn", vec![file("add.csv", ADD_CSV)]),
        ReadError::MissingFile { .. }
    ));
    for (asked, name, text, found) in [
        ("us_ofac_cons", "sdn.xml", SDN_XML, "SDN XML of us_ofac_sdn"),
        ("us_ofac_sdn", "consolidated.xml", CONSOLIDATED_XML, "SDN XML of us_ofac_cons"),
        ("us_ofac_cons", "sdn.csv", SDN_CSV, "CSV set of us_ofac_sdn"),
        ("us_ofac_sdn", "cons_prim.csv", CONS_CSV, "CSV set of us_ofac_cons"),
    ] {
        match refused(asked, vec![file(name, text)]) {
            ReadError::WrongSource { found: told, .. } => assert_eq!(told, found),
            other => panic!("{other}"),
        }
    }
}

#[test]
fn every_fact_has_its_place_in_ftm() {
    let files = [
        ("us_ofac_sdn", vec![file("sdn.xml", SDN_XML)]),
        ("us_ofac_cons", vec![file("consolidated.xml", CONSOLIDATED_XML)]),
        ("us_ofac_sdn", csv_set()),
    ];
    for (id, files) in files {
        for entity in read_as(id, files).entities {
            for property in entity.facts.keys() {
                assert!(entity.schema.property(property).is_some(), "{property}");
            }
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    /// Any damage to a document gives a reading or an error.
    #[test]
    fn no_bytes_make_a_reader_panic(at in 0..13_000_usize, with in ".{0,40}", which in 0..4_usize) {
        let text = [SDN_XML, CONSOLIDATED_XML, SDN_CSV, ALT_CSV][which];
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let damaged = format!("{}{with}{}", &text[..at], text.get(at + 7..).unwrap_or_default());
        let name = cordon_model::SourceId::new("fuzz").unwrap();
        let context = ReadContext { source: name, custom: CustomList::default() };
        for source in SOURCES.iter().filter(|source| source.id.starts_with("us_ofac")) {
            let _ = read(source, &context, vec![file("any", &damaged)]);
        }
    }
}
