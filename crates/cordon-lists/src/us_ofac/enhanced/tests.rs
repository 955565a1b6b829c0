use crate::testing::{read_as, real_file};
#[test]
fn look() {
    let Some(file) = real_file("us_ofac_cons/CONS_ENHANCED.ZIP") else { return };
    let reading = read_as("us_ofac_cons", vec![file]);
    eprintln!("{} {:?} {}", reading.entities.len(), reading.published, reading.problems.len());
    for problem in reading.problems.iter().take(40) {
        eprintln!("{problem:?}");
    }
    for id in ["ofac-9640", "ofac-17016", "ofac-33091", "ofac-32087", "ofac-17013"] {
        let e = reading.entities.iter().find(|e| e.id.as_str() == id).unwrap();
        eprintln!(
            "{}",
            serde_json::to_string_pretty(e).unwrap().chars().take(6000).collect::<String>()
        );
    }
}
