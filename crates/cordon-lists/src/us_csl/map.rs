//! From a row to an entity.

use cordon_model::{
    AddressValue, Country, CountryKind, CountryValue, DateKind, Entity, EntityId, Identifier,
    IdentifierKind, Link, LinkEnd, Listing, Measure, NameKind, NamePartKind, NameValue,
    RecordLocation, RecordUnit, Schema, SourceId,
};

use super::dates::column_date;
use super::federal_register::citations;
use super::{SOURCE, ids, lists, printed_name};
use crate::columns::Columns;
use crate::problem::{Problem, ProblemKind};
use crate::table::Row;

/// Divides the values of a field.
const DIVIDER: &str = "; ";

/// Stands where a ship has no flag.
const NO_FLAG: &str = "None Identified";

/// A row with what is needed to read it.
pub(super) struct Record<'a> {
    pub(super) file: &'a str,
    pub(super) columns: &'a Columns,
    pub(super) row: &'a Row,
}

impl Record<'_> {
    /// A field by the name of its column; empty where there is none.
    pub(super) fn field(&self, column: &str) -> &str {
        self.columns.position(column).map_or("", |position| self.row.field(position))
    }

    fn values(&self, column: &str) -> impl Iterator<Item = &str> {
        self.field(column).split(DIVIDER).map(str::trim).filter(|value| !value.is_empty())
    }

    /// What problems call the row.
    pub(super) fn place(&self) -> String {
        format!("line {}", self.row.line)
    }

    fn report(&self, column: &str, raw: &str, message: &str, problems: &mut Vec<Problem>) {
        problems.push(Problem::new(ProblemKind::BadValue, self.place(), column, raw, message));
    }

    /// The entity of the row; `None`, with a problem, if it has no id or names nobody.
    pub(super) fn entity(&self, source: &SourceId, problems: &mut Vec<Problem>) -> Option<Entity> {
        let (id, name) = (self.field("_id"), self.field("name"));
        if id.is_empty() || name.is_empty() {
            let kind = ProblemKind::RecordSkipped;
            let message = "a row without an id or a name";
            problems.push(Problem::new(kind, self.place(), "_id", name, message));
            return None;
        }
        let schema = self.schema(problems);
        let mut entity =
            Entity::new(EntityId::new(&format!("us-csl-{id}")), schema, source.clone());
        self.add_names(&mut entity, problems);
        self.add_life(&mut entity, problems);
        self.add_addresses(&mut entity);
        self.add_ship(&mut entity);
        self.add_remarks(&mut entity);
        let mut listing = self.listing(&mut entity, problems);
        ids::add(&mut entity, &mut listing, self.field("ids"));
        let programmes: Vec<&str> = self.values("programs").collect();
        if programmes.is_empty() {
            entity.listings.push(listing);
        } else {
            entity.listings.extend(programmes.into_iter().map(|programme| Listing {
                programme: Some(programme.to_owned()),
                ..listing.clone()
            }));
        }
        // OFAC's number stands for its own entry, which its own lists print in full.
        let uid = self.field("entity_number");
        if !uid.is_empty() {
            entity.referents.push(EntityId::new(&format!("ofac-{uid}")));
        }
        entity.records.push(RecordLocation {
            file: self.file.to_owned(),
            unit: RecordUnit::Bytes,
            start: self.row.span.0,
            end: self.row.span.1,
        });
        Some(entity)
    }

    fn schema(&self, problems: &mut Vec<Problem>) -> Schema {
        match self.field("type") {
            "Individual" => Schema::PERSON,
            "Entity" => Schema::ORGANIZATION,
            "Vessel" => Schema::VESSEL,
            "Aircraft" => Schema::AIRPLANE,
            "" => Schema::LEGAL_ENTITY,
            other => {
                let message = "a type that this reader does not know; taken as a legal entity";
                self.report("type", other, message, problems);
                Schema::LEGAL_ENTITY
            }
        }
    }

    /// OFAC prints a person as "FAMILY, Given"; the other agencies print a field that may hold
    /// several names.
    fn add_names(&self, entity: &mut Entity, problems: &mut Vec<Problem>) {
        let of_ofac = !self.field("entity_number").is_empty();
        let person = entity.schema.is_a(Schema::PERSON);
        let names = |printed: &str, kind: NameKind| -> Vec<NameValue> {
            match printed.split_once(", ").filter(|_| of_ofac && person) {
                Some((family, given)) => {
                    let parts = [(NamePartKind::Family, family), (NamePartKind::Given, given)];
                    vec![NameValue::from_parts(&parts, kind)]
                }
                None if of_ofac => vec![NameValue::new(printed, kind)],
                None => printed_name::names(printed, kind),
            }
        };
        names(self.field("name"), NameKind::Primary).into_iter().for_each(|n| entity.add_name(n));
        for alias in self.values("alt_names") {
            // The last of a list in words: "LCEC; and EC".
            let alias = alias.strip_prefix("and ").filter(|_| !of_ofac).unwrap_or(alias);
            names(alias, NameKind::Alias).into_iter().for_each(|name| entity.add_name(name));
        }
        if let Some(name) = entity.names.iter().find(|name| name.text.contains('?')) {
            let message = "question marks stand where the file lost characters";
            self.report("name", &name.text.clone(), message, problems);
        }
    }

    fn add_life(&self, entity: &mut Entity, problems: &mut Vec<Problem>) {
        for text in self.values("dates_of_birth") {
            match column_date(text) {
                Some(date) => entity.add_date(DateKind::Birth, date, None),
                None => {
                    entity.add_fact("notes", &format!("Date of birth: {text}"));
                    self.report("dates_of_birth", text, "not a date", problems);
                }
            }
        }
        for place in self.values("places_of_birth") {
            add_fact(entity, "birthPlace", "Place of birth", place);
            let last = place.rsplit(", ").next().unwrap_or(place);
            let value = CountryValue::new(CountryKind::Birth, last);
            if value.country.is_some() && !entity.countries.contains(&value) {
                entity.countries.push(value);
            }
        }
        self.values("nationalities").for_each(|code| {
            entity.add_country(CountryKind::Nationality, code);
        });
        self.values("citizenships").for_each(|code| {
            entity.add_country(CountryKind::Citizenship, code);
        });
        self.values("title").for_each(|title| add_fact(entity, "position", "Title", title));
    }

    /// Addresses end with the country's code, except some of BIS's, which end with a postal code.
    fn add_addresses(&self, entity: &mut Entity) {
        for full in self.values("addresses") {
            let last = full.rsplit(", ").next().unwrap_or(full);
            let code = last.bytes().all(|byte| byte.is_ascii_uppercase());
            let country = Some(last).filter(|_| code).and_then(Country::from_code);
            if country.is_some() {
                entity.add_country(CountryKind::Country, last);
            }
            if last != full || country.is_none() {
                let address =
                    AddressValue { full: full.to_owned(), country, ..AddressValue::default() };
                entity.add_address(address);
            }
        }
    }

    fn add_ship(&self, entity: &mut Entity) {
        let sign = Identifier::new(IdentifierKind::CallSign, self.field("call_sign"));
        entity.add_identifier(sign.with_label("Call sign"));
        add_fact(entity, "type", "Vessel type", self.field("vessel_type"));
        add_fact(entity, "tonnage", "Gross tonnage", self.field("gross_tonnage"));
        let registered = self.field("gross_registered_tonnage");
        add_fact(entity, "grossRegisteredTonnage", "Gross registered tonnage", registered);
        match self.field("vessel_flag") {
            NO_FLAG => entity.add_fact("notes", &format!("Flag: {NO_FLAG}")),
            flag => entity.add_country(CountryKind::Flag, flag),
        }
        let owner = self.field("vessel_owner");
        if !owner.is_empty() {
            let schema = Schema::OWNERSHIP;
            entity.links.push(Link::to_name(schema, LinkEnd::Target, "Vessel owner", owner));
        }
    }

    /// Remarks: "Linked To: …" are links, the rest are notes.
    fn add_remarks(&self, entity: &mut Entity) {
        const LINKED: &str = "Linked To: ";
        for remark in self.values("remarks") {
            let plain = remark.strip_prefix('(').unwrap_or(remark);
            let Some(name) = plain.strip_prefix(LINKED) else {
                entity.add_fact("notes", remark);
                continue;
            };
            // The bracket around the remark, and not one that belongs to the name.
            let unbalanced = name.matches(')').count() > name.matches('(').count();
            let name = name.strip_suffix(')').filter(|_| unbalanced).unwrap_or(name);
            let (schema, role) = (Schema::UNKNOWN_LINK, LINKED.trim_end_matches([':', ' ']));
            entity.links.push(Link::to_name(schema, LinkEnd::Source, role, name));
        }
    }

    /// What the row says of the sanction; the entity gets the topics of its list.
    fn listing(&self, entity: &mut Entity, problems: &mut Vec<Problem>) -> Listing {
        let source = self.field("source");
        let mut listing = match lists::of_source(source) {
            Some(list) => {
                list.topics.iter().for_each(|topic| entity.add_fact("topics", topic));
                let mut listing = Listing::new(SOURCE.authority, list.title);
                listing.measures.push(list.measure());
                listing
            }
            None => {
                self.report("source", source, "a list that this reader does not know", problems);
                let mut listing = Listing::new(SOURCE.authority, source);
                listing.measures.push(Measure::Other("unknown".to_owned()));
                listing
            }
        };
        let mut date = |column: &str| {
            let text = Some(self.field(column)).filter(|text| !text.is_empty())?;
            let date = column_date(text);
            if date.is_none() {
                self.report(column, text, "not a date", problems);
            }
            date
        };
        listing.listed_on = date("start_date");
        listing.until = date("end_date");
        let cited = citations(self.field("federal_register_notice"));
        for printed in cited.bad_dates {
            let message = format!("'{printed}' is not a date");
            let raw = self.field("federal_register_notice");
            self.report("federal_register_notice", raw, &message, problems);
        }
        listing.acts = cited.acts;
        let standard = match self.field("standard_order") {
            "Y" | "y" => "standard denial order",
            "N" | "n" => "non-standard denial order",
            other => other,
        };
        let provisions =
            [standard, self.field("license_requirement"), self.field("license_policy")];
        let provisions: Vec<&str> = provisions.into_iter().filter(|s| !s.is_empty()).collect();
        listing.provisions = (!provisions.is_empty()).then(|| provisions.join(" "));
        let mut urls: Vec<String> = Vec::new();
        for url in [self.field("source_list_url"), self.field("source_information_url")] {
            if !url.is_empty() && !urls.iter().any(|known| known == url) {
                urls.push(url.to_owned());
            }
        }
        if !urls.is_empty() {
            listing.facts.insert("sourceUrl".to_owned(), urls);
        }
        listing
    }
}

/// A fact, or a note where the schema has no such property.
fn add_fact(entity: &mut Entity, property: &str, label: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    if entity.schema.property(property).is_some() {
        entity.add_fact(property, value);
    } else {
        entity.add_fact("notes", &format!("{label}: {value}"));
    }
}
