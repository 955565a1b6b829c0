//! Ethereum and the chains with its addresses: "0x" and 40 hexadecimal digits.
//!
//! An address in mixed case carries a checksum in its case (EIP-55,
//! <https://eips.ethereum.org/EIPS/eip-55>); in one case it carries none.

use sha3::{Digest as _, Keccak256};

use super::{Wallet, WalletKind};
use crate::identifier::check::{Fault, require};

pub(super) fn read(text: &str) -> Result<Wallet, Fault> {
    let digits = text.get(2..).unwrap_or_default();
    let got = digits.len();
    require(got == 40, Fault::Length { expected: "40 digits after 0x", got })?;
    if let Some(character) = digits.chars().find(|character| !character.is_ascii_hexdigit()) {
        return Err(Fault::Character(character));
    }
    let lower = digits.to_ascii_lowercase();
    let has_checksum = digits.contains(|character: char| character.is_ascii_uppercase())
        && digits.contains(|character: char| character.is_ascii_lowercase());
    if has_checksum {
        require(digits == with_checksum(&lower), Fault::CheckDigits)?;
    }
    Ok(Wallet { text: format!("0x{lower}"), kind: WalletKind::Ethereum, has_checksum })
}

/// The digits in the case that EIP-55 gives them: upper where the hash of the lower-case digits
/// has a nibble of 8 or more.
fn with_checksum(lower: &str) -> String {
    let hash = Keccak256::digest(lower.as_bytes());
    let nibbles = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let cased = lower
        .chars()
        .zip(nibbles)
        .map(|(digit, nibble)| if nibble >= 8 { digit.to_ascii_uppercase() } else { digit });
    cased.collect()
}
