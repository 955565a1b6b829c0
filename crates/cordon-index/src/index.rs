//! The index: names by their units.

use cordon_names::{AnalysedName, Bound, Tenths, Unit, bits_at_most, marks_raw};
use rustc_hash::FxHashMap;

use crate::dictionary::{Dictionary, FormId, same_unit_key};

/// Number of a name in the index, in the order of building.
pub type NameRow = u32;

/// A name that shares a unit with the query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The name.
    pub name: NameRow,
    /// No more bits than this can come out.
    pub bits_at_most: f64,
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
            for unit in &name.units {
                let form = *forms.entry(same_unit_key(unit)).or_insert_with(|| {
                    units.push(unit.clone());
                    (units.len() - 1) as FormId
                });
                let tokens = (unit.first, unit.last);
                entries
                    .push((form, Posting { name: row as NameRow, raw: unit.covered_raw, tokens }));
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
        Index { dictionary: Dictionary::new(units), starts, postings, names: facts }
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
    ) -> Vec<Candidate> {
        scratch.begin(self.names.len());
        for (round, unit) in query.units.iter().enumerate() {
            for (form, _) in self.dictionary.comparable(unit, bound) {
                for posting in self.postings(form) {
                    scratch.add(posting.name, round as u32, unit.covered_raw.max(posting.raw));
                }
            }
        }
        let marks = marks_raw(query);
        let query_initials = query.initials();
        let mut candidates = Vec::new();
        scratch.touched.sort_unstable();
        for name in &scratch.touched {
            let facts = self.names[*name as usize];
            let shared =
                f64::from(scratch.sums[*name as usize]) + marks + f64::from(facts.marks_raw);
            // An initial may stand for any word of the other name.
            let covered = WORD_RAW_MAX * (query_initials + usize::from(facts.initials)) as f64;
            let left = (query.content_raw - covered).max(0.0);
            let right = (f64::from(facts.content_raw) - covered).max(0.0);
            let bits = bits_at_most(shared + ROUNDING_RAW, left, right);
            if bits >= floor_bits {
                candidates.push(Candidate { name: *name, bits_at_most: bits });
            }
        }
        candidates
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
}

impl Scratch {
    fn begin(&mut self, names: usize) {
        for name in self.touched.drain(..) {
            self.sums[name as usize] = 0.0;
            self.best[name as usize] = (u32::MAX, 0.0);
        }
        self.sums.resize(names, 0.0);
        self.best.resize(names, (u32::MAX, 0.0));
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
