//! Options without letters: lines with bullets or boxes, or bare lines of which the answer says one.
//! They are given the letters that their places have, and then read as all others are.

use super::clean::Line;
use super::mark::{self, Class};
use super::{block, codes, inline, key};

/// The most options that a question has.
const MOST: usize = 6;
/// How far up the beginning of a question is looked for.
const FAR: usize = 12;

/// Gives letters to the options that have none.
pub(super) fn letter(lines: &mut [Line]) {
    for at in 0..lines.len() {
        crossed(lines, at);
    }
    let mut at = 0;
    while at < lines.len() {
        let count = named(lines, at);
        if count > 0 {
            for line in &mut lines[at..at + count] {
                line.text = format!("({}) {}", &line.text[..1], line.text[1..].trim_start());
            }
            at += count;
            continue;
        }
        let end = bullets(lines, at);
        if end > at + 1 && end - at <= MOST && are_options(lines, at, end) {
            let boxed = |line: &Line| matches!(line.bullet, Some('○'));
            let full = (at..end).filter(|line| lines[*line].bullet == Some('●')).count();
            let one_full = full == 1 && lines[at..end].iter().any(boxed);
            for line in &mut lines[at..end] {
                line.ticked |= one_full && line.bullet == Some('●');
            }
            put(lines, at, end);
        } else if end == at
            && let Some(start) = echoed(lines, at).or_else(|| placed(lines, at))
        {
            let end = if key::is_key_word(&lines[at - 1].text) { at - 1 } else { at };
            put(lines, start, end);
        }
        at = end.max(at + 1);
    }
}

/// `(x) Delhi` beside `( ) Mumbai` is a box that is ticked.
fn crossed(lines: &mut [Line], at: usize) {
    let is_box = |at: Option<usize>| {
        at.and_then(|at| lines.get(at)).is_some_and(|line| matches!(line.bullet, Some('○' | '●')))
    };
    let rest = ["(x) ", "(X) ", "(*) "].iter().find_map(|sign| lines[at].text.strip_prefix(sign));
    if let Some(rest) = rest.map(|rest| rest.trim_start().to_owned())
        && (is_box(at.checked_sub(1)) || is_box(Some(at + 1)))
    {
        let line = &mut lines[at];
        (line.text, line.bullet, line.ticked) = (rest, Some('●'), true);
    }
}

/// How many lines begin with A, B, C and so on without a mark, at least three: `A Delhi`.
fn named(lines: &[Line], at: usize) -> usize {
    let begins = |line: &Line, letter: char| {
        let mut chars = line.text.chars();
        chars.next() == Some(letter) && chars.next() == Some(' ') && line.text.len() > 2
    };
    let rest = lines[at..].iter().zip('A'..='F');
    let count = rest.take_while(|(line, letter)| begins(line, *letter)).count();
    if count >= 3 { count } else { 0 }
}

fn put(lines: &mut [Line], start: usize, end: usize) {
    for (letter, line) in ('a'..='f').zip(&mut lines[start..end]) {
        line.text = format!("({letter}) {}", line.text);
    }
}

/// The end of the lines with one bullet that begin here.
fn bullets(lines: &[Line], start: usize) -> usize {
    let kind = |line: &Line| line.bullet.map(|bullet| if bullet == '●' { '○' } else { bullet });
    let Some(own) = lines.get(start).and_then(kind) else { return start };
    let mut end = start;
    while end < lines.len()
        && end <= start + MOST
        && kind(&lines[end]) == Some(own)
        && (is_bare(&lines[end].text, 120) || has_initials(lines, end, own))
    {
        end += 1;
    }
    end
}

/// Whether a line begins with the initials of a name, `A. R. Rahman`, among lines without marks.
fn has_initials(lines: &[Line], at: usize, own: char) -> bool {
    let text = &lines[at].text;
    let mark = mark::bare(text).into_iter().flatten().next();
    let is_letter = mark.is_some_and(|mark| mark.style.class != Class::Number);
    let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
    let mut beside = beside.filter_map(|at| lines.get(at));
    is_letter
        && text.chars().count() <= 60
        && beside.all(|line| line.bullet != Some(own) || mark::at(&line.text)[0].is_none())
}

/// Whether a line is no more than words: no mark, no number, no key.
fn is_bare(text: &str, most: usize) -> bool {
    !text.is_empty()
        && text.chars().take(most + 1).count() <= most
        && mark::at(text).iter().all(Option::is_none)
        && mark::question(text).is_none()
        && key::after_word(text).is_none()
        && mark::explanation(text).is_none()
        && inline::within(text).is_none()
}

fn begins_question(text: &str) -> bool {
    mark::question(text).is_some()
        || mark::at(text).iter().flatten().any(|mark| mark.style.class == Class::Number)
}

