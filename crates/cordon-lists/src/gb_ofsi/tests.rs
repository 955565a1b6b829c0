use cordon_model::{
    CountryKind, DateKind, Entity, IdentifierKind, Measure, NameKind, Schema, SourceId,
};

use crate::error::ReadError;
use crate::gb_fcdo::fields::field;
use crate::problem::ProblemKind;
use crate::reading::{CustomList, ReadContext, Reading, SourceFile};
use crate::source::{read, source};
use crate::testing::{file, read_as, real_file};

const FORM_2018: &str = include_str!("testdata/2018.csv");
const FORM_2025: &str = include_str!("testdata/2025.csv");

fn names(entity: &Entity) -> Vec<(&str, NameKind)> {
    entity.names.iter().map(|name| (name.text.as_str(), name.kind)).collect()
}

fn dates(entity: &Entity) -> Vec<String> {
    entity.dates_of(DateKind::Birth).map(|date| date.to_string()).collect()
}

fn error(text: &str) -> ReadError {
    let context =
        ReadContext { source: SourceId::new("gb_ofsi").unwrap(), custom: CustomList::default() };
    read(source("gb_ofsi").unwrap(), &context, vec![file("ConList.csv", text)]).unwrap_err()
}

#[test]
fn the_form_of_2018() {
    let reading = read_as("gb_ofsi", vec![file("ConList.csv", FORM_2018)]);
    assert_eq!((reading.records, reading.entities.len()), (6, 3));
    assert_eq!(reading.published.unwrap().to_string(), "2018-04-13");
    let [person, ship, lines] = reading.entities.as_slice() else { panic!("three entities") };
    assert_eq!(person.id.as_str(), "gb-ofsi-90001");
    assert_eq!(
        names(person),
        [("Enki Anu NUSKU", NameKind::Primary), ("Enky NUSKU", NameKind::Alias),]
    );
    assert_eq!(dates(person), ["1961", "1962"]);
    let passport = &person.identifiers[0];
    assert_eq!((passport.kind, passport.number.as_str()), (IdentifierKind::Passport, "592001"));
    assert!(passport.note.as_deref().unwrap().contains("issued on 3 May 2007"));
    assert!(person.fact("notes").contains(&"Passport: no number at all".to_owned()));
    let programmes: Vec<_> =
        person.listings.iter().map(|listing| listing.programme.as_deref().unwrap()).collect();
    assert_eq!(programmes, ["Tablets", "Reeds"]);
    assert_eq!(person.listings[1].listed_on.unwrap().to_string(), "2017-06-05");
    assert_eq!(person.listings[0].un_reference.as_deref(), Some("QDe.999"));
    assert_eq!(person.listings[0].measures, [Measure::AssetFreeze]);
    assert_eq!(person.records.len(), 3);

    assert_eq!(ship.schema, Schema::VESSEL);
    let kinds: Vec<_> = ship.identifiers.iter().map(|number| number.kind).collect();
    assert_eq!(kinds, [IdentifierKind::ImoShip, IdentifierKind::Mmsi]);
    assert_eq!(lines.schema, Schema::ORGANIZATION);
    assert_eq!(lines.identifiers[0].kind, IdentifierKind::ImoCompany);
    let problems: Vec<_> =
        reading.problems.iter().map(|p| (p.kind, p.field.as_str(), p.raw.as_str())).collect();
    assert_eq!(
        problems,
        [
            (ProblemKind::RecordSkipped, "Group ID", ""),
            (ProblemKind::BadValue, "Last Updated", "bad date"),
        ]
    );
}

#[test]
fn the_form_of_2025() {
    let reading = read_as("gb_ofsi", vec![file("ConList.csv", FORM_2025)]);
    assert_eq!(reading.problems, []);
    let [person, ship] = reading.entities.as_slice() else { panic!("two entities") };
    assert_eq!(
        names(person),
        [
            ("Enki Anuvich NUSKUEV", NameKind::Primary),
            ("Enky NUSKUEV", NameKind::WeakAlias),
            ("Энки НУСКУЕВ", NameKind::Original)
        ]
    );
    assert_eq!(person.fact("gender"), ["male"]);
    let listing = &person.listings[0];
    assert_eq!(listing.reason.as_deref(), Some("Voted for the Reed Act (No. 7)."));
    assert_eq!(listing.facts["recordId"], ["RUS9001"]);
    assert_eq!(person.identifiers[0].note.as_deref(), Some("Issued in Eridu"));
    assert_eq!((ship.schema, ship.caption()), (Schema::VESSEL, "NUSKU STAR 8"));
    assert_eq!(ship.links[0].name.as_deref(), Some("Nusku Shipping"));
    assert_eq!(ship.fact("type"), ["Oil tanker"]);
    assert_eq!(ship.fact("notes"), ["Shoe size: 44"]);
}

