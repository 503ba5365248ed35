//! Elements to words. What is XHTML within a question becomes HTML again and is read as such; what
//! is to be said of it is gathered on the way.

use std::borrow::Cow;
use std::cell::RefCell;

use super::tree::Node;
use crate::domain::locale::Text;
use crate::interchange::files::{Files, Gathered};
use crate::interchange::html::{self, Markup};
use crate::interchange::{Said, limit, tongue};

/// The most remarks on one question.
const REMARKS: usize = 24;
/// Elements of HTML that hold nothing.
const VOID: [&str; 11] =
    ["br", "img", "hr", "col", "wbr", "input", "source", "track", "embed", "link", "meta"];
/// Attributes that mean something to a reader of HTML.
const READ: [&str; 8] = ["href", "src", "data", "alt", "style", "start", "type", "value"];

/// What becomes of an element on the way to HTML.
pub(super) enum Instead {
    /// It stays.
    Keep,
    /// It goes with all that is in it.
    Skip,
    /// This HTML stands in its place.
    Put(String),
}

/// What was read of a question so far, beside its words.
pub(super) struct Words<'a> {
    /// What is to be said of it.
    pub(super) said: Vec<Said>,
    around: &'a Around<'a>,
}

/// The archive around a text.
pub(super) struct Around<'a> {
    /// The file that an address names, as far as it is there.
    pub(super) key: &'a dyn Fn(&str) -> Option<String>,
    /// The bytes of a file, by its name in the archive.
    pub(super) bytes: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    /// The images of all questions.
    pub(super) images: &'a RefCell<Gathered>,
}

impl<'a> Words<'a> {
    pub(super) fn new(around: &'a Around<'a>) -> Self {
        Self { said: Vec::new(), around }
    }

    pub(super) fn remark(&mut self, said: Said) {
        if self.said.len() < REMARKS && !self.said.contains(&said) {
            self.said.push(said);
        }
    }

    /// A text in one of the markups. A file that it shows is named as the archive names it.
    pub(super) fn read(&mut self, source: &str, markup: Markup) -> String {
        let find = |name: &str| (self.around.bytes)(name).map(Cow::Owned);
        let mut images = self.around.images.borrow_mut();
        let mut files = Files::of_archive(&mut images, self.around.key, &find);
        let (words, said) = html::read_with(source, markup, &mut files);
        drop(images);
        for said in said {
            let said = match said {
                Said::FileDropped { found } => self.dropped(&found),
                said => said,
            };
            self.remark(said);
        }
        words
    }

    /// What is said of a file that a text shows.
    pub(super) fn dropped(&self, address: &str) -> Said {
        Said::FileDropped {
            found: (self.around.key)(address).unwrap_or_else(|| address.to_owned()),
        }
    }

    /// What stands in an element as our Markdown.
    pub(super) fn of(&mut self, node: Node<'_, '_>) -> String {
        self.but(node, &mut |_| Instead::Keep)
    }

    /// The same, with something else in the place of some elements.
    pub(super) fn but<'t, 's>(
        &mut self,
        node: Node<'t, 's>,
        instead: &mut dyn FnMut(Node<'t, 's>) -> Instead,
    ) -> String {
        let source = markup(node, instead);
        self.read(&source, Markup::Html)
    }

    /// What stands in an element, if it says anything.
    pub(super) fn some(&mut self, node: Node<'_, '_>) -> Option<Text> {
        let words = self.of(node);
        (!words.is_empty()).then(|| tongue::owned(words))
    }

    /// Words cut to what a text may hold.
    pub(super) fn cut(&mut self, mut words: String) -> String {
        if words.len() > limit::TEXT {
            words.truncate(words.floor_char_boundary(limit::TEXT));
            self.remark(Said::Cut { most: limit::TEXT });
        }
        words
    }
}

/// What stands in an element as HTML.
pub(super) fn markup<'t, 's>(
    node: Node<'t, 's>,
    instead: &mut dyn FnMut(Node<'t, 's>) -> Instead,
) -> String {
    let mut html = String::new();
    // The elements that are open: where each ends, and its name.
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut past = 0;
    for inner in node.within() {
        if inner.at < past {
            continue;
        }
        while let Some((_, name)) = open.pop_if(|(end, _)| *end <= inner.at) {
            close(name, &mut html);
        }
        if let Some(text) = inner.own_text() {
            escape(text, &mut html);
            continue;
        }
        match instead(inner) {
            Instead::Keep => {
                begin(inner, &mut html);
                open.push((inner.end(), inner.name()));
            }
            Instead::Skip => past = inner.end(),
            Instead::Put(more) => {
                html.push_str(&more);
                past = inner.end();
            }
        }
    }
    for (_, name) in open.into_iter().rev() {
        close(name, &mut html);
    }
    html
}

fn begin(node: Node<'_, '_>, html: &mut String) {
    html.push('<');
    html.push_str(&name(node.name()));
    for key in READ {
        if let Some(value) = node.attribute(key) {
            html.push(' ');
            html.push_str(key);
            html.push_str("=\"");
            escape(value, html);
            html.push('"');
        }
    }
    html.push('>');
}

fn close(written: &str, html: &mut String) {
    if !VOID.contains(&written) {
        html.push_str("</");
        html.push_str(&name(written));
        html.push('>');
    }
}

/// A name that HTML can have: elements of other vocabularies may have any.
fn name(written: &str) -> String {
    let plain = written.chars().filter(char::is_ascii_alphanumeric);
    let name: String = plain.collect();
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { "span".to_owned() }
}

/// Text as HTML shows it.
pub(super) fn escape(text: &str, html: &mut String) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            c => html.push(c),
        }
    }
}
