//! XLSX, as far as a list needs it: sheets of text, numbers, dates and yes or no.
//!
//! A workbook is a ZIP of XML parts (ECMA-376 part 1, SpreadsheetML): the sheets by name, a table
//! of shared texts, formats by number, and cells that refer to both. It is read here with the XML
//! reader of all lists and not with a library, for two reasons: `calamine` (0.38) reserves memory
//! for as many texts as the part's `uniqueCount` claims and a dense range as large as its farthest
//! cell, so that a workbook of 2 kB can ask for terabytes; and it knows no row that a record could
//! be found again by. Here nothing is reserved by a claim, cells are sparse, and what is kept is
//! bounded by the limits of [`crate::container`].

use std::collections::HashMap;
use std::io::{Cursor, Read};

use encoding_rs::UTF_8;
use jiff::civil::Date;

use crate::container::FILE_BYTES_MAX;
use crate::error::ReadError;
use crate::reading::SourceFile;
use crate::text::decode;
use crate::xml::{Element, Records};

/// Most columns of a sheet (XFD).
const COLUMNS_MAX: usize = 16_384;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Number(f64),
    Day(Date),
    Truth(bool),
}

/// A row of a sheet: the cells that hold something, by column.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct SheetRow {
    /// Place in the sheet, the first row being 0.
    pub(super) row: u64,
    pub(super) cells: Vec<(usize, Cell)>,
}

/// A sheet.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) rows: Vec<SheetRow>,
}

impl SheetRow {
    /// The cell of a column.
    pub(super) fn cell(&self, column: usize) -> Option<&Cell> {
        self.cells.iter().find(|(place, _)| *place == column).map(|(_, cell)| cell)
    }
}

/// All sheets of a workbook, in order.
///
/// # Errors
/// If it is no workbook, is damaged or passes a limit.
pub(super) fn sheets(file: &SourceFile) -> Result<Vec<Sheet>, ReadError> {
    let mut parts = Parts::open(file)?;
    let paths = parts.targets("xl/_rels/workbook.xml.rels")?;
    let Some(book) = parts.part("xl/workbook.xml")? else {
        return Err(parts.damaged("xl/workbook.xml is missing"));
    };
    let (sheets, since_1904) = sheet_names(&book)?;
    let texts = match parts.part("xl/sharedStrings.xml")? {
        Some(part) => shared_texts(&part)?,
        None => Vec::new(),
    };
    let day_formats = match parts.part("xl/styles.xml")? {
        Some(part) => day_formats(&part)?,
        None => Vec::new(),
    };
    let values = Values { texts: &texts, day_formats: &day_formats, since_1904 };
    let mut read = Vec::new();
    for (name, relation) in sheets {
        let Some(path) = paths.get(&relation) else { continue };
        let Some(part) = parts.part(path)? else {
            return Err(parts.damaged(&format!("{path} is missing")));
        };
        read.push(Sheet { name, rows: values.rows(&part)? });
    }
    Ok(read)
}

/// The members of the ZIP.
struct Parts<'a> {
    file: &'a str,
    archive: zip::ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
}

