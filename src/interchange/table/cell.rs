//! A cell on its way out, whatever file it goes into.

use std::borrow::Cow;

/// What a cell of a file that is written holds.
pub(in crate::interchange) trait Cell {
    /// What stands in it.
    fn text(&self) -> &str;

    /// Whether that is a number of our own, to be reckoned with: digits with a point between them at
    /// most and a minus before them. All else is text, which no spreadsheet may run or make a date.
    fn is_number(&self) -> bool {
        false
    }
}

impl Cell for Cow<'_, str> {
    fn text(&self) -> &str {
        self
    }
}
