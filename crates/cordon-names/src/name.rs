//! A name taken apart: tokens with tags and information, and the units that are compared.
//!
//! A unit is a token, or two or three neighbours written as one: names are joined and split at
//! will (Mohammad Hasni, Mohammadhasni; Jun Zheng, Junzheng; Abd al-Rahman, Abdulrahman). The
//! index holds units, and only units are compared, so that what the index finds is exactly what
//! can be compared.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

use crate::class::NameClass;
use crate::common::{business_raw, rarity_raw};
use crate::constants as k;
use crate::legal::{LegalForm, LegalForms};
use crate::readings::Form;
use crate::split::{Word, words};
use crate::variants::variant_groups;
use crate::words::{CHILD_OF, HONORIFICS, NUMBER_WORDS, PARTICLES, STOP_WORDS, VESSEL_PREFIXES};

/// What a token is in its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tag {
    /// A name proper, or a telling word.
    Word,
    /// A word of business, government or places in the name of a body or thing.
    Business,
    /// One letter that stands for a word.
    Initial,
    /// A number, ordinal or series mark; its reading is the number in digits.
    Number,
    /// "al", "bin", "de", "van".
    Particle,
    /// "Dr", "Sheikh", "MV".
    Honorific,
    /// "of", "the", "and" in the name of a body or thing.
    Stop,
    /// Part of a legal form.
    Legal(LegalForm),
}

/// A token of a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Offset of its first byte in the name.
    pub start: u32,
    /// Offset past its last byte.
    pub end: u32,
    /// What it is.
    pub tag: Tag,
    /// Information that sharing it carries, raw bits.
    pub raw: f32,
    /// Its forms.
    pub form: Form,
}

impl Token {
    /// Whether it tells names apart.
    pub fn is_content(&self) -> bool {
        matches!(self.tag, Tag::Word | Tag::Business)
    }
}

/// What is compared: a token or neighbours written as one.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// First token.
    pub first: u16,
    /// Last token, itself included.
    pub last: u16,
    /// Information, raw bits.
    pub raw: f32,
    /// Information of its tokens, which a joined unit need not carry whole.
    pub covered_raw: f32,
    /// Forms.
    pub form: Form,
    /// Where in the reading its stem stands, if it has an article or ending that spellings leave
    /// out.
    pub stem: Option<(u8, u8)>,
    /// Variant groups of the reading.
    pub groups: &'static [u16],
}

impl Unit {
    fn new(first: usize, last: usize, covered_raw: f32, form: Form) -> Unit {
        let groups = variant_groups(&form.latin);
        let stem = stem(&form.latin);
        let raw = covered_raw.min(k::RARITY_CAP_RAW as f32);
        Unit { first: first as u16, last: last as u16, raw, covered_raw, form, stem, groups }
    }

    /// A word of a running text, to look units up by.
    pub fn probe(form: Form) -> Unit {
        Unit::new(0, 0, k::RARITY_UNSEEN_RAW as f32, form)
    }

    /// Whether it is several tokens.
    pub fn is_joined(&self) -> bool {
        self.first != self.last
    }

    /// The reading without article or ending, where it has one.
    pub fn stem(&self) -> Option<&str> {
        let (from, to) = self.stem?;
        self.form.latin.get(usize::from(from)..usize::from(to))
    }
}

/// A name ready to be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct AnalysedName {
    /// The name as given.
    pub text: Box<str>,
    /// How it was read; never [`NameClass::Unknown`].
    pub class: NameClass,
    /// Its tokens, in order.
    pub tokens: Vec<Token>,
    /// Its content as units, single tokens first.
    pub units: Vec<Unit>,
    /// Information of all content, raw bits.
    pub content_raw: f64,
}

/// Names are cut after so many tokens; the longest on the official lists has 45.
pub const TOKENS_MAX: usize = 64;
/// And after so many bytes, before anything is looked at.
pub const NAME_BYTES_MAX: usize = 2_000;
/// Joined readings longer than this are no spelling of one word.
const JOINED_LETTERS_MAX: usize = 18;

