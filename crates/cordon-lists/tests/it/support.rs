//! The files that the tests start from, and what they ask of every refusal.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use cordon_lists::{
    CustomList, ReadContext, ReadError, Reading, SOURCES, STARTER, Source, SourceFile, read, source,
};
use cordon_model::SourceId;

/// A list: its source and its files.
#[derive(Debug, Clone)]
pub(crate) struct List {
    /// The source whose list it is.
    pub(crate) source: &'static Source,
    /// What to call it in messages.
    pub(crate) label: String,
    /// The files.
    pub(crate) files: Vec<SourceFile>,
}

/// The real lists by source, in every form at hand.
const REAL: &[(&str, &[&str])] = &[
    ("us_ofac_sdn", &["us_ofac_sdn/2024-05-07/sdn.xml"]),
    (
        "us_ofac_sdn",
        &[
            "us_ofac_sdn/2021-spring/sdn.csv",
            "us_ofac_sdn/2021-spring/add.csv",
            "us_ofac_sdn/2021-spring/alt.csv",
            "us_ofac_sdn/2021-spring/sdn_comments.csv",
        ],
    ),
    ("us_ofac_sdn", &["us_ofac_sdn/history/sdn_2024-05-03.csv"]),
    ("us_ofac_sdn", &["us_ofac_advanced/sdn_advanced_TRIMMED_1_real_party.xml"]),
    ("us_ofac_cons", &["us_ofac_cons/2024-05-06/consolidated.xml"]),
    ("us_ofac_cons", &["us_ofac_cons/2025-03-28/consolidated.xml"]),
    (
        "us_ofac_cons",
        &[
            "us_ofac_cons/2025-12/cons_prim.csv",
            "us_ofac_cons/2025-12/cons_add.csv",
            "us_ofac_cons/2025-12/cons_alt.csv",
            "us_ofac_cons/2025-12/cons_comments.csv",
        ],
    ),
    ("us_ofac_cons", &["us_ofac_cons/CONS_ENHANCED.ZIP"]),
    ("eu_fsf", &["eu_fsf/2024-05-13/full-1_1.xml"]),
    ("gb_fcdo", &["gb_fcdo/UK_Sanctions_List_2026-09-02_TRIMMED_2_records.xml"]),
    ("gb_ofsi", &["gb_ofsi/2018-04-13/ConList.csv"]),
    ("un_sc", &["un_sc/2018/consolidated.xml"]),
    ("un_sc", &["un_sc/2025-11-18/consolidated.xml"]),
    ("ca_sema", &["ca_sema/2020-03/sema-lmes.xml"]),
    ("ca_sema", &["ca_sema/2025-03/sema-lmes.xml"]),
    ("ch_seco", &["ch_seco/seco_2026-08-27_TRIMMED_4_targets.xml"]),
    ("us_csl", &["us_csl/2025-05/consolidated.csv.gz"]),
    ("us_bis_dpl", &["us_bis_dpl/dpl.txt"]),
    ("ftm", &["../ftm/yente_zala__entities.ftm.json"]),
    ("ftm", &["../ftm/opensanctions_entities.delta_2024-05.json"]),
];

/// A real file by its path below the lists' folder, beside the checkout. Where it is missing the
/// test prints what it skips, unless `CORDON_REQUIRE` names `lists`: then it fails.
pub(crate) fn real_file(path: &str) -> Option<SourceFile> {
    let lists = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/lists");
    if let Ok(file) = file_at(&Path::new(lists).join(path)) {
        return Some(file);
    }
    let required = std::env::var("CORDON_REQUIRE").unwrap_or_default();
    assert!(!required.split(',').any(|part| part == "lists"), "{path} is required");
    // Straight to stderr: what a passing test prints is not shown.
    let _ = writeln!(std::io::stderr(), "skipped: {path} is not here");
    None
}

fn file_at(path: &Path) -> std::io::Result<SourceFile> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(SourceFile { name, bytes: fs_err::read(path)? })
}

