//! Dates of users' tables.
//!
//! ISO dates and their beginnings are taken as they are. "25/03/1965" can only be a day of March;
//! "03/05/1965" may be in March or in May, and a table does not say which, so only the year is
//! taken and the rest is told: half of all such guesses would be wrong and make a match or a
//! conflict out of nothing. With dots the day comes first, as it does wherever dots are used.

use cordon_model::{DatePoint, PartialDate};

use crate::phrases::iso_date;

/// What a text says of a date.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Read {
    Date(PartialDate),
    /// Day and month could be either way round; the year is certain.
    Ambiguous(PartialDate),
    No,
}

/// Reads a date.
pub(super) fn date(text: &str) -> Read {
    let text = text.trim();
    if let Some(date) = text.parse().ok().or_else(|| iso_date(text)) {
        return Read::Date(date);
    }
    let separator = ['/', '.', '-'].into_iter().find(|sign| text.matches(*sign).count() == 2);
    let Some(separator) = separator else { return Read::No };
    let fields: Vec<&str> = text.split(separator).map(str::trim).collect();
    let [first, second, year] = fields[..] else { return Read::No };
    let number = |text: &str| text.parse::<i8>().ok().filter(|number| *number > 0);
    let (Some(first), Some(second)) = (number(first), number(second)) else { return Read::No };
    let Some(year) = year.parse::<i16>().ok().filter(|_| year.len() == 4) else { return Read::No };
    let point = |month: i8, day: i8| DatePoint::new(year, Some(month), Some(day));
    let day_first = point(second, first);
    let month_first = point(first, second).filter(|_| separator != '.');
    match (day_first, month_first) {
        (Some(one), Some(other)) if one != other => {
            DatePoint::new(year, None, None).map_or(Read::No, |year| Read::Ambiguous(year.into()))
        }
        (Some(date), _) | (None, Some(date)) => Read::Date(date.into()),
        (None, None) => Read::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_certain_is_taken() {
        let exact = |text: &str| Read::Date(text.parse().unwrap());
        assert_eq!(date("1965-03-25"), exact("1965-03-25"));
        assert_eq!(date("1965-03-25T00:00:00Z"), exact("1965-03-25"));
        assert_eq!(date("1965"), exact("1965"));
        assert_eq!(date("25/03/1965"), exact("1965-03-25"));
        assert_eq!(date("3/25/1965"), exact("1965-03-25"));
        assert_eq!(date("05/05/1965"), exact("1965-05-05"));
        assert_eq!(date("3.5.1965"), exact("1965-05-03"));
        assert_eq!(date("03/05/1965"), Read::Ambiguous("1965".parse().unwrap()));
        for text in ["", "31/31/1965", "1/2/65", "//", "-1/-1/1965", "yesterday"] {
            assert_eq!(date(text), Read::No, "{text}");
        }
    }
}
