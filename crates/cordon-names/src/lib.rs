//! Floor 1: what a name is made of, and how alike two names are.