/// The real lists that are here.
pub(crate) fn real_lists() -> impl Iterator<Item = List> {
    REAL.iter().filter_map(|(id, paths)| {
        let files: Option<Vec<SourceFile>> = paths.iter().map(|path| real_file(path)).collect();
        Some(List { source: source(id).unwrap(), label: paths[0].to_owned(), files: files? })
    })
}

/// The embedded starter lists.
pub(crate) fn starter_lists() -> impl Iterator<Item = List> {
    let read = STARTER.iter().map(|list| List {
        source: source(list.source).unwrap(),
        label: format!("starter {}", list.name),
        files: vec![SourceFile { name: list.name.to_owned(), bytes: list.bytes.to_vec() }],
    });
    read.filter(|list| !list.source.formats.is_empty())
}

/// The sources' own test documents: every file for itself, for every source of its folder.
pub(crate) fn documents() -> Vec<List> {
    let mut documents = Vec::new();
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for folder in folders(&sources) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let mut paths = Vec::new();
        test_data(&folder, &mut paths);
        for path in paths {
            for source in SOURCES.iter().copied() {
                if source.id.starts_with(&name) || name.starts_with(source.id) {
                    let label = path.strip_prefix(&sources).unwrap().display().to_string();
                    let files = vec![file_at(&path).unwrap()];
                    documents.push(List { source, label, files });
                }
            }
        }
    }
    assert!(documents.len() > 10, "the test documents are not where they are looked for");
    documents
}

/// The lists that are here on every machine: starter lists and those test documents that are a
/// list for themselves.
pub(crate) fn own_lists() -> Vec<List> {
    let documents = documents().into_iter();
    let whole = documents.filter(|list| read_list(list.source, &list.files).is_ok());
    starter_lists().chain(whole).collect()
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs_err::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

/// Files of all folders `testdata` at or below a folder.
fn test_data(folder: &Path, paths: &mut Vec<PathBuf>) {
    if folder.ends_with("testdata") {
        let entries = fs_err::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<PathBuf> = entries.filter(|path| path.is_file()).collect();
        files.sort();
        paths.append(&mut files);
    }
    folders(folder).iter().for_each(|folder| test_data(folder, paths));
}

/// Reads files as a source's list.
pub(crate) fn read_list(source: &Source, files: &[SourceFile]) -> Result<Reading, ReadError> {
    let id = SourceId::new(source.id).unwrap();
    read(source, &ReadContext { source: id, custom: CustomList::default() }, files.to_vec())
}

/// One file of the bytes.
pub(crate) fn file(name: &str, bytes: impl Into<Vec<u8>>) -> SourceFile {
    SourceFile { name: name.to_owned(), bytes: bytes.into() }
}

/// Asserts that a reading was refused, in one line that names the file and ends in a remedy.
#[track_caller]
pub(crate) fn refused(result: Result<Reading, ReadError>, name: &str, case: &str) -> ReadError {
    const REMEDIES: &[&str] = &[
        "fetch it again",
        "check the source name and the file",
        "give the folder that holds the whole set",
        "fetch it again or report it to the publisher",
        "give one of them",
        "until it holds the list",
    ];
    let error = match result {
        Err(error) => error,
        Ok(reading) => panic!(
            "{case}: {name} was read as {} with {} entities",
            reading.format,
            reading.entities.len()
        ),
    };
    let message = error.to_string();
    assert!(!message.chars().any(char::is_control), "{case}: not one line: {message:?}");
    assert!(message.chars().count() < 500, "{case}: too long: {message}");
    let names = message.contains(name) || matches!(error, ReadError::MissingFile { .. });
    assert!(names, "{case}: {message:?} does not name {name}");
    let helps = REMEDIES.iter().any(|remedy| message.ends_with(remedy));
    assert!(helps, "{case}: no remedy in {message:?}");
    error
}
