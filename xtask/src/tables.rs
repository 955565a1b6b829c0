//! Makes the generated tables anew. The results are committed; the scripts name their sources.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};

use crate::workspace::root;

/// Script → table that it prints.
const TABLES: &[(&str, &str)] = &[
    ("xtask/scripts/ftm_schemata.py", "crates/cordon-model/src/schema/table.rs"),
    ("xtask/scripts/ftm_phones.py", "crates/cordon-model/src/ftm/phones.rs"),
    ("xtask/scripts/country_names.py", "crates/cordon-model/src/country/table.rs"),
];

/// Runs every script and writes what it prints.
pub(crate) fn run() -> Result<Vec<String>> {
    for (script, table) in TABLES {
        let output = Command::new("python3").arg(script).current_dir(root()).output()?;
        ensure!(
            output.status.success(),
            "{script}: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
        fs_err::write(root().join(Path::new(table)), &output.stdout)?;
    }
    Ok(Vec::new())
}
