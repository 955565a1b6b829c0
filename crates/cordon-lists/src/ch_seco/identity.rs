//! An `identity`: names, dates, places, nationalities, addresses and documents under which a
//! target is known. A target may have several; all are taken, the main one first.

use cordon_model::{
    AddressValue, Country, CountryKind, CountryValue, Entity, Identifier, IdentifierKind,
    PartialDate, Schema,
};

use super::map::date_kind;
use super::names;
use super::parse::{Place, Tables, place};
use crate::problem::{Problem, ProblemKind};
use crate::xml::Element;

/// An entity under construction and what its identities refer to.
pub(super) struct Identity<'a> {
    pub(super) entity: &'a mut Entity,
    pub(super) tables: &'a Tables,
    pub(super) record: &'a str,
    pub(super) problems: &'a mut Vec<Problem>,
}

impl Identity<'_> {
    /// Adds all that an identity says; gives the spans of the places that it refers to.
    pub(super) fn add(&mut self, element: &Element, main: bool) -> Vec<(u64, u64)> {
        let mut spans = Vec::new();
        for name in element.children("name") {
            let read = names::names(name, main, self.record, self.problems);
            read.names.into_iter().for_each(|name| self.entity.add_name(name));
            read.titles.iter().for_each(|title| self.add_title(title));
        }
        element.children("day-month-year").for_each(|date| self.add_date(date));
        for nationality in element.children("nationality") {
            nationality.leave(&["ssid", "quality"]);
            self.add_country(CountryKind::Nationality, &place(nationality));
            nationality.leave(&["place-id"]);
        }
        for birth in element.children("place-of-birth") {
            let place = self.place(birth, &mut spans);
            if self.entity.schema.is_a(Schema::PERSON) {
                self.entity.add_fact("birthPlace", &place.line());
                self.add_country(CountryKind::Birth, &place);
            } else {
                self.entity.add_fact("notes", &format!("Place of origin: {}", place.line()));
            }
        }
        for address in element.children("address") {
            self.add_address(address, &mut spans);
        }
        element.children("identification-document").for_each(|document| {
            self.add_document(document, &mut spans);
        });
        for attribute in element.children("generic-attribute") {
            attribute.leave(&["ssid"]);
            let name = attribute.attribute("name").unwrap_or("generic attribute");
            self.entity.add_fact("notes", &format!("{name}: {}", attribute.text()));
        }
        spans
    }

    fn add_title(&mut self, title: &str) {
        if self.entity.schema.property("title").is_some() {
            self.entity.add_fact("title", title);
        } else {
            self.entity.add_fact("notes", &format!("Title: {title}"));
        }
    }

    fn problem(&mut self, kind: ProblemKind, field: &str, raw: &str, message: &str) {
        self.problems.push(Problem::new(kind, self.record, field, raw, message));
    }

    /// A date in the Gregorian calendar becomes a date; in another calendar it would be a wrong
    /// one, so it is kept in words.
    fn add_date(&mut self, element: &Element) {
        element.leave(&["ssid"]);
        let number = |name: &str| element.attribute(name);
        let (year, month, day) = (number("year"), number("month"), number("day"));
        let present: Vec<&str> = [day, month, year].into_iter().flatten().collect();
        let printed = present.join(".");
        let calendar = element.attribute("calendar").unwrap_or("Gregorian");
        let quality = element.attribute("quality").filter(|quality| *quality != "good");
        let date = Some(calendar)
            .filter(|calendar| calendar.eq_ignore_ascii_case("gregorian"))
            .and_then(|_| date(year?, month, day));
        let Some((date, whole)) = date else {
            let kept = format!("Date as printed ({calendar} calendar): {printed}");
            self.entity.add_fact("notes", &kept);
            let message = "no date of the Gregorian calendar; kept in the notes";
            self.problem(ProblemKind::BadValue, "day-month-year", &printed, message);
            return;
        };
        if !whole {
            let message = "the calendar has no such day; only what it can mean is taken";
            self.problem(ProblemKind::BadValue, "day-month-year", &printed, message);
        }
        let kind = date_kind(self.entity.schema);
        let remark = element.text_of("remark").or_else(|| element.text_of("remarks"));
        let notes = [
            quality.map(|quality| format!("{quality} quality")),
            (!whole).then(|| printed.clone()),
            remark.map(str::to_owned),
        ];
        let note: Vec<String> = notes.into_iter().flatten().collect();
        let note = (!note.is_empty()).then(|| note.join("; "));
        self.entity.add_date(kind, date, note.as_deref());
    }

    /// The place that an element refers to or prints.
    fn place(&mut self, element: &Element, spans: &mut Vec<(u64, u64)>) -> Place {
        element.leave(&["ssid", "quality"]);
        let printed = place(element);
        let Some(id) = element.attribute("place-id") else { return printed };
        let Some(known) = self.tables.places.get(id) else {
            let message = "the file holds no place of that number";
            let field = format!("{}@place-id", element.name());
            self.problem(ProblemKind::DanglingReference, &field, id, message);
            return printed;
        };
        spans.push(known.span);
        known.clone().overlaid(printed)
    }

    fn add_country(&mut self, kind: CountryKind, place: &Place) {
        let Some(text) = &place.country_text else { return };
        let value = CountryValue { kind, country: place.country, text: text.clone() };
        if !self.entity.countries.contains(&value) {
            self.entity.countries.push(value);
        }
    }

    fn add_address(&mut self, element: &Element, spans: &mut Vec<(u64, u64)>) {
        let place = self.place(element, spans);
        element.leave(&["main"]);
        let quality = element.attribute("quality").filter(|quality| *quality != "good");
        let care_of = element.text_of("c-o").map(|name| format!("c/o {name}"));
        let remarks = element.texts_of("remarks").chain(element.texts_of("remark"));
        let notes: Vec<String> = care_of
            .into_iter()
            .chain(remarks.map(str::to_owned))
            .chain(quality.map(|quality| format!("{quality} quality")))
            .collect();
        let address = AddressValue {
            street: element.text_of("address-details").map(str::to_owned),
            post_box: element.text_of("p-o-box").map(str::to_owned),
            postal_code: element.text_of("zip-code").map(str::to_owned),
            city: place.location.clone(),
            region: place.area.clone(),
            country: place.country,
            note: (!notes.is_empty()).then(|| notes.join("; ")),
            ..AddressValue::default()
        };
        let mut address = address.compose(place.country_text.as_deref());
        if address.full.is_empty() {
            address.full = notes.join("; ");
        }
        self.add_country(CountryKind::Country, &place);
        self.entity.add_address(address);
    }

    fn add_document(&mut self, element: &Element, spans: &mut Vec<(u64, u64)>) {
        let place = self.place(element, spans);
        let label = element.attribute("document-type").unwrap_or("identification document");
        let Some(number) = element.text_of("number") else {
            self.entity.add_fact("notes", &format!("Identification document: {label}"));
            return;
        };
        let issuer = element.child("issuer");
        let code = issuer.and_then(|issuer| issuer.attribute("code"));
        let issuer = issuer.map(Element::text).filter(|text| !text.is_empty());
        let mut document = Identifier::new(document_kind(label), number).with_label(label);
        document.country = code
            .and_then(Country::from_code)
            .or_else(|| issuer.and_then(Country::from_name))
            .or(place.country);
        document.authority = issuer.or(code).map(str::to_owned);
        document.issued = self.document_date(element, "date-of-issue");
        document.expires = self.document_date(element, "expiry-date");
        let remarks = element.texts_of("remark").chain(element.texts_of("remarks"));
        let line = place.line();
        let issued_in = (!line.is_empty()).then(|| format!("issued in {line}"));
        let notes: Vec<String> = remarks.map(str::to_owned).chain(issued_in).collect();
        document.note = (!notes.is_empty()).then(|| notes.join("; "));
        self.entity.add_identifier(document);
    }

    /// A document's date: an ISO date as text, or day, month and year as attributes.
    fn document_date(&mut self, element: &Element, name: &str) -> Option<PartialDate> {
        let child = element.child(name)?;
        child.leave(&["ssid", "calendar", "quality"]);
        let text = child.text();
        let year = child.attribute("year");
        let read = match year {
            Some(year) => date(year, child.attribute("month"), child.attribute("day")),
            None => iso_date(text).map(|date| (date, true)),
        };
        if read.is_none() && !text.is_empty() {
            self.entity.add_fact("notes", &format!("Document, {name}: {text}"));
            let message = "not a date; kept in the notes";
            self.problem(ProblemKind::BadValue, name, text, message);
        }
        read.map(|(date, _)| date)
    }
}

/// A date from its parts, and whether all of them could be taken.
fn date(year: &str, month: Option<&str>, day: Option<&str>) -> Option<(PartialDate, bool)> {
    let year: i16 = year.parse().ok()?;
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<i8>().ok());
    let (month_number, day_number) = (number(month), number(day));
    if let Some(date) = PartialDate::new(year, month_number, day_number) {
        let whole =
            month_number.is_some() == month.is_some() && day_number.is_some() == day.is_some();
        return Some((date, whole));
    }
    let month = PartialDate::new(year, month_number, None);
    month.or_else(|| PartialDate::new(year, None, None)).map(|date| (date, false))
}

/// A date as the file writes them in text and attributes: "2016-03-01".
pub(super) fn iso_date(text: &str) -> Option<PartialDate> {
    text.trim().parse().ok()
}

fn document_kind(printed: &str) -> IdentifierKind {
    match printed {
        "passport" | "diplomatic-passport" | "service-passport" => IdentifierKind::Passport,
        "id-card" => IdentifierKind::NationalId,
        "driving-license" | "driving-licence" | "driving-permit" => IdentifierKind::DrivingLicence,
        _ => IdentifierKind::Other,
    }
}
