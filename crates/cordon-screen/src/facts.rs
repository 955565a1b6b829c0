//! Evidence beside names: birth dates, countries, gender, identifiers, addresses, schema.
//!
//! Agreement with any value agrees, conflict needs all values to conflict. What one side does not
//! say is no evidence.

use cordon_model::{
    Country, DateKind, Entity, Identifier, IdentifierKind, PartialDate, Precision, Schema,
};
use jiff::civil::Date;

use crate::constants as k;
use crate::hit::Evidence;
use crate::party::Party;

/// What a side says about itself beside its names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    pub(crate) schema: Option<Schema>,
    pub(crate) births: Vec<PartialDate>,
    pub(crate) countries: Vec<Country>,
    pub(crate) genders: Vec<String>,
    pub(crate) identifiers: Vec<Number>,
    pub(crate) addresses: Vec<String>,
}

/// An identifier ready to be compared.
#[derive(Debug, Clone)]
pub(crate) struct Number {
    pub(crate) normal: String,
    pub(crate) printed: String,
    kind: Option<IdentifierKind>,
    country: Option<Country>,
    pub(crate) strong: bool,
}

/// The evidence of facts, and whether a strong identifier agrees.
#[derive(Debug, Default)]
pub(crate) struct FactEvidence {
    pub(crate) rows: Vec<Evidence>,
    pub(crate) strong: bool,
}

impl Number {
    fn of(identifier: &Identifier) -> Number {
        Number {
            normal: identifier.normal(),
            printed: identifier.number.clone(),
            kind: Some(identifier.kind),
            country: identifier.country,
            strong: identifier.is_strong(),
        }
    }
}

impl Facts {
    pub(crate) fn of_entity(entity: &Entity) -> Facts {
        let mut countries: Vec<Country> =
            entity.countries.iter().filter_map(|value| value.country).collect();
        countries.extend(entity.addresses.iter().filter_map(|address| address.country));
        countries.sort_unstable();
        countries.dedup();
        Facts {
            schema: Some(entity.schema),
            births: entity.dates_of(DateKind::Birth).collect(),
            countries,
            genders: entity.fact("gender").iter().map(|gender| gender.to_lowercase()).collect(),
            identifiers: entity.identifiers.iter().map(Number::of).collect(),
            addresses: entity.addresses.iter().map(|address| address.full.clone()).collect(),
        }
    }

    pub(crate) fn of_party(party: &Party) -> Facts {
        let number = |identifier: &crate::party::PartyIdentifier| {
            let kind = identifier.kind.unwrap_or(IdentifierKind::Other);
            let typed = Identifier::new(kind, &identifier.number).with_country(identifier.country);
            Number { kind: identifier.kind, ..Number::of(&typed) }
        };
        Facts {
            schema: party.schema,
            births: party.birth_dates.clone(),
            countries: party.countries.clone(),
            genders: party.gender.iter().map(|gender| gender.to_lowercase()).collect(),
            identifiers: party.identifiers.iter().map(number).collect(),
            addresses: party.addresses.clone(),
        }
    }

    /// Whether anything in it can speak for a hit.
    pub(crate) fn can_support(&self) -> bool {
        !self.births.is_empty()
            || !self.countries.is_empty()
            || !self.genders.is_empty()
            || !self.identifiers.is_empty()
            || !self.addresses.is_empty()
    }
}

fn row(feature: &str, query: String, target: String, bits: f64, note: &str) -> Evidence {
    Evidence { feature: feature.to_owned(), query, target, bits, note: note.to_owned() }
}

/// What the facts of two sides say.
pub(crate) fn compare_facts(query: &Facts, target: &Facts) -> FactEvidence {
    let mut found = FactEvidence::default();
    if let (Some(left), Some(right)) = (query.schema, target.schema)
        && !right.comparable(left)
    {
        let (left, right) = (left.name().to_owned(), right.name().to_owned());
        let note = "different kinds of thing";
        found.rows.push(row("schema", left, right, k::SCHEMA_CONFLICT_BITS, note));
    }
    found.rows.extend(births(&query.births, &target.births));
    found.rows.extend(countries(&query.countries, &target.countries));
    found.rows.extend(genders(&query.genders, &target.genders));
    identifiers(&query.identifiers, &target.identifiers, &mut found);
    found.rows.extend(addresses(&query.addresses, &target.addresses));
    found
}

