//! OFAC's dates: "05 Oct 1966", "Oct 1966", "1966", "circa 1966", "1962 to 1963".

use cordon_model::{DatePoint, PartialDate};
use jiff::civil::Date;

const MONTHS: &[&str] =
    &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A date in one of OFAC's forms; `None` if it is in none of them.
pub(super) fn date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix("circa ") {
        return Some(date(rest.trim_start_matches("circa "))?.approximate());
    }
    // "1979-1982" stands in one remark; every field has "1979 to 1982".
    let years = text.split_once('-').filter(|(from, to)| from.len() == 4 && to.len() == 4);
    match text.split_once(" to ").or(years) {
        Some((from, to)) => PartialDate::range(Some(point(from)?), Some(point(to)?)),
        None => point(text).map(PartialDate::from),
    }
}

fn point(text: &str) -> Option<DatePoint> {
    let mut words = text.split_whitespace().rev();
    let year = digits(words.next()?, 4)?;
    let month = match words.next() {
        Some(word) => Some(month(word)?),
        None => None,
    };
    let day = match words.next() {
        Some(word) => Some(digits(word, 2)? as i8),
        None => None,
    };
    if words.next().is_some() {
        return None;
    }
    DatePoint::new(year, month, day)
}

fn digits(word: &str, most: usize) -> Option<i16> {
    let fits = (1..=most).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    fits.then(|| word.parse().ok())?
}

fn month(word: &str) -> Option<i8> {
    let row = MONTHS.iter().position(|month| month.eq_ignore_ascii_case(word))?;
    i8::try_from(row + 1).ok()
}

/// The date of publication, "05/07/2024": month, day, year.
pub(super) fn published(text: &str) -> Option<Date> {
    let mut numbers = text.trim().split('/').map(|word| word.parse::<i16>().ok());
    let (month, day, year) = (numbers.next()??, numbers.next()??, numbers.next()??);
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_the_real_lists_is_understood() {
        for (text, expected) in [
            ("05 Oct 1966", "1966-10-05"),
            ("Oct 1966", "1966-10"),
            ("1966", "1966"),
            ("circa 1963", "1963~"),
            ("circa 05 Oct 1966", "1966-10-05~"),
            ("1962 to 1963", "1962/1963"),
            ("01 Jan 1962 to 31 Dec 1963", "1962-01-01/1963-12-31"),
            ("Jan 1962 to Feb 1962", "1962-01/1962-02"),
            ("circa 1979-1982", "1979~/1982~"),
        ] {
            assert_eq!(date(text).map(|date| date.to_string()).as_deref(), Some(expected));
        }
        for text in ["", "Early 1960s", "31 Feb 1960", "1963 to 1962", "a 05 Oct 1966", "circa"] {
            assert_eq!(date(text), None, "{text}");
        }
        assert_eq!(published("05/07/2024"), Date::new(2024, 5, 7).ok());
    }
}
