//! The screener: first shape, exact names only.

use cordon_model::{Entity, Schema};

use crate::hit::{Comparison, Evidence, Hit, Mention};
use crate::party::{Party, ScanSettings, Settings};

/// Everything that screening needs of the entities, built once.
#[derive(Debug)]
pub struct Screener {
    names: Vec<(String, u32)>,
}

fn normal(text: &str) -> String {
    let mut words: Vec<String> = text
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    words.sort_unstable();
    words.join(" ")
}

impl Screener {
    /// Prepares entities; hits name them by their row in this slice.
    pub fn build(entities: &[Entity]) -> Screener {
        let mut names = Vec::new();
        for (row, entity) in entities.iter().enumerate().filter(|(_, e)| e.schema.matchable()) {
            names.extend(entity.names.iter().map(|name| (normal(&name.text), row as u32)));
        }
        Screener { names }
    }

    /// Hits of a party among the entities that `admissible` lets through, best first.
    pub fn screen(
        &self,
        _entities: &[Entity],
        party: &Party,
        settings: &Settings,
        admissible: &(dyn Fn(u32) -> bool + Sync),
    ) -> Vec<Hit> {
        let mut hits: Vec<Hit> = Vec::new();
        for query in &party.names {
            let wanted = normal(query);
            for (name, row) in &self.names {
                let known = hits.iter().any(|hit| hit.entity == *row);
                if *name == wanted && !known && admissible(*row) {
                    let Comparison { score, bits, raw_bits, evidence } = exact(query, query);
                    let is_match = score >= settings.threshold;
                    hits.push(Hit { entity: *row, score, bits, raw_bits, is_match, evidence });
                }
            }
        }
        hits.truncate(settings.limit);
        hits
    }

    /// Listed entities named in a plain text, in order of place.
    pub fn scan(
        &self,
        _entities: &[Entity],
        _text: &str,
        _settings: &ScanSettings,
        _admissible: &(dyn Fn(u32) -> bool + Sync),
    ) -> Vec<Mention> {
        Vec::new()
    }
}

fn exact(query: &str, target: &str) -> Comparison {
    let same = normal(query) == normal(target);
    let bits = if same { 3.0 } else { -6.0 };
    let evidence = vec![Evidence {
        feature: "name".to_owned(),
        query: query.to_owned(),
        target: target.to_owned(),
        bits,
        note: "the same words".to_owned(),
    }];
    Comparison { score: 1.0 / (1.0 + (-bits).exp2()), bits, raw_bits: bits, evidence }
}

/// How alike two names are.
pub fn compare_names(left: &str, right: &str, _schema: Option<Schema>) -> Comparison {
    exact(left, right)
}

/// How alike two entities are.
pub fn compare_entities(left: &Entity, right: &Entity) -> Comparison {
    exact(left.caption(), right.caption())
}
