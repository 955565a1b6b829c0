//! The CSV set: `sdn.csv`, `add.csv`, `alt.csv`, `sdn_comments.csv`, and the same of the
//! consolidated list, `cons_prim.csv` and so on.
//!
//! The files have no header, so each is known by its shape and may have any name; `-0-` is null,
//! and a lone 0x1A (Ctrl-Z) ends a file, whose absence means that it was cut. The columns hold
//! names, programmes and ships' data; all else is in the remark, which is cut at 1,000 characters
//! and goes on in the comments file. Only main file and remark at hand is common (archived copies
//! of `sdn.csv`), so the other files may lack, and the reading says so. The set prints no date of
//! publication; one in a file's name is the archivist's, not OFAC's.
//!
//! Source: OFAC's data specification, `dat_spec.txt`.

use std::collections::HashMap;

use cordon_model::{AddressValue, Country, NameKind, RecordLocation, RecordUnit};
use encoding_rs::UTF_8;

use super::gathered::Gathered;
use super::programmes::{OfacFile, file_of};
use super::record::{Record, UNDETERMINED};
use super::remarks::read_remarks;
use super::vocabulary::alias_kind;
use crate::error::ReadError;
use crate::problem::{Problem, ProblemKind};
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::source::Format;
use crate::table::{Row, ends_its_line, rows};
use crate::text::decode;

const NAME: &str = "CSV set";

/// The SDN list in this form.
pub(super) const FORMAT_SDN: Format = Format {
    name: NAME,
    accepts: |files| accepts(files, OfacFile::Sdn),
    read: |context, files| read(context, files, OfacFile::Sdn),
};

/// The consolidated list in this form.
pub(super) const FORMAT_CONSOLIDATED: Format = Format {
    name: NAME,
    accepts: |files| accepts(files, OfacFile::Consolidated),
    read: |context, files| read(context, files, OfacFile::Consolidated),
};

/// Where every column goes, by file.
#[cfg(test)]
pub(super) const FIELDS: &[(&str, &str)] = &[
    ("main/0 ent_num", "id"),
    ("main/1 SDN_Name", "names"),
    ("main/2 SDN_Type", "schema"),
    ("main/3 Program", "listings.programme, listings.list"),
    ("main/4 Title", "facts.position"),
    ("main/5 Call_Sign", "identifiers (call-sign)"),
    ("main/6 Vess_type", "facts.type"),
    ("main/7 Tonnage", "facts.tonnage"),
    ("main/8 GRT", "facts.grossRegisteredTonnage"),
    ("main/9 Vess_flag", "countries (flag)"),
    ("main/10 Vess_owner", "links (Ownership)"),
    ("main/11 Remarks", "names (weak), dates, countries, identifiers, links, facts, listings"),
    ("addresses/0 Ent_num", "which record"),
    ("addresses/1 Add_num", "verbatim record"),
    ("addresses/2 Address", "addresses.street"),
    ("addresses/3 City/State/Province/Postal Code", "addresses.full, addresses.city"),
    ("addresses/4 Country", "addresses.country"),
    ("addresses/5 Add_remarks", "addresses.note"),
    ("aliases/0 ent_num", "which record"),
    ("aliases/1 alt_num", "verbatim record"),
    ("aliases/2 alt_type", "names.kind"),
    ("aliases/3 alt_name", "names"),
    ("aliases/4 alt_remarks", "names.note"),
    ("comments/0 ent_num", "which record"),
    ("comments/1 Remarks", "the remark's rest"),
];

const END_MARK: &str = "\u{1a}";
const NULL: &str = "-0-";

/// Characters at which OFAC cuts a remark.
const REMARK_CHARS_MAX: usize = 1000;

/// Columns of the main file.
const MAIN_COLUMNS: usize = 12;

/// Bytes at the head by which files are told apart.
const HEAD_BYTES_MAX: usize = 1 << 20;

/// Which file of the set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Main,
    Addresses,
    Aliases,
    Comments,
}