impl<'a> Parts<'a> {
    fn open(file: &'a SourceFile) -> Result<Parts<'a>, ReadError> {
        let archive = zip::ZipArchive::new(Cursor::new(&file.bytes[..])).map_err(|error| {
            malformed(&file.name, &format!("the workbook cannot be read: {error}"))
        })?;
        Ok(Parts { file: &file.name, archive, unpacked: 0 })
    }

    fn damaged(&self, message: &str) -> ReadError {
        malformed(self.file, &format!("the workbook cannot be read: {message}"))
    }

    /// A part by its path; `None` if the workbook has none of that name.
    fn part(&mut self, path: &str) -> Result<Option<SourceFile>, ReadError> {
        let member = match self.archive.by_name(path) {
            Ok(member) => member,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(malformed(self.file, &format!("{path}: {error}"))),
        };
        let mut bytes = Vec::new();
        let left = FILE_BYTES_MAX.saturating_sub(self.unpacked);
        let read = member.take(left + 1).read_to_end(&mut bytes);
        read.map_err(|error| malformed(self.file, &format!("{path}: {error}")))?;
        self.unpacked += bytes.len() as u64;
        if self.unpacked > FILE_BYTES_MAX {
            return Err(ReadError::TooLarge {
                file: self.file.to_owned(),
                what: "what the workbook unpacks to".to_owned(),
                limit: format!("{} MiB", FILE_BYTES_MAX >> 20),
            });
        }
        Ok(Some(SourceFile { name: format!("{} ({path})", self.file), bytes }))
    }

    /// Paths of parts by the ids of their relations.
    fn targets(&mut self, path: &str) -> Result<HashMap<String, String>, ReadError> {
        let mut targets = HashMap::new();
        let Some(part) = self.part(path)? else { return Ok(targets) };
        let text = decode(&part, UTF_8)?;
        let mut records = Records::open(&part.name, &text, &["Relationships/Relationship"])?;
        while let Some((_, relation)) = records.next()? {
            let (Some(id), Some(target)) = (relation.attribute("Id"), relation.attribute("Target"))
            else {
                continue;
            };
            let path =
                target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            targets.insert(id.to_owned(), path);
        }
        Ok(targets)
    }
}

fn malformed(file: &str, message: &str) -> ReadError {
    ReadError::Malformed { file: file.to_owned(), line: 1, message: message.to_owned() }
}

/// Sheets by name and relation, and whether days are counted since 1904.
fn sheet_names(part: &SourceFile) -> Result<(Vec<(String, String)>, bool), ReadError> {
    let text = decode(part, UTF_8)?;
    let mut records =
        Records::open(&part.name, &text, &["workbook/sheets/sheet", "workbook/workbookPr"])?;
    let mut sheets = Vec::new();
    let mut since_1904 = false;
    while let Some((path, element)) = records.next()? {
        if path == 1 {
            since_1904 = matches!(element.attribute("date1904"), Some("1" | "true"));
        } else if let Some(relation) = element.attribute("id") {
            let name = element.attribute("name").unwrap_or_default().to_owned();
            sheets.push((name, relation.to_owned()));
        }
    }
    Ok((sheets, since_1904))
}

fn shared_texts(part: &SourceFile) -> Result<Vec<String>, ReadError> {
    let text = decode(part, UTF_8)?;
    let mut records = Records::open(&part.name, &text, &["sst/si"])?;
    let mut texts = Vec::new();
    while let Some((_, item)) = records.next()? {
        texts.push(rich_text(&item));
    }
    Ok(texts)
}

/// A text of one piece or of runs that differ in their look; phonetic hints are left out.
fn rich_text(item: &Element) -> String {
    let whole = item.children("t").map(Element::untrimmed_text);
    let runs = item.at(&["r", "t"]).into_iter().map(Element::untrimmed_text);
    whole.chain(runs).collect()
}

/// For each format of cells, by number, whether it shows a day.
fn day_formats(part: &SourceFile) -> Result<Vec<bool>, ReadError> {
    let text = decode(part, UTF_8)?;
    let paths = ["styleSheet/numFmts/numFmt", "styleSheet/cellXfs/xf"];
    let mut records = Records::open(&part.name, &text, &paths)?;
    let mut own: HashMap<u32, bool> = HashMap::new();
    let mut formats = Vec::new();
    while let Some((path, element)) = records.next()? {
        let id = element.attribute("numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
        if path == 0 {
            own.insert(id, shows_day(element.attribute("formatCode").unwrap_or_default()));
        } else {
            // The built-in formats of days (ECMA-376 part 1, 18.8.30), East Asian ones too.
            let built_in = matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58);
            formats.push(own.get(&id).copied().unwrap_or(built_in));
        }
    }
    Ok(formats)
}

/// Whether a format's code has a year or a day outside quotes and brackets.
fn shows_day(code: &str) -> bool {
    let mut quoted = false;
    let mut bracketed = false;
    code.chars().any(|character| {
        match character {
            '"' => quoted = !quoted,
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ => {}
        }
        !quoted && !bracketed && matches!(character, 'y' | 'Y' | 'd' | 'D')
    })
}

/// What cells refer to.
struct Values<'a> {
    texts: &'a [String],
    day_formats: &'a [bool],
    since_1904: bool,
}

