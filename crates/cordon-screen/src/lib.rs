//! Floor 3: screens parties, names and texts against listed entities.

mod hit;
mod party;
mod screener;

pub use hit::{Comparison, Evidence, Hit, Mention};
pub use party::{Party, PartyIdentifier, ScanSettings, Settings, WeakAliases};
pub use screener::{Screener, compare_entities, compare_names};
