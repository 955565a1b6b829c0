//! FtM's `Sanction`, `Passport`, `Identification`, `CryptoWallet` and `Address` lines as what they
//! mean to the entity that they belong to.

use super::{FtmEntity, clean};
use crate::address::AddressValue;
use crate::country::Country;
use crate::date::PartialDate;
use crate::identifier::{Identifier, IdentifierKind};
use crate::listing::{Authority, Listing, Measure};
use crate::schema::Schema;

/// The listing that a `Sanction` line is.
///
/// `authority` and `list` are those of lines that name neither a country nor a dataset. FtM's
/// `startDate` is when a sanction took effect; where no `listingDate` stands beside it, publishers
/// mean the listing by it, and so do we. Of several values the first is typed, and all are kept as
/// facts; the line's own id is the fact `id`.
pub fn listing_of(sanction: &FtmEntity, authority: &str, list: &str) -> Listing {
    let country = sanction.values("country");
    let code = country.first().map_or(authority, String::as_str);
    let list = sanction.datasets.first().map_or(list, String::as_str);
    let mut listing = Listing::new(code, list);
    let mut fields = Fields { sanction, listing: &mut listing };
    if country.len() > 1 {
        fields.keep("country");
    }
    fields.listing.programme = fields.text("program");
    fields.listing.reason = fields.text("reason");
    fields.listing.un_reference = fields.text("unscId");
    fields.listing.reference = fields.text("authorityId");
    let start = fields.date("startDate");
    let listed = fields.date("listingDate");
    fields.listing.listed_on = listed.or(start);
    fields.listing.effective = start.filter(|_| listed.is_some() && listed != start);
    fields.listing.until = fields.date("endDate");
    fields.provisions();
    for property in sanction.properties.keys() {
        if !TYPED.contains(&property.as_str()) {
            fields.keep(property);
        }
    }
    let titles = listing.facts.get("authority").map_or(&[][..], Vec::as_slice);
    if titles.len() == 1 && titles[0] == Authority::new(code).title() {
        listing.facts.remove("authority");
    }
    listing.facts.insert("id".to_owned(), vec![sanction.id.clone()]);
    listing
}

/// Properties that have a typed place in a listing, or none of their own (`entity`).
const TYPED: &[&str] = &[
    "authorityId",
    "country",
    "endDate",
    "entity",
    "listingDate",
    "program",
    "provisions",
    "reason",
    "startDate",
    "unscId",
];

struct Fields<'a> {
    sanction: &'a FtmEntity,
    listing: &'a mut Listing,
}

impl Fields<'_> {
    fn keep(&mut self, property: &str) {
        let values = self.sanction.values(property);
        if !values.is_empty() {
            self.listing.facts.insert(property.to_owned(), values.to_vec());
        }
    }

    /// The first value; several are kept as facts too.
    fn text(&mut self, property: &str) -> Option<String> {
        let values = self.sanction.values(property);
        if values.len() > 1 {
            self.keep(property);
        }
        values.first().cloned()
    }

    /// The earliest date; what is more than that date is kept as a fact too.
    fn date(&mut self, property: &str) -> Option<PartialDate> {
        let values = self.sanction.values(property);
        let dates = values.iter().filter_map(|value| value.parse::<PartialDate>().ok());
        let earliest = dates.min_by_key(|date| date.first());
        if values.len() > 1 || (earliest.is_none() && !values.is_empty()) {
            self.keep(property);
        }
        earliest
    }

    /// Measures that are known by their words ("Asset freeze"), and the words of all others.
    fn provisions(&mut self) {
        let values = self.sanction.values("provisions");
        let mut words: Vec<&str> = Vec::new();
        for value in values {
            match Measure::new(&value.trim().to_lowercase().replace(' ', "-")) {
                Measure::Other(_) => words.push(value),
                known if self.listing.measures.contains(&known) => {}
                known => self.listing.measures.push(known),
            }
        }
        self.listing.provisions = words.first().map(|words| (*words).to_owned());
        if words.len() > 1 {
            self.keep("provisions");
        }
    }
}

/// The numbers that a `Passport`, `Identification` or `CryptoWallet` line gives its holder, one
/// for each; none for lines of another schema.
pub fn identifiers_of(document: &FtmEntity) -> Vec<Identifier> {
    let first = |property: &str| document.values(property).first().cloned();
    let date = |property: &str| first(property)?.parse::<PartialDate>().ok();
    let label = first("type");
    let (kind, properties): (IdentifierKind, &[&str]) = match document.schema {
        Schema::PASSPORT => (IdentifierKind::Passport, &["number", "passportNumber"]),
        Schema::IDENTIFICATION => {
            (kind_of_label(label.as_deref().unwrap_or_default()), &["number"])
        }
        Schema::CRYPTO_WALLET => (IdentifierKind::Wallet, &["publicKey", "cryptoAddress"]),
        _ => return Vec::new(),
    };
    let mut identifiers: Vec<Identifier> = Vec::new();
    for number in properties.iter().flat_map(|property| document.values(property)) {
        let mut identifier = Identifier::new(kind, number);
        identifier.label.clone_from(&label);
        if kind != IdentifierKind::Wallet {
            identifier.country = first("country").and_then(|code| clean::country_of(&code));
            identifier.authority = first("authority");
            identifier.issued = date("startDate");
            identifier.expires = date("endDate");
            identifier.note = first("summary");
        }
        if !identifier.number.is_empty() && !identifiers.contains(&identifier) {
            identifiers.push(identifier);
        }
    }
    identifiers
}

/// Kind of a document by what its publisher calls it.
fn kind_of_label(label: &str) -> IdentifierKind {
    const WORDS: &[(&str, IdentifierKind)] = &[
        ("passport", IdentifierKind::Passport),
        ("tax", IdentifierKind::TaxId),
        ("driv", IdentifierKind::DrivingLicence),
        ("social security", IdentifierKind::SocialSecurity),
        ("registration", IdentifierKind::Registration),
        ("national", IdentifierKind::NationalId),
        ("identi", IdentifierKind::NationalId),
        ("id card", IdentifierKind::NationalId),
        ("cedula", IdentifierKind::NationalId),
    ];
    let label = label.to_lowercase();
    let found = WORDS.iter().find(|(word, _)| label.contains(word));
    found.map_or(IdentifierKind::Other, |(_, kind)| *kind)
}

/// The address that an `Address` line is; `None` if it is empty or of another schema.
pub fn address_of(line: &FtmEntity) -> Option<AddressValue> {
    if line.schema != Schema::ADDRESS {
        return None;
    }
    let text = |property: &str| line.values(property).first().cloned();
    let country = text("country").and_then(|code| clean::country_of(&code));
    let mut address = AddressValue {
        full: text("full").or_else(|| text("address")).unwrap_or_default(),
        street: text("street"),
        post_box: text("postOfficeBox"),
        city: text("city"),
        postal_code: text("postalCode"),
        region: text("region").or_else(|| text("state")),
        country,
        note: text("remarks"),
    };
    if address.full.is_empty() {
        address = address.compose(country.map(Country::name));
    }
    (!address.full.is_empty()).then_some(address)
}
