//! What the entities of both UK lists have in common: names, life, documents, addresses.

use cordon_model::{
    AddressValue, CountryKind, DateKind, Entity, Identifier, IdentifierKind, NameKind,
    NamePartKind, NameValue, Schema,
};

use super::fields::Field;
use super::group::{Group, distinct};
use super::texts::{document_number, numbered, several, without_brackets};
use super::values;
use crate::problem::{Problem, ProblemKind};

/// Adds all that does not depend on which of the two lists it is.
pub(crate) fn add_all(entity: &mut Entity, groups: &[Group], problems: &mut Vec<Problem>) {
    add_names(entity, groups, problems);
    add_births(entity, groups, problems);
    for group in groups {
        add_address(entity, group);
        add_documents(entity, group, Field::Passport, Field::PassportNote);
        add_documents(entity, group, Field::NationalId, Field::NationalIdNote);
    }
    for nationality in distinct(groups, Field::Nationality) {
        let countries = several(nationality);
        countries.iter().for_each(|text| entity.add_country(CountryKind::Nationality, text));
    }
    add_texts(entity, groups, Field::Title, "title", "Title");
    add_texts(entity, groups, Field::Position, "position", "Position");
    add_texts(entity, groups, Field::Phone, "phone", "Phone number");
    add_texts(entity, groups, Field::Website, "website", "Website");
    add_texts(entity, groups, Field::Email, "email", "Email address");
    add_texts(entity, groups, Field::BodyType, "legalForm", "Type of entity");
    add_texts(entity, groups, Field::BirthTown, "birthPlace", "Town of birth");
    for printed in distinct(groups, Field::Gender) {
        match values::gender(printed) {
            Some(gender) if entity.schema == Schema::PERSON => entity.add_fact("gender", gender),
            _ => {
                entity.add_fact("notes", &format!("Gender: {printed}"));
                problems.push(bad_value(entity, "Gender", printed, "not a gender of a person"));
            }
        }
    }
}

/// A problem of a value of an entity.
pub(crate) fn bad_value(entity: &Entity, field: &str, raw: &str, message: &str) -> Problem {
    Problem::new(ProblemKind::BadValue, entity.id.as_str(), field, raw, message)
}

/// Values of a field as a property, each item of a numbered list by itself; as notes where the
/// schema has no such property.
pub(crate) fn add_texts(
    entity: &mut Entity,
    groups: &[Group],
    field: Field,
    property: &str,
    label: &str,
) {
    let known = entity.schema.property(property).is_some();
    for printed in distinct(groups, field) {
        let (prefix, items) = numbered(printed);
        if !known {
            entity.add_fact("notes", &format!("{label}: {printed}"));
        } else if prefix.is_empty() {
            items.iter().for_each(|item| entity.add_fact(property, item));
        } else {
            entity.add_fact(property, printed);
        }
    }
}

/// Names of all groups: main names first, those in their own script last.
fn add_names(entity: &mut Entity, groups: &[Group], problems: &mut Vec<Problem>) {
    let mut names = Vec::new();
    for group in groups {
        if let Some(name) = name(entity, group, problems) {
            names.push(name);
        }
        for native in group.all(Field::NativeName) {
            names.push(native_name(native, group));
        }
    }
    names.sort_by_key(|name: &NameValue| match name.kind {
        NameKind::Primary => 0,
        NameKind::Original => 2,
        _ => 1,
    });
    names.into_iter().for_each(|name| entity.add_name(name));
}

