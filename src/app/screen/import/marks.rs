//! The colours of a pasted text: each line by what it was taken for, so that a line that was taken
//! wrongly is seen at a glance. The words beside the text say the same.

use std::ops::Range;
use std::sync::Arc;

use iced::advanced::text::Highlighter;
use iced::advanced::text::highlighter::Format;
use iced::{Color, Theme};

use super::Read;
use crate::app::font;
use crate::app::theme::Palette;
use crate::interchange::paste::Role;
use crate::interchange::{Place, Weight};

/// What a line is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// The number or the words of a question.
    Question,
    /// Statements, lists and options.
    Choice,
    /// What says which option is right.
    Key,
    /// Reasons, passages and headings.
    Aside,
    /// What is not taken.
    Ignored,
    /// What must be looked at.
    Doubt,
    /// Not read yet.
    Plain,
}

/// The marks of the lines of a text.
pub(super) fn marks(read: &Read) -> Vec<Mark> {
    let mut marks: Vec<Mark> = read
        .lines
        .iter()
        .map(|line| match line.roles.last() {
            None => Mark::Plain,
            Some(Role::Number | Role::Stem) => Mark::Question,
            Some(Role::Entry(_) | Role::Option(_)) => Mark::Choice,
            Some(Role::Key) => Mark::Key,
            Some(Role::Explanation | Role::Passage | Role::Heading) => Mark::Aside,
            Some(Role::Ignored | Role::Noise) => Mark::Ignored,
        })
        .collect();
    let within = read.items.iter().flat_map(|(item, _)| &item.remarks);
    for remark in read.remarks.iter().chain(within) {
        if let Place::Line(line) = remark.place
            && remark.said.weight() != Weight::Changed
            && let Some(mark) = marks.get_mut(line.wrapping_sub(1))
        {
            *mark = Mark::Doubt;
        }
    }
    marks
}

/// The marks of the lines of a text, and the colours they are drawn in.
#[derive(Debug, Clone)]
pub(super) struct Marks {
    pub(super) lines: Arc<[Mark]>,
    pub(super) p: &'static Palette,
}

impl PartialEq for Marks {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.p, other.p)
            && (Arc::ptr_eq(&self.lines, &other.lines) || self.lines == other.lines)
    }
}

/// How a mark is drawn.
pub(super) fn format(&(mark, p): &(Mark, &'static Palette), _: &Theme) -> Format<iced::Font> {
    let (color, font): (Color, iced::Font) = match mark {
        Mark::Question => (p.text, font::SEMIBOLD),
        Mark::Choice | Mark::Plain => (p.text, font::REGULAR),
        Mark::Key => (p.good, font::SEMIBOLD),
        Mark::Aside => (p.violet, font::REGULAR),
        Mark::Ignored => (p.muted, font::REGULAR),
        Mark::Doubt => (p.accent, font::SEMIBOLD),
    };
    Format { color: Some(color), font: Some(font) }
}

/// Marks whole lines.
#[derive(Debug)]
pub(super) struct ByLine {
    marks: Marks,
    line: usize,
}

impl Highlighter for ByLine {
    type Settings = Marks;
    type Highlight = (Mark, &'static Palette);
    type Iterator<'a> = std::option::IntoIter<(Range<usize>, Self::Highlight)>;

    fn new(settings: &Self::Settings) -> Self {
        Self { marks: settings.clone(), line: 0 }
    }

    fn update(&mut self, new_settings: &Self::Settings) {
        self.marks.clone_from(new_settings);
        self.line = 0;
    }

    fn change_line(&mut self, line: usize) {
        self.line = self.line.min(line);
    }

    fn highlight_line(&mut self, line: &str) -> Self::Iterator<'_> {
        let mark = self.marks.lines.get(self.line).copied().unwrap_or(Mark::Plain);
        self.line += 1;
        Some((0..line.len(), (mark, self.marks.p))).into_iter()
    }

    fn current_line(&self) -> usize {
        self.line
    }
}
