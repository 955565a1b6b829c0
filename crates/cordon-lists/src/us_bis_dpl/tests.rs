use cordon_model::{Entity, Measure, NameKind};

use crate::problem::ProblemKind;
use crate::reading::Reading;
use crate::testing::{file, read_as, real_file};

const SAMPLE: &str = include_str!("testdata/dpl.txt");

fn kinds(reading: &Reading) -> Vec<(ProblemKind, &str)> {
    reading.problems.iter().map(|problem| (problem.kind, problem.field.as_str())).collect()
}

fn named<'a>(reading: &'a Reading, name: &str) -> Vec<&'a Entity> {
    reading.entities.iter().filter(|entity| entity.caption() == name).collect()
}

#[test]
fn rows_of_one_order_are_one_entity() {
    let reading = read_as("us_bis_dpl", vec![file("dpl.txt", SAMPLE)]);
    assert_eq!((reading.records, reading.entities.len()), (5, 3));
    let quinn = named(&reading, "QUINN Q. TESTCASE");
    assert_eq!(quinn.len(), 2);
    let first = quinn[0];
    assert_eq!(first.records.len(), 2);
    let addresses: Vec<&str> =
        first.addresses.iter().map(|address| address.full.as_str()).collect();
    assert_eq!(
        addresses,
        [
            "1 IMAGINARY ROAD, SUITE \"B\", NOWHERE, 00001, TX",
            "2 IMAGINARY ROAD, NOWHERE, 00001, TX, US"
        ]
    );
    assert!(first.addresses.iter().all(|address| address.country.unwrap().code() == "US"));
    assert_eq!(first.listings.len(), 1);
    let listing = &first.listings[0];
    assert_eq!(listing.measures, [Measure::ExportRestriction]);
    assert_eq!(listing.listed_on.unwrap().to_string(), "2003-06-19");
    assert_eq!(listing.until.unwrap().to_string(), "2056-06-29");
    assert_eq!(listing.acts.len(), 2);
    assert_eq!(listing.acts[0].published.unwrap().to_string(), "2003-06-27");
    assert_eq!(listing.provisions.as_deref(), Some("standard denial order"));
    assert_eq!(listing.facts["summary"], ["Action: 50 YEAR DENIAL", "Action: ADDRESS CORRECTED"]);
    assert_eq!(first.fact("topics"), ["export.control"]);
    let air = named(&reading, "PAPER WINGS")[0];
    assert_eq!((air.names[1].text.as_str(), air.names[1].kind), ("CARDBOARD AIR", NameKind::Alias));
}

#[test]
fn what_is_wrong_is_told_and_kept() {
    let reading = read_as("us_bis_dpl", vec![file("dpl.txt", SAMPLE)]);
    let expected = [
        (ProblemKind::JoinedRecords, "Name"),
        (ProblemKind::BadValue, "Last_Update"),
        (ProblemKind::BadValue, "FR_Citation"),
        (ProblemKind::BadValue, "Country"),
        (ProblemKind::BadValue, "Effective_Date"),
        (ProblemKind::RecordSkipped, "Name"),
    ];
    assert_eq!(kinds(&reading), expected);
    let vaduz = named(&reading, "QUINN Q. TESTCASE")[1];
    assert_eq!(vaduz.listings[0].facts["summary"], ["Last update: 0222-05-18"]);
    assert_eq!(vaduz.listings[0].acts[0].title, "67 F.R. 10890 3/11/222");
}

#[test]
fn a_renewal_does_not_change_the_id() {
    let renewed = SAMPLE
        .replace("06/19/2003", "06/19/2023")
        .replace("71 F.R. 38843 7/10/06\"", "71 F.R. 38843 7/10/06, 88 F.R. 1 1/2/2023\"");
    let before = read_as("us_bis_dpl", vec![file("dpl.txt", SAMPLE)]);
    let after = read_as("us_bis_dpl", vec![file("dpl.txt", &renewed)]);
    let ids = |reading: &Reading| -> Vec<String> {
        reading.entities.iter().map(|entity| entity.id.to_string()).collect()
    };
    assert_eq!(ids(&before), ids(&after));
}

#[test]
fn the_real_list() {
    let Some(real) = real_file("us_bis_dpl/dpl.txt") else { return };
    let reading = read_as("us_bis_dpl", vec![real]);
    assert_eq!(reading.records, 581);
    let joined =
        reading.problems.iter().filter(|problem| problem.kind == ProblemKind::JoinedRecords);
    assert_eq!((reading.entities.len(), joined.count()), (461, 120));
    // Slips of the pen in the file; besides them one country ("PRC", twice) that a name table may
    // or may not know.
    let slips: Vec<(&str, &str)> = reading
        .problems
        .iter()
        .filter(|problem| problem.kind == ProblemKind::BadValue && problem.field != "Country")
        .map(|problem| (problem.field.as_str(), problem.message.as_str()))
        .collect();
    let expected = [
        ("FR_Citation", "'11/22/201' is not a date"),
        ("Last_Update", "not a date; kept in the summary"),
        ("FR_Citation", "'11/222/2021' is not a date"),
        ("FR_Citation", "'9/13/0' is not a date"),
        ("FR_Citation", "'9/13/0' is not a date"),
    ];
    assert_eq!(slips, expected);
    assert!(reading.problems.len() <= 120 + slips.len() + 2);

    // Leading blanks, two orders for one name, and a person with four addresses.
    assert_eq!(named(&reading, "I. ASH").len(), 2);
    let zadeh = named(&reading, "MANSOUR MOGHTADERI ZADEH");
    assert_eq!((zadeh.len(), zadeh[0].addresses.len()), (1, 4));
    assert_eq!(zadeh[0].listings[0].listed_on.unwrap().to_string(), "2017-08-10");
    let airline = named(&reading, "AL-NASER AIRLINES")[0];
    assert_eq!(airline.records.len(), 4);
    assert_eq!(airline.listings.len(), 1);
}
