//! XML documents as an attacker writes them, and tables that are endless.

use cordon_lists::{ProblemKind, ReadError, source};

use crate::support::{List, file, own_lists, read_list, refused};

/// The start tag of the root element.
pub(crate) fn root_tag(text: &str) -> Option<&str> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut rest = text.starts_with('<').then_some(text)?;
    while rest.starts_with("<?") || rest.starts_with("<!") {
        let end = if rest.starts_with("<!--") { "-->" } else { ">" };
        rest = rest.split_once(end)?.1.trim_start();
    }
    rest.get(..=rest.find('>')?)
}

/// Name in a start tag.
pub(crate) fn name_of(tag: &str) -> &str {
    tag[1..].split([' ', '>', '/', '\n', '\r', '\t']).next().unwrap_or_default()
}

/// The lists in XML that are here on every machine, with their texts.
fn xml_lists() -> Vec<(List, String)> {
    let texts = own_lists().into_iter().map(|list| {
        let text = String::from_utf8(list.files[0].bytes.clone()).unwrap_or_default();
        (list, text)
    });
    let lists: Vec<(List, String)> = texts.filter(|(_, text)| root_tag(text).is_some()).collect();
    assert!(lists.len() > 5, "only {} lists in XML", lists.len());
    lists
}

/// Asserts that a list with another text is refused.
#[track_caller]
fn check(list: &List, text: &str, case: &str) -> ReadError {
    let name = list.files[0].name.as_str();
    let case = format!("{}: {case}", list.label);
    refused(read_list(list.source, &[file(name, text)]), name, &case)
}

/// Places right behind start tags, some near the root and some inside records.
fn places(text: &str) -> Vec<usize> {
    let root = root_tag(text).unwrap();
    let root_end = text.find(root).unwrap() + root.len();
    let tags = text[root_end..].match_indices('>').map(|(at, _)| root_end + at + 1);
    let starts: Vec<usize> = tags
        .filter(|end| {
            let tag = text[..*end].rfind('<').map_or("", |start| &text[start..*end]);
            !tag.starts_with("</") && !tag.starts_with("<!") && !tag.ends_with("/>")
        })
        .collect();
    let step = (starts.len() / 40).max(1);
    [root_end].into_iter().chain(starts.into_iter().step_by(step)).collect()
}

fn inserted(text: &str, at: usize, what: &str) -> String {
    format!("{}{what}{}", &text[..at], &text[at..])
}

/// The document with a document type before its root.
fn with_document_type(text: &str, declarations: &str) -> String {
    let root = root_tag(text).unwrap();
    let at = text.find(root).unwrap();
    inserted(text, at, &format!("<!DOCTYPE {} [{declarations}]>\n", name_of(root)))
}

#[test]
fn documents_that_declare_entities_are_refused() {
    let mut laughs = "<!ENTITY lol0 \"lol\">".to_owned();
    for level in 1..10 {
        let below = format!("&lol{};", level - 1).repeat(10);
        laughs.push_str(&format!("<!ENTITY lol{level} \"{below}\">"));
    }
    let declarations = [
        (laughs.as_str(), "&lol9;"),
        ("<!ENTITY file SYSTEM \"file:///etc/passwd\">", "&file;"),
        ("<!ENTITY page PUBLIC \"x\" \"http://127.0.0.1/\">", "&page;"),
        ("<!ENTITY % all SYSTEM \"http://127.0.0.1/all.dtd\"> %all;", ""),
        ("<!-- > ]> --><!ENTITY quoted \"]>\">", "&quoted;"),
    ];
    for (list, text) in xml_lists() {
        for (declaration, reference) in declarations {
            let at = *places(&text).last().unwrap();
            let text = inserted(&text, at, reference);
            let error = check(&list, &with_document_type(&text, declaration), declaration);
            let declared = matches!(error, ReadError::EntityDeclaration { .. });
            assert!(declared, "{}: {declaration}: {error}", list.label);
        }
    }
}

#[test]
fn references_to_entities_that_nobody_declared_are_refused() {
    for (list, text) in xml_lists() {
        let at = *places(&text).last().unwrap();
        let error = check(&list, &inserted(&text, at, "&lol9;"), "a reference");
        assert!(error.to_string().contains("line "), "{error}");
    }
}

#[test]
fn documents_nested_too_deep_are_refused() {
    const DEPTH: usize = 10_000;
    for (list, text) in xml_lists() {
        for at in places(&text) {
            let closed = format!("{}{}", "<a>".repeat(DEPTH), "</a>".repeat(DEPTH));
            let error = check(&list, &inserted(&text, at, &closed), "nested");
            assert!(matches!(error, ReadError::TooLarge { .. }), "{error}");
            let error = check(&list, &inserted(&text, at, &"<a>".repeat(DEPTH)), "never closed");
            assert!(matches!(error, ReadError::TooLarge { .. }), "{error}");
        }
    }
}

