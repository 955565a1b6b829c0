//! Dates as lists print them: a day, a month, a year, "circa", "between 1960 and 1962".
//!
//! Of the natural persons in the Xinjiang action none has a birth day on the US list, only a month
//! or a year, so a date is an *interval with a precision* and is never forced to 1 January. The
//! text form is the part of EDTF (ISO 8601-2:2019,
//! <https://www.loc.gov/standards/datetime/>) that this needs: `1963-05-04`, `1963-05`, `1963`,
//! `1963~` for circa, `1960/1962` for a range, `../1962` and `1960/..` for one open end.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// How finely one end of a date is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// To the year.
    Year,
    /// To the month.
    Month,
    /// To the day.
    Day,
}

/// A date told to the day, the month or the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DatePoint {
    first: Date,
    precision: Precision,
}

/// A date with its precision: a point, or a range of two points of which one may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    from: Option<DatePoint>,
    to: Option<DatePoint>,
    circa: bool,
}

/// The text is no date in the forms that [`PartialDate`] knows.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{text}' is not a date; 1963-05-04, 1963-05, 1963, 1963~ and 1960/1962 are")]
pub struct BadDate {
    /// What was given.
    pub text: String,
}

impl DatePoint {
    /// A year, with month and day where known; `None` if the calendar has no such day.
    pub fn new(year: i16, month: Option<i8>, day: Option<i8>) -> Option<DatePoint> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        let precision = match (month, day) {
            (None, None) => Precision::Year,
            (Some(_), None) => Precision::Month,
            (Some(_), Some(_)) => Precision::Day,
            (None, Some(_)) => return None,
        };
        let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
        Some(DatePoint { first, precision })
    }

    /// First day it may mean.
    pub fn first(self) -> Date {
        self.first
    }

    /// Last day it may mean.
    pub fn last(self) -> Date {
        match self.precision {
            Precision::Day => self.first,
            Precision::Month => self.first.last_of_month(),
            Precision::Year => self.first.last_of_year(),
        }
    }

    /// How finely it is told.
    pub fn precision(self) -> Precision {
        self.precision
    }
}

impl PartialDate {
    /// A year, with month and day where known; `None` if the calendar has no such day.
    pub fn new(year: i16, month: Option<i8>, day: Option<i8>) -> Option<PartialDate> {
        DatePoint::new(year, month, day).map(PartialDate::from)
    }

    /// One exact day.
    pub fn day(date: Date) -> PartialDate {
        PartialDate::from(DatePoint { first: date, precision: Precision::Day })
    }

    /// A range; `None` if both ends are open or they stand in the wrong order.
    pub fn range(from: Option<DatePoint>, to: Option<DatePoint>) -> Option<PartialDate> {
        match (from, to) {
            (None, None) => None,
            (Some(from), Some(to)) if from == to => Some(from.into()),
            (Some(from), Some(to)) if from.first() > to.last() => None,
            (from, to) => Some(PartialDate { from, to, circa: false }),
        }
    }

    /// The same date, said to be approximate.
    #[must_use]
    pub fn approximate(mut self) -> PartialDate {
        self.circa = true;
        self
    }

    /// Whether the source calls it approximate.
    pub fn is_circa(self) -> bool {
        self.circa
    }

    /// First day it may mean; `None` where that end is open.
    pub fn first(self) -> Option<Date> {
        self.from.map(DatePoint::first)
    }

    /// Last day it may mean; `None` where that end is open.
    pub fn last(self) -> Option<Date> {
        self.to.map(DatePoint::last)
    }

    /// The point, if it is not a range.
    pub fn point(self) -> Option<DatePoint> {
        if self.from == self.to { self.from } else { None }
    }

    /// The two ends of it; equal for a point.
    pub fn ends(self) -> (Option<DatePoint>, Option<DatePoint>) {
        (self.from, self.to)
    }

    /// The day, if it is told to the day and not approximate.
    pub fn exact(self) -> Option<Date> {
        self.point()
            .filter(|point| point.precision == Precision::Day && !self.circa)
            .map(DatePoint::first)
    }

