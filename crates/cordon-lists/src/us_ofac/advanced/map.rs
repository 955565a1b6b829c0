//! Joins the records of the Advanced file into parties.
//!
//! Everything is kept until the file is read, since parties refer to locations before them and
//! entries after them. What refers to a record that the file does not hold is reported.

use std::collections::HashMap;

use super::super::party::{Feature, Party};
use super::super::programmes::{OfacFile, SDN, list_named};
use super::parse::{
    DocumentDraft, EntryDraft, EntryLinkDraft, FeatureDraft, Location, PartyDraft, RelationDraft,
};
use super::references::dangling;
use crate::problem::{Problem, ProblemKind};

/// The feature that is an address.
const ADDRESS: &str = "Location";

/// All records of a file.
#[derive(Debug, Default)]
pub(super) struct Draft {
    locations: HashMap<String, Location>,
    documents: Vec<DocumentDraft>,
    parties: Vec<PartyDraft>,
    relations: Vec<RelationDraft>,
    entries: Vec<EntryDraft>,
    entry_links: Vec<EntryLinkDraft>,
}

impl Draft {
    pub(super) fn add_location(&mut self, location: Location) {
        self.locations.insert(location.id.clone(), location);
    }

    pub(super) fn add_document(&mut self, document: DocumentDraft) {
        self.documents.push(document);
    }

    pub(super) fn add_party(&mut self, party: PartyDraft) {
        self.parties.push(party);
    }

    pub(super) fn add_relation(&mut self, relation: RelationDraft) {
        self.relations.push(relation);
    }

    pub(super) fn add_entry(&mut self, entry: EntryDraft) {
        self.entries.push(entry);
    }

    pub(super) fn add_entry_link(&mut self, link: Option<EntryLinkDraft>) {
        self.entry_links.extend(link);
    }

    /// Whether the entries are those of the list that was not asked for. All parties of the SDN
    /// file stand on the SDN list, and one in five of the other file.
    pub(super) fn is_other(&self, list: OfacFile) -> bool {
        let sdn = |entry: &&EntryDraft| list_named(&entry.entry.list) == Some(SDN);
        let named = self.entries.iter().filter(|entry| !entry.entry.list.is_empty()).count();
        let blocked = self.entries.iter().filter(sdn).count();
        match list {
            OfacFile::Sdn => blocked * 2 < named,
            OfacFile::Consolidated => blocked * 2 > named,
        }
    }

    /// The parties, each with all that is its own.
    pub(super) fn parties(self, list: OfacFile, problems: &mut Vec<Problem>) -> Vec<Party> {
        let Draft { locations, documents, parties, relations, mut entries, entry_links } = self;
        let mut rows: HashMap<String, usize> = HashMap::new();
        let mut identities: HashMap<String, usize> = HashMap::new();
        let mut found: Vec<Party> = Vec::with_capacity(parties.len());
        for PartyDraft { mut party, identities: own, features } in parties {
            add_features(&mut party, features, &locations, problems);
            rows.entry(party.uid.clone()).or_insert(found.len());
            identities.extend(own.into_iter().map(|identity| (identity, found.len())));
            found.push(party);
        }
        for document in documents {
            add_document(document, &mut found, &identities, &locations, problems);
        }
        add_entry_links(&mut entries, entry_links, problems);
        for EntryDraft { id, profile, mut entry, record } in entries {
            let Some(row) = rows.get(&profile) else {
                let field = format!("SanctionsEntry {id} @ProfileID");
                problems.push(dangling(&format!("ofac-{profile}"), &field, &profile, "Profile"));
                continue;
            };
            if entry.list.is_empty() {
                entry.list = match list {
                    OfacFile::Sdn => "SDN List".to_owned(),
                    OfacFile::Consolidated => "Consolidated List".to_owned(),
                };
            }
            found[*row].entries.push(entry);
            found[*row].records.push(record);
        }
        for relation in relations {
            add_relation(relation, &mut found, &rows, problems);
        }
        report_unlisted(&found, problems);
        found
    }
}

fn add_features(
    party: &mut Party,
    features: Vec<FeatureDraft>,
    locations: &HashMap<String, Location>,
    problems: &mut Vec<Problem>,
) {
    for FeatureDraft { mut feature, locations: ids } in features {
        let record = format!("ofac-{}", party.uid);
        for id in &ids {
            let Some(location) = locations.get(id) else {
                problems.push(dangling(&record, "VersionLocation@LocationID", id, "Location"));
                continue;
            };
            if feature.label == ADDRESS {
                add_address(party, location, &feature);
            } else {
                place(&mut feature, location);
            }
            party.records.extend(location.record.clone());
        }
        if feature.label == ADDRESS && !ids.is_empty() {
            continue;
        }
        party.features.push(feature);
    }
}

