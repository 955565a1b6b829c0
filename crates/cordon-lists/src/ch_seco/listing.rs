//! The listings of a target: one for each programme that its sets of measures belong to.
//!
//! The file never drops a target: one that left the list stays with a modification "de-listed". So
//! the modifications are played in the order of their dates, and a target that ends de-listed has
//! `until` set and no topic `sanction`: whoever screens against the list in force leaves out
//! entities whose listings have all ended, and history keeps them.

use cordon_model::{Act, DerivedFrom, Entity, Listing, ListingEvent, Measure, PartialDate};

use super::SOURCE;
use super::identity::iso_date;
use super::parse::Tables;
use crate::identity::un_reference;
use crate::problem::{Problem, ProblemKind};
use crate::xml::Element;

/// What the modifications of a target come to.
#[derive(Debug, Default)]
struct History {
    listed_on: Option<PartialDate>,
    listed_on_derived: Option<DerivedFrom>,
    effective: Option<PartialDate>,
    until: Option<PartialDate>,
    delisted: bool,
    events: Vec<ListingEvent>,
}

/// Adds the listings of a target to its entity; gives the spans of their programmes.
pub(super) fn add(
    entity: &mut Entity,
    target: &Element,
    subject: &Element,
    tables: &Tables,
    record: &str,
    problems: &mut Vec<Problem>,
) -> Vec<(u64, u64)> {
    let history = history(target, record, problems);
    let reasons: Vec<&str> = subject
        .children("justification")
        .inspect(|justification| justification.leave(&["ssid", "lang"]))
        .map(Element::text)
        .filter(|text| !text.is_empty())
        .collect();
    let foreign: Vec<&str> = target.texts_of("foreign-identifier").collect();
    let template = Listing {
        listed_on: history.listed_on,
        listed_on_derived: history.listed_on_derived,
        effective: history.effective,
        until: history.until,
        reason: (!reasons.is_empty()).then(|| reasons.join("\n")),
        un_reference: foreign.iter().find_map(|text| un_reference(text)).map(str::to_owned),
        events: history.events,
        ..Listing::new(SOURCE.authority, SOURCE.list)
    };
    let mut listings: Vec<(Option<usize>, Listing)> = Vec::new();
    let sets = target.attribute("sanctions-set-id").into_iter();
    for set in sets.chain(target.texts_of("sanctions-set-id")) {
        let known = tables.sets.get(set);
        if known.is_none() {
            let message = "the file holds no set of measures of that number";
            let kind = ProblemKind::DanglingReference;
            problems.push(Problem::new(kind, record, "sanctions-set-id", set, message));
        }
        let programme = known.map(|set| set.programme);
        let row = listings.iter().position(|(other, _)| *other == programme).unwrap_or_else(|| {
            listings.push((programme, of_programme(&template, tables, programme, &foreign)));
            listings.len() - 1
        });
        let listing = &mut listings[row].1;
        let text = known.map_or("unknown set of measures", |set| set.text.as_str());
        for measure in measures(text) {
            if !listing.measures.contains(&measure) {
                listing.measures.push(measure);
            }
        }
        let provisions = listing.provisions.take().map(|before| format!("{before}; {text}"));
        listing.provisions = provisions.or_else(|| Some(text.to_owned()));
    }
    if listings.is_empty() {
        let message = "a target without a set of measures";
        let kind = ProblemKind::BadValue;
        problems.push(Problem::new(kind, record, "sanctions-set-id", "", message));
        listings.push((None, of_programme(&template, tables, None, &foreign)));
    }
    if !history.delisted {
        entity.add_fact("topics", "sanction");
    }
    let programmes = listings.iter().filter_map(|(row, _)| tables.programmes.get((*row)?));
    let spans = programmes.map(|programme| programme.span).collect();
    entity.listings.extend(listings.into_iter().map(|(_, listing)| listing));
    spans
}

/// A listing under a programme of the tables.
fn of_programme(
    template: &Listing,
    tables: &Tables,
    programme: Option<usize>,
    foreign: &[&str],
) -> Listing {
    let mut listing = template.clone();
    let programme = programme.and_then(|row| tables.programmes.get(row));
    let mut summary = Vec::new();
    if let Some(programme) = programme {
        listing.programme = programme.key.clone().or_else(|| programme.title.clone());
        listing.acts.extend(programme.title.clone().map(|title| Act {
            title,
            kind: Some("ordinance".to_owned()),
            ..Act::default()
        }));
        summary.extend(programme.origin.as_ref().map(|origin| format!("Origin: {origin}")));
    }
    summary.extend(foreign.iter().map(|number| format!("Foreign identifier: {number}")));
    if !summary.is_empty() {
        listing.facts.insert("summary".to_owned(), summary);
    }
    listing
}

