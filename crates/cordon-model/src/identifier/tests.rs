//! Known good and bad numbers, and errors that the check digits must catch.

use proptest::prelude::*;

use super::*;
use crate::schema::{PropertyType, Schema};

fn check(kind: IdentifierKind, text: &str, normal: &str) {
    assert_eq!(kind.parse(text).as_deref(), Some(normal), "{kind:?} {text}");
    let again = kind.parse(normal);
    assert_eq!(again.as_deref(), Some(normal), "its form passes again");
}

fn refuse<T>(text: &str, fault: &Fault)
where
    T: std::str::FromStr<Err = InvalidIdentifier> + std::fmt::Debug,
{
    assert_eq!(text.parse::<T>().unwrap_err().fault, *fault, "{text}");
}

#[test]
fn good_numbers() {
    check(IdentifierKind::Lei, "5493 001K JTII GC8Y 1R12", "5493001KJTIIGC8Y1R12");
    check(IdentifierKind::Bic, "DCBK KPPY", "DCBKKPPY");
    check(IdentifierKind::Bic, "deutdeff500", "DEUTDEFF500");
    check(IdentifierKind::Iban, "IBAN DE89 3704 0044 0532 0130 00", "DE89370400440532013000");
    check(IdentifierKind::Isin, "US0378331005", "US0378331005");
    check(IdentifierKind::Isin, "ru0007796926", "RU0007796926");
    check(IdentifierKind::ImoShip, "IMO 9274082", "9274082");
    check(IdentifierKind::ImoShip, "IMO: 9074729", "9074729");
    check(IdentifierKind::ImoShip, "IMO Number: 9074729", "9074729");
    check(IdentifierKind::Mmsi, "572469210", "572469210");
    check(IdentifierKind::Inn, "ИНН 7707083893", "7707083893");
    check(IdentifierKind::Bic, "SWIFT/BIC: BICIGALX", "BICIGALX");
    check(IdentifierKind::ImoCompany, "IMO 5342883", "5342883");
    check(IdentifierKind::Inn, "500100732259", "500100732259");
    check(IdentifierKind::Ogrn, "1027700132195", "1027700132195");
    check(IdentifierKind::Ogrn, "315183100004295", "315183100004295");
    check(IdentifierKind::Okpo, "00032537", "00032537");
    check(IdentifierKind::Uscc, "91110117663725176G", "91110117663725176G");
}

#[test]
fn bad_numbers_say_what_is_wrong() {
    let length = |expected, got| Fault::Length { expected, got };
    refuse::<Lei>("5493001KJTIIGC8Y1R13", &Fault::CheckDigits);
    refuse::<Lei>("5493001KJTIIGC8Y1R", &length("20 characters", 18));
    refuse::<Bic>("DEUTQQFF", &Fault::Country("QQ".into()));
    refuse::<Bic>("DEUTDEF", &length("8 or 11 characters", 7));
    refuse::<Bic>("DEU1DEFF", &Fault::Character('1'));
    refuse::<Iban>("DE89370400440532013001", &Fault::CheckDigits);
    refuse::<Iban>("IBAN", &length("15 to 34 characters", 0));
    refuse::<Isin>("US0378331006", &Fault::CheckDigits);
    refuse::<ImoShip>("9274083", &Fault::CheckDigits);
    refuse::<ImoShip>("IMO 927408", &length("7 digits", 6));
    refuse::<Mmsi>(
        "999999999",
        &Fault::Rule("a ship's first three digits are 201 to 775 (Maritime Identification Digits)"),
    );
    refuse::<Inn>("7707083894", &Fault::CheckDigits);
    refuse::<Ogrn>("1027700132196", &Fault::CheckDigits);
    refuse::<Uscc>("91110117663725176H", &Fault::CheckDigits);
    refuse::<Inn>("77070838é3", &Fault::Character('é'));
    let error = "7707083894".parse::<Inn>().unwrap_err();
    assert_eq!(error.to_string(), "'7707083894' is not a valid INN: the check digits do not fit");
}

