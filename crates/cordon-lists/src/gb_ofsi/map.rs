//! From the rows of a group to an entity.

use cordon_model::{
    Entity, EntityId, Identifier, IdentifierKind, Listing, Measure, RecordLocation, RecordUnit,
    Schema,
};

use super::SOURCE;
use super::other_information::{imo, leading_imo, parts, un_reference};
use super::parse::Rows;
use crate::gb_fcdo::common::{add_all, add_imo, bad_value};
use crate::gb_fcdo::fields::Field;
use crate::gb_fcdo::group::{Group, distinct};
use crate::gb_fcdo::map::{add_links, add_numbers, add_ship, schema, updates};
use crate::gb_fcdo::values;
use crate::problem::Problem;
use crate::reading::ReadContext;

/// The entity of a group.
pub(super) fn entity(
    context: &ReadContext,
    rows: &Rows,
    file: &str,
    problems: &mut Vec<Problem>,
) -> Entity {
    let printed = distinct(&rows.groups, Field::OtherInformation);
    let said: Vec<Group> = printed.iter().map(|text| parts(text)).collect();
    let prose = distinct(&said, Field::OtherInformation);
    let kinds = distinct(&rows.groups, Field::Kind);
    let kind = kinds.first().copied().unwrap_or_default();
    let mut known = schema(kind);
    if known == Some(Schema::ORGANIZATION) && prose.iter().any(|text| leading_imo(text).is_some()) {
        known = Some(Schema::VESSEL);
    }
    let id = EntityId::new(&format!("gb-ofsi-{}", rows.id));
    let mut entity = Entity::new(id, known.unwrap_or(Schema::LEGAL_ENTITY), context.source.clone());
    if known.is_none() {
        problems.push(bad_value(&entity, "Group Type", kind, "not a kind of subject"));
    }
    let mut groups = rows.groups.clone();
    groups.extend(said.iter().cloned());
    add_all(&mut entity, &groups, problems);
    add_numbers(&mut entity, &said);
    add_ship(&mut entity, &said, problems);
    add_links(&mut entity, &said);
    for text in &prose {
        entity.add_fact("notes", text);
        if let Some(number) = imo(text) {
            add_imo(&mut entity, number);
        }
        if let Some(number) = mmsi(text).filter(|_| entity.schema == Schema::VESSEL) {
            let identifier = Identifier::new(IdentifierKind::Mmsi, number);
            entity.add_identifier(identifier.with_label("MMSI"));
        }
    }
    add_listings(&mut entity, &rows.groups, &said, problems);
    entity.add_fact("topics", "sanction");
    entity.records = rows
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

/// The MMSI that prose names: "MMSI: 445539000".
fn mmsi(prose: &str) -> Option<&str> {
    const DIGITS: usize = 9;
    let (_, rest) = prose.split_once("MMSI")?;
    let number = rest.trim_start_matches([' ', ':', '.']).get(..DIGITS)?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(number)
}

/// One listing for every regime of the rows.
fn add_listings(
    entity: &mut Entity,
    groups: &[Group],
    said: &[Group],
    problems: &mut Vec<Problem>,
) {
    let un = distinct(said, Field::UnReference).first().map(|text| (*text).to_owned());
    let prose = distinct(said, Field::OtherInformation);
    let un = un.or_else(|| prose.iter().find_map(|text| un_reference(text)).map(str::to_owned));
    let reasons = distinct(said, Field::Reason);
    let references: Vec<String> =
        distinct(said, Field::UniqueId).into_iter().map(str::to_owned).collect();
    let mut regimes = distinct(groups, Field::Regime);
    if regimes.is_empty() {
        regimes.push("");
    }
    for regime in regimes {
        let of_regime: Vec<Group> =
            groups.iter().filter(|row| row.first(Field::Regime) == regime).cloned().collect();
        let mut listing = Listing::new(SOURCE.authority, SOURCE.list);
        listing.programme = (!regime.is_empty()).then(|| regime.to_owned());
        listing.measures = vec![Measure::AssetFreeze];
        listing.un_reference.clone_from(&un);
        listing.reason = (!reasons.is_empty()).then(|| reasons.join("\n"));
        if !references.is_empty() {
            listing.facts.insert("recordId".to_owned(), references.clone());
        }
        let mut dates = |field, name| {
            let mut dates = Vec::new();
            for text in distinct(&of_regime, field) {
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
        let designated = dates(Field::Designated, "UK Sanctions List Date Designated");
        let listed = dates(Field::Listed, "Listed On");
        listing.listed_on = listed.iter().chain(&designated).min().copied();
        listing.effective =
            designated.first().copied().filter(|date| Some(*date) != listing.listed_on);
        listing.events = updates(&dates(Field::Updated, "Last Updated"));
        entity.listings.push(listing);
    }
}
