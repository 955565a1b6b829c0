//! From a designation to an entity.

use cordon_model::{
    CountryKind, DateKind, Entity, EntityId, Identifier, IdentifierKind, Link, LinkEnd, Listing,
    ListingEvent, PartialDate, RecordLocation, RecordUnit, Schema,
};

use super::common::{add_all, add_imo, add_texts, bad_value};
use super::fields::Field;
use super::group::{Group, distinct};
use super::parse::Designation;
use super::texts::{document_number, several};
use super::{SOURCE, values};
use crate::problem::Problem;
use crate::reading::ReadContext;

/// The entity of a designation.
pub(super) fn entity(
    context: &ReadContext,
    designation: &Designation,
    file: &str,
    problems: &mut Vec<Problem>,
) -> Entity {
    let groups = &designation.groups;
    let id = EntityId::new(&format!("gb-fcdo-{}", designation.id));
    let kinds = distinct(groups, Field::Kind);
    let printed = kinds.first().copied().unwrap_or_default();
    let known = schema(printed);
    let mut entity = Entity::new(id, known.unwrap_or(Schema::LEGAL_ENTITY), context.source.clone());
    if known.is_none() {
        problems.push(bad_value(&entity, "IndividualEntityShip", printed, "not a kind of subject"));
    }
    add_all(&mut entity, groups, problems);
    add_numbers(&mut entity, groups);
    add_ship(&mut entity, groups, problems);
    add_links(&mut entity, groups);
    for note in distinct(groups, Field::OtherInformation) {
        entity.add_fact("notes", note);
    }
    let listing = listing(&mut entity, designation, problems);
    entity.listings.push(listing);
    entity.add_fact("topics", "sanction");
    entity.records = designation
        .spans
        .iter()
        .map(|(start, end)| RecordLocation {
            file: file.to_owned(),
            unit: RecordUnit::Bytes,
            start: *start,
            end: *end,
        })
        .collect();
    entity
}

/// Schema of a printed kind of subject.
pub(crate) fn schema(printed: &str) -> Option<Schema> {
    match printed.to_lowercase().as_str() {
        "individual" => Some(Schema::PERSON),
        "entity" => Some(Schema::ORGANIZATION),
        "ship" => Some(Schema::VESSEL),
        _ => None,
    }
}

/// Registration numbers: free text with labels, "INN: 7702070139; OGRN 1027700132195 (Russia)".
pub(crate) fn add_numbers(entity: &mut Entity, groups: &[Group]) {
    for printed in distinct(groups, Field::Registration) {
        for item in several(printed).into_iter().flat_map(|item| item.split(", ")) {
            let kind = registration_kind(item);
            let number = document_number(item).unwrap_or_else(|| item.to_owned());
            let mut identifier = Identifier::new(kind, &number);
            identifier.note = (number != item).then(|| item.to_owned());
            entity.add_identifier(identifier.with_label("Business registration number"));
        }
    }
    for printed in distinct(groups, Field::Imo) {
        several(printed).iter().for_each(|number| add_imo(entity, number));
    }
    for printed in distinct(groups, Field::Hull) {
        let label = "Hull identification number (HIN)";
        entity.add_identifier(Identifier::new(IdentifierKind::Other, printed).with_label(label));
    }
}

fn registration_kind(item: &str) -> IdentifierKind {
    let lower = item.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if has(&["ogrn", "огрн"]) {
        IdentifierKind::Ogrn
    } else if has(&["inn", "инн"]) {
        IdentifierKind::Inn
    } else if has(&["kpp", "кпп"]) {
        IdentifierKind::Kpp
    } else if has(&["okpo", "окпо"]) {
        IdentifierKind::Okpo
    } else if has(&["lei"]) {
        IdentifierKind::Lei
    } else if has(&["swift", "bic"]) {
        IdentifierKind::Bic
    } else if has(&["tax", "tin"]) {
        IdentifierKind::TaxId
    } else {
        IdentifierKind::Registration
    }
}

