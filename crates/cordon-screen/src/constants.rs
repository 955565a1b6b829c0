//! What evidence beside names is worth, in bits of the calibrated score.
//!
//! From 625 pairs of entities judged by people (the prototype's table, in nats there); the counts
//! behind them are small, so one digit carries meaning. Positive evidence never makes a hit by
//! itself: its sum is capped by how far the name stands above [`GAIN_FROM_BITS`].

/// Birth dates agree to the day.
pub(crate) const BIRTH_DAY_BITS: f64 = 4.6;
/// Birth dates agree as far as one tells the month.
pub(crate) const BIRTH_MONTH_BITS: f64 = 2.2;
/// Birth dates agree as far as one tells the year.
pub(crate) const BIRTH_YEAR_BITS: f64 = 1.4;
/// Birth dates nearly agree: day and month exchanged, a year beside, within a range or circa.
pub(crate) const BIRTH_NEAR_BITS: f64 = 0.7;
/// Birth dates disagree.
pub(crate) const BIRTH_CONFLICT_BITS: f64 = -2.9;
/// A country agrees.
pub(crate) const COUNTRY_BITS: f64 = 0.1;
/// Both have countries and none agrees.
pub(crate) const COUNTRY_CONFLICT_BITS: f64 = -1.7;
/// Genders agree.
pub(crate) const GENDER_BITS: f64 = 0.1;
/// Genders disagree.
pub(crate) const GENDER_CONFLICT_BITS: f64 = -2.9;
/// A strong identifier agrees.
pub(crate) const IDENTIFIER_BITS: f64 = 7.2;
/// An identifier agrees that is not valid, or of a kind that is not unique.
pub(crate) const IDENTIFIER_PLAIN_BITS: f64 = 3.0;
/// An identifier differs by one character.
pub(crate) const IDENTIFIER_NEAR_BITS: f64 = 1.0;
/// Identifiers of a kind that everyone has once disagree.
pub(crate) const IDENTIFIER_CONFLICT_BITS: f64 = -5.8;
/// An address agrees in most of its words.
pub(crate) const ADDRESS_BITS: f64 = 1.0;
/// One is a person, the other a body or thing.
pub(crate) const SCHEMA_CONFLICT_BITS: f64 = -1.4;
/// The name is a weak alias.
pub(crate) const WEAK_ALIAS_BITS: f64 = -1.0;
/// A weak alias without other evidence comes to no more.
pub(crate) const WEAK_ALIAS_AT_MOST_BITS: f64 = 1.0;
/// Positive evidence counts up to the name's bits above this.
pub(crate) const GAIN_FROM_BITS: f64 = -1.44;
/// Beside a strong identifier that agrees, names lower the score no further than this.
pub(crate) const NAME_AT_LEAST_BITS: f64 = -4.0;
/// Two records that were laid beside each other start better than a chance pair.
pub(crate) const PAIR_PRIOR_BITS: f64 = 1.44;
