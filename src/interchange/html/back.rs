//! Our Markdown as HTML: every sign that means something in HTML is escaped, and only links with
//! http(s) become links.

use super::APART;

/// A text of a bank as HTML that may be put into any page.
pub fn from_markdown(source: &str) -> String {
    let source = source.trim();
    if source.is_empty() {
        return String::new();
    }
    let lines: Vec<&str> = source.lines().map(str::trim_end).collect();
    let mut out = String::with_capacity(source.len() + source.len() / 8 + 16);
    let mut open = false;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let table = lines.get(at..).map_or(0, table);
        if line.is_empty() || table > 0 {
            if open {
                out.push_str("</p>");
                open = false;
            }
            if table == 0 {
                at += 1;
                continue;
            }
            out.push_str("<table>");
            for row in lines.iter().skip(at).take(table) {
                out.push_str("<tr>");
                for cell in cells(row) {
                    out.push_str("<td>");
                    inline(cell.trim(), &mut out);
                    out.push_str("</td>");
                }
                out.push_str("</tr>");
            }
            out.push_str("</table>");
            at += table;
        } else {
            out.push_str(if open { "<br>" } else { "<p>" });
            open = true;
            inline(line.trim_start(), &mut out);
            at += 1;
        }
    }
    if open {
        out.push_str("</p>");
    }
    out
}

/// How many of the first lines are rows of a table.
fn table(lines: &[&str]) -> usize {
    lines.iter().take_while(|line| cells(line).count() > 1).count()
}

/// The cells of a row; none if the line is no row.
fn cells(line: &str) -> impl Iterator<Item = &str> {
    let inner = line.trim().strip_prefix("| ").and_then(|rest| rest.strip_suffix(" |"));
    inner.into_iter().flat_map(|inner| inner.split(" | "))
}

/// One line.
fn inline(line: &str, out: &mut String) {
    let mut rest = line;
    let mut before = None;
    let mut is_apart = false;
    let mut closes_bold = false;
    let mut closes_italic = false;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let mut next = after;
        if c == '*' && after.starts_with('*') {
            next = &after[1..];
            if closes_bold {
                out.push_str("</strong>");
                closes_bold = false;
            } else if !closes_italic && bold(next) {
                out.push_str("<strong>");
                closes_bold = true;
            } else {
                out.push_str("**");
            }
        } else if c == '*' {
            // Two stars that are kept apart are stars.
            let may_open = !is_apart && !before.is_some_and(char::is_alphanumeric);
            if closes_italic && ends_italic(before, after) {
                out.push_str("</em>");
                closes_italic = false;
            } else if may_open && !closes_bold && !closes_italic && italic(after) {
                out.push_str("<em>");
                closes_italic = true;
            } else {
                out.push('*');
            }
        } else if c == APART && before == Some('*') && after.starts_with('*') {
            // Only kept two stars apart.
        } else if let Some((text, address, behind)) = (c == '[').then(|| link(after)).flatten() {
            out.push_str("<a href=\"");
            escape(address, out);
            out.push_str("\">");
            escape(text, out);
            out.push_str("</a>");
            next = behind;
        } else {
            escape(&rest[..c.len_utf8()], out);
        }
        is_apart = c == APART;
        before = if is_apart { before } else { Some(c) };
        rest = next;
    }
    if closes_bold {
        out.push_str("</strong>");
    }
    if closes_italic {
        out.push_str("</em>");
    }
}

/// Whether bold that begins here ends on this line.
fn bold(rest: &str) -> bool {
    rest.find("**").is_some_and(|end| {
        let inner = &rest[..end];
        !inner.is_empty() && inner.trim() == inner
    })
}

/// Whether italic that begins here ends on this line.
fn italic(rest: &str) -> bool {
    if rest.starts_with(|c: char| c.is_whitespace() || c == '*' || c == APART) {
        return false;
    }
    let mut before = None;
    for (at, c) in rest.char_indices() {
        if c == '*' {
            // Bold within italic is left to be text.
            return ends_italic(before, &rest[at + 1..]);
        }
        before = Some(c);
    }
    false
}

/// Whether a star between these ends italic.
fn ends_italic(before: Option<char>, after: &str) -> bool {
    before.is_some_and(|c| !c.is_whitespace())
        && !after.starts_with(|c: char| c.is_alphanumeric() || c == '*')
}

/// The text and the address of a link after its `[`, and what comes behind it.
fn link(rest: &str) -> Option<(&str, &str, &str)> {
    let end = rest.find(['[', ']', '*'])?;
    let (text, behind) = rest.split_at(end);
    let behind = behind.strip_prefix("](")?;
    let end = behind.find(|c: char| matches!(c, '(' | ')' | '[' | '*') || c.is_whitespace())?;
    let (address, behind) = behind.split_at(end);
    let behind = behind.strip_prefix(')')?;
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    (is_web && !text.trim().is_empty()).then_some((text, address, behind))
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
