//! To come.

pub(crate) mod federal_register;
pub(crate) mod printed_name;

use crate::source::{Format, Source};

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "us_csl",
    title: "US Consolidated Screening List",
    authority: "us",
    list: "Consolidated Screening List",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[];
