//! Dates as the Australian list prints them in text: "Approximately 1965", "between 1959 and 1962",
//! "5/06/1953   15/06/1953", "3 March 1979 (from false passport)", "March 16, 1972".
//!
//! A text is read from left to right: what has the shape of a date is one, what stands between two
//! of them is looked at only for "between", "to" and words for "about". Day comes before month.
//! Whatever else a text says is kept as the date's note, so no date is lost for a remark beside it.

use cordon_model::{DatePoint, PartialDate};

/// A date with the text that it was read from, where that says more than the date.
pub(super) type Found = (PartialDate, Option<String>);

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words for "about".
const CIRCA: &[&str] = &["approximately", "approx", "circa", "c", "ca", "about", "around"];

/// Words and signs that say nothing beside a date.
const SILENT: &[&str] = &["and", "or", "in", "on", "born", "dob", "alt"];

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Number { value: i32, digits: usize },
    Word(String),
    Sign(char),
}

/// The dates in a text, in order; none if it holds none.
pub(super) fn dates(text: &str) -> Vec<Found> {
    let tokens = tokens(text);
    let mut found: Vec<PartialDate> = Vec::new();
    let mut remark = false;
    let mut circa = false;
    let mut range = false;
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        if let Some((from, short, next)) = point(&tokens[at..]) {
            at += next;
            remark |= short;
            let end = range_end(&tokens[at..], range);
            let date = end.and_then(|(to, next)| {
                let date = PartialDate::range(Some(from), Some(to))?;
                at += next;
                Some(date)
            });
            let date = date.unwrap_or_else(|| from.into());
            found.push(if circa { date.approximate() } else { date });
            circa = false;
            range = false;
            continue;
        }
        match token {
            Token::Word(word) if CIRCA.contains(&word.as_str()) => circa = true,
            Token::Word(word) if matches!(word.as_str(), "between" | "from") => range = true,
            Token::Word(word) if SILENT.contains(&word.as_str()) => {}
            Token::Sign(',' | ';' | '.' | ':' | '\n') => {}
            _ => remark = true,
        }
        at += 1;
    }
    let note = remark.then(|| cordon_model::name::fold_space(text));
    found.into_iter().map(|date| (date, note.clone())).collect()
}

