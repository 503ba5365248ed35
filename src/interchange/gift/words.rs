//! The words of GIFT: escapes, the markup that a text says it is in, weights and numbers.

use num_rational::Ratio;

use crate::domain::answer::parse_number;
use crate::interchange::html::to_markdown;
use crate::interchange::lines::{beginning, trim};
use crate::interchange::{Said, limit};

/// What a text says it is written in; it holds for the answers too, unless they say otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Markup {
    /// Moodle's own: lines as they are, and tags where there are any.
    #[default]
    Moodle,
    Html,
    Plain,
    Markdown,
}

impl Markup {
    const ALL: [Self; 4] = [Self::Moodle, Self::Html, Self::Plain, Self::Markdown];

    /// As it stands before a text.
    pub(super) const fn mark(self) -> &'static str {
        match self {
            Self::Moodle => "[moodle]",
            Self::Html => "[html]",
            Self::Plain => "[plain]",
            Self::Markdown => "[markdown]",
        }
    }

    /// The markup that a text begins with, and what follows.
    pub(super) fn before(raw: &str) -> Option<(Self, &str)> {
        if !raw.starts_with('[') {
            return None;
        }
        Self::ALL.into_iter().find_map(|markup| Some((markup, raw.strip_prefix(markup.mark())?)))
    }
}

/// What may follow a backslash; before anything else it is a backslash.
pub(super) const fn is_escapable(byte: u8) -> bool {
    matches!(byte, b'~' | b'=' | b'#' | b'{' | b'}' | b':' | b'n' | b'\\')
}

/// The marks of a text that no backslash stands before, with their places in bytes.
pub(super) fn marks(raw: &str) -> impl Iterator<Item = (usize, u8)> + '_ {
    let bytes = raw.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(byte) = bytes.get(at) {
            let here = at;
            at += 1;
            match byte {
                b'\\' if bytes.get(at).is_some_and(|next| is_escapable(*next)) => at += 1,
                b'~' | b'=' | b'#' | b'{' | b'}' | b':' => return Some((here, *byte)),
                _ => {}
            }
        }
        None
    })
}

/// The text before the first such mark, and the text after it.
pub(super) fn split_at_mark(raw: &str, mark: u8) -> Option<(&str, &str)> {
    let (at, _) = marks(raw).find(|(_, found)| *found == mark)?;
    Some((&raw[..at], &raw[at + 1..]))
}

/// The text that was escaped.
pub(super) fn unescape(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        match rest.as_bytes().get(at + 1) {
            Some(b'n') => text.push('\n'),
            Some(next) if is_escapable(*next) => text.push(char::from(*next)),
            _ => {
                text.push('\\');
                rest = &rest[at + 1..];
                continue;
            }
        }
        rest = &rest[at + 2..];
    }
    text.push_str(rest);
    text
}

/// The text with its escapes, written on one line.
pub(super) fn escape(text: &str, into: &mut String) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' | '#' | '=' | '~' | '{' | '}' | ':' => {
                into.push('\\');
                into.push(c);
            }
            '\r' | '\n' => {
                if c == '\r' && chars.peek() == Some(&'\n') {
                    chars.next();
                }
                into.push_str("\\n");
            }
            c => into.push(c),
        }
    }
}

/// A text that is in no markup, such as one to be typed.
pub(super) fn as_typed(raw: &str) -> Result<String, Said> {
    let raw = trim(raw);
    if raw.len() > limit::TEXT {
        return Err(Said::Limit { what: "bytes of one text", most: limit::TEXT });
    }
    Ok(if raw.contains('\\') { trim(&unescape(raw)).to_owned() } else { raw.to_owned() })
}

/// A text in our own markup, and the markup that it was in.
pub(super) fn text(
    raw: &str,
    inherited: Markup,
    said: &mut Vec<Said>,
) -> Result<(String, Markup), Said> {
    let raw = trim(raw);
    let (markup, raw) = Markup::before(raw).unwrap_or((inherited, raw));
    let unescaped = as_typed(raw)?;
    let text = match markup {
        // Two blanks before a line break are what makes it one.
        Markup::Markdown if unescaped.contains("  \n") => unescaped.replace("  \n", "\n"),
        Markup::Html => from_html(&unescaped, said),
        Markup::Moodle if has_tags(&unescaped) => from_html(&unescaped.replace('\n', "<br>"), said),
        Markup::Plain | Markup::Markdown | Markup::Moodle => unescaped,
    };
    let trimmed = trim(&text);
    Ok((if trimmed.len() == text.len() { text } else { trimmed.to_owned() }, markup))
}

/// Tags that people write in a text that does not say it has any.
const TAGS: [&str; 12] =
    ["b", "strong", "i", "em", "br", "p", "div", "span", "img", "a", "sub", "sup"];

fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = &text[at + 1..];
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.bytes().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(rest.len());
        // "a<b and c>d" has no tag: what follows a name within one has a value.
        let is_tag = match rest.as_bytes().get(end) {
            Some(b'>' | b'/') => true,
            Some(b' ') => rest.bytes().take(80).take_while(|b| *b != b'>').any(|b| b == b'='),
            _ => false,
        };
        is_tag && TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(&rest[..end]))
    })
}

/// HTML in our own markup. This is the one place where GIFT reads HTML.
fn from_html(html: &str, said: &mut Vec<Said>) -> String {
    let (text, dropped) = to_markdown(html);
    for one in dropped {
        if said.len() < 20 && !said.contains(&one) {
            said.push(one);
        }
    }
    text
}

/// A weight in hundred-thousandths of a percent.
pub(super) type Weight = i64;

/// All the marks.
pub(super) const FULL: Weight = 100 * PERCENT;

const PERCENT: Weight = 100_000;

/// The weight that an answer begins with, and what follows it; `None` if it begins with none.
pub(super) fn weight(raw: &str) -> Result<(Option<Weight>, &str), Said> {
    let Some(after) = raw.strip_prefix('%') else { return Ok((None, raw)) };
    let number = after.trim_start_matches('-');
    let minuses = after.len() - number.len();
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = &number[..digits(number)];
    let rest = &number[whole.len()..];
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    let fraction = &rest[..digits(rest)];
    let Some(rest) = rest[fraction.len()..].strip_prefix('%').filter(|_| !whole.is_empty()) else {
        return Ok((None, raw));
    };
    let bad = || Said::BadNumber { found: beginning(&raw[..raw.len() - rest.len()]) };
    if whole.len() > 3 || minuses > 1 {
        return Err(bad());
    }
    let mut weight: Weight = 0;
    for digit in whole.bytes().chain(fraction.bytes().chain([b'0'; 5]).take(5)) {
        weight = weight * 10 + Weight::from(digit - b'0');
    }
    if weight > FULL {
        return Err(bad());
    }
    Ok((Some(if minuses == 1 { -weight } else { weight }), rest.trim_start()))
}

/// A number with how far off is still right: `5`, `5:0.1` or `4.9..5.1`.
pub(super) fn number(written: &str) -> Result<(Ratio<i64>, Ratio<i64>), Said> {
    let bad = || Said::BadNumber { found: beginning(written) };
    if let Some((from, to)) = written.split_once("..") {
        let (from, to) = (plain_number(from).ok_or_else(bad)?, plain_number(to).ok_or_else(bad)?);
        return between(from, to).ok_or_else(bad);
    }
    let (answer, tolerance) = match written.split_once(':') {
        Some((answer, tolerance)) => (answer, plain_number(tolerance).ok_or_else(bad)?),
        None => (written, Ratio::ZERO),
    };
    if tolerance < Ratio::ZERO {
        return Err(bad());
    }
    Ok((plain_number(answer).ok_or_else(bad)?, tolerance))
}

/// The middle of two numbers, and how far it is to each.
fn between(from: Ratio<i64>, to: Ratio<i64>) -> Option<(Ratio<i64>, Ratio<i64>)> {
    let wide = |ratio: Ratio<i64>| (i128::from(*ratio.numer()), i128::from(*ratio.denom()));
    let ((a, b), (c, d)) = (wide(from), wide(to));
    let (left, right) = (a.checked_mul(d)?, c.checked_mul(b)?);
    let parts = b.checked_mul(d)?.checked_mul(2)?;
    let narrow = |top: i128| {
        let ratio = Ratio::new(top, parts);
        Some(Ratio::new(i64::try_from(*ratio.numer()).ok()?, i64::try_from(*ratio.denom()).ok()?))
    };
    let width = right.checked_sub(left)?.checked_abs()?;
    Some((narrow(left.checked_add(right)?)?, narrow(width)?))
}

/// A decimal, perhaps with an exponent. A comma may stand for a point or for nothing, so there is
/// none.
fn plain_number(written: &str) -> Option<Ratio<i64>> {
    const LARGEST: u32 = 18;
    let written = written.trim();
    if written.contains([',', '/']) {
        return None;
    }
    let Some((number, exponent)) = written.split_once(['e', 'E']) else {
        return parse_number(written);
    };
    let (number, exponent) = (parse_number(number)?, exponent.parse::<i32>().ok()?);
    if exponent.unsigned_abs() > LARGEST {
        return None;
    }
    let scale = 10_i128.pow(exponent.unsigned_abs());
    let (mut top, mut parts) = (i128::from(*number.numer()), i128::from(*number.denom()));
    if exponent < 0 {
        parts = parts.checked_mul(scale)?;
    } else {
        top = top.checked_mul(scale)?;
    }
    let ratio = Ratio::new(top, parts);
    Some(Ratio::new(i64::try_from(*ratio.numer()).ok()?, i64::try_from(*ratio.denom()).ok()?))
}
