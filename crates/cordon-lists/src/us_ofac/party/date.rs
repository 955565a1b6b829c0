//! Periods: four days for one date.
//!
//! The service keeps a date as a period whose start and end are each a span of days. A day is four
//! times the same day; "1962" starts on 1962-01-01 and ends on 1962-12-31; "1960 to 1962" starts
//! somewhere in 1960 and ends somewhere in 1962 (OFAC, "SDN Advanced XML notes"). Nothing else
//! tells a year from a range of days, so a span that is exactly a calendar month or year is one.

use cordon_model::{DatePoint, PartialDate};
use jiff::civil::Date;

/// First and last day that one end of a period may mean.
pub(in crate::us_ofac) type Boundary = (Date, Date);

/// The date that a period means; `None` if it has no ends or they stand in the wrong order.
pub(in crate::us_ofac) fn period(
    start: Option<Boundary>,
    end: Option<Boundary>,
    approximate: bool,
) -> Option<PartialDate> {
    let date = match (start, end) {
        (Some(start), Some(end)) if start == end => whole(start),
        (Some(start), Some(end)) => {
            let one_span = (start.0 == start.1 && end.0 == end.1)
                .then(|| point((start.0, end.1)).map(PartialDate::from))
                .flatten();
            one_span.or_else(|| PartialDate::range(Some(earliest(start)?), Some(latest(end)?)))
        }
        (Some(start), None) => PartialDate::range(Some(earliest(start)?), None),
        (None, Some(end)) => PartialDate::range(None, Some(latest(end)?)),
        (None, None) => None,
    }?;
    Some(if approximate { date.approximate() } else { date })
}

/// A span as a date: a day, month or year, else a range of days.
fn whole(span: Boundary) -> Option<PartialDate> {
    point(span)
        .map(PartialDate::from)
        .or_else(|| PartialDate::range(Some(day(span.0)?), Some(day(span.1)?)))
}

/// The day, month or year that a span is exactly.
fn point((first, last): Boundary) -> Option<DatePoint> {
    let (year, month, day) = (first.year(), first.month(), first.day());
    [(Some(month), Some(day)), (Some(month), None), (None, None)]
        .into_iter()
        .filter_map(|(month, day)| DatePoint::new(year, month, day))
        .find(|point| point.first() == first && point.last() == last)
}

fn earliest(span: Boundary) -> Option<DatePoint> {
    point(span).or_else(|| day(span.0))
}

fn latest(span: Boundary) -> Option<DatePoint> {
    point(span).or_else(|| day(span.1))
}

fn day(date: Date) -> Option<DatePoint> {
    DatePoint::new(date.year(), Some(date.month()), Some(date.day()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(start: Option<(&str, &str)>, end: Option<(&str, &str)>, expected: &str) {
        let boundary = |(from, to): (&str, &str)| (from.parse().unwrap(), to.parse().unwrap());
        let date = period(start.map(boundary), end.map(boundary), false);
        assert_eq!(date.map_or_else(|| "none".to_owned(), |date| date.to_string()), expected);
    }

    #[test]
    fn periods_become_days_months_years_and_ranges() {
        let twice = |day| Some((day, day));
        check(twice("1959-01-06"), twice("1959-01-06"), "1959-01-06");
        check(twice("1962-01-01"), twice("1962-12-31"), "1962");
        check(twice("1963-05-01"), twice("1963-05-31"), "1963-05");
        check(twice("1964-02-01"), twice("1964-02-29"), "1964-02");
        check(twice("1963-05-01"), twice("1963-06-30"), "1963-05-01/1963-06-30");
        let (year, later) = (("1960-01-01", "1960-12-31"), ("1962-01-01", "1962-12-31"));
        check(Some(year), Some(later), "1960/1962");
        check(Some(year), Some(year), "1960");
        check(twice("2019-09-19"), None, "2019-09-19/..");
        check(None, Some(later), "../1962");
        check(Some(later), Some(year), "none");
        check(None, None, "none");
    }
}
