//! OFAC's words: what a label on a number or feature means.
//!
//! OFAC prints passports, web sites, genders and legal remarks in one list of labelled values
//! ("ID types" in the XML, remark phrases in the CSV, features in the Advanced and Enhanced XML).
//! The labels are the same words in all forms, so they are understood here once and every form
//! gives the same facts. A label that is not here is a new one: the value is kept as an
//! identifier of kind [`IdentifierKind::Other`] under its label, and reported.
//!
//! Source: the reference values of the Enhanced XML, and OFAC's data specification,
//! <https://ofac.treasury.gov/sanctions-list-service>.

use cordon_model::{
    Country, CountryKind, DateKind, EntityId, IdentifierKind, NameKind, NamePartKind, NameValue,
    Schema,
};

/// What a labelled value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A number or document of that kind.
    Identifier(IdentifierKind),
    /// A value of that FtM property, where the entity's schema has it; else a note.
    Fact(&'static str),
    /// "Male" or "Female".
    Gender,
    /// A date.
    Date(DateKind),
    /// A country.
    Country(CountryKind),
    /// The name of a party that the entity has to do with; the label says how.
    Party,
    /// Words for what a listing restricts; see [`concerns`] for which.
    Provision,
    /// A date of a listing; see [`concerns`] for which.
    ListingDate(ListingDate),
    /// Words that are kept as a note.
    Note,
}

/// Which date of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListingDate {
    /// When it was listed.
    Listed,
    /// From when the restriction is in force.
    Effective,
    /// Any other, kept as an event under its label.
    Other,
}

use IdentifierKind as Kind;
use Meaning::{Fact, Gender, Identifier, ListingDate as Listing, Note, Party, Provision};

