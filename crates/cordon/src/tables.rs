//! Answers as a person reads them: who, how sure, listed by whom since when, why.

use comfy_table::{Attribute, Cell, Color, Table};
use cordon_engine::{Answer, Dossier, Evidence, ListingView, MentionView, SubjectHit};
use cordon_model::{Authority, DateKind, Entity};

use crate::output::table;

/// Evidence rows that the table names; the JSON has all.
const REASONS_MAX: usize = 5;

/// Columns of the CSV form of a batch: one row a hit.
pub(crate) const HIT_COLUMNS: [&str; 13] = [
    "row",
    "id",
    "name",
    "subject",
    "caption",
    "schema",
    "score",
    "match",
    "authorities",
    "programmes",
    "listed_on",
    "entities",
    "error",
];

/// The line over an answer.
pub(crate) fn answer_heading(answer: &Answer) -> Vec<String> {
    let matches = answer.hits.iter().filter(|hit| hit.is_match).count();
    let name = &answer.query.name;
    let verdict = match (matches, answer.hits.len()) {
        (0, 0) => "no hit".to_owned(),
        (0, hits) => format!("no match, {hits} weaker {}", plural(hits, "hit")),
        (matches, hits) if matches == hits => format!("{matches} {}", plural_es(matches)),
        (matches, hits) => format!("{matches} {} of {hits} hits", plural_es(matches)),
    };
    vec![format!("{name}: {verdict}")]
}

fn plural(count: usize, word: &str) -> String {
    if count == 1 { word.to_owned() } else { format!("{word}s") }
}

fn plural_es(count: usize) -> &'static str {
    if count == 1 { "match" } else { "matches" }
}

/// An answer's hits.
pub(crate) fn answer(answer: &Answer) -> Table {
    let mut rows = table(&["Score", "Who", "Listed by", "Why"]);
    for hit in &answer.hits {
        rows.add_row([
            score_cell(hit),
            Cell::new(who(hit)),
            Cell::new(listed_by(&hit.listings)),
            Cell::new(why(&hit.evidence)),
        ]);
    }
    rows
}

/// Mentions in texts.
pub(crate) fn mentions(mentions: &[MentionView]) -> Table {
    let mut rows = table(&["Where", "Text", "Score", "Who", "Listed by"]);
    for mention in mentions {
        rows.add_row([
            Cell::new(format!("{}\n{}..{}", mention.file, mention.start, mention.end)),
            Cell::new(mention.text.split_whitespace().collect::<Vec<_>>().join(" ")),
            score_cell(&mention.hit),
            Cell::new(who(&mention.hit)),
            Cell::new(listed_by(&mention.hit.listings)),
        ]);
    }
    rows
}

/// All evidence of a comparison.
pub(crate) fn evidence(evidence: &[Evidence]) -> Table {
    let mut rows = table(&["Evidence", "Query", "List", "Bits", "Note"]);
    for piece in evidence {
        rows.add_row([
            piece.feature.clone(),
            piece.query.clone(),
            piece.target.clone(),
            format!("{:+.1}", piece.bits),
            piece.note.clone(),
        ]);
    }
    rows
}

fn score_cell(hit: &SubjectHit) -> Cell {
    let cell = Cell::new(format!("{:.2}", hit.score));
    if hit.is_match { cell.add_attribute(Attribute::Bold).fg(Color::Red) } else { cell }
}

fn who(hit: &SubjectHit) -> String {
    format!("{}\n{} {}", hit.caption, hit.schema, hit.subject)
}

