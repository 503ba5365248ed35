//! Markdown as it grows: spaces, line breaks and marks are held back until a word follows, so that
//! none of them is doubled or left over.

use super::Markup;
use crate::domain::bank::markup::{APART, Style};
use crate::interchange::{Said, limit};

/// A text of at most [`limit::TEXT`] bytes that is being written.
#[derive(Debug)]
pub(super) struct Writer {
    out: String,
    /// The style that is open at the end.
    open: Style,
    /// How many spaces come before the next word.
    spaces: usize,
    /// How many line breaks come before the next word.
    breaks: u8,
    /// What the next line begins with.
    marker: String,
    /// Whether spaces and line breaks count.
    pub(super) kept: bool,
    markup: Markup,
    is_cut: bool,
}

impl Writer {
    pub(super) fn new(markup: Markup) -> Self {
        Self {
            out: String::new(),
            open: Style::Plain,
            spaces: 0,
            breaks: 0,
            marker: String::new(),
            kept: matches!(markup, Markup::Plain | Markup::Markdown),
            markup,
            is_cut: false,
        }
    }

    /// How long the text is, in bytes.
    pub(super) fn len(&self) -> usize {
        self.out.len()
    }

    /// What the text ends with, if the next word follows it at once.
    pub(super) fn last(&self) -> Option<char> {
        if self.spaces > 0 || self.breaks > 0 { None } else { self.out.chars().next_back() }
    }

    /// At least so many line breaks before the next word.
    pub(super) fn block(&mut self, breaks: u8) {
        self.spaces = 0;
        self.breaks = self.breaks.max(breaks);
    }

    /// One more line break before the next word, at most two.
    pub(super) fn line(&mut self) {
        self.spaces = 0;
        self.breaks = (self.breaks + 1).min(2);
    }

    /// The next line begins with this.
    pub(super) fn marker(&mut self, marker: String) {
        self.block(1);
        self.marker = marker;
    }

    /// Words as they are in the source.
    pub(super) fn text(&mut self, text: &str, style: Style) {
        let lines = self.kept || matches!(self.markup, Markup::Lines | Markup::Markdown);
        let mut after_return = false;
        for c in text.chars() {
            let after = std::mem::replace(&mut after_return, c == '\r');
            match c {
                '\n' if lines && after => {}
                '\n' | '\r' if lines => self.line(),
                c if c.is_whitespace() && self.kept => self.spaces = (self.spaces + 1).min(32),
                c if c.is_whitespace() => self.spaces = 1,
                c if c.is_control() || matches!(c, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}') => {}
                c => self.put(c, style),
            }
        }
    }

    /// Signs that are ours, without a space before them of their own.
    pub(super) fn signs(&mut self, signs: &str, style: Style) {
        for c in signs.chars() {
            self.put(c, style);
        }
    }

    /// Signs that are ours and follow the last word at once.
    pub(super) fn attach(&mut self, signs: &str) {
        if self.fits(signs.len()) {
            self.out.push_str(signs);
        }
    }

    /// A line that is Markdown already.
    pub(super) fn ready(&mut self, line: &str) {
        if line.is_empty() {
            return;
        }
        self.block(1);
        if self.fits(line.len()) {
            self.begin(Style::Plain);
            self.out.push_str(line);
        }
        self.block(1);
    }

    /// Ends bold or italic here.
    pub(super) fn close(&mut self) {
        let mark = std::mem::take(&mut self.open).mark();
        self.push_mark(mark);
    }

    /// Takes the byte at this place out again: a sign that nothing followed.
    pub(super) fn take_back(&mut self, at: usize) {
        if self.out.is_char_boundary(at) && at < self.out.len() {
            self.out.remove(at);
        }
    }

    /// What has been written since a place.
    pub(super) fn since(&self, at: usize) -> &str {
        self.out.get(at..).unwrap_or_default()
    }

    /// The text.
    pub(super) fn finish(mut self, said: &mut Vec<Said>) -> String {
        self.close();
        if self.is_cut {
            said.push(Said::Cut { most: limit::TEXT });
        }
        let end = self.out.trim_end().len();
        self.out.truncate(end);
        self.out
    }

    fn put(&mut self, c: char, style: Style) {
        if !self.fits(c.len_utf8()) {
            return;
        }
        self.begin(style);
        let is_meant = self.markup == Markup::Markdown;
        if c == '*' && !is_meant && self.out.ends_with('*') {
            self.out.push(APART);
        }
        self.out.push(c);
    }

    /// Everything that comes before a word.
    fn begin(&mut self, style: Style) {
        let begins = self.out.is_empty() || self.breaks > 0;
        if self.breaks > 0 {
            self.close();
            if !self.out.is_empty() {
                for _ in 0..self.breaks {
                    self.out.push('\n');
                }
            }
            self.breaks = 0;
        }
        if !self.marker.is_empty() {
            let marker = std::mem::take(&mut self.marker);
            self.out.push_str(&marker);
            self.spaces = 0;
        }
        if style != self.open {
            self.close();
        }
        let spaces = std::mem::take(&mut self.spaces);
        if !self.out.is_empty() && (self.kept || !begins) {
            for _ in 0..spaces {
                self.out.push(' ');
            }
        }
        if style != self.open {
            self.push_mark(style.mark());
            self.open = style;
        }
    }

    fn push_mark(&mut self, mark: &str) {
        if !mark.is_empty() && self.out.ends_with('*') {
            self.out.push(APART);
        }
        self.out.push_str(mark);
    }

    fn fits(&mut self, more: usize) -> bool {
        // Room for what comes before a word, and for the mark that is still open at the end.
        let fits = !self.is_cut && self.out.len() + more + 128 <= limit::TEXT;
        self.is_cut |= !fits;
        fits
    }
}
