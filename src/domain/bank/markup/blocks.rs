//! The blocks of a text, told line by line: a line is one of a list, a row of a table, an image, or
//! it belongs to a paragraph. A blank line ends whatever was begun.

use std::borrow::Cow;

use crate::domain::bank::picture::is_name;

/// A block of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block<'t> {
    /// Lines of words, broken where the writer broke them.
    Paragraph(&'t str),
    /// The entries of a list, in their order; never empty, the outermost all numbered or none.
    List(Vec<Entry<'t>>),
    /// A table.
    Table(Table<'t>),
    /// An image, alone on its line.
    Image {
        /// What it shows, in words; may be empty.
        alt: &'t str,
        /// The name of its file, without a path.
        file: &'t str,
    },
}

/// An entry of a list, on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry<'t> {
    /// How many lists it is within, beside the outermost: 0 to 6, at most one more than the entry
    /// before it.
    pub depth: u8,
    /// Its number as written, with the full stop; `None` for a bullet.
    pub number: Option<&'t str>,
    /// What it says, with its marks.
    pub text: &'t str,
}

/// A table of cells, each with its marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<'t> {
    /// Whether the first row stands over the columns: a rule of hyphens follows it.
    pub has_head: bool,
    /// The rows, each with as many cells as the widest: one row and two columns at least.
    pub rows: Vec<Vec<&'t str>>,
}

/// The most columns of a table; more cells are left in the last.
const COLUMNS: usize = 24;
/// The deepest entry.
const DEEPEST: usize = 6;

/// Whether a text is one paragraph, by its first characters and its line breaks.
pub(super) fn is_one_paragraph(text: &str) -> bool {
    !text.contains(['\n', '\r']) && !may_begin(text)
}

/// Whether a line may begin anything but a paragraph.
fn may_begin(line: &str) -> bool {
    line.trim_start().starts_with(|c: char| matches!(c, '-' | '•' | '|' | '!') || digit(c))
}

/// The blocks of a text, in order; none if it is blank.
pub fn blocks(text: &str) -> Vec<Block<'_>> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    if is_one_paragraph(text) {
        return vec![Block::Paragraph(text)];
    }
    let mut found: Vec<Block<'_>> = Vec::new();
    // Where the paragraph that is open begins.
    let mut paragraph: Option<usize> = None;
    let mut lines = Lines { text, at: 0 };
    let mut was_entry = false;
    while let Some((start, line)) = lines.next() {
        let is_blank = line.trim().is_empty();
        let block = if is_blank { None } else { other(line, &mut lines, &mut found, was_entry) };
        was_entry = block == Some(Kind::Entry);
        if is_blank || block.is_some() {
            if let Some(from) = paragraph.take() {
                // What the line came to was put behind the paragraph that it ends.
                let words = Block::Paragraph(text[from..start].trim_end());
                let place = found.len() - usize::from(block.is_some());
                found.insert(place, words);
            }
        } else {
            paragraph.get_or_insert(start);
        }
    }
    if let Some(from) = paragraph {
        found.push(Block::Paragraph(text[from..].trim_end()));
    }
    found
}

/// The lines of a text, each with where it begins, without what breaks them.
#[derive(Clone)]
struct Lines<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Lines<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let rest = self.text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = rest.find('\n').unwrap_or(rest.len());
        self.at = start + end + 1;
        let line = &rest[..end];
        Some((start, line.strip_suffix('\r').unwrap_or(line)))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Entry,
    Other,
}

/// What a line begins or goes on with, if it is no line of a paragraph; it is then in `found`.
fn other<'t>(
    line: &'t str,
    lines: &mut Lines<'t>,
    found: &mut Vec<Block<'t>>,
    was_entry: bool,
) -> Option<Kind> {
    if !may_begin(line) {
        return None;
    }
    if let Some((indent, number, text)) = entry(line) {
        let last = found.last_mut().filter(|_| was_entry);
        if let Some(Block::List(entries)) = last {
            let deepest = entries.last().map_or(0, |last| usize::from(last.depth) + 1);
            let depth = (indent / 2).min(deepest).min(DEEPEST);
            // Numbers after bullets are another list, unless they are within it.
            let is_alike = entries.first().map(|first| first.number.is_some());
            if depth > 0 || is_alike == Some(number.is_some()) {
                let depth = u8::try_from(depth).unwrap_or_default();
                entries.push(Entry { depth, number, text });
                return Some(Kind::Entry);
            }
        }
        found.push(Block::List(vec![Entry { depth: 0, number, text }]));
        return Some(Kind::Entry);
    }
    let block = image(line).or_else(|| table(line, lines))?;
    found.push(block);
    Some(Kind::Other)
}

