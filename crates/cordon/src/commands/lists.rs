//! `cordon lists`: the snapshots that serve.

use anyhow::Result;
use cordon_engine::{SnapshotInfo, SnapshotState};
use jiff::Unit;
use serde_json::json;

use super::Outcome;
use crate::cli::Lists;
use crate::context::Context;
use crate::output::{Printer, printable, table};

pub(crate) fn run(flags: &Lists, context: &Context, printer: &mut Printer) -> Result<Outcome> {
    let mut infos = context.folder.snapshots(&context.config, flags.as_of, context.today)?;
    if infos.is_empty() {
        let serving = context.serving(flags.as_of, printer)?;
        infos = serving.sources.into_iter().map(|source| source.info).collect();
    }
    let stale = infos.iter().any(|info| info.state == SnapshotState::Stale);
    if !flags.all {
        infos.retain(|info| info.state != SnapshotState::Kept);
    }
    if printer.json {
        for info in &infos {
            print_json(info, flags, context, printer)?;
        }
    } else {
        print_table(&infos, context, printer)?;
        if flags.problems {
            print_problems(&infos, context, printer)?;
        }
    }
    Ok(Outcome::of(false, stale))
}

fn print_json(
    info: &SnapshotInfo,
    flags: &Lists,
    context: &Context,
    printer: &mut Printer,
) -> Result<()> {
    let mut value = json!({
        "source": info.source,
        "authority": info.authority,
        "snapshot": info.snapshot,
        "entities": info.entities,
        "published": info.published,
        "retrieved": info.retrieved,
        "sha256": info.sha256,
        "problems": info.problems,
        "state": info.state,
        "format": info.format,
        "lacks": info.lacks,
    });
    if flags.problems {
        value["problem_list"] = serde_json::to_value(context.folder.problems(info)?)?;
    }
    printer.json(&value)
}

fn print_table(infos: &[SnapshotInfo], context: &Context, printer: &mut Printer) -> Result<()> {
    let mut rows = table(&[
        "Source",
        "Authority",
        "Entities",
        "Published",
        "Age",
        "Retrieved",
        "Problems",
        "State",
        "SHA-256",
    ]);
    for info in infos {
        let age = info.published.until((Unit::Day, context.today))?.get_days();
        rows.add_row([
            info.source.to_string(),
            cordon_model::Authority::new(&info.authority).title().to_owned(),
            info.entities.to_string(),
            info.published.to_string(),
            format!("{age} d"),
            match info.state {
                SnapshotState::Starter => "embedded".to_owned(),
                _ => info.retrieved.strftime("%Y-%m-%d").to_string(),
            },
            info.problems.to_string(),
            state(info),
            info.sha256[..12].to_owned(),
        ]);
    }
    Ok(printer.table(rows)?)
}

fn print_problems(infos: &[SnapshotInfo], context: &Context, printer: &mut Printer) -> Result<()> {
    for info in infos {
        for problem in context.folder.problems(info)? {
            printer.line(&format!(
                "{} {} {} '{}': {}",
                info.source,
                problem.record,
                problem.field,
                printable(&problem.raw),
                problem.message
            ))?;
        }
    }
    Ok(())
}

fn state(info: &SnapshotInfo) -> String {
    let state = match info.state {
        SnapshotState::Serving => "serving",
        SnapshotState::Kept => "kept",
        SnapshotState::Stale => "STALE",
        SnapshotState::Reconstructed => "reconstructed",
        SnapshotState::Starter => "starter",
    };
    match &info.lacks {
        Some(lacks) => format!("{state}, lacks {lacks}"),
        None => state.to_owned(),
    }
}
