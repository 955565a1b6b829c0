//! Legal forms in names of bodies: they never stand alone.

use super::super::regime::in_words;

/// Forms as words (see [`in_words`]), Latin and Cyrillic, with the mixed spellings that occur.
const FORMS: &[&str] = &[
    "ag",
    "ao",
    "bv",
    "b v",
    "cjsc",
    "co",
    "co ltd",
    "company",
    "company limited",
    "corp",
    "corporation",
    "fsue",
    "fze",
    "gmbh",
    "inc",
    "joint stock company",
    "jsc",
    "limited",
    "limited liability company",
    "llc",
    "llp",
    "lp",
    "ltd",
    "oao",
    "ojsc",
    "ooo",
    "open joint stock company",
    "pao",
    "pjsc",
    "plc",
    "pte ltd",
    "public joint stock company",
    "s a",
    "sa",
    "sarl",
    "sarlu",
    "sc",
    "srl",
    "tov",
    "zao",
    "аат",
    "акционерное общество",
    "ао",
    "зао",
    "закрытое акционерное общество",
    "ип",
    "мк",
    "некоммерческое партнерство",
    "оао",
    "общество с ограниченной ответственностью",
    "ооо",
    "открытое акционерное общество",
    "пао",
    "публичное акционерное общество",
    "сао",
    "тов",
    "ук",
    "фгуп",
];

/// Whether a text is nothing but a legal form.
pub(super) fn is_legal_form(text: &str) -> bool {
    let words = in_words(text);
    FORMS.contains(&words.as_str())
}

/// Whether a text begins with a legal form and goes on.
pub(super) fn starts_with_legal_form(text: &str) -> bool {
    without_form(&in_words(text)).is_some()
}

/// What follows the legal form that a text of words begins with.
fn without_form(words: &str) -> Option<&str> {
    let rests = FORMS.iter().filter_map(|form| words.strip_prefix(form)?.strip_prefix(' '));
    rests.min_by_key(|rest| rest.len())
}

/// Letters in which the first words of two names of one body agree.
const COMMON_LETTERS: usize = 4;

/// Whether two names, legal forms aside, begin with the same word or the same four letters, or
/// have the same word in quotation marks.
pub(super) fn begin_alike(left: &str, right: &str) -> bool {
    let first = |text: &str| -> String {
        let words = in_words(text);
        let rest = without_form(&words).unwrap_or(&words);
        rest.split(' ').next().unwrap_or_default().to_owned()
    };
    let start = |word: &str| word.chars().take(COMMON_LETTERS).collect::<String>();
    let (one, two) = (first(left), first(right));
    let long_enough = one.chars().count().min(two.chars().count()) >= COMMON_LETTERS;
    let same = !one.is_empty() && (one == two || (long_enough && start(&one) == start(&two)));
    same || quoted(left).is_some_and(|word| Some(word) == quoted(right))
}

/// The first text in typographic quotation marks.
fn quoted(text: &str) -> Option<&str> {
    let (_, rest) = text.split_once('“')?;
    rest.split_once('”').map(|(word, _)| word)
}

/// Pieces between commas, with those joined again that are one name: a legal form before or
/// behind it, and in Cyrillic what goes on in lower case.
pub(super) fn rejoined(pieces: &[&str]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for piece in pieces {
        let (quote, piece) = leading_quote(piece);
        if let (Some(quote), Some(last)) = (quote, names.last_mut()) {
            last.push(quote);
        }
        let continues = is_legal_form(piece) || starts_lower_cyrillic(piece);
        match names.last_mut() {
            Some(last) if continues || is_legal_form(last) => {
                last.push_str(", ");
                last.push_str(piece);
            }
            _ => names.push(piece.to_owned()),
        }
    }
    names
}

/// A quotation mark with white space behind it closes what stands before the comma.
fn leading_quote(piece: &str) -> (Option<char>, &str) {
    let mut characters = piece.chars();
    match characters.next() {
        Some(quote @ ('"' | '”' | '»')) if characters.as_str().starts_with(' ') => {
            (Some(quote), characters.as_str().trim_start())
        }
        _ => (None, piece),
    }
}

fn starts_lower_cyrillic(piece: &str) -> bool {
    piece.starts_with(|first: char| first.is_lowercase() && !first.is_ascii() && first < '\u{600}')
}
