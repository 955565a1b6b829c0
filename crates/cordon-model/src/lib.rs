//! What Cordon's floors talk about: entities, names, dates, listings, identifiers, countries.
//!
//! Floor 0. Plain values without IO, clock or randomness; serde for the forms on disk and on the
//! wire. The words are those of the field and of FollowTheMoney.

pub mod address;
pub mod country;
pub mod date;
pub mod entity;
pub mod ftm;
pub mod heading;
pub mod identifier;
pub mod link;
pub mod listing;
pub mod name;
pub mod schema;
pub mod script;

pub use address::AddressValue;
pub use country::{Country, CountryKind, CountryValue};
pub use date::{DateKind, DatePoint, DateValue, PartialDate, Precision};
pub use entity::{Entity, EntityId, Facts, RecordLocation, RecordUnit, SourceId, add_new};
pub use heading::property_of_heading;
pub use identifier::{Identifier, IdentifierKind, Validity};
pub use link::{Link, LinkEnd};
pub use listing::{Act, Authority, DerivedFrom, Effect, Listing, ListingEvent, Measure};
pub use name::{NameKind, NamePart, NamePartKind, NameValue};
pub use schema::{PropertyType, Schema};
pub use script::Script;
