//! Bytes of an image to pixels, no more of them than are shown. Everything is asked of the header
//! before anything is decoded, so that an image of too many pixels costs nothing.
#![expect(clippy::cast_precision_loss, reason = "sides are at most 16,384")]

use std::io::Cursor;

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use super::drawing;
use crate::domain::bank::picture::{self, Header, Kind, LONGEST_SIDE, Unfit};

/// The most memory that decoding may take, in bytes: 16 million pixels of 8 bytes, and room to work.
const MOST_MEMORY: u64 = 192 << 20;

/// An image as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Decoded {
    /// Its own width and height: in pixels, or those that a drawing says.
    pub own: (f32, f32),
    /// Whether it is a drawing, which is as sharp at any size.
    pub is_drawing: bool,
    /// Whether anything shows through it.
    pub is_clear: bool,
    /// The width of what was decoded, in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// Red, green, blue and alpha, row by row.
    pub pixels: Vec<u8>,
}

/// Decodes an image to fit a width in pixels, and twice that in height. It is made smaller, never
/// larger, unless it is a drawing.
///
/// # Errors
///
/// If the bytes make no image, or one that is too large.
pub fn decode(bytes: &[u8], width: u32) -> Result<Decoded, Unfit> {
    let Header { kind, size } = picture::examine(bytes)?;
    let format = match (kind, size) {
        (Kind::Png, _) => ImageFormat::Png,
        (Kind::Jpeg, _) => ImageFormat::Jpeg,
        (Kind::WebP, _) => ImageFormat::WebP,
        (Kind::Svg, _) => return drawing::draw(bytes, width),
    };
    let image = pixels(bytes, format).ok_or(Unfit::Damaged)?;
    let own = (image.width(), image.height());
    let (w, h) = fitted((own.0 as f32, own.1 as f32), width, false);
    let image = if (w, h) == own { image } else { image.thumbnail_exact(w, h) };
    let pixels = image.into_rgba8();
    Ok(Decoded {
        own: (own.0 as f32, own.1 as f32),
        is_drawing: false,
        is_clear: pixels.pixels().any(|pixel| pixel.0[3] < u8::MAX),
        width: w,
        height: h,
        pixels: pixels.into_raw(),
    })
}

/// The image as it is to be looked at: a camera held upright or not.
fn pixels(bytes: &[u8], format: ImageFormat) -> Option<DynamicImage> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let turned = decoder.orientation().ok();
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    if let Some(turned) = turned {
        image.apply_orientation(turned);
    }
    Some(image)
}

/// The size in pixels at which an image of its own size fits a width, and twice that in height.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "neither below one pixel nor above twice the width"
)]
pub(super) fn fitted(own: (f32, f32), width: u32, may_grow: bool) -> (u32, u32) {
    let most = width as f32;
    let scale = (most / own.0).min(2.0 * most / own.1);
    let scale = if may_grow { scale } else { scale.min(1.0) };
    let side = |own: f32, most: f32| (own * scale).round().clamp(1.0, most) as u32;
    (side(own.0, most), side(own.1, 2.0 * most))
}
