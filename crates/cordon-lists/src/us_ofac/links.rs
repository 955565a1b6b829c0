//! Which entities of the same file the "Linked To" names mean.
//!
//! OFAC prints the other party's main name, family name first, so a name is looked up among main
//! names and then among aliases, and means an entity only where exactly one other bears it.
//! Parties that the file does not hold stay names: many stand on OFAC's other list, or on none.

use std::collections::HashMap;

use cordon_model::{Entity, EntityId, NameKind, NamePartKind, NameValue};

/// Entities by a name.
type Bearers = HashMap<String, Vec<usize>>;

/// Puts the entity in the place of its name in every link that has only a name, which is that of
/// exactly one.
pub(super) fn resolve(entities: &mut [Entity]) {
    let (mut by_main, mut by_any) = (Bearers::new(), Bearers::new());
    for (row, entity) in entities.iter().enumerate() {
        for name in &entity.names {
            let key = key(&printed(name));
            if name.kind == NameKind::Primary {
                add(&mut by_main, key.clone(), row);
            }
            if !name.is_weak() {
                add(&mut by_any, key, row);
            }
        }
    }
    let ids: Vec<EntityId> = entities.iter().map(|entity| entity.id.clone()).collect();
    for (row, entity) in entities.iter_mut().enumerate() {
        for link in &mut entity.links {
            let Some(name) = link.name.as_ref().filter(|_| link.entity.is_none()) else { continue };
            let one = |bearers: &Bearers| match bearers.get(&key(name)).map(Vec::as_slice) {
                Some([one]) if *one != row => Some(*one),
                _ => None,
            };
            let main = by_main.contains_key(&key(name));
            let bearer = if main { one(&by_main) } else { one(&by_any) };
            link.entity = bearer.and_then(|bearer| ids.get(bearer).cloned());
        }
    }
}

fn add(bearers: &mut Bearers, key: String, row: usize) {
    let rows = bearers.entry(key).or_default();
    if rows.last() != Some(&row) {
        rows.push(row);
    }
}

/// A name as OFAC prints it in a remark: "LAST, First".
fn printed(name: &NameValue) -> String {
    match (name.part(NamePartKind::Family), name.part(NamePartKind::Given)) {
        (Some(family), Some(given)) => format!("{family}, {given}"),
        _ => name.text.clone(),
    }
}

/// Case and a closing full stop do not matter: in a remark the stop may be the sentence's own.
fn key(name: &str) -> String {
    name.trim().trim_end_matches('.').to_lowercase()
}
