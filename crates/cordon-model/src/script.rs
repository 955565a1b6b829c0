//! Writing systems, by their ISO 15924 codes.
//!
//! Unicode's Script property decides, from ICU4X's compiled data. A text's script is that of most
//! of its letters: official files mix a Latin initial into Cyrillic names and the reverse.

use std::fmt;
use std::str::FromStr;

use icu_properties::CodePointMapData;
use icu_properties::props;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

macro_rules! scripts {
    ($($variant:ident $code:literal $name:literal $icu:ident),* $(,)?) => {
        /// A writing system that names on sanctions lists are printed in.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Script {
            $(#[doc = $name] $variant,)*
            /// Any other script, and text without letters.
            Other,
        }

        impl Script {
            /// ISO 15924 code, `Latn`; `Zyyy` for [`Script::Other`].
            pub fn code(self) -> &'static str {
                match self {
                    $(Script::$variant => $code,)*
                    Script::Other => "Zyyy",
                }
            }

            /// Script of one character; `None` for digits, punctuation, combining marks and
            /// everything else that scripts share.
            pub fn of_char(character: char) -> Option<Script> {
                if character.is_ascii() {
                    return character.is_ascii_alphabetic().then_some(Script::Latin);
                }
                match CodePointMapData::<props::Script>::new().get(character) {
                    $(props::Script::$icu => Some(Script::$variant),)*
                    props::Script::Common | props::Script::Inherited => None,
                    _ => Some(Script::Other),
                }
            }
        }

        impl FromStr for Script {
            type Err = UnknownScript;

            fn from_str(code: &str) -> Result<Script, UnknownScript> {
                match code {
                    $($code => Ok(Script::$variant),)*
                    // Simplified and traditional Han are one script to Unicode.
                    "Hans" | "Hant" => Ok(Script::Han),
                    "Jpan" | "Hrkt" => Ok(Script::Han),
                    "Kore" => Ok(Script::Hangul),
                    "Zyyy" => Ok(Script::Other),
                    _ => Err(UnknownScript { code: code.to_owned() }),
                }
            }
        }
    };
}

scripts! {
    Latin "Latn" "Latin." Latin,
    Cyrillic "Cyrl" "Cyrillic." Cyrillic,
    Greek "Grek" "Greek." Greek,
    Arabic "Arab" "Arabic, Persian, Urdu, Pashto and kin." Arabic,
    Hebrew "Hebr" "Hebrew." Hebrew,
    Armenian "Armn" "Armenian." Armenian,
    Georgian "Geor" "Georgian." Georgian,
    Devanagari "Deva" "Devanagari." Devanagari,
    Bengali "Beng" "Bengali." Bengali,
    Gurmukhi "Guru" "Gurmukhi." Gurmukhi,
    Tamil "Taml" "Tamil." Tamil,
    Thai "Thai" "Thai." Thai,
    Lao "Laoo" "Lao." Lao,
    Khmer "Khmr" "Khmer." Khmer,
    Myanmar "Mymr" "Burmese." Myanmar,
    Ethiopic "Ethi" "Amharic and Tigrinya." Ethiopic,
    Han "Hani" "Chinese characters; kanji and hanja too." Han,
    Hiragana "Hira" "Hiragana." Hiragana,
    Katakana "Kana" "Katakana." Katakana,
    Hangul "Hang" "Korean." Hangul,
}

/// The code is not an ISO 15924 code of a script known here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{code}' is not a script code known here; Latn, Cyrl, Arab, Hani are")]
pub struct UnknownScript {
    /// What was given.
    pub code: String,
}

impl Script {
    /// Script of most letters of `text`; the earlier one on a tie; [`Script::Other`] without
    /// letters.
    pub fn of(text: &str) -> Script {
        let mut counts: Vec<(Script, u32)> = Vec::new();
        for script in text.chars().filter_map(Script::of_char) {
            match counts.iter_mut().find(|(known, _)| *known == script) {
                Some((_, count)) => *count += 1,
                None => counts.push((script, 1)),
            }
        }
        let most = counts.iter().map(|(_, count)| *count).max();
        counts
            .iter()
            .find(|(_, count)| Some(*count) == most)
            .map_or(Script::Other, |(script, _)| *script)
    }

    /// Whether it is written without spaces between words.
    pub fn unspaced(self) -> bool {
        matches!(
            self,
            Script::Han
                | Script::Hiragana
                | Script::Katakana
                | Script::Thai
                | Script::Lao
                | Script::Khmer
                | Script::Myanmar
        )
    }
}

impl fmt::Display for Script {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl Serialize for Script {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Script {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Script, D::Error> {
        let code = std::borrow::Cow::<str>::deserialize(deserializer)?;
        code.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn most_letters_decide() {
        assert_eq!(Script::of("WANG, Junzheng"), Script::Latin);
        assert_eq!(Script::of("王君正"), Script::Han);
        assert_eq!(Script::of("Путин В.В."), Script::Cyrillic);
        assert_eq!(Script::of("القذافي (Gaddafi x)"), Script::Latin);
        assert_eq!(Script::of("김정은"), Script::Hangul);
        assert_eq!(Script::of("12-34"), Script::Other);
    }
}
