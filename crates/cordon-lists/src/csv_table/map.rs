//! From a row to an entity.

use cordon_model::{
    AddressValue, CountryKind, DateKind, Entity, EntityId, Identifier, IdentifierKind, Listing,
    NameKind, NamePart, NamePartKind, NameValue, PropertyType, RecordLocation, RecordUnit, Schema,
    SourceId, Validity,
};

use super::dates::{self, Read};
use cordon_model::heading::SCHEMATA;

use super::header::{ListingField, Meaning};
use crate::identity::hash;
use crate::problem::{Problem, ProblemKind};
use crate::table::Row;

/// What all rows of a table share.
pub(super) struct Table<'a> {
    pub(super) file: &'a str,
    pub(super) headings: &'a [String],
    pub(super) meanings: &'a [Option<Meaning>],
    pub(super) source: &'a SourceId,
    pub(super) schema: Option<Schema>,
    pub(super) authority: &'a str,
}

/// A row read so far, and where its problems go.
struct Record<'a> {
    table: &'a Table<'a>,
    row: &'a Row,
    problems: &'a mut Vec<Problem>,
}

impl Table<'_> {
    /// The entity of a row; `None`, with a problem, if it names nobody.
    pub(super) fn entity(&self, row: &Row, problems: &mut Vec<Problem>) -> Option<Entity> {
        let mut record = Record { table: self, row, problems };
        if row.fields.len() > self.headings.len() {
            let more = row.fields[self.headings.len()..].join(" ");
            record.report("", &more, "more fields than the header has; see the verbatim row");
        }
        let schema = record.schema();
        let names = record.names();
        if names.is_empty() {
            let kind = ProblemKind::RecordSkipped;
            let place = place(row);
            problems.push(Problem::new(kind, place, "name", "", "a row without a name"));
            return None;
        }
        let id = record.first(Meaning::Id).map(|(_, id)| id.to_owned());
        let id = id.unwrap_or_else(|| {
            let texts: Vec<String> = names.iter().map(|name| name.text.to_uppercase()).collect();
            hash(&texts.iter().map(String::as_str).collect::<Vec<_>>())
        });
        let entity_id = EntityId::new(&format!("{}-{id}", self.source));
        let mut entity = Entity::new(entity_id, schema, self.source.clone());
        names.into_iter().for_each(|name| entity.add_name(name));
        for (heading, meaning, value) in record.values() {
            if let Meaning::Property(property, kind) = meaning {
                record.add(&mut entity, heading, property, kind, value);
            }
        }
        entity.listings.push(record.listing());
        entity.records.push(RecordLocation {
            file: self.file.to_owned(),
            unit: RecordUnit::Bytes,
            start: row.span.0,
            end: row.span.1,
        });
        Some(entity)
    }
}

/// What problems call a row.
pub(super) fn place(row: &Row) -> String {
    format!("line {}", row.line)
}

impl<'a> Record<'a> {
    fn report(&mut self, column: &str, raw: &str, message: &str) {
        let kind = ProblemKind::BadValue;
        self.problems.push(Problem::new(kind, place(self.row), column, raw, message));
    }

    /// The first filled field of the columns of a meaning, with its heading.
    fn first(&self, wanted: Meaning) -> Option<(&'a str, &'a str)> {
        let (table, row) = (self.table, self.row);
        let places = table.meanings.iter().enumerate();
        places
            .filter(|(_, meaning)| **meaning == Some(wanted))
            .map(|(place, _)| (table.headings[place].as_str(), row.field(place)))
            .find(|(_, value)| !value.is_empty())
    }

    /// All values of the row that mean something, column by column.
    fn values(&self) -> Vec<(&'a str, Meaning, &'a str)> {
        let mut values = Vec::new();
        for (place, meaning) in self.table.meanings.iter().enumerate() {
            let Some(meaning) = *meaning else { continue };
            let heading = self.table.headings[place].as_str();
            let field = self.row.field(place);
            values.extend(split(meaning, field).into_iter().map(|value| (heading, meaning, value)));
        }
        values
    }

    /// The schema that the row states, else the user's, else the one that has the properties
    /// which the row fills: a row with a birth date is a person.
    fn schema(&mut self) -> Schema {
        if let Some((heading, printed)) = self.first(Meaning::Schema) {
            match schema_of(printed) {
                Some(schema) => return schema,
                None => self.report(heading, printed, "not a FollowTheMoney schema"),
            }
        }
        if let Some(schema) = self.table.schema {
            return schema;
        }
        let filled: Vec<&str> = self
            .values()
            .into_iter()
            .filter_map(|(_, meaning, _)| match meaning {
                Meaning::Property(property, _) => Some(property),
                _ => None,
            })
            .collect();
        let fits = |schema: &&Schema| filled.iter().all(|name| schema.property(name).is_some());
        SCHEMATA.iter().find(fits).copied().unwrap_or(Schema::LEGAL_ENTITY)
    }

