//! The dictionary of all units of all names.
//!
//! Readings are searched by edit cost ([`crate::keys`]); single tokens and joined neighbours stand
//! apart, because joined ones are only compared with single ones. Units of the scripts that are
//! compared strictly in themselves are looked through in full: the official lists have a few
//! thousand of them.

use cordon_names::{Bound, Costs, Form, Tenths, Unit, unit_cost, variant_group};
use rustc_hash::FxHashMap;

use crate::keys::{FormId, Keys};

/// Readings that are searched under one table of costs.
#[derive(Debug, Default)]
struct Readings {
    single: Keys,
    joined: Keys,
}

/// All distinct units.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    units: Vec<Unit>,
    spoken: Readings,
    vowelless: Readings,
    /// Forms by reading, for variant groups.
    by_reading: FxHashMap<Box<str>, Vec<FormId>>,
    /// Forms without vowels, compared among themselves in their own script.
    strict: Vec<FormId>,
}

impl Readings {
    fn new(pairs: Vec<(Box<str>, FormId)>, units: &[Unit]) -> Readings {
        let (joined, single) =
            pairs.into_iter().partition(|(_, form)| units[*form as usize].is_joined());
        Readings { single: Keys::new(single), joined: Keys::new(joined) }
    }

    fn search(
        &self,
        costs: &Costs,
        query: &Query<'_>,
        letters: impl Fn(usize) -> usize,
        found: &mut Vec<FormId>,
    ) {
        let joined = query.bound.joined();
        let joined_limit = |length: usize| joined.edit_limit(letters(length));
        if query.unit.is_joined() {
            self.single.search(costs, query.latin, joined_limit, found);
        } else {
            let limit = |length: usize| query.bound.edit_limit(letters(length));
            self.single.search(costs, query.latin, limit, found);
            self.joined.search(costs, query.latin, joined_limit, found);
        }
    }
}

/// A unit under one of its readings.
struct Query<'unit> {
    unit: &'unit Unit,
    latin: &'unit str,
    bound: Bound,
}

/// The most letters that a reading without vowels gains in the bound.
const LETTERS_MARGIN: usize = 2;

impl Dictionary {
    /// The dictionary of distinct units.
    pub(crate) fn new(units: Vec<Unit>) -> Dictionary {
        let mut spoken = Vec::new();
        let mut vowelless = Vec::new();
        let mut by_reading: FxHashMap<Box<str>, Vec<FormId>> = FxHashMap::default();
        let mut strict = Vec::new();
        for (at, unit) in units.iter().enumerate() {
            let form = at as FormId;
            by_reading.entry(unit.form.latin.clone()).or_default().push(form);
            let pairs = if unit.form.vowelless() {
                strict.push(form);
                &mut vowelless
            } else {
                &mut spoken
            };
            pairs.push((unit.form.latin.clone(), form));
            pairs.extend(unit.stem().map(|stem| (stem.into(), form)));
        }
        let spoken = Readings::new(spoken, &units);
        let vowelless = Readings::new(vowelless, &units);
        Dictionary { units, spoken, vowelless, by_reading, strict }
    }

    /// Number of distinct units.
    pub(crate) fn len(&self) -> usize {
        self.units.len()
    }

    /// A unit by its number.
    pub(crate) fn unit(&self, form: FormId) -> Option<&Unit> {
        self.units.get(form as usize)
    }

    /// Forms of exactly that Latin reading.
    pub(crate) fn read_as(&self, latin: &str) -> &[FormId] {
        self.by_reading.get(latin).map_or(&[], Vec::as_slice)
    }

    /// All forms comparable to a unit, with their edit costs, in order of their numbers.
    pub(crate) fn comparable(&self, query: &Unit, bound: Bound) -> Vec<(FormId, Tenths)> {
        let mut found: Vec<FormId> = Vec::new();
        self.near(&Query { unit: query, latin: &query.form.latin, bound }, &mut found);
        if let Some(stem) = query.stem() {
            self.near(&Query { unit: query, latin: stem, bound }, &mut found);
        }
        for variant in query.groups.iter().flat_map(|group| variant_group(*group)) {
            found.extend(self.by_reading.get(variant).into_iter().flatten());
        }
        if query.form.vowelless() {
            found.extend_from_slice(&self.strict);
        }
        found.sort_unstable();
        found.dedup();
        let priced = |form: FormId| {
            unit_cost(query, &self.units[form as usize], bound).map(|cost| (form, cost))
        };
        found.into_iter().filter_map(priced).collect()
    }

    /// Forms whose readings are near; a few more than are comparable.
    fn near(&self, query: &Query<'_>, found: &mut Vec<FormId>) {
        let (form, latin) = (&query.unit.form, query.latin);
        // Forms with an empty reading are the same only if they are the same in their script.
        if latin.is_empty() || form.syllabic() {
            found.extend(self.by_reading.get(latin).into_iter().flatten());
        }
        if latin.is_empty() {
            return;
        }
        let own = latin.len();
        let both = |length: usize| own.min(length);
        if form.vowelless() {
            let query_gains = |length: usize| length.min(own + LETTERS_MARGIN);
            self.spoken.search(Costs::vowelless(), query, query_gains, found);
            // Hebrew against Arabic.
            self.vowelless.search(Costs::spoken(), query, both, found);
        } else {
            let key_gains = |length: usize| own.min(length + LETTERS_MARGIN);
            self.spoken.search(Costs::spoken(), query, both, found);
            self.vowelless.search(Costs::vowelless(), query, key_gains, found);
        }
    }

    /// Forms comparable to a unit by looking at every one, for tests.
    #[cfg(test)]
    pub(crate) fn comparable_by_force(&self, query: &Unit, bound: Bound) -> Vec<(FormId, Tenths)> {
        let units = self.units.iter().enumerate();
        let priced = units.map(|(at, unit)| (at as FormId, unit_cost(query, unit, bound)));
        priced.filter_map(|(form, cost)| cost.map(|cost| (form, cost))).collect()
    }
}

/// What makes two units one in the dictionary: a form, and whether it is joined of tokens.
pub(crate) fn same_unit_key(unit: &Unit) -> (Form, bool) {
    (unit.form.clone(), unit.is_joined())
}
