//! Names: parts in a stated order, each part with its spellings in other languages and scripts.
//!
//! A spelling belongs to a part, but a name is searched whole: for each language and script that
//! occurs, every combination of the spellings becomes a name of its own, parts without a spelling
//! in that language borrowing one of the same script, else the main one. A name that so mixes
//! Latin with another script is no name that anybody bears; it is kept as a weak alias.

use cordon_model::{NameKind, NamePartKind, NameValue, Script};

use crate::problem::{Problem, ProblemKind};
use crate::xml::Element;

/// Most combinations of spellings of one name in one language and script: real names have at most
/// some dozens, and a hostile file could multiply without end.
const COMBINATIONS_MAX: usize = 64;

/// Stands where a part is not known.
const PLACEHOLDER: &str = "-";

struct Part<'a> {
    order: u32,
    kind: NamePartKind,
    value: &'a str,
    spellings: Vec<Spelling<'a>>,
}

#[derive(Clone, Copy)]
struct Spelling<'a> {
    language: Option<&'a str>,
    script: Option<&'a str>,
    text: &'a str,
}

/// The names that one `name` element says, the main spelling first, and its titles.
pub(super) struct Names {
    pub(super) names: Vec<NameValue>,
    pub(super) titles: Vec<String>,
}

/// Reads a `name` element; `main` says whether it belongs to the main identity.
pub(super) fn names(
    element: &Element,
    main: bool,
    record: &str,
    problems: &mut Vec<Problem>,
) -> Names {
    element.leave(&["ssid"]);
    let (kind, note) = kind(element, main, record, problems);
    let mut parts = parts(element, record, problems);
    parts.sort_by_key(|part| part.order);
    let is_title = |part: &Part<'_>| part.kind == NamePartKind::Title;
    let titles = parts.iter().filter(|part| is_title(part)).flat_map(|part| {
        let spelled = part.spellings.iter().map(|spelling| spelling.text);
        std::iter::once(part.value).chain(spelled).map(str::to_owned)
    });
    let titles = titles.collect();
    if !parts.iter().all(is_title) {
        parts.retain(|part| !is_title(part));
    }
    let values: Vec<(NamePartKind, &str)> =
        parts.iter().map(|part| (part.kind, part.value)).collect();
    let mut main_name = NameValue::from_parts(&values, kind);
    main_name.language = element.attribute("lang").map(str::to_lowercase);
    main_name.note.clone_from(&note);
    let mut names = vec![main_name];
    for culture in cultures(&parts) {
        let options: Vec<Vec<&str>> = parts.iter().map(|part| options(part, culture)).collect();
        let (combined, whole) = combinations(&options);
        if !whole {
            problems.push(Problem::new(
                ProblemKind::BadValue,
                record,
                "name-part/spelling-variant",
                &values.iter().map(|(_, value)| *value).collect::<Vec<_>>().join(" "),
                format!("more than {COMBINATIONS_MAX} combined spellings; the first ones are kept"),
            ));
        }
        names.extend(combined.iter().map(|texts| {
            let spelled: Vec<(NamePartKind, &str)> =
                parts.iter().zip(texts).map(|(part, text)| (part.kind, *text)).collect();
            let mut name = NameValue::from_parts(&spelled, kind);
            name.language = culture.0.map(str::to_lowercase);
            name.note.clone_from(&note);
            if mixes_scripts(texts) {
                name.kind = NameKind::WeakAlias;
                name.note = Some("spelled so in some of its parts only".to_owned());
            } else if kind == NameKind::Primary {
                let latin = name.script == Script::Latin;
                name.kind = if latin { NameKind::Alias } else { NameKind::Original };
            }
            name
        }));
    }
    Names { names, titles }
}

/// What the source says the name is, with its words where the kind does not say them.
fn kind(
    element: &Element,
    main: bool,
    record: &str,
    problems: &mut Vec<Problem>,
) -> (NameKind, Option<String>) {
    let printed = element.attribute("name-type").unwrap_or("primary-name");
    let kind = match printed {
        "primary-name" if main => NameKind::Primary,
        "primary-name" | "alias" => NameKind::Alias,
        "formerly-known-as" => NameKind::Former,
        other => {
            let message = "a type of name that this reader does not know; taken as an alias";
            let field = "name@name-type";
            problems.push(Problem::new(ProblemKind::BadValue, record, field, other, message));
            NameKind::Alias
        }
    };
    match element.attribute("quality") {
        Some("low") => (NameKind::WeakAlias, Some(format!("{printed}, low quality"))),
        Some("good") | None => {
            let note = (kind == NameKind::Alias && printed != "alias").then(|| printed.to_owned());
            (kind, note)
        }
        Some(other) => {
            let message = "a quality that this reader does not know; taken as good";
            let field = "name@quality";
            problems.push(Problem::new(ProblemKind::BadValue, record, field, other, message));
            (kind, Some(format!("{printed}, {other} quality")))
        }
    }
}

