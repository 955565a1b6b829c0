//! Numbers of state registers that can be checked: Russia's INN, OGRN and OKPO, China's Unified
//! Social Credit Code.

use super::check::{Fault, compact, digits, number_type, require, weighted};

number_type! {
    /// A Russian taxpayer number: ten digits of a legal entity, twelve of a person.
    ///
    /// Specification: order of the Federal Tax Service of 29 June 2012, No. MMV-7-6/435@; the
    /// register: <https://service.nalog.ru/inn.do>.
    Inn, Inn, parse_inn
}

number_type! {
    /// A Russian state registration number: thirteen digits of a legal entity (OGRN), fifteen of a
    /// sole trader (OGRNIP).
    ///
    /// Specification: order of the Ministry of Finance of 30 October 2017, No. 165n; the register:
    /// <https://egrul.nalog.ru>.
    Ogrn, Ogrn, parse_ogrn
}

number_type! {
    /// A number in Russia's classifier of enterprises: eight digits, or ten of a sole trader.
    ///
    /// Specification: Rosstandart's PR 50.1.024-2005; the register:
    /// <https://websbor.rosstat.gov.ru>.
    Okpo, Okpo, parse_okpo
}

number_type! {
    /// A Unified Social Credit Code of China: eighteen characters, the last a check character.
    ///
    /// Specification: GB 32100-2015 (<https://openstd.samr.gov.cn>), check by ISO 7064 mod 31,3.
    Uscc, Uscc, parse_uscc
}

/// Weights of INN's check digits; the shorter rules use their tail.
const INN_WEIGHTS: [u32; 11] = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/// Characters of a USCC by value: digits and letters without I, O, S, V, Z.
const USCC_ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

fn parse_inn(text: &str) -> Result<String, Fault> {
    let number = compact(text, &["INN", "ИНН"])?;
    let values = digits(&number)?;
    let got = values.len();
    require(got == 10 || got == 12, Fault::Length { expected: "10 or 12 digits", got })?;
    require(!number.starts_with("00"), Fault::Rule("there is no tax office 00"))?;
    // Each check digit is over all digits before it, so with the tail of the weights.
    let fits = |place: usize| {
        let before = values.get(..place).unwrap_or_default();
        let weights = INN_WEIGHTS.get(INN_WEIGHTS.len() - place..).unwrap_or_default();
        values.get(place) == Some(&(weighted(before, weights) % 11 % 10))
    };
    let valid = if got == 10 { fits(9) } else { fits(10) && fits(11) };
    require(valid, Fault::CheckDigits)?;
    Ok(number)
}

fn parse_ogrn(text: &str) -> Result<String, Fault> {
    let number = compact(text, &["OGRNIP", "OGRN", "ОГРНИП", "ОГРН"])?;
    let got = digits(&number)?.len();
    require(got == 13 || got == 15, Fault::Length { expected: "13 or 15 digits", got })?;
    require(!number.starts_with('0'), Fault::Rule("it does not begin with 0"))?;
    let value: u64 = number.parse().unwrap_or_default();
    let modulus = if got == 13 { 11 } else { 13 };
    require(value / 10 % modulus % 10 == value % 10, Fault::CheckDigits)?;
    Ok(number)
}

fn parse_okpo(text: &str) -> Result<String, Fault> {
    let number = compact(text, &["OKPO", "ОКПО"])?;
    let values = digits(&number)?;
    let got = values.len();
    require(got == 8 || got == 10, Fault::Length { expected: "8 or 10 digits", got })?;
    let before = values.get(..got - 1).unwrap_or_default();
    let sum = |first: u32| {
        let weights: Vec<u32> = (first..).take(got - 1).map(|n| (n - 1) % 10 + 1).collect();
        weighted(before, &weights) % 11
    };
    // Ten on the first weights asks for a second run with weights two higher; ten again means 0.
    let check = if sum(1) < 10 { sum(1) } else { sum(3) % 10 };
    require(
        values.last() == Some(&check) && number.bytes().any(|b| b != b'0'),
        Fault::CheckDigits,
    )?;
    Ok(number)
}

fn parse_uscc(text: &str) -> Result<String, Fault> {
    let code = compact(text, &["USCC"])?;
    let got = code.len();
    require(got == 18, Fault::Length { expected: "18 characters", got })?;
    let mut weight = 1;
    let mut sum = 0;
    for (place, character) in code.chars().enumerate() {
        // Two characters of authority and kind, then six digits of the administrative division.
        let value =
            USCC_ALPHABET.find(character).filter(|value| !(2..8).contains(&place) || *value < 10);
        let Some(value) = value else { return Err(Fault::Character(character)) };
        sum += value * weight;
        weight = if place == 16 { 1 } else { weight * 3 % 31 };
    }
    // The check character brings the weighted sum to a multiple of 31.
    require(sum % 31 == 0, Fault::CheckDigits)?;
    Ok(code)
}
