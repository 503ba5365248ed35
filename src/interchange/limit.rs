//! How much is taken from one file. More is left out with [`Said::Limit`](super::Said::Limit).

/// The most questions.
pub const QUESTIONS: usize = 200_000;

/// The longest text, in bytes.
pub const TEXT: usize = 64 * 1024;

/// The largest file, in bytes.
pub const FILE: usize = 256 * 1024 * 1024;

/// The most images.
pub const IMAGES: usize = 5_000;

/// The most bytes of all images together.
pub const IMAGE_BYTES: usize = 256 * 1024 * 1024;
