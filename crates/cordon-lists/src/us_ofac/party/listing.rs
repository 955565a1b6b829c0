//! Listings: one for each list and programme of a party.
//!
//! A party prints its lists, programmes, sanctions types and legal bases, but not which belong
//! together: the service repeats all programmes and types on every list. `programmes::list_among`
//! tells the list of a programme; an executive order's number ties types, legal bases, directives
//! and dates to a programme. What cannot be tied is put on every listing rather than lost.
//!
//! `listed_on` is the list's own date: it agrees with the published designation days (the Sectoral
//! list's 2014-07-16, the Palestinian Legislative Council's 2006-04-12) and, in all 78 cases where
//! the record also prints a "Listing Date", with that. The date of the "Consolidated List", which
//! is a
//! file that began on 2014-10-10 and no list, is kept as an event.

use cordon_model::{Act, Listing, ListingEvent, Measure, PartialDate};

use super::super::programmes::{
    FSE, NS_PLC, SDN, list_among, list_named, measures, measures_of_type,
};
use super::super::vocabulary::{ListingDate, bare_label, concerns};
use super::Entry;

/// The file of all non-SDN lists, which the service counts as a list.
const UMBRELLA_LIST: &str = "Consolidated List";

/// A legal basis that says nothing.
const NO_BASIS: &str = "Unknown";

/// What features of a party say about its listings.
#[derive(Debug, Default)]
pub(super) struct ListingWords {
    /// Label and words of directives and the like.
    pub(super) provisions: Vec<(String, String)>,
    /// Label, meaning and date.
    pub(super) dates: Vec<(String, ListingDate, PartialDate)>,
}

/// The listings that a party's entries are.
pub(super) fn listings(entries: &[Entry], words: &ListingWords) -> Vec<Listing> {
    let own: Vec<&Entry> = entries.iter().filter(|entry| entry.list != UMBRELLA_LIST).collect();
    let umbrella = entries.iter().find(|entry| entry.list == UMBRELLA_LIST);
    let standing: Vec<&Entry> = if own.is_empty() { entries.iter().collect() } else { own };
    let mut found = pairs(&standing)
        .into_iter()
        .map(|(list, programme)| listing(&list, programme, entries, &standing))
        .collect::<Vec<Listing>>();
    add_measures(&mut found, entries);
    add_provisions(&mut found, words);
    add_dates(&mut found, words);
    let joined = umbrella.and_then(|entry| entry.listed_on);
    for listing in found.iter_mut().filter(|listing| listing.list != SDN) {
        let date =
            joined.filter(|date| listing.list != UMBRELLA_LIST && Some(*date) != listing.listed_on);
        listing.events.extend(date.map(|date| event(UMBRELLA_LIST, date)));
    }
    found
}

/// Lists and programmes that belong together, in printed order; every list has at least one pair.
fn pairs(standing: &[&Entry]) -> Vec<(String, Option<String>)> {
    let lists: Vec<String> = standing.iter().map(|entry| list_name(entry)).collect();
    let known: Vec<&'static str> =
        standing.iter().filter_map(|entry| list_named(&entry.list)).collect();
    let alike = standing.iter().all(|entry| entry.programmes == standing[0].programmes);
    let mut pairs: Vec<(String, Option<String>)> = Vec::new();
    for (entry, list) in standing.iter().zip(&lists) {
        for programme in &entry.programmes {
            let told = if alike && !known.is_empty() {
                list_among(programme, &known).to_owned()
            } else {
                list.clone()
            };
            let pair = (told, Some(programme.clone()));
            if !pairs.contains(&pair) {
                pairs.push(pair);
            }
        }
    }
    for (entry, list) in standing.iter().zip(&lists) {
        if pairs.iter().any(|(other, _)| other == list) {
            continue;
        }
        // A list that no programme names: its programme stands on another list as well.
        let shared = entry.programmes.iter().filter(|programme| {
            entry.types.iter().any(|words| ties(words, programme)) || entry.programmes.len() == 1
        });
        let mut found: Vec<_> =
            shared.map(|programme| (list.clone(), Some(programme.clone()))).collect();
        if found.is_empty() {
            found.push((list.clone(), None));
        }
        pairs.append(&mut found);
    }
    pairs
}

fn list_name(entry: &Entry) -> String {
    list_named(&entry.list).map_or_else(|| entry.list.clone(), str::to_owned)
}

