//! Fields that hold several things, taken apart where their form allows it.
//!
//! The list's editors write spellings into one alias ("Abdul Rehman; Abd Ur-Rehman"), put a name
//! in its own script beside its transliterations, and repeat the kind of a document in its number.
//! What does not fit a form stays whole.

use cordon_model::Script;

/// Longest field that is taken apart, in bytes; the longest name that the list prints has 443. A
/// longer one is no field of names, and taking it apart takes the square of its length.
const FIELD_BYTES_MAX: usize = 2048;

/// Names in a field, in printed order: "حسن غول (Hassan Ghul; Hassan Gul)" holds three, "Amir
/// Khazmat (original script: Амир Хазмат)" two, "AL-HARAMAIN (UNITED STATES)" one.
pub(super) fn names(text: &str) -> Vec<String> {
    if text.len() > FIELD_BYTES_MAX {
        return vec![text.to_owned()];
    }
    let mut found = Vec::new();
    for piece in at_depth_zero(text) {
        let piece = piece.trim();
        let Some((outer, inner)) = telling_parenthesis(piece) else {
            push_names(&mut found, piece);
            continue;
        };
        push_names(&mut found, outer);
        for spelling in at_depth_zero(inner) {
            push_names(&mut found, without_label(spelling));
        }
    }
    found
}

/// Pieces of a text between the semicolons that stand in no parenthesis.
fn at_depth_zero(text: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let mut start = 0;
    let mut pieces = Vec::new();
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => {
                pieces.extend(text.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    pieces.extend(text.get(start..));
    pieces
}

/// A text before its last parenthesis, and what that holds, if it holds further names: several
/// spellings, or a name in another script. The parenthesis may be nested or never close.
fn telling_parenthesis(text: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    while let Some(open) = text.get(from..)?.find('(').map(|at| from + at) {
        let rest = text.get(open + 1..)?;
        let close = closing(rest);
        let inner = rest.get(..close)?;
        let outer = text.get(..open)?.trim();
        let other_script = Script::of(without_label(inner)) != Script::of(outer)
            && Script::of(outer) != Script::Other;
        let at_end =
            rest.get(close..).is_none_or(|after| after.trim_matches([')', ' ']).is_empty());
        let labelled = inner.to_lowercase().contains("original script");
        let is_language = !inner.contains([' ', ';']) && Script::of(inner) == Script::Latin;
        if at_end
            && !outer.is_empty()
            && !is_language
            && (inner.contains(';') || other_script || labelled)
        {
            return Some((outer, inner));
        }
        from = open + 1;
    }
    None
}

/// Place of the parenthesis that closes one opened before a text; its end where none does.
fn closing(text: &str) -> usize {
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '(' => depth += 1,
            ')' if depth == 0 => return at,
            ')' => depth -= 1,
            _ => {}
        }
    }
    text.len()
}

/// A name without the words that only say what it is.
fn without_label(text: &str) -> &str {
    let text = text.trim();
    for label in ["original script:", "transliterations:", "in arabic:", "in arabic script:"] {
        if let Some(head) = text.get(..label.len())
            && head.eq_ignore_ascii_case(label)
        {
            return text.get(label.len()..).unwrap_or_default().trim();
        }
    }
    text.strip_suffix("(original script)").unwrap_or(text).trim()
}

/// Adds the names of a piece: markers of an enumeration inside it, " b) ", part them too.
fn push_names(found: &mut Vec<String>, piece: &str) {
    let mut rest = piece;
    while let Some((at, after)) = inner_marker(rest) {
        push_name(found, rest.get(..at).unwrap_or_default());
        rest = rest.get(after..).unwrap_or_default();
    }
    push_name(found, rest);
}

fn push_name(found: &mut Vec<String>, name: &str) {
    let (first, second) = by_script(name);
    for name in [first, second] {
        let name = name.trim_matches(|it: char| it.is_whitespace() || it == ',');
        let name = name.trim_start_matches([')', ' ']);
        if name.chars().any(char::is_alphanumeric) && !found.iter().any(|known| known == name) {
            found.push(name.to_owned());
        }
    }
}

