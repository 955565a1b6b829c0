//! A record into its entity: what it is, its listing with all acts, and the rest by detail.

use cordon_model::name::fold_space;
use cordon_model::{Act, DerivedFrom, Entity, Listing, Measure, PartialDate, Schema};

use super::{SOURCE, details, names};
use crate::phrases::iso_date;
use crate::problem::{Problem, ProblemKind};
use crate::xml::Element;

/// Label in a name's remark by which the file tells that an "enterprise" is a ship.
pub(super) const SHIP_LABEL: &str = "type of ship";

/// Attributes that are keys of the publisher's own database.
const OWN_KEYS: &[&str] = &["logicalId", "regulationLanguage"];

/// What a record's subject is. The file knows persons and "enterprises" only; a ship is told by
/// an IMO number together with a remark "Type of ship: …".
pub(super) fn schema_of(record: &Element) -> Schema {
    let subject = record.child("subjectType");
    let code = subject.and_then(|subject| subject.attribute("classificationCode"));
    if code == Some("P") {
        return Schema::PERSON;
    }
    let has_imo = record
        .children("identification")
        .any(|document| document.attribute("identificationTypeCode") == Some("imo"));
    let ship_remark = record
        .at(&["nameAlias", "remark"])
        .iter()
        .any(|remark| remark.text().to_lowercase().starts_with(SHIP_LABEL));
    if has_imo && ship_remark { Schema::VESSEL } else { Schema::ORGANIZATION }
}

/// Adds all that a record says to its entity.
pub(super) fn add_record(entity: &mut Entity, record: &Element, problems: &mut Vec<Problem>) {
    check_subject(entity, record, problems);
    entity.add_fact("topics", "sanction");
    let listing = listing(entity, record, problems);
    entity.listings.push(listing);
    names::add(entity, record, problems);
    details::add(entity, record, problems);
    add_remarks(entity, record);
    leave_keys(record);
    record.report_unused(entity.id.as_str(), problems);
}

fn check_subject(entity: &Entity, record: &Element, problems: &mut Vec<Problem>) {
    let subject = record.child("subjectType");
    let code = subject.and_then(|subject| subject.attribute("classificationCode"));
    let word = subject.and_then(|subject| subject.attribute("code"));
    if !matches!(code, Some("P" | "E")) {
        let raw = code.or(word).unwrap_or_default();
        let message = "neither a person (P) nor an enterprise (E); read as an enterprise";
        problems.push(bad_value(entity, "subjectType", raw, message));
    }
}

fn listing(entity: &Entity, record: &Element, problems: &mut Vec<Problem>) -> Listing {
    let mut listing = Listing::new(SOURCE.authority, SOURCE.list);
    let regulation = record.child("regulation");
    listing.programme =
        regulation.and_then(|regulation| regulation.attribute("programme")).map(str::to_owned);
    if listing.programme.is_none() {
        problems.push(bad_value(entity, "regulation@programme", "", "no programme"));
    }
    listing.measures.push(Measure::AssetFreeze);
    listing.acts = acts(record);
    listing.reference = record.attribute("logicalId").map(str::to_owned);
    listing.un_reference = record.attribute("unitedNationId").map(str::to_owned);
    let mut day = |field: &str| {
        let printed = record.attribute(field)?;
        let date = iso_date(printed);
        if date.is_none() {
            problems.push(bad_value(entity, field, printed, "not a date"));
            listing.facts.entry("summary".to_owned()).or_default().push(printed.to_owned());
        }
        date
    };
    let designated = day("designationDate");
    listing.until = day("delistingDate");
    listing.listed_on = designated;
    if designated.is_none()
        && let Some(earliest) = listing.acts.iter().filter_map(act_date).min()
    {
        listing.listed_on = Some(earliest);
        listing.listed_on_derived = Some(DerivedFrom::EarliestAct);
    }
    let details = fold_space(record.attribute("designationDetails").unwrap_or_default());
    let summaries = std::iter::once(details)
        .chain(remarks(record).into_iter().filter(|remark| is_of_listing(remark)));
    for summary in summaries.filter(|text| says_something(text)) {
        let known = listing.facts.entry("summary".to_owned()).or_default();
        if !known.contains(&summary) {
            known.push(summary);
        }
    }
    listing
}

