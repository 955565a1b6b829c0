//! Documents of a record: passports, national identity numbers and others.
//!
//! The number is in `NUMBER`, in words ("Libyan Passport No. 96/184442"), or only in the note
//! ("Tunisian passport number L 191609 issued on 28 Feb. 1996") or the second type. It is taken out
//! of its words where the form is clear; the words stay as label or note.

use cordon_model::name::fold_space;
use cordon_model::{Country, Entity, Identifier, IdentifierKind};

use super::details::words;
use super::split::{Number, number};
use crate::phrases::{iso_date, joined};
use crate::xml::Element;

/// Adds the documents.
pub(super) fn add(entity: &mut Entity, record: &Element) {
    for document in record.children("INDIVIDUAL_DOCUMENT") {
        add_document(entity, document);
    }
}

fn add_document(entity: &mut Entity, element: &Element) {
    let kind_text = words(element, "TYPE_OF_DOCUMENT");
    let second = words(element, "TYPE_OF_DOCUMENT2");
    let note = words(element, "NOTE");
    let issuer = words(element, "ISSUING_COUNTRY");
    let issued_in = words(element, "COUNTRY_OF_ISSUE");
    let city = words(element, "CITY_OF_ISSUE");
    let issued_text = words(element, "DATE_OF_ISSUE");
    let printed = words(element, "NUMBER");
    let found = printed
        .as_deref()
        .map(number)
        .or_else(|| second.as_deref().and_then(number_in_words))
        .or_else(|| note.as_deref().and_then(number_in_words));
    let labels: Vec<&str> =
        [kind_text.as_deref(), second.as_deref()].into_iter().flatten().collect();
    let Some(found) = found else {
        let parts = [
            note.as_deref(),
            issuer.as_deref(),
            issued_in.as_deref(),
            city.as_deref(),
            issued_text.as_deref(),
        ];
        let said = joined(&parts);
        if !said.is_empty() || second.is_some() {
            let what = labels.join(", ");
            let text = [what, said].join(": ");
            entity.add_fact("notes", &format!("Document: {}", text.trim_matches([':', ' '])));
        }
        return;
    };
    let kind = kind_of(&labels, &found);
    let mut document = Identifier::new(kind, &found.number);
    let country_text = issuer.as_deref().or(issued_in.as_deref());
    document.country = country_text.and_then(Country::from_name);
    let label = joined_words(&[second.as_deref().or(kind_text.as_deref()), Some(&found.label)]);
    document.label = Some(label).filter(|label| !label.is_empty());
    let authority = joined(&[city.as_deref(), issued_in.as_deref()]);
    document.authority = Some(authority).filter(|text| !text.is_empty());
    document.issued = issued_text.as_deref().and_then(iso_date);
    let unread = issued_text.as_deref().filter(|_| document.issued.is_none());
    let nationality = country_text.filter(|_| document.country.is_none());
    let notes = [
        Some(found.rest.trim_matches([',', ' '])),
        // A number found in the note leaves its words in the number's own parts.
        note.as_deref().filter(|_| printed.is_some() || second_holds(second.as_deref(), &found)),
        unread,
        nationality,
    ];
    let notes: Vec<&str> = notes.into_iter().flatten().filter(|text| !text.is_empty()).collect();
    document.note = Some(notes.join("; ")).filter(|note| !note.is_empty());
    entity.add_identifier(document);
}

/// Whether the number came out of the second type.
fn second_holds(second: Option<&str>, found: &Number) -> bool {
    second.is_some_and(|second| second.contains(&found.number))
}

/// A label and the words before the number, said once where one holds the other.
fn joined_words(parts: &[Option<&str>]) -> String {
    let mut label = String::new();
    for part in parts.iter().flatten().copied().filter(|part| !part.is_empty()) {
        let known = label.to_lowercase().contains(&part.to_lowercase());
        if label.is_empty() {
            label.push_str(part);
        } else if !known {
            label = format!("{label} ({part})");
        }
    }
    fold_space(&label)
}

/// A number in words that say so: "… card number 44323", "Italian Fiscal Code: DAOMMD74T11Z352Z",
/// or one of six digits and more at the start.
fn number_in_words(text: &str) -> Option<Number> {
    /// How a label ends that a number follows.
    const ENDS: &[&str] = &["number", "numbers", "no", "card", "code", "id"];
    let found = number(text);
    let digits = found.number.chars().filter(char::is_ascii_digit).count();
    let last = found.label.rsplit(' ').next().unwrap_or_default();
    let last = last.trim_end_matches(['.', ':']).to_lowercase();
    let labelled = ENDS.contains(&last.as_str()) && digits >= 3;
    (labelled || (found.label.is_empty() && digits >= 6)).then_some(found)
}

/// Kind by the words of the type, the second type and the number, the telling ones first: the
/// type is "Passport" or "National Identification Number" for whatever it is.
fn kind_of(labels: &[&str], found: &Number) -> IdentifierKind {
    /// Words in a label and the kind that they mean.
    const WORDS: &[(&str, IdentifierKind)] = &[
        ("social security", IdentifierKind::SocialSecurity),
        ("fiscal code", IdentifierKind::TaxId),
        ("driving licence", IdentifierKind::DrivingLicence),
        ("driver", IdentifierKind::DrivingLicence),
        ("birth certificate", IdentifierKind::Other),
        ("ration card", IdentifierKind::Other),
        ("student", IdentifierKind::Other),
        ("voter", IdentifierKind::Other),
        ("residen", IdentifierKind::Other),
        ("military", IdentifierKind::Other),
        ("travel document", IdentifierKind::Other),
        ("deportation", IdentifierKind::Other),
        ("alien registration", IdentifierKind::Other),
        ("passport", IdentifierKind::Passport),
        ("passeport", IdentifierKind::Passport),
        ("pasaporte", IdentifierKind::Passport),
        ("identi", IdentifierKind::NationalId),
        ("national", IdentifierKind::NationalId),
    ];
    let own = found.label.to_lowercase();
    let kind = |text: &str| {
        let lower = text.to_lowercase();
        WORDS.iter().find(|(word, _)| lower.contains(word)).map(|(_, kind)| *kind)
    };
    kind(&own)
        .or_else(|| labels.iter().rev().find_map(|label| kind(label)))
        .unwrap_or(IdentifierKind::Other)
}
