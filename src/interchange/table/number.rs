//! Numbers as cells hold them, exactly: decimals, fractions, digits in groups, in both scripts.

use num_rational::Ratio;

/// A number: `-2.5`, `1,00,000`, `2/3`, `१९४७`.
pub(super) fn parse(text: &str) -> Option<Ratio<i64>> {
    let text = text.trim();
    if text.is_empty() || text.len() > 64 {
        return None;
    }
    if let Some((top, bottom)) = text.split_once('/') {
        let (top, bottom) = (decimal(top.trim())?, decimal(bottom.trim())?);
        let is_whole = top.is_integer() && bottom.is_integer() && *bottom.numer() > 0;
        return is_whole.then(|| Ratio::new(*top.numer(), *bottom.numer()));
    }
    decimal(text)
}

/// A number with how far off is still right: `2.5 ± 0.1`, `42 +- 1`.
pub(super) fn with_tolerance(text: &str) -> Option<(Ratio<i64>, Ratio<i64>)> {
    let parts = ["±", "+/-", "+-"].iter().find_map(|mark| text.split_once(mark));
    let Some((number, tolerance)) = parts else { return Some((parse(text)?, Ratio::from(0))) };
    let tolerance = parse(tolerance).filter(|tolerance| *tolerance >= Ratio::from(0))?;
    Some((parse(number)?, tolerance))
}

fn decimal(text: &str) -> Option<Ratio<i64>> {
    let bare = text.strip_prefix(['-', '−', '+']).unwrap_or(text);
    let is_negative = bare.len() < text.len() && !text.starts_with('+');
    let (whole, fraction) = bare.split_once('.').unwrap_or((bare, ""));
    if whole.is_empty() && fraction.is_empty() || whole.starts_with(',') || whole.ends_with(',') {
        return None;
    }
    let mut top = 0_i64;
    let mut bottom = 1_i64;
    for c in whole.chars().filter(|c| *c != ',') {
        top = top.checked_mul(10)?.checked_add(digit(c)?)?;
    }
    // A group has two digits or three, so `1,3` is two answers and no number.
    let groups = whole.split(',').skip(1);
    if groups.clone().any(|group| !matches!(group.chars().count(), 2 | 3))
        || groups.last().is_some_and(|last| last.chars().count() != 3)
    {
        return None;
    }
    for c in fraction.trim_end_matches('0').chars() {
        top = top.checked_mul(10)?.checked_add(digit(c)?)?;
        bottom = bottom.checked_mul(10)?;
    }
    Some(Ratio::new(if is_negative { -top } else { top }, bottom))
}

fn digit(c: char) -> Option<i64> {
    match c {
        '0'..='9' => Some(i64::from(u32::from(c) - u32::from('0'))),
        '०'..='९' => Some(i64::from(u32::from(c) - u32::from('०'))),
        _ => None,
    }
}

/// A number as it is written to a cell: a decimal where it has an end, else a fraction.
pub(super) fn text(number: Ratio<i64>) -> String {
    let (top, bottom) = (i128::from(*number.numer()), i128::from(*number.denom()));
    let mut scale = 1_i128;
    for digits in 0..=18_usize {
        if (top * scale) % bottom == 0 {
            let shifted = top * scale / bottom;
            let sign = if shifted < 0 { "-" } else { "" };
            let all = format!("{:0>width$}", shifted.unsigned_abs(), width = digits + 1);
            let (whole, fraction) = all.split_at(all.len() - digits);
            let decimal = format!("{sign}{whole}{}{fraction}", if digits == 0 { "" } else { "." });
            // More digits than can be read back would not be the same number.
            if parse(&decimal) == Some(number) {
                return decimal;
            }
        }
        scale *= 10;
    }
    format!("{top}/{bottom}")
}

#[cfg(test)]
mod tests {
    use super::{parse, text, with_tolerance};
    use num_rational::Ratio;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (written, top, bottom) in [
            ("42", 42, 1),
            ("-2.50", -5, 2),
            ("−3", -3, 1),
            ("1,00,000", 100_000, 1),
            ("1,234.5", 2469, 2),
            ("2/3", 2, 3),
            ("१९४७", 1947, 1),
            (".5", 1, 2),
        ] {
            assert_eq!(parse(written), Some(Ratio::new(top, bottom)), "{written}");
        }
        for other in ["", ".", "1,3", "12 km", "1/0", "1/-2", "--1", "9999999999999999999", "1e5"] {
            assert_eq!(parse(other), None, "{other}");
        }
        assert_eq!(with_tolerance("2.5 ± 0.1"), Some((Ratio::new(5, 2), Ratio::new(1, 10))));
        assert_eq!(with_tolerance("42 +- -1"), None);
    }

    #[test]
    fn what_is_written_is_read_the_same() {
        for (top, bottom) in [(1, 3), (-1, 40), (i64::MAX, 1), (i64::MAX, 7), (1, i64::MAX), (0, 1)]
        {
            let number = Ratio::new(top, bottom);
            assert_eq!(parse(&text(number)), Some(number), "{number}");
        }
    }
}