fn tokens(text: &str) -> Vec<Token> {
    // More digits than any number of a date has; what has more is no date.
    const DIGITS_MAX: usize = 9;
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |like: fn(char) -> bool| rest.find(|c| !like(c)).unwrap_or(rest.len());
        let length = if first.is_ascii_digit() {
            let length = same(|c| c.is_ascii_digit());
            let value = rest[..length].parse().ok().filter(|_| length <= DIGITS_MAX);
            tokens.push(Token::Number { value: value.unwrap_or(-1), digits: length });
            length
        } else if first.is_alphabetic() {
            let length = same(char::is_alphabetic);
            tokens.push(Token::Word(rest[..length].to_lowercase()));
            length
        } else {
            if !first.is_whitespace() {
                tokens.push(Token::Sign(first));
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    tokens
}

fn number(token: Option<&Token>, digits: std::ops::RangeInclusive<usize>) -> Option<i32> {
    match token {
        Some(Token::Number { value, digits: found }) if digits.contains(found) => Some(*value),
        _ => None,
    }
}

/// A month by its name or a beginning of it of three letters or more; "Aprl" too.
fn month(token: Option<&Token>) -> Option<i32> {
    let Some(Token::Word(word)) = token else { return None };
    let beginning = word.get(..3)?;
    let row = MONTHS.iter().position(|month| month.starts_with(beginning))?;
    let known = MONTHS[row].starts_with(word.as_str()) || matches!(word.as_str(), "sept" | "aprl");
    known.then_some(row as i32 + 1)
}

/// How many of the next tokens are one of the signs: none or one.
fn sign(tokens: &[Token], at: usize, signs: &[char]) -> usize {
    usize::from(matches!(tokens.get(at), Some(Token::Sign(sign)) if signs.contains(sign)))
}

/// A year; of two digits, one of the twentieth century.
fn year(token: Option<&Token>) -> Option<(i32, bool)> {
    let plausible = |year: &i32| (1800..2100).contains(year);
    number(token, 4..=4).filter(plausible).map(|year| (year, false)).or_else(|| {
        // A person of the list born in "62" is not born in 2062; "05" could be either.
        number(token, 2..=2).filter(|year| (30..=99).contains(year)).map(|year| (1900 + year, true))
    })
}

fn date(year: i32, month: Option<i32>, day: Option<i32>) -> Option<DatePoint> {
    let small = |number: i32| i8::try_from(number).ok();
    let month = match month {
        Some(month) => Some(small(month)?),
        None => None,
    };
    let day = match day {
        Some(day) => Some(small(day)?),
        None => None,
    };
    DatePoint::new(i16::try_from(year).ok()?, month, day)
}

/// A date at the start of the tokens, whether its year has two digits, and its length.
fn point(tokens: &[Token]) -> Option<(DatePoint, bool, usize)> {
    const BETWEEN: &[char] = &['/', '.', '-'];
    let all = |at: usize| tokens.get(at);
    // 1965-03-25
    if let (Some(year), Some(month), Some(day)) =
        (number(all(0), 4..=4), number(all(2), 1..=2), number(all(4), 1..=2))
        && sign(tokens, 1, &['-']) == 1
        && sign(tokens, 3, &['-']) == 1
    {
        return Some((date(year, Some(month), Some(day))?, false, 5));
    }
    // 25/03/1965, 25.3.65
    if let (Some(day), Some(month), Some((year, short))) =
        (number(all(0), 1..=2), number(all(2), 1..=2), year(all(4)))
        && sign(tokens, 1, BETWEEN) == 1
        && sign(tokens, 3, BETWEEN) == 1
        && let Some(date) = date(year, Some(month), Some(day))
    {
        return Some((date, short, 5));
    }
    // 25 March 1965, 25-Mar-65, 25th March, 1965
    if let Some(day) = number(all(0), 1..=2) {
        let ordinal = matches!(all(1), Some(Token::Word(word))
            if matches!(word.as_str(), "st" | "nd" | "rd" | "th"));
        let mut at = 1 + usize::from(ordinal);
        at += sign(tokens, at, BETWEEN);
        if let Some(month) = month(all(at)) {
            at += 1;
            at += sign(tokens, at, &['.', '-', ',', '/']);
            if let Some((year, short)) = year(all(at)) {
                return Some((date(year, Some(month), Some(day))?, short, at + 1));
            }
        }
    }
    if let Some(month) = month(all(0)) {
        let at = 1 + sign(tokens, 1, &['.', ',', '-']);
        // March 16, 1972
        if let Some(day) = number(all(at), 1..=2) {
            let at = at + 1 + sign(tokens, at + 1, &[',']);
            if let Some(year) = number(all(at), 4..=4) {
                return Some((date(year, Some(month), Some(day))?, false, at + 1));
            }
        }
        // March 1972
        let year = number(all(at), 4..=4)?;
        return Some((date(year, Some(month), None)?, false, at + 1));
    }
    // 03/1965
    if let (Some(month), Some(year)) = (number(all(0), 1..=2), number(all(2), 4..=4))
        && sign(tokens, 1, &['/']) == 1
        && let Some(date) = date(year, Some(month), None)
    {
        return Some((date, false, 3));
    }
    // 1965
    let year = number(all(0), 4..=4).filter(|year| (1800..2100).contains(year))?;
    Some((date(year, None, None)?, false, 1))
}

/// The end of a range behind its beginning, and how many tokens it takes. A dash or "to" always
/// makes one; "and" does after "between".
fn range_end(tokens: &[Token], begun: bool) -> Option<(DatePoint, usize)> {
    let joins = match tokens.first()? {
        Token::Word(word) => word == "to" || (begun && word == "and"),
        Token::Sign('-' | '–') => true,
        _ => false,
    };
    let (to, _, length) = point(tokens.get(1..).filter(|_| joins)?)?;
    Some((to, length + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = dates(text).iter().map(|(date, _)| date.to_string()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn every_form_of_the_list() {
        check("25/03/1965", &["1965-03-25"]);
        check("1965-03-25", &["1965-03-25"]);
        check("07/04/62", &["1962-04-07"]);
        check("05.09.1990", &["1990-09-05"]);
        check("March 16, 1972", &["1972-03-16"]);
        check("29-Aprl-1967", &["1967-04-29"]);
        check("23-Apr-68", &["1968-04-23"]);
        check("5 Feb. 1970", &["1970-02-05"]);
        check("May 1963; Sept. 1964", &["1963-05", "1964-09"]);
        check("03/1965", &["1965-03"]);
        check("Approximately 1965", &["1965~"]);
        check("c. 1961, 1962", &["1961~", "1962"]);
        check("between 1959 and 1962", &["1959/1962"]);
        check("Between approximately 1959 and 1962", &["1959~/1962~"]);
        check("1956 to 1958", &["1956/1958"]);
        check("1954-1955", &["1954/1955"]);
        check("1960 and 1961", &["1960", "1961"]);
        check("01/10/1983,15/10/1983, 01/01/1980", &["1983-10-01", "1983-10-15", "1980-01-01"]);
        check("5/06/1953   15/06/1953", &["1953-06-05", "1953-06-15"]);
        check("09/11/ 1954", &["1954-11-09"]);
        check("na", &[]);
        check("1975-19-25", &[]);
        check("10/061962", &[]);
        check("99999999999999999999", &[]);
    }

    #[test]
    fn a_remark_is_kept_beside_the_date() {
        let found = dates("3 March 1979 (from false passport)");
        assert_eq!(found[0].0.to_string(), "1979-03-03");
        assert_eq!(found[0].1.as_deref(), Some("3 March 1979 (from false passport)"));
        assert_eq!(dates("born on 1 May 1960")[0].1, None);
    }
}
