//! `cordon screen`: names, or every row of a file.

use std::io::Write;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use cordon_engine::{Answer, Engine, Party, PartyIdentifier, Query, Settings};
use cordon_model::Country;
use indicatif::{ProgressBar, ProgressStyle};

use super::Outcome;
use crate::cli::{Screen, Weak};
use crate::context::{Context, any_stale};
use crate::output::Printer;
use crate::rows::Rows;
use crate::tables;

/// Rows that are screened at a time: enough to keep all cores busy, few enough for any memory.
const BLOCK_ROWS: usize = 4096;

pub(crate) fn run(flags: &Screen, context: &Context, printer: &mut Printer) -> Result<Outcome> {
    let mut settings = context.settings(flags.threshold, flags.cutoff, flags.limit);
    settings.weak_aliases = match flags.weak_aliases {
        Weak::Ignore => cordon_engine::WeakAliases::Ignore,
        Weak::Corroborate => cordon_engine::WeakAliases::Corroborate,
        Weak::Full => cordon_engine::WeakAliases::Full,
    };
    let parties = parties(flags)?;
    let rows = flags.file.as_ref();
    let rows = rows.map(|path| Rows::open(path, &flags.map, flags.schema)).transpose()?;
    let engine = context.engine(flags.as_of, printer)?;
    let matched = match rows {
        Some(rows) => screen_file(rows, flags, &engine, &settings, printer)?,
        None => screen_names(&parties, &engine, &settings, printer)?,
    };
    Ok(Outcome::of(matched, any_stale(&engine)))
}

fn parties(flags: &Screen) -> Result<Vec<(Query, Party)>> {
    let mut countries = Vec::new();
    for text in &flags.country {
        match Country::from_name(text) {
            Some(country) => countries.push(country),
            None => bail!("'{text}' is not a country known here; give a code such as CN"),
        }
    }
    let identifiers = flags.id.iter().map(|number| PartyIdentifier {
        kind: None,
        number: number.clone(),
        country: None,
    });
    let common = Party {
        schema: flags.schema,
        names: Vec::new(),
        birth_dates: flags.birth_date.clone(),
        countries,
        gender: flags.gender.clone(),
        identifiers: identifiers.collect(),
        addresses: Vec::new(),
    };
    let party = |name: &String| {
        let party = Party { names: vec![name.clone()], ..common.clone() };
        (Query::of(&party), party)
    };
    Ok(flags.names.iter().map(party).collect())
}

fn screen_names(
    parties: &[(Query, Party)],
    engine: &Engine,
    settings: &Settings,
    printer: &mut Printer,
) -> Result<bool> {
    let answers = engine.screen_batch(parties, settings);
    for answer in &answers {
        if printer.json {
            printer.json(answer)?;
        } else {
            for line in tables::answer_heading(answer) {
                printer.line(&line)?;
            }
            if !answer.hits.is_empty() {
                printer.table(tables::answer(answer))?;
            }
        }
    }
    Ok(any_match(&answers))
}

/// Where the hits of a file go.
enum Sink<'a> {
    JsonLines(Box<dyn Write + 'a>),
    Csv(Box<csv::Writer<Box<dyn Write + 'a>>>),
}

impl<'a> Sink<'a> {
    fn open(out: Option<&Path>, printer: &'a mut Printer) -> Result<Sink<'a>> {
        let json = printer.json;
        let Some(path) = out else {
            let stdout = Box::new(printer.data());
            return Ok(if json { Sink::JsonLines(stdout) } else { Sink::csv(stdout)? });
        };
        let file = Box::new(std::io::BufWriter::new(fs_err::File::create(path)?));
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        match extension.as_str() {
            "csv" => Sink::csv(file),
            "jsonl" | "ndjson" | "json" => Ok(Sink::JsonLines(file)),
            _ => bail!("{}: --out writes .csv or .jsonl files", path.display()),
        }
    }

    fn csv(writer: Box<dyn Write + 'a>) -> Result<Sink<'a>> {
        let mut writer = csv::Writer::from_writer(writer);
        writer.write_record(tables::HIT_COLUMNS)?;
        Ok(Sink::Csv(Box::new(writer)))
    }

    fn write(&mut self, answer: &Answer) -> Result<()> {
        match self {
            Sink::JsonLines(writer) => {
                serde_json::to_writer(&mut *writer, answer)?;
                writer.write_all(b"\n")?;
            }
            Sink::Csv(writer) => {
                for record in tables::hit_records(answer) {
                    writer.write_record(record)?;
                }
            }
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<()> {
        match self {
            Sink::JsonLines(writer) => writer.flush()?,
            Sink::Csv(writer) => writer.flush()?,
        }
        Ok(())
    }
}

/// What a batch came to.
#[derive(Default)]
struct Totals {
    rows: u64,
    with_match: u64,
    with_hit: u64,
    with_error: u64,
}

fn screen_file(
    mut rows: Rows,
    flags: &Screen,
    engine: &Engine,
    settings: &Settings,
    printer: &mut Printer,
) -> Result<bool> {
    let progress = progress(printer);
    let mut totals = Totals::default();
    let mut sink = Sink::open(flags.out.as_deref(), printer)?;
    loop {
        let block = rows.block(BLOCK_ROWS).with_context(|| {
            format!(
                "{}: row {}",
                flags.file.as_deref().unwrap_or(Path::new("")).display(),
                totals.rows + 1
            )
        })?;
        if block.is_empty() {
            break;
        }
        for answer in engine.screen_batch(&block, settings) {
            totals.rows += 1;
            totals.with_hit += u64::from(!answer.hits.is_empty());
            totals.with_match += u64::from(answer.hits.iter().any(|hit| hit.is_match));
            totals.with_error += u64::from(answer.query.error.is_some());
            sink.write(&answer)?;
        }
        progress.set_position(totals.rows);
    }
    sink.finish()?;
    drop(sink);
    progress.finish_and_clear();
    printer.say(&format!(
        "{} rows screened: {} with a match, {} with a hit at {} or above, {} with a problem",
        totals.rows, totals.with_match, totals.with_hit, settings.cutoff, totals.with_error
    ));
    Ok(totals.with_match > 0)
}

fn progress(printer: &Printer) -> ProgressBar {
    if !printer.shows_progress() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    let style = ProgressStyle::with_template("{spinner} {human_pos} rows, {per_sec}, {elapsed}");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

fn any_match(answers: &[Answer]) -> bool {
    answers.iter().any(|answer| answer.hits.iter().any(|hit| hit.is_match))
}
