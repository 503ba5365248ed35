//! Reads whatever text comes as a set of Quizlet's: nothing may panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smriti::interchange::quizlet;

fuzz_target!(|source: &str| {
    quizlet::looks_like(source);
    quizlet::read(source);
});
