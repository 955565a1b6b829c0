//! Rows of a customer file: CSV with a header, or JSON lines, in blocks of bounded size.

use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use cordon_engine::{Party, Query, party_of};
use cordon_model::{Schema, property_of_heading};
use serde_json::Value;

/// A row, as it is asked.
pub(crate) type Row = (Query, Party);

/// Longest line of a JSON lines file.
const LINE_BYTES_MAX: u64 = 16 << 20;

/// Reads a file's rows one after the other.
pub(crate) struct Rows {
    reader: RowReader,
    schema: Option<Schema>,
    row: u64,
}

enum RowReader {
    Csv { reader: csv::Reader<fs_err::File>, properties: Vec<Option<String>> },
    Json { reader: BufReader<fs_err::File>, map: Vec<(String, String)>, line: u64 },
}

impl Rows {
    /// Opens a file. Columns go by `map` where there is one for them, else by their headings.
    pub(crate) fn open(
        path: &Path,
        map: &[(String, String)],
        schema: Option<Schema>,
    ) -> Result<Rows> {
        let file = fs_err::File::open(path)?;
        let json = path.extension().is_some_and(|extension| {
            ["jsonl", "ndjson", "json"].iter().any(|known| extension.eq_ignore_ascii_case(known))
        });
        let reader = if json {
            RowReader::Json { reader: BufReader::new(file), map: map.to_vec(), line: 0 }
        } else {
            let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
            let headings = reader
                .headers()
                .with_context(|| format!("{}: has no header row in UTF-8", path.display()))?
                .clone();
            let properties = properties_of(&headings, map, path)?;
            RowReader::Csv { reader, properties }
        };
        Ok(Rows { reader, schema, row: 0 })
    }

    /// The next at most `count` rows; none at the end.
    pub(crate) fn block(&mut self, count: usize) -> Result<Vec<Row>> {
        let mut rows = Vec::with_capacity(count);
        while rows.len() < count {
            let Some((mut query, party)) = self.next()? else { break };
            self.row += 1;
            query.row = Some(self.row);
            rows.push((query, party));
        }
        Ok(rows)
    }

    fn next(&mut self) -> Result<Option<Row>> {
        match &mut self.reader {
            RowReader::Csv { reader, properties } => {
                let mut record = csv::ByteRecord::new();
                if !reader.read_byte_record(&mut record)? {
                    return Ok(None);
                }
                Ok(Some(csv_row(&record, properties, self.schema)))
            }
            RowReader::Json { reader, map, line } => loop {
                let mut text = Vec::new();
                let mut limited = std::io::Read::take(&mut *reader, LINE_BYTES_MAX);
                if limited.read_until(b'\n', &mut text)? == 0 {
                    return Ok(None);
                }
                *line += 1;
                ensure!(
                    (text.len() as u64) < LINE_BYTES_MAX,
                    "line {line} is longer than {} MiB",
                    LINE_BYTES_MAX >> 20
                );
                if !text.trim_ascii().is_empty() {
                    return Ok(Some(json_row(&text, map, self.schema)));
                }
            },
        }
    }
}

fn properties_of(
    headings: &csv::StringRecord,
    map: &[(String, String)],
    path: &Path,
) -> Result<Vec<Option<String>>> {
    for (column, _) in map {
        ensure!(
            headings.iter().any(|heading| heading.trim() == column),
            "{}: has no column '{column}'; it has {}",
            path.display(),
            headings.iter().collect::<Vec<_>>().join(", ")
        );
    }
    let properties: Vec<Option<String>> = headings
        .iter()
        .map(|heading| {
            let heading = heading.trim().trim_start_matches('\u{feff}');
            let mapped = map.iter().find(|(column, _)| column == heading);
            mapped
                .map(|(_, property)| property.clone())
                .or_else(|| property_of_heading(heading).map(str::to_owned))
        })
        .collect();
    ensure!(
        properties.iter().flatten().any(|property| property == "name" || property == "lastName"),
        "{}: no column is known to hold names; say which with --map COLUMN=name; it has {}",
        path.display(),
        headings.iter().collect::<Vec<_>>().join(", ")
    );
    Ok(properties)
}

fn csv_row(record: &csv::ByteRecord, properties: &[Option<String>], schema: Option<Schema>) -> Row {
    let mut bad = None;
    let mut values: Vec<(&str, &str)> = Vec::new();
    for (field, property) in record.iter().zip(properties) {
        let Some(property) = property else { continue };
        match std::str::from_utf8(field) {
            Ok(text) => values.push((property, text)),
            Err(_) => bad = Some(format!("the {property} is not UTF-8 text")),
        }
    }
    with_error(party_of(values, schema), bad)
}

fn json_row(text: &[u8], map: &[(String, String)], schema: Option<Schema>) -> Row {
    let object = match serde_json::from_slice::<Value>(text) {
        Ok(Value::Object(object)) => object,
        Ok(_) => return with_error(party_of([], schema), Some("not a JSON object".to_owned())),
        Err(error) => return with_error(party_of([], schema), Some(error.to_string())),
    };
    let mut values: Vec<(String, String)> = Vec::new();
    let inner = object.get("properties").and_then(Value::as_object);
    for (key, value) in object.iter().chain(inner.into_iter().flatten()) {
        let mapped = map.iter().find(|(column, _)| column == key);
        let property = mapped
            .map(|(_, property)| property.as_str())
            .or_else(|| property_of_heading(key))
            .unwrap_or(key);
        match value {
            Value::String(text) => values.push((property.to_owned(), text.clone())),
            Value::Number(number) => values.push((property.to_owned(), number.to_string())),
            Value::Array(items) => values.extend(
                items
                    .iter()
                    .filter_map(Value::as_str)
                    .map(|text| (property.to_owned(), text.to_owned())),
            ),
            _ => {}
        }
    }
    let pairs = values.iter().map(|(property, value)| (property.as_str(), value.as_str()));
    party_of(pairs, schema)
}

fn with_error((mut query, party): Row, error: Option<String>) -> Row {
    if let Some(error) = error {
        query.error = Some(match query.error.take() {
            Some(known) => format!("{error}; {known}"),
            None => error,
        });
    }
    (query, party)
}
