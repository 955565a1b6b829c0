//! The kinds of thing an entity can be, as FollowTheMoney names them.
//!
//! FollowTheMoney (FtM, <https://followthemoney.tech>) is the field's open vocabulary: yente,
//! OpenSanctions and Aleph speak it, so Cordon takes its schemata and property names whole instead
//! of inventing others. The table is generated from the published package, so that no schema of a
//! user's own data is unknown here; a [`Schema`] is an index into it and costs two bytes.

mod table;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use table::SCHEMATA;

/// One row of FtM's schema table.
#[derive(Debug)]
pub struct SchemaDefinition {
    name: &'static str,
    extends: &'static [&'static str],
    lineage: &'static [&'static str],
    matchable: bool,
    abstract_: bool,
    featured: &'static [&'static str],
    required: &'static [&'static str],
    caption: &'static [&'static str],
    edge: Option<Edge>,
    properties: &'static [Property],
}

/// Which two properties of an edge schema hold its ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// Property that holds the id of the end the edge starts from (`owner`).
    pub source: &'static str,
    /// Property that holds the id of the other end (`asset`).
    pub target: &'static str,
    /// False for family and the like, where the ends could be swapped.
    pub directed: bool,
}

/// FtM's value types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are FtM's own and say it")]
pub enum PropertyType {
    Address,
    Checksum,
    Country,
    Date,
    Email,
    Entity,
    Gender,
    Html,
    Identifier,
    Ip,
    Json,
    Language,
    Mimetype,
    Name,
    Number,
    Phone,
    String,
    Text,
    Topic,
    Url,
}

/// One property of a schema.
#[derive(Debug, PartialEq, Eq)]
pub struct Property {
    /// FtM's name of it, `birthDate`.
    pub name: &'static str,
    /// What its values are.
    pub kind: PropertyType,
    /// For [`PropertyType::Entity`], the schema its values refer to.
    pub range: Option<&'static str>,
    /// Whether FtM compares entities by it.
    pub matchable: bool,
}

/// A schema of FollowTheMoney: `Person`, `Vessel`, `Ownership`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Schema(u16);

macro_rules! named_schemata {
    ($($constant:ident = $name:literal),* $(,)?) => {
        impl Schema {
            $(
                #[doc = concat!("FtM's `", $name, "`.")]
                pub const $constant: Schema = Schema(position($name));
            )*
        }
    };
}

named_schemata! {
    ADDRESS = "Address",
    AIRPLANE = "Airplane",
    ASSET = "Asset",
    ASSOCIATE = "Associate",
    BANK_ACCOUNT = "BankAccount",
    COMPANY = "Company",
    CONTROL = "Control",
    CRYPTO_WALLET = "CryptoWallet",
    DIRECTORSHIP = "Directorship",
    EMPLOYMENT = "Employment",
    FAMILY = "Family",
    IDENTIFICATION = "Identification",
    LEGAL_ENTITY = "LegalEntity",
    MEMBERSHIP = "Membership",
    OCCUPANCY = "Occupancy",
    ORGANIZATION = "Organization",
    OWNERSHIP = "Ownership",
    PASSPORT = "Passport",
    PERSON = "Person",
    POSITION = "Position",
    PUBLIC_BODY = "PublicBody",
    REPRESENTATION = "Representation",
    SANCTION = "Sanction",
    SECURITY = "Security",
    SUCCESSION = "Succession",
    THING = "Thing",
    UNKNOWN_LINK = "UnknownLink",
    VEHICLE = "Vehicle",
    VESSEL = "Vessel",
}

/// Row of a schema in the table, at compile time.
const fn position(name: &str) -> u16 {
    let mut row = 0;
    while row < SCHEMATA.len() {
        if same(SCHEMATA[row].name.as_bytes(), name.as_bytes()) {
            return row as u16;
        }
        row += 1;
    }
    panic!("no such schema")
}

