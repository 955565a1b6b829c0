//! The rows of a name score, and what they say in words.

use serde::Serialize;

use crate::costs::Tenths;
use crate::name::AnalysedName;

/// First and last token of one side, both included.
pub type Side = (u16, u16);

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the notes say it")]
pub enum Feature {
    Base,
    NothingShared,
    Same,
    Alike,
    Joined,
    Initial,
    SameNumber,
    NumberConflict,
    NumberMissing,
    Shortfall,
    Contradiction,
    Omission,
    LegalFormConflict,
    Inversion,
}

impl Feature {
    /// Its name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Feature::Base => "name",
            Feature::NothingShared | Feature::Shortfall => "name-information",
            Feature::Same | Feature::Alike | Feature::Joined | Feature::Initial => "name-part",
            Feature::SameNumber | Feature::NumberConflict | Feature::NumberMissing => "name-number",
            Feature::Contradiction => "name-contradiction",
            Feature::Omission => "name-omission",
            Feature::LegalFormConflict => "legal-form",
            Feature::Inversion => "name-order",
        }
    }

    fn note(self, cost: Tenths) -> String {
        let words = match self {
            Feature::Base => "the names share parts that can be compared",
            Feature::NothingShared => "the names share nothing",
            Feature::Same => "the same",
            Feature::Initial => "an initial that fits",
            Feature::SameNumber => "the same number",
            Feature::NumberConflict => "different numbers",
            Feature::NumberMissing => "only one has a number",
            Feature::Shortfall => "what the names share is common",
            Feature::Omission => "only one name has it",
            Feature::LegalFormConflict => "legal forms that differ",
            Feature::Inversion => "parent and child exchanged",
            Feature::Alike => {
                return format!("spelled otherwise, {:.1} bits", f64::from(cost) / 10.0);
            }
            Feature::Joined if cost == 0 => "the same, written as one",
            Feature::Joined => {
                let raw = f64::from(cost) / 10.0;
                return format!("written as one and spelled otherwise, {raw:.1} bits");
            }
            Feature::Contradiction => {
                return format!("different, {:.1} bits", f64::from(cost) / 10.0);
            }
        };
        words.to_owned()
    }
}

/// One piece of a name score.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// What it is about.
    pub feature: Feature,
    /// Tokens of the left name.
    pub left: Option<Side>,
    /// Tokens of the right name.
    pub right: Option<Side>,
    /// What it adds, in whole thousandths.
    pub bits: f64,
    /// Edit cost where there is one.
    pub cost: Tenths,
}

/// How alike two names are.
#[derive(Debug, Clone, PartialEq)]
pub struct NameScore {
    /// Log-odds in base 2; the sum of the rows.
    pub bits: f64,
    /// The likelihood ratio before calibration.
    pub raw_bits: f64,
    /// Every piece.
    pub rows: Vec<Row>,
}

/// A row in words, with places in the two names.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EvidenceRow {
    /// What is compared.
    pub feature: &'static str,
    /// The part of the left name; empty where it has none.
    pub query: String,
    /// The part of the right name; empty where it has none.
    pub target: String,
    /// Its byte offsets in the left name.
    pub query_span: Option<(u32, u32)>,
    /// Its byte offsets in the right name.
    pub target_span: Option<(u32, u32)>,
    /// What it adds to the score.
    pub bits: f64,
    /// Why.
    pub note: String,
}

impl NameScore {
    /// Probability that the names are of one bearer, 1 / (1 + 2^-bits).
    pub fn score(&self) -> f64 {
        probability(self.bits)
    }

    /// The same seen from the other side.
    pub(crate) fn flipped(mut self) -> NameScore {
        for row in &mut self.rows {
            std::mem::swap(&mut row.left, &mut row.right);
        }
        self
    }

    /// The rows in words.
    pub fn explain(&self, left: &AnalysedName, right: &AnalysedName) -> Vec<EvidenceRow> {
        let explain = |row: &Row| EvidenceRow {
            feature: row.feature.name(),
            query: text(left, row.left),
            target: text(right, row.right),
            query_span: span(left, row.left),
            target_span: span(right, row.right),
            bits: row.bits,
            note: row.feature.note(row.cost),
        };
        self.rows.iter().map(explain).collect()
    }
}

/// Bits in whole thousandths, rounded down, so that rows add up without a remainder and a bound on
/// the exact value is one on the rounded.
pub fn whole_thousandths(bits: f64) -> f64 {
    (bits * THOUSANDTHS + REPRESENTATION).floor() / THOUSANDTHS
}

/// The sum of bits that are whole thousandths: exact, whatever their order.
pub fn sum_of_bits(bits: impl Iterator<Item = f64>) -> f64 {
    let sum = bits.fold(0i64, |sum, bits| sum.saturating_add((bits * THOUSANDTHS).round() as i64));
    sum as f64 / THOUSANDTHS
}

/// Finer than a thousandth of a bit no evidence is told.
const THOUSANDTHS: f64 = 1000.0;
/// A binary fraction may lie a little below the thousandth that it stands for.
const REPRESENTATION: f64 = 1e-6;

/// Probability of log-odds in base 2.
pub fn probability(bits: f64) -> f64 {
    1.0 / (1.0 + (-bits).exp2())
}

fn span(name: &AnalysedName, side: Option<Side>) -> Option<(u32, u32)> {
    let (first, last) = side?;
    let first = name.tokens.get(usize::from(first))?;
    Some((first.start, name.tokens.get(usize::from(last))?.end))
}

fn text(name: &AnalysedName, side: Option<Side>) -> String {
    side.map_or("", |(first, last)| name.slice(first.into(), last.into())).to_owned()
}
