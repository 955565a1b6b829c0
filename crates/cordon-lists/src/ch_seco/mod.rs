//! To come.

use crate::source::{Format, Source};

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "ch_seco",
    title: "Swiss SECO Sanctions List",
    authority: "ch",
    list: "SECO Sanctions List",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[];