fn listing(
    list: &str,
    programme: Option<String>,
    entries: &[Entry],
    standing: &[&Entry],
) -> Listing {
    let mut listing = Listing::new("us", list);
    let programmes: Vec<&String> = entries.iter().flat_map(|entry| &entry.programmes).collect();
    let entry = standing.iter().find(|entry| list_name(entry) == list);
    let bases: Vec<&(String, Option<PartialDate>)> = match entry {
        Some(entry) => entry.bases.iter().collect(),
        None => entries.iter().flat_map(|entry| &entry.bases).collect(),
    };
    let named = |basis: &&&(String, Option<PartialDate>)| {
        programme.as_ref().is_some_and(|programme| concerns(&basis.0, programme))
    };
    let mut tied: Vec<_> = bases.iter().filter(named).copied().collect();
    let tied_by_number = !tied.is_empty();
    if tied.is_empty() {
        let free = |basis: &&&(String, Option<PartialDate>)| {
            !programmes.iter().any(|programme| concerns(&basis.0, programme))
        };
        tied = bases.iter().filter(free).copied().collect();
    }
    for (title, _) in &tied {
        let act = Act { title: title.clone(), ..Act::default() };
        if title != NO_BASIS && !listing.acts.contains(&act) {
            listing.acts.push(act);
        }
    }
    let dated = tied.iter().filter_map(|(_, date)| *date).min();
    listing.listed_on = dated.filter(|_| tied_by_number);
    if let Some(entry) = entry {
        listing.listed_on = listing.listed_on.or(entry.listed_on);
        listing.events.extend(entry.events.iter().cloned());
        for note in &entry.notes {
            listing.facts.entry("summary".to_owned()).or_default().push(note.clone());
        }
    }
    listing.programme = programme;
    listing
}

/// Puts each sanctions type on the listings that it is about.
fn add_measures(listings: &mut [Listing], entries: &[Entry]) {
    let mut types: Vec<&String> = Vec::new();
    for words in entries.iter().flat_map(|entry| &entry.types) {
        if !types.contains(&words) {
            types.push(words);
        }
    }
    for words in types {
        let rows = concerned(listings, |listing| match words.as_str() {
            "Block" => listing.list == SDN,
            "Reject" => matches!(listing.list.as_str(), NS_PLC | FSE),
            _ => listing.programme.as_ref().is_some_and(|programme| ties(words, programme)),
        });
        let mut found = measures_of_type(words);
        if found.is_empty() {
            found.push(Measure::Other(words.clone()));
        }
        for row in rows {
            let listing = &mut listings[row];
            for measure in &found {
                if !listing.measures.contains(measure) {
                    listing.measures.push(measure.clone());
                }
            }
            add_words(&mut listing.provisions, words);
        }
    }
    for listing in listings.iter_mut() {
        // A blocked person stays blocked whatever directives it is subject to besides.
        if listing.measures.is_empty() || listing.list == SDN {
            let programme = listing.programme.as_deref().unwrap_or_default();
            let lawful = measures(&listing.list, programme);
            listing.measures.retain(|measure| !lawful.contains(measure));
            listing.measures.extend(lawful);
        }
        // The strictest first.
        listing.measures.sort();
    }
}

fn add_provisions(listings: &mut [Listing], words: &ListingWords) {
    for (label, text) in &words.provisions {
        let rows = concerned(listings, |listing| {
            listing.programme.as_ref().is_some_and(|programme| concerns(label, programme))
        });
        for row in rows {
            add_words(&mut listings[row].provisions, text);
        }
    }
}

fn add_dates(listings: &mut [Listing], words: &ListingWords) {
    for (label, which, date) in &words.dates {
        let rows = concerned(listings, |listing| {
            listing.programme.as_ref().is_some_and(|programme| concerns(label, programme))
        });
        for row in rows {
            let listing = &mut listings[row];
            // A directive's dates are not those of the blocking that came after it.
            let slot = match which {
                ListingDate::Listed if listing.list != SDN => Some(&mut listing.listed_on),
                ListingDate::Effective if listing.list != SDN => Some(&mut listing.effective),
                _ => None,
            };
            if let Some(slot) = slot {
                slot.get_or_insert(*date);
            }
            listing.events.push(event(bare_label(label), *date));
        }
    }
}

/// Rows of the listings that something is about: those that fit, other lists than the SDN list
/// before that; all if none fits.
fn concerned(listings: &[Listing], fits: impl Fn(&Listing) -> bool) -> Vec<usize> {
    let fitting: Vec<usize> = (0..listings.len()).filter(|row| fits(&listings[*row])).collect();
    let others: Vec<usize> =
        fitting.iter().copied().filter(|row| listings[*row].list != SDN).collect();
    match (others.is_empty(), fitting.is_empty()) {
        (false, _) => others,
        (true, false) => fitting,
        (true, true) => (0..listings.len()).collect(),
    }
}

/// Whether a sanctions type is about a programme: "13662 Sectoral Directive 1" names the order by
/// its number alone, "561 Full Restrictions" the part of the regulations.
fn ties(words: &str, programme: &str) -> bool {
    let number = words.split(|c: char| !c.is_ascii_digit()).find(|digits| digits.len() >= 3);
    concerns(words, programme)
        || number.is_some_and(|digits| {
            programme.ends_with(&format!("EO{digits}"))
                || programme.starts_with(&format!("{digits}-"))
        })
}

fn add_words(field: &mut Option<String>, words: &str) {
    match field {
        Some(known) if known.split("; ").any(|part| part == words) => {}
        Some(known) => {
            known.push_str("; ");
            known.push_str(words);
        }
        None => *field = Some(words.to_owned()),
    }
}

fn event(kind: &str, date: PartialDate) -> ListingEvent {
    ListingEvent { kind: kind.to_owned(), date, note: None }
}
