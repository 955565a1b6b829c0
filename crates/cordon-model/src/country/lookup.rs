//! From the words for a country to the country.
//!
//! One hash map from folded spellings to countries, built once at first use from the tables (some
//! 5,000 spellings, a few milliseconds); a text that is a spelling costs one folding and one
//! look-up. Only a text that is none goes through the rules below, which take away what is no part
//! of the name (brackets, "former", "citizenship", "Republic of") and turn "Congo, Republic of the"
//! round. No rule compares by likeness, and a rule that would have to choose between two countries
//! answers `None`.

use std::sync::LazyLock;

use icu_normalizer::DecomposingNormalizerBorrowed;
use icu_properties::CodePointMapData;
use icu_properties::props::CanonicalCombiningClass;
use rustc_hash::FxHashMap;

use super::Country;
use super::spellings::{AMBIGUOUS, SPELLINGS};
use super::table::STATES;

/// Longer texts are no country; the longest real one has 123 bytes.
const LENGTH_MAX: usize = 300;

/// Words before a name that say nothing about which country it is.
const LEADING: &[&str] =
    &["the", "region", "possibly", "probably", "former", "formerly", "in", "now", "ex", "or"];

/// Words that begin what is said *about* a country: "Kuwaiti citizenship withdrawn in 2002".
const TRAILING: &[&str] = &[
    "citizenship",
    "citizen",
    "nationality",
    "national",
    "passport",
    "as",
    "by",
    "since",
    "until",
];

/// Words of the form of state, which registers put before or after the name.
const FORMS: &[&str] = &[
    "republic",
    "kingdom",
    "state",
    "sultanate",
    "union",
    "commonwealth",
    "principality",
    "emirate",
    "federal",
    "federative",
    "islamic",
    "democratic",
    "peoples",
    "socialist",
    "soviet",
    "ssr",
    "arab",
    "united",
    "cooperative",
    "independent",
    "bolivarian",
    "plurinational",
    "rep",
    "of",
    "the",
];

/// Names that two states share, so that the form of state decides: never stripped of it.
const SHARED: &[&str] = &["korea", "congo", "china", "germany", "yemen", "vietnam", "viet nam"];

/// What a spelling means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meaning {
    One(Country),
    Ambiguous,
}

static MEANINGS: LazyLock<FxHashMap<String, Meaning>> = LazyLock::new(|| {
    let mut meanings = FxHashMap::with_capacity_and_hasher(8192, Default::default());
    for state in &STATES {
        let meaning = Meaning::One(Country(state.code));
        for spelling in [state.name].iter().chain(state.others) {
            meanings.entry(fold(spelling)).or_insert(meaning);
        }
    }
    for (code, spellings) in SPELLINGS {
        let Some(country) = Country::from_code(code) else { continue };
        for spelling in *spellings {
            meanings.insert(fold(spelling), Meaning::One(country));
        }
    }
    for state in &STATES {
        meanings.insert(fold(state.alpha3), Meaning::One(Country(state.code)));
    }
    for spelling in AMBIGUOUS {
        meanings.insert(fold(spelling), Meaning::Ambiguous);
    }
    meanings
});

/// See [`Country::from_name`].
pub(super) fn from_name(text: &str) -> Option<Country> {
    let text = text.trim();
    if text.len() > LENGTH_MAX || text.is_empty() {
        return None;
    }
    if text.len() <= 3
        && let Some(country) = from_short(text)
    {
        return Some(country);
    }
    let folded = fold(text);
    match MEANINGS.get(folded.as_str()) {
        Some(Meaning::One(country)) => return Some(*country),
        Some(Meaning::Ambiguous) => return None,
        None => {}
    }
    if let Some(country) = from_subdivision(text) {
        return Some(country);
    }
    agreeing(text)
}

/// A two-letter code. "na" is the UN's and OFAC's "not available"; Namibia's code is in capitals.
fn from_short(text: &str) -> Option<Country> {
    match text {
        "na" => None,
        "EL" => Country::from_code("GR"),
        _ => Country::from_code(text),
    }
}

