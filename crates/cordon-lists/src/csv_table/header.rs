//! What each column of a user's table means.
//!
//! The user's map decides first. A column that it does not name is taken by its heading where that
//! is one of FollowTheMoney's property names, or a word that tables commonly head it with; case,
//! blanks and underscores do not matter ("Birth Date", `birth_date`, `birthDate`). What is left has
//! no meaning here: it is reported once, and stays in the verbatim row.

use cordon_model::{PropertyType, Schema};

use crate::problem::{Problem, ProblemKind};
use crate::reading::CustomList;

/// Meaning of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The user's own id of the row.
    Id,
    /// Schema of the row.
    Schema,
    /// An FtM property of the entity, with the type of its values.
    Property(&'static str, PropertyType),
    /// Something of the listing.
    Listing(ListingField),
    /// Left out: mapped to nothing by the user.
    Nothing,
}

/// What a column may say of the listing; the names are those of FtM's `Sanction`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListingField {
    Programme,
    Reason,
    Provisions,
    ListedOn,
    Effective,
    Until,
    Reference,
    Summary,
    SourceUrl,
}

/// Words that tables commonly use, letters and digits only, with what they mean.
const WORDS: &[(&str, &str)] = &[
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
    ("cryptoaddress", "publicKey"),
    ("dateofbirth", "birthDate"),
    ("datesofbirth", "birthDate"),
    ("dob", "birthDate"),
    ("emails", "email"),
    ("entityid", "id"),
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
    ("passport", "passportNumber"),
    ("passportno", "passportNumber"),
    ("phones", "phone"),
    ("placeofbirth", "birthPlace"),
    ("programme", "program"),
    ("sanctions", "summaryOfListing"),
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

/// What the names of the listing's fields mean.
const LISTING: &[(&str, ListingField)] = &[
    ("authorityId", ListingField::Reference),
    ("endDate", ListingField::Until),
    ("listingDate", ListingField::ListedOn),
    ("program", ListingField::Programme),
    ("provisions", ListingField::Provisions),
    ("reason", ListingField::Reason),
    ("sourceUrl", ListingField::SourceUrl),
    ("startDate", ListingField::Effective),
    ("summaryOfListing", ListingField::Summary),
];

/// Schemata whose properties a table may use, the most likely first.
pub(super) const SCHEMATA: &[Schema] = &[
    Schema::LEGAL_ENTITY,
    Schema::PERSON,
    Schema::COMPANY,
    Schema::VESSEL,
    Schema::AIRPLANE,
    Schema::CRYPTO_WALLET,
    Schema::SECURITY,
];

/// What a name of a property, or one of the words beside them, means.
fn meaning(name: &str) -> Option<Meaning> {
    match name {
        "" | "-" => return Some(Meaning::Nothing),
        "id" => return Some(Meaning::Id),
        "schema" => return Some(Meaning::Schema),
        _ => {}
    }
    if let Some((_, field)) = LISTING.iter().find(|(known, _)| *known == name) {
        return Some(Meaning::Listing(*field));
    }
    let all = SCHEMATA.iter().copied().chain(Schema::all());
    let property = all
        .filter(|schema| schema.edge().is_none())
        .find_map(|schema| schema.property(name))
        .filter(|property| property.kind != PropertyType::Entity)?;
    Some(Meaning::Property(property.name, property.kind))
}

/// What a heading means that no map names.
fn meaning_of_heading(heading: &str) -> Option<Meaning> {
    let plain = plain(heading);
    if plain.is_empty() {
        return None;
    }
    if let Some((_, name)) = WORDS.iter().find(|(word, _)| *word == plain) {
        return meaning(name);
    }
    if let Some((name, _)) = LISTING.iter().find(|(name, _)| self::plain(name) == plain) {
        return meaning(name);
    }
    if matches!(plain.as_str(), "id" | "schema") {
        return meaning(&plain);
    }
    let properties = SCHEMATA.iter().flat_map(|schema| schema.properties());
    let property = properties.into_iter().find(|property| self::plain(property.name) == plain)?;
    meaning(property.name)
}

fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Meanings of the columns; what has none is reported.
pub(super) fn meanings(
    headings: &[String],
    custom: &CustomList,
    problems: &mut Vec<Problem>,
) -> Vec<Option<Meaning>> {
    let mut report = |field: &str, raw: &str, message: String| {
        problems.push(Problem::new(ProblemKind::UnknownField, "header", field, raw, message));
    };
    let mut meanings: Vec<Option<Meaning>> = vec![None; headings.len()];
    let mut mapped = vec![false; headings.len()];
    for (column, property) in &custom.columns {
        let exact = headings.iter().position(|heading| heading == column);
        let alike = || headings.iter().position(|heading| plain(heading) == plain(column));
        let Some(place) = exact.or_else(alike) else {
            let message = "the map names a column that the table does not have";
            report(column, property, message.to_owned());
            continue;
        };
        match meaning(property) {
            Some(meaning) => {
                meanings[place] = Some(meaning);
                mapped[place] = true;
            }
            None => report(
                column,
                property,
                "mapped to what is no FollowTheMoney property, 'id' or 'schema'".to_owned(),
            ),
        }
    }
    for (place, heading) in headings.iter().enumerate() {
        if !mapped[place] {
            meanings[place] = meaning_of_heading(heading);
            if meanings[place].is_none() && !heading.is_empty() {
                let message = "a column of no known meaning; map it with COLUMN=PROPERTY";
                report(heading, heading, message.to_owned());
            }
        }
    }
    meanings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_leads_to_a_meaning() {
        assert!(WORDS.is_sorted());
        for (word, name) in WORDS {
            assert!(meaning(name).is_some(), "{word} {name}");
            assert_eq!(plain(word), *word);
        }
    }

    #[test]
    fn headings_are_known_in_any_spelling() {
        let birth = Some(Meaning::Property("birthDate", PropertyType::Date));
        for heading in ["birthDate", "Birth Date", "birth_date", "DOB", "date of birth"] {
            assert_eq!(meaning_of_heading(heading), birth, "{heading}");
        }
        assert_eq!(meaning_of_heading("ID"), Some(Meaning::Id));
        assert_eq!(meaning_of_heading("Listing Date"), meaning("listingDate"));
        assert_eq!(meaning_of_heading("favourite colour"), None);
        assert_eq!(meaning("owner"), None);
    }
}
