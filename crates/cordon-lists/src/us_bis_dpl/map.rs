//! From a row to an entity.

use cordon_model::{
    AddressValue, Country, CountryKind, CountryValue, Entity, EntityId, Listing, Measure, NameKind,
    PartialDate, RecordLocation, RecordUnit, Schema, SourceId, add_new,
};

use super::SOURCE;
use crate::columns::Columns;
use crate::identity::hash;
use crate::problem::{Problem, ProblemKind};
use crate::table::Row;
use crate::us_csl::federal_register::{citations, us_date};
use crate::us_csl::printed_name;

/// Postal codes of the states and territories of the United States, for rows that print one and no
/// country.
const STATES: &[&str] = &[
    "AK", "AL", "AR", "AZ", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "GU", "HI", "IA", "ID", "IL",
    "IN", "KS", "KY", "LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH",
    "NJ", "NM", "NV", "NY", "OH", "OK", "OR", "PA", "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VA",
    "VI", "VT", "WA", "WI", "WV", "WY",
];

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

    /// What problems call the row.
    pub(super) fn place(&self) -> String {
        format!("line {}", self.row.line)
    }

    fn report(&self, column: &str, message: &str, problems: &mut Vec<Problem>) {
        let raw = self.field(column);
        problems.push(Problem::new(ProblemKind::BadValue, self.place(), column, raw, message));
    }

    /// The entity of the row; `None`, with a problem, if it names nobody.
    pub(super) fn entity(&self, source: &SourceId, problems: &mut Vec<Problem>) -> Option<Entity> {
        let names = printed_name::names(self.field("Name"), NameKind::Primary);
        let Some(first) = names.first() else {
            let kind = ProblemKind::RecordSkipped;
            problems.push(Problem::new(kind, self.place(), "Name", "", "a row without a name"));
            return None;
        };
        let cited = citations(self.field("FR_Citation"));
        let order = cited.pages.iter().min().map_or_else(
            || self.field("Effective_Date").to_owned(),
            |(volume, page)| format!("{volume} FR {page}"),
        );
        let key = first.note.as_deref().unwrap_or(&first.text).to_uppercase();
        let id = EntityId::new(&format!("us-bis-dpl-{}", hash(&[&key, &order])));
        let mut entity = Entity::new(id, Schema::LEGAL_ENTITY, source.clone());
        names.into_iter().for_each(|name| entity.add_name(name));
        self.add_address(&mut entity, problems);
        entity.add_fact("topics", "export.control");
        let mut listing = self.listing(problems);
        for printed in cited.bad_dates {
            self.report("FR_Citation", &format!("'{printed}' is not a date"), problems);
        }
        listing.acts = cited.acts;
        entity.listings.push(listing);
        entity.records.push(RecordLocation {
            file: self.file.to_owned(),
            unit: RecordUnit::Bytes,
            start: self.row.span.0,
            end: self.row.span.1,
        });
        Some(entity)
    }

    fn add_address(&self, entity: &mut Entity, problems: &mut Vec<Problem>) {
        let part = |column: &str| Some(self.field(column).to_owned()).filter(|s| !s.is_empty());
        let printed = part("Country");
        let state = part("State");
        let in_a_state = state.as_deref().is_some_and(|state| STATES.contains(&state));
        let country = match &printed {
            Some(text) => Country::from_name(text),
            None if in_a_state => Country::from_code("US"),
            None => None,
        };
        if printed.is_some() && country.is_none() {
            self.report("Country", "no country known by that name", problems);
        }
        let address = AddressValue {
            street: part("Street_Address"),
            city: part("City"),
            region: state,
            postal_code: part("Postal_Code"),
            country,
            ..AddressValue::default()
        };
        entity.add_address(address.compose(printed.as_deref()));
        if let Some(text) = printed.or_else(|| country.map(|country| country.to_string())) {
            let kind = CountryKind::Country;
            entity.countries.push(CountryValue { kind, country, text });
        }
    }

    fn date(&self, column: &str, problems: &mut Vec<Problem>) -> Option<PartialDate> {
        let text = Some(self.field(column)).filter(|text| !text.is_empty())?;
        let date = us_date(text);
        if date.is_none() {
            self.report(column, "not a date of the form 06/29/2056", problems);
        }
        date
    }

    fn listing(&self, problems: &mut Vec<Problem>) -> Listing {
        let mut listing = Listing::new(SOURCE.authority, SOURCE.list);
        listing.measures.push(Measure::ExportRestriction);
        listing.listed_on = self.date("Effective_Date", problems);
        listing.until = self.date("Expiration_Date", problems);
        listing.provisions = match self.field("Standard_Order") {
            "Y" | "y" => Some("standard denial order".to_owned()),
            "N" | "n" => Some("non-standard denial order".to_owned()),
            "" => None,
            other => Some(format!("Standard order: {other}")),
        };
        let action = self.field("Action");
        if !action.is_empty() {
            let summary = format!("Action: {action}");
            listing.facts.insert("summary".to_owned(), vec![summary]);
        }
        let updated = self.field("Last_Update");
        if !updated.is_empty() {
            let date = updated.parse::<PartialDate>().ok().and_then(PartialDate::exact);
            // A year such as 0222 is a slip of the pen and not an update in antiquity.
            if date.is_none_or(|date| date.year() < 1900) {
                let kept = format!("Last update: {updated}");
                listing.facts.entry("summary".to_owned()).or_default().push(kept);
                self.report("Last_Update", "not a date; kept in the summary", problems);
            } else {
                listing.facts.insert("modifiedAt".to_owned(), vec![updated.to_owned()]);
            }
        }
        listing
    }
}

/// Joins a further row of the same order: another address, and a listing only where it differs in
/// more than what it cites and remarks.
pub(super) fn join(entity: &mut Entity, mut further: Entity) {
    for listing in std::mem::take(&mut further.listings) {
        let same = |known: &&mut Listing| {
            known.listed_on == listing.listed_on
                && known.until == listing.until
                && known.provisions == listing.provisions
        };
        let Some(known) = entity.listings.iter_mut().find(same) else {
            entity.listings.push(listing);
            continue;
        };
        add_new(&mut known.acts, listing.acts);
        for (property, values) in listing.facts {
            add_new(known.facts.entry(property).or_default(), values);
        }
    }
    entity.absorb(further);
}
