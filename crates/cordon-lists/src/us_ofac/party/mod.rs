//! One party as OFAC's Sanctions List Service keeps it, before it becomes an entity.
//!
//! The Advanced and the Enhanced XML print the same database: the Advanced file as ids that point
//! into tables and to other parts of the file, the Enhanced one as labels in place. Each reader
//! brings its file into this one shape, in the service's own labels ("Last Name", "Issue Date",
//! "Owned or Controlled By"), and [`entity`] maps it once, so that the two cannot drift apart.
//!
//! Guarantees: what a label means is decided here and in `vocabulary` alone; text without a typed
//! place ends in a note, prefixed by its label; links are made last, when the schemata of both
//! ends are known ([`relation`]).

mod date;
mod entity;
mod feature;
mod listing;
mod name;
mod relation;

pub(super) use date::{Boundary, period};
pub(super) use entity::entities;
pub(super) use name::script;
pub(super) use relation::label_of as relation_label;

use cordon_model::{Country, ListingEvent, PartialDate, RecordLocation, Script};

/// A party: a person, a body, a ship, an aircraft.
#[derive(Debug, Clone, Default)]
pub(super) struct Party {
    /// OFAC's unique number of it.
    pub(super) uid: String,
    /// "Individual", "Entity", "Vessel", "Aircraft".
    pub(super) kind: String,
    /// OFAC's own remarks.
    pub(super) remarks: Vec<String>,
    /// Names, the main one first.
    pub(super) names: Vec<PartyName>,
    /// Addresses.
    pub(super) addresses: Vec<PartyAddress>,
    /// Everything else that is known: birth dates, nationalities, directives.
    pub(super) features: Vec<Feature>,
    /// Documents and numbers.
    pub(super) documents: Vec<Document>,
    /// Lists that it stands on, one entry a list.
    pub(super) entries: Vec<Entry>,
    /// Relations to other parties, as far as its own record states them.
    pub(super) relations: Vec<Relation>,
    /// Where its records stand.
    pub(super) records: Vec<RecordLocation>,
}

/// A name in one script.
#[derive(Debug, Clone, Default)]
pub(super) struct PartyName {
    /// Whether it is the main name.
    pub(super) primary: bool,
    /// "A.K.A.", "F.K.A.", "N.K.A."; "Name" or none for the main name.
    pub(super) alias: Option<String>,
    /// Whether OFAC calls it of low quality: a weak alias.
    pub(super) weak: bool,
    /// Its script, where the file names one.
    pub(super) script: Option<Script>,
    /// Language that the script implies: "zh", "ja".
    pub(super) language: Option<&'static str>,
    /// Label and text of its parts, in printed order.
    pub(super) parts: Vec<(String, String)>,
    /// First and last name as OFAC formats them ("KHAN", upper case), where the file prints them.
    pub(super) formatted: Option<(String, String)>,
    /// OFAC's remark on it.
    pub(super) note: Option<String>,
}

/// An address in one script.
#[derive(Debug, Clone, Default)]
pub(super) struct PartyAddress {
    /// Label and text of its parts: "ADDRESS1", "CITY".
    pub(super) parts: Vec<(String, String)>,
    /// Country as printed.
    pub(super) country: Option<String>,
    /// The country itself.
    pub(super) country_code: Option<Country>,
    /// Remark on it, or its script where that is not Latin.
    pub(super) note: Option<String>,
}

/// A thing known about a party.
#[derive(Debug, Clone, Default)]
pub(super) struct Feature {
    /// What it is: "Birthdate", "Secondary sanctions risk:".
    pub(super) label: String,
    /// The words for it.
    pub(super) text: Option<String>,
    /// The date, if it is one.
    pub(super) date: Option<PartialDate>,
    /// The country, if it is one.
    pub(super) country: Option<Country>,
    /// "Confirmed", "Reported", "False".
    pub(super) reliability: Option<String>,
    /// OFAC's remark on it.
    pub(super) note: Option<String>,
}

/// A document or number.
#[derive(Debug, Clone, Default)]
pub(super) struct Document {
    /// "Passport", "Tax ID No.".
    pub(super) label: String,
    /// The number.
    pub(super) number: String,
    /// Country that issued it.
    pub(super) country: Option<Country>,
    /// Who issued it.
    pub(super) authority: Option<String>,
    /// Issued on.
    pub(super) issued: Option<PartialDate>,
    /// Valid until.
    pub(super) expires: Option<PartialDate>,
    /// Remarks, each by itself: a place of issue, "Fraudulent".
    pub(super) notes: Vec<String>,
}

/// A party's standing on one list.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    /// Name of the list as printed: "SDN List".
    pub(super) list: String,
    /// Listed on.
    pub(super) listed_on: Option<PartialDate>,
    /// Programmes, as printed. A party's entries mostly repeat the programmes of all its lists.
    pub(super) programmes: Vec<String>,
    /// Sanctions types, as printed, the like.
    pub(super) types: Vec<String>,
    /// Legal bases with the date of the event that names them.
    pub(super) bases: Vec<(String, Option<PartialDate>)>,
    /// What else the entry says happened to it.
    pub(super) events: Vec<ListingEvent>,
    /// Further words: comments, limitations, supporting information, each with its label.
    pub(super) notes: Vec<String>,
}

/// A relation to another party.
#[derive(Debug, Clone, Default)]
pub(super) struct Relation {
    /// OFAC's words for it: "Owned or Controlled By".
    pub(super) label: String,
    /// OFAC's number of the kind, by which it is known where the words are missing.
    pub(super) label_id: String,
    /// The other party.
    pub(super) uid: String,
    /// The other party's name, where it is printed.
    pub(super) name: Option<String>,
    /// Whether it is stated the other way round, from the other party to this one.
    pub(super) reversed: bool,
    /// Whether it is over.
    pub(super) former: bool,
    /// From when until when.
    pub(super) dates: (Option<PartialDate>, Option<PartialDate>),
    /// Quality and remark.
    pub(super) notes: Vec<String>,
}

/// A country by a code of two letters, else by its name.
pub(super) fn country_of(code: Option<&str>, name: &str) -> Option<Country> {
    code.and_then(Country::from_code).or_else(|| Country::from_name(name))
}
