//! Listings: who sanctioned an entity, under which law, with what effect, from when.
//!
//! A *list* is not an *authority*: one file bundles entries made under unrelated laws, and one
//! entity may be listed several times, so each (list, programme) of an entity is one [`Listing`].

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::date::PartialDate;
use crate::entity::Facts;

/// Who lists: a state or body by a short code, `us`, `eu`, `gb`, `un`, `ca`, `ch`, `au`; users'
/// own lists name their own.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Authority(String);

/// Names of the authorities whose lists Cordon reads, by code.
const AUTHORITIES: &[(&str, &str)] = &[
    ("au", "Australia"),
    ("ca", "Canada"),
    ("ch", "Switzerland"),
    ("eu", "European Union"),
    ("gb", "United Kingdom"),
    ("un", "United Nations"),
    ("us", "United States"),
];

impl Authority {
    /// An authority by its code; any other text becomes a code of its own, lower-cased.
    pub fn new(code: &str) -> Authority {
        Authority(code.trim().to_lowercase())
    }

    /// The code, `us`.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// Its name in English, or the code where there is none.
    pub fn title(&self) -> &str {
        AUTHORITIES
            .binary_search_by(|(code, _)| (*code).cmp(&self.0))
            .map_or(self.0.as_str(), |row| AUTHORITIES[row].1)
    }
}

/// What a listing does to its entity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// Property is blocked or frozen and nobody may deal with it.
    AssetFreeze,
    /// No entry or transit.
    TravelBan,
    /// No arms and related services.
    ArmsEmbargo,
    /// Its securities may not be bought or sold (NS-CMIC).
    SecuritiesBan,
    /// No new debt or equity beyond stated maturities (SSI and the like).
    DebtEquityRestriction,
    /// No, or conditional, correspondent and payable-through accounts (CAPTA).
    CorrespondentRestriction,
    /// No services or trade of stated kinds.
    TradeRestriction,
    /// No exports or re-exports to it (BIS).
    ExportRestriction,
    /// A ship may not enter port, and the like.
    ShipBan,
    /// Anything else, in the source's words.
    Other(String),
}

/// What a hit on a measure means for a payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Property is to be blocked or frozen.
    Block,
    /// The dealing is to be refused; nothing is frozen.
    Reject,
    /// Only dealings in the entity's securities, debt or equity are restricted.
    SecuritiesOnly,
    /// Does not concern payments.
    None,
}

const MEASURES: &[(Measure, &str)] = &[
    (Measure::AssetFreeze, "asset-freeze"),
    (Measure::TravelBan, "travel-ban"),
    (Measure::ArmsEmbargo, "arms-embargo"),
    (Measure::SecuritiesBan, "securities-ban"),
    (Measure::DebtEquityRestriction, "debt-equity-restriction"),
    (Measure::CorrespondentRestriction, "correspondent-restriction"),
    (Measure::TradeRestriction, "trade-restriction"),
    (Measure::ExportRestriction, "export-restriction"),
    (Measure::ShipBan, "ship-ban"),
];

impl Measure {
    /// What a hit on it means for a payment.
    pub fn effect(&self) -> Effect {
        match self {
            Measure::AssetFreeze => Effect::Block,
            Measure::SecuritiesBan | Measure::DebtEquityRestriction => Effect::SecuritiesOnly,
            Measure::CorrespondentRestriction
            | Measure::TradeRestriction
            | Measure::ExportRestriction
            | Measure::ShipBan
            | Measure::Other(_) => Effect::Reject,
            Measure::TravelBan | Measure::ArmsEmbargo => Effect::None,
        }
    }

    /// The measure of that code; any other text is [`Measure::Other`].
    pub fn new(text: &str) -> Measure {
        MEASURES
            .iter()
            .find(|(_, code)| *code == text)
            .map_or_else(|| Measure::Other(text.to_owned()), |(measure, _)| measure.clone())
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Measure::Other(text) = self {
            return formatter.write_str(text);
        }
        let code =
            MEASURES.iter().find(|(measure, _)| measure == self).map_or("", |(_, code)| code);
        formatter.write_str(code)
    }
}

impl FromStr for Measure {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Measure, Self::Err> {
        Ok(Measure::new(text))
    }
}

impl Serialize for Measure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Measure {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Measure, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        Ok(Measure::new(&text))
    }
}

/// A legal act that a source names for a listing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Act {
    /// Number and title as printed: "2021/478 (OJ L99I)".
    pub title: String,
    /// What kind of act, as printed: "amendment", "regulation".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// Where it is published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Published on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
    /// In force from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force: Option<PartialDate>,
    /// The legal basis or the body that made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
}

/// Something that a source says happened to a listing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ListingEvent {
    /// The source's word: "listed", "amended", "de-listed", "updated".
    pub kind: String,
    /// When.
    pub date: PartialDate,
    /// Further words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How `listed_on` was found where the source does not print it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DerivedFrom {
    /// The earliest act that the record names.
    EarliestAct,
    /// The first snapshot that has it.
    FirstSnapshot,
}

/// A sanction on an entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Who listed.
    pub authority: Authority,
    /// The list as its authority calls it: "SDN List", "UK Sanctions List".
    pub list: String,
    /// The programme's tag or the regime's name as printed: "GLOMAG", "HR".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// Acts that the record names, in printed order; kept as history.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<Act>,
    /// What it does.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measures: Vec<Measure>,
    /// The record's own words for the measures, where it prints them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provisions: Option<String>,
    /// Listed on, as printed or derived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed_on: Option<PartialDate>,
    /// Set where `listed_on` is not printed but derived.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub listed_on_derived: Option<DerivedFrom>,
    /// In force from, where that differs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective: Option<PartialDate>,
    /// In force until: an expiry, or the delisting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<PartialDate>,
    /// The source's own number of the listing, where it has one beside the entity's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Why, in the list's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The UN's reference of the same subject, where the record names one: "QDi.012".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub un_reference: Option<String>,
    /// What the source says happened to it, in printed order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<ListingEvent>,
    /// Further FtM `Sanction` properties, and what else the record says of the listing, by
    /// property.
    #[serde(default, skip_serializing_if = "Facts::is_empty")]
    pub facts: Facts,
}

impl Listing {
    /// A listing of which only authority and list are known yet.
    pub fn new(authority: &str, list: &str) -> Listing {
        Listing {
            authority: Authority::new(authority),
            list: list.to_owned(),
            programme: None,
            acts: Vec::new(),
            measures: Vec::new(),
            provisions: None,
            listed_on: None,
            listed_on_derived: None,
            effective: None,
            until: None,
            reference: None,
            reason: None,
            un_reference: None,
            events: Vec::new(),
            facts: Facts::new(),
        }
    }
}