impl AnalysedName {
    /// Takes a name apart.
    pub fn new(text: &str, class: NameClass) -> AnalysedName {
        let text = &text[..text.floor_char_boundary(NAME_BYTES_MAX)];
        let mut found = words(text);
        found.truncate(TOKENS_MAX);
        let mut forms: Vec<Form> = found.iter().map(|word| form_of(text, *word)).collect();
        let class = if class == NameClass::Unknown { guess_class(&forms) } else { class };
        if class != NameClass::Person {
            join_letters(text, &mut found, &mut forms);
        }
        let tags = tags(text, class, &found, &forms);
        let mut tokens = Vec::with_capacity(found.len());
        for ((word, mut form), tag) in found.iter().zip(forms).zip(tags) {
            if tag == Tag::Number {
                let number = number_of(&form, class).unwrap_or_else(|| form.latin.to_string());
                form.latin = number.into();
            }
            let raw = information(&form, tag, class);
            let (start, end) = (word.start as u32, word.end as u32);
            tokens.push(Token { start, end, tag, raw, form });
        }
        promote(&mut tokens);
        let content = tokens.iter().filter(|token| token.is_content());
        let content_raw = content.map(|token| f64::from(token.raw)).sum();
        let units = units(&tokens);
        AnalysedName { text: text.into(), class, tokens, units, content_raw }
    }

    /// Whether nothing in it can be compared.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }

    /// Number of initials in it.
    pub fn initials(&self) -> usize {
        self.tokens.iter().filter(|token| token.tag == Tag::Initial).count()
    }

    /// The text of tokens `first` to `last`.
    pub fn slice(&self, first: usize, last: usize) -> &str {
        let range = self.tokens.get(first).zip(self.tokens.get(last));
        range
            .and_then(|(first, last)| self.text.get(first.start as usize..last.end as usize))
            .unwrap_or("")
    }

    /// Legal forms in it.
    pub fn legal_forms(&self) -> impl Iterator<Item = LegalForm> {
        self.tokens.iter().filter_map(|token| match token.tag {
            Tag::Legal(form) => Some(form),
            _ => None,
        })
    }
}

fn form_of(text: &str, word: Word) -> Form {
    Form::of(&text[word.start..word.end], word.script)
}

fn set(words: &'static [&'static str]) -> FxHashSet<&'static str> {
    words.iter().copied().collect()
}

static HONORIFIC_SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| set(HONORIFICS));
static PARTICLE_SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| set(PARTICLES));
static STOP_SET: LazyLock<FxHashSet<&str>> = LazyLock::new(|| set(STOP_WORDS));

/// Particles that are names as well: they bind only between other words or before a hyphen.
const DOUBTFUL_PARTICLES: &[&str] = &[
    "an", "do", "at", "as", "az", "ar", "ad", "ash", "ul", "us", "ur", "ud", "san", "st", "la",
    "le", "da", "das", "dos", "den", "ter", "ten", "ben", "af", "av", "zu", "los", "las", "les",
    "aal", "il",
];

/// Honorifics that stand anywhere in a name.
const HONORIFICS_ANYWHERE: &[&str] = &[
    "mr",
    "mrs",
    "dr",
    "prof",
    "mullah",
    "maulavi",
    "mawlawi",
    "haji",
    "hajji",
    "sheikh",
    "shaykh",
    "qari",
    "jr",
    "sr",
    "phd",
    "esq",
    "شيخ",
    "الشيخ",
];

/// Joins single letters with full stops between them: "S.A.", "O.O.O."
fn join_letters(text: &str, words: &mut Vec<Word>, forms: &mut Vec<Form>) {
    let single = |form: &Form| form.normal.chars().count() == 1 && !form.syllabic();
    let mut at = 0;
    while at + 1 < words.len() {
        let mut last = at;
        while single(&forms[last])
            && last + 1 < words.len()
            && single(&forms[last + 1])
            && &text[words[last].end..words[last + 1].start] == "."
        {
            last += 1;
        }
        if last > at {
            let joined = Form::joined(&forms[at..=last].iter().collect::<Vec<_>>());
            words[at].end = words[last].end;
            forms[at] = joined;
            words.drain(at + 1..=last);
            forms.drain(at + 1..=last);
        }
        at += 1;
    }
}

