//! `cordon show`: all that the lists say of a subject.

use anyhow::{Result, bail};

use super::Outcome;
use crate::cli::Show;
use crate::context::{Context, any_stale};
use crate::output::Printer;
use crate::tables;

pub(crate) fn run(flags: &Show, context: &Context, printer: &mut Printer) -> Result<Outcome> {
    let engine = context.engine(flags.as_of, printer)?;
    let Some(dossier) = engine.show(&flags.id) else {
        bail!(
            "'{}' is no subject on the lists that serve; 'cordon screen NAME' finds ids",
            flags.id
        );
    };
    let mut verbatim = Vec::new();
    if flags.verbatim {
        for entity in &dossier.entities {
            let info = engine.snapshots().iter().find(|info| info.source == entity.source);
            let Some(info) = info else { continue };
            verbatim.extend(context.folder.verbatim(entity, &info.snapshot)?);
        }
    }
    if printer.json {
        let mut value = serde_json::to_value(&dossier)?;
        if flags.verbatim {
            value["verbatim"] = serde_json::to_value(&verbatim)?;
        }
        printer.json(&value)?;
    } else {
        for line in tables::dossier(&dossier) {
            printer.line(&line)?;
        }
        for record in &verbatim {
            printer.line("")?;
            printer.line(record)?;
        }
    }
    Ok(Outcome::of(false, any_stale(&engine)))
}
