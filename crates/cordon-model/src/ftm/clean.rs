//! Values as FtM takes them.
//!
//! FtM cleans every value by the type of its property and refuses what it cannot read. A value
//! that is written out here is a fixed point of that cleaning: reading it in FtM's own package
//! changes nothing. Where its rule needs tables that Cordon does not carry, the answer is the
//! careful one, `None`; the text is then in the typed record only. The rules are those of the
//! `followthemoney` package 4.11.2, module `types`, written from their documented behaviour.

use icu_normalizer::ComposingNormalizerBorrowed;

use super::codes::{COUNTRIES, LANGUAGES, TOPICS};
use super::{identifiers, web};
use crate::country::Country;
use crate::date::DatePoint;
use crate::name::fold_space;
use crate::schema::{PropertyType, Schema};

/// Longest name, in characters.
const NAME_CHARS_MAX: usize = 384;
/// Longest value of the plain types: addresses, numbers, JSON.
const PLAIN_CHARS_MAX: usize = 250;
/// Longest string.
const STRING_CHARS_MAX: usize = 1024;
/// Longest text.
const TEXT_CHARS_MAX: usize = 65_000;
/// Longest identifier.
const IDENTIFIER_CHARS_MAX: usize = 64;
/// Longest checksum.
const CHECKSUM_CHARS_MAX: usize = 40;
/// Longest id of an entity.
const ID_CHARS_MAX: usize = 200;
/// Rounds until an address is a fixed point of its rule; two are enough for real ones.
const ADDRESS_ROUNDS_MAX: usize = 8;

/// The text as FtM keeps it in a property of a schema; `None` if the schema has no such property
/// or FtM refuses the text.
pub(super) fn value(schema: Schema, property: &str, text: &str) -> Option<String> {
    let property = schema.property(property)?;
    let text = sanitize(text);
    if text.is_empty() {
        return None;
    }
    match property.kind {
        PropertyType::Name => name(&text),
        PropertyType::Address => address(&text),
        PropertyType::Country => country_code(&text),
        PropertyType::Date => date(&text),
        PropertyType::Gender => known(&["female", "male", "other"], &text),
        PropertyType::Topic => known(TOPICS, &text),
        PropertyType::Language => known(LANGUAGES, &text),
        PropertyType::Identifier => {
            limited(identifiers::canonical(property.name, &text)?, IDENTIFIER_CHARS_MAX)
        }
        PropertyType::Entity => entity_id(&text).then_some(text),
        PropertyType::Url => web::url(&text),
        PropertyType::Email => web::email(&text),
        PropertyType::Phone => web::phone(&text),
        PropertyType::Ip => {
            let address: core::net::IpAddr = text.parse().ok()?;
            Some(address.to_string()).filter(|plain| *plain == text)
        }
        PropertyType::Mimetype => mimetype(text),
        PropertyType::Number | PropertyType::Json => limited(text, PLAIN_CHARS_MAX),
        PropertyType::String => limited(text, STRING_CHARS_MAX),
        PropertyType::Text | PropertyType::Html => limited(text, TEXT_CHARS_MAX),
        PropertyType::Checksum => limited(text, CHECKSUM_CHARS_MAX),
    }
}

/// The text composed (NFC), without control and invisible characters, trimmed.
fn sanitize(text: &str) -> String {
    if text.is_ascii() && !text.bytes().any(|byte| byte.is_ascii_control()) {
        return text.trim().to_owned();
    }
    let plain: String = text.chars().filter_map(safe).collect();
    let composed = ComposingNormalizerBorrowed::new_nfc().normalize(&plain);
    composed.trim().to_owned()
}

/// A character as FtM keeps it: odd spaces become plain ones, invisible characters go.
fn safe(character: char) -> Option<char> {
    match character {
        '\t' | '\n' | '\r' => Some(character),
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => {
            None
        }
        '\u{a00}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => Some(' '),
        control if control.is_control() => None,
        other => Some(other),
    }
}

fn limited(text: String, chars_max: usize) -> Option<String> {
    (text.len() <= chars_max || text.chars().count() <= chars_max).then_some(text)
}

fn known(codes: &[&str], text: &str) -> Option<String> {
    codes.binary_search(&text).is_ok().then(|| text.to_owned())
}

/// A name without the quotes around the whole of it, white space folded.
fn name(text: &str) -> Option<String> {
    let mut name = fold_space(text);
    while name.len() >= 2 && name.starts_with(['"', '\'']) && name.ends_with(['"', '\'']) {
        name = fold_space(&name[1..name.len() - 1]);
    }
    limited(name, NAME_CHARS_MAX).filter(|name| !name.is_empty())
}

