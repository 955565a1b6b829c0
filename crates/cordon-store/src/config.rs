//! `cordon.toml`.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::error::StoreError;

/// Settings, all optional; an unknown key is an error, since a mistyped threshold must not pass.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// `[screen]`.
    pub screen: ScreenConfig,
    /// `[import]`.
    pub import: ImportConfig,
    /// `[sources.us_ofac_sdn]` and the like.
    pub sources: BTreeMap<String, SourceConfig>,
}

/// How parties are screened.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ScreenConfig {
    /// Score from which a hit is a match.
    pub threshold: Option<f64>,
    /// Score from which a hit is shown.
    pub cutoff: Option<f64>,
    /// Most hits of a query.
    pub limit: Option<usize>,
}

/// How lists are accepted.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ImportConfig {
    /// Share of the entities of the snapshot before it that a new one may lack, 0 to 1.
    pub shrink_share_max: f64,
}

impl Default for ImportConfig {
    fn default() -> ImportConfig {
        // The UN list lost 20 % between 2018 and 2024, the largest true loss in the files seen;
        // a file cut in half must not pass.
        ImportConfig { shrink_share_max: 0.25 }
    }
}

/// Settings of one source.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SourceConfig {
    /// Age in days past which its snapshot is stale; no limit if absent.
    pub age_days_max: Option<u32>,
}

impl Config {
    /// Reads settings from a file.
    ///
    /// # Errors
    /// If it cannot be read, or has a key or value that is not known.
    pub fn read(path: &Path) -> Result<Config, StoreError> {
        let text = fs_err::read_to_string(path)
            .map_err(|error| StoreError::Read { path: path.into(), error })?;
        let config: Config = toml::from_str(&text).map_err(|error| StoreError::Config {
            path: path.into(),
            message: error.to_string().trim().replace('\n', " "),
        })?;
        config.check(path)?;
        Ok(config)
    }

    fn check(&self, path: &Path) -> Result<(), StoreError> {
        let shares = [
            ("screen.threshold", self.screen.threshold),
            ("screen.cutoff", self.screen.cutoff),
            ("import.shrink_share_max", Some(self.import.shrink_share_max)),
        ];
        for (name, value) in shares {
            if value.is_some_and(|value| !(0.0..=1.0).contains(&value)) {
                let message = format!("{name} must be between 0 and 1");
                return Err(StoreError::Config { path: path.into(), message });
            }
        }
        Ok(())
    }
}
