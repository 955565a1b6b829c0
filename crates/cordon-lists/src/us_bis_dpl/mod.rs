//! To come.

use crate::source::{Format, Source};

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "us_bis_dpl",
    title: "US BIS Denied Persons List",
    authority: "us",
    list: "Denied Persons List",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[];
