//! The real consolidated file, its agreement with the SDN XML, and an invented document that holds
//! every feature of the form and its bad records.

use std::collections::BTreeMap;

use cordon_model::{Entity, LinkEnd, Measure, NameKind, NamePartKind, Schema, Script};

use super::fields::FIELDS;
use crate::testing::{check_fields, file, read_as, real_file, xml_paths};
use crate::{ProblemKind, ReadContext, ReadError, Reading, SourceFile};

const SAMPLE: &str = include_str!("testdata/enhanced.xml");

fn sample() -> Reading {
    read_as("us_ofac_sdn", vec![file("enhanced.xml", SAMPLE)])
}

fn entity<'a>(reading: &'a Reading, id: &str) -> &'a Entity {
    reading.entities.iter().find(|entity| entity.id.as_str() == id).unwrap()
}

fn refused(source: &str, file: SourceFile) -> ReadError {
    let id = cordon_model::SourceId::new(source).unwrap();
    let context = ReadContext { source: id, custom: crate::CustomList::default() };
    crate::read(crate::source(source).unwrap(), &context, vec![file]).unwrap_err()
}

#[test]
fn the_real_file_is_read_whole() {
    let Some(file) = real_file("us_ofac_cons/CONS_ENHANCED.ZIP") else { return };
    let reading = read_as("us_ofac_cons", vec![file]);
    assert_eq!(reading.format, "Enhanced XML");
    assert_eq!((reading.entities.len(), reading.records), (443, 443));
    assert_eq!(reading.published, "2025-01-10".parse().ok());
    // Hamas stands on the SDN list only; everything else is understood.
    let problems: Vec<_> = reading.problems.iter().map(|p| (p.kind, p.raw.as_str())).collect();
    assert_eq!(problems, [(ProblemKind::DanglingReference, "HAMAS")]);

    let bank = entity(&reading, "ofac-17016");
    assert_eq!(bank.caption(), "GAZPROMBANK JOINT STOCK COMPANY");
    let original = bank.names.iter().find(|name| name.kind == NameKind::Original).unwrap();
    assert_eq!(original.text, "ГАЗПРОМБАНК АКЦИОНЕРНОЕ ОБЩЕСТВО");
    let listings: Vec<_> = bank
        .listings
        .iter()
        .map(|it| (it.list.as_str(), it.programme.as_deref().unwrap(), it.listed_on.unwrap()))
        .map(|(list, programme, date)| format!("{list} {programme} {date}"))
        .collect();
    // The days of the Treasury's own announcements.
    let expected = ["SSI List UKRAINE-EO13662 2014-07-16", "SDN List RUSSIA-EO14024 2024-11-21"];
    assert_eq!(listings, expected);
    assert_eq!(bank.listings[0].measures, [Measure::DebtEquityRestriction]);
    let blocking = [Measure::AssetFreeze, Measure::DebtEquityRestriction];
    assert_eq!(bank.listings[1].measures, blocking);

    let company = entity(&reading, "ofac-33091");
    assert!(company.names.iter().any(|name| name.text == "旷视科技有限公司"
        && name.script == Script::Han
        && name.language.as_deref() == Some("zh")));
    let link = &entity(&reading, "ofac-32087").links[0];
    assert_eq!((link.schema, link.end), (Schema::CONTROL, LinkEnd::Source));
    assert_eq!(link.name.as_deref(), Some("HUAWEI TECHNOLOGIES CO., LTD."));
    assert_eq!(link.entity.as_ref().map(cordon_model::EntityId::as_str), Some("ofac-30947"));
}

