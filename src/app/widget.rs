//! Parts that every screen is composed of, generic over the message. They know palettes, not screens.

pub mod bank;
pub mod bars;
pub mod bubbles;
pub mod clock;
pub mod exams;
pub mod field;
pub mod filing;
pub mod keypad;
pub mod language;
pub mod number;
pub mod pages;
pub mod palette;
pub mod parts;
pub mod picture;
pub mod place;
pub mod plot;
pub mod press;
pub mod prose;
pub mod question;
pub mod reasons;
pub mod remarks;
pub mod reveal;
pub mod root;
pub mod ruled;
pub mod rules;
pub mod scripted;
pub mod table;
pub mod topics;

pub use press::press;
pub use root::root;