#[test]
fn every_column_goes_somewhere() {
    for text in [FORM_2018, FORM_2025] {
        for name in text.lines().nth(1).unwrap().split(',') {
            assert!(field(name).is_some(), "{name}");
        }
    }
}

#[test]
fn windows_1252_is_read_and_utf_8_too() {
    let accented = FORM_2018.replace("Scribe", "Écrivain");
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&accented);
    let old = SourceFile { name: "ConList.csv".to_owned(), bytes: bytes.into_owned() };
    let old = read_as("gb_ofsi", vec![old]);
    assert_eq!(old.entities[0].fact("position"), ["Écrivain"]);
    assert_eq!(old, read_as("gb_ofsi", vec![file("ConList.csv", &accented)]));
}

#[test]
fn files_cut_short_are_refused() {
    for text in [FORM_2018, FORM_2025] {
        for share in 5..10 {
            let mut end = text.len() * share / 10;
            while !text.is_char_boundary(end) || text[..end].ends_with('\n') {
                end -= 1;
            }
            let found = error(&text[..end]);
            assert!(matches!(found, ReadError::Truncated { .. }), "{share}: {found}");
        }
    }
    let cut_at_line_end = FORM_2018.trim_end_matches('\n').rsplit_once(',').unwrap().0;
    let found = error(&format!("{cut_at_line_end}\n"));
    assert!(matches!(found, ReadError::Truncated { .. }), "{found}");
}

#[test]
fn a_table_without_group_ids_is_refused() {
    let Some(file) = real_file("gb_ofsi/OFSI_ConList_2026-06-03_TRIMMED_2_rows_cols1-30.csv")
    else {
        return;
    };
    let text = String::from_utf8(file.bytes).unwrap();
    for name in text.lines().nth(1).unwrap().split(',') {
        assert!(field(name).is_some(), "{name}");
    }
    let found = error(&text);
    assert!(found.to_string().contains("no column 'Group ID'"), "{found}");
    let with_ids: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(row, line)| match row {
            0 => line.to_owned(),
            1 => format!("{line},Group ID"),
            _ => format!("{line},{row}"),
        })
        .collect();
    let whole = crate::testing::file("ConList.csv", &format!("{}\n", with_ids.join("\n")));
    let reading = read_as("gb_ofsi", vec![whole]);
    assert_eq!(reading.problems, []);
    assert_eq!(reading.entities[1].caption(), "Vladimir PUTIN");
    assert_eq!(dates(&reading.entities[1]), ["1952-10-07"]);
    assert_eq!(reading.entities[1].listings[0].facts["recordId"], ["RUS0251"]);
    assert_eq!(reading.published.unwrap().to_string(), "2026-06-03");
}

#[test]
fn real_2018_04_13() {
    let Some(file) = real_file("gb_ofsi/2018-04-13/ConList.csv") else { return };
    let reading = read_as("gb_ofsi", vec![file]);
    assert_eq!((reading.records, reading.entities.len()), (9_487, 2_106));
    assert_eq!(reading.published.unwrap().to_string(), "2018-04-13");
    assert_eq!(reading.problems, []);
    let count = |schema| reading.entities.iter().filter(|entity| entity.schema == schema).count();
    assert_eq!(count(Schema::VESSEL), 23);
    assert_eq!(count(Schema::PERSON) + count(Schema::ORGANIZATION), 2_083);
    let with_un = reading.entities.iter().filter(|e| e.listings[0].un_reference.is_some());
    assert_eq!(with_un.count(), 673);
    let several = reading.entities.iter().filter(|entity| entity.listings.len() > 1);
    assert_eq!(several.count(), 6);
    check_hand_picked(&reading);
}

fn check_hand_picked(reading: &Reading) {
    let find = |id: &str| reading.entities.iter().find(|entity| entity.id.as_str() == id).unwrap();
    let qahtani = find("gb-ofsi-13349");
    assert_eq!(dates(qahtani), ["1980", "1981"]);
    let nationalities: Vec<_> = qahtani
        .countries
        .iter()
        .filter(|country| country.kind == CountryKind::Nationality)
        .map(|country| country.text.as_str())
        .collect();
    assert_eq!(nationalities, ["Saudi Arabia", "Qatar"]);
    assert_eq!(qahtani.identifiers[0].number, "592667");
    assert_eq!(qahtani.listings[0].un_reference.as_deref(), Some("QDe.004"));
    let ship = find("gb-ofsi-13556");
    assert_eq!((ship.schema, ship.caption()), (Schema::VESSEL, "TONG SAN 2"));
}
