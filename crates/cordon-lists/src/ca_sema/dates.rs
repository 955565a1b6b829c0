//! Dates as Canada prints them: ISO for the most part, and whatever a spreadsheet made of the rest.
//!
//! The list is kept by hand in a spreadsheet, so "24 January 1987" may come out as its serial
//! number, 31801, and "September 1999" as "Sep-99". Other editions have "born in the early
//! 1970s", "1963 or 1964", "1975-19-25". What can only be guessed is not guessed: it is read to
//! the year, or not at all, and reported.

use cordon_model::{DatePoint, PartialDate};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// A printed text, read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Dates {
    /// The dates that it names; several are alternatives.
    pub(super) dates: Vec<PartialDate>,
    /// Why it is not, or not wholly, understood.
    pub(super) trouble: Option<&'static str>,
}

/// Days that a spreadsheet counts from; serial 60 and later, as its 29 February 1900 never was.
const SERIAL_EPOCH: Date = date(1899, 12, 30);

/// Serial numbers that can be a date of birth: 1900-02-29 to 2036-11-21.
const SERIALS: std::ops::RangeInclusive<i32> = 60..=50_000;

/// Ages, in years at listing, between which a two-digit year of birth must place a person; the
/// youngest listed were in their teens, and 2000 less 86 is the oldest seen.
const AGES: std::ops::RangeInclusive<i16> = 13..=105;

/// Year of listing where a record prints none: that of the oldest edition read.
const LISTED_YEAR_DEFAULT: i16 = 2020;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads a date, or several joined by "or". `listed` is the year of the listing, by which two-digit
/// years are told.
pub(super) fn read(printed: &str, listed: Option<i16>) -> Dates {
    let mut found = Dates::default();
    let lower = printed.to_lowercase();
    for piece in lower.split(" or ").map(str::trim).filter(|piece| !piece.is_empty()) {
        match one(piece, listed.unwrap_or(LISTED_YEAR_DEFAULT)) {
            Ok((date, trouble)) => {
                found.dates.push(date);
                found.trouble = found.trouble.or(trouble);
            }
            Err(trouble) => found.trouble = Some(trouble),
        }
    }
    if found.dates.is_empty() && found.trouble.is_none() {
        found.trouble = Some("not a date");
    }
    found
}

