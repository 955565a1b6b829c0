//! Free texts of the UK lists taken apart: numbered lists, literal entities, document numbers.

/// The text with literal HTML entities read once: `&amp;`, `&#39;`, `&#x27;`, `&nbsp;`.
pub(crate) fn unescape(text: &str) -> String {
    const ENTITY_BYTES_MAX: usize = 10;
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let entity = from.find(';').filter(|end| *end <= ENTITY_BYTES_MAX);
        let character = entity.and_then(|end| entity_character(from.get(1..end)?));
        match (character, entity) {
            (Some(character), Some(end)) => {
                plain.push(character);
                rest = from.get(end + 1..).unwrap_or_default();
            }
            _ => {
                plain.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    plain.push_str(rest);
    plain
}

fn entity_character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|character| !character.is_control());
    }
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some(' '),
        _ => None,
    }
}

/// Most items of a numbered list that are told apart; the longest seen has 11.
const ITEMS_MAX: usize = 40;

/// The items of "(1) X (2) Y", "1) X 2) Y", "(a) X (b) Y", "a) X b) Y", with what stands before
/// the first; a text without numbers is one item. Numbers without an item ("(1)-(2) Tunisia") add
/// none.
pub(crate) fn numbered(text: &str) -> (&str, Vec<&str>) {
    for first in ['1', 'a', 'A'] {
        let marks = marks(text, first);
        let Some((start, _)) = marks.first() else { continue };
        let at_start = text.get(..*start).is_some_and(|before| before.trim().is_empty());
        if marks.len() < 2 && !at_start {
            continue;
        }
        let ends = marks.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
        let items = marks.iter().zip(ends).filter_map(|((_, from), to)| text.get(*from..to));
        let items = items.map(trim_item).filter(|item| !matches!(*item, "" | "-" | "to" | "and"));
        return (text.get(..*start).unwrap_or_default().trim(), items.collect());
    }
    ("", if text.trim().is_empty() { Vec::new() } else { vec![text.trim()] })
}

fn trim_item(item: &str) -> &str {
    let item = item.trim_matches([' ', ',', ';', '\n', '\r', '\t', '.']);
    item.strip_suffix(" and").unwrap_or(item)
}

/// Start and end of the marks "(1)", "(2)" … or "1)", "2)" …, the first being `first`. Letters
/// follow one another; numbers only rise, as in "(1) to (6) Algeria (7) Morocco".
fn marks(text: &str, first: char) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut last = 0;
    for (close, _) in text.match_indices(')') {
        let from = found.last().map_or(0, |(_, end)| *end);
        let before = text.get(from..close).unwrap_or_default();
        let name = before.rsplit(|character: char| !character.is_ascii_alphanumeric()).next();
        let name = name.unwrap_or_default();
        let Some(number) = mark_number(name, first) else { continue };
        let follows = if last == 0 || first != '1' { number == last + 1 } else { number > last };
        let ahead = before.strip_suffix(name).unwrap_or_default();
        let free = ahead.chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        if follows && free && found.len() < ITEMS_MAX {
            let bracket = usize::from(ahead.ends_with('('));
            found.push((close - name.len() - bracket, close + 1));
            last = number;
        }
    }
    found
}

/// Place of a mark in its row: "3" is the third of those that begin with '1', "c" with 'a'.
fn mark_number(name: &str, first: char) -> Option<u32> {
    if first == '1' {
        return if name.len() <= 2 { name.parse().ok().filter(|number| *number > 0) } else { None };
    }
    let mut letters = name.chars();
    let (letter, rest) = (letters.next()?, letters.next());
    let same_case = letter.is_ascii_alphabetic() && letter.is_uppercase() == first.is_uppercase();
    (rest.is_none() && same_case).then(|| letter as u32 - first as u32 + 1)
}

/// The values of a text that lists several: numbered, or parted by `|`, `;` or line ends.
pub(crate) fn several(text: &str) -> Vec<&str> {
    let (_, items) = numbered(text);
    let pieces = items.into_iter().flat_map(|item| item.split(['|', ';', '\n', '\r']));
    pieces.map(trim_item).filter(|piece| !piece.is_empty()).collect()
}

/// Fewest characters of a document's number; shorter ones with a digit are days and counts.
const NUMBER_CHARS_MIN: usize = 4;

