//! Every parser of outside bytes: the first byte says which, the rest is its input.
#![no_main]

use cordon_lists::fuzz::targets;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let targets = targets();
    if let Some((first, rest)) = data.split_first() {
        targets[usize::from(*first) % targets.len()].run(rest);
    }
});