type Read = Result<(PartialDate, Option<&'static str>), &'static str>;

fn one(piece: &str, listed: i16) -> Read {
    let piece = ["born in the ", "born in ", "born on ", "born "]
        .iter()
        .find_map(|start| piece.strip_prefix(start))
        .unwrap_or(piece);
    let piece = piece.strip_prefix("the ").unwrap_or(piece).trim();
    for mark in ["circa ", "c. ", "approximately ", "about ", "approx. "] {
        if let Some(rest) = piece.strip_prefix(mark) {
            return one(rest.trim(), listed).map(|(date, trouble)| (date.approximate(), trouble));
        }
    }
    if let Some(date) = decade(piece) {
        return Ok((date, None));
    }
    let fields: Vec<&str> = piece
        .split(|character: char| !character.is_alphanumeric())
        .filter(|field| !field.is_empty())
        .collect();
    match fields.as_slice() {
        [only] => single(only),
        [first, second] => double(first, second, listed),
        [first, second, third] => triple(first, second, third),
        _ => Err("not a date"),
    }
}

/// "1970s", "early 1970s", "mid-1970s", "late 1970s".
fn decade(piece: &str) -> Option<PartialDate> {
    let (from, to, rest) = [("early", 0, 3), ("mid", 4, 6), ("late", 7, 9)]
        .iter()
        .find_map(|(word, from, to)| piece.strip_prefix(word).map(|rest| (*from, *to, rest)))
        .unwrap_or((0, 9, piece));
    let rest = rest.trim_start_matches([' ', '-']);
    let first = digits(rest.strip_suffix("'s").or_else(|| rest.strip_suffix('s'))?, 4)?;
    let year = |offset: i16| DatePoint::new(first.checked_add(offset)?, None, None);
    Some(PartialDate::range(Some(year(from)?), Some(year(to)?))?.approximate())
}

/// A year, or a spreadsheet's serial number.
fn single(field: &str) -> Read {
    if let Some(year) = digits(field, 4) {
        return plain(PartialDate::new(year, None, None));
    }
    let serial = field.parse::<i32>().ok().filter(|serial| SERIALS.contains(serial));
    plain(
        serial
            .and_then(|serial| SERIAL_EPOCH.checked_add(serial.days()).ok())
            .map(PartialDate::day),
    )
}

/// Year and month, a range of years, or a month and a year in either order.
fn double(first: &str, second: &str, listed: i16) -> Read {
    if let Some(year) = digits(first, 4) {
        if let Some(last) = digits(second, 4) {
            let end = |year| DatePoint::new(year, None, None);
            return plain(PartialDate::range(end(year), end(last)));
        }
        let number = digits(second, 2).or_else(|| digits(second, 1)).map(|month| month as i8);
        return to_the_year(year, PartialDate::new(year, number.or_else(|| month(second)), None));
    }
    let Some(month) = month(first) else { return Err("not a date") };
    if let Some(year) = digits(second, 4) {
        return plain(PartialDate::new(year, Some(month), None));
    }
    let Some(short) = digits(second, 2) else { return Err("not a date") };
    let possible = [1900 + short, 2000 + short];
    let mut fitting = possible.iter().filter(|year| AGES.contains(&(listed - **year)));
    match (fitting.next(), fitting.next()) {
        (Some(year), None) => plain(PartialDate::new(*year, Some(month), None)),
        _ => Err("a two-digit year that may be of either century"),
    }
}

/// Three fields: ISO, day first, or with the month in words.
fn triple(first: &str, second: &str, third: &str) -> Read {
    let small = |field: &str| digits(field, 2).or_else(|| digits(field, 1)).map(|day| day as i8);
    if let Some(year) = digits(first, 4) {
        let month = small(second).or_else(|| month(second));
        return to_the_year(year, PartialDate::new(year, Some(month.unwrap_or(0)), small(third)));
    }
    let Some(year) = digits(third, 4) else { return Err("not a date") };
    if let Some(month) = month(second) {
        return to_the_year(year, PartialDate::new(year, Some(month), small(first)));
    }
    if let Some(month) = month(first) {
        return to_the_year(year, PartialDate::new(year, Some(month), small(second)));
    }
    match (small(first), small(second)) {
        (Some(one), Some(two)) if one <= 12 && two <= 12 && one != two => {
            let date = PartialDate::new(year, None, None).ok_or("not a date")?;
            Ok((date, Some("day and month cannot be told apart")))
        }
        (Some(one), Some(two)) => {
            let (day, month) = if two <= 12 { (one, two) } else { (two, one) };
            to_the_year(year, PartialDate::new(year, Some(month), Some(day)))
        }
        _ => Err("not a date"),
    }
}

fn plain(date: Option<PartialDate>) -> Read {
    date.map(|date| (date, None)).ok_or("not a date")
}

/// The date, or where the calendar has no such day the year alone.
fn to_the_year(year: i16, date: Option<PartialDate>) -> Read {
    if let Some(date) = date {
        return Ok((date, None));
    }
    let date = PartialDate::new(year, None, None).ok_or("not a date")?;
    Ok((date, Some("no such day; read to the year")))
}

/// The number, if the field is exactly that many digits.
fn digits(field: &str, count: usize) -> Option<i16> {
    let fits = field.len() == count && field.bytes().all(|byte| byte.is_ascii_digit());
    if fits { field.parse().ok() } else { None }
}

/// A month by its English name or the first three letters of it.
fn month(field: &str) -> Option<i8> {
    let start: String = field.chars().take(3).collect();
    let row = MONTHS.iter().position(|month| *month == start)?;
    Some(row as i8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, dates: &str, troubled: bool) {
        let found = read(printed, Some(2022));
        let texts: Vec<String> = found.dates.iter().map(ToString::to_string).collect();
        assert_eq!(texts.join(" "), dates, "{printed}");
        assert_eq!(found.trouble.is_some(), troubled, "{printed}: {:?}", found.trouble);
    }

    #[test]
    fn all_that_is_printed_is_read() {
        check("1954-08-30", "1954-08-30", false);
        check("1955-11", "1955-11", false);
        check("1972", "1972", false);
        check("31801", "1987-01-24", false);
        check("Sep-99", "1999-09", false);
        check("Sep-65", "1965-09", false);
        check("1963-1964", "1963/1964", false);
        check("1963 or 1964", "1963 1964", false);
        check("1972-08-10 or 1972-08-11", "1972-08-10 1972-08-11", false);
        check("1965-07-15 OR 1969-09-28", "1965-07-15 1969-09-28", false);
        check("born in the early 1970s", "1970~/1973~", false);
        check("late 1960s", "1967~/1969~", false);
        check("1970s", "1970~/1979~", false);
        check("circa 1965", "1965~", false);
        check("24-01-1987", "1987-01-24", false);
        check("24/01/1987", "1987-01-24", false);
        check("1 September 1965", "1965-09-01", false);
        check("September 1, 1965", "1965-09-01", false);
        check("Sept 1965", "1965-09", false);
    }

    #[test]
    fn a_guess_is_reported_and_goes_no_further_than_the_year() {
        check("1975-19-25", "1975", true);
        check("03-04-1965", "1965", true);
        check("1965-02-30", "1965", true);
        check("Sep-13", "", true);
        check("unknown", "", true);
        check("", "", true);
        check("9999999999999999999", "", true);
        check("99999", "", true);
        check("é-99", "", true);
    }

    proptest::proptest! {
        #[test]
        fn any_text(printed in "([a-z]{0,4}|[0-9]{0,6}|[-/. ]| or ){0,6}", year in 1..9999_i16) {
            let found = read(&printed, Some(year));
            proptest::prop_assert!(!found.dates.is_empty() || found.trouble.is_some());
        }
    }
}
