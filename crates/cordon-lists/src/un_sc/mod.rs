//! The United Nations Security Council Consolidated List: XML.
//!
//! One file holds the individuals and entities under the sanctions of all Security Council
//! committees (<https://main.un.org/securitycouncil/en/content/un-sc-consolidated-list>), root
//! `CONSOLIDATED_LIST`, schema <https://www.un.org/sc/resources/sc-sanctions.xsd>. States must give
//! effect to it, so most of its entries stand on national lists again.
//!
//! - **Ids.** `REFERENCE_NUMBER` ("QDi.012") is permanent; `DATAID` has changed under one reference
//!   between editions, so it is only the listing's own number. One person under two regimes has two
//!   references and stays two entities.
//! - **Measures** are not printed but follow from the regime ([`regimes`] has the resolutions);
//!   only the Libyan entries say which of them apply, in words that are read. Guinea-Bissau's
//!   entries are under a travel ban and nothing is frozen.
//! - **Free text.** `COMMENTS1` is the listing's reason; it holds the narrative, the review dates
//!   and links. Aliases, their notes, document numbers hold several things in one field ("Jordan
//!   654781", "حسن غول (Hassan Ghul; Hassan Gul)"), which are taken apart where the form allows it.
//! - **Dates** may carry a time zone ("2016-11-30-05:00"), years come without days, notes say
//!   "Approximately" or hold the date itself.
//!
//! An edition of August 2025 declares UTF-8 and is windows-1252: it is refused as a whole, since
//! reading it leniently would ruin names.

mod details;
mod documents;
#[cfg(test)]
mod fields;
mod map;
mod names;
mod parse;
mod regimes;
mod split;
#[cfg(test)]
mod tests;

use crate::reading::SourceFile;
use crate::source::{Format, Source};
use crate::xml;

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "un_sc",
    title: "UN Security Council Consolidated List",
    authority: "un",
    list: "UN Security Council Consolidated List",
    formats: FORMATS,
};

const FORMATS: &[Format] =
    &[Format { name: "UN Consolidated XML", accepts: is_xml, read: parse::read }];

fn is_xml(files: &[SourceFile]) -> bool {
    let root = |file: &SourceFile| xml::root_of(&file.bytes);
    files.iter().filter_map(root).any(|(name, _)| name == "CONSOLIDATED_LIST")
}
