//! Sizes of type, and the room a line needs in each script.

use iced::widget::text::LineHeight;

/// Sizes in logical pixels.
pub mod size {
    /// Chips, keys on buttons, axis labels.
    pub const SMALL: f32 = 13.0;
    /// Second lines and labels of controls.
    pub const LABEL: f32 = 14.0;
    /// Running text.
    pub const BODY: f32 = 16.0;
    /// Options.
    pub const OPTION: f32 = 18.0;
    /// Stems.
    pub const STEM: f32 = 21.0;
    /// Page titles.
    pub const TITLE: f32 = 28.0;
    /// The one number of a card.
    pub const NUMBER: f32 = 38.0;
}

/// Whether a text has Devanagari in it.
pub fn is_devanagari(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{0900}'..='\u{097F}'))
}

/// The line height for a text: Devanagari has marks above and below, and needs a little more.
pub fn leading(text: &str) -> LineHeight {
    LineHeight::Relative(if is_devanagari(text) { 1.6 } else { 1.45 })
}
