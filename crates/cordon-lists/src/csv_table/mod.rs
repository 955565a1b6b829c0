//! To come.

use crate::source::{Format, Source};

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "csv",
    title: "A table of your own",
    authority: "own",
    list: "csv",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[];
