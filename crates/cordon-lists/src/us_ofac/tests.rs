//! The real lists where they are, and small documents that hold every feature of the forms.

use super::*;
use crate::testing::{read_as, real_file};
use std::collections::BTreeMap;

fn report(reading: &crate::Reading) {
    let mut kinds: BTreeMap<String, (usize, Vec<String>)> = BTreeMap::new();
    for p in &reading.problems {
        let e = kinds.entry(format!("{:?} {} {}", p.kind, p.field, p.message)).or_default();
        e.0 += 1;
        if e.1.len() < 5 {
            e.1.push(format!("{} {}", p.record, p.raw));
        }
    }
    eprintln!(
        "{} {:?} {:?} records {} entities {} problems {}",
        reading.format,
        reading.published,
        reading.declared,
        reading.records,
        reading.entities.len(),
        reading.problems.len()
    );
    for (k, v) in kinds {
        eprintln!("   {k}: {} {:?}", v.0, v.1);
    }
    let links = reading.entities.iter().flat_map(|e| &e.links);
    let (mut ok, mut bad) = (0, Vec::new());
    for l in links {
        if l.entity.is_some() {
            ok += 1
        } else {
            bad.push(format!("{:?}:{:?}", l.role, l.name));
        }
    }
    eprintln!(
        "   links resolved {ok} not {} {:?}",
        bad.len(),
        bad.iter().step_by(1 + bad.len() / 25).collect::<Vec<_>>()
    );
}

#[test]
fn explore() {
    for (source, files) in [
        ("us_ofac_sdn", vec!["us_ofac_sdn/2024-05-07/sdn.xml"]),
        ("us_ofac_cons", vec!["us_ofac_cons/2024-05-06/consolidated.xml"]),
        ("us_ofac_cons", vec!["us_ofac_cons/2025-03-28/consolidated.xml"]),
        (
            "us_ofac_cons",
            vec![
                "us_ofac_cons/2025-12/cons_prim.csv",
                "us_ofac_cons/2025-12/cons_add.csv",
                "us_ofac_cons/2025-12/cons_alt.csv",
                "us_ofac_cons/2025-12/cons_comments.csv",
            ],
        ),
        (
            "us_ofac_sdn",
            vec![
                "us_ofac_sdn/2021-spring/sdn.csv",
                "us_ofac_sdn/2021-spring/add.csv",
                "us_ofac_sdn/2021-spring/alt.csv",
                "us_ofac_sdn/2021-spring/sdn_comments.csv",
            ],
        ),
        ("us_ofac_sdn", vec!["us_ofac_sdn/history/sdn_2021-08-18.csv"]),
        ("us_ofac_sdn", vec!["us_ofac_sdn/history/sdn_2024-02-20.csv"]),
        ("us_ofac_sdn", vec!["us_ofac_sdn/history/sdn_2024-02-23.csv"]),
        ("us_ofac_sdn", vec!["us_ofac_sdn/history/sdn_2024-05-03.csv"]),
    ] {
        let files: Option<Vec<_>> = files.iter().map(|f| real_file(f)).collect();
        let Some(files) = files else { return };
        eprintln!("{source} {:?}", files.iter().map(|f| f.name.clone()).collect::<Vec<_>>());
        report(&read_as(source, files));
    }
}

fn facts(e: &cordon_model::Entity) -> std::collections::BTreeSet<String> {
    let mut s = std::collections::BTreeSet::new();
    for d in &e.dates {
        s.insert(format!("date {:?} {} {:?}", d.kind, d.date, d.note));
    }
    for n in &e.names {
        if n.is_weak() {
            s.insert(format!("weak {} {:?}", n.text, n.note));
        } else if n.kind == cordon_model::NameKind::Primary {
            s.insert(format!("main {} {:?}", n.text, n.parts));
        }
    }
    for i in &e.identifiers {
        s.insert(format!(
            "id {:?} {:?} {} {:?} {:?} {:?} {:?}",
            i.kind, i.label, i.number, i.country, i.issued, i.expires, i.note
        ));
    }
    for c in &e.countries {
        s.insert(format!("country {:?} {}", c.kind, c.text));
    }
    for l in &e.links {
        s.insert(format!(
            "link {:?} {:?}",
            l.role,
            l.name.as_deref().map(|n| n.trim_end_matches('.'))
        ));
    }
    for l in &e.listings {
        s.insert(format!("listing {l:?}"));
    }
    for (k, v) in &e.facts {
        for v in v {
            s.insert(format!("{k}: {}", v.trim_end_matches('.')));
        }
    }
    s
}

#[test]
fn same() {
    let x = read_as("us_ofac_sdn", vec![real_file("us_ofac_sdn/2024-05-07/sdn.xml").unwrap()]);
    let c =
        read_as("us_ofac_sdn", vec![real_file("us_ofac_sdn/history/sdn_2024-05-03.csv").unwrap()]);
    let by: BTreeMap<_, _> = x.entities.iter().map(|e| (e.id.clone(), e)).collect();
    let (mut same, mut all) = (0, 0);
    let mut n = 0;
    for e in &c.entities {
        let Some(o) = by.get(&e.id) else { continue };
        all += 1;
        let (a, b) = (facts(e), facts(o));
        if a == b {
            same += 1;
            continue;
        }
        n += 1;
        if n % 1 == 0 {
            eprintln!(
                "{} csv-only {:?}\n      xml-only {:?}",
                e.id,
                a.difference(&b).collect::<Vec<_>>(),
                b.difference(&a).collect::<Vec<_>>()
            );
        }
    }
    eprintln!("same {same} of {all}");
}

#[test]
fn notes() {
    for (s, f) in [
        ("us_ofac_sdn", "us_ofac_sdn/2024-05-07/sdn.xml"),
        ("us_ofac_sdn", "us_ofac_sdn/history/sdn_2021-08-18.csv"),
    ] {
        let x = read_as(s, vec![real_file(f).unwrap()]);
        let mut c: BTreeMap<String, usize> = BTreeMap::new();
        for e in &x.entities {
            for n in e.fact("notes") {
                *c.entry(n.chars().take(110).collect()).or_default() += 1;
            }
        }
        for (k, v) in c {
            eprintln!("NOTE {v} {k}");
        }
        let mut c: BTreeMap<String, usize> = BTreeMap::new();
        for e in &x.entities {
            for n in &e.identifiers {
                if n.country.is_none() && (n.note.is_some() || n.number.contains('('))
                    || !n.number.contains(|c: char| c.is_ascii_digit())
                {
                    *c.entry(format!("{:?}", n)).or_default() += 1;
                }
            }
            for n in &e.countries {
                if n.country.is_none() {
                    *c.entry(format!("C {:?}", n)).or_default() += 1;
                }
            }
            for n in &e.addresses {
                if n.country.is_none() && !n.full.is_empty() {
                    *c.entry(format!("A {:?}", n.full)).or_default() += 1;
                }
            }
            for k in e.facts.keys() {
                *c.entry(format!("F {k} {}", e.schema)).or_default() += 1;
                assert!(e.schema.property(k).is_some(), "{k} {}", e.schema);
            }
            for l in &e.listings {
                *c.entry(format!("L {} {:?} {:?}", l.list, l.programme, l.measures))
                    .or_default() += 1;
            }
        }
        for (k, v) in c {
            eprintln!("IDEN {v} {k}");
        }
    }
}
