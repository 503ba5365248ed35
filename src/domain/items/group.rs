//! Candidates by their totals: thirds of the class, and the 27 % at each end. Those with equal totals
//! are never told apart by the order in which they came.

use super::spread::{Column, number};

/// A third of the class.
///
/// Candidates with equal totals are in the same third: the one in which the middle of their group
/// lies, and the middle third if that is on a border. So the thirds of a class with many equal totals
/// are of unequal size, which [`super::TestFigures::thirds`] tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Third {
    /// Those with the most marks.
    Top,
    /// Those between.
    Middle,
    /// Those with the least.
    Bottom,
}

impl Third {
    /// All three, the top first.
    pub const ALL: [Self; 3] = [Self::Top, Self::Middle, Self::Bottom];

    /// Its place in [`Third::ALL`].
    pub const fn place(self) -> usize {
        self as usize
    }
}

/// The share of the candidates at each end that the classical index of discrimination compares
/// (T. L. Kelley 1939, J. Educ. Psychol. 30, 17).
const END: f64 = 0.27;

/// Where each candidate stands among the others.
pub(super) struct Groups {
    /// The third of each.
    pub(super) thirds: Vec<Third>,
    /// How far each belongs to the 27 % with the most marks and to those with the least, 0 to 1 each:
    /// where equal totals lie across the border, each of them has the same share of what is left. The
    /// sum of each is `end`.
    pub(super) ends: Vec<(f64, f64)>,
    /// How many candidates are at each end: 27 % rounded, at least 1.
    pub(super) end: f64,
}

impl Groups {
    pub(super) fn of(totals: &Column) -> Self {
        let n = totals.exact.len();
        let end = (END * number(n)).round().max(1.0);
        let mut sorted = totals.exact.clone();
        sorted.sort_unstable();
        let mut thirds = Vec::with_capacity(n);
        let mut ends = Vec::with_capacity(n);
        for total in &totals.exact {
            let below = sorted.partition_point(|other| other < total);
            let up_to = sorted.partition_point(|other| other <= total);
            // Twice the middle of the group, against twice a third of all.
            let middle = 3 * (below + up_to);
            thirds.push(if middle < 2 * n {
                Third::Bottom
            } else if middle > 4 * n {
                Third::Top
            } else {
                Third::Middle
            });
            let equal = number(up_to - below);
            let within = |before: usize| ((end - number(before)) / equal).clamp(0.0, 1.0);
            ends.push((within(n - up_to), within(below)));
        }
        Self { thirds, ends, end }
    }

    /// How many are in each third.
    pub(super) fn sizes(&self) -> [u32; 3] {
        let mut sizes = [0; 3];
        for third in &self.thirds {
            sizes[third.place()] += 1;
        }
        sizes
    }
}
