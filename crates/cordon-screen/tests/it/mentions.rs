//! Names found in running text and HTML.

use cordon_screen::{Mention, ScanSettings, Screener};

use crate::lists::real_lists;
use crate::made::entities;

fn scan(text: &str) -> Vec<Mention> {
    let entities = entities();
    Screener::build(&entities).scan(&entities, text, &ScanSettings::default(), &|_| true)
}

#[track_caller]
fn check(text: &str, expected: &[(&str, u32)]) {
    let mentions = scan(text);
    let found: Vec<(&str, u32)> =
        mentions.iter().map(|mention| (mention.text.as_str(), mention.hit.entity)).collect();
    assert_eq!(found, expected, "{text}");
    for mention in &mentions {
        assert_eq!(&text[mention.start..mention.end], mention.text);
        let sum: f64 = mention.hit.evidence.iter().map(|evidence| evidence.bits).sum();
        assert!((sum - mention.hit.bits).abs() < 1e-9);
    }
}

#[test]
fn persons_and_bodies_are_found_as_prose_writes_them() {
    check(
        "The Treasury named Wang Junzheng, the secretary of the Xinjiang Production and \
         Construction Corps Party Committee, and Chen Mingguo.",
        &[
            ("Wang Junzheng", 1),
            ("Xinjiang Production and Construction Corps", 3),
            ("Chen Mingguo", 2),
        ],
    );
    check("It accused Wang\nJunzheng of abuses.", &[("Wang\nJunzheng", 1)]);
    check("It accused Junzheng Wang of abuses.", &[("Junzheng Wang", 1)]);
    check("It accused Wang Zunzheng of abuses.", &[("Wang Zunzheng", 1)]);
    check("It accused Wang Jun Zheng of abuses.", &[("Wang Jun Zheng", 1)]);
    check("US SANCTIONS WANG JUNZHENG AND OTHERS", &[("WANG JUNZHENG", 1)]);
    check("美国财政部制裁王君正和陈明国。", &[("王君正", 1), ("陈明国", 2)]);
    check("新疆生产建设兵团的声明", &[("新疆生产建设兵团", 3)]);
    check("Санкции против Игоря Вельмирского и других", &[]);
    check("Суд вызвал Игоря Вельмирска", &[]);
    check("Глава ООО Игорь Вельмирский сообщил", &[("Игорь Вельмирский", 6)]);
    check("The company Rosvetka Trading LLC denied it.", &[("Rosvetka Trading LLC", 5)]);
    check("He met Taras Dovrenko’s lawyer.", &[("Taras Dovrenko", 0)]);
}

#[test]
fn single_words_and_ships_need_more_than_to_occur() {
    check("A deal with Zarvandeh was signed.", &[("Zarvandeh", 7)]);
    check("A deal with zarvandeh was signed.", &[]);
    check("A deal with Ali Zarvandeh was signed.", &[]);
    check("The tanker Ocean Starling left port.", &[("Ocean Starling", 8)]);
    check("An Ocean Starling nested there.", &[]);
    check("The National Bank and the Public Security Bureau said so.", &[]);
}

#[test]
fn names_do_not_run_across_sentences() {
    check("He thanked Wang. Junzheng is a town.", &[]);
    check("the office of Wang\n\nJunzheng", &[]);
    check("Wang (Junzheng) said", &[]);
}

#[test]
fn the_places_in_html_are_those_of_the_file() {
    let entities = entities();
    let screener = Screener::build(&entities);
    let html = "<html><head><title>News</title><script>\"Chen Mingguo\"</script></head>\
                <p>On <b>Wang&nbsp;Jun</b>zheng &amp; others</p><p>Chen</p><p>Mingguo</p>";
    let settings = ScanSettings::default();
    let mentions = screener.scan_html(&entities, html, &settings, &|_| true);
    let found: Vec<&str> =
        mentions.iter().map(|mention| &html[mention.start..mention.end]).collect();
    assert_eq!(found, ["Wang&nbsp;Jun</b>zheng"]);
}

/// Ordinary news of invented people, in which nobody is listed.
const PARAGRAPHS: &[&str] = &[
    "The Bank of Harlow said on Tuesday that profits rose by a third. Chief executive Marta \
     Ellingham told reporters in London that the Middle East and China remained its best markets. \
     Al Pemberton, an analyst at Crown & Sons Capital, called the results \"solid\".",
    "Foreign Minister Ruben Oskarsson met the Prime Minister of Norway in Brussels. The European \
     Union and the United Nations Security Council are to vote on the Global Human Rights \
     resolution in March, said Press Secretary Dana Whitlock. The White House declined to comment.",
    "In Moscow, Central Bank officials and the Ministry of Finance discussed oil, gas and steel. \
     General Director Pavel Antipenkov of the Northern Shipping Trust said: “Trade with Iran, \
     Turkey and the United Arab Emirates will go on.”",
    "Coach Ali Brennan praised the Eagles after the Victory Cup final. Omar, 24, scored twice. \
     Hassan and Maria Lindqvist watched from the stand of the National Stadium in Rome.",
    "The Ocean Spirit festival opens Friday at Grand Harbour. Tickets from Star Travel, Pacific \
     Road 5. The Golden Lion, the Phoenix and the Red Sea Hotel are fully booked.",
    "Chinese President Xi Jinping spoke with Yang Jiechi before the Hong Kong summit. Antony \
     Blinken, Joe Biden, Jan Psaki, Donald Trump and Andrea Gacki did not attend, the Treasury \
     Department and the Office of Foreign Assets Control said.",
];

#[test]
fn ordinary_news_names_nobody() {
    for paragraph in PARAGRAPHS {
        check(paragraph, &[]);
    }
    let Some((entities, screener)) = real_lists() else { return };
    for paragraph in PARAGRAPHS {
        let found = screener.scan(entities, paragraph, &ScanSettings::default(), &|_| true);
        let found: Vec<_> = found
            .iter()
            .map(|mention| (&mention.text, entities[mention.hit.entity as usize].caption()))
            .collect();
        assert!(found.is_empty(), "{found:?}");
    }
}

#[test]
fn the_report_of_march_2021_names_exactly_four() {
    let Some((entities, screener)) = real_lists() else { return };
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/seed");
    let Ok(files) = fs_err::read_dir(folder) else { return };
    for file in files {
        let text = fs_err::read_to_string(file.unwrap().path()).unwrap();
        let mentions = screener.scan(entities, &text, &ScanSettings::default(), &|_| true);
        let found: Vec<&str> = mentions.iter().map(|mention| mention.text.as_str()).collect();
        assert_eq!(
            found,
            [
                "Wang Junzheng",
                "Xinjiang Production and Construction Corps",
                "Chen Mingguo",
                "Xinjiang Public Security Bureau",
            ]
        );
    }
}
