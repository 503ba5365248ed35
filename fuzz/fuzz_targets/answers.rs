//! Reads whatever bytes come as a table of answers on paper: nothing may panic, and what is taken can be
//! given on the paper.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smriti::interchange::answers::{Offer, Test, read};

fuzz_target!(|bytes: &[u8]| {
    let offer = Offer { choices: 4, several: false, pass: None };
    let offers = vec![offer, Offer { several: true, ..offer }, Offer { pass: Some(4), ..offer }];
    let test = Test { orders: [vec![0, 1, 2], vec![2, 0, 1], vec![1, 2, 0], vec![0, 2, 1]], offers };
    for paper in read(bytes, &test).papers {
        for (item, ticks) in paper.answers {
            assert!(ticks.places().all(|place| place < test.offers[item].choices));
        }
    }
});
