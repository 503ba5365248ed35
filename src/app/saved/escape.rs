//! Any text, safe to stand in a page or in a table.

use std::borrow::Cow;

/// Text as it stands in HTML and in SVG, between tags or in an attribute within double quotes.
///
/// What HTML cannot hold at all, U+0000 and the other control characters that are no white space,
/// becomes U+FFFD.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // As itself it would be read as a line feed.
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

/// Text as a cell of a table (RFC 4180).
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it, and so does one
/// that begins with an apostrophe: taking one apostrophe away gives the text back.
pub fn csv_cell(text: &str) -> String {
    let begins = text.chars().next();
    let guarded: Cow<'_, str> = match begins {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\'') => format!("'{text}").into(),
        _ => text.into(),
    };
    if guarded.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded.into_owned()
    }
}