    /// The names, main ones first; a name is made of its parts where no column has it whole.
    fn names(&self) -> Vec<NameValue> {
        let mut names = Vec::new();
        let mut parts: Vec<NamePart> = Vec::new();
        for (_, meaning, value) in self.values() {
            let Meaning::Property(property, _) = meaning else { continue };
            if let Some(kind) = name_kind(property) {
                names.push(NameValue::new(value, kind));
            } else if let Some(kind) = part_kind(property) {
                parts.push(NamePart { kind, text: cordon_model::name::fold_space(value) });
            }
        }
        parts.sort_by_key(|part| reading_order(part.kind));
        let given: Vec<(NamePartKind, &str)> =
            parts.iter().map(|part| (part.kind, part.text.as_str())).collect();
        let mut primary = names.iter_mut().filter(|name| name.kind == NameKind::Primary);
        match (primary.next(), primary.next()) {
            (None, _) if !given.is_empty() => {
                names.push(NameValue::from_parts(&given, NameKind::Primary));
            }
            // Parts of one name; of several it is not said whose they are.
            (Some(only), None) => only.parts = parts,
            _ => {}
        }
        names.retain(|name| !name.text.is_empty());
        names.sort_by_key(|name| name.kind);
        if let Some(first) = names.first_mut().filter(|name| name.kind == NameKind::Alias) {
            first.kind = NameKind::Primary;
        }
        names
    }

    /// Adds a value of a property in its typed place.
    fn add(
        &mut self,
        entity: &mut Entity,
        heading: &str,
        property: &'static str,
        kind: PropertyType,
        value: &str,
    ) {
        if name_kind(property).is_some() || part_kind(property).is_some() {
            return;
        }
        if entity.schema.property(property).is_none() {
            entity.add_fact("notes", &format!("{heading}: {value}"));
            let message = format!("a {} has no {property}; kept in the notes", entity.schema);
            self.report(heading, value, &message);
            return;
        }
        if let Some(date) = date_kind(property) {
            self.add_date(entity, heading, date, value);
        } else if let Some(country) = country_kind(property) {
            entity.add_country(country, value);
            if entity.countries.last().is_some_and(|last| last.country.is_none()) {
                self.report(heading, value, "no country known by that name");
            }
        } else if let Some(number) = IdentifierKind::from_ftm(property) {
            self.add_identifier(entity, heading, property, number, value);
        } else if matches!(property, "address" | "full") {
            let full = cordon_model::name::fold_space(value);
            entity.add_address(AddressValue { full, ..AddressValue::default() });
        } else if property == "gender" {
            self.add_gender(entity, heading, value);
        } else if kind == PropertyType::Date {
            match dates::date(value) {
                Read::Date(date) => {
                    date.to_ftm().iter().for_each(|text| entity.add_fact(property, text));
                }
                _ => self.keep(entity, heading, value, "not a date; kept in the notes"),
            }
        } else {
            entity.add_fact(property, value);
        }
    }

    /// Keeps a value that could not be understood.
    fn keep(&mut self, entity: &mut Entity, heading: &str, value: &str, message: &str) {
        entity.add_fact("notes", &format!("{heading}: {value}"));
        self.report(heading, value, message);
    }

    fn add_date(&mut self, entity: &mut Entity, heading: &str, kind: DateKind, value: &str) {
        match dates::date(value) {
            Read::Date(date) => entity.add_date(kind, date, None),
            Read::Ambiguous(year) => {
                entity.add_date(kind, year, Some(value));
                let message = "day or month first? only the year is taken; write 1965-03-25";
                self.report(heading, value, message);
            }
            Read::No => self.keep(entity, heading, value, "not a date; kept in the notes"),
        }
    }

    fn add_identifier(
        &mut self,
        entity: &mut Entity,
        heading: &str,
        property: &str,
        kind: IdentifierKind,
        value: &str,
    ) {
        let mut identifier = Identifier::new(kind.on(entity.schema), value);
        if identifier.kind == IdentifierKind::Other {
            identifier = identifier.with_label(property);
        }
        if identifier.validity() == Validity::Invalid {
            self.report(heading, value, "fails the rules of its kind of number; kept as printed");
        }
        entity.add_identifier(identifier);
    }

    fn add_gender(&mut self, entity: &mut Entity, heading: &str, value: &str) {
        let gender = match value.to_lowercase().as_str() {
            "m" | "male" | "man" => "male",
            "f" | "female" | "woman" => "female",
            "o" | "x" | "other" | "divers" => "other",
            _ => {
                self.keep(entity, heading, value, "not a gender known here; kept in the notes");
                return;
            }
        };
        entity.add_fact("gender", gender);
    }