/// An ISO 3166-2 code: the country before the hyphen ("GB-SCT", "ua-43").
fn from_subdivision(text: &str) -> Option<Country> {
    let (country, part) = text.split_once('-')?;
    let fits = (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    if fits { Country::from_code(country) } else { None }
}

/// The country of all parts of a text that name one, when they agree: "Burma / Birmanie",
/// "Iran / unknown", but not "Sudan/South Sudan".
fn agreeing(text: &str) -> Option<Country> {
    let outside = without_brackets(text);
    let mut found = None;
    for part in outside.split(['/', ';', '|', '\u{2013}', '\n']).flat_map(|part| part.split(" - "))
    {
        let sentence = || part.split_once(". ").and_then(|(first, _)| from_part(first));
        let Some(country) = from_part(part).or_else(sentence) else { continue };
        if found.is_some_and(|other| other != country) {
            return None;
        }
        found = Some(country);
    }
    found
}

/// The text outside round and square brackets; a bracket that is never closed reaches to the end.
fn without_brackets(text: &str) -> String {
    let mut depth = 0usize;
    let mut outside = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '(' | '[' | '（' => depth += 1,
            ')' | ']' | '）' => depth = depth.saturating_sub(1),
            _ if depth == 0 => outside.push(character),
            _ => {}
        }
    }
    outside
}

/// One name of a country with words around it.
fn from_part(part: &str) -> Option<Country> {
    let folded = fold(part);
    if let Some(answer) = meaning(&folded) {
        return answer;
    }
    if let Some((last, first)) = part.split_once(',') {
        let turned = format!("{} {}", fold(first), fold(last));
        if let Some(answer) = meaning(&turned).or_else(|| stripped(&turned)) {
            return answer;
        }
    }
    stripped(&folded).flatten()
}

/// `Some(None)`: known to name no single country.
fn meaning(folded: &str) -> Option<Option<Country>> {
    match MEANINGS.get(folded)? {
        Meaning::One(country) => Some(Some(*country)),
        Meaning::Ambiguous => Some(None),
    }
}

/// The meaning of a folded text without leading, trailing and form-of-state words.
fn stripped(folded: &str) -> Option<Option<Country>> {
    let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    if let Some(at) = words.iter().position(|word| TRAILING.contains(word)) {
        if words.iter().skip(at).any(|word| *word == "and") {
            return None;
        }
        words.truncate(at);
    }
    let mut words = words.as_slice();
    while let [first, rest @ ..] = words
        && LEADING.contains(first)
    {
        words = rest;
    }
    if let Some(answer) = meaning(&words.join(" ")) {
        return Some(answer);
    }
    while let [first, rest @ ..] = words
        && FORMS.contains(first)
    {
        words = rest;
    }
    while let [rest @ .., last] = words
        && (FORMS.contains(last) || last.bytes().all(|byte| byte.is_ascii_digit()))
    {
        words = rest;
    }
    let name = words.join(" ");
    if SHARED.contains(&name.as_str()) { None } else { meaning(&name) }
}

/// The form in which spellings are compared: decomposed, without marks, lower case; dots and
/// apostrophes (windows-1252's read as Latin-1 too) left out, other punctuation as one space, "&"
/// as "and".
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return fold_ascii(text);
    }
    let classes = CodePointMapData::<CanonicalCombiningClass>::new();
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let unmarked = decomposed
        .chars()
        .filter(|character| classes.get(*character) == CanonicalCombiningClass::NotReordered);
    fold_letters(unmarked)
}

/// The same for ASCII, where nothing decomposes: nearly all texts of the lists, so it is worth a
/// loop of its own.
fn fold_ascii(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 4);
    let mut gap = false;
    for byte in text.bytes() {
        match byte {
            b'.' | b'\'' | b'`' => {}
            b'&' => {
                folded.push_str(if folded.is_empty() { "and" } else { " and" });
                gap = true;
            }
            byte if byte.is_ascii_alphanumeric() => {
                if gap && !folded.is_empty() {
                    folded.push(' ');
                }
                gap = false;
                folded.push(char::from(byte.to_ascii_lowercase()));
            }
            _ => gap = true,
        }
    }
    folded
}

fn fold_letters(characters: impl Iterator<Item = char>) -> String {
    let mut folded = String::with_capacity(32);
    let mut gap = false;
    for character in characters {
        let plain = match character {
            '.' | '\'' | '`' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{92}' | '\u{b4}'
            | '\u{200c}' | '\u{200d}' | '\u{200e}' | '\u{200f}' => continue,
            '&' => {
                folded.push_str(if folded.is_empty() { "and" } else { " and" });
                gap = true;
                continue;
            }
            other if !other.is_alphanumeric() => {
                gap = true;
                continue;
            }
            other => other,
        };
        if gap && !folded.is_empty() {
            folded.push(' ');
        }
        gap = false;
        match plain {
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' => folded.push('d'),
            'ı' => folded.push('i'),
            'ß' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            other => folded.extend(other.to_lowercase()),
        }
    }
    folded
}