const fn digit(c: char) -> bool {
    matches!(c, '0'..='9' | '०'..='९')
}

/// The indent, the number and the words of an entry.
fn entry(line: &str) -> Option<(usize, Option<&str>, &str)> {
    let rest = line.trim_start();
    let indent = line.len() - rest.len();
    let said = |rest: &'_ str| !rest.trim().is_empty();
    if let Some(text) = rest.strip_prefix("- ").or_else(|| rest.strip_prefix("• ")) {
        return said(text).then(|| (indent, None, text.trim()));
    }
    let after = rest.trim_start_matches(digit);
    let digits = rest[..rest.len() - after.len()].chars().count();
    // Longer numbers are years.
    let text = after.strip_prefix(". ").filter(|text| (1..=3).contains(&digits) && said(text))?;
    Some((indent, rest.get(..rest.len() - after.len() + 1), text.trim()))
}

/// An image, if the line is one.
fn image(line: &str) -> Option<Block<'_>> {
    let inner = line.trim().strip_prefix("![")?.strip_suffix(')')?;
    let (alt, file) = inner.split_once("](")?;
    let is_image = !alt.contains(['[', ']']) && is_name(file);
    is_image.then(|| Block::Image { alt: alt.trim(), file })
}

/// The text with other files for its images, where `name` says another for one.
pub fn with_images_from(text: &str, mut name: impl FnMut(&str) -> Option<String>) -> String {
    let lines = text.split_inclusive('\n').map(|line| match image(line) {
        Some(Block::Image { file, .. }) => match name(file) {
            Some(other) => line.replacen(&format!("]({file})"), &format!("]({other})"), 1).into(),
            None => Cow::Borrowed(line),
        },
        _ => Cow::Borrowed(line),
    });
    lines.collect()
}

/// A table whose first row is this line; its other lines are taken.
fn table<'t>(line: &'t str, lines: &mut Lines<'t>) -> Option<Block<'t>> {
    let mut after = lines.clone();
    let ruled = after.next().filter(|(_, next)| is_rule(next) && is_row(line));
    let has_head = ruled.is_some();
    let cells = |line: &'t str| if has_head { ruled_cells(line) } else { spaced_cells(line) };
    let mut rows = vec![cells(line).filter(|cells| cells.len() > 1)?];
    if has_head {
        *lines = after;
    }
    loop {
        let mut after = lines.clone();
        let Some(row) = after.next().and_then(|(_, line)| cells(line)) else { break };
        rows.push(row);
        *lines = after;
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    for row in &mut rows {
        row.resize(width, "");
    }
    Some(Block::Table(Table { has_head, rows }))
}

fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.len() > 1 && line.starts_with('|') && line.ends_with('|')
}

/// Whether a line is a rule under a head: `|---|:--:|`.
fn is_rule(line: &str) -> bool {
    is_row(line)
        && line.contains("--")
        && line.chars().all(|c| matches!(c, '|' | '-' | ':') || c.is_whitespace())
}

/// The cells of a row under or over a rule.
fn ruled_cells(line: &str) -> Option<Vec<&str>> {
    let inner = line.trim().strip_prefix('|')?.strip_suffix('|')?;
    Some(inner.splitn(COLUMNS, '|').map(str::trim).collect())
}

/// The cells of a row of a table without a rule, which need spaces to be told from |x| > |y|.
fn spaced_cells(line: &str) -> Option<Vec<&str>> {
    let inner = line.trim().strip_prefix("| ")?.strip_suffix(" |")?;
    Some(inner.splitn(COLUMNS, " | ").map(str::trim).collect())
}
