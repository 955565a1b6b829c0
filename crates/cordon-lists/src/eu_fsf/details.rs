//! Births, citizenships, documents, addresses of a record.

use cordon_model::name::fold_space;
use cordon_model::{
    AddressValue, Country, CountryKind, CountryValue, DateKind, DatePoint, Entity, Identifier,
    IdentifierKind, PartialDate, Schema,
};

use super::map::{bad_value, remarks, say, says_something};
use crate::phrases::{iso_date, joined};
use crate::problem::Problem;
use crate::xml::Element;

/// Adds all details but the names.
pub(super) fn add(entity: &mut Entity, record: &Element, problems: &mut Vec<Problem>) {
    for element in record.children("birthdate") {
        add_birth(entity, element, problems);
    }
    for element in record.children("citizenship") {
        add_citizenship(entity, element);
    }
    for element in record.children("identification") {
        add_document(entity, element, problems);
    }
    for element in record.children("address") {
        add_address(entity, element);
    }
}

/// Country of an element; `None` for code 00, which the file describes as UNKNOWN.
fn country(element: &Element, kind: CountryKind) -> Option<CountryValue> {
    let code = element.attribute("countryIso2Code").filter(|code| *code != "00");
    let text = element.attribute("countryDescription").filter(|text| *text != "UNKNOWN");
    let country = code.and_then(Country::from_code);
    let text = text.or(code)?;
    let country = country.or_else(|| Country::from_name(text));
    Some(CountryValue { kind, country, text: fold_space(text) })
}

fn push_country(entity: &mut Entity, country: Option<CountryValue>) {
    if let Some(country) = country
        && !entity.countries.contains(&country)
    {
        entity.countries.push(country);
    }
}

/// Words of an element's remarks, if they say something.
fn remark(element: &Element) -> Option<String> {
    let mut remarks = remarks(element);
    remarks.retain(|remark| says_something(remark));
    Some(remarks.join("; ")).filter(|text| !text.is_empty())
}

/// A birth is a date, or a place, or both; the remark may be about either, so it stays with the
/// date where there is one.
fn add_birth(entity: &mut Entity, element: &Element, problems: &mut Vec<Problem>) {
    let country = country(element, CountryKind::Birth);
    let place: Vec<String> = ["place", "city", "zipCode", "region"]
        .into_iter()
        .filter_map(|field| element.attribute(field).map(fold_space))
        .collect();
    say(entity, "birthPlace", "Place of birth", &place.join(", "));
    push_country(entity, country);
    let remark = remark(element);
    match birth_date(element) {
        Birth::Date(date, note) => {
            let note = joined(&[note.as_deref(), remark.as_deref()]);
            entity.add_date(DateKind::Birth, date, Some(note.as_str()).filter(|it| !it.is_empty()));
        }
        Birth::Unread(words, message) => {
            problems.push(bad_value(entity, "birthdate", &words, message));
            let words = joined(&[Some(&words), remark.as_deref()]);
            entity.add_fact("notes", &format!("Date of birth: {words}"));
        }
        Birth::None => {
            if let Some(remark) = remark {
                entity.add_fact("notes", &format!("Birth: {remark}"));
            }
        }
    }
}

