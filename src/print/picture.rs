//! The images of texts, on paper.

use crate::domain::bank::picture::{Kind, examine};

/// An image as its file is, with its size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The bytes of its file.
    pub bytes: Vec<u8>,
    /// What it is.
    pub kind: Kind,
    /// Its width and height in pixels, at least 1.
    pub pixels: (u32, u32),
}

impl Picture {
    /// The image that these bytes are, if it is one of pixels. A drawing (SVG) is printed as the words
    /// that say what it shows.
    pub fn of(bytes: Vec<u8>) -> Option<Self> {
        let header = examine(&bytes).ok()?;
        let pixels = header.size.filter(|(width, height)| *width > 0 && *height > 0)?;
        Some(Self { bytes, kind: header.kind, pixels })
    }

    /// How large it is shown in a room: at 110 pixels to the inch if it fits, else as large as it can be.
    #[expect(clippy::cast_precision_loss, reason = "sides are at most 16384")]
    pub fn fitted(&self, width: f32, height: f32) -> (f32, f32) {
        const POINTS_A_PIXEL: f32 = 72.0 / 110.0;
        let own = (self.pixels.0 as f32 * POINTS_A_PIXEL, self.pixels.1 as f32 * POINTS_A_PIXEL);
        let share = (width / own.0).min(height / own.1).min(1.0);
        (own.0 * share, own.1 * share)
    }
}
