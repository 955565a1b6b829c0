//! A few made entities: invented persons, and the bodies that the action of March 2021 names.

use cordon_model::{
    Country, CountryKind, DateKind, Entity, EntityId, Identifier, IdentifierKind, NameKind,
    NameValue, Schema, SourceId,
};

/// An entity with names; a name that begins with `~` is a weak alias.
pub(crate) fn entity(id: &str, schema: Schema, names: &[&str]) -> Entity {
    let source = SourceId::new("test_list").unwrap();
    let mut entity = Entity::new(EntityId::new(id), schema, source);
    for (at, name) in names.iter().enumerate() {
        let kind = if name.starts_with('~') {
            NameKind::WeakAlias
        } else if at == 0 {
            NameKind::Primary
        } else {
            NameKind::Alias
        };
        entity.add_name(NameValue::new(name.trim_start_matches('~'), kind));
    }
    entity
}

/// The list of the tests.
pub(crate) fn entities() -> Vec<Entity> {
    let person = Schema::PERSON;
    let mut dovrenko = entity("p-1", person, &["DOVRENKO, Taras Olehovich", "~The Ferryman"]);
    dovrenko.add_date(DateKind::Birth, "1971-05-04".parse().unwrap(), None);
    dovrenko.add_country(CountryKind::Nationality, "UA");
    dovrenko.add_fact("gender", "male");
    let passport = Identifier::new(IdentifierKind::Passport, "QX4471920");
    dovrenko.add_identifier(passport.with_country(Country::from_code("UA")));
    let mut star = entity("v-1", Schema::VESSEL, &["OCEAN STARLING"]);
    star.add_identifier(Identifier::new(IdentifierKind::ImoShip, "IMO 9074729"));
    vec![
        dovrenko,
        entity("p-2", person, &["WANG Junzheng", "王君正"]),
        entity("p-3", person, &["CHEN Mingguo", "陈明国"]),
        entity(
            "b-1",
            Schema::ORGANIZATION,
            &["Xinjiang Production and Construction Corps", "新疆生产建设兵团", "XPCC"],
        ),
        entity("b-2", Schema::ORGANIZATION, &["Xinjiang Public Security Bureau"]),
        entity("b-3", Schema::COMPANY, &["Rosvetka Trading OOO", "ООО Росветка Трейдинг"]),
        entity("p-4", person, &["Вельмирский Игорь Петрович", "Igor Velmirsky"]),
        entity("b-4", Schema::ORGANIZATION, &["The National Bank", "Zarvandeh"]),
        star,
        entity("a-1", Schema::SANCTION, &["Taras Dovrenko"]),
    ]
}