fn births(query: &[PartialDate], target: &[PartialDate]) -> Option<Evidence> {
    let pairs = query.iter().flat_map(|left| target.iter().map(move |right| (*left, *right)));
    let priced = pairs.map(|(left, right)| {
        let (bits, note) = birth(left, right);
        (bits, note, left, right)
    });
    let best = priced.max_by(|left, right| {
        // The earlier pair wins a tie.
        left.0.total_cmp(&right.0).then(std::cmp::Ordering::Greater)
    });
    best.map(|(bits, note, left, right)| {
        row("birth-date", left.to_string(), right.to_string(), bits, note)
    })
}

/// What two birth dates say of each other.
fn birth(left: PartialDate, right: PartialDate) -> (f64, &'static str) {
    if left.overlaps(right) {
        let loose = left.is_circa() || right.is_circa();
        let precision = |date: PartialDate| date.point().map(cordon_model::DatePoint::precision);
        return match (precision(left), precision(right)) {
            (Some(one), Some(other)) if !loose => match one.min(other) {
                Precision::Day => (k::BIRTH_DAY_BITS, "the same day"),
                Precision::Month => (k::BIRTH_MONTH_BITS, "the same month"),
                Precision::Year => (k::BIRTH_YEAR_BITS, "the same year"),
            },
            _ => (k::BIRTH_NEAR_BITS, "may be the same"),
        };
    }
    if let (Some(one), Some(other)) = (left.exact(), right.exact()) {
        if swapped(one, other) {
            return (k::BIRTH_NEAR_BITS, "day and month exchanged");
        }
        let beside = (one.year() - other.year()).abs() == 1;
        if beside && one.month() == other.month() && one.day() == other.day() {
            return (k::BIRTH_NEAR_BITS, "a year beside");
        }
        if one.year() == other.year() {
            return (k::BIRTH_CONFLICT_BITS, "another day of the same year");
        }
    }
    let years = |date: PartialDate| {
        date.first().map_or(i16::MIN, Date::year)..=date.last().map_or(i16::MAX, Date::year)
    };
    let (one, other) = (years(left), years(right));
    let gap = i32::from(*other.start())
        .saturating_sub(i32::from(*one.end()))
        .max(i32::from(*one.start()).saturating_sub(i32::from(*other.end())));
    if (left.is_circa() || right.is_circa()) && gap <= CIRCA_YEARS {
        return (k::BIRTH_NEAR_BITS, "within the span of circa");
    }
    (k::BIRTH_CONFLICT_BITS, "another date")
}

/// Lists print circa for dates known to within a couple of years.
const CIRCA_YEARS: i32 = 2;

fn swapped(one: Date, other: Date) -> bool {
    one.year() == other.year() && one.month() == other.day() && one.day() == other.month()
}

fn countries(query: &[Country], target: &[Country]) -> Option<Evidence> {
    let (first, other) = (query.first()?, target.first()?);
    let related = |left: &&Country| target.iter().any(|right| left.related(*right));
    if let Some(shared) = query.iter().find(related) {
        let (code, note) = (shared.code().to_owned(), "a country in common");
        return Some(row("country", code.clone(), code, k::COUNTRY_BITS, note));
    }
    let (first, other) = (first.code().to_owned(), other.code().to_owned());
    Some(row("country", first, other, k::COUNTRY_CONFLICT_BITS, "no country in common"))
}

fn genders(query: &[String], target: &[String]) -> Option<Evidence> {
    let known = |gender: &&String| matches!(gender.as_str(), "male" | "female");
    let query: Vec<&String> = query.iter().filter(known).collect();
    let target: Vec<&String> = target.iter().filter(known).collect();
    let (first, other) = (query.first()?, target.first()?);
    let agree = query.iter().any(|gender| target.contains(gender));
    let (bits, note) = if agree {
        (k::GENDER_BITS, "the same gender")
    } else {
        (k::GENDER_CONFLICT_BITS, "another gender")
    };
    Some(row("gender", (*first).clone(), (*other).clone(), bits, note))
}

fn identifiers(query: &[Number], target: &[Number], found: &mut FactEvidence) {
    let best = query
        .iter()
        .flat_map(|left| target.iter().map(move |right| (left, right)))
        .filter_map(|(left, right)| number(left, right).map(|priced| (priced, left, right)))
        .max_by(|one, other| one.0.0.total_cmp(&other.0.0).then(std::cmp::Ordering::Greater));
    if let Some(((bits, note), left, right)) = best {
        found.strong = bits == k::IDENTIFIER_BITS;
        let (left, right) = (left.printed.clone(), right.printed.clone());
        found.rows.push(row("identifier", left, right, bits, note));
    }
}

