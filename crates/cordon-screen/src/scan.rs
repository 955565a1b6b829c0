//! Finds the listed entities that a running text names.
//!
//! Every word of the text that may be part of a name is looked up in the index within the narrow
//! bound of mentions. A listed name comes into question when the text has nearly all that the
//! name tells; then the shortest windows of words that hold it are compared with it like any two
//! names. On top come the manners of prose: a mention is written as a name; a common name, a
//! single word, a ship's name needs more than to occur. The longest of overlapping mentions wins.

use cordon_model::{Country, Entity, Script};
use cordon_names::{
    AnalysedName, Bound, CompareOptions, Feature, Form, NameClass, NameScore, Tag, Unit, compare,
    probability, sum_of_bits, whole_thousandths,
};
use rustc_hash::FxHashMap;

use crate::hit::{Evidence, Hit, Mention};
use crate::html::html_text;
use crate::party::ScanSettings;
use crate::prose::{ProseWord, prose};
use crate::screener::{Screener, log_odds, name_evidence};

/// A mention spans at most so many words.
const WINDOW_WORDS_MAX: usize = 16;
/// A window has at most so many words beyond the name's own.
const WINDOW_EXTRA_WORDS: usize = 2;
/// What a listed name tells and the text leaves out, raw bits: a patronymic.
const UNCOVERED_RAW_MAX: f64 = 8.0;
/// Less shared information is anybody's name.
const SHARED_RAW_MIN: f64 = 14.0;
/// Everyday words alone must share this much.
const ORDINARY_SHARED_RAW_MIN: f64 = 20.0;
/// A word that tells by itself.
const TELLING_RAW_MIN: f64 = 8.0;
/// A single word must tell this much and have so many letters.
const SINGLE_RAW_MIN: f64 = 13.0;
const SINGLE_LETTERS_MIN: usize = 5;
/// Fewer syllables in a row, in Han or Hangul, occur by chance.
const SYLLABLES_MIN: usize = 3;
/// Bits lost for each raw bit of edits, beyond their price in screening: in running text every
/// word is tried, and chance finds neighbours.
const MENTION_EDIT_RATE: f64 = 0.12;
/// Bits lost where the words beside the mention look like more of the name.
const BORDER_BITS: f64 = 1.5;
/// Words around a ship's name that may say that it is one.
const CUE_WORDS: usize = 6;
const SHIP_CUES: &[&str] = &[
    "vessel",
    "vessels",
    "ship",
    "ships",
    "tanker",
    "tankers",
    "mv",
    "mt",
    "imo",
    "cargo",
    "carrier",
    "yacht",
    "freighter",
    "flagged",
    "aircraft",
    "jet",
    "plane",
    "boeing",
    "airbus",
    "tail",
    "crew",
    "sailed",
    "cruise",
    "bulker",
    "судно",
    "танкер",
];

/// A listed name at a place.
#[derive(Debug)]
struct Found {
    first: usize,
    last: usize,
    name: u32,
    score: NameScore,
    query: AnalysedName,
    rows: Vec<Evidence>,
    bits: f64,
}

/// A unit of a listed name at a word of the text.
#[derive(Debug, Clone, Copy)]
struct Event {
    name: u32,
    first: u32,
    last: u32,
    tokens: u64,
}

impl Screener {
    /// Listed entities named in a plain text, in order of place.
    pub fn scan(
        &self,
        _entities: &[Entity],
        text: &str,
        settings: &ScanSettings,
        admissible: &(dyn Fn(u32) -> bool + Sync),
    ) -> Vec<Mention> {
        let words = prose(text);
        let events = self.events(&words, admissible);
        let mut found: Vec<Found> = Vec::new();
        for group in events.chunk_by(|left, right| left.name == right.name) {
            self.windows(text, &words, group, settings, &mut found);
        }
        self.mentions(text, &words, found)
    }

    /// Listed entities named in an HTML text; places are those of the HTML.
    pub fn scan_html(
        &self,
        entities: &[Entity],
        html: &str,
        settings: &ScanSettings,
        admissible: &(dyn Fn(u32) -> bool + Sync),
    ) -> Vec<Mention> {
        let plain = html_text(html);
        let mut mentions = self.scan(entities, &plain.text, settings, admissible);
        for mention in &mut mentions {
            (mention.start, mention.end) = plain.source(mention.start, mention.end);
        }
        mentions
    }

