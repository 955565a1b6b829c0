//! Building the engine and asking it.

use cordon_model::Entity;
use cordon_screen::{Hit, Mention, Party, ScanSettings, Screener, Settings};
use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::answer::{Answer, Dossier, ListingView, MentionView, Query, SubjectHit};
use crate::force::{InForce, in_force, listing_in_force};
use crate::snapshot::SnapshotInfo;

/// A source as it serves: the snapshot and its entities.
#[derive(Debug, Clone)]
pub struct LoadedSource {
    /// The snapshot.
    pub info: SnapshotInfo,
    /// Its entities.
    pub entities: Vec<Entity>,
}

/// All that is loaded.
pub struct Engine {
    day: Date,
    snapshots: Vec<SnapshotInfo>,
    entities: Vec<Entity>,
    admissible: Vec<bool>,
    /// Subject of an entity, by row; the rows of one subject are one id's.
    subject_of: Vec<u32>,
    subjects: Vec<Vec<u32>>,
    by_id: FxHashMap<String, u32>,
    screener: Screener,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Engine")
            .field("day", &self.day)
            .field("snapshots", &self.snapshots)
            .field("entities", &self.entities.len())
            .finish_non_exhaustive()
    }
}

/// Hits that are asked of the screener so that, once entities are joined to subjects, `limit`
/// subjects are left: an id stands in at most a handful of sources.
const ENTITIES_PER_SUBJECT_MAX: usize = 8;

impl Engine {
    /// Builds the engine as it stands on a day. The same sources give the same engine, in
    /// whatever order they come.
    pub fn build(mut sources: Vec<LoadedSource>, day: Date) -> Engine {
        sources.sort_by(|left, right| left.info.source.cmp(&right.info.source));
        let mut snapshots = Vec::with_capacity(sources.len());
        let mut entities = Vec::new();
        for source in sources {
            snapshots.push(source.info);
            entities.extend(source.entities);
        }
        let admissible: Vec<bool> =
            entities.iter().map(|entity| in_force(entity, day) == InForce::Yes).collect();
        let mut by_id: FxHashMap<String, u32> = FxHashMap::default();
        let mut subjects: Vec<Vec<u32>> = Vec::new();
        let mut subject_of = Vec::with_capacity(entities.len());
        for (row, entity) in entities.iter().enumerate() {
            let subject = *by_id.entry(entity.id.to_string()).or_insert_with(|| {
                subjects.push(Vec::new());
                subjects.len() as u32 - 1
            });
            subjects[subject as usize].push(row as u32);
            subject_of.push(subject);
        }
        for (row, entity) in entities.iter().enumerate() {
            for referent in &entity.referents {
                by_id.entry(referent.to_string()).or_insert(subject_of[row]);
            }
        }
        let screener = Screener::build(&entities);
        Engine { day, snapshots, entities, admissible, subject_of, subjects, by_id, screener }
    }

    /// The snapshots that answer, by source.
    pub fn snapshots(&self) -> &[SnapshotInfo] {
        &self.snapshots
    }

    /// All entities, by source and then in the order of the source.
    pub fn entities(&self) -> &[Entity] {
        &self.entities
    }

    /// Screens a party.
    pub fn screen(&self, party: &Party, settings: &Settings) -> Vec<SubjectHit> {
        let wide = Settings {
            limit: settings.limit.saturating_mul(ENTITIES_PER_SUBJECT_MAX),
            ..settings.clone()
        };
        let admit = |row: u32| self.admissible[row as usize];
        let hits = self.screener.screen(&self.entities, party, &wide, &admit);
        let mut found: Vec<SubjectHit> = Vec::new();
        let mut seen = rustc_hash::FxHashSet::default();
        for hit in &hits {
            if seen.insert(self.subject_of[hit.entity as usize]) {
                found.push(self.subject_hit(hit));
            }
        }
        found.truncate(settings.limit);
        found
    }

    /// Screens many parties on all cores; answers in the order of the parties.
    pub fn screen_batch(&self, parties: &[(Query, Party)], settings: &Settings) -> Vec<Answer> {
        parties
            .par_iter()
            .map(|(query, party)| Answer {
                query: query.clone(),
                hits: self.screen(party, settings),
            })
            .collect()
    }

    /// Finds the subjects that a text names. `html` says to read it as HTML; offsets are those of
    /// the file either way.
    pub fn scan(
        &self,
        file: &str,
        text: &str,
        html: bool,
        settings: &ScanSettings,
    ) -> Vec<MentionView> {
        let admit = |row: u32| self.admissible[row as usize];
        let mentions = if html {
            self.screener.scan_html(&self.entities, text, settings, &admit)
        } else {
            self.screener.scan(&self.entities, text, settings, &admit)
        };
        mentions.into_iter().map(|mention| self.mention(file, mention)).collect()
    }

    fn mention(&self, file: &str, mention: Mention) -> MentionView {
        MentionView {
            file: file.to_owned(),
            start: mention.start,
            end: mention.end,
            text: mention.text,
            hit: self.subject_hit(&mention.hit),
        }
    }

    /// The dossier of a subject, by its id, an entity's id or a former one.
    pub fn show(&self, id: &str) -> Option<Dossier<'_>> {
        let subject = *self.by_id.get(id.trim())?;
        let entities: Vec<&Entity> = self.members(subject).collect();
        let first = entities.first()?;
        let listings = entities
            .iter()
            .flat_map(|entity| entity.listings.iter().map(|l| ListingView::new(entity, l)))
            .collect();
        Some(Dossier {
            subject: first.id.to_string(),
            caption: first.caption().to_owned(),
            schema: first.schema,
            listings,
            entities,
        })
    }

    /// The first entity of that id or former id.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.members(*self.by_id.get(id)?).next()
    }

    fn members(&self, subject: u32) -> impl Iterator<Item = &Entity> {
        self.subjects[subject as usize].iter().map(|row| &self.entities[*row as usize])
    }

    fn subject_hit(&self, hit: &Hit) -> SubjectHit {
        let subject = self.subject_of[hit.entity as usize];
        let best = &self.entities[hit.entity as usize];
        let others = self.members(subject).filter(|entity| !std::ptr::eq(*entity, best));
        let members: Vec<&Entity> = std::iter::once(best).chain(others).collect();
        let listings = members
            .iter()
            .flat_map(|entity| {
                let current = entity.listings.iter();
                let current = current.filter(|listing| listing_in_force(listing, self.day));
                current.map(|listing| ListingView::new(entity, listing))
            })
            .collect();
        let mut entities: Vec<String> =
            members.iter().map(|entity| entity.id.to_string()).collect();
        entities.dedup();
        SubjectHit {
            subject: best.id.to_string(),
            caption: best.caption().to_owned(),
            schema: best.schema,
            score: hit.score,
            bits: hit.bits,
            raw_bits: hit.raw_bits,
            is_match: hit.is_match,
            entities,
            listings,
            evidence: hit.evidence.clone(),
        }
    }
}
