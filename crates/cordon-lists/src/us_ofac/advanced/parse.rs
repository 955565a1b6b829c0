//! The Advanced file's records, one by one, with their ids resolved into words where the reference
//! value sets can do that. What refers to other records keeps their ids; `map` joins them.

use cordon_model::{Country, ListingEvent, PartialDate, RecordLocation, RecordUnit};
use jiff::civil::Date;

use super::super::party::{Document, Entry, Feature, Party, PartyAddress, Relation};
use super::period::{ends, point};
use super::references::References;
use crate::problem::{Problem, ProblemKind};
use crate::xml::Element;

/// A `Location`: an address, or a mere country, or a place in words.
#[derive(Debug, Default)]
pub(super) struct Location {
    pub(super) id: String,
    /// The address in each script; none if there is only a country.
    pub(super) addresses: Vec<PartyAddress>,
    pub(super) country: Option<(String, Option<Country>)>,
    /// The place in one text.
    pub(super) words: Option<String>,
    pub(super) record: Option<RecordLocation>,
}

/// A document and whose it is.
#[derive(Debug)]
pub(super) struct DocumentDraft {
    pub(super) identity: String,
    pub(super) document: Document,
    pub(super) issued_in: Option<String>,
    pub(super) record: RecordLocation,
}

/// A feature and the places that it refers to.
#[derive(Debug)]
pub(super) struct FeatureDraft {
    pub(super) feature: Feature,
    pub(super) locations: Vec<String>,
}

/// A party and what of it is to be found elsewhere.
#[derive(Debug)]
pub(super) struct PartyDraft {
    pub(super) party: Party,
    pub(super) identities: Vec<String>,
    pub(super) features: Vec<FeatureDraft>,
}

/// A relation and its two parties.
#[derive(Debug)]
pub(super) struct RelationDraft {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) relation: Relation,
    pub(super) record: RecordLocation,
}

/// A sanctions entry and whose it is.
#[derive(Debug)]
pub(super) struct EntryDraft {
    pub(super) id: String,
    pub(super) profile: String,
    pub(super) entry: Entry,
    pub(super) record: RecordLocation,
}

/// Something that ties two sanctions entries.
#[derive(Debug)]
pub(super) struct EntryLinkDraft {
    pub(super) entries: [String; 2],
    pub(super) event: ListingEvent,
}

