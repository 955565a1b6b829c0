//! Licences of everything that is compiled into what is shipped.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use cargo_metadata::{DependencyKind, Package, PackageId};

use crate::workspace::metadata;

/// Licences under which a dependency may come.
const ALLOWED: &[&str] = &[
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "MIT",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Dependencies that come under no allowed licence. Tools of the tests alone may have any.
pub(crate) fn findings() -> Result<Vec<String>> {
    let metadata = metadata()?;
    let packages: BTreeMap<&PackageId, &Package> =
        metadata.packages.iter().map(|package| (&package.id, package)).collect();
    let mut reached: BTreeSet<&PackageId> = metadata.workspace_members.iter().collect();
    let mut open: Vec<&PackageId> = metadata.workspace_members.iter().collect();
    let nodes = metadata.resolve.as_ref().map_or(&[][..], |resolve| &resolve.nodes);
    while let Some(id) = open.pop() {
        let Some(node) = nodes.iter().find(|node| node.id == *id) else { continue };
        for import in &node.deps {
            let shipped =
                import.dep_kinds.iter().any(|kind| kind.kind != DependencyKind::Development);
            if shipped && reached.insert(&import.pkg) {
                open.push(&import.pkg);
            }
        }
    }
    let mut findings = Vec::new();
    for package in reached.iter().filter_map(|id| packages.get(id)) {
        let expression = package.license.as_deref().unwrap_or("");
        if !allowed(expression) {
            findings.push(format!("{} {}: '{expression}'", package.name, package.version));
        }
    }
    Ok(findings)
}

/// Whether an SPDX expression can be met with allowed licences only. `/` is the old way to write
/// OR; AND binds closer than OR.
fn allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let tokens: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = any_of(&tokens, &mut at);
    met && at == tokens.len()
}

fn any_of(tokens: &[&str], at: &mut usize) -> bool {
    let mut met = all_of(tokens, at);
    while tokens.get(*at) == Some(&"OR") {
        *at += 1;
        met |= all_of(tokens, at);
    }
    met
}

fn all_of(tokens: &[&str], at: &mut usize) -> bool {
    let mut met = term(tokens, at);
    while tokens.get(*at) == Some(&"AND") {
        *at += 1;
        met &= term(tokens, at);
    }
    met
}

fn term(tokens: &[&str], at: &mut usize) -> bool {
    let Some(token) = tokens.get(*at) else { return false };
    *at += 1;
    if *token == "(" {
        let met = any_of(tokens, at);
        *at += 1;
        return met;
    }
    // An exception only adds permissions.
    if tokens.get(*at) == Some(&"WITH") {
        *at += 2;
    }
    ALLOWED.contains(token)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read_as_spdx_has_them() {
        assert!(allowed("MIT OR Apache-2.0"));
        assert!(allowed("Unlicense/MIT"));
        assert!(allowed("(Apache-2.0 OR MPL-2.0) AND BSD-3-Clause"));
        assert!(allowed("Apache-2.0 WITH LLVM-exception OR GPL-3.0"));
        assert!(!allowed("MIT AND GPL-3.0"));
        assert!(!allowed("MPL-2.0"));
        assert!(!allowed(""));
    }

    #[test]
    fn every_dependency_may_be_shipped() {
        assert_eq!(findings().unwrap(), Vec::<String>::new());
    }
}
