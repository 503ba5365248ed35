//! Options that stand otherwise than one after the other: the first behind the question and the rest
//! below, in columns that are read downwards, or with the word for "option" before each letter.

use super::clean::Line;
use super::inline;
use super::mark::{self, Class, Mark};

/// Puts options in their order, each row on lines of its own.
pub(super) fn in_order(lines: Vec<Line>) -> Vec<Line> {
    let mut out = Vec::with_capacity(lines.len());
    for (at, line) in lines.iter().enumerate() {
        match lines.get(at + 1).and_then(|next| first_behind(&line.text, &next.text)) {
            Some(cut) => {
                let text = line.text[cut..].to_owned();
                let bold = false;
                out.push(Line {
                    text: line.text[..cut].trim_end().to_owned(),
                    bold,
                    ..line.clone()
                });
                out.push(Line { text, bold, blank_before: false, ..line.clone() });
            }
            None => out.push(line.clone()),
        }
    }
    for at in 0..out.len() {
        downwards(&mut out, at);
        worded(&mut out, at);
    }
    out
}

fn lettered(text: &str) -> Option<Mark> {
    mark::bare(text)
        .into_iter()
        .flatten()
        .find(|mark| matches!(mark.style.class, Class::Letter | Class::Ka | Class::A))
}

/// Where a first option begins behind the words of a line, if the next line begins with the second.
fn first_behind(text: &str, next: &str) -> Option<usize> {
    let second = lettered(next).filter(|mark| mark.ordinal == 1)?;
    if lettered(text).is_some_and(|mark| mark.style == second.style) {
        return None;
    }
    inline::starts(text, 0).filter(|at| *at > 0).take(200).find(|at| {
        lettered(&text[*at..]).is_some_and(|mark| {
            mark.style == second.style && mark.ordinal == 0 && at + mark.end < text.len()
        }) && text[..*at].trim_end().len() > 5
    })
}

/// Two lines `A … C …`, `B … D …`, or three with six options: read downwards they are one row.
fn downwards(lines: &mut [Line], at: usize) {
    let halves = |line: &Line| {
        let first = lettered(&line.text)?;
        let (cut, second) = inline::starts(&line.text, first.end)
            .filter(|at| line.text[..*at].ends_with("  "))
            .take(50)
            .find_map(|at| Some((at, lettered(&line.text[at..])?)))?;
        (second.style == first.style).then_some((first.ordinal, second.ordinal, cut))
    };
    let Some((0, rows @ (2 | 3), _)) = lines.get(at).and_then(halves) else { return };
    let found: Vec<_> = lines[at..].iter().take(rows).map_while(halves).collect();
    let fits = found.len() == rows
        && found.iter().enumerate().all(|(row, half)| half.0 == row && half.1 == rows + row);
    if !fits {
        return;
    }
    let mut options: Vec<String> = Vec::with_capacity(rows * 2);
    for right in [false, true] {
        for (line, half) in lines[at..].iter().zip(&found) {
            let text = if right { &line.text[half.2..] } else { &line.text[..half.2] };
            options.push(text.trim().to_owned());
        }
    }
    for (line, pair) in lines[at..].iter_mut().zip(options.chunks(2)) {
        line.text = pair.join("   ");
    }
}

/// `Option A) …`, `Option B: …`, one after the other: the word is no part of the mark.
fn worded(lines: &mut [Line], at: usize) {
    let rest = |line: &Line| {
        let rest = mark::after_any(&line.text, &["option", "विकल्प"])?.trim_start();
        let mark = mark::bare(rest)[0]?;
        Some((mark.ordinal, rest.chars().next()?.to_string(), rest[mark.end..].to_owned()))
    };
    if lines.get(at).and_then(rest).is_none_or(|(ordinal, ..)| ordinal != 0) {
        return;
    }
    let row: Vec<_> = lines[at..]
        .iter()
        .take(6)
        .map_while(rest)
        .enumerate()
        .take_while(|(place, (ordinal, ..))| place == ordinal)
        .map(|(_, found)| found)
        .collect();
    if row.len() >= 2 {
        for (line, (ordinal, name, text)) in lines[at..].iter_mut().zip(row) {
            let letter = char::from(b'a' + u8::try_from(ordinal).unwrap_or(0));
            let name = if name.is_ascii() { name } else { letter.to_string() };
            line.text = format!("({name}) {text}");
        }
    }
}
