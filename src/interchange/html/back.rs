//! Our Markdown as HTML: every sign that means something in HTML is escaped, and only links with
//! http(s) become links.

use crate::domain::bank::markup::{Block, Entry, Script, Style, Table, blocks, runs};

/// What becomes of links.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Links {
    /// They can be followed.
    Made,
    /// Their address is said, for a page that names no site.
    Said,
}

/// A text of a bank as HTML that may be put into any page, between blocks.
pub fn from_markdown(source: &str, links: Links) -> String {
    from_markdown_with(source, links, &mut |_| None)
}

/// The same with the images whose addresses are known by their names.
pub fn from_markdown_with(
    source: &str,
    links: Links,
    address: &mut dyn FnMut(&str) -> Option<String>,
) -> String {
    let mut out = String::with_capacity(source.len() + source.len() / 8 + 16);
    for block in blocks(source) {
        match block {
            Block::Paragraph(words) => {
                out.push_str("<p>");
                lines(words, links, &mut out);
                out.push_str("</p>");
            }
            Block::List(entries) => list(&entries, links, &mut out),
            Block::Table(found) => table(&found, links, &mut out),
            Block::Image { alt, file } => {
                if let Some(address) = address(file) {
                    out.push_str("<p><img src=\"");
                    escape(&address, &mut out);
                    out.push_str("\" alt=\"");
                    escape(alt, &mut out);
                    out.push_str("\"></p>");
                    continue;
                }
                // The file itself is not in a text.
                out.push_str("<figure><figcaption>");
                escape(if alt.is_empty() { file } else { alt }, &mut out);
                out.push_str("</figcaption></figure>");
            }
        }
    }
    out
}

/// The same within a line: marks and line breaks, no blocks.
pub fn from_inline(source: &str, links: Links) -> String {
    let mut out = String::with_capacity(source.len() + 16);
    lines(source.trim(), links, &mut out);
    out
}

/// An open list: whether it has numbers, and the number that its next entry has by itself.
struct Open {
    is_numbered: bool,
    next: u32,
}

fn list(entries: &[Entry<'_>], links: Links, out: &mut String) {
    let mut open: Vec<Open> = Vec::new();
    for entry in entries {
        let depth = usize::from(entry.depth);
        while open.len() > depth + 1 {
            close(&mut open, out);
        }
        let is_other = |last: &Open| last.is_numbered != entry.number.is_some();
        if open.len() == depth + 1 {
            if open.last().is_some_and(is_other) {
                close(&mut open, out);
            } else {
                out.push_str("</li>");
            }
        }
        if open.len() <= depth {
            let is_numbered = entry.number.is_some();
            let is_hindi = entry.number.is_some_and(|number| !number.is_ascii());
            out.push_str(match (is_numbered, is_hindi) {
                (false, _) => "<ul>",
                (true, false) => "<ol>",
                (true, true) => "<ol style=\"list-style-type:devanagari\">",
            });
            open.push(Open { is_numbered, next: 1 });
        }
        out.push_str("<li");
        if let (Some(last), Some(number)) = (open.last_mut(), entry.number) {
            let number = value(number);
            if number != last.next {
                out.push_str(" value=\"");
                out.push_str(&number.to_string());
                out.push('"');
            }
            last.next = number + 1;
        }
        out.push('>');
        line(entry.text, links, out);
    }
    while !open.is_empty() {
        close(&mut open, out);
    }
}

fn close(open: &mut Vec<Open>, out: &mut String) {
    if let Some(last) = open.pop() {
        out.push_str(if last.is_numbered { "</li></ol>" } else { "</li></ul>" });
    }
}

/// The value of a number of at most three digits, in either script.
fn value(number: &str) -> u32 {
    let digit = |c: char| match c {
        '०'..='९' => Some(u32::from(c) - u32::from('०')),
        c => c.to_digit(10),
    };
    number.chars().filter_map(digit).fold(0, |sum, digit| (sum * 10 + digit) % 100_000)
}

fn table(table: &Table<'_>, links: Links, out: &mut String) {
    out.push_str("<table>");
    for (place, row) in table.rows.iter().enumerate() {
        let (open, close) =
            if table.has_head && place == 0 { ("<th>", "</th>") } else { ("<td>", "</td>") };
        out.push_str("<tr>");
        for cell in row {
            out.push_str(open);
            line(cell, links, out);
            out.push_str(close);
        }
        out.push_str("</tr>");
    }
    out.push_str("</table>");
}

fn lines(words: &str, links: Links, out: &mut String) {
    for (place, words) in words.lines().enumerate() {
        out.push_str(if place > 0 { "<br>" } else { "" });
        line(words.trim(), links, out);
    }
}

fn line(words: &str, links: Links, out: &mut String) {
    let mut link = None;
    for run in runs(words) {
        if run.look.link != link {
            end_link(link, links, out);
            if let Some(address) = run.look.link.filter(|_| links == Links::Made) {
                out.push_str("<a href=\"");
                escape(address, out);
                out.push_str("\">");
            }
            link = run.look.link;
        }
        let (open, close) = match run.look.style {
            Style::Plain => ("", ""),
            Style::Bold => ("<strong>", "</strong>"),
            Style::Emphasis => ("<em>", "</em>"),
        };
        let (begin, end) = match run.look.script {
            None => ("", ""),
            Some(Script::Lowered) => ("<sub>", "</sub>"),
            Some(Script::Raised) => ("<sup>", "</sup>"),
        };
        out.extend([open, begin]);
        escape(run.text, out);
        out.extend([end, close]);
    }
    end_link(link, links, out);
}

fn end_link(link: Option<&str>, links: Links, out: &mut String) {
    match (link, links) {
        (None, _) => {}
        (Some(_), Links::Made) => out.push_str("</a>"),
        (Some(address), Links::Said) => {
            out.push_str(" (");
            escape(address, out);
            out.push(')');
        }
    }
}

/// Text as HTML shows it.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
}
