//! HTML to the Markdown of our banks, and back. HTML comes as fragments of any quality, from strangers:
//! nothing in it is run or fetched, and whatever is not text is left behind with a remark.
//!
//! Our Markdown is `**bold**`, `*italic*`, lines that begin with `- ` or `1. `, lines of
//! `| cells |`, and `[text](https://…)`; subscripts and superscripts are characters of Unicode, or
//! `_(…)` and `^(…)` where there are none. Only `**` changes how a text is shown, so only `**` has
//! to be told from two stars that were meant: those are kept apart by a character without width.

mod back;
mod element;
mod read;
mod script;
mod write;

use super::Said;

pub use self::back::from_markdown;
pub(super) use self::read::plain_name;

/// Stands between two stars that are only stars: the zero width non-joiner, which our faces have.
const APART: char = '\u{200C}';

/// How a text is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Markup {
    /// HTML: spaces and line breaks of the source mean nothing.
    #[default]
    Html,
    /// HTML whose line breaks are line breaks.
    Lines,
    /// Markdown, with what HTML there is within.
    Markdown,
    /// Text as it is to be read.
    Plain,
}

/// A fragment of HTML as our Markdown, with what became of the rest of it.
pub fn to_markdown(source: &str) -> (String, Vec<Said>) {
    read(source, Markup::Html)
}

/// A text in one of the markups as our Markdown, with what became of the rest of it. Takes time and
/// memory in proportion to the source; the text has at most [`limit::TEXT`](super::limit::TEXT) bytes, the remarks are few.
pub fn read(source: &str, markup: Markup) -> (String, Vec<Said>) {
    match markup {
        Markup::Html | Markup::Lines | Markup::Markdown => self::read::read(source, markup),
        Markup::Plain => {
            let mut writer = write::Writer::new(markup);
            writer.text(source, write::Style::Plain);
            let mut said = Vec::new();
            (writer.finish(&mut said), said)
        }
    }
}
