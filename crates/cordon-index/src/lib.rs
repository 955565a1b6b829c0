//! Floor 2: finds the names that share a comparable part with a query, all of them.
//!
//! Blocking keys and n-gram searches lose what their keys do not foresee; here the index is built
//! on the predicate of the comparison itself ([`cordon_names::unit_cost`]), so that the names
//! that it does not return cannot score. Common parts make many candidates; an upper bound on the
//! score, from the information that can be shared, drops those that cannot reach the floor.
//!
//! Guarantee: for every query, the names at or above the floor are among the candidates. A
//! property test compares with brute force.

mod cache;
mod dictionary;
mod identifiers;
mod index;
mod keys;

pub use identifiers::IdentifierMap;
pub use index::{Candidate, Candidates, Index, NameRow, Posting, Scratch};

#[cfg(test)]
mod tests;
