pub(crate) const FIELDS: &[(&str, &str)] = &[];
