//! Dates of the Advanced XML: points of year, month and day, and periods between such points.

use cordon_model::{DatePoint, PartialDate};

use super::super::party::{Boundary, period};
use crate::problem::{Problem, ProblemKind};
use crate::xml::Element;

/// A date element with `Year`, `Month`, `Day`, of which month and day may be missing.
pub(super) fn point(
    element: &Element,
    record: &str,
    problems: &mut Vec<Problem>,
) -> Option<DatePoint> {
    element.leave(&["CalendarTypeID"]);
    let texts = ["Year", "Month", "Day"].map(|name| element.text_of(name));
    let number = |text: Option<&str>| text.map(str::parse::<i16>).transpose().ok();
    let numbers = texts.map(number);
    let [Some(Some(year)), Some(month), Some(day)] = numbers else {
        bad(element, record, problems, &texts);
        return None;
    };
    let small = |number: Option<i16>| number.map(i8::try_from).transpose().ok();
    let date =
        small(month).zip(small(day)).and_then(|(month, day)| DatePoint::new(year, month, day));
    if date.is_none() {
        bad(element, record, problems, &texts);
    }
    date
}

fn bad(element: &Element, record: &str, problems: &mut Vec<Problem>, texts: &[Option<&str>; 3]) {
    let raw = texts.map(|text| text.unwrap_or("?")).join("-");
    let message = "no day of the calendar";
    problems.push(Problem::new(ProblemKind::BadValue, record, element.name(), &raw, message));
}

/// Start and end of a `DatePeriod`.
#[derive(Debug, Default)]
pub(super) struct Ends {
    start: Option<Boundary>,
    end: Option<Boundary>,
    approximate: bool,
    /// The remark on it.
    pub(super) note: Option<String>,
}

/// Reads a `DatePeriod`.
pub(super) fn ends(element: &Element, record: &str, problems: &mut Vec<Problem>) -> Ends {
    element.leave(&[
        "CalendarTypeID",
        "YearFixed",
        "MonthFixed",
        "DayFixed",
        "DurationMinimum",
        "DurationMaximum",
    ]);
    let mut ends = Ends { note: element.text_of("Comment").map(str::to_owned), ..Ends::default() };
    let mut boundary = |name: &str| {
        let bound = element.child(name)?;
        bound.leave(&["YearFixed", "MonthFixed", "DayFixed"]);
        let circa = bound.attribute("Approximate").is_some_and(|text| text == "true");
        ends.approximate |= circa;
        let mut day = |name| bound.child(name).and_then(|date| point(date, record, problems));
        let (from, to) = (day("From"), day("To"));
        let first = from.or(to).map(DatePoint::first);
        first.zip(to.or(from).map(DatePoint::last))
    };
    (ends.start, ends.end) = (boundary("Start"), boundary("End"));
    ends
}

impl Ends {
    /// The one date that the period is; a problem if it ends before it begins.
    pub(super) fn date(&self, record: &str, problems: &mut Vec<Problem>) -> Option<PartialDate> {
        let date = period(self.start, self.end, self.approximate);
        if date.is_none() && (self.start.is_some() || self.end.is_some()) {
            let text =
                |span: Option<Boundary>| span.map_or(String::new(), |span| span.0.to_string());
            problems.push(Problem::new(
                ProblemKind::BadValue,
                record,
                "DatePeriod",
                &format!("{}/{}", text(self.start), text(self.end)),
                "the period ends before it begins",
            ));
        }
        date
    }

    /// Its start and its end, each a date of its own.
    pub(super) fn both(&self) -> (Option<PartialDate>, Option<PartialDate>) {
        let one = |span| period(span, span, self.approximate);
        (one(self.start), one(self.end))
    }
}
