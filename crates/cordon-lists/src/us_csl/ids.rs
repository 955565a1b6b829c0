//! The `ids` column: everything that OFAC's record prints under a label, in one field.
//!
//! Items are divided by "; " and read from behind: the label is the last part, before it comes the
//! value, before that up to two dates, before those the country: "BD, 2030-03-03, 2020-03-04,
//! B00002095, Passport". Of two dates the first is the expiry; one date alone may be either (both
//! occur), so it is told in words. Not only numbers stand here: gender, websites, dates and the
//! conditions of the sanctions do too.

use cordon_model::{
    Country, CountryKind, DateKind, Entity, Identifier, IdentifierKind, Link, LinkEnd, Listing,
    ListingEvent, PartialDate, Schema,
};

use super::dates::text_date;

/// What a label announces.
enum Place {
    Number(IdentifierKind),
    /// A fact of the first of these properties that the schema has.
    Fact(&'static [&'static str]),
    Date(DateKind),
    Country(CountryKind),
    Operator,
    /// What the sanction does or holds for.
    Provision,
    Note,
}

const NUMBERS: &[(IdentifierKind, &[&str])] = &[
    (
        IdentifierKind::Passport,
        &[
            "Passport",
            "Diplomatic Passport",
            "British National Overseas Passport",
            "Stateless Person Passport",
            "Travel Document Number",
        ],
    ),
    (
        IdentifierKind::NationalId,
        &[
            "National ID No.",
            "Cedula No.",
            "C.U.R.P.",
            "C.U.I.",
            "D.N.I.",
            "N.I.E.",
            "I.F.E.",
            "LE Number",
            "Identification Number",
            "Personal ID Card",
            "National Foreign ID Number",
            "Turkish Identification Number",
            "Citizen's Card Number",
            "Numero de Identidad",
            "Kenyan ID No.",
            "Tazkira National ID Card",
            "Bosnian Personal ID No.",
            "Moroccan Personal ID No.",
            "CNP (Personal Numerical Code)",
            "UAE Identification",
        ],
    ),
    (IdentifierKind::SocialSecurity, &["SSN"]),
    (IdentifierKind::DrivingLicence, &["Driver's License No."]),
    (
        IdentifierKind::TaxId,
        &[
            "Tax ID No.",
            "NIT #",
            "R.F.C.",
            "RFC",
            "RUC #",
            "RIF #",
            "RTN",
            "RSIN",
            "C.I.F.",
            "C.U.I.T.",
            "US FEIN",
            "Fiscal Code",
            "Italian Fiscal Code",
            "Romanian Tax Registration",
            "Paraguayan tax identification number",
            "Numero Unico de Identificacao Tributaria (NUIT)",
        ],
    ),
    (IdentifierKind::Vat, &["V.A.T. Number"]),
    (
        IdentifierKind::Registration,
        &[
            "Registration Number",
            "Registration ID",
            "Company Number",
            "UK Company Number",
            "Business Number",
            "Business Registration Number",
            "Business Registration Document #",
            "Commercial Registry Number",
            "Central Registration System Number",
            "Certificate of Incorporation Number",
            "Chamber of Commerce Number",
            "C.R. No.",
            "Romanian C.R.",
            "Enterprise Number",
            "File Number",
            "Folio Mercantil No.",
            "Matricula Mercantil No",
            "Public Registration Number",
            "Trade License No.",
            "Legal Entity Number",
        ],
    ),
    (IdentifierKind::Okpo, &["Government Gazette Number"]),
    (
        IdentifierKind::Uscc,
        &["Unified Social Credit Code (USCC)", "United Social Credit Code Certificate (USCCC)"],
    ),
    (IdentifierKind::Bic, &["SWIFT/BIC"]),
    (IdentifierKind::Bik, &["BIK (RU)"]),
    (IdentifierKind::Isin, &["ISIN"]),
    (IdentifierKind::Duns, &["D-U-N-S Number"]),
    (IdentifierKind::Mmsi, &["MMSI"]),
    (IdentifierKind::ImoShip, &["Vessel Registration Identification"]),
    (IdentifierKind::CallSign, &["Other Vessel Call Sign"]),
    (
        IdentifierKind::AircraftRegistration,
        &["Aircraft Tail Number", "Previous Aircraft Tail Number"],
    ),
    (
        IdentifierKind::AircraftSerial,
        &[
            "Aircraft Manufacturer's Serial Number (MSN)",
            "Aircraft Construction Number (also called L/N or S/N or F/N)",
            "Aircraft Serial Identification",
        ],
    ),
];

/// Words in labels of what the sanction does or holds for.
const PROVISIONS: &[&str] = &[
    "Sanctions Information",
    "Secondary sanctions risk",
    "Transactions Prohibited",
    "Directive",
    "Executive Order",
    "CAATSA",
    "PEESA",
    "IFCA",
];

fn place(label: &str) -> Place {
    if let Some((kind, _)) = NUMBERS.iter().find(|(_, labels)| labels.contains(&label)) {
        return Place::Number(*kind);
    }
    match label {
        "Gender" => Place::Fact(&["gender"]),
        "Website" => Place::Fact(&["website"]),
        "Email Address" => Place::Fact(&["email"]),
        "Phone Number" => Place::Fact(&["phone"]),
        "Aircraft Model" => Place::Fact(&["model"]),
        "Other Vessel Type" => Place::Fact(&["type"]),
        "Target Type" => Place::Fact(&["classification"]),
        "Organization Type:" => Place::Fact(&["sector", "classification"]),
        "Issuer Name" => Place::Note,
        "Aircraft Operator" => Place::Operator,
        "Organization Established Date" => Place::Date(DateKind::Incorporation),
        "Aircraft Manufacture Date" => Place::Date(DateKind::Build),
        "Former Vessel Flag" => Place::Country(CountryKind::PastFlag),
        "Other Vessel Flag" => Place::Country(CountryKind::Flag),
        "Nationality of Registration" | "Registration Country" => {
            Place::Country(CountryKind::Jurisdiction)
        }
        _ if label.starts_with("Digital Currency Address") => Place::Number(IdentifierKind::Wallet),
        _ if PROVISIONS.iter().any(|words| label.contains(words)) => Place::Provision,
        _ if label.contains("Date (") => Place::Provision,
        _ => Place::Number(IdentifierKind::Other),
    }
}