/// What a set of measures does, from its title: the ordinances' "restrictions on named individuals
/// and entities" freeze funds and economic resources (article 12 of the one on Belarus). A title
/// that does not say it is kept in its own words.
fn measures(set: &str) -> Vec<Measure> {
    const SIGNS: &[(&str, Measure)] = &[
        ("named individuals", Measure::AssetFreeze),
        ("asset", Measure::AssetFreeze),
        ("freez", Measure::AssetFreeze),
        ("financial sanctions", Measure::AssetFreeze),
        ("money and capital market", Measure::DebtEquityRestriction),
        ("vessel", Measure::ShipBan),
        ("travel", Measure::TravelBan),
        ("entry into or transit", Measure::TravelBan),
        ("arms", Measure::ArmsEmbargo),
        ("dual-use", Measure::ExportRestriction),
        ("military", Measure::ExportRestriction),
    ];
    let lower = set.to_lowercase();
    let mut measures: Vec<Measure> = Vec::new();
    for (_, measure) in SIGNS.iter().filter(|(sign, _)| lower.contains(sign)) {
        if !measures.contains(measure) {
            measures.push(measure.clone());
        }
    }
    if measures.is_empty() {
        measures.push(Measure::Other(set.to_owned()));
    }
    measures
}

/// Plays a target's modifications in the order of their dates; of two on one day the one printed
/// first is the later, as the file prints the newest first.
fn history(target: &Element, record: &str, problems: &mut Vec<Problem>) -> History {
    struct Modification<'a> {
        kind: &'a str,
        enacted: Option<PartialDate>,
        in_force: Option<PartialDate>,
        day: Option<PartialDate>,
    }
    let mut history = History::default();
    let mut modifications = Vec::new();
    for element in target.children("modification") {
        // What an amendment added and removed is history, and is printed in the verbatim record.
        element.leave(&["added", "removed", "ssid"]);
        let kind = element.attribute("modification-type").unwrap_or_default();
        let date = |name: &str, problems: &mut Vec<Problem>| {
            let printed = element.attribute(name)?;
            let date = iso_date(printed);
            if date.is_none() {
                let field = format!("modification@{name}");
                let kind = ProblemKind::BadValue;
                problems.push(Problem::new(kind, record, field, printed, "not a date"));
            }
            date
        };
        let enacted = date("enactment-date", problems);
        let published = date("publication-date", problems);
        let in_force = date("effective-date", problems);
        let day = in_force.or(enacted).or(published);
        if !matches!(kind, "listed" | "amended" | "de-listed") {
            let message = "a kind of modification that this reader does not know";
            let field = "modification@modification-type";
            problems.push(Problem::new(ProblemKind::BadValue, record, field, kind, message));
        }
        if let Some(date) = day {
            let enacted = enacted.map(|date| format!("enacted {date}"));
            let published = published.map(|date| format!("published {date}"));
            let note: Vec<String> = enacted.into_iter().chain(published).collect();
            let note = (!note.is_empty()).then(|| note.join(", "));
            history.events.push(ListingEvent { kind: kind.to_owned(), date, note });
        }
        modifications.push(Modification { kind, enacted, in_force, day });
    }
    modifications.reverse();
    modifications.sort_by_key(|modification| modification.day.and_then(PartialDate::first));
    for modification in &modifications {
        let day = modification.enacted.or(modification.day);
        match modification.kind {
            "listed" => {
                history.listed_on = day;
                history.effective = modification.in_force.filter(|date| Some(*date) != day);
                history.until = None;
                history.delisted = false;
            }
            "de-listed" => {
                history.until = modification.day;
                history.delisted = true;
            }
            _ => {}
        }
    }
    if history.listed_on.is_none() {
        let first = modifications.iter().find(|modification| modification.kind != "de-listed");
        history.listed_on = first.and_then(|first| first.enacted.or(first.day));
        history.listed_on_derived = history.listed_on.map(|_| DerivedFrom::EarliestAct);
    }
    history
}
