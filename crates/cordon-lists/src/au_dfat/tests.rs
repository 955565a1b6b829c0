use std::io::{Cursor, Write};

use cordon_model::{
    CountryKind, Entity, IdentifierKind, Measure, NameKind, RecordUnit, Schema, SourceId,
};

use crate::error::ReadError;
use crate::problem::ProblemKind;
use crate::reading::{CustomList, ReadContext, Reading, SourceFile};
use crate::source::{read, source};
use crate::testing::read_as;

const LIST: &[u8] = include_bytes!("testdata/list.xlsx");
const OLDER: &[u8] = include_bytes!("testdata/older.xlsx");

fn workbook(bytes: &[u8]) -> SourceFile {
    SourceFile { name: "list.xlsx".to_owned(), bytes: bytes.to_vec() }
}

fn sample() -> Reading {
    read_as("au_dfat", vec![workbook(LIST)])
}

fn refused(file: SourceFile) -> ReadError {
    let id = SourceId::new("au_dfat").unwrap();
    let context = ReadContext { source: id, custom: CustomList::default() };
    read(source("au_dfat").unwrap(), &context, vec![file]).unwrap_err()
}

fn entity(reading: &Reading, number: u32) -> &Entity {
    let id = format!("au-dfat-{number}");
    reading.entities.iter().find(|entity| entity.id.as_str() == id).unwrap()
}

fn names(entity: &Entity) -> Vec<(&str, NameKind)> {
    entity.names.iter().map(|name| (name.text.as_str(), name.kind)).collect()
}

fn dates(entity: &Entity) -> Vec<String> {
    entity.dates.iter().map(|date| date.date.to_string()).collect()
}

/// A workbook of given parts; those that a workbook must have are added.
fn made(parts: &[(&str, &str)]) -> SourceFile {
    const BOOK: &str =
        r#"<workbook xmlns:r="r"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>"#;
    const RELATIONS: &str =
        r#"<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>"#;
    let mut all = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
    ];
    all.extend_from_slice(parts);
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in all {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    SourceFile { name: "made.xlsx".to_owned(), bytes: writer.finish().unwrap().into_inner() }
}

const HEAD: &str = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Reference</t></is></c>
 <c r="B1" t="inlineStr"><is><r><t>Name of </t></r><r><t>Individual or Entity</t></r></is></c>
 <c r="C1" t="inlineStr"><is><t>Name Type</t></is></c>
 <c r="D1" t="str"><v>Committees</v></c></row>"#;

fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{HEAD}{rows}</sheetData></worksheet>")
}

