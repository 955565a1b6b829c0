//! ZIP and gzip as an attacker or a broken download makes them.

use std::io::{Cursor, Read, Write};

use cordon_lists::{ReadError, SOURCES, SourceFile, source};
use flate2::Compression;
use flate2::write::GzEncoder;
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::support::{file, own_lists, read_list, real_lists, refused};

/// What the bombs unpack to: more than a file may hold.
const BOMB_BYTES: usize = 600 << 20;

fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

pub(crate) fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let options = SimpleFileOptions::default().compression_level(Some(1));
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Members of a ZIP by name.
pub(crate) fn unzipped(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let rows = 0..archive.len();
    rows.map(|row| {
        let mut member = archive.by_index(row).unwrap();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        (member.name().unwrap().into_owned(), bytes)
    })
    .collect()
}

/// A ZIP whose last member is zeros.
fn zip_bomb(members: &[(&str, &[u8])], last: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.start_file(last, SimpleFileOptions::default()).unwrap();
    let zeros = vec![0; 1 << 20];
    for _ in 0..BOMB_BYTES >> 20 {
        writer.write_all(&zeros).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const WORKBOOK: &[(&str, &[u8])] = &[("[Content_Types].xml", b"<Types/>")];

/// Asserts that an archive is refused, before its source is looked at.
#[track_caller]
fn check_bomb(bomb: &SourceFile) {
    for source in [source("us_ofac_sdn").unwrap(), source("au_dfat").unwrap()] {
        let error = refused(read_list(source, std::slice::from_ref(bomb)), &bomb.name, source.id);
        assert!(matches!(error, ReadError::TooLarge { .. }), "{error}");
    }
}

#[test]
fn a_zip_bomb_is_refused() {
    let bomb = zip_bomb(&[], "sdn.xml");
    assert!(bomb.len() < BOMB_BYTES / 500);
    check_bomb(&file("bomb.zip", bomb.clone()));
    // A bomb within an archive is not opened at all.
    let nested = file("nested.zip", zipped(&[("bomb.zip", &bomb)]));
    for source in SOURCES {
        let error = read_list(source, std::slice::from_ref(&nested));
        refused(error, "bomb.zip", source.id);
    }
}

#[test]
fn a_workbook_that_is_a_bomb_is_refused() {
    check_bomb(&file("bomb.xlsx", zip_bomb(WORKBOOK, "xl/worksheets/sheet1.xml")));
}

#[test]
fn a_gzip_bomb_is_refused() {
    // Members of a gzip follow one another; sixty make the whole bomb.
    let bomb = gzipped(&vec![0; BOMB_BYTES / 60]).repeat(60);
    check_bomb(&file("bomb.xml.gz", bomb));
}

#[test]
fn a_bomb_of_many_members_is_refused() {
    let zeros = vec![0; 2 << 20];
    let names: Vec<String> = (0..60).map(|row| format!("sdn{row}.xml")).collect();
    let members: Vec<(&str, &[u8])> =
        names.iter().map(|name| (name.as_str(), zeros.as_slice())).collect();
    check_bomb(&file("bomb.zip", zipped(&members)));
    let many: Vec<String> = (0..2000).map(|row| format!("{row}.csv")).collect();
    let members: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), &b"a"[..])).collect();
    check_bomb(&file("many.zip", zipped(&members)));
}

/// Puts a claimed size into the local header and the directory of a ZIP of one member.
fn claiming(mut zip: Vec<u8>, size: u32) -> Vec<u8> {
    let directory = zip.windows(4).rposition(|bytes| bytes == b"PK\x01\x02").unwrap();
    zip[22..26].copy_from_slice(&size.to_le_bytes());
    zip[directory + 24..directory + 28].copy_from_slice(&size.to_le_bytes());
    zip
}

#[test]
fn a_header_that_claims_another_size_is_refused() {
    let list = own_lists().into_iter().find(|list| list.source.id == "us_ofac_sdn").unwrap();
    let member = list.files[0].name.as_str();
    let whole = zipped(&[(member, &list.files[0].bytes)]);
    let length = list.files[0].bytes.len() as u32;
    let honest = file("claim.zip", claiming(whole.clone(), length));
    read_list(list.source, &[honest]).unwrap();
    for size in [0, 1, length - 1, length + 1, 1 << 20, 1 << 30, u32::MAX - 1] {
        let zip = file("claim.zip", claiming(whole.clone(), size));
        let error = refused(read_list(list.source, &[zip]), "claim.zip", &size.to_string());
        println!("{size}: {error}");
    }
}

