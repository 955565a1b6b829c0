//! All automation of the project: `cargo xtask COMMAND`.
//!
//! What a check finds is printed a line each and fails the command; the same checks run as tests,
//! so that `cargo test --workspace` holds the house in order.

mod ci;
mod layers;
mod licences;
mod tables;
mod tidy;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Debug, Parser)]
#[command(about = "Automation of the Cordon project")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Everything that CI checks beside the tests: format, lints, tidy, layers, licences
    Ci,
    /// House rules that no compiler checks
    Tidy,
    /// Fails on an import against the arrows of the design
    Layers,
    /// Fails on a dependency whose licence is not on the list
    Licences,
    /// Makes the generated tables anew (needs Python with the packages that the scripts name)
    Tables,
}

fn main() -> ExitCode {
    match run(&Cli::parse()) {
        Ok(findings) if findings.is_empty() => ExitCode::SUCCESS,
        Ok(findings) => {
            for finding in &findings {
                say(finding);
            }
            say(&format!("{} findings", findings.len()));
            ExitCode::FAILURE
        }
        Err(error) => {
            say(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn run(cli: &Cli) -> Result<Vec<String>> {
    match cli.command {
        Command::Ci => ci::run(),
        Command::Tidy => tidy::findings(),
        Command::Layers => layers::findings(),
        Command::Licences => licences::findings(),
        Command::Tables => tables::run(),
    }
}

#[expect(clippy::print_stderr, reason = "the one place where xtask talks")]
fn say(text: &str) {
    eprintln!("{text}");
}