/// Labels as printed, without colons and dashes at their ends. Numbers that several bearers may
/// share (licences, visas, telegraph codes of a name) are never of a kind that identifies alone.
#[rustfmt::skip]
const LABELS: &[(&str, Meaning)] = &[
    ("Additional Sanctions Information", Note),
    ("Afghan Money Service Provider License Number", Identifier(Kind::Other)),
    ("Aircraft Construction Number (also called L/N or S/N or F/N)",
        Identifier(Kind::AircraftSerial)),
    ("Aircraft Manufacture Date", Meaning::Date(DateKind::Build)),
    ("Aircraft Manufacturer's Serial Number (MSN)", Identifier(Kind::AircraftSerial)),
    ("Aircraft Mode S Transponder Code", Identifier(Kind::Other)),
    ("Aircraft Model", Fact("model")),
    ("Aircraft Operator", Party),
    ("Aircraft Serial Identification", Identifier(Kind::AircraftSerial)),
    ("Aircraft Tail Number", Identifier(Kind::AircraftRegistration)),
    ("BIK (RU)", Identifier(Kind::Bik)),
    ("Birth Certificate Number", Identifier(Kind::Other)),
    ("Bosnian Personal ID No.", Identifier(Kind::NationalId)),
    ("Branch Unit Number", Identifier(Kind::Registration)),
    ("British National Overseas Passport", Identifier(Kind::Passport)),
    ("Business Number", Identifier(Kind::Registration)),
    ("Business Registration Document #", Identifier(Kind::Registration)),
    ("Business Registration Number", Identifier(Kind::Registration)),
    ("C.I.F.", Identifier(Kind::TaxId)),
    ("C.I.N.", Identifier(Kind::Registration)),
    ("C.R. No.", Identifier(Kind::Registration)),
    ("C.U.I.", Identifier(Kind::NationalId)),
    ("C.U.I.P.", Identifier(Kind::Other)),
    ("C.U.I.T.", Identifier(Kind::TaxId)),
    ("C.U.R.P.", Identifier(Kind::NationalId)),
    ("CAATSA Section 235 Information", Provision),
    ("CNP (Personal Numerical Code)", Identifier(Kind::NationalId)),
    ("Cartilla de Servicio Militar Nacional", Identifier(Kind::Other)),
    ("Cedula No.", Identifier(Kind::NationalId)),
    ("Central Registration System Number", Identifier(Kind::Registration)),
    ("Certificate of Incorporation Number", Identifier(Kind::Registration)),
    ("Chamber of Commerce Number", Identifier(Kind::Registration)),
    // The telegraph code spells a Chinese name in digits; namesakes share it.
    ("Chinese Commercial Code", Note),
    ("Citizen's Card Number", Identifier(Kind::NationalId)),
    ("Commercial Registry Number", Identifier(Kind::Registration)),
    ("Company Number", Identifier(Kind::Registration)),
    ("Credencial electoral", Identifier(Kind::NationalId)),
    ("D-U-N-S Number", Identifier(Kind::Duns)),
    ("D.N.I.", Identifier(Kind::NationalId)),
    ("Diplomatic Passport", Identifier(Kind::Passport)),
    ("Driver's License No.", Identifier(Kind::DrivingLicence)),
    ("Dubai Chamber of Commerce Membership No.", Identifier(Kind::Registration)),
    ("Economic Register Number (CBLS)", Identifier(Kind::Registration)),
    ("Electoral Registry No.", Identifier(Kind::NationalId)),
    ("Email Address", Fact("email")),
    ("Enterprise Number", Identifier(Kind::Registration)),
    ("Equity Ticker", Identifier(Kind::Other)),
    ("File Number", Identifier(Kind::Registration)),
    ("Fiscal Code", Identifier(Kind::TaxId)),
    ("Folio Mercantil No.", Identifier(Kind::Registration)),
    ("Former Vessel Flag", Meaning::Country(CountryKind::PastFlag)),
    ("Gender", Gender),
    ("Global Intermediary Identification Number", Identifier(Kind::Other)),
    // OFAC's name for the Russian statistics code OKPO.
    ("Government Gazette Number", Identifier(Kind::Okpo)),
    ("I.F.E.", Identifier(Kind::NationalId)),
    ("IFCA Determination", Provision),
    ("ISIN", Identifier(Kind::Isin)),
    ("Identification Number", Identifier(Kind::Other)),
    ("Immigration No.", Identifier(Kind::Other)),
    ("Issuer Name", Note),
    ("Istanbul Chamber of Comm. No.", Identifier(Kind::Registration)),
    ("Italian Fiscal Code", Identifier(Kind::TaxId)),
    ("Kenyan ID No.", Identifier(Kind::NationalId)),
    ("LE Number", Identifier(Kind::NationalId)),
    ("Legal Entity Number", Identifier(Kind::Lei)),
    ("License", Identifier(Kind::Other)),
    ("MICEX Code", Identifier(Kind::Other)),
    ("MMSI", Identifier(Kind::Mmsi)),
    ("MSB Registration Number", Identifier(Kind::Other)),
    ("Matricula Mercantil No", Identifier(Kind::Registration)),
    ("Military Registration Number", Identifier(Kind::Other)),
    ("Moroccan Personal ID No.", Identifier(Kind::NationalId)),
    ("N.I.E.", Identifier(Kind::NationalId)),
    ("N.I.F.", Identifier(Kind::TaxId)),
    ("NIT #", Identifier(Kind::TaxId)),
    ("National Foreign ID Number", Identifier(Kind::NationalId)),
    ("National ID No.", Identifier(Kind::NationalId)),
    ("Nationality of Registration", Meaning::Country(CountryKind::Jurisdiction)),
    ("Numero Unico de Identificacao Tributaria (NUIT)", Identifier(Kind::TaxId)),
    ("Numero de Identidad", Identifier(Kind::NationalId)),
    ("Organization Code", Identifier(Kind::Registration)),
    ("Organization Established Date", Meaning::Date(DateKind::Incorporation)),
    ("Organization Type", Fact("sector")),
    ("Other Vessel Call Sign", Identifier(Kind::CallSign)),
    ("Other Vessel Flag", Meaning::Country(CountryKind::Flag)),
    ("Other Vessel Type", Fact("type")),
    ("PEESA Information", Provision),
    ("Paraguayan tax identification number", Identifier(Kind::TaxId)),
    ("Passport", Identifier(Kind::Passport)),
    ("Permit Number", Identifier(Kind::Other)),
    ("Personal ID Card", Identifier(Kind::NationalId)),
    ("Phone Number", Fact("phone")),
    ("Pilot License Number", Identifier(Kind::Other)),
    ("Previous Aircraft Tail Number", Identifier(Kind::AircraftRegistration)),
    ("Public Registration Number", Identifier(Kind::Registration)),
    ("Public Security and Immigration No.", Identifier(Kind::Other)),
    ("Purchase/Sales For Divestment Date (CMIC)", Listing(ListingDate::Other)),
    ("R.F.C.", Identifier(Kind::TaxId)),
    ("RFC", Identifier(Kind::TaxId)),
    ("RIF #", Identifier(Kind::TaxId)),
    ("RSIN", Identifier(Kind::TaxId)),
    ("RTN", Identifier(Kind::TaxId)),
    ("RUC #", Identifier(Kind::TaxId)),
    ("Refugee ID Card", Identifier(Kind::NationalId)),
    ("Registered Charity No.", Identifier(Kind::Registration)),
    ("Registration Certificate Number (Dubai)", Identifier(Kind::Registration)),
    ("Registration Country", Meaning::Country(CountryKind::Jurisdiction)),
    ("Registration ID", Identifier(Kind::Registration)),
    ("Registration Number", Identifier(Kind::Registration)),
    ("Residency Number", Identifier(Kind::NationalId)),
    ("Romanian C.R.", Identifier(Kind::Registration)),
    ("Romanian Permanent Resident", Identifier(Kind::Other)),
    ("Romanian Tax Registration", Identifier(Kind::TaxId)),
    ("Russian State Individual Business Registration Number Pattern (OGRNIP)",
        Identifier(Kind::Ogrn)),
    ("SRE Permit No.", Identifier(Kind::Other)),
    ("SSN", Identifier(Kind::SocialSecurity)),
    ("SWIFT/BIC", Identifier(Kind::Bic)),
    ("Seafarer's Identification Document", Identifier(Kind::Other)),
    ("Secondary sanctions risk", Note),
    ("Serial No.", Identifier(Kind::Other)),
    ("Stateless Person ID Card", Identifier(Kind::NationalId)),
    ("Stateless Person Passport", Identifier(Kind::Passport)),
    ("Target Type", Fact("classification")),
    ("Tax ID No.", Identifier(Kind::TaxId)),
    ("Tazkira National ID Card", Identifier(Kind::NationalId)),
    ("Tourism License No.", Identifier(Kind::Other)),
    ("Trade License No.", Identifier(Kind::Registration)),
    ("Trademark number", Identifier(Kind::Other)),
    ("Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions",
        Note),
    ("Travel Document Number", Identifier(Kind::Passport)),
    ("Turkish Identification Number", Identifier(Kind::NationalId)),
    ("UAE Identification", Identifier(Kind::NationalId)),
    ("UK Company Number", Identifier(Kind::Registration)),
    ("UN/LOCODE", Identifier(Kind::Other)),
    ("US FEIN", Identifier(Kind::TaxId)),
    ("Unified Social Credit Code (USCC)", Identifier(Kind::Uscc)),
    ("United Social Credit Code Certificate (USCCC)", Identifier(Kind::Uscc)),
    ("V.A.T. Number", Identifier(Kind::Vat)),
    ("Vessel Registration Identification", Identifier(Kind::ImoShip)),
    ("Vessel Year of Build", Meaning::Date(DateKind::Build)),
    ("VisaNumberID", Identifier(Kind::Other)),
    ("Website", Fact("website")),
];

