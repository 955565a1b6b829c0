//! The command line, by exit code, stdout and stderr.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The report that the project starts from, where it is.
const REPORT: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed/000_6c6d5e30f246d5fd.txt");
const LISTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/lists");

/// The four full lists of the figures in the design.
const FOUR: &[(&str, &str, &[&str])] = &[
    ("us_ofac_sdn", "us_ofac_sdn/2024-05-07/sdn.xml", &[]),
    ("eu_fsf", "eu_fsf/2024-05-13/full-1_1.xml", &[]),
    ("un_sc", "un_sc/2024-05-15/consolidated.xml", &[]),
    ("ca_sema", "ca_sema/2025-03/sema-lmes.xml", &["--published", "2025-03-31"]),
];

fn cordon(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cordon"));
    command.env_clear().arg("--data").arg(data).args(arguments).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Whether what a test reads is here; a skip is printed, or a failure if `CORDON_REQUIRE` says so.
fn here(path: &str) -> bool {
    if Path::new(path).exists() {
        return true;
    }
    let required = std::env::var("CORDON_REQUIRE").unwrap_or_default();
    assert!(!required.split(',').any(|part| part == "lists"), "{path} is required");
    skip(path);
    false
}

fn skip(path: &str) {
    // Straight to stderr: what a passing test prints is not shown.
    let _ = writeln!(std::io::stderr(), "skipped: {path} is not here");
}

/// All files below a folder with their bytes.
fn content(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs_err::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let bytes = fs_err::read(&path).unwrap();
                files.push((path, bytes));
            }
        }
    }
    files.sort();
    files
}

/// Mentions in the report: place, text, and whether it matched.
fn mentions(data: &Path) -> Vec<(u64, u64, String)> {
    let output = cordon(data, &["scan", "--json", REPORT]);
    assert_eq!(output.status.code(), Some(10));
    let line = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(value["score"].as_f64().unwrap() >= 0.70 && value["match"] == true);
        let place = |key: &str| value[key].as_u64().unwrap();
        (place("start"), place("end"), value["text"].as_str().unwrap().to_owned())
    };
    stdout(&output).lines().map(line).collect()
}

fn expected_mentions() -> Vec<(u64, u64, String)> {
    [
        (455, 468, "Wang Junzheng"),
        (491, 533, "Xinjiang Production and Construction Corps"),
        (555, 567, "Chen Mingguo"),
        (585, 616, "Xinjiang Public Security Bureau"),
    ]
    .map(|(start, end, text)| (start, end, text.to_owned()))
    .to_vec()
}

#[test]
fn the_starter_lists_answer_on_a_fresh_machine() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("none");
    let output = cordon(&folder, &["screen", "--json", "Wang Junzheng"]);
    assert_eq!(output.status.code(), Some(10));
    assert!(String::from_utf8_lossy(&output.stderr).contains("NO LIST WAS IMPORTED"));
    let answer: serde_json::Value = serde_json::from_str(stdout(&output).trim()).unwrap();
    let hits = answer["hits"].as_array().unwrap();
    let listings = hits.iter().flat_map(|hit| hit["listings"].as_array().unwrap());
    let mut dated: Vec<(String, String)> = listings
        .map(|listing| {
            let text = |key: &str| listing[key].as_str().unwrap().to_owned();
            (text("authority"), text("listed_on"))
        })
        .collect();
    dated.sort();
    let expected =
        [("ca", "2021-03-21"), ("eu", "2021-03-22"), ("gb", "2021-03-22"), ("us", "2021-03-22")];
    assert_eq!(dated, expected.map(|(who, day)| (who.to_owned(), day.to_owned())));
    assert!(!folder.exists(), "asking writes nothing");
    let nobody = cordon(&folder, &["--quiet", "screen", "Erika Mustermann"]);
    assert_eq!(nobody.status.code(), Some(0));
    assert!(nobody.stderr.is_empty());
    if here(REPORT) {
        assert_eq!(mentions(&folder), expected_mentions());
    }
}

#[test]
fn the_report_names_the_same_four_on_the_full_lists() {
    let data = tempfile::tempdir().unwrap();
    if !here(LISTS) || !here(REPORT) {
        return;
    }
    for (source, path, more) in FOUR {
        let file = format!("{LISTS}/{path}");
        let output = cordon(data.path(), &[&["import", source, &file][..], more].concat());
        assert_eq!(output.status.code(), Some(0), "{source}");
    }
    assert_eq!(mentions(data.path()), expected_mentions());
    // An older file is kept and changes nothing that serves; the same file again changes nothing.
    let older = format!("{LISTS}/un_sc/2018/consolidated.xml");
    assert_eq!(cordon(data.path(), &["import", "un_sc", &older]).status.code(), Some(0));
    let lists = stdout(&cordon(data.path(), &["lists", "--json"]));
    assert!(lists.lines().any(|line| line.contains("un_sc") && line.contains("2024-05-15")));
    assert_eq!(lists.lines().count(), 4);
}

#[test]
fn what_is_refused_leaves_the_store_as_it_was() {
    let data = tempfile::tempdir().unwrap();
    let files = tempfile::tempdir().unwrap();
    let starter = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cordon-lists/starter/eu_fsf.xml");
    let good = starter.to_string_lossy().into_owned();
    assert_eq!(cordon(data.path(), &["import", "eu_fsf", &good]).status.code(), Some(0));
    let before = content(data.path());
    let text = fs_err::read_to_string(&starter).unwrap();
    let bad = [
        ("empty.xml", String::new()),
        ("cut.xml", text[..text.len() / 2].to_owned()),
        ("lies.xml", text.replace("generationDate=\"2024", "generationDate=\"20")),
        ("bomb.xml", text.replacen("<export", "<!DOCTYPE a [<!ENTITY b 'c'>]><export", 1)),
        ("shrunk.xml", {
            let from = text.find("<sanctionEntity").unwrap();
            let keep = text.find("</sanctionEntity>").unwrap() + "</sanctionEntity>".len();
            format!("{}{}</export>", &text[..from], &text[from..keep])
        }),
    ];
    for (name, text) in bad {
        let path = files.path().join(name);
        fs_err::write(&path, text).unwrap();
        let output = cordon(data.path(), &["import", "eu_fsf", &path.to_string_lossy()]);
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{name}: {message}");
        assert_eq!(message.trim_end().lines().count(), 1, "{message}");
        assert!(message.contains(name), "{message}");
        assert_eq!(content(data.path()), before, "{name}");
    }
    let wrong = cordon(data.path(), &["import", "un_sc", &good]);
    assert_eq!(wrong.status.code(), Some(1));
    assert_eq!(content(data.path()), before);
    assert_eq!(cordon(data.path(), &["import", "no_such", &good]).status.code(), Some(1));
    assert_eq!(cordon(data.path(), &["no-such-command"]).status.code(), Some(2));
}
