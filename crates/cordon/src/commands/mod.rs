//! One file a command.

mod export;
mod import;
mod lists;
mod scan;
mod score;
mod screen;
mod show;

use anyhow::Result;
use clap::CommandFactory;

use crate::cli::{Cli, Command};
use crate::context::Context;
use crate::output::Printer;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Fine.
    Fine,
    /// Fine, and something matched.
    Match,
    /// Fine, but a list is stale.
    Stale,
}

impl Outcome {
    /// The exit code.
    pub(crate) fn code(self) -> u8 {
        match self {
            Outcome::Fine => 0,
            Outcome::Match => 10,
            Outcome::Stale => 3,
        }
    }

    /// A match before staleness: whoever asks with a script acts on the match.
    pub(crate) fn of(matched: bool, stale: bool) -> Outcome {
        match (matched, stale) {
            (true, _) => Outcome::Match,
            (false, true) => Outcome::Stale,
            (false, false) => Outcome::Fine,
        }
    }
}

/// Runs the command that the flags name.
pub(crate) fn run(cli: &Cli, printer: &mut Printer) -> Result<Outcome> {
    if let Command::Completions { shell } = &cli.command {
        let mut command = Cli::command();
        clap_complete::generate(*shell, &mut command, "cordon", printer.data());
        return Ok(Outcome::Fine);
    }
    if let Command::Score(flags) = &cli.command {
        return score::run(flags, printer);
    }
    let context = Context::new(&cli.global)?;
    match &cli.command {
        Command::Import(flags) => import::run(flags, &context, printer),
        Command::Lists(flags) => lists::run(flags, &context, printer),
        Command::Screen(flags) => screen::run(flags, &context, printer),
        Command::Scan(flags) => scan::run(flags, &context, printer),
        Command::Show(flags) => show::run(flags, &context, printer),
        Command::Export(flags) => export::run(flags, &context, printer),
        Command::Score(_) | Command::Completions { .. } => Ok(Outcome::Fine),
    }
}
