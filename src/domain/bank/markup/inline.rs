//! What is marked within a line. Marks do not reach beyond it, and are closed by the next mark of
//! their kind or not at all, so that one look ahead settles each. Stars that enclose nothing, or
//! stand within a word or a sum, are stars.

use std::ops::Range;

use super::{APART, Script};

/// A piece of a text that is set in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Run<'t> {
    /// What it says, without marks; never empty.
    pub text: &'t str,
    /// How it is set.
    pub look: Look<'t>,
}

/// How a run is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Look<'t> {
    /// Bold or emphasised. What is both is bold.
    pub style: Style,
    /// Above or below the line.
    pub script: Option<Script>,
    /// The address on the web that it names.
    pub link: Option<&'t str>,
}

/// How words are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Style {
    /// As the rest.
    #[default]
    Plain,
    /// Bold: the *not* of a negative question.
    Bold,
    /// Emphasised, as papers underline a word.
    Emphasis,
}

impl Style {
    /// What stands on either side of it.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Bold => "**",
            Self::Emphasis => "*",
        }
    }
}

/// The longest text above or below the line, in bytes.
const SCRIPT: usize = 200;

/// Whether a text may have marks within a line, by its characters.
pub(super) fn may_have_marks(text: &str) -> bool {
    text.bytes().any(|b| matches!(b, b'*' | b'[' | b'^')) || text.contains("_(")
}

/// The runs of a text, in order.
pub fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    if may_have_marks(text) {
        Scan { text, style: Style::Plain, link: None, runs: &mut runs }.range(0..text.len());
    } else if !text.is_empty() {
        runs.push(Run { text, look: Look::default() });
    }
    runs
}

struct Scan<'t, 'r> {
    text: &'t str,
    style: Style,
    link: Option<&'t str>,
    runs: &'r mut Vec<Run<'t>>,
}

impl<'t> Scan<'t, '_> {
    fn push(&mut self, range: Range<usize>, script: Option<Script>) {
        if let Some(text) = self.text.get(range).filter(|text| !text.is_empty()) {
            let look = Look { style: self.style, script, link: self.link };
            self.runs.push(Run { text, look });
        }
    }

    /// One line after another; a style ends where its mark stands.
    fn range(&mut self, range: Range<usize>) {
        let text = self.text;
        let bytes = text.as_bytes();
        let mut from = range.start;
        let mut at = range.start;
        // Where the line ends, and where the style that is open ends.
        let mut line = range.start;
        let mut end = range.end;
        // Whether what stands before `at` is a mark that closed something, and then a character that
        // keeps it apart from the next; and the same after a star that is only a star.
        let mut after_mark = false;
        let mut after_star = false;
        while at < range.end {
            if at >= line {
                let rest = &text[at..range.end];
                line = rest.find('\n').map_or(range.end, |found| at + found + 1);
            }
            if self.style != Style::Plain && at == end {
                self.push(from..at, None);
                at += self.style.mark().len();
                self.style = Style::Plain;
                end = range.end;
                after_mark = apart(text, at);
                at += if after_mark { APART.len_utf8() } else { 0 };
                from = at;
                continue;
            }
            let until = if self.style == Style::Plain { line } else { end };
            let is_free = !std::mem::take(&mut after_star);
            let is_after_mark = std::mem::take(&mut after_mark);
            match bytes.get(at) {
                Some(b'*') => {
                    let opened = (self.style == Style::Plain)
                        .then(|| opens(text, at, until, is_after_mark, is_free))
                        .flatten();
                    if let Some((style, close)) = opened {
                        self.push(from..at, None);
                        self.style = style;
                        at += style.mark().len();
                        (from, end) = (at, close);
                        continue;
                    }
                    let is_two = self.style == Style::Plain && text[at..until].starts_with("**");
                    at += if is_two { 2 } else { 1 };
                    if apart(text, at) && at < until {
                        self.push(from..at, None);
                        at += APART.len_utf8();
                        from = at;
                        after_star = true;
                    }
                }
                Some(sign @ (b'_' | b'^')) => {
                    let script = if *sign == b'_' { Script::Lowered } else { Script::Raised };
                    match script_end(text, at, until, script) {
                        Some(close) => {
                            self.push(from..at, None);
                            self.push(at + 2..close, Some(script));
                            at = close + 1;
                            from = at;
                        }
                        None => at += 1,
                    }
                }
                Some(b'[') if self.link.is_none() => match link(text, at, until) {
                    Some((words, address, behind)) => {
                        self.push(from..at, None);
                        self.linked(words, address);
                        at = behind;
                        from = at;
                    }
                    None => at += 1,
                },
                _ => at += 1,
            }
        }
        self.push(from..range.end, None);
    }

    /// The words of a link, which may be set in ways of their own but hold no other link.
    fn linked(&mut self, words: Range<usize>, address: &'t str) {
        let style = self.style;
        if style == Style::Plain {
            let mut inner = Scan { text: self.text, style, link: Some(address), runs: self.runs };
            inner.range(words);
        } else {
            self.link = Some(address);
            self.push(words, None);
            self.link = None;
        }
    }
}