fn asks(text: &str) -> bool {
    text.trim_end_matches(['*', '"', '”', ')', ' ', '.']).ends_with(['?', ':', '_', '-', '–'])
}

fn is_key(text: &str) -> bool {
    key::after_word(text).is_some()
}

/// Whether lines with bullets are the options of the question above them: not its statements, nor
/// points of an explanation.
fn are_options(lines: &[Line], start: usize, end: usize) -> bool {
    // One of them says that it is right.
    let signed = lines[start..end]
        .iter()
        .filter(|line| line.bullet == Some('●') || line.ticked || block::is_signed(&line.text))
        .count();
    let sure = signed == 1 && end - start >= 3;
    let Some(above) = start.checked_sub(1).map(|above| &lines[above]) else { return false };
    let told = is_key(&above.text) || mark::explanation(&above.text).is_some();
    if told || above.bullet.is_some() && !begins_question(&above.text) {
        return false;
    }
    if sure && mark::at(&above.text).iter().flatten().all(|mark| !inline::may_be_options(*mark)) {
        return true;
    }
    let next = lines.get(end);
    let answered = next.is_some_and(|next| is_key(&next.text));
    let closed = next.is_none_or(|next| begins_question(&next.text) || next.blank_before);
    let asked_below = lines[end..].iter().take(4).any(|line| {
        block::is_ask(&line.text) && !begins_question(&line.text)
            || mark::at(&line.text)
                .iter()
                .flatten()
                .any(|mark| mark.ordinal == 0 && inline::may_be_options(*mark))
    });
    let mut numbered = false;
    for line in lines[..start].iter().rev().take(FAR) {
        if mark::explanation(&line.text).is_some() {
            return false;
        }
        if is_key(&line.text) {
            break;
        }
        if begins_question(&line.text) {
            numbered = true;
            break;
        }
        let marks = mark::at(&line.text);
        if marks.iter().flatten().any(|mark| inline::may_be_options(*mark)) {
            return false;
        }
        if line.blank_before {
            break;
        }
    }
    (answered || closed && !asked_below) && (numbered || asks(&above.text))
}

/// Where the options begin that stand above the key at a line, if it says which of them is right by
/// place and words: `Option 3 : Copper`, which may stand under the word for "answer".
fn placed(lines: &mut [Line], at: usize) -> Option<usize> {
    let text = lines[at].text.as_str();
    let (bare, end) = match key::after_word(text) {
        Some("") => return None,
        Some(bare) => (bare, at),
        None if at > 0 && key::is_key_word(&lines[at - 1].text) => (text, at - 1),
        None => return None,
    };
    let (labels, rest) = key::labels(bare);
    let [label] = labels[..] else { return None };
    let words = codes::words(rest);
    if words.is_empty() || !label.marked {
        return None;
    }
    // Which line is the first follows from the one that is said.
    let own = (end.saturating_sub(MOST)..end).rev().find(|line| {
        codes::words(&lines[*line].text) == words && is_bare(&lines[*line].text, 120)
    })?;
    let start = own.checked_sub(label.ordinal).filter(|start| *start > 0)?;
    let whole = (start..end).all(|line| {
        is_bare(&lines[line].text, 120) && (line == start || !lines[line].blank_before)
    });
    let stem = &lines[start - 1];
    let parted = lines[start].blank_before || asks(&stem.text) || begins_question(&stem.text);
    ((3..=5).contains(&(end - start)) && whole && parted && !is_key(&stem.text)).then_some(start)
}

/// Where the options begin that stand above the key at a line, if it says one of them in words.
fn echoed(lines: &mut [Line], at: usize) -> Option<usize> {
    let below = at > 0 && key::is_key_word(&lines[at - 1].text) && is_bare(&lines[at].text, 60);
    let bare = if below { Some(lines[at].text.as_str()) } else { key::after_word(&lines[at].text) };
    let bare = bare.filter(|bare| !bare.is_empty())?;
    let at = if below { at - 1 } else { at };
    let said = codes::words(bare);
    let (labels, rest) = key::labels(bare);
    if labels.iter().any(|label| label.marked)
        || !labels.is_empty() && rest.is_empty() && labels.len() > 1
    {
        return None;
    }
    let mut start = at;
    let mut found = 0;
    while start > 0 && at - start < MOST {
        let line = &lines[start - 1];
        if asks(&line.text) || !is_bare(&line.text, 60) {
            break;
        }
        start -= 1;
        found += usize::from(codes::words(&line.text) == said);
        if line.blank_before {
            break;
        }
    }
    let stem = start.checked_sub(1).map(|stem| &lines[stem])?;
    let sure = asks(&stem.text);
    let fits = (3..=5).contains(&(at - start)) && found == 1;
    if !fits || !(sure || begins_question(&stem.text)) || is_key(&stem.text) {
        return None;
    }
    // The first of them may be the end of what is asked.
    lines[start].unsure = !sure;
    Some(start)
}