/// Labels that go on: currency, directive or executive order follow.
const LABEL_HEADS: &[(&str, Meaning)] = &[
    ("Digital Currency Address - ", Identifier(Kind::Wallet)),
    ("Effective Date (", Listing(ListingDate::Effective)),
    ("Executive Order ", Provision),
    ("Listing Date (", Listing(ListingDate::Listed)),
];

/// What a value under that label is; `None` if OFAC has not printed the label before.
pub(super) fn meaning(label: &str) -> Option<Meaning> {
    let label = bare_label(label);
    let whole = LABELS.iter().find(|(known, _)| known.eq_ignore_ascii_case(label));
    let row = whole.or_else(|| LABEL_HEADS.iter().find(|(head, _)| label.starts_with(head)));
    row.map(|(_, meaning)| *meaning)
}

/// What kind of number a label says; [`IdentifierKind::Other`] for labels of other things too.
pub(super) fn identifier_kind(label: &str) -> IdentifierKind {
    match meaning(label) {
        Some(Identifier(kind)) => kind,
        _ => Kind::Other,
    }
}

/// All labels that are known whole, as the CSV's remarks begin with them.
pub(super) fn labels() -> impl Iterator<Item = &'static str> {
    LABELS.iter().map(|(label, _)| *label)
}

/// A label without the colon or dash that OFAC prints at the end of some.
pub(super) fn bare_label(label: &str) -> &str {
    label.trim().trim_end_matches([':', '-']).trim_end()
}