/// Whether a character stands here that only keeps two stars apart.
fn apart(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with('*'))
        && text[at..].strip_prefix(APART).is_some_and(|rest| rest.starts_with('*'))
}

/// What the stars at `at` open before `until`, and where the stars stand that close it.
fn opens(
    text: &str,
    at: usize,
    until: usize,
    after_mark: bool,
    is_free: bool,
) -> Option<(Style, usize)> {
    let style = if text[at..until].starts_with("**") { Style::Bold } else { Style::Emphasis };
    let inside = at + style.mark().len();
    let line = text.get(inside..until)?;
    if line.starts_with(|c: char| c.is_whitespace() || c == APART) {
        return None;
    }
    let end = line.find(style.mark()).filter(|end| *end > 0)?;
    let (words, after) = (&line[..end], &line[end + style.mark().len()..]);
    let is_closed = !words.ends_with(char::is_whitespace);
    match style {
        Style::Plain => None,
        Style::Bold => is_closed.then_some((style, inside + end)),
        // One star may also be a footnote or a sign: it opens before a word and closes after one.
        Style::Emphasis => {
            let begins = !line.starts_with(['/', ')', ']', '}', '.', ',', ';', ':', '!', '?']);
            let is_within = !after_mark && text[..at].ends_with(char::is_alphanumeric);
            let may_open = is_free && begins && !is_within;
            let may_close = !after.starts_with(|c: char| c.is_alphanumeric() || c == '*');
            (is_closed && may_open && may_close).then_some((style, inside + end))
        }
    }
}

/// Where the bracket stands that closes the one at `at + 1`.
fn script_end(text: &str, at: usize, until: usize, script: Script) -> Option<usize> {
    let bytes = text.as_bytes();
    // A gap to be filled is made of low lines.
    let is_gap = script == Script::Lowered && at > 0 && bytes.get(at - 1) == Some(&b'_');
    if bytes.get(at + 1) != Some(&b'(') || is_gap {
        return None;
    }
    let inside = at + 2;
    let most = until.min(inside + SCRIPT);
    let mut depth = 0_usize;
    for (offset, b) in bytes.get(inside..most)?.iter().enumerate() {
        match b {
            b'(' => depth += 1,
            b')' if depth > 0 => depth -= 1,
            b')' => {
                let end = inside + offset;
                return (!text.get(inside..end)?.trim().is_empty()).then_some(end);
            }
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

/// The words and the address of a link whose bracket stands at `at`, and where it ends.
fn link(text: &str, at: usize, until: usize) -> Option<(Range<usize>, &str, usize)> {
    if text[..at].ends_with('!') {
        return None;
    }
    let rest = text.get(at + 1..until)?;
    let end = rest.find(['[', ']', '\n'])?;
    let behind = rest[end..].strip_prefix("](")?;
    let stop = behind.find(|c: char| matches!(c, '(' | ')' | '[' | '*') || c.is_whitespace())?;
    let address = &behind[..stop];
    let is_web = ["https://", "http://"].iter().any(|scheme| {
        address.get(..scheme.len()).is_some_and(|found| found.eq_ignore_ascii_case(scheme))
    });
    if !behind[stop..].starts_with(')') || !is_web || rest[..end].trim().is_empty() {
        return None;
    }
    Some((at + 1..at + 1 + end, address, at + 1 + end + 2 + stop + 1))
}
