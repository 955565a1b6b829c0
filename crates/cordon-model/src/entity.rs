//! Entities: one entry as one source prints it, typed.
//!
//! The typed record is the truth. FollowTheMoney's string lists are derived from it
//! ([`crate::ftm`]); they cannot say circa, weak, which parts belong to which alias, or the
//! measures of a listing.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::address::AddressValue;
use crate::country::{CountryKind, CountryValue};
use crate::date::{DateKind, DateValue, PartialDate};
use crate::identifier::Identifier;
use crate::link::Link;
use crate::listing::Listing;
use crate::name::{NameKind, NameValue};
use crate::schema::Schema;

/// An entity's stable id, made of the source's own: `ofac-31492`, `eu-fsf-6252.69`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EntityId(String);

impl EntityId {
    /// An id from its text, trimmed.
    pub fn new(text: &str) -> EntityId {
        EntityId(text.trim().to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EntityId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Name of a source: lower-case letters, digits and underscores, `us_ofac_sdn`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SourceId(String);

/// The text is no source name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{text}' is not a source name: lower-case letters, digits and '_', at most 64")]
pub struct BadSourceId {
    /// What was given.
    pub text: String,
}

/// Longest name of a source, in bytes; FtM's dataset names are far shorter.
const SOURCE_ID_BYTES_MAX: usize = 64;

impl SourceId {
    /// The source of that name.
    ///
    /// # Errors
    /// If it has other characters than lower-case ASCII letters, digits and `_`, is empty or too
    /// long.
    pub fn new(text: &str) -> Result<SourceId, BadSourceId> {
        let fits = (1..=SOURCE_ID_BYTES_MAX).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if fits {
            Ok(SourceId(text.to_owned()))
        } else {
            Err(BadSourceId { text: text.to_owned() })
        }
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SourceId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// FtM properties with their values, for what has no typed place: `position`, `email`, `notes`.
pub type Facts = BTreeMap<String, Vec<String>>;

/// What a place in a file is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordUnit {
    /// Bytes of the file's text as UTF-8, after any decompression.
    Bytes,
    /// Rows of a sheet, the first row being 0.
    Rows,
}

/// Where in the source's files the verbatim record of an entity stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RecordLocation {
    /// Name of the file within the snapshot: "sdn.csv"; for a workbook "file#sheet".
    pub file: String,
    /// What `start` and `end` count.
    pub unit: RecordUnit,
    /// First of it.
    pub start: u64,
    /// One past the last of it.
    pub end: u64,
}

/// One entry of one source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Stable id.
    pub id: EntityId,
    /// What kind of thing it is.
    pub schema: Schema,
    /// The source that prints it.
    pub source: SourceId,
    /// Names, main name first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<NameValue>,
    /// Dates of its life.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<DateValue>,
    /// Countries it has to do with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub countries: Vec<CountryValue>,
    /// Addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<AddressValue>,
    /// Documents and numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// Sanctions on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listings: Vec<Listing>,
    /// Links that its record states.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// All other FtM properties: `gender`, `position`, `title`, `email`, `notes`, `topics`.
    #[serde(default, skip_serializing_if = "Facts::is_empty")]
    pub facts: Facts,
    /// Former ids, and other sources' ids of the same entry.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub referents: Vec<EntityId>,
    /// Where its verbatim record stands.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub records: Vec<RecordLocation>,
}

impl Entity {
    /// An entity of which nothing is known yet but what it is.
    pub fn new(id: EntityId, schema: Schema, source: SourceId) -> Entity {
        Entity {
            id,
            schema,
            source,
            names: Vec::new(),
            dates: Vec::new(),
            countries: Vec::new(),
            addresses: Vec::new(),
            identifiers: Vec::new(),
            listings: Vec::new(),
            links: Vec::new(),
            facts: Facts::new(),
            referents: Vec::new(),
            records: Vec::new(),
        }
    }

    /// The name to show: the first main name in Latin script, else the first name that is not
    /// weak, else any, else the id.
    pub fn caption(&self) -> &str {
        let latin = |name: &&NameValue| name.script == crate::script::Script::Latin;
        let primary = || self.names.iter().filter(|name| name.kind == NameKind::Primary);
        primary()
            .find(latin)
            .or_else(|| primary().next())
            .or_else(|| self.names.iter().find(|name| !name.is_weak()))
            .or_else(|| self.names.first())
            .map_or(self.id.as_str(), |name| name.text.as_str())
    }

    /// Adds a name, unless it is empty or the same text is there already in a kind at least as
    /// strong.
    pub fn add_name(&mut self, name: NameValue) {
        let known = |other: &NameValue| other.text == name.text && other.kind <= name.kind;
        if !name.text.is_empty() && !self.names.iter().any(known) {
            self.names.push(name);
        }
    }

    /// Adds a value of an FtM property, white space folded at its ends, once; empty ones are left
    /// out.
    pub fn add_fact(&mut self, property: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        let values = self.facts.entry(property.to_owned()).or_default();
        if !values.iter().any(|known| known == value) {
            values.push(value.to_owned());
        }
    }

    /// Values of an FtM property kept as a fact.
    pub fn fact(&self, property: &str) -> &[String] {
        self.facts.get(property).map_or(&[], Vec::as_slice)
    }

    /// Adds a country by the source's words for it, once; empty ones are left out.
    pub fn add_country(&mut self, kind: CountryKind, text: &str) {
        let value = CountryValue::new(kind, text);
        if !value.text.is_empty() && !self.countries.contains(&value) {
            self.countries.push(value);
        }
    }

    /// Adds a date, once.
    pub fn add_date(&mut self, kind: DateKind, date: PartialDate, note: Option<&str>) {
        let value = DateValue { kind, date, note: note.map(str::to_owned) };
        if !self.dates.contains(&value) {
            self.dates.push(value);
        }
    }

    /// Its dates of a kind.
    pub fn dates_of(&self, kind: DateKind) -> impl Iterator<Item = PartialDate> {
        self.dates.iter().filter(move |value| value.kind == kind).map(|value| value.date)
    }

    /// Adds an address, once; empty ones are left out.
    pub fn add_address(&mut self, address: AddressValue) {
        if !address.full.is_empty() && !self.addresses.contains(&address) {
            self.addresses.push(address);
        }
    }

    /// Takes in all that another record of the same entity says, each thing once. Its own id,
    /// schema and source stay.
    pub fn absorb(&mut self, other: Entity) {
        other.names.into_iter().for_each(|name| self.add_name(name));
        other.addresses.into_iter().for_each(|address| self.add_address(address));
        other.identifiers.into_iter().for_each(|identifier| self.add_identifier(identifier));
        add_new(&mut self.dates, other.dates);
        add_new(&mut self.countries, other.countries);
        add_new(&mut self.listings, other.listings);
        add_new(&mut self.links, other.links);
        add_new(&mut self.referents, other.referents);
        add_new(&mut self.records, other.records);
        for (property, values) in &other.facts {
            values.iter().for_each(|value| self.add_fact(property, value));
        }
    }

    /// Adds an identifier, once; ones without a number are left out.
    pub fn add_identifier(&mut self, identifier: Identifier) {
        if !identifier.number.is_empty() && !self.identifiers.contains(&identifier) {
            self.identifiers.push(identifier);
        }
    }
}

/// Appends what is not there yet.
pub fn add_new<T: PartialEq>(known: &mut Vec<T>, more: impl IntoIterator<Item = T>) {
    for value in more {
        if !known.contains(&value) {
            known.push(value);
        }
    }
}
