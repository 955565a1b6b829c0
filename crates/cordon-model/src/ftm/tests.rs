use proptest::prelude::*;

use super::strategy::entity;
use super::*;
use crate::country::{Country, CountryKind};
use crate::identifier::{Identifier, IdentifierKind};
use crate::link::{Link, LinkEnd};
use crate::listing::{Listing, Measure};
use crate::name::{NameKind, NamePartKind, NameValue};

fn lines(entity: &Entity) -> Vec<FtmEntity> {
    export(entity, &ExportContext { schema_of: &|_| None, seen: Seen::default() })
}

/// What comes back through JSON.
fn read_back(entity: &Entity) -> Read {
    let line = serde_json::to_string(&lines(entity)[0]).unwrap();
    let parsed = parse(&line, Schema::LEGAL_ENTITY).unwrap();
    assert_eq!(parsed.doubts, []);
    read(&parsed.entities[0], &entity.source)
}

proptest! {
    #[test]
    fn what_ftm_cannot_say_survives_the_round_trip(entity in entity()) {
        prop_assume!(!entity.id.as_str().is_empty());
        prop_assert_eq!(&read_back(&entity).entity, &entity);
    }

    #[test]
    fn values_are_fixed_points_of_cleaning(entity in entity()) {
        for line in lines(&entity) {
            for (property, values) in &line.properties {
                for value in values {
                    let cleaned = clean::value(line.schema, property, value);
                    prop_assert_eq!(cleaned.as_ref(), Some(value), "{}", property);
                }
            }
        }
    }

    #[test]
    fn no_line_panics(text in any::<String>(), json in "[\\[\\]{}\",:a-z0-9 ]{0,60}") {
        for text in [text, json] {
            if let Ok(parsed) = parse(&text, Schema::PERSON) {
                let source = SourceId::new("mine").unwrap();
                parsed.entities.iter().for_each(|line| drop(read(line, &source)));
            }
        }
    }
}

fn wang() -> Entity {
    let source = SourceId::new("us_ofac_sdn").unwrap();
    let mut entity = Entity::new(EntityId::new("ofac-31492"), Schema::PERSON, source);
    let parts = [(NamePartKind::Family, "TESTOV"), (NamePartKind::Given, "Ivan")];
    entity.add_name(NameValue::from_parts(&parts, NameKind::Primary));
    entity.add_name(NameValue::new("Тестов Иван", NameKind::Original));
    entity.add_name(NameValue::new("Vanya", NameKind::WeakAlias).with_note("weak"));
    entity.add_date(crate::DateKind::Birth, "1963-05~".parse().unwrap(), None);
    entity.add_country(CountryKind::Nationality, "SU");
    entity.add_identifier(
        Identifier::new(IdentifierKind::Passport, "AB 123").with_country(Country::from_code("RU")),
    );
    let mut listing = Listing::new("us", "SDN List");
    listing.programme = Some("GLOMAG".to_owned());
    listing.measures.push(Measure::AssetFreeze);
    listing.listed_on = Some("2021-03-22".parse().unwrap());
    entity.listings.push(listing);
    let other = EntityId::new("ofac-2");
    entity.links.push(Link::to_entity(Schema::OWNERSHIP, LinkEnd::Source, "Owns", other));
    entity.add_fact("topics", "sanction");
    entity.add_fact("gender", "male");
    entity
}

#[test]
fn a_person_as_ftm_lines() {
    let entity = wang();
    let lines = lines(&entity);
    let main = &lines[0];
    assert!(main.target);
    assert_eq!(main.caption, "TESTOV Ivan");
    assert_eq!(main.values("name"), ["TESTOV Ivan"]);
    assert_eq!(main.values("alias"), ["Тестов Иван"]);
    assert_eq!(main.values("weakAlias"), ["Vanya"]);
    assert_eq!(main.values("lastName"), ["TESTOV"]);
    assert_eq!(main.values("birthDate"), ["1963-05"]);
    assert_eq!(main.values("nationality"), ["suhh"]);
    assert_eq!(main.values("passportNumber"), ["AB 123"]);
    let schemata: Vec<&str> = lines[1..].iter().map(|line| line.schema.name()).collect();
    assert_eq!(schemata, ["Sanction", "Passport", "Ownership"]);
    assert_eq!(lines[1].values("authority"), ["United States"]);
    assert_eq!(lines[1].values("provisions"), ["asset freeze"]);
    assert_eq!(lines[1].values("startDate"), ["2021-03-22"]);
    assert_eq!(lines[2].values("country"), ["ru"]);
    assert_eq!(lines[3].values("owner"), ["ofac-31492"]);
    let cordon = main.cordon.as_ref().unwrap();
    assert!(cordon.get("facts").is_none(), "facts are said by the properties");
}

