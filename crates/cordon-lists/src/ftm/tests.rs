use std::collections::{BTreeSet, HashMap};

use cordon_model::ftm::{ExportContext, Seen, export};
use cordon_model::{Country, Entity, IdentifierKind, Measure, NameKind, Schema};

use super::FIELDS;
use crate::error::ReadError;
use crate::problem::ProblemKind;
use crate::reading::{Reading, SourceFile};
use crate::source::{read, source};
use crate::starter::STARTER;
use crate::testing::{check_fields, file, read_as, real_file};

fn entity<'a>(reading: &'a Reading, id: &str) -> &'a Entity {
    reading.entities.iter().find(|entity| entity.id.as_str() == id).unwrap()
}

fn ids(reading: &Reading) -> Vec<&str> {
    reading.entities.iter().map(|entity| entity.id.as_str()).collect()
}

fn count(reading: &Reading, kind: ProblemKind) -> usize {
    reading.problems.iter().filter(|problem| problem.kind == kind).count()
}

#[test]
fn flat_lines() {
    let reading =
        read_as("ftm", vec![file("flat.ftm.json", include_str!("testdata/flat.ftm.json"))]);
    let person = entity(&reading, "ex-1");
    assert_eq!(person.caption(), "Ivana TESTOVA");
    let kinds: Vec<NameKind> = person.names.iter().map(|name| name.kind).collect();
    use NameKind::{Alias, Former, Primary, WeakAlias};
    assert_eq!(kinds, [Primary, Primary, Alias, WeakAlias, Former]);
    assert_eq!(person.dates[1].note.as_deref(), Some("1972-01-02T00:00:00"));
    assert_eq!(person.countries[1].country, Country::from_code("UA"));
    assert_eq!(person.fact("datasets"), ["ex_list", "ex_other"]);
    assert_eq!(person.fact("gender"), ["female"]);
    let listing = &person.listings[0];
    assert_eq!((listing.authority.code(), listing.list.as_str()), ("ca", "ex_list"));
    assert_eq!(listing.measures, [Measure::AssetFreeze]);
    assert_eq!(listing.provisions.as_deref(), Some("no dealings"));
    assert_eq!(listing.facts["id"], ["ex-sanction-1"]);
    assert_eq!(listing.facts["authority"], ["Office of Examples"]);
    let kinds: Vec<IdentifierKind> = person.identifiers.iter().map(|number| number.kind).collect();
    use IdentifierKind::{NationalId, Passport, Wallet};
    assert_eq!(kinds, [Passport, NationalId, Wallet]);
    assert_eq!(person.identifiers[0].country, Country::from_code("RU"));
    assert_eq!(person.addresses.len(), 1);
    assert_eq!(person.addresses[0].city.as_deref(), Some("Testville"));
    assert_eq!(person.records.len(), 2, "its own line and its sanction's");
    let company = entity(&reading, "ex-2");
    assert_eq!(company.names.len(), 2);
    assert_eq!(company.fact("incorporationDate"), ["early 1990s"]);
    assert_eq!(entity(&reading, "ex-own-1").fact("owner"), ["ex-1"]);
    let unknown = entity(&reading, "ex-3");
    assert_eq!(
        (unknown.schema, unknown.fact("schema")),
        (Schema::LEGAL_ENTITY, &["Startup".to_owned()][..])
    );
    assert_eq!(unknown.fact("shoeSize"), ["42"]);
    assert_eq!(entity(&reading, "ex-4").fact("country"), ["qq"]);
    assert!(!ids(&reading).contains(&"ex-sanction-1"));
    assert!(ids(&reading).contains(&"ex-sanction-2"), "its entity is not there");
    assert_eq!(count(&reading, ProblemKind::RecordSkipped), 3);
    assert_eq!(count(&reading, ProblemKind::JoinedRecords), 1);
    assert_eq!(count(&reading, ProblemKind::DanglingReference), 1);
    assert_eq!(count(&reading, ProblemKind::UnknownField), 2);
    assert_eq!(count(&reading, ProblemKind::BadValue), 3);
}

