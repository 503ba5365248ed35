//! Reads whatever comes from a phone: nothing may panic, and what is understood is written and
//! understood again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smriti::classroom::wire::{Said, read};
use smriti::domain::class::names;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    names::is_unsuitable(text);
    let Ok(said) = read(text) else { return };
    if let Said::Join { name, .. } = &said {
        names::is_unsuitable(name);
    }
    if let Ok(again) = serde_json::to_string(&said) {
        assert_eq!(read(&again), Ok(said));
    }
});
