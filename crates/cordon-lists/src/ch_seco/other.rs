//! `other-information`: free text, of which "label: value" with a known label becomes a typed
//! value. Everything else is a note, as printed.

use cordon_model::{DateKind, Entity, Identifier, IdentifierKind, PartialDate, Schema};

/// Longest text that is taken as a number: a longer one is a sentence.
const NUMBER_CHARS_MAX: usize = 40;

enum Place {
    Number(IdentifierKind),
    Fact(&'static str),
    Incorporated,
}

/// Labels in lower case, with what they announce.
const LABELS: &[(&str, Place)] = &[
    ("imo number", Place::Number(IdentifierKind::ImoShip)),
    ("imo", Place::Number(IdentifierKind::ImoShip)),
    ("mmsi", Place::Number(IdentifierKind::Mmsi)),
    ("call sign", Place::Number(IdentifierKind::CallSign)),
    ("taxpayer identification number", Place::Number(IdentifierKind::TaxId)),
    ("tax identification number", Place::Number(IdentifierKind::TaxId)),
    ("tax registration number", Place::Number(IdentifierKind::TaxId)),
    ("tax id number", Place::Number(IdentifierKind::TaxId)),
    ("tax id", Place::Number(IdentifierKind::TaxId)),
    ("tax number", Place::Number(IdentifierKind::TaxId)),
    ("inn", Place::Number(IdentifierKind::Inn)),
    ("ogrn", Place::Number(IdentifierKind::Ogrn)),
    ("kpp", Place::Number(IdentifierKind::Kpp)),
    ("registration number", Place::Number(IdentifierKind::Registration)),
    ("state registration number", Place::Number(IdentifierKind::Registration)),
    ("business registration number", Place::Number(IdentifierKind::Registration)),
    ("company registration number", Place::Number(IdentifierKind::Registration)),
    ("lei", Place::Number(IdentifierKind::Lei)),
    ("swift/bic code", Place::Number(IdentifierKind::Bic)),
    ("swift/bic", Place::Number(IdentifierKind::Bic)),
    ("swift code", Place::Number(IdentifierKind::Bic)),
    ("swift codes", Place::Number(IdentifierKind::Bic)),
    ("bic", Place::Number(IdentifierKind::Bic)),
    ("passport number", Place::Number(IdentifierKind::Passport)),
    ("passport no.", Place::Number(IdentifierKind::Passport)),
    ("national identification number", Place::Number(IdentifierKind::NationalId)),
    ("national id number", Place::Number(IdentifierKind::NationalId)),
    ("website", Place::Fact("website")),
    ("company website", Place::Fact("website")),
    ("e-mail", Place::Fact("email")),
    ("email", Place::Fact("email")),
    ("e-mail address", Place::Fact("email")),
    ("email address", Place::Fact("email")),
    ("telephone", Place::Fact("phone")),
    ("telephone number", Place::Fact("phone")),
    ("tel", Place::Fact("phone")),
    ("tel.", Place::Fact("phone")),
    ("phone", Place::Fact("phone")),
    ("phone number", Place::Fact("phone")),
    ("function", Place::Fact("position")),
    ("position", Place::Fact("position")),
    ("type of entity", Place::Fact("legalForm")),
    ("date of registration", Place::Incorporated),
];

/// Adds a piece of other information to an entity.
pub(super) fn add(entity: &mut Entity, text: &str) {
    if !add_labelled(entity, text) {
        entity.add_fact("notes", text);
    }
}

/// Adds a text whose label and value are understood; false for any other.
fn add_labelled(entity: &mut Entity, text: &str) -> bool {
    let Some((label, value)) = text.split_once(':') else { return false };
    let (label, value) = (label.trim(), value.trim().trim_end_matches('.'));
    let lower = label.to_lowercase();
    let Some((_, place)) = LABELS.iter().find(|(known, _)| *known == lower) else { return false };
    match place {
        Place::Number(kind) => {
            let separators = [",", ";", " and "];
            let mut numbers = vec![value];
            for separator in separators {
                numbers = numbers.into_iter().flat_map(|part| part.split(separator)).collect();
            }
            let numbers: Vec<&str> =
                numbers.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect();
            if numbers.is_empty() || !numbers.iter().all(|number| is_number(number, *kind)) {
                return false;
            }
            for number in numbers {
                let kind = exact_kind(*kind, number, entity.schema);
                entity.add_identifier(Identifier::new(kind, number).with_label(label));
            }
            true
        }
        Place::Fact(property) => {
            let known = entity.schema.property(property).is_some() && !value.is_empty();
            if known {
                entity.add_fact(property, value);
            }
            known
        }
        Place::Incorporated => {
            let date = swiss_date(value).filter(|_| entity.schema.is_a(Schema::LEGAL_ENTITY));
            if let Some(date) = date {
                entity.add_date(DateKind::Incorporation, date, None);
            }
            date.is_some()
        }
    }
}

/// Whether a text looks like a number of a kind and not like a sentence.
fn is_number(text: &str, kind: IdentifierKind) -> bool {
    let shaped = text.chars().all(|character| {
        character.is_alphanumeric() || matches!(character, ' ' | '-' | '/' | '.' | '№')
    });
    let words = text.split(' ').count();
    let has_digit = text.chars().any(|character| character.is_ascii_digit());
    let is_code = words == 1 && text.chars().all(|character| !character.is_lowercase());
    let told = if kind == IdentifierKind::Bic { is_code } else { has_digit && words <= 3 };
    shaped && told && text.chars().count() <= NUMBER_CHARS_MAX
}

/// The kind of number, where its length or its bearer says more than its label.
fn exact_kind(kind: IdentifierKind, number: &str, schema: Schema) -> IdentifierKind {
    let digits = number.chars().all(|character| character.is_ascii_digit());
    match (kind, number.len()) {
        (IdentifierKind::TaxId, 10 | 12) if digits => IdentifierKind::Inn,
        (IdentifierKind::Registration, 13 | 15) if digits => IdentifierKind::Ogrn,
        (IdentifierKind::ImoShip, _) if schema.is_a(Schema::LEGAL_ENTITY) => {
            IdentifierKind::ImoCompany
        }
        _ => kind,
    }
}

/// A date as the Swiss write it in text: "9.1.2019", "2019", "1.2019".
fn swiss_date(text: &str) -> Option<PartialDate> {
    let fields: Vec<&str> = text.split('.').map(str::trim).collect();
    let small = |text: &str| text.parse::<i8>().ok();
    match fields[..] {
        [year] => PartialDate::new(year.parse().ok()?, None, None),
        [month, year] => PartialDate::new(year.parse().ok()?, Some(small(month)?), None),
        [day, month, year] => {
            PartialDate::new(year.parse().ok()?, Some(small(month)?), Some(small(day)?))
        }
        _ => None,
    }
}
