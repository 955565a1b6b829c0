//! To come.

use crate::source::{Format, Source};

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "un_sc",
    title: "UN Security Council Consolidated List",
    authority: "un",
    list: "UN Security Council Consolidated List",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[];
