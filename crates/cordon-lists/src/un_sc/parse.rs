//! The file's own shape: individuals and entities, each in a section of their own.

use std::collections::HashMap;

use cordon_model::{Entity, EntityId, PartialDate, RecordLocation, RecordUnit, Schema};
use encoding_rs::UTF_8;

use super::map;
use crate::error::ReadError;
use crate::phrases::iso_date;
use crate::problem::{Problem, ProblemKind};
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::text::decode;
use crate::xml::{Element, Records};

/// Paths of the records, individuals first.
const RECORDS: &[&str] =
    &["CONSOLIDATED_LIST/INDIVIDUALS/INDIVIDUAL", "CONSOLIDATED_LIST/ENTITIES/ENTITY"];

/// Reads the file.
///
/// # Errors
/// If it is not well-formed, is cut short, or its bytes are not what it declares.
pub(super) fn read(context: &ReadContext, files: &[SourceFile]) -> Result<Reading, ReadError> {
    let mut reading = Reading::default();
    let mut rows = HashMap::new();
    for file in files.iter().filter(|file| super::is_xml(std::slice::from_ref(file))) {
        let text = decode(file, UTF_8)?;
        let mut records = Records::open(&file.name, &text, RECORDS)?;
        head(records.root(), &mut reading);
        while let Some((path, record)) = records.next()? {
            reading.records += 1;
            let Some(id) = id_of(&record, &mut reading) else { continue };
            let row = *rows.entry(id.clone()).or_insert(reading.entities.len());
            if row == reading.entities.len() {
                let schema = if path == 0 { Schema::PERSON } else { Schema::ORGANIZATION };
                reading.entities.push(Entity::new(id, schema, context.source.clone()));
            } else {
                reading.problems.push(joined(&id));
            }
            if let Some(entity) = reading.entities.get_mut(row) {
                map::add_record(entity, &record, &mut reading.problems);
                let (start, end) = record.span();
                let unit = RecordUnit::Bytes;
                entity.records.push(RecordLocation { file: file.name.clone(), unit, start, end });
            }
        }
    }
    Ok(reading)
}

fn head(root: &Element, reading: &mut Reading) {
    let printed = root.attribute("dateGenerated").unwrap_or_default();
    let date = iso_date(printed).and_then(PartialDate::exact);
    if date.is_none() {
        reading.problems.push(Problem::new(
            ProblemKind::BadValue,
            "CONSOLIDATED_LIST",
            "dateGenerated",
            printed,
            "no date of publication",
        ));
    }
    reading.published = reading.published.max(date);
    root.leave(&["noNamespaceSchemaLocation", "schemaLocation"]);
    root.report_unused("CONSOLIDATED_LIST", &mut reading.problems);
}

/// Id of a record's entity. A record without a reference is kept under its `DATAID`: a listed
/// person must not vanish because a number is missing.
fn id_of(record: &Element, reading: &mut Reading) -> Option<EntityId> {
    if let Some(reference) = record.text_of("REFERENCE_NUMBER") {
        let reference: String = reference.split_whitespace().collect();
        return Some(EntityId::new(&format!("un-sc-{reference}")));
    }
    let data_id = record.text_of("DATAID");
    let (kind, message) = if data_id.is_some() {
        (ProblemKind::BadValue, "no reference number; the DATAID serves instead")
    } else {
        (ProblemKind::RecordSkipped, "neither a reference number nor a DATAID")
    };
    let place = format!("record {}", reading.records);
    let raw = data_id.unwrap_or_default();
    reading.problems.push(Problem::new(kind, place, "REFERENCE_NUMBER", raw, message));
    data_id.map(|number| EntityId::new(&format!("un-sc-data-{number}")))
}

fn joined(id: &EntityId) -> Problem {
    let message = "a further record of this reference was joined to the entity";
    let kind = ProblemKind::JoinedRecords;
    Problem::new(kind, id.as_str(), "REFERENCE_NUMBER", id.as_str(), message)
}
