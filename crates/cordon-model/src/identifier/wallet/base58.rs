//! Addresses in base58: a version, a hash, and four bytes of its double SHA-256
//! (<https://en.bitcoin.it/wiki/Base58Check_encoding>). Ripple has an alphabet of its own
//! (<https://xrpl.org/docs/references/protocol/data-types/base58-encodings>); Solana encodes a
//! bare public key of 32 bytes (<https://solana.com/docs/references/terminology>).

use super::{Wallet, WalletKind, checked};
use crate::identifier::check::Fault;

/// Version bytes of the chains, as their `chainparams.cpp` have them (main networks).
const VERSIONS: &[(&[u8], WalletKind)] = &[
    (&[0x00], WalletKind::Bitcoin),
    (&[0x05], WalletKind::Bitcoin),
    (&[0x26], WalletKind::BitcoinGold),
    (&[0x17], WalletKind::BitcoinGold),
    (&[0x30], WalletKind::Litecoin),
    (&[0x32], WalletKind::Litecoin),
    (&[0x1e], WalletKind::Dogecoin),
    (&[0x16], WalletKind::Dogecoin),
    // Verge's addresses of scripts; its others are Dogecoin's.
    (&[0x21], WalletKind::Dogecoin),
    (&[0x4c], WalletKind::Dash),
    (&[0x10], WalletKind::Dash),
    (&[0x1c, 0xb8], WalletKind::Zcash),
    (&[0x1c, 0xbd], WalletKind::Zcash),
    (&[0x41], WalletKind::Tron),
];

/// Bytes of the hash of a key or a script.
const HASH_LENGTH: usize = 20;

/// Characters of 25 and of 26 bytes in base58, at most.
const CHECKED_LENGTH_MAX: usize = 36;

pub(super) fn read(text: &str) -> Result<Wallet, Fault> {
    if text.len() > 44 {
        return Err(Fault::Length { expected: "25 to 44 characters in base58", got: text.len() });
    }
    if text.starts_with('r')
        && let Ok(payload) =
            bs58::decode(text).with_alphabet(bs58::Alphabet::RIPPLE).with_check(None).into_vec()
        && payload.len() == HASH_LENGTH + 1
        && payload.starts_with(&[0])
    {
        return Ok(checked(text, WalletKind::Ripple));
    }
    let bytes = bs58::decode(text).into_vec().map_err(|error| match error {
        bs58::decode::Error::InvalidCharacter { character, .. } => Fault::Character(character),
        _ => Fault::Rule("it is no address in base58"),
    })?;
    if bytes.len() == 32 {
        let text = text.to_owned();
        return Ok(Wallet { text, kind: WalletKind::Solana, has_checksum: false });
    }
    if text.len() > CHECKED_LENGTH_MAX {
        return Err(Fault::Rule("no known chain has addresses of that length"));
    }
    let payload = bs58::decode(text).with_check(None).into_vec().map_err(|_| Fault::CheckDigits)?;
    VERSIONS
        .iter()
        .find(|(version, _)| {
            payload.starts_with(version) && payload.len() == version.len() + HASH_LENGTH
        })
        .map(|(_, kind)| checked(text, *kind))
        .ok_or(Fault::Rule("no known chain has addresses of that version"))
}
