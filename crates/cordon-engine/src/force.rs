//! Which listings are in force on a day.
//!
//! A listing counts from the first day that its date may mean and until the last: on the day that
//! a source prints only as "December 2024", December counts whole. The doubt goes to the side of
//! the listing, since a miss is worse here than an alert that a person clears.

use cordon_model::{Entity, Listing};
use jiff::civil::Date;

/// How an entity stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InForce {
    /// At least one listing is in force, or it carries no listing at all (a politically exposed
    /// person of a user's own list).
    Yes,
    /// It was listed once and is not now.
    Ended,
    /// Its listings are all of a later day.
    NotYet,
}

/// Whether a listing is in force on a day.
pub(crate) fn listing_in_force(listing: &Listing, day: Date) -> bool {
    begun(listing, day) && !ended(listing, day)
}

fn begun(listing: &Listing, day: Date) -> bool {
    let start = listing.effective.or(listing.listed_on);
    start.and_then(cordon_model::PartialDate::first).is_none_or(|first| first <= day)
}

fn ended(listing: &Listing, day: Date) -> bool {
    listing.until.and_then(cordon_model::PartialDate::last).is_some_and(|last| last < day)
}

/// How an entity stands on a day.
pub fn in_force(entity: &Entity, day: Date) -> InForce {
    if entity.listings.is_empty()
        || entity.listings.iter().any(|listing| listing_in_force(listing, day))
    {
        InForce::Yes
    } else if entity.listings.iter().all(|listing| !begun(listing, day)) {
        InForce::NotYet
    } else {
        InForce::Ended
    }
}