/// One line a listing: authority, programme, date.
fn listed_by(listings: &[ListingView]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for listing in listings {
        let authority = Authority::new(&listing.authority);
        let programme = listing.programme.as_deref().unwrap_or("");
        let date = listing.listed_on.map_or_else(
            || "date not printed".to_owned(),
            |date| match listing.listed_on_derived {
                Some(_) => format!("{date} (derived)"),
                None => date.to_string(),
            },
        );
        let until = listing.until.map_or_else(String::new, |date| format!(", until {date}"));
        let line = format!("{}: {programme}, {date}{until}", authority.title());
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

/// The strongest pieces of evidence, for and against.
fn why(evidence: &[Evidence]) -> String {
    let mut strongest: Vec<&Evidence> =
        evidence.iter().filter(|piece| piece.bits != 0.0 && !piece.query.is_empty()).collect();
    strongest.sort_by(|left, right| right.bits.abs().total_cmp(&left.bits.abs()));
    strongest.truncate(REASONS_MAX);
    let lines: Vec<String> = strongest
        .iter()
        .map(|piece| {
            let against = if piece.bits < 0.0 { "against: " } else { "" };
            let sides = if piece.target.is_empty() || piece.target == piece.query {
                piece.query.clone()
            } else {
                format!("{} ~ {}", piece.query, piece.target)
            };
            format!("{against}{sides} ({})", piece.feature)
        })
        .collect();
    lines.join("\n")
}

/// The CSV rows of an answer: one a hit; one with the error alone where there is one and no hit.
pub(crate) fn hit_records(answer: &Answer) -> Vec<Vec<String>> {
    let query = &answer.query;
    let row = query.row.map_or_else(String::new, |row| row.to_string());
    let id = query.id.clone().unwrap_or_default();
    let error = query.error.clone().unwrap_or_default();
    let head = vec![row, id, query.name.clone()];
    if answer.hits.is_empty() {
        if error.is_empty() {
            return Vec::new();
        }
        let blanks = vec![String::new(); HIT_COLUMNS.len() - head.len() - 1];
        return vec![[head, blanks, vec![error]].concat()];
    }
    let distinct = |values: Vec<String>| {
        let mut seen: Vec<String> = Vec::new();
        for value in values {
            if !seen.contains(&value) {
                seen.push(value);
            }
        }
        seen.join(";")
    };
    let record = |hit: &SubjectHit| {
        let listings = hit.listings.iter();
        let tail = vec![
            hit.subject.clone(),
            hit.caption.clone(),
            hit.schema.to_string(),
            format!("{:.6}", hit.score),
            hit.is_match.to_string(),
            distinct(listings.clone().map(|listing| listing.authority.clone()).collect()),
            distinct(listings.clone().filter_map(|l| l.programme.clone()).collect()),
            distinct(listings.filter_map(|l| l.listed_on).map(|d| d.to_string()).collect()),
            hit.entities.join(";"),
            error.clone(),
        ];
        [head.clone(), tail].concat()
    };
    answer.hits.iter().map(record).collect()
}

/// A dossier as lines of text.
pub(crate) fn dossier(dossier: &Dossier<'_>) -> Vec<String> {
    let mut lines = vec![format!("{} — {} {}", dossier.caption, dossier.schema, dossier.subject)];
    for entity in &dossier.entities {
        lines.push(String::new());
        lines.push(format!("{} on {}", entity.id, entity.source));
        entity_lines(entity, &mut lines);
    }
    lines
}

fn entity_lines(entity: &Entity, lines: &mut Vec<String>) {
    let mut push = |label: &str, text: String| lines.push(format!("  {label:<14} {text}"));
    for name in &entity.names {
        let kind = serde_json::to_value(name.kind).unwrap_or_default();
        let note = name.note.as_deref().map_or_else(String::new, |note| format!(" ({note})"));
        push(kind.as_str().unwrap_or("name"), format!("{}{note}", name.text));
    }
    for value in &entity.dates {
        let label = match value.kind {
            DateKind::Birth => "born",
            DateKind::Death => "died",
            DateKind::Incorporation => "founded",
            DateKind::Dissolution => "dissolved",
            DateKind::Build => "built",
            DateKind::NameChange => "renamed",
        };
        push(label, value.date.to_string());
    }
    for value in &entity.countries {
        let kind = serde_json::to_value(value.kind).unwrap_or_default();
        let label = match kind.as_str() {
            Some("birth") => "born in",
            Some(kind) => kind,
            None => "country",
        };
        push(label, value.text.clone());
    }
    for address in &entity.addresses {
        push("address", address.full.clone());
    }
    for identifier in &entity.identifiers {
        let label = identifier.label.clone().unwrap_or_default();
        let country = identifier.country.map_or_else(String::new, |c| format!(" ({c})"));
        push("number", format!("{} {}{country}", label, identifier.number).trim().to_owned());
    }
    for listing in &entity.listings {
        let view = ListingView::new(entity, listing);
        push("listed by", listed_by(&[view]));
        let measures: Vec<String> = listing.measures.iter().map(ToString::to_string).collect();
        if !measures.is_empty() {
            push("measures", measures.join(", "));
        }
        for act in &listing.acts {
            let date = act.published.map_or_else(String::new, |date| format!(", {date}"));
            push("act", format!("{}{date}", act.title));
        }
        if let Some(reason) = &listing.reason {
            push("reason", reason.clone());
        }
    }
    for link in &entity.links {
        let other = link.entity.as_ref().map(ToString::to_string).or_else(|| link.name.clone());
        let role = link.role.clone().unwrap_or_else(|| link.schema.to_string());
        push("link", format!("{role}: {}", other.unwrap_or_default()));
    }
    for (property, values) in &entity.facts {
        for value in values {
            push(property, value.clone());
        }
    }
}
