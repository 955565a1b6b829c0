//! The screener: names of entities analysed and indexed, and parties screened against them.
//!
//! Names are compared name by name and the best counts; what the entity says beside its names is
//! added to that. Positive evidence lifts a name that is near, it never makes a hit of another
//! name; only a strong identifier does. Hits are sorted by falling score, then by entity, and do
//! not depend on the number of threads.

use cordon_index::{Candidate, IdentifierMap, Index, Scratch};
use cordon_model::{Entity, Schema};
use cordon_names::{
    AnalysedName, CompareOptions, NameClass, NameScore, compare, probability, sum_of_bits,
    whole_thousandths,
};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::constants as k;
use crate::facts::{FactEvidence, Facts, compare_facts};
use crate::hit::{Comparison, Evidence, Hit};
use crate::party::{Party, Settings, WeakAliases};

/// Everything that screening needs of the entities, built once. Immutable.
#[derive(Debug)]
pub struct Screener {
    pub(crate) names: Vec<AnalysedName>,
    pub(crate) owners: Vec<NameOwner>,
    pub(crate) index: Index,
    facts: Vec<Facts>,
    identifiers: IdentifierMap,
}

/// Whose name it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NameOwner {
    pub(crate) entity: u32,
    pub(crate) weak: bool,
}

/// Finds the names that may reach a floor.
type Candidates<'index> =
    dyn Fn(&AnalysedName, f64, &mut Scratch) -> Vec<Candidate> + Sync + 'index;

/// What is sought among the names.
struct Request<'party> {
    queries: &'party [AnalysedName],
    floor_bits: f64,
    weak: WeakAliases,
}

/// A party's names are looked at up to this many.
const PARTY_NAMES_MAX: usize = 64;

impl Screener {
    /// Prepares entities; hits name them by their row in this slice. Only entities of matchable
    /// schemata are screened.
    pub fn build(entities: &[Entity]) -> Screener {
        let prepare = |entity: &Entity| {
            if !entity.schema.matchable() {
                return (Vec::new(), Facts::default());
            }
            (names_of(entity), Facts::of_entity(entity))
        };
        let prepared: Vec<_> = entities.par_iter().map(prepare).collect();
        let (mut names, mut owners, mut facts) = (Vec::new(), Vec::new(), Vec::new());
        for (row, (own, own_facts)) in prepared.into_iter().enumerate() {
            for (name, weak) in own {
                names.push(name);
                owners.push(NameOwner { entity: row as u32, weak });
            }
            facts.push(own_facts);
        }
        let numbers = facts.iter().enumerate().flat_map(|(row, facts)| {
            facts.identifiers.iter().map(move |number| (number.normal.clone(), row as u32))
        });
        let identifiers = IdentifierMap::build(numbers);
        let index = Index::build(names.iter());
        Screener { names, owners, index, facts, identifiers }
    }

    /// Number of names.
    pub fn names(&self) -> usize {
        self.names.len()
    }

    /// Hits of a party among the entities that `admissible` lets through, best first.
    pub fn screen(
        &self,
        _entities: &[Entity],
        party: &Party,
        settings: &Settings,
        admissible: &(dyn Fn(u32) -> bool + Sync),
    ) -> Vec<Hit> {
        let bound = CompareOptions::screening().bound;
        let indexed = |query: &AnalysedName, floor_bits: f64, scratch: &mut Scratch| {
            self.index.candidates(query, bound, floor_bits, scratch)
        };
        self.screen_with(party, settings, admissible, &indexed)
    }

    /// What [`Screener::screen`] must answer, by comparing with every name: slow, for tests.
    pub fn screen_by_force(
        &self,
        party: &Party,
        settings: &Settings,
        admissible: &(dyn Fn(u32) -> bool + Sync),
    ) -> Vec<Hit> {
        let all = |_: &AnalysedName, _: f64, _: &mut Scratch| {
            let every = 0..self.names.len() as u32;
            every.map(|name| Candidate { name, bits_at_most: f64::INFINITY }).collect()
        };
        self.screen_with(party, settings, admissible, &all)
    }

