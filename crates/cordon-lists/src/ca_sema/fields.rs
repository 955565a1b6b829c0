//! Where every field of the file goes.

/// Element path → destination.
pub(super) const FIELDS: &[(&str, &str)] = &[
    ("data-set/record/Country", "id, countries, listings.programme, listings.facts.program"),
    ("data-set/record/Schedule", "listings.reference, listings.measures"),
    ("data-set/record/Item", "listings.reference"),
    ("data-set/record/LastName", "id, names.parts.family"),
    ("data-set/record/GivenName", "id, names.parts.given"),
    ("data-set/record/EntityOrShip", "id, names; schema"),
    ("data-set/record/Entity", "id, names; schema (edition before 2022)"),
    ("data-set/record/TitleOrShip", "facts.title of a person, facts.type of a ship; schema"),
    ("data-set/record/Title", "facts.title (edition before 2022)"),
    ("data-set/record/DateOfBirthOrShipBuildDate", "dates, birth of a person, build of a ship"),
    ("data-set/record/DateOfBirth", "dates (edition before 2022)"),
    ("data-set/record/ShipIMONumber", "id, identifiers, schema"),
    ("data-set/record/Aliases", "names; notes, whole, where the split is doubtful"),
    ("data-set/record/DateOfListing", "listings.listed_on"),
];
