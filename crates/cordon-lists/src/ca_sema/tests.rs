use std::collections::{BTreeMap, BTreeSet};

use cordon_model::{
    CountryKind, DateKind, Entity, IdentifierKind, Measure, NameKind, NamePartKind, Schema, Script,
};

use super::fields::FIELDS;
use crate::problem::ProblemKind;
use crate::reading::Reading;
use crate::testing::{check_fields, file, read_as, real_file, xml_paths};

const TODAY: &str = include_str!("testdata/today.xml");
const BEFORE_2022: &str = include_str!("testdata/before-2022.xml");

fn by_reference<'a>(reading: &'a Reading, programme: &str, reference: &str) -> &'a Entity {
    let matches = |entity: &&Entity| {
        let listing = &entity.listings[0];
        listing.programme.as_deref() == Some(programme)
            && listing.reference.as_deref() == Some(reference)
    };
    reading.entities.iter().find(matches).unwrap()
}

fn names(entity: &Entity) -> Vec<&str> {
    entity.names.iter().map(|name| name.text.as_str()).collect()
}

fn dates(entity: &Entity) -> Vec<String> {
    entity.dates.iter().map(|date| date.date.to_string()).collect()
}

#[test]
fn every_feature_of_today_is_read() {
    let reading = read_as("ca_sema", vec![file("sema-lmes.xml", TODAY)]);
    assert_eq!((reading.records, reading.entities.len()), (10, 9));
    assert_eq!((reading.format, reading.published), ("SEMA XML", None));
    let [first, second, third, chinese, navy, plant, ship, official, sudanese] =
        reading.entities.as_slice()
    else {
        panic!("nine entities")
    };

    assert_eq!(second.id.as_str(), format!("{}-2", first.id), "same regime, same name");
    assert_ne!(first.id, third.id, "another regime");
    assert_eq!(
        names(first),
        [
            "Enki Anuvich NUSKUEV",
            "Энки Ануевич Нускуев",
            "Enky Anuvich NUSKUEV",
            "Enki Anuvich Nuskoev",
        ]
    );
    assert_eq!(first.names[2].note.as_deref(), Some("Enky"));
    assert_eq!(first.fact("notes"), ["Aliases: Энки Ануевич Нускуев; Enky, Nuskoev"]);
    assert_eq!(first.listings[0].measures, [Measure::AssetFreeze, Measure::TravelBan]);
    let record = &first.records[0];
    assert!(TODAY[record.start as usize..record.end as usize].starts_with("<record>"));

    assert_eq!(dates(second), ["1999-09"]);
    assert_eq!(second.fact("title"), ["Colonel", "colonel"]);
    assert_eq!(dates(third), ["1987-01-24"]);
    assert_eq!(third.listings[0].reference.as_deref(), Some("Schedule 1, Part 1, item 3"));
    let languages: Vec<_> = third.names.iter().map(|name| name.language.as_deref()).collect();
    assert_eq!(languages, [None, Some("be"), Some("ru"), Some("ru")]);

    assert_eq!(chinese.caption(), "Nu Sikumu");
    assert_eq!(dates(chinese), ["1970~/1973~"]);
    assert_eq!(
        names(navy),
        ["Nusku Navy", "Force navale de Nusku", "NN", "Nusku Naval Co., Ltd.", "نوسکو",]
    );
    assert_eq!(
        names(plant),
        ["Nusku Plant JSC", "Nuskumash", "Nuskuzavod, OAO", "Завод \"Нуску\", АО",]
    );
    assert_eq!(plant.listings[0].measures, [Measure::DebtEquityRestriction]);
    assert_eq!(ship.schema, Schema::VESSEL);
    assert_eq!(ship.dates[0].kind, DateKind::Build);
    assert_eq!(ship.identifiers[0].kind, IdentifierKind::ImoShip);
    assert_eq!(ship.listings[0].measures[0], Measure::ShipBan);
    assert_eq!(official.listings[0].programme.as_deref(), Some("JVCFOA"));
    assert!(official.countries.is_empty());
    assert_eq!(names(sudanese).len(), 4);
    assert_eq!(sudanese.countries[0].kind, CountryKind::Country);
}

