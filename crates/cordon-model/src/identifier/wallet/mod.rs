//! Addresses on blockchains.
//!
//! What chain an address belongs to is read from the string, never from the ticker beside it: OFAC
//! prints one string under several tickers (ETH, USDT, ARB, BSC …), and USDT lives on Bitcoin,
//! Ethereum and Tron. So [`Wallet`] knows *formats*: chains that share one (Bitcoin and Bitcoin SV,
//! Ethereum and all its kin, Dogecoin and Verge) are one kind, and an address is compared as a
//! string.
//!
//! All formats carry a checksum but Solana's (32 bytes in base58, nothing more) and Ethereum's in
//! one case ([`Wallet::has_checksum`]).

mod base58;
mod bech32;
mod cashaddr;
mod evm;
mod monero;

use std::fmt;
use std::str::FromStr;

use super::IdentifierKind;
use super::check::{Fault, InvalidIdentifier, LENGTH_MAX};

/// The format of an address, named by the chain that brought it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are the chains' own")]
pub enum WalletKind {
    /// Base58 and segwit; Bitcoin SV, old Bitcoin Cash and USDT on Omni too.
    Bitcoin,
    /// The newer form of Bitcoin Cash.
    BitcoinCash,
    BitcoinGold,
    Litecoin,
    /// Verge too.
    Dogecoin,
    Dash,
    Zcash,
    /// Every chain with Ethereum's addresses: Classic, BNB, Arbitrum, Polygon, and their tokens.
    Ethereum,
    Tron,
    Ripple,
    Monero,
    Solana,
}

/// A well-formed address on a blockchain.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Wallet {
    text: String,
    kind: WalletKind,
    has_checksum: bool,
}

impl Wallet {
    /// The address of a text; its format is found by trying all.
    pub fn parse(text: &str) -> Result<Wallet, InvalidIdentifier> {
        read(text.trim()).map_err(|fault| InvalidIdentifier {
            kind: IdentifierKind::Wallet,
            text: text.to_owned(),
            fault,
        })
    }

    /// The address in its comparable form: lower case where case carries no meaning, without
    /// Bitcoin Cash's prefix.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Its format.
    pub fn kind(&self) -> WalletKind {
        self.kind
    }

    /// Whether a checksum stood against typing errors.
    pub fn has_checksum(&self) -> bool {
        self.has_checksum
    }
}

impl FromStr for Wallet {
    type Err = InvalidIdentifier;

    fn from_str(text: &str) -> Result<Wallet, InvalidIdentifier> {
        Wallet::parse(text)
    }
}

impl fmt::Display for Wallet {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// The format is chosen by what the text begins with and how long it is, so that the fault names
/// what is wrong with *that* format.
fn read(text: &str) -> Result<Wallet, Fault> {
    if let Some(character) = text.chars().find(|character| !character.is_ascii_graphic()) {
        return Err(Fault::Character(character));
    }
    let got = text.len();
    if !(25..=LENGTH_MAX).contains(&got) {
        return Err(Fault::Length { expected: "25 to 106 characters", got });
    }
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("0x") {
        return evm::read(text);
    }
    if bech32::PREFIXES.iter().any(|(prefix, _)| lower.starts_with(prefix)) {
        return bech32::read(text);
    }
    if cashaddr::looks_like(&lower) {
        return cashaddr::read(text);
    }
    match got {
        95 | 106 => monero::read(text),
        _ => base58::read(text),
    }
}

/// A wallet with a checksum; the text is in its comparable form.
fn checked(text: impl Into<String>, kind: WalletKind) -> Wallet {
    Wallet { text: text.into(), kind, has_checksum: true }
}