/// The number in a free text about a document: "Passport No. D 0001203 (Afghan). Issued …" has
/// "D 0001203". It is the first word with a digit that is no date, with a short series before it.
pub(crate) fn document_number(text: &str) -> Option<String> {
    let text = text.replace("No.", "No. ").replace("no.", "no. ").replace(':', ": ");
    let words: Vec<&str> = text.split([' ', ',', ';', '(', ')', '\u{a0}']).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|word| is_number(word))?;
    let number = words.get(at)?.trim_matches(['.', '\'', ':']);
    let mut start = at;
    while let Some(before) = start.checked_sub(1).and_then(|row| words.get(row))
        && is_series(before)
    {
        start -= 1;
    }
    let mut parts: Vec<&str> = words.get(start..at)?.to_vec();
    parts.push(number);
    Some(parts.join(" "))
}

fn is_number(word: &str) -> bool {
    let word = word.trim_matches(['.', '\'', ':']);
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let plain = word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '/' | '.'));
    let separators = word.chars().filter(|c| matches!(c, '/' | '.')).count();
    let is_date = separators == 2 && digits + separators == word.chars().count();
    plain && digits > 0 && word.chars().count() >= NUMBER_CHARS_MIN && !is_date
}

/// A series before a number: one or two capital letters, or two digits.
fn is_series(word: &str) -> bool {
    let capitals = word.chars().all(|character| character.is_ascii_uppercase());
    let digits = word.chars().all(|character| character.is_ascii_digit());
    (1..=2).contains(&word.chars().count()) && (capitals || digits)
}

/// A text without what it has in round brackets behind it: "Afghanistan (since 2009)".
pub(crate) fn without_brackets(text: &str) -> &str {
    text.split_once('(').map_or(text, |(before, _)| before).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_read_once() {
        assert_eq!(unescape("A &amp; B&#39;s &#x27;C&#x27; &amp;amp;"), "A & B's 'C' &amp;");
        assert_eq!(unescape("R&D; & co &unknown; &#0; &"), "R&D; & co &unknown; &#0; &");
        assert_eq!(unescape("&é;&#xffffffffff;"), "&é;&#xffffffffff;");
    }

    #[test]
    fn numbered_lists_are_taken_apart() {
        let check = |text: &str, prefix: &str, items: &[&str]| {
            let (before, found) = numbered(text);
            assert_eq!((before, found.as_slice()), (prefix, items), "{text}");
        };
        check("1) Saudi Arabia 2) Qatar", "", &["Saudi Arabia", "Qatar"]);
        check("(1) X. (2) Y", "", &["X", "Y"]);
        check("(a) Jordanian (b) American", "", &["Jordanian", "American"]);
        check(
            "Passport No: (a) 199421147, (b) 381110042",
            "Passport No:",
            &["199421147", "381110042"],
        );
        check("(1)-(2) Tunisia (3) Morocco", "", &["Tunisia", "Morocco"]);
        check("(1) to (6) Algeria (7) Morocco", "", &["Algeria", "Morocco"]);
        check("(1) (2) Egypt", "", &["Egypt"]);
        check("(1) only", "", &["only"]);
        check("number 1) of", "", &["number 1) of"]);
        check("F50859", "", &["F50859"]);
        check("", "", &[]);
        check("ä1)é2)", "", &["ä1)é2)"]);
    }

    #[test]
    fn numbers_are_found_in_texts() {
        let check = |text: &str, number: &str| {
            assert_eq!(document_number(text).as_deref().unwrap_or_default(), number, "{text}");
        };
        check("Passport No: 592667 (Qatari passport issued on 3 May 2007).", "592667");
        check("Passport number:F50859", "F50859");
        check("D 0001203 (Afghan)", "D 0001203");
        check("British passport no.210804241 (issued 27.07.2010", "210804241");
        check("96 03 464086, Russian passport, issued on 01/06/2003", "96 03 464086");
        check("SE-011697 (Afghan) Issued on 25 Jan 1988", "SE-011697");
        check("issued on 01/06/2003", "");
        check("none", "");
    }

    proptest::proptest! {
        /// No text makes them panic, and no item of a list is empty.
        #[test]
        fn any_text(text in r"([()0-9a-cé王]{0,3}|[ .,:;|&#]|amp|No\.|and){0,12}") {
            unescape(&text);
            document_number(&text);
            proptest::prop_assert!(several(&text).iter().all(|item| !item.is_empty()));
            proptest::prop_assert!(numbered(&text).1.iter().all(|item| !item.is_empty()));
            crate::gb_fcdo::values::date(&text);
        }
    }
}
