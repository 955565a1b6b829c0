//! The edit distance under a table of costs, made for searching a sorted dictionary.
//!
//! One row of the table for each letter of the target; rows stay while keys share a prefix. Only
//! cells are worked out that can still end within the limit: a cell's cost, and the least that
//! the letters left over on either side must cost, bound what can come of it.

use crate::costs::{Costs, FAR, SWAP, Tenths, code};
use crate::readings::READING_BYTES_MAX;

const WIDTH: usize = READING_BYTES_MAX + 1;

/// The cells of a row that are within the limit: from, to (excluded), and the least bound.
#[derive(Debug, Clone, Copy)]
struct Alive {
    from: usize,
    to: usize,
    least: Tenths,
}

const DEAD: Alive = Alive { from: WIDTH, to: 0, least: FAR };

/// A table of distances from one query to a target that grows and shrinks at its end.
#[derive(Debug)]
pub struct Distance<'costs> {
    costs: &'costs Costs,
    query: [u8; READING_BYTES_MAX],
    query_codes: [u8; READING_BYTES_MAX],
    query_gaps: [Tenths; READING_BYTES_MAX],
    query_length: usize,
    target: [u8; READING_BYTES_MAX],
    depth: usize,
    target_length: usize,
    limit: Tenths,
    rows: [[Tenths; WIDTH]; WIDTH],
    alive: [Alive; WIDTH],
}

