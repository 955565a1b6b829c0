use super::*;

const PERSON: Bearer = Bearer::Person { family: "AKIMOV", given: "Andrey Igorevich" };

/// Texts of the names, with a mark for the kind: `*` original script, `<` former.
fn texts(printed: &str, bearer: Bearer) -> Vec<String> {
    let mark = |kind| match kind {
        NameKind::Original => "*",
        NameKind::Former => "<",
        _ => "",
    };
    let names = split(printed, bearer).names;
    names.iter().map(|name| format!("{}{}", mark(name.kind), name.text)).collect()
}

#[test]
fn persons() {
    let check = |printed: &str, names: &[&str]| assert_eq!(texts(printed, PERSON), names);
    check("Андрей Акимов", &["*Андрей Акимов"]);
    check("Андрей Акимов; Andrei Akimov, Batya", &["*Андрей Акимов", "Andrei Akimov", "Batya"]);
    check("Andrei", &["Andrei Igorevich AKIMOV"]);
    check("Алег АКІМАЎ / Олег АКИМОВ", &["*Алег АКІМАЎ", "*Олег АКИМОВ"]);
    check("Акимов, Олег Анатольевич", &["*Олег Анатольевич Акимов"]);
    check("דוד לוי AKIMOV, Dawid AKA", &["*דוד לוי", "Dawid AKIMOV"]);
    check("Abu X, Abul X and Abdul Y Arabic:علي", &["Abu X", "Abul X", "Abdul Y", "*علي"]);
    check("(Олег ИЛЬИН / Олег IЛЬIН", &["*Олег ИЛЬИН", "*Олег IЛЬIН"]);
    check("also Olga I; formerly Olga Orlova", &["Olga I", "<Olga Orlova"]);
    check(";, /", &[""; 0]);
    check("", &[""; 0]);
}

#[test]
fn labels_name_the_language() {
    let names = split("Ales, Belarussian: Алесь, Russian : Александр", PERSON).names;
    let languages: Vec<_> = names.iter().map(|name| name.language.as_deref()).collect();
    assert_eq!(languages, [None, Some("be"), Some("ru")]);
}

#[test]
fn bodies() {
    let check = |printed: &str, names: &[&str]| assert_eq!(texts(printed, Bearer::Body), names);
    check("IAMI, Hesa Co., Ltd., Hesa Inc.", &["IAMI", "Hesa Co., Ltd.", "Hesa Inc."]);
    check("Завод \"Энки\", АО", &["*Завод \"Энки\", АО"]);
    check("ОАО, БЭТО", &["*ОАО, БЭТО"]);
    check("Энки or АО Энки", &["*Энки", "*АО Энки"]);
    check("Акционерное общество or АО \"Энки\"", &["*АО \"Энки\""]);
    check(
        "Агентство по делам, соотечественников, и труду",
        &["*Агентство по делам, соотечественников, и труду"],
    );
    check("ЗАО «Энки, Ану»; Enki", &["*ЗАО «Энки, Ану»", "Enki"]);
    check("\"Бюро Технике,\" СКТБ, and Бюро, АО", &["*\"Бюро Технике\"", "*СКТБ", "*Бюро, АО"]);
    check("Bank of Ur and Kish, Ur Co. and Ur Ltd.", &["Bank of Ur and Kish", "Ur Co.", "Ur Ltd."]);
    check("Энки банк) (Russian: ОАО Энки", &["*Энки банк", "*ОАО Энки"]);
    check("(Enkibank)", &["Enkibank"]);
}

proptest::proptest! {
    /// Whatever is printed, it is taken apart without a panic, into names that are not empty.
    #[test]
    fn any_text(printed in r#"([а-яA-z王ع]{0,3}[-(),;/:"«“” ]{0,2}| or | and |AKA|Russian:){0,12}"#) {
        for bearer in [PERSON, Bearer::Body] {
            let names = split(&printed, bearer).names;
            proptest::prop_assert!(names.iter().all(|name| !name.text.is_empty()));
        }
    }

    #[test]
    fn any_characters(printed in ".*") {
        split(&printed, PERSON);
        split(&printed, Bearer::Body);
    }
}