fn wallet(text: &str, kind: WalletKind) -> Wallet {
    let wallet = Wallet::parse(text).unwrap();
    assert_eq!(wallet.kind(), kind, "{text}");
    assert_eq!(Wallet::parse(wallet.as_str()).unwrap().as_str(), wallet.as_str());
    wallet
}

#[test]
fn wallets_by_their_string() {
    wallet("12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h", WalletKind::Bitcoin);
    wallet("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", WalletKind::Bitcoin);
    wallet("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", WalletKind::Bitcoin);
    wallet("LaizKtS5DUhPuP1nTQcc83MS7HwK6vk85z", WalletKind::Litecoin);
    wallet("DFFJhnQNZf8rf67tYnesPu7MuGUpYtzv7Z", WalletKind::Dogecoin);
    wallet("XnPFsRWTaSgiVauosEwQ6dEitGYXgwznz2", WalletKind::Dash);
    wallet("t1g7wowvQ8gn2v8jrU1biyJ26sieNqNsBJy", WalletKind::Zcash);
    wallet("GPwg61XoHqQPNmAucFACuQ5H9sGCDv9TpS", WalletKind::BitcoinGold);
    wallet("TMStbg5fgb4uTV7fK1gEYF9hKAzP3siPsG", WalletKind::Tron);
    wallet("rnXyVQzgxZe7TR1EPzTkGj2jxH4LMJYh66", WalletKind::Ripple);
    wallet(
        "49HqitRzdnhYjgTEAhgGpCfsjdTeMbUTU6cyR4JV1R7k2Eej9rGT8JpFiYDa4tZM6RZiFrHmMzgSrhHEqpDYKBe5\
         B2ufNsL",
        WalletKind::Monero,
    );
    let bare = wallet("qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq", WalletKind::BitcoinCash);
    let prefixed = "bitcoincash:qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq";
    assert_eq!(wallet(prefixed, WalletKind::BitcoinCash), bare);
    let checked = wallet("0x098B716B8Aaf21512996dC57EB0615e2383E2f96", WalletKind::Ethereum);
    assert!(checked.has_checksum());
    assert_eq!(checked.as_str(), "0x098b716b8aaf21512996dc57eb0615e2383e2f96");
    let lower = wallet("0x2f389ce8bd8ff92de3402ffce4691d17fc4f6535", WalletKind::Ethereum);
    assert!(!lower.has_checksum());
    let solana = wallet("So11111111111111111111111111111111111111112", WalletKind::Solana);
    let identifier = Identifier::new(IdentifierKind::Wallet, solana.as_str());
    assert_eq!(identifier.validity(), Validity::Unchecked);
    assert!(identifier.is_strong());

    refuse::<Wallet>("0x098b716B8Aaf21512996dC57EB0615e2383E2f96", &Fault::CheckDigits);
    refuse::<Wallet>("12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9i", &Fault::CheckDigits);
    refuse::<Wallet>("12QtD5BFwRsdNsAZY76UVE1xyCGNTojH0h", &Fault::Character('0'));
    refuse::<Wallet>("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", &Fault::CheckDigits);
    refuse::<Wallet>("hello", &Fault::Length { expected: "25 to 106 characters", got: 5 });
}

#[test]
fn comparable_forms() {
    let normal = |kind, number| Identifier::new(kind, number).normal();
    assert_eq!(normal(IdentifierKind::Passport, "A-12 34.56b"), "A123456B");
    assert_eq!(normal(IdentifierKind::ImoShip, "IMO 9274082"), "9274082");
    assert_eq!(normal(IdentifierKind::ImoShip, "IMO 1234"), "1234");
    assert_eq!(normal(IdentifierKind::Bic, "HAVIGB2LQQQ"), "HAVIGB2L");
    assert_eq!(normal(IdentifierKind::Lei, "lei: 5493001kjtiigc8y1r12"), "5493001KJTIIGC8Y1R12");
    assert_eq!(normal(IdentifierKind::Wallet, "0xNOT an address"), "0xNOTanaddress");
}

