//! Reads whatever text comes as notes of Anki's: nothing may panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smriti::interchange::anki;

fuzz_target!(|source: &str| {
    anki::looks_like_text(source);
    anki::read_text(source);
});