#[test]
fn nested_entities() {
    let text = include_str!("testdata/nested.ftm.json");
    let reading = read_as("ftm", vec![file("nested.ftm.json", text)]);
    assert_eq!(ids(&reading), ["ne-1", "ne-a", "ne-o", "ne-2", "ne-p", "ne-3"]);
    let person = entity(&reading, "ne-1");
    assert_eq!(person.listings[0].effective, Some("2020-12-08".parse().unwrap()));
    assert_eq!(person.identifiers[0].number, "P 7");
    assert_eq!(person.fact("addressEntity"), ["ne-a"]);
    assert_eq!(entity(&reading, "ne-a").fact("city"), ["Sampleton"]);
    assert_eq!(reading.problems.len(), 1, "{:?}", reading.problems);
}

#[test]
fn a_delta() {
    let text = include_str!("testdata/delta.ftm.json");
    let reading = read_as("ftm", vec![file("delta.ftm.json", text)]);
    assert_eq!(reading.format, "FtM delta");
    assert_eq!(ids(&reading), ["de-s", "de-1", "de-4"]);
    assert_eq!(entity(&reading, "de-1").caption(), "Dora Delta-Neu");
    let removed: Vec<&str> = reading.removed.iter().map(cordon_model::EntityId::as_str).collect();
    assert_eq!(removed, ["de-2", "de-3"]);
    assert_eq!(reading.problems.len(), 1);
}

#[test]
fn a_file_cut_short_is_refused() {
    let text = include_str!("testdata/nested.ftm.json");
    let bytes = text.as_bytes();
    let whole = text.find('\n').unwrap() + 1;
    for cut in (whole + 1..bytes.len() - 2).step_by(7) {
        let cut = SourceFile { name: "cut.json".to_owned(), bytes: bytes[..cut].to_vec() };
        let error = read(source("ftm").unwrap(), &context("ftm"), vec![cut]).unwrap_err();
        assert!(matches!(error, ReadError::Truncated { .. }), "{error}");
    }
    let whole = file("whole.json", text.trim_end());
    assert_eq!(read_as("ftm", vec![whole]).problems.len(), 1, "no last line feed needed");
}

fn context(id: &str) -> crate::reading::ReadContext {
    let source = cordon_model::SourceId::new(id).unwrap();
    crate::reading::ReadContext { source, custom: crate::reading::CustomList::default() }
}

/// The export of entities as a file.
fn exported(entities: &[Entity]) -> String {
    let schemata: HashMap<_, _> =
        entities.iter().map(|entity| (&entity.id, entity.schema)).collect();
    let schema_of = |id: &_| schemata.get(id).copied();
    let mut text = String::new();
    for entity in entities {
        let context = ExportContext { schema_of: &schema_of, seen: Seen::default() };
        for line in export(entity, &context) {
            text.push_str(&serde_json::to_string(&line).unwrap());
            text.push('\n');
        }
    }
    text
}

/// Asserts that entities come back from their export as they were; their records are then lines
/// of the export.
fn check_round_trip(id: &str, files: Vec<SourceFile>) {
    let entities = read_as(id, files).entities;
    assert!(!entities.is_empty());
    check_export(id, entities);
}

fn check_export(id: &str, mut entities: Vec<Entity>) {
    let export = file("export.json", &exported(&entities));
    let mut back = read(source("ftm").unwrap(), &context(id), vec![export]).unwrap();
    // A part of a list refers to what it does not hold.
    back.problems.retain(|problem| problem.kind != ProblemKind::DanglingReference);
    assert_eq!(back.problems, [], "{id}");
    for entity in entities.iter_mut().chain(&mut back.entities) {
        entity.records.clear();
    }
    assert_eq!(back.entities.len(), entities.len(), "{id}");
    for (entity, back) in entities.iter().zip(&back.entities) {
        assert_eq!(back, entity);
    }
}

#[test]
fn what_ftm_cannot_say_survives_on_the_starter_lists() {
    for list in STARTER {
        if source(list.source).unwrap().formats.is_empty() {
            continue;
        }
        let file = SourceFile { name: list.name.to_owned(), bytes: list.bytes.to_vec() };
        check_round_trip(list.source, vec![file]);
    }
}

