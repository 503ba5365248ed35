//! Bytes of a file as lines and columns, found once and looked up often.

use std::cell::OnceCell;

/// The lines of a text, counted when the first place is asked for.
#[derive(Debug, Clone)]
pub(crate) struct Lines<'a> {
    source: &'a str,
    starts: OnceCell<Vec<usize>>,
}

impl<'a> Lines<'a> {
    pub(crate) const fn new(source: &'a str) -> Self {
        Self { source, starts: OnceCell::new() }
    }

    /// The text.
    pub(crate) const fn source(&self) -> &'a str {
        self.source
    }

    /// The line and the column in characters, both from 1, of a byte.
    pub(crate) fn place(&self, at: usize) -> (usize, usize) {
        let starts = self.starts.get_or_init(|| {
            let breaks = self.source.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        });
        let line = starts.partition_point(|start| *start <= at).max(1);
        let start = starts.get(line - 1).copied().unwrap_or(0);
        (line, 1 + self.source.get(start..at).unwrap_or_default().chars().count())
    }

    /// The line, from 1, of a byte.
    pub(crate) fn line(&self, at: usize) -> usize {
        self.place(at).0
    }
}