impl Part {
    /// The file that has a first row like this.
    fn of(row: &Row) -> Option<Part> {
        let number = |column: usize| {
            let field = row.field(column);
            !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit())
        };
        let one_of = |column: usize, known: &[&str]| known.contains(&row.field(column));
        match row.fields.len() {
            MAIN_COLUMNS if number(0) && one_of(2, &[NULL, "individual", "vessel", "aircraft"]) => {
                Some(Part::Main)
            }
            6 if number(0) && number(1) => Some(Part::Addresses),
            5 if number(0) && number(1) && one_of(2, &["aka", "fka", "nka"]) => Some(Part::Aliases),
            2 if number(0) => Some(Part::Comments),
            _ => None,
        }
    }
}

/// First rows of a file.
fn head(file: &SourceFile) -> Vec<Row> {
    let bytes = &file.bytes[..file.bytes.len().min(HEAD_BYTES_MAX)];
    let text = String::from_utf8_lossy(bytes);
    // A row that the head's end, or that of a file cut short, goes through is left out.
    let end = text.rfind('\n').unwrap_or(0);
    rows(&file.name, text.get(..end).unwrap_or_default(), b',').unwrap_or_default()
}

fn accepts(files: &[SourceFile], wanted: OfacFile) -> bool {
    let mut seen = false;
    for file in files {
        let head = head(file);
        match head.first().and_then(Part::of) {
            // Cut inside its first row: reading it says so.
            None if head.is_empty() => {}
            None => return false,
            Some(Part::Main) => {
                let entries = head.iter().filter(|row| row.fields.len() == MAIN_COLUMNS);
                let tags = entries.map(|row| tags(row.field(3)).collect());
                if file_of(tags).is_some_and(|found| found != wanted) {
                    return false;
                }
                seen = true;
            }
            Some(Part::Addresses | Part::Aliases) => seen = true,
            Some(Part::Comments) => {}
        }
    }
    seen
}

/// Tags of a programme column: "SDGT] [IFSR".
fn tags(column: &str) -> impl Iterator<Item = &str> {
    let tags = column.split(']').map(|tag| tag.trim().trim_start_matches('[').trim());
    tags.filter(|tag| !tag.is_empty() && *tag != NULL)
}

/// A column's value; nothing where it is null.
fn value(row: &Row, column: usize) -> &str {
    Some(row.field(column)).filter(|field| *field != NULL).unwrap_or_default()
}

/// One file with its rows, the end mark left out.
struct Table<'a> {
    name: &'a str,
    text: std::borrow::Cow<'a, str>,
    rows: Vec<Row>,
}

impl<'a> Table<'a> {
    fn open(file: &'a SourceFile) -> Result<Table<'a>, ReadError> {
        let text = decode(file, UTF_8)?;
        let mut rows = rows(&file.name, &text, b',')?;
        let ended = rows.pop_if(|row| row.fields == [END_MARK]).is_some();
        // Comments files of 2021 have no end mark although they are whole.
        let needs_end = rows.first().and_then(Part::of) != Some(Part::Comments);
        if !ended && (needs_end || !ends_its_line(&text)) {
            return Err(ReadError::Truncated {
                file: file.name.clone(),
                inside: "the list: its end mark (a line with the byte 0x1A) is missing".to_owned(),
                offset: file.bytes.len() as u64,
            });
        }
        Ok(Table { name: &file.name, text, rows })
    }

    fn location(&self, row: &Row) -> RecordLocation {
        let (start, end) = row.span;
        RecordLocation { file: self.name.to_owned(), unit: RecordUnit::Bytes, start, end }
    }

    /// The second column with the white space at its ends, which a remark that was cut between
    /// two words needs.
    fn untrimmed(&self, row: &Row) -> String {
        let (start, end) = row.span;
        let printed = self.text.get(start as usize..end as usize).unwrap_or_default();
        let column = printed.trim_end_matches(['\r', '\n']).split_once(',');
        let column = column.map_or("", |(_, column)| column);
        let quoted = column.strip_prefix('"').and_then(|column| column.strip_suffix('"'));
        quoted.map_or_else(|| column.to_owned(), |quoted| quoted.replace("\"\"", "\""))
    }
}

/// The files of the set.
#[derive(Default)]
struct Set<'a> {
    main: Option<Table<'a>>,
    addresses: Option<Table<'a>>,
    aliases: Option<Table<'a>>,
    comments: Option<Table<'a>>,
}