#[test]
fn strength() {
    let passport = Identifier::new(IdentifierKind::Passport, "1084010");
    assert!(!passport.is_strong());
    assert!(passport.with_country(Country::from_code("EG")).is_strong());
    assert!(Identifier::new(IdentifierKind::ImoShip, "IMO 9274082").is_strong());
    assert!(!Identifier::new(IdentifierKind::ImoShip, "IMO 9274083").is_strong());
    assert!(!Identifier::new(IdentifierKind::TaxId, "7707083893").is_strong());
    assert!(!Identifier::new(IdentifierKind::Mmsi, "572469210").is_strong());
}

#[test]
fn kinds_of_a_bare_text() {
    assert_eq!(detect("7707083893"), [IdentifierKind::Inn]);
    assert_eq!(detect("IMO 9274082"), [IdentifierKind::ImoShip]);
    assert_eq!(detect("5493001KJTIIGC8Y1R12"), [IdentifierKind::Lei]);
    assert_eq!(detect("HAVIGB2L"), [IdentifierKind::Bic]);
    assert_eq!(detect("TMStbg5fgb4uTV7fK1gEYF9hKAzP3siPsG"), [IdentifierKind::Wallet]);
    assert_eq!(detect("Quds Force"), []);
    assert_eq!(detect(""), []);
}

#[test]
fn properties_exist_on_their_schema() {
    for schema in Schema::all().filter(|schema| schema.property("notes").is_some()) {
        for kind in ALL_KINDS {
            let property = Identifier::new(kind, "1").ftm_property(schema);
            assert!(schema.property(property).is_some(), "{schema} {kind:?} {property}");
        }
        for property in schema.properties().iter().filter(|p| p.kind == PropertyType::Identifier) {
            let Some(kind) = IdentifierKind::from_ftm(property.name) else { continue };
            let identifier = Identifier::new(kind.on(schema), "1").with_label(property.name);
            let synonyms = [("personalNumber", "idNumber"), ("cryptoAddress", "publicKey")];
            let back = identifier.ftm_property(schema);
            let same = back == property.name || synonyms.contains(&(property.name, back));
            assert!(same || property.name == "number", "{schema} {} {back}", property.name);
        }
    }
    let of = |kind, schema| Identifier::new(kind, "1").ftm_property(schema);
    assert_eq!(of(IdentifierKind::Passport, Schema::PERSON), "passportNumber");
    assert_eq!(of(IdentifierKind::Passport, Schema::COMPANY), "idNumber");
    assert_eq!(of(IdentifierKind::ImoCompany, Schema::ORGANIZATION), "imoNumber");
    assert_eq!(of(IdentifierKind::ImoShip, Schema::VESSEL), "imoNumber");
    assert_eq!(of(IdentifierKind::Isin, Schema::COMPANY), "isinCode");
    assert_eq!(of(IdentifierKind::Wallet, Schema::PERSON), "idNumber");
    assert_eq!(of(IdentifierKind::Other, Schema::VESSEL), "registrationNumber");
    assert_eq!(of(IdentifierKind::Kpp, Schema::ORGANIZATION), "taxNumber");
    assert_eq!(IdentifierKind::of_imo("8514306", Schema::COMPANY), IdentifierKind::ImoShip);
    assert_eq!(IdentifierKind::of_imo("1790183", Schema::COMPANY), IdentifierKind::ImoCompany);
    assert_eq!(IdentifierKind::from_ftm("cageCode"), Some(IdentifierKind::Other));
    assert_eq!(IdentifierKind::from_ftm("name"), None);
}

