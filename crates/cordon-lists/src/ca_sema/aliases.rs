//! Aliases: one free text of many names, taken apart.
//!
//! Names are parted by semicolons, slashes, commas, "or", "and", "a.k.a." or nothing but a change
//! of script, and a comma may as well belong to "Завод, АО" or to "Last, First". Of the 2,877
//! texts of March 2025 two thirds are one name in its own script; the rules below were drawn from
//! reading the others. Where a rule had to choose, the split is *doubtful*: the caller then keeps
//! the whole text as a note, so that nothing is lost to a wrong choice.

use cordon_model::name::fold_space;
use cordon_model::{NameKind, NameValue, Script};

use super::alternatives;
use super::regime::in_words;

mod forms;
mod marks;

pub(super) use marks::split_outside_brackets;

/// Whose aliases they are.
#[derive(Debug, Clone, Copy)]
pub(super) enum Bearer<'a> {
    /// A person of that name.
    Person { family: &'a str, given: &'a str },
    /// A body or a ship.
    Body,
}

/// What a text was taken apart into.
#[derive(Debug, Default)]
pub(super) struct Split {
    pub(super) names: Vec<NameValue>,
    /// Whether it could be read in more than one way.
    pub(super) doubtful: bool,
}

/// Longest text that is taken apart, in bytes; the longest that Canada prints has 549. A longer one
/// is no text of aliases, and taking it apart takes the square of its length.
const TEXT_BYTES_MAX: usize = 2048;

/// Takes a text of aliases apart; one that is too long stays whole.
pub(super) fn split(printed: &str, bearer: Bearer) -> Split {
    if printed.len() > TEXT_BYTES_MAX {
        let whole = NameValue::new(&fold_space(printed), NameKind::Alias);
        return Split { names: vec![whole], doubtful: true };
    }
    let mut split = Split::default();
    for segment in marks::segments(printed) {
        for piece in split_outside_brackets(&segment.text, &[';']) {
            let mut pieces = Pieces { split: &mut split, bearer, segment: &segment };
            pieces.semicolons(piece);
        }
    }
    split
}

/// The names between two semicolons.
struct Pieces<'a> {
    split: &'a mut Split,
    bearer: Bearer<'a>,
    segment: &'a marks::Segment,
}

impl Pieces<'_> {
    fn semicolons(&mut self, piece: &str) {
        let piece = piece.replace(", or ", " or ").replace(", and ", ", ");
        match self.bearer {
            Bearer::Body => {
                for part in split_outside_brackets(&piece, &['/']) {
                    self.body(part);
                }
            }
            Bearer::Person { family, given } => self.persons(&piece, family, given),
        }
    }

    fn persons(&mut self, piece: &str, family: &str, given: &str) {
        let parts = split_outside_brackets(piece, &[',']);
        if let [last, first] = parts.as_slice()
            && is_last_first(last, first, family, given)
        {
            self.push(&format!("{first} {last}"), Some(piece));
            return;
        }
        for part in parts {
            let names = alternatives::multiply(marks::bare(part));
            self.split.doubtful |= names.len() > 1;
            for name in &names {
                let whole = (names.len() > 1).then_some(part);
                match alternatives::complete(name, given, family) {
                    Some(full) => {
                        self.split.doubtful = true;
                        self.push(&full, Some(part));
                    }
                    None => self.push(name, whole),
                }
            }
        }
    }

    fn body(&mut self, piece: &str) {
        let parts = split_outside_brackets(piece, &[',']);
        self.split.doubtful |= parts.len() > 1;
        let parts = forms::rejoined(&parts);
        for part in &parts {
            for either in part.split(" or ") {
                let names = joined_by_and(either);
                self.split.doubtful |= names.len() > 1 || either.contains(" and ");
                for name in names {
                    if forms::is_legal_form(name) {
                        self.split.doubtful = true;
                    } else {
                        self.push(name, None);
                    }
                }
            }
        }
    }

    /// `printed` is the text that the name was made of, where the two differ.
    fn push(&mut self, text: &str, printed: Option<&str>) {
        let text = fold_space(marks::bare(text));
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        let mut name = NameValue::new(&text, NameKind::Alias);
        let native = !matches!(name.script, Script::Latin | Script::Other);
        if self.segment.former {
            name.kind = NameKind::Former;
        } else if native {
            name.kind = NameKind::Original;
        }
        name.language = self.segment.language.filter(|_| native).map(str::to_owned);
        name.note = printed.map(|printed| fold_space(marks::bare(printed)));
        self.split.names.push(name);
    }
}

/// Whether two texts parted by a comma are one name, family name first: they are the bearer's own,
/// or the second has a patronymic and the first is one word.
fn is_last_first(last: &str, first: &str, family: &str, given: &str) -> bool {
    const PATRONYMICS: [&str; 7] = ["ович", "евич", "ич", "овна", "евна", "івна", "ична"];
    let last_words = in_words(last);
    if last_words.is_empty() || last_words.contains(' ') {
        return false;
    }
    let first_words = in_words(first);
    let own = last_words == in_words(family) || first_words == in_words(given);
    let (_, patronymic) = first_words.split_once(' ').unwrap_or_default();
    own || PATRONYMICS.iter().any(|ending| patronymic.ends_with(ending))
}

/// The names of a body that "and" (or "et") joins. In a text of another script the English word
/// always joins names; in a Latin one it mostly belongs to the name, unless a legal form follows
/// or the words on both sides begin alike.
fn joined_by_and(piece: &str) -> Vec<&str> {
    let native = !matches!(Script::of(piece), Script::Latin | Script::Other);
    let mut names = Vec::new();
    let mut start = 0;
    for mark in [" and ", " et "] {
        for (at, _) in piece.match_indices(mark) {
            let (Some(left), Some(right)) = (piece.get(start..at), piece.get(at + mark.len()..))
            else {
                continue;
            };
            if native || forms::starts_with_legal_form(right) || forms::begin_alike(left, right) {
                names.push(left);
                start = at + mark.len();
            }
        }
    }
    names.extend(piece.get(start..));
    names
}

#[cfg(test)]
mod tests;
