//! From a `target` element to an entity.

use cordon_model::{
    DateKind, Entity, EntityId, Link, LinkEnd, NameKind, RecordLocation, RecordUnit, Schema,
    SourceId,
};

use super::identity::{Identity, iso_date};
use super::listing;
use super::other;
use super::parse::Tables;
use crate::problem::{Problem, ProblemKind};
use crate::xml::Element;

/// What all targets of a file share.
pub(super) struct Context<'a> {
    pub(super) source: &'a SourceId,
    pub(super) file: &'a str,
    pub(super) tables: &'a Tables,
}

/// Id of the entity of a target number.
pub(super) fn entity_id(ssid: &str) -> EntityId {
    EntityId::new(&format!("ch-seco-{ssid}"))
}

/// The entity of a target; `None`, with a problem, if it cannot be told who it is.
pub(super) fn entity(
    target: &Element,
    context: &Context<'_>,
    problems: &mut Vec<Problem>,
) -> Option<Entity> {
    let place = format!("byte {}", target.span().0);
    let ssid = target.attribute("ssid");
    let record = ssid.map_or(place, str::to_owned);
    let subject = ["individual", "entity", "object"].iter().find_map(|kind| target.child(kind));
    let (Some(ssid), Some(subject)) = (ssid, subject) else {
        let message = "a target without a number, or without individual, entity and object";
        let kind = ProblemKind::RecordSkipped;
        problems.push(Problem::new(kind, record, "target", "", message));
        return None;
    };
    let schema = schema(subject, ssid, problems);
    let mut entity = Entity::new(entity_id(ssid), schema, context.source.clone());
    add_identities(&mut entity, subject, context, ssid, problems);
    if entity.names.is_empty() {
        let message = "a target without a name";
        let kind = ProblemKind::RecordSkipped;
        problems.push(Problem::new(kind, ssid, "identity/name", "", message));
        return None;
    }
    if let Some(sex) = subject.attribute("sex") {
        match sex.to_lowercase().as_str() {
            sex @ ("male" | "female") => entity.add_fact("gender", sex),
            _ => entity.add_fact("notes", &format!("Sex: {sex}")),
        }
    }
    for information in subject.children("other-information") {
        information.leave(&["ssid", "lang"]);
        other::add(&mut entity, information.text());
    }
    for holder in [target, subject] {
        for attribute in holder.children("generic-attribute") {
            attribute.leave(&["ssid"]);
            let name = attribute.attribute("name").unwrap_or("generic attribute");
            other::add(&mut entity, &format!("{name}: {}", attribute.text()));
        }
    }
    add_links(&mut entity, subject);
    let programmes = listing::add(&mut entity, target, subject, context.tables, ssid, problems);
    entity.records.insert(0, location(context, target.span()));
    entity.records.extend(programmes.into_iter().map(|span| location(context, span)));
    target.leave(&["ssid"]);
    subject.leave(&["ssid"]);
    target.report_unused(ssid, problems);
    Some(entity)
}

fn schema(subject: &Element, record: &str, problems: &mut Vec<Problem>) -> Schema {
    match (subject.name(), subject.attribute("object-type")) {
        ("individual", _) => Schema::PERSON,
        ("entity", _) => Schema::ORGANIZATION,
        (_, Some("vessel" | "ship")) => Schema::VESSEL,
        (_, Some("aircraft")) => Schema::AIRPLANE,
        (_, printed) => {
            problems.push(Problem::new(
                ProblemKind::BadValue,
                record,
                "object@object-type",
                printed.unwrap_or_default(),
                "a type of object that this reader does not know; taken as a vehicle",
            ));
            Schema::VEHICLE
        }
    }
}

/// Adds what the identities say, the main one first, whatever their order in the file.
fn add_identities(
    entity: &mut Entity,
    subject: &Element,
    context: &Context<'_>,
    record: &str,
    problems: &mut Vec<Problem>,
) {
    let mut identities: Vec<(bool, &Element)> = subject
        .children("identity")
        .map(|identity| (identity.attribute("main") == Some("true"), identity))
        .collect();
    if identities.len() == 1 {
        identities[0].0 = true;
    }
    identities.sort_by_key(|(main, _)| !main);
    for (main, element) in identities {
        element.leave(&["ssid"]);
        let mut identity = Identity { entity, tables: context.tables, record, problems };
        for span in identity.add(element, main) {
            let location = location(context, span);
            if !entity.records.contains(&location) {
                entity.records.push(location);
            }
        }
    }
    // A target whose main identity names nobody still has somebody to show.
    if !entity.names.iter().any(|name| name.kind == NameKind::Primary)
        && let Some(first) = entity.names.iter_mut().find(|name| name.kind == NameKind::Alias)
    {
        first.kind = NameKind::Primary;
    }
}

fn location(context: &Context<'_>, span: (u64, u64)) -> RecordLocation {
    RecordLocation {
        file: context.file.to_owned(),
        unit: RecordUnit::Bytes,
        start: span.0,
        end: span.1,
    }
}

/// Links to other targets. The file names one kind, `related-to`, and says no more, so the edge
/// is FtM's `UnknownLink` with the word as its role.
fn add_links(entity: &mut Entity, subject: &Element) {
    for relation in subject.children("relation") {
        relation.leave(&["ssid"]);
        let role = relation.attribute("relation-type").unwrap_or("related-to");
        let Some(other) = relation.attribute("target-id") else { continue };
        let schema = Schema::UNKNOWN_LINK;
        let mut link = Link::to_entity(schema, LinkEnd::Source, role, entity_id(other));
        let remarks = ["remark", "remarks"].iter().filter_map(|name| relation.text_of(name));
        let remarks = remarks.chain(Some(relation.text()).filter(|text| !text.is_empty()));
        let remarks: Vec<String> = remarks.map(str::to_owned).collect();
        if !remarks.is_empty() {
            link.facts.insert("summary".to_owned(), remarks);
        }
        if !entity.links.contains(&link) {
            entity.links.push(link);
        }
    }
}

/// What a day-month-year says of an entity of a schema.
pub(super) fn date_kind(schema: Schema) -> DateKind {
    if schema.is_a(Schema::PERSON) {
        DateKind::Birth
    } else if schema.is_a(Schema::LEGAL_ENTITY) {
        DateKind::Incorporation
    } else {
        DateKind::Build
    }
}

/// The day that the list was published.
pub(super) fn published(root: &Element) -> Option<jiff::civil::Date> {
    root.attribute("date").and_then(iso_date).and_then(cordon_model::PartialDate::exact)
}
