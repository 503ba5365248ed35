//! Reads whatever bytes come as a table in text: nothing may panic, and a mapping that was guessed is
//! kept as it is.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smriti::interchange::table::{guess, open, read, shape_of_header, take};

fuzz_target!(|bytes: &[u8]| {
    for sheet in &open(bytes).sheets {
        let guess = guess(sheet);
        let again = smriti::interchange::table::Mapping::from_text(&guess.mapping.to_text());
        assert_eq!(again.as_ref(), Some(&guess.mapping));
        shape_of_header(sheet);
        assert_eq!(read(sheet, &guess.mapping).items.len(), guess.take(sheet).items.len());
    }
    take(bytes);
});
