//! The real lists: exact counts, tricky records, and the forms against one another.

use std::collections::{BTreeMap, BTreeSet};

use super::{births, countries, get, kinds, names, problems};
use crate::container;
use crate::reading::{Reading, SourceFile};
use crate::testing::{check_fields, read_as, real_file, xml_paths};
use crate::us_ofac::programmes::list_named;
use crate::us_ofac::{csv_set, sdn_xml};
use crate::xml::Records;
use cordon_model::{CountryKind, DateKind, Entity, IdentifierKind, NameKind, Schema};

const SDN: &str = "us_ofac_sdn/2024-05-07/sdn.xml";
const CONSOLIDATED: &str = "us_ofac_cons/2025-03-28/consolidated.xml";

fn files(folder: &str, names: &[&str]) -> Option<Vec<SourceFile>> {
    names.iter().map(|name| real_file(&format!("{folder}/{name}"))).collect()
}

fn resolved(reading: &Reading) -> (usize, usize) {
    let links = || reading.entities.iter().flat_map(|entity| &entity.links);
    (links().filter(|link| link.entity.is_some()).count(), links().count())
}

#[test]
fn the_sdn_xml_of_may_2024() {
    let Some(file) = real_file(SDN) else { return };
    check_fields(&xml_paths(&file.bytes), sdn_xml::FIELDS);
    let reading = read_as("us_ofac_sdn", vec![file]);
    assert_eq!(reading.declared, Some(14_966));
    assert_eq!((reading.records, reading.entities.len()), (14_966, 14_966));
    assert_eq!(reading.published.map(|date| date.to_string()).as_deref(), Some("2024-05-07"));
    assert_eq!(problems(&reading), []);
    // The rest is linked to bodies of the other list, or to one of two namesakes.
    assert_eq!(resolved(&reading), (6581, 6597));
    let of = |schema| reading.entities.iter().filter(|entity| entity.schema == schema).count();
    let schemata = [Schema::PERSON, Schema::ORGANIZATION, Schema::VESSEL, Schema::AIRPLANE];
    assert_eq!(schemata.map(of), [6855, 6884, 851, 376]);

    let chen = get(&reading, "ofac-31493");
    assert_eq!(names(chen, NameKind::Primary), ["Mingguo CHEN"]);
    assert_eq!(births(chen), ["1966-10"]);
    assert_eq!(chen.listings[0].programme.as_deref(), Some("GLOMAG"));
    let zhu = get(&reading, "ofac-29219");
    assert_eq!(births(zhu), ["1958-01"]);
    let corps = get(&reading, "ofac-29299");
    assert_eq!(corps.schema, Schema::ORGANIZATION);
    let president = get(&reading, "ofac-6635");
    assert_eq!(countries(president, CountryKind::Birth).len(), 1);
    let ship = get(&reading, "ofac-15036");
    assert!(kinds(ship).iter().any(|(kind, _)| *kind == IdentifierKind::ImoShip));
}

#[test]
fn the_consolidated_xml() {
    for (path, published) in
        [("us_ofac_cons/2024-05-06/consolidated.xml", "2024-05-06"), (CONSOLIDATED, "2025-03-28")]
    {
        let Some(file) = real_file(path) else { return };
        check_fields(&xml_paths(&file.bytes), sdn_xml::FIELDS);
        let reading = read_as("us_ofac_cons", vec![file]);
        assert_eq!((reading.records, reading.entities.len()), (443, 443));
        assert_eq!(reading.declared, Some(443));
        assert_eq!(reading.published.map(|date| date.to_string()).as_deref(), Some(published));
        assert_eq!(problems(&reading), []);
        let (found, all) = resolved(&reading);
        assert_eq!(all - found, 1);
    }
}

#[test]
fn the_csv_sets() {
    let names = ["sdn.csv", "add.csv", "alt.csv", "sdn_comments.csv"];
    let Some(set) = files("us_ofac_sdn/2021-spring", &names) else { return };
    let reading = read_as("us_ofac_sdn", set);
    assert_eq!((reading.records, reading.entities.len(), reading.lacks), (8976, 8976, None));
    assert_eq!(problems(&reading), []);
    assert_eq!(resolved(&reading), (3612, 3627));
    let weak = reading.entities.iter().flat_map(|entity| &entity.names);
    assert_eq!(weak.filter(|name| name.is_weak()).count(), 2441);

    let names = ["cons_prim.csv", "cons_add.csv", "cons_alt.csv", "cons_comments.csv"];
    let Some(set) = files("us_ofac_cons/2025-12", &names) else { return };
    let reading = read_as("us_ofac_cons", set);
    assert_eq!((reading.records, reading.entities.len(), reading.lacks), (442, 442, None));
    assert_eq!(problems(&reading), []);
}

#[test]
fn archived_main_files() {
    for (day, entries, cut) in [
        ("2021-08-18", 9083, 5),
        ("2024-02-20", 13_931, 18),
        ("2024-02-23", 14_484, 18),
        ("2024-05-03", 14_965, 18),
    ] {
        let Some(file) = real_file(&format!("us_ofac_sdn/history/sdn_{day}.csv")) else { return };
        let reading = read_as("us_ofac_sdn", vec![file]);
        assert_eq!((reading.records, reading.entities.len()), (entries, entries as usize));
        assert_eq!(reading.published, None);
        assert_eq!(reading.lacks, Some("aliases and addresses"));
        let remarks = reading.problems.iter().filter(|problem| problem.field == "Remarks");
        assert_eq!((remarks.count(), reading.problems.len()), (cut, cut), "{day}");
    }
}

