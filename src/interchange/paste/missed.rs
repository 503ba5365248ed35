//! What a paper as a whole says of each of its questions: a line within one that begins with the
//! number of another, and a question that is unlike nearly all the others. Neither needs to know how
//! the paper is made, and both leave what was read as it is: a person must look.

use super::block::{Asked, start};
use super::clean::Line;
use super::cut::Block;
use super::mark::{self, Class, Mark, Style, Wrap};
use super::{Role, Roles, Said};

/// The fewest questions that have a way of their own.
const FEWEST: usize = 6;
/// Of how many questions at most one may be unlike the others.
const ONE_IN: usize = 8;

/// The lines within a question, from 1, that look like the beginning of another; `next` is the number
/// of the question that comes after it.
pub(super) fn begun(
    lines: &[Line],
    block: &Block,
    next: Option<usize>,
    asked: &Asked,
    roles: &Roles,
) -> Vec<(usize, Said)> {
    let own = mark::bare(&lines[block.start].text)[0].filter(|_| block.text_at > 0);
    let own = own.map(|own| own.style);
    // Where the next number follows on, no question was missed, and a line may begin with a date.
    let goes_on = block.number.is_some_and(|number| next == Some(number + 1));
    let options = asked.options.first().map(|option| option.style);
    let mut firsts: Vec<Style> = Vec::new();
    let mut found = Vec::new();
    for line in &lines[block.start + 1..block.end] {
        let Some(mark) = numbered(&line.text) else { continue };
        if mark.ordinal == 0 {
            firsts.push(mark.style);
        }
        let role = roles.lines.get(line.number - 1).and_then(|line| line.roles.first());
        let is_text = matches!(role, Some(Role::Stem | Role::Explanation | Role::Option(_)));
        let beyond = own.is_some_and(|own| own != mark.style)
            || !goes_on
                && block
                    .number
                    .is_none_or(|number| mark.ordinal + 1 > number && mark.ordinal < number + FAR);
        // A reason asks nothing.
        let asks = role == Some(&Role::Explanation)
            && (line.text.ends_with('?') || line.text.contains("__"));
        let usual = options == Some(mark.style) || firsts.contains(&mark.style);
        if is_text && (asks || beyond && !usual) {
            found.push((line.number, Said::Stray { found: start(&line.text) }));
        }
    }
    found
}

/// How far the numbers of two neighbours may be apart.
const FAR: usize = 100;

/// The mark of a question that a line begins with, if words follow it.
fn numbered(text: &str) -> Option<Mark> {
    mark::bare(text)[0].filter(|mark| {
        mark.style.class == Class::Number
            && matches!(mark.style.wrap, Wrap::Dot | Wrap::Close)
            && text[mark.end..].starts_with(|c: char| !c.is_ascii_digit())
    })
}

/// Notes which questions have no number, no options, or options with other marks, where nearly all
/// others of the paper are alike.
pub(super) fn unlike(all: &mut [Asked]) {
    if all.len() < FEWEST {
        return;
    }
    let numbered = |asked: &Asked| Some(asked.number.is_some());
    let optioned = |asked: &Asked| Some(asked.shares || !asked.options.is_empty());
    let marks = |asked: &Asked| {
        // Codes of statements have marks of their own.
        let first = asked.options.first().filter(|_| !asked.shares && asked.groups.is_empty())?;
        Some((first.style.class == Class::Number, first.style.class == Class::Roman))
    };
    // One with options and a key of its own is whole without a number.
    let is_whole = |asked: &Asked| asked.options.len() > 1 && !asked.keys.is_empty();
    let unnumbered = few(all, numbered, |usual| usual);
    let mut odd: Vec<usize> =
        unnumbered.into_iter().filter(|place| !is_whole(&all[*place])).collect();
    // Its key stands right under it: it was meant to be answered in words.
    let bare = few(all, optioned, |usual| usual);
    odd.extend(bare.into_iter().filter(|place| all[*place].keys.is_empty()));
    odd.extend(few(all, marks, |_| true));
    odd.sort_unstable();
    odd.dedup();
    for place in odd {
        let line = all[place].line;
        all[place].noticed.push((line, Said::Unlike));
    }
}

/// The questions of which something is not as of nearly all others, if what is usual counts.
fn few<T: PartialEq + Copy>(
    all: &[Asked],
    of: impl Fn(&Asked) -> Option<T>,
    counts: impl Fn(T) -> bool,
) -> Vec<usize> {
    let told: Vec<(usize, T)> =
        all.iter().enumerate().filter_map(|(place, asked)| Some((place, of(asked)?))).collect();
    // What most have stands in the middle of any order; two candidates are enough.
    let mut usual: Option<(T, usize)> = None;
    for (_, this) in &told {
        usual = match usual {
            Some((kept, votes)) if kept == *this => Some((kept, votes + 1)),
            Some((kept, votes)) if votes > 0 => Some((kept, votes - 1)),
            _ => Some((*this, 1)),
        };
    }
    let Some((usual, _)) = usual.filter(|(usual, _)| counts(*usual)) else { return Vec::new() };
    let odd: Vec<usize> =
        told.iter().filter(|(_, this)| *this != usual).map(|(place, _)| *place).collect();
    if told.len() >= FEWEST && odd.len() * ONE_IN <= told.len() { odd } else { Vec::new() }
}