fn parts<'a>(element: &'a Element, record: &str, problems: &mut Vec<Problem>) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    for part in element.children("name-part") {
        part.leave(&["ssid"]);
        let order = part.attribute("order").and_then(|order| order.parse().ok());
        let kind = part_kind(part.attribute("name-part-type").unwrap_or("other"));
        let kind = kind.unwrap_or_else(|| {
            problems.push(Problem::new(
                ProblemKind::BadValue,
                record,
                "name-part@name-part-type",
                part.attribute("name-part-type").unwrap_or_default(),
                "a part of a name that this reader does not know",
            ));
            NamePartKind::Other
        });
        let spellings = part.children("spelling-variant").filter_map(|variant| {
            variant.leave(&["ssid", "spelling-variant-type"]);
            let language = variant.attribute("lang");
            let script = variant.attribute("script");
            let text = Some(variant.text()).filter(|text| !text.is_empty() && *text != PLACEHOLDER);
            text.map(|text| Spelling { language, script, text })
        });
        let spellings = spellings.collect();
        let order = order.unwrap_or(u32::MAX);
        for value in part.texts_of("value").filter(|value| *value != PLACEHOLDER) {
            parts.push(Part { order, kind, value, spellings: Vec::new() });
        }
        match parts.last_mut().filter(|last| last.order == order && last.kind == kind) {
            Some(last) => last.spellings = spellings,
            None => parts.extend(spellings.first().copied().map(|first: Spelling<'a>| Part {
                order,
                kind,
                value: first.text,
                spellings,
            })),
        }
    }
    parts
}

fn part_kind(printed: &str) -> Option<NamePartKind> {
    Some(match printed {
        "family-name" => NamePartKind::Family,
        "given-name" => NamePartKind::Given,
        "further-given-name" => NamePartKind::Middle,
        "father-name" => NamePartKind::Patronymic,
        "grand-father-name" => NamePartKind::Grandfather,
        "maiden-name" => NamePartKind::Maiden,
        "tribal-name" => NamePartKind::Tribal,
        "suffix" => NamePartKind::Suffix,
        "title" => NamePartKind::Title,
        "whole-name" => NamePartKind::Whole,
        "other" => NamePartKind::Other,
        _ => return None,
    })
}

type Culture<'a> = (Option<&'a str>, Option<&'a str>);

/// The pairs of language and script that any part is spelled in, in order of appearance.
fn cultures<'a>(parts: &[Part<'a>]) -> Vec<Culture<'a>> {
    let mut cultures = Vec::new();
    for spelling in parts.iter().flat_map(|part| &part.spellings) {
        let culture = (spelling.language, spelling.script);
        if !cultures.contains(&culture) {
            cultures.push(culture);
        }
    }
    cultures
}

/// How a part is written in a language and script.
fn options<'a>(part: &Part<'a>, culture: Culture<'_>) -> Vec<&'a str> {
    let exact = |spelling: &&Spelling<'a>| (spelling.language, spelling.script) == culture;
    let exact: Vec<&str> =
        part.spellings.iter().filter(exact).map(|spelling| spelling.text).collect();
    if !exact.is_empty() {
        return exact;
    }
    let same_script = part.spellings.iter().find(|spelling| spelling.script == culture.1);
    vec![same_script.map_or(part.value, |spelling| spelling.text)]
}

/// One choice of each, in every way; false if there are more than [`COMBINATIONS_MAX`].
fn combinations<'a>(options: &[Vec<&'a str>]) -> (Vec<Vec<&'a str>>, bool) {
    let mut combined: Vec<Vec<&str>> = vec![Vec::new()];
    let mut whole = true;
    for choices in options {
        let mut longer = Vec::new();
        for (start, choice) in
            combined.iter().flat_map(|start| choices.iter().map(move |choice| (start, choice)))
        {
            if longer.len() == COMBINATIONS_MAX {
                whole = false;
                break;
            }
            let mut texts = start.clone();
            texts.push(*choice);
            longer.push(texts);
        }
        combined = longer;
    }
    (combined, whole)
}

/// Whether some of the texts are in Latin script and some in another.
fn mixes_scripts(texts: &[&str]) -> bool {
    let scripts = texts.iter().map(|text| Script::of(text));
    let known: Vec<bool> = scripts
        .filter(|script| *script != Script::Other)
        .map(|script| script == Script::Latin)
        .collect();
    known.contains(&true) && known.contains(&false)
}
