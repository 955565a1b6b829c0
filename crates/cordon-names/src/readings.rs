//! Forms of one word: its normal form in its own script, and its Latin reading.
//!
//! The normal form is NFKC, case folded, without marks in the scripts where marks are accents.
//! The reading is what Latin spellings are compared with. Cyrillic, Arabic and Hebrew have tables
//! here, after the romanisations in passports (ICAO 9303, BGN/PCGN), because a general
//! transliterator renders them letter by letter; for all other scripts `any_ascii` reads
//! character by character. Arabic and Hebrew do not write short vowels: their readings are marked
//! as vowel-less, and the edit costs then let vowels in cheaply.

use cordon_model::Script;
use icu_casemap::CaseMapper;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// A reading is cut here, so that an edit table stays small; no listed token is half as long.
pub(crate) const READING_BYTES_MAX: usize = 40;

/// A word in its own script and in Latin letters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Form {
    /// Script of the word.
    pub script: Script,
    /// Normal form in that script.
    pub normal: Box<str>,
    /// Latin reading: `a` to `z` and digits, at most 40.
    pub latin: Box<str>,
}

impl Form {
    /// Forms of a word.
    pub fn of(word: &str, script: Script) -> Form {
        if word.is_ascii() {
            let mut latin = word.to_ascii_lowercase();
            latin.retain(|character| character.is_ascii_alphanumeric());
            latin.truncate(READING_BYTES_MAX);
            return Form { script, normal: latin.as_str().into(), latin: latin.into() };
        }
        let composed = ComposingNormalizerBorrowed::new_nfkc().normalize(word);
        let folded = CaseMapper::new().fold_string(&composed).into_owned();
        let normal = plain(&folded, script);
        let mut latin = String::new();
        read(&folded, &normal, script, &mut latin);
        latin.make_ascii_lowercase();
        latin.retain(|character| character.is_ascii_alphanumeric());
        latin.truncate(READING_BYTES_MAX);
        Form { script, normal: normal.into(), latin: latin.into() }
    }

    /// The form of several words written as one.
    pub fn joined(forms: &[&Form]) -> Form {
        let script = forms.first().map_or(Script::Other, |form| form.script);
        let normal: String = forms.iter().map(|form| &*form.normal).collect();
        let mut latin: String = forms.iter().map(|form| &*form.latin).collect();
        latin.truncate(READING_BYTES_MAX);
        Form { script, normal: normal.into(), latin: latin.into() }
    }

    /// Whether the script leaves vowels out.
    pub fn vowelless(&self) -> bool {
        matches!(self.script, Script::Arabic | Script::Hebrew)
    }

    /// Whether each character is a syllable that is itself or another, never nearly.
    pub fn syllabic(&self) -> bool {
        matches!(self.script, Script::Han | Script::Hangul)
    }
}

/// A folded word without marks where marks are accents, and with letters that differ in code
/// only made one.
fn plain(folded: &str, script: Script) -> String {
    let accents = matches!(
        script,
        Script::Latin
            | Script::Cyrillic
            | Script::Greek
            | Script::Arabic
            | Script::Hebrew
            | Script::Armenian
    );
    let ignorable = |character: &char| {
        matches!(character,
            '\'' | '’' | '‘' | '`' | '´' | '\u{2b0}'..='\u{2ff}' | '\u{640}'
            | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{ad}' | '\u{feff}')
    };
    if !accents {
        return folded.chars().filter(|character| !ignorable(character)).collect();
    }
    let decomposed = DecomposingNormalizerBorrowed::new_nfd().normalize(folded);
    let letters = decomposed.chars().filter(|character| !is_mark(*character));
    letters.filter(|character| !ignorable(character)).map(unify).collect()
}

/// Combining marks of the scripts whose marks are accents.
pub(crate) fn is_mark(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'
        | '\u{5c1}'..='\u{5c2}' | '\u{5c4}'..='\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}

/// One letter for the letters that Persian and Arabic keyboards, or final positions, tell apart.
fn unify(character: char) -> char {
    match character {
        'ک' => 'ك',
        'ی' | 'ى' | 'ې' | 'ے' => 'ي',
        'ة' | 'ە' | 'ہ' | 'ھ' => 'ه',
        'ٱ' => 'ا',
        'ך' => 'כ',
        'ם' => 'מ',
        'ן' => 'נ',
        'ף' => 'פ',
        'ץ' => 'צ',
        'ς' => 'σ',
        _ => character,
    }
}

fn read(folded: &str, normal: &str, script: Script, latin: &mut String) {
    match script {
        Script::Cyrillic => read_by(folded, cyrillic, latin),
        Script::Arabic => read_by(normal, arabic, latin),
        Script::Hebrew => read_by(normal, hebrew, latin),
        Script::Hangul => read_by(folded, hangul, latin),
        Script::Latin => read_by(normal, special_latin, latin),
        // Upsilon is read alone as y, after omicron as u.
        Script::Greek => latin.push_str(&any_ascii::any_ascii(normal).replace("oy", "ou")),
        _ => latin.push_str(&any_ascii::any_ascii(folded)),
    }
}

fn read_by(text: &str, table: fn(char) -> Option<&'static str>, latin: &mut String) {
    for character in text.chars() {
        let reading = table(character).unwrap_or_else(|| any_ascii::any_ascii_char(character));
        latin.push_str(reading);
    }
}

/// Latin letters that names spell otherwise than a transliterator does.
fn special_latin(character: char) -> Option<&'static str> {
    Some(match character {
        'ə' => "a",
        'þ' => "th",
        'ð' => "d",
        'đ' => "d",
        'ŋ' => "ng",
        _ => return None,
    })
}

/// Russian by ICAO 9303 with `kh` and `y` as passports had them; the other Slavic letters by
/// their states' own systems.
fn cyrillic(character: char) -> Option<&'static str> {
    Some(match character {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ґ' | 'ғ' => "g",
        'д' => "d",
        'е' | 'э' => "e",
        'ё' => "yo",
        'є' => "ye",
        'ж' => "zh",
        'з' => "z",
        'и' | 'і' => "i",
        'ї' | 'й' => "y",
        'ј' => "j",
        'к' | 'қ' => "k",
        'л' => "l",
        'љ' => "lj",
        'м' => "m",
        'н' => "n",
        'њ' => "nj",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'ћ' => "c",
        'ђ' => "dj",
        'у' => "u",
        'ў' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'џ' => "dz",
        'ш' => "sh",
        'щ' => "shch",
        'ы' => "y",
        'ю' => "yu",
        'я' => "ya",
        'ъ' | 'ь' => "",
        _ => return None,
    })
}

