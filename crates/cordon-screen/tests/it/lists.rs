//! The real lists beside the checkout, where they are.

use std::io::Write as _;
use std::path::PathBuf;
use std::sync::LazyLock;

use cordon_lists::{CustomList, ReadContext, SourceFile, read, source};
use cordon_model::{Entity, SourceId};
use cordon_screen::Screener;

/// Files of the four lists that the figures in the design are about.
const FILES: &[(&str, &str)] = &[
    ("us_ofac_sdn", "us_ofac_sdn/2024-05-07/sdn.xml"),
    ("eu_fsf", "eu_fsf/2024-05-13/full-1_1.xml"),
    ("un_sc", "un_sc/2024-05-15/consolidated.xml"),
    ("ca_sema", "ca_sema/2025-03/sema-lmes.xml"),
];

/// Entities of the real lists and their screener; `None` where the files are not here, unless
/// `CORDON_REQUIRE` names `lists`.
pub(crate) fn real_lists() -> Option<&'static (Vec<Entity>, Screener)> {
    static LISTS: LazyLock<Option<(Vec<Entity>, Screener)>> = LazyLock::new(|| {
        let mut entities = Vec::new();
        for (id, path) in FILES {
            entities.extend(read_list(id, path)?);
        }
        let screener = Screener::build(&entities);
        Some((entities, screener))
    });
    LISTS.as_ref()
}

fn read_list(id: &str, path: &str) -> Option<Vec<Entity>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/lists");
    let full = PathBuf::from(folder).join(path);
    let Ok(bytes) = fs_err::read(&full) else {
        let required = std::env::var("CORDON_REQUIRE").unwrap_or_default();
        assert!(!required.split(',').any(|part| part == "lists"), "{path} is required");
        // Straight to stderr: what a passing test prints is not shown.
        let _ = writeln!(std::io::stderr(), "skipped: {path} is not here");
        return None;
    };
    let name = full.file_name()?.to_string_lossy().into_owned();
    let context = ReadContext { source: SourceId::new(id).unwrap(), custom: CustomList::default() };
    let files = vec![SourceFile { name, bytes }];
    Some(read(source(id).unwrap(), &context, files).unwrap().entities)
}
