//! To come.

use crate::source::{Format, Source};

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "gb_ofsi",
    title: "OFSI Consolidated List of Financial Sanctions Targets (closed 2026-01-28)",
    authority: "gb",
    list: "OFSI Consolidated List",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[];