/// Arabic, Persian, Urdu and Pashto consonants; long vowels as `a`, `w`, `y`.
fn arabic(character: char) -> Option<&'static str> {
    Some(match character {
        'ا' => "a",
        'ب' => "b",
        'ت' | 'ط' | 'ٹ' => "t",
        'ث' => "th",
        'ج' => "j",
        'ح' | 'ه' => "h",
        'خ' => "kh",
        'د' | 'ض' | 'ڈ' => "d",
        'ذ' => "dh",
        'ر' | 'ڑ' => "r",
        'ز' | 'ظ' => "z",
        'س' | 'ص' => "s",
        'ش' => "sh",
        'ع' | 'ء' => "",
        'غ' => "gh",
        'ف' => "f",
        'ق' => "q",
        'ك' => "k",
        'ل' => "l",
        'م' => "m",
        'ن' | 'ں' => "n",
        'و' => "w",
        'ي' => "y",
        'پ' => "p",
        'چ' => "ch",
        'ژ' => "zh",
        'گ' => "g",
        _ => return None,
    })
}

fn hebrew(character: char) -> Option<&'static str> {
    Some(match character {
        'א' | 'ע' => "",
        'ב' => "b",
        'ג' => "g",
        'ד' => "d",
        'ה' | 'ח' => "h",
        'ו' => "w",
        'ז' => "z",
        'ט' | 'ת' => "t",
        'י' => "y",
        'כ' | 'ק' => "k",
        'ל' => "l",
        'מ' => "m",
        'נ' => "n",
        'ס' => "s",
        'פ' => "p",
        'צ' => "ts",
        'ר' => "r",
        'ש' => "sh",
        _ => return None,
    })
}

/// Family names whose usual spelling is not their reading.
fn hangul(character: char) -> Option<&'static str> {
    Some(match character {
        '김' => "kim",
        '이' => "yi",
        '박' => "pak",
        '최' => "choe",
        '강' => "kang",
        '국' => "kuk",
        '광' => "kwang",
        '경' => "kyong",
        '기' => "ki",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, normal: &str, latin: &str) {
        let form = Form::of(word, Script::of(word));
        assert_eq!((&*form.normal, &*form.latin), (normal, latin), "{word}");
    }

    #[test]
    fn words_have_a_normal_form_and_a_reading() {
        check("Wang", "wang", "wang");
        check("Müller", "muller", "muller");
        check("ＷＡＮＧ", "wang", "wang");
        check("İSTANBUL", "istanbul", "istanbul");
        check("Łódź", "łodz", "lodz");
        check("Straße", "strasse", "strasse");
        check("Путин", "путин", "putin");
        check("Сергей", "сергеи", "sergey");
        check("Хрущёв", "хрущев", "khrushchyov");
        check("王", "王", "wang");
        check("김", "김", "kim");
        check("القذافي", "القذافي", "alqdhafy");
        check("أحمد", "احمد", "ahmd");
        check("Παπαδόπουλος", "παπαδοπουλοσ", "papadopoulos");
    }
}
