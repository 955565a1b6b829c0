//! Births and addresses of a record.

use cordon_model::name::fold_space;
use cordon_model::{
    AddressValue, Country, CountryKind, CountryValue, DateKind, DatePoint, Entity, PartialDate,
};

use super::map::{bad_value, say, says_something};
use crate::phrases::iso_date;
use crate::problem::Problem;
use crate::xml::Element;

/// Adds births and addresses.
pub(super) fn add(entity: &mut Entity, record: &Element, problems: &mut Vec<Problem>) {
    for birth in record.children("INDIVIDUAL_DATE_OF_BIRTH") {
        add_birth(entity, birth, problems);
    }
    for place in record.children("INDIVIDUAL_PLACE_OF_BIRTH") {
        add_birth_place(entity, place);
    }
    let addresses = record.children("INDIVIDUAL_ADDRESS").chain(record.children("ENTITY_ADDRESS"));
    for address in addresses {
        add_address(entity, address);
    }
}

/// Text of a child, white space folded, unless it is a placeholder.
pub(super) fn words(element: &Element, field: &str) -> Option<String> {
    element.text_of(field).map(fold_space).filter(|text| says_something(text))
}

fn add_birth(entity: &mut Entity, element: &Element, problems: &mut Vec<Problem>) {
    let kind = words(element, "TYPE_OF_DATE");
    let note = words(element, "NOTE");
    let fields = ["DATE", "YEAR", "FROM_YEAR", "TO_YEAR"].map(|field| words(element, field));
    let [day, year, from, to] = fields.each_ref().map(Option::as_deref);
    let known = matches!(kind.as_deref(), None | Some("EXACT" | "APPROXIMATELY" | "BETWEEN"));
    if !known {
        let raw = kind.as_deref().unwrap_or_default();
        problems.push(bad_value(entity, "TYPE_OF_DATE", raw, "an unknown type of date"));
    }
    let printed: Vec<&str> = [day, year, from, to].into_iter().flatten().collect();
    if printed.is_empty() && note.is_none() {
        return;
    }
    let date = if let Some(day) = day {
        iso_date(day)
    } else if let Some(year) = year {
        // A note "Sep." beside a year is the month of it.
        let month = note.as_deref().and_then(month);
        parse_year(year).and_then(|year| PartialDate::new(year, month, None))
    } else if from.is_some() || to.is_some() {
        range(from, to)
    } else {
        note.as_deref().and_then(date_in_note)
    };
    let approximate = kind.as_deref() == Some("APPROXIMATELY")
        || note.as_deref().is_some_and(|note| note.to_lowercase().starts_with("approx"));
    match date {
        Some(date) => {
            let date = if approximate { date.approximate() } else { date };
            entity.add_date(DateKind::Birth, date, note.as_deref());
        }
        None => {
            let mut all = printed;
            all.extend(note.as_deref());
            let text = all.join(", ");
            let message = "no date that could be read; kept as text";
            problems.push(bad_value(entity, "INDIVIDUAL_DATE_OF_BIRTH", &text, message));
            entity.add_fact("notes", &format!("Date of birth: {text}"));
        }
    }
}

fn parse_year(text: &str) -> Option<i16> {
    text.parse().ok()
}

fn year_point(text: &str) -> Option<DatePoint> {
    DatePoint::new(parse_year(text)?, None, None)
}

/// A range of years, either end of which may be missing but not unreadable.
fn range(from: Option<&str>, to: Option<&str>) -> Option<PartialDate> {
    let end = |text: Option<&str>| match text {
        Some(text) => year_point(text).map(Some),
        None => Some(None),
    };
    PartialDate::range(end(from)?, end(to)?)
}

/// An alias's date of birth: a day, a year, or "1960 - 1965".
pub(super) fn alias_date(text: &str) -> Option<PartialDate> {
    iso_date(text).or_else(|| {
        let (from, to) = text.split_once(['-', '–'])?;
        range(Some(from.trim()), Some(to.trim()))
    })
}

/// Month by the first three letters of an English word, "Sep." or "August".
fn month(text: &str) -> Option<i8> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower = text.trim_end_matches('.').to_lowercase();
    let whole_word = lower.chars().all(char::is_alphabetic);
    let row = MONTHS.iter().position(|month| lower.starts_with(month))?;
    i8::try_from(row + 1).ok().filter(|_| whole_word)
}

/// Dates that stand in the note alone: "Nov. 1973", "Between Aug. and Sep. 1977".
fn date_in_note(note: &str) -> Option<PartialDate> {
    let tokens: Vec<&str> = note.split_whitespace().collect();
    match tokens.as_slice() {
        [word, year] => PartialDate::new(parse_year(year)?, Some(month(word)?), None),
        ["Between" | "between", first, "and", second, year] => {
            let year = parse_year(year)?;
            let point = |word: &str| DatePoint::new(year, Some(month(word)?), None);
            PartialDate::range(Some(point(first)?), Some(point(second)?))
        }
        _ => None,
    }
}

fn add_birth_place(entity: &mut Entity, element: &Element) {
    let mut parts: Vec<String> = Vec::new();
    for field in ["STREET", "CITY", "STATE_PROVINCE"] {
        if let Some(text) = words(element, field)
            && !parts.contains(&text)
        {
            parts.push(text);
        }
    }
    let note = words(element, "NOTE");
    if parts.is_empty() {
        parts.extend(note);
    } else if let Some(note) = note {
        entity.add_fact("notes", &format!("Place of birth {}: {note}", parts.join(", ")));
    }
    say(entity, "birthPlace", "Place of birth", &parts.join(", "));
    if let Some(country) = words(element, "COUNTRY") {
        entity.add_country(CountryKind::Birth, &country);
    }
}

fn add_address(entity: &mut Entity, element: &Element) {
    let country = words(element, "COUNTRY");
    let note = words(element, "NOTE");
    let address = AddressValue {
        street: words(element, "STREET"),
        city: words(element, "CITY"),
        postal_code: words(element, "ZIP_CODE"),
        region: words(element, "STATE_PROVINCE"),
        country: country.as_deref().and_then(Country::from_name),
        note: note.clone(),
        ..AddressValue::default()
    };
    let mut address = address.compose(None);
    if !address.full.is_empty() {
        entity.add_address(address.compose(country.as_deref()));
    } else if let Some(note) = note {
        // A note with commas and nothing else is an address that was not taken apart.
        if note.contains(',') && country.is_none() {
            address.full = note;
            address.note = None;
            entity.add_address(address);
        } else {
            let of = country.as_deref().unwrap_or_default();
            entity.add_fact("notes", &fold_space(&format!("Address {of}: {note}")));
        }
    }
    if let Some(country) = country {
        let value = CountryValue::new(CountryKind::Country, &country);
        if !entity.countries.contains(&value) {
            entity.countries.push(value);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_words_are_read() {
        let cases = [
            ("Nov. 1973", "1973-11"),
            ("August 1961", "1961-08"),
            ("Between Aug. and Sep. 1977", "1977-08/1977-09"),
        ];
        for (text, date) in cases {
            assert_eq!(date_in_note(text).unwrap().to_string(), date);
        }
        for text in ["30-35 years old", "24/06/1402 (Hijri Calendar)", "Approximately"] {
            assert!(date_in_note(text).is_none(), "{text}");
        }
        assert_eq!(alias_date("1960 - 1965").unwrap().to_string(), "1960/1965");
        assert_eq!(alias_date("1979-12-31").unwrap().to_string(), "1979-12-31");
        assert!(alias_date("unknown").is_none());
    }
}
