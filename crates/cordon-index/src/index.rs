//! The index: names by their units.

use cordon_names::{AnalysedName, Bound, Tenths, Unit, UnitPair, bits_at_most, marks_raw};
use rustc_hash::FxHashMap;

use crate::cache::{Cache, Near};
use crate::dictionary::{Dictionary, same_unit_key};
use crate::keys::FormId;

/// Number of a name in the index, in the order of building.
pub type NameRow = u32;

/// A name that shares a unit with the query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The name.
    pub name: NameRow,
    /// No more bits than this can come out.
    pub bits_at_most: f64,
    /// Where its pairs end among [`Candidates::pairs`]; they begin where those of the candidate
    /// before end.
    pairs_end: u32,
}

/// The names that may reach a floor, in order of rows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Candidates {
    /// The names.
    pub names: Vec<Candidate>,
    pairs: Vec<UnitPair>,
}

impl Candidates {
    /// The names, each with all pairs of units, the query's left, that are comparable.
    pub fn iter(&self) -> impl Iterator<Item = (Candidate, &[UnitPair])> {
        let mut from = 0;
        self.names.iter().map(move |candidate| {
            let to = candidate.pairs_end as usize;
            let pairs = self.pairs.get(from..to).unwrap_or(&[]);
            from = to;
            (*candidate, pairs)
        })
    }

    /// Adds a name with its pairs.
    pub fn push(&mut self, name: NameRow, bits_at_most: f64, pairs: &[UnitPair]) {
        self.pairs.extend_from_slice(pairs);
        let pairs_end = self.pairs.len() as u32;
        self.names.push(Candidate { name, bits_at_most, pairs_end });
    }
}

/// A unit in a name.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Posting {
    /// The name.
    pub name: NameRow,
    /// Information of the unit's tokens in that name, raw bits.
    pub raw: f32,
    /// First and last token of the unit.
    pub tokens: (u16, u16),
    /// Its place among the name's units.
    pub unit: u16,
}

#[derive(Debug, Clone, Copy)]
struct NameFacts {
    content_raw: f32,
    marks_raw: f32,
    initials: u16,
}

/// All names of the lists by their units. Immutable.
#[derive(Debug, Default)]
pub struct Index {
    dictionary: Dictionary,
    /// Where each form's postings begin; one more at the end.
    starts: Vec<u32>,
    postings: Vec<Posting>,
    names: Vec<NameFacts>,
    cache: Cache,
}