/// Reads one record.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    pub(super) file: &'a str,
    pub(super) references: &'a References,
    pub(super) record: &'a str,
    pub(super) problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    /// `DateOfIssue`.
    pub(super) fn issued(&mut self, element: &Element) -> Option<Date> {
        point(element, self.record, self.problems).map(cordon_model::DatePoint::first)
    }

    pub(super) fn location(&mut self, element: &Element) -> Location {
        element.leave(&["FeatureVersionReference", "IDRegDocumentReference"]);
        let mut location = Location {
            id: element.attribute("ID").unwrap_or_default().to_owned(),
            record: Some(self.span(element)),
            ..Location::default()
        };
        for country in element.children("LocationCountry") {
            country.leave(&["CountryRelevanceID"]);
            let found = self.references.country(country, "CountryID", self.record, self.problems);
            location.country = location.country.or(found);
        }
        for area in element.children("LocationAreaCode") {
            let found = self.references.area(area, self.record, self.problems);
            location.country = location.country.or(found);
        }
        let note = element.text_of("Comment");
        for part in element.children("LocationPart") {
            self.location_part(part, note, &mut location);
        }
        for address in &mut location.addresses {
            if let Some((words, country)) = &location.country {
                address.country = Some(words.clone());
                address.country_code = *country;
            }
        }
        location
    }

    fn location_part(&mut self, part: &Element, note: Option<&str>, location: &mut Location) {
        // The part of type "Unknown" is the whole place in one text; the word says nothing.
        let kind = self.words("LocPartType", part, "LocPartTypeID").unwrap_or_default();
        for value in part.children("LocationPartValue") {
            value.leave(&["LocPartValueTypeID", "LocPartValueStatusID", "Primary"]);
            let Some(text) = value.text_of("Value") else { continue };
            if kind.is_empty() {
                location.words.get_or_insert_with(|| text.to_owned());
            }
            // A value in another script says which in its comment.
            let comment = value.text_of("Comment").or(note).map(str::to_owned);
            let known = location.addresses.iter_mut().find(|address| address.note == comment);
            let address = match known {
                Some(address) => address,
                None => {
                    location
                        .addresses
                        .push(PartyAddress { note: comment, ..PartyAddress::default() });
                    let last = location.addresses.len() - 1;
                    &mut location.addresses[last]
                }
            };
            address.parts.push((kind.clone(), text.to_owned()));
        }
    }

    pub(super) fn document(&mut self, element: &Element) -> DocumentDraft {
        element.leave(&[
            "ID",
            "IDRegDocumentMention",
            "FeatureVersionReference",
            "DocumentedNameReference",
            "ProfileRelationshipReference",
        ]);
        let mut document = Document {
            label: self.label("IDRegDocType", element, "IDRegDocTypeID"),
            number: element.text_of("IDRegistrationNo").unwrap_or_default().to_owned(),
            authority: element.text_of("IssuingAuthority").map(str::to_owned),
            ..Document::default()
        };
        let country =
            self.references.country(element, "IssuedBy-CountryID", self.record, self.problems);
        if let Some((words, country)) = country {
            document.country = country;
            document.notes.extend(country.is_none().then_some(words));
        }
        for date in element.children("DocumentDate") {
            self.document_date(date, &mut document);
        }
        let validity = self.words("Validity", element, "ValidityID");
        document.notes.extend(validity.filter(|validity| validity != "Valid"));
        document.notes.extend(element.texts_of("Comment").map(str::to_owned));
        DocumentDraft {
            identity: element.attribute("IdentityID").unwrap_or_default().to_owned(),
            document,
            issued_in: element.attribute("IssuedIn-LocationID").map(str::to_owned),
            record: self.span(element),
        }
    }

    fn document_date(&mut self, element: &Element, document: &mut Document) {
        let kind = self.words("IDRegDocDateType", element, "IDRegDocDateTypeID");
        let Some(date) = element.child("DatePeriod").and_then(|period| self.date(period)) else {
            return;
        };
        match kind.as_deref() {
            Some("Issue Date") => document.issued = Some(date),
            Some("Expiration Date") => document.expires = Some(date),
            kind => document.notes.push(format!("{}: {date}", kind.unwrap_or("date"))),
        }
    }

    pub(super) fn relation(&mut self, element: &Element) -> RelationDraft {
        element.leave(&["ID", "SanctionsEntryID", "IDRegDocumentReference"]);
        let attribute = |name| element.attribute(name).unwrap_or_default().to_owned();
        let mut relation = Relation {
            label: self.words("RelationType", element, "RelationTypeID").unwrap_or_default(),
            label_id: attribute("RelationTypeID"),
            former: element.attribute("Former") == Some("true"),
            ..Relation::default()
        };
        if let Some(period) = element.child("DatePeriod") {
            let ends = ends(period, self.record, self.problems);
            relation.dates = ends.both();
            relation.notes.extend(ends.note);
        }
        let quality = self.words("RelationQuality", element, "RelationQualityID");
        relation.notes.extend(quality.map(|quality| format!("quality: {quality}")));
        relation.notes.extend(element.texts_of("Comment").map(str::to_owned));
        RelationDraft {
            from: attribute("From-ProfileID"),
            to: attribute("To-ProfileID"),
            relation,
            record: self.span(element),
        }
    }

    pub(super) fn entry(&mut self, element: &Element) -> EntryDraft {
        element.leave(&["EntryProfileRef", "EntryDeltaFlag", "ProfileRelationshipReference"]);
        let mut entry = Entry {
            list: self.words("List", element, "ListID").unwrap_or_default(),
            ..Entry::default()
        };
        for event in element.children("EntryEvent") {
            self.entry_event(event, &mut entry);
        }
        for measure in element.children("SanctionsMeasure") {
            self.measure(measure, &mut entry);
        }
        let limits = element.texts_of("LimitationsToListing");
        entry.notes.extend(limits.map(|text| format!("Limitations: {text}")));
        for support in element.children("SupportingInfo") {
            support.leave(&["ID"]);
            let kind = self.words("SupInfoType", support, "SupInfoTypeID");
            let texts = [support.text_of("Text"), support.text_of("DirectURL")];
            let line: Vec<&str> = texts.into_iter().flatten().collect();
            let label = kind.map(|kind| format!("{kind}: ")).unwrap_or_default();
            entry.notes.push(format!("{label}{}", line.join(" ")));
        }
        entry.notes.extend(element.texts_of("Comment").map(str::to_owned));
        EntryDraft {
            id: element.attribute("ID").unwrap_or_default().to_owned(),
            profile: element.attribute("ProfileID").unwrap_or_default().to_owned(),
            entry,
            record: self.span(element),
        }
    }

    fn entry_event(&mut self, element: &Element, entry: &mut Entry) {
        element.leave(&["ID"]);
        let kind = self.words("EntryEventType", element, "EntryEventTypeID");
        let basis = self.words("LegalBasis", element, "LegalBasisID");
        let date = element.child("Date").and_then(|date| point(date, self.record, self.problems));
        let date = date.map(PartialDate::from);
        let created = kind.as_deref().is_none_or(|kind| kind == "Created");
        if let (true, Some(date)) = (created, date) {
            entry.listed_on = Some(entry.listed_on.map_or(date, |known| known.min(date)));
        }
        let note = element.text_of("Comment");
        if let (false, Some(date)) = (created, date) {
            let kind = kind.unwrap_or_default();
            let words: Vec<&str> = basis.as_deref().into_iter().chain(note).collect();
            let note = Some(words.join("; ")).filter(|note| !note.is_empty());
            entry.events.push(ListingEvent { kind, date, note });
        } else {
            entry.notes.extend(note.map(str::to_owned));
            entry.bases.extend(basis.map(|basis| (basis, date)));
        }
    }

    fn measure(&mut self, element: &Element, entry: &mut Entry) {
        element.leave(&["ID"]);
        let kind = self.words("SanctionsType", element, "SanctionsTypeID").unwrap_or_default();
        let comment = element.text_of("Comment");
        let period = element.child("DatePeriod").and_then(|period| self.date(period));
        let words = if kind == "Program" { comment.unwrap_or_default() } else { &kind };
        entry.notes.extend(period.map(|date| format!("{words}: {date}")));
        if kind == "Program" {
            entry.programmes.extend(comment.map(str::to_owned));
            return;
        }
        entry.notes.extend(comment.map(|comment| format!("{kind}: {comment}")));
        entry.types.extend(Some(kind).filter(|kind| !kind.is_empty()));
    }

    pub(super) fn entry_link(&mut self, element: &Element) -> Option<EntryLinkDraft> {
        element.leave(&["ID"]);
        let entry = |name| element.attribute(name).unwrap_or_default().to_owned();
        let kind = self.words("EntryLinkType", element, "EntryLinkTypeID");
        let date = element.child("Date").and_then(|date| point(date, self.record, self.problems));
        let Some(date) = date else {
            let message = "a link of two entries without a date";
            self.problems.push(Problem::new(
                ProblemKind::RecordSkipped,
                self.record,
                "SanctionsEntryLink",
                kind.as_deref().unwrap_or_default(),
                message,
            ));
            return None;
        };
        Some(EntryLinkDraft {
            entries: [entry("EntryA-SanctionsEntryID"), entry("EntryB-SanctionsEntryID")],
            event: ListingEvent {
                kind: kind.unwrap_or_else(|| "linked to another entry".to_owned()),
                date: date.into(),
                note: element.text_of("Comment").map(str::to_owned),
            },
        })
    }

    /// The words of a reference value.
    pub(super) fn words(
        &mut self,
        set: &str,
        element: &Element,
        attribute: &str,
    ) -> Option<String> {
        self.references.words(set, element, attribute, self.record, self.problems)
    }

    /// The words of a reference value that is a label; its set and number where there are none.
    pub(super) fn label(&mut self, set: &str, element: &Element, attribute: &str) -> String {
        let id = element.attribute(attribute).unwrap_or_default();
        self.words(set, element, attribute).unwrap_or_else(|| format!("{set} {id}"))
    }

    /// The one date that a `DatePeriod` is.
    pub(super) fn date(&mut self, period: &Element) -> Option<PartialDate> {
        ends(period, self.record, self.problems).date(self.record, self.problems)
    }

    pub(super) fn span(&self, element: &Element) -> RecordLocation {
        let (start, end) = element.span();
        RecordLocation { file: self.file.to_owned(), unit: RecordUnit::Bytes, start, end }
    }
}
