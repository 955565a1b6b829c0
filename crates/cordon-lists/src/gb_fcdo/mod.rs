//! To come.

use crate::source::{Format, Source};

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "gb_fcdo",
    title: "UK Sanctions List",
    authority: "gb",
    list: "UK Sanctions List",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[];
