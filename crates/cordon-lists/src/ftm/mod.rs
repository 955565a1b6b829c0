//! To come.

use crate::source::{Format, Source};

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "ftm",
    title: "FollowTheMoney entities of your own",
    authority: "own",
    list: "ftm",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[];
