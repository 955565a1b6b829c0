//! Which FtM property holds which kind of number, and in which form.
//!
//! FtM checks the numbers of some properties by their specification and keeps them in one form
//! (`IMO` before seven digits, eight letters of a BIC). A number that fails its check, which lists
//! do print, goes to the general property of its kind instead, where FtM takes any text.

use crate::identifier::{Identifier, IdentifierKind, Validity};
use crate::schema::Schema;

/// Properties that take a number which fails the check of its own property.
const GENERAL: &[&str] = &["registrationNumber", "idNumber"];

/// Properties that may hold a number on a schema, the best first.
pub(super) fn properties_of(
    identifier: &Identifier,
    schema: Schema,
) -> impl Iterator<Item = &'static str> {
    let tax = matches!(identifier.kind, IdentifierKind::Inn).then_some("taxNumber");
    let own = Some(identifier.ftm_property(schema)).filter(|property| *property != "notes");
    own.into_iter().chain(tax).chain(GENERAL.iter().copied())
}

/// The number that a property of a schema holds; `None` if it is no property of numbers.
pub(super) fn read(property: &str, schema: Schema, value: &str) -> Option<Identifier> {
    let kind = IdentifierKind::from_ftm(property)?.on(schema);
    let identifier = Identifier::new(kind, value);
    // The kinds that FtM alone tells apart are told by the property's name.
    let named = kind == IdentifierKind::Other && property != "number";
    Some(if named { identifier.with_label(property) } else { identifier })
}

/// A number in the form that FtM keeps in a property; `None` if FtM's check refuses it there.
pub(super) fn canonical(property: &str, text: &str) -> Option<String> {
    let valid = |kind: IdentifierKind| {
        let identifier = Identifier::new(kind, text);
        (identifier.validity() == Validity::Valid).then(|| identifier.normal())
    };
    match property {
        "innCode" => valid(IdentifierKind::Inn),
        "ogrnCode" => valid(IdentifierKind::Ogrn).filter(|number| is_ogrn_of_ftm(number)),
        "uscCode" => valid(IdentifierKind::Uscc),
        "leiCode" => valid(IdentifierKind::Lei),
        "isin" => valid(IdentifierKind::Isin),
        "iban" | "ibanMentioned" => valid(IdentifierKind::Iban),
        "bic" | "swiftBic" => valid(IdentifierKind::Bic)?.get(..8).map(str::to_owned),
        "imoNumber" => {
            let number =
                valid(IdentifierKind::ImoShip).or_else(|| valid(IdentifierKind::ImoCompany))?;
            let digits = number.strip_prefix("IMO").unwrap_or(&number);
            (digits.len() == 7).then(|| format!("IMO{digits}"))
        }
        "socialSecurityNumber" => social_security(text),
        "wikidataId" => {
            let digits = text.strip_prefix('Q')?;
            let fits = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            fits.then(|| text.to_owned())
        }
        "uniqueEntityId" => {
            let fits = |byte: u8| {
                byte.is_ascii_digit() || (byte.is_ascii_uppercase() && !matches!(byte, b'I' | b'O'))
            };
            (text.len() == 12 && !text.starts_with('0') && text.bytes().all(fits))
                .then(|| text.to_owned())
        }
        // Their check digits are of no other use here.
        "npiCode" | "figiCode" => None,
        _ => Some(text.to_owned()),
    }
}

/// Whether FtM takes a valid OGRN too: of an entrepreneur's fifteen digits it wants the remainder
/// by 13 itself as the last digit, where the register takes the last digit of the remainder.
fn is_ogrn_of_ftm(number: &str) -> bool {
    let Some(Ok(stem)) = number.get(..14).map(str::parse::<u64>) else { return true };
    number.len() != 15 || stem % 13 <= 10
}

/// A United States number of social security: nine digits, none of its three groups zero
/// (<https://www.ssa.gov/employer/stateweb.htm>).
fn social_security(text: &str) -> Option<String> {
    const NEVER_ISSUED: &[&str] = &["078051120", "219099999", "457555462"];
    let dashed = text.as_bytes().get(3) == Some(&b'-') && text.as_bytes().get(6) == Some(&b'-');
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let length = if dashed { 11 } else { 9 };
    if digits.len() != 9 || text.len() != length || NEVER_ISSUED.contains(&digits.as_str()) {
        return None;
    }
    let (area, group, serial) = (&digits[..3], &digits[3..5], &digits[5..]);
    let issued = !matches!(area, "000" | "666") && !area.starts_with('9');
    (issued && group != "00" && serial != "0000").then_some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_a_property_goes_back_into_it() {
        for (schema, property) in
            [("Company", "imoNumber"), ("Person", "passportNumber"), ("Company", "cageCode")]
        {
            let schema = Schema::get(schema).unwrap();
            let identifier = read(property, schema, "1").unwrap();
            assert_eq!(properties_of(&identifier, schema).next(), Some(property));
        }
        assert_eq!(read("name", Schema::PERSON, "1"), None);
    }

    #[test]
    fn numbers_of_social_security_are_checked() {
        assert_eq!(social_security("536-90-4399").as_deref(), Some("536904399"));
        for bad in ["000-12-3456", "536904390 ", "12-345-6789", "900123456", "078-05-1120"] {
            assert_eq!(social_security(bad), None, "{bad}");
        }
    }
}