/// The name of a group that has one.
fn name(entity: &mut Entity, group: &Group, problems: &mut Vec<Problem>) -> Option<NameValue> {
    let part = |number| group.first(Field::Name(number));
    let name_type = group.first(Field::NameType);
    let strength = group.first(Field::AliasStrength);
    if (1..=6).all(|number| part(number).is_empty()) {
        return None;
    }
    let kind = values::name_kind(name_type, strength).unwrap_or_else(|| {
        problems.push(bad_value(entity, "Name type", name_type, "not a type of name; an alias"));
        NameKind::Alias
    });
    let mut name = if entity.schema == Schema::PERSON {
        let middle = (2..=5).map(|number| (NamePartKind::Middle, part(number)));
        let mut parts = vec![(NamePartKind::Given, part(1))];
        parts.extend(middle);
        parts.push((NamePartKind::Family, part(6)));
        NameValue::from_parts(&parts, kind)
    } else {
        let words: Vec<&str> = (1..=6).map(part).filter(|word| !word.is_empty()).collect();
        ship_name(entity, &words.join(" "), kind)
    };
    let said = if strength.is_empty() { name_type } else { strength };
    let plain = matches!(kind, NameKind::Primary) || said.eq_ignore_ascii_case("alias");
    if !plain && !said.eq_ignore_ascii_case("aka") && !said.is_empty() {
        name.note = Some(said.to_owned());
    }
    Some(name)
}

/// A body's or ship's name. A ship's may be printed as `IMO 9274082 ("TM HAI HA 568")`: that is a
/// number and a name.
fn ship_name(entity: &mut Entity, printed: &str, kind: NameKind) -> NameValue {
    let plain = NameValue::new(printed, kind);
    if entity.schema != Schema::VESSEL {
        return plain;
    }
    let Some(rest) = printed.strip_prefix("IMO") else { return plain };
    let rest = rest.trim_start_matches([' ', ':']);
    let digits = rest.find(|character: char| !character.is_ascii_digit()).unwrap_or(rest.len());
    let Some(number) = rest.get(..digits).filter(|number| number.len() == IMO_DIGITS) else {
        return plain;
    };
    add_imo(entity, number);
    let bare = rest.get(digits..).unwrap_or_default();
    let bare = bare.trim_matches([' ', '(', ')', '"', '“', '”', '\'', ',', '-']);
    if bare.is_empty() { plain } else { NameValue::new(bare, kind).with_note(printed) }
}

/// Digits of an IMO number.
const IMO_DIGITS: usize = 7;

/// Adds an IMO number, of a ship or of a company.
pub(crate) fn add_imo(entity: &mut Entity, printed: &str) {
    let kind = if entity.schema == Schema::VESSEL {
        IdentifierKind::ImoShip
    } else {
        IdentifierKind::ImoCompany
    };
    let number = printed.trim().trim_start_matches("IMO").trim_start_matches([' ', ':']);
    entity.add_identifier(Identifier::new(kind, number).with_label("IMO"));
}

fn native_name(text: &str, group: &Group) -> NameValue {
    let mut name = NameValue::new(text, NameKind::Original);
    let language = group.first(Field::NativeLanguage);
    let code = LANGUAGES.iter().find(|(word, _)| language.eq_ignore_ascii_case(word));
    name.language = code.map(|(_, code)| (*code).to_owned());
    let said: Vec<&str> = [group.first(Field::NativeScript), language]
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect();
    name.note = (!said.is_empty()).then(|| said.join(", "));
    name
}

/// Languages as the lists name them, by ISO 639-1 code.
const LANGUAGES: &[(&str, &str)] = &[
    ("Arabic", "ar"),
    ("Armenian", "hy"),
    ("Azerbaijani", "az"),
    ("Belarusian", "be"),
    ("Burmese", "my"),
    ("Chinese", "zh"),
    ("Dari", "fa"),
    ("English", "en"),
    ("Farsi", "fa"),
    ("French", "fr"),
    ("Georgian", "ka"),
    ("Greek", "el"),
    ("Hebrew", "he"),
    ("Japanese", "ja"),
    ("Kazakh", "kk"),
    ("Korean", "ko"),
    ("Kurdish", "ku"),
    ("Kyrgyz", "ky"),
    ("Mandarin", "zh"),
    ("Pashto", "ps"),
    ("Persian", "fa"),
    ("Russian", "ru"),
    ("Serbian", "sr"),
    ("Spanish", "es"),
    ("Turkish", "tr"),
    ("Ukrainian", "uk"),
    ("Urdu", "ur"),
    ("Uzbek", "uz"),
];