#[test]
fn every_listing_has_its_day_and_listing_dates_agree() {
    let Some(file) = real_file("us_ofac_cons/CONS_ENHANCED.ZIP") else { return };
    let reading = read_as("us_ofac_cons", vec![file]);
    let (mut all, mut told, mut agree) = (0, 0, 0);
    for listing in reading.entities.iter().flat_map(|entity| &entity.listings) {
        all += 1;
        assert!(listing.listed_on.is_some(), "{listing:?}");
        let feature = listing.events.iter().find(|event| event.kind.starts_with("Listing Date"));
        if let Some(event) = feature.filter(|_| listing.list != "SDN List") {
            told += 1;
            agree += usize::from(Some(event.date) == listing.listed_on);
        }
    }
    // `datePublished` of a list is the listing date: wherever the record prints that as well.
    assert_eq!((all, told, agree), (525, 78, 78));
}

#[test]
fn every_field_of_the_real_file_has_a_place() {
    let Some(file) = real_file("us_ofac_cons/CONS_ENHANCED.ZIP") else { return };
    let files = crate::container::open(vec![file]).unwrap();
    let below = |path: &String| {
        let path = path.strip_prefix("sanctionsData/").unwrap_or("@").to_owned();
        path.replace("entities/entity", "entity")
    };
    let mut found = xml_paths(&files[0].bytes);
    found.remove("sanctionsData@schemaLocation");
    check_fields(&found.iter().map(below).collect(), FIELDS);
}

/// How many entities of two readings agree in a view of them.
fn agreement(left: &Reading, right: &Reading, view: fn(&Entity) -> Vec<String>) -> usize {
    let others: BTreeMap<_, _> = right.entities.iter().map(|it| (it.id.clone(), it)).collect();
    let sorted = |entity: &Entity| {
        let mut values = view(entity);
        values.sort();
        values
    };
    let agree = |entity: &&Entity| {
        others.get(&entity.id).is_some_and(|other| sorted(entity) == sorted(other))
    };
    left.entities.iter().filter(agree).count()
}

#[test]
fn the_sdn_xml_of_the_same_list_says_the_same() {
    let Some(file) = real_file("us_ofac_cons/CONS_ENHANCED.ZIP") else { return };
    let Some(other) = real_file("us_ofac_cons/2025-03-28/consolidated.xml") else { return };
    let enhanced = read_as("us_ofac_cons", vec![file]);
    let sdn_xml = read_as("us_ofac_cons", vec![other]);
    type View = fn(&Entity) -> Vec<String>;
    let views: [(&str, View); 5] = [
        ("names", |entity| {
            let latin = entity.names.iter().filter(|name| name.script == Script::Latin);
            latin.map(|name| format!("{:?} {}", name.kind, name.text)).collect()
        }),
        ("lists and programmes", |entity| {
            let listings = entity.listings.iter();
            listings.map(|it| format!("{} {:?}", it.list, it.programme)).collect()
        }),
        ("measures", |entity| {
            entity.listings.iter().map(|it| format!("{:?}", it.measures)).collect()
        }),
        ("identifiers", |entity| {
            let identifiers = entity.identifiers.iter();
            identifiers.map(|it| format!("{:?} {} {:?}", it.kind, it.number, it.country)).collect()
        }),
        ("dates", |entity| entity.dates.iter().map(|it| format!("{it:?}")).collect()),
    ];
    let found = views.map(|(name, view)| (name, agreement(&enhanced, &sdn_xml, view)));
    // Of 443. The rest was amended in the eleven weeks between the two files, but for the measures
    // of one Foreign Sanctions Evader, for whom only the Enhanced XML prints "Reject".
    let expected = [
        ("names", 443),
        ("lists and programmes", 443),
        ("measures", 442),
        ("identifiers", 441),
        ("dates", 442),
    ];
    assert_eq!(found, expected);
}