/// A Latin name and the same in another script right behind it, apart: "Agha Jan اغا جان".
fn by_script(name: &str) -> (&str, &str) {
    let native =
        |character: char| Script::of_char(character).is_some_and(|script| script != Script::Latin);
    let whole = (name, "");
    let Some(at) = name.find(native) else { return whole };
    let (before, behind) = name.split_at(at);
    let apart = before.ends_with(' ')
        && Script::of(before) == Script::Latin
        && !behind.chars().any(|character| Script::of_char(character) == Some(Script::Latin));
    if apart { (before, behind) } else { whole }
}

/// A name without the parenthesis behind it that says what the name is, and those words:
/// "Ezatullah Haqqani (previously listed as)".
pub(super) fn without_remark(name: &str) -> (&str, Option<&str>) {
    const REMARKS: &[&str] = &[
        "birth name",
        "combat name",
        "formerly listed as",
        "initials",
        "nom de guerre",
        "previously listed as",
    ];
    name.strip_suffix(')')
        .and_then(|text| text.rsplit_once('('))
        .filter(|(_, remark)| REMARKS.contains(&remark.to_lowercase().as_str()))
        .map_or((name, None), |(text, remark)| (text.trim(), Some(remark)))
}

/// Place and end of a first " b) ".
fn inner_marker(text: &str) -> Option<(usize, usize)> {
    let at = text.match_indices(") ").map(|(at, _)| at).find(|at| {
        let before = text.get(..*at).unwrap_or_default();
        let mut characters = before.chars().rev();
        characters.next().is_some_and(|letter| letter.is_ascii_lowercase())
            && characters.next() == Some(' ')
    })?;
    Some((at - 2, at + 2))
}

/// A name in its own script that a note gives: "original script: Абу Банат", "Previously listed
/// as. In Arabic: أبوبكر الجزائري".
pub(super) fn name_in_note(note: &str) -> Option<&str> {
    for label in ["original script:", "in arabic:", "in arabic script:"] {
        // Lower-casing ASCII only keeps every byte in its place.
        if let Some(at) = note.to_ascii_lowercase().find(label) {
            let name = note.get(at + label.len()..)?.trim_matches([' ', ')', '.', ',']);
            let native = !matches!(Script::of(name), Script::Latin | Script::Other);
            return Some(name).filter(|_| native);
        }
    }
    None
}

/// Spellings that a note lists: names only, between semicolons.
pub(super) fn spellings_in_note(note: &str) -> Vec<&str> {
    let only_names = note.contains(';')
        && !note.chars().any(|character| character.is_ascii_digit() || ":()".contains(character));
    if only_names { note.split(';').map(str::trim).collect() } else { Vec::new() }
}

/// A number taken out of the words around it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Number {
    /// Words before it: "Jordan", "Russian foreign travel passport number".
    pub(super) label: String,
    /// The number.
    pub(super) number: String,
    /// Words behind it: "(Expired 25 Jan. 2016)".
    pub(super) rest: String,
}

