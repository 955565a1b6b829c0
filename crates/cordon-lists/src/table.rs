//! Delimited text in rows: the csv crate below, byte spans and truncation checks above.

use csv::{ReaderBuilder, StringRecord};

use crate::error::ReadError;
use crate::text::line_at;

/// Most fields of a table: a million rows of 32 columns, which is more than any list has. A field
/// costs more memory than the separator that makes it.
const FIELDS_MAX: usize = 1 << 25;

/// Most fields of a row: the widest official table, the EU's CSV, has some 150. Finding columns by
/// name takes the square of their number.
const ROW_FIELDS_MAX: usize = 2048;

/// One row with its place.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The fields, trimmed of white space at their ends.
    pub(crate) fields: Vec<String>,
    /// Line it starts on, the first being 1.
    pub(crate) line: u64,
    /// Byte range of it in the text.
    pub(crate) span: (u64, u64),
}

impl Row {
    /// A field; empty where the row is shorter.
    pub(crate) fn field(&self, column: usize) -> &str {
        self.fields.get(column).map_or("", String::as_str)
    }
}

/// All rows of a table, header and all.
///
/// # Errors
/// If a quoted field never ends, which is how a file cut inside a field looks, or there are more
/// than [`FIELDS_MAX`] fields, or [`ROW_FIELDS_MAX`] in one row.
pub(crate) fn rows(file: &str, text: &str, delimiter: u8) -> Result<Vec<Row>, ReadError> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    let mut fields = 0;
    loop {
        let start = reader.position().byte();
        let more = reader.read_record(&mut record).map_err(|error| ReadError::Malformed {
            file: file.to_owned(),
            line: error.position().map_or(0, csv::Position::line),
            message: error.to_string(),
        })?;
        if !more {
            break;
        }
        if record.len() > ROW_FIELDS_MAX {
            return Err(ReadError::TooLarge {
                file: file.to_owned(),
                what: format!("line {}: the number of fields", line_at_hint(&record, text, start)),
                limit: format!("{ROW_FIELDS_MAX} fields"),
            });
        }
        fields += record.len();
        if fields > FIELDS_MAX {
            return Err(ReadError::TooLarge {
                file: file.to_owned(),
                what: "the number of its fields".to_owned(),
                limit: format!("{FIELDS_MAX} fields"),
            });
        }
        // The position before a record is where the last one ended: blank lines between the two
        // belong to neither.
        let start = record.position().map_or(start, csv::Position::byte);
        // Of a line end of two characters the second stands before the record, to the parser.
        let ends = text.as_bytes()[start as usize..].iter();
        let start = start + ends.take_while(|byte| matches!(byte, b'\r' | b'\n')).count() as u64;
        let end = reader.position().byte();
        rows.push(Row {
            fields: record.iter().map(|field| field.trim().to_owned()).collect(),
            line: line_at_hint(&record, text, start),
            span: (start, end),
        });
    }
    if let Some(last) = rows.last()
        && open_quote(&text[last.span.0 as usize..])
    {
        return Err(ReadError::Truncated {
            file: file.to_owned(),
            inside: format!("a quoted field of the row at line {}", last.line),
            offset: text.len() as u64,
        });
    }
    Ok(rows)
}

fn line_at_hint(record: &StringRecord, text: &str, start: u64) -> u64 {
    record.position().map_or_else(|| line_at(text, start as usize), csv::Position::line)
}

/// Whether the text ends inside a quoted field: it holds an odd number of quotes.
fn open_quote(row: &str) -> bool {
    row.bytes().filter(|byte| *byte == b'"').count() % 2 == 1
}

/// Whether the text ends its last line, as every whole file of the sources does.
pub(crate) fn ends_its_line(text: &str) -> bool {
    text.ends_with(['\n', '\u{1a}'])
}

/// First non-empty line of a file, without a byte order mark; for telling formats apart.
pub(crate) fn first_line(bytes: &[u8]) -> String {
    const HEAD_BYTES_MAX: usize = 8192;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD_BYTES_MAX)]).into_owned();
    let head = head.trim_start_matches('\u{feff}');
    head.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().to_owned()
}
