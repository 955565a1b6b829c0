//! The dictionary of all units of all names, and its search by edit cost.
//!
//! Keys are Latin readings, sorted, each with the length it shares with the key before: a search
//! walks them in order, keeps one row of the edit table for each letter of the current prefix,
//! and skips all keys behind a prefix that already costs too much. It is a trie without nodes.
//! Units of the scripts that are compared strictly in themselves are looked through in full: the
//! official lists have a few thousand of them.

use cordon_names::{Bound, Costs, Distance, Form, Tenths, Unit, unit_cost, variant_group};
use rustc_hash::FxHashMap;

/// Number of a form in the dictionary.
pub(crate) type FormId = u32;

/// A key: a reading or a stem, with the forms that have it.
#[derive(Debug)]
struct Key {
    latin: Box<str>,
    forms: Vec<FormId>,
}

/// Keys that are searched under one table of costs.
#[derive(Debug, Default)]
struct Keys {
    keys: Vec<Key>,
    /// Bytes shared with the key before.
    shared: Vec<u8>,
}

/// All distinct units.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    units: Vec<Unit>,
    spoken: Keys,
    vowelless: Keys,
    /// Forms by reading, for variant groups.
    by_reading: FxHashMap<Box<str>, Vec<FormId>>,
    /// Forms without vowels, compared among themselves in their own script.
    strict: Vec<FormId>,
}

impl Keys {
    fn new(mut pairs: Vec<(Box<str>, FormId)>) -> Keys {
        pairs.sort_unstable();
        pairs.dedup();
        let mut keys: Vec<Key> = Vec::new();
        for (latin, form) in pairs {
            match keys.last_mut() {
                Some(key) if key.latin == latin => key.forms.push(form),
                _ => keys.push(Key { latin, forms: vec![form] }),
            }
        }
        let common = |left: &str, right: &str| {
            left.bytes().zip(right.bytes()).take_while(|(left, right)| left == right).count() as u8
        };
        let shared = (0..keys.len())
            .map(|at| if at == 0 { 0 } else { common(&keys[at - 1].latin, &keys[at].latin) })
            .collect();
        Keys { keys, shared }
    }

    /// Forms of all keys whose edit cost from `query` is at most `limit`.
    fn search(&self, costs: &Costs, query: &str, limit: Tenths, found: &mut Vec<FormId>) {
        let mut distance = Distance::new(costs, query);
        let mut depth = 0;
        let mut at = 0;
        while at < self.keys.len() {
            let key = &self.keys[at];
            let bytes = key.latin.as_bytes();
            depth = usize::from(self.shared[at]).min(depth);
            distance.truncate(depth);
            let mut dead = false;
            while depth < bytes.len() {
                depth += 1;
                if distance.push(bytes[depth - 1]) > limit {
                    dead = true;
                    break;
                }
            }
            if !dead && distance.cost() <= limit {
                found.extend_from_slice(&key.forms);
            }
            at += 1;
            if dead {
                // All keys that share the dead prefix are as dead.
                while at < self.keys.len() && usize::from(self.shared[at]) >= depth {
                    at += 1;
                }
                depth -= 1;
            }
        }
    }
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
        let (spoken, vowelless) = (Keys::new(spoken), Keys::new(vowelless));
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
        self.near(&query.form, &query.form.latin, bound, &mut found);
        if let Some(stem) = query.stem() {
            self.near(&query.form, stem, bound, &mut found);
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
    fn near(&self, form: &Form, latin: &str, bound: Bound, found: &mut Vec<FormId>) {
        // Forms with an empty reading are the same only if they are the same in their script.
        if latin.is_empty() || form.syllabic() {
            found.extend(self.by_reading.get(latin).into_iter().flatten());
        }
        if latin.is_empty() {
            return;
        }
        let limit = bound.edit_limit(latin.len() + LETTERS_MARGIN);
        let plain = bound.edit_limit(latin.len());
        if form.vowelless() {
            self.spoken.search(Costs::vowelless(), latin, limit, found);
            // Hebrew against Arabic.
            self.vowelless.search(Costs::spoken(), latin, limit, found);
        } else {
            self.spoken.search(Costs::spoken(), latin, plain, found);
            self.vowelless.search(Costs::vowelless(), latin, plain, found);
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
