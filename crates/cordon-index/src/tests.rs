//! The index against brute force, on generated names of many kinds.

use cordon_names::{AnalysedName, Bound, CompareOptions, NameClass, Unit, compare, compare_pairs};
use proptest::prelude::*;

use crate::dictionary::Dictionary;
use crate::{Index, Scratch};

const WORDS: &[&str] = &[
    "Wang",
    "Junzheng",
    "Jun",
    "Zheng",
    "Chün-cheng",
    "王",
    "君",
    "正",
    "Владимир",
    "Путин",
    "Vladimir",
    "Wladimir",
    "Putin",
    "محمد",
    "Muhammad",
    "القذافي",
    "Gaddafi",
    "Qadhafi",
    "Abd",
    "al-Rahman",
    "Abdulrahman",
    "bin",
    "J.",
    "V.",
    "Kim",
    "김",
    "정",
    "은",
    "Jong",
    "Un",
    "Lee",
    "Ri",
    "Bank",
    "of",
    "America",
    "Africa",
    "LLC",
    "OOO",
    "Rosvetka",
    "Росветка",
    "Trading",
    "7",
    "VII",
    "Mohammad",
    "Hasni",
    "Mohammadhasni",
    "Ghodratollah",
    "Ghodrat",
    "William",
    "Bill",
    "חיים",
    "Li",
    "Smith",
    "Smyth",
    "Aleksandr",
    "Alexander",
    "Company",
    "Νίκος",
    "Nikos",
    "first",
    "Sheikh",
];

fn name() -> impl Strategy<Value = String> {
    let known = prop::sample::select(WORDS).prop_map(str::to_owned);
    let other = "[A-Z][aeioukhgrstln]{1,8}";
    prop::collection::vec(prop_oneof![4 => known, 1 => other], 1..5)
        .prop_map(|words| words.join(" "))
}

fn class() -> impl Strategy<Value = NameClass> {
    prop::sample::select(vec![NameClass::Person, NameClass::Body, NameClass::Thing])
}

proptest! {
    #[test]
    fn a_search_finds_exactly_the_comparable_units(
        names in prop::collection::vec((name(), class()), 1..20),
        query in name(),
    ) {
        let analysed: Vec<_> = names.iter().map(|(text, c)| AnalysedName::new(text, *c)).collect();
        let units: Vec<Unit> = analysed.iter().flat_map(|name| name.units.clone()).collect();
        let dictionary = Dictionary::new(units);
        for bound in [Bound::screening(), Bound::mentions()] {
            for unit in &AnalysedName::new(&query, NameClass::Person).units {
                let found = dictionary.comparable(unit, bound);
                prop_assert_eq!(found, dictionary.comparable_by_force(unit, bound), "{:?}", unit);
            }
        }
    }

    #[test]
    fn no_name_at_the_floor_is_missed(
        names in prop::collection::vec((name(), class()), 1..30),
        query in name(),
        query_class in class(),
        floor_bits in -4.0f64..2.0,
    ) {
        let analysed: Vec<_> = names.iter().map(|(text, c)| AnalysedName::new(text, *c)).collect();
        let index = Index::build(analysed.iter());
        let query = AnalysedName::new(&query, query_class);
        let mut scratch = Scratch::default();
        let found = index.candidates(&query, Bound::screening(), floor_bits, &mut scratch);
        // A second search in the same room gives the same.
        let again = index.candidates(&query, Bound::screening(), floor_bits, &mut scratch);
        prop_assert_eq!(&found, &again);
        let options = CompareOptions { floor_bits, ..CompareOptions::screening() };
        for (row, target) in analysed.iter().enumerate() {
            let Some(score) = compare(&query, target, &options) else { continue };
            let candidate = found.names.iter().find(|candidate| candidate.name as usize == row);
            prop_assert!(candidate.is_some(), "{} misses {}", query.text, target.text);
            let known = found.iter().find(|(candidate, _)| candidate.name as usize == row);
            let pairs = known.map_or(&[][..], |(_, pairs)| pairs);
            prop_assert_eq!(compare_pairs(&query, target, pairs, &options), Some(score.clone()));
            prop_assert!(candidate.is_none_or(|found| found.bits_at_most >= score.bits));
        }
    }
}
