//! The real file where it is, and a small made one that covers every feature of the format.

use std::collections::BTreeMap;

use cordon_model::{
    CountryKind, DateKind, DerivedFrom, Entity, IdentifierKind, Measure, NameKind, NamePartKind,
    Schema,
};

use super::SOURCE;
use super::fields::FIELDS;
use crate::error::ReadError;
use crate::problem::ProblemKind;
use crate::reading::{CustomList, ReadContext, Reading};
use crate::testing::{check_fields, file, read_as, real_file, xml_paths};

const REAL: &str = "eu_fsf/2024-05-13/full-1_1.xml";
const MADE: &str = include_str!("testdata/full-1_1.xml");

fn entity<'a>(reading: &'a Reading, number: &str) -> &'a Entity {
    let id = format!("eu-fsf-{number}");
    reading.entities.iter().find(|entity| entity.id.as_str() == id).unwrap()
}

fn problem_counts(reading: &Reading) -> BTreeMap<ProblemKind, usize> {
    let mut counts = BTreeMap::new();
    for problem in &reading.problems {
        *counts.entry(problem.kind).or_default() += 1;
    }
    counts
}

fn births(entity: &Entity) -> Vec<String> {
    entity.dates_of(DateKind::Birth).map(|date| date.to_string()).collect()
}

fn names_of(entity: &Entity, kind: NameKind) -> Vec<&str> {
    entity.names.iter().filter(|name| name.kind == kind).map(|name| name.text.as_str()).collect()
}

#[test]
fn the_real_file_is_whole() {
    let Some(file) = real_file(REAL) else { return };
    check_fields(&xml_paths(&file.bytes), FIELDS);
    let bytes = file.bytes.clone();
    let reading = read_as(SOURCE.id, vec![file]);
    assert_eq!(reading.format, "FSF XML 1.1");
    assert_eq!(reading.published, Some("2024-05-13".parse().unwrap()));
    assert_eq!((reading.records, reading.entities.len()), (4811, 4808));
    // Three references on two records each; four births in Iran's calendar without our day.
    let expected = [(ProblemKind::BadValue, 4), (ProblemKind::JoinedRecords, 3)];
    assert_eq!(problem_counts(&reading), expected.into());

    let schemata =
        |schema: Schema| reading.entities.iter().filter(|it| it.schema == schema).count();
    assert_eq!(schemata(Schema::PERSON), 3755 - 2);
    assert_eq!(schemata(Schema::VESSEL), 2);
    assert_eq!(schemata(Schema::ORGANIZATION), 1056 - 1 - 2);
    let listings: Vec<_> = reading.entities.iter().flat_map(|entity| &entity.listings).collect();
    assert_eq!(listings.len(), 4811);
    assert!(listings.iter().all(|listing| listing.listed_on.is_some()));
    assert!(listings.iter().all(|listing| listing.measures == [Measure::AssetFreeze]));
    let derived = listings.iter().filter(|listing| listing.listed_on_derived.is_some()).count();
    assert_eq!(derived, 672);
    for entity in &reading.entities {
        assert_eq!(names_of(entity, NameKind::Primary).len(), 1, "{}", entity.id);
        assert_eq!(entity.names[0].kind, NameKind::Primary, "{}", entity.id);
        for property in entity.facts.keys() {
            assert!(entity.schema.property(property).is_some(), "{}: {property}", entity.id);
        }
        for record in &entity.records {
            let verbatim = &bytes[record.start as usize..record.end as usize];
            assert!(verbatim.starts_with(b"<sanctionEntity "));
            assert!(verbatim.ends_with(b"</sanctionEntity>"));
        }
    }
}

#[test]
fn a_person_of_the_xinjiang_action_is_read_whole() {
    let Some(file) = real_file(REAL) else { return };
    let reading = read_as(SOURCE.id, vec![file]);
    let wang = entity(&reading, "6252.69");
    assert_eq!(wang.schema, Schema::PERSON);
    assert_eq!(wang.caption(), "Junzheng WANG");
    assert_eq!(wang.names[0].part(NamePartKind::Family), Some("WANG"));
    assert_eq!(names_of(wang, NameKind::Original), ["王君正"]);
    assert_eq!(births(wang), ["1963-05"]);
    assert_eq!(wang.fact("birthPlace"), ["Linyi, Shandong"]);
    assert_eq!(wang.fact("gender"), ["male"]);
    assert_eq!(wang.countries[0].kind, CountryKind::Birth);
    let [listing] = wang.listings.as_slice() else { panic!("one listing") };
    assert_eq!(listing.programme.as_deref(), Some("HR"));
    assert_eq!(listing.listed_on.unwrap().to_string(), "2021-03-22");
    assert_eq!(listing.listed_on_derived, None);
    let acts: Vec<&str> = listing.acts.iter().map(|act| act.title.as_str()).collect();
    assert_eq!(acts, ["2021/478 (OJ L99I)", "2023/2722 (OJ L05122023)"]);

    let bureau = entity(&reading, "6262.38");
    assert_eq!(bureau.schema, Schema::ORGANIZATION);
    assert_eq!(
        bureau.caption(),
        "Xinjiang Production and Construction Corps Public Security Bureau"
    );
    assert_eq!(names_of(bureau, NameKind::Original), ["新疆生产建设兵团公安局"]);
    assert_eq!(bureau.names.len(), 18);
    assert_eq!(bureau.fact("phone"), ["+86 991 598 8114"]);
}