/// An address on one line, its parts separated by commas.
fn address(text: &str) -> Option<String> {
    let mut address = text.to_owned();
    for _ in 0..ADDRESS_ROUNDS_MAX {
        let next = address_round(&address);
        if next == address {
            return limited(address, PLAIN_CHARS_MAX).filter(|address| !address.is_empty());
        }
        address = next;
    }
    None
}

fn address_round(text: &str) -> String {
    let mut broken = text.to_owned();
    for mark in ["\r\n", "\n", "<BR/>", "<BR>", "\t", "ESQ.,", "ESQ,", ";"] {
        if broken.contains(mark) {
            broken = broken.replace(mark, ", ");
        }
    }
    let mut joined = String::with_capacity(broken.len());
    let mut rest = broken.chars().peekable();
    while let Some(character) = rest.next() {
        joined.push(character);
        if character != ',' {
            continue;
        }
        // ",," and ", ." are one comma.
        let mut ahead = rest.clone();
        if ahead.peek().is_some_and(|next| next.is_whitespace()) {
            ahead.next();
        }
        if matches!(ahead.next(), Some(',' | '.')) {
            joined.push(' ');
            rest = ahead;
        }
    }
    fold_space(&joined)
}

/// A date to the year, month, day, or a time of a day.
fn date(text: &str) -> Option<String> {
    let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
    let point: DatePoint = day.parse().ok()?;
    let timed = time.is_none_or(|time| {
        day.len() == "2021-02-16".len()
            && time.split(':').count() <= 3
            && time.split(':').zip([24, 60, 60]).all(|(field, bound)| {
                let digits = field.len() == 2 && field.bytes().all(|byte| byte.is_ascii_digit());
                digits && field.parse::<u8>().is_ok_and(|number| number < bound)
            })
    });
    ((1000..3000).contains(&point.first().year()) && timed).then(|| text.to_owned())
}

/// FtM's code of a country by its own or our code.
pub(super) fn country_code(text: &str) -> Option<String> {
    let code = text.to_lowercase();
    let code = match code.as_str() {
        "cs" => "csxx",
        "su" => "suhh",
        "yu" => "yucs",
        other => other,
    };
    known(COUNTRIES, code)
}

/// The country of an FtM code; a part of a country that FtM tells apart is of that country.
pub(super) fn country_of(code: &str) -> Option<Country> {
    match code {
        "csxx" => Country::from_code("CS"),
        "suhh" => Country::from_code("SU"),
        "yucs" => Country::from_code("YU"),
        "cshh" => None,
        code if code.len() == 2 => Country::from_code(code),
        code => match code.split_once('-') {
            Some((country, _)) if country.len() == 2 => Country::from_code(country),
            _ => None,
        },
    }
}

/// Whether FtM can refer to an entity of that id.
pub(super) fn entity_id(id: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-');
    let bytes = id.as_bytes();
    id.len() <= ID_CHARS_MAX
        && bytes.iter().all(|byte| inner(*byte))
        && bytes.first().is_some_and(u8::is_ascii_alphanumeric)
        && bytes.last().is_some_and(u8::is_ascii_alphanumeric)
}

fn mimetype(text: String) -> Option<String> {
    let plain = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+')
    };
    let (kind, form) = text.split_once('/')?;
    let parts = [kind, form];
    let fits = parts.iter().all(|part| !part.is_empty() && part.bytes().all(plain));
    // FtM takes this one for "unknown".
    (fits && text != "application/octet-stream").then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(schema: &str, property: &str, text: &str, expected: Option<&str>) {
        let schema = Schema::get(schema).unwrap();
        assert_eq!(value(schema, property, text).as_deref(), expected, "{property}: {text:?}");
    }

    #[test]
    fn values_are_what_ftm_makes_of_them() {
        check("Person", "name", "  \"Foo  Bar\" ", Some("Foo Bar"));
        check("Person", "name", "''", None);
        check("Person", "name", "e\u{301}\u{200b}x\u{3000}y", Some("éx y"));
        check("Person", "position", "a\u{85}b", Some("ab"));
        check("Person", "gender", "Male", None);
        check("Person", "nationality", "SU", Some("suhh"));
        check("Person", "nationality", "ua-cri", Some("ua-cri"));
        check("Person", "nationality", "QQ", None);
        check("Person", "birthDate", "1963-05", Some("1963-05"));
        check("Person", "birthDate", "1963-05~", None);
        check("Person", "birthDate", "0963", None);
        check("Person", "createdAt", "2021-02-16T21:48:52", Some("2021-02-16T21:48:52"));
        check("Person", "createdAt", "2021-02-16T24:00:00", None);
        check("Person", "address", "1 Road;, .Town,,\nX", Some("1 Road, Town, X"));
        check("Person", "topics", "sanction", Some("sanction"));
        check("Person", "topics", "sanctions", None);
        check("Sanction", "entity", "ofac-1", Some("ofac-1"));
        check("Sanction", "entity", "my_1", None);
        check("Sanction", "gender", "male", None);
    }
}
