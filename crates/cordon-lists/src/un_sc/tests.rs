//! The four real editions where they are, and a small made one that covers every feature.

use cordon_model::{
    CountryKind, DateKind, Entity, IdentifierKind, Measure, NameKind, Schema, SourceId,
};

use super::SOURCE;
use super::fields::FIELDS;
use crate::error::ReadError;
use crate::problem::ProblemKind;
use crate::reading::{CustomList, ReadContext, Reading, SourceFile};
use crate::testing::{check_fields, file, read_as, real_file, xml_paths};

const MADE: &str = include_str!("testdata/consolidated.xml");

fn real(edition: &str) -> Option<SourceFile> {
    real_file(&format!("un_sc/{edition}/consolidated.xml"))
}

fn entity<'a>(reading: &'a Reading, reference: &str) -> &'a Entity {
    let id = format!("un-sc-{reference}");
    reading.entities.iter().find(|entity| entity.id.as_str() == id).unwrap()
}

fn births(entity: &Entity) -> Vec<String> {
    entity.dates_of(DateKind::Birth).map(|date| date.to_string()).collect()
}

fn names_of(entity: &Entity, kind: NameKind) -> Vec<&str> {
    entity.names.iter().filter(|name| name.kind == kind).map(|name| name.text.as_str()).collect()
}

#[test]
fn the_real_editions_are_whole() {
    /// What can not be read as a date of birth, by edition: ages, and a Hijri day.
    const EDITIONS: &[(&str, &str, usize, usize, &[&str])] = &[
        ("2018", "2018-08-24", 701, 397, &["QDi.291", "LYi.022", "LYi.021", "LYi.023", "LYi.026"]),
        ("2024-05-15", "2024-05-15", 682, 193, &["LYi.022"]),
        ("2025-04-19", "2025-04-19", 684, 193, &["QDi.291", "LYi.022"]),
        ("2025-11-18", "2025-11-18", 727, 273, &["LYi.022", "QDi.291"]),
    ];
    for (edition, published, individuals, entities, unread) in EDITIONS {
        let Some(file) = real(edition) else { return };
        check_fields(&xml_paths(&file.bytes), FIELDS);
        let bytes = file.bytes.clone();
        let reading = read_as(SOURCE.id, vec![file]);
        assert_eq!(reading.published, Some(published.parse().unwrap()));
        assert_eq!(reading.records as usize, individuals + entities);
        let count = |schema| reading.entities.iter().filter(|it| it.schema == schema).count();
        assert_eq!(count(Schema::PERSON), *individuals, "{edition}");
        assert_eq!(count(Schema::ORGANIZATION), *entities, "{edition}");
        let found: Vec<&str> = reading.problems.iter().map(|it| it.record.as_str()).collect();
        let expected: Vec<String> = unread.iter().map(|id| format!("un-sc-{id}")).collect();
        assert_eq!(found, expected, "{edition}");
        for problem in &reading.problems {
            assert_eq!(problem.field, "INDIVIDUAL_DATE_OF_BIRTH");
        }
        for entity in &reading.entities {
            assert_eq!(names_of(entity, NameKind::Primary).len(), 1, "{}", entity.id);
            let [listing] = entity.listings.as_slice() else { panic!("{}", entity.id) };
            assert!(listing.listed_on.is_some() && !listing.measures.is_empty(), "{}", entity.id);
            for property in entity.facts.keys() {
                assert!(entity.schema.property(property).is_some(), "{}: {property}", entity.id);
            }
            let record = &entity.records[0];
            let verbatim = &bytes[record.start as usize..record.end as usize];
            assert!(verbatim.starts_with(b"<INDIVIDUAL>") || verbatim.starts_with(b"<ENTITY>"));
        }
    }
}

#[test]
fn references_stay_where_data_ids_change() {
    let (Some(old), Some(new)) = (real("2018"), real("2025-11-18")) else { return };
    let (old, new) = (read_as(SOURCE.id, vec![old]), read_as(SOURCE.id, vec![new]));
    let kept = old.entities.iter().filter(|it| new.entities.iter().any(|new| new.id == it.id));
    assert_eq!(kept.count(), 890);
    // Trailing blanks of 2018 are gone from ids and names.
    let ri = entity(&old, "KPi.033");
    assert_eq!(ri.caption(), "RI WON HO");
    assert_eq!(ri.identifiers[0].number, "381310014");
}