/// Adds the items of an `ids` field to an entity and to its listing of the same row.
pub(super) fn add(entity: &mut Entity, listing: &mut Listing, field: &str) {
    for item in field.split("; ").map(str::trim).filter(|item| !item.is_empty()) {
        let (value, label) = item.rsplit_once(", ").unwrap_or((item, ""));
        if label.is_empty() {
            entity.add_fact("notes", item);
            continue;
        }
        let understood = match place(label) {
            Place::Number(kind) => {
                entity.add_identifier(identifier(kind, value, label));
                true
            }
            Place::Fact(properties) => add_fact(entity, properties, value),
            Place::Date(kind) => {
                text_date(value).map(|date| entity.add_date(kind, date, None)).is_some()
            }
            Place::Country(kind) => {
                entity.add_country(kind, value);
                true
            }
            Place::Operator => {
                let schema = Schema::UNKNOWN_LINK;
                entity.links.push(Link::to_name(schema, LinkEnd::Target, label, value));
                true
            }
            Place::Provision => {
                add_provision(listing, label, value);
                true
            }
            Place::Note => false,
        };
        if !understood {
            entity.add_fact("notes", &format!("{label}: {value}"));
        }
    }
}

fn add_fact(entity: &mut Entity, properties: &[&str], value: &str) -> bool {
    let known = properties.iter().find(|property| entity.schema.property(property).is_some());
    if let Some(property) = known {
        let value = if *property == "gender" { value.to_lowercase() } else { value.to_owned() };
        entity.add_fact(property, &value);
    }
    known.is_some()
}

/// A number with its label, and the country and dates that stand before it.
fn identifier(kind: IdentifierKind, value: &str, label: &str) -> Identifier {
    let mut parts: Vec<&str> = value.split(", ").map(str::trim).collect();
    let country = parts
        .first()
        .filter(|text| parts.len() > 1 && text.len() == 2 && is_capitals(text))
        .and_then(|text| Country::from_code(text));
    if country.is_some() {
        parts.remove(0);
    }
    let mut dates: Vec<PartialDate> = Vec::new();
    while let Some(date) = parts
        .first()
        .filter(|_| parts.len() > 1 && dates.len() < 2)
        .and_then(|text| text.parse::<PartialDate>().ok())
        .filter(|date| date.exact().is_some())
    {
        dates.push(date);
        parts.remove(0);
    }
    let number = parts.join(", ");
    let (kind, number) = exact_kind(kind, &number, country);
    let mut identifier = Identifier::new(kind, number).with_label(label).with_country(country);
    match dates[..] {
        [expires, issued] if issued < expires => {
            identifier.issued = Some(issued);
            identifier.expires = Some(expires);
        }
        [] => {}
        _ => {
            let printed: Vec<String> = dates.iter().map(PartialDate::to_string).collect();
            identifier.note = Some(format!("date of issue or expiry: {}", printed.join(", ")));
        }
    }
    identifier
}

fn is_capitals(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The kind of number, where its form says more than its label.
fn exact_kind(
    kind: IdentifierKind,
    number: &str,
    country: Option<Country>,
) -> (IdentifierKind, &str) {
    let russian = country.is_some_and(|country| country.code() == "RU");
    let digits = number.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(imo) = number.strip_prefix("IMO ") {
        let ship = kind == IdentifierKind::ImoShip;
        return (if ship { kind } else { IdentifierKind::ImoCompany }, imo);
    }
    let kind = match (kind, number.len()) {
        (IdentifierKind::TaxId, 10 | 12) if russian && digits => IdentifierKind::Inn,
        (IdentifierKind::Registration, 13 | 15)
            if digits && number.starts_with(['1', '3', '5']) =>
        {
            IdentifierKind::Ogrn
        }
        (IdentifierKind::Registration, 20) if !digits && number.is_ascii() => IdentifierKind::Lei,
        (IdentifierKind::Okpo, 8 | 10) if digits => IdentifierKind::Okpo,
        (IdentifierKind::Okpo, _) => IdentifierKind::Other,
        // A ship's number in a register that is not the IMO's.
        (IdentifierKind::ImoShip, _) => IdentifierKind::Registration,
        (kind, _) => kind,
    };
    (kind, number)
}

/// Puts a condition, or a date of the sanction, into the listing.
fn add_provision(listing: &mut Listing, label: &str, value: &str) {
    let label = label.trim_end_matches([':', '-', ' ']);
    if let Some(date) = text_date(value) {
        if label.starts_with("Listing Date") && listing.listed_on.is_none() {
            listing.listed_on = Some(date);
        } else if label.starts_with("Effective Date") && listing.effective.is_none() {
            listing.effective = Some(date);
        }
        listing.events.push(ListingEvent { kind: label.to_owned(), date, note: None });
        return;
    }
    let words = format!("{label}: {value}");
    let known = listing.facts.entry("summary".to_owned()).or_default();
    if !known.contains(&words) {
        known.push(words);
    }
}
