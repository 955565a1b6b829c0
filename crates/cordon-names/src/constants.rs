//! Every number that decides a name score, in one table.
//!
//! Two units. *Raw bits* are log-likelihood ratios: how common a token is, how unlikely an edit
//! is. *Bits* are those of the calibrated score, score = 1 / (1 + 2^-bits). Raw bits of
//! adversarial pairs are overconfident five to ten times, so each kind of evidence has its rate
//! from raw bits to bits, and losses weigh more than gains: a prototype on the labelled pairs
//! found that a contradiction must cost what the edit model says, or the ranking collapses.
//! The values are hand-set at the prototype's rounding and await learning from the lists.

/// Where a pair of names starts that shares something: 2.4 nats.
pub(crate) const BASE_BITS: f64 = 3.46;
/// Bits for each raw bit of shared information.
pub(crate) const GAIN_RATE: f64 = 0.029;
/// Shared information beyond this adds nothing.
pub(crate) const GAIN_CAP_RAW: f64 = 40.0;
/// Shared information short of this speaks against: two common tokens are anybody's.
pub(crate) const SHORTFALL_BELOW_RAW: f64 = 20.0;
/// Bits lost for each raw bit of shortfall.
pub(crate) const SHORTFALL_RATE: f64 = 0.144;
/// Bits lost for each raw bit of edits, as far as edits are usual between spellings.
pub(crate) const EDIT_RATE: f64 = 0.108;
/// Raw bits of edits per letter that are usual; 80 % of listed variants stay below.
pub(crate) const EDIT_USUAL_PER_LETTER: f64 = 1.3;
/// Bits lost for each raw bit of edits beyond the usual.
pub(crate) const EDIT_EXCESS_RATE: f64 = 0.30;
/// Bits lost by a contradicting pair of tokens, whatever they are.
pub(crate) const CONTRADICTION_BITS: f64 = 0.72;
/// Bits lost for each raw bit of edit cost of a contradicting pair.
pub(crate) const CONTRADICTION_RATE: f64 = 0.20;
/// Edit cost of one contradicting pair counts up to this.
pub(crate) const CONTRADICTION_CAP_RAW: f64 = 40.0;
/// Edit cost of all contradicting pairs counts up to this.
pub(crate) const CONTRADICTION_TOTAL_RAW: f64 = 60.0;
/// Edit cost of an initial against a word with another first letter.
pub(crate) const INITIAL_CONTRADICTION_RAW: f64 = 12.0;
/// Bits lost for each raw bit of information that only one name has.
pub(crate) const OMISSION_RATE: f64 = 0.16;
/// Bits lost when a body's name has one more telling word, beyond the omission.
pub(crate) const BODY_EXTRA_WORD_BITS: f64 = 2.16;
/// A body's word of this information counts as one telling word; lesser ones in proportion.
pub(crate) const BODY_WORD_RAW: f64 = 10.0;
/// Bits lost when two bodies have legal forms that no law makes the same.
pub(crate) const LEGAL_FORM_CONFLICT_BITS: f64 = 1.6;
/// Bits lost when "X son of Y" meets "Y son of X".
pub(crate) const INVERSION_BITS: f64 = 4.3;
/// Bits lost when ships, funds or units have different numbers.
pub(crate) const NUMBER_CONFLICT_BITS: f64 = 5.8;
/// Bits lost when only one of two bodies or things has a number.
pub(crate) const NUMBER_MISSING_BITS: f64 = 1.2;

/// Edit cost up to which two tokens are comparable: this …
pub(crate) const COMPARABLE_RAW: f64 = 6.0;
/// … and this for each letter of the shorter one.
pub(crate) const COMPARABLE_PER_LETTER_RAW: f64 = 2.0;
/// The same two numbers where one unit is neighbours written as one: joining and splitting is a
/// change by itself, and hundreds of thousands of joined units wait for chance to meet them.
pub(crate) const JOINED_RAW: f64 = 4.0;
/// See [`JOINED_RAW`].
pub(crate) const JOINED_PER_LETTER_RAW: f64 = 1.0;
/// The same two numbers for mentions in running text, where every word is tried.
pub(crate) const MENTION_RAW: f64 = 2.0;
/// See [`MENTION_RAW`].
pub(crate) const MENTION_PER_LETTER_RAW: f64 = 1.0;
/// An edit in a short token says more: factors for 0 to 4 letters, 1 beyond. One letter never
/// stands for another.
pub(crate) const SHORT_FACTORS: [f64; 5] = [0.0, 0.0, 2.5, 1.8, 1.25];
/// Raw bits of two tokens of one variant group.
pub(crate) const VARIANT_COST_RAW: f64 = 3.0;
/// Raw bits for an article or ending that only one token carries (al-, -ullah).
pub(crate) const AFFIX_COST_RAW: f64 = 2.0;
/// Raw bits of two Han characters with one Mandarin reading: simplified and traditional, and
/// homophones.
pub(crate) const SAME_SYLLABLE_COST_RAW: f64 = 3.0;

/// Information of a token that no table knows, raw bits.
pub(crate) const RARITY_UNSEEN_RAW: f64 = 14.5;
/// No token carries more.
pub(crate) const RARITY_CAP_RAW: f64 = 16.0;
/// A token of n letters carries at most 1.5 + 3 n.
pub(crate) const RARITY_PER_LETTER_RAW: f64 = 3.0;
/// See [`RARITY_PER_LETTER_RAW`].
pub(crate) const RARITY_SHORT_RAW: f64 = 1.5;
/// Information of a patronymic by its ending.
pub(crate) const PATRONYMIC_RAW: f64 = 7.0;
/// Information of a Han character or Hangul syllable outside the table of family names.
pub(crate) const SYLLABLE_RAW: f64 = 8.0;
/// Information of a Han or Hangul family name.
pub(crate) const SYLLABLE_FAMILY_RAW: f64 = 5.5;
/// Information of particles, honorifics and stop words.
pub(crate) const PARTICLE_RAW: f64 = 1.0;
/// Information of an initial that agrees.
pub(crate) const INITIAL_RAW: f64 = 3.0;
/// Information of a number that agrees.
pub(crate) const NUMBER_RAW: f64 = 5.0;
