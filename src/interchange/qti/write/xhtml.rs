//! Our Markdown as XHTML within QTI, whose elements are all closed and whose tables have a body.

use crate::domain::bank::picture::FOLDER;
use crate::interchange::files::escaped_path;
use crate::interchange::html::{Links, from_markdown_with};

/// Elements of HTML that hold nothing.
const VOID: [&str; 4] = ["br", "hr", "img", "col"];

/// A text as paragraphs, tables and lists.
pub(super) fn blocks(text: &str) -> String {
    let mut address = |name: &str| Some(format!("../{FOLDER}/{}", escaped_path(name)));
    closed(&from_markdown_with(text, Links::Made, &mut address))
}

/// A text without a paragraph around it, if it is only one.
pub(super) fn inline(text: &str) -> String {
    let html = blocks(text);
    match html.strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>")) {
        Some(inner) if !inner.contains("<p>") => inner.to_owned(),
        _ => html,
    }
}

/// Whether some of this stands on lines of its own.
pub(super) fn has_blocks(xhtml: &str) -> bool {
    ["<p", "<table", "<ul", "<ol", "<h", "<blockquote", "<pre", "<div"]
        .iter()
        .any(|block| xhtml.contains(block))
}

/// A text on one line.
pub(super) fn one_line(text: &str) -> String {
    inline(&single_line(text))
}

/// All its words on one line, without what XML has no place for.
pub(super) fn single_line(text: &str) -> String {
    let text: String = text.chars().filter(|c| c.is_whitespace() || !c.is_control()).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// HTML of our own as XHTML.
fn closed(html: &str) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut is_bare = false;
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end + 1);
        let tag = &rest[at..end];
        out.push_str(&rest[..at]);
        rest = &rest[end..];
        let name = tag.trim_start_matches('<').split(['>', ' ', '/']).next().unwrap_or_default();
        if VOID.contains(&name) && !tag.ends_with("/>") {
            out.push_str(tag.trim_end_matches('>'));
            out.push_str("/>");
            continue;
        }
        // Ours are not within one another.
        if tag == "</table>" && std::mem::take(&mut is_bare) {
            out.push_str("</tbody>");
        }
        out.push_str(tag);
        if name == "table" && !rest.starts_with("<thead") && !rest.starts_with("<tbody") {
            out.push_str("<tbody>");
            is_bare = true;
        }
    }
    out.push_str(rest);
    // XML has no place for these, not even as numbers.
    out.retain(|c| !matches!(c, '\u{FFFE}' | '\u{FFFF}'));
    out
}

/// Text that is only text.
pub(super) fn escape(text: &str, xml: &mut String) {
    for c in text.chars() {
        match c {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\n' | '\t' => xml.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => xml.push(c),
        }
    }
}

/// Text within quotes, where a line break is a space.
pub(super) fn attribute(text: &str, xml: &mut String) {
    escape(&text.replace(['\n', '\t', '\r'], " "), xml);
}
