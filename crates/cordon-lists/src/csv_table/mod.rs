//! A user's own list: any delimited table with a header.
//!
//! Commas, semicolons or tabs, whichever the header has most of; UTF-8, with or without a byte
//! order
//! mark. The user's map says which column is which FollowTheMoney property
//! ([`crate::CustomList`]); a column that it does not name is taken by its heading where that is
//! plain (`name`, `birth_date`, "Passport No"), so OpenSanctions' `targets.simple.csv` needs no
//! map. A
//! column of no meaning is reported once and stays in the verbatim row.
//!
//! - A field may hold several values: `|` divides them, and `;` too except in texts and addresses.
//! - Ids are `<source>-<id>`; without an id column they are made of the row's names, with an
//!   ordinal
//!   where two rows have the same. Rows of one id are one entity.
//! - Every row gets one listing of the user's own authority, so that an entry that has ended
//!   (`endDate`) is history here too. It gets no topic and no measure that the table does not
//!   state: an own list is no sanction.
//! - Nothing is guessed: a date that may be read two ways gives its year only, and is told.

mod dates;
mod header;
mod map;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use cordon_model::{Entity, EntityId};
use encoding_rs::UTF_8;

use crate::error::ReadError;
use crate::problem::{Problem, ProblemKind};
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::source::{Format, Source};
use crate::table;
use crate::text::decode;
use header::Meaning;

/// The source.
pub(crate) const SOURCE: Source = Source {
    id: "csv",
    title: "A table of your own",
    authority: "own",
    list: "csv",
    formats: FORMATS,
};

const FORMATS: &[Format] = &[Format { name: "delimited table", accepts, read }];

/// What may divide fields, the surest first: a tab is never part of a heading.
const DELIMITERS: [u8; 3] = [b'\t', b';', b','];

/// Whether the file is text that does not begin like XML, JSON or an archive; whether it is a list
/// the header tells.
fn accepts(files: &[SourceFile]) -> bool {
    let [file] = files else { return false };
    let line = table::first_line(&file.bytes);
    let utf_16 = file.bytes.starts_with(&[0xff, 0xfe]) || file.bytes.starts_with(&[0xfe, 0xff]);
    utf_16
        || (!line.is_empty()
            && !line.contains('\0')
            && !line.trim_start().starts_with(['<', '{', '[']))
}

/// The delimiter of a header: the one that it has most of, outside quotes.
fn delimiter(header: &str) -> u8 {
    let count = |delimiter: u8| {
        let mut quoted = false;
        header
            .bytes()
            .filter(|byte| {
                quoted ^= *byte == b'"';
                !quoted && *byte == delimiter
            })
            .count()
    };
    let mut best = b',';
    let mut most = 0;
    for delimiter in DELIMITERS {
        let found = count(delimiter);
        if found > most {
            (best, most) = (delimiter, found);
        }
    }
    best
}

fn read(context: &ReadContext, files: &[SourceFile]) -> Result<Reading, ReadError> {
    let [file] = files else {
        return Err(ReadError::MissingFile { expected: "the one file of the table".to_owned() });
    };
    let text = decode(file, UTF_8)?;
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let rows = table::rows(&file.name, &text, delimiter(first))?;
    let mut rows = rows.into_iter().filter(|row| row.fields.iter().any(|field| !field.is_empty()));
    let headings = rows.next().map(|row| row.fields).unwrap_or_default();
    let rows: Vec<table::Row> = rows.collect();
    check_end(&file.name, &text, &headings, &rows)?;
    let mut reading = Reading::default();
    let meanings = header::meanings(&headings, &context.custom, &mut reading.problems);
    if !meanings.iter().any(|meaning| meaning.is_some_and(names_somebody)) {
        let shown: String = headings.join(", ").chars().take(100).collect();
        return Err(ReadError::WrongSource {
            file: file.name.clone(),
            expected: "csv with a column for 'name' (map one: COLUMN=name)".to_owned(),
            found: format!("a table with the columns {shown}"),
        });
    }
    let custom = &context.custom;
    let table = map::Table {
        file: &file.name,
        headings: &headings,
        meanings: &meanings,
        source: &context.source,
        schema: custom.schema,
        authority: custom.authority.as_deref().unwrap_or(context.source.as_str()),
    };
    let has_ids = meanings.contains(&Some(Meaning::Id));
    let mut known: HashMap<EntityId, usize> = HashMap::new();
    let mut ordinals = HashMap::new();
    for row in rows {
        reading.records += 1;
        let Some(mut entity) = table.entity(&row, &mut reading.problems) else { continue };
        if let Some(place) = known.get(&entity.id).copied() {
            let told = row_has_id(&meanings, &row) && has_ids;
            if told {
                reading.problems.push(Problem::new(
                    ProblemKind::JoinedRecords,
                    map::place(&row),
                    "id",
                    entity.id.as_str(),
                    "the id stands on an earlier row too; the two were joined",
                ));
                reading.entities[place].absorb(entity);
                continue;
            }
            entity.id = next_id(&entity, &known, &mut ordinals);
        }
        known.insert(entity.id.clone(), reading.entities.len());
        reading.entities.push(entity);
    }
    Ok(reading)
}

/// Refuses a table whose last row stops before its last column, without a line end: it was cut. A
/// missing line end alone says nothing, since many tools write none.
fn check_end(
    file: &str,
    text: &str,
    headings: &[String],
    rows: &[table::Row],
) -> Result<(), ReadError> {
    match rows.last() {
        Some(row) if row.fields.len() < headings.len() && !table::ends_its_line(text) => {
            Err(ReadError::Truncated {
                file: file.to_owned(),
                inside: format!("the row at line {}", row.line),
                offset: text.len() as u64,
            })
        }
        _ => Ok(()),
    }
}

fn names_somebody(meaning: Meaning) -> bool {
    matches!(meaning, Meaning::Property("name" | "alias" | "firstName" | "lastName", _))
}

fn row_has_id(meanings: &[Option<Meaning>], row: &table::Row) -> bool {
    let ids = meanings.iter().enumerate().filter(|(_, meaning)| **meaning == Some(Meaning::Id));
    ids.into_iter().any(|(place, _)| !row.field(place).is_empty())
}

/// The first free id of one that is taken: "own-<hash>-2". `ordinals` has the last one given out.
fn next_id(
    entity: &Entity,
    known: &HashMap<EntityId, usize>,
    ordinals: &mut HashMap<EntityId, u64>,
) -> EntityId {
    let ordinal = ordinals.entry(entity.id.clone()).or_insert(1);
    loop {
        *ordinal += 1;
        let id = EntityId::new(&format!("{}-{ordinal}", entity.id));
        if !known.contains_key(&id) {
            return id;
        }
    }
}
