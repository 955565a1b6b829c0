//! How alike two names are: a sum of evidence in bits.
//!
//! The best alignment of the two names' units is priced: what is shared, what is edited, what
//! contradicts, what only one name has, and what marks say (legal forms, numbers, "son of").
//! Every price is a row, the rows sum to `bits`, and the score is 1 / (1 + 2^-bits).
//! The comparison is symmetric: the names are put in one order first.

use crate::align::{Edge, align, edge_letters, edit_bits};
use crate::class::NameClass;
use crate::comparable::{Bound, contradiction_cost};
use crate::constants as k;
use crate::costs::Tenths;
use crate::evidence::{Feature, NameScore, Row, Side, sum_of_bits, whole_thousandths};
use crate::legal::LegalForm;
use crate::name::{AnalysedName, Tag, is_child_of};

/// How to compare.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CompareOptions {
    /// How far apart units may be.
    pub bound: Bound,
    /// Multiplies what omissions cost; 1 in screening.
    pub omission_factor: f64,
    /// Below this many bits nobody wants to know: the answer may be `None`, and is only then.
    pub floor_bits: f64,
}

impl CompareOptions {
    /// For screening: the wide bound.
    pub fn screening() -> CompareOptions {
        CompareOptions {
            bound: Bound::screening(),
            omission_factor: 1.0,
            floor_bits: f64::NEG_INFINITY,
        }
    }

    /// For mentions in running text: the narrow bound, omissions at a higher price.
    pub fn mentions() -> CompareOptions {
        CompareOptions {
            bound: Bound::mentions(),
            omission_factor: 1.5,
            floor_bits: f64::NEG_INFINITY,
        }
    }
}

/// An upper bound on the bits of two names that share at most `shared` raw bits, of contents
/// `left` and `right` raw bits; it never falls with `shared`. The index prunes by it.
pub fn bits_at_most(shared: f64, left: f64, right: f64) -> f64 {
    let omitted = (left - shared).max(0.0) + (right - shared).max(0.0);
    k::BASE_BITS + k::GAIN_RATE * shared.min(k::GAIN_CAP_RAW)
        - k::SHORTFALL_RATE * (k::SHORTFALL_BELOW_RAW - shared).max(0.0)
        - k::OMISSION_RATE * omitted
}

/// Raw bits that marks outside the content may add to what two names share: initials and numbers
/// of the first.
pub fn marks_raw(name: &AnalysedName) -> f64 {
    let mark = |tag: Tag| match tag {
        Tag::Initial => k::INITIAL_RAW,
        Tag::Number => k::NUMBER_RAW,
        _ => 0.0,
    };
    name.tokens.iter().map(|token| mark(token.tag)).sum()
}

/// Compares two names; `None` if the bits are below the floor of the options.
pub fn compare(
    left: &AnalysedName,
    right: &AnalysedName,
    options: &CompareOptions,
) -> Option<NameScore> {
    if (&left.text, left.class) > (&right.text, right.class) {
        return compare_ordered(right, left, options).map(NameScore::flipped);
    }
    compare_ordered(left, right, options)
}

fn compare_ordered(
    left: &AnalysedName,
    right: &AnalysedName,
    options: &CompareOptions,
) -> Option<NameScore> {
    let edges = align(left, right, options.bound);
    let mut sum = Sum::new(left, right, options);
    for edge in &edges {
        sum.shared(edge);
    }
    if edges.is_empty() {
        sum.row(Feature::NothingShared, None, None, -2.0 * k::BASE_BITS);
    }
    sum.numbers();
    sum.initials();
    if sum.at_most() + ROUNDING_BITS < options.floor_bits {
        return None;
    }
    sum.shortfall();
    sum.contradictions();
    sum.omissions();
    sum.legal_forms();
    sum.inversion(&edges);
    let score = sum.finish();
    (score.bits >= options.floor_bits).then_some(score)
}

/// How far the rows may stray above the exact sum, all together.
const ROUNDING_BITS: f64 = 1e-3;

