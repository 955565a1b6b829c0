//! Names compared, as a screening officer would.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use cordon_names::{AnalysedName, CompareOptions, NameClass, compare};
use proptest::prelude::*;

fn score(left: &str, right: &str, class: NameClass) -> f64 {
    let options = CompareOptions::screening();
    let (left, right) = (AnalysedName::new(left, class), AnalysedName::new(right, class));
    compare(&left, &right, &options).unwrap().score()
}

/// Rows of `class | left | right | least or greatest score`.
#[track_caller]
fn check(rows: &str, fits: fn(f64, f64) -> bool) {
    let mut wrong = Vec::new();
    for row in rows.lines().map(str::trim).filter(|row| !row.is_empty()) {
        let fields: Vec<&str> = row.split('|').map(str::trim).collect();
        let class = match fields[0] {
            "person" => NameClass::Person,
            "body" => NameClass::Body,
            "thing" => NameClass::Thing,
            _ => NameClass::Unknown,
        };
        let found = score(fields[1], fields[2], class);
        if !fits(found, fields[3].parse().unwrap()) {
            wrong.push(format!("{row}: {found:.3}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_same_names_match() {
    check(
        "
        person | Wang Junzheng | WANG, Junzheng | 0.9
        person | Wang Junzheng | Wang Jun Zheng | 0.85
        person | Wang Junzheng | Wang Zunzheng | 0.8
        person | Wang Junzheng | Wang Chün-cheng | 0.8
        person | 王君正 | Wang Junzheng | 0.85
        person | 王君正 | 王君正 | 0.9
        person | 陈全国 | 陳全國 | 0.85
        person | 陈全国 | Chen Quanguo | 0.85
        person | 김정은 | Kim Jong Un | 0.85
        person | Путин Владимир Владимирович | Vladimir PUTIN | 0.85
        person | Vladimir Putin | Vladimir Vladimirovich Putin | 0.85
        person | القذافي | Gaddafi | 0.7
        person | Qadhafi | Gaddafi | 0.7
        person | Khadafi | Gaddafi | 0.7
        person | معمر القذافي | Muammar Gaddafi | 0.7
        person | Mohammadhasni Mubarak | Mohammad Hasni Mubarak | 0.85
        person | Abd al-Rahman al-Zahrani | Abdulrahman Zahrani | 0.7
        person | J. Kowalczykowski | Jaroslaw Kowalczykowski | 0.7
        person | Dr. Aleksandr Lukashenko | Alexander Lukashenka | 0.85
        body | OOO Rosvetka | ООО Росветка | 0.85
        body | Rosvetka LLC | Limited Liability Company Rosvetka | 0.85
        body | Xinjiang Public Security Bureau | XINJIANG PUBLIC SECURITY BUREAU | 0.9
        body | Huawei Technologies Co., Ltd. | Huawei Technologies Company Limited | 0.85
        thing | MV Ocean Lily 7 | OCEAN LILY 7 | 0.85
        ",
        |found, least| found >= least,
    );
}

#[test]
fn other_names_do_not() {
    check(
        "
        person | Li Wu | Lu Wu | 0.6
        body | A-B-C Company | XYZ Company | 0.6
        body | Bank of America | Bank of Africa | 0.6
        person | Wang Junzheng | Wang Junqiang | 0.6
        thing | Pacific 5 | Pacific 6 | 0.6
        body | Harbour Fund III | Harbour Fund IV | 0.6
        person | Isa bin Tarif | Tarif bin Isa | 0.6
        person | John Smith | John Smythson | 0.6
        person | Kim Jong Un | Kim Jong Il | 0.6
        person | Vladimir Ivanovich Kozlov | Vladimir Petrovich Kozlov | 0.6
        person | Mohammed Ali | Mohammed Omar | 0.3
        person | Ahmed | Mohammed | 0.1
        body | National Bank | Central Bank | 0.5
        body | Rosvetka Trading LLC | Kamaro Trading LLC | 0.3
        person | J. K. | John Kennedy | 0.3
        person | - | John Kennedy | 0.01
        ",
        |found, greatest| found < greatest,
    );
}

#[test]
fn rows_sum_to_the_bits_and_point_into_the_names() {
    let left = AnalysedName::new("PUTIN, Vladimir V.", NameClass::Person);
    let right = AnalysedName::new("Владимир Владимирович Путин", NameClass::Person);
    let score = compare(&left, &right, &CompareOptions::screening()).unwrap();
    let rows = score.explain(&left, &right);
    let sum: f64 = rows.iter().map(|row| row.bits).sum();
    assert!((sum - score.bits).abs() < 1e-9);
    assert_eq!(cordon_names::sum_of_bits(rows.iter().map(|row| row.bits)), score.bits);
    for bits in rows.iter().map(|row| row.bits).chain([score.bits, score.raw_bits]) {
        assert_eq!((bits * 1000.0).round() / 1000.0, bits);
    }
    for row in rows {
        let text = |name: &AnalysedName, span: Option<(u32, u32)>| {
            span.map_or("", |(from, to)| &name.text[from as usize..to as usize]).to_owned()
        };
        assert_eq!(row.query, text(&left, row.query_span));
        assert_eq!(row.target, text(&right, row.target_span));
    }
}

proptest! {
    #[test]
    fn comparison_is_symmetric(
        left in "([A-Z][a-z]{0,8}[ .-]){0,4}(LLC|bin|II|7)?",
        right in "([A-Z][a-z]{0,8}[ .-]){0,4}(LLC|bin|II|7)?",
    ) {
        for class in [NameClass::Person, NameClass::Body, NameClass::Thing, NameClass::Unknown] {
            let there = score(&left, &right, class);
            prop_assert_eq!(there.to_bits(), score(&right, &left, class).to_bits());
            prop_assert!((0.0..=1.0).contains(&there));
        }
    }

    #[test]
    fn any_text_is_a_name(text in "\\PC{0,60}", other in "\\PC{0,60}") {
        for class in [NameClass::Person, NameClass::Body, NameClass::Unknown] {
            let name = AnalysedName::new(&text, class);
            for token in &name.tokens {
                prop_assert!(name.text.get(token.start as usize..token.end as usize).is_some());
            }
            score(&text, &other, class);
        }
    }
}
