//! To come.

use crate::source::{Format, Source};

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "au_dfat",
    title: "Australia DFAT Consolidated List",
    authority: "au",
    list: "DFAT Consolidated List",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[];
