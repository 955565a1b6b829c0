//! Countries and territories by ISO 3166-1 alpha-2 code, with the states that are gone.
//!
//! A list writes a country in its own words: "Korea, North", "CONGO, Democratic Republic of (was
//! Zaire)", "Belarus / Bélarus", "Iranian". [`Country::from_name`] understands the words of the
//! official lists, names in some twenty languages, names of nationals, and codes; what it does not
//! understand, and what names two countries or none ("Sudan/South Sudan", "undetermined"), stays
//! text. A wrong country is worse than none: a country is evidence for or against a match, so
//! nothing is guessed by likeness.
//!
//! States that are gone keep their withdrawn code, and [`Country::related`] joins them with the
//! states that followed: who was born in the Soviet Union may be a citizen of Ukraine. `CS` is
//! Serbia and Montenegro, as the lists use it; Czechoslovakia has no code of its own any more.
//!
//! Codes: ISO 3166-1 and 3166-3 (<https://www.iso.org/iso-3166-country-codes.html>), `XK` by user
//! assignment as the EU has it. Names: Unicode's CLDR (`table.rs`, generated) and `spellings.rs`.

mod lookup;
mod spellings;
mod table;
#[cfg(test)]
pub(crate) mod tests;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use table::STATES;

/// A row of the table: a country, its codes and names.
struct State {
    code: [u8; 2],
    alpha3: &'static str,
    /// English short name.
    name: &'static str,
    /// Names in other languages, each once.
    others: &'static [&'static str],
}

/// A country or territory: two ASCII letters, upper case, as ISO 3166-1 has them, `XK` for Kosovo
/// and the withdrawn codes (`SU`, `YU`, `DD`, `CS`, `ZR` …) of states that lists still name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country([u8; 2]);

/// The text is no country code known here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{text}' is not a country code; CN, GB, RU are (ISO 3166-1 alpha-2)")]
pub struct UnknownCountry {
    /// What was given.
    pub text: String,
}

/// States that are gone, and those that followed on their territory.
const SUCCESSORS: &[(&[u8; 2], &[Country])] = &[
    (b"AN", &[Country(*b"BQ"), Country(*b"CW"), Country(*b"SX")]),
    (b"BU", &[Country(*b"MM")]),
    (b"CS", &[Country(*b"ME"), Country(*b"RS"), Country(*b"XK")]),
    (b"DD", &[Country(*b"DE")]),
    (b"DY", &[Country(*b"BJ")]),
    (b"FX", &[Country(*b"FR")]),
    (b"HV", &[Country(*b"BF")]),
    (b"NT", &[Country(*b"IQ"), Country(*b"SA")]),
    (b"PZ", &[Country(*b"PA")]),
    (b"RH", &[Country(*b"ZW")]),
    (
        b"SU",
        &[
            Country(*b"AM"),
            Country(*b"AZ"),
            Country(*b"BY"),
            Country(*b"EE"),
            Country(*b"GE"),
            Country(*b"KG"),
            Country(*b"KZ"),
            Country(*b"LT"),
            Country(*b"LV"),
            Country(*b"MD"),
            Country(*b"RU"),
            Country(*b"TJ"),
            Country(*b"TM"),
            Country(*b"UA"),
            Country(*b"UZ"),
        ],
    ),
    (b"TP", &[Country(*b"TL")]),
    (b"VD", &[Country(*b"VN")]),
    (b"YD", &[Country(*b"YE")]),
    (
        b"YU",
        &[
            Country(*b"BA"),
            Country(*b"CS"),
            Country(*b"HR"),
            Country(*b"ME"),
            Country(*b"MK"),
            Country(*b"RS"),
            Country(*b"SI"),
            Country(*b"XK"),
        ],
    ),
    (b"ZR", &[Country(*b"CD")]),
];

impl Country {
    /// The country of that two-letter code, in either case. `None` for codes that ISO 3166-1 does
    /// not have and never had for a state that lists name.
    pub fn from_code(code: &str) -> Option<Country> {
        let bytes: [u8; 2] = code.as_bytes().try_into().ok()?;
        let upper = bytes.map(|byte| byte.to_ascii_uppercase());
        STATES.binary_search_by_key(&upper, |state| state.code).ok().map(|_| Country(upper))
    }

    /// The country that a source or a user means by a name: "Korea, North", "Burma",
    /// "Belarus / Bélarus", "Viet Nam", "Iranian", "Россия"; or by its two- or three-letter code.
    /// Case, accents and punctuation do not matter. `None` when the text names no country known
    /// here, or two. About 0.1 µs for a name in the table, some µs for a text that needs rules.
    pub fn from_name(name: &str) -> Option<Country> {
        lookup::from_name(name)
    }

    /// Every country, by code.
    pub fn all() -> impl Iterator<Item = Country> {
        STATES.iter().map(|state| Country(state.code))
    }

    /// Two-letter code, upper case.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
    }

    /// Three-letter code, upper case (ISO 3166-1 alpha-3; `XKX` for Kosovo).
    pub fn alpha3(self) -> &'static str {
        self.state().map_or("", |state| state.alpha3)
    }

    /// English short name: "North Korea", "Democratic Republic of the Congo".
    pub fn name(self) -> &'static str {
        self.state().map_or("", |state| state.name)
    }

    /// The states that followed a state that is gone; none for a state that is there.
    pub fn successors(self) -> &'static [Country] {
        SUCCESSORS.iter().find(|(code, _)| **code == self.0).map_or(&[], |(_, after)| after)
    }

    /// Whether both may be said of one person or body: the same country, or one is a successor of
    /// the other.
    pub fn related(self, other: Country) -> bool {
        self == other || self.successors().contains(&other) || other.successors().contains(&self)
    }

    fn state(self) -> Option<&'static State> {
        let at = STATES.binary_search_by_key(&self.0, |state| state.code).ok()?;
        STATES.get(at)
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl fmt::Display for Country {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl FromStr for Country {
    type Err = UnknownCountry;

    fn from_str(text: &str) -> Result<Country, UnknownCountry> {
        Country::from_code(text).ok_or_else(|| UnknownCountry { text: text.to_owned() })
    }
}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Country, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// What a country is to an entity; the names are FtM's properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum CountryKind {
    /// A tie of whatever kind.
    Country,
    Nationality,
    Citizenship,
    Birth,
    Residence,
    Jurisdiction,
    Flag,
    PastFlag,
}

/// A country of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CountryValue {
    /// What it is to the entity.
    pub kind: CountryKind,
    /// The country, where the text was understood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// The source's words.
    pub text: String,
}

impl CountryValue {
    /// A country by the source's words for it.
    pub fn new(kind: CountryKind, text: &str) -> CountryValue {
        CountryValue { kind, country: Country::from_name(text), text: text.trim().to_owned() }
    }
}
