//! The listings of a record: one a programme tag.
//!
//! Sectoral and menu-based listings print their directives and dates among the labelled values;
//! each goes to the listing whose programme it names. On the SDN list such dates are those of an
//! earlier, lesser restriction and not of the blocking, so there they are events only.

use cordon_model::{Listing, ListingEvent, Measure, PartialDate};

use super::dates::date;
use super::map::bad_date;
use super::programmes::{Evidence, OfacFile, SDN, list_of, measures, measures_of_type};
use super::record::{Labelled, Record};
use super::vocabulary::{ListingDate, Meaning, bare_label, concerns, meaning};
use crate::problem::Problem;

/// One listing for each programme of a record, in printed order.
pub(super) fn listings(
    record: &Record,
    file: OfacFile,
    problems: &mut Vec<Problem>,
) -> Vec<Listing> {
    let evidence = evidence(record);
    let programmes = record.programmes.iter();
    programmes
        .map(|programme| {
            let list = list_of(programme, &record.programmes, evidence, file);
            let mut listing = Listing::new("us", list);
            listing.programme = Some(programme.clone());
            add_provisions(&mut listing, programme, record);
            add_dates(&mut listing, programme, record, problems);
            listing
        })
        .collect()
}

/// What a record prints that tells its lists.
fn evidence(record: &Record) -> Evidence {
    let mut evidence = Evidence::default();
    for value in &record.values {
        let directive = value.text.contains("Directive");
        evidence.sectoral_directive |= directive && value.label.contains("13662");
        evidence.russia_directive |=
            value.text.starts_with("Subject to Directive") && value.label.contains("14024");
        evidence.russia_blocked |= value.text.contains("Section 11 of Executive Order 14024");
    }
    evidence
}

fn concerning<'a>(record: &'a Record, programme: &'a str) -> impl Iterator<Item = &'a Labelled> {
    record.values.iter().filter(move |value| concerns(&value.label, programme))
}

/// The restrictions: what the record prints, and else what the list's law says. A blocked person
/// stays blocked whatever directives it is subject to besides.
fn add_provisions(listing: &mut Listing, programme: &str, record: &Record) {
    let mut printed: Vec<&str> = Vec::new();
    let mut found: Vec<Measure> = Vec::new();
    for value in concerning(record, programme) {
        let words = match meaning(&value.label) {
            Some(Meaning::Provision) if !is_pointer(&value.text) => {
                printed.push(&value.text);
                format!("{} {}", value.label, value.text)
            }
            // "Listing Date (EO 14024 Directive 2)": CAPTA prints no other words.
            Some(Meaning::ListingDate(_)) => value.label.replace("EO ", "Executive Order "),
            _ => continue,
        };
        for measure in measures_of_type(&words) {
            if !found.contains(&measure) {
                found.push(measure);
            }
        }
    }
    if listing.list == SDN || found.is_empty() {
        let lawful = measures(&listing.list, programme);
        found.retain(|measure| !lawful.contains(measure));
        found.splice(0..0, lawful);
    }
    listing.measures = found;
    listing.provisions = (!printed.is_empty()).then(|| printed.join("; "));
}

/// Whether the words under a directive's label only say where to read more.
pub(super) fn is_pointer(text: &str) -> bool {
    text.starts_with("For more information")
}

fn add_dates(listing: &mut Listing, programme: &str, record: &Record, problems: &mut Vec<Problem>) {
    for value in concerning(record, programme) {
        let Some(Meaning::ListingDate(which)) = meaning(&value.label) else { continue };
        let label = bare_label(&value.label);
        let Some(date) = date(&value.text) else {
            bad_date(&record.uid, label, &value.text, problems);
            listing
                .facts
                .entry("summary".to_owned())
                .or_default()
                .push(format!("{} {}", value.label, value.text));
            continue;
        };
        listing.events.push(ListingEvent { kind: label.to_owned(), date, note: None });
        let place = match which {
            ListingDate::Listed => &mut listing.listed_on,
            ListingDate::Effective => &mut listing.effective,
            ListingDate::Other => continue,
        };
        if listing.list != SDN {
            *place = Some(earlier(*place, date));
        }
    }
}

/// The date that begins first.
fn earlier(known: Option<PartialDate>, date: PartialDate) -> PartialDate {
    known.filter(|known| known.first() <= date.first()).unwrap_or(date)
}