#[test]
fn tricky_entries_of_a_real_edition_are_read() {
    let Some(file) = real("2025-11-18") else { return };
    let reading = read_as(SOURCE.id, vec![file]);
    let ghul = entity(&reading, "QDi.309");
    assert!(ghul.names.iter().any(|name| name.text == "Abdurahman Sindhi"));
    let batirashvili = entity(&reading, "QDi.365");
    assert!(names_of(batirashvili, NameKind::Original).contains(&"Ахмад Шишани"));
    assert!(names_of(batirashvili, NameKind::WeakAlias).contains(&"Однорукий"));
    // A name in its own script beside its transliterations, in one alias.
    let hassan =
        reading.entities.iter().find(|it| names_of(it, NameKind::Original).contains(&"حسن غول"));
    assert!(hassan.unwrap().names.iter().any(|name| name.text == "Hassan Gul"));
    assert_eq!(entity(&reading, "QDi.147").listings[0].programme.as_deref(), Some("Al-Qaida"));
    // Dates: a month in the note, an approximate range, a year; and those of aliases.
    assert!(births(entity(&reading, "CFi.009")).contains(&"1963-04".to_owned()));
    assert_eq!(births(entity(&reading, "CDi.001")), ["1971"]);
    assert!(births(entity(&reading, "TAi.002")).contains(&"1955~/1958~".to_owned()));
    let dumont = entity(&reading, "QDi.092");
    let date = dumont.dates.iter().find(|date| date.note.as_deref() == Some("as Fabio Fusco"));
    assert_eq!(date.unwrap().date.to_string(), "1968-05-25");
    // Measures by regime, and by the record's words for Libya.
    let measures = |reference| entity(&reading, reference).listings[0].measures.clone();
    assert_eq!(measures("GBi.001"), [Measure::TravelBan]);
    assert_eq!(measures("LYi.001"), [Measure::TravelBan]);
    assert_eq!(measures("LYi.009"), [Measure::AssetFreeze]);
    assert_eq!(measures("LYi.006"), [Measure::AssetFreeze, Measure::TravelBan]);
    assert_eq!(measures("IQi.037"), [Measure::AssetFreeze]);
    // Numbers in words, in notes, in comments.
    let libyan = &entity(&reading, "LYi.003").identifiers[0];
    assert_eq!((libyan.kind, libyan.number.as_str()), (IdentifierKind::Passport, "513519"));
    let company = &entity(&reading, "KPe.056").identifiers[0];
    assert_eq!((company.kind, company.number.as_str()), (IdentifierKind::ImoCompany, "5571322"));
    // One person under two regimes is two entries.
    let aweys = reading.entities.iter().filter(|it| it.caption() == "HASSAN DAHIR AWEYS");
    assert_eq!(aweys.count(), 2);
    let anwari = entity(&reading, "TAi.005");
    assert_eq!(names_of(anwari, NameKind::Original), ["محمد طاهر أنوري"]);
    assert_eq!(anwari.fact("title"), ["Mullah"]);
    assert_eq!(anwari.listings[0].events.len(), 4);
}

#[test]
fn a_file_that_lies_about_its_encoding_is_refused_with_the_place() {
    let Some(broken) = real("broken-encoding-2025-08-16") else { return };
    let bytes = broken.bytes.clone();
    let context =
        ReadContext { source: SourceId::new(SOURCE.id).unwrap(), custom: CustomList::default() };
    let error = crate::source::read(&SOURCE, &context, vec![broken]).unwrap_err();
    let ReadError::Encoding { declared, byte, offset, line, .. } = &error else {
        panic!("{error}")
    };
    assert_eq!(declared, "UTF-8");
    assert_eq!(bytes[*offset as usize], *byte);
    let before = &bytes[..*offset as usize];
    assert!(std::str::from_utf8(before).is_ok());
    assert_eq!(*line, 1 + before.iter().filter(|byte| **byte == b'\n').count() as u64);
    assert_eq!(
        error.to_string(),
        "consolidated.xml: declared as UTF-8, but byte 0xE9 at offset 2192 (line 54) is not; it \
         looks like windows-1252: fetch it again or report it to the publisher"
    );
}

