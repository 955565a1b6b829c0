//! The reference value sets: what the ids of the rest of the file mean.
//!
//! Every set has the shape `<XValues><X ID="…">words</X>…`, so one map of (X, ID) holds them all.
//! The numbers have not changed since the file exists; the few that every file needs are known
//! here too, so that an excerpt or a file written by hand reads without repeating them. What the
//! file says comes first.

use std::collections::HashMap;

use cordon_model::Country;

use super::super::party::{country_of, relation_label};
use crate::problem::{Problem, ProblemKind};
use crate::xml::Element;

/// A reference value.
#[derive(Debug, Default)]
struct Value {
    words: String,
    /// ISO code of a country, code of a script.
    code: Option<String>,
    /// What an area code is called; its own words are the code.
    description: Option<String>,
    /// The value of another set that it belongs to.
    parent: Option<String>,
}

/// All sets.
#[derive(Debug, Default)]
pub(super) struct References {
    sets: HashMap<String, HashMap<String, Value>>,
}

/// Set, id and words of the values that every file needs.
const WELL_KNOWN: &[(&str, &str, &str)] = &[
    ("AliasType", "1400", "A.K.A."),
    ("AliasType", "1401", "F.K.A."),
    ("AliasType", "1402", "N.K.A."),
    ("AliasType", "1403", "Name"),
    ("EntryEventType", "1", "Created"),
    ("FeatureType", "8", "Birthdate"),
    ("FeatureType", "9", "Place of Birth"),
    ("FeatureType", "10", "Nationality Country"),
    ("FeatureType", "11", "Citizenship Country"),
    ("FeatureType", "25", "Location"),
    ("FeatureType", "26", "Title"),
    ("FeatureType", "224", "Gender"),
    ("DetailReference", "91526", "Male"),
    ("DetailReference", "91527", "Female"),
    ("IDRegDocDateType", "1480", "Issue Date"),
    ("IDRegDocDateType", "1481", "Expiration Date"),
    ("IDRegDocType", "1571", "Passport"),
    ("IDRegDocType", "1584", "National ID No."),
    ("List", "1550", "SDN List"),
    ("List", "91512", "Consolidated List"),
    ("LocPartType", "1", "Unknown"),
    ("LocPartType", "1450", "REGION"),
    ("LocPartType", "1451", "ADDRESS1"),
    ("LocPartType", "1452", "ADDRESS2"),
    ("LocPartType", "1453", "ADDRESS3"),
    ("LocPartType", "1454", "CITY"),
    ("LocPartType", "1455", "STATE/PROVINCE"),
    ("LocPartType", "1456", "POSTAL CODE"),
    ("NamePartType", "1520", "Last Name"),
    ("NamePartType", "1521", "First Name"),
    ("NamePartType", "1522", "Middle Name"),
    ("NamePartType", "1523", "Maiden Name"),
    ("NamePartType", "1524", "Aircraft Name"),
    ("NamePartType", "1525", "Entity Name"),
    ("NamePartType", "1526", "Vessel Name"),
    ("NamePartType", "1528", "Nickname"),
    ("NamePartType", "91708", "Patronymic"),
    ("NamePartType", "91709", "Matronymic"),
    ("PartySubType", "1", "Vessel"),
    ("PartySubType", "2", "Aircraft"),
    ("PartySubType", "3", "Entity"),
    ("PartySubType", "4", "Individual"),
    ("RelationQuality", "1", "Unknown"),
    ("RelationQuality", "1540", "High"),
    ("RelationQuality", "1541", "Low"),
    ("Reliability", "1", "Unknown"),
    ("Reliability", "1560", "Confirmed"),
    ("Reliability", "1561", "False"),
    ("Reliability", "91479", "Reported"),
    ("SanctionsType", "1", "Program"),
    ("SanctionsType", "1705", "Block"),
    ("SanctionsType", "1706", "Reject"),
    ("Script", "160", "Arabic"),
    ("Script", "215", "Latin"),
    ("Script", "220", "Cyrillic"),
    ("Script", "501", "Chinese Simplified"),
    ("Script", "502", "Chinese Traditional"),
    ("Validity", "1", "Valid"),
    ("Validity", "2", "Fraudulent"),
];

/// Words that say that nothing is known.
const UNKNOWN: &[&str] = &["Unknown", "undetermined"];

