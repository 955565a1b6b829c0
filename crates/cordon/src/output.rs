//! The only place that writes to stdout and stderr.

use std::io::{BufWriter, IsTerminal, Stdout, Write};

use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;

use crate::cli::{Color, Global};

/// Columns of a table where stdout is no terminal.
const COLUMNS_DEFAULT: u16 = 120;

/// Writes data to stdout and talk to stderr, as the global flags say.
pub(crate) struct Printer {
    stdout: BufWriter<Stdout>,
    /// One JSON object a line instead of tables.
    pub(crate) json: bool,
    quiet: bool,
    color: bool,
}

impl Printer {
    pub(crate) fn new(global: &Global) -> Printer {
        let color = match global.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => {
                std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
            }
        };
        let stdout = BufWriter::new(std::io::stdout());
        Printer { stdout, json: global.json, quiet: global.quiet, color }
    }

    /// A line of data.
    pub(crate) fn line(&mut self, text: &str) -> std::io::Result<()> {
        writeln!(self.stdout, "{text}")
    }

    /// A JSON object as a line of data.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> anyhow::Result<()> {
        serde_json::to_writer(&mut self.stdout, value)?;
        self.stdout.write_all(b"\n")?;
        Ok(())
    }

    /// Bytes of data.
    pub(crate) fn data(&mut self) -> &mut impl Write {
        &mut self.stdout
    }

    /// A table as data.
    pub(crate) fn table(&mut self, mut table: Table) -> std::io::Result<()> {
        if self.color {
            table.enforce_styling();
        } else {
            table.force_no_tty();
        }
        if !std::io::stdout().is_terminal() {
            table.set_width(COLUMNS_DEFAULT);
        }
        writeln!(self.stdout, "{table}")
    }

    /// A line of talk.
    #[expect(clippy::print_stderr, reason = "this is the one place for it")]
    pub(crate) fn say(&mut self, text: &str) {
        if !self.quiet {
            let _ = self.stdout.flush();
            eprintln!("{text}");
        }
    }

    /// What went wrong, in one line.
    #[expect(clippy::print_stderr, reason = "this is the one place for it")]
    pub(crate) fn error(&mut self, error: &anyhow::Error) {
        let _ = self.stdout.flush();
        eprintln!("cordon: {error:#}");
    }

    /// Whether a progress bar may be shown.
    pub(crate) fn shows_progress(&self) -> bool {
        !self.quiet && std::io::stderr().is_terminal()
    }

    /// Writes out what is left.
    pub(crate) fn finish(&mut self) -> anyhow::Result<()> {
        Ok(self.stdout.flush()?)
    }
}

/// An empty table with a header.
pub(crate) fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(header.to_vec());
    table
}

/// Text of a file made safe to print: control characters, which could steer a terminal, are blanks.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

/// Whether an error only says that the reader of stdout went away.
pub(crate) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let of_json = || cause.downcast_ref::<serde_json::Error>()?.io_error_kind();
        let of_table = || match cause.downcast_ref::<csv::Error>()?.kind() {
            csv::ErrorKind::Io(error) => Some(error.kind()),
            _ => None,
        };
        let of_stream = || Some(cause.downcast_ref::<std::io::Error>()?.kind());
        let kind = of_stream().or_else(of_json).or_else(of_table);
        kind == Some(std::io::ErrorKind::BrokenPipe)
    })
}
