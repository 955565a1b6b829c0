//! Which units can be compared at all, and at what edit cost.
//!
//! The predicate is what makes the index lossless: only comparable units score, and the index
//! finds exactly the comparable ones. Two units of one script that writes syllables or leaves out
//! vowels are compared in that script, strictly; all others by their Latin readings. The bound
//! grows with the length of the shorter unit, because a long word bears more edits, and an edit
//! in a short word counts for more. The predicate is symmetric.

use crate::constants as k;
use crate::costs::{Costs, FAR, Tenths};
use crate::distance::edit_cost;
use crate::name::{AnalysedName, Unit};
use crate::readings::Form;
use crate::variants::are_variants;
use cordon_model::Script;

/// How far apart two comparable units may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    base: Tenths,
    per_letter: Tenths,
}

fn tenths(raw: f64) -> Tenths {
    (raw * 10.0).round() as Tenths
}

impl Bound {
    /// The bound of screening.
    pub fn screening() -> Bound {
        let (base, per_letter) = (k::COMPARABLE_RAW, k::COMPARABLE_PER_LETTER_RAW);
        Bound { base: tenths(base), per_letter: tenths(per_letter) }
    }

    /// The narrower bound of mentions in running text.
    pub fn mentions() -> Bound {
        let (base, per_letter) = (k::MENTION_RAW, k::MENTION_PER_LETTER_RAW);
        Bound { base: tenths(base), per_letter: tenths(per_letter) }
    }

    /// The bound between a single unit and a joined one; no wider than this one.
    #[must_use]
    pub fn joined(self) -> Bound {
        let (base, per_letter) = (tenths(k::JOINED_RAW), tenths(k::JOINED_PER_LETTER_RAW));
        Bound { base: self.base.min(base), per_letter: self.per_letter.min(per_letter) }
    }

    fn full(self, letters: usize) -> Tenths {
        self.base + self.per_letter * letters.min(100) as Tenths
    }

    /// Greatest edit cost, before the factor for short units, at that length of the shorter unit.
    /// It never falls with the length.
    pub fn edit_limit(self, letters: usize) -> Tenths {
        let factor = short_factor(letters);
        if factor == 0.0 { 0 } else { (f64::from(self.full(letters)) / factor).floor() as Tenths }
    }
}

fn short_factor(letters: usize) -> f64 {
    k::SHORT_FACTORS.get(letters).copied().unwrap_or(1.0)
}

/// How two forms are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Both in one script of syllables: the same or not.
    Syllables,
    /// Both in one script without vowels: strictly, in that script.
    Strict,
    /// One without vowels, the other with them: by readings.
    Vowelless,
    /// By readings.
    Spoken,
}

impl Relation {
    /// How two forms are compared.
    pub fn of(left: &Form, right: &Form) -> Relation {
        let same = left.script == right.script;
        if same && left.syllabic() {
            Relation::Syllables
        } else if same && left.vowelless() {
            Relation::Strict
        } else if left.vowelless() != right.vowelless() {
            Relation::Vowelless
        } else {
            Relation::Spoken
        }
    }
}

/// Letters that a word without vowels gains when they are written.
const VOWELS_GAINED: usize = 2;

/// The length that the bound goes by.
pub fn bound_letters(left: &Form, right: &Form) -> usize {
    let letters = |form: &Form| form.latin.len() + usize::from(form.vowelless()) * VOWELS_GAINED;
    match Relation::of(left, right) {
        Relation::Vowelless => letters(left).min(letters(right)),
        _ => left.latin.len().min(right.latin.len()),
    }
}

/// Edit cost of two comparable units in tenths of a raw bit, `None` if they are not comparable.
/// Two joined units are never compared: their tokens are.
pub fn unit_cost(left: &Unit, right: &Unit, bound: Bound) -> Option<Tenths> {
    if left.is_joined() && right.is_joined() {
        return None;
    }
    let joined = left.is_joined() || right.is_joined();
    let bound = if joined { bound.joined() } else { bound };
    let relation = Relation::of(&left.form, &right.form);
    if left.form == right.form {
        return Some(0);
    }
    if relation == Relation::Syllables {
        let homophones = left.form.script == Script::Han && left.form.latin == right.form.latin;
        return (!joined && homophones).then_some(tenths(k::SAME_SYLLABLE_COST_RAW));
    }
    if relation == Relation::Strict {
        return strict_cost(&left.form.normal, &right.form.normal, bound);
    }
    let costs = match relation {
        Relation::Vowelless => Costs::vowelless(),
        _ => Costs::spoken(),
    };
    let letters = bound_letters(&left.form, &right.form);
    let mut best = within(costs, &left.form.latin, &right.form.latin, letters, bound);
    if best > tenths(k::VARIANT_COST_RAW) && !left.groups.is_empty() {
        let shared = right.groups.iter().any(|group| left.groups.contains(group));
        if shared && are_variants(&left.form.latin, &right.form.latin) {
            best = tenths(k::VARIANT_COST_RAW);
        }
    }
    if best > 0 {
        let affix = tenths(k::AFFIX_COST_RAW);
        for (one, other) in
            [(left.stem(), Some(&*right.form.latin)), (Some(&*left.form.latin), right.stem())]
        {
            if let (Some(one), Some(other)) = (one, other) {
                let shorter = letters.min(one.len()).min(other.len());
                best = best.min(within(costs, one, other, shorter, bound).saturating_add(affix));
            }
        }
    }
    (best < FAR).then_some(best)
}

