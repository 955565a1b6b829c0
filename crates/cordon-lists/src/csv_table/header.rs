//! What each column of a user's table means.
//!
//! The user's map decides first. A column that it does not name is taken by its heading where that
//! is one of FollowTheMoney's property names, or a word that tables commonly head it with; case,
//! blanks and underscores do not matter ("Birth Date", `birth_date`, `birthDate`). What is left has
//! no meaning here: it is reported once, and stays in the verbatim row.

use cordon_model::heading::{SCHEMATA, plain};
use cordon_model::{PropertyType, Schema, property_of_heading};

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

/// What the names of the listing's fields mean.
const LISTING: &[(&str, ListingField)] = &[
    ("authorityId", ListingField::Reference),
    ("endDate", ListingField::Until),
    ("listingDate", ListingField::ListedOn),
    ("program", ListingField::Programme),
    ("provisions", ListingField::Provisions),
    ("reason", ListingField::Reason),
    ("sanctions", ListingField::Summary),
    ("sourceUrl", ListingField::SourceUrl),
    ("startDate", ListingField::Effective),
    ("summaryOfListing", ListingField::Summary),
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
    let listing = LISTING.iter().find(|(name, _)| self::plain(name) == plain);
    match listing {
        Some((name, _)) => meaning(name),
        None => property_of_heading(heading).and_then(meaning),
    }
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
