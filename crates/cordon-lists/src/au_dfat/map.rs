//! From the rows of one reference to an entity.

use cordon_model::{
    Act, AddressValue, Country, CountryKind, CountryValue, DateKind, Entity, EntityId, Identifier,
    IdentifierKind, Listing, ListingEvent, Measure, NameKind, NameValue, PartialDate,
    RecordLocation, RecordUnit, Schema, SourceId, add_new,
};

use super::workbook::{Cell, SheetRow, day};
use super::{SOURCE, dates};
use crate::columns::Columns;
use crate::identity::un_reference;
use crate::phrases::enumerated;
use crate::problem::{Problem, ProblemKind};

/// Fields that hold nothing.
const NOTHING: &[&str] = &["", "-", "na", "n/a", "nil", "unknown"];

/// The columns that say what is imposed.
const MEASURES: &[(&str, Measure)] = &[
    ("Targeted Financial Sanction", Measure::AssetFreeze),
    ("Travel Ban", Measure::TravelBan),
    ("Arms Embargo", Measure::ArmsEmbargo),
    ("Maritime Restriction", Measure::ShipBan),
];

/// A row with the columns of its sheet.
pub(super) struct Row<'a> {
    pub(super) columns: &'a Columns,
    pub(super) row: &'a SheetRow,
}

impl Row<'_> {
    fn cell(&self, column: &str) -> Option<&Cell> {
        self.row.cell(self.columns.position(column)?)
    }

    /// A field as text, without the marks that a line's end leaves in a workbook.
    pub(super) fn text(&self, column: &str) -> String {
        match self.cell(column) {
            None => String::new(),
            Some(Cell::Text(text)) => {
                let lines = text.replace("_x000D_", "\n").replace(['\r', '\u{a0}'], " ");
                lines.trim().to_owned()
            }
            Some(Cell::Number(number)) => number.to_string(),
            Some(Cell::Day(day)) => day.to_string(),
            Some(Cell::Truth(truth)) => truth.to_string(),
        }
    }

    /// The values of a field: the items of an enumeration, the lines, and what semicolons divide.
    fn values(&self, column: &str) -> Vec<String> {
        let text = self.text(column);
        let items = enumerated(&text);
        let items = items.iter().flat_map(|item| item.split(['\n', ';']));
        let items = items.map(|item| item.trim().trim_matches(',').trim().to_owned());
        items.filter(|item| !NOTHING.contains(&item.to_lowercase().as_str())).collect()
    }

    /// What problems call the row.
    pub(super) fn place(&self) -> String {
        format!("row {}", self.row.row.saturating_add(1))
    }

    fn report(&self, column: &str, raw: &str, message: &str, problems: &mut Vec<Problem>) {
        problems.push(Problem::new(ProblemKind::BadValue, self.place(), column, raw, message));
    }

    /// A yes or no; `None` if the field says neither.
    fn truth(&self, column: &str, problems: &mut Vec<Problem>) -> Option<bool> {
        match self.cell(column)? {
            Cell::Truth(truth) => Some(*truth),
            Cell::Number(number) => Some(*number != 0.0),
            _ => match self.text(column).to_lowercase().as_str() {
                "yes" | "true" | "y" | "1" => Some(true),
                "no" | "false" | "n" | "0" | "" => Some(false),
                other => {
                    self.report(column, other, "neither yes nor no", problems);
                    None
                }
            },
        }
    }

    /// The days of a field: a cell that is one, or the dates of its text.
    fn dates(&self, column: &str, problems: &mut Vec<Problem>) -> Vec<dates::Found> {
        match self.cell(column) {
            None => Vec::new(),
            Some(Cell::Day(day)) => vec![(PartialDate::day(*day), None)],
            Some(Cell::Number(number)) => self.numbered_date(column, *number, problems),
            Some(_) => {
                let text = self.text(column);
                let items = enumerated(&text);
                let found: Vec<dates::Found> =
                    items.iter().flat_map(|item| dates::dates(item)).collect();
                if found.is_empty() && !NOTHING.contains(&text.to_lowercase().as_str()) {
                    self.report(column, &text, "no date in it; kept in the notes", problems);
                }
                found
            }
        }
    }

    /// A number without a day's format: a year, or the serial number of a day.
    fn numbered_date(
        &self,
        column: &str,
        number: f64,
        problems: &mut Vec<Problem>,
    ) -> Vec<dates::Found> {
        // Serials below are days before 1908, and years of the list are after 1800.
        const YEARS: std::ops::Range<f64> = 1800.0..3000.0;
        if YEARS.contains(&number) {
            let date = PartialDate::new(number as i16, None, None);
            return date.map(|date| (date, None)).into_iter().collect();
        }
        let note = format!("serial number {number}");
        match day(number, false) {
            Some(day) => vec![(PartialDate::day(day), Some(note))],
            None => {
                self.report(column, &number.to_string(), "neither a year nor a day", problems);
                Vec::new()
            }
        }
    }

    fn name(&self, first: bool, problems: &mut Vec<Problem>) -> NameValue {
        let printed = self.text("Name Type");
        let kind = match printed.to_lowercase().as_str() {
            "primary name" | "primay name" | "primary" => NameKind::Primary,
            "aka" | "a.k.a." | "a" | "alias" => NameKind::Alias,
            "original script" => NameKind::Original,
            "formerly known as" | "previously listed as" | "fka" | "f.k.a." => NameKind::Former,
            "" if first => NameKind::Primary,
            "" => NameKind::Alias,
            other => {
                let message = "a type of name that this reader does not know; taken as an alias";
                self.report("Name Type", other, message, problems);
                NameKind::Alias
            }
        };
        let strength = self.text("Alias Strength");
        let weak = match strength.to_lowercase().as_str() {
            "weak" | "low" => true,
            "strong" | "good" | "" => false,
            other => {
                let message = "a strength that this reader does not know; taken as strong";
                self.report("Alias Strength", other, message, problems);
                false
            }
        };
        let kind = if weak { NameKind::WeakAlias } else { kind };
        let name = NameValue::new(&self.text("Name of Individual or Entity"), kind);
        if weak { name.with_note(format!("{printed}, {strength}")) } else { name }
    }
}

