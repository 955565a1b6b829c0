//! An invented document that holds every part of the model and its bad references, and the one
//! real party that is at hand.

use cordon_model::{Entity, LinkEnd, Measure, NameKind, Schema, Script};

use super::fields::{BLOCKS, FIELDS};
use crate::testing::{check_fields, file, read_as, real_file, xml_paths};
use crate::{ProblemKind, ReadContext, ReadError, Reading, SourceFile};

const SAMPLE: &str = include_str!("testdata/advanced.xml");

fn sample() -> Reading {
    read_as("us_ofac_sdn", vec![file("advanced.xml", SAMPLE)])
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
fn the_real_party_is_read_although_its_file_is_an_excerpt() {
    let path = "us_ofac_advanced/sdn_advanced_TRIMMED_1_real_party.xml";
    let Some(file) = real_file(path) else { return };
    check_fields(&xml_paths(&file.bytes).iter().map(|path| below(path)).collect(), FIELDS);
    let reading = read_as("us_ofac_sdn", vec![file]);
    assert_eq!(reading.format, "Advanced XML");
    assert_eq!(reading.problems, []);
    let group = entity(&reading, "ofac-27307");
    let names: Vec<_> = group.names.iter().map(|name| (name.text.as_str(), name.kind)).collect();
    let expected = [("Lazarus Group", NameKind::Primary), ("Hidden Cobra", NameKind::WeakAlias)];
    assert_eq!(names, expected);
    let wallet = &group.identifiers[0];
    assert_eq!(wallet.number, "0x098B716B8Aaf21512996dC57EB0615e2383E2f96");
    assert_eq!(wallet.label.as_deref(), Some("Digital Currency Address - ETH"));
    let listing = &group.listings[0];
    assert_eq!(listing.programme.as_deref(), Some("DPRK3"));
    assert_eq!(listing.measures, [Measure::AssetFreeze]);
    assert_eq!(listing.listed_on.unwrap().to_string(), "2019-09-13");
}

/// The path from the innermost building block on; a reference value's own name.
fn below(path: &str) -> String {
    let steps: Vec<&str> = path.split('/').collect();
    let block = |step: &&str| BLOCKS.contains(&step.split('@').next().unwrap_or_default());
    let from = steps.iter().rposition(block);
    let sets = if path.contains("/ReferenceValueSets/") { 3 } else { 0 };
    steps[from.unwrap_or(sets)..].join("/")
}

#[test]
fn every_field_of_the_schema_has_a_place() {
    let found = xml_paths(SAMPLE.as_bytes());
    check_fields(&found.iter().map(|path| below(path)).collect(), FIELDS);
}

#[test]
fn names_are_resolved_through_groups_and_scripts() {
    let reading = sample();
    assert_eq!(reading.published, "2024-02-29".parse().ok());
    let person = entity(&reading, "ofac-900001");
    assert_eq!(person.schema, Schema::PERSON);
    let names: Vec<_> = person
        .names
        .iter()
        .map(|name| (name.text.as_str(), name.kind, name.script, name.note.as_deref()))
        .collect();
    let former = "before her marriage; used 1980~/1990-06~; acronym; Atlantis";
    let expected = [
        ("Shiyan Ce", NameKind::Primary, Script::Latin, None),
        ("测试验", NameKind::Original, Script::Han, None),
        ("Образчик", NameKind::WeakAlias, Script::Cyrillic, None),
        ("نموذج", NameKind::Former, Script::Arabic, Some(former)),
        ("ᛈᚱᛟᛒᛖ", NameKind::Original, Script::Other, None),
        ("Somebody Else", NameKind::Alias, Script::Latin, None),
        ("False Papers", NameKind::Alias, Script::Latin, Some("a false identity")),
    ];
    assert_eq!(names, expected);
    assert_eq!(person.names[1].language.as_deref(), Some("zh"));
    assert_eq!(person.caption(), "Shiyan Ce");
}

#[test]
fn features_and_documents_are_joined_from_all_over_the_file() {
    let reading = sample();
    let person = entity(&reading, "ofac-900001");
    let dates: Vec<_> =
        person.dates.iter().map(|it| (it.date.to_string(), it.note.as_deref())).collect();
    let expected =
        [("1963-05".to_owned(), None), ("1960~/1962~".to_owned(), Some("alt.; Reported"))];
    assert_eq!(dates, expected);
    let addresses: Vec<_> =
        person.addresses.iter().map(|it| (it.full.as_str(), it.note.as_deref())).collect();
    let expected = [
        ("1 Sample Street, Nowhere, Far Eastland", None),
        ("乌有, Far Eastland", Some("Chinese Simplified")),
        ("Far Eastland", None),
    ];
    assert_eq!(addresses, expected);
    assert_eq!(person.addresses[0].country.unwrap().code(), "CN");
    assert_eq!(person.fact("gender"), ["male"]);
    let notes = [
        "Secondary sanctions risk: an invented section",
        "Notice: No. 7 http://example.org/7 of the year Page in brief http://example.org/7b",
        "An invented person.",
    ];
    notes.iter().for_each(|note| assert!(person.fact("notes").contains(&(*note).to_owned())));
    let passport = person.identifiers.iter().find(|it| it.number == "X0000000").unwrap();
    assert_eq!(passport.issued.unwrap().to_string(), "2010-01-02");
    assert_eq!(passport.expires.unwrap().to_string(), "2020");
    let note = "Atlantis; Fraudulent; seen once; issued in Nowhere, 1 Sample Street, Far Eastland";
    assert_eq!(passport.note.as_deref(), Some(note));
    let vessel = entity(&reading, "ofac-900003");
    assert_eq!(vessel.fact("type"), ["Tug"]);
    assert_eq!(vessel.countries[0].country.unwrap().code(), "PA");
    let works = entity(&reading, "ofac-900002");
    assert_eq!(works.fact("notes"), ["Secondary sanctions risk: beside the profile"]);
}

#[test]
fn entries_become_listings_with_their_own_days() {
    let reading = sample();
    let person = entity(&reading, "ofac-900001");
    let rows: Vec<_> = person
        .listings
        .iter()
        .map(|it| (it.list.as_str(), it.listed_on.unwrap().to_string(), &it.acts[0].title[..]))
        .collect();
    let expected = [
        ("SDN List", "2020-07-09".to_owned(), "Executive Order 13818 (Global Magnitsky)"),
        ("SSI List", "2019-03-02".to_owned(), "Executive Order 13662 (Ukraine)"),
    ];
    assert_eq!(rows, expected);
    let [blocked, sectoral] = &person.listings[..] else { panic!("{:?}", person.listings) };
    assert_eq!(blocked.measures, [Measure::AssetFreeze]);
    assert_eq!(sectoral.measures, [Measure::DebtEquityRestriction]);
    let events: Vec<_> = blocked.events.iter().map(|it| it.kind.as_str()).collect();
    assert_eq!(events, ["Amended", "Supersedes"]);
    assert_eq!(blocked.events[0].note.as_deref(), Some("a name added"));
    let words = [
        "Limitations: assets in one state".to_owned(),
        "Narrative: It was a test. http://example.org/why".to_owned(),
    ];
    assert_eq!(blocked.facts["summary"], words);
    // Each record that made the entity: party, locations, document, entries, relation.
    assert!(person.records.len() >= 7, "{:?}", person.records);
}

#[test]
fn relations_go_both_ways() {
    let reading = sample();
    let links = |id: &str| -> Vec<_> {
        let links = entity(&reading, id).links.iter();
        links.map(|it| (it.schema.name(), it.end, it.entity.clone().unwrap().to_string())).collect()
    };
    let row = |schema, end, other: &str| (schema, end, other.to_owned());
    let expected = [row("Directorship", LinkEnd::Source, "ofac-900002")];
    assert_eq!(links("ofac-900001"), expected);
    // A party that the file lacks is owned by the works: the works carries the link.
    let expected = [row("Control", LinkEnd::Source, "ofac-900098")];
    assert_eq!(links("ofac-900002"), expected);
    let expected = [row("Ownership", LinkEnd::Target, "ofac-900002")];
    assert_eq!(links("ofac-900003"), expected);
    let link = &entity(&reading, "ofac-900001").links[0];
    assert_eq!(link.since.unwrap().to_string(), "2015");
    assert_eq!(link.until.unwrap().to_string(), "2018-06-27");
    assert_eq!(link.facts["status"], ["former"]);
    assert_eq!(link.facts["summary"], ["quality: High", "on paper"]);
}

#[test]
fn missing_references_are_reported_and_cost_nothing_else() {
    let reading = sample();
    let mut found: Vec<_> = reading
        .problems
        .iter()
        .map(|it| format!("{:?} {} {}", it.kind, it.field, it.raw))
        .collect();
    found.sort();
    let expected = [
        "BadValue Birthdate ",
        "BadValue Birthdate ",
        "BadValue DatePeriod 1970-01-01/1969-01-01",
        "BadValue From 1970-2-30",
        "BadValue NamePartValue@ScriptID Runr",
        "DanglingReference Alias@AliasTypeID 7777",
        "DanglingReference Feature@FeatureTypeID 7777",
        "DanglingReference IDRegDocument@IDRegDocTypeID 77",
        "DanglingReference IDRegDocument@IdentityID 599",
        "DanglingReference LocationAreaCode@AreaCodeID 999",
        "DanglingReference NamePartValue@NamePartGroupID 99",
        "DanglingReference NamePartValue@ScriptID 7777",
        "DanglingReference Owned or Controlled By 900098",
        "DanglingReference ProfileRelationship@From-ProfileID 900097",
        "DanglingReference SanctionsEntry 4 @ProfileID 900099",
        "DanglingReference SanctionsEntry@ProfileID 900003",
        "DanglingReference SanctionsEntryLink@SanctionsEntryID 77",
        "DanglingReference VersionLocation@LocationID 4711",
        "RecordSkipped Profile ",
        "UnknownField FeatureType 7777 38",
        "UnknownField IDRegDocType 77 L-1",
    ];
    assert_eq!(found, expected);
    assert!(!reading.problems.iter().any(|it| it.kind == ProblemKind::JoinedRecords));
}

#[test]
fn the_order_of_the_parts_does_not_matter() {
    let (head, rest) = SAMPLE.split_once("  <ReferenceValueSets>").unwrap();
    let (sets, rest) = rest.split_once("</ReferenceValueSets>").unwrap();
    let (rest, tail) = rest.split_once("</Sanctions>").unwrap();
    let sets = format!("<ReferenceValueSets>{sets}</ReferenceValueSets>");
    let turned = format!("{head}{rest}{sets}</Sanctions>{tail}");
    let reading = read_as("us_ofac_sdn", vec![file("advanced.xml", &turned)]);
    let without_places = |reading: Reading| -> Vec<Entity> {
        let entities = reading.entities.into_iter();
        entities.map(|entity| Entity { records: Vec::new(), ..entity }).collect()
    };
    assert_eq!(without_places(reading), without_places(sample()));
}

#[test]
fn the_other_list_and_deltas_are_refused() {
    let error = refused("us_ofac_cons", file("advanced.xml", SAMPLE));
    assert!(error.to_string().contains("OFAC's other list"), "{error}");
    let delta = SAMPLE.replace("Version=\"3\"", "Version=\"3\" DeltaBaseVersion=\"2\"");
    let error = refused("us_ofac_sdn", file("advanced.xml", &delta));
    assert!(error.to_string().contains("a delta file"), "{error}");
}

#[test]
fn the_least_that_is_written_by_hand_is_understood() {
    let text = r#"<Sanctions><DistinctParties><DistinctParty FixedRef="7"><Profile ID="7">
        <Identity><Alias Primary="true"><DocumentedName><DocumentedNamePart>
        <NamePartValue>Handmade Works</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
        </Identity></Profile></DistinctParty></DistinctParties>
        <SanctionsEntries><SanctionsEntry ProfileID="7"><SanctionsMeasure SanctionsTypeID="1">
        <Comment>GLOMAG</Comment></SanctionsMeasure></SanctionsEntry></SanctionsEntries>
        </Sanctions>"#;
    let reading = read_as("us_ofac_sdn", vec![file("by hand.xml", text)]);
    assert_eq!(reading.problems, []);
    let works = entity(&reading, "ofac-7");
    assert_eq!((works.caption(), works.listings.len()), ("Handmade Works", 1));
    assert_eq!(works.listings[0].list, "SDN List");
}
