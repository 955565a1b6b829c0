//! What screening answers with: evidence, comparisons, hits, mentions.

use serde::Serialize;

/// One piece of a score. The pieces of a hit sum to its `bits`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// What is compared: "name-part", "birth-date", "identifier" …
    pub feature: String,
    /// The query's side, as given; empty where it has none.
    pub query: String,
    /// The list's side, as printed; empty where it has none.
    pub target: String,
    /// What it adds to the score, in bits; negative where it speaks against.
    pub bits: f64,
    /// Why, in words.
    pub note: String,
}

/// How alike two names or entities are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// Probability that both are the same, 1 / (1 + 2^-bits).
    pub score: f64,
    /// Log-odds in base 2: the sum of the evidence.
    pub bits: f64,
    /// The likelihood ratio before calibration, in bits.
    pub raw_bits: f64,
    /// Every piece.
    pub evidence: Vec<Evidence>,
}

/// A listed entity that a party may be.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// Row of the entity in the slice that the screener was built from.
    pub entity: u32,
    /// Probability that it is the party, 1 / (1 + 2^-bits).
    pub score: f64,
    /// Log-odds in base 2: the sum of the evidence.
    pub bits: f64,
    /// The likelihood ratio of the names before calibration, in bits.
    pub raw_bits: f64,
    /// Whether the score reaches the threshold.
    pub is_match: bool,
    /// Every piece.
    pub evidence: Vec<Evidence>,
}

/// A listed entity named in a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Mention {
    /// Offset of the first byte of the mention in the text as given.
    pub start: usize,
    /// Offset past its last byte.
    pub end: usize,
    /// The mention as the text has it.
    pub text: String,
    /// The entity that it most likely names.
    pub hit: Hit,
    /// Further entities that it may name, best first: the same subject on other lists, namesakes.
    pub also: Vec<Hit>,
}
