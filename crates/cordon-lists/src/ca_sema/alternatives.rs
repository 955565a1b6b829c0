//! Persons' aliases that are only parts of a name: "Andrei", "Ilia Vasilyevich or Vasilievich".
//!
//! Canada prints a variant of one word of a name by itself, or joins variants by "or" and slashes
//! in the midst of a name. As aliases of their own such words would be wrong twice: no customer is
//! called "Andrei" only, and every Andrei would be near the alias. So a word that resembles one of
//! the main name takes its place there, and alternatives inside a name are multiplied out. What
//! resembles nothing ("Motorola") stays the alias that it is.

/// Names that one alias multiplies out to at most: the most seen is 16.
const EXPANSIONS_MAX: usize = 16;

/// Likeness from which two words are spellings of one: "Yevgeny", "Evgeny" have 0.86.
const LIKENESS_MIN: f64 = 0.6;

/// Longest word that is compared, in characters; no name's word is longer.
const WORD_CHARS_MAX: usize = 40;

/// The full names that an alias with "or", "and" or slashes stands for; the alias itself where
/// there are none or it would multiply out to too many.
pub(super) fn multiply(alias: &str) -> Vec<String> {
    let spaced = alias.replace('/', " / ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    if !words.iter().any(|word| is_separator(word)) {
        return vec![alias.to_owned()];
    }
    let names = groups(&words);
    let total: usize = names
        .iter()
        .map(|name| name.iter().map(Vec::len).fold(1, usize::saturating_mul))
        .fold(0, usize::saturating_add);
    if total > EXPANSIONS_MAX {
        return vec![alias.to_owned()];
    }
    names.iter().filter(|name| !name.is_empty()).flat_map(|name| product(name)).collect()
}

fn is_separator(word: &str) -> bool {
    matches!(word, "or" | "and" | "/")
}

/// Names as rows of word alternatives.
fn groups<'a>(words: &[&'a str]) -> Vec<Vec<Vec<&'a str>>> {
    let mut names: Vec<Vec<Vec<&str>>> = vec![Vec::new()];
    let mut separator: Option<&str> = None;
    for (at, word) in words.iter().enumerate() {
        if is_separator(word) {
            separator = Some(word);
            continue;
        }
        let run = words[at..].iter().take_while(|word| !is_separator(word)).count();
        let Some(current) = names.last_mut() else { break };
        let before = separator.take().filter(|_| !current.is_empty());
        match before.map(|separator| join(separator, current, word, run)) {
            None | Some(Join::NextWord) => current.push(vec![word]),
            Some(Join::Alternative) => {
                if let Some(group) = current.last_mut() {
                    group.push(word);
                }
            }
            Some(Join::NewName) => names.push(vec![vec![word]]),
        }
    }
    names
}

/// What the word behind a separator is.
enum Join {
    /// Another spelling of the word before it.
    Alternative,
    /// The next word of the name: the slash only parts two words with alternatives.
    NextWord,
    /// The first word of another name.
    NewName,
}

/// `run` is the number of words up to the next separator.
fn join(separator: &str, current: &[Vec<&str>], word: &str, run: usize) -> Join {
    let last = current.last().map_or(&[][..], Vec::as_slice);
    let alike = last.iter().any(|other| likeness(other, word) >= LIKENESS_MIN);
    let whole_names = current.len() >= 2 && run >= 2;
    if whole_names && (separator != "or" || !alike) {
        Join::NewName
    } else if alike || current.len() >= 2 {
        Join::Alternative
    } else if separator == "/" && last.len() >= 2 {
        Join::NextWord
    } else if run == 1 || separator != "or" {
        Join::NewName
    } else {
        Join::Alternative
    }
}

/// All names that a row of word alternatives stands for.
fn product(groups: &[Vec<&str>]) -> Vec<String> {
    let mut names = vec![String::new()];
    for group in groups {
        names = names
            .iter()
            .flat_map(|start| {
                group.iter().map(move |word| {
                    if start.is_empty() { (*word).to_owned() } else { format!("{start} {word}") }
                })
            })
            .collect();
    }
    names
}