impl<'a> Set<'a> {
    fn open(files: &'a [SourceFile]) -> Result<Set<'a>, ReadError> {
        let mut set = Set::default();
        for file in files {
            let table = Table::open(file)?;
            let place = match table.rows.first().and_then(Part::of) {
                Some(Part::Main) => &mut set.main,
                Some(Part::Addresses) => &mut set.addresses,
                Some(Part::Aliases) => &mut set.aliases,
                Some(Part::Comments) => &mut set.comments,
                None => continue,
            };
            if place.is_some() {
                return Err(ReadError::Malformed {
                    file: file.name.clone(),
                    line: 1,
                    message: "a second file of the same kind in one set".to_owned(),
                });
            }
            *place = Some(table);
        }
        Ok(set)
    }
}

/// Rows of a table by the record they belong to.
fn by_record<'t>(table: Option<&'t Table<'_>>) -> HashMap<&'t str, Vec<&'t Row>> {
    let mut found: HashMap<&str, Vec<&Row>> = HashMap::new();
    for row in table.iter().flat_map(|table| &table.rows) {
        found.entry(row.field(0)).or_default().push(row);
    }
    found
}

fn read(
    context: &ReadContext,
    files: &[SourceFile],
    ofac_file: OfacFile,
) -> Result<Reading, ReadError> {
    let set = Set::open(files)?;
    let Some(main) = &set.main else {
        let expected = match ofac_file {
            OfacFile::Sdn => "sdn.csv",
            OfacFile::Consolidated => "cons_prim.csv",
        };
        return Err(ReadError::MissingFile { expected: expected.to_owned() });
    };
    let mut gathered = Gathered::new(&context.source, ofac_file);
    let mut addresses = by_record(set.addresses.as_ref());
    let mut aliases = by_record(set.aliases.as_ref());
    let mut comments = by_record(set.comments.as_ref());
    for row in &main.rows {
        let uid = row.field(0);
        let place = if uid.is_empty() { format!("line {}", row.line) } else { uid.to_owned() };
        let mut record = main_record(main, row);
        for (table, rows) in [(&set.aliases, &mut aliases), (&set.addresses, &mut addresses)] {
            let rows = rows.remove(uid).unwrap_or_default();
            add_rows(&mut record, table.as_ref(), &rows);
        }
        let rest = comments.remove(uid).unwrap_or_default();
        let (remark, whole) = remark(main, row, &rest, set.comments.as_ref(), &mut record);
        report_row(&place, row, whole, &mut gathered.reading.problems);
        read_remarks(&remark, whole, &mut record);
        gathered.add(record, &place);
    }
    for (field, left) in [("alt", aliases), ("add", addresses), ("comments", comments)] {
        report_strays(field, &left, &mut gathered.reading.problems);
    }
    gathered.reading.lacks = match (&set.aliases, &set.addresses) {
        (None, None) => Some("aliases and addresses"),
        (None, Some(_)) => Some("aliases"),
        (Some(_), None) => Some("addresses"),
        (Some(_), Some(_)) => None,
    };
    Ok(gathered.finish())
}

/// Adds the rows that another file has for a record.
fn add_rows(record: &mut Record, table: Option<&Table<'_>>, rows: &[&Row]) {
    for row in rows {
        if let Some(table) = table {
            record.locations.push(table.location(row));
        }
        match Part::of(row) {
            Some(Part::Addresses) => record.addresses.push(address(row)),
            _ => add_alias(record, row),
        }
    }
}

