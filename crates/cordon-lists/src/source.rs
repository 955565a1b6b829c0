//! The catalogue of sources, and the way from files to a reading.

use crate::error::ReadError;
use crate::reading::{ReadContext, Reading, SourceFile};
use crate::{
    au_dfat, ca_sema, ch_seco, container, csv_table, eu_fsf, ftm, gb_fcdo, gb_ofsi, table, text,
    un_sc, us_bis_dpl, us_csl, us_ofac, xml,
};

/// One form in which a source is published.
#[derive(Debug)]
pub struct Format {
    /// Its name, shown to people: "SDN XML".
    pub name: &'static str,
    /// Whether the files look like this form: root element, header row. Reads only their heads.
    pub(crate) accepts: fn(&[SourceFile]) -> bool,
    /// Reads them.
    pub(crate) read: fn(&ReadContext, &[SourceFile]) -> Result<Reading, ReadError>,
}

/// A published list that Cordon reads.
#[derive(Debug)]
pub struct Source {
    /// Name of it: `us_ofac_sdn`.
    pub id: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// Code of the authority.
    pub authority: &'static str,
    /// Name of the list, as its listings carry it.
    pub list: &'static str,
    /// The forms it is read in, the fullest first.
    pub formats: &'static [Format],
}

/// All sources, in the order in which they are shown.
pub static SOURCES: &[&Source] = &[
    &us_ofac::SDN,
    &us_ofac::CONSOLIDATED,
    &eu_fsf::SOURCE,
    &gb_fcdo::SOURCE,
    &gb_ofsi::SOURCE,
    &un_sc::SOURCE,
    &ca_sema::SOURCE,
    &ch_seco::SOURCE,
    &au_dfat::SOURCE,
    &us_csl::SOURCE,
    &us_bis_dpl::SOURCE,
    &ftm::SOURCE,
    &csv_table::SOURCE,
];

/// The source of that name.
pub fn source(id: &str) -> Option<&'static Source> {
    SOURCES.iter().copied().find(|source| source.id == id)
}

/// Reads a source's files, compressed or not.
///
/// The same bytes give the same reading. `source` says what the files must be; `context.source`
/// is the name that the entities carry, which differs for users' own lists.
///
/// # Errors
/// If the files are empty or hold no entry, are not that source's, are damaged, cut short or pass
/// a limit.
pub fn read(
    source: &Source,
    context: &ReadContext,
    files: Vec<SourceFile>,
) -> Result<Reading, ReadError> {
    let files = opened(files)?;
    let Some(first) = files.first() else {
        return Err(ReadError::MissingFile { expected: format!("a file of {}", source.id) });
    };
    let Some(format) = source.formats.iter().find(|format| (format.accepts)(&files)) else {
        return Err(ReadError::WrongSource {
            file: first.name.clone(),
            expected: source.id.to_owned(),
            found: describe(&files),
        });
    };
    let mut reading = (format.read)(context, &files)?;
    reading.format = format.name;
    if reading.entities.is_empty() && reading.removed.is_empty() {
        let (file, records) = (first.name.clone(), reading.records);
        return Err(ReadError::NoEntries { file, records });
    }
    Ok(reading)
}

/// Files as the readers take them: unpacked, in UTF-8 where they were UTF-16, and none empty.
pub(crate) fn opened(files: Vec<SourceFile>) -> Result<Vec<SourceFile>, ReadError> {
    let files = container::open(files)?;
    let files: Vec<SourceFile> = files.into_iter().map(text::narrow).collect::<Result<_, _>>()?;
    match files.iter().find(|file| text::is_blank(file)) {
        Some(file) => Err(ReadError::Empty { file: file.name.clone() }),
        None => Ok(files),
    }
}

/// Texts of a source's files by name, decompressed and decoded as their reader sees them: what
/// [`cordon_model::RecordLocation`] counts bytes in. Workbooks have none and are left out.
///
/// # Errors
/// As [`read`], for files that cannot be decompressed.
pub fn texts(files: Vec<SourceFile>) -> Result<Vec<(String, String)>, ReadError> {
    let files = opened(files)?;
    let decoded = files.iter().filter_map(|file| {
        let text = text::decode(file, encoding_rs::UTF_8)
            .or_else(|_| text::decode(file, encoding_rs::WINDOWS_1252))
            .ok()?;
        Some((file.name.clone(), text.into_owned()))
    });
    Ok(decoded.collect())
}

/// What files look like, in a few words, for a person who gave the wrong ones.
pub(crate) fn describe(files: &[SourceFile]) -> String {
    let official = SOURCES.iter().filter(|source| !matches!(source.id, "ftm" | "csv"));
    for source in official {
        if let Some(format) = source.formats.iter().find(|format| (format.accepts)(files)) {
            return format!("{} of {}", format.name, source.id);
        }
    }
    let Some(first) = files.first() else { return "nothing".to_owned() };
    if let Some((root, _)) = xml::root_of(&first.bytes) {
        return format!("XML with root <{root}>");
    }
    let line: String = table::first_line(&first.bytes).chars().take(60).collect();
    if first.bytes.starts_with(b"PK") {
        return "a ZIP archive or workbook".to_owned();
    }
    format!("text beginning '{line}'")
}
