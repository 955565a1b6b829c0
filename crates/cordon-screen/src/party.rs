//! What is screened, and how: parties, settings.

use cordon_model::{Country, IdentifierKind, PartialDate, Schema};

/// A document or number of a party; the kind where the user knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyIdentifier {
    /// What kind of number, where it was said.
    pub kind: Option<IdentifierKind>,
    /// The number as given.
    pub number: String,
    /// Country that issued it.
    pub country: Option<Country>,
}

/// A customer, counterparty, or whoever else is screened.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Party {
    /// What kind of thing it is; `None` or `LegalEntity` where that is not known.
    pub schema: Option<Schema>,
    /// Its names; the best of them counts.
    pub names: Vec<String>,
    /// Birth dates.
    pub birth_dates: Vec<PartialDate>,
    /// Countries it has to do with.
    pub countries: Vec<Country>,
    /// "male", "female", or another word as FtM has them.
    pub gender: Option<String>,
    /// Documents and numbers.
    pub identifiers: Vec<PartyIdentifier>,
    /// Addresses, one line each.
    pub addresses: Vec<String>,
}

impl Party {
    /// A party of which only a name is known.
    pub fn named(name: &str) -> Party {
        Party { names: vec![name.to_owned()], ..Party::default() }
    }
}

/// What a broad or generic alias may do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WeakAliases {
    /// It strengthens a hit that other evidence supports; alone it never makes a match.
    #[default]
    Corroborate,
    /// It counts like any other name.
    Full,
    /// It is not looked at.
    Ignore,
}

/// How to screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// A hit at or above this score is a match.
    pub threshold: f64,
    /// A candidate at or above this score is a hit.
    pub cutoff: f64,
    /// At most so many hits.
    pub limit: usize,
    /// What weak aliases may do.
    pub weak_aliases: WeakAliases,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { threshold: 0.70, cutoff: 0.5, limit: 5, weak_aliases: WeakAliases::Corroborate }
    }
}

/// How to look for names in a text. Weak aliases never make a mention.
#[derive(Debug, Clone, PartialEq)]
pub struct ScanSettings {
    /// A mention below this score is not reported.
    pub threshold: f64,
}

impl Default for ScanSettings {
    fn default() -> ScanSettings {
        ScanSettings { threshold: 0.70 }
    }
}
