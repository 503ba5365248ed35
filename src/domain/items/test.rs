//! What is said of a test as a whole.

use num_rational::Ratio;

use super::group::Groups;
use super::spread::{float, number};
use super::{LEAST, STEADY, Table, count};

/// How far figures can be trusted, by how many candidates they rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sample {
    /// Fewer than [`LEAST`]: nothing follows from them.
    TooFew,
    /// Fewer than [`STEADY`]: another class might well give others.
    Rough,
    /// As many as [`STEADY`], or more.
    Steady,
}

impl Sample {
    /// Of so many candidates.
    pub const fn of(candidates: u32) -> Self {
        if candidates < LEAST {
            Self::TooFew
        } else if candidates < STEADY {
            Self::Rough
        } else {
            Self::Steady
        }
    }
}

/// What is said of a test as a whole. Everything but `candidates` rests on those who were there for
/// every question.
#[derive(Debug, Clone, PartialEq)]
pub struct TestFigures {
    /// Its questions.
    pub questions: u32,
    /// The marks that it has to give.
    pub out_of: Ratio<i64>,
    /// The least total that is possible; below zero where wrong answers cost.
    pub least: Ratio<i64>,
    /// Candidates who were there for at least one question.
    pub candidates: u32,
    /// Those who were there for all of them.
    pub whole: u32,
    /// How many of these are in the top, middle and bottom [`Third`](super::Third).
    pub thirds: [u32; 3],
    /// The mean total, in marks.
    pub mean: Option<f64>,
    /// The total in the middle, in marks; the mean of the two there if their number is even.
    pub median: Option<f64>,
    /// The standard deviation of totals (over n − 1), in marks.
    pub sd: Option<f64>,
    /// The skewness of totals, k₃ / k₂^(3/2) with Fisher's k-statistics: below 0 where the longer tail
    /// is that of low marks. `None` of fewer than three, or where all totals are equal. Moodle's guide
    /// asks for about −1.
    pub skewness: Option<f64>,
    /// The excess kurtosis of totals, k₄ / k₂², 0 for the normal distribution. `None` of fewer than
    /// four, or where all totals are equal. Moodle's guide asks for 0 to 1.
    pub kurtosis: Option<f64>,
    /// Cronbach's alpha, Moodle's coefficient of internal consistency over 100 (L. J. Cronbach 1951,
    /// Psychometrika 16, 297): k / (k − 1) · (1 − Σ var item / var total). At most 1; below 0 where
    /// questions contradict each other. KR-20 where each is right or wrong with the same mark. `None`
    /// of fewer than two questions or candidates, or where all totals are equal. Moodle's guide calls
    /// 0.75 satisfactory, less than 0.64 unsatisfactory.
    pub alpha: Option<f64>,
    /// Moodle's error ratio, 100 · √(1 − alpha): how much of the standard deviation is chance, in per
    /// cent. Above 100 where alpha is below 0.
    pub error_ratio: Option<f64>,
    /// The standard error of measurement, sd · √(1 − alpha), in marks: in two of three cases a
    /// candidate's total is no further than this from what they would earn on average over many
    /// tests like this.
    pub sem: Option<f64>,
}

impl TestFigures {
    /// How far these figures can be trusted.
    pub const fn sample(&self) -> Sample {
        Sample::of(self.whole)
    }

    /// An amount of marks in per cent of those that the test has to give.
    pub fn percent(&self, marks: f64) -> Option<f64> {
        (self.out_of > Ratio::from_integer(0)).then(|| 100.0 * marks / float(self.out_of))
    }

    pub(super) fn of(table: &Table<'_>, groups: &Groups) -> Self {
        let questions = table.items.len();
        let total = table.total;
        let variances = table.columns.iter().filter_map(|column| column.variance).sum();
        let alpha = total.some_variance().and_then(|all| alpha(questions, variances, all));
        let chance = alpha.map(|alpha| (1.0 - alpha).max(0.0).sqrt());
        let (skewness, kurtosis) = shape(table);
        let there = table.candidates.iter().filter(|one| one.was_there(questions));
        Self {
            questions: count(questions),
            out_of: table.items.iter().map(|item| item.most).sum(),
            least: table.items.iter().map(|item| item.least).sum(),
            candidates: count(there.count()),
            whole: count(table.whole.len()),
            thirds: groups.sizes(),
            mean: total.mean,
            median: total.median(),
            sd: total.sd(),
            skewness,
            kurtosis,
            alpha,
            error_ratio: chance.map(|chance| 100.0 * chance),
            sem: chance.zip(total.sd()).map(|(chance, sd)| sd * chance),
        }
    }
}

/// Cronbach's alpha of so many questions, from the sum of their variances and the variance of their
/// sum, which is not 0.
pub(super) fn alpha(questions: usize, variances: f64, all: f64) -> Option<f64> {
    let k = number(questions);
    (questions > 1).then(|| k / (k - 1.0) * (1.0 - variances / all))
}

/// Skewness and excess kurtosis of the totals, from the k-statistics.
fn shape(table: &Table<'_>) -> (Option<f64>, Option<f64>) {
    let total = table.total;
    let Some(k2) = total.some_variance() else {
        return (None, None);
    };
    let n = number(total.exact.len());
    let [m2, m3, m4] = [2, 3, 4].map(|power| total.power_sum(power) / n);
    let skewness = (n > 2.0).then(|| {
        let k3 = n * n * m3 / ((n - 1.0) * (n - 2.0));
        k3 / k2.powf(1.5)
    });
    let kurtosis = (n > 3.0).then(|| {
        let k4 = n * n * ((n + 1.0) * m4 - 3.0 * (n - 1.0) * m2 * m2);
        k4 / ((n - 1.0) * (n - 2.0) * (n - 3.0)) / (k2 * k2)
    });
    (skewness, kurtosis)
}
