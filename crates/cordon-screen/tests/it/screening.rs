//! Parties screened against made entities and against the real lists.

use cordon_model::{Country, IdentifierKind, Schema};
use cordon_screen::{
    Hit, Party, PartyIdentifier, Screener, Settings, WeakAliases, compare_entities, compare_names,
};

use crate::lists::real_lists;
use crate::made::{entities, entity};

fn screen(party: &Party, settings: &Settings) -> Vec<Hit> {
    let entities = entities();
    Screener::build(&entities).screen(&entities, party, settings, &|_| true)
}

fn person(name: &str) -> Party {
    Party { schema: Some(Schema::PERSON), ..Party::named(name) }
}

#[track_caller]
fn check_sum(hit: &Hit) {
    let sum: f64 = hit.evidence.iter().map(|evidence| evidence.bits).sum();
    assert!((sum - hit.bits).abs() < 1e-9, "{hit:?}");
    assert!((hit.score - 1.0 / (1.0 + (-hit.bits).exp2())).abs() < 1e-12);
}

#[test]
fn a_name_finds_its_entity_in_any_order_and_script() {
    for (name, row) in [
        ("Wang Junzheng", 1),
        ("Junzheng WANG", 1),
        ("王君正", 1),
        ("Taras Dovrenko", 0),
        ("Тарас Довренко", 0),
        ("Igor Petrovich Velmirsky", 6),
        ("Rosvetka Trading LLC", 5),
        ("Ocean Starling", 8),
    ] {
        let hits = screen(&Party::named(name), &Settings::default());
        assert_eq!(hits.first().map(|hit| hit.entity), Some(row), "{name}");
        assert!(hits[0].is_match, "{name}: {}", hits[0].score);
        hits.iter().for_each(check_sum);
    }
    assert!(screen(&Party::named("Harold Quimby"), &Settings::default()).is_empty());
    assert!(screen(&Party::named(""), &Settings::default()).is_empty());
}

#[test]
fn dates_lift_and_lower_a_name_and_never_make_one() {
    let mut party = person("Taras Dovrenko");
    let alone = screen(&party, &Settings::default())[0].bits;
    party.birth_dates = vec!["1971-05".parse().unwrap()];
    let agrees = screen(&party, &Settings::default());
    assert!(agrees[0].bits > alone);
    check_sum(&agrees[0]);
    party.birth_dates = vec!["1984-02-11".parse().unwrap()];
    let conflicts = screen(&party, &Settings { cutoff: 0.0, ..Settings::default() });
    assert!(conflicts[0].bits < alone);
    check_sum(&conflicts[0]);
    let mut other = person("Harold Quimby");
    other.birth_dates = vec!["1971-05-04".parse().unwrap()];
    other.countries = vec![Country::from_code("UA").unwrap()];
    other.gender = Some("male".to_owned());
    assert!(screen(&other, &Settings::default()).is_empty());
}

#[test]
fn a_strong_identifier_finds_by_itself() {
    let mut party = person("Harold Quimby");
    party.identifiers = vec![PartyIdentifier {
        kind: Some(IdentifierKind::Passport),
        number: "qx 4471920".to_owned(),
        country: Country::from_code("UA"),
    }];
    let hits = screen(&party, &Settings::default());
    assert_eq!(hits[0].entity, 0);
    assert!(hits[0].is_match);
    check_sum(&hits[0]);
    party.identifiers[0].country = Country::from_code("FR");
    assert!(screen(&party, &Settings::default()).is_empty());
    let ship = Party {
        identifiers: vec![PartyIdentifier {
            kind: None,
            number: "9074729".to_owned(),
            country: None,
        }],
        ..Party::default()
    };
    assert_eq!(screen(&ship, &Settings::default())[0].entity, 8);
}

#[test]
fn a_weak_alias_corroborates_only() {
    let party = person("The Ferryman");
    let settings = |weak_aliases| Settings { weak_aliases, cutoff: 0.2, ..Settings::default() };
    assert!(!screen(&party, &settings(WeakAliases::Corroborate))[0].is_match);
    assert!(screen(&party, &settings(WeakAliases::Ignore)).is_empty());
    assert!(screen(&party, &settings(WeakAliases::Full))[0].is_match);
    let born = Party { birth_dates: vec!["1971-05-04".parse().unwrap()], ..party };
    let hits = screen(&born, &settings(WeakAliases::Corroborate));
    assert!(hits[0].is_match);
    check_sum(&hits[0]);
}

#[test]
fn what_is_not_admissible_or_not_matchable_is_not_found() {
    let entities = entities();
    let screener = Screener::build(&entities);
    let party = Party::named("Taras Dovrenko");
    let hits = screener.screen(&entities, &party, &Settings::default(), &|row| row != 0);
    assert!(hits.is_empty());
}

#[test]
fn two_records_are_compared_by_all_they_say() {
    let entities = entities();
    let same = compare_entities(&entities[0], &entities[0]);
    assert!(same.score > 0.99);
    let sum: f64 = same.evidence.iter().map(|evidence| evidence.bits).sum();
    assert!((sum - same.bits).abs() < 1e-9);
    assert!(compare_entities(&entities[0], &entities[1]).score < 0.1);
    let company = entity("c", Schema::COMPANY, &["Taras Dovrenko"]);
    assert!(compare_entities(&entities[0], &company).bits < same.bits);
    assert!(compare_names("Wang Junzheng", "王君正", Some(Schema::PERSON)).score > 0.85);
}

#[test]
fn the_four_lists_answer_as_a_look_at_every_name_would() {
    let Some((entities, screener)) = real_lists() else { return };
    let settings = Settings { limit: usize::MAX, ..Settings::default() };
    let queries = [
        "Wang Junzheng",
        "Vladimir Putin",
        "Mohammed Omar",
        "Bank Rossiya",
        "Kim Jong Un",
        "Li Wei",
        "Muammar Gaddafi",
        "Al Rahman Trading Company",
        "Игорь Сечин",
        "J. Rodriguez",
        "محمد علي",
    ];
    for name in queries {
        let party = Party::named(name);
        let found = screener.screen(entities, &party, &settings, &|_| true);
        let forced = screener.screen_by_force(&party, &settings, &|_| true);
        assert_eq!(found, forced, "{name}");
    }
}

#[test]
fn the_people_of_march_2021_are_found_on_every_list() {
    let Some((entities, screener)) = real_lists() else { return };
    for (name, sources) in [
        ("Wang Junzheng", 3),
        ("Chen Mingguo", 3),
        ("Zhu Hailun", 3),
        ("Wang Mingshan", 3),
        ("Chen Quanguo", 2),
        ("Xinjiang Production and Construction Corps", 1),
    ] {
        let hits = screener.screen(entities, &Party::named(name), &Settings::default(), &|_| true);
        let mut found: Vec<&str> = hits
            .iter()
            .filter(|hit| hit.is_match)
            .map(|hit| entities[hit.entity as usize].source.as_str())
            .collect();
        found.sort_unstable();
        found.dedup();
        assert!(found.len() >= sources, "{name}: {found:?}");
    }
}
