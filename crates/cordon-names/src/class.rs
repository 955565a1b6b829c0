//! What kind of bearer a name is read as.

use cordon_model::Schema;

/// The rules by which a name is read and compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NameClass {
    /// Of a natural person: initials, honorifics, patronymics, any order.
    Person,
    /// Of a company, agency, group: legal forms, business words.
    Body,
    /// Of a ship, aircraft, wallet, whatever has a name but no will.
    Thing,
    /// Not known: the words decide, a person if nothing says otherwise.
    Unknown,
}

impl NameClass {
    /// How names of entities of that schema are read.
    pub fn of(schema: Schema) -> NameClass {
        if schema.is_a(Schema::PERSON) {
            NameClass::Person
        } else if schema.is_a(Schema::ORGANIZATION) {
            NameClass::Body
        } else if schema.is_a(Schema::LEGAL_ENTITY) || schema.is_abstract() {
            NameClass::Unknown
        } else {
            NameClass::Thing
        }
    }

    /// The rules for a pair: a person's only if both may be persons.
    pub(crate) fn of_pair(left: NameClass, right: NameClass) -> NameClass {
        match (left, right) {
            (NameClass::Person, NameClass::Person) => NameClass::Person,
            (NameClass::Thing, NameClass::Thing | NameClass::Person)
            | (NameClass::Person, NameClass::Thing) => NameClass::Thing,
            _ => NameClass::Body,
        }
    }
}