/// Every act that the record names, once, oldest first; acts without a date stand at the end.
fn acts(record: &Element) -> Vec<Act> {
    let mut acts: Vec<Act> = Vec::new();
    for regulation in record.children("regulation") {
        push_act(&mut acts, act(regulation));
        for corrigendum in regulation.children("corrigendum") {
            push_act(&mut acts, act(corrigendum));
        }
    }
    for detail in record.all_children() {
        for summary in detail.children("regulationSummary") {
            push_act(&mut acts, act(summary));
        }
    }
    acts.sort_by_key(|act| (act_date(act).is_none(), act_date(act)));
    acts
}

fn push_act(acts: &mut Vec<Act>, act: Act) {
    let same = |known: &Act| known.title == act.title && known.published == act.published;
    if !act.title.is_empty() && !acts.iter().any(same) {
        acts.push(act);
    }
}

fn act(element: &Element) -> Act {
    let words = |name: &str| element.attribute(name).map(fold_space);
    let url = words("publicationUrl").or_else(|| element.text_of("publicationUrl").map(fold_space));
    Act {
        title: words("numberTitle").unwrap_or_default(),
        kind: words("regulationType"),
        url,
        published: element.attribute("publicationDate").and_then(iso_date),
        in_force: element.attribute("entryIntoForceDate").and_then(iso_date),
        body: words("organisationType"),
    }
}

fn act_date(act: &Act) -> Option<PartialDate> {
    act.published.or(act.in_force)
}

/// The record's own remarks: what is about the listing went there, the rest are notes.
fn add_remarks(entity: &mut Entity, record: &Element) {
    for remark in remarks(record) {
        if says_something(&remark) && !is_of_listing(&remark) {
            entity.add_fact("notes", &remark);
        }
    }
    for regulation in record.children("regulation") {
        for remark in remarks(regulation) {
            entity.add_fact("notes", &format!("Regulation: {remark}"));
        }
    }
}

/// Whether a remark speaks of the listing: "Date of listing: 23.1.2012", "UNLI-30.03.2018".
fn is_of_listing(remark: &str) -> bool {
    const BEGINNINGS: &[&str] = &[
        "date of listing",
        "date of designation",
        "date of eu designation",
        "date of un designation",
        "listed pursuant",
        "un designation",
        "eu designation",
        "unli",
        "unsc resolution",
    ];
    let lower = remark.to_lowercase();
    BEGINNINGS.iter().any(|beginning| lower.starts_with(beginning))
}

/// Whether a remark is more than a placeholder: "none" and "." stand for an empty field.
pub(super) fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric) && !text.eq_ignore_ascii_case("none")
}

/// Remarks and further information of an element, white space folded, each once.
pub(super) fn remarks(element: &Element) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    let further = element.children("additionalInformation").map(|information| {
        let part = |name: &str| information.attribute(name).unwrap_or_default();
        format!("{}: {}", part("key"), part("value"))
    });
    let printed = element.texts_of("remark").map(fold_space);
    for text in printed.chain(further) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

/// Keeps a text as an FtM property where the schema has it, else as a labelled note.
pub(super) fn say(entity: &mut Entity, property: &str, label: &str, text: &str) {
    if entity.schema.property(property).is_some() {
        entity.add_fact(property, text);
    } else if !text.trim().is_empty() {
        entity.add_fact("notes", &format!("{label}: {}", text.trim()));
    }
}

pub(super) fn bad_value(entity: &Entity, field: &str, raw: &str, message: &str) -> Problem {
    Problem::new(ProblemKind::BadValue, entity.id.as_str(), field, raw, message)
}

fn leave_keys(record: &Element) {
    record.leave(OWN_KEYS);
    for detail in record.all_children() {
        detail.leave(OWN_KEYS);
        for inner in detail.all_children() {
            inner.leave(OWN_KEYS);
        }
    }
}
