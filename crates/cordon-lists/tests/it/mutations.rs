//! Every parser over the corpus and over mutations of it: none may panic or break a guarantee.

use std::panic::{AssertUnwindSafe, catch_unwind};

use cordon_lists::fuzz::{FILE_SEPARATOR, Target, targets};

use crate::archives::{unzipped, zipped};
use crate::random::Random;
use crate::support::{documents, read_list, real_lists, starter_lists};

/// Mutations of each seed for each parser of its source.
const MUTATIONS: usize = 300;

/// Bytes of a seed that mutations are made of; larger ones are taken from their head, so that
/// each costs little.
const SEED_BYTES_MAX: usize = 64 << 10;

/// Pieces that mean something to a parser.
const PIECES: &[&[u8]] = &[
    b"<",
    b">",
    b"</",
    b"/>",
    b"<a>",
    b"<!--",
    b"<![CDATA[",
    b"]]>",
    b"<?",
    b"&",
    b"&amp;",
    b"&#0;",
    b"&#x10ffff;",
    b"&#99999999999;",
    b"\"",
    b"'",
    b",",
    b";",
    b":",
    b"\t",
    b"\n",
    b"\r\n",
    b"\0",
    b"\x1a",
    b"\x1c",
    b"\xe9",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"(",
    b")",
    b"[",
    b"{",
    b"}",
    b"-0-",
    b"-",
    b"0",
    b"0000-00-00",
    b"9999-12-31",
    b"31/02/0000",
    b"29 February 1900",
    b"99999999999999999999999999999999",
    b"-9223372036854775808",
    b"1e999",
    b"null",
    b"true",
    "\u{1e9e}\u{0130}\u{fb03}".as_bytes(),
    "\u{202e}\u{200d}\u{0301}\u{0301}".as_bytes(),
    "王君正".as_bytes(),
    "\u{1f1e8}\u{1f1ed}".as_bytes(),
];

/// A seed: what it is called, the source of its folder, its bytes.
type Seed = (String, &'static str, Vec<u8>);

fn seeds() -> Vec<Seed> {
    let mut seeds: Vec<Seed> = starter_lists()
        .chain(documents())
        .map(|list| (list.label, list.source.id, list.files[0].bytes.clone()))
        .collect();
    // A set of files is one seed too.
    let set: Vec<Vec<u8>> = seeds
        .iter()
        .filter(|(label, id, _)| *id == "us_ofac_sdn" && label.ends_with(".csv"))
        .filter(|(label, _, _)| !label.contains("cons_prim"))
        .map(|(_, _, bytes)| bytes.clone())
        .collect();
    assert!(set.len() >= 4, "OFAC's set has {} files", set.len());
    seeds.push(("a set of files".to_owned(), "us_ofac_sdn", set.join(&FILE_SEPARATOR)));
    seeds
}

fn mutated(seed: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    if bytes.len() > SEED_BYTES_MAX {
        bytes.truncate(SEED_BYTES_MAX);
    }
    for _ in 0..=random.below(4) {
        if bytes.is_empty() {
            break;
        }
        let at = random.below(bytes.len());
        let end = (at + 1 + random.below(64)).min(bytes.len());
        match random.below(8) {
            0 => bytes.truncate(at),
            1 => bytes[at] ^= 1 << random.below(8),
            2 => bytes[at] = random.below(256) as u8,
            3 => drop(bytes.splice(at..at, random.pick(PIECES).iter().copied())),
            4 => drop(bytes.splice(at..end, random.pick(PIECES).iter().copied())),
            5 => drop(bytes.drain(at..end)),
            6 => {
                let copies = 1 + random.below(3) * random.below(200);
                let slice = bytes[at..end].repeat(copies);
                drop(bytes.splice(at..at, slice));
            }
            _ => {
                let slice = bytes[at..end].to_vec();
                bytes.drain(at..end);
                let to = random.below(bytes.len() + 1);
                drop(bytes.splice(to..to, slice));
            }
        }
    }
    bytes
}

/// Mutations of a workbook are those of one of its parts, or nothing would come past the checksums
/// of the archive.
fn mutated_part(seed: &[u8], random: &mut Random) -> Vec<u8> {
    let mut members = unzipped(seed);
    let row = random.below(members.len());
    members[row].1 = mutated(&members[row].1, random);
    let members: Vec<(&str, &[u8])> =
        members.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect();
    zipped(&members)
}

/// Runs a parser; a panic becomes a text that says how to repeat it.
fn run(target: &Target, data: &[u8], case: &str, failures: &mut Vec<String>) {
    let outcome = catch_unwind(AssertUnwindSafe(|| target.run(data)));
    if let Err(panic) = outcome {
        let words = panic.downcast_ref::<String>().cloned();
        let words = words.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        failures.push(format!("{}, {case}: {}", target.name(), words.unwrap_or_default()));
    }
}

#[test]
fn every_form_of_every_source_is_a_target() {
    let names: Vec<String> = targets().iter().map(Target::name).collect();
    assert!(names.starts_with(&["container".to_owned(), "text".to_owned(), "heads".to_owned()]));
    for source in cordon_lists::SOURCES {
        for format in source.formats {
            assert!(names.contains(&format!("{}, {}", source.id, format.name)));
        }
    }
}

#[test]
fn no_parser_panics_on_any_document() {
    let mut failures = Vec::new();
    for (label, _, bytes) in seeds() {
        for target in targets() {
            run(&target, &bytes, &label, &mut failures);
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn no_parser_panics_on_mutated_documents() {
    let mut failures = Vec::new();
    for (label, source, bytes) in seeds() {
        for target in targets() {
            if target.source().is_some_and(|of| of.id != source) {
                continue;
            }
            let mut random = Random::new(&format!("{label} {}", target.name()));
            for row in 0..MUTATIONS {
                let part = bytes.starts_with(b"PK") && random.below(4) > 0;
                let mutate = if part { mutated_part } else { mutated };
                let data = mutate(&bytes, &mut random);
                run(&target, &data, &format!("mutation {row} of {label}"), &mut failures);
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn real_lists_keep_the_guarantees() {
    let mut failures = Vec::new();
    for list in real_lists() {
        let files: Vec<&[u8]> = list.files.iter().map(|file| &file.bytes[..]).collect();
        let data = files.join(&FILE_SEPARATOR);
        let same = |target: &Target| target.source().is_some_and(|of| of.id == list.source.id);
        for target in targets().into_iter().filter(same) {
            run(&target, &data, &list.label, &mut failures);
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn the_same_bytes_give_the_same_reading() {
    for list in starter_lists().chain(documents()) {
        let first = read_list(list.source, &list.files);
        assert_eq!(first, read_list(list.source, &list.files), "{}", list.label);
    }
}
