pub(super) const FIELDS: &[(&str, &str)] = &[];