/// A body if its words say so, else a person.
fn guess_class(forms: &[Form]) -> NameClass {
    let telling = |form: &Form| {
        business_raw(form).is_some_and(|raw| raw <= 6.0)
            && rarity_raw(form, NameClass::Person) > 9.0
    };
    let legal = (1..forms.len()).any(|from| {
        let found = LegalForms::table().at(&mut |at| forms.get(from + at).map(|f| &*f.normal));
        found.is_some_and(|(words, _)| from + words == forms.len())
    });
    let syllables = forms.iter().filter(|form| form.syllabic()).count();
    if legal || syllables > 5 || forms.iter().any(telling) {
        NameClass::Body
    } else {
        NameClass::Person
    }
}

fn tags(text: &str, class: NameClass, words: &[Word], forms: &[Form]) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::with_capacity(forms.len());
    let last = forms.len().saturating_sub(1);
    let mut leading = true;
    while tags.len() < forms.len() {
        let at = tags.len();
        let form = &forms[at];
        if class != NameClass::Person
            && let Some((count, legal)) = legal_at(forms, at, &tags)
        {
            tags.extend(std::iter::repeat_n(Tag::Legal(legal), count));
            leading = false;
            continue;
        }
        let hyphen = text[words[at].end..].starts_with('-');
        let tag = if class == NameClass::Person {
            person_tag(form, at == 0, at == last, leading, hyphen)
        } else {
            body_tag(form, class, leading, at == last)
        };
        leading &= matches!(tag, Tag::Honorific | Tag::Stop);
        tags.push(tag);
    }
    tags
}

/// A legal form at that place: short ones only at the ends or after another.
fn legal_at(forms: &[Form], from: usize, before: &[Tag]) -> Option<(usize, LegalForm)> {
    let found = LegalForms::table().at(&mut |at| forms.get(from + at).map(|form| &*form.normal))?;
    let (count, _) = found;
    let at_end = from + count >= forms.len();
    let follows = matches!(before.last(), Some(Tag::Legal(_)));
    let short = count == 1 && forms[from].normal.chars().count() <= 3;
    let whole = count >= forms.len();
    ((!short || from == 0 || at_end || follows) && !whole).then_some(found)
}

fn is_digits(form: &Form) -> bool {
    form.latin.bytes().any(|byte| byte.is_ascii_digit())
}

fn person_tag(form: &Form, first: bool, last: bool, leading: bool, hyphen: bool) -> Tag {
    let word = &*form.normal;
    let one = word.chars().count() == 1;
    if is_digits(form) {
        return Tag::Number;
    }
    if one && !form.syllabic() && !form.latin.is_empty() {
        return Tag::Initial;
    }
    if HONORIFIC_SET.contains(word) && (leading || HONORIFICS_ANYWHERE.contains(&word)) {
        return Tag::Honorific;
    }
    if PARTICLE_SET.contains(word) {
        let between = !first && !last;
        if !DOUBTFUL_PARTICLES.contains(&word) || hyphen || between {
            return Tag::Particle;
        }
    }
    Tag::Word
}

fn body_tag(form: &Form, class: NameClass, leading: bool, last: bool) -> Tag {
    let word = &*form.normal;
    if STOP_SET.contains(word) && !(last && word.len() == 1) {
        return Tag::Stop;
    }
    if number_of(form, class).is_some() && (last || !matches!(word, "i" | "v" | "x")) {
        return Tag::Number;
    }
    if class == NameClass::Thing && leading && VESSEL_PREFIXES.contains(&word) {
        return Tag::Honorific;
    }
    if business_raw(form).is_some() { Tag::Business } else { Tag::Word }
}

/// The number that a word is, in digits; marks with digits in them count whole.
fn number_of(form: &Form, class: NameClass) -> Option<String> {
    let word = &*form.latin;
    if is_digits(form) {
        let digits = word.trim_end_matches(|end: char| end.is_ascii_alphabetic());
        let ending = &word[digits.len()..];
        let ordinal = matches!(ending, "" | "st" | "nd" | "rd" | "th");
        let plain = ordinal && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = if plain { digits.trim_start_matches('0') } else { word };
        return Some(if number.is_empty() { "0" } else { number }.to_owned());
    }
    if class == NameClass::Person {
        return None;
    }
    let known = NUMBER_WORDS.iter().find(|(known, _)| *known == &*form.normal);
    known.map(|(_, number)| *number).or_else(|| roman(word)).map(|number| number.to_string())
}

