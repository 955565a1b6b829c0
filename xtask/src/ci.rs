//! Everything that CI checks beside the tests.

use std::process::Command;

use anyhow::Result;

use crate::workspace::root;
use crate::{layers, licences, tidy};

/// Runs the checks; what fails is a finding.
pub(crate) fn run() -> Result<Vec<String>> {
    let mut findings = Vec::new();
    let lints = ["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"];
    for arguments in [&["fmt", "--all", "--check"][..], &lints[..]] {
        let status = Command::new("cargo").args(arguments).current_dir(root()).status()?;
        if !status.success() {
            findings.push(format!("cargo {} fails", arguments.join(" ")));
        }
    }
    findings.extend(tidy::findings()?);
    findings.extend(layers::findings()?);
    findings.extend(licences::findings()?);
    Ok(findings)
}
