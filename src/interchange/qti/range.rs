//! Numbers between two others, without overflow.

use num_rational::Ratio;

/// A number with room to reckon.
pub(super) fn wide(number: Ratio<i64>) -> Ratio<i128> {
    Ratio::new(i128::from(*number.numer()), i128::from(*number.denom()))
}

/// How far a number is from nought.
pub(super) fn size(number: Ratio<i64>) -> Ratio<i128> {
    let number = wide(number);
    if number < Ratio::from_integer(0) { -number } else { number }
}

/// The same number as we hold it, if it fits.
pub(super) fn narrow(number: Ratio<i128>) -> Option<Ratio<i64>> {
    let top = i64::try_from(*number.numer()).ok()?;
    let bottom = i64::try_from(*number.denom()).ok()?;
    Some(Ratio::new(top, bottom))
}

/// The middle of a range, and how far it reaches; `None` if that does not fit or nothing is in it.
pub(super) fn middle(low: Ratio<i64>, high: Ratio<i64>) -> Option<(Ratio<i64>, Ratio<i64>)> {
    let (low, high) = (wide(low), wide(high));
    let answer = narrow((low + high) / 2)?;
    let tolerance = narrow((high - low) / 2)?;
    (tolerance >= Ratio::from_integer(0)).then_some((answer, tolerance))
}
