//! How many candidates have how many marks, in bars that can be read.

use num_rational::Ratio;

use super::{NOTHING, count};

/// So many bars at most stand for single marks; above that they stand for tenths.
const MOST_SINGLE: i64 = 20;

/// What a bar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bar {
    /// Exactly so many marks.
    Marks(i64),
    /// Less than nothing.
    BelowNothing,
    /// A tenth of the marks there are, by number from 0: `3` is from 30 % to less than 40 %, and `9`
    /// is to 100 %.
    Tenth(u8),
}

/// Bars from the least marks to the most, with how many candidates have them. Where all marks are
/// whole and few can be had there is a bar for each number of marks, else one for each tenth of them,
/// and one for marks below nothing if anybody has them. Empty where nobody sat or there are no marks.
pub fn histogram(totals: &[Ratio<i64>], out_of: Ratio<i64>) -> Vec<(Bar, u32)> {
    if totals.is_empty() || out_of <= NOTHING {
        return Vec::new();
    }
    let least = totals.iter().copied().min().unwrap_or(NOTHING).min(NOTHING);
    let is_whole = |marks: &Ratio<i64>| marks.is_integer();
    let of = |is: &dyn Fn(&Ratio<i64>) -> bool| count(totals.iter().filter(|one| is(one)).count());
    if is_whole(&out_of) && totals.iter().all(is_whole) && out_of - least <= MOST_SINGLE.into() {
        let marks = least.to_integer()..=out_of.to_integer();
        return marks
            .map(|mark| (Bar::Marks(mark), of(&|one| *one == Ratio::from_integer(mark))))
            .collect();
    }
    let tenth = |marks: &Ratio<i64>| (marks * 10 / out_of).to_integer().min(9);
    let below = of(&|one| *one < NOTHING);
    let below = (below > 0).then_some((Bar::BelowNothing, below));
    let tenths = (0..10_u8).map(|place| {
        let here = of(&|one| *one >= NOTHING && tenth(one) == i64::from(place));
        (Bar::Tenth(place), here)
    });
    below.into_iter().chain(tenths).collect()
}

#[cfg(test)]
mod tests {
    use super::{Bar, histogram};
    use num_rational::Ratio;

    fn whole(marks: &[i64]) -> Vec<Ratio<i64>> {
        marks.iter().copied().map(Ratio::from_integer).collect()
    }

    #[test]
    fn few_whole_marks_have_a_bar_each() {
        let bars = histogram(&whole(&[0, 2, 2, 3]), 3.into());
        let single = |marks, count| (Bar::Marks(marks), count);
        assert_eq!(bars, [single(0, 1), single(1, 0), single(2, 2), single(3, 1)]);
        assert_eq!(histogram(&whole(&[-1, 1]), 1.into()).len(), 3);
    }

    #[test]
    fn fractions_and_many_marks_have_a_bar_for_each_tenth() {
        let marks = [Ratio::new(-2, 3), Ratio::new(2, 3), 6.into(), 9.into(), 10.into()];
        let bars = histogram(&marks, 10.into());
        assert_eq!(bars.len(), 11);
        let some: Vec<_> = bars.into_iter().filter(|(_, count)| *count > 0).collect();
        let tenth = Bar::Tenth;
        assert_eq!(some, [(Bar::BelowNothing, 1), (tenth(0), 1), (tenth(6), 1), (tenth(9), 2)]);
        assert_eq!(histogram(&whole(&[21, 100]), 200.into())[1], (tenth(1), 1));
        // Everybody is in one bar.
        let bars = histogram(&whole(&[0, 50, 100, 199, 200]), 200.into());
        assert_eq!(bars.iter().map(|(_, count)| count).sum::<u32>(), 5);
    }

    #[test]
    fn nobody_and_nothing_have_none() {
        assert_eq!(histogram(&[], 3.into()), []);
        assert_eq!(histogram(&whole(&[0]), 0.into()), []);
    }
}