#[test]
fn what_is_bad_is_reported_and_kept() {
    let reading = read_as("ca_sema", vec![file("sema-lmes.xml", TODAY)]);
    let problems: Vec<_> =
        reading.problems.iter().map(|p| (p.kind, p.field.as_str(), p.raw.as_str())).collect();
    assert_eq!(
        problems,
        [
            (ProblemKind::BadValue, "DateOfBirthOrShipBuildDate", "1975-19-25"),
            (ProblemKind::UnknownField, "record/Remarks", "a new field"),
            (ProblemKind::BadValue, "DateOfListing", "yesterday"),
            (ProblemKind::BadValue, "DateOfBirthOrShipBuildDate", "in his youth"),
            (
                ProblemKind::RecordSkipped,
                "LastName, GivenName, EntityOrShip",
                "Sudan, Part 2, item 3"
            ),
        ]
    );
    let official = by_reference(&reading, "JVCFOA", "item 4");
    assert_eq!(dates(official), ["1975"]);
    assert_eq!(official.dates[0].note.as_deref(), Some("1975-19-25"));
    let sudanese = by_reference(&reading, "SEMA – Sudan", "Part 1, item 2");
    assert_eq!(sudanese.listings[0].facts["listingDate"], ["yesterday"]);
    assert!(sudanese.fact("notes").contains(&"Date of birth: in his youth".to_owned()));
}

#[test]
fn the_older_edition_is_read() {
    let reading = read_as("ca_sema", vec![file("sema-lmes.xml", BEFORE_2022)]);
    assert_eq!(reading.problems, []);
    let [body, person] = reading.entities.as_slice() else { panic!("two entities") };
    assert_eq!(names(body), ["Nusku Jade Co. Ltd.", "Nusku Gems", "Nusku Gems & Jade Pte. Ltd."]);
    assert_eq!(person.fact("title"), ["Brig. Gen."]);
    assert_eq!(dates(person), ["1972-08-10", "1972-08-11"]);
    assert_eq!(person.listings[0].reference.as_deref(), Some("item 2"));
    assert_eq!(person.listings[0].listed_on, None);
}

#[test]
fn every_field_goes_somewhere() {
    for text in [TODAY, BEFORE_2022] {
        let found: BTreeSet<String> = xml_paths(text.as_bytes())
            .into_iter()
            .filter(|path| path != "data-set/record/Remarks")
            .collect();
        check_fields(&found, FIELDS);
    }
}

#[test]
fn real_2025_03() {
    let Some(file) = real_file("ca_sema/2025-03/sema-lmes.xml") else { return };
    check_fields(&xml_paths(&file.bytes), FIELDS);
    let reading = read_as("ca_sema", vec![file]);
    assert_eq!((reading.records, reading.entities.len()), (4_759, 4_759));
    assert_eq!(reading.problems, []);
    let ids: BTreeSet<_> = reading.entities.iter().map(|entity| &entity.id).collect();
    assert_eq!(ids.len(), 4_759);
    let again = reading.entities.iter().filter(|entity| entity.id.as_str().ends_with("-2"));
    assert_eq!(again.map(Entity::caption).collect::<Vec<_>>(), ["Sergey Ivanovich MENYAILO"]);
    let schemata =
        |schema| reading.entities.iter().filter(|entity| entity.schema == schema).count();
    assert_eq!(schemata(Schema::PERSON), 3_334);
    assert_eq!(schemata(Schema::ORGANIZATION), 1_316);
    assert_eq!(schemata(Schema::VESSEL), 109);
    check_china(&reading);
    check_hand_picked(&reading);
}

fn check_china(reading: &Reading) {
    let rows = [
        ("Part 1, item 1", "Zhu Hailun", "2021-03-21", ""),
        ("Part 1, item 2", "Wang Junzheng", "2021-03-21", ""),
        ("Part 1, item 3", "Wang Mingshan", "2021-03-21", ""),
        ("Part 1, item 4", "Chen Mingguo", "2021-03-21", ""),
        ("Part 1, item 5", "Chen Quanguo", "2024-12-09", "1955-11"),
    ];
    for (reference, caption, listed_on, born) in rows {
        let entity = by_reference(reading, "SEMA – China", reference);
        assert_eq!(entity.caption(), caption);
        assert_eq!(entity.listings[0].listed_on.unwrap().to_string(), listed_on);
        assert_eq!(dates(entity).join(" "), born);
    }
    let bureau = by_reference(reading, "SEMA – China", "Part 2, item 1");
    assert_eq!(bureau.schema, Schema::ORGANIZATION);
    assert!(bureau.caption().contains("Production and Construction Corps"), "{}", bureau.caption());
    assert_eq!(bureau.listings[0].measures, [Measure::AssetFreeze]);
}

