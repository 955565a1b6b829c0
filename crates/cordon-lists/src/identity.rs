//! One id is one entity: ids for records that have none, and records that share one.
//!
//! Most sources print a stable id. Where one prints none, an id is made from what does not change
//! about a record, so that it survives renumbering and re-sorting of the file. Where several
//! records carry one id they become one entity that keeps all that each of them says.

use sha2::{Digest, Sha256};

/// Hexadecimal digits of a made id: 64 bits, so that a million records collide once in 30 million
/// lists.
const DIGITS: usize = 16;

/// A short id made of a record's key fields: the same fields give the same id on every machine.
pub(crate) fn hash(fields: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for field in fields {
        hasher.update(field.as_bytes());
        // A separator that no field holds, so that ("ab", "c") is not ("a", "bc").
        hasher.update([0]);
    }
    let mut digits = String::with_capacity(2 * 32);
    for byte in hasher.finalize() {
        digits.push_str(&format!("{byte:02x}"));
    }
    digits.truncate(DIGITS);
    digits
}

/// The UN's permanent reference in a text, "QDi.012": two capitals, `i` for an individual or `e`
/// for an entity, a stop and three digits
/// (<https://main.un.org/securitycouncil/en/content/list-ref-numbers>).
pub(crate) fn un_reference(text: &str) -> Option<&str> {
    text.split(|character: char| !character.is_ascii_alphanumeric() && character != '.')
        .map(|word| word.trim_end_matches('.'))
        .find(|word| {
            let bytes = word.as_bytes();
            bytes.len() == 7
                && bytes[..2].iter().all(u8::is_ascii_uppercase)
                && matches!(bytes[2], b'i' | b'e')
                && bytes[3] == b'.'
                && bytes[4..].iter().all(u8::is_ascii_digit)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_do_not_run_into_each_other() {
        assert_eq!(hash(&["ab", "c"]), hash(&["ab", "c"]));
        assert_ne!(hash(&["ab", "c"]), hash(&["a", "bc"]));
        assert_eq!(hash(&[]).len(), DIGITS);
    }

    #[test]
    fn finds_the_reference_of_the_un() {
        assert_eq!(un_reference("(Permanent Reference Number QDi.012)"), Some("QDi.012"));
        assert_eq!(un_reference("see KPe.005."), Some("KPe.005"));
        assert_eq!(un_reference("140"), None);
        assert_eq!(un_reference("QDx.012, Qdi.012, QDi.0123"), None);
    }
}
