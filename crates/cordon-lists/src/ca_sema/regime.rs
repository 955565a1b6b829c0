//! The regulations behind the field `Country`.

use cordon_model::Measure;

/// Regulations under which a record is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Regime {
    /// Words that stand for it in an id: a country's ISO code, or its English name in words.
    pub(super) key: String,
    /// Tag of the programme: "SEMA – Russia", "JVCFOA".
    pub(super) programme: String,
    /// The country, as printed in both languages; `None` where the regulations name none.
    pub(super) country: Option<String>,
}

/// Names in the file (in words, see [`in_words`]) → the key that their ids keep. A country that
/// is renamed keeps its key; one that is not here is its own key.
const KEYS: &[(&str, &str)] = &[
    ("belarus", "by"),
    ("burma", "mm"),
    ("china", "cn"),
    ("guatemala", "gt"),
    ("haiti", "ht"),
    ("iran", "ir"),
    ("moldova", "md"),
    ("myanmar", "mm"),
    ("myanmar burma", "mm"),
    ("nicaragua", "ni"),
    ("people s republic of china", "cn"),
    ("russia", "ru"),
    ("south sudan", "ss"),
    ("sri lanka", "lk"),
    ("sudan", "sd"),
    ("syria", "sy"),
    ("ukraine", "ua"),
    ("venezuela", "ve"),
    ("zimbabwe", "zw"),
];

/// Regulations that are named by a subject, in words.
const SUBJECTS: &[&str] = &["hamas terrorist attacks", "extremist settler violence"];

/// Key of the JVCFOA in ids, and beginning of its name in the file, in words.
const JVCFOA: (&str, &str) = ("jvcfoa", "justice for victims of corrupt foreign officials");

/// The regime of a printed `Country`, "Russia / Russie".
pub(super) fn of(printed: &str) -> Regime {
    let english = printed.split('/').next().unwrap_or_default().trim();
    let words = in_words(english);
    if words.starts_with(JVCFOA.1) {
        let programme = "JVCFOA".to_owned();
        return Regime { key: JVCFOA.0.to_owned(), programme, country: None };
    }
    let known = KEYS.iter().find(|(name, _)| *name == words).map(|(_, key)| (*key).to_owned());
    let country = (!SUBJECTS.contains(&words.as_str())).then(|| printed.trim().to_owned());
    Regime { key: known.unwrap_or(words), programme: format!("SEMA – {english}"), country }
}

/// The text in lower case with every run of other characters than letters and digits made one
/// space, and none at the ends.
pub(super) fn in_words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_alphanumeric() {
            words.extend(character.to_lowercase());
        } else if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words.truncate(words.trim_end().len());
    words
}

/// What kind of thing is listed, as far as the law cares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listed {
    Person,
    Body,
    Ship,
}

/// What a listing does, by the law that the module's head names.
pub(super) fn measures(regime: &Regime, schedule: Option<&str>, listed: Listed) -> Vec<Measure> {
    if listed == Listed::Ship {
        return vec![Measure::ShipBan, Measure::TradeRestriction];
    }
    if regime.key == "ru" && matches!(schedule, Some("2" | "3")) {
        return vec![Measure::DebtEquityRestriction];
    }
    match listed {
        Listed::Person => vec![Measure::AssetFreeze, Measure::TravelBan],
        _ => vec![Measure::AssetFreeze],
    }
}

/// The place in the regulations: "Schedule 1, Part 1, item 4"; `N/A` and an absent schedule, where
/// the regulations have only one, leave "item 4".
pub(super) fn reference(schedule: Option<&str>, item: Option<&str>) -> Option<String> {
    let mut parts = Vec::new();
    let pieces = schedule.unwrap_or_default().split(',').map(str::trim);
    for piece in pieces.filter(|piece| !piece.is_empty() && *piece != "N/A") {
        if piece.starts_with(|first: char| first.is_ascii_digit()) {
            parts.push(format!("Schedule {piece}"));
        } else {
            parts.push(piece.to_owned());
        }
    }
    parts.extend(item.map(|item| format!("item {item}")));
    if parts.is_empty() { None } else { Some(parts.join(", ")) }
}
