//! Numbers of banks, accounts, companies and securities: BIC, IBAN, LEI, ISIN.
//!
//! IBAN, LEI and ISIN carry check digits; a BIC only has a shape and a country, so that one word in
//! some thousand looks like one ("HOLDINGS"): whether a text *is* a BIC, its field must say.

use iban::IbanLike as _;

use super::check::{Fault, compact, mod_97, number_type, require};
use crate::country::Country;

number_type! {
    /// A Business Identifier Code, of 8 or 11 characters: party prefix, country, suffix, branch.
    ///
    /// Specification: ISO 9362,
    /// <https://www.swift.com/standards/data-standards/bic-business-identifier-code>.
    Bic, Bic, parse_bic
}

number_type! {
    /// An International Bank Account Number.
    ///
    /// Specification: ISO 13616,
    /// <https://www.swift.com/standards/data-standards/iban-international-bank-account-number>; the
    /// structure of the country's account numbers is checked where the registry has it.
    Iban, Iban, parse_iban
}

number_type! {
    /// A Legal Entity Identifier: 18 characters and two check digits (mod 97-10).
    ///
    /// Specification: ISO 17442,
    /// <https://www.gleif.org/en/about-lei/iso-17442-the-lei-code-structure>.
    Lei, Lei, parse_lei
}

number_type! {
    /// An International Securities Identification Number: country, nine characters, check digit.
    ///
    /// Specification: ISO 6166, <https://www.isin.org/isin-format/>.
    Isin, Isin, parse_isin
}

impl Bic {
    /// The first eight characters: the institution without its branch.
    pub fn institution(&self) -> &str {
        self.0.get(..8).unwrap_or(&self.0)
    }

    /// The country where the institution is.
    pub fn country(&self) -> Option<Country> {
        Country::from_code(self.0.get(4..6)?)
    }
}

impl Iban {
    /// The country of the account.
    pub fn country(&self) -> Option<Country> {
        Country::from_code(self.0.get(..2)?)
    }
}

fn parse_bic(text: &str) -> Result<String, Fault> {
    // A label needs its colon: BICIGALX is a bank.
    let bic = compact(text, &["SWIFT/BIC", "SWIFT:", "BIC:"])?;
    let got = bic.len();
    require(got == 8 || got == 11, Fault::Length { expected: "8 or 11 characters", got })?;
    if let Some(character) = bic.chars().take(6).find(|character| !character.is_alphabetic()) {
        return Err(Fault::Character(character));
    }
    known_country(bic.get(4..6).unwrap_or_default())?;
    Ok(bic)
}

fn parse_iban(text: &str) -> Result<String, Fault> {
    let plain = compact(text, &["IBAN"])?;
    let got = plain.len();
    require((15..=34).contains(&got), Fault::Length { expected: "15 to 34 characters", got })?;
    known_country(plain.get(..2).unwrap_or_default())?;
    match plain.parse::<iban::Iban>() {
        Ok(number) => Ok(number.electronic_str().to_owned()),
        // Some countries use IBANs that SWIFT's registry does not have; the check digits fit.
        Err(iban::ParseIbanError::UnknownCountry(number)) => Ok(number.electronic_str().to_owned()),
        Err(iban::ParseIbanError::InvalidBban(_)) => {
            Err(Fault::Rule("account numbers of that country look different"))
        }
        Err(iban::ParseIbanError::InvalidBaseIban { .. }) => Err(Fault::CheckDigits),
    }
}

fn parse_lei(text: &str) -> Result<String, Fault> {
    let lei = compact(text, &["LEI"])?;
    let got = lei.len();
    require(got == 20, Fault::Length { expected: "20 characters", got })?;
    if let Some(character) = lei.chars().skip(18).find(|character| !character.is_ascii_digit()) {
        return Err(Fault::Character(character));
    }
    let reserved = ["00", "01", "99"].iter().any(|digits| lei.ends_with(digits));
    require(mod_97(&lei) == Some(1) && !reserved, Fault::CheckDigits)?;
    Ok(lei)
}

fn parse_isin(text: &str) -> Result<String, Fault> {
    let isin = compact(text, &["ISIN"])?;
    let got = isin.len();
    require(got == 12, Fault::Length { expected: "12 characters", got })?;
    let prefix = isin.get(..2).unwrap_or_default();
    // XS and its kin stand for international numbering, EU for the European Union.
    let international = prefix.starts_with('X') && prefix.ends_with(char::is_alphabetic);
    if !international && prefix != "EU" {
        known_country(prefix)?;
    }
    require(luhn(&isin), Fault::CheckDigits)?;
    Ok(isin)
}

fn known_country(code: &str) -> Result<(), Fault> {
    require(Country::from_code(code).is_some(), Fault::Country(code.to_owned()))
}

/// Luhn's check over the digits of the text, letters as 10 to 35. False where the last character,
/// the check digit, is none.
fn luhn(text: &str) -> bool {
    let mut values: Vec<u32> = Vec::with_capacity(24);
    for character in text.chars() {
        match character.to_digit(36) {
            Some(value) if value > 9 => values.extend([value / 10, value % 10]),
            Some(value) => values.push(value),
            None => return false,
        }
    }
    let sum: u32 = values
        .iter()
        .rev()
        .enumerate()
        .map(|(place, value)| if place % 2 == 1 { value * 2 / 10 + value * 2 % 10 } else { *value })
        .sum();
    text.ends_with(|character: char| character.is_ascii_digit()) && sum.is_multiple_of(10)
}