#[test]
fn oddities_of_the_real_file_are_understood() {
    let Some(file) = real_file(REAL) else { return };
    let reading = read_as(SOURCE.id, vec![file]);
    // One reference on two records: one entity with both listings.
    for (number, programmes) in
        [("334.4", ["AFG", "TAQA"]), ("294.84", ["AFG", "TAQA"]), ("5121.69", ["TAQA", "UNLI"])]
    {
        let joined = entity(&reading, number);
        let found: Vec<_> =
            joined.listings.iter().filter_map(|listing| listing.programme.as_deref()).collect();
        assert_eq!(found, programmes);
        assert_eq!(joined.records.len(), 2);
    }
    assert_eq!(entity(&reading, "5121.69").listings[0].un_reference.as_deref(), Some("QDe.161"));
    let asem = &entity(&reading, "334.4").listings[1];
    assert_eq!(asem.listed_on_derived, Some(DerivedFrom::EarliestAct));
    assert_eq!(asem.listed_on.unwrap().to_string(), "2007-08-18");
    // Two ships stand among the enterprises; shipping companies have IMO numbers too.
    let ship = entity(&reading, "9443.81");
    assert_eq!((ship.schema, ship.caption()), (Schema::VESSEL, "New Konk"));
    assert_eq!(ship.identifiers[0].kind, IdentifierKind::ImoShip);
    let company = entity(&reading, "4198.83");
    assert_eq!(company.schema, Schema::ORGANIZATION);
    assert_eq!(company.identifiers[0].kind, IdentifierKind::ImoCompany);
    // Hijri dates: the day that the file converts itself, the year that it does not.
    let hijri = &entity(&reading, "3092.36").dates[2];
    assert_eq!(hijri.date.to_string(), "1982-04-19");
    assert_eq!(hijri.note.as_deref(), Some("24.6.1402 (ISLAMIC calendar), hijri calendar"));
    let iranian = entity(&reading, "6131.26");
    assert!(!births(iranian).iter().any(|date| date.starts_with("13")));
    let note = "Date of birth: 1343 (ISLAMIC calendar), Iranian Hijri calendar";
    assert!(iranian.fact("notes").iter().any(|it| it == note));
    assert_eq!(births(entity(&reading, "4565.86")), ["../1980"]);
    assert_eq!(births(entity(&reading, "294.84")), ["1972~/1973~", "1972/1973"]);
    // Grades of names stand in remarks only.
    let weak: usize =
        reading.entities.iter().map(|it| names_of(it, NameKind::WeakAlias).len()).sum();
    assert_eq!(weak, 181);
}

#[test]
fn every_feature_of_the_made_file_is_read() {
    let made = file("full-1_1.xml", MADE);
    let unknown = ["export/sanctionEntity/horoscope", "export/sanctionEntity/horoscope@sign"];
    let mut paths = xml_paths(&made.bytes);
    paths.retain(|path| !unknown.contains(&path.as_str()));
    check_fields(&paths, FIELDS);
    let reading = read_as(SOURCE.id, vec![made]);
    assert_eq!(reading.records, 5);
    assert_eq!(reading.entities.len(), 3);
    let person = entity(&reading, "90001.1");
    assert_eq!(person.caption(), "Barispo Quillevich VYMYSHLENNY");
    assert_eq!(names_of(person, NameKind::Original), ["Бариспо ВЫМЫШЛЕННЫЙ"]);
    assert_eq!(names_of(person, NameKind::Alias), ["Το Σύννεφο", "BARISPO VYMYSHLENNY"]);
    assert_eq!(names_of(person, NameKind::WeakAlias), ["The Cloud", "B."]);
    assert_eq!(names_of(person, NameKind::Former), ["Barispo OLDNAME"]);
    assert_eq!(
        person.fact("position"),
        ["Keeper of the Imaginary Seal", "Deputy Chair of the Board of Clouds."]
    );
    assert_eq!(person.fact("title"), ["Dr.", "Admiral"]);
    assert_eq!(births(person), ["1960-02-29", "1961-03", "1958~/1962~", "../1963", "1982-04-19"]);
    assert_eq!(person.fact("birthPlace"), ["Mill Lane, Nowhere, N1, Upper Nowhere"]);
    let passport = &person.identifiers[0];
    assert_eq!(passport.kind, IdentifierKind::Passport);
    assert_eq!(passport.number, "АБ 123");
    assert_eq!(passport.expires.unwrap().to_string(), "2011-02-03");
    assert_eq!(
        passport.note.as_deref(),
        Some(
            "green cover; in Latin letters: AB 123; valid from 2001-02-04; \
             name on the document: B. Quill; diplomatic; known to be expired; \
             known to be false; reported lost; revoked by its issuer"
        )
    );
    assert_eq!(person.identifiers[1].kind, IdentifierKind::Inn);
    let address = &person.addresses[0];
    assert_eq!(
        address.full,
        "1 Mill Lane, Millham, P.O. Box 7, Nowhere, N1 2, Upper Nowhere, MALTA"
    );
    assert_eq!(address.note.as_deref(), Some("previous address; at the time of listing"));
    assert_eq!(person.fact("email"), ["one@example.org", "two@example.org", "three@example.org"]);
    let notes = person.fact("notes");
    for note in [
        "Nephew of a wholly invented admiral.",
        "SEASON: autumn",
        "FAX: +00 1 235",
        "Citizenship MALTA: region Upper Nowhere, acquired 1990-01-01, lost 1999-01-01, (presumed)",
    ] {
        assert!(notes.iter().any(|known| known == note), "{note} in {notes:#?}");
    }
    let listing = &person.listings[0];
    assert_eq!(listing.until.unwrap().to_string(), "2031-12-31");
    assert_eq!(listing.facts["summary"], ["Date of UN designation: 1.1.2030"]);
    let acts: Vec<&str> = listing.acts.iter().map(|act| act.title.as_str()).collect();
    assert_eq!(acts, ["2030/1 (OJ L1)", "2031/12 (OJ L12)", "2031/12 R(01)"]);
    assert_eq!(listing.acts[1].url.as_deref(), Some("https://example.org/2031/12"));
    assert_eq!(person.listings[1].facts["summary"], ["UNLI-1.1.2030"]);
    let ship = entity(&reading, "90002.2");
    assert_eq!(ship.schema, Schema::VESSEL);
    assert!(ship.fact("notes").iter().any(|note| note == "Type of ship: invented tanker"));
    assert!(ship.fact("notes").iter().any(|note| note == "PHONE: +00 9"));
}