#[test]
fn what_ftm_cannot_say_survives_on_the_real_lists() {
    let lists: &[(&str, &[&str])] = &[
        ("us_ofac_sdn", &["us_ofac_sdn/2024-05-07/sdn.xml"]),
        (
            "us_ofac_sdn",
            &[
                "us_ofac_sdn/2021-spring/sdn.csv",
                "us_ofac_sdn/2021-spring/add.csv",
                "us_ofac_sdn/2021-spring/alt.csv",
                "us_ofac_sdn/2021-spring/sdn_comments.csv",
            ],
        ),
        ("us_ofac_cons", &["us_ofac_cons/CONS_ENHANCED.ZIP"]),
        ("eu_fsf", &["eu_fsf/2024-05-13/full-1_1.xml"]),
        ("gb_fcdo", &["gb_fcdo/UK_Sanctions_List_2026-09-02_TRIMMED_2_records.xml"]),
        ("gb_ofsi", &["gb_ofsi/2018-04-13/ConList.csv"]),
        ("un_sc", &["un_sc/2025-11-18/consolidated.xml"]),
        ("ca_sema", &["ca_sema/2025-03/sema-lmes.xml"]),
        ("ch_seco", &["ch_seco/seco_2026-08-27_TRIMMED_4_targets.xml"]),
        ("us_csl", &["us_csl/2025-05/consolidated.csv.gz"]),
        ("us_bis_dpl", &["us_bis_dpl/dpl.txt"]),
    ];
    for (id, paths) in lists {
        let files: Option<Vec<SourceFile>> = paths.iter().map(|path| real_file(path)).collect();
        if let (Some(files), false) = (files, source(id).unwrap().formats.is_empty()) {
            check_round_trip(id, files);
        }
    }
}

#[test]
fn an_edited_sanction_line_takes_the_place_of_its_listing() {
    let list = &STARTER[0];
    let file_of = SourceFile { name: list.name.to_owned(), bytes: list.bytes.to_vec() };
    let entities = read_as(list.source, vec![file_of]).entities;
    let text = exported(&entities);
    let row = text.lines().position(|line| line.contains("\"schema\":\"Sanction\"")).unwrap();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let field = "\"properties\":{";
    lines[row] = lines[row].replacen(field, "\"properties\":{\"status\":[\"suspended\"],", 1);
    let edited = file("edited.json", &lines.join("\n"));
    let reading = read(source("ftm").unwrap(), &context(list.source), vec![edited]).unwrap();
    assert_eq!(reading.problems.len(), 1, "{:?}", reading.problems);
    let suspended = |entity: &&Entity| {
        entity.listings.iter().any(|listing| listing.facts.contains_key("status"))
    };
    let changed: Vec<&Entity> = reading.entities.iter().filter(suspended).collect();
    assert_eq!(changed.len(), 1);
    let before = entities.iter().find(|entity| entity.id == changed[0].id).unwrap();
    assert_eq!(changed[0].listings.len(), before.listings.len());
    assert_eq!(changed[0].names, before.names);
}

#[test]
fn real_files() {
    let cases = [
        ("yente_t1__entities.ftm.json", 7, 7, 0),
        ("yente_parteispenden__entities.ftm.json", 475, 475, 0),
        // 41 sanctions became listings.
        ("yente_zala__entities.ftm.json", 91, 50, 0),
        // 547 sanctions, 539 of them on entities that the delta holds.
        ("opensanctions_entities.delta_2024-05.json", 1700, 590, 571),
    ];
    for (name, records, entities, removed) in cases {
        let Some(file) = real_file(&format!("../ftm/{name}")) else { return };
        check_keys(&file);
        let reading = read_as("ftm", vec![file]);
        assert_eq!(reading.records, records, "{name}");
        assert_eq!(reading.entities.len(), entities, "{name}");
        assert_eq!(reading.removed.len(), removed, "{name}");
        assert_eq!(reading.problems, [], "{name}");
        // What was foreign comes back from an export of ours too.
        check_export("ftm", reading.entities);
    }
}

/// Asserts that every key of every line is one that this reader knows.
fn check_keys(file: &SourceFile) {
    let mut keys = BTreeSet::new();
    for line in std::str::from_utf8(&file.bytes).unwrap().lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let outer = line.as_object().unwrap();
        keys.extend(outer.keys().cloned());
        if let Some(entity) = outer.get("entity") {
            keys.extend(entity.as_object().unwrap().keys().cloned());
        }
    }
    check_fields(&keys, FIELDS);
}
