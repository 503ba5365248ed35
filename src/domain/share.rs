//! A share of right answers, with how far it can be trusted.

/// The normal quantile of a two-sided interval of 95 %.
const Z: f64 = 1.959_964;

/// A share with its interval of 95 %.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The share itself, 0 to 1.
    pub share: f64,
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

impl Share {
    /// So many of so many, with Wilson's score interval (E. B. Wilson 1927, JASA 22, 209); `None`
    /// of none.
    pub fn of(part: u32, all: u32) -> Option<Self> {
        if all == 0 {
            return None;
        }
        let n = f64::from(all);
        let share = f64::from(part.min(all)) / n;
        let spread = Z * Z / n;
        let middle = (share + spread / 2.0) / (1.0 + spread);
        let half = Z / (1.0 + spread) * (share * (1.0 - share) / n + spread / (4.0 * n)).sqrt();
        Some(Self { share, low: (middle - half).max(0.0), high: (middle + half).min(1.0) })
    }
}
