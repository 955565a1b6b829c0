//! `cordon score`: two names, or the pairs of a file.

use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use cordon_engine::{Comparison, compare_entities, compare_names};
use cordon_model::{Entity, Schema, SourceId, ftm};
use serde_json::{Value, json};

use super::Outcome;
use crate::cli::Score;
use crate::output::Printer;
use crate::tables;

pub(crate) fn run(flags: &Score, printer: &mut Printer) -> Result<Outcome> {
    if let Some(path) = &flags.pairs {
        return pairs(path, flags.schema, printer);
    }
    if let Some(path) = &flags.ftm_pairs {
        return ftm_pairs(path, printer);
    }
    let [left, right] = flags.names.as_slice() else { return Ok(Outcome::Fine) };
    let comparison = compare_names(left, right, flags.schema);
    if printer.json {
        printer.json(&comparison)?;
    } else {
        printer.line(&format!(
            "{:.3}  {left} ~ {right}  ({:+.1} bits)",
            comparison.score, comparison.bits
        ))?;
        printer.table(tables::evidence(&comparison.evidence))?;
    }
    Ok(Outcome::Fine)
}

fn pairs(path: &Path, schema: Option<Schema>, printer: &mut Printer) -> Result<Outcome> {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_reader(fs_err::File::open(path)?);
    let headings = reader.headers()?.clone();
    let column = |name: &str| headings.iter().position(|heading| heading.trim() == name);
    let (Some(left), Some(right)) = (column("name1"), column("name2")) else {
        anyhow::bail!("{}: needs the columns name1 and name2", path.display());
    };
    let schema_column = column("schema");
    let mut writer = csv::Writer::from_writer(printer.data());
    let mut header = headings.clone();
    header.push_field("score");
    writer.write_record(&header)?;
    for record in reader.records() {
        let mut record = record.with_context(|| path.display().to_string())?;
        let row_schema = schema_column
            .and_then(|column| record.get(column))
            .and_then(|name| Schema::get(name.trim()))
            .or(schema);
        let names = (record.get(left).unwrap_or(""), record.get(right).unwrap_or(""));
        let score = compare_names(names.0, names.1, row_schema).score;
        while record.len() < headings.len() {
            record.push_field("");
        }
        record.push_field(&format!("{score:.6}"));
        writer.write_record(&record)?;
    }
    writer.flush()?;
    Ok(Outcome::Fine)
}

fn ftm_pairs(path: &Path, printer: &mut Printer) -> Result<Outcome> {
    let reader = BufReader::new(fs_err::File::open(path)?);
    let source = SourceId::new("pairs")?;
    for (row, line) in reader.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let place = || format!("{}: line {}", path.display(), row + 1);
        let value: Value = serde_json::from_str(&line).with_context(place)?;
        let (left, right) = (&value["left"], &value["right"]);
        ensure!(
            left.is_object() && right.is_object(),
            "{}: needs the objects \"left\" and \"right\"",
            place()
        );
        let comparison: Comparison = compare_entities(
            &entity_of(left, &source).with_context(place)?,
            &entity_of(right, &source).with_context(place)?,
        );
        printer.json(&json!({
            "left": left["id"],
            "right": right["id"],
            "score": comparison.score,
            "bits": comparison.bits,
            "raw_bits": comparison.raw_bits,
            "evidence": comparison.evidence,
        }))?;
    }
    Ok(Outcome::Fine)
}

fn entity_of(value: &Value, source: &SourceId) -> Result<Entity> {
    let parsed = ftm::parse(&value.to_string(), Schema::LEGAL_ENTITY)?;
    let line = parsed.entities.first().context("holds no entity")?;
    Ok(ftm::read(line, source).entity)
}
