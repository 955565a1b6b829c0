//! Bitcoin Cash's addresses: "bitcoincash:" (which may be left out), then a version, a hash and
//! eight characters of checksum in bech32's alphabet.
//!
//! Specification: <https://reference.cash/protocol/blockchain/encoding/cashaddr>.

use super::{Wallet, WalletKind, checked};
use crate::identifier::check::{Fault, require};

const PREFIX: &str = "bitcoincash";

/// Characters by value, as in bech32.
const ALPHABET: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// The generator of the code over GF(32), one row a bit that is shifted out.
const GENERATOR: [u64; 5] =
    [0x98_f2bc_8e61, 0x79_b76d_99e2, 0xf3_3e5f_b3c4, 0xae_2eab_e2a8, 0x1e_4f43_e470];

/// Whether a lower-case text has the form: 42 characters that begin with the version of a key's
/// (q) or a script's (p) hash, or the prefix.
pub(super) fn looks_like(lower: &str) -> bool {
    let bare = lower.len() == 42 && lower.starts_with(['q', 'p']);
    lower.starts_with(PREFIX) || bare && lower.chars().all(|character| ALPHABET.contains(character))
}

pub(super) fn read(text: &str) -> Result<Wallet, Fault> {
    let lower = text.to_ascii_lowercase();
    if text != lower && text != text.to_ascii_uppercase() {
        return Err(Fault::Rule("capital and small letters are mixed"));
    }
    let bare = lower
        .strip_prefix(PREFIX)
        .map_or(lower.as_str(), |rest| rest.strip_prefix(':').unwrap_or(rest));
    let got = bare.len();
    require(got == 42, Fault::Length { expected: "42 characters after the prefix", got })?;
    let prefix = PREFIX.bytes().map(|letter| u64::from(letter & 31)).chain([0]);
    let mut values: Vec<u64> = prefix.collect();
    for character in bare.chars() {
        let value = ALPHABET.find(character).ok_or(Fault::Character(character))?;
        values.push(value as u64);
    }
    require(polymod(&values) == 0, Fault::CheckDigits)?;
    Ok(checked(bare, WalletKind::BitcoinCash))
}

fn polymod(values: &[u64]) -> u64 {
    let mut state = 1u64;
    for value in values {
        let out = state >> 35;
        state = ((state & 0x07_ffff_ffff) << 5) ^ value;
        for (bit, row) in GENERATOR.iter().enumerate() {
            if out >> bit & 1 == 1 {
                state ^= row;
            }
        }
    }
    state ^ 1
}
