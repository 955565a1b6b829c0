//! Numbers of ships and of the companies that run them: IMO numbers and MMSI.
//!
//! A ship keeps its IMO number for life, through every change of name and flag, which makes it the
//! strongest evidence on a ship; the MMSI goes with the flag and the radio licence.

use super::check::{Fault, compact, digits, number_type, require, weighted};

number_type! {
    /// The IMO number of a ship: seven digits, the last a check digit; "IMO 9274082" is accepted.
    ///
    /// Specification: IMO resolution A.1117(30),
    /// <https://www.imo.org/en/ourwork/iiis/pages/imo-identification-number-schemes.aspx>.
    ImoShip, ImoShip, parse_ship
}

number_type! {
    /// The IMO number of a company or registered owner: seven digits, the last a check digit of its
    /// own rule.
    ///
    /// Specification: IMO resolution MSC.160(78), which leaves the digit to the issuer;
    /// <https://www.imo.org/en/ourwork/iiis/pages/imo-identification-number-schemes.aspx>.
    ImoCompany, ImoCompany, parse_company
}

number_type! {
    /// A Maritime Mobile Service Identity of a ship: nine digits, the first three its flag's.
    ///
    /// Specification: ITU-R M.585, <https://www.itu.int/rec/R-REC-M.585>.
    Mmsi, Mmsi, parse_mmsi
}

/// Labels that lists print before an IMO number.
pub(super) const IMO_LABELS: &[&str] = &["IMONUMBER", "IMONO", "IMO"];

fn parse_ship(text: &str) -> Result<String, Fault> {
    let (number, digits) = seven(text)?;
    require(!number.starts_with('0'), Fault::Rule("numbers of ships do not begin with 0"))?;
    let check = weighted(&digits, &[7, 6, 5, 4, 3, 2]) % 10;
    require(digits.last() == Some(&check), Fault::CheckDigits)?;
    Ok(number)
}

fn parse_company(text: &str) -> Result<String, Fault> {
    let (number, digits) = seven(text)?;
    let check = (11 - weighted(&digits, &[8, 6, 4, 2, 9, 7]) % 11) % 10;
    require(digits.last() == Some(&check), Fault::CheckDigits)?;
    Ok(number)
}

/// Seven digits behind a label.
fn seven(text: &str) -> Result<(String, Vec<u32>), Fault> {
    let number = compact(text, IMO_LABELS)?;
    let digits = digits(&number)?;
    let got = digits.len();
    require(got == 7, Fault::Length { expected: "7 digits", got })?;
    Ok((number, digits))
}

fn parse_mmsi(text: &str) -> Result<String, Fault> {
    let number = compact(text, &["MMSI"])?;
    let got = digits(&number)?.len();
    require(got == 9, Fault::Length { expected: "9 digits", got })?;
    let flag: u32 = number.get(..3).and_then(|flag| flag.parse().ok()).unwrap_or_default();
    let rule = "a ship's first three digits are 201 to 775 (Maritime Identification Digits)";
    require((201..=775).contains(&flag), Fault::Rule(rule))?;
    Ok(number)
}