    fn screen_with(
        &self,
        party: &Party,
        settings: &Settings,
        admissible: &(dyn Fn(u32) -> bool + Sync),
        candidates: &Candidates<'_>,
    ) -> Vec<Hit> {
        let facts = Facts::of_party(party);
        let cutoff_bits = log_odds(settings.cutoff);
        // Positive evidence at most doubles what a name has above the point where it counts.
        let floor_bits = if facts.can_support() {
            ((cutoff_bits + k::GAIN_FROM_BITS) / 2.0).min(cutoff_bits)
        } else {
            cutoff_bits
        };
        let queries = analysed(party);
        let request = Request { queries: &queries, floor_bits, weak: settings.weak_aliases };
        let mut best = self.best_names(&request, admissible, candidates);
        for entity in self.strong_matches(&facts) {
            if admissible(entity) && !best.contains_key(&entity) {
                best.insert(entity, self.any_name(entity, &queries));
            }
        }
        let mut hits: Vec<Hit> = best
            .into_iter()
            .filter_map(|(entity, found)| {
                let weighed = self.weigh(&facts, entity, &found, settings.weak_aliases);
                let score = probability(weighed.bits);
                (score >= settings.cutoff).then(|| Hit {
                    entity,
                    score,
                    bits: weighed.bits,
                    raw_bits: found.score.as_ref().map_or(0.0, |score| score.raw_bits),
                    is_match: score >= settings.threshold,
                    evidence: self.explain(&queries, &found, weighed.rows),
                })
            })
            .collect();
        hits.sort_by(|left, right| {
            right.bits.total_cmp(&left.bits).then(left.entity.cmp(&right.entity))
        });
        hits.truncate(settings.limit);
        hits
    }

    /// For each entity its best name at or above the floor.
    fn best_names(
        &self,
        request: &Request<'_>,
        admissible: &(dyn Fn(u32) -> bool + Sync),
        candidates: &Candidates<'_>,
    ) -> FxHashMap<u32, Found> {
        let mut best: FxHashMap<u32, Found> = FxHashMap::default();
        let mut scratch = Scratch::default();
        let floor_bits = request.floor_bits;
        let options = CompareOptions { floor_bits, ..CompareOptions::screening() };
        for (query_row, query) in request.queries.iter().enumerate() {
            for candidate in candidates(query, floor_bits, &mut scratch) {
                let owner = self.owners[candidate.name as usize];
                let weak = owner.weak && request.weak != WeakAliases::Full;
                let ignored = weak && request.weak == WeakAliases::Ignore;
                if ignored || !admissible(owner.entity) {
                    continue;
                }
                let known = best.get(&owner.entity).map_or(f64::NEG_INFINITY, Found::bits);
                if candidate.bits_at_most < known {
                    continue;
                }
                let target = &self.names[candidate.name as usize];
                let Some(score) = compare(query, target, &options) else { continue };
                let name = Some(candidate.name);
                let found = Found { query: query_row, name, weak, score: Some(score) };
                if found.bits() > known {
                    best.insert(owner.entity, found);
                }
            }
        }
        best
    }

    /// Entities with a strong identifier of the party.
    fn strong_matches(&self, facts: &Facts) -> Vec<u32> {
        let mut entities: Vec<u32> = facts
            .identifiers
            .iter()
            .flat_map(|number| self.identifiers.entities(&number.normal))
            .copied()
            .collect();
        entities.sort_unstable();
        entities.dedup();
        entities.retain(|row| compare_facts(facts, &self.facts[*row as usize]).strong);
        entities
    }