impl Values<'_> {
    fn rows(&self, part: &SourceFile) -> Result<Vec<SheetRow>, ReadError> {
        let text = decode(part, UTF_8)?;
        let mut records = Records::open(&part.name, &text, &["worksheet/sheetData/row"])?;
        let mut rows = Vec::new();
        let mut next = 0;
        while let Some((_, element)) = records.next()? {
            let number = element.attribute("r").and_then(|number| number.parse::<u64>().ok());
            let row = number.and_then(|number| number.checked_sub(1)).unwrap_or(next);
            next = row.saturating_add(1);
            let mut cells = Vec::new();
            let mut column = 0;
            for cell in element.children("c") {
                let place = cell.attribute("r").and_then(column_of).unwrap_or(column);
                column = place.saturating_add(1);
                if let Some(value) = self.value(cell).filter(|_| place < COLUMNS_MAX) {
                    cells.push((place, value));
                }
            }
            rows.push(SheetRow { row, cells });
        }
        Ok(rows)
    }

    /// Value of a cell; `None` for an empty one and for an error such as `#REF!`.
    fn value(&self, cell: &Element) -> Option<Cell> {
        let text = |text: String| Some(Cell::Text(text)).filter(|_| !is_blank(cell));
        let value = cell.child("v").map(Element::untrimmed_text).unwrap_or_default();
        match cell.attribute("t") {
            Some("s") => {
                let shared = self.texts.get(value.trim().parse::<usize>().ok()?)?;
                (!shared.trim().is_empty()).then(|| Cell::Text(shared.clone()))
            }
            Some("inlineStr") => {
                let whole = cell.child("is").map(rich_text).unwrap_or_default();
                (!whole.trim().is_empty()).then_some(Cell::Text(whole))
            }
            Some("str") => text(value.to_owned()),
            Some("b") => Some(Cell::Truth(matches!(value.trim(), "1" | "true"))),
            Some("d") => match value.trim().get(..10).and_then(|day| day.parse().ok()) {
                Some(day) => Some(Cell::Day(day)),
                None => text(value.to_owned()),
            },
            Some("e") => None,
            _ => {
                let number: f64 =
                    value.trim().parse().ok().filter(|number: &f64| number.is_finite())?;
                let style = cell.attribute("s").and_then(|style| style.parse::<usize>().ok());
                let format = style.and_then(|style| self.day_formats.get(style));
                let day = format.copied().unwrap_or(false).then(|| day(number, self.since_1904));
                Some(day.flatten().map_or(Cell::Number(number), Cell::Day))
            }
        }
    }
}

fn is_blank(cell: &Element) -> bool {
    cell.text_of("v").is_none()
}

/// Column of a cell's name: "A1" is 0, "AB7" is 27.
fn column_of(name: &str) -> Option<usize> {
    const LETTERS_MAX: usize = 3;
    let letters: Vec<u8> = name.bytes().take_while(u8::is_ascii_alphabetic).collect();
    if letters.is_empty() || letters.len() > LETTERS_MAX {
        return None;
    }
    let number = letters.iter().fold(0, |number, letter| {
        number * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1
    });
    Some(number - 1)
}

/// The day of a serial number. Serial 60 is the 29 February 1900 that there never was
/// (Lotus 1-2-3's mistake, kept by Excel), so days before it count from one day later.
pub(super) fn day(serial: f64, since_1904: bool) -> Option<Date> {
    // The serial of 9999-12-31.
    const LAST: f64 = 2_958_465.0;
    if !(1.0..=LAST).contains(&serial) {
        return None;
    }
    let days = serial.floor() as i32;
    let base = match (since_1904, days) {
        (true, _) => Date::new(1904, 1, 1),
        (false, ..60) => Date::new(1899, 12, 31),
        (false, _) => Date::new(1899, 12, 30),
    };
    base.ok()?.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}
