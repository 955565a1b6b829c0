//! What a column's heading means: users' lists and users' customer files head the same facts alike.
//!
//! A heading leads to one of FollowTheMoney's property names, or to `id` or `schema`; case, blanks
//! and punctuation do not matter ("Birth Date", `birth_date`, `birthDate`).

use crate::schema::{PropertyType, Schema};

/// Words that tables commonly use, in the form of [`plain`], with the property that they mean.
const WORDS: &[(&str, &str)] = &[
    ("accountname", "name"),
    ("addresses", "address"),
    ("aka", "alias"),
    ("aliases", "alias"),
    ("alsoknownas", "alias"),
    ("altnames", "alias"),
    ("authorityid", "authorityId"),
    ("bic", "swiftBic"),
    ("birthcountry", "birthCountry"),
    ("citizenships", "citizenship"),
    ("companyname", "name"),
    ("countries", "country"),
    ("countryofresidence", "country"),
    ("cryptoaddress", "publicKey"),
    ("customerid", "id"),
    ("customername", "name"),
    ("dateofbirth", "birthDate"),
    ("datesofbirth", "birthDate"),
    ("dob", "birthDate"),
    ("emails", "email"),
    ("entityid", "id"),
    ("entityname", "name"),
    ("entitytype", "schema"),
    ("fka", "previousName"),
    ("formernames", "previousName"),
    ("fullname", "name"),
    ("identifiers", "registrationNumber"),
    ("imo", "imoNumber"),
    ("inn", "innCode"),
    ("kind", "schema"),
    ("lei", "leiCode"),
    ("listedon", "listingDate"),
    ("names", "name"),
    ("nationalid", "idNumber"),
    ("nationalities", "nationality"),
    ("ogrn", "ogrnCode"),
    ("partyid", "id"),
    ("partyname", "name"),
    ("passport", "passportNumber"),
    ("passportno", "passportNumber"),
    ("phones", "phone"),
    ("placeofbirth", "birthPlace"),
    ("programme", "program"),
    ("sex", "gender"),
    ("swift", "swiftBic"),
    ("taxid", "taxNumber"),
    ("telephone", "phone"),
    ("tin", "taxNumber"),
    ("url", "sourceUrl"),
    ("vesselname", "name"),
    ("walletaddress", "publicKey"),
    ("websites", "website"),
];

/// Schemata whose properties a table may head columns with, the most likely first.
pub const SCHEMATA: &[Schema] = &[
    Schema::LEGAL_ENTITY,
    Schema::PERSON,
    Schema::COMPANY,
    Schema::VESSEL,
    Schema::AIRPLANE,
    Schema::CRYPTO_WALLET,
    Schema::SECURITY,
];

/// A heading without case, blanks and punctuation.
pub fn plain(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The property that a heading means: a common word for it, or its own name; `id`; `schema`.
pub fn property_of_heading(heading: &str) -> Option<&'static str> {
    let plain = plain(heading);
    if let Ok(row) = WORDS.binary_search_by(|(word, _)| (*word).cmp(plain.as_str())) {
        return Some(WORDS[row].1);
    }
    if let Some(own) = ["id", "schema"].into_iter().find(|own| *own == plain) {
        return Some(own);
    }
    let properties = SCHEMATA.iter().flat_map(|schema| schema.properties());
    let mut values = properties.filter(|property| property.kind != PropertyType::Entity);
    values.find(|property| self::plain(property.name) == plain).map(|property| property.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_known_in_any_spelling() {
        assert!(WORDS.is_sorted());
        for heading in ["birthDate", "Birth Date", "birth_date", "DOB", "date of birth"] {
            assert_eq!(property_of_heading(heading), Some("birthDate"), "{heading}");
        }
        assert_eq!(property_of_heading("Full_Name"), Some("name"));
        assert_eq!(property_of_heading("ID"), Some("id"));
        assert_eq!(property_of_heading("favourite colour"), None);
        assert_eq!(property_of_heading("owner"), None);
        assert_eq!(property_of_heading(""), None);
    }
}
