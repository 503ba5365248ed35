//! How things look, by role: palettes, type sizes and the styles of containers and fields. Views name
//! roles, never colours.

pub mod palette;
pub mod style;
pub mod type_scale;

pub use palette::{DARK, LIGHT, Palette};
pub use type_scale::{leading, size};

use iced::Theme;
use iced::theme;

/// The iced theme that carries a palette to the widgets that are not ours.
pub fn iced(palette: &Palette) -> Theme {
    let name = if palette.is_dark { "Smriti dark" } else { "Smriti light" };
    Theme::custom(
        name.to_owned(),
        theme::Palette {
            background: palette.background,
            text: palette.text,
            primary: palette.primary,
            success: palette.good,
            warning: palette.accent,
            danger: palette.bad,
        },
    )
}