impl Index {
    /// Builds the index of names; their rows are their places in the sequence.
    pub fn build<'name>(names: impl Iterator<Item = &'name AnalysedName>) -> Index {
        let mut forms: FxHashMap<_, FormId> = FxHashMap::default();
        let mut units: Vec<Unit> = Vec::new();
        let mut entries: Vec<(FormId, Posting)> = Vec::new();
        let mut facts = Vec::new();
        for (row, name) in names.enumerate() {
            facts.push(NameFacts {
                content_raw: name.content_raw as f32,
                marks_raw: marks_raw(name) as f32,
                initials: name.initials() as u16,
            });
            for (place, unit) in name.units.iter().enumerate() {
                let form = *forms.entry(same_unit_key(unit)).or_insert_with(|| {
                    units.push(unit.clone());
                    (units.len() - 1) as FormId
                });
                let (tokens, raw) = ((unit.first, unit.last), unit.covered_raw);
                let (name, unit) = (row as NameRow, place as u16);
                entries.push((form, Posting { name, raw, tokens, unit }));
            }
        }
        // Stable: within a form, postings keep the order of names.
        entries.sort_by_key(|(form, _)| *form);
        let mut starts = vec![0; units.len() + 1];
        for (form, _) in &entries {
            starts[*form as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let postings = entries.into_iter().map(|(_, posting)| posting).collect();
        Index {
            dictionary: Dictionary::new(units),
            starts,
            postings,
            names: facts,
            cache: Cache::default(),
        }
    }

    /// Number of names.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether no name is in it.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Number of distinct units.
    pub fn units(&self) -> usize {
        self.dictionary.len()
    }

    /// A unit of the dictionary.
    pub fn unit(&self, unit: u32) -> Option<&Unit> {
        self.dictionary.unit(unit)
    }

    /// Units comparable to a unit: their numbers and edit costs.
    pub fn comparable(&self, unit: &Unit, bound: Bound) -> Vec<(u32, Tenths)> {
        self.dictionary.comparable(unit, bound)
    }

    /// Units of exactly that Latin reading.
    pub fn read_as(&self, latin: &str) -> &[u32] {
        self.dictionary.read_as(latin)
    }

    /// Where a unit of the dictionary stands, in order of names.
    pub fn postings(&self, unit: u32) -> &[Posting] {
        let at = unit as usize;
        let range = self.starts.get(at).zip(self.starts.get(at + 1));
        range.map_or(&[], |(from, to)| &self.postings[*from as usize..*to as usize])
    }

    /// Every name that shares a comparable unit with the query and may reach `floor_bits` by an
    /// upper bound, in order of rows. No name outside can reach it.
    pub fn candidates(
        &self,
        query: &AnalysedName,
        bound: Bound,
        floor_bits: f64,
        scratch: &mut Scratch,
    ) -> Candidates {
        let near: Vec<Near> = query.units.iter().map(|unit| self.near(unit, bound)).collect();
        scratch.begin(self.names.len());
        for (round, (unit, forms)) in query.units.iter().zip(&near).enumerate() {
            for posting in forms.iter().flat_map(|(form, _)| self.postings(*form)) {
                scratch.add(posting.name, round as u32, unit.covered_raw.max(posting.raw));
            }
        }
        let bounds = self.bounds(query, floor_bits, scratch);
        scratch.mark(&bounds);
        let mut pairs: Vec<(u32, UnitPair)> = Vec::new();
        for (left, forms) in near.iter().enumerate() {
            for (form, cost) in forms.iter() {
                for posting in self.postings(*form) {
                    if let Some(place) = scratch.place(posting.name) {
                        let (left, right) = (left as u16, posting.unit);
                        pairs.push((place, UnitPair { left, right, cost: *cost }));
                    }
                }
            }
        }
        pairs.sort_by_key(|(place, pair)| (*place, pair.left, pair.right));
        let mut candidates = Candidates::default();
        let mut rest = pairs.iter().peekable();
        for (place, (name, bits_at_most)) in bounds.into_iter().enumerate() {
            while let Some((_, pair)) = rest.next_if(|(other, _)| *other as usize == place) {
                candidates.pairs.push(*pair);
            }
            candidates.push(name, bits_at_most, &[]);
        }
        candidates
    }

    /// Units comparable to a unit; single tokens within the bound of screening are remembered.
    fn near(&self, unit: &Unit, bound: Bound) -> Near {
        let search = || Near::from(self.dictionary.comparable(unit, bound));
        if unit.is_joined() || bound != Bound::screening() {
            return search();
        }
        self.cache.get(&unit.form, search)
    }

    /// The touched names that may reach the floor, in order, with their upper bounds.
    fn bounds(
        &self,
        query: &AnalysedName,
        floor_bits: f64,
        scratch: &mut Scratch,
    ) -> Vec<(NameRow, f64)> {
        let marks = marks_raw(query);
        let query_initials = query.initials();
        scratch.touched.sort_unstable();
        let bound = |name: &NameRow| {
            let facts = self.names[*name as usize];
            let sum = f64::from(scratch.sums[*name as usize]);
            let shared = sum + marks + f64::from(facts.marks_raw);
            // An initial may stand for any word of the other name.
            let covered = WORD_RAW_MAX * (query_initials + usize::from(facts.initials)) as f64;
            let left = (query.content_raw - covered).max(0.0);
            let right = (f64::from(facts.content_raw) - covered).max(0.0);
            let bits = bits_at_most(shared + ROUNDING_RAW, left, right);
            (bits >= floor_bits).then_some((*name, bits))
        };
        scratch.touched.iter().filter_map(bound).collect()
    }
}

/// No word carries more raw bits.
const WORD_RAW_MAX: f64 = 16.0;
/// The sums are in single precision; this is more than they can be off.
const ROUNDING_RAW: f64 = 0.01;

/// Room for one search, to be used again.
#[derive(Debug, Default)]
pub struct Scratch {
    sums: Vec<f32>,
    /// Most raw bits of the unit that is being added, and which unit that is.
    best: Vec<(u32, f32)>,
    touched: Vec<NameRow>,
    /// By name, its place among the candidates; [`NOWHERE`] if it is none.
    places: Vec<u32>,
}

/// Not among the candidates.
const NOWHERE: u32 = u32::MAX;

impl Scratch {
    /// Remembers the places of the names that are candidates.
    fn mark(&mut self, bounds: &[(NameRow, f64)]) {
        for (place, (name, _)) in bounds.iter().enumerate() {
            self.places[*name as usize] = place as u32;
        }
    }

    fn place(&self, name: NameRow) -> Option<u32> {
        Some(self.places[name as usize]).filter(|place| *place != NOWHERE)
    }

    fn begin(&mut self, names: usize) {
        for name in self.touched.drain(..) {
            self.sums[name as usize] = 0.0;
            self.best[name as usize] = (u32::MAX, 0.0);
            self.places[name as usize] = NOWHERE;
        }
        self.sums.resize(names, 0.0);
        self.best.resize(names, (u32::MAX, 0.0));
        self.places.resize(names, NOWHERE);
    }

    /// Adds to a name's sum the most that one unit of the query can share with it.
    fn add(&mut self, name: NameRow, round: u32, raw: f32) {
        let at = name as usize;
        let (last, best) = self.best[at];
        if last == u32::MAX {
            self.touched.push(name);
        }
        let before = if last == round { best } else { 0.0 };
        if raw > before {
            self.sums[at] += raw - before;
        }
        self.best[at] = (round, raw.max(before));
    }
}
