//! The embedded faces that papers are set in, and the one place that holds their bytes. No face of
//! the system is ever looked for, so a paper is the same on every machine.

/// The name of the family.
pub const FAMILY: &str = "Smriti Sans";

/// Weight 400.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/SmritiSans-Regular.ttf");
/// Weight 500.
pub static MEDIUM: &[u8] = include_bytes!("../../assets/fonts/SmritiSans-Medium.ttf");
/// Weight 600.
pub static SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/SmritiSans-SemiBold.ttf");
/// Weight 700.
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/SmritiSans-Bold.ttf");

/// A weight of the family that papers use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Face {
    /// 400, for reading.
    #[default]
    Regular,
    /// 700, for numbers, headings and what is bold.
    Bold,
}

impl Face {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Regular, Self::Bold];

    /// The bytes of its font.
    pub const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Bold => BOLD,
        }
    }

    /// Its weight, as fonts count it.
    pub(super) const fn weight(self) -> f32 {
        match self {
            Self::Regular => 400.0,
            Self::Bold => 700.0,
        }
    }
}
