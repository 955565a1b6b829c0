//! Which units of two names stand for each other.
//!
//! Every comparable pair of units is an edge with a value: what aligning the two adds to the
//! score over leaving both unmatched. The best set of edges that use no token twice is searched
//! exactly by branch and bound, from the greedy set on, with a limit that only names of dozens of
//! alike words reach. Values are whole thousandths of a bit, so that the result does not depend
//! on the order of addition.

use crate::comparable::UnitPair;
use crate::constants as k;
use crate::costs::Tenths;
use crate::name::{AnalysedName, Unit};

/// Two units that stand for each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Edge {
    pub(crate) left: u16,
    pub(crate) right: u16,
    pub(crate) cost: Tenths,
    /// Shared information, raw bits.
    pub(crate) raw: f32,
    /// Thousandths of a bit.
    value: i32,
    left_mask: u64,
    right_mask: u64,
}

/// Steps of the search for the best set; the greedy set, which stands at its start, is nearly
/// always the best already.
const STEPS_MAX: usize = 2_000;

/// Bits lost by an edit cost between units of that many letters.
pub(crate) fn edit_bits(cost: Tenths, letters: usize) -> f64 {
    let raw = f64::from(cost) / 10.0;
    let usual = raw.min(k::EDIT_USUAL_PER_LETTER * letters as f64);
    k::EDIT_RATE * usual + k::EDIT_EXCESS_RATE * (raw - usual)
}

fn mask(unit: &Unit) -> u64 {
    (unit.first..=unit.last).fold(0, |mask, at| mask | 1 << (at % 64))
}

fn letters(left: &Unit, right: &Unit) -> usize {
    left.form.latin.len().min(right.form.latin.len())
}

/// Letters that the usual share of edits goes by.
pub(crate) fn edge_letters(edge: &Edge, left: &AnalysedName, right: &AnalysedName) -> usize {
    letters(&left.units[usize::from(edge.left)], &right.units[usize::from(edge.right)])
}

/// The best set of edges among comparable pairs, in order of the left name.
pub(crate) fn align(left: &AnalysedName, right: &AnalysedName, pairs: &[UnitPair]) -> Vec<Edge> {
    let mut edges: Vec<Edge> = pairs.iter().filter_map(|pair| edge(left, right, pair)).collect();
    edges.sort_by(|a, b| {
        b.value
            .cmp(&a.value)
            .then(a.cost.cmp(&b.cost))
            .then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    let mut search = Search { edges: &edges, best: Vec::new(), best_value: 0, steps: 0 };
    search.go(0, 0, 0, 0, &mut Vec::new());
    let mut chosen: Vec<Edge> = search.best.iter().map(|at| edges[*at]).collect();
    chosen.sort_by_key(|edge| left.units[usize::from(edge.left)].first);
    chosen
}

/// A pair as an edge, if it is worth more than none.
fn edge(left: &AnalysedName, right: &AnalysedName, pair: &UnitPair) -> Option<Edge> {
    let left_unit = left.units.get(usize::from(pair.left))?;
    let right_unit = right.units.get(usize::from(pair.right))?;
    let raw = left_unit.raw.min(right_unit.raw);
    let either = f64::from(left_unit.raw) + f64::from(right_unit.raw);
    let bits = f64::from(raw) * (k::GAIN_RATE + k::SHORTFALL_RATE) + either * k::OMISSION_RATE
        - edit_bits(pair.cost, letters(left_unit, right_unit));
    let value = (bits * 1000.0).round() as i32;
    (value > 0).then(|| Edge {
        left: pair.left,
        right: pair.right,
        cost: pair.cost,
        raw,
        value,
        left_mask: mask(left_unit),
        right_mask: mask(right_unit),
    })
}

struct Search<'edges> {
    edges: &'edges [Edge],
    best: Vec<usize>,
    best_value: i32,
    steps: usize,
}

impl Search<'_> {
    fn go(&mut self, at: usize, left: u64, right: u64, value: i32, chosen: &mut Vec<usize>) {
        if value > self.best_value {
            self.best_value = value;
            self.best.clone_from(chosen);
        }
        self.steps += 1;
        let free = |edge: &&Edge| edge.left_mask & left == 0 && edge.right_mask & right == 0;
        let rest: i32 = self.edges[at..].iter().filter(free).map(|edge| edge.value).sum();
        if rest + value <= self.best_value || self.steps > STEPS_MAX {
            return;
        }
        let Some(next) = (at..self.edges.len()).find(|next| free(&&self.edges[*next])) else {
            return;
        };
        let edge = self.edges[next];
        chosen.push(next);
        self.go(
            next + 1,
            left | edge.left_mask,
            right | edge.right_mask,
            value + edge.value,
            chosen,
        );
        chosen.pop();
        // Leaving an edge out can only pay if another needs one of its tokens.
        let rival = self.edges[next + 1..].iter().any(|other| {
            free(&other)
                && (other.left_mask & edge.left_mask != 0
                    || other.right_mask & edge.right_mask != 0)
        });
        if rival {
            self.go(next + 1, left, right, value, chosen);
        }
    }
}
