//! Floor 2: finds the names that share a comparable part with a query.