    /// Units of those listed names of which the text has nearly all, by name and place.
    fn events(&self, words: &[ProseWord], admissible: &(dyn Fn(u32) -> bool + Sync)) -> Vec<Event> {
        let probes = self.probes(words);
        let mut covered: FxHashMap<u32, u64> = FxHashMap::default();
        for (_, _, units) in &probes {
            for unit in units {
                for posting in self.index.postings(*unit) {
                    *covered.entry(posting.name).or_default() |= token_mask(posting.tokens);
                }
            }
        }
        covered.retain(|name, mask| {
            let owner = self.owners[*name as usize];
            !owner.weak
                && uncovered_raw(&self.names[*name as usize], *mask) <= UNCOVERED_RAW_MAX
                && admissible(owner.entity)
        });
        let mut events = Vec::new();
        for (first, last, units) in &probes {
            for unit in units {
                for posting in self.index.postings(*unit) {
                    if covered.contains_key(&posting.name) {
                        events.push(Event {
                            name: posting.name,
                            first: *first as u32,
                            last: *last as u32,
                            tokens: token_mask(posting.tokens),
                        });
                    }
                }
            }
        }
        events.sort_by_key(|event| (event.name, event.first, event.last, event.tokens));
        events
    }

    /// The words that may be parts of names, and neighbours written as one, with the listed units
    /// that they may be.
    fn probes(&self, words: &[ProseWord]) -> Vec<(usize, usize, Vec<u32>)> {
        let mut known: FxHashMap<&Form, Vec<u32>> = FxHashMap::default();
        let mut probes = Vec::new();
        for (at, word) in words.iter().enumerate().filter(|(_, word)| word.name_like) {
            let units = known.entry(&word.form).or_insert_with(|| self.near(word));
            if !units.is_empty() {
                probes.push((at, at, units.clone()));
            }
            let Some(next) = words.get(at + 1).filter(|next| next.name_like && !next.apart) else {
                continue;
            };
            if word.form.script == next.form.script && !word.form.syllabic() {
                let joined = Form::joined(&[&word.form, &next.form]);
                let units = self.index.read_as(&joined.latin);
                if !units.is_empty() {
                    probes.push((at, at + 1, units.to_vec()));
                }
            }
        }
        probes
    }

    fn near(&self, word: &ProseWord) -> Vec<u32> {
        let form = &word.form;
        let own_script = |unit: &u32| {
            let unit = self.index.unit(*unit);
            unit.is_some_and(|unit| !unit.form.syllabic() && !form.syllabic())
        };
        if form.syllabic() {
            let same = |unit: &u32| {
                self.index.unit(*unit).is_some_and(|unit| unit.form.normal == form.normal)
            };
            return self.index.read_as(&form.latin).iter().copied().filter(same).collect();
        }
        // Everyday words are looked up as they are; spelled otherwise they are other words.
        if word.ordinary || form.latin.len() < 3 {
            return self.index.read_as(&form.latin).iter().copied().filter(own_script).collect();
        }
        let near = self.index.comparable(&Unit::probe(form.clone()), Bound::mentions());
        near.into_iter().map(|(unit, _)| unit).filter(own_script).collect()
    }

    /// Compares one listed name with the windows that hold it.
    fn windows(
        &self,
        text: &str,
        words: &[ProseWord],
        events: &[Event],
        settings: &ScanSettings,
        found: &mut Vec<Found>,
    ) {
        let name = events[0].name;
        let target = &self.names[name as usize];
        let longest = (target.tokens.len() + WINDOW_EXTRA_WORDS).min(WINDOW_WORDS_MAX);
        let mut done: Option<(usize, usize)> = None;
        for (at, start) in events.iter().enumerate() {
            let first = start.first as usize;
            let mut mask = 0;
            let mut best: Option<usize> = None;
            for event in &events[at..] {
                let last = event.last as usize;
                let broken = words[first + 1..=last].iter().any(|word| word.apart);
                if last - first >= longest || broken {
                    break;
                }
                if event.tokens & !mask != 0 {
                    mask |= event.tokens;
                    if uncovered_raw(target, mask) <= UNCOVERED_RAW_MAX {
                        best = Some(last);
                    }
                }
            }
            let Some(last) = best else { continue };
            if done == Some((first, last)) {
                continue;
            }
            done = Some((first, last));
            if let Some(hit) = self.window(text, words, name, first, last)
                && probability(hit.bits) >= settings.threshold
            {
                found.push(hit);
            }
        }
    }

    fn window(
        &self,
        text: &str,
        words: &[ProseWord],
        name: u32,
        first: usize,
        last: usize,
    ) -> Option<Found> {
        let target = &self.names[name as usize];
        let (first, last) = with_legal_forms(text, words, target, first, last);
        let slice = &text[words[first].word.start..words[last].word.end];
        let query = AnalysedName::new(slice, target.class);
        let options = CompareOptions { floor_bits: log_odds(0.5), ..CompareOptions::mentions() };
        let score = compare(&query, target, &options)?;
        let shared = Shared::of(&score, &query, target, &words[first..=last]);
        if !acceptable(&shared, target, words, first, last)
            || (shared.tokens == 1 && has_legal_form(target) && !has_legal_form(&query))
        {
            return None;
        }
        let mut rows = Vec::new();
        if shared.edits > 0.0 {
            let bits = -MENTION_EDIT_RATE * shared.edits;
            rows.push(row(bits, "spelled otherwise in running text"));
        }
        if bordered(words, first, last) {
            rows.push(row(-BORDER_BITS, "the words beside it look like more of a name"));
        }
        let bits = sum_of_bits(rows.iter().map(|row| row.bits).chain([score.bits]));
        Some(Found { first, last, name, score, query, rows, bits })
    }