#[test]
fn every_feature_of_the_made_file_is_read() {
    let made = file("consolidated.xml", MADE);
    let mut paths = xml_paths(&made.bytes);
    paths.retain(|path| !path.ends_with("HOROSCOPE"));
    check_fields(&paths, FIELDS);
    let reading = read_as(SOURCE.id, vec![made]);
    assert_eq!((reading.records, reading.entities.len()), (5, 3));
    let quill = entity(&reading, "ZZi.001");
    assert_eq!(quill.caption(), "QUILL BARISPO NA");
    assert_eq!(names_of(quill, NameKind::Original), ["ፍትዊ ዓብዱ", "Амир Вымысел"]);
    assert_eq!(
        names_of(quill, NameKind::Alias),
        ["Barispo Kwill", "Barispoh Quill", "Amir Vymysel", "Old Quill"]
    );
    assert_eq!(names_of(quill, NameKind::WeakAlias), ["The Cloud", "Облако"]);
    assert_eq!(quill.fact("title"), ["Dr.", "Admiral"]);
    assert_eq!(quill.fact("position"), ["Keeper of the Seal", "Chair of Clouds"]);
    assert_eq!(
        births(quill),
        ["1960/1965", "1961-02-03", "1962~", "1963-09", "1958~/1962~", "1973-11"]
    );
    assert_eq!(quill.fact("birthPlace"), ["Otherham", "Mill Lane, Nowhere"]);
    let kinds: Vec<IdentifierKind> = quill.identifiers.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [IdentifierKind::Passport, IdentifierKind::Other, IdentifierKind::TaxId]);
    let passport = &quill.identifiers[0];
    assert_eq!(passport.number, "96/1844");
    assert_eq!(passport.label.as_deref(), Some("Passport (Maltese Passport No.)"));
    assert!(passport.note.as_deref().unwrap().starts_with("(expired); green cover"));
    assert_eq!(quill.identifiers[2].number, "DAOMMD74T11Z352Z");
    assert_eq!(quill.addresses[0].full, "1 Mill Lane, Nowhere, N1, Upper Nowhere, Malta");
    assert_eq!(quill.addresses[1].full, "Mill House, Mill Lane, Otherham");
    let nationalities = quill.countries.iter().filter(|it| it.kind == CountryKind::Nationality);
    assert_eq!(nationalities.map(|it| it.text.as_str()).collect::<Vec<_>>(), ["Malta"]);
    assert_eq!(
        quill.fact("notes"),
        [
            "Place of birth Mill Lane, Nowhere: (now Somewhere)",
            "Address Malta: in prison",
            "Document: Passport: issued in 1993, under another name",
        ]
    );
    let listing = &quill.listings[0];
    assert_eq!(listing.listed_on.unwrap().to_string(), "2030-01-02");
    assert_eq!(listing.reason.as_deref(), Some("Keeper of a wholly invented seal."));
    assert_eq!(listing.events[0].note.as_deref(), Some("Nowhere"));
    let lines = entity(&reading, "ZZe.001");
    assert_eq!(names_of(lines, NameKind::Primary), ["INVENTED CLOUD LINES (ICL)"]);
    assert_eq!(
        names_of(lines, NameKind::Alias),
        ["CLOUD SHIPPING", "Cloudlines", "CLOUD LINES, SECOND RECORD"]
    );
    assert_eq!(names_of(lines, NameKind::Former), ["Fog Lines"]);
    assert_eq!(names_of(lines, NameKind::Original), ["구름 회사"]);
    assert_eq!(lines.identifiers[0].number, "5342883");
    assert_eq!((lines.listings.len(), lines.records.len()), (2, 2));
}

#[test]
fn bad_values_are_reported_and_kept() {
    let reading = read_as(SOURCE.id, vec![file("consolidated.xml", MADE)]);
    let problems: Vec<(ProblemKind, &str, &str)> = reading
        .problems
        .iter()
        .map(|problem| (problem.kind, problem.field.as_str(), problem.raw.as_str()))
        .collect();
    assert_eq!(
        problems,
        [
            (ProblemKind::BadValue, "REFERENCE_NUMBER", "2"),
            (ProblemKind::BadValue, "UN_LIST_TYPE", "Atlantis"),
            (ProblemKind::BadValue, "LISTED_ON", "sometime"),
            (ProblemKind::BadValue, "LAST_DAY_UPDATED", "yesterday"),
            (ProblemKind::BadValue, "QUALITY", "Medium"),
            (ProblemKind::BadValue, "DATE_OF_BIRTH", "long ago"),
            (ProblemKind::BadValue, "TYPE_OF_DATE", "MAYBE"),
            (ProblemKind::BadValue, "INDIVIDUAL_DATE_OF_BIRTH", "30-35 years old"),
            (ProblemKind::BadValue, "GENDER", "cloud"),
            (ProblemKind::UnknownField, "INDIVIDUAL/HOROSCOPE", "rising"),
            (ProblemKind::RecordSkipped, "REFERENCE_NUMBER", ""),
            (ProblemKind::JoinedRecords, "REFERENCE_NUMBER", "un-sc-ZZe.001"),
        ]
    );
    let nobody = entity(&reading, "data-2");
    assert_eq!(
        nobody.listings[0].facts["summary"],
        ["Listed on: sometime", "Updated on: yesterday", "List type: Cloud List"]
    );
}

#[test]
fn a_file_cut_anywhere_is_refused_or_read_without_panic() {
    let context =
        ReadContext { source: SourceId::new(SOURCE.id).unwrap(), custom: CustomList::default() };
    let end = MADE.trim_end().len();
    for cut in (0..end).step_by(7).filter(|cut| MADE.is_char_boundary(*cut)) {
        let files = vec![file("consolidated.xml", &MADE[..cut])];
        assert!(crate::source::read(&SOURCE, &context, files).is_err(), "cut at {cut}");
    }
}
