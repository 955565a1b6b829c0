//! What it costs, in raw bits, to spell one token as another: the table.
//!
//! A weighted edit distance over Latin readings ([`Distance`](crate::Distance)) with operations of
//! up to two letters on each side (`kh` for `h`, `ks` for `x`), transpositions, and doublings at a
//! discount. Rare spelling variants cost more: the cost stands for -log2 of how often names of one
//! bearer differ so. The table is written by hand from the usual romanisations and awaits learning
//! from the alias pairs of the official lists. Costs are whole tenths of a bit, so that sums are
//! exact and the order of addition does not matter.

use std::sync::LazyLock;

/// Tenths of a raw bit.
pub type Tenths = u16;

/// More than any comparable pair costs, and small enough to add to.
pub(crate) const FAR: Tenths = 20_000;

const DOUBLING: Tenths = 37;
/// Two neighbours exchanged.
pub(crate) const SWAP: Tenths = 85;
const SUBSTITUTION: Tenths = 100;
const VOWEL_SUBSTITUTION: Tenths = 45;
const GAP: Tenths = 90;

/// Letters that stand for each other, and at what cost.
const SUBSTITUTIONS: &str = "\
    a e 40, e i 40, o u 42, i y 22, e y 45, u y 50, a o 45, a u 55, j y 25, i j 45, k c 35, \
    k q 35, c q 45, g k 55, g q 50, s z 42, s c 55, z j 55, c z 60, d t 55, b p 60, v f 55, \
    v w 42, b v 60, p f 65, g j 50, c j 55, x s 60, x z 70, x k 70, q x 55, j q 60, l r 70, \
    m n 75, g h 45, w u 45, o w 55, x h 60, u v 60, h j 60";

/// Groups of letters that stand for each other.
const GROUPS: &str = "\
    kh h 25, kh k 30, kh x 25, kh ch 35, kh q 50, gh g 25, gh q 35, gh h 50, ph f 25, th t 30, \
    th s 50, dh d 25, dh z 35, dh th 35, dh dd 25, sh s 45, sh ch 45, sh x 40, sh zh 55, \
    sh sc 45, sh sz 40, ch c 35, ch zh 30, ch q 35, ch j 40, ch tj 25, ch cz 35, ch k 55, \
    ch ts 50, cs ch 45, zh j 30, zh z 40, zh g 50, dj j 20, dz z 40, dz j 45, dj zh 45, \
    ts c 30, ts z 40, tz ts 25, tz z 35, tz c 40, tc c 35, ck k 20, cc k 30, ks x 20, qu k 40, \
    qu q 30, ng n 55, hs x 25, hs s 45, kw gw 40, wh w 30, gu g 50, gu w 45, ou u 20, oo u 22, \
    ee i 22, ei ai 25, ay ai 18, ei ey 20, ay ei 30, ey ai 30, ie i 35, iy y 20, iy i 22, \
    ii y 25, ij y 22, ij i 30, yy y 20, ye e 28, je e 30, ie e 35, ie ye 25, yo e 35, yo o 40, \
    io yo 25, jo yo 25, yu u 40, yu iu 20, ju yu 20, ya ia 20, ja ya 20, ya a 40, aa a 20, \
    eo o 28, eu u 25, eu ev 40, eu ef 45, oe o 28, oe eu 35, ae e 25, ae a 30, ue u 28, \
    ui wi 30, ui uy 25, oi oy 20, au aw 25, au ou 30, aw o 45, ow ou 25, ow u 40, ua wa 20, \
    ue we 22, uo o 35, ih i 25, ah a 22, eh e 25, oh o 25, ui ei 40, un en 40, in en 42, \
    ll y 50, nn ny 40, gn ny 40, nj ny 20, nh ny 40, lj ly 20, lh ly 40, mb nb 30, ng nk 55, \
    rs sh 70, ov ow 30, ov of 35, ev ef 35";

/// Between a reading without vowels and one with them.
const VOWELLESS: &str = "\
    w u 10, w o 12, y i 10, y e 14, w v 25, w ou 10, w oo 10, w au 15, w aw 12, y ee 10, \
    y ai 15, y ei 15, y ay 12, y iy 10, y ey 12, a e 15, a i 22, a o 20, a u 22, h a 15, \
    h ah 10, h eh 12, j g 30, b v 25, p f 20, sh s 30, h ch 35, k ch 30, w uw 10, y ie 14, \
    a aa 10, w ow 12, q g 30, q k 30, q gh 30, dh th 30, dh z 30, dh d 25, t th 40";