#[test]
fn bad_values_are_reported_and_kept() {
    let reading = read_as(SOURCE.id, vec![file("full-1_1.xml", MADE)]);
    let problems: Vec<(ProblemKind, &str, &str)> = reading
        .problems
        .iter()
        .map(|problem| (problem.kind, problem.field.as_str(), problem.raw.as_str()))
        .collect();
    assert_eq!(
        problems,
        [
            (ProblemKind::JoinedRecords, "euReferenceNumber", "EU.90001.1"),
            (ProblemKind::BadValue, "euReferenceNumber", "3"),
            (ProblemKind::BadValue, "subjectType", "C"),
            (ProblemKind::BadValue, "regulation@programme", ""),
            (ProblemKind::BadValue, "designationDate", "sometime"),
            (ProblemKind::BadValue, "nameAlias@strong", "perhaps"),
            (ProblemKind::BadValue, "nameAlias/remark", "medium quality alias"),
            (ProblemKind::BadValue, "nameAlias@gender", "X"),
            (ProblemKind::BadValue, "nameAlias", ""),
            (ProblemKind::BadValue, "birthdate", "1343 (ISLAMIC calendar)"),
            (ProblemKind::BadValue, "birthdate", "13.1963"),
            (ProblemKind::BadValue, "identification@number", "National identification card"),
            (ProblemKind::UnknownField, "sanctionEntity/horoscope", "rising"),
            (ProblemKind::UnknownField, "sanctionEntity/horoscope@sign", "aries"),
            (ProblemKind::RecordSkipped, "euReferenceNumber", ""),
        ]
    );
    let board = entity(&reading, "logical-3");
    assert_eq!(board.listings[0].facts["summary"], ["sometime"]);
    let notes = board.fact("notes");
    for note in ["Title: Board", "Gender: X", "Date of birth: 13.1963"] {
        assert!(notes.iter().any(|known| known == note), "{note} in {notes:#?}");
    }
}

#[test]
fn the_csv_form_is_refused_with_a_word_on_what_to_fetch() {
    let head = "fileGenerationDate;Entity_LogicalId;Entity_EU_ReferenceNumber\n1;2;3\n";
    let context = ReadContext {
        source: cordon_model::SourceId::new(SOURCE.id).unwrap(),
        custom: CustomList::default(),
    };
    let refused = crate::source::read(&SOURCE, &context, vec![file("list.csv", head)]);
    let error = refused.unwrap_err();
    assert!(matches!(error, ReadError::WrongSource { .. }));
    assert_eq!(
        error.to_string(),
        "list.csv: not a file of eu_fsf in XML: it is its CSV form, which is not read (fetch \
         xmlFullSanctionsList_1_1); check the source name and the file"
    );
}

#[test]
fn a_file_cut_anywhere_is_refused_or_read_without_panic() {
    let context = ReadContext {
        source: cordon_model::SourceId::new(SOURCE.id).unwrap(),
        custom: CustomList::default(),
    };
    let end = MADE.trim_end().len();
    for cut in (0..end).step_by(7).filter(|cut| MADE.is_char_boundary(*cut)) {
        let files = vec![file("full-1_1.xml", &MADE[..cut])];
        assert!(crate::source::read(&SOURCE, &context, files).is_err(), "cut at {cut}");
    }
}
