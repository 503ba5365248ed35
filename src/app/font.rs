//! The embedded family, in four weights, and the icon font. System fonts are never relied on.

use iced::Font;
use iced::advanced::graphics::text::font_system;
use iced::font::Weight;

use crate::print;

/// The family that everything is set in.
pub const FAMILY: &str = print::FAMILY;

/// 400.
pub const REGULAR: Font = Font::with_name(FAMILY);
/// 500.
pub const MEDIUM: Font = Font { weight: Weight::Medium, ..REGULAR };
/// 600.
pub const SEMIBOLD: Font = Font { weight: Weight::Semibold, ..REGULAR };
/// 700.
pub const BOLD: Font = Font { weight: Weight::Bold, ..REGULAR };
/// Icons.
pub const ICONS: Font = Font::with_name("Smriti Icons");

pub(super) static FACES: [&[u8]; 5] = [
    &print::REGULAR,
    &print::MEDIUM,
    &print::SEMIBOLD,
    &print::BOLD,
    include_bytes!("../../assets/icons/SmritiIcons.ttf"),
];

/// Loads the faces and makes them the default for every generic family, so that no text can fall
/// back to a system font, or to none. Call before the first text is drawn; a second call changes
/// nothing.
pub fn load() {
    // A poisoned lock means that another thread panicked while drawing; the fonts are then lost anyway.
    let Ok(mut system) = font_system().write() else { return };
    for face in FACES {
        system.load_font(face.into());
    }
    let database = system.raw().db_mut();
    database.set_sans_serif_family(FAMILY);
    database.set_serif_family(FAMILY);
    database.set_monospace_family(FAMILY);
}
