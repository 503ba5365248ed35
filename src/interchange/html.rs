//! HTML to the Markdown of our banks, and back. HTML comes as fragments of any quality, from strangers:
//! nothing in it is run or fetched, and whatever is not text is left behind with a remark.
//!
//! Our Markdown is that of [`markup`](crate::domain::bank::markup). What was only two stars is told
//! from a mark by a character without width between them.

mod back;
mod element;
mod read;
mod write;

use super::Said;
use super::files::Files;
use crate::domain::bank::markup::Style;

pub use self::back::{Links, from_inline, from_markdown, from_markdown_with};
pub(super) use self::read::plain_name;

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
    reading(source, markup, None)
}

/// The same with the images that are to be had: each becomes a line of its own.
pub fn read_with(source: &str, markup: Markup, files: &mut Files<'_>) -> (String, Vec<Said>) {
    reading(source, markup, Some(files))
}

fn reading(source: &str, markup: Markup, files: Option<&mut Files<'_>>) -> (String, Vec<Said>) {
    match markup {
        Markup::Html | Markup::Lines | Markup::Markdown => self::read::read(source, markup, files),
        Markup::Plain => {
            let mut writer = write::Writer::new(markup);
            writer.text(source, Style::Plain);
            let mut said = Vec::new();
            (writer.finish(&mut said), said)
        }
    }
}