#[test]
fn elements_with_too_many_parts_are_refused() {
    let attributes: String = (0..100_000).map(|row| format!(" a{row}=\"\"")).collect();
    for (list, text) in xml_lists() {
        for at in places(&text) {
            let error = check(&list, &inserted(&text, at, &format!("<a{attributes}/>")), "wide");
            assert!(matches!(error, ReadError::TooLarge { .. }), "{error}");
        }
        // Inside a record; between records, any number of elements is a list.
        let at = *places(&text).last().unwrap();
        let error = check(&list, &inserted(&text, at, &"<a/>".repeat(100_000)), "many children");
        assert!(matches!(error, ReadError::TooLarge { .. }), "{}: {error}", list.label);
    }
}

#[test]
fn what_follows_the_end_of_a_document_is_not_overlooked() {
    for (list, text) in xml_lists() {
        let root = root_tag(&text).unwrap();
        let again = &text[text.find(root).unwrap()..];
        check(&list, &format!("{text}{again}"), "twice");
        check(&list, &format!("{text}\nand more"), "text");
        check(&list, &format!("{text}</{}>", name_of(root)), "closed twice");
        check(&list, &format!("{text}<open>"), "an element");
        let harmless = format!("{text}\n<!-- end --><?end?>\r\n\n");
        assert!(read_list(list.source, &[file("harmless.xml", harmless)]).is_ok());
    }
}

#[test]
fn a_count_that_the_file_claims_reserves_nothing() {
    for (list, text) in xml_lists() {
        let Some((before, rest)) = text.split_once("<Record_Count>") else { continue };
        let (_, after) = rest.split_once('<').unwrap();
        for claim in ["1000000000", "18446744073709551615", "-1", "1e9"] {
            let claiming = format!("{before}<Record_Count>{claim}<{after}");
            let reading = read_list(list.source, &[file("claim.xml", claiming)]).unwrap();
            let told = reading.problems.iter().any(|problem| {
                matches!(problem.kind, ProblemKind::CountMismatch | ProblemKind::BadValue)
            });
            assert!(told, "{}: {claim}", list.label);
        }
    }
}

/// The text with what is behind its head repeated until it is long: the same records many times.
fn repeated(text: &str) -> String {
    const LENGTH: usize = 2 << 20;
    let (head, body, end) = match root_tag(text) {
        Some(root) => {
            let start = text.find(root).unwrap() + root.len();
            let end = text.rfind("</").unwrap();
            (&text[..start], &text[start..end], &text[end..])
        }
        None => {
            let start = text.find('\n').map_or(0, |at| at + 1);
            let end = text.rfind('\u{1a}').unwrap_or(text.len());
            (&text[..start], &text[start..end], &text[end..])
        }
    };
    format!("{head}{}{end}", body.repeat(LENGTH / body.len().max(1)))
}

/// What takes the square of the number of records or values in time would hang here.
#[test]
fn many_records_of_one_id_are_read() {
    for list in own_lists() {
        let Ok(text) = std::str::from_utf8(&list.files[0].bytes) else { continue };
        let many = read_list(list.source, &[file(&list.files[0].name, repeated(text))]).unwrap();
        assert!(many.records > 100, "{}: {} records", list.label, many.records);
    }
}

#[test]
fn a_value_of_many_pieces_is_read() {
    const LENGTH: usize = 100_000;
    let pieces = ["a1; ", "b, ", "(c) ", "a.k.a. d ", "1) e 2) f ", "王|", "1 Jan 1970/", "- "];
    for list in own_lists() {
        let Ok(text) = std::str::from_utf8(&list.files[0].bytes) else { continue };
        for (at, piece) in value_places(text).into_iter().zip(pieces.iter().cycle()) {
            let long = inserted(text, at, &piece.repeat(LENGTH / piece.len()));
            read_list(list.source, &[file(&list.files[0].name, long)]).ok();
        }
    }
}

/// Places within values: behind start tags, or behind separators.
fn value_places(text: &str) -> Vec<usize> {
    if root_tag(text).is_some() {
        return places(text);
    }
    let separators = text.match_indices([',', '\t', ':']).map(|(at, _)| at + 1);
    let places: Vec<usize> = separators.collect();
    let step = (places.len() / 40).max(1);
    places.into_iter().step_by(step).collect()
}

#[test]
fn a_table_of_nothing_but_separators_is_refused() {
    const SEPARATORS: usize = 1_000_000;
    let header = "_id,source,entity_number,federal_register_notice\n";
    let table = format!("{header}{}\n", ",".repeat(SEPARATORS));
    let result = read_list(source("us_csl").unwrap(), &[file("wide.csv", table)]);
    let error = refused(result, "wide.csv", "separators");
    assert!(matches!(error, ReadError::TooLarge { .. }), "{error}");
}
