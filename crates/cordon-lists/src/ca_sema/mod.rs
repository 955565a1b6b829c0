//! To come.

use crate::source::{Format, Source};

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "ca_sema",
    title: "Canada Consolidated Autonomous Sanctions List",
    authority: "ca",
    list: "Consolidated Canadian Autonomous Sanctions List",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[];
