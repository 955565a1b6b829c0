//! FollowTheMoney JSON, out of the typed record and into it.
//!
//! The typed [`Entity`] is the truth and FollowTheMoney (FtM, <https://followthemoney.tech>) is
//! derived from it: the entity itself first, then a `Sanction` per listing, an `Address`, a
//! `Passport` or `Identification`, a `CryptoWallet` where parts are worth it, and an edge per link
//! whose other end is known ([`export`]). Every value passes FtM's own cleaning unchanged; what
//! FtM would refuse is left out of the properties.
//!
//! What FtM cannot say stands under one key, `cordon`, of the main line: exactly those typed
//! fields that our own reading of that line's properties ([`read`]) would get wrong, whole, and
//! nothing else. So the export is loss-free by construction (`read` of an export is the entity it
//! came from), an ordinary FtM entity carries no `cordon` at all, and the main line alone is
//! enough: a file cut down to its targets loses no listing.
//!
//! `cordon` is believed only as long as it agrees with the properties beside it. A record put
//! together from both is rendered again; where that gives other properties than the file has,
//! somebody edited them, the `cordon` key is left aside whole, and the properties decide. The
//! order of values does not matter in this: FtM's tools reorder them. A satellite line that was
//! edited takes the place of the typed piece that it came from ([`Satellite`]); one that is
//! missing was merely not copied.

mod clean;
mod codes;
mod detail;
mod documents;
mod fields;
mod identifiers;
mod out;
mod parse;
mod phones;
mod read;
mod satellites;
mod web;

#[cfg(test)]
mod strategy;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::entity::{Entity, EntityId, SourceId};
use crate::schema::Schema;

pub use documents::{address_of, identifiers_of, listing_of};
pub use out::{ExportContext, Seen, export, satellites_of};
pub use parse::{Operation, Parsed, parse};
pub use read::{Read, read};
pub use satellites::{Origin, Satellite};

/// Keys of an FtM line beside `properties` that a typed record keeps as facts of the same name.
/// None is a name of an FtM property: those are written in camel case.
pub(crate) const ENVELOPE: &[&str] =
    &["caption", "datasets", "first_seen", "id", "last_change", "last_seen"];

/// Values by property, in order.
pub type Properties = BTreeMap<String, Vec<String>>;

/// One line of an FtM file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FtmEntity {
    /// Its id.
    pub id: String,
    /// The name to show.
    pub caption: String,
    /// What it is.
    pub schema: Schema,
    /// Values by property.
    pub properties: Properties,
    /// Former ids, and other ids of the same thing.
    pub referents: Vec<String>,
    /// Names of the datasets that it is in.
    pub datasets: Vec<String>,
    /// When the publisher first had it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_seen: Option<String>,
    /// When the publisher last had it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seen: Option<String>,
    /// When it last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_change: Option<String>,
    /// Whether its topics say that it is a risk, as FtM counts them.
    pub target: bool,
    /// What the properties cannot say of the typed record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cordon: Option<serde_json::Value>,
}

impl FtmEntity {
    /// An entity of which nothing is known yet but what it is.
    pub fn new(id: &str, schema: Schema) -> FtmEntity {
        FtmEntity {
            id: id.to_owned(),
            caption: String::new(),
            schema,
            properties: Properties::new(),
            referents: Vec::new(),
            datasets: Vec::new(),
            first_seen: None,
            last_seen: None,
            last_change: None,
            target: false,
            cordon: None,
        }
    }

    /// Values of a property; none if it has none.
    pub fn values(&self, property: &str) -> &[String] {
        self.properties.get(property).map_or(&[], Vec::as_slice)
    }

    /// Adds a value once, if the schema has the property and FtM takes the value.
    fn add(&mut self, property: &str, text: &str) {
        if let Some(value) = clean::value(self.schema, property, text) {
            let values = self.properties.entry(property.to_owned()).or_default();
            if !values.contains(&value) {
                values.push(value);
            }
        }
    }

    /// Adds a value that is there.
    fn add_some(&mut self, property: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.add(property, text);
        }
    }
}

/// What kind of oddity an FtM line has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DoubtKind {
    /// A value that cannot be what its property says; it is kept as a fact.
    BadValue,
    /// A property that the schema does not have; it is kept as a fact.
    UnknownProperty,
    /// A schema that FtM does not have; it is kept as a fact.
    UnknownSchema,
    /// An object nested where FtM has no property that could hold it.
    BadNesting,
    /// A `cordon` key that does not fit the properties beside it; it is left aside.
    StaleDetail,
}

/// Something odd in an FtM line; nothing of it is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What kind.
    pub kind: DoubtKind,
    /// Id of the entity.
    pub entity: String,
    /// The property or key.
    pub property: String,
    /// The text.
    pub value: String,
    /// What is wrong, in a few words.
    pub message: String,
}

impl Doubt {
    fn new(kind: DoubtKind, entity: &str, property: &str, value: &str, message: &str) -> Doubt {
        Doubt {
            kind,
            entity: entity.to_owned(),
            property: property.to_owned(),
            value: value.to_owned(),
            message: message.to_owned(),
        }
    }
}

/// An entity of an FtM line, before anything is read.
fn blank(ftm: &FtmEntity, source: &SourceId) -> Entity {
    Entity::new(EntityId::new(&ftm.id), ftm.schema, source.clone())
}
