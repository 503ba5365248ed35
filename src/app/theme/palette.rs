//! The colour roles of the design, light and dark.

use iced::Color;

/// One colour for each role.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    /// Whether light text stands on dark ground.
    pub is_dark: bool,
    /// The window.
    pub background: Color,
    /// Cards and options.
    pub surface: Color,
    /// The side rail, tracks of bars, quiet chips.
    pub sunken: Color,
    /// Text.
    pub text: Color,
    /// Text that may be read second.
    pub muted: Color,
    /// Hairlines around cards.
    pub line: Color,
    /// What to press, and what is chosen.
    pub primary: Color,
    /// The ground of what is chosen.
    pub primary_soft: Color,
    /// Text on `primary`, `good` and `bad`.
    pub on_primary: Color,
    /// Due, and warnings.
    pub accent: Color,
    /// The ground of warnings.
    pub accent_soft: Color,
    /// Right.
    pub good: Color,
    /// The ground of what is right.
    pub good_soft: Color,
    /// Wrong.
    pub bad: Color,
    /// The ground of what is wrong.
    pub bad_soft: Color,
    /// Sources and marks.
    pub violet: Color,
    /// The ground of sources.
    pub violet_soft: Color,
}

const fn rgb(hex: u32) -> Color {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color::from_rgb8(red, green, blue)
}

/// Dark text on paper.
pub const LIGHT: Palette = Palette {
    is_dark: false,
    background: rgb(0x00F7_F5F0),
    surface: rgb(0x00FF_FFFF),
    sunken: rgb(0x00EF_ECE5),
    text: rgb(0x001B_2430),
    muted: rgb(0x005A_6675),
    line: rgb(0x00DE_DAD1),
    primary: rgb(0x0014_595B),
    primary_soft: rgb(0x00DC_EBEA),
    on_primary: rgb(0x00FF_FFFF),
    accent: rgb(0x00A3_4E12),
    accent_soft: rgb(0x00FB_EBDD),
    good: rgb(0x0022_733F),
    good_soft: rgb(0x00DF_F0E4),
    bad: rgb(0x00B3_321F),
    bad_soft: rgb(0x00F9_E1DC),
    violet: rgb(0x005B_4B9A),
    violet_soft: rgb(0x00E7_E2F5),
};

/// Light text on a dark desk.
pub const DARK: Palette = Palette {
    is_dark: true,
    background: rgb(0x0012_171D),
    surface: rgb(0x001A_2129),
    sunken: rgb(0x000E_1318),
    text: rgb(0x00E9_E6DF),
    muted: rgb(0x0097_A3B0),
    line: rgb(0x002C_3641),
    primary: rgb(0x005C_C0B6),
    primary_soft: rgb(0x0016_383A),
    on_primary: rgb(0x000E_1318),
    accent: rgb(0x00F0_A055),
    accent_soft: rgb(0x003A_2A1B),
    good: rgb(0x006C_C58A),
    good_soft: rgb(0x0017_3524),
    bad: rgb(0x00F0_8A77),
    bad_soft: rgb(0x0040_201B),
    violet: rgb(0x00B0_A2EC),
    violet_soft: rgb(0x002A_2547),
};

#[cfg(test)]
mod tests {
    use super::{DARK, LIGHT, Palette};
    use iced::Color;

    /// Contrast ratio after WCAG 2.1: (lighter + 0.05) / (darker + 0.05) of relative luminances.
    fn contrast(a: Color, b: Color) -> f32 {
        let luminance = |c: Color| {
            let [r, g, b, _] = c.into_linear();
            0.2126 * r + 0.7152 * g + 0.0722 * b
        };
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_is_readable_on_every_ground_it_is_put_on() {
        for p in [LIGHT, DARK] {
            let Palette { background, surface, sunken, .. } = p;
            let pairs = [
                (
                    "text",
                    p.text,
                    vec![background, surface, sunken, p.primary_soft, p.good_soft, p.bad_soft],
                ),
                ("muted", p.muted, vec![background, surface, sunken, p.good_soft, p.bad_soft]),
                ("primary", p.primary, vec![background, surface, sunken, p.primary_soft]),
                ("accent", p.accent, vec![background, surface, p.accent_soft]),
                ("good", p.good, vec![surface, p.good_soft]),
                ("bad", p.bad, vec![surface, p.bad_soft]),
                ("violet", p.violet, vec![surface, p.violet_soft]),
                ("on primary", p.on_primary, vec![p.primary, p.good, p.bad, p.accent]),
            ];
            for (name, text, grounds) in pairs {
                for ground in grounds {
                    let ratio = contrast(text, ground);
                    assert!(ratio >= 4.5, "{name} on {ground:?}: {ratio:.2}, dark: {}", p.is_dark);
                }
            }
        }
    }
}