const fn same(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() {
        if left[at] != right[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// The name is not one of FtM's schemata.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{name}' is not a FollowTheMoney schema; Person, Organization, Company, Vessel are")]
pub struct UnknownSchema {
    /// What was given.
    pub name: String,
}

impl Schema {
    fn definition(self) -> &'static SchemaDefinition {
        &SCHEMATA[self.0 as usize]
    }

    /// All schemata, by name.
    pub fn all() -> impl Iterator<Item = Schema> {
        (0..SCHEMATA.len() as u16).map(Schema)
    }

    /// The schema of that exact name.
    pub fn get(name: &str) -> Option<Schema> {
        let row = SCHEMATA.binary_search_by(|definition| definition.name.cmp(name)).ok()?;
        Some(Schema(row as u16))
    }

    /// FtM's name of it.
    pub fn name(self) -> &'static str {
        self.definition().name
    }

    /// Whether entities of this schema are screened against.
    pub fn matchable(self) -> bool {
        self.definition().matchable
    }

    /// Whether only its descendants are ever used.
    pub fn is_abstract(self) -> bool {
        self.definition().abstract_
    }

    /// Names of the schemata that it directly extends.
    pub fn extends(self) -> &'static [&'static str] {
        self.definition().extends
    }

    /// Whether it is `other` or descends from it.
    pub fn is_a(self, other: Schema) -> bool {
        self.definition().lineage.binary_search(&other.name()).is_ok()
    }

    /// Whether a party of schema `query` may be an entity of this schema: either descends from
    /// the other, as FtM's `matchable_schemata` has it for persons and bodies. A `LegalEntity`
    /// may be a person or a company; a person is never a company.
    pub fn comparable(self, query: Schema) -> bool {
        if self.is_a(query) || query.is_a(self) {
            return true;
        }
        self.is_a(Schema::ORGANIZATION) && query.is_a(Schema::ORGANIZATION)
    }

    /// Properties shown first.
    pub fn featured(self) -> &'static [&'static str] {
        self.definition().featured
    }

    /// Properties without which FtM calls an entity invalid.
    pub fn required(self) -> &'static [&'static str] {
        self.definition().required
    }

    /// Properties tried in turn for a caption.
    pub fn caption(self) -> &'static [&'static str] {
        self.definition().caption
    }

    /// The ends, if it is an edge between two entities.
    pub fn edge(self) -> Option<Edge> {
        self.definition().edge
    }

    /// All properties, inherited ones too, by name.
    pub fn properties(self) -> &'static [Property] {
        self.definition().properties
    }

    /// The property of that exact name.
    pub fn property(self, name: &str) -> Option<&'static Property> {
        let properties = self.properties();
        let row = properties.binary_search_by(|property| property.name.cmp(name)).ok()?;
        Some(&properties[row])
    }
}

impl fmt::Debug for Schema {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl fmt::Display for Schema {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

impl FromStr for Schema {
    type Err = UnknownSchema;

    fn from_str(name: &str) -> Result<Schema, UnknownSchema> {
        Schema::get(name).ok_or_else(|| UnknownSchema { name: name.to_owned() })
    }
}

impl Serialize for Schema {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Schema {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Schema, D::Error> {
        let name = std::borrow::Cow::<str>::deserialize(deserializer)?;
        name.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_complete() {
        let names: Vec<_> = Schema::all().map(Schema::name).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        assert_eq!(names, sorted);
        for schema in Schema::all() {
            assert_eq!(Schema::get(schema.name()), Some(schema));
            let properties: Vec<_> = schema.properties().iter().map(|p| p.name).collect();
            let mut sorted = properties.clone();
            sorted.sort_unstable();
            assert_eq!(properties, sorted, "{schema}");
        }
    }

    #[test]
    fn a_legal_entity_may_be_anybody_but_a_person_is_no_company() {
        assert!(Schema::PERSON.comparable(Schema::LEGAL_ENTITY));
        assert!(Schema::COMPANY.comparable(Schema::LEGAL_ENTITY));
        assert!(Schema::COMPANY.comparable(Schema::PUBLIC_BODY));
        assert!(!Schema::PERSON.comparable(Schema::COMPANY));
        assert!(!Schema::VESSEL.comparable(Schema::PERSON));
    }
}
