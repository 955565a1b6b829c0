//! What each kind of number says about itself: valid or not, its comparable form, its strength.

use std::str::FromStr;

use super::ship::IMO_LABELS;
use super::{
    Bic, Iban, Identifier, IdentifierKind, ImoCompany, ImoShip, Inn, Isin, Lei, Mmsi, Ogrn, Okpo,
    Uscc, Validity, Wallet,
};

/// Shorter passport numbers are shared by chance, and are mostly fragments.
const PASSPORT_LENGTH_MIN: usize = 5;

/// Kinds that a bare text can be read as, those with the strictest check first.
const DETECTED: &[IdentifierKind] = &[
    IdentifierKind::Wallet,
    IdentifierKind::Lei,
    IdentifierKind::Iban,
    IdentifierKind::Uscc,
    IdentifierKind::Isin,
    IdentifierKind::Ogrn,
    IdentifierKind::Inn,
    IdentifierKind::ImoShip,
    IdentifierKind::ImoCompany,
    IdentifierKind::Mmsi,
    IdentifierKind::Bic,
];

impl IdentifierKind {
    /// Words for the kind, for a message: "passport number", "IMO ship number".
    pub fn name(self) -> &'static str {
        match self {
            IdentifierKind::Passport => "passport number",
            IdentifierKind::NationalId => "national identity number",
            IdentifierKind::DrivingLicence => "driving licence number",
            IdentifierKind::SocialSecurity => "social security number",
            IdentifierKind::TaxId => "tax number",
            IdentifierKind::Vat => "VAT number",
            IdentifierKind::Registration => "registration number",
            IdentifierKind::Uscc => "Unified Social Credit Code",
            IdentifierKind::Inn => "INN",
            IdentifierKind::Ogrn => "OGRN",
            IdentifierKind::Kpp => "KPP",
            IdentifierKind::Okpo => "OKPO",
            IdentifierKind::Lei => "LEI",
            IdentifierKind::Bic => "BIC",
            IdentifierKind::Bik => "BIK",
            IdentifierKind::Iban => "IBAN",
            IdentifierKind::BankAccount => "account number",
            IdentifierKind::Isin => "ISIN",
            IdentifierKind::Duns => "DUNS number",
            IdentifierKind::ImoShip => "IMO ship number",
            IdentifierKind::ImoCompany => "IMO company number",
            IdentifierKind::Mmsi => "MMSI",
            IdentifierKind::CallSign => "call sign",
            IdentifierKind::AircraftRegistration => "aircraft registration",
            IdentifierKind::AircraftSerial => "aircraft serial number",
            IdentifierKind::Wallet => "wallet address",
            IdentifierKind::Other => "number",
        }
    }

    /// The comparable form of a text that passes the rules of the kind. `None` when it does not,
    /// or when the kind has no rule.
    pub fn parse(self, text: &str) -> Option<String> {
        fn text_of<T: FromStr + ToString>(text: &str) -> Option<String> {
            text.parse::<T>().ok().map(|number| number.to_string())
        }
        match self {
            IdentifierKind::Uscc => text_of::<Uscc>(text),
            IdentifierKind::Inn => text_of::<Inn>(text),
            IdentifierKind::Ogrn => text_of::<Ogrn>(text),
            IdentifierKind::Okpo => text_of::<Okpo>(text),
            IdentifierKind::Lei => text_of::<Lei>(text),
            IdentifierKind::Bic => text_of::<Bic>(text),
            IdentifierKind::Iban => text_of::<Iban>(text),
            IdentifierKind::Isin => text_of::<Isin>(text),
            IdentifierKind::ImoShip => text_of::<ImoShip>(text),
            IdentifierKind::ImoCompany => text_of::<ImoCompany>(text),
            IdentifierKind::Mmsi => text_of::<Mmsi>(text),
            IdentifierKind::Wallet => text_of::<Wallet>(text),
            _ => None,
        }
    }

    /// Whether numbers of the kind have a rule that can be checked.
    pub fn has_rule(self) -> bool {
        matches!(
            self,
            IdentifierKind::Uscc
                | IdentifierKind::Inn
                | IdentifierKind::Ogrn
                | IdentifierKind::Okpo
                | IdentifierKind::Lei
                | IdentifierKind::Bic
                | IdentifierKind::Iban
                | IdentifierKind::Isin
                | IdentifierKind::ImoShip
                | IdentifierKind::ImoCompany
                | IdentifierKind::Mmsi
                | IdentifierKind::Wallet
        )
    }

    /// Whether one valid number of the kind belongs to one bearer, for good: not an MMSI, which
    /// goes with the flag, nor an OKPO, whose check digit misses one error in ten.
    fn belongs_to_one(self) -> bool {
        self.has_rule() && !matches!(self, IdentifierKind::Mmsi | IdentifierKind::Okpo)
    }
}

