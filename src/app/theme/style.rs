//! The styles of containers, fields and scroll bars, by role.

use iced::widget::{container, scrollable, text_editor, text_input};
use iced::{Background, Border, Color, Theme};

use super::Palette;

/// Corner radius of cards, in pixels.
pub const CARD_RADIUS: f32 = 12.0;
/// Corner radius of controls.
pub const CONTROL_RADIUS: f32 = 8.0;

/// A card: surface, hairline, no shadow.
pub fn card(p: &Palette) -> container::Style {
    container::Style {
        background: Some(p.surface.into()),
        border: Border { color: p.line, width: 1.0, radius: CARD_RADIUS.into() },
        text_color: Some(p.text),
        ..container::Style::default()
    }
}

/// A plain ground.
pub fn ground(color: Color) -> container::Style {
    container::Style { background: Some(color.into()), ..container::Style::default() }
}

/// The ground of the row that the keys are on.
pub fn chosen(p: &Palette) -> container::Style {
    container::Style {
        background: Some(p.primary_soft.into()),
        border: Border { radius: CONTROL_RADIUS.into(), ..Border::default() },
        ..container::Style::default()
    }
}

/// A chip: a rounded ground with small text on it.
pub fn chip(ground: Color, text: Color) -> container::Style {
    container::Style {
        background: Some(ground.into()),
        text_color: Some(text),
        border: Border { radius: 999.0.into(), ..Border::default() },
        ..container::Style::default()
    }
}

/// A key printed on a button.
pub fn key(color: Color) -> container::Style {
    container::Style {
        text_color: Some(color),
        border: Border { color: color.scale_alpha(0.55), width: 1.0, radius: 4.0.into() },
        ..container::Style::default()
    }
}

/// A note across the page: warnings and errors.
pub fn note(ground: Color, line: Color) -> container::Style {
    container::Style {
        background: Some(ground.into()),
        border: Border { color: line, width: 1.0, radius: CONTROL_RADIUS.into() },
        ..container::Style::default()
    }
}

/// What lies under a dialog.
pub fn shade(p: &Palette) -> container::Style {
    let alpha = if p.is_dark { 0.65 } else { 0.45 };
    ground(Color { a: alpha, ..Color::BLACK })
}

/// A field to type in.
pub fn field(p: &'static Palette) -> impl Fn(&Theme, text_input::Status) -> text_input::Style {
    move |_, status| {
        let line = match status {
            text_input::Status::Focused { .. } => p.primary,
            text_input::Status::Hovered => p.muted,
            text_input::Status::Active | text_input::Status::Disabled => p.line,
        };
        let width = if matches!(status, text_input::Status::Focused { .. }) { 2.0 } else { 1.0 };
        text_input::Style {
            background: Background::Color(p.surface),
            border: Border { color: line, width, radius: CONTROL_RADIUS.into() },
            icon: p.muted,
            placeholder: p.muted,
            value: p.text,
            selection: p.primary.scale_alpha(0.35),
        }
    }
}

/// A field that holds Hindi well: see `widget::line_editor`.
pub fn editor(p: &'static Palette) -> impl Fn(&Theme, text_editor::Status) -> text_editor::Style {
    move |_, status| {
        let focused = matches!(status, text_editor::Status::Focused { .. });
        text_editor::Style {
            background: Background::Color(p.surface),
            border: Border {
                color: if focused { p.primary } else { p.line },
                width: if focused { 2.0 } else { 1.0 },
                radius: CONTROL_RADIUS.into(),
            },
            placeholder: p.muted,
            value: p.text,
            selection: p.primary.scale_alpha(0.35),
        }
    }
}

/// A quiet scroll bar.
pub fn scroll(p: &'static Palette) -> impl Fn(&Theme, scrollable::Status) -> scrollable::Style {
    move |theme, status| {
        let mut style = scrollable::default(theme, status);
        let active = matches!(
            status,
            scrollable::Status::Hovered { is_vertical_scrollbar_hovered: true, .. }
                | scrollable::Status::Dragged { .. }
        );
        let rail = scrollable::Rail {
            background: None,
            border: Border::default(),
            scroller: scrollable::Scroller {
                background: if active { p.muted } else { p.line }.into(),
                border: Border { radius: 4.0.into(), ..Border::default() },
            },
        };
        style.container = container::Style::default();
        style.vertical_rail = rail;
        style.horizontal_rail = rail;
        style.gap = None;
        style
    }
}