    /// The one listing of a row, by the user's own authority.
    fn listing(&mut self) -> Listing {
        let mut listing = Listing::new(self.table.authority, self.table.source.as_str());
        let reference = self.first(Meaning::Id).map(|(_, id)| id.to_owned());
        listing.reference = reference;
        for (heading, meaning, value) in self.values() {
            let Meaning::Listing(field) = meaning else { continue };
            let mut date = || match dates::date(value) {
                Read::Date(date) => Some(date),
                Read::Ambiguous(year) => {
                    let message = "day or month first? only the year is taken; write 1965-03-25";
                    self.report(heading, value, message);
                    Some(year)
                }
                Read::No => {
                    self.report(heading, value, "not a date");
                    None
                }
            };
            match field {
                ListingField::ListedOn => listing.listed_on = date(),
                ListingField::Effective => listing.effective = date(),
                ListingField::Until => listing.until = date(),
                ListingField::Programme => join(&mut listing.programme, value),
                ListingField::Reason => join(&mut listing.reason, value),
                ListingField::Provisions => join(&mut listing.provisions, value),
                ListingField::Reference => join(&mut listing.reference, value),
                ListingField::Summary => add_fact(&mut listing, "summary", value),
                ListingField::SourceUrl => add_fact(&mut listing, "sourceUrl", value),
            }
        }
        listing
    }
}

/// Values of a field. `|` divides them everywhere, `;` too except in texts and addresses, where
/// it is punctuation.
fn split(meaning: Meaning, field: &str) -> Vec<&str> {
    let in_text = match meaning {
        Meaning::Property(_, kind) => {
            matches!(kind, PropertyType::Text | PropertyType::Html | PropertyType::Address)
        }
        Meaning::Listing(_) => true,
        Meaning::Id | Meaning::Schema | Meaning::Nothing => return vec![field],
    };
    let divides = |character: char| character == '|' || (character == ';' && !in_text);
    field.split(divides).map(str::trim).filter(|value| !value.is_empty()).collect()
}

fn join(known: &mut Option<String>, value: &str) {
    match known {
        Some(text) => {
            text.push_str("; ");
            text.push_str(value);
        }
        None => *known = Some(value.to_owned()),
    }
}

fn add_fact(listing: &mut Listing, property: &str, value: &str) {
    listing.facts.entry(property.to_owned()).or_default().push(value.to_owned());
}

/// A schema by FtM's name, in any case, or by the words that tables use.
fn schema_of(text: &str) -> Option<Schema> {
    let plain: String =
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    match plain.as_str() {
        "individual" | "naturalperson" => Some(Schema::PERSON),
        "entity" | "organisation" | "body" => Some(Schema::ORGANIZATION),
        "business" | "legalperson" => Some(Schema::COMPANY),
        "ship" => Some(Schema::VESSEL),
        "aircraft" => Some(Schema::AIRPLANE),
        "wallet" => Some(Schema::CRYPTO_WALLET),
        _ => Schema::all()
            .filter(|schema| schema.edge().is_none())
            .find(|schema| schema.name().to_lowercase() == plain),
    }
}

fn name_kind(property: &str) -> Option<NameKind> {
    Some(match property {
        "name" => NameKind::Primary,
        "alias" | "abbreviation" => NameKind::Alias,
        "weakAlias" => NameKind::WeakAlias,
        "previousName" => NameKind::Former,
        _ => return None,
    })
}

fn part_kind(property: &str) -> Option<NamePartKind> {
    Some(match property {
        "firstName" => NamePartKind::Given,
        "secondName" | "middleName" => NamePartKind::Middle,
        "fatherName" => NamePartKind::Patronymic,
        "motherName" => NamePartKind::Matronymic,
        "lastName" => NamePartKind::Family,
        "nameSuffix" => NamePartKind::Suffix,
        _ => return None,
    })
}

fn reading_order(kind: NamePartKind) -> u8 {
    match kind {
        NamePartKind::Given => 0,
        NamePartKind::Middle => 1,
        NamePartKind::Patronymic => 2,
        NamePartKind::Matronymic => 3,
        NamePartKind::Family => 4,
        _ => 5,
    }
}

fn date_kind(property: &str) -> Option<DateKind> {
    Some(match property {
        "birthDate" => DateKind::Birth,
        "deathDate" => DateKind::Death,
        "incorporationDate" => DateKind::Incorporation,
        "dissolutionDate" => DateKind::Dissolution,
        "buildDate" => DateKind::Build,
        "nameChangeDate" => DateKind::NameChange,
        _ => return None,
    })
}

fn country_kind(property: &str) -> Option<CountryKind> {
    Some(match property {
        "country" | "mainCountry" => CountryKind::Country,
        "nationality" => CountryKind::Nationality,
        "citizenship" => CountryKind::Citizenship,
        "birthCountry" => CountryKind::Birth,
        "jurisdiction" => CountryKind::Jurisdiction,
        "flag" => CountryKind::Flag,
        "pastFlags" => CountryKind::PastFlag,
        _ => return None,
    })
}
