use crate::testing::{read_as, real_file};
#[test]
fn look() {
    let Some(file) = real_file("us_ofac_advanced/sdn_advanced_TRIMMED_1_real_party.xml") else {
        return;
    };
    let reading = read_as("us_ofac_sdn", vec![file]);
    for problem in reading.problems.iter().take(40) {
        eprintln!("{problem:?}");
    }
    eprintln!("{}", serde_json::to_string_pretty(&reading.entities).unwrap());
}
