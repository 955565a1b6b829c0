//! A party from the properties by which files, forms and requests name its facts.
//!
//! The names are FollowTheMoney's (`name`, `birthDate`, `passportNumber`); column headings lead to
//! them by [`cordon_model::property_of_heading`].

use cordon_model::{Country, IdentifierKind, PartialDate, Schema};
use cordon_screen::{Party, PartyIdentifier};

use crate::answer::Query;

/// Builds a party from (property, value) pairs; empty values count for nothing. What cannot be
/// understood is said in [`Query::error`], and the party is screened by the rest.
pub fn party_of<'a>(
    properties: impl IntoIterator<Item = (&'a str, &'a str)>,
    schema: Option<Schema>,
) -> (Query, Party) {
    let mut party = Party { schema, ..Party::default() };
    let mut id = None;
    let mut errors: Vec<String> = Vec::new();
    // Parts of a name, in the order of the columns: they count where no whole name is given.
    let mut parts: Vec<&str> = Vec::new();
    for (property, value) in properties {
        let value = value.trim();
        if value.is_empty() {
            continue;
        }
        match property {
            "id" => id = Some(value.to_owned()),
            // Customer files also head with "type" what is no kind of party at all.
            "schema" | "type" => match schema_of(value) {
                Some(schema) => party.schema = Some(schema),
                None if property == "type" => {}
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
            "firstName" | "middleName" | "lastName" => parts.push(value),
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
    if party.names.is_empty() && !parts.is_empty() {
        party.names.push(parts.join(" "));
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
    fn a_name_is_made_of_its_parts_where_there_is_no_whole_one() {
        let parts = [("firstName", "Erika"), ("lastName", "Mustermann"), ("type", "retail")];
        let (query, party) = party_of(parts, None);
        assert_eq!((party.names, query.error), (vec!["Erika Mustermann".to_owned()], None));
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
