//! The shapes of the engine's answers, as the command line and the API print them.

use cordon_model::{Entity, Listing, Measure, PartialDate, Schema};
use cordon_screen::{Evidence, Party};
use serde::Serialize;

/// A query as it was asked, printed beside its hits.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Query {
    /// Row of the input file, the first after the header being 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// The user's own id of the party.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its name.
    pub name: String,
    /// Its other names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// What it is said to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema: Option<Schema>,
    /// Birth dates.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub birth_date: Vec<PartialDate>,
    /// Countries, by code.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub country: Vec<String>,
    /// Gender.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    /// Numbers of documents.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<String>,
    /// Why the row could not be screened as it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

impl Query {
    /// The query that a party makes.
    pub fn of(party: &Party) -> Query {
        Query {
            name: party.names.first().cloned().unwrap_or_default(),
            aliases: party.names.iter().skip(1).cloned().collect(),
            schema: party.schema,
            birth_date: party.birth_dates.clone(),
            country: party.countries.iter().map(ToString::to_string).collect(),
            gender: party.gender.clone(),
            identifiers: party.identifiers.iter().map(|known| known.number.clone()).collect(),
            ..Query::default()
        }
    }
}

/// A listing of a subject, with the entity that carries it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ListingView {
    /// The source that prints it.
    pub source: String,
    /// Code of the authority.
    pub authority: String,
    /// Programme or regime as printed.
    pub programme: Option<String>,
    /// What it does.
    pub measures: Vec<Measure>,
    /// Listed on.
    pub listed_on: Option<PartialDate>,
    /// Set where that date is not printed but derived.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listed_on_derived: Option<cordon_model::DerivedFrom>,
    /// In force until, where it ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// The entity that carries it.
    pub entity: String,
}

impl ListingView {
    /// The view of a listing of an entity.
    pub fn new(entity: &Entity, listing: &Listing) -> ListingView {
        ListingView {
            source: entity.source.to_string(),
            authority: listing.authority.code().to_owned(),
            programme: listing.programme.clone(),
            measures: listing.measures.clone(),
            listed_on: listing.listed_on,
            listed_on_derived: listing.listed_on_derived,
            until: listing.until,
            entity: entity.id.to_string(),
        }
    }
}

/// A subject that a query hit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SubjectHit {
    /// Its id.
    pub subject: String,
    /// Its main name.
    pub caption: String,
    /// What it is.
    pub schema: Schema,
    /// Calibrated probability that the query means it.
    pub score: f64,
    /// The same as log-odds in base 2; the evidence sums to it.
    pub bits: f64,
    /// The raw log likelihood ratio of the names, base 2.
    pub raw_bits: f64,
    /// Whether the score reaches the threshold.
    #[serde(rename = "match")]
    pub is_match: bool,
    /// Its entities, the best one first.
    pub entities: Vec<String>,
    /// Its listings in force.
    pub listings: Vec<ListingView>,
    /// Why.
    pub evidence: Vec<Evidence>,
}

/// A query with its hits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// What was asked.
    pub query: Query,
    /// What was found, by falling score, then id.
    pub hits: Vec<SubjectHit>,
}

/// A place in a text where a subject is named.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MentionView {
    /// The file, as the user named it.
    pub file: String,
    /// First byte of it in the file.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The text there.
    pub text: String,
    /// The subject.
    #[serde(flatten)]
    pub hit: SubjectHit,
}

/// All that the lists say of a subject.
#[derive(Debug, Clone, Serialize)]
pub struct Dossier<'a> {
    /// Its id.
    pub subject: String,
    /// Its main name.
    pub caption: String,
    /// What it is.
    pub schema: Schema,
    /// Its listings, those that ended too.
    pub listings: Vec<ListingView>,
    /// Its entities as their sources print them.
    pub entities: Vec<&'a Entity>,
}
