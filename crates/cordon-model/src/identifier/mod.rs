//! Documents and numbers that identify.
//!
//! Lists print numbers as they were found, right or wrong, so an [`Identifier`] keeps the text and
//! says what kind of number the source calls it; whether it is well formed is a question to the
//! newtypes of this module ([`Identifier::validity`]). Parse, don't validate: a `Lei` or a `Bic`
//! is only made from a text that passes its specification, and the constructor is its `FromStr`.
//!
//! Two printed numbers are the same number when their comparable forms are
//! ([`Identifier::normal`]). A valid number of a kind that belongs to one bearer makes a hit by
//! itself ([`Identifier::is_strong`]); a wrong one never does, since it may be a misprint of
//! somebody else's.

mod check;
mod finance;
mod property;
#[cfg(test)]
mod real;
mod registers;
mod rules;
mod ship;
#[cfg(test)]
mod tests;
mod wallet;

pub use check::{Fault, InvalidIdentifier};
pub use finance::{Bic, Iban, Isin, Lei};
pub use registers::{Inn, Ogrn, Okpo, Uscc};
pub use rules::detect;
pub use ship::{ImoCompany, ImoShip, Mmsi};
pub use wallet::{Wallet, WalletKind};

use serde::{Deserialize, Serialize};

use crate::country::Country;
use crate::date::PartialDate;

/// What kind of number it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are the field's own")]
pub enum IdentifierKind {
    Passport,
    NationalId,
    DrivingLicence,
    SocialSecurity,
    TaxId,
    Vat,
    Registration,
    /// Unified Social Credit Code of China (GB 32100-2015).
    Uscc,
    Inn,
    Ogrn,
    Kpp,
    Okpo,
    Lei,
    Bic,
    Bik,
    Iban,
    BankAccount,
    Isin,
    Duns,
    /// IMO number of a ship.
    ImoShip,
    /// IMO number of a company or registered owner.
    ImoCompany,
    Mmsi,
    CallSign,
    /// Registration mark of an aircraft, its tail number.
    AircraftRegistration,
    /// Manufacturer's serial number of an aircraft.
    AircraftSerial,
    /// Address on a blockchain.
    Wallet,
    /// Anything else; the label says what.
    Other,
}

/// Whether a number passes the rules of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Validity {
    /// It passes, check digits and all.
    Valid,
    /// It does not.
    Invalid,
    /// Its kind has no rule that could be checked.
    Unchecked,
}

/// A document or number of an entity, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Identifier {
    /// What the source calls it, as a kind.
    pub kind: IdentifierKind,
    /// The number as printed, white space folded.
    pub number: String,
    /// Country that issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// The source's own label: "Cedula No.", "Digital Currency Address - XBT".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Who issued it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    /// Issued on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<PartialDate>,
    /// Valid until.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<PartialDate>,
    /// The source's remark: "expired", "false".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Identifier {
    /// A number of a kind and nothing more.
    pub fn new(kind: IdentifierKind, number: &str) -> Identifier {
        Identifier {
            kind,
            number: crate::name::fold_space(number),
            country: None,
            label: None,
            authority: None,
            issued: None,
            expires: None,
            note: None,
        }
    }

    /// The same with the source's own label.
    #[must_use]
    pub fn with_label(mut self, label: impl Into<String>) -> Identifier {
        self.label = Some(label.into());
        self
    }

    /// The same with the country that issued it.
    #[must_use]
    pub fn with_country(mut self, country: Option<Country>) -> Identifier {
        self.country = country;
        self
    }
}