const LETTERS: usize = 27;
/// Code of all that is no letter.
pub(crate) const OTHER: u8 = 26;
const NONE: Tenths = Tenths::MAX;

/// Costs of all operations under one relation of scripts.
#[derive(Debug)]
pub struct Costs {
    gaps: [Tenths; LETTERS],
    one_one: Vec<Tenths>,
    /// By pair, then single letter.
    two_one: Vec<Tenths>,
    /// By pair: the pairs that it may stand for.
    two_two: Vec<Vec<(u16, Tenths)>>,
    /// Whether a pair has any operation of more than one letter.
    paired: Vec<bool>,
    /// Least cost of a letter more or less.
    per_length: Tenths,
    /// By first letter: least cost of an operation with two letters on one side, beyond what the
    /// lengths tell.
    pair_least: [Tenths; LETTERS],
    /// By consonant: what a word must at least pay for having it when the other has it not.
    presence: [Tenths; LETTERS],
}

/// Code of a byte: its place in the alphabet.
pub(crate) fn code(letter: u8) -> u8 {
    if letter.is_ascii_lowercase() { letter - b'a' } else { OTHER }
}

fn pair(first: u8, second: u8) -> usize {
    usize::from(first) * LETTERS + usize::from(second)
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// Rows of a table: two sides and a cost.
fn rows(table: &str) -> impl Iterator<Item = (&str, &str, Tenths)> {
    table.split(',').filter_map(|row| {
        let mut fields = row.split_whitespace();
        let (left, right) = (fields.next()?, fields.next()?);
        Some((left, right, fields.next()?.parse().ok()?))
    })
}

impl Costs {
    /// Costs between two readings that both have their vowels.
    pub fn spoken() -> &'static Costs {
        static COSTS: LazyLock<Costs> = LazyLock::new(|| Costs::new(false));
        &COSTS
    }

    /// Costs between a reading without vowels and one with them.
    pub fn vowelless() -> &'static Costs {
        static COSTS: LazyLock<Costs> = LazyLock::new(|| Costs::new(true));
        &COSTS
    }

    fn new(vowelless: bool) -> Costs {
        let mut costs = Costs {
            gaps: [GAP; LETTERS],
            one_one: vec![SUBSTITUTION; LETTERS * LETTERS],
            two_one: vec![NONE; LETTERS * LETTERS * LETTERS],
            two_two: vec![Vec::new(); LETTERS * LETTERS],
            paired: vec![false; LETTERS * LETTERS],
            per_length: DOUBLING,
            pair_least: [SWAP; LETTERS],
            presence: [GAP; LETTERS],
        };
        costs.set_letters(vowelless);
        let own = if vowelless { VOWELLESS } else { "" };
        let tables = [SUBSTITUTIONS, GROUPS, own];
        for (left, right, cost) in tables.into_iter().flat_map(rows) {
            costs.set(left, right, cost);
        }
        costs.set_least(&tables);
        costs
    }

    fn set_letters(&mut self, vowelless: bool) {
        for first in b'a'..=b'z' {
            let at = usize::from(code(first));
            self.gaps[at] = match first {
                b'y' => 45,
                b'h' => 42,
                b'w' => 65,
                _ if is_vowel(first) => 50,
                _ => GAP,
            };
            if vowelless && (is_vowel(first) || matches!(first, b'y' | b'w' | b'h')) {
                self.gaps[at] = if is_vowel(first) { 12 } else { 30 };
            }
            for second in b'a'..=b'z' {
                if is_vowel(first) && is_vowel(second) {
                    self.one_one[pair(code(first), code(second))] = VOWEL_SUBSTITUTION;
                }
            }
        }
        for letter in 0..OTHER {
            self.one_one[pair(letter, letter)] = 0;
        }
        // Digits and what else has no letter: two of them are the same only if the bytes are,
        // which the distance checks itself.
        self.gaps[usize::from(OTHER)] = 120;
    }

    fn set(&mut self, left: &str, right: &str, cost: Tenths) {
        let left: Vec<u8> = left.bytes().map(code).collect();
        let right: Vec<u8> = right.bytes().map(code).collect();
        match (&left[..], &right[..]) {
            ([one], [other]) => {
                self.one_one[pair(*one, *other)] = cost;
                self.one_one[pair(*other, *one)] = cost;
            }
            ([a, b], [one]) | ([one], [a, b]) => {
                self.two_one[pair(*a, *b) * LETTERS + usize::from(*one)] = cost;
                self.paired[pair(*a, *b)] = true;
            }
            ([a, b], [c, d]) => {
                let (left, right) = (pair(*a, *b), pair(*c, *d));
                self.two_two[left].push((right as u16, cost));
                self.two_two[right].push((left as u16, cost));
                self.paired[left] = true;
                self.paired[right] = true;
            }
            _ => {}
        }
    }

    /// The bounds from below that let a search give up early; they follow from the tables, so a
    /// change of a cost cannot make them wrong.
    fn set_least(&mut self, tables: &[&str]) {
        let all = || tables.iter().copied().flat_map(rows);
        let gaps = self.gaps.iter().copied().min().unwrap_or(0);
        let lengths = all().filter(|(left, right, _)| left.len() != right.len());
        let groups = lengths.map(|(_, _, cost)| cost).min().unwrap_or(FAR);
        self.per_length = self.per_length.min(gaps).min(groups);
        for (left, right, cost) in all().filter(|(left, right, _)| left.len() + right.len() > 2) {
            let beyond = cost - self.per_length * Tenths::from(left.len() != right.len());
            for side in [left, right].into_iter().filter(|side| side.len() > 1) {
                let first = &mut self.pair_least[usize::from(code(side.as_bytes()[0]))];
                *first = (*first).min(beyond);
            }
        }
        for (left, right, cost) in all().filter(|(left, right, _)| !(has_x(left) || has_x(right))) {
            for (own, other) in [(left, right), (right, left)] {
                let lost = consonants(own) & !consonants(other);
                for letter in letters_of(lost) {
                    let share = cost / lost.count_ones() as Tenths;
                    self.presence[letter] = self.presence[letter].min(share);
                }
            }
        }
    }

    /// Cost of a letter that only one side has; less where it doubles the one before.
    pub(crate) fn gap(&self, text: &[u8], at: usize) -> Tenths {
        let gap = self.gaps[usize::from(code(text[at]))];
        if at > 0 && text[at - 1] == text[at] { gap.min(DOUBLING) } else { gap }
    }

    /// Cost of one letter for another, by codes.
    pub(crate) fn one_one(&self, left: u8, right: u8) -> Tenths {
        self.one_one[pair(left, right)]
    }

    /// A pair of codes that has operations of its own.
    pub(crate) fn pair(&self, first: u8, second: u8) -> Option<usize> {
        let pair = pair(first, second);
        self.paired[pair].then_some(pair)
    }

    /// Cost of a pair for one letter.
    pub(crate) fn two_one(&self, pair: usize, one: u8) -> Tenths {
        self.two_one[pair * LETTERS + usize::from(one)]
    }

    /// Cost of a pair for a pair.
    pub(crate) fn two_two(&self, left: usize, right: usize) -> Tenths {
        let row = &self.two_two[left];
        row.iter().find(|(other, _)| usize::from(*other) == right).map_or(NONE, |(_, cost)| *cost)
    }

    /// Least cost of each letter that one side has more.
    pub(crate) fn per_length(&self) -> Tenths {
        self.per_length
    }

    /// Least cost of an operation with a pair that begins with that code, beyond what the lengths
    /// tell.
    pub(crate) fn pair_least(&self, first: u8) -> Tenths {
        self.pair_least[usize::from(first)]
    }

    /// What two words must at least cost, by the consonants that only one has.
    pub(crate) fn presence(&self, left: &str, right: &str) -> Tenths {
        if has_x(left) || has_x(right) {
            return 0;
        }
        let (left, right) = (consonants(left), consonants(right));
        let sum = |letters: u32| letters_of(letters).map(|letter| self.presence[letter]).sum();
        Tenths::max(sum(left & !right), sum(right & !left))
    }
}

/// `x` stands for too much to be counted by presence.
fn has_x(text: &str) -> bool {
    text.as_bytes().contains(&b'x')
}

/// The consonants of a text as bits; `h`, `w` and `y` come and go like vowels.
fn consonants(text: &str) -> u32 {
    const COUNTED: u32 = {
        let mut counted = 0;
        let mut at = 0;
        let letters = b"bcdfgjklmnpqrstvz";
        while at < letters.len() {
            counted |= 1 << (letters[at] - b'a');
            at += 1;
        }
        counted
    };
    text.bytes().fold(0, |bits, letter| bits | 1 << code(letter)) & COUNTED
}

fn letters_of(mut bits: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let letter = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
        bits &= bits - 1;
        Some(letter)
    })
}
