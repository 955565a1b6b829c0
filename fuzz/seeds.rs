//! Writes the seed corpus: every test document of a source and every starter list, once for each
//! parser of its source, with the byte in front that picks the parser.

use std::path::{Path, PathBuf};
use std::{fs, io};

use cordon_lists::STARTER;
use cordon_lists::fuzz::targets;

fn main() -> io::Result<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = here.join("corpus/readers");
    fs::create_dir_all(&corpus)?;
    let sources = here.join("../crates/cordon-lists/src");
    let mut seeds: Vec<(String, Vec<u8>)> =
        STARTER.iter().map(|list| (list.source.to_owned(), list.bytes.to_vec())).collect();
    for folder in fs::read_dir(&sources)? {
        let folder = folder?.path();
        let mut documents = Vec::new();
        test_documents(&folder, &mut documents)?;
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for document in documents {
            seeds.push((name.clone(), fs::read(document)?));
        }
    }
    for (row, (folder, bytes)) in seeds.iter().enumerate() {
        for (place, target) in (0_u8..).zip(targets()) {
            let reads = target.source().is_none_or(|source| {
                source.id.starts_with(folder.as_str()) || folder.starts_with(source.id)
            });
            if reads {
                fs::write(corpus.join(format!("{row}-{place}")), [&[place], &bytes[..]].concat())?;
            }
        }
    }
    Ok(())
}

fn test_documents(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            test_documents(&path, found)?;
        } else if folder.ends_with("testdata") {
            found.push(path);
        }
    }
    Ok(())
}
