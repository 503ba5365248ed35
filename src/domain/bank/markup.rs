//! The little markup that texts of banks have: `**bold**` and `*emphasis*`. Stars that enclose
//! nothing, or stand within a word or a sum, are stars.

use std::ops::Range;

/// How a run of a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Run {
    /// As the rest.
    Plain,
    /// Bold: the *not* of a negative question.
    Bold,
    /// Emphasised, as papers underline a word.
    Emphasis,
}

/// The runs of a text, in order, without the stars around them; none is empty.
pub fn runs(text: &str) -> Vec<(Run, &str)> {
    let mut runs = Vec::new();
    let mut push = |run: Run, range: Range<usize>| {
        runs.extend(text.get(range).filter(|part| !part.is_empty()).map(|part| (run, part)));
    };
    let (mut plain, mut at) = (0, 0);
    while let Some(found) = text[at..].find('*') {
        let open = at + found;
        let (run, stars) =
            if text[open..].starts_with("**") { (Run::Bold, "**") } else { (Run::Emphasis, "*") };
        let inside = open + stars.len();
        if let Some(end) = close(text, open, inside, stars) {
            push(Run::Plain, plain..open);
            push(run, inside..end);
            plain = end + stars.len();
            at = plain;
        } else {
            at = inside;
        }
    }
    push(Run::Plain, plain..text.len());
    runs
}

/// The text as it is read out, without its markup.
pub fn plain(text: &str) -> String {
    if text.contains('*') {
        runs(text).into_iter().map(|(_, run)| run).collect()
    } else {
        text.to_owned()
    }
}

/// Where the stars are that close those before `inside`, on the same line.
fn close(text: &str, open: usize, inside: usize, stars: &str) -> Option<usize> {
    let rest = &text[inside..];
    let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
    if stars == "**" {
        return line.find("**").filter(|end| *end > 0).map(|end| inside + end);
    }
    // One star may also be a footnote or a sign: it opens before a word and closes after one.
    let opens = !text[..open].ends_with(char::is_alphanumeric)
        && line.starts_with(|c: char| !c.is_whitespace());
    let closes = |end: &usize| {
        let after = &line[end + 1..];
        *end > 0
            && !line[..*end].ends_with(char::is_whitespace)
            && !after.starts_with(|c: char| c.is_alphanumeric() || c == '*')
    };
    let end = line.match_indices('*').map(|(end, _)| end).find(closes).filter(|_| opens)?;
    Some(inside + end)
}