/// Reports a row of the main file that is not as it should be.
fn report_row(place: &str, row: &Row, whole: bool, problems: &mut Vec<Problem>) {
    let kind = ProblemKind::BadValue;
    if row.fields.len() != MAIN_COLUMNS {
        let message = format!("{} columns instead of {MAIN_COLUMNS}", row.fields.len());
        problems.push(Problem::new(kind, place, "row", &row.fields.join(","), message));
    }
    if !whole {
        let message = "the remark is cut, and its rest is not in a comments file";
        let end = row.field(11).rsplit("; ").next().unwrap_or_default();
        problems.push(Problem::new(kind, place, "Remarks", end, message));
    }
}

fn report_strays(field: &str, left: &HashMap<&str, Vec<&Row>>, problems: &mut Vec<Problem>) {
    let mut strays: Vec<&&Row> = left.values().flatten().collect();
    strays.sort_by_key(|row| row.span);
    for row in strays {
        problems.push(Problem::new(
            ProblemKind::DanglingReference,
            row.field(0),
            field,
            &row.fields.join(","),
            "a row of a record that the main file does not hold",
        ));
    }
}

/// What the main file's columns say, the remark left aside.
fn main_record(main: &Table<'_>, row: &Row) -> Record {
    let of = |column: usize| value(row, column).to_owned();
    let mut record = Record {
        uid: row.field(0).to_owned(),
        sdn_type: of(2),
        title: of(4),
        programmes: tags(row.field(3)).map(str::to_owned).collect(),
        locations: vec![main.location(row)],
        ..Record::default()
    };
    record.add_joined_name(value(row, 1), NameKind::Primary, None);
    record.vessel.call_sign = of(5);
    record.vessel.kind = of(6);
    // The XML prints the same tonnages without the comma between thousands.
    record.vessel.tonnage = of(7).replace(',', "");
    record.vessel.gross_registered_tonnage = of(8).replace(',', "");
    record.vessel.flag = of(9);
    record.vessel.owner = of(10);
    record
}

/// The whole remark and whether it is whole.
fn remark(
    main: &Table<'_>,
    row: &Row,
    rest: &[&Row],
    comments: Option<&Table<'_>>,
    record: &mut Record,
) -> (String, bool) {
    let mut remark = value(row, 11).to_owned();
    let length = remark.chars().count();
    if let (Some(table), false) = (comments, rest.is_empty()) {
        // The row's fields are trimmed: blanks at the cut belong between the two.
        remark.extend(std::iter::repeat_n(' ', REMARK_CHARS_MAX.saturating_sub(length)));
        for row in rest {
            remark.push_str(&table.untrimmed(row));
            record.locations.push(table.location(row));
        }
        return (remark, true);
    }
    // A whole remark ends in a full stop; "by U.S. " at the cut only looks so.
    let blank_at_end = main.text.get(row.span.0 as usize..row.span.1 as usize);
    let blank_at_end = blank_at_end.is_some_and(|row| row.trim_end().ends_with(" \""));
    let cut = length + 1 >= REMARK_CHARS_MAX && (blank_at_end || !remark.ends_with('.'));
    (remark, !cut)
}

fn add_alias(record: &mut Record, row: &Row) {
    let (kind, note) = alias_kind(value(row, 2), false);
    let remark = Some(value(row, 4)).filter(|remark| !remark.is_empty());
    record.add_joined_name(value(row, 3), kind, remark.or(note));
}

/// The second column holds town, province and postal code in one; it is a town only where nothing
/// else is in it.
fn address(row: &Row) -> AddressValue {
    let of = |column: usize| Some(value(row, column).to_owned()).filter(|text| !text.is_empty());
    let (street, place) = (of(2), of(3));
    let country = of(4).filter(|country| country != UNDETERMINED);
    let parts = [street.as_deref(), place.as_deref(), country.as_deref()];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    AddressValue {
        full: parts.join(", "),
        street,
        city: place.filter(|place| !place.contains(|c: char| c == ',' || c.is_ascii_digit())),
        country: country.as_deref().and_then(Country::from_name),
        note: of(5),
        ..AddressValue::default()
    }
}