fn add_births(entity: &mut Entity, groups: &[Group], problems: &mut Vec<Problem>) {
    for printed in distinct(groups, Field::Birth) {
        for item in several(printed) {
            match values::date(item) {
                Some(date) => entity.add_date(DateKind::Birth, date, None),
                None => {
                    entity.add_fact("notes", &format!("Date of birth: {item}"));
                    problems.push(bad_value(entity, "D.O.B", item, "not a date"));
                }
            }
        }
    }
    for printed in distinct(groups, Field::BirthCountry) {
        let countries = several(printed);
        countries.iter().for_each(|text| entity.add_country(CountryKind::Birth, text));
    }
}

fn add_address(entity: &mut Entity, group: &Group) {
    let lines: Vec<&str> = (1..=5)
        .map(|number| group.first(Field::AddressLine(number)))
        .filter(|line| !line.is_empty())
        .collect();
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let country = group.first(Field::AddressCountry);
    let address = AddressValue {
        street: given(&lines.join(", ")),
        city: given(group.first(Field::AddressLine(6))),
        postal_code: given(group.first(Field::PostalCode)),
        country: values::country(country),
        note: country.contains('(').then(|| country.to_owned()),
        ..AddressValue::default()
    };
    entity.add_address(address.compose(Some(country)));
}

/// Passports and national numbers. Where only a free text is printed, the number is looked for in
/// it; the text stays beside it as the note. A text without a number is a note of the entity.
fn add_documents(entity: &mut Entity, group: &Group, number: Field, note: Field) {
    let numbers: Vec<&str> = group.all(number).collect();
    let notes: Vec<&str> = group.all(note).collect();
    if numbers.is_empty() {
        for text in notes {
            add_described(entity, number, text, None);
        }
        return;
    }
    let lonely = numbers.len() == 1;
    for (row, text) in numbers.iter().enumerate() {
        let described = notes.get(row).copied().or(notes.first().copied().filter(|_| lonely));
        add_described(entity, number, text, described);
    }
}

/// Adds the documents of one text, item by item. `about` is what is printed of them elsewhere.
fn add_described(entity: &mut Entity, field: Field, text: &str, about: Option<&str>) {
    let (kind, label) = match field {
        Field::Passport => (IdentifierKind::Passport, "Passport"),
        _ => (IdentifierKind::NationalId, "National identifier"),
    };
    let (prefix, items) = numbered(text);
    let about_items = about.map(numbered).map(|(_, items)| items).unwrap_or_default();
    let items: Vec<&str> = items.into_iter().flat_map(two_numbers).collect();
    for (row, item) in items.iter().enumerate() {
        let own = about_items.get(row).copied().filter(|_| about_items.len() == items.len());
        let said = own.or(about).filter(|said| !said.is_empty());
        let Some(number) = document_number(item).or_else(|| short_number(item)) else {
            entity.add_fact("notes", &format!("{label}: {text}"));
            continue;
        };
        let mut identifier = Identifier::new(kind, &number).with_label(label);
        let mut note: Vec<&str> = Vec::new();
        if number != **item {
            note.extend([prefix, item].iter().filter(|part| !part.is_empty()));
        }
        note.extend(said);
        identifier.country = issuer(item).or_else(|| said.and_then(issuer));
        identifier.note = (!note.is_empty()).then(|| note.join(" "));
        entity.add_identifier(identifier);
    }
}

/// Both numbers of "381420565 and 654120219"; any other text whole.
fn two_numbers(item: &str) -> Vec<&str> {
    match item.split_once(" and ") {
        Some((one, two)) if is_bare_number(one) && is_bare_number(two) => vec![one, two],
        _ => vec![item],
    }
}

fn is_bare_number(text: &str) -> bool {
    document_number(text).as_deref() == Some(text)
}

/// A number that is the whole text, however short.
fn short_number(text: &str) -> Option<String> {
    let one_word =
        !text.contains(char::is_whitespace) && text.contains(|c: char| c.is_ascii_digit());
    one_word.then(|| text.to_owned())
}

/// The country in brackets behind a number, "D 0001203 (Afghanistan)", or that is the whole text.
fn issuer(text: &str) -> Option<cordon_model::Country> {
    let inside = text.split_once('(').and_then(|(_, rest)| rest.split_once(')'));
    let inside = inside.map(|(inside, _)| inside.trim());
    values::country(inside.unwrap_or_else(|| without_brackets(text)))
}
