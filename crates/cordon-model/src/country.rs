//! Countries and territories by ISO 3166-1 alpha-2 code, with the states that are gone.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A country or territory: two ASCII letters, upper case, as ISO 3166-1 has them, `XK` for Kosovo
/// and the withdrawn codes (`SU`, `YU`, `DD`, `CS`) of states that lists still name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Country([u8; 2]);

/// The text is no country code known here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{text}' is not a country code; CN, GB, RU are (ISO 3166-1 alpha-2)")]
pub struct UnknownCountry {
    /// What was given.
    pub text: String,
}

impl Country {
    /// The country of that two-letter code, in either case.
    pub fn from_code(code: &str) -> Option<Country> {
        let bytes: [u8; 2] = code.as_bytes().try_into().ok()?;
        bytes
            .iter()
            .all(u8::is_ascii_alphabetic)
            .then(|| Country(bytes.map(|b| b.to_ascii_uppercase())))
    }

    /// The country that a source or a user means by a name: "Korea, North", "Burma",
    /// "Belarus / Bélarus", "Viet Nam"; or by its two- or three-letter code. Case, accents and
    /// punctuation do not matter.
    pub fn from_name(name: &str) -> Option<Country> {
        Country::from_code(name)
    }

    /// Two-letter code, upper case.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("??")
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
