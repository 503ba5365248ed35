//! Means, variances and covariances of marks. A spread of nothing is exactly nothing: it is told from
//! the fractions, not from floats that almost cancel.

use num_rational::Ratio;

/// The marks of several candidates.
pub(super) struct Column {
    /// As they were earned.
    pub(super) exact: Vec<Ratio<i64>>,
    /// How far each lies above the mean.
    from_mean: Vec<f64>,
    /// The mean; `None` of nobody.
    pub(super) mean: Option<f64>,
    /// The variance of the sample (over n − 1), which is 0 if all are equal; `None` of fewer than two.
    pub(super) variance: Option<f64>,
}

impl Column {
    pub(super) fn of(exact: Vec<Ratio<i64>>) -> Self {
        let is_flat = exact.windows(2).all(|two| two[0] == two[1]);
        let values: Vec<f64> = exact.iter().map(|mark| float(*mark)).collect();
        let n = number(exact.len());
        let mean = (n > 0.0).then(|| values.iter().sum::<f64>() / n);
        let from_mean: Vec<f64> = match mean {
            Some(mean) if !is_flat => values.iter().map(|value| value - mean).collect(),
            Some(_) | None => vec![0.0; values.len()],
        };
        let variance = (n > 1.0).then(|| products(&from_mean, &from_mean) / (n - 1.0));
        Self { exact, from_mean, mean, variance }
    }

    /// The standard deviation of the sample.
    pub(super) fn sd(&self) -> Option<f64> {
        self.variance.map(f64::sqrt)
    }

    /// The variance where there is any.
    pub(super) fn some_variance(&self) -> Option<f64> {
        self.variance.filter(|variance| *variance > 0.0)
    }

    /// The covariance of the sample with another column of the same candidates.
    pub(super) fn covariance(&self, other: &Self) -> Option<f64> {
        let n = number(self.exact.len());
        (n > 1.0).then(|| products(&self.from_mean, &other.from_mean) / (n - 1.0))
    }

    /// The most that the covariance could be if the same marks were shared out otherwise: that of both
    /// columns in order.
    pub(super) fn greatest_covariance(&self, other: &Self) -> Option<f64> {
        let sorted = |column: &Self| {
            let mut sorted = column.from_mean.clone();
            sorted.sort_by(f64::total_cmp);
            sorted
        };
        let n = number(self.exact.len());
        (n > 1.0).then(|| products(&sorted(self), &sorted(other)) / (n - 1.0))
    }

    /// The sum of a power of how far each mark lies from the mean.
    pub(super) fn power_sum(&self, power: i32) -> f64 {
        self.from_mean.iter().map(|far| far.powi(power)).sum()
    }

    /// The mark in the middle, or the mean of the two there; `None` of nobody.
    pub(super) fn median(&self) -> Option<f64> {
        let mut sorted = self.exact.clone();
        sorted.sort_unstable();
        let middle = sorted.len() / 2;
        let upper = float(*sorted.get(middle)?);
        if sorted.len() % 2 == 1 {
            return Some(upper);
        }
        Some(f64::midpoint(float(sorted[middle - 1]), upper))
    }

    /// Each mark less that of the same candidate in another column.
    pub(super) fn less(&self, other: &Self) -> Self {
        Self::of(self.exact.iter().zip(&other.exact).map(|(all, part)| all - part).collect())
    }
}

fn products(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(x, y)| x * y).sum()
}

/// A mark as a float.
#[expect(clippy::cast_precision_loss, reason = "marks are small numbers")]
pub(super) fn float(mark: Ratio<i64>) -> f64 {
    *mark.numer() as f64 / *mark.denom() as f64
}

/// How many, as a float.
#[expect(clippy::cast_precision_loss, reason = "nobody examines 2^53 candidates")]
pub(super) fn number(count: usize) -> f64 {
    count as f64
}

/// A part of a number, 0 to 1; `None` of nothing.
pub(super) fn share(part: u32, all: u32) -> Option<f64> {
    (all > 0).then(|| f64::from(part) / f64::from(all))
}
