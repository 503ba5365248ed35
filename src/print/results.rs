//! The report on a lesson that a class was asked: what its figures say, every question with its
//! options, and every student. Rows are never broken, and what stands over a table is repeated on each
//! page. The figures are those of `domain::items`; nothing is worked out here but roundings.

mod cells;
mod questions;
mod said;
mod sheet;
mod students;
mod summary;

use super::Printout;
use super::line::{Setter, Style};
use crate::domain::class::report::Report;
use crate::domain::locale::Locale;

use self::cells::Pen;
use self::said::Word;
use self::sheet::Sheet;

/// The size of words in points.
const POINTS: f32 = 9.5;

/// A report to be printed.
#[derive(Debug, Clone, Copy)]
pub struct Results<'a> {
    /// What is told.
    pub report: &'a Report,
    /// When the lesson was held, as it is to be read; may be empty.
    pub when: &'a str,
    /// Its questions, by their places in the report, in the order to be printed.
    pub questions: &'a [usize],
    /// Its students, by their places, in the order to be printed.
    pub students: &'a [usize],
    /// The language of all of it.
    pub locale: Locale,
}

impl Results<'_> {
    /// The document.
    pub fn printout(&self) -> Printout {
        let mut pen =
            Pen { setter: Setter::default(), locale: self.locale, style: Style::of(POINTS) };
        let mut sheet = Sheet::default();
        summary::put(&mut pen, &mut sheet, self);
        // Where nobody answered that is all there is to say.
        if self.report.has_answers() {
            questions::put(&mut pen, &mut sheet, self);
            students::put(&mut pen, &mut sheet, self);
        }
        let title = format!("{} · {}", self.report.title, Word::Report.text(self.locale));
        let pages = sheet.finished(&mut pen, &title);
        Printout { title, locale: self.locale, author: String::new(), pages }
    }
}