/// What only ships have.
pub(crate) fn add_ship(entity: &mut Entity, groups: &[Group], problems: &mut Vec<Problem>) {
    for (field, kind) in
        [(Field::Flag, CountryKind::Flag), (Field::PastFlag, CountryKind::PastFlag)]
    {
        for printed in distinct(groups, field) {
            let flags = several(printed);
            flags.iter().for_each(|flag| entity.add_country(kind, flag));
        }
    }
    add_texts(entity, groups, Field::ShipType, "type", "Type of ship");
    add_texts(entity, groups, Field::Tonnage, "tonnage", "Tonnage of ship");
    for length in distinct(groups, Field::Length) {
        entity.add_fact("notes", &format!("Length of ship: {length}"));
    }
    for printed in distinct(groups, Field::Built) {
        match values::date(printed) {
            Some(date) => entity.add_date(DateKind::Build, date, None),
            None => {
                entity.add_fact("notes", &format!("Year built: {printed}"));
                problems.push(bad_value(entity, "Year Built", printed, "not a date"));
            }
        }
    }
}

/// Owners, parents and subsidiaries, by name only.
pub(crate) fn add_links(entity: &mut Entity, groups: &[Group]) {
    let kinds = [
        (Field::Parent, LinkEnd::Target, "Parent company"),
        (Field::Subsidiary, LinkEnd::Source, "Subsidiary"),
        (Field::Owner, LinkEnd::Target, "Current owner/operator"),
        (Field::PastOwner, LinkEnd::Target, "Previous owner/operator"),
    ];
    for (field, end, role) in kinds {
        for name in distinct(groups, field).into_iter().flat_map(several) {
            let link = Link::to_name(Schema::OWNERSHIP, end, role, name);
            if !entity.links.contains(&link) {
                entity.links.push(link);
            }
        }
    }
}

fn listing(entity: &mut Entity, designation: &Designation, problems: &mut Vec<Problem>) -> Listing {
    let groups = &designation.groups;
    let first = |field| distinct(groups, field).first().map(|value| (*value).to_owned());
    let mut listing = Listing::new(SOURCE.authority, SOURCE.list);
    listing.programme = first(Field::Regime);
    listing.un_reference = first(Field::UnReference);
    listing.reference = first(Field::GroupId);
    add_measures(&mut listing, designation);
    let reasons = distinct(groups, Field::Reason);
    listing.reason = (!reasons.is_empty()).then(|| reasons.join("\n"));
    let mut date = |field, name| {
        let printed = distinct(groups, field);
        let mut dates = Vec::new();
        for text in printed {
            match values::date(text) {
                Some(date) => dates.push(date),
                None => {
                    entity.add_fact("notes", &format!("{name}: {text}"));
                    problems.push(bad_value(entity, name, text, "not a date"));
                }
            }
        }
        dates
    };
    listing.listed_on = date(Field::Designated, "Date Designated").first().copied();
    listing.events = updates(&date(Field::Updated, "Last Updated"));
    let prefix: String = designation.id.chars().take_while(char::is_ascii_alphabetic).collect();
    if !prefix.is_empty() {
        listing.facts.insert("programId".to_owned(), vec![prefix]);
    }
    let sources = distinct(groups, Field::DesignationSource);
    if !sources.is_empty() {
        let said = sources.iter().map(|source| format!("Designation source: {source}"));
        listing.facts.insert("summary".to_owned(), said.collect());
    }
    listing
}

/// Events of a record's last changes.
pub(crate) fn updates(dates: &[PartialDate]) -> Vec<ListingEvent> {
    let event =
        |date: &PartialDate| ListingEvent { kind: "updated".to_owned(), date: *date, note: None };
    dates.iter().map(event).collect()
}

/// Measures from the text "Asset freeze|Travel Ban", and from the flags beside it.
fn add_measures(listing: &mut Listing, designation: &Designation) {
    let texts = distinct(&designation.groups, Field::Sanctions);
    listing.provisions = (!texts.is_empty()).then(|| texts.join("|"));
    let printed = texts.iter().flat_map(|text| text.split('|')).map(str::trim);
    let flags = designation.flags.iter().map(String::as_str);
    for text in printed.chain(flags).filter(|text| !text.is_empty()) {
        let measure = values::measure(text);
        if !listing.measures.contains(&measure) {
            listing.measures.push(measure);
        }
    }
    if listing.provisions.is_none() && !designation.flags.is_empty() {
        listing.provisions = Some(designation.flags.join("|"));
    }
}
