//! The lines of the files, one to an id.

use std::collections::HashMap;

use cordon_model::ftm::{Doubt, DoubtKind, FtmEntity, Operation, Parsed, parse};
use cordon_model::{EntityId, RecordLocation, RecordUnit, Schema};

use crate::error::ReadError;
use crate::problem::{Problem, ProblemKind};
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::text::decode;

/// A line with the places it was read from.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) ftm: FtmEntity,
    pub(super) records: Vec<RecordLocation>,
}

/// All lines, in order; a line that another one replaced is `None`.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) lines: Vec<Option<Line>>,
    /// Place of the line of an id.
    pub(super) places: HashMap<String, usize>,
    /// Whether any was a step of a delta.
    pub(super) delta: bool,
}

impl Lines {
    pub(super) fn is_empty(&self) -> bool {
        self.lines.iter().all(Option::is_none)
    }

    /// Reads a file's lines.
    ///
    /// # Errors
    /// If it is not UTF-8, or ends within a line.
    pub(super) fn read(
        &mut self,
        context: &ReadContext,
        file: &SourceFile,
        reading: &mut Reading,
    ) -> Result<(), ReadError> {
        let text = decode(file, encoding_rs::UTF_8)?;
        let fallback = context.custom.schema.unwrap_or(Schema::LEGAL_ENTITY);
        let mut start = 0;
        for (number, line) in (1u64..).zip(text.split_inclusive('\n')) {
            let end = start + line.len();
            let span = (start as u64, end as u64);
            start = end;
            if line.trim().is_empty() {
                continue;
            }
            reading.records += 1;
            match parse(line, fallback) {
                Ok(parsed) => self.add(parsed, &location(file, span), reading),
                Err(bad) if bad.is_cut() && !line.ends_with('\n') => {
                    return Err(ReadError::Truncated {
                        file: file.name.clone(),
                        inside: format!("line {number}"),
                        offset: text.len() as u64,
                    });
                }
                Err(bad) => reading.problems.push(Problem::new(
                    ProblemKind::RecordSkipped,
                    format!("{} line {number}", file.name),
                    "",
                    line.trim(),
                    bad.to_string(),
                )),
            }
        }
        Ok(())
    }

    fn add(&mut self, parsed: Parsed, record: &RecordLocation, reading: &mut Reading) {
        reading.problems.extend(parsed.doubts.iter().map(problem));
        self.delta |= parsed.operation.is_some();
        for (depth, ftm) in parsed.entities.into_iter().enumerate() {
            let id = EntityId::new(&ftm.id);
            if parsed.operation.is_some() {
                reading.removed.retain(|removed| *removed != id);
                if let Some(place) = self.places.remove(&ftm.id) {
                    self.lines[place] = None;
                }
                if parsed.operation == Some(Operation::Delete) {
                    reading.removed.push(id);
                    continue;
                }
            }
            let known = self.places.get(&ftm.id).copied();
            match known.and_then(|place| self.lines[place].as_mut()) {
                Some(line) => {
                    // A nested entity is printed again inside every entity that refers to it.
                    if depth == 0 {
                        reading.problems.push(joined(&ftm));
                    }
                    join(line, ftm, record);
                }
                None => {
                    self.places.insert(ftm.id.clone(), self.lines.len());
                    self.lines.push(Some(Line { ftm, records: vec![record.clone()] }));
                }
            }
        }
    }
}

fn location(file: &SourceFile, (start, end): (u64, u64)) -> RecordLocation {
    RecordLocation { file: file.name.clone(), unit: RecordUnit::Bytes, start, end }
}

fn joined(ftm: &FtmEntity) -> Problem {
    let message = "a further line of this id; its values were added";
    Problem::new(ProblemKind::JoinedRecords, &*ftm.id, "id", &ftm.id, message)
}

/// Adds the values of a further line of the same id, as FtM's own tools do with fragments.
fn join(line: &mut Line, other: FtmEntity, record: &RecordLocation) {
    let ftm = &mut line.ftm;
    if other.schema.is_a(ftm.schema) {
        ftm.schema = other.schema;
    }
    for (property, values) in other.properties {
        add_all(ftm.properties.entry(property).or_default(), values);
    }
    add_all(&mut ftm.referents, other.referents);
    add_all(&mut ftm.datasets, other.datasets);
    if ftm.caption.is_empty() {
        ftm.caption = other.caption;
    }
    // The detail of one fragment says nothing of the other's values.
    ftm.cordon = ftm.cordon.take().filter(|cordon| other.cordon.as_ref() == Some(cordon));
    if !line.records.contains(record) {
        line.records.push(record.clone());
    }
}

fn add_all(values: &mut Vec<String>, others: Vec<String>) {
    for other in others {
        if !values.contains(&other) {
            values.push(other);
        }
    }
}

/// An oddity of a line as a problem of the list.
pub(super) fn problem(doubt: &Doubt) -> Problem {
    let kind = match doubt.kind {
        DoubtKind::UnknownProperty => ProblemKind::UnknownField,
        DoubtKind::BadValue
        | DoubtKind::UnknownSchema
        | DoubtKind::BadNesting
        | DoubtKind::StaleDetail => ProblemKind::BadValue,
    };
    Problem::new(kind, &*doubt.entity, &*doubt.property, &doubt.value, &*doubt.message)
}
