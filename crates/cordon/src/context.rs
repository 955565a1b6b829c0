//! What the flags and settings lead to: the data folder, the settings, the engine.

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use cordon_engine::{Engine, Settings, SnapshotState};
use cordon_store::{Config, DataFolder, Serving, starter};
use etcetera::BaseStrategy;
use jiff::ZonedDateTime;
use jiff::civil::Date;

use crate::cli::Global;
use crate::output::Printer;

/// The settings of a run.
pub(crate) struct Context {
    pub(crate) folder: DataFolder,
    pub(crate) config: Config,
    pub(crate) today: Date,
}

impl Context {
    pub(crate) fn new(global: &Global) -> Result<Context> {
        let path = match &global.data {
            Some(path) => path.clone(),
            None => default_folder()?,
        };
        let folder = DataFolder::open(&path)?;
        let config = match &global.config {
            Some(path) => Config::read(path)?,
            None if path.join("cordon.toml").exists() => Config::read(&path.join("cordon.toml"))?,
            None => Config::default(),
        };
        if let Some(threads) = global.threads {
            rayon::ThreadPoolBuilder::new().num_threads(threads.into()).build_global()?;
        }
        Ok(Context { folder, config, today: ZonedDateTime::now().date() })
    }

    /// Settings of screening: flags before `cordon.toml` before the defaults.
    pub(crate) fn settings(
        &self,
        threshold: Option<f64>,
        cutoff: Option<f64>,
        limit: Option<usize>,
    ) -> Settings {
        let defaults = Settings::default();
        let config = &self.config.screen;
        Settings {
            threshold: threshold.or(config.threshold).unwrap_or(defaults.threshold),
            cutoff: cutoff.or(config.cutoff).unwrap_or(defaults.cutoff),
            limit: limit.or(config.limit).unwrap_or(defaults.limit),
            ..defaults
        }
    }

    /// What serves as of a day; the starter lists, with a note, where nothing was imported.
    pub(crate) fn serving(&self, as_of: Option<Date>, printer: &mut Printer) -> Result<Serving> {
        let serving = self.folder.load(&self.config, as_of, self.today)?;
        if serving.sources.is_empty() {
            let serving = starter()?;
            let days = serving.sources.iter().map(|source| source.info.published);
            let day = days.max().map_or_else(String::new, |day| format!(" as of {day}"));
            printer.say(&format!(
                "cordon: NO LIST WAS IMPORTED. Answering from the embedded starter lists{day}: \
                 the few subjects around the\ncordon: action of 22 March 2021, a sample to try \
                 Cordon out and not to screen with. Import official lists:\ncordon:   cordon \
                 import us_ofac_sdn sdn.xml"
            ));
            return Ok(serving);
        }
        Ok(serving)
    }

    /// The engine as of a day.
    pub(crate) fn engine(&self, as_of: Option<Date>, printer: &mut Printer) -> Result<Engine> {
        let serving = self.serving(as_of, printer)?;
        for source in &serving.sources {
            let (name, published) = (&source.info.source, source.info.published);
            if source.info.state == SnapshotState::Reconstructed {
                printer.say(&format!(
                    "cordon: {name}: no snapshot is that old; answering from that of {published}, \
                     less what it says was listed later"
                ));
            }
        }
        Ok(Engine::build(serving.sources, as_of.unwrap_or(self.today)))
    }
}

/// Whether a list that answers is stale.
pub(crate) fn any_stale(engine: &Engine) -> bool {
    engine.snapshots().iter().any(|info| info.state == SnapshotState::Stale)
}

fn default_folder() -> Result<PathBuf> {
    let folders = etcetera::choose_base_strategy()
        .context("this system has no data folder; name one with --data DIR")?;
    Ok(folders.data_dir().join("cordon"))
}
