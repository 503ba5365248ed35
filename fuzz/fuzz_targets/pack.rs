//! Any bytes as a bank that was handed on.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smriti::interchange::pack;

fuzz_target!(|bytes: &[u8]| {
    if pack::looks_like(bytes) {
        let _ = pack::open(bytes);
        pack::read(bytes);
    }
});