fn add_address(party: &mut Party, location: &Location, feature: &Feature) {
    let mut addresses = location.addresses.clone();
    if addresses.is_empty() {
        addresses.push(super::super::party::PartyAddress::default());
    }
    for mut address in addresses {
        if let Some((words, country)) = &location.country {
            address.country = Some(words.clone());
            address.country_code = *country;
        }
        address.note = address.note.or_else(|| feature.note.clone());
        party.addresses.push(address);
    }
}

/// A feature's place: its country, and its words where the feature has none itself.
fn place(feature: &mut Feature, location: &Location) {
    let country = location.country.as_ref();
    feature.country = feature.country.or(country.and_then(|(_, country)| *country));
    if feature.text.is_some() {
        return;
    }
    let parts = location.addresses.first().map(|address| {
        let mut texts: Vec<&str> = address.parts.iter().map(|(_, text)| text.as_str()).collect();
        texts.extend(address.country.as_deref());
        texts.join(", ")
    });
    let words = location.words.clone().or(parts);
    feature.text = words.or_else(|| country.map(|(words, _)| words.clone()));
}

fn add_document(
    draft: DocumentDraft,
    parties: &mut [Party],
    identities: &HashMap<String, usize>,
    locations: &HashMap<String, Location>,
    problems: &mut Vec<Problem>,
) {
    let DocumentDraft { identity, mut document, issued_in, record } = draft;
    let Some(row) = identities.get(&identity) else {
        let place = format!("IDRegDocument at byte {}", record.start);
        problems.push(dangling(&place, "IDRegDocument@IdentityID", &identity, "Identity"));
        return;
    };
    if let Some(id) = issued_in {
        match locations.get(&id) {
            Some(location) => {
                let mut place = Feature::default();
                self::place(&mut place, location);
                document.notes.extend(place.text.map(|text| format!("issued in {text}")));
                document.country = document.country.or(place.country);
            }
            None => problems.push(dangling(
                &format!("ofac-{}", parties[*row].uid),
                "IDRegDocument@IssuedIn-LocationID",
                &id,
                "Location",
            )),
        }
    }
    parties[*row].documents.push(document);
    parties[*row].records.push(record);
}

fn add_entry_links(
    entries: &mut [EntryDraft],
    links: Vec<EntryLinkDraft>,
    problems: &mut Vec<Problem>,
) {
    let rows: HashMap<String, usize> = if links.is_empty() {
        HashMap::new()
    } else {
        entries.iter().enumerate().map(|(row, entry)| (entry.id.clone(), row)).collect()
    };
    for link in links {
        for id in &link.entries {
            match rows.get(id) {
                Some(row) => entries[*row].entry.events.push(link.event.clone()),
                None => problems.push(dangling(
                    "SanctionsEntryLink",
                    "SanctionsEntryLink@SanctionsEntryID",
                    id,
                    "SanctionsEntry",
                )),
            }
        }
    }
}

/// Puts a relation on the party that states it, or, where only the other is there, on that.
fn add_relation(
    draft: RelationDraft,
    parties: &mut [Party],
    rows: &HashMap<String, usize>,
    problems: &mut Vec<Problem>,
) {
    let RelationDraft { from, to, mut relation, record } = draft;
    let row = match (rows.get(&from), rows.get(&to)) {
        (Some(row), _) => {
            relation.uid = to;
            *row
        }
        (None, Some(row)) => {
            relation.uid = from;
            relation.reversed = true;
            *row
        }
        (None, None) => {
            let record = format!("ofac-{from}");
            problems.push(dangling(
                &record,
                "ProfileRelationship@From-ProfileID",
                &from,
                "Profile",
            ));
            return;
        }
    };
    parties[row].relations.push(relation);
    parties[row].records.push(record);
}

/// A party on no list is odd: an excerpt, or a damaged file.
fn report_unlisted(parties: &[Party], problems: &mut Vec<Problem>) {
    for party in parties.iter().filter(|party| party.entries.is_empty()) {
        problems.push(Problem::new(
            ProblemKind::DanglingReference,
            format!("ofac-{}", party.uid),
            "SanctionsEntry@ProfileID",
            &party.uid,
            "the file has no sanctions entry of this party",
        ));
    }
}
