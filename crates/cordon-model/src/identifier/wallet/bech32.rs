//! Segregated-witness addresses of Bitcoin, Litecoin and Bitcoin Gold, and Zcash's shielded ones:
//! BIP 173 (<https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki>) and BIP 350, ZIP 173.

use bech32::Bech32;
use bech32::primitives::decode::{CheckedHrpstring, SegwitHrpstring};

use super::{Wallet, WalletKind, checked};
use crate::identifier::check::Fault;

/// What the addresses begin with.
pub(super) const PREFIXES: &[(&str, WalletKind)] = &[
    ("bc1", WalletKind::Bitcoin),
    ("ltc1", WalletKind::Litecoin),
    ("btg1", WalletKind::BitcoinGold),
    ("zs1", WalletKind::Zcash),
];

pub(super) fn read(text: &str) -> Result<Wallet, Fault> {
    let lower = text.to_ascii_lowercase();
    if text != lower && text != text.to_ascii_uppercase() {
        return Err(Fault::Rule("capital and small letters are mixed"));
    }
    let kind = PREFIXES
        .iter()
        .find(|(prefix, _)| lower.starts_with(prefix))
        .map(|(_, kind)| *kind)
        .ok_or(Fault::Rule("no known chain has addresses that begin so"))?;
    let valid = if kind == WalletKind::Zcash {
        CheckedHrpstring::new::<Bech32>(&lower).is_ok()
    } else {
        SegwitHrpstring::new(&lower).is_ok()
    };
    if valid { Ok(checked(lower, kind)) } else { Err(Fault::CheckDigits) }
}
