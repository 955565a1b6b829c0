//! Documents and numbers by their normal form.

use rustc_hash::FxHashMap;

/// Entities by the normal form of their identifiers.
#[derive(Debug, Default)]
pub struct IdentifierMap {
    rows: FxHashMap<Box<str>, Vec<u32>>,
}

impl IdentifierMap {
    /// The map of (normal form, entity) pairs; empty forms are left out.
    pub fn build(pairs: impl Iterator<Item = (String, u32)>) -> IdentifierMap {
        let mut rows: FxHashMap<Box<str>, Vec<u32>> = FxHashMap::default();
        for (normal, entity) in pairs.filter(|(normal, _)| !normal.is_empty()) {
            rows.entry(normal.into()).or_default().push(entity);
        }
        for entities in rows.values_mut() {
            entities.sort_unstable();
            entities.dedup();
        }
        IdentifierMap { rows }
    }

    /// Entities that carry a number, in order.
    pub fn entities(&self, normal: &str) -> &[u32] {
        self.rows.get(normal).map_or(&[], Vec::as_slice)
    }
}
