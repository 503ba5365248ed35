//! Reads whatever text comes as a quiz of text2qti: nothing may panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smriti::interchange::text2qti;

fuzz_target!(|source: &str| {
    text2qti::looks_like(source);
    text2qti::read(source);
});