/// The number in "Libyan Passport No. 96/184442" or "381110042 (Expired 25 Jan. 2016)". Without
/// lower-case words around it a text is all number.
pub(super) fn number(text: &str) -> Number {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let has_digit = |token: &str| token.chars().any(|character| character.is_ascii_digit());
    let is_word =
        |token: &str| token.chars().filter(|character| character.is_lowercase()).count() > 1;
    let Some(first) = tokens.iter().position(|token| has_digit(token)) else {
        return Number { number: text.to_owned(), ..Number::default() };
    };
    let is_label = |token: &&str| {
        is_word(token) || matches!(token.trim_end_matches(['.', ':']), "No" | "no" | "NO")
    };
    let start = tokens[..first].iter().rposition(is_label).map_or(0, |last| last + 1);
    let end = tokens[first..]
        .iter()
        .position(|token| token.starts_with('(') || (is_word(token) && !has_digit(token)))
        .map_or(tokens.len(), |behind| first + behind);
    let join = |tokens: &[&str]| tokens.join(" ");
    let printed = join(&tokens[start..end]);
    let printed = printed.trim_matches([',', ';', ' ', '.']);
    let digits_follow = |rest: &&str| rest.starts_with(|next: char| next.is_ascii_digit());
    let bare = printed.strip_prefix("No").filter(digits_follow).unwrap_or(printed);
    Number { label: join(&tokens[..start]), number: bare.to_owned(), rest: join(&tokens[end..]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_names_in_one_field_come_apart() {
        let cases: &[(&str, &[&str])] = &[
            ("Abdul Rehman; Abd Ur-Rehman", &["Abdul Rehman", "Abd Ur-Rehman"]),
            ("حسن غول (Hassan Ghul; Hassan Gul)", &["حسن غول", "Hassan Ghul", "Hassan Gul"]),
            ("Amir Khazmat (original script: Амир Хазмат)", &["Amir Khazmat", "Амир Хазмат"]),
            (
                "Hay’at (HTS) (هيئة (original script); Hay’et; Assembly (of all)",
                &["Hay’at (HTS)", "هيئة", "Hay’et", "Assembly (of all)"],
            ),
            ("CAGL (C) ; GLBC (G)", &["CAGL (C)", "GLBC (G)"]),
            ("Mohammad Sabet b) M. Javad; M. Jawad", &["Mohammad Sabet", "M. Javad", "M. Jawad"]),
            ("AL-HARAMAIN (UNITED STATES)", &["AL-HARAMAIN (UNITED STATES)"]),
            ("ፍትዊ (Tigrinya)", &["ፍትዊ (Tigrinya)"]),
            ("", &[]),
            ("(", &[]),
            (";)(;", &[]),
            ("Agha Jan اغا جان", &["Agha Jan", "اغا جان"]),
            (") Abdel", &["Abdel"]),
        ];
        for (text, expected) in cases {
            assert_eq!(names(text), *expected, "{text}");
        }
    }

    #[test]
    fn numbers_come_out_of_their_words() {
        let cases = [
            ("381420754", "", "381420754", ""),
            ("Libyan Passport No. 96/184442", "Libyan Passport No.", "96/184442", ""),
            ("Jordan 654781", "Jordan", "654781", ""),
            (
                "CAR diplomatic passport no. D00000897",
                "CAR diplomatic passport no.",
                "D00000897",
                "",
            ),
            (
                "German document (“Ausweis”) A 0139243",
                "German document (“Ausweis”)",
                "A 0139243",
                "",
            ),
            ("R00012098, South Sudan", "", "R00012098", "South Sudan"),
            ("381110042 (Expired 25 Jan. 2016)", "", "381110042", "(Expired 25 Jan. 2016)"),
            ("No. H0044232 (Iraqi)", "No.", "H0044232", "(Iraqi)"),
            ("No34409/129", "", "34409/129", ""),
            ("Russian number 8208 No. 555627", "Russian number", "8208 No. 555627", ""),
            ("SE 012820", "", "SE 012820", ""),
            ("unknown", "", "unknown", ""),
        ];
        for (text, label, expected, rest) in cases {
            let found = number(text);
            let found = (found.label.as_str(), found.number.as_str(), found.rest.as_str());
            assert_eq!(found, (label, expected, rest), "{text}");
        }
    }

    #[test]
    fn notes_give_names_too() {
        assert_eq!(name_in_note("original script: Абу Банат"), Some("Абу Банат"));
        assert_eq!(name_in_note("Listed as. In Arabic: حسن غول"), Some("حسن غول"));
        assert_eq!(name_in_note("original script: same"), None);
        assert_eq!(spellings_in_note("A B; A Bb"), ["A B", "A Bb"]);
        assert_eq!(without_remark("A B (Birth name)"), ("A B", Some("Birth name")));
        assert_eq!(without_remark("A B (Jr)"), ("A B (Jr)", None));
        assert!(spellings_in_note("DOB: 1948; POB: Anefif").is_empty());
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_split_without_panic(text in "[a-zA-Z0-9(); .:ا王é]{0,40}") {
            for name in names(&text) {
                assert!(without_remark(&name).0.len() <= name.len());
            }
            let found = number(&text);
            assert!(found.number.len() <= text.len());
            let _ = (name_in_note(&text), spellings_in_note(&text));
        }
    }
}