    /// The mentions without overlaps, the longest first.
    fn mentions(&self, text: &str, words: &[ProseWord], mut found: Vec<Found>) -> Vec<Mention> {
        let length = |hit: &Found| words[hit.last].word.end - words[hit.first].word.start;
        let entity = |hit: &Found| self.owners[hit.name as usize].entity;
        found.sort_by(|left, right| {
            (length(right).cmp(&length(left)))
                .then(left.first.cmp(&right.first))
                .then(right.bits.total_cmp(&left.bits))
                .then(entity(left).cmp(&entity(right)))
                .then(left.name.cmp(&right.name))
        });
        let mut taken = vec![false; words.len()];
        let mut mentions: Vec<Mention> = Vec::new();
        for group in
            found.chunk_by(|left, right| (left.first, left.last) == (right.first, right.last))
        {
            let (first, last) = (group[0].first, group[0].last);
            if taken[first..=last].contains(&true) {
                continue;
            }
            taken[first..=last].fill(true);
            let mut hits: Vec<Hit> = Vec::new();
            for found in group {
                if !hits.iter().any(|hit| hit.entity == entity(found)) {
                    hits.push(self.hit(found));
                }
            }
            let also = hits.split_off(1);
            let (start, end) = (words[first].word.start, words[last].word.end);
            let text = text[start..end].to_owned();
            mentions.extend(hits.into_iter().map(|hit| Mention {
                start,
                end,
                text: text.clone(),
                hit,
                also: also.clone(),
            }));
        }
        mentions.sort_by_key(|mention| mention.start);
        mentions
    }

    fn hit(&self, found: &Found) -> Hit {
        let target = &self.names[found.name as usize];
        let mut evidence = name_evidence(&found.score, &found.query, target);
        evidence.extend(found.rows.iter().cloned());
        Hit {
            entity: self.owners[found.name as usize].entity,
            score: probability(found.bits),
            bits: found.bits,
            raw_bits: found.score.raw_bits,
            is_match: true,
            evidence,
        }
    }
}

fn row(bits: f64, note: &str) -> Evidence {
    let (query, target) = (String::new(), String::new());
    let (feature, note) = ("mention".to_owned(), note.to_owned());
    Evidence { feature, query, target, bits: whole_thousandths(bits), note }
}

fn token_mask(tokens: (u16, u16)) -> u64 {
    (tokens.0..=tokens.1).fold(0, |mask, at| mask | 1 << (at % 64))
}

fn has_legal_form(name: &AnalysedName) -> bool {
    name.tokens.iter().any(|token| matches!(token.tag, Tag::Legal(_)))
}

/// The window with the legal forms right before and after it, where the listed name has one.
/// A form in small letters may be the sentence's own, "the company Vektor LLC", and belongs to the
/// name only where the listed name has it at that end.
fn with_legal_forms(
    text: &str,
    words: &[ProseWord],
    target: &AnalysedName,
    first: usize,
    last: usize,
) -> (usize, usize) {
    if !has_legal_form(target) {
        return (first, last);
    }
    let fits = |from: usize, to: usize| {
        let apart = words[from + 1..=to].iter().any(|word| word.apart);
        let Some(slice) = text.get(words[from].word.start..words[to].word.end) else {
            return false;
        };
        let name = AnalysedName::new(slice, target.class);
        let legal = |at: usize| {
            let start = words[at].word.start - words[from].word.start;
            let token = name.tokens.iter().find(|token| token.end as usize > start);
            let edge = if at < first { target.tokens.first() } else { target.tokens.last() };
            token.is_some_and(|token| {
                let listed = edge.is_some_and(|edge| edge.tag == token.tag);
                matches!(token.tag, Tag::Legal(_)) && (words[at].name_like || listed)
            })
        };
        !apart && (from..first).all(legal) && (last + 1..=to).all(legal)
    };
    let furthest = (last + LEGAL_WORDS_MAX).min(words.len() - 1);
    let to = (last + 1..=furthest).rev().find(|to| fits(first, *to)).unwrap_or(last);
    let nearest = first.saturating_sub(LEGAL_WORDS_MAX);
    let from = (nearest..first).find(|from| fits(*from, last)).unwrap_or(first);
    (from, to)
}