/// Whether a provision or date under that label is about listings under that programme:
/// "Listing Date (EO 14024 Directive 2):" is about `RUSSIA-EO14024`.
pub(super) fn concerns(label: &str, programme: &str) -> bool {
    const ACTS: &[&str] = &["CMIC", "CAATSA", "PEESA", "IFCA"];
    if ACTS.iter().any(|act| label.contains(act) && programme.contains(act)) {
        return true;
    }
    let order = ["Executive Order ", "(EO "].iter().find_map(|head| label.split_once(head));
    let Some((_, rest)) = order else { return false };
    let digits = rest.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    !digits.is_empty() && programme.ends_with(&format!("EO{digits}"))
}

/// The kind of a number, told more closely by its shape, its country and its bearer than by the
/// label: OFAC files the Russian INN under "Tax ID No.", the OGRN and China's USCC under several
/// registration labels, the IMO number of a shipping company under "Identification Number".
pub(super) fn refined_kind(
    kind: IdentifierKind,
    label: &str,
    number: &str,
    country: Option<Country>,
    schema: Schema,
) -> IdentifierKind {
    let digits = |lengths: &[usize]| {
        lengths.contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let alphanumeric = |length: usize| {
        number.len() == length && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let code = country.map(|country| country.code().to_owned()).unwrap_or_default();
    match (kind, code.as_str()) {
        (Kind::TaxId, "RU") if digits(&[10, 12]) => Kind::Inn,
        (Kind::Registration, "RU") if digits(&[13, 15]) => Kind::Ogrn,
        (Kind::TaxId | Kind::Registration, "CN") if alphanumeric(18) => Kind::Uscc,
        (Kind::Okpo, _) if !digits(&[8, 10]) => Kind::Registration,
        (Kind::Lei, _) if !alphanumeric(20) => Kind::Registration,
        (Kind::ImoShip, _) if imo_digits(number).is_none() => Kind::Registration,
        (Kind::Other, _) if bare_label(label) == "Identification Number" => {
            match (imo_digits(number).is_some(), schema) {
                (true, Schema::VESSEL) => Kind::ImoShip,
                (true, _) => Kind::ImoCompany,
                (false, Schema::PERSON) => Kind::NationalId,
                (false, _) => Kind::Other,
            }
        }
        _ => kind,
    }
}

/// The seven digits of "IMO 7406784" or of a bare IMO number under a vessel's label.
fn imo_digits(number: &str) -> Option<&str> {
    let digits = number.strip_prefix("IMO").unwrap_or(number).trim();
    let fits = digits.len() == 7 && digits.bytes().all(|byte| byte.is_ascii_digit());
    fits.then_some(digits)
}

/// FtM's word for OFAC's gender.
pub(super) fn gender(text: &str) -> Option<&'static str> {
    match text.trim() {
        "Male" => Some("male"),
        "Female" => Some("female"),
        _ => None,
    }
}

/// Schema of an "SDN type"; the CSV prints none for bodies. OFAC does not tell companies from
/// other bodies.
pub(super) fn schema(sdn_type: &str) -> Option<Schema> {
    match sdn_type.trim().to_ascii_lowercase().as_str() {
        "individual" => Some(Schema::PERSON),
        "" | "entity" => Some(Schema::ORGANIZATION),
        "vessel" => Some(Schema::VESSEL),
        "aircraft" => Some(Schema::AIRPLANE),
        _ => None,
    }
}

/// Kind of an alias by OFAC's type and strength, and the label worth keeping: a weak former name
/// is first of all weak; "now known as" is a name of today.
pub(super) fn alias_kind(alias_type: &str, weak: bool) -> (NameKind, Option<&'static str>) {
    let letters: String = alias_type.chars().filter(char::is_ascii_alphabetic).collect();
    match (letters.to_ascii_lowercase().as_str(), weak) {
        ("fka", true) => (NameKind::WeakAlias, Some("f.k.a.")),
        ("fka", false) => (NameKind::Former, None),
        ("nka", true) => (NameKind::WeakAlias, Some("n.k.a.")),
        ("nka", false) => (NameKind::Alias, Some("n.k.a.")),
        (_, true) => (NameKind::WeakAlias, None),
        (_, false) => (NameKind::Alias, None),
    }
}

/// A name of OFAC's two parts. OFAC puts the family name first to sort by it, whatever the
/// bearer's custom, so the text reads given name first and the parts say which is which. Bodies,
/// ships and aircraft have one part, which is the whole.
pub(super) fn name_from_ofac(last: &str, first: &str, kind: NameKind) -> NameValue {
    if first.trim().is_empty() {
        return NameValue::new(last, kind);
    }
    if last.trim().is_empty() {
        return NameValue::new(first, kind);
    }
    NameValue::from_parts(&[(NamePartKind::Given, first), (NamePartKind::Family, last)], kind)
}

/// Id of the entity that OFAC numbers so.
pub(super) fn entity_id(uid: &str) -> EntityId {
    EntityId::new(&format!("ofac-{}", uid.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_mean_the_same_with_and_without_their_ends() {
        assert_eq!(meaning("Secondary sanctions risk:"), Some(Note));
        assert_eq!(meaning("Organization Type:"), Some(Fact("sector")));
        assert_eq!(meaning("Digital Currency Address - XBT"), Some(Identifier(Kind::Wallet)));
        assert_eq!(
            meaning("Listing Date (EO 14024 Directive 2):"),
            Some(Listing(ListingDate::Listed))
        );
        assert_eq!(meaning("Number of Feet"), None);
        assert_eq!(identifier_kind("Cedula No."), Kind::NationalId);
    }

    #[test]
    fn dates_and_provisions_know_their_programme() {
        assert!(concerns("Listing Date (EO 14024 Directive 2):", "RUSSIA-EO14024"));
        assert!(concerns("Executive Order 13662 Directive Determination -", "UKRAINE-EO13662"));
        assert!(concerns("Effective Date (CMIC)", "CMIC-EO13959"));
        assert!(concerns("CAATSA Section 235 Information:", "CAATSA - RUSSIA"));
        assert!(!concerns("Executive Order 13846 information:", "IRAN-EO13902"));
    }

    #[test]
    fn shapes_tell_a_number_more_closely_than_labels() {
        let refined = |kind, label, number, country| {
            refined_kind(kind, label, number, Country::from_code(country), Schema::ORGANIZATION)
        };
        assert_eq!(refined(Kind::TaxId, "Tax ID No.", "7702070139", "RU"), Kind::Inn);
        assert_eq!(refined(Kind::TaxId, "Tax ID No.", "7702070139", "RS"), Kind::TaxId);
        let label = "Identification Number";
        assert_eq!(refined(Kind::Other, label, "IMO 6161246", "LR"), Kind::ImoCompany);
        assert_eq!(
            refined(Kind::Lei, "Legal Entity Number", "851683897", "NL"),
            Kind::Registration
        );
    }
}
