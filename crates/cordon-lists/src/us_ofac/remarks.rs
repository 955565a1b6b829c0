//! The remark: free words in the SDN XML, and in the CSV set the place of almost every fact.
//!
//! A remark is a row of phrases joined by "; " and closed by a full stop unless the last phrase
//! ends in one: "DOB 10 Dec 1948; POB Alexandria, Egypt; Passport 1084010 (Egypt); a.k.a.
//! 'ABU MOHAMMED'; Linked To: HIZBALLAH." A phrase begins with the same labels as the SDN XML
//! prints in fields of their own, so most of it can be read back exactly; what begins with no
//! known word stays a note, as printed.
//!
//! Source: OFAC's data specification (`dat_spec.txt`), and the real files.

use cordon_model::Country;

use super::dates::date;
use super::record::{Labelled, Record};
use super::vocabulary::{Meaning, alias_kind, labels, meaning};

/// Adds all that a remark says to its record. `whole` is false where the end of it is missing:
/// the last phrase, which may be half a value, is then a note.
pub(super) fn read_remarks(text: &str, whole: bool, record: &mut Record) {
    let phrases = phrases(text);
    for (row, phrase) in phrases.iter().enumerate() {
        let last = row + 1 == phrases.len();
        if last && !whole {
            record.notes.push(format!("{phrase} […]"));
        } else {
            read_phrase(phrase, last, record);
        }
    }
}

/// The phrases of a remark: cut at semicolons, but not inside the quotes of a weak alias.
fn phrases(text: &str) -> Vec<String> {
    let mut phrases: Vec<String> = Vec::new();
    for piece in text.split(';').map(str::trim) {
        match phrases.last_mut() {
            Some(open) if quote_is_open(open) => {
                open.push_str("; ");
                open.push_str(piece);
            }
            Some(open) if continues(open, piece) => {
                open.push_str("; ");
                open.push_str(piece);
            }
            _ if piece.is_empty() => {}
            _ => phrases.push(piece.to_owned()),
        }
    }
    phrases
}

/// Whether a piece ends the one value of OFAC's reference values that has a semicolon inside.
fn continues(phrase: &str, piece: &str) -> bool {
    phrase.ends_with("Accounting, bookkeeping and auditing activities")
        && piece.trim_end_matches('.') == "tax consultancy"
}

fn quote_is_open(phrase: &str) -> bool {
    let alias = strip_alternative(phrase);
    let Some((_, name)) = weak_alias(alias) else { return false };
    !name.trim_end_matches('.').ends_with('\'')
}

/// The type of a weak alias and what follows its opening quote: "a.k.a. 'EL MAYO'".
fn weak_alias(phrase: &str) -> Option<(&str, &str)> {
    ["a.k.a.", "f.k.a.", "n.k.a."].into_iter().find_map(|alias_type| {
        let name = phrase.strip_prefix(alias_type)?.trim_start().strip_prefix('\'')?;
        Some((alias_type, name))
    })
}

/// "alt. DOB" is a second date: the order says so.
fn strip_alternative(phrase: &str) -> &str {
    ["alt. ", "Alt. "].iter().find_map(|head| phrase.strip_prefix(head)).unwrap_or(phrase)
}

fn read_phrase(printed: &str, last: bool, record: &mut Record) {
    // A full stop closes the remark; it is no part of the value.
    let closed = if last { printed.strip_suffix('.').unwrap_or(printed) } else { printed };
    if let Some(name) = linked_to(printed) {
        record.linked_to.push(name.to_owned());
        return;
    }
    let phrase = strip_alternative(closed);
    if let Some((alias_type, name)) = weak_alias(phrase) {
        let (kind, note) = alias_kind(alias_type, true);
        record.add_joined_name(name.strip_suffix('\'').unwrap_or(name), kind, note);
        return;
    }
    if let Some((word, value)) = phrase.split_once(' ')
        && read_word(word, value, record)
    {
        return;
    }
    match labelled(phrase) {
        Some(value) => record.values.push(value),
        None => record.notes.push(closed.to_owned()),
    }
}

/// A phrase that begins with one of the words for what the SDN XML keeps in elements of its own.
fn read_word(word: &str, value: &str, record: &mut Record) -> bool {
    let value = value.trim();
    match word {
        "DOB" => record.births.push(value.to_owned()),
        "POB" => record.birth_places.push(value.to_owned()),
        // "nationality possibly Palestinian" is the remark of a doubt, not a nationality.
        "nationality" if !value.contains("possibly") => {
            record.nationalities.push(value.to_owned());
        }
        "citizen" => record.citizenships.push(value.to_owned()),
        "Telephone" | "Telephone:" | "Phone:" => record.phones.push(value.to_owned()),
        _ => return false,
    }
    true
}

/// The name in "Linked To: NAME", with or without the brackets that the XML puts around it.
fn linked_to(phrase: &str) -> Option<&str> {
    let inner = phrase.strip_prefix('(').unwrap_or(phrase);
    let name = inner.strip_prefix("Linked To:")?.trim();
    let opened = name.matches('(').count();
    let closed = name.matches(')').count();
    let name = if closed > opened { name.strip_suffix(')').unwrap_or(name) } else { name };
    Some(name.trim()).filter(|name| !name.is_empty())
}

/// A phrase under a known label.
fn labelled(phrase: &str) -> Option<Labelled> {
    let (label, text) = split_label(phrase)?;
    let value = match meaning(label) {
        Some(Meaning::Identifier(_)) => document(text),
        _ => Labelled { text: text.to_owned(), ..Labelled::default() },
    };
    // "Passport and National ID were issued in Ulm" is a sentence, not a number.
    let sentence = !text.contains(|c: char| c.is_ascii_digit())
        && text.contains(char::is_lowercase)
        && matches!(meaning(label), Some(Meaning::Identifier(_)));
    let fits = !value.text.is_empty() && !sentence;
    fits.then(|| Labelled { label: label.to_owned(), ..value })
}

