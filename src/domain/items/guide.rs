//! What guides say of a figure, in steps that can be put in words. The values are those of Moodle's
//! documentation of its quiz report and of common practice with it; they are rules of thumb.

/// The mean that Moodle's guide asks for, in per cent of the marks.
pub const MEAN: (f64, f64) = (50.0, 75.0);
/// The standard deviation that it asks for, in per cent of the marks.
pub const SPREAD: (f64, f64) = (12.0, 18.0);
/// An alpha from here on is satisfactory.
pub const SATISFACTORY: f64 = 0.75;
/// An alpha below this is not.
pub const UNSATISFACTORY: f64 = 0.64;
/// A discrimination index from here on is good.
pub const GOOD: f64 = 35.0;
/// A discrimination index should be at least this.
pub const FAIR: f64 = 25.0;

/// Where a figure lies against the range that a guide asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Range {
    /// Below it.
    Below,
    /// Within it.
    Within,
    /// Above it.
    Above,
}

impl Range {
    /// Where a figure lies.
    pub fn of(figure: f64, (low, high): (f64, f64)) -> Self {
        if figure < low {
            Self::Below
        } else if figure > high {
            Self::Above
        } else {
            Self::Within
        }
    }
}

/// How well the questions of a test agree with each other: what alpha says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Consistency {
    /// [`SATISFACTORY`] or more.
    Satisfactory,
    /// Between the two.
    Middling,
    /// Less than [`UNSATISFACTORY`].
    Unsatisfactory,
}

impl Consistency {
    /// What an alpha says.
    pub fn of(alpha: f64) -> Self {
        if alpha >= SATISFACTORY {
            Self::Satisfactory
        } else if alpha < UNSATISFACTORY {
            Self::Unsatisfactory
        } else {
            Self::Middling
        }
    }
}

/// How well a question tells those who know more from those who know less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Telling {
    /// [`GOOD`] or more.
    Good,
    /// [`FAIR`] or more.
    Fair,
    /// Less, but not below nothing.
    Weak,
    /// Those who know more did worse.
    Negative,
}

impl Telling {
    /// What a discrimination index (−100 to 100) says.
    pub fn of(index: f64) -> Self {
        if index < 0.0 {
            Self::Negative
        } else if index < FAIR {
            Self::Weak
        } else if index < GOOD {
            Self::Fair
        } else {
            Self::Good
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Consistency, MEAN, Range, Telling};

    #[test]
    fn the_borders_belong_to_the_better_side() {
        use Consistency::{Middling, Satisfactory, Unsatisfactory};
        use Telling::{Fair, Good, Negative, Weak};
        let telling = [-0.1, 0.0, 24.9, 25.0, 34.9, 35.0].map(Telling::of);
        assert_eq!(telling, [Negative, Weak, Weak, Fair, Fair, Good]);
        let alphas = [-1.0, 0.63, 0.64, 0.74, 0.75, 1.0].map(Consistency::of);
        let [bad, middle, good] = [Unsatisfactory, Middling, Satisfactory];
        assert_eq!(alphas, [bad, bad, middle, middle, good, good]);
        let means = [49.9, 50.0, 75.0, 75.1].map(|mean| Range::of(mean, MEAN));
        assert_eq!(means, [Range::Below, Range::Within, Range::Within, Range::Above]);
    }
}