#[test]
fn names_have_scripts_parts_and_strengths() {
    let reading = sample();
    let person = entity(&reading, "ofac-900001");
    let names: Vec<_> = person
        .names
        .iter()
        .map(|name| (name.text.as_str(), name.kind, name.script, name.note.as_deref()))
        .collect();
    let expected = [
        ("Shiyan CE", NameKind::Primary, Script::Latin, None),
        ("The Specimen", NameKind::WeakAlias, Script::Latin, None),
        ("测试验", NameKind::Original, Script::Han, None),
        ("Проба Примеров", NameKind::Former, Script::Cyrillic, None),
        (
            "Prueba Ficta EJEMPLO MUESTRA",
            NameKind::Alias,
            Script::Latin,
            Some("n.k.a.; since her marriage"),
        ),
    ];
    assert_eq!(names, expected);
    let part = |row: usize, kind| person.names[row].part(kind);
    assert_eq!(part(0, NamePartKind::Family), Some("Ce"));
    assert_eq!(part(2, NamePartKind::Given), Some("试验"));
    assert_eq!(person.names[2].language.as_deref(), Some("zh"));
    assert_eq!(part(4, NamePartKind::Patronymic), Some("EJEMPLO"));
}

#[test]
fn dates_keep_their_precision_and_doubts() {
    let reading = sample();
    let person = entity(&reading, "ofac-900001");
    let dates: Vec<_> =
        person.dates.iter().map(|it| (it.date.to_string(), it.note.as_deref())).collect();
    let expected = [
        ("1963-05".to_owned(), None),
        ("1964~".to_owned(), Some("alt.; Reported")),
        ("1960/1962".to_owned(), Some("alt.")),
    ];
    assert_eq!(dates, expected);
    // What OFAC calls false is told and not matched.
    assert!(person.fact("notes").contains(&"Birthdate 03 Mar 1959 (False)".to_owned()));
}

#[test]
fn each_programme_is_a_listing_on_its_list() {
    let reading = sample();
    let listings = &entity(&reading, "ofac-900001").listings;
    let rows: Vec<_> = listings
        .iter()
        .map(|it| (it.list.as_str(), it.listed_on.unwrap().to_string(), &it.acts[0].title[..]))
        .collect();
    let expected = [
        ("SDN List", "2020-07-09".to_owned(), "Executive Order 13818 (Global Magnitsky)"),
        ("SSI List", "2019-03-02".to_owned(), "Executive Order 13662 (Ukraine)"),
    ];
    assert_eq!(rows, expected);
    // A type that is tied to no programme is on both listings.
    let new = Measure::Other("Newly invented sanction".to_owned());
    assert_eq!(listings[0].measures, [Measure::AssetFreeze, new.clone()]);
    assert_eq!(listings[1].measures, [Measure::TradeRestriction, new]);
    let provisions = listings[1].provisions.as_deref().unwrap();
    assert!(provisions.ends_with("; Subject to Directive 4"), "{provisions}");
    assert_eq!(listings[1].events[0].kind, "Consolidated List");
}

#[test]
fn features_documents_and_addresses_find_their_places() {
    let reading = sample();
    let person = entity(&reading, "ofac-900001");
    assert_eq!(person.fact("gender"), ["female"]);
    assert_eq!(person.fact("position"), ["Minister of Examples"]);
    assert_eq!(person.fact("birthPlace"), ["Nowhere, Japan"]);
    assert_eq!(person.fact("email"), ["ce@example.org"]);
    let countries: Vec<_> =
        person.countries.iter().map(|it| it.country.map(|it| it.code().to_owned())).collect();
    assert_eq!(countries, ["JP", "CN", "JP"].map(|code| Some(code.to_owned())));
    let passport = person.identifiers.iter().find(|it| it.number == "X0000000").unwrap();
    assert_eq!(passport.note.as_deref(), Some("issued in Nowhere; Fraudulent; seen once"));
    assert_eq!(passport.expires.unwrap().to_string(), "2020-01-02");
    assert_eq!(passport.authority.as_deref(), Some("Office of Samples"));
    let addresses: Vec<_> = person.addresses.iter().map(|it| it.full.as_str()).collect();
    let first = "1 Sample Street, Room 2, Nowhere, 00000, Specimen Province, Far Eastland";
    assert_eq!(addresses, [first, "乌有, Far Eastland"]);

    let vessel = entity(&reading, "ofac-900003");
    assert_eq!(vessel.fact("type"), ["Tug"]);
    assert_eq!(vessel.fact("grossRegisteredTonnage"), ["90"]);
    assert!(vessel.fact("notes").contains(&"Other Vessel Flag None Identified".to_owned()));
    assert_eq!(vessel.names.len(), 2, "two records under one number are one entity");
    assert_eq!(vessel.records.len(), 2);
}

