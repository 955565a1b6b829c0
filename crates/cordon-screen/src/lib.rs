//! Floor 3: screens parties, names and texts against listed entities.

mod constants;
mod facts;
mod hit;
mod html;
mod ordinary;
mod party;
mod prose;
mod scan;
mod screener;

pub use hit::{Comparison, Evidence, Hit, Mention};
pub use html::{HtmlText, html_text};
pub use party::{Party, PartyIdentifier, ScanSettings, Settings, WeakAliases};
pub use screener::{Screener, compare_entities, compare_names};
