//! To come.

use crate::source::{Format, Source};

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "eu_fsf",
    title: "EU Financial Sanctions Files",
    authority: "eu",
    list: "EU Financial Sanctions File",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[];
