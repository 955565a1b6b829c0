//! The command line of Cordon: one file a command in [`commands`], output in [`output`].
//!
//! stdout is data, stderr is talk. Exit codes: 0 fine and no match, 10 fine with a match, 3 fine
//! but a list is stale, 2 usage, 1 failure.

mod cli;
mod commands;
mod context;
mod output;
mod rows;
mod tables;

use std::process::ExitCode;

use clap::Parser;

use crate::cli::Cli;
use crate::output::Printer;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut printer = Printer::new(&cli.global);
    match commands::run(&cli, &mut printer).and_then(|outcome| {
        printer.finish()?;
        Ok(outcome)
    }) {
        Ok(outcome) => ExitCode::from(outcome.code()),
        Err(error) if output::is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            printer.error(&error);
            ExitCode::from(1)
        }
    }
}
