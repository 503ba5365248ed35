//! Pieces of text put in, taken out and replaced, with the commas and line breaks around them.

use std::ops::Range;

use crate::domain::bank::schema::token::{Kind, Lexer};

/// Changes to a text, gathered first and made together.
pub(super) struct Splices<'a> {
    source: &'a str,
    changes: Vec<(Range<usize>, String)>,
}

impl<'a> Splices<'a> {
    pub(super) const fn new(source: &'a str) -> Self {
        Self { source, changes: Vec::new() }
    }

    pub(super) const fn source(&self) -> &'a str {
        self.source
    }

    /// Puts a text in place of a range; an empty range is an insertion.
    pub(super) fn replace(&mut self, range: Range<usize>, text: String) {
        self.changes.push((range, text));
    }

    /// The text with all changes made; a change that overlaps an earlier one is dropped.
    pub(super) fn apply(mut self) -> String {
        self.changes.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(self.source.len() + 256);
        let mut at = 0;
        for (range, text) in self.changes {
            if range.start < at {
                continue;
            }
            out.push_str(self.source.get(at..range.start).unwrap_or_default());
            out.push_str(&text);
            at = range.end;
        }
        out.push_str(self.source.get(at..).unwrap_or_default());
        out
    }
}

/// The byte at which the line of `at` begins.
pub(super) fn line_start(source: &str, at: usize) -> usize {
    source.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
}

/// The byte of the line break after `at`, or the end.
pub(super) fn line_end(source: &str, at: usize) -> usize {
    source.get(at..).and_then(|rest| rest.find('\n')).map_or(source.len(), |end| at + end)
}

/// The white space before `at`, if nothing else stands before it on its line.
pub(super) fn indent_at(source: &str, at: usize) -> &str {
    let before = source.get(line_start(source, at)..at).unwrap_or_default();
    if before.trim().is_empty() { before } else { line_indent(source, at) }
}

/// The white space with which the line of `at` begins.
pub(super) fn line_indent(source: &str, at: usize) -> &str {
    let line = source.get(line_start(source, at)..).unwrap_or_default();
    let length = line.len() - line.trim_start_matches([' ', '\t']).len();
    line.get(..length).unwrap_or_default()
}

/// Whether nothing but white space and a comment follows on the line.
pub(super) fn line_is_done(rest: &str) -> bool {
    let rest = rest.trim();
    rest.is_empty() || rest.starts_with("//")
}

/// Puts entries or fields after the one that ends at `end`: each on a line of its own with this
/// indent, or on the same line. A comment at the end of the line stays with what it follows.
pub(super) fn insert_after(
    splices: &mut Splices<'_>,
    end: usize,
    texts: &[String],
    indent: Option<&str>,
) {
    let Some(indent) = indent else {
        splices.replace(end..end, joined(texts, ", ", ""));
        return;
    };
    insert_lines_after(splices, end, joined(texts, &format!("\n{indent}"), ","));
}

/// Puts whole lines after the entry or field that ends at `end`; each begins with its line break, and
/// brings its own comma. A comment at the end of the line stays with what it follows.
pub(super) fn insert_lines_after(splices: &mut Splices<'_>, end: usize, lines: String) {
    let source = splices.source();
    let comma = Lexer::starting_at(source, end).next_plain();
    let after = match comma {
        Some(token) if token.kind == Kind::Comma => token.end,
        _ => {
            splices.replace(end..end, ",".to_owned());
            end
        }
    };
    let line = line_end(source, after);
    let rest = source.get(after..line).unwrap_or_default();
    if line_is_done(rest) {
        let at = after + rest.trim_end().len();
        splices.replace(at..at, lines);
    } else {
        splices.replace(after..after, lines);
    }
}

/// Texts in a row, each with something before and after it.
pub(super) fn joined(texts: &[String], before: &str, after: &str) -> String {
    texts.iter().flat_map(|text| [before, text, after]).collect()
}

/// Takes out an entry or field of a list or group that stands at `within`, with its comma: its
/// whole lines if it has them for itself.
pub(super) fn remove(splices: &mut Splices<'_>, range: Range<usize>, within: Range<usize>) {
    let source = splices.source();
    let next = Lexer::starting_at(source, range.end).next_plain();
    let comma = next.filter(|token| token.kind == Kind::Comma);
    let end = comma.map_or(range.end, |token| token.end);
    let start = line_start(source, range.start);
    let line = line_end(source, end);
    let alone = start >= within.start
        && line < within.end
        && source.get(start..range.start).unwrap_or_default().trim().is_empty()
        && line_is_done(source.get(end..line).unwrap_or_default());
    if alone {
        splices.replace(start..line + 1, String::new());
    } else if comma.is_some() {
        let rest = source.get(end..).unwrap_or_default();
        let spaces = rest.len() - rest.trim_start_matches(' ').len();
        splices.replace(range.start..end + spaces, String::new());
    } else {
        // The last one: the comma before it goes too.
        let before = source.get(..range.start).unwrap_or_default().trim_end();
        let before = before.strip_suffix(',').unwrap_or(before);
        splices.replace(before.len().max(within.start + 1)..range.end, String::new());
    }
}
