//! `cordon import`: takes official list files into the data folder.

use std::collections::BTreeMap;

use anyhow::Result;
use cordon_lists::{CustomList, ProblemKind};
use cordon_store::{ImportRequest, Imported};
use jiff::Timestamp;
use serde_json::json;

use super::Outcome;
use crate::cli::{Import, OwnFormat};
use crate::context::Context;
use crate::output::{Printer, printable};

/// Examples of each kind of problem that are printed.
const EXAMPLES_MAX: usize = 3;

pub(crate) fn run(flags: &Import, context: &Context, printer: &mut Printer) -> Result<Outcome> {
    let request = ImportRequest {
        source: &flags.source,
        reader: flags.format.map(|format| match format {
            OwnFormat::Ftm => "ftm",
            OwnFormat::Csv => "csv",
        }),
        paths: &flags.paths,
        published: flags.published,
        accept_shrink: flags.accept_shrink.as_deref(),
        custom: CustomList {
            columns: flags.map.clone(),
            schema: flags.schema,
            authority: flags.authority.clone(),
        },
    };
    let imported = context.folder.import(&request, &context.config.import, Timestamp::now())?;
    if printer.json {
        print_json(&imported, printer)?;
    } else {
        print_text(&imported, printer)?;
    }
    Ok(Outcome::Fine)
}

fn print_json(imported: &Imported, printer: &mut Printer) -> Result<()> {
    let info = &imported.info;
    printer.json(&json!({
        "source": info.source,
        "authority": info.authority,
        "snapshot": info.snapshot,
        "entities": info.entities,
        "records": imported.records,
        "published": info.published,
        "retrieved": info.retrieved,
        "sha256": info.sha256,
        "format": info.format,
        "lacks": info.lacks,
        "problems": imported.problems,
        "known": imported.known,
        "serving": imported.not_serving.is_none(),
    }))
}

fn print_text(imported: &Imported, printer: &mut Printer) -> Result<()> {
    let info = &imported.info;
    let known = if imported.known { " (imported before)" } else { "" };
    printer.line(&format!(
        "{}: {} entities from {} records of {}, published {}, snapshot {}{known}",
        info.source, info.entities, imported.records, info.format, info.published, info.snapshot
    ))?;
    if let Some(lacks) = &info.lacks {
        printer.line(&format!("  this form of the list lacks {lacks}"))?;
    }
    if let Some(why) = &imported.not_serving {
        printer.line(&format!("  kept for history: {why}"))?;
    }
    let mut kinds: BTreeMap<ProblemKind, Vec<&cordon_lists::Problem>> = BTreeMap::new();
    for problem in &imported.problems {
        kinds.entry(problem.kind).or_default().push(problem);
    }
    for (kind, problems) in kinds {
        printer.line(&format!("  {}: {}", words_for(kind), problems.len()))?;
        for problem in problems.iter().take(EXAMPLES_MAX) {
            let raw = if problem.raw.is_empty() {
                String::new()
            } else {
                format!(" '{}'", printable(&problem.raw))
            };
            printer.line(&format!(
                "    {} {}{raw}: {}",
                problem.record, problem.field, problem.message
            ))?;
        }
    }
    Ok(())
}

/// The words for a kind of problem.
fn words_for(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::RecordSkipped => "records left out",
        ProblemKind::BadValue => "values not understood, kept as printed",
        ProblemKind::UnknownField => "fields not known, kept in the verbatim record",
        ProblemKind::JoinedRecords => "records joined under one id",
        ProblemKind::CountMismatch => "the file's own count differs",
        ProblemKind::DanglingReference => "references to what the file does not hold",
    }
}