/// All that both forms print, as text: the CSV prints ' for ", and a full stop at the end.
fn told(entity: &Entity) -> BTreeSet<String> {
    let mut told = BTreeSet::new();
    let mut tell = |text: String| told.insert(text.replace('"', "'").trim_end().to_owned());
    for name in entity.names.iter().filter(|name| name.kind != NameKind::Alias) {
        if name.kind != NameKind::Former {
            tell(format!("name {:?} {} {:?}", name.kind, name.text, name.note));
        }
    }
    for date in &entity.dates {
        tell(format!("date {:?} {} {:?}", date.kind, date.date, date.note));
    }
    entity.identifiers.iter().for_each(|identifier| {
        tell(format!("{identifier:?}"));
    });
    entity.countries.iter().for_each(|country| {
        tell(format!("{country:?}"));
    });
    for link in &entity.links {
        tell(format!(
            "link {:?} {:?}",
            link.role,
            link.name.as_ref().map(|n| n.trim_end_matches('.'))
        ));
    }
    for listing in &entity.listings {
        let measures: BTreeSet<_> = listing.measures.iter().collect();
        tell(format!("listing {} {:?} {measures:?}", listing.list, listing.programme));
    }
    for (property, values) in &entity.facts {
        for value in values {
            tell(format!("{property} {}", value.trim_end_matches('.')));
        }
    }
    told
}

/// The CSV of 3 May and the XML of 7 May 2024 hold the same records: what the remarks are read
/// as must be what the XML prints in fields.
#[test]
fn remarks_say_what_the_xml_says() {
    let Some(xml) = real_file(SDN) else { return };
    let Some(csv) = real_file("us_ofac_sdn/history/sdn_2024-05-03.csv") else { return };
    let xml = read_as("us_ofac_sdn", vec![xml]);
    let csv = read_as("us_ofac_sdn", vec![csv]);
    let cut: BTreeSet<&str> = csv
        .problems
        .iter()
        .filter(|problem| problem.field == "Remarks")
        .map(|problem| problem.record.as_str())
        .collect();
    let by_id: BTreeMap<_, _> = xml.entities.iter().map(|entity| (&entity.id, entity)).collect();
    let (mut same, mut different) = (0, Vec::new());
    for entity in &csv.entities {
        let other = by_id[&entity.id];
        if told(entity) == told(other) {
            same += 1;
        } else {
            different.push(entity.id.as_str());
        }
    }
    eprintln!("{same} of {} entities are the same in both forms", csv.entities.len());
    // Only the remarks that the main file cuts, whose rest is in a comments file.
    let other = different.iter().filter(|id| !cut.contains(id.trim_start_matches("ofac-")));
    assert_eq!(other.collect::<Vec<_>>(), Vec::<&&str>::new());
    assert_eq!(same, csv.entities.len() - cut.len());
}

/// The Enhanced XML prints the lists of a record; they must be the ones that are derived here.
#[test]
fn derived_lists_are_those_that_ofac_prints() {
    let Some(plain) = real_file(CONSOLIDATED) else { return };
    let Some(enhanced) = real_file("us_ofac_cons/CONS_ENHANCED.ZIP") else { return };
    let mut printed: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for file in container::open(vec![enhanced]).unwrap() {
        let text = crate::text::decode(&file, encoding_rs::UTF_8).unwrap();
        let paths = ["sanctionsData/entities/entity"];
        let mut records = Records::open(&file.name, &text, &paths).unwrap();
        while let Some((_, entity)) = records.next().unwrap() {
            let lists = entity.at(&["sanctionsLists", "sanctionsList"]);
            let lists = lists.into_iter().filter_map(|list| list_named(list.text()));
            printed.insert(format!("ofac-{}", entity.attribute("id").unwrap()), lists.collect());
        }
    }
    let reading = read_as("us_ofac_cons", vec![plain]);
    let mut compared = 0;
    for entity in &reading.entities {
        let Some(expected) = printed.get(entity.id.as_str()) else { continue };
        let derived: BTreeSet<&str> =
            entity.listings.iter().map(|listing| listing.list.as_str()).collect();
        assert_eq!(&derived, expected, "{}", entity.id);
        compared += 1;
    }
    assert!(compared > 430, "{compared}");
}

#[test]
fn every_csv_column_has_its_place() {
    for (part, columns) in [("main", 12), ("addresses", 6), ("aliases", 5), ("comments", 2)] {
        for column in 0..columns {
            let head = format!("{part}/{column} ");
            assert!(csv_set::FIELDS.iter().any(|(field, _)| field.starts_with(&head)), "{head}");
        }
    }
}

/// What is known of a date is kept at its own precision.
#[test]
fn birth_dates_keep_their_precision() {
    let Some(file) = real_file(SDN) else { return };
    let reading = read_as("us_ofac_sdn", vec![file]);
    let dates = || reading.entities.iter().flat_map(|entity| entity.dates_of(DateKind::Birth));
    // 7,533 fields, and two in a remark.
    assert_eq!(dates().count(), 7535);
    assert_eq!(dates().filter(|date| date.is_circa()).count(), 73);
}