#[test]
fn an_edge_whose_ends_do_not_fit_is_an_unknown_link() {
    let entity = wang();
    let satellites = satellites_of(&entity, &|_| Some(Schema::PERSON));
    let edge = &satellites[2].line;
    assert_eq!(edge.schema, Schema::UNKNOWN_LINK);
    assert_eq!(edge.values("subject"), ["ofac-31492"]);
    assert!(edge.id.starts_with("ofac-31492-ownership-"), "the id is that of the stated link");
}

#[test]
fn an_edited_fact_is_believed_and_the_detail_kept() {
    let mut line = lines(&wang()).remove(0);
    line.properties.insert("position".to_owned(), vec!["Mayor".to_owned()]);
    line.properties.get_mut("alias").unwrap().reverse();
    let read = read(&line, &wang().source);
    assert!(read.detailed);
    assert_eq!(read.entity.fact("position"), ["Mayor"]);
    assert_eq!(read.entity.listings, wang().listings);
}

#[test]
fn an_edited_name_makes_the_properties_decide() {
    let mut line = lines(&wang()).remove(0);
    line.properties.insert("name".to_owned(), vec!["Pyotr TESTOV".to_owned()]);
    let read = read(&line, &wang().source);
    assert!(!read.detailed);
    assert_eq!(read.doubts[0].kind, DoubtKind::StaleDetail);
    assert_eq!(read.entity.names[0].text, "Pyotr TESTOV");
    assert_eq!(read.entity.listings, []);
}

#[test]
fn a_sanction_line_is_a_listing_and_the_reverse() {
    let line = r#"{"id":"s1","schema":"Sanction","datasets":["ca_sema"],"properties":{
        "entity":["a"],"country":["ca"],"authority":["Global Affairs"],"program":["SEMA"],
        "startDate":["2021-03-22"],"provisions":["Asset freeze","Dealings ban"],"status":["x"]}}"#;
    let sanction = parse(line, Schema::PERSON).unwrap().entities.remove(0);
    let listing = listing_of(&sanction, "mine", "my list");
    assert_eq!(listing.authority.code(), "ca");
    assert_eq!(listing.list, "ca_sema");
    assert_eq!(listing.listed_on, Some("2021-03-22".parse().unwrap()));
    assert_eq!(listing.measures, [Measure::AssetFreeze]);
    assert_eq!(listing.provisions.as_deref(), Some("Dealings ban"));
    let mut entity = wang();
    entity.listings = vec![listing];
    let again = lines(&entity).remove(1);
    assert_eq!(again.id, "s1");
    assert_eq!(again.values("authority"), ["Global Affairs"]);
    assert_eq!(again.values("status"), ["x"]);
}

#[test]
fn the_publishers_times_are_no_facts_of_the_entity() {
    let source = SourceId::new("us_ofac_sdn").unwrap();
    let mut entity = Entity::new(EntityId::new("ofac-1"), Schema::PERSON, source);
    entity.add_name(NameValue::new("Ivan TESTOV", NameKind::Primary));
    assert_eq!(lines(&entity)[0].cordon, None, "FtM says all of it");
    let seen = Seen { first: Some("2024-01-01T00:00:00".to_owned()), ..Seen::default() };
    let lines = export(&entity, &ExportContext { schema_of: &|_| None, seen });
    assert_eq!(lines[0].first_seen.as_deref(), Some("2024-01-01T00:00:00"));
    assert_eq!(read(&lines[0], &entity.source).entity, entity);
}

#[test]
fn keys_beside_properties_are_no_properties() {
    let taken = |key: &&str| Schema::all().any(|schema| schema.property(key).is_some());
    assert_eq!(ENVELOPE.iter().find(|key| taken(key)), None);
}