impl References {
    /// Takes up the `ReferenceValueSets` element.
    pub(super) fn add(&mut self, element: &Element) {
        for item in element.all_children().iter().flat_map(Element::all_children) {
            let Some(id) = item.attribute("ID") else { continue };
            let code = ["ISO2", "ScriptCode"].iter().find_map(|name| item.attribute(name));
            let parent = ["CountryID", "PartyTypeID"].iter().find_map(|name| item.attribute(name));
            let value = Value {
                words: item.text().to_owned(),
                code: code.map(str::to_owned),
                description: item.attribute("Description").map(str::to_owned),
                parent: parent.map(str::to_owned),
            };
            self.sets.entry(item.name().to_owned()).or_default().insert(id.to_owned(), value);
        }
    }

    fn value(&self, set: &str, id: &str) -> Option<&Value> {
        self.sets.get(set)?.get(id)
    }

    /// Words of a value, whatever they say.
    fn any_words(&self, set: &str, id: &str) -> Option<&str> {
        let printed = self.value(set, id).map(|value| value.words.as_str());
        let known = WELL_KNOWN.iter().find(|row| row.0 == set && row.1 == id).map(|row| row.2);
        let relation = if set == "RelationType" { relation_label(id) } else { None };
        printed.filter(|words| !words.is_empty()).or(known).or(relation)
    }

    /// Words of the value that an attribute refers to; `None` where they say "Unknown", or, with a
    /// problem, where the file has no such value.
    pub(super) fn words(
        &self,
        set: &str,
        element: &Element,
        attribute: &str,
        record: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<String> {
        let id = element.attribute(attribute)?;
        let found = self.any_words(set, id);
        if found.is_none() {
            problems.push(dangling(record, &format!("{}@{attribute}", element.name()), id, set));
        }
        found.filter(|words| !UNKNOWN.contains(words)).map(str::to_owned)
    }

    /// "Individual", "Entity", "Vessel" or "Aircraft" of a party's sub-type: persons and bodies
    /// have a sub-type "Unknown" and are told by its type.
    pub(super) fn party_kind(
        &self,
        element: &Element,
        record: &str,
        problems: &mut Vec<Problem>,
    ) -> String {
        let id = element.attribute("PartySubTypeID").unwrap_or_default();
        let parent = self.value("PartySubType", id).and_then(|value| value.parent.as_deref());
        let by_type = parent.and_then(|id| self.any_words("PartyType", id));
        self.words("PartySubType", element, "PartySubTypeID", record, problems)
            .or_else(|| by_type.map(str::to_owned))
            .unwrap_or_default()
    }

    /// Words and country of the country that an attribute refers to.
    pub(super) fn country(
        &self,
        element: &Element,
        attribute: &str,
        record: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<(String, Option<Country>)> {
        let id = element.attribute(attribute)?;
        let code = self.value("Country", id).and_then(|value| value.code.as_deref());
        let words = self.words("Country", element, attribute, record, problems)?;
        let country = country_of(code, &words);
        Some((words, country))
    }

    /// Words and country of an area code, which is one of a country or a part of one.
    pub(super) fn area(
        &self,
        element: &Element,
        record: &str,
        problems: &mut Vec<Problem>,
    ) -> Option<(String, Option<Country>)> {
        let id = element.attribute("AreaCodeID")?;
        let Some(value) = self.value("AreaCode", id) else {
            problems.push(dangling(record, "LocationAreaCode@AreaCodeID", id, "AreaCode"));
            return None;
        };
        let country = value.parent.as_deref().and_then(|id| self.value("Country", id));
        let words = value.description.as_deref().unwrap_or(&value.words);
        let code = country.and_then(|country| country.code.as_deref()).unwrap_or(&value.words);
        let known = !words.is_empty() && !UNKNOWN.contains(&words);
        known.then(|| (words.to_owned(), country_of(Some(code), words)))
    }

    /// The code of a script, else its words.
    pub(super) fn script(&self, id: &str) -> Option<&str> {
        let code = self.value("Script", id).and_then(|value| value.code.as_deref());
        code.or_else(|| self.any_words("Script", id))
    }
}

/// A problem: the file has no value of that id.
pub(super) fn dangling(record: &str, field: &str, id: &str, set: &str) -> Problem {
    let message = format!("the file has no {set} of this id");
    Problem::new(ProblemKind::DanglingReference, record, field, id, message)
}
