//! Single values of the UK lists: dates, name types, measures, countries.

use cordon_model::{Country, DatePoint, Measure, NameKind, PartialDate};
use jiff::civil::Date;

use super::texts::without_brackets;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A date as printed: dd/mm/yyyy with `dd`, `mm` or `00` for what is not known, a year, "circa" a
/// year, two years for a range, dd-Mmm-yyyy, or ISO.
pub(crate) fn date(printed: &str) -> Option<PartialDate> {
    let text = printed.trim().to_lowercase();
    for mark in ["circa ", "c. ", "approximately ", "around "] {
        if let Some(rest) = text.strip_prefix(mark) {
            return date(rest).map(PartialDate::approximate);
        }
    }
    let text = text.strip_prefix("between ").unwrap_or(&text);
    let text = text.split('t').next().filter(|day| day.len() == 10).unwrap_or(text);
    let fields: Vec<&str> = text.split(['/', '-', '.', ' ']).filter(|f| !f.is_empty()).collect();
    match fields.as_slice() {
        [only] => PartialDate::new(year(only)?, None, None),
        [from, to] | [from, "and" | "to", to] => {
            let end = |field| DatePoint::new(year(field)?, None, None);
            PartialDate::range(Some(end(from)?), Some(end(to)?))
        }
        [first, second, third] if first.len() == 4 && year(first).is_some() => {
            PartialDate::new(year(first)?, part(second)?, part(third)?)
        }
        [day, month, last] => {
            let month = part(month)?;
            PartialDate::new(year(last)?, month, part(day)?.filter(|_| month.is_some()))
        }
        _ => None,
    }
}

fn year(field: &str) -> Option<i16> {
    let fits = field.len() == 4 && field.bytes().all(|byte| byte.is_ascii_digit());
    if fits { field.parse().ok() } else { None }
}

/// A day or month; the inner `None` where it is printed as not known.
fn part(field: &str) -> Option<Option<i8>> {
    if matches!(field, "dd" | "mm" | "00" | "0") {
        return Some(None);
    }
    let month: String = field.chars().take(3).collect();
    if let Some(row) = MONTHS.iter().position(|name| *name == month) {
        return Some(Some(row as i8 + 1));
    }
    field.parse::<i8>().ok().filter(|number| (1..=31).contains(number)).map(Some)
}

/// A date printed to the day.
pub(crate) fn day(printed: &str) -> Option<Date> {
    date(printed).and_then(PartialDate::exact)
}

/// Kind of a name by its type and strength; `None` for a type that is not known.
pub(crate) fn name_kind(name_type: &str, strength: &str) -> Option<NameKind> {
    let name_type = name_type.trim().to_lowercase();
    let kind = match name_type.as_str() {
        "primary name" | "prime alias" | "primary" => NameKind::Primary,
        "fka" | "f.k.a" | "f.k.a." | "formerly known as" => NameKind::Former,
        "alias" | "aka" | "a.k.a" | "a.k.a." | "also known as" => NameKind::Alias,
        other if other.contains("variation") => NameKind::Alias,
        _ => return None,
    };
    let low = strength.to_lowercase().contains("low");
    Some(if low && kind == NameKind::Alias { NameKind::WeakAlias } else { kind })
}

/// What a sanction is, by its words in "Sanctions Imposed"; the regulations have other forms for
/// ships and services than the model, which are put under the nearest.
pub(crate) fn measure(printed: &str) -> Measure {
    let text = printed.trim().to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["asset freeze"]) {
        Measure::AssetFreeze
    } else if has(&["travel ban"]) {
        Measure::TravelBan
    } else if has(&["arms embargo"]) {
        Measure::ArmsEmbargo
    } else if has(&["port", "flag", "ship", "crew", "charter"]) {
        Measure::ShipBan
    } else if has(&["correspondent"]) {
        Measure::CorrespondentRestriction
    } else if has(&["investment", "securities"]) {
        Measure::DebtEquityRestriction
    } else if has(&["trust services", "technical assistance", "business arrangement"]) {
        Measure::TradeRestriction
    } else {
        Measure::Other(printed.trim().to_owned())
    }
}

/// The country of a text, remarks in brackets aside: "Afghanistan (since 2009)". A word of two
/// letters ("no") is not taken for a code.
pub(crate) fn country(printed: &str) -> Option<Country> {
    let name = without_brackets(printed);
    if name.chars().count() > 2 { Country::from_name(name) } else { None }
}

/// FtM's word for a gender.
pub(crate) fn gender(printed: &str) -> Option<&'static str> {
    match printed.trim().to_lowercase().as_str() {
        "male" | "m" => Some("male"),
        "female" | "f" => Some("female"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_printed() {
        let check = |printed: &str, expected: &str| {
            let found = date(printed).map_or_else(String::new, |date| date.to_string());
            assert_eq!(found, expected, "{printed}");
        };
        check("07/10/1952", "1952-10-07");
        check("dd/mm/1945", "1945");
        check("dd/05/1945", "1945-05");
        check("00/00/1980", "1980");
        check("00/07/1980", "1980-07");
        check("1980", "1980");
        check("circa 1965", "1965~");
        check("1960-1962", "1960/1962");
        check("between 1960 and 1962", "1960/1962");
        check("08-Oct-2026", "2026-10-08");
        check("2026-10-08T00:00:00", "2026-10-08");
        check("1952-10-07", "1952-10-07");
        check("31/02/1952", "");
        check("07/00/1952", "1952");
        check("yyyy", "");
        check("12/13/1952", "");
        check("", "");
    }

    #[test]
    fn name_types_in_every_spelling() {
        let check = |name_type, strength, kind| assert_eq!(name_kind(name_type, strength), kind);
        check("Primary Name", "", Some(NameKind::Primary));
        check("Primary name variation", "", Some(NameKind::Alias));
        check("ALIAS", "Low quality a.k.a", Some(NameKind::WeakAlias));
        check("Alias", "Good quality a.k.a", Some(NameKind::Alias));
        check("Prime Alias", "", Some(NameKind::Primary));
        check("FKA", "", Some(NameKind::Former));
        check("nickname", "", None);
    }
}
