//! Two columns of a page that a copy has put side by side, line by line: the left one is read first
//! and then the right one. Believed only where both have questions and options of their own, so that
//! two lists, or options two to a line, stay as they are.

use std::collections::HashMap;

use super::mark::{self, Class, Wrap};
use super::{key, noise};

/// The fewest lines with both columns.
const LEAST: usize = 4;
/// The most places at which a paper may have its second column.
const MOST_PLACES: usize = 4;

/// The place of what stands after a tab.
const TABBED: usize = 10_000;

/// A line, or one half of it: its index, and what stands there.
pub(super) type Piece<'s> = (usize, &'s str);

/// Where a column may begin in a line.
#[derive(Debug, Clone, Copy)]
struct Start {
    /// How many characters stand before it.
    column: usize,
    /// How many bytes.
    byte: usize,
}

/// The lines in the order in which they are to be read, and the index of each first line of two
/// columns that were put one after the other.
pub(super) fn ordered(lines: Vec<Piece<'_>>) -> (Vec<Piece<'_>>, Vec<usize>) {
    let starts: Vec<Vec<Start>> = lines.iter().map(|(_, line)| starts(line)).collect();
    // At each place: how many lines begin there, and how many of them with a number.
    let mut places: HashMap<usize, (usize, usize)> = HashMap::new();
    for ((_, line), starts) in lines.iter().zip(&starts) {
        for start in starts {
            let place = places.entry(start.column).or_default();
            place.0 += 1;
            place.1 += usize::from(number(&line[start.byte..]));
        }
    }
    let mut wanted: Vec<(usize, usize)> = places
        .into_iter()
        .filter(|(_, (_, numbers))| *numbers > 0)
        .map(|(column, (count, _))| (count, column))
        .collect();
    wanted.sort_unstable_by(|one, other| other.cmp(one));
    wanted.truncate(MOST_PLACES);
    let mut half = vec![None; lines.len()];
    let mut regions = Vec::new();
    for (_, column) in wanted {
        let parts: Vec<Option<Part>> = lines
            .iter()
            .zip(&starts)
            .map(|((_, line), starts)| part(line, starts, column))
            .collect();
        let mut at = 0;
        while at < lines.len() {
            let Some(region) = region(&lines, &parts, at) else {
                at += 1;
                continue;
            };
            at = region.end.max(at + 1);
            if half[region.clone()].iter().all(Option::is_none) && is_two(&lines, &parts, &region) {
                for line in region.clone() {
                    half[line] = parts[line];
                }
                regions.push(region);
            }
        }
    }
    if regions.is_empty() {
        return (lines, Vec::new());
    }
    regions.sort_by_key(|region| region.start);
    let mut out = Vec::with_capacity(lines.len() * 2);
    let mut at = 0;
    for region in &regions {
        out.extend_from_slice(&lines[at..region.start]);
        let cut = |line: usize| half[line].map_or(0, |part: Part| part.byte);
        out.extend(region.clone().map(|line| (lines[line].0, &lines[line].1[..cut(line)])));
        out.extend(region.clone().map(|line| (lines[line].0, &lines[line].1[cut(line)..])));
        at = region.end;
    }
    out.extend_from_slice(&lines[at..]);
    (out, regions.into_iter().map(|region| lines[region.start].0).collect())
}

/// Where text begins after two spaces or more.
fn starts(line: &str) -> Vec<Start> {
    let mut found = Vec::new();
    let (mut column, mut gap) = (0, 2);
    for (byte, c) in line.char_indices() {
        if c == '\t' {
            // Cells of a document: the second begins after the tab, wherever that is set.
            column = if column < TABBED { TABBED } else { column - column % 100 + 100 };
            gap = 2;
            continue;
        }
        if c.is_whitespace() {
            gap += 1;
        } else {
            if gap >= 2 && column > 0 && found.len() < 40 {
                found.push(Start { column, byte });
            }
            gap = 0;
        }
        column += 1;
    }
    found
}

/// How a line stands to a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    /// Where the right half begins, in bytes: at the end if there is none.
    byte: usize,
    /// Whether something is in the right half.
    right: bool,
}

