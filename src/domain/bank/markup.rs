//! The little Markdown that every text of a bank may have, and the one place that knows it:
//!
//! - within a line `**bold**`, `*emphasis*`, `_(lowered)`, `^(raised)` and `[words](https://…)`;
//! - blocks: paragraphs, lines of a list (`- ` or `1. `), rows of a table (`| a | b |`) and an image
//!   alone on its line (`![what it shows](name.png)`).
//!
//! Whatever else is written is shown as it is. Every text can be read, in time in proportion to its
//! length. How it looks is not here.

mod blocks;
mod inline;
mod maths;
mod script;

use std::borrow::Cow;

pub use self::blocks::{Block, Entry, Table, blocks, with_images_from};
pub use self::inline::{Look, Run, Style, runs};
pub use self::maths::{Maths, maths, tex};
pub use self::script::{Script, scripted};

/// Stands between two stars that are only stars: the zero width non-joiner, which our faces have.
pub const APART: char = '\u{200C}';

/// The text as it is read out and listed: without marks, a line for each line, entry and row. What
/// is raised and lowered is left as it is typed, since x^(n) is not xn.
pub fn plain(text: &str) -> Cow<'_, str> {
    if blocks::is_one_paragraph(text) && !inline::may_have_marks(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for block in blocks(text) {
        match block {
            Block::Paragraph(words) => line(&mut out, "", words),
            Block::List(entries) => {
                for entry in entries {
                    match entry.number {
                        Some(number) => line(&mut out, number, entry.text),
                        None => line(&mut out, "•", entry.text),
                    }
                }
            }
            Block::Table(table) => {
                for row in table.rows {
                    line(&mut out, "", "");
                    for (place, cell) in row.into_iter().enumerate() {
                        out.push_str(if place > 0 { " | " } else { "" });
                        said(&mut out, cell);
                    }
                }
            }
            Block::Image { alt, file } => {
                line(&mut out, "", "");
                out.push_str(if alt.is_empty() { file } else { alt });
            }
        }
    }
    Cow::Owned(out)
}

/// The same on one line, for lists: nothing but words and single spaces.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let plain = plain(text);
    let is_one =
        !plain.contains(['\n', '\r', '\t']) && !plain.contains("  ") && plain.trim() == plain;
    if is_one { plain } else { plain.split_whitespace().collect::<Vec<_>>().join(" ").into() }
}

/// The beginning of a text, in so many characters at most, with a mark where more follows.
pub fn cut(text: &str, most: usize) -> String {
    let mut beginning: String = text.chars().take(most).collect();
    if beginning.len() < text.len() {
        beginning.push('…');
    }
    beginning
}

/// Whether a text has any markup.
pub fn is_marked(text: &str) -> bool {
    blocks(text).iter().any(|block| match block {
        Block::Paragraph(words) => runs(words).iter().any(|run| run.look != Look::default()),
        Block::List(_) | Block::Table(_) | Block::Image { .. } => true,
    })
}

/// Whether something in a text is set in this way.
pub fn has_style(text: &str, style: Style) -> bool {
    text.contains(style.mark()) && runs(text).iter().any(|run| run.look.style == style)
}

/// One more line of words, after what it begins with.
fn line(out: &mut String, begins: &str, words: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    if !begins.is_empty() {
        out.push_str(begins);
        out.push(' ');
    }
    said(out, words);
}

fn said(out: &mut String, words: &str) {
    for run in runs(words) {
        match run.look.script {
            Some(script) => out.extend([script.mark(), run.text, ")"]),
            None => out.push_str(run.text),
        }
    }
}
