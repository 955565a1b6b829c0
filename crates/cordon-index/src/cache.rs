//! Searches of the dictionary that were made before.
//!
//! Batches repeat names, and lists hold the names of the world: most tokens come again. A search
//! depends on the form and the dictionary alone, so that what is kept never changes an answer.

use std::sync::{Arc, Mutex, PoisonError};

use cordon_names::{Form, Tenths};
use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;

use crate::keys::FormId;

/// Comparable forms and their edit costs.
pub(crate) type Near = Arc<[(FormId, Tenths)]>;

/// Few threads meet in one of so many parts.
const PARTS: usize = 16;
/// A part is emptied when it holds so many searches; all of them together stay below some 20 MB.
const PART_SEARCHES_MAX: usize = 2_048;

/// Searches by form.
#[derive(Debug, Default)]
pub(crate) struct Cache {
    parts: [Mutex<FxHashMap<Form, Near>>; PARTS],
}

impl Cache {
    /// The search of a form, made now if it is not kept.
    pub(crate) fn get(&self, form: &Form, search: impl FnOnce() -> Near) -> Near {
        let part = &self.parts[FxBuildHasher.hash_one(form) as usize % PARTS];
        let lock = || part.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = lock().get(form) {
            return known.clone();
        }
        let found = search();
        let mut part = lock();
        if part.len() >= PART_SEARCHES_MAX {
            part.clear();
        }
        part.insert(form.clone(), found.clone());
        found
    }
}
