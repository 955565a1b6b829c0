//! Monero's addresses: base58 in blocks of eight bytes, the last four bytes Keccak-256.
//!
//! Specification: <https://docs.getmonero.org/public-address/standard-address/> and
//! <https://docs.getmonero.org/cryptography/base58/>.

use sha3::{Digest as _, Keccak256};

use super::{Wallet, WalletKind, checked};
use crate::identifier::check::{Fault, require};

/// Characters of a full block of eight bytes.
const BLOCK_LENGTH: usize = 11;

/// Bytes that a block of so many characters holds; 0 where there is no such block.
const BLOCK_BYTES: [usize; BLOCK_LENGTH + 1] = [0, 0, 1, 2, 0, 3, 4, 5, 0, 6, 7, 8];

/// First bytes on the main network: standard, integrated, sub-address.
const NETWORKS: [u8; 3] = [18, 19, 42];

pub(super) fn read(text: &str) -> Result<Wallet, Fault> {
    let mut bytes = Vec::with_capacity(80);
    for block in text.as_bytes().chunks(BLOCK_LENGTH) {
        decode_block(block, &mut bytes)?;
    }
    let network = bytes.first().copied().unwrap_or_default();
    require(NETWORKS.contains(&network), Fault::Rule("it is not on Monero's main network"))?;
    let expected = if network == 19 { 77 } else { 69 };
    require(bytes.len() == expected, Fault::Rule("it is too short or long for its kind"))?;
    let (body, sum) = bytes.split_at(expected - 4);
    let hash = Keccak256::digest(body);
    require(hash.iter().take(4).eq(sum), Fault::CheckDigits)?;
    Ok(checked(text, WalletKind::Monero))
}

/// A block is a number in base 58, written out in big-endian bytes.
fn decode_block(block: &[u8], bytes: &mut Vec<u8>) -> Result<(), Fault> {
    let alphabet = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let too_large = Fault::Rule("it is no address in Monero's base58");
    let mut number = 0u128;
    for character in block {
        let value = alphabet.iter().position(|letter| letter == character);
        let value = value.ok_or(Fault::Character(char::from(*character)))?;
        // Eleven characters stay below 58^11 < 2^65.
        number = number * 58 + value as u128;
    }
    let length = BLOCK_BYTES.get(block.len()).copied().unwrap_or_default();
    require(length > 0 && number >> (8 * length) == 0, too_large)?;
    let all = number.to_be_bytes();
    bytes.extend_from_slice(all.get(all.len() - length..).unwrap_or_default());
    Ok(())
}
