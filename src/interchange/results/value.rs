//! A cell of the results: a text, or a number rounded for a spreadsheet.

use num_rational::Ratio;

use crate::interchange::table::cell::Cell;
use crate::interchange::table::workbook::MOST_CHARACTERS;
use crate::interchange::table::write::{cut, tidy};

/// Decimals of figures and marks.
const DECIMALS: usize = 4;

/// What stands in a cell.
pub(super) struct Value {
    text: String,
    is_number: bool,
}

impl Cell for Value {
    fn text(&self) -> &str {
        &self.text
    }

    fn is_number(&self) -> bool {
        self.is_number
    }
}

impl Value {
    /// A text as a cell can hold it.
    pub(super) fn text(text: &str) -> Self {
        Self { text: cut(tidy(text), MOST_CHARACTERS).0, is_number: false }
    }

    /// A cell with nothing in it.
    pub(super) const fn nothing() -> Self {
        Self { text: String::new(), is_number: false }
    }

    const fn number(text: String) -> Self {
        Self { text, is_number: true }
    }

    pub(super) fn count(count: u32) -> Self {
        Self::number(count.to_string())
    }

    /// A place, which is counted from 1.
    pub(super) fn place(at: usize) -> Self {
        Self::number((at + 1).to_string())
    }

    pub(super) fn marks(marks: Ratio<i64>) -> Self {
        Self::number(decimal(marks, 4))
    }

    /// A figure, where it is defined.
    pub(super) fn figure(figure: Option<f64>) -> Self {
        figure.map_or_else(Self::nothing, |figure| Self::number(rounded(figure, DECIMALS)))
    }

    /// A share of 1 in per cent, where it is defined.
    pub(super) fn percent(share: Option<f64>) -> Self {
        Self::figure(share.map(|share| 100.0 * share))
    }

    /// A percentile with the five decimals of the Railway Recruitment Boards.
    pub(super) fn percentile(percentile: Option<f64>) -> Self {
        percentile.map_or_else(Self::nothing, |one| Self::number(rounded(one, 5)))
    }

    /// How wide its longest line is, in characters.
    pub(super) fn width(&self) -> usize {
        self.text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
    }
}

/// A fraction with so many decimals at most, rounded half away from zero: "-0.67".
pub(super) fn decimal(value: Ratio<i64>, decimals: u32) -> String {
    let scale = 10_i128.pow(decimals);
    let (top, bottom) = (i128::from(*value.numer()), i128::from(*value.denom()));
    let scaled = (2 * top.abs() * scale + bottom) / (2 * bottom);
    let sign = if top < 0 && scaled > 0 { "-" } else { "" };
    let (whole, part) = (scaled / scale, scaled % scale);
    let text = format!("{sign}{whole}.{part:0width$}", width = decimals as usize);
    trimmed(&text)
}

fn rounded(value: f64, decimals: usize) -> String {
    let text = trimmed(&format!("{value:.decimals$}"));
    if text == "-0" { "0".to_owned() } else { text }
}

/// A number without zeros behind its last digit that says something.
fn trimmed(text: &str) -> String {
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::{decimal, rounded};
    use num_rational::Ratio;

    #[test]
    fn numbers_are_rounded_and_no_longer_than_they_need_be() {
        let third = |top| Ratio::new(top, 3);
        for (value, said) in [
            (third(-2), "-0.67"),
            (third(5), "1.67"),
            (third(600), "200"),
            (Ratio::new(1, 8), "0.13"),
            (Ratio::new(-1, 8), "-0.13"),
            (Ratio::new(-1, 1_000), "0"),
            (third(0), "0"),
        ] {
            assert_eq!(decimal(value, 2), said);
        }
        assert_eq!((rounded(-0.000_01, 4), rounded(100.0, 4)), ("0".into(), "100".into()));
        assert_eq!((rounded(0.71549, 4), rounded(-12.5, 4)), ("0.7155".into(), "-12.5".into()));
    }
}
