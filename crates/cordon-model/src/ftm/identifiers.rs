//! Which FtM property holds which kind of number, and in which form.
//!
//! FtM checks the numbers of some properties by their specification and keeps them in one form
//! (`IMO` before seven digits, eight letters of a BIC). A number that fails its check, which lists
//! do print, goes to the general property of its kind instead, where FtM takes any text.

use crate::identifier::{Identifier, IdentifierKind, Validity};
use crate::schema::Schema;

/// Kinds with the properties that may hold them, the best first. The first row of a property
/// says what kind its values are when they are read.
const PROPERTIES: &[(IdentifierKind, &[&str])] = &[
    (IdentifierKind::Passport, &["passportNumber", "idNumber"]),
    (IdentifierKind::NationalId, &["idNumber", "registrationNumber"]),
    (IdentifierKind::TaxId, &["taxNumber"]),
    (IdentifierKind::Registration, &["registrationNumber", "idNumber"]),
    (IdentifierKind::DrivingLicence, &["idNumber"]),
    (IdentifierKind::SocialSecurity, &["socialSecurityNumber", "idNumber"]),
    (IdentifierKind::Vat, &["vatCode", "taxNumber"]),
    (IdentifierKind::Uscc, &["uscCode", "registrationNumber"]),
    (IdentifierKind::Inn, &["innCode", "taxNumber"]),
    (IdentifierKind::Ogrn, &["ogrnCode", "registrationNumber"]),
    (IdentifierKind::Kpp, &["kppCode"]),
    (IdentifierKind::Okpo, &["okpoCode"]),
    (IdentifierKind::Lei, &["leiCode", "registrationNumber"]),
    (IdentifierKind::Bic, &["swiftBic", "bic"]),
    (IdentifierKind::Bik, &["bikCode"]),
    (IdentifierKind::Iban, &["iban"]),
    (IdentifierKind::BankAccount, &["accountNumber"]),
    (IdentifierKind::Isin, &["isin", "isinCode"]),
    (IdentifierKind::Duns, &["dunsCode"]),
    (IdentifierKind::ImoShip, &["imoNumber", "registrationNumber"]),
    (IdentifierKind::ImoCompany, &["imoNumber", "registrationNumber"]),
    (IdentifierKind::Mmsi, &["mmsi"]),
    (IdentifierKind::CallSign, &["callSign"]),
    (IdentifierKind::AircraftRegistration, &["registrationNumber"]),
    (IdentifierKind::AircraftSerial, &["serialNumber"]),
    (IdentifierKind::Wallet, &["publicKey", "cryptoAddress"]),
    (IdentifierKind::Other, &["idNumber", "registrationNumber"]),
];

/// Properties that may hold a kind of number, the best first.
pub(super) fn properties_of(kind: IdentifierKind) -> &'static [&'static str] {
    PROPERTIES.iter().find(|(known, _)| *known == kind).map_or(&[], |(_, properties)| properties)
}

/// Kind of the numbers in a property of a schema; `None` if it holds no numbers of an entity.
pub(super) fn kind_of(property: &str, schema: Schema) -> Option<IdentifierKind> {
    match property {
        "imoNumber" if schema.is_a(Schema::ORGANIZATION) => Some(IdentifierKind::ImoCompany),
        "registrationNumber" if schema.is_a(Schema::AIRPLANE) => {
            Some(IdentifierKind::AircraftRegistration)
        }
        "idNumber" if !schema.is_a(Schema::PERSON) => Some(IdentifierKind::Other),
        _ => PROPERTIES
            .iter()
            .find(|(_, properties)| properties.first() == Some(&property))
            .or_else(|| PROPERTIES.iter().find(|(_, properties)| properties.contains(&property)))
            .map(|(kind, _)| *kind),
    }
}

/// A number in the form that FtM keeps in a property; `None` if FtM's check refuses it there.
pub(super) fn canonical(property: &str, text: &str) -> Option<String> {
    let valid = |kind: IdentifierKind| {
        let identifier = Identifier::new(kind, text);
        (identifier.validity() == Validity::Valid).then(|| identifier.normal())
    };
    match property {
        "innCode" => valid(IdentifierKind::Inn),
        "ogrnCode" => valid(IdentifierKind::Ogrn),
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
    fn every_property_is_read_as_the_kind_it_is_best_for() {
        assert_eq!(kind_of("passportNumber", Schema::PERSON), Some(IdentifierKind::Passport));
        assert_eq!(kind_of("idNumber", Schema::PERSON), Some(IdentifierKind::NationalId));
        assert_eq!(kind_of("imoNumber", Schema::COMPANY), Some(IdentifierKind::ImoCompany));
        assert_eq!(kind_of("imoNumber", Schema::VESSEL), Some(IdentifierKind::ImoShip));
        assert_eq!(kind_of("name", Schema::PERSON), None);
    }

    #[test]
    fn numbers_of_social_security_are_checked() {
        assert_eq!(social_security("536-90-4399").as_deref(), Some("536904399"));
        for bad in ["000-12-3456", "536904390 ", "12-345-6789", "900123456", "078-05-1120"] {
            assert_eq!(social_security(bad), None, "{bad}");
        }
    }
}