    /// The best of an entity's names however bad, for an entity found by its number.
    fn any_name(&self, entity: u32, queries: &[AnalysedName]) -> Found {
        let from = self.owners.partition_point(|owner| owner.entity < entity);
        let own = self.owners[from..].iter().take_while(|owner| owner.entity == entity).count();
        let options = CompareOptions::screening();
        let mut best = Found { query: 0, name: None, weak: false, score: None };
        for (query_row, query) in queries.iter().enumerate() {
            for name in from..from + own {
                let Some(score) = compare(query, &self.names[name], &options) else { continue };
                let weak = self.owners[name].weak;
                let found =
                    Found { query: query_row, name: Some(name as u32), weak, score: Some(score) };
                if best.name.is_none() || found.bits() > best.bits() {
                    best = found;
                }
            }
        }
        best
    }

    fn weigh(&self, facts: &Facts, entity: u32, found: &Found, weak: WeakAliases) -> Weighed {
        let evidence = compare_facts(facts, &self.facts[entity as usize]);
        let weak = found.weak && weak != WeakAliases::Full;
        weigh(found.score.as_ref().map(|score| score.bits), weak, evidence)
    }

    fn explain(
        &self,
        queries: &[AnalysedName],
        found: &Found,
        rows: Vec<Evidence>,
    ) -> Vec<Evidence> {
        let mut evidence = Vec::new();
        if let (Some(score), Some(name)) = (&found.score, found.name) {
            evidence = name_evidence(score, &queries[found.query], &self.names[name as usize]);
        }
        evidence.extend(rows);
        evidence
    }
}

/// A name of an entity and how alike it is.
#[derive(Debug)]
struct Found {
    query: usize,
    name: Option<u32>,
    weak: bool,
    score: Option<NameScore>,
}

impl Found {
    /// Bits of the name, the weak alias's rebate taken off.
    fn bits(&self) -> f64 {
        let bits = self.score.as_ref().map_or(f64::NEG_INFINITY, |score| score.bits);
        if self.weak { (bits + k::WEAK_ALIAS_BITS).min(k::WEAK_ALIAS_AT_MOST_BITS) } else { bits }
    }
}

/// All evidence beside the name's own, and the sum with it.
#[derive(Debug)]
pub(crate) struct Weighed {
    pub(crate) bits: f64,
    pub(crate) rows: Vec<Evidence>,
}

fn note(feature: &str, bits: f64, note: &str) -> Evidence {
    let (feature, note) = (feature.to_owned(), note.to_owned());
    let bits = whole_thousandths(bits);
    Evidence { feature, query: String::new(), target: String::new(), bits, note }
}

/// Adds the facts to a name's bits.
pub(crate) fn weigh(name: Option<f64>, weak: bool, evidence: FactEvidence) -> Weighed {
    let mut rows = Vec::new();
    if weak {
        rows.push(note("weak-alias", k::WEAK_ALIAS_BITS, "a weak alias"));
        let over = name.unwrap_or(0.0) + k::WEAK_ALIAS_BITS - k::WEAK_ALIAS_AT_MOST_BITS;
        if over > 0.0 {
            rows.push(note("weak-alias", -over, "a weak alias corroborates, it does not find"));
        }
    }
    let total = |rows: &[Evidence]| sum_of_bits(rows.iter().map(|row| row.bits).chain(name));
    let name_bits = total(&rows);
    if name.is_none() {
        rows.push(note("name", k::NAME_AT_LEAST_BITS, "no name to compare"));
    } else if evidence.strong && name_bits < k::NAME_AT_LEAST_BITS {
        let lift = k::NAME_AT_LEAST_BITS - name_bits;
        rows.push(note("name", lift, "beside its number an entity may go by another name"));
    }
    let gain: f64 = evidence.rows.iter().map(|row| row.bits.max(0.0)).sum();
    let allowed = (name_bits - k::GAIN_FROM_BITS).max(0.0);
    rows.extend(evidence.rows);
    if !evidence.strong && gain > allowed {
        rows.push(note("cap", allowed - gain, "agreement beside the name makes no hit"));
    }
    Weighed { bits: total(&rows), rows }
}

/// Log-odds in base 2 of a probability.
pub(crate) fn log_odds(score: f64) -> f64 {
    let score = score.clamp(SCORE_MARGIN, 1.0 - SCORE_MARGIN);
    (score / (1.0 - score)).log2()
}

