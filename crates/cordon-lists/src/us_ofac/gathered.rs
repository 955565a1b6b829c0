//! Entities as a file gives them one by one, and what is checked over all of them.

use std::collections::HashMap;

use cordon_model::{EntityId, SourceId};

use super::programmes::OfacFile;
use super::record::Record;
use super::{links, map};
use crate::problem::{Problem, ProblemKind};
use crate::reading::Reading;

/// A reading in the making.
pub(super) struct Gathered<'a> {
    pub(super) reading: Reading,
    source: &'a SourceId,
    file: OfacFile,
    rows: HashMap<EntityId, usize>,
}

impl<'a> Gathered<'a> {
    pub(super) fn new(source: &'a SourceId, file: OfacFile) -> Gathered<'a> {
        Gathered { reading: Reading::default(), source, file, rows: HashMap::new() }
    }

    /// Adds a record; `place` names it in problems. One without number or name is left out; one
    /// whose number was there already is joined to the first.
    pub(super) fn add(&mut self, record: Record, place: &str) {
        self.reading.records += 1;
        let problems = &mut self.reading.problems;
        let uid_fits = !record.uid.is_empty() && record.uid.bytes().all(|b| b.is_ascii_digit());
        let named = record.names.iter().any(|name| !name.text.is_empty());
        if !uid_fits || !named {
            let (field, raw, message) = if uid_fits {
                ("name", "", "a record without a name was left out")
            } else {
                ("uid", record.uid.as_str(), "a record without a number was left out")
            };
            problems.push(Problem::new(ProblemKind::RecordSkipped, place, field, raw, message));
            return;
        }
        if record.programmes.is_empty() {
            let message = "no programme: the entity is kept without a listing";
            problems.push(Problem::new(ProblemKind::BadValue, place, "program", "", message));
        }
        let entity = map::entity(record, self.file, self.source, problems);
        match self.rows.get(&entity.id) {
            Some(row) => {
                let message = "two records under one number were joined";
                let kind = ProblemKind::JoinedRecords;
                problems.push(Problem::new(kind, place, "uid", entity.id.as_str(), message));
                if let Some(first) = self.reading.entities.get_mut(*row) {
                    first.absorb(entity);
                }
            }
            None => {
                self.rows.insert(entity.id.clone(), self.reading.entities.len());
                self.reading.entities.push(entity);
            }
        }
    }

    /// The reading, links resolved and counts compared.
    pub(super) fn finish(mut self) -> Reading {
        links::resolve(&mut self.reading.entities);
        if let Some(declared) = self.reading.declared
            && declared != self.reading.records
        {
            let found = self.reading.records;
            self.reading.problems.push(Problem::new(
                ProblemKind::CountMismatch,
                "publshInformation",
                "Record_Count",
                &declared.to_string(),
                format!("the file declares {declared} records and holds {found}"),
            ));
        }
        self.reading
    }
}
