//! A record into its entity: its listing, and the rest by detail.

use cordon_model::name::fold_space;
use cordon_model::{
    CountryKind, Entity, Identifier, IdentifierKind, Listing, ListingEvent, Schema,
};

use super::{SOURCE, details, documents, names, regimes};
use crate::phrases::{enumerated, iso_date};
use crate::problem::{Problem, ProblemKind};
use crate::xml::Element;

/// The one value of `LIST_TYPE` that occurs.
const LIST_TYPE: &str = "UN List";

/// Adds all that a record says to its entity.
pub(super) fn add_record(entity: &mut Entity, record: &Element, problems: &mut Vec<Problem>) {
    entity.add_fact("topics", "sanction");
    let listing = listing(entity, record, problems);
    add_imo_number(entity, listing.reason.as_deref().unwrap_or_default());
    entity.listings.push(listing);
    names::add(entity, record, problems);
    details::add(entity, record, problems);
    documents::add(entity, record);
    for title in record.at(&["TITLE", "VALUE"]) {
        say_each(entity, "title", "Title", title);
    }
    for position in record.at(&["DESIGNATION", "VALUE"]) {
        say_each(entity, "position", "Designation", position);
    }
    for country in record.at(&["NATIONALITY", "VALUE"]) {
        let text = fold_space(country.text());
        if says_something(&text) {
            entity.add_country(CountryKind::Nationality, &text);
        }
    }
    add_gender(entity, record, problems);
    record.leave(&["VERSIONNUM", "SORT_KEY", "SORT_KEY_LAST_MOD"]);
    record.report_unused(entity.id.as_str(), problems);
}

fn listing(entity: &Entity, record: &Element, problems: &mut Vec<Problem>) -> Listing {
    let mut listing = Listing::new(SOURCE.authority, SOURCE.list);
    let comments = fold_space(record.text_of("COMMENTS1").unwrap_or_default());
    let regime = record.text_of("UN_LIST_TYPE").map(fold_space).unwrap_or_default();
    let individual = entity.schema == Schema::PERSON;
    match regimes::measures(&regime, individual, &comments) {
        Some(measures) => listing.measures = measures,
        None => {
            let message = "a regime whose measures are not known here";
            problems.push(bad_value(entity, "UN_LIST_TYPE", &regime, message));
        }
    }
    listing.programme = Some(regime).filter(|regime| !regime.is_empty());
    listing.reason = Some(comments).filter(|text| says_something(text));
    listing.reference = record.text_of("DATAID").map(fold_space);
    listing.un_reference = record.text_of("REFERENCE_NUMBER").map(fold_space);
    if let Some(printed) = record.text_of("LISTED_ON") {
        listing.listed_on = iso_date(printed);
        if listing.listed_on.is_none() {
            problems.push(bad_value(entity, "LISTED_ON", printed, "not a date"));
            summarise(&mut listing, &format!("Listed on: {printed}"));
        }
    } else {
        problems.push(bad_value(entity, "LISTED_ON", "", "no date of listing"));
    }
    add_events(&mut listing, entity, record, problems);
    for kind in record.at(&["LIST_TYPE", "VALUE"]) {
        if !kind.text().is_empty() && kind.text() != LIST_TYPE {
            summarise(&mut listing, &format!("List type: {}", fold_space(kind.text())));
        }
    }
    listing
}

fn add_events(
    listing: &mut Listing,
    entity: &Entity,
    record: &Element,
    problems: &mut Vec<Problem>,
) {
    let submitter = record.text_of("SUBMITTED_BY").map(fold_space);
    let submitted = record.children("SUBMITTED_ON").map(|day| ("submitted", day));
    let updated = record.at(&["LAST_DAY_UPDATED", "VALUE"]);
    let updated = updated.into_iter().map(|day| ("updated", day));
    for (kind, day) in submitted.chain(updated) {
        match iso_date(day.text()) {
            Some(date) => {
                let note = submitter.clone().filter(|_| kind == "submitted");
                listing.events.push(ListingEvent { kind: kind.to_owned(), date, note });
            }
            None if day.text().is_empty() => {}
            None => {
                let field = if kind == "updated" { "LAST_DAY_UPDATED" } else { "SUBMITTED_ON" };
                problems.push(bad_value(entity, field, day.text(), "not a date"));
                let label = if kind == "updated" { "Updated" } else { "Submitted" };
                summarise(listing, &format!("{label} on: {}", day.text()));
            }
        }
    }
    let told = listing.events.iter().any(|event| event.note.is_some());
    if let Some(submitter) = submitter.filter(|_| !told) {
        summarise(listing, &format!("Submitted by: {submitter}"));
    }
}

fn summarise(listing: &mut Listing, text: &str) {
    let known = listing.facts.entry("summary".to_owned()).or_default();
    if !known.iter().any(|other| other == text) {
        known.push(text.to_owned());
    }
}

/// Shipping companies carry their IMO number in the comments: "IMO number: 5571322."
fn add_imo_number(entity: &mut Entity, comments: &str) {
    let lower = comments.to_ascii_lowercase();
    for (at, label) in lower.match_indices("imo number") {
        let rest = comments.get(at + label.len()..).unwrap_or_default();
        let rest = rest.trim_start_matches([':', ' ', '.']);
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        if digits.len() == 7 && entity.schema == Schema::ORGANIZATION {
            let number = Identifier::new(IdentifierKind::ImoCompany, &digits);
            entity.add_identifier(number.with_label("IMO number"));
        }
    }
}

fn add_gender(entity: &mut Entity, record: &Element, problems: &mut Vec<Problem>) {
    let Some(printed) = record.text_of("GENDER") else { return };
    match printed.to_lowercase().as_str() {
        "male" => say(entity, "gender", "Gender", "male"),
        "female" => say(entity, "gender", "Gender", "female"),
        "unknown" => {}
        _ => {
            problems.push(bad_value(entity, "GENDER", printed, "neither male nor female"));
            entity.add_fact("notes", &format!("Gender: {printed}"));
        }
    }
}

fn say_each(entity: &mut Entity, property: &str, label: &str, element: &Element) {
    let text = fold_space(element.text());
    for item in enumerated(&text) {
        if says_something(item) {
            say(entity, property, label, item);
        }
    }
}

/// Keeps a text as an FtM property where the schema has it, else as a labelled note.
pub(super) fn say(entity: &mut Entity, property: &str, label: &str, text: &str) {
    if entity.schema.property(property).is_some() {
        entity.add_fact(property, text);
    } else if !text.trim().is_empty() {
        entity.add_fact("notes", &format!("{label}: {}", text.trim()));
    }
}

/// Whether a text is more than a placeholder: "na", "null" and "." stand for an empty field.
pub(super) fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
        && !matches!(text.to_lowercase().as_str(), "na" | "n/a" | "null" | "none")
}

pub(super) fn bad_value(entity: &Entity, field: &str, raw: &str, message: &str) -> Problem {
    Problem::new(ProblemKind::BadValue, entity.id.as_str(), field, raw, message)
}
