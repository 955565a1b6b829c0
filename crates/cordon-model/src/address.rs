//! Addresses as a source prints them.

use serde::{Deserialize, Serialize};

use crate::country::Country;

/// A postal address, whole or a mere town.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AddressValue {
    /// The whole address on one line, parts joined by ", ".
    pub full: String,
    /// Street lines.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// Post office box.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post_box: Option<String>,
    /// Town.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// Postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// State, province, region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// Country, where its name or code was understood.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// The source's remark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl AddressValue {
    /// `full` from the parts that are there, in the order street, box, city, postal code, region,
    /// then `country` as printed.
    #[must_use]
    pub fn compose(mut self, country_text: Option<&str>) -> AddressValue {
        let parts = [
            self.street.as_deref(),
            self.post_box.as_deref(),
            self.city.as_deref(),
            self.postal_code.as_deref(),
            self.region.as_deref(),
            country_text,
        ];
        let present: Vec<&str> =
            parts.into_iter().flatten().map(str::trim).filter(|part| !part.is_empty()).collect();
        self.full = present.join(", ");
        self
    }
}
