use cordon_model::{CountryKind, Entity, IdentifierKind, NameKind, NamePartKind, Schema, SourceId};

use crate::error::ReadError;
use crate::problem::ProblemKind;
use crate::reading::{CustomList, ReadContext, Reading, SourceFile};
use crate::source::{read, source};
use crate::testing::file;

const SAMPLE: &str = include_str!("testdata/own.csv");

fn read_own(file: SourceFile, custom: CustomList) -> Result<Reading, ReadError> {
    let context = ReadContext { source: SourceId::new("own_list").unwrap(), custom };
    read(source("csv").unwrap(), &context, vec![file])
}

fn plain(text: &str) -> Reading {
    read_own(file("own.csv", text), CustomList::default()).unwrap()
}

fn mapped(text: &str, columns: &[(&str, &str)]) -> Reading {
    let columns = columns.iter().map(|(column, to)| ((*column).to_owned(), (*to).to_owned()));
    let custom = CustomList { columns: columns.collect(), ..CustomList::default() };
    read_own(file("own.csv", text), custom).unwrap()
}

fn names(entity: &Entity) -> Vec<(&str, NameKind)> {
    entity.names.iter().map(|name| (name.text.as_str(), name.kind)).collect()
}

#[test]
fn the_fixture_gives_its_entities_and_problems() {
    let reading = plain(SAMPLE);
    assert_eq!((reading.records, reading.entities.len()), (6, 4));
    let found: Vec<(ProblemKind, &str, &str)> = reading
        .problems
        .iter()
        .map(|problem| (problem.kind, problem.record.as_str(), problem.field.as_str()))
        .collect();
    let expected = [
        (ProblemKind::UnknownField, "header", "favourite colour"),
        (ProblemKind::BadValue, "line 2", "birth_date"),
        (ProblemKind::BadValue, "line 2", "countries"),
        (ProblemKind::BadValue, "line 3", "LEI"),
        (ProblemKind::JoinedRecords, "line 4", "id"),
        (ProblemKind::JoinedRecords, "line 5", "id"),
        (ProblemKind::BadValue, "line 7", ""),
        (ProblemKind::BadValue, "line 7", "schema"),
        (ProblemKind::BadValue, "line 7", "birth_date"),
        (ProblemKind::BadValue, "line 7", "gender"),
        (ProblemKind::BadValue, "line 7", "listing_date"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_person_of_a_plain_table() {
    let reading = plain(SAMPLE);
    let quinn = &reading.entities[0];
    assert_eq!((quinn.id.as_str(), quinn.schema), ("own_list-7", Schema::PERSON));
    assert_eq!(
        names(quinn),
        [
            ("Quinn Testcase", NameKind::Primary),
            ("Q. Testcase", NameKind::Alias),
            ("The Tester", NameKind::Alias),
            ("Quin", NameKind::Alias),
        ]
    );
    let dates: Vec<String> = quinn.dates.iter().map(|date| date.date.to_string()).collect();
    assert_eq!(dates, ["1965-03-25", "1966"]);
    assert_eq!(quinn.dates[1].note.as_deref(), Some("03/05/1966"));
    assert_eq!(quinn.countries[0].kind, CountryKind::Country);
    let addresses: Vec<&str> =
        quinn.addresses.iter().map(|address| address.full.as_str()).collect();
    assert_eq!(addresses, ["1 Imaginary Road; Vaduz", "2 Imaginary Road"]);
    assert_eq!(quinn.identifiers[0].kind, IdentifierKind::Passport);
    assert_eq!(quinn.fact("gender"), ["male"]);
    assert_eq!(quinn.fact("notes"), ["a note; with a semicolon"]);
    assert!(quinn.fact("topics").is_empty());
    let listing = &quinn.listings[0];
    assert_eq!((listing.authority.code(), listing.list.as_str()), ("own_list", "own_list"));
    assert_eq!(listing.reference.as_deref(), Some("7"));
    assert_eq!(listing.reason.as_deref(), Some("Owes us; and more"));
    assert_eq!(listing.listed_on.unwrap().to_string(), "2020-01-06");
    assert_eq!(listing.until.unwrap().to_string(), "2023-03-31");
}

#[test]
fn rows_of_one_id_are_one_entity_and_rows_without_get_one() {
    let reading = plain(SAMPLE);
    let paper = &reading.entities[1];
    assert_eq!(paper.schema, Schema::COMPANY);
    assert_eq!((paper.names.len(), paper.records.len(), paper.countries.len()), (3, 3, 2));
    let nobody = &reading.entities[2];
    // A birth date is a person's, and a row that states no schema has one.
    assert_eq!(nobody.schema, Schema::PERSON);
    assert_eq!(nobody.id.as_str().len(), "own_list-".len() + 16);
    assert_eq!(nobody.listings[0].reference, None);
    let bot = &reading.entities[3];
    assert_eq!(bot.fact("notes"), ["birth_date: someday", "gender: unsure"]);
    let twins = plain("name\nAnna\nAnna\nANNA\n");
    let ids: Vec<&str> = twins.entities.iter().map(|entity| entity.id.as_str()).collect();
    assert_eq!(ids[1], format!("{}-2", ids[0]));
    assert_eq!(ids[2], format!("{}-3", ids[0]));
}

#[test]
fn a_map_goes_before_headings() {
    let text = "Kundennr;Bezeichnung;Land;name;Sache\n1;Papier AG;Liechtenstein;x;y\n";
    let columns = [
        ("Kundennr", "id"),
        ("bezeichnung", "name"),
        ("Land", "jurisdiction"),
        ("name", "-"),
        ("Sache", "colour"),
        ("Fehlt", "alias"),
    ];
    let reading = mapped(text, &columns);
    let entity = &reading.entities[0];
    assert_eq!(entity.id.as_str(), "own_list-1");
    assert_eq!(names(entity), [("Papier AG", NameKind::Primary)]);
    assert_eq!(entity.countries[0].kind, CountryKind::Jurisdiction);
    let fields: Vec<&str> = reading.problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["Sache", "Fehlt", "Sache"]);
}

#[test]
fn a_name_is_made_of_its_parts() {
    let reading = plain("last_name\tfirst_name\tfather name\nFiktivov\tTestimir\tAnsel\n");
    let name = &reading.entities[0].names[0];
    assert_eq!((name.text.as_str(), name.kind), ("Testimir Ansel Fiktivov", NameKind::Primary));
    assert_eq!(name.part(NamePartKind::Family), Some("Fiktivov"));
    assert_eq!(reading.entities[0].schema, Schema::PERSON);
    let whole = plain("name,lastName\nTestimir Fiktivov,Fiktivov\n");
    assert_eq!(whole.entities[0].names.len(), 1);
    assert_eq!(whole.entities[0].names[0].parts.len(), 1);
}

#[test]
fn the_schema_of_the_user_and_the_authority_hold() {
    let custom = CustomList {
        schema: Some(Schema::VESSEL),
        authority: Some("harbour".to_owned()),
        ..CustomList::default()
    };
    let text = "\u{feff}name,imo,flag,birthDate\r\nPaper Boat,9074729,Panama,1970\r\n";
    let reading = read_own(file("own.csv", text), custom).unwrap();
    let boat = &reading.entities[0];
    assert_eq!((boat.schema, boat.caption()), (Schema::VESSEL, "Paper Boat"));
    assert_eq!(boat.identifiers[0].kind, IdentifierKind::ImoShip);
    assert_eq!(boat.listings[0].authority.code(), "harbour");
    // A ship is not born, and the value is not lost.
    assert_eq!(boat.fact("notes"), ["birthDate: 1970"]);
    assert_eq!(reading.problems.len(), 1);
    let span = &boat.records[0];
    let text = text.trim_start_matches('\u{feff}');
    assert!(text[span.start as usize..span.end as usize].starts_with("Paper Boat"));
}

#[test]
fn facts_are_properties_of_the_schema() {
    for entity in plain(SAMPLE).entities {
        for property in entity.facts.keys() {
            assert!(entity.schema.property(property).is_some(), "{} {property}", entity.id);
        }
    }
}

#[test]
fn other_files_are_refused_in_one_line() {
    let latin = SourceFile { name: "own.csv".to_owned(), bytes: b"name\nM\xfcller\n".to_vec() };
    let files = [
        latin,
        file("own.csv", "colour,size\nred,3\n"),
        file("own.csv", "<xml/>"),
        file("own.csv", "{\"id\": 1}"),
        file("own.csv", "name\n\"open quote\n"),
    ];
    for file in files {
        let text = read_own(file, CustomList::default()).unwrap_err().to_string();
        assert!(text.starts_with("own.csv: ") && !text.contains('\n'), "{text}");
    }
}