/// Cuts a phrase behind its label.
fn split_label(phrase: &str) -> Option<(&str, &str)> {
    let end = label_end(phrase)?;
    let (mut label, mut text) = phrase.split_at_checked(end)?;
    for mark in [":", " -"] {
        if text.starts_with(mark) {
            (label, text) = phrase.split_at_checked(end + mark.len())?;
        }
    }
    text.starts_with(' ').then(|| (label, text.trim()))
}

/// Where the label of a phrase ends, before any colon or dash.
fn label_end(phrase: &str) -> Option<usize> {
    const CURRENCY: &str = "Digital Currency Address - ";
    if let Some(rest) = phrase.strip_prefix(CURRENCY) {
        return Some(CURRENCY.len() + rest.find(' ')?);
    }
    if phrase.starts_with("Executive Order ") {
        let ends = ["nformation", "Determination"];
        return ends.iter().filter_map(|end| Some(phrase.find(end)? + end.len())).min();
    }
    if phrase.starts_with("Listing Date (") || phrase.starts_with("Effective Date (") {
        return Some(phrase.find(')')? + 1);
    }
    let follows = |label: &str| phrase[label.len()..].starts_with([' ', ':']);
    let known = labels().filter(|label| phrase.starts_with(label) && follows(label));
    known.map(str::len).max()
}

/// A document as the CSV prints it: "G025057 (Iran) issued 23 Jun 1999 expires 05 Feb 2004".
fn document(text: &str) -> Labelled {
    let mut value = Labelled::default();
    let mut rest = text.trim();
    for (word, place) in [(" expires ", &mut value.expires), (" issued ", &mut value.issued)] {
        if let Some((before, after)) = rest.rsplit_once(word)
            && date(after).is_some()
        {
            *place = after.trim().to_owned();
            rest = before.trim_end();
        }
    }
    let (number, country) = split_country(rest);
    value.text = number.to_owned();
    value.country = country.to_owned();
    value
}

/// A number and the country in brackets behind it: "HRA 738077 (Stuttgart) (Germany)". Brackets
/// around anything else stay with the number.
pub(super) fn split_country(text: &str) -> (&str, &str) {
    let bracket = text.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    match bracket {
        Some((number, country)) if is_country(country) && !number.trim().is_empty() => {
            (number.trim_end(), country.trim())
        }
        _ => (text, ""),
    }
}

/// Whether words in brackets name a country. Two letters are more often a province or a form.
fn is_country(text: &str) -> bool {
    text.trim().len() > 2 && Country::from_name(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Record {
        let mut record = Record { sdn_type: "individual".to_owned(), ..Record::default() };
        read_remarks(text, true, &mut record);
        record
    }

    #[test]
    fn phrases_become_what_they_say() {
        let record = read(
            "DOB 10 Dec 1948; alt. DOB circa 1949; POB Port Nowhere, Iran; nationality Iran; \
             Passport G025057 issued 23 Jun 1999 expires 05 Feb 2004; a.k.a. 'THE; BAKER'; \
             f.k.a. 'DOE, Old'; Secondary sanctions risk: section 1(b); one of the leaders; \
             Linked To: NOBODY (NB)-WEST FORCE.",
        );
        assert_eq!(record.births, ["10 Dec 1948", "circa 1949"]);
        assert_eq!(record.birth_places, ["Port Nowhere, Iran"]);
        assert_eq!(record.nationalities, ["Iran"]);
        let texts: Vec<&str> = record.names.iter().map(|name| name.text.as_str()).collect();
        assert_eq!(texts, ["THE; BAKER", "Old DOE"]);
        assert_eq!(record.values[0].text, "G025057");
        assert_eq!(record.values[0].issued, "23 Jun 1999");
        assert_eq!(record.values[0].expires, "05 Feb 2004");
        assert_eq!(record.values[1].label, "Secondary sanctions risk:");
        assert_eq!(record.notes, ["one of the leaders"]);
        assert_eq!(record.linked_to, ["NOBODY (NB)-WEST FORCE."]);
    }

    #[test]
    fn labels_end_where_the_value_begins() {
        for (phrase, label, text) in [
            ("Digital Currency Address - XBT 1abc", "Digital Currency Address - XBT", "1abc"),
            (
                "Executive Order 13662 Directive Determination - Subject to Directive 1",
                "Executive Order 13662 Directive Determination -",
                "Subject to Directive 1",
            ),
            (
                "Listing Date (EO 14024 Directive 2): 24 Feb 2022",
                "Listing Date (EO 14024 Directive 2):",
                "24 Feb 2022",
            ),
            ("Effective Date (CMIC) 02 Aug 2021", "Effective Date (CMIC)", "02 Aug 2021"),
            (
                "Aircraft Construction Number (also called L/N or S/N or F/N) 8401",
                "Aircraft Construction Number (also called L/N or S/N or F/N)",
                "8401",
            ),
        ] {
            assert_eq!(split_label(phrase), Some((label, text)));
        }
        assert_eq!(split_label("Passports were seized"), None);
    }

    #[test]
    fn a_cut_remark_keeps_its_half_phrase_as_a_note() {
        let mut record = Record::default();
        read_remarks("Gender Male; Digital Currency Address - XBT 1Gq", false, &mut record);
        assert_eq!(record.values.len(), 1);
        assert_eq!(record.notes, ["Digital Currency Address - XBT 1Gq […]"]);
    }
}
