//! A party from the properties by which files, forms and requests name its facts.
//!
//! The names are FollowTheMoney's (`name`, `birthDate`, `passportNumber`); column headings that
//! customer files commonly carry lead to them ([`property_of_column`]).

use cordon_model::{Country, IdentifierKind, PartialDate, Schema};
use cordon_screen::{Party, PartyIdentifier};

use crate::answer::Query;

/// Headings of customer files, letters only and lower case, and the property each means.
const COLUMNS: &[(&str, &str)] = &[
    ("accountname", "name"),
    ("address", "address"),
    ("alias", "alias"),
    ("aliases", "alias"),
    ("bic", "swiftBic"),
    ("birthdate", "birthDate"),
    ("citizenship", "citizenship"),
    ("companyname", "name"),
    ("country", "country"),
    ("countryofresidence", "country"),
    ("customerid", "id"),
    ("customername", "name"),
    ("dateofbirth", "birthDate"),
    ("dob", "birthDate"),
    ("entityname", "name"),
    ("fullname", "name"),
    ("gender", "gender"),
    ("id", "id"),
    ("idnumber", "idNumber"),
    ("imo", "imoNumber"),
    ("imonumber", "imoNumber"),
    ("inn", "innCode"),
    ("inncode", "innCode"),
    ("jurisdiction", "jurisdiction"),
    ("lei", "leiCode"),
    ("leicode", "leiCode"),
    ("name", "name"),
    ("nationality", "nationality"),
    ("ogrn", "ogrnCode"),
    ("ogrncode", "ogrnCode"),
    ("partyid", "id"),
    ("partyname", "name"),
    ("passport", "passportNumber"),
    ("passportnumber", "passportNumber"),
    ("registrationnumber", "registrationNumber"),
    ("schema", "schema"),
    ("sex", "gender"),
    ("swift", "swiftBic"),
    ("swiftbic", "swiftBic"),
    ("taxid", "taxNumber"),
    ("taxnumber", "taxNumber"),
    ("type", "schema"),
    ("vesselname", "name"),
];

/// Property that a column's heading means, where it is one that customer files commonly carry.
pub fn property_of_column(heading: &str) -> Option<&'static str> {
    let letters: String = heading
        .chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    COLUMNS
        .binary_search_by(|(known, _)| (*known).cmp(letters.as_str()))
        .ok()
        .map(|row| COLUMNS[row].1)
}

/// Builds a party from (property, value) pairs; empty values count for nothing. What cannot be
/// understood is said in [`Query::error`], and the party is screened by the rest.
pub fn party_of<'a>(
    properties: impl IntoIterator<Item = (&'a str, &'a str)>,
    schema: Option<Schema>,
) -> (Query, Party) {
    let mut party = Party { schema, ..Party::default() };
    let mut id = None;
    let mut errors: Vec<String> = Vec::new();
    for (property, value) in properties {
        let value = value.trim();
        if value.is_empty() {
            continue;
        }
        match property {
            "id" => id = Some(value.to_owned()),
            "schema" => match schema_of(value) {
                Some(schema) => party.schema = Some(schema),
                None => errors.push(format!("'{value}' is not a schema")),
            },
            "name" | "alias" | "previousName" | "weakAlias" => party.names.push(value.to_owned()),
            "birthDate" | "incorporationDate" => match value.parse::<PartialDate>() {
                Ok(date) => party.birth_dates.push(date),
                Err(error) => errors.push(error.to_string()),
            },
            "country" | "nationality" | "citizenship" | "jurisdiction" | "flag" => {
                match Country::from_name(value) {
                    Some(country) if party.countries.contains(&country) => {}
                    Some(country) => party.countries.push(country),
                    None => errors.push(format!("'{value}' is not a country known here")),
                }
            }
            "gender" => party.gender = Some(value.to_owned()),
            "address" | "full" => party.addresses.push(value.to_owned()),
            _ => {
                if let Some(kind) = IdentifierKind::from_ftm(property) {
                    party.identifiers.push(PartyIdentifier {
                        kind: Some(kind),
                        number: value.to_owned(),
                        country: None,
                    });
                }
            }
        }
    }
    if party.names.is_empty() && party.identifiers.is_empty() {
        errors.push("no name and no identifier to screen by".to_owned());
    }
    let mut query = Query::of(&party);
    query.id = id;
    query.error = Some(errors.join("; ")).filter(|text| !text.is_empty());
    (query, party)
}

/// A schema by FtM's name or by the words that customer files use.
fn schema_of(text: &str) -> Option<Schema> {
    if let Some(schema) = Schema::get(text) {
        return Some(schema);
    }
    let lower = text.to_lowercase();
    match lower.as_str() {
        "person" | "individual" | "natural person" | "p" => Some(Schema::PERSON),
        "organization" | "organisation" | "entity" | "o" => Some(Schema::ORGANIZATION),
        "company" | "business" | "legal person" => Some(Schema::COMPANY),
        "vessel" | "ship" => Some(Schema::VESSEL),
        "aircraft" | "airplane" => Some(Schema::AIRPLANE),
        "legalentity" | "legal entity" => Some(Schema::LEGAL_ENTITY),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_are_sorted() {
        assert!(COLUMNS.is_sorted());
        assert_eq!(property_of_column("Full_Name"), Some("name"));
        assert_eq!(property_of_column("Date of birth"), Some("birthDate"));
        assert_eq!(property_of_column("colour"), None);
    }

    #[test]
    fn what_is_not_understood_is_said() {
        let (query, party) = party_of(
            [("name", "Erika Mustermann"), ("birthDate", "12/08/1964"), ("country", "de")],
            None,
        );
        assert_eq!(party.names, ["Erika Mustermann"]);
        assert!(party.birth_dates.is_empty());
        assert!(query.error.unwrap().contains("12/08/1964"));
        let (query, _) = party_of([("birthDate", "1964")], None);
        assert!(query.error.unwrap().contains("no name"));
    }
}