#[test]
fn relations_stand_at_the_end_that_ftm_allows() {
    let reading = sample();
    let links = |id: &str| -> Vec<_> {
        let links = entity(&reading, id).links.iter();
        links.map(|it| (it.schema.name(), it.end, it.role.clone().unwrap())).collect()
    };
    let row = |schema, end, role: &str| (schema, end, role.to_owned());
    let expected = [
        row("Directorship", LinkEnd::Source, "Leader or official of"),
        row("Family", LinkEnd::Source, "Family member of"),
    ];
    assert_eq!(links("ofac-900001"), expected);
    // The works as leader of a person is turned round.
    let expected = [
        row("Directorship", LinkEnd::Target, "Leader or official of"),
        row("Control", LinkEnd::Target, "Owned or Controlled By"),
        row("UnknownLink", LinkEnd::Source, "Competes with"),
    ];
    assert_eq!(links("ofac-900002"), expected);
    let expected = [
        row("Ownership", LinkEnd::Target, "Vessel Owner"),
        row("Ownership", LinkEnd::Target, "Owned or Controlled By"),
    ];
    assert_eq!(links("ofac-900003"), expected);
}

#[test]
fn bad_records_and_values_are_reported_and_cost_nothing_else() {
    let reading = sample();
    assert_eq!(reading.records, 8);
    let ids: Vec<_> = reading.entities.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["ofac-900001", "ofac-900002", "ofac-900003", "ofac-900004"]);
    let mut found: Vec<_> = reading
        .problems
        .iter()
        .map(|it| format!("{:?} {} {}", it.kind, it.field, it.raw))
        .collect();
    found.sort();
    let expected = [
        "BadValue Birthdate Early one morning",
        "BadValue entityType Machine",
        "BadValue relationships/relationship/relatedEntity@entityId ",
        "BadValue sanctionsLists/sanctionsList@datePublished soon",
        "BadValue script Mislabelled Works",
        "BadValue translation/script Runic",
        "DanglingReference Family member of CE, Buzai",
        "JoinedRecords id 900003",
        "RecordSkipped entity@id ",
        "RecordSkipped id ninety",
        "RecordSkipped names ",
        "UnknownField Library Card L-1",
        "UnknownField Shoe Size 38",
        "UnknownField entity/novelty a new field",
        "UnknownField entity/novelty@colour red",
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_other_list_and_deltas_are_refused() {
    let error = refused("us_ofac_cons", file("enhanced.xml", SAMPLE));
    assert!(error.to_string().contains("it is Enhanced XML of us_ofac_sdn"), "{error}");
    let delta = "<sanctionsData xmlns=\"https://www.treasury.gov/ofac/DeltaFile/1.0\">\
                 <entities><entity id=\"1\" action=\"remove\"/></entities></sanctionsData>";
    let error = refused("us_ofac_sdn", file("delta.xml", delta));
    assert!(error.to_string().contains("an OFAC delta file"), "{error}");
    for name in ["2025-01-13", "2025-02-11", "2025-02-13"] {
        let path = format!("us_ofac_delta/ofac_{name}_delta.xml");
        let Some(file) = real_file(&path) else { return };
        assert!(matches!(refused("us_ofac_sdn", file), ReadError::WrongSource { .. }));
    }
}
