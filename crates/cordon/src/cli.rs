//! The flags, as the design's command line contract names them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use cordon_model::{PartialDate, Schema};
use jiff::civil::Date;

/// An open, self-hosted sanctions engine.
#[derive(Debug, Parser)]
#[command(name = "cordon", version, about, long_about = None, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Flags of every command; they may stand before or after it.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// Folder that holds the lists [default: the platform's data folder]
    #[arg(long, global = true, env = "CORDON_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Settings file [default: cordon.toml in the data folder]
    #[arg(long, global = true, env = "CORDON_CONFIG", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Print one JSON object a line on stdout
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Say nothing on stderr but errors
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// Number of threads [default: all cores]
    #[arg(long, global = true, value_name = "N")]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) threads: Option<u16>,
    /// When to colour
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub(crate) color: Color,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Take official list files into the data folder
    Import(Import),
    /// Show the snapshots that serve
    Lists(Lists),
    /// Screen names, or every row of a file
    Screen(Screen),
    /// Find listed subjects mentioned in text or HTML
    Scan(Scan),
    /// Show all that the lists say of a subject
    Show(Show),
    /// Compare two names, or the pairs of a file
    Score(Score),
    /// Write out what is loaded
    Export(Export),
    /// Print completions for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

/// `cordon import`.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Source: us_ofac_sdn, eu_fsf, gb_fcdo, un_sc, ca_sema, …, or a name of your own
    pub(crate) source: String,
    /// Files of it, or a folder that holds a set (OFAC's CSV files); ZIP and gzip are opened
    #[arg(required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Publication date, where the file prints none
    #[arg(long, value_name = "DATE")]
    pub(crate) published: Option<Date>,
    /// Accept a list that shrank, and why; the reason is recorded
    #[arg(long, value_name = "REASON")]
    pub(crate) accept_shrink: Option<String>,
    /// Format of a list of your own
    #[arg(long, value_enum)]
    pub(crate) format: Option<OwnFormat>,
    /// For --format csv: what a column holds, COLUMN=PROPERTY (name, birthDate, country, id, …)
    #[arg(long, value_name = "COLUMN=PROPERTY", value_parser = column_map)]
    pub(crate) map: Vec<(String, String)>,
    /// For a list of your own: schema of entries that name none
    #[arg(long)]
    pub(crate) schema: Option<Schema>,
    /// For a list of your own: code of the authority [default: the source's name]
    #[arg(long)]
    pub(crate) authority: Option<String>,
}

/// Formats of users' own lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum OwnFormat {
    /// FollowTheMoney entities, a JSON object a line
    Ftm,
    /// A delimited table with a header
    Csv,
}

/// `cordon lists`.
#[derive(Debug, Args)]
pub(crate) struct Lists {
    /// As it stood on that day
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
    /// Every snapshot, not only those that serve
    #[arg(long)]
    pub(crate) all: bool,
    /// The problems of the snapshots that serve, too
    #[arg(long)]
    pub(crate) problems: bool,
}