/// "Limited Liability Company", "sociedad anonima de capital variable".
const LEGAL_WORDS_MAX: usize = 5;

/// What a listed name tells beyond the tokens of a mask.
fn uncovered_raw(name: &AnalysedName, mask: u64) -> f64 {
    let open = name.tokens.iter().enumerate().filter(|(at, _)| mask & (1 << at) == 0);
    let open = open.filter(|(_, token)| token.is_content());
    // A body is named in full or not at all.
    let factor = if name.class == NameClass::Person { 1.0 } else { 4.0 };
    open.map(|(_, token)| factor * f64::from(token.raw)).sum()
}

/// What a window and a listed name share.
#[derive(Debug, Default)]
struct Shared {
    raw: f64,
    edits: f64,
    /// Content tokens of the listed name that are matched.
    tokens: usize,
    /// It has a word that tells by itself.
    telling: bool,
    /// It names a country.
    country: bool,
    /// Most letters of a matched word.
    letters: usize,
    /// Script of the matched words.
    syllables: bool,
}

impl Shared {
    fn of(
        score: &NameScore,
        query: &AnalysedName,
        target: &AnalysedName,
        words: &[ProseWord],
    ) -> Shared {
        let mut shared = Shared::default();
        for row in &score.rows {
            let named = matches!(row.feature, Feature::Same | Feature::Alike | Feature::Joined);
            let (Some(left), Some(right), true) = (row.left, row.right, named) else { continue };
            shared.edits += f64::from(row.cost) / 10.0;
            for at in right.0..=right.1 {
                let Some(token) = target.tokens.get(usize::from(at)) else { continue };
                if token.is_content() {
                    shared.raw += f64::from(token.raw);
                    shared.tokens += 1;
                }
            }
            for at in left.0..=left.1 {
                let Some(token) = query.tokens.get(usize::from(at)) else { continue };
                let ordinary = words
                    .iter()
                    .find(|word| word.form.normal == token.form.normal)
                    .is_some_and(|word| word.ordinary);
                let raw = f64::from(token.raw);
                shared.telling |= token.tag == Tag::Word && raw >= TELLING_RAW_MIN && !ordinary;
                shared.letters = shared.letters.max(token.form.latin.len());
                shared.syllables |= token.form.syllabic();
                shared.country |= Country::from_name(&token.form.normal).is_some();
            }
        }
        shared
    }
}

/// Whether prose may mean the name by these words.
fn acceptable(
    shared: &Shared,
    target: &AnalysedName,
    words: &[ProseWord],
    first: usize,
    last: usize,
) -> bool {
    if shared.syllables {
        let whole = last - first + 1 == shared.tokens;
        return shared.tokens >= SYLLABLES_MIN && shared.edits == 0.0 && whole;
    }
    if target.class == NameClass::Thing && !ship_cue(words, first, last) {
        return false;
    }
    let content = target.tokens.iter().filter(|token| token.is_content()).count();
    if shared.tokens == 1 {
        return content == 1 && single_is_acceptable(shared, words, first, last);
    }
    if shared.raw < SHARED_RAW_MIN {
        return false;
    }
    let exact = shared.edits == 0.0;
    shared.telling || (exact && (shared.raw >= ORDINARY_SHARED_RAW_MIN || shared.country))
}

/// A name of one word counts when it is rare, spelled as listed, and written as a name.
fn single_is_acceptable(shared: &Shared, words: &[ProseWord], first: usize, last: usize) -> bool {
    let word = &words[first];
    let written = !word.begins && !word.shouted;
    shared.edits == 0.0
        && shared.telling
        && shared.raw >= SINGLE_RAW_MIN
        && shared.letters >= SINGLE_LETTERS_MIN
        && written
        && !bordered(words, first, last)
}

/// Whether a word right before or after looks like more of the name.
fn bordered(words: &[ProseWord], first: usize, last: usize) -> bool {
    let cased_like = |word: &ProseWord| {
        let cased = matches!(word.form.script, Script::Latin | Script::Cyrillic | Script::Greek);
        word.name_like && !word.ordinary && !word.shouted && cased && word.form.latin.len() > 1
    };
    let before = first > 0
        && !words[first].apart
        && !words[first - 1].begins
        && cased_like(&words[first - 1]);
    let after = words.get(last + 1).is_some_and(|next| !next.apart && cased_like(next));
    before || after
}

/// Whether the words around say that a ship or aircraft is meant.
fn ship_cue(words: &[ProseWord], first: usize, last: usize) -> bool {
    let from = first.saturating_sub(CUE_WORDS);
    let to = (last + CUE_WORDS + 1).min(words.len());
    words[from..to].iter().any(|word| SHIP_CUES.contains(&&*word.form.normal))
}
