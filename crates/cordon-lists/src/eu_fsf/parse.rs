//! The file's own shape: a row of `sanctionEntity` records below `export`.

use std::collections::HashMap;

use cordon_model::{Entity, EntityId, PartialDate, RecordLocation, RecordUnit};
use encoding_rs::UTF_8;

use super::map;
use crate::error::ReadError;
use crate::phrases::iso_date;
use crate::problem::{Problem, ProblemKind};
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::text::decode;
use crate::xml::{Element, Records};

/// Reads the file.
///
/// # Errors
/// If it is not well-formed, is cut short, or its bytes are not what it declares.
pub(super) fn read(context: &ReadContext, files: &[SourceFile]) -> Result<Reading, ReadError> {
    let mut reading = Reading::default();
    let mut rows = HashMap::new();
    for file in files.iter().filter(|file| super::is_xml(std::slice::from_ref(file))) {
        let text = decode(file, UTF_8)?;
        let mut records = Records::open(&file.name, &text, &["export/sanctionEntity"])?;
        head(records.root(), &mut reading);
        while let Some((_, record)) = records.next()? {
            reading.records += 1;
            let Some(id) = id_of(&record, &mut reading) else { continue };
            let row = *rows.entry(id.clone()).or_insert(reading.entities.len());
            let location = location(file, &record);
            if let Some(known) = reading.entities.get_mut(row) {
                reading.problems.push(joined(known, &record));
                map::add_record(known, &record, &mut reading.problems);
                known.records.push(location);
            } else {
                let schema = map::schema_of(&record);
                let mut entity = Entity::new(id, schema, context.source.clone());
                map::add_record(&mut entity, &record, &mut reading.problems);
                entity.records.push(location);
                reading.entities.push(entity);
            }
        }
    }
    Ok(reading)
}

fn head(root: &Element, reading: &mut Reading) {
    let printed = root.attribute("generationDate").unwrap_or_default();
    let date = iso_date(printed).and_then(PartialDate::exact);
    if date.is_none() {
        reading.problems.push(Problem::new(
            ProblemKind::BadValue,
            "export",
            "generationDate",
            printed,
            "no date of publication",
        ));
    }
    reading.published = reading.published.max(date);
    root.leave(&["globalFileId", "schemaLocation"]);
    root.report_unused("export", &mut reading.problems);
}

/// Id of a record's entity. A record without a reference is kept under its `logicalId`: a listed
/// person must not vanish because a number is missing.
fn id_of(record: &Element, reading: &mut Reading) -> Option<EntityId> {
    let logical = record.attribute("logicalId");
    if let Some(reference) = record.attribute("euReferenceNumber") {
        let number = reference.strip_prefix("EU.").unwrap_or(reference);
        return Some(EntityId::new(&format!("eu-fsf-{number}")));
    }
    let (kind, message) = if logical.is_some() {
        (ProblemKind::BadValue, "no reference number; its logicalId serves instead")
    } else {
        (ProblemKind::RecordSkipped, "neither a reference number nor a logicalId")
    };
    let place = format!("record {}", reading.records);
    let raw = logical.unwrap_or_default();
    reading.problems.push(Problem::new(kind, place, "euReferenceNumber", raw, message));
    logical.map(|number| EntityId::new(&format!("eu-fsf-logical-{number}")))
}

fn joined(known: &Entity, record: &Element) -> Problem {
    let reference = record.attribute("euReferenceNumber").unwrap_or_default();
    let message = "a further record of this reference was joined to the entity";
    let id = known.id.as_str();
    Problem::new(ProblemKind::JoinedRecords, id, "euReferenceNumber", reference, message)
}

fn location(file: &SourceFile, record: &Element) -> RecordLocation {
    let (start, end) = record.span();
    RecordLocation { file: file.name.clone(), unit: RecordUnit::Bytes, start, end }
}
