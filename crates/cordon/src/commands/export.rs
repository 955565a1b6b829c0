//! `cordon export`: what is loaded, written out.

use std::borrow::Cow;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::{BufWriter, Write};

use anyhow::{Result, ensure};
use cordon_engine::Engine;
use cordon_model::{DateKind, Entity, ftm};

use super::Outcome;
use crate::cli::{Export, ExportFormat};
use crate::context::{Context, any_stale};
use crate::output::Printer;

/// Columns of the CSV form: one row an entity, several values joined by ';'.
const COLUMNS: [&str; 12] = [
    "id",
    "schema",
    "source",
    "caption",
    "names",
    "birth_date",
    "countries",
    "identifiers",
    "addresses",
    "programmes",
    "listed_on",
    "reasons",
];

pub(crate) fn run(flags: &Export, context: &Context, printer: &mut Printer) -> Result<Outcome> {
    let engine = context.engine(flags.as_of, printer)?;
    for wanted in &flags.source {
        ensure!(
            engine.snapshots().iter().any(|info| info.source.as_str() == wanted),
            "'{wanted}' does not serve; 'cordon lists' shows what does"
        );
    }
    match &flags.out {
        Some(path) => {
            let mut bytes = BufWriter::new(Vec::new());
            write(flags, &engine, &mut bytes)?;
            cordon_store::write_atomic(path, &bytes.into_inner()?)?;
        }
        None => write(flags, &engine, printer.data())?,
    }
    Ok(Outcome::of(false, any_stale(&engine)))
}

fn write(flags: &Export, engine: &Engine, out: &mut impl Write) -> Result<()> {
    let wanted = |entity: &&Entity| {
        flags.source.is_empty() || flags.source.iter().any(|id| id == entity.source.as_str())
    };
    let entities = engine.entities().iter().filter(wanted);
    match flags.format {
        ExportFormat::Jsonl => {
            for entity in entities {
                serde_json::to_writer(&mut *out, entity)?;
                out.write_all(b"\n")?;
            }
        }
        ExportFormat::Ftm => {
            for entity in one_an_id(entities.collect()) {
                write_ftm(&entity, engine, out)?;
            }
        }
        ExportFormat::Csv => write_csv(entities, out)?,
    }
    Ok(())
}

/// One entity an id: FtM knows no two, and 62 of OFAC's ids stand on both of its lists. The first
/// takes in what the others say and names their sources as further datasets.
fn one_an_id(entities: Vec<&Entity>) -> Vec<Cow<'_, Entity>> {
    let mut rows: HashMap<&str, usize> = HashMap::new();
    let mut joined: Vec<Cow<'_, Entity>> = Vec::new();
    for entity in entities {
        match rows.entry(entity.id.as_str()) {
            Entry::Vacant(row) => {
                row.insert(joined.len());
                joined.push(Cow::Borrowed(entity));
            }
            Entry::Occupied(row) => {
                let first = joined[*row.get()].to_mut();
                let source = first.source.to_string();
                first.absorb(entity.clone());
                first.add_fact("datasets", &source);
                first.add_fact("datasets", entity.source.as_str());
            }
        }
    }
    joined
}

fn write_ftm(entity: &Entity, engine: &Engine, out: &mut impl Write) -> Result<()> {
    let info = engine.snapshots().iter().find(|info| info.source == entity.source);
    let last = info.map(|info| format!("{}T00:00:00", info.published));
    let context = ftm::ExportContext {
        schema_of: &|id| engine.entity(id.as_str()).map(|entity| entity.schema),
        seen: ftm::Seen { last, ..ftm::Seen::default() },
    };
    for line in ftm::export(entity, &context) {
        serde_json::to_writer(&mut *out, &line)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn write_csv<'a>(entities: impl Iterator<Item = &'a Entity>, out: &mut impl Write) -> Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(COLUMNS)?;
    for entity in entities {
        let join = |values: Vec<String>| values.join(";");
        let names = entity.names.iter().map(|name| name.text.clone());
        let births = entity.dates_of(DateKind::Birth).map(|date| date.to_string());
        let countries = entity.countries.iter().map(|value| {
            value.country.map_or_else(|| value.text.clone(), |country| country.to_string())
        });
        let listings = entity.listings.iter();
        writer.write_record([
            entity.id.to_string(),
            entity.schema.to_string(),
            entity.source.to_string(),
            entity.caption().to_owned(),
            join(names.collect()),
            join(births.collect()),
            join(countries.collect()),
            join(entity.identifiers.iter().map(|known| known.number.clone()).collect()),
            join(entity.addresses.iter().map(|address| address.full.clone()).collect()),
            join(listings.clone().filter_map(|listing| listing.programme.clone()).collect()),
            join(listings.clone().filter_map(|l| l.listed_on).map(|d| d.to_string()).collect()),
            join(listings.filter_map(|listing| listing.reason.clone()).collect()),
        ])?;
    }
    Ok(writer.flush()?)
}