/// `cordon screen`.
#[derive(Debug, Args)]
pub(crate) struct Screen {
    /// Names to screen, each by itself
    #[arg(required_unless_present = "file", conflicts_with = "file")]
    pub(crate) names: Vec<String>,
    /// What they are: Person, Organization, Company, Vessel, …
    #[arg(long)]
    pub(crate) schema: Option<Schema>,
    /// Birth date: 1963-05-04, 1963-05, 1963, 1963~ (circa), 1960/1962
    #[arg(long, value_name = "DATE")]
    pub(crate) birth_date: Vec<PartialDate>,
    /// Country, by code or name
    #[arg(long)]
    pub(crate) country: Vec<String>,
    /// Gender
    #[arg(long)]
    pub(crate) gender: Option<String>,
    /// Number of a document, a company, a ship, a wallet
    #[arg(long, value_name = "NUMBER")]
    pub(crate) id: Vec<String>,
    /// Score from which a hit is a match [default: 0.7]
    #[arg(long, value_name = "SCORE", value_parser = share)]
    pub(crate) threshold: Option<f64>,
    /// Score from which a hit is shown [default: 0.5]
    #[arg(long, value_name = "SCORE", value_parser = share)]
    pub(crate) cutoff: Option<f64>,
    /// Most hits of a query [default: 5]
    #[arg(long, value_name = "N")]
    pub(crate) limit: Option<usize>,
    /// What weak aliases count for
    #[arg(long, value_enum, default_value_t = Weak::Corroborate)]
    pub(crate) weak_aliases: Weak,
    /// As the lists stood on that day
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
    /// Screen every row of a file: CSV with a header, or JSON lines
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// What a column of the file holds: COLUMN=PROPERTY (name, birthDate, country, id, …)
    #[arg(long, value_name = "COLUMN=PROPERTY", value_parser = column_map)]
    pub(crate) map: Vec<(String, String)>,
    /// Write the hits there: .csv, or .jsonl
    #[arg(long, value_name = "FILE", requires = "file")]
    pub(crate) out: Option<PathBuf>,
}

/// What weak aliases count for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Weak {
    /// Nothing
    Ignore,
    /// They corroborate a hit that other evidence makes
    Corroborate,
    /// As much as other names
    Full,
}

/// `cordon scan`.
#[derive(Debug, Args)]
pub(crate) struct Scan {
    /// Files; - for standard input
    #[arg(required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Lowest score of a mention [default: 0.7]
    #[arg(long, value_name = "SCORE", value_parser = share)]
    pub(crate) threshold: Option<f64>,
    /// What the files are
    #[arg(long, value_enum, default_value_t = TextFormat::Auto)]
    pub(crate) format: TextFormat,
    /// As the lists stood on that day
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TextFormat {
    /// HTML if it begins like it, else plain text
    Auto,
    /// Plain text
    Text,
    /// HTML
    Html,
}

/// `cordon show`.
#[derive(Debug, Args)]
pub(crate) struct Show {
    /// Id of a subject or of an entity: ofac-31492
    pub(crate) id: String,
    /// The verbatim records of its sources, too
    #[arg(long)]
    pub(crate) verbatim: bool,
    /// As the lists stood on that day
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
}

/// `cordon score`.
#[derive(Debug, Args)]
pub(crate) struct Score {
    /// Two names
    #[arg(num_args = 2, value_names = ["A", "B"])]
    #[arg(required_unless_present_any = ["pairs", "ftm_pairs"])]
    pub(crate) names: Vec<String>,
    /// What they are: Person, Organization, Vessel, …
    #[arg(long)]
    pub(crate) schema: Option<Schema>,
    /// A CSV file with schema, name1, name2; it is printed with a score column
    #[arg(long, value_name = "FILE", conflicts_with_all = ["names", "ftm_pairs"])]
    pub(crate) pairs: Option<PathBuf>,
    /// Lines of {"left": entity, "right": entity}
    #[arg(long, value_name = "FILE", conflicts_with_all = ["names", "pairs"])]
    pub(crate) ftm_pairs: Option<PathBuf>,
}

/// `cordon export`.
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// Format
    #[arg(long, value_enum, default_value_t = ExportFormat::Ftm)]
    pub(crate) format: ExportFormat,
    /// Only these sources
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: Vec<String>,
    /// Write there instead of stdout
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// As the lists stood on that day
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Date>,
}

/// Formats of `cordon export`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// FollowTheMoney entities, a JSON object a line
    Ftm,
    /// One row an entity
    Csv,
    /// The typed entities, a JSON object a line
    Jsonl,
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("a score is a number between 0 and 1".to_owned()),
    }
}

fn column_map(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((column, property)) if !column.is_empty() && !property.is_empty() => {
            Ok((column.to_owned(), property.to_owned()))
        }
        _ => Err("a map is COLUMN=PROPERTY".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_flags_do_not_contradict_each_other() {
        super::Cli::command().debug_assert();
    }
}