#[test]
fn the_fixture_gives_its_entities_and_problems() {
    let reading = sample();
    assert_eq!(reading.format, "DFAT workbook");
    assert_eq!((reading.records, reading.entities.len()), (12, 6));
    let found: Vec<(ProblemKind, &str, &str)> = reading
        .problems
        .iter()
        .map(|problem| (problem.kind, problem.record.as_str(), problem.field.as_str()))
        .collect();
    let expected = [
        (ProblemKind::UnknownField, "header", "A Column To Come"),
        (ProblemKind::RecordSkipped, "row 13", "Reference"),
        (ProblemKind::BadValue, "row 10", "Type"),
        (ProblemKind::BadValue, "row 12", "Type"),
        (ProblemKind::BadValue, "row 10", "Name Type"),
        (ProblemKind::BadValue, "row 10", "Alias Strength"),
        (ProblemKind::BadValue, "row 10", "Name Type"),
        (ProblemKind::BadValue, "row 10", "Date of Birth"),
        (ProblemKind::BadValue, "row 10", "Citizenship"),
        (ProblemKind::BadValue, "row 10", "Control Date"),
        (ProblemKind::BadValue, "row 10", "Targeted Financial Sanction"),
        (ProblemKind::UnknownField, "sheet", "Read me"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn rows_of_one_reference_are_one_entity() {
    let reading = sample();
    let quinn = entity(&reading, 1001);
    assert_eq!(quinn.schema, Schema::PERSON);
    assert_eq!(
        names(quinn),
        [
            ("Quinn Testcase", NameKind::Primary),
            ("Quin Testkase", NameKind::WeakAlias),
            ("Квинн Тесткейс", NameKind::Original),
        ]
    );
    assert_eq!(dates(quinn), ["1965-03-25"]);
    assert_eq!(quinn.fact("birthPlace"), ["Vaduz, Liechtenstein", "Vienna, Austria"]);
    let addresses: Vec<&str> =
        quinn.addresses.iter().map(|address| address.full.as_str()).collect();
    assert_eq!(addresses, ["1 Imaginary Road, Vaduz, Liechtenstein", "Nowhere"]);
    assert_eq!(quinn.addresses[0].country.unwrap().code(), "LI");
    let rows: Vec<(RecordUnit, u64, u64)> =
        quinn.records.iter().map(|record| (record.unit, record.start, record.end)).collect();
    assert_eq!(
        rows,
        [(RecordUnit::Rows, 1, 2), (RecordUnit::Rows, 2, 3), (RecordUnit::Rows, 4, 5)]
    );
    assert_eq!(quinn.records[0].file, "list.xlsx#Consolidated List");
}

#[test]
fn listings_say_what_is_imposed_and_since_when() {
    let reading = sample();
    let quinn = entity(&reading, 1001);
    assert_eq!(quinn.listings.len(), 1);
    let listing = &quinn.listings[0];
    assert_eq!(listing.programme.as_deref(), Some("Autonomous (Thematic - Human Rights)"));
    assert_eq!(listing.measures, [Measure::AssetFreeze, Measure::TravelBan]);
    assert_eq!(listing.listed_on.unwrap().to_string(), "2021-03-15");
    let events: Vec<String> = listing.events.iter().map(|event| event.date.to_string()).collect();
    assert_eq!(events, ["2021-03-22", "2023-05-01"]);
    assert_eq!(listing.acts[0].kind.as_deref(), Some("instrument of designation"));
    assert_eq!(listing.reference.as_deref(), Some("1001"));
    let holding = entity(&reading, 1002);
    assert_eq!(holding.listings.len(), 1);
    assert_eq!(holding.listings[0].un_reference.as_deref(), Some("ZZe.012"));
    assert_eq!(holding.listings[0].listed_on.unwrap().to_string(), "2001-01-25");
    assert_eq!(holding.listings[0].measures, [Measure::AssetFreeze, Measure::ArmsEmbargo]);
    assert_eq!(holding.names[1].kind, NameKind::Former);
    let boat = entity(&reading, 1003);
    assert_eq!(boat.listings[0].measures, [Measure::ShipBan]);
    assert_eq!(boat.identifiers[0].kind, IdentifierKind::ImoShip);
    assert_eq!(boat.identifiers[0].number, "9074729");
}

#[test]
fn dates_in_words_and_numbers() {
    let reading = sample();
    let ansel = entity(&reading, 1004);
    assert_eq!(dates(ansel), ["1965~", "1959/1962", "1962-04-07"]);
    assert_eq!(ansel.dates[2].note.as_deref(), Some("07/04/62 (from false passport)"));
    let citizenships: Vec<&str> = ansel
        .countries
        .iter()
        .filter(|value| value.kind == CountryKind::Citizenship)
        .map(|value| value.text.as_str())
        .collect();
    assert_eq!(citizenships, ["Austria", "Liechtenstein"]);
    assert!(ansel.addresses.is_empty() && ansel.fact("birthPlace").is_empty());
    assert_eq!(ansel.listings[0].listed_on.unwrap().to_string(), "2021-03-22");
    let yvette = entity(&reading, 1005);
    assert_eq!(dates(yvette), ["1965"]);
    assert_eq!(yvette.listings[0].listed_on.unwrap().to_string(), "2021-03-22");
    let odd = entity(&reading, 1006);
    assert_eq!(odd.fact("notes"), ["Date of birth: unknowable"]);
}

#[test]
fn the_older_columns_and_a_title_above_them() {
    let reading = read_as("au_dfat", vec![workbook(OLDER)]);
    assert_eq!(reading.problems, []);
    let olga = entity(&reading, 7);
    assert_eq!(olga.names.len(), 2);
    assert_eq!(olga.listings[0].measures, [Measure::AssetFreeze]);
    assert_eq!(olga.records[0].start, 2);
}

#[test]
fn facts_are_properties_of_the_schema() {
    for entity in sample().entities {
        for property in entity.facts.keys() {
            assert!(entity.schema.property(property).is_some(), "{} {property}", entity.id);
        }
        for property in entity.listings.iter().flat_map(|listing| listing.facts.keys()) {
            assert!(Schema::SANCTION.property(property).is_some(), "{property}");
        }
    }
}

#[test]
fn claims_of_a_hostile_workbook_cost_nothing() {
    let far =
        r#"<row r="1048576"><c r="A1048576"><v>9</v></c><c r="XFD1048576"><v>1</v></c></row>"#;
    let shared = r#"<sst uniqueCount="18446744073709551615"><si><t>x</t></si></sst>"#;
    let sheet = sheet(&format!(
        r#"{far}<row r="18446744073709551615"><c r="ZZZ1"><v>1</v></c><c t="s"><v>77</v></c></row>"#
    ));
    let file = made(&[("xl/sharedStrings.xml", shared), ("xl/worksheets/sheet1.xml", &sheet)]);
    let error = refused(file);
    assert!(matches!(error, ReadError::NoEntries { .. }), "{error}");
}

#[test]
fn foreign_and_damaged_workbooks_are_refused_in_one_line() {
    let foreign = made(&[("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>")]);
    let damaged = made(&[("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>")]);
    let entities =
        made(&[("xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet/>")]);
    let cut = SourceFile { name: "cut.xlsx".to_owned(), bytes: LIST[..LIST.len() / 2].to_vec() };
    for file in [foreign, damaged, entities, cut] {
        let text = refused(file).to_string();
        assert!(text.contains(".xlsx") && !text.contains('\n'), "{text}");
    }
}
