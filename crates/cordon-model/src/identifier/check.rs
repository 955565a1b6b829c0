//! What the number types share: their one error, the cleaning of a text, the check-digit sums.

use std::fmt;

use super::IdentifierKind;

/// Longer texts are no identifier of any kind; the longest is a Monero address of 106.
pub(super) const LENGTH_MAX: usize = 200;

/// A text that is not a well-formed number of its kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{text}' is not a valid {}: {fault}", kind.name())]
pub struct InvalidIdentifier {
    /// What it should have been.
    pub kind: IdentifierKind,
    /// What was given.
    pub text: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Too short or too long.
    Length {
        /// How many characters there should be, "10 or 12 digits".
        expected: &'static str,
        /// How many there are, prefixes and separators left out.
        got: usize,
    },
    /// A character that may not stand where it stands.
    Character(char),
    /// The check digits do not fit the rest: a digit is wrong, or two are swapped.
    CheckDigits,
    /// The letters where the country stands are no country.
    Country(String),
    /// It breaks another rule of the specification.
    Rule(&'static str),
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Length { expected, got } => {
                write!(formatter, "it should have {expected}, and has {got}")
            }
            Fault::Character(character) => {
                write!(formatter, "'{}' may not stand there", character.escape_debug())
            }
            Fault::CheckDigits => formatter.write_str("the check digits do not fit"),
            Fault::Country(code) => write!(formatter, "'{code}' is no country"),
            Fault::Rule(rule) => formatter.write_str(rule),
        }
    }
}

/// A type of number: the text in its comparable form, made only by `FromStr`.
macro_rules! number_type {
    ($(#[$meta:meta])* $name:ident, $kind:ident, $parse:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The number in its comparable form: no spaces, no prefix, upper case.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::identifier::InvalidIdentifier;

            fn from_str(text: &str) -> Result<$name, Self::Err> {
                $parse(text).map($name).map_err(|fault| $crate::identifier::InvalidIdentifier {
                    kind: $crate::identifier::IdentifierKind::$kind,
                    text: text.to_owned(),
                    fault,
                })
            }
        }
    };
}
pub(super) use number_type;

/// The text upper-cased, without spaces, hyphens and dots, and without one of the labels that
/// lists print before the number (in capitals, or in another script as it stands). Other
/// characters than ASCII letters and digits are a fault.
pub(super) fn compact(text: &str, labels: &[&str]) -> Result<String, Fault> {
    if text.len() > LENGTH_MAX {
        return Err(Fault::Rule("it is far too long"));
    }
    let text = text.trim();
    // Labels in other characters go first; the others are found when the spaces are gone.
    let foreign = |label: &&&str| !label.is_ascii() || label.contains('/');
    let text =
        labels.iter().filter(foreign).find_map(|label| text.strip_prefix(label)).unwrap_or(text);
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            ' ' | '\u{a0}' | '\t' | '-' | '.' | '\u{2010}'..='\u{2015}' => {}
            ':' | '#' => plain.push(':'),
            other if other.is_ascii_alphanumeric() => plain.push(other.to_ascii_uppercase()),
            other => return Err(Fault::Character(other)),
        }
    }
    let unlabelled = labels.iter().find_map(|label| plain.strip_prefix(label));
    let number = unlabelled.unwrap_or(&plain);
    let number = number.strip_prefix(':').unwrap_or(number);
    if number.contains(':') { Err(Fault::Character(':')) } else { Ok(number.to_owned()) }
}

/// The values of a text of digits; the first other character is a fault.
pub(super) fn digits(text: &str) -> Result<Vec<u32>, Fault> {
    text.chars()
        .map(|character| character.to_digit(10).ok_or(Fault::Character(character)))
        .collect()
}

/// The sum of the digits by their weights, as far as both reach.
pub(super) fn weighted(digits: &[u32], weights: &[u32]) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// The remainder by 97 of a text in which letters stand for 10 to 35 (ISO 7064 mod 97-10).
/// `None` when a character is neither digit nor letter.
pub(super) fn mod_97(text: &str) -> Option<u32> {
    text.chars().try_fold(0u32, |rest, character| {
        let value = character.to_digit(36)?;
        let shift = if value > 9 { 100 } else { 10 };
        Some((rest * shift + value) % 97)
    })
}

/// Requires `fits`, else the fault.
pub(super) fn require(fits: bool, fault: Fault) -> Result<(), Fault> {
    if fits { Ok(()) } else { Err(fault) }
}
