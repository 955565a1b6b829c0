//! Names as a source prints them.

use serde::{Deserialize, Serialize};

use crate::script::Script;

/// What a source says a name is to its bearer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameKind {
    /// The entry's main name; its spellings in other languages too where the source ranks them
    /// equally.
    Primary,
    /// Also known as, and spelled otherwise; strong.
    Alias,
    /// A broad or generic alias: it corroborates, it does not find
    /// (OFAC FAQ 122–125).
    WeakAlias,
    /// Formerly known as.
    Former,
    /// The name in its own script.
    Original,
}

/// Which part of a name a source says a string is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum NamePartKind {
    Given,
    Middle,
    Family,
    Patronymic,
    Matronymic,
    Maiden,
    Grandfather,
    Tribal,
    Nickname,
    Title,
    Suffix,
    /// The whole name of a body, ship or aircraft, or of a person whose parts are not told apart.
    Whole,
    Other,
}

/// One part of a name, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NamePart {
    /// Which part.
    pub kind: NamePartKind,
    /// Its text.
    pub text: String,
}

/// A name of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct NameValue {
    /// The whole name in reading order as far as the source tells it ("Junzheng WANG" is built
    /// from parts as "WANG Junzheng" where the source prints the family name first).
    pub text: String,
    /// What the source says it is.
    pub kind: NameKind,
    /// Script of the text.
    pub script: Script,
    /// Language, ISO 639-1 or 639-3, where the source names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The parts, where the source prints them apart; in printed order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<NamePart>,
    /// The source's own label or remark on the name: "f.k.a.", "Low quality".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl NameValue {
    /// A name with nothing but its text and kind; white space is folded, the script detected.
    pub fn new(text: &str, kind: NameKind) -> NameValue {
        let text = fold_space(text);
        let script = Script::of(&text);
        NameValue { text, kind, script, language: None, parts: Vec::new(), note: None }
    }

    /// A name from its parts in reading order, joined by spaces; empty parts are left out.
    pub fn from_parts(parts: &[(NamePartKind, &str)], kind: NameKind) -> NameValue {
        let parts: Vec<NamePart> = parts
            .iter()
            .map(|(kind, text)| NamePart { kind: *kind, text: fold_space(text) })
            .filter(|part| !part.text.is_empty())
            .collect();
        let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
        let mut name = NameValue::new(&texts.join(" "), kind);
        name.parts = parts;
        name
    }

    /// The same name with the source's label or remark.
    #[must_use]
    pub fn with_note(mut self, note: impl Into<String>) -> NameValue {
        self.note = Some(note.into());
        self
    }

    /// The same name in a stated language.
    #[must_use]
    pub fn with_language(mut self, language: impl Into<String>) -> NameValue {
        self.language = Some(language.into());
        self
    }

    /// Whether it is [`NameKind::WeakAlias`].
    pub fn is_weak(&self) -> bool {
        self.kind == NameKind::WeakAlias
    }

    /// Text of the first part of that kind.
    pub fn part(&self, kind: NamePartKind) -> Option<&str> {
        self.parts.iter().find(|part| part.kind == kind).map(|part| part.text.as_str())
    }
}

/// The text with every run of white space made one space and none at the ends.
pub fn fold_space(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}
