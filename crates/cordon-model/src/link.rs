//! Links between entities that a source itself states.

use serde::{Deserialize, Serialize};

use crate::date::PartialDate;
use crate::entity::{EntityId, Facts};
use crate::schema::Schema;

/// Which end of the edge the entity that carries the link is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkEnd {
    /// It is FtM's edge source: the owner, the director, the person of `Family`.
    Source,
    /// It is FtM's edge target: the asset, the organization, the relative.
    Target,
}

/// A stated link to another entity, carried by the entity whose record states it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// FtM edge schema: `Ownership`, `Family`, `UnknownLink` for "Linked To".
    pub schema: Schema,
    /// Which end the carrier is.
    pub end: LinkEnd,
    /// The other end, where it could be told which entity of the same list it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entity: Option<EntityId>,
    /// The other end's name as the record prints it, where it prints one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The source's words for the relation: "Linked To", "Owned or Controlled By".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// From when, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<PartialDate>,
    /// Until when, as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// Further FtM properties of the edge (`percentage`).
    #[serde(default, skip_serializing_if = "Facts::is_empty")]
    pub facts: Facts,
}

impl Link {
    /// A link of an FtM edge schema to an entity known by name only.
    pub fn to_name(schema: Schema, end: LinkEnd, role: &str, name: &str) -> Link {
        Link {
            schema,
            end,
            entity: None,
            name: Some(name.to_owned()),
            role: Some(role.to_owned()),
            since: None,
            until: None,
            facts: Facts::new(),
        }
    }

    /// A link of an FtM edge schema to an entity of the same list.
    pub fn to_entity(schema: Schema, end: LinkEnd, role: &str, entity: EntityId) -> Link {
        Link { entity: Some(entity), name: None, ..Link::to_name(schema, end, role, "") }
    }
}
