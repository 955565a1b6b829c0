//! The numbers of the real lists: nearly all are valid, which shows that the rules are right.
//!
//! What is not valid in the SDN list of 2024-05-07 was looked at: other numbers under the label
//! (six
//! Dutch tax numbers under "Legal Entity Number", KPPs under "Tax ID No.", Bulgarian numbers under
//! "Government Gazette Number"), lost or doubled digits, and one Monero key that is no address.

use super::*;
use crate::country::tests::{between, real_text};
use crate::schema::Schema;

/// One `id` of the SDN file: type of the entry, label, number, country.
struct Row {
    entry: String,
    label: String,
    number: String,
    country: String,
}

fn sdn_rows() -> Option<Vec<Row>> {
    let text = real_text("us_ofac_sdn/2024-05-07/sdn.xml")?;
    let first = |text: &str, name: &str| {
        between(text, &format!("<{name}>"), "<").into_iter().next().unwrap_or_default()
    };
    let mut rows = Vec::new();
    for entry in between(&text, "<sdnEntry>", "</sdnEntry>") {
        let kind = first(&entry, "sdnType");
        rows.extend(between(&entry, "<id>", "</id>").into_iter().map(|id| Row {
            entry: kind.clone(),
            label: first(&id, "idType"),
            number: first(&id, "idNumber"),
            country: first(&id, "idCountry"),
        }));
    }
    Some(rows)
}

/// Asserts how many of the rows are not valid, and how many there are.
fn check<'r>(kind: IdentifierKind, rows: impl Iterator<Item = &'r Row>, expected: (usize, usize)) {
    let rows: Vec<&str> = rows.map(|row| row.number.as_str()).collect();
    let invalid = |number: &&str| Identifier::new(kind, number).validity() == Validity::Invalid;
    let wrong: Vec<&str> = rows.iter().copied().filter(invalid).collect();
    println!("{kind:?}: {} of {} are not valid: {wrong:?}", wrong.len(), rows.len());
    assert_eq!((wrong.len(), rows.len()), expected, "{kind:?}");
}

#[test]
fn sdn_numbers_are_valid() {
    let Some(rows) = sdn_rows() else { return };
    let label = |label: &'static str| rows.iter().filter(move |row| row.label.starts_with(label));
    let russian = |name| label(name).filter(|row| row.country == "Russia");
    check(IdentifierKind::Wallet, label("Digital Currency Address"), (1, 603));
    check(IdentifierKind::Lei, label("Legal Entity Number"), (8, 82));
    check(IdentifierKind::Bic, label("SWIFT/BIC"), (0, 162));
    check(IdentifierKind::Mmsi, label("MMSI"), (0, 154));
    check(IdentifierKind::Isin, label("ISIN"), (0, 4));
    check(IdentifierKind::Inn, russian("Tax ID No."), (30, 2585));
    check(IdentifierKind::Ogrn, russian("Registration Number"), (25, 2014));
    check(IdentifierKind::Okpo, label("Government Gazette Number"), (42, 316));
    check(IdentifierKind::Uscc, label("Unified Social Credit Code"), (0, 84));
}

#[test]
fn imo_numbers_of_ships_and_companies_keep_to_their_rules() {
    let Some(rows) = sdn_rows() else { return };
    let imo = |entry: &'static str| {
        rows.iter().filter(move |row| {
            let digits = row.number.strip_prefix("IMO ").unwrap_or_default().trim();
            row.entry == entry && digits.len() == 7
        })
    };
    check(IdentifierKind::ImoShip, imo("Vessel"), (0, 844));
    check(IdentifierKind::ImoCompany, imo("Entity"), (0, 138));
}

#[test]
fn eu_imo_numbers_tell_ship_and_company() {
    let Some(text) = real_text("eu_fsf/2024-05-13/full-1_1.xml") else { return };
    let numbers: Vec<String> = text
        .split("<identification ")
        .filter(|element| element.contains("identificationTypeCode=\"imo\""))
        .filter_map(|element| between(element, " number=\"", "\"").into_iter().next())
        .collect();
    let kinds: Vec<IdentifierKind> =
        numbers.iter().map(|number| IdentifierKind::of_imo(number, Schema::ORGANIZATION)).collect();
    let ships = kinds.iter().filter(|kind| **kind == IdentifierKind::ImoShip).count();
    assert_eq!((ships, kinds.len()), (2, 17));
    for (number, kind) in numbers.iter().zip(&kinds) {
        assert!(Identifier::new(*kind, number).is_strong(), "{number}");
    }
}