/// Roman numerals to 39.
fn roman(word: &str) -> Option<u32> {
    if word.is_empty() || word.len() > 6 {
        return None;
    }
    let tens = word.bytes().take_while(|byte| *byte == b'x').count().min(3);
    let rest = &word[tens..];
    const ONES: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let ones = ONES.iter().position(|known| *known == rest)?;
    Some((tens * 10 + ones) as u32)
}

fn information(form: &Form, tag: Tag, class: NameClass) -> f32 {
    match tag {
        Tag::Word | Tag::Business => rarity_raw(form, class),
        Tag::Initial => k::INITIAL_RAW as f32,
        Tag::Number => k::NUMBER_RAW as f32,
        Tag::Particle | Tag::Honorific => k::PARTICLE_RAW as f32,
        Tag::Stop | Tag::Legal(_) => 0.0,
    }
}

/// Where no token is content, what there is must do: a listed name is never without content.
fn promote(tokens: &mut [Token]) {
    if tokens.iter().any(Token::is_content) {
        return;
    }
    for token in tokens.iter_mut().filter(|token| !token.form.latin.is_empty()) {
        token.tag = Tag::Word;
        token.raw = token.raw.max(k::NUMBER_RAW as f32);
    }
}

fn units(tokens: &[Token]) -> Vec<Unit> {
    let usable = |token: &Token| !token.form.latin.is_empty() || !token.form.normal.is_empty();
    let mut units: Vec<Unit> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        if token.is_content() && usable(token) {
            units.push(Unit::new(at, at, token.raw, token.form.clone()));
        }
    }
    for width in [2, 3] {
        for (at, run) in tokens.windows(width).enumerate() {
            if joins(run) {
                let forms: Vec<&Form> = run.iter().map(|token| &token.form).collect();
                let content = run.iter().filter(|token| token.is_content());
                let raw: f32 = content.map(|token| token.raw).sum();
                units.push(Unit::new(at, at + width - 1, raw, Form::joined(&forms)));
            }
        }
    }
    units
}

/// Whether neighbours are ever written as one.
fn joins(run: &[Token]) -> bool {
    let bindable = |token: &Token| {
        matches!(token.tag, Tag::Word | Tag::Business | Tag::Particle | Tag::Initial)
    };
    let letters: usize = run.iter().map(|token| token.form.latin.len()).sum();
    let one_script = run.iter().all(|token| token.form.script == run[0].form.script);
    let syllables = run.iter().all(|token| token.form.latin.len() <= 4);
    let bound = run.len() < 3 || run[1].tag == Tag::Particle || syllables;
    run.iter().all(bindable)
        && run.iter().any(|token| token.tag == Tag::Word)
        && one_script
        && bound
        && (2..=JOINED_LETTERS_MAX).contains(&letters)
}

/// The reading without a leading article or a trailing "of God", "of the faith".
fn stem(latin: &str) -> Option<(u8, u8)> {
    const ARTICLES: [&str; 3] = ["al", "el", "ul"];
    const ENDINGS: [&str; 8] =
        ["ullah", "ollah", "allah", "uddin", "eddin", "oddin", "aldin", "eldin"];
    const STEM_LETTERS_MIN: usize = 4;
    let length = latin.len();
    if let Some(article) = ARTICLES.iter().find(|article| latin.starts_with(**article))
        && length >= article.len() + STEM_LETTERS_MIN
    {
        return Some((article.len() as u8, length as u8));
    }
    let ending = ENDINGS.iter().find(|ending| latin.ends_with(**ending))?;
    (length >= ending.len() + STEM_LETTERS_MIN).then(|| (0, (length - ending.len()) as u8))
}

/// Whether a token says "child of".
pub(crate) fn is_child_of(token: &Token) -> bool {
    token.tag == Tag::Particle && CHILD_OF.contains(&&*token.form.normal)
}
