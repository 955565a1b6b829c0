//! Marks in a text of aliases: language labels, "a.k.a.", changes of script, brackets.

use cordon_model::Script;

/// A stretch of the text under one label.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Segment {
    /// Language that a label before it names, ISO 639-1.
    pub(super) language: Option<&'static str>,
    /// Whether "formerly" stands before it.
    pub(super) former: bool,
    pub(super) text: String,
}

/// Labels that end in a colon, lower-case, with the language they name.
const LANGUAGES: &[(&str, &str)] = &[
    ("arabic", "ar"),
    ("armenian", "hy"),
    ("belarusian", "be"),
    ("belarussian", "be"),
    ("burmese", "my"),
    ("chinese", "zh"),
    ("farsi", "fa"),
    ("georgian", "ka"),
    ("hebrew", "he"),
    ("korean", "ko"),
    ("persian", "fa"),
    ("russian", "ru"),
    ("spanish", "es"),
    ("ukrainian", "uk"),
];

/// The text in stretches of one language label, without the labels; "a.k.a.", "formerly" and a
/// change between Latin and a right-to-left script begin a new one.
pub(super) fn segments(printed: &str) -> Vec<Segment> {
    let spaced = printed.replace(':', ": ").replace(" :", ":");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut segments = vec![Segment::default()];
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let language = segments.last().and_then(|segment| segment.language);
        if let Some(named) = label(word) {
            segments.push(Segment { language: Some(named), ..Segment::default() });
            at += 1;
        } else if let Some((count, former)) = also_known_as(&words[at..]) {
            segments.push(Segment { language, former, text: String::new() });
            at += count;
        } else {
            if changes_script(segments.last().map_or("", |segment| &segment.text), word) {
                segments.push(Segment { language, ..Segment::default() });
            }
            if let Some(segment) = segments.last_mut() {
                if !segment.text.is_empty() {
                    segment.text.push(' ');
                }
                segment.text.push_str(word);
            }
            at += 1;
        }
    }
    segments.retain(|segment| !segment.text.is_empty());
    segments
}

fn label(word: &str) -> Option<&'static str> {
    let name = word.strip_suffix(':')?.trim_start_matches(['(', ')']).to_lowercase();
    LANGUAGES.iter().find(|(label, _)| *label == name).map(|(_, language)| *language)
}

/// How many words say "also known as" or "formerly" here, and whether it is the latter.
fn also_known_as(words: &[&str]) -> Option<(usize, bool)> {
    let lower =
        |row: usize| words.get(row).map(|word| word.trim_matches(['(', ',', ':']).to_lowercase());
    let first = lower(0)?;
    match first.as_str() {
        "a.k.a." | "a.k.a" | "aka" => Some((1, false)),
        "f.k.a." | "f.k.a" | "fka" => Some((1, true)),
        "also" if lower(1).as_deref() == Some("known") => Some((3, false)),
        "also" => Some((1, false)),
        "formerly" if lower(1).as_deref() == Some("known") => Some((3, true)),
        "formerly" | "previously" => Some((1, true)),
        _ => None,
    }
}

/// Whether the word is written right to left and the text before it not, or the reverse. Between
/// Cyrillic and Latin letters nothing is concluded: the file mixes them within words.
fn changes_script(text: &str, word: &str) -> bool {
    let right_to_left = |text: &str| match Script::of(text) {
        Script::Other => None,
        script => Some(matches!(script, Script::Arabic | Script::Hebrew)),
    };
    let before = text.split_whitespace().rev().find_map(right_to_left);
    matches!((before, right_to_left(word)), (Some(before), Some(after)) if before != after)
}

/// Splits at separators that no bracket or guillemet encloses. A bracket without its partner
/// encloses nothing. Pieces are trimmed, empty ones left out.
pub(in super::super) fn split_outside_brackets<'a>(
    text: &'a str,
    separators: &[char],
) -> Vec<&'a str> {
    let mut enclosures = enclosures(text);
    enclosures.sort_unstable();
    let mut enclosures = enclosures.into_iter().peekable();
    // Where the enclosures that began so far have all ended.
    let mut outside = 0;
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, character) in text.char_indices() {
        while let Some((_, close)) = enclosures.next_if(|(open, _)| *open < at) {
            outside = outside.max(close);
        }
        if separators.contains(&character) && at >= outside {
            pieces.extend(text.get(start..at));
            start = at + character.len_utf8();
        }
    }
    pieces.extend(text.get(start..));
    pieces.into_iter().map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

/// Positions of brackets with their partners.
fn enclosures(text: &str) -> Vec<(usize, usize)> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut pairs = Vec::new();
    for (at, character) in text.char_indices() {
        let partner = match character {
            '(' | '（' | '«' | '“' => {
                open.push((character, at));
                continue;
            }
            ')' => '(',
            '）' => '（',
            '»' => '«',
            '”' => '“',
            _ => continue,
        };
        if let Some(row) = open.iter().rposition(|(known, _)| *known == partner) {
            pairs.push((open[row].1, at));
            open.truncate(row);
        }
    }
    pairs
}

/// A name without separators, words of joining and brackets without partner at its ends.
pub(super) fn bare(name: &str) -> &str {
    let mut name = name;
    loop {
        let before = name;
        name = name.trim_matches([' ', ',', ';', '/', ':', '\u{a0}']);
        for word in ["and ", "or "] {
            name = name.strip_prefix(word).unwrap_or(name);
        }
        name = without_lone_brackets(name);
        if name == before {
            return name;
        }
    }
}

fn without_lone_brackets(name: &str) -> &str {
    let pairs = enclosures(name);
    let last = name.len().saturating_sub(1);
    let opens = name.starts_with('(');
    let closes = name.ends_with(')');
    let wrapped = opens && closes && pairs.contains(&(0, last));
    if wrapped {
        return name.get(1..last).unwrap_or(name);
    }
    if opens && !pairs.iter().any(|(open, _)| *open == 0) {
        return name.get(1..).unwrap_or(name);
    }
    if closes && !pairs.iter().any(|(_, close)| *close == last) {
        return name.get(..last).unwrap_or(name);
    }
    name
}