#[test]
fn what_a_workbook_claims_reserves_nothing() {
    let own = own_lists();
    let list = own.iter().find(|list| list.source.id == "au_dfat").unwrap();
    let expected = read_list(list.source, &list.files).unwrap();
    let members = unzipped(&list.files[0].bytes);
    for claim in ["1000000000", "18446744073709551615", "99999999999999999999999"] {
        let claiming = members.iter().map(|(name, bytes)| {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let text =
                text.replace("<sst ", &format!("<sst count=\"{claim}\" uniqueCount=\"{claim}\" "));
            let sheet = format!("<dimension ref=\"A1:XFD{claim}\"/><sheetData>");
            (name.as_str(), text.replace("<sheetData>", &sheet).into_bytes())
        });
        let claiming: Vec<(&str, Vec<u8>)> = claiming.collect();
        let members: Vec<(&str, &[u8])> =
            claiming.iter().map(|(name, bytes)| (*name, &bytes[..])).collect();
        let found = read_list(list.source, &[file(&list.files[0].name, zipped(&members))]).unwrap();
        assert_eq!(found, expected);
    }
}

#[test]
fn damaged_archives_are_refused() {
    let list = own_lists().into_iter().find(|list| list.source.id == "eu_fsf").unwrap();
    let bytes = &list.files[0].bytes;
    let check = |name: &str, bytes: Vec<u8>, case: &str| {
        refused(read_list(list.source, &[file(name, bytes)]), name, case)
    };
    let zip = zipped(&[("list.xml", bytes)]);
    let gzip = gzipped(bytes);
    for percent in [1, 10, 50, 90, 99] {
        check("cut.zip", zip[..zip.len() * percent / 100].to_vec(), "cut");
        let error = check("cut.gz", gzip[..gzip.len() * percent / 100].to_vec(), "cut");
        assert!(matches!(error, ReadError::Truncated { .. }), "{error}");
        for (name, whole) in [("flipped.zip", &zip), ("flipped.gz", &gzip)] {
            let mut flipped = whole.clone();
            let at = 64 + (flipped.len() - 200) * percent / 100;
            flipped[at] ^= 0x10;
            check(name, flipped, "a bit flipped");
        }
    }
    check("empty.zip", zipped(&[]), "no members");
    check("empty.zip", zipped(&[("folder/", b"")]), "nothing but a folder");
    check("empty.gz", gzipped(b""), "nothing inside");
    let twice = file("twice.zip", zipped(&[("a/list.xml", bytes), ("b/list.xml", bytes)]));
    refused(read_list(list.source, &[twice]), "list.xml", "two of a name");
    let hostile = format!("{}\r\n\u{1b}[2J\u{202e}.xml", "long".repeat(2000));
    let hostile = file("names.zip", zipped(&[(&hostile, b"<a/>")]));
    refused(read_list(list.source, &[hostile]), "longlong", "a hostile name");
}

#[test]
fn compressed_lists_read_the_same_as_plain_ones() {
    for list in own_lists().into_iter().chain(real_lists()) {
        let compressed = list
            .files
            .iter()
            .any(|file| file.bytes.starts_with(b"PK") || file.bytes.starts_with(&[0x1f, 0x8b]));
        if compressed {
            continue;
        }
        let expected = read_list(list.source, &list.files).unwrap();
        let packed = list.files.iter();
        let packed: Vec<SourceFile> = packed
            .map(|plain| file(&format!("{}.gz", plain.name), gzipped(&plain.bytes)))
            .collect();
        let members: Vec<(&str, &[u8])> =
            list.files.iter().map(|file| (file.name.as_str(), &file.bytes[..])).collect();
        let archive = file("set.zip", zipped(&members));
        let found = read_list(list.source, &packed).unwrap();
        assert!(found == expected, "{} as gzip reads otherwise", list.label);
        let found = read_list(list.source, &[archive]).unwrap();
        assert!(found == expected, "{} as ZIP reads otherwise", list.label);
    }
}
