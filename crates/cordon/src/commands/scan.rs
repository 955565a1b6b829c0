//! `cordon scan`: listed subjects mentioned in text or HTML.

use std::io::Read;
use std::path::Path;

use anyhow::{Context as _, Result};
use cordon_engine::ScanSettings;

use super::Outcome;
use crate::cli::{Scan, TextFormat};
use crate::context::{Context, any_stale};
use crate::output::Printer;
use crate::tables;

/// Largest text that is scanned: a book has a megabyte.
const TEXT_BYTES_MAX: u64 = 64 << 20;

pub(crate) fn run(flags: &Scan, context: &Context, printer: &mut Printer) -> Result<Outcome> {
    let texts = flags.files.iter().map(|path| read(path)).collect::<Result<Vec<_>>>()?;
    let engine = context.engine(flags.as_of, printer)?;
    let threshold = context.settings(flags.threshold, None, None).threshold;
    let mut mentions = Vec::new();
    for (path, text) in flags.files.iter().zip(&texts) {
        let html = match flags.format {
            TextFormat::Html => true,
            TextFormat::Text => false,
            TextFormat::Auto => looks_like_html(path, text),
        };
        let file = path.to_string_lossy();
        mentions.extend(engine.scan(&file, text, html, &ScanSettings { threshold }));
    }
    if printer.json {
        for mention in &mentions {
            printer.json(mention)?;
        }
    } else if mentions.is_empty() {
        printer.say("No listed subject is mentioned.");
    } else {
        printer.table(tables::mentions(&mentions))?;
    }
    Ok(Outcome::of(!mentions.is_empty(), any_stale(&engine)))
}

fn read(path: &Path) -> Result<String> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        std::io::stdin().take(TEXT_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    } else {
        fs_err::File::open(path)?.take(TEXT_BYTES_MAX + 1).read_to_end(&mut bytes)?;
    }
    let name = path.display();
    anyhow::ensure!(
        bytes.len() as u64 <= TEXT_BYTES_MAX,
        "{name}: larger than {} MiB; split it",
        TEXT_BYTES_MAX >> 20
    );
    String::from_utf8(bytes).map_err(|error| error.utf8_error()).with_context(|| {
        format!("{name}: is not UTF-8 text; convert it, so that offsets mean what they say")
    })
}

fn looks_like_html(path: &Path, text: &str) -> bool {
    let named = path.extension().is_some_and(|extension| {
        ["html", "htm", "xhtml"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    });
    let head: String = text.trim_start_matches('\u{feff}').trim_start().chars().take(512).collect();
    let head = head.to_ascii_lowercase();
    named || head.starts_with("<!doctype html") || head.contains("<html")
}
