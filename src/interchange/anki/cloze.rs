//! Texts with gaps: `{{c1::the answer::a hint}}`. Those of one number are asked together, and those
//! within others belong to both.

use std::collections::BTreeSet;

/// The most gaps of one text, and the most within one another.
const GAPS: usize = 100;
const DEEPEST: usize = 8;
/// The longest list of numbers with the mark after it, in bytes.
const LONGEST: usize = 24;

/// A text with the gaps of one number left open.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Gap {
    /// The number of its gaps.
    pub(super) number: u32,
    /// The text, with `____` and the hint in brackets where something is left out.
    pub(super) text: String,
    /// What is left out, each once, in the order of the text.
    pub(super) answers: Vec<String>,
}

/// A piece of a text with gaps.
enum Piece<'a> {
    Text(&'a str),
    Open(Vec<u32>),
    Close(Option<&'a str>),
}

/// Whether a text has gaps.
pub(super) fn has_gaps(source: &str) -> bool {
    source.match_indices("{{c").any(|(at, _)| opening(&source[at..]).is_some())
}

/// The text once for each number of its gaps, by number; none if it has no gaps, and an error if it
/// has more than are taken.
pub(super) fn gaps(source: &str) -> Result<Vec<Gap>, usize> {
    let pieces = pieces(source);
    let mut numbers: BTreeSet<u32> = BTreeSet::new();
    let mut count = 0;
    for piece in &pieces {
        if let Piece::Open(all) = piece {
            count += 1;
            numbers.extend(all);
        }
    }
    if count > GAPS {
        return Err(GAPS);
    }
    Ok(numbers.into_iter().map(|number| open(&pieces, number)).collect())
}

/// `{{c1::`, also `{{c1,2::`: its numbers and its length.
fn opening(source: &str) -> Option<(Vec<u32>, usize)> {
    let rest = source.strip_prefix("{{c")?;
    let end = rest[..rest.floor_char_boundary(LONGEST)].find("::")?;
    let numbers = rest[..end].split(',').map(|number| number.trim().parse::<u32>().ok());
    let numbers = numbers.collect::<Option<Vec<u32>>>()?;
    Some((numbers, "{{c".len() + end + "::".len()))
}

fn pieces(source: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    // Where the text of each open gap began.
    let mut open: Vec<usize> = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(step) = source[at..].find(['{', '}', ':']) {
        at += step;
        let rest = &source[at..];
        if open.len() < DEEPEST
            && let Some((numbers, length)) = opening(rest)
        {
            pieces.push(Piece::Text(&source[from..at]));
            pieces.push(Piece::Open(numbers));
            at += length;
            from = at;
            open.push(at);
        } else if !open.is_empty() && (rest.starts_with("}}") || rest.starts_with("::")) {
            let is_hint = rest.starts_with("::");
            // What follows the second mark of a gap is its hint; it ends where the gap does.
            let end = if is_hint { rest.find("}}").map(|end| at + end) } else { Some(at) };
            let Some(end) = end else { break };
            pieces.push(Piece::Text(&source[from..at]));
            let hint = is_hint.then(|| &source[at + 2..end]);
            pieces.push(Piece::Close(hint));
            open.pop();
            at = end + 2;
            from = at;
        } else {
            at += 1;
        }
    }
    pieces.push(Piece::Text(&source[from..]));
    pieces
}

/// The text with the gaps of this number left open.
fn open(pieces: &[Piece<'_>], number: u32) -> Gap {
    let mut gap = Gap { number, text: String::new(), answers: Vec::new() };
    // How many gaps are open, and at which of them the one that is left out was.
    let (mut depth, mut left_out) = (0_usize, None);
    let mut answer = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) if left_out.is_some() => answer.push_str(text),
            Piece::Text(text) => gap.text.push_str(text),
            Piece::Open(numbers) => {
                if left_out.is_none() && numbers.contains(&number) {
                    left_out = Some(depth);
                }
                depth += 1;
            }
            Piece::Close(hint) => {
                depth = depth.saturating_sub(1);
                if left_out == Some(depth) {
                    left_out = None;
                    gap.text.push_str("____");
                    if let Some(hint) = hint.filter(|hint| !hint.trim().is_empty()) {
                        gap.text.push_str(" (");
                        gap.text.push_str(hint.trim());
                        gap.text.push(')');
                    }
                    let answer = std::mem::take(&mut answer);
                    if !gap.answers.contains(&answer) {
                        gap.answers.push(answer);
                    }
                }
            }
        }
    }
    // A gap that is never closed leaves nothing out.
    gap.text.push_str(&answer);
    gap
}

#[cfg(test)]
mod tests;