/// The date of a birth as far as it can be read.
enum Birth {
    /// A date of the Gregorian calendar, with a note where the file prints it in another.
    Date(PartialDate, Option<String>),
    /// Words that are no such date, and why.
    Unread(String, &'static str),
    None,
}

/// Other calendars are not converted: the file's `ISLAMIC` stands for the lunar and for Iran's
/// solar one, and a year of either overlaps two of ours. Where it prints the Gregorian day too
/// (`birthdate`), that is taken.
fn birth_date(element: &Element) -> Birth {
    let day = element.attribute("birthdate");
    let fields = ["dayOfMonth", "monthOfYear", "year"].map(|field| element.attribute(field));
    let [day_of_month, month, year] = fields;
    let ends = ["yearRangeFrom", "yearRangeTo"].map(|field| element.attribute(field));
    let present: Vec<&str> = fields.into_iter().flatten().collect();
    let mut words = present.join(".");
    if ends.iter().any(Option::is_some) {
        words = format!("{words} {}–{}", ends[0].unwrap_or("…"), ends[1].unwrap_or("…"));
    }
    let words = words.trim().to_owned();
    let calendar = element.attribute("calendarType").unwrap_or("GREGORIAN");
    let circa = matches!(element.attribute("circa"), Some("true" | "1"));
    let finish = |date: PartialDate| if circa { date.approximate() } else { date };
    if calendar != "GREGORIAN" {
        let words = format!("{words} ({calendar} calendar)");
        return match day.and_then(iso_date) {
            Some(date) => Birth::Date(finish(date), Some(words)),
            None if day.is_none() && present.is_empty() => Birth::None,
            None => Birth::Unread(words, "a date of another calendar, kept as text"),
        };
    }
    if let Some(printed) = day {
        return match iso_date(printed) {
            Some(date) => Birth::Date(finish(date), None),
            None => Birth::Unread(printed.to_owned(), "not a date"),
        };
    }
    let date = if let Some(year) = year {
        gregorian(year, month, day_of_month)
    } else {
        let end =
            |text: Option<&str>| text.map(|text| DatePoint::new(text.parse().ok()?, None, None));
        match (end(ends[0]), end(ends[1])) {
            (None, None) if present.is_empty() => return Birth::None,
            (Some(None), _) | (_, Some(None)) => None,
            (from, to) => PartialDate::range(from.flatten(), to.flatten()),
        }
    };
    date.map_or(Birth::Unread(words, "not a date"), |date| Birth::Date(finish(date), None))
}

fn gregorian(year: &str, month: Option<&str>, day: Option<&str>) -> Option<PartialDate> {
    let month = month.map(str::parse).transpose().ok()?;
    let day = day.map(str::parse).transpose().ok()?;
    PartialDate::new(year.parse().ok()?, month, day)
}

fn add_citizenship(entity: &mut Entity, element: &Element) {
    let person = entity.schema == Schema::PERSON;
    let kind = if person { CountryKind::Citizenship } else { CountryKind::Country };
    let country = country(element, kind);
    let labelled = |label: &str, field: &str| {
        element.attribute(field).map(|text| format!("{label} {}", fold_space(text)))
    };
    let details = [
        labelled("region", "region"),
        labelled("acquired", "acquisitionDate"),
        labelled("lost", "disenfranchisementDate"),
        remark(element),
    ];
    let details: Vec<String> = details.into_iter().flatten().collect();
    if !details.is_empty() {
        let of = country.as_ref().map_or("", |country| country.text.as_str());
        let note = format!("Citizenship {of}: {}", details.join(", "));
        entity.add_fact("notes", &fold_space(&note));
    }
    push_country(entity, country);
}

fn add_document(entity: &mut Entity, element: &Element, problems: &mut Vec<Problem>) {
    let number = element.attribute("number");
    let latin = element.attribute("latinNumber");
    let remark = remark(element);
    let code = element.attribute("identificationTypeCode").unwrap_or_default();
    let label = element.attribute("identificationTypeDescription").unwrap_or(code);
    let country = country(element, CountryKind::Country);
    let Some(printed) = number.or(latin) else {
        let country = country.as_ref().map(|value| value.text.as_str());
        let words = joined(&[Some(label), country, remark.as_deref()]);
        problems.push(bad_value(entity, "identification@number", &words, "no number"));
        entity.add_fact("notes", &format!("Document without a number: {words}"));
        return;
    };
    let country = country.and_then(|value| value.country);
    let kind = document_kind(entity.schema, code, remark.as_deref(), country, printed);
    let mut document = Identifier::new(kind, printed).with_label(label).with_country(country);
    let issuer = [element.attribute("issuedBy"), element.attribute("region")];
    document.authority = Some(fold_space(&joined(&issuer))).filter(|text| !text.is_empty());
    document.issued = element.attribute("issueDate").and_then(iso_date);
    document.expires = element.attribute("validTo").and_then(iso_date);
    let mut notes: Vec<String> = remark.into_iter().collect();
    if number.is_some() {
        notes.extend(latin.map(|text| format!("in Latin letters: {text}")));
    }
    let labelled = [
        ("valid from", element.attribute("validFrom")),
        ("name on the document:", element.attribute("nameOnDocument")),
        ("issued", unread(element, "issueDate", document.issued)),
        ("valid to", unread(element, "validTo", document.expires)),
    ];
    for (label, text) in labelled {
        notes.extend(text.map(|text| format!("{label} {}", fold_space(text))));
    }
    for (flag, words) in FLAGS {
        if matches!(element.attribute(flag), Some("true" | "1")) {
            notes.push((*words).to_owned());
        }
    }
    document.note = Some(notes.join("; ")).filter(|note| !note.is_empty());
    entity.add_identifier(document);
}

/// Flags of a document, and the words that go into its note.
const FLAGS: &[(&str, &str)] = &[
    ("diplomatic", "diplomatic"),
    ("knownExpired", "known to be expired"),
    ("knownFalse", "known to be false"),
    ("reportedLost", "reported lost"),
    ("revokedByIssuer", "revoked by its issuer"),
];

/// A date's text where it could not be read.
fn unread<'a>(element: &'a Element, field: &str, date: Option<PartialDate>) -> Option<&'a str> {
    element.attribute(field).filter(|_| date.is_none())
}

