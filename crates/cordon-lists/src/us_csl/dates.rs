//! Dates of the Consolidated Screening List: "1973-03-25", "1965", "circa 1965", "1966 to 1968",
//! and in the `ids` column "16 Jan 2017".

use cordon_model::{DatePoint, PartialDate};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A date in one of the forms of the date columns.
pub(super) fn column_date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    if let Some(rest) = text.strip_prefix("circa ") {
        return column_date(rest).map(PartialDate::approximate);
    }
    if let Some((from, to)) = text.split_once(" to ") {
        let point = |text: &str| text.trim().parse::<DatePoint>().ok();
        return PartialDate::range(Some(point(from)?), Some(point(to)?));
    }
    text.parse().ok()
}

/// A date in words: "16 Jan 2017", "Jan 2017", "2017".
pub(super) fn text_date(text: &str) -> Option<PartialDate> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let month = |word: &str| MONTHS.iter().position(|month| *month == word);
    let number = |row: usize| i8::try_from(row + 1).ok();
    match words[..] {
        [year] => PartialDate::new(year.parse().ok()?, None, None).filter(|_| year.len() == 4),
        [name, year] => PartialDate::new(year.parse().ok()?, number(month(name)?), None),
        [day, name, year] => {
            PartialDate::new(year.parse().ok()?, number(month(name)?), day.parse().ok())
                .filter(|_| day.parse::<i8>().is_ok())
        }
        _ => None,
    }
}