/// The rows of one reference.
pub(super) struct Group<'a> {
    pub(super) number: &'a str,
    pub(super) rows: &'a [Row<'a>],
    /// File and sheet.
    pub(super) place: &'a str,
}

impl Group<'_> {
    /// The entity of the group.
    pub(super) fn entity(&self, source: &SourceId, problems: &mut Vec<Problem>) -> Entity {
        let schema = self.schema(problems);
        let id = EntityId::new(&format!("au-dfat-{}", self.number));
        let mut entity = Entity::new(id, schema, source.clone());
        self.add_names(&mut entity, problems);
        for row in self.rows {
            add_particulars(&mut entity, row, problems);
            let start = row.row.row;
            let end = start.saturating_add(1);
            let file = self.place.to_owned();
            entity.records.push(RecordLocation { file, unit: RecordUnit::Rows, start, end });
        }
        entity.listings = self.listings(problems);
        entity.add_fact("topics", "sanction");
        entity
    }

    /// The kind of thing that the rows say; the primary row's where they differ.
    fn schema(&self, problems: &mut Vec<Problem>) -> Schema {
        let mut found: Option<Schema> = None;
        for row in self.rows {
            let printed = row.text("Type");
            let schema = match printed.to_lowercase().as_str() {
                "individual" | "person" => Schema::PERSON,
                "entity" => Schema::ORGANIZATION,
                "vessel" | "ship" => Schema::VESSEL,
                "" => continue,
                other => {
                    let message = "a type that this reader does not know";
                    row.report("Type", other, message, problems);
                    continue;
                }
            };
            if found.is_some_and(|found| found != schema) {
                let message = "differs from the type of an earlier row of the reference";
                row.report("Type", &printed, message, problems);
            }
            found = found.or(Some(schema));
        }
        found.unwrap_or_else(|| {
            if let Some(row) = self.rows.first() {
                let message = "the reference has no known type; taken as a legal entity";
                row.report("Type", "", message, problems);
            }
            Schema::LEGAL_ENTITY
        })
    }

    /// Adds the names, primary ones first.
    fn add_names(&self, entity: &mut Entity, problems: &mut Vec<Problem>) {
        let rows = self.rows.iter().enumerate();
        let mut names: Vec<NameValue> =
            rows.map(|(place, row)| row.name(place == 0, problems)).collect();
        names.sort_by_key(|name| name.kind != NameKind::Primary);
        if let Some(first) = names.first_mut().filter(|name| name.kind != NameKind::Primary) {
            if let Some(row) = self.rows.first() {
                let message = "the reference has no primary name; its first name is taken";
                row.report("Name Type", &first.text, message, problems);
            }
            first.kind = NameKind::Primary;
        }
        names.into_iter().for_each(|name| entity.add_name(name));
    }

    /// One listing for each committee that the rows name.
    fn listings(&self, problems: &mut Vec<Problem>) -> Vec<Listing> {
        let mut listings: Vec<Listing> = Vec::new();
        for row in self.rows {
            let mut committees: Vec<Option<String>> =
                row.values("Committees").into_iter().map(Some).collect();
            if committees.is_empty() {
                // An alias's row may leave out what the primary one says.
                let first = listings.first().and_then(|listing| listing.programme.clone());
                committees.push(first);
            }
            let stated = Stated::of(row, problems);
            for programme in committees {
                let known = listings.iter().position(|listing| listing.programme == programme);
                let place = known.unwrap_or_else(|| {
                    let mut listing = Listing::new(SOURCE.authority, SOURCE.list);
                    listing.programme = programme;
                    listing.reference = Some(self.number.to_owned());
                    listings.push(listing);
                    listings.len() - 1
                });
                stated.add_to(&mut listings[place], &row.text("Reference"));
            }
        }
        listings
    }
}

