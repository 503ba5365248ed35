//! Mathematics as TeX in a text: where it stands. Texts of banks have mathematics as characters, so
//! this is for those who bring questions in, and for those who are told that it is still there.

use std::ops::Range;

/// Mathematics as TeX between its marks: `$…$`, `$$…$$`, `\(…\)` or `\[…\]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maths {
    /// With its marks.
    pub whole: Range<usize>,
    /// Without them.
    pub inside: Range<usize>,
}

/// The mathematics in a text, in order. A dollar is money unless what it encloses is plainly
/// mathematics.
pub fn maths(text: &str) -> Vec<Maths> {
    let mut found = Vec::new();
    if !text.contains(['$', '\\']) {
        return found;
    }
    let mut at = 0;
    // Which marks are known to close nothing more in this text.
    let mut unclosed: Vec<&str> = Vec::new();
    while let Some(next) = text[at..].find(['$', '\\']) {
        let open = at + next;
        let rest = &text[open..];
        let marks = [("$$", "$$"), ("\\(", "\\)"), ("\\[", "\\]"), ("$", "$")];
        let known = marks.into_iter().find(|(mark, _)| rest.starts_with(mark));
        let Some((mark, closes)) = known else {
            // An escaped sign opens nothing.
            at = open + 1 + rest[1..].chars().next().map_or(0, char::len_utf8);
            continue;
        };
        let inside = open + mark.len();
        let end = if mark == "$" {
            dollar(text, inside)
        } else if unclosed.contains(&closes) {
            None
        } else {
            let end = text[inside..].find(closes).map(|end| inside + end);
            if end.is_none() {
                unclosed.push(closes);
            }
            end.filter(|end| !text[inside..*end].trim().is_empty())
        };
        at = match end {
            Some(end) => {
                let whole = open..end + closes.len();
                at = whole.end;
                found.push(Maths { whole, inside: inside..end });
                at
            }
            None => inside,
        };
    }
    found
}

/// Where the dollar stands that closes mathematics which begins here.
fn dollar(text: &str, inside: usize) -> Option<usize> {
    let rest = text.get(inside..)?;
    let mut from = 0;
    let end = loop {
        let found = from + rest[from..].find(['$', '\n'])?;
        if !rest[..found].ends_with('\\') {
            break found;
        }
        from = found + 1;
    };
    let (words, after) = (&rest[..end], &rest[end..]);
    let after = after.strip_prefix('$')?;
    let is_close = !words.is_empty()
        && !words.starts_with(char::is_whitespace)
        && !words.ends_with(char::is_whitespace)
        && !after.starts_with(|c: char| c.is_ascii_digit());
    (is_close && is_mathematics(words)).then_some(inside + end)
}

/// Whether what stands between two dollars is mathematics, and no amount and the words after it.
fn is_mathematics(words: &str) -> bool {
    let has_command = words
        .match_indices('\\')
        .any(|(at, _)| words[at + 1..].starts_with(|c: char| c.is_ascii_alphabetic()));
    let has_sign = words.contains('^') || words.contains('{') || has_script(words);
    if has_command || has_sign {
        return true;
    }
    let is_term =
        |c: char| c.is_alphanumeric() || c == ' ' || "+-−=*/<>()[],.!|':%∈×÷≤≥≠±√°′∞→".contains(c);
    if !words.chars().all(is_term) {
        return false;
    }
    let longest = words
        .split(|c: char| !c.is_alphabetic())
        .map(|word| word.chars().count())
        .max()
        .unwrap_or_default();
    if words.contains(' ') {
        // "5 or 6" has a word; "5, 6" no sign.
        longest <= 1 && words.contains(|c: char| "+-−=*/<>∈×÷≤≥≠±→".contains(c))
    } else {
        longest <= 3
    }
}

/// Whether a low line stands between two things, as in `x_1`; several are a gap.
fn has_script(words: &str) -> bool {
    !words.contains("__")
        && words.match_indices('_').any(|(at, _)| {
            words[..at].ends_with(|c: char| !c.is_whitespace())
                && words[at + 1..].starts_with(|c: char| !c.is_whitespace())
        })
}

/// The first TeX in a text, with its marks, or the first command of TeX without any.
pub fn tex(text: &str) -> Option<&str> {
    if !text.contains(['$', '\\']) {
        return None;
    }
    let marked = maths(text).into_iter().next().map(|found| found.whole);
    let bare = text.match_indices('\\').find_map(|(at, _)| {
        let name = &text[at + 1..];
        let name = &name[..name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len())];
        // A path has a letter or a colon before its stroke.
        let is_path =
            text[..at].ends_with(|c: char| c.is_ascii_alphabetic() || matches!(c, ':' | '\\'));
        (COMMANDS.contains(&name) && !is_path).then(|| at..at + 1 + name.len())
    });
    let first = match (marked, bare) {
        (Some(marked), Some(bare)) if bare.start < marked.start => bare,
        (Some(range), _) | (None, Some(range)) => range,
        (None, None) => return None,
    };
    text.get(first)
}

/// Commands that are TeX wherever they stand.
const COMMANDS: [&str; 34] = [
    "frac",
    "dfrac",
    "tfrac",
    "sqrt",
    "times",
    "div",
    "cdot",
    "le",
    "leq",
    "ge",
    "geq",
    "ne",
    "neq",
    "pm",
    "infty",
    "sum",
    "int",
    "alpha",
    "beta",
    "gamma",
    "delta",
    "theta",
    "lambda",
    "mu",
    "pi",
    "sigma",
    "omega",
    "Delta",
    "Omega",
    "mathrm",
    "rightarrow",
    "circ",
    "degree",
    "vec",
];