impl Identifier {
    /// Whether it passes the rules of its kind. Wallets of chains without any checksum (Solana)
    /// are unchecked.
    pub fn validity(&self) -> Validity {
        match self.kind {
            IdentifierKind::Wallet => match Wallet::parse(&self.number) {
                Ok(wallet) if wallet.kind() == super::WalletKind::Solana => Validity::Unchecked,
                Ok(_) => Validity::Valid,
                Err(_) => Validity::Invalid,
            },
            kind if !kind.has_rule() => Validity::Unchecked,
            kind if kind.parse(&self.number).is_some() => Validity::Valid,
            _ => Validity::Invalid,
        }
    }

    /// The number in the form that is compared: letters and digits only, upper case, without the
    /// label that some lists print before it ("IMO 9274082"). Wallets keep the case where it
    /// carries meaning. A BIC is compared by its institution, the first eight characters: a branch
    /// is the same bank. A number that breaks its rules is compared as it is.
    pub fn normal(&self) -> String {
        match self.kind {
            IdentifierKind::Wallet => Wallet::parse(&self.number).map_or_else(
                |_| self.number.chars().filter(|letter| !letter.is_whitespace()).collect(),
                |wallet| wallet.as_str().to_owned(),
            ),
            IdentifierKind::Bic => self
                .number
                .parse::<Bic>()
                .map_or_else(|_| plain(&self.number), |bic| bic.institution().to_owned()),
            IdentifierKind::ImoShip | IdentifierKind::ImoCompany => {
                let number = plain(&self.number);
                let bare = IMO_LABELS.iter().find_map(|label| number.strip_prefix(label));
                bare.map_or_else(|| number.clone(), str::to_owned)
            }
            kind => kind.parse(&self.number).unwrap_or_else(|| plain(&self.number)),
        }
    }

    /// Whether agreement on it makes a hit by itself: a valid number of a kind that belongs to one
    /// bearer (LEI, BIC, IBAN, IMO, INN, OGRN, USCC, ISIN, wallet), or a passport number with the
    /// country that issued it.
    pub fn is_strong(&self) -> bool {
        match self.kind {
            IdentifierKind::Passport => {
                let number = plain(&self.number);
                self.country.is_some()
                    && number.chars().count() >= PASSPORT_LENGTH_MIN
                    && number.chars().any(|character| character.is_ascii_digit())
            }
            IdentifierKind::Wallet => Wallet::parse(&self.number).is_ok(),
            kind => kind.belongs_to_one() && self.validity() == Validity::Valid,
        }
    }
}

/// The kinds whose rules a bare text passes, for numbers that a user gives without a kind; several
/// may fit, and none says that the number exists. BIC and MMSI have no check digit: their shape and
/// country fit.
pub fn detect(text: &str) -> Vec<IdentifierKind> {
    DETECTED.iter().copied().filter(|kind| kind.parse(text).is_some()).collect()
}

/// Letters and digits, upper case.
fn plain(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}