/// Two units that are comparable, by their places in their names, and their edit cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitPair {
    /// Place of the left unit.
    pub left: u16,
    /// Place of the right unit.
    pub right: u16,
    /// Edit cost in tenths of a raw bit.
    pub cost: Tenths,
}

/// All comparable pairs of two names' units.
pub fn unit_pairs(left: &AnalysedName, right: &AnalysedName, bound: Bound) -> Vec<UnitPair> {
    let mut pairs = Vec::new();
    for (left_at, left_unit) in left.units.iter().enumerate() {
        for (right_at, right_unit) in right.units.iter().enumerate() {
            if let Some(cost) = unit_cost(left_unit, right_unit, bound) {
                pairs.push(UnitPair { left: left_at as u16, right: right_at as u16, cost });
            }
        }
    }
    pairs
}

/// Edit cost with the factor for short units, [`FAR`] beyond the bound.
fn within(costs: &Costs, left: &str, right: &str, letters: usize, bound: Bound) -> Tenths {
    if left.is_empty() || right.is_empty() {
        return FAR;
    }
    let limit = bound.edit_limit(letters);
    let raw = edit_cost(costs, left, right, limit);
    if raw > limit {
        return FAR;
    }
    (f64::from(raw) * short_factor(letters).max(1.0)).round() as Tenths
}

/// Edit cost in a script without vowels: weak letters come and go, the others hardly.
fn strict_cost(left: &str, right: &str, bound: Bound) -> Option<Tenths> {
    let left: Vec<char> = left.chars().take(READING_CHARACTERS_MAX).collect();
    let right: Vec<char> = right.chars().take(READING_CHARACTERS_MAX).collect();
    let letters = left.len().min(right.len());
    let weak = |letter: char| matches!(letter, 'ا' | 'و' | 'ي' | 'ه' | 'ء' | 'א' | 'ו' | 'י' | 'ה');
    let gap = |letter: char| -> Tenths { if weak(letter) { 40 } else { 90 } };
    let mut above: Vec<Tenths> = vec![0];
    for letter in &right {
        above.push(above.last().copied().unwrap_or(0) + gap(*letter));
    }
    for letter in &left {
        let mut row = vec![above[0] + gap(*letter)];
        for (at, other) in right.iter().enumerate() {
            let both_weak = weak(*letter) && weak(*other);
            let substitution = if letter == other { 0 } else { 100 - 50 * Tenths::from(both_weak) };
            let cost = (above[at] + substitution)
                .min(above[at + 1] + gap(*letter))
                .min(row[at] + gap(*other));
            row.push(cost);
        }
        above = row;
    }
    let raw = above.last().copied().unwrap_or(FAR);
    let scaled = (f64::from(raw) * short_factor(letters).max(1.0)).round() as Tenths;
    (letters > 1 && raw <= bound.edit_limit(letters)).then_some(scaled)
}

const READING_CHARACTERS_MAX: usize = 40;

/// Edit cost of two tokens that contradict each other, without a bound.
pub(crate) fn contradiction_cost(left: &Form, right: &Form) -> Tenths {
    let cap = tenths(k::CONTRADICTION_CAP_RAW);
    match Relation::of(left, right) {
        Relation::Syllables | Relation::Strict => cap / 2,
        relation => {
            let vowelless = relation == Relation::Vowelless;
            let costs = if vowelless { Costs::vowelless() } else { Costs::spoken() };
            let raw = edit_cost(costs, &left.latin, &right.latin, cap);
            let factor = short_factor(bound_letters(left, right)).max(1.0);
            ((f64::from(raw) * factor).round() as Tenths).min(cap)
        }
    }
}