impl<'costs> Distance<'costs> {
    /// The table of a query; [`Distance::begin`] says what it is compared with.
    pub fn new(costs: &'costs Costs, query: &str) -> Distance<'costs> {
        let bytes = &query.as_bytes()[..query.len().min(READING_BYTES_MAX)];
        let mut distance = Distance {
            costs,
            query: [0; READING_BYTES_MAX],
            query_codes: [0; READING_BYTES_MAX],
            query_gaps: [0; READING_BYTES_MAX],
            query_length: bytes.len(),
            target: [0; READING_BYTES_MAX],
            depth: 0,
            target_length: 0,
            limit: 0,
            rows: [[FAR; WIDTH]; WIDTH],
            alive: [DEAD; WIDTH],
        };
        distance.query[..bytes.len()].copy_from_slice(bytes);
        for at in 0..bytes.len() {
            distance.query_codes[at] = code(bytes[at]);
            distance.query_gaps[at] = costs.gap(bytes, at);
        }
        distance
    }

    /// Begins with the empty prefix of targets of that length; costs above the limit do not
    /// matter.
    pub fn begin(&mut self, target_length: usize, limit: Tenths) {
        self.depth = 0;
        self.target_length = target_length.min(READING_BYTES_MAX);
        self.limit = limit.min(FAR - 1);
        self.rows[0].fill(FAR);
        self.alive[0] = DEAD;
        let mut cost = 0;
        for at in 0..=self.query_length {
            if at > 0 {
                cost += self.query_gaps[at - 1];
            }
            if !self.keep(0, at, cost) && cost > self.limit {
                break;
            }
        }
    }

    /// Cuts the target to its first `depth` bytes.
    pub fn truncate(&mut self, depth: usize) {
        self.depth = self.depth.min(depth);
    }

    /// Appends a byte to the target; whether anything within the limit can still come.
    pub fn push(&mut self, byte: u8) -> bool {
        let depth = self.depth + 1;
        if depth > self.target_length {
            return false;
        }
        self.target[depth - 1] = byte;
        self.depth = depth;
        self.rows[depth].fill(FAR);
        self.alive[depth] = DEAD;
        let above = self.alive[depth - 1];
        let above_two = if depth > 1 { self.alive[depth - 2] } else { DEAD };
        let from = above.from.min(above_two.from.saturating_add(1));
        let to = (above.to + 1).max(if above_two.to > 0 { above_two.to + 1 } else { 0 });
        let gap = self.costs.gap(&self.target, depth - 1);
        for at in from..=self.query_length {
            let before = if at > 0 { self.rows[depth][at - 1] } else { FAR };
            if at > to && before >= FAR {
                break;
            }
            let cost = self.cell(depth, at, byte, gap, before);
            self.keep(depth, at, cost);
        }
        let pairs = above.least.saturating_add(self.costs.pair_least(code(byte)));
        self.alive[depth].to > 0 || (depth < self.target_length && pairs <= self.limit)
    }

    /// Cost of a cell by all operations that end in it.
    fn cell(&self, depth: usize, at: usize, byte: u8, gap: Tenths, before: Tenths) -> Tenths {
        let above = &self.rows[depth - 1];
        let mut best = above[at].saturating_add(gap);
        if at == 0 {
            return best;
        }
        best = best.min(before.saturating_add(self.query_gaps[at - 1]));
        let own = self.query[at - 1];
        let diagonal = above[at - 1];
        if diagonal < FAR {
            let costs = self.costs;
            let substitution = if own == byte {
                0
            } else {
                costs.one_one(self.query_codes[at - 1], code(byte)).max(1)
            };
            best = best.min(diagonal + substitution);
        }
        best.min(self.wide(depth, at, byte))
    }

    /// Operations with two letters on either side.
    fn wide(&self, depth: usize, at: usize, byte: u8) -> Tenths {
        let costs = self.costs;
        let (own, here) = (self.query_codes[at - 1], code(byte));
        let own_pair = if at > 1 { costs.pair(self.query_codes[at - 2], own) } else { None };
        let mut best = FAR;
        if let Some(pair) = own_pair {
            let from = self.rows[depth - 1][at - 2];
            best = best.min(from.saturating_add(costs.two_one(pair, here)));
        }
        if depth < 2 {
            return best;
        }
        let two_above = &self.rows[depth - 2];
        let first = self.target[depth - 2];
        if let Some(pair) = costs.pair(code(first), here) {
            best = best.min(two_above[at - 1].saturating_add(costs.two_one(pair, own)));
            if let Some(own_pair) = own_pair {
                let cost = costs.two_two(own_pair, pair);
                best = best.min(two_above[at - 2].saturating_add(cost));
            }
        }
        if at > 1 && first == self.query[at - 1] && byte == self.query[at - 2] && first != byte {
            best = best.min(two_above[at - 2].saturating_add(SWAP));
        }
        best
    }

    /// Keeps a cell's cost if what can come of it is within the limit.
    fn keep(&mut self, depth: usize, at: usize, cost: Tenths) -> bool {
        let apart = (self.query_length - at).abs_diff(self.target_length - depth);
        let bound = cost.saturating_add(self.costs.per_length() * apart as Tenths);
        if bound > self.limit {
            return false;
        }
        self.rows[depth][at] = cost;
        let alive = &mut self.alive[depth];
        alive.from = alive.from.min(at);
        alive.to = at + 1;
        alive.least = alive.least.min(bound);
        true
    }

    /// Whether the target stands at its full length and within the limit.
    pub fn is_within(&self) -> bool {
        self.cost() <= self.limit
    }

    /// Cost between the query and the target as it stands, at its full length; [`FAR`] if it is
    /// not within the limit.
    pub fn cost(&self) -> Tenths {
        let whole = self.depth == self.target_length;
        if whole { self.rows[self.depth][self.query_length] } else { FAR }
    }
}

/// Cost of spelling `left` as `right`; [`FAR`] if it exceeds `limit`. Symmetric.
pub(crate) fn edit_cost(costs: &Costs, left: &str, right: &str, limit: Tenths) -> Tenths {
    if left == right {
        return 0;
    }
    let apart = left.len().min(READING_BYTES_MAX).abs_diff(right.len().min(READING_BYTES_MAX));
    if costs.per_length() * apart as Tenths > limit || costs.presence(left, right) > limit {
        return FAR;
    }
    let mut distance = Distance::new(costs, left);
    distance.begin(right.len(), limit);
    for byte in right.bytes().take(READING_BYTES_MAX) {
        if !distance.push(byte) {
            return FAR;
        }
    }
    distance.cost()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same without any bound.
    fn full_cost(costs: &Costs, left: &str, right: &str) -> Tenths {
        let mut distance = Distance::new(costs, left);
        distance.begin(right.len(), FAR - 1);
        right.bytes().for_each(|byte| {
            distance.push(byte);
        });
        distance.cost()
    }

    fn cost(left: &str, right: &str) -> Tenths {
        full_cost(Costs::spoken(), left, right)
    }

    #[test]
    fn spellings_of_one_sound_are_near() {
        assert_eq!(cost("putin", "putin"), 0);
        assert!(cost("junzheng", "chuncheng") < 80);
        assert!(cost("qadhafi", "gaddafi") < 120);
        assert!(cost("aleksandr", "alexander") < 80);
        assert!(cost("junzheng", "junqiang") > 140);
        assert!(cost("smith", "vladimir") > 300);
        let arabic = full_cost(Costs::vowelless(), "mhmd", "muhammad");
        assert!(arabic < 80, "{arabic}");
    }

    proptest! {
        #[test]
        fn the_cost_is_symmetric(left in "[a-z0-9]{0,9}", right in "[a-z0-9]{0,9}") {
            for costs in [Costs::spoken(), Costs::vowelless()] {
                let there = full_cost(costs, &left, &right);
                prop_assert_eq!(there, full_cost(costs, &right, &left));
            }
        }

        #[test]
        fn a_limit_only_hides_what_exceeds_it(
            left in "([aeoukhgstcjxzyl]|kh|sh|ts|dj){0,6}",
            right in "([aeoukhgstcjxzyl]|kh|sh|ts|dj){0,6}",
            limit in 0u16..260,
        ) {
            for costs in [Costs::spoken(), Costs::vowelless()] {
                let full = full_cost(costs, &left, &right);
                let bounded = edit_cost(costs, &left, &right, limit);
                let expected = if full <= limit { full } else { FAR };
                prop_assert_eq!(bounded, expected, "{} {} {}", left, right, limit);
            }
        }
    }
}
