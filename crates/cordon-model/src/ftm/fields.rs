//! Which FtM property says which typed field of the entity itself, both ways.

use crate::country::CountryKind;
use crate::date::DateKind;
use crate::name::{NameKind, NamePartKind};

/// Names. An original-script name is an alias to FtM; read back, an alias is an alias.
pub(super) const NAMES: &[(NameKind, &str)] = &[
    (NameKind::Primary, "name"),
    (NameKind::Alias, "alias"),
    (NameKind::WeakAlias, "weakAlias"),
    (NameKind::Former, "previousName"),
    (NameKind::Original, "alias"),
];

/// Parts of a person's names; FtM does not say which name they belong to.
pub(super) const NAME_PARTS: &[(NamePartKind, &str)] = &[
    (NamePartKind::Given, "firstName"),
    (NamePartKind::Middle, "middleName"),
    (NamePartKind::Family, "lastName"),
    (NamePartKind::Patronymic, "fatherName"),
    (NamePartKind::Matronymic, "motherName"),
    (NamePartKind::Title, "title"),
    (NamePartKind::Suffix, "nameSuffix"),
];

/// Dates.
pub(super) const DATES: &[(DateKind, &str)] = &[
    (DateKind::Birth, "birthDate"),
    (DateKind::Death, "deathDate"),
    (DateKind::Incorporation, "incorporationDate"),
    (DateKind::Dissolution, "dissolutionDate"),
    (DateKind::Build, "buildDate"),
    (DateKind::NameChange, "nameChangeDate"),
];

/// Countries: the properties that may hold a kind, the best first. A tie of no better place is a
/// `country`; where somebody was born or what flag a ship has flown is no such tie.
pub(super) const COUNTRIES: &[(CountryKind, &[&str])] = &[
    (CountryKind::Country, &["country"]),
    (CountryKind::Nationality, &["nationality", "country"]),
    (CountryKind::Citizenship, &["citizenship", "country"]),
    (CountryKind::Birth, &["birthCountry"]),
    (CountryKind::Residence, &["country"]),
    (CountryKind::Jurisdiction, &["jurisdiction", "country"]),
    (CountryKind::Flag, &["flag", "country"]),
    (CountryKind::PastFlag, &["pastFlags"]),
];

/// The typed kind that a property is read as.
pub(super) fn kind_of<K: Copy>(rows: &[(K, &str)], property: &str) -> Option<K> {
    rows.iter().find(|(_, known)| *known == property).map(|(kind, _)| *kind)
}

/// Kind of country that a property is read as.
pub(super) fn country_kind_of(property: &str) -> Option<CountryKind> {
    COUNTRIES.iter().find(|(_, known)| known.first() == Some(&property)).map(|(kind, _)| *kind)
}
