//! What each element of HTML is to us.

use crate::domain::bank::markup::Script;

/// What an element is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Stands on lines of its own, with so many line breaks around it.
    Block(u8),
    /// A heading: a block of its own, in bold.
    Heading,
    /// A line break.
    Break,
    /// Bold.
    Bold,
    /// Italic.
    Italic,
    /// Looks as its style says.
    Styled,
    /// Underlined.
    Underlined,
    /// Above or below the line.
    Script(Script),
    /// A list; whether it is numbered.
    List(bool),
    /// An entry of a list.
    Entry,
    /// Text with its spaces and line breaks.
    Kept,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// A link.
    Link,
    /// An image.
    Image,
    /// A program.
    Program,
    /// Goes with all that is in it, and names a file.
    File,
    /// Goes with all that is in it.
    Gone,
    /// Goes, but the text in it stays.
    Opened,
    /// Anything else: text around a word.
    Other,
}

/// An element we know, with its name.
pub(super) fn known(name: &[u8]) -> (&'static str, Part) {
    let part = |name: &'static str, part| (name, part);
    match name {
        b"p" => part("p", Part::Block(2)),
        b"ul" | b"menu" => part("ul", Part::List(false)),
        b"ol" => part("ol", Part::List(true)),
        b"li" => part("li", Part::Entry),
        b"br" => part("br", Part::Break),
        b"blockquote" | b"figure" => part("blockquote", Part::Block(2)),
        b"div" | b"section" | b"article" | b"header" | b"footer" | b"main" | b"nav" | b"aside"
        | b"address" | b"center" | b"form" | b"fieldset" | b"legend" | b"details" | b"summary"
        | b"dl" | b"dt" | b"dd" | b"figcaption" | b"caption" | b"hr" | b"body" | b"html"
        | b"head" | b"option" => part("div", Part::Block(1)),
        b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => part("h", Part::Heading),
        b"b" | b"strong" => part("b", Part::Bold),
        b"i" | b"em" | b"cite" | b"dfn" | b"var" => part("i", Part::Italic),
        b"span" | b"font" => part("span", Part::Styled),
        b"u" | b"ins" => part("u", Part::Underlined),
        b"sub" => part("sub", Part::Script(Script::Lowered)),
        b"sup" => part("sup", Part::Script(Script::Raised)),
        b"pre" | b"xmp" | b"plaintext" => part("pre", Part::Kept),
        b"table" => part("table", Part::Table),
        b"tr" => part("tr", Part::Row),
        b"td" | b"th" => part("td", Part::Cell),
        b"a" => part("a", Part::Link),
        b"img" | b"image" => part("img", Part::Image),
        b"script" => part("script", Part::Program),
        b"iframe" => part("iframe", Part::File),
        b"object" => part("object", Part::File),
        b"applet" => part("applet", Part::File),
        b"video" => part("video", Part::File),
        b"audio" => part("audio", Part::File),
        b"style" => part("style", Part::Gone),
        b"svg" => part("svg", Part::Gone),
        b"select" => part("select", Part::Gone),
        b"template" => part("template", Part::Gone),
        b"title" => part("title", Part::Gone),
        b"xml" => part("xml", Part::Gone),
        b"noembed" | b"noframe" | b"noscript" => part("noscript", Part::Gone),
        b"canvas" => part("canvas", Part::Gone),
        b"math" => part("math", Part::Opened),
        b"s" | b"strike" | b"del" => part("s", Part::Opened),
        b"ruby" => part("ruby", Part::Opened),
        b"textarea" => part("textarea", Part::Opened),
        b"input" => part("input", Part::Opened),
        b"button" => part("button", Part::Opened),
        b"embed" | b"source" | b"track" => part("embed", Part::Image),
        b"link" => part("link", Part::Opened),
        b"base" => part("base", Part::Opened),
        b"meta" => part("meta", Part::Opened),
        b"marquee" => part("marquee", Part::Opened),
        b"blink" => part("blink", Part::Opened),
        b"frame" => part("frame", Part::Opened),
        _ => part("", Part::Other),
    }
}

/// What a `style` says of how words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    /// Bold or not.
    pub(super) bold: Option<bool>,
    /// Italic or not.
    pub(super) italic: Option<bool>,
    /// Above or below the line.
    pub(super) script: Option<Script>,
}

/// Reads a `style`.
pub(super) fn look(style: &str) -> Look {
    let mut look = Look::default();
    for rule in style.split(';') {
        let Some((name, value)) = rule.split_once(':') else { continue };
        let value = value.trim().to_ascii_lowercase();
        match name.trim().to_ascii_lowercase().as_str() {
            "font-weight" => {
                let heavy = value.get(..3).and_then(|digits| digits.parse::<u16>().ok());
                look.bold =
                    Some(value.starts_with("bold") || heavy.is_some_and(|weight| weight >= 600));
            }
            "font-style" => {
                look.italic = Some(value.starts_with("italic") || value.starts_with("oblique"));
            }
            "vertical-align" if value.starts_with("super") => look.script = Some(Script::Raised),
            "vertical-align" if value.starts_with("sub") => look.script = Some(Script::Lowered),
            _ => {}
        }
    }
    look
}