/// What a row says of its listing.
struct Stated {
    listed_on: Option<PartialDate>,
    controlled_on: Option<PartialDate>,
    summary: Option<String>,
    un_reference: Option<String>,
    act: Option<String>,
    measures: Vec<Measure>,
}

impl Stated {
    fn of(row: &Row<'_>, problems: &mut Vec<Problem>) -> Stated {
        let information = row.text("Listing Information");
        let is_day = matches!(row.cell("Listing Information"), Some(Cell::Day(_)));
        let listed = listed_on(&information);
        let texts = [&information, &row.text("Additional Information")];
        let un_reference = texts.iter().find_map(|text| un_reference(text)).map(str::to_owned);
        let controlled = row.dates("Control Date", problems);
        let printed: Vec<(Option<bool>, &Measure)> = MEASURES
            .iter()
            .map(|(column, measure)| (row.truth(column, problems), measure))
            .collect();
        let columns = MEASURES.iter().any(|(column, _)| row.columns.position(column).is_some());
        let measures = if columns {
            let imposed = printed.iter().filter(|(truth, _)| *truth == Some(true));
            imposed.map(|(_, measure)| (*measure).clone()).collect()
        } else {
            vec![Measure::AssetFreeze]
        };
        let instrument = row.text("Instrument of Designation");
        Stated {
            listed_on: if is_day { information.parse().ok() } else { listed },
            controlled_on: controlled.first().map(|(date, _)| *date),
            summary: Some(information.clone()).filter(|text| !is_day && !text.is_empty()),
            un_reference,
            act: Some(instrument).filter(|text| !text.is_empty() && *text != information),
            measures,
        }
    }

    /// Adds it: the first row's dates hold, what further rows say of measures and acts adds up.
    fn add_to(&self, listing: &mut Listing, reference: &str) {
        listing.listed_on = listing.listed_on.or(self.listed_on).or(self.controlled_on);
        if let Some(date) = self.controlled_on {
            let kind = "control date".to_owned();
            let note = Some(reference.to_owned());
            let same = |known: &ListingEvent| known.kind == kind && known.date == date;
            if !listing.events.iter().any(same) {
                listing.events.push(ListingEvent { kind, date, note });
            }
        }
        if let Some(summary) = &self.summary {
            add_new(listing.facts.entry("summary".to_owned()).or_default(), [summary.clone()]);
        }
        let act = |title: &String| Act {
            title: title.clone(),
            kind: Some("instrument of designation".to_owned()),
            ..Act::default()
        };
        add_new(&mut listing.acts, self.act.iter().map(act));
        add_new(&mut listing.measures, self.measures.iter().cloned());
        listing.un_reference = listing.un_reference.take().or_else(|| self.un_reference.clone());
    }
}

