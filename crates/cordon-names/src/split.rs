//! Where the words of a text begin and end.
//!
//! Words are runs of letters, digits and marks. Apostrophes and invisible characters inside a
//! word belong to it ("Ch'en", "O'Brien"), the English genitive does not; hyphens and all else
//! separate. Han characters and Hangul syllables are words of one character each, because names
//! in them are written without spaces and each syllable is spelled apart or together in Latin.

use cordon_model::Script;

use crate::readings::is_mark;

/// A word by its place in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// Offset of its first byte.
    pub start: usize,
    /// Offset past its last byte.
    pub end: usize,
    /// Script of its first letter.
    pub script: Script,
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | '`' | '´' | 'ʻ' | 'ʼ' | 'ʿ' | 'ʾ' | 'ʹ' | '׳')
}

fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{feff}' | '\u{640}')
}

/// Vowel signs and the like of the scripts that need them.
fn is_sign(character: char) -> bool {
    matches!(character,
        '\u{900}'..='\u{963}' | '\u{981}'..='\u{9e3}' | '\u{a01}'..='\u{a75}'
        | '\u{a81}'..='\u{ae3}' | '\u{b01}'..='\u{b63}' | '\u{b82}'..='\u{bcd}'
        | '\u{c00}'..='\u{c63}' | '\u{c81}'..='\u{ce3}' | '\u{d00}'..='\u{d63}'
        | '\u{d81}'..='\u{ddf}' | '\u{e31}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{eb1}'..='\u{ebc}' | '\u{ec8}'..='\u{ecd}' | '\u{102b}'..='\u{103e}'
        | '\u{17b4}'..='\u{17d3}')
}

fn is_word(character: char) -> bool {
    character.is_alphanumeric() || is_mark(character) || is_sign(character)
}

fn is_syllable(script: Option<Script>) -> bool {
    matches!(script, Some(Script::Han | Script::Hangul))
}

fn is_kana(script: Script) -> bool {
    matches!(script, Script::Hiragana | Script::Katakana)
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open: Option<Word> = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let end = at + character.len_utf8();
        if !is_word(character) || is_apostrophe(character) {
            let inside = open.is_some() && (is_apostrophe(character) || is_invisible(character));
            if !inside || !continues(&text[end..]) {
                words.extend(open.take());
            } else if is_apostrophe(character) && is_genitive(&text[end..]) {
                words.extend(open.take());
                characters.next();
            }
            continue;
        }
        let script = Script::of_char(character);
        if is_syllable(script) && !is_mark(character) {
            words.extend(open.take());
            words.push(Word { start: at, end, script: script.unwrap_or(Script::Other) });
            continue;
        }
        let own = script.unwrap_or(Script::Other);
        match &mut open {
            Some(word) if is_kana(word.script) == is_kana(own) || script.is_none() => {
                word.end = end;
                if word.script == Script::Other {
                    word.script = own;
                }
            }
            _ => {
                words.extend(open.take());
                open = Some(Word { start: at, end, script: own });
            }
        }
    }
    words.extend(open);
    words
}

/// Whether a word goes on after an apostrophe or an invisible character.
fn continues(rest: &str) -> bool {
    rest.chars().find(|character| !is_invisible(*character)).is_some_and(is_word)
}

/// Whether "s" and the end of the word follow.
fn is_genitive(rest: &str) -> bool {
    let mut rest = rest.chars();
    matches!(rest.next(), Some('s' | 'S')) && !rest.next().is_some_and(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = words(text).iter().map(|word| &text[word.start..word.end]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_end_at_spaces_hyphens_and_genitives() {
        check("WANG, Junzheng", &["WANG", "Junzheng"]);
        check("Al-Qa'ida", &["Al", "Qa'ida"]);
        check("China’s ‘serious’ 'x'", &["China", "serious", "x"]);
        check("王君正", &["王", "君", "正"]);
        check("김정은 says", &["김", "정", "은", "says"]);
        check("ウラジーミル・プーチン", &["ウラジーミル", "プーチン"]);
        check("В.В. Путин", &["В", "В", "Путин"]);
        check("नरेन्द्र मोदी", &["नरेन्द्र", "मोदी"]);
        check("Zoe\u{301} B-12", &["Zoe\u{301}", "B", "12"]);
        check("' ’s", &["s"]);
    }
}
