//! Parts that every screen is composed of, generic over the message. They know palettes, not screens.

pub mod bars;
pub mod field;
pub mod keys;
pub mod language;
pub mod parts;
pub mod press;
pub mod question;
pub mod reveal;

pub use keys::keys;
pub use press::press;