/// The day behind "Listed on" in a text.
fn listed_on(text: &str) -> Option<PartialDate> {
    const MARK: &str = "listed on";
    let at = text.to_ascii_lowercase().find(MARK)?;
    let rest = text.get(at + MARK.len()..)?;
    dates::dates(rest).first().map(|(date, _)| *date)
}

/// Adds what a row says of its bearer; rows of aliases mostly repeat it.
fn add_particulars(entity: &mut Entity, row: &Row<'_>, problems: &mut Vec<Problem>) {
    let person = entity.schema.is_a(Schema::PERSON);
    let kind = match entity.schema {
        schema if schema.is_a(Schema::PERSON) => DateKind::Birth,
        schema if schema.is_a(Schema::VESSEL) => DateKind::Build,
        _ => DateKind::Incorporation,
    };
    let found = row.dates("Date of Birth", problems);
    let printed = row.text("Date of Birth");
    if found.is_empty() && !NOTHING.contains(&printed.to_lowercase().as_str()) {
        entity.add_fact("notes", &format!("Date of birth: {printed}"));
    }
    found.iter().for_each(|(date, note)| entity.add_date(kind, *date, note.as_deref()));
    for place in row.values("Place of Birth") {
        if person {
            entity.add_fact("birthPlace", &place);
            add_last_country(entity, CountryKind::Birth, &place);
        } else {
            entity.add_fact("notes", &format!("Place of birth: {place}"));
        }
    }
    for text in row.values("Citizenship") {
        add_citizenship(entity, &text, row, problems);
    }
    for full in row.values("Address") {
        let country = last_country(&full);
        if country.is_some() {
            add_last_country(entity, CountryKind::Country, &full);
        }
        entity.add_address(AddressValue { full, country, ..AddressValue::default() });
    }
    entity.add_fact("notes", &row.text("Additional Information"));
    let imo = row.text("IMO Number");
    if !NOTHING.contains(&imo.to_lowercase().as_str()) {
        let number = imo.trim_start_matches("IMO").trim_start_matches([' ', ':']);
        let ship = entity.schema.is_a(Schema::VESSEL);
        let kind = if ship { IdentifierKind::ImoShip } else { IdentifierKind::ImoCompany };
        entity.add_identifier(Identifier::new(kind, number).with_label("IMO Number"));
    }
}

/// A field of citizenships, divided by commas and slashes unless all of it is one country:
/// "Turkish/Jordanian", "Tanzania, United Republic of".
fn add_citizenship(entity: &mut Entity, text: &str, row: &Row<'_>, problems: &mut Vec<Problem>) {
    let kind = if entity.schema.is_a(Schema::PERSON) {
        CountryKind::Citizenship
    } else {
        CountryKind::Country
    };
    if Country::from_name(text).is_some() {
        entity.add_country(kind, text);
        return;
    }
    for part in text.split([',', '/']).map(str::trim).filter(|part| !part.is_empty()) {
        if Country::from_name(part).is_none() {
            row.report("Citizenship", part, "no country known by that name", problems);
        }
        entity.add_country(kind, part);
    }
}

/// The country that a text ends with.
fn last_country(text: &str) -> Option<Country> {
    Country::from_name(text.rsplit(',').next().unwrap_or(text).trim().trim_end_matches('.'))
}

fn add_last_country(entity: &mut Entity, kind: CountryKind, text: &str) {
    let last = text.rsplit(',').next().unwrap_or(text).trim().trim_end_matches('.');
    let value = CountryValue { kind, country: last_country(text), text: last.to_owned() };
    if value.country.is_some() && !entity.countries.contains(&value) {
        entity.countries.push(value);
    }
}
