//! Decodes whatever comes as an image of a bank: nothing may panic or take more than its bounds, and
//! what comes out is no larger than was asked for.
#![no_main]

use libfuzzer_sys::fuzz_target;
use smriti::app::pictures::decode;
use smriti::domain::bank::picture::{MOST_PIXELS, examine};

fuzz_target!(|bytes: &[u8]| {
    let header = examine(bytes);
    if let Ok(header) = header
        && let Some((width, height)) = header.size
    {
        assert!(u64::from(width) * u64::from(height) <= MOST_PIXELS);
    }
    if let Ok(decoded) = decode(bytes, 430) {
        assert!(header.is_ok());
        assert!(decoded.width <= 430 && decoded.height <= 860);
        assert_eq!(decoded.pixels.len(), (decoded.width * decoded.height * 4) as usize);
    }
});
