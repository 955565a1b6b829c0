//! Files cut short, as a broken download leaves them.

use cordon_lists::SourceFile;

use crate::random::Random;
use crate::support::{List, own_lists, read_list, real_lists, refused};

const CUTS: usize = 10;

/// Whether a cut there leaves a file that nothing in it shows to be cut: one whose records are
/// lines and that has no end mark, cut between two of them; a table of a user's own, which need
/// not end its last line, cut in the last column; or one that lost only white space.
fn is_seamless(list: &List, file: &SourceFile, at: usize) -> bool {
    let lines = !file.bytes.starts_with(b"PK")
        && !file.bytes.starts_with(&[0x1f, 0x8b])
        && !file.bytes.contains(&0x1a)
        && !file.bytes.trim_ascii_start().starts_with(b"<");
    let between = file.bytes[..at].ends_with(b"\n") || file.bytes[at..].starts_with(b"\n");
    let rest = file.bytes[at..].split(|byte| *byte == b'\n').next().unwrap_or_default();
    let last_column = list.source.id == "csv" && !rest.contains(&b',');
    lines && (between || last_column) || file.bytes[at..].iter().all(u8::is_ascii_whitespace)
}

/// Cuts every file of a list at ten places and asserts that the list is refused.
fn check(list: &List) {
    for (row, file) in list.files.iter().enumerate() {
        let mut random = Random::new(&format!("{} {}", list.label, file.name));
        let mut seamless = 0;
        for _ in 0..CUTS {
            let at = random.below(file.bytes.len());
            let case = format!("{} of {}, cut at byte {at}", file.name, list.label);
            let mut files = list.files.clone();
            files[row].bytes.truncate(at);
            let result = read_list(list.source, &files);
            if result.is_ok() && is_seamless(list, file, at) {
                println!("{case}: read, since it falls between two records");
                seamless += 1;
                continue;
            }
            let error = refused(result, &file.name, &case);
            println!("{case}: {error}");
        }
        assert!(seamless <= CUTS / 2, "{} can lose its end unnoticed", file.name);
    }
}

fn check_real(source: &str) {
    real_lists().filter(|list| list.source.id == source).for_each(|list| check(&list));
}

#[test]
fn own_documents_cut_short_are_refused() {
    own_lists().iter().for_each(check);
}

#[test]
fn real_sdn_lists_cut_short_are_refused() {
    check_real("us_ofac_sdn");
}

#[test]
fn real_consolidated_lists_cut_short_are_refused() {
    check_real("us_ofac_cons");
}

#[test]
fn real_european_lists_cut_short_are_refused() {
    ["eu_fsf", "ch_seco", "gb_fcdo", "gb_ofsi"].into_iter().for_each(check_real);
}

#[test]
fn other_real_lists_cut_short_are_refused() {
    ["un_sc", "ca_sema", "us_csl", "us_bis_dpl", "ftm"].into_iter().for_each(check_real);
}
