//! The file's own shape: `data-set` of flat `record`s, both editions' tags.

use encoding_rs::UTF_8;

use crate::error::ReadError;
use crate::reading::{Reading, SourceFile};
use crate::text::decode;
use crate::xml::{Element, Records};

/// One record, its texts as printed, empty ones absent.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) country: Option<String>,
    pub(super) schedule: Option<String>,
    pub(super) item: Option<String>,
    pub(super) family: Option<String>,
    pub(super) given: Option<String>,
    /// Name of a body or ship.
    pub(super) body: Option<String>,
    /// A person's title or rank, or a ship's type.
    pub(super) title: Option<String>,
    /// Date of birth, or year a ship was built.
    pub(super) date: Option<String>,
    /// Name of the tag that `date` stands in.
    pub(super) date_field: &'static str,
    pub(super) imo: Option<String>,
    pub(super) aliases: Option<String>,
    pub(super) listed: Option<String>,
    /// Byte range in the text of the file.
    pub(super) span: (u64, u64),
    /// Place among the records, the first being 1.
    pub(super) number: u64,
}

impl Record {
    /// How a problem names the record, before it has an id.
    pub(super) fn label(&self) -> String {
        let country = self.country.as_deref().unwrap_or("no country");
        let country = country.split('/').next().unwrap_or_default().trim();
        let item = self.item.as_deref().unwrap_or("none");
        match self.schedule.as_deref() {
            Some(schedule) => format!("{country}, {schedule}, item {item}"),
            None => format!("{country}, item {item}"),
        }
    }
}

/// Reads the records one by one; unknown fields become problems of the reading.
pub(super) fn records(
    file: &SourceFile,
    reading: &mut Reading,
    mut each: impl FnMut(Record, &mut Reading),
) -> Result<(), ReadError> {
    let text = decode(file, UTF_8)?;
    let mut records = Records::open(&file.name, &text, &["data-set/record"])?;
    while let Some((_, element)) = records.next()? {
        reading.records += 1;
        let record = record(&element, reading.records);
        element.report_unused(&record.label(), &mut reading.problems);
        each(record, reading);
    }
    Ok(())
}

fn record(element: &Element, number: u64) -> Record {
    let text = |names: &[&str]| {
        let printed = names.iter().filter_map(|name| element.text_of(name)).collect::<Vec<_>>();
        printed.first().map(|text| cordon_model::name::fold_space(text))
    };
    let newer_date = element.text_of("DateOfBirthOrShipBuildDate").is_some();
    Record {
        country: text(&["Country"]),
        schedule: text(&["Schedule"]),
        item: text(&["Item"]),
        family: text(&["LastName"]),
        given: text(&["GivenName"]),
        body: text(&["EntityOrShip", "Entity"]),
        title: text(&["TitleOrShip", "Title"]),
        date: text(&["DateOfBirthOrShipBuildDate", "DateOfBirth"]),
        date_field: if newer_date { "DateOfBirthOrShipBuildDate" } else { "DateOfBirth" },
        imo: text(&["ShipIMONumber"]),
        aliases: text(&["Aliases"]),
        listed: text(&["DateOfListing"]),
        span: element.span(),
        number,
    }
}