/// What two identifiers say of each other, if anything.
fn number(left: &Number, right: &Number) -> Option<(f64, &'static str)> {
    let kinds_may_agree = match (left.kind, right.kind) {
        (Some(one), Some(other)) => {
            one == other || one == IdentifierKind::Other || other == IdentifierKind::Other
        }
        _ => true,
    };
    let countries_agree = match (left.country, right.country) {
        (Some(one), Some(other)) => one.related(other),
        _ => true,
    };
    if left.normal == right.normal && !left.normal.is_empty() {
        let strong = (left.strong || right.strong) && kinds_may_agree && countries_agree;
        return if strong {
            Some((k::IDENTIFIER_BITS, "the same number"))
        } else if left.normal.chars().count() >= PLAIN_CHARACTERS_MIN {
            Some((k::IDENTIFIER_PLAIN_BITS, "the same number, of a kind that proves less"))
        } else {
            None
        };
    }
    if !kinds_may_agree || !countries_agree || left.kind.is_none() || left.kind != right.kind {
        return None;
    }
    if nearly(&left.normal, &right.normal) {
        return Some((k::IDENTIFIER_NEAR_BITS, "one character apart"));
    }
    let unique = left.kind.is_some_and(everyone_has_one);
    (unique && left.strong && right.strong)
        .then_some((k::IDENTIFIER_CONFLICT_BITS, "different numbers of a kind had once"))
}

/// Shorter numbers of kinds that are not unique agree by chance.
const PLAIN_CHARACTERS_MIN: usize = 6;

fn everyone_has_one(kind: IdentifierKind) -> bool {
    matches!(
        kind,
        IdentifierKind::Inn
            | IdentifierKind::Ogrn
            | IdentifierKind::Lei
            | IdentifierKind::Uscc
            | IdentifierKind::ImoShip
            | IdentifierKind::ImoCompany
            | IdentifierKind::SocialSecurity
    )
}

/// Whether two numbers differ by one character or one transposition.
fn nearly(left: &str, right: &str) -> bool {
    const CHARACTERS_MIN: usize = 7;
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len() != right.len() || left.len() < CHARACTERS_MIN {
        return false;
    }
    let apart: Vec<usize> = (0..left.len()).filter(|at| left[*at] != right[*at]).collect();
    match apart[..] {
        [_] => true,
        [one, other] => other == one + 1 && left[one] == right[other] && left[other] == right[one],
        _ => false,
    }
}

fn addresses(query: &[String], target: &[String]) -> Option<Evidence> {
    let agree = |left: &str, right: &str| {
        let words = |text: &str| -> Vec<String> {
            let words = cordon_names::words(text);
            words.iter().map(|word| text[word.start..word.end].to_lowercase()).collect()
        };
        let (left, right) = (words(left), words(right));
        let shared = left.iter().filter(|word| right.contains(word)).count();
        shared >= ADDRESS_WORDS_MIN && shared * 4 >= 3 * left.len().min(right.len())
    };
    let pairs = query.iter().flat_map(|left| target.iter().map(move |right| (left, right)));
    let (left, right) = pairs.into_iter().find(|(left, right)| agree(left, right))?;
    let note = "most words of an address in common";
    Some(row("address", left.clone(), right.clone(), k::ADDRESS_BITS, note))
}

/// A town and a country are no address.
const ADDRESS_WORDS_MIN: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(left: &str, right: &str, bits: f64) {
        let (left, right) = (left.parse().unwrap(), right.parse().unwrap());
        assert_eq!(birth(left, right).0, bits, "{left} {right}");
        assert_eq!(birth(right, left).0, bits, "{right} {left}");
    }

    #[test]
    fn birth_dates_agree_as_far_as_they_are_told() {
        check("1963-05-04", "1963-05-04", k::BIRTH_DAY_BITS);
        check("1963-05", "1963-05-04", k::BIRTH_MONTH_BITS);
        check("1963", "1963-05-04", k::BIRTH_YEAR_BITS);
        check("1963-05-04", "1963-04-05", k::BIRTH_NEAR_BITS);
        check("1963-05-04", "1962-05-04", k::BIRTH_NEAR_BITS);
        check("1960/1965", "1963-05-04", k::BIRTH_NEAR_BITS);
        check("1961~", "1963-05-04", k::BIRTH_NEAR_BITS);
        check("1963-05-04", "1963-08-09", k::BIRTH_CONFLICT_BITS);
        check("1963", "1971-05-04", k::BIRTH_CONFLICT_BITS);
        check("../1962", "1971-05-04", k::BIRTH_CONFLICT_BITS);
    }

    #[test]
    fn one_wrong_character_is_nearly_the_number() {
        assert!(nearly("7707083893", "7707083898"));
        assert!(nearly("7707083893", "7707088393"));
        assert!(!nearly("7707083893", "7707083844"));
        assert!(!nearly("123", "124"));
    }
}