fn check_hand_picked(reading: &Reading) {
    let victims = reading
        .entities
        .iter()
        .filter(|entity| entity.listings[0].programme.as_deref() == Some("JVCFOA"));
    assert_eq!(victims.clone().count(), 80);
    assert!(victims.clone().all(|entity| entity.countries.is_empty()));

    let find = |caption: &str| {
        let mut found = reading.entities.iter().filter(|entity| entity.caption() == caption);
        found.next().unwrap_or_else(|| panic!("{caption}"))
    };
    assert_eq!(find("Mansour Othman ABAHUSSAIN").dates.len(), 2);
    let lady = find("Lady R");
    assert_eq!(lady.identifiers[0].number, "9161003");
    assert_eq!(dates(lady), ["2004"]);
    let maksimovich = find("Mikalai Vasilievich MAKSIMOVICH");
    assert!(names(maksimovich).contains(&"Nikolai Vasilyevich Maksimovich"));
    let novoship = find("Novorossiysk Shipping Company");
    assert_eq!(
        names(novoship)[1..],
        ["PAO Novorossiysk Shipping Company", "Novorossiysk Shipping Company PJSC", "“Novoship”",]
    );
}

/// A native-script piece must not end up glued to a Latin one, nor a language label in a name.
#[test]
fn no_real_alias_mixes_what_should_be_apart() {
    let Some(file) = real_file("ca_sema/2025-03/sema-lmes.xml") else { return };
    let reading = read_as("ca_sema", vec![file]);
    let mut kinds: BTreeMap<NameKind, usize> = BTreeMap::new();
    for name in reading.entities.iter().flat_map(|entity| &entity.names) {
        *kinds.entry(name.kind).or_default() += 1;
        let scripts: BTreeSet<Script> = name.text.chars().filter_map(Script::of_char).collect();
        let rtl = scripts.contains(&Script::Arabic) || scripts.contains(&Script::Hebrew);
        assert!(!(rtl && scripts.contains(&Script::Latin)), "{}", name.text);
        let lower = name.text.to_lowercase();
        assert!(!["russian:", "arabic:", "a.k.a", " or "].iter().any(|mark| lower.contains(mark)));
        assert!(!name.text.contains(';'), "{}", name.text);
        assert!(name.part(NamePartKind::Family).is_none_or(|part| !part.contains('(')));
    }
    assert_eq!(kinds.get(&NameKind::Former), None);
}

#[test]
fn real_2020_03() {
    let Some(file) = real_file("ca_sema/2020-03/sema-lmes.xml") else { return };
    check_fields(&xml_paths(&file.bytes), FIELDS);
    let reading = read_as("ca_sema", vec![file]);
    assert_eq!((reading.records, reading.entities.len()), (1_369, 1_369));
    assert_eq!(reading.problems, []);
    assert!(reading.entities.iter().all(|entity| entity.listings[0].listed_on.is_none()));
}

/// The point of derived ids: most of what both editions have keeps its id.
#[test]
fn ids_survive_renumbering() {
    let (Some(old), Some(new)) =
        (real_file("ca_sema/2020-03/sema-lmes.xml"), real_file("ca_sema/2025-03/sema-lmes.xml"))
    else {
        return;
    };
    let ids = |reading: Reading| -> BTreeSet<_> {
        reading.entities.into_iter().map(|entity| entity.id).collect()
    };
    let old = ids(read_as("ca_sema", vec![old]));
    let new = ids(read_as("ca_sema", vec![new]));
    let kept = old.intersection(&new).count();
    assert!(kept > 1_000, "{kept} of {}", old.len());
}