/// Kind of a document by its type code; the codes for numbers at large ("other", "fiscalcode",
/// "regnumber") say less than the remark ("OGRN", "Tax Identification Number") or the form of a
/// Russian number: INN has 10 or 12 digits, OGRN 13 or 15.
fn document_kind(
    schema: Schema,
    code: &str,
    remark: Option<&str>,
    country: Option<Country>,
    number: &str,
) -> IdentifierKind {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let russian = country.is_some_and(|country| country.code() == "RU");
    match code {
        "passport" => IdentifierKind::Passport,
        "id" => IdentifierKind::NationalId,
        "ssn" => IdentifierKind::SocialSecurity,
        "drivinglicence" => IdentifierKind::DrivingLicence,
        "swiftbic" => IdentifierKind::Bic,
        "imo" if schema == Schema::VESSEL => IdentifierKind::ImoShip,
        "imo" => IdentifierKind::ImoCompany,
        "fiscalcode" | "regnumber" | "other" => {
            let said = remark.and_then(kind_in_words);
            let plain = match code {
                "fiscalcode" => IdentifierKind::TaxId,
                "regnumber" => IdentifierKind::Registration,
                _ => IdentifierKind::Other,
            };
            match (said.unwrap_or(plain), digits) {
                (IdentifierKind::TaxId, 10 | 12) if russian => IdentifierKind::Inn,
                (IdentifierKind::Registration, 13 | 15) if russian => IdentifierKind::Ogrn,
                (kind, _) => kind,
            }
        }
        _ => IdentifierKind::Other,
    }
}

/// Kind that a remark names.
fn kind_in_words(remark: &str) -> Option<IdentifierKind> {
    /// Whole words, the telling ones first.
    const WORDS: &[(&str, IdentifierKind)] = &[
        ("ogrn", IdentifierKind::Ogrn),
        ("psrn", IdentifierKind::Ogrn),
        ("inn", IdentifierKind::Inn),
        ("kpp", IdentifierKind::Kpp),
        ("okpo", IdentifierKind::Okpo),
        ("tin", IdentifierKind::TaxId),
        ("tax", IdentifierKind::TaxId),
        ("taxpayer", IdentifierKind::TaxId),
        ("passport", IdentifierKind::Passport),
        ("national", IdentifierKind::NationalId),
        ("registration", IdentifierKind::Registration),
    ];
    let lower = remark.to_lowercase();
    // "Place of registration: Moscow" says where, not what.
    if lower.starts_with("place of") || lower.starts_with("date of") || lower.contains(" or ") {
        return None;
    }
    let words: Vec<&str> = lower.split(|character: char| !character.is_alphanumeric()).collect();
    WORDS.iter().find(|(word, _)| words.contains(word)).map(|(_, kind)| *kind)
}

fn add_address(entity: &mut Entity, element: &Element) {
    let country = country(element, CountryKind::Country);
    let mut notes = remarks(element);
    notes.retain(|remark| says_something(remark));
    if matches!(element.attribute("asAtListingTime"), Some("true" | "1")) {
        notes.push("at the time of listing".to_owned());
    }
    let note = Some(notes.join("; ")).filter(|note| !note.is_empty());
    let words = |field: &str| element.attribute(field).map(fold_space);
    let place = [words("street"), words("place")];
    let street: Vec<String> = place.into_iter().flatten().collect();
    let address = AddressValue {
        street: Some(street.join(", ")).filter(|street| !street.is_empty()),
        post_box: words("poBox"),
        city: words("city"),
        postal_code: words("zipCode"),
        region: words("region"),
        country: country.as_ref().and_then(|value| value.country),
        note: note.clone(),
        ..AddressValue::default()
    };
    let mut address = address.compose(None);
    if address.full.is_empty() {
        // A bare country is a tie, not an address.
        if let Some(note) = note {
            let of = country.as_ref().map_or("", |value| value.text.as_str());
            entity.add_fact("notes", &fold_space(&format!("Address {of}: {note}")));
        }
    } else {
        address = address.compose(country.as_ref().map(|value| value.text.as_str()));
        entity.add_address(address);
    }
    push_country(entity, country);
    for contact in element.children("contactInfo") {
        add_contact(entity, contact);
    }
}

/// One value often holds several: "a@b.kp; c@d.kp; and e@f.kp".
fn add_contact(entity: &mut Entity, contact: &Element) {
    let key = contact.attribute("key").unwrap_or_default();
    let value = fold_space(contact.attribute("value").unwrap_or_default());
    let property = match key {
        "EMAIL" => "email",
        "PHONE" => "phone",
        "WEB" => "website",
        _ => {
            if !value.is_empty() {
                entity.add_fact("notes", &format!("{key}: {value}"));
            }
            return;
        }
    };
    for item in value.split(';') {
        let item = item.trim();
        say(entity, property, key, item.strip_prefix("and ").unwrap_or(item));
    }
    for remark in remarks(contact) {
        entity.add_fact("notes", &format!("{key}: {remark}"));
    }
}
