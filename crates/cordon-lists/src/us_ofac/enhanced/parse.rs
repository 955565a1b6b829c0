//! The Enhanced file's own shape: `entity` elements with their labels in place.
//!
//! Reference values are read for what the labels do not say: the ISO code of a country, the code
//! of a script. A file without them reads as well, so that one may be written by hand.

use std::collections::HashMap;

use cordon_model::{Country, PartialDate, RecordLocation, RecordUnit};
use jiff::civil::Date;

use super::super::party::{
    Document, Entry, Feature, Party, PartyAddress, PartyName, Relation, country_of, period, script,
};
use crate::problem::{Problem, ProblemKind};
use crate::xml::Element;

/// Codes of the reference values, by their number: `11171` → `RU`, `20105` → `501`.
#[derive(Debug, Default)]
pub(super) struct References {
    codes: HashMap<String, String>,
}

impl References {
    /// Takes up one `referenceValue`.
    pub(super) fn add(&mut self, element: &Element) {
        element.leave(&["type", "value", "isoCode", "code"]);
        if let (Some(id), Some(code)) = (element.attribute("refId"), element.text_of("isoCode")) {
            self.codes.insert(id.to_owned(), code.to_owned());
        }
    }

    /// A country by the label's reference, else by its words.
    fn country(&self, element: &Element) -> Option<Country> {
        let code = element.attribute("refId").and_then(|id| self.codes.get(id));
        country_of(code.map(String::as_str), element.text())
    }
}

/// The day as of which the file holds, from `publicationInfo`.
pub(super) fn published(element: &Element, problems: &mut Vec<Problem>) -> Option<Date> {
    element.leave(&["filters"]);
    let text = element.text_of("dataAsOf")?;
    let date = day_of(text);
    if date.is_none() {
        problems.push(Problem::new(
            ProblemKind::BadValue,
            "publicationInfo",
            "dataAsOf",
            text,
            "not a date like 2025-01-10T00:00:00",
        ));
    }
    date
}

/// The day of a date that may carry a time of day.
fn day_of(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}

/// Reads one `entity`; `None`, with a problem, if it has no id.
pub(super) fn party(
    element: &Element,
    file: &str,
    references: &References,
    problems: &mut Vec<Problem>,
) -> Option<Party> {
    let (start, end) = element.span();
    let Some(uid) = element.attribute("id") else {
        problems.push(Problem::new(
            ProblemKind::RecordSkipped,
            format!("bytes {start}-{end}"),
            "entity@id",
            "",
            "an entity without an id",
        ));
        return None;
    };
    let mut party = Party { uid: uid.to_owned(), ..Party::default() };
    party.records.push(RecordLocation {
        file: file.to_owned(),
        unit: RecordUnit::Bytes,
        start,
        end,
    });
    let mut reader = PartyReader { references, uid, problems };
    for general in element.children("generalInfo") {
        general.leave(&["identityId"]);
        party.kind = general.child("entityType").map(label).unwrap_or_default();
        party.remarks.extend(general.texts_of("remarks").map(str::to_owned));
    }
    for name in element.at(&["names", "name"]) {
        reader.name(name, &mut party.names);
    }
    for address in element.at(&["addresses", "address"]) {
        reader.address(address, &mut party.addresses);
    }
    for feature in element.at(&["features", "feature"]) {
        party.features.extend(reader.feature(feature));
    }
    for document in element.at(&["identityDocuments", "identityDocument"]) {
        party.documents.extend(reader.document(document));
    }
    for relation in element.at(&["relationships", "relationship"]) {
        party.relations.extend(reader.relation(relation));
    }
    party.entries = reader.entries(element);
    Some(party)
}

struct PartyReader<'a> {
    references: &'a References,
    uid: &'a str,
    problems: &'a mut Vec<Problem>,
}

