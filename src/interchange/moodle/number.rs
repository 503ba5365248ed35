//! Numbers as Moodle writes them: decimals, sometimes with a comma or an exponent.

use num_rational::Ratio;

/// The places after the point of a number that has no end.
const PLACES: u32 = 12;

/// A decimal, exactly; `None` if it is none or cannot be held.
pub(in crate::interchange) fn exact(text: &str) -> Option<Ratio<i64>> {
    let text = text.trim();
    let (text, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    let mut top: i64 = 0;
    for digit in whole.chars().chain(fraction.chars()) {
        let digit = i64::from(digit.to_digit(10)?);
        top = top.checked_mul(10)?.checked_add(digit)?;
    }
    let places = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
    let scale = 10_i64.checked_pow(places.unsigned_abs());
    if top == 0 {
        return Some(Ratio::from_integer(0));
    }
    let top = sign * top;
    if places >= 0 {
        Some(Ratio::new(top, scale?))
    } else {
        top.checked_mul(scale?).map(Ratio::from_integer)
    }
}

/// A number as a decimal that can be read again, and after how many places it was cut, if it has no
/// end near enough.
pub(in crate::interchange) fn decimal(number: Ratio<i64>) -> (String, Option<u32>) {
    let sign = if *number.numer() < 0 { "-" } else { "" };
    let most = most_places(number);
    let (scaled, is_exact) = scaled(number, most);
    if is_exact {
        return (format!("{sign}{}", with_point(scaled, most)), None);
    }
    let places = most.min(PLACES);
    (format!("{sign}{}", with_point(self::scaled(number, places).0, places)), Some(places))
}

/// A tolerance as a decimal, never less than it is, and wide enough for a number that was cut after
/// so many places.
pub(in crate::interchange) fn tolerance(tolerance: Ratio<i64>, cut: Option<u32>) -> (String, bool) {
    let most = most_places(tolerance);
    let places = cut.map_or(most, |cut| cut.min(most));
    let (scaled, is_exact) = scaled(tolerance, places);
    let more = u128::from(!is_exact) + u128::from(cut.is_some());
    (with_point(scaled + more, places), is_exact && cut.is_none())
}

/// So many places fit behind the point beside what stands before it.
fn most_places(number: Ratio<i64>) -> u32 {
    let whole = number.to_integer().unsigned_abs().to_string().len();
    u32::try_from(17_usize.saturating_sub(whole)).unwrap_or_default()
}

/// How often the last of so many places goes into a number, and whether without a rest.
fn scaled(number: Ratio<i64>, places: u32) -> (u128, bool) {
    let (top, bottom) = (number.numer().unsigned_abs(), number.denom().unsigned_abs());
    let top = u128::from(top) * 10_u128.pow(places.min(18));
    let bottom = u128::from(bottom).max(1);
    (top / bottom, top.is_multiple_of(bottom))
}

fn with_point(scaled: u128, places: u32) -> String {
    let places = usize::try_from(places).unwrap_or_default();
    let digits = format!("{scaled:0>width$}", width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
}

/// Marks for an answer in hundredths; `None` if it is no number.
pub(super) fn fraction(text: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches('%').replace(',', ".");
    let number = if text.is_empty() { 0.0 } else { text.parse::<f64>().ok()? };
    number.is_finite().then_some(number)
}
