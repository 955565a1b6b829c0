//! Main names: a person's from family and given name, a body's with what is packed into it.
//!
//! Bodies carry their French name behind a slash and "(also known as …)" behind the name; persons
//! a variant of the family name in brackets.

use cordon_model::{NameKind, NamePartKind, NameValue};

use super::aliases;
use super::regime::in_words;

/// Names that a record's name fields give, main name first.
#[derive(Debug, Default)]
pub(super) struct MainNames {
    pub(super) names: Vec<NameValue>,
    /// Whether what is packed into the name could be read in more than one way.
    pub(super) doubtful: bool,
}

/// In which order the parts of a person's name are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    GivenFirst,
    FamilyFirst,
}

impl Order {
    /// The order that is usual where the regime's people come from. The file prints the parts
    /// apart and no order.
    pub(super) fn of(regime: &str) -> Order {
        if regime == "cn" { Order::FamilyFirst } else { Order::GivenFirst }
    }
}

/// A person's names.
pub(super) fn person(family: &str, given: &str, order: Order) -> MainNames {
    let family = trim_marks(family);
    let (family_plain, family_variants) = bracketed(family);
    let given = without_repeated_family(trim_marks(given), &family_plain);
    let (given_plain, given_variants) = bracketed(given);
    let name = |family: &str, given: &str, kind| {
        let family = (NamePartKind::Family, family);
        let given = (NamePartKind::Given, given);
        let parts = if order == Order::FamilyFirst { [family, given] } else { [given, family] };
        NameValue::from_parts(&parts, kind)
    };
    let mut names = vec![name(&family_plain, &given_plain, NameKind::Primary)];
    for variant in &family_variants {
        names.push(name(variant, &given_plain, NameKind::Alias).with_note(family));
    }
    for variant in &given_variants {
        names.push(name(&family_plain, variant, NameKind::Alias).with_note(given));
    }
    MainNames { names, doubtful: false }
}

/// A body's names.
pub(super) fn body(printed: &str) -> MainNames {
    let printed = trim_marks(printed);
    let (main, inside) = also_known_as(printed);
    let mut names = Vec::new();
    for (half, language) in bilingual(main) {
        let name = NameValue::new(half, NameKind::Primary);
        names.push(match language {
            Some(language) => name.with_language(language),
            None => name,
        });
    }
    let mut doubtful = false;
    if let Some(inside) = inside {
        let split = aliases::split(inside, aliases::Bearer::Body);
        doubtful = split.doubtful;
        names.extend(split.names.into_iter().map(|name| name.with_note("also known as")));
    }
    names.retain(|name| !name.text.is_empty());
    MainNames { names, doubtful }
}

/// A ship's names.
pub(super) fn ship(printed: &str) -> MainNames {
    let name = NameValue::new(trim_marks(printed), NameKind::Primary);
    MainNames { names: vec![name], doubtful: false }
}

/// Without white space and stray separators at the ends.
fn trim_marks(text: &str) -> &str {
    text.trim_matches([' ', ';', ',', '\u{a0}'])
}

/// The given names without the family name behind them, which a few rows print again.
fn without_repeated_family<'a>(given: &'a str, family: &str) -> &'a str {
    let Some((rest, last)) = given.rsplit_once(' ') else { return given };
    if in_words(last) == in_words(family) { rest } else { given }
}

/// Most words in round brackets that a name has variants of; the file has one.
const VARIANTS_MAX: usize = 16;

/// A name without what it has in round brackets, and the variants with the bracketed word in the
/// place of the word before it: "DIKIY (DIKY)".
fn bracketed(name: &str) -> (String, Vec<String>) {
    let mut plain: Vec<&str> = Vec::new();
    let mut inserts: Vec<(usize, &str)> = Vec::new();
    for word in name.split_whitespace() {
        match word.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
            Some(inner) if !inner.is_empty() => inserts.push((plain.len(), inner)),
            _ => plain.push(word),
        }
    }
    if inserts.len() > VARIANTS_MAX {
        return (name.to_owned(), Vec::new());
    }
    let variants = inserts.iter().map(|(at, inner)| {
        let mut words = plain.clone();
        match at.checked_sub(1).and_then(|before| words.get_mut(before)) {
            Some(word) => *word = inner,
            None => words.insert(0, inner),
        }
        words.join(" ")
    });
    (plain.join(" "), variants.collect())
}

/// A name and what stands in "(also known as …" behind it; the closing bracket may be missing.
fn also_known_as(name: &str) -> (&str, Option<&str>) {
    const MARK: &str = "(also known as ";
    match name.split_once(MARK) {
        Some((main, inside)) => {
            let inside = inside.trim_end();
            (main.trim_end(), Some(inside.strip_suffix(')').unwrap_or(inside)))
        }
        None => (name, None),
    }
}

/// Shortest French half, in bytes: "A/S" at the end of a firm's name is no second language.
const HALF_BYTES_MIN: usize = 4;

/// The English and the French half of "Iranian Navy/Force navale iranienne".
fn bilingual(name: &str) -> Vec<(&str, Option<&'static str>)> {
    let halves = aliases::split_outside_brackets(name, &['/']);
    match halves.as_slice() {
        [english, french] if english.len().min(french.len()) >= HALF_BYTES_MIN => {
            vec![(english, Some("en")), (french, Some("fr"))]
        }
        _ => vec![(name, None)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(names: &MainNames) -> Vec<&str> {
        names.names.iter().map(|name| name.text.as_str()).collect()
    }

    #[test]
    fn bodies_are_unpacked() {
        let names = body("Nusku Shipyard/Chantier naval Nusku");
        assert_eq!(texts(&names), ["Nusku Shipyard", "Chantier naval Nusku"]);
        assert_eq!(names.names[1].language.as_deref(), Some("fr"));
        let names = body("Mills (Ur/Kish/Eridu)");
        assert_eq!(texts(&names), ["Mills (Ur/Kish/Eridu)"]);
        assert_eq!(texts(&body("Nusku A/S")), ["Nusku A/S"]);
        let names = body("Nusku Works JSC (also known as Nuskmash and Nuskzavod Factory, OAO");
        assert_eq!(texts(&names), ["Nusku Works JSC", "Nuskmash", "Nuskzavod Factory, OAO"]);
        assert!(names.doubtful);
    }

    #[test]
    fn persons_have_their_parts() {
        let names = person("DUMUZI (DUMUZID)", "Enki Anu DUMUZI", Order::GivenFirst);
        assert_eq!(texts(&names), ["Enki Anu DUMUZI", "Enki Anu DUMUZID"]);
        assert_eq!(names.names[0].part(NamePartKind::Family), Some("DUMUZI"));
        let names = person("Wu", "Mingzi", Order::FamilyFirst);
        assert_eq!(texts(&names), ["Wu Mingzi"]);
        assert_eq!(texts(&person("", "Enki", Order::GivenFirst)), ["Enki"]);
    }
}
