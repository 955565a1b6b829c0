//! Hostile files: what a broken download, a wrong click or an attacker gives to the readers.
//!
//! Nothing of it may be read as a list, panic, hang, or cost more memory than the file is worth;
//! every refusal is one line that names the file, the place and the remedy. Random choices come
//! from a generator with a fixed seed, so that a failure can be repeated.
#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test panics to fail, and says what it skips"
)]

mod archives;
mod cuts;
mod documents;
mod mutations;
mod random;
mod support;
mod wrong;
