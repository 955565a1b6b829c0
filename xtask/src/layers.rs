//! The floors of the house: a crate imports from lower floors only.

use anyhow::Result;
use cargo_metadata::DependencyKind;

use crate::workspace::metadata;

/// Floor of each crate, as the design has it.
const FLOORS: &[(&str, u32)] = &[
    ("cordon-model", 0),
    ("cordon-names", 1),
    ("cordon-lists", 1),
    ("cordon-index", 2),
    ("cordon-screen", 3),
    ("cordon-engine", 6),
    ("cordon-store", 7),
    ("cordon", 9),
];

/// Beside the house: may use every floor, and no floor may use it.
const BESIDE: &str = "xtask";

/// Imports against the arrows, and crates that stand on no floor.
pub(crate) fn findings() -> Result<Vec<String>> {
    let metadata = metadata()?;
    let floor = |name: &str| FLOORS.iter().find(|(known, _)| *known == name).map(|(_, f)| *f);
    let mut findings = Vec::new();
    for package in metadata.workspace_packages() {
        let name = package.name.as_str();
        if name == BESIDE {
            continue;
        }
        let Some(own) = floor(name) else {
            findings.push(format!("{name}: stands on no floor; add it to xtask's layers"));
            continue;
        };
        let imports = package.dependencies.iter();
        for import in imports.filter(|import| import.kind != DependencyKind::Development) {
            let wrong = import.name == BESIDE || floor(&import.name).is_some_and(|f| f >= own);
            if wrong {
                findings.push(format!("{name} (floor {own}) imports {}", import.name));
            }
        }
    }
    Ok(findings)
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_import_goes_against_the_arrows() {
        assert_eq!(super::findings().unwrap(), Vec::<String>::new());
    }
}
