//! Latin keys in a sorted array, searched by edit cost.
//!
//! Keys are grouped by length, because the length decides the bound and how far the query can be,
//! and sorted within a group, each with the length that it shares with the key before: a search
//! walks a group in order, keeps one row of the edit table for each letter of the current prefix,
//! and skips all keys behind a prefix that already costs too much. It is a trie without nodes.

use cordon_names::{Costs, Distance, Tenths};

/// Number of a form in the dictionary.
pub(crate) type FormId = u32;

/// Keys with the forms that have them.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    groups: Vec<Group>,
    forms: Vec<FormId>,
}

/// The keys of one length.
#[derive(Debug)]
struct Group {
    length: usize,
    /// The keys one after another.
    bytes: Vec<u8>,
    /// Bytes that each shares with the one before.
    shared: Vec<u8>,
    /// Where the forms of each begin; one more at the end.
    starts: Vec<u32>,
}

impl Keys {
    /// Keys of (reading, form) pairs.
    pub(crate) fn new(mut pairs: Vec<(Box<str>, FormId)>) -> Keys {
        pairs.retain(|(latin, _)| !latin.is_empty());
        pairs.sort_unstable_by(|left, right| {
            left.0.len().cmp(&right.0.len()).then_with(|| left.cmp(right))
        });
        pairs.dedup();
        let mut keys = Keys::default();
        for group in pairs.chunk_by(|left, right| left.0.len() == right.0.len()) {
            keys.push_group(group);
        }
        keys
    }

    fn push_group(&mut self, pairs: &[(Box<str>, FormId)]) {
        let length = pairs[0].0.len();
        let (bytes, shared, starts) = (Vec::new(), Vec::new(), Vec::new());
        let mut group = Group { length, bytes, shared, starts };
        let mut before: &str = "";
        for same in pairs.chunk_by(|left, right| left.0 == right.0) {
            let latin = &same[0].0;
            let common = latin.bytes().zip(before.bytes()).take_while(|(one, other)| one == other);
            group.shared.push(common.count() as u8);
            group.bytes.extend_from_slice(latin.as_bytes());
            group.starts.push(self.forms.len() as u32);
            self.forms.extend(same.iter().map(|(_, form)| *form));
            before = latin;
        }
        group.starts.push(self.forms.len() as u32);
        self.groups.push(group);
    }

    /// Forms of all keys within the limit of their length.
    pub(crate) fn search(
        &self,
        costs: &Costs,
        query: &str,
        limit: impl Fn(usize) -> Tenths,
        found: &mut Vec<FormId>,
    ) {
        let mut distance = Distance::new(costs, query);
        for group in &self.groups {
            distance.begin(group.length, limit(group.length));
            group.search(&mut distance, |key| {
                let forms = group.starts[key] as usize..group.starts[key + 1] as usize;
                found.extend_from_slice(&self.forms[forms]);
            });
        }
    }
}

impl Group {
    fn search(&self, distance: &mut Distance<'_>, mut see: impl FnMut(usize)) {
        let mut depth = 0;
        let mut at = 0;
        while at < self.shared.len() {
            let key = &self.bytes[at * self.length..(at + 1) * self.length];
            depth = depth.min(usize::from(self.shared[at]));
            distance.truncate(depth);
            let mut dead = false;
            while depth < self.length && !dead {
                dead = !distance.push(key[depth]);
                depth += 1;
            }
            at += 1;
            if !dead {
                if distance.is_within() {
                    see(at - 1);
                }
                continue;
            }
            // All keys that share the dead prefix are as dead.
            let live = self.shared[at..].iter().position(|shared| usize::from(*shared) < depth);
            at = live.map_or(self.shared.len(), |live| at + live);
        }
    }
}