const ALL_KINDS: [IdentifierKind; 27] = [
    IdentifierKind::Passport,
    IdentifierKind::NationalId,
    IdentifierKind::DrivingLicence,
    IdentifierKind::SocialSecurity,
    IdentifierKind::TaxId,
    IdentifierKind::Vat,
    IdentifierKind::Registration,
    IdentifierKind::Uscc,
    IdentifierKind::Inn,
    IdentifierKind::Ogrn,
    IdentifierKind::Kpp,
    IdentifierKind::Okpo,
    IdentifierKind::Lei,
    IdentifierKind::Bic,
    IdentifierKind::Bik,
    IdentifierKind::Iban,
    IdentifierKind::BankAccount,
    IdentifierKind::Isin,
    IdentifierKind::Duns,
    IdentifierKind::ImoShip,
    IdentifierKind::ImoCompany,
    IdentifierKind::Mmsi,
    IdentifierKind::CallSign,
    IdentifierKind::AircraftRegistration,
    IdentifierKind::AircraftSerial,
    IdentifierKind::Wallet,
    IdentifierKind::Other,
];

/// Numbers in which any one wrong character must be caught.
const CAUGHT: &[(IdentifierKind, &str)] = &[
    (IdentifierKind::Lei, "5493001KJTIIGC8Y1R12"),
    (IdentifierKind::Iban, "DE89370400440532013000"),
    (IdentifierKind::Isin, "RU0007796926"),
    (IdentifierKind::Uscc, "91110117663725176G"),
    (IdentifierKind::Wallet, "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h"),
    (IdentifierKind::Wallet, "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"),
    (IdentifierKind::Wallet, "qpf2cphc5dkuclkqur7lhj2yuqq9pk3hmukle77vhq"),
    (IdentifierKind::Wallet, "rnXyVQzgxZe7TR1EPzTkGj2jxH4LMJYh66"),
    (
        IdentifierKind::Wallet,
        "49HqitRzdnhYjgTEAhgGpCfsjdTeMbUTU6cyR4JV1R7k2Eej9rGT8JpFiYDa4tZM6RZiFrHmMzgSrhHEqpDYKBe5\
         B2ufNsL",
    ),
];

proptest! {
    #[test]
    fn one_wrong_character_is_caught(
        number in 0..CAUGHT.len(), place in 0usize..120, character in "[0-9A-Za-z]",
    ) {
        let (kind, text) = CAUGHT[number];
        let place = place % text.len();
        let wrong = format!("{}{character}{}", &text[..place], &text[place + 1..]);
        prop_assume!(!wrong.eq_ignore_ascii_case(text));
        // A letter for a digit shifts what Luhn and mod 97 see: only like for like is guaranteed.
        let was = text.as_bytes()[place];
        prop_assume!(character.as_bytes()[0].is_ascii_digit() == was.is_ascii_digit());
        // Luhn sees a letter as two digits, whose changes may cancel out.
        prop_assume!(kind != IdentifierKind::Isin || was.is_ascii_digit());
        prop_assert_eq!(kind.parse(&wrong), None);
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        survive(&text);
    }

    #[test]
    fn no_near_number_panics(text in "(IMO|0x|bc1|zs1|qp|r|GB)?[ .:0-9A-Za-zé]{0,110}") {
        survive(&text);
    }

    #[test]
    fn made_numbers_are_valid(first in 1_000_000u64..9_999_999, more in 0u64..100_000) {
        let body = format!("{first}{more:05}");
        let value: u64 = body.parse().unwrap();
        let ogrn = format!("{body}{}", value % 11 % 10);
        prop_assert_eq!(IdentifierKind::Ogrn.parse(&ogrn), Some(ogrn.clone()));
        prop_assert!(detect(&ogrn).contains(&IdentifierKind::Ogrn));
    }
}

fn survive(text: &str) {
    let _ = Country::from_name(text);
    let _ = detect(text);
    for kind in ALL_KINDS {
        let mut identifier = Identifier::new(kind, text);
        let normal = identifier.normal();
        let _ = identifier.is_strong();
        if identifier.validity() == Validity::Valid {
            identifier.number = normal.clone();
            assert_eq!(identifier.normal(), normal, "{kind:?} {text}");
            assert_eq!(identifier.validity(), Validity::Valid, "{kind:?} {text}");
        }
    }
}