/// The sum while it is made.
struct Sum<'names> {
    left: &'names AnalysedName,
    right: &'names AnalysedName,
    class: NameClass,
    omission_factor: f64,
    left_used: u64,
    right_used: u64,
    gained: f64,
    raw: f64,
    rows: Vec<Row>,
}

impl<'names> Sum<'names> {
    fn new(
        left: &'names AnalysedName,
        right: &'names AnalysedName,
        options: &CompareOptions,
    ) -> Sum<'names> {
        let mut sum = Sum {
            left,
            right,
            class: NameClass::of_pair(left.class, right.class),
            omission_factor: options.omission_factor,
            left_used: 0,
            right_used: 0,
            gained: 0.0,
            raw: 0.0,
            rows: Vec::with_capacity(8),
        };
        sum.row(Feature::Base, None, None, k::BASE_BITS);
        sum
    }

    fn row(&mut self, feature: Feature, left: Option<Side>, right: Option<Side>, bits: f64) {
        self.priced(feature, left, right, bits, 0);
    }

    fn priced(
        &mut self,
        feature: Feature,
        left: Option<Side>,
        right: Option<Side>,
        bits: f64,
        cost: Tenths,
    ) {
        let bits = whole_thousandths(bits);
        self.rows.push(Row { feature, left, right, bits, cost });
    }

    fn shared(&mut self, edge: &Edge) {
        let left = &self.left.units[usize::from(edge.left)];
        let right = &self.right.units[usize::from(edge.right)];
        for at in left.first..=left.last {
            self.left_used |= 1 << at;
        }
        for at in right.first..=right.last {
            self.right_used |= 1 << at;
        }
        let letters = edge_letters(edge, self.left, self.right);
        let bits = self.gain(f64::from(edge.raw)) - edit_bits(edge.cost, letters);
        self.raw -= f64::from(edge.cost) / 10.0;
        let feature = match (edge.cost, left.is_joined() || right.is_joined()) {
            (0, false) => Feature::Same,
            (_, true) => Feature::Joined,
            (_, false) => Feature::Alike,
        };
        let (left, right) = ((left.first, left.last), (right.first, right.last));
        let (left, right) = (Some(left), Some(right));
        self.priced(feature, left, right, bits, edge.cost);
    }

    /// Bits for shared information, with the cap on the whole.
    fn gain(&mut self, raw: f64) -> f64 {
        let before = self.gained.min(k::GAIN_CAP_RAW);
        self.gained += raw;
        self.raw += raw;
        k::GAIN_RATE * (self.gained.min(k::GAIN_CAP_RAW) - before)
    }

    fn free(&self, name: &AnalysedName, used: u64, tag: fn(Tag) -> bool) -> Vec<u16> {
        let tokens = name.tokens.iter().enumerate();
        let free = tokens.filter(|(at, token)| used & (1 << at) == 0 && tag(token.tag));
        free.map(|(at, _)| at as u16).collect()
    }

    fn use_both(&mut self, left: u16, right: u16) {
        self.left_used |= 1 << left;
        self.right_used |= 1 << right;
    }

    /// Numbers agree, differ, or stand on one side only.
    fn numbers(&mut self) {
        let number = |tag: Tag| tag == Tag::Number;
        let left = self.free(self.left, self.left_used, number);
        let mut right = self.free(self.right, self.right_used, number);
        let mut left_over = Vec::new();
        for at in left {
            let form = &self.left.tokens[usize::from(at)].form;
            let same =
                |other: &u16| self.right.tokens[usize::from(*other)].form.latin == form.latin;
            if let Some(position) = right.iter().position(same) {
                let other = right.remove(position);
                let bits = self.gain(k::NUMBER_RAW);
                self.use_both(at, other);
                self.row(Feature::SameNumber, Some((at, at)), Some((other, other)), bits);
            } else {
                left_over.push(at);
            }
        }
        let side = |at: Option<&u16>| at.map(|at| (*at, *at));
        let (left, right) = (side(left_over.first()), side(right.first()));
        match (left, right) {
            (Some(_), Some(_)) => {
                self.raw -= k::CONTRADICTION_CAP_RAW / 2.0;
                self.row(Feature::NumberConflict, left, right, -k::NUMBER_CONFLICT_BITS);
            }
            (None, None) => {}
            _ if self.class == NameClass::Person => {}
            _ => self.row(Feature::NumberMissing, left, right, -k::NUMBER_MISSING_BITS),
        }
    }

    /// Initials that stand for a word of the other name, or for the same initial.
    fn initials(&mut self) {
        let initial = |tag: Tag| tag == Tag::Initial;
        let any = |tag: Tag| matches!(tag, Tag::Initial | Tag::Word);
        for at in self.free(self.left, self.left_used, initial) {
            let right = self.free(self.right, self.right_used, any);
            self.initial(at, &right, false);
        }
        for at in self.free(self.right, self.right_used, initial) {
            let left = self.free(self.left, self.left_used, any);
            self.initial(at, &left, true);
        }
    }

    fn initial(&mut self, at: u16, others: &[u16], flipped: bool) {
        let (own, other) = if flipped { (self.right, self.left) } else { (self.left, self.right) };
        let letter =
            |name: &AnalysedName, at: u16| name.tokens[usize::from(at)].form.latin.bytes().next();
        let wanted = letter(own, at);
        let Some(found) = others.iter().copied().find(|found| letter(other, *found) == wanted)
        else {
            return;
        };
        let (left, right) = if flipped { (found, at) } else { (at, found) };
        let bits = self.gain(k::INITIAL_RAW);
        self.use_both(left, right);
        self.row(Feature::Initial, Some((left, left)), Some((right, right)), bits);
    }

    fn content(&self, name: &AnalysedName, used: u64) -> Vec<u16> {
        self.free(name, used, |tag| matches!(tag, Tag::Word | Tag::Business | Tag::Initial))
    }

    fn raw_of(&self, name: &AnalysedName, at: u16) -> f64 {
        f64::from(name.tokens[usize::from(at)].raw)
    }

    /// The most that the sum can still come to.
    fn at_most(&self) -> f64 {
        let so_far: f64 = self.rows.iter().map(|row| row.bits).sum();
        let content = |tag: Tag| matches!(tag, Tag::Word | Tag::Business);
        let omitted = |name: &AnalysedName, used: u64| -> f64 {
            self.free(name, used, content).iter().map(|at| self.raw_of(name, *at)).sum()
        };
        let omitted = omitted(self.left, self.left_used) + omitted(self.right, self.right_used);
        so_far
            - k::SHORTFALL_RATE * (k::SHORTFALL_BELOW_RAW - self.gained).max(0.0)
            - k::OMISSION_RATE * self.omission_factor.min(1.0) * omitted
    }

    fn shortfall(&mut self) {
        let short = k::SHORTFALL_BELOW_RAW - self.gained;
        if short > 0.0 {
            self.row(Feature::Shortfall, None, None, -k::SHORTFALL_RATE * short);
        }
    }

    /// Pairs what is left on both sides, nearest first: each pair is a contradiction.
    fn contradictions(&mut self) {
        let left = self.content(self.left, self.left_used);
        let right = self.content(self.right, self.right_used);
        let mut pairs: Vec<(Tenths, u16, u16)> = Vec::with_capacity(left.len() * right.len());
        for at in &left {
            for other in &right {
                pairs.push((self.contradiction_cost(*at, *other), *at, *other));
            }
        }
        pairs.sort_unstable();
        let mut total = 0.0;
        for (cost, at, other) in pairs {
            if self.left_used & (1 << at) != 0 || self.right_used & (1 << other) != 0 {
                continue;
            }
            self.use_both(at, other);
            let raw = (f64::from(cost) / 10.0).min(k::CONTRADICTION_TOTAL_RAW - total);
            total += raw;
            self.raw -= raw;
            // Never cheaper than two omissions: the index counts on that.
            let both = self.raw_of(self.left, at) + self.raw_of(self.right, other);
            let omitted = k::OMISSION_RATE * self.omission_factor * both;
            let bits = (k::CONTRADICTION_BITS + k::CONTRADICTION_RATE * raw).max(omitted);
            let (left, right) = (Some((at, at)), Some((other, other)));
            self.priced(Feature::Contradiction, left, right, -bits, cost);
        }
    }

    fn contradiction_cost(&self, left: u16, right: u16) -> Tenths {
        let left = &self.left.tokens[usize::from(left)];
        let right = &self.right.tokens[usize::from(right)];
        if left.tag == Tag::Initial || right.tag == Tag::Initial {
            return (k::INITIAL_CONTRADICTION_RAW * 10.0) as Tenths;
        }
        contradiction_cost(&left.form, &right.form)
    }

    fn omissions(&mut self) {
        for at in self.content(self.left, self.left_used) {
            let bits = self.omission(self.left, at);
            self.row(Feature::Omission, Some((at, at)), None, bits);
        }
        for at in self.content(self.right, self.right_used) {
            let bits = self.omission(self.right, at);
            self.row(Feature::Omission, None, Some((at, at)), bits);
        }
    }

    fn omission(&mut self, name: &AnalysedName, at: u16) -> f64 {
        let raw = self.raw_of(name, at);
        self.raw -= raw;
        let mut bits = -k::OMISSION_RATE * self.omission_factor * raw;
        let telling = name.tokens[usize::from(at)].tag == Tag::Word;
        if self.class != NameClass::Person && telling {
            bits -= k::BODY_EXTRA_WORD_BITS * (raw / k::BODY_WORD_RAW).min(1.0);
        }
        bits
    }

    fn legal_forms(&mut self) {
        let forms = |name: &AnalysedName| -> Vec<LegalForm> {
            name.legal_forms().filter(|form| *form != LegalForm::Company).collect()
        };
        let (left, right) = (forms(self.left), forms(self.right));
        if !left.is_empty() && !right.is_empty() && !left.iter().any(|form| right.contains(form)) {
            let (left, right) = (legal_side(self.left), legal_side(self.right));
            self.row(Feature::LegalFormConflict, left, right, -k::LEGAL_FORM_CONFLICT_BITS);
        }
    }

    /// "X bin Y" against "Y bin X".
    fn inversion(&mut self, edges: &[Edge]) {
        let child_of = |name: &AnalysedName| name.tokens.iter().position(is_child_of);
        let (Some(left), Some(right)) = (child_of(self.left), child_of(self.right)) else { return };
        let crosses = |edge: &Edge| {
            let left_before = usize::from(self.left.units[usize::from(edge.left)].last) < left;
            let right_before = usize::from(self.right.units[usize::from(edge.right)].last) < right;
            (left_before != right_before).then_some(left_before)
        };
        let crossed: Vec<bool> = edges.iter().filter_map(crosses).collect();
        if crossed.contains(&true) && crossed.contains(&false) {
            let (left, right) = (left as u16, right as u16);
            let (left, right) = (Some((left, left)), Some((right, right)));
            self.row(Feature::Inversion, left, right, -k::INVERSION_BITS);
        }
    }

    fn finish(self) -> NameScore {
        let bits = sum_of_bits(self.rows.iter().map(|row| row.bits));
        NameScore { bits, raw_bits: whole_thousandths(self.raw), rows: self.rows }
    }
}

fn legal_side(name: &AnalysedName) -> Option<Side> {
    let legal = |tag: Tag| matches!(tag, Tag::Legal(form) if form != LegalForm::Company);
    let at = name.tokens.iter().position(|token| legal(token.tag))? as u16;
    let following = name.tokens[usize::from(at)..].iter().take_while(|token| legal(token.tag));
    Some((at, at + following.count() as u16 - 1))
}