/// The main name with the words of `alias` in the places of those that they resemble, if the alias
/// is nothing but spellings of some of its words and not a whole name itself.
pub(super) fn complete(alias: &str, given: &str, family: &str) -> Option<String> {
    let given: Vec<&str> = given.split_whitespace().collect();
    let main: Vec<&str> = given.iter().copied().chain(family.split_whitespace()).collect();
    let words: Vec<&str> = alias.split_whitespace().collect();
    if words.is_empty() || words.len() >= main.len() {
        return None;
    }
    let mut replaced = main.clone();
    let mut places: Vec<usize> = Vec::new();
    for word in words {
        let free = (0..main.len()).filter(|place| !places.contains(place));
        let scored = free.map(|place| (place, likeness(main[place], word)));
        let (place, score) =
            scored.fold((0, 0.0), |best, row| if row.1 > best.1 { row } else { best });
        if score < LIKENESS_MIN {
            return None;
        }
        places.push(place);
        replaced[place] = word;
    }
    let in_given = places.iter().filter(|place| **place < given.len()).count();
    let is_part = in_given == 0 || in_given == places.len();
    let (full, known) = (replaced.join(" "), main.join(" "));
    (is_part && full.to_lowercase() != known.to_lowercase()).then_some(full)
}

/// How alike two words are: 1 less the share of letters that would have to be edited.
fn likeness(left: &str, right: &str) -> f64 {
    let (left, right) = (letters(left), letters(right));
    let longest = left.len().max(right.len());
    if longest == 0 {
        return 0.0;
    }
    1.0 - edits(&left, &right) as f64 / longest as f64
}

/// A word's letters with what only transliterations tell apart made one: "Alexey", "Aleksei".
fn letters(word: &str) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    for letter in word.chars().flat_map(char::to_lowercase).take(WORD_CHARS_MAX) {
        match letter {
            'x' => letters.extend(['k', 's']),
            'y' | 'j' => letters.push('i'),
            other => letters.push(other),
        }
    }
    letters.dedup();
    letters
}

/// Levenshtein's distance.
fn edits(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (at, a) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, b) in right.iter().enumerate() {
            let change = diagonal + usize::from(a != b);
            diagonal = row[column + 1];
            row[column + 1] = change.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(alias: &str, names: &[&str]) {
        assert_eq!(multiply(alias), names, "{alias}");
    }

    #[test]
    fn alternatives_are_multiplied_out() {
        check("Ilia Vasilyevich or Vasilievich", &["Ilia Vasilyevich", "Ilia Vasilievich"]);
        check("Katsiaryna or Katerina Enki", &["Katsiaryna Enki", "Katerina Enki"]);
        check("Hanna Enki or Anna Borisovna Ankova", &["Hanna Enki", "Anna Borisovna Ankova"]);
        check("Илья ЭНКИ / Iлля ЕНКІ", &["Илья ЭНКИ", "Iлля ЕНКІ"]);
        check("Энкина and Анкина and Жасмин", &["Энкина", "Анкина", "Жасмин"]);
        check("Анна Энкина or Жасмин", &["Анна Энкина", "Анна Жасмин"]);
        check(
            "Aleksandr/ Alexandr or Alexander Ilich Enki or Oles Ilych Enki",
            &[
                "Aleksandr Ilich Enki",
                "Alexandr Ilich Enki",
                "Alexander Ilich Enki",
                "Oles Ilych Enki",
            ],
        );
        assert_eq!(multiply("Nikolay or Nikolai / Ilich or Ilyich Enki or Enky").len(), 8);
        check("or", &[""; 0]);
        check("Motorola", &["Motorola"]);
    }

    #[test]
    fn parts_of_a_name_are_put_in_their_place() {
        let complete = |alias| complete(alias, "Andrey Igorevich", "AKIMOV");
        assert_eq!(complete("Andrei").as_deref(), Some("Andrei Igorevich AKIMOV"));
        assert_eq!(complete("Andrei Ihorevich").as_deref(), Some("Andrei Ihorevich AKIMOV"));
        assert_eq!(complete("YAKIMOV").as_deref(), Some("Andrey Igorevich YAKIMOV"));
        assert_eq!(complete("Andrei AKIMAU"), None, "a whole name");
        assert_eq!(complete("Motorola"), None);
        assert_eq!(complete("Akimov"), None, "nothing new");
        assert_eq!(
            super::complete("Aleksei", "Alexey", "DYUMIN").as_deref(),
            Some("Aleksei DYUMIN")
        );
        assert_eq!(complete(""), None);
    }
}