impl PartyReader<'_> {
    /// The standing of the party on each list; programmes, types and legal bases are printed once
    /// for all of them.
    fn entries(&mut self, element: &Element) -> Vec<Entry> {
        let labels = |path: [&str; 2]| element.at(&path).into_iter().map(label).collect();
        let programmes: Vec<String> = labels(["sanctionsPrograms", "sanctionsProgram"]);
        let types: Vec<String> = labels(["sanctionsTypes", "sanctionsType"]);
        let bases: Vec<String> = labels(["legalAuthorities", "legalAuthority"]);
        let mut entries = Vec::new();
        for list in element.at(&["sanctionsLists", "sanctionsList"]) {
            let listed_on = list.attribute("datePublished").and_then(|text| {
                let date = day_of(text);
                if date.is_none() {
                    self.bad("sanctionsLists/sanctionsList@datePublished", text, "not a date");
                }
                date.map(PartialDate::day)
            });
            entries.push(Entry {
                list: label(list),
                listed_on,
                programmes: programmes.clone(),
                types: types.clone(),
                bases: bases.iter().map(|basis| (basis.clone(), None)).collect(),
                ..Entry::default()
            });
        }
        entries
    }

    fn name(&mut self, element: &Element, names: &mut Vec<PartyName>) {
        element.leave(&["id"]);
        let primary = truth(element, "isPrimary");
        let alias = element.child("aliasType").map(label);
        let note = element.text_of("comments").map(str::to_owned);
        for translation in element.at(&["translations", "translation"]) {
            translation.leave(&["id", "isPrimary", "formattedFullName"]);
            let (script, language) = self.script(translation);
            let formatted = |part| translation.text_of(part).map(str::to_owned);
            let formatted = (
                formatted("formattedFirstName").unwrap_or_default(),
                formatted("formattedLastName").unwrap_or_default(),
            );
            let mut parts = Vec::new();
            for part in translation.at(&["nameParts", "namePart"]) {
                part.leave(&["id"]);
                let kind = part.child("type").map(label).unwrap_or_default();
                parts.extend(part.text_of("value").map(|value| (kind, value.to_owned())));
            }
            if parts.is_empty() && formatted.1.is_empty() {
                parts.extend(translation.text_of("formattedFullName").map(whole));
            }
            names.push(PartyName {
                primary,
                alias: alias.clone(),
                weak: truth(element, "isLowQuality"),
                script,
                language,
                parts,
                formatted: Some(formatted)
                    .filter(|(first, last)| !(first.is_empty() && last.is_empty())),
                note: note.clone(),
            });
        }
    }

    fn script(
        &mut self,
        translation: &Element,
    ) -> (Option<cordon_model::Script>, Option<&'static str>) {
        let Some(element) = translation.child("script") else { return (None, None) };
        let code = element.attribute("refId").and_then(|id| self.references.codes.get(id));
        let words = element.text();
        let known = script(words).or_else(|| code.and_then(|code| script(code)));
        if known.is_none() && !words.is_empty() {
            self.bad("translation/script", words, "a script that is not known here");
        }
        known.map_or((None, None), |(script, language)| (Some(script), language))
    }

    fn address(&mut self, element: &Element, addresses: &mut Vec<PartyAddress>) {
        element.leave(&["id"]);
        let country = element.child("country");
        let mut translations = element.at(&["translations", "translation"]);
        if translations.is_empty() {
            translations.push(element);
        }
        for translation in translations {
            translation.leave(&["id", "isPrimary"]);
            let mut parts = Vec::new();
            for part in translation.at(&["addressParts", "addressPart"]) {
                part.leave(&["id"]);
                let kind = part.child("type").map(label).unwrap_or_default();
                parts.extend(part.text_of("value").map(|value| (kind, value.to_owned())));
            }
            let script = translation.child("script").map(label).filter(|script| script != "Latin");
            if parts.is_empty() && country.is_none() {
                continue;
            }
            addresses.push(PartyAddress {
                parts,
                country: country.map(|country| country.text().to_owned()),
                country_code: country.and_then(|country| self.references.country(country)),
                note: script.or_else(|| element.text_of("comments").map(str::to_owned)),
            });
        }
    }

    fn feature(&mut self, element: &Element) -> Option<Feature> {
        element.leave(&["id", "versionId", "isPrimary"]);
        let kind = element.child("type").map(label)?;
        let value = element.text_of("value");
        let reference = element.text_of("valueRefId");
        let mut feature = Feature {
            label: kind,
            text: value.map(str::to_owned),
            reliability: element.child("reliability").map(label),
            note: element.text_of("comments").map(str::to_owned),
            ..Feature::default()
        };
        if let Some(date) = element.child("valueDate") {
            feature.date = self.date(date, "features/feature/valueDate");
        }
        let code = reference.and_then(|id| self.references.codes.get(id));
        feature.country = country_of(code.map(String::as_str), value.unwrap_or_default());
        Some(feature)
    }

    fn document(&mut self, element: &Element) -> Option<Document> {
        element.leave(&["id", "name"]);
        let mut document = Document {
            label: element.child("type").map(label).unwrap_or_default(),
            number: element.text_of("documentNumber")?.to_owned(),
            authority: element.text_of("issuingAuthority").map(str::to_owned),
            ..Document::default()
        };
        if let Some(country) = element.child("issuingCountry") {
            document.country = self.references.country(country);
            if document.country.is_none() {
                document.notes.push(country.text().to_owned());
            }
        }
        document.issued = element.child("issueDate").and_then(|date| self.date(date, "issueDate"));
        document.expires =
            element.child("expirationDate").and_then(|date| self.date(date, "expirationDate"));
        let place = element.text_of("issuingLocation").map(|place| format!("issued in {place}"));
        document.notes.extend(place);
        if element.text_of("isValid").is_some_and(|valid| valid.eq_ignore_ascii_case("false")) {
            document.notes.push("Fraudulent".to_owned());
        }
        document.notes.extend(element.texts_of("comments").map(str::to_owned));
        Some(document)
    }

    fn relation(&mut self, element: &Element) -> Option<Relation> {
        element.leave(&["id"]);
        let kind = element.child("type")?;
        let other = element.child("relatedEntity")?;
        let Some(uid) = other.attribute("entityId") else {
            self.bad("relationships/relationship/relatedEntity@entityId", "", "no id of the other");
            return None;
        };
        let mut notes: Vec<String> = Vec::new();
        let quality =
            element.child("quality").map(label).map(|quality| format!("quality: {quality}"));
        notes.extend(quality);
        notes.extend(element.texts_of("comments").map(str::to_owned));
        Some(Relation {
            label: kind.text().to_owned(),
            label_id: kind.attribute("refId").unwrap_or_default().to_owned(),
            uid: uid.to_owned(),
            name: Some(other.text().to_owned()).filter(|name| !name.is_empty()),
            notes,
            ..Relation::default()
        })
    }

    /// A date of four days and two marks.
    fn date(&mut self, element: &Element, field: &str) -> Option<PartialDate> {
        element.leave(&["id", "isDateRange"]);
        let mut day = |name: &str| {
            let text = element.text_of(name)?;
            let date = day_of(text);
            if date.is_none() {
                self.bad(&format!("{field}/{name}"), text, "not a date like 1962-12-31");
            }
            date
        };
        let mut boundary = |begin: &str, end: &str| {
            let (begin, end) = (day(begin), day(end));
            begin.or(end).zip(end.or(begin))
        };
        let from = boundary("fromDateBegin", "fromDateEnd");
        let to = boundary("toDateBegin", "toDateEnd");
        let date = period(from, to, truth(element, "isApproximate"));
        if date.is_none() && (from.is_some() || to.is_some()) {
            let days =
                [from, to].map(|ends| ends.map_or(String::new(), |(a, b)| format!("{a}-{b}")));
            self.bad(field, &days.join("/"), "the date ends before it begins");
        }
        date
    }

    fn bad(&mut self, field: &str, raw: &str, message: &str) {
        self.problems.push(Problem::new(ProblemKind::BadValue, self.uid, field, raw, message));
    }
}

/// A label's words; its numbers are the service's own.
fn label(element: &Element) -> String {
    element.leave(&["id", "refId", "featureTypeId"]);
    element.text().to_owned()
}

fn whole(text: &str) -> (String, String) {
    ("Entity Name".to_owned(), text.to_owned())
}

fn truth(element: &Element, name: &str) -> bool {
    element.text_of(name).is_some_and(|text| text.eq_ignore_ascii_case("true"))
}