    /// Whether the two may mean one day, circa left aside.
    pub fn overlaps(self, other: PartialDate) -> bool {
        let before = |last: Option<Date>, first: Option<Date>| match (last, first) {
            (Some(last), Some(first)) => last < first,
            _ => false,
        };
        !before(self.last(), other.first()) && !before(other.last(), self.first())
    }

    /// Values for a FtM date property: ISO prefixes, both ends of a range.
    pub fn to_ftm(self) -> Vec<String> {
        let mut values = Vec::new();
        for end in [self.from, self.to].into_iter().flatten() {
            let text = end.to_string();
            if !values.contains(&text) {
                values.push(text);
            }
        }
        values
    }
}

impl From<DatePoint> for PartialDate {
    fn from(point: DatePoint) -> PartialDate {
        PartialDate { from: Some(point), to: Some(point), circa: false }
    }
}

impl fmt::Display for DatePoint {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.first.year(), self.first.month(), self.first.day());
        match self.precision {
            Precision::Year => write!(formatter, "{year:04}"),
            Precision::Month => write!(formatter, "{year:04}-{month:02}"),
            Precision::Day => write!(formatter, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

impl FromStr for DatePoint {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<DatePoint, BadDate> {
        let bad = || BadDate { text: text.to_owned() };
        let mut fields = text.split('-');
        let mut number = |digits: usize| -> Result<Option<i16>, BadDate> {
            let Some(field) = fields.next() else { return Ok(None) };
            if field.len() != digits || !field.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(bad());
            }
            field.parse().map(Some).map_err(|_| bad())
        };
        let year = number(4)?.ok_or_else(bad)?;
        let month = number(2)?.map(|month| month as i8);
        let day = number(2)?.map(|day| day as i8);
        if fields.next().is_some() {
            return Err(bad());
        }
        DatePoint::new(year, month, day).ok_or_else(bad)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.circa { "~" } else { "" };
        if let Some(point) = self.point() {
            return write!(formatter, "{point}{mark}");
        }
        let end = |end: Option<DatePoint>| {
            end.map_or_else(|| "..".to_owned(), |point| format!("{point}{mark}"))
        };
        write!(formatter, "{}/{}", end(self.from), end(self.to))
    }
}

impl FromStr for PartialDate {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<PartialDate, BadDate> {
        let bad = || BadDate { text: text.to_owned() };
        let circa = text.contains('~');
        let plain = text.replace('~', "");
        let date = match plain.split_once('/') {
            None => PartialDate::from(plain.parse::<DatePoint>().map_err(|_| bad())?),
            Some((from, to)) => {
                let end = |text: &str| match text {
                    ".." | "" => Ok(None),
                    _ => text.parse::<DatePoint>().map(Some).map_err(|_| bad()),
                };
                PartialDate::range(end(from)?, end(to)?).ok_or_else(bad)?
            }
        };
        Ok(if circa { date.approximate() } else { date })
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<PartialDate, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// What a date says about an entity; the names are FtM's properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum DateKind {
    Birth,
    Death,
    Incorporation,
    Dissolution,
    /// When a ship or aircraft was built.
    Build,
    /// When a ship was given its name.
    NameChange,
}

/// A date of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct DateValue {
    /// What it says.
    pub kind: DateKind,
    /// The date.
    pub date: PartialDate,
    /// The source's remark on it, or its own words where the interval is our reading of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_form_round_trips() {
        for text in [
            "1963",
            "1963-05",
            "1963-05-04",
            "1963~",
            "1960/1962",
            "../1962",
            "1960-03/..",
            "1960~/1962~",
        ] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
        for text in ["", "63", "1963-13", "1963-02-30", "1962/1960", "../..", "1963-5", "0000"] {
            assert!(text.parse::<PartialDate>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_month_overlaps_its_days_only() {
        let month: PartialDate = "1963-05".parse().unwrap();
        assert!(month.overlaps("1963-05-31".parse().unwrap()));
        assert!(month.overlaps("1960/1963".parse().unwrap()));
        assert!(!month.overlaps("1963-06-01".parse().unwrap()));
        assert!(!month.overlaps("../1962".parse().unwrap()));
    }
}
