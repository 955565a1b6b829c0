//! Floor 1: what a name is made of, and how alike two names are, as evidence in bits.
//!
//! [`AnalysedName::new`] takes a name apart: words, scripts, Latin readings, tags, and how much
//! each word tells. [`compare()`] aligns two analysed names and prices the alignment. The design
//! follows measurements of a prototype on labelled pairs: a sum of log-likelihoods, in which
//! contradiction and omission are two things, and common names carry little.
//!
//! Guarantees: the same input gives the same bits; comparison is symmetric; the rows of a score,
//! in thousandths of a bit, sum to its bits; only [comparable](comparable) units score, so that an
//! index of units finds
//! every name that can score.

mod align;
mod business;
mod class;
mod common;
mod comparable;
mod compare;
mod constants;
mod costs;
mod evidence;
mod legal;
mod name;
mod readings;
mod split;
mod variants;
mod words;

pub use class::NameClass;
pub use comparable::{Bound, Relation, bound_letters, unit_cost};
pub use compare::{CompareOptions, bits_at_most, compare, marks_raw};
pub use costs::{Costs, Distance, Tenths};
pub use evidence::{
    EvidenceRow, Feature, NameScore, Row, Side, probability, sum_of_bits, whole_thousandths,
};
pub use legal::LegalForm;
pub use name::{AnalysedName, NAME_BYTES_MAX, TOKENS_MAX, Tag, Token, Unit};
pub use readings::Form;
pub use split::{Word, words};
pub use variants::{variant_group, variant_groups};
