//! The embedded faces that papers are set in, and the one place that holds their bytes. No face of
//! the system is ever looked for, so a paper is the same on every machine.

/// The name of the family.
pub const FAMILY: &str = "Smriti Sans";

/// Holds the bytes of a face once: a constant would be there again in every place that names it.
macro_rules! face {
    ($(#[$doc:meta])* $name:ident, $path:literal) => {
        $(#[$doc])*
        pub static $name: [u8; include_bytes!($path).len()] = *include_bytes!($path);
    };
}

face!(
    /// Weight 400.
    REGULAR,
    "../../assets/fonts/SmritiSans-Regular.ttf"
);
face!(
    /// Weight 500.
    MEDIUM,
    "../../assets/fonts/SmritiSans-Medium.ttf"
);
face!(
    /// Weight 600.
    SEMIBOLD,
    "../../assets/fonts/SmritiSans-SemiBold.ttf"
);
face!(
    /// Weight 700.
    BOLD,
    "../../assets/fonts/SmritiSans-Bold.ttf"
);

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
    pub fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => &REGULAR,
            Self::Bold => &BOLD,
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