/// A cutoff of 0 means: all that are not absurd.
const SCORE_MARGIN: f64 = 1e-3;

pub(crate) fn name_evidence(
    score: &NameScore,
    query: &AnalysedName,
    target: &AnalysedName,
) -> Vec<Evidence> {
    let rows = score.explain(query, target).into_iter();
    rows.map(|row| {
        // The first row says which two names were compared.
        let whole = row.feature == "name";
        let (query, target) = if whole {
            (query.text.to_string(), target.text.to_string())
        } else {
            (row.query, row.target)
        };
        Evidence { feature: row.feature.to_owned(), query, target, bits: row.bits, note: row.note }
    })
    .collect()
}

fn analysed(party: &Party) -> Vec<AnalysedName> {
    let class = party.schema.map_or(NameClass::Unknown, NameClass::of);
    let names = party.names.iter().take(PARTY_NAMES_MAX);
    names.map(|name| AnalysedName::new(name, class)).filter(|name| !name.is_empty()).collect()
}

/// Names of an entity, each once, the stronger kind where two are written the same.
fn names_of(entity: &Entity) -> Vec<(AnalysedName, bool)> {
    let class = NameClass::of(entity.schema);
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let mut names: Vec<(AnalysedName, bool)> = Vec::new();
    for name in &entity.names {
        match known.get(&name.text.to_lowercase()) {
            Some(at) => names[*at].1 &= name.is_weak(),
            None => {
                let analysed = AnalysedName::new(&name.text, class);
                if !analysed.is_empty() {
                    known.insert(name.text.to_lowercase(), names.len());
                    names.push((analysed, name.is_weak()));
                }
            }
        }
    }
    names
}

/// How alike two names are; the schema says how they are read.
pub fn compare_names(left: &str, right: &str, schema: Option<Schema>) -> Comparison {
    let class = schema.map_or(NameClass::Unknown, NameClass::of);
    let (left, right) = (AnalysedName::new(left, class), AnalysedName::new(right, class));
    let Some(score) = compare(&left, &right, &CompareOptions::screening()) else {
        return Comparison { score: 0.0, bits: f64::MIN, raw_bits: 0.0, evidence: Vec::new() };
    };
    let evidence = name_evidence(&score, &left, &right);
    Comparison { score: score.score(), bits: score.bits, raw_bits: score.raw_bits, evidence }
}

/// How alike two entities are: the best of their names, and all else they say.
pub fn compare_entities(left: &Entity, right: &Entity) -> Comparison {
    let (left_names, right_names) = (names_of(left), names_of(right));
    let options = CompareOptions::screening();
    let mut best: Option<(f64, bool, NameScore, &AnalysedName, &AnalysedName)> = None;
    for (one, one_weak) in &left_names {
        for (other, other_weak) in &right_names {
            let Some(score) = compare(one, other, &options) else { continue };
            let weak = *one_weak || *other_weak;
            let bits = score.bits + if weak { k::WEAK_ALIAS_BITS } else { 0.0 };
            if best.as_ref().is_none_or(|best| bits > best.0) {
                best = Some((bits, weak, score, one, other));
            }
        }
    }
    let facts = compare_facts(&Facts::of_entity(left), &Facts::of_entity(right));
    let weak = best.as_ref().is_some_and(|best| best.1);
    let mut weighed = weigh(best.as_ref().map(|best| best.2.bits), weak, facts);
    weighed.bits = sum_of_bits([weighed.bits, k::PAIR_PRIOR_BITS].into_iter());
    let mut evidence = vec![note("prior", k::PAIR_PRIOR_BITS, "laid beside each other")];
    let mut raw_bits = 0.0;
    if let Some((_, _, score, one, other)) = &best {
        evidence.extend(name_evidence(score, one, other));
        raw_bits = score.raw_bits;
    }
    evidence.extend(weighed.rows);
    Comparison { score: probability(weighed.bits), bits: weighed.bits, raw_bits, evidence }
}
