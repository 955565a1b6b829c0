//! Where FollowTheMoney keeps a number: the property of a schema for a kind, and back.
//!
//! FtM has fewer properties than lists have kinds, and not every schema has every property, so the
//! way back is a reading of the property alone. A number of an FtM property that is no kind here
//! (`cageCode`, `npiCode`) is [`IdentifierKind::Other`] with the property as its label, and goes
//! back into that property.

use super::{Identifier, IdentifierKind, ImoCompany, ImoShip};
use crate::schema::Schema;

/// Properties that hold any number, the best last resort first; `notes` is on every thing.
const GENERAL: [&str; 6] =
    ["registrationNumber", "idNumber", "number", "accountNumber", "publicKey", "notes"];

/// Further properties of FtM that hold a number of one bearer, by name. Codes of an activity or a
/// place (`okvedCode`), and ids of data sets and programmes, are facts and not here.
const OTHERS: &[&str] = &[
    "accountId",
    "bvdId",
    "cadastralCode",
    "cageCode",
    "cikCode",
    "crsNumber",
    "figiCode",
    "fnsCode",
    "giiNumber",
    "icaoCode",
    "ipoCode",
    "irsCode",
    "jibCode",
    "licenseNumber",
    "mbsCode",
    "npiCode",
    "permId",
    "pfrNumber",
    "ricCode",
    "ticker",
    "titleNumber",
    "uniqueEntityId",
    "voenCode",
];

impl IdentifierKind {
    /// The kind of an FtM property of documents and numbers, `None` for any other property. The
    /// property may mean another kind on another schema: see [`IdentifierKind::on`].
    pub fn from_ftm(property: &str) -> Option<IdentifierKind> {
        Some(match property {
            "passportNumber" => IdentifierKind::Passport,
            "idNumber" | "personalNumber" => IdentifierKind::NationalId,
            "socialSecurityNumber" => IdentifierKind::SocialSecurity,
            "taxNumber" => IdentifierKind::TaxId,
            "vatCode" => IdentifierKind::Vat,
            "registrationNumber" => IdentifierKind::Registration,
            "uscCode" => IdentifierKind::Uscc,
            "innCode" => IdentifierKind::Inn,
            "ogrnCode" => IdentifierKind::Ogrn,
            "kppCode" => IdentifierKind::Kpp,
            "okpoCode" => IdentifierKind::Okpo,
            "leiCode" => IdentifierKind::Lei,
            "swiftBic" | "bic" => IdentifierKind::Bic,
            "bikCode" => IdentifierKind::Bik,
            "iban" => IdentifierKind::Iban,
            "accountNumber" => IdentifierKind::BankAccount,
            "isin" | "isinCode" => IdentifierKind::Isin,
            "dunsCode" => IdentifierKind::Duns,
            "imoNumber" => IdentifierKind::ImoShip,
            "mmsi" => IdentifierKind::Mmsi,
            "callSign" => IdentifierKind::CallSign,
            "serialNumber" => IdentifierKind::AircraftSerial,
            "publicKey" | "cryptoAddress" => IdentifierKind::Wallet,
            "number" => IdentifierKind::Other,
            other => return OTHERS.contains(&other).then_some(IdentifierKind::Other),
        })
    }

    /// The kind on a schema: a company's `imoNumber` is one of the company, an aircraft's
    /// `registrationNumber` its mark.
    #[must_use]
    pub fn on(self, schema: Schema) -> IdentifierKind {
        match self {
            IdentifierKind::ImoShip if schema.is_a(Schema::LEGAL_ENTITY) => {
                IdentifierKind::ImoCompany
            }
            IdentifierKind::Registration if schema.is_a(Schema::AIRPLANE) => {
                IdentifierKind::AircraftRegistration
            }
            other => other,
        }
    }

    /// The kind of a text that a source calls an IMO number and nothing more: the one whose check
    /// digit fits; where both fit or none, a company's on a legal entity and else a ship's.
    pub fn of_imo(number: &str, schema: Schema) -> IdentifierKind {
        let ship = number.parse::<ImoShip>().is_ok();
        match (ship, number.parse::<ImoCompany>().is_ok()) {
            (true, false) => IdentifierKind::ImoShip,
            (false, true) => IdentifierKind::ImoCompany,
            _ => IdentifierKind::ImoShip.on(schema),
        }
    }

    /// FtM's properties for the kind, the best first.
    fn properties(self) -> &'static [&'static str] {
        match self {
            IdentifierKind::Passport => &["passportNumber", "idNumber"],
            IdentifierKind::NationalId | IdentifierKind::DrivingLicence => &["idNumber"],
            IdentifierKind::SocialSecurity => &["socialSecurityNumber", "idNumber"],
            IdentifierKind::TaxId => &["taxNumber"],
            IdentifierKind::Vat => &["vatCode", "taxNumber"],
            IdentifierKind::Uscc => &["uscCode"],
            IdentifierKind::Inn => &["innCode", "taxNumber"],
            IdentifierKind::Ogrn => &["ogrnCode"],
            IdentifierKind::Kpp => &["kppCode", "taxNumber"],
            IdentifierKind::Okpo => &["okpoCode"],
            IdentifierKind::Lei => &["leiCode"],
            IdentifierKind::Bic => &["swiftBic", "bic"],
            IdentifierKind::Bik => &["bikCode"],
            IdentifierKind::Iban => &["iban", "accountNumber"],
            IdentifierKind::BankAccount => &["accountNumber", "idNumber"],
            IdentifierKind::Isin => &["isin", "isinCode"],
            IdentifierKind::Duns => &["dunsCode"],
            IdentifierKind::ImoShip | IdentifierKind::ImoCompany => &["imoNumber"],
            IdentifierKind::Mmsi => &["mmsi"],
            IdentifierKind::CallSign => &["callSign"],
            IdentifierKind::AircraftSerial => &["serialNumber"],
            IdentifierKind::Wallet => &["publicKey", "cryptoAddress"],
            IdentifierKind::Other => &["idNumber", "number"],
            IdentifierKind::Registration | IdentifierKind::AircraftRegistration => {
                &["registrationNumber"]
            }
        }
    }
}

impl Identifier {
    /// The property of the schema that holds it; where none fits, a general one
    /// (`registrationNumber`, `idNumber`) or, on a schema without any, `notes`.
    pub fn ftm_property(&self, schema: Schema) -> &'static str {
        let labelled = self
            .label
            .as_deref()
            .filter(|label| self.kind == IdentifierKind::Other && OTHERS.contains(label))
            .and_then(|label| schema.property(label))
            .map(|property| property.name);
        let person = schema.is_a(Schema::PERSON).then_some("idNumber");
        let own = self.kind.properties().iter().copied();
        let wanted = own.chain(person).chain(GENERAL);
        let fitting =
            wanted.filter_map(|name| schema.property(name)).map(|found| found.name).next();
        labelled.or(fitting).unwrap_or("notes")
    }
}
