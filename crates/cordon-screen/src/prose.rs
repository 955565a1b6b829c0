//! A running text as words: which look like parts of names, and where names cannot go on.
//!
//! In scripts with capitals a part of a name is written with one; in lines all of capitals, and
//! in other scripts, every word may be one. Names do not run across the ends of sentences,
//! paragraphs, brackets or spaced dashes; they do run across single line breaks.

use cordon_model::{Country, Script};
use cordon_names::{Form, Word, words};

use crate::ordinary::is_ordinary;

/// A word of a text.
#[derive(Debug)]
pub(crate) struct ProseWord {
    pub(crate) word: Word,
    pub(crate) form: Form,
    /// It may be part of a name.
    pub(crate) name_like: bool,
    /// It begins a sentence, so that its capital says nothing.
    pub(crate) begins: bool,
    /// It stands in a line all of capitals.
    pub(crate) shouted: bool,
    /// No name runs from the word before to it.
    pub(crate) apart: bool,
    /// It is an everyday word, a country or a nationality.
    pub(crate) ordinary: bool,
}

fn cased(script: Script) -> bool {
    matches!(script, Script::Latin | Script::Cyrillic | Script::Greek | Script::Armenian)
}

/// The words of a text.
pub(crate) fn prose(text: &str) -> Vec<ProseWord> {
    let found = words(text);
    let mut prose: Vec<ProseWord> = Vec::with_capacity(found.len());
    let mut before: Option<Word> = None;
    let mut line = Line::default();
    for word in found {
        let printed = &text[word.start..word.end];
        let gap = before.map_or("", |before| &text[before.end..word.start]);
        let break_here = match prose.last() {
            None => Break::Sentence,
            Some(last) => break_in(gap, last),
        };
        if word.start >= line.end {
            line = Line::at(text, word.start);
        }
        let capital = printed.chars().next().is_some_and(|first| !first.is_lowercase());
        let letters = printed.chars().any(char::is_alphabetic);
        let name_like = letters && (!cased(word.script) || capital || line.no_capitals);
        let form = Form::of(printed, word.script);
        let ordinary = is_ordinary(&form.normal)
            || (cased(word.script) && Country::from_name(printed).is_some());
        prose.push(ProseWord {
            word,
            form,
            name_like,
            begins: break_here == Break::Sentence,
            shouted: line.shouted,
            apart: break_here != Break::None,
            ordinary,
        });
        before = Some(word);
    }
    prose
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Break {
    None,
    Phrase,
    Sentence,
}

/// Full stops after these end no sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "gen", "lt", "col", "maj", "capt", "sgt", "st", "jr", "sr",
    "rev", "hon", "inc", "ltd", "co", "corp", "no", "vs", "sen", "rep", "gov", "adm", "sh",
];

fn break_in(gap: &str, before: &ProseWord) -> Break {
    let mut lines = 0;
    let mut full_stop = false;
    let mut found = Break::None;
    for character in gap.chars() {
        match character {
            '\n' => lines += 1,
            '.' => full_stop = true,
            '!' | '?' | '。' | '！' | '？' | '।' | '؟' | '…' => found = Break::Sentence,
            ';' | ':' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '•' | '–' | '—' | '；' | '：'
            | '（' | '）' | '、' | '，' | '،' | '؛' | '/' | '«' | '»' | '“' | '”' | '"'
                if found == Break::None =>
            {
                found = Break::Phrase;
            }
            _ => {}
        }
    }
    if lines > 1 {
        return Break::Sentence;
    }
    let short = before.form.normal.chars().count() == 1;
    let spaced = gap.chars().any(char::is_whitespace);
    if full_stop && spaced && !short && !ABBREVIATIONS.contains(&&*before.form.normal) {
        return Break::Sentence;
    }
    found
}

/// A line of a text, and how it is written.
#[derive(Debug, Default)]
struct Line {
    end: usize,
    shouted: bool,
    no_capitals: bool,
}

impl Line {
    fn at(text: &str, from: usize) -> Line {
        let start = text[..from].rfind('\n').map_or(0, |at| at + 1);
        let end = text[from..].find('\n').map_or(text.len(), |at| from + at);
        let line = &text[start..end];
        let upper = line.chars().filter(|character| character.is_uppercase()).count();
        let lower = line.chars().filter(|character| character.is_lowercase()).count();
        // Line by line, for headings; a line that wraps in mid-sentence may be lower case.
        let whole = text.chars().any(char::is_uppercase);
        Line { end, shouted: upper > 4 * lower.max(1), no_capitals: !whole }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_with_sentences_and_brackets() {
        let text = "Talks with Wang\nJunzheng ended. Chen (Mingguo) met J. Smith, Mr. Wu.\n\nThe";
        let words = prose(text);
        let apart: Vec<&str> = words
            .iter()
            .filter(|word| word.apart)
            .map(|word| &text[word.word.start..word.word.end])
            .collect();
        assert_eq!(apart, ["Talks", "Chen", "Mingguo", "met", "The"]);
        let named = words.iter().filter(|word| word.name_like);
        let named: Vec<&str> = named.map(|word| &text[word.word.start..word.word.end]).collect();
        assert_eq!(
            named,
            ["Talks", "Wang", "Junzheng", "Chen", "Mingguo", "J", "Smith", "Mr", "Wu", "The"]
        );
    }
}