/// The halves of a line at a place, unless its words go across.
fn part(line: &str, starts: &[Start], column: usize) -> Option<Part> {
    // What belongs to a number may be set in a little; the left half ends before the place.
    let right = starts.iter().find(|start| {
        (column..column + 8).contains(&start.column)
            && (start.column == column
                || line[..start.byte].trim_end().chars().count() < column.min(TABBED))
    });
    // What goes on from the line above may be set in further.
    let right = right.or_else(|| {
        let start = starts.iter().find(|start| start.column >= column)?;
        let left = line[..start.byte].trim_end();
        (start.column < column + 24
            && !left.is_empty()
            && left.chars().count() < column.min(TABBED))
        .then_some(start)
    });
    if let Some(start) = right {
        return Some(Part { byte: start.byte, right: true });
    }
    let trimmed = line.trim_end();
    let width = trimmed.chars().map(|c| if c == '\t' { TABBED } else { 1 }).sum::<usize>();
    if trimmed.is_empty() {
        return Some(Part { byte: line.len(), right: false });
    }
    let begins = starts.first().filter(|start| line[..start.byte].trim().is_empty());
    match begins {
        // In the middle of the page: a number, a title.
        Some(start) if start.column > 9 => None,
        _ => (width < column).then_some(Part { byte: line.len(), right: false }),
    }
}

/// The lines from a first one with both halves to the end of the shorter column's last paragraph.
fn region(
    lines: &[Piece<'_>],
    parts: &[Option<Part>],
    at: usize,
) -> Option<std::ops::Range<usize>> {
    parts[at].filter(|part| part.right)?;
    let mut last = at;
    let mut line = at;
    while line < lines.len()
        && let Some(part) = parts[line]
        && (line == at || !lines[line].1.contains('\u{C}'))
        && !noise::is_paged(lines[line].1.trim())
        && !is_keys(lines[line].1.trim())
        && !is_lone_number(lines, line)
    {
        if part.right {
            last = line;
        }
        line += 1;
    }
    // What is left of the longer left column.
    let mut end = last + 1;
    while end < line && !lines[end].1.trim().is_empty() {
        end += 1;
    }
    Some(at..end)
}

/// Whether a number of a page stands alone under an empty line.
fn is_lone_number(lines: &[Piece<'_>], at: usize) -> bool {
    let text = lines[at].1.trim();
    (1..=4).contains(&text.len())
        && text.chars().all(|c| c.is_ascii_digit())
        && at.checked_sub(1).is_none_or(|before| lines[before].1.trim().is_empty())
}

/// Whether a line is of a table of keys, which goes across both columns.
fn is_keys(text: &str) -> bool {
    key::is_table_head(text) || key::row(text, false).is_some_and(|row| row.len() >= 3)
}

/// Whether both halves have questions and options of their own.
fn is_two(lines: &[Piece<'_>], parts: &[Option<Part>], region: &std::ops::Range<usize>) -> bool {
    let mut both = 0;
    let mut seen = [[0_usize; 3]; 2];
    let mut firsts = [0_usize; 2];
    for line in region.clone() {
        let Some(part) = parts[line] else { return false };
        let halves = [&lines[line].1[..part.byte], &lines[line].1[part.byte..]];
        both += usize::from(halves.iter().all(|half| !half.trim().is_empty()));
        for ((half, seen), firsts) in halves.into_iter().zip(&mut seen).zip(&mut firsts) {
            let half = half.trim();
            seen[0] += usize::from(number(half));
            seen[1] += usize::from(first_option(half));
            seen[2] += usize::from(open_number(half));
            *firsts += usize::from(round_one(half));
        }
    }
    // Options with letters, or `(1)` under questions with `1.`
    let lettered = seen.iter().all(|seen| seen[0] > 0 && seen[1] > 0);
    let numbered = seen.iter().zip(&firsts).all(|(seen, firsts)| seen[2] > 0 && *firsts > 0);
    both >= LEAST && (lettered || numbered)
}

/// Whether a text begins with the number of a question.
fn number(text: &str) -> bool {
    mark::question(text).is_some_and(|(number, _)| number.is_some())
        || mark::bare(text)[0]
            .is_some_and(|mark| mark.style.class == Class::Number && mark.end < text.len())
}

/// Whether a text begins with the number of a question without brackets: `7. Which`.
fn open_number(text: &str) -> bool {
    mark::question(text).is_some_and(|(number, _)| number.is_some())
        || mark::bare(text)[0].is_some_and(|mark| {
            mark.style.class == Class::Number
                && matches!(mark.style.wrap, Wrap::Dot | Wrap::Close)
                && mark.end < text.len()
        })
}

/// Whether a text begins with a first option that is a number: `(1) Delhi`.
fn round_one(text: &str) -> bool {
    mark::bare(text)[0].is_some_and(|mark| {
        mark.style.class == Class::Number
            && mark.style.wrap == Wrap::Round
            && mark.ordinal == 0
            && mark.end < text.len()
    })
}

/// Whether a text begins with the mark of a first option.
fn first_option(text: &str) -> bool {
    mark::bare(text).iter().flatten().any(|mark| {
        matches!(mark.style.class, Class::Letter | Class::Ka | Class::A) && mark.ordinal == 0
    })
}
