//! Files that are not what they are given as.

use cordon_lists::{ReadError, SOURCES, Source, SourceFile, source};

use crate::support::{List, file, own_lists, read_list, real_file, real_lists, refused};

/// Sources that any table or any lines may be, so that no official file is wrong by its form.
fn is_open(source: &Source) -> bool {
    matches!(source.id, "ftm" | "csv")
}

fn check_pairs(list: &List) {
    for wrong in SOURCES.iter().copied().filter(|source| source.id != list.source.id) {
        // A table of a user's own may be an official one.
        let xml = list.files[0].bytes.starts_with(b"<");
        if is_open(wrong) && !xml {
            continue;
        }
        let case = format!("{} given as {}", list.label, wrong.id);
        let name = list.files.iter().map(|file| file.name.as_str()).min().unwrap();
        let name = name.strip_suffix(".gz").unwrap_or(name);
        let name = if name.ends_with(".ZIP") { "" } else { name };
        let error = refused(read_list(wrong, &list.files), name, &case);
        if !is_open(list.source) {
            let message = error.to_string();
            assert!(matches!(error, ReadError::WrongSource { .. }), "{case}: {message}");
            assert!(message.contains(wrong.id), "{case}: {message}");
        }
    }
}

#[test]
fn own_documents_are_refused_by_all_other_readers() {
    let lists = own_lists();
    // A short CSV of OFAC's does not say which of OFAC's two lists it is.
    let tells = |list: &&List| lists.iter().filter(|other| other.label == list.label).count() == 1;
    assert!(lists.iter().filter(tells).count() > 5);
    lists.iter().filter(tells).for_each(check_pairs);
}

#[test]
fn real_lists_are_refused_by_all_other_readers() {
    real_lists().for_each(|list| check_pairs(&list));
}

#[test]
fn the_refusal_says_whose_file_it_is() {
    let lists = own_lists();
    let eu = lists.iter().find(|list| list.source.id == "eu_fsf").unwrap();
    let error = read_list(source("un_sc").unwrap(), &eu.files).unwrap_err();
    assert_eq!(
        error.to_string(),
        "eu_fsf.xml: not a file of un_sc: it is FSF XML 1.1 of eu_fsf; check the source name and \
         the file"
    );
}

#[test]
fn delta_files_of_ofac_are_refused_by_all_readers() {
    for day in ["2025-01-13", "2025-02-11", "2025-02-13"] {
        let name = format!("ofac_{day}_delta.xml");
        let Some(file) = real_file(&format!("us_ofac_delta/{name}")) else { return };
        for source in SOURCES {
            refused(read_list(source, std::slice::from_ref(&file)), &name, source.id);
        }
    }
}

#[test]
fn files_with_nothing_in_them_are_refused() {
    let contents: &[&[u8]] = &[
        b"",
        b" ",
        b"\r\n\r\n\t \n",
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf \n",
        b"\xff\xfe",
        b"\xfe\xff\x00\x20\x00\x0a",
    ];
    for source in SOURCES {
        for content in contents {
            let files = [file("nothing.xml", *content)];
            let error = refused(read_list(source, &files), "nothing.xml", source.id);
            assert!(matches!(error, ReadError::Empty { .. }), "{error}");
        }
        refused(read_list(source, &[]), "", "no file");
        for content in
            [&b"\0\0\0\0"[..], b"\x1a", b"<a/>", b"a", b"\"", b"{}", b"[]", b"PK\x03\x04"]
        {
            refused(read_list(source, &[file("little", content)]), "little", source.id);
        }
    }
}

/// A list whose records are all gone is not a list of nobody.
#[test]
fn lists_without_records_are_refused() {
    for list in own_lists() {
        let text = String::from_utf8_lossy(&list.files[0].bytes).into_owned();
        let name = &list.files[0].name;
        let Some(root) = crate::documents::root_tag(&text) else { continue };
        let element = crate::documents::name_of(root);
        let closed = root.strip_suffix('>').unwrap();
        for document in [format!("{root}</{element}>"), format!("{closed}/>")] {
            let files = [file(name, document.as_bytes())];
            refused(read_list(list.source, &files), name, &document);
        }
    }
}

#[test]
fn text_in_another_character_set_than_declared_is_refused() {
    let name = "consolidated.xml";
    let path = "un_sc/broken-encoding-2025-08-16/consolidated.xml";
    if let Some(real) = real_file(path) {
        let error = refused(read_list(source("un_sc").unwrap(), &[real]), name, path);
        assert!(matches!(error, ReadError::Encoding { .. }), "{error}");
        println!("{error}");
    }
    // Every byte is a character of windows-1252, the character set of OFSI's list.
    let checked = |list: &List| is_text(list) && list.source.id != "gb_ofsi";
    for list in own_lists().into_iter().filter(checked) {
        let mut files = list.files.clone();
        let place = files[0].bytes.len() * 9 / 10;
        let after = files[0].bytes[place..].iter().position(u8::is_ascii_lowercase);
        let Some(at) = after.map(|after| place + after) else { continue };
        files[0].bytes[at] = 0xe9;
        let error = refused(read_list(list.source, &files), &files[0].name, &list.label);
        let (at, name) = (at as u64, files[0].name.clone());
        let found = matches!(error, ReadError::Encoding { offset, file, .. }
            if offset == at && file == name);
        assert!(found, "{}", list.label);
    }
}

/// Whether a list is text and no workbook or archive.
fn is_text(list: &List) -> bool {
    !list.files[0].bytes.starts_with(b"PK")
}

fn utf_16(file: &SourceFile, unit: fn(u16) -> [u8; 2], mark: bool) -> SourceFile {
    let text = std::str::from_utf8(&file.bytes).unwrap().trim_start_matches('\u{feff}');
    let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
    SourceFile { name: file.name.clone(), bytes: units.flat_map(unit).collect() }
}

#[test]
fn utf_16_is_read_like_utf_8() {
    for list in own_lists().into_iter().filter(is_text) {
        let expected = read_list(list.source, &list.files).unwrap();
        let xml = list.files[0].bytes.starts_with(b"<");
        let marked = list.files[0].bytes.starts_with(b"\xef\xbb\xbf");
        for unit in [u16::to_le_bytes, u16::to_be_bytes] {
            for mark in [true, false] {
                if !mark && !xml || marked {
                    continue;
                }
                let file = utf_16(&list.files[0], unit, mark);
                let found = read_list(list.source, std::slice::from_ref(&file)).unwrap();
                assert_eq!(found, expected, "{}", list.label);
                let mut cut = file;
                cut.bytes.pop();
                refused(read_list(list.source, &[cut]), &list.files[0].name, &list.label);
            }
        }
    }
}
