//! Marks that a scan misread: `5,` for `5.`, `1O.` for `10.`, `(l)` for `(1)`. Put right only where
//! the marks before and after leave no other reading.

use super::block::start;
use super::clean::Line;
use super::inline;
use super::mark::{self, Class, Wrap};
use super::{Place, Remark, Said};

/// How far below the number of a question its first option is looked for.
const FAR: usize = 6;

/// Puts the marks right, and says where it read a letter as another.
pub(super) fn mend(lines: &mut [Line], remarks: &mut Vec<Remark>) {
    let mut last = None;
    unmarked(lines);
    for at in 0..lines.len() {
        if let Some(text) = letter_between(lines, at) {
            let found = start(&text);
            remarks.push(Remark {
                place: Place::Line(lines[at].number),
                said: Said::Lenient { found },
            });
            lines[at].text = text;
        }
        if let Some(text) = first_option(lines, at) {
            lines[at].text = text;
        }
        let text = &lines[at].text;
        if let Some((number, rest)) = misread(text).or_else(|| misread_one(text))
            && (last.unwrap_or(0) + 1 == number && (number > 1 || second_follows(&lines[at + 1..])))
            && options_follow(&lines[at + 1..])
        {
            let text = format!("{number}. {rest}");
            lines[at].text = text;
            last = Some(number);
        } else {
            last = numbered(text).or(last);
        }
    }
}

/// Numbers of questions without a point, `1 Which …`, `2 Where …`: two or more that go on by one, with
/// options under each.
fn unmarked(lines: &mut [Line]) {
    let bare = |text: &str| {
        let (name, rest) = text.split_once(' ')?;
        let rest = rest.trim_start();
        let is_word =
            rest.starts_with(|c: char| c.is_uppercase() || super::clean::is_devanagari(c));
        mark::number(name).filter(|_| is_word && name.len() <= 3 && rest.contains(' '))
    };
    let found: Vec<(usize, usize)> = (0..lines.len())
        .filter_map(|at| Some((at, bare(&lines[at].text)?)))
        .filter(|(at, _)| options_follow(&lines[at + 1..]) || names_follow(&lines[at + 1..]))
        .collect();
    for chain in found.chunk_by(|one, next| one.1 + 1 == next.1).filter(|chain| chain.len() > 1) {
        for (at, number) in chain {
            let rest = lines[*at].text.split_once(' ').map_or("", |(_, rest)| rest.trim_start());
            lines[*at].text = format!("{number}. {rest}");
        }
    }
}

/// Whether options with bare letters stand under a line: `A Delhi`, `B Mumbai`.
fn names_follow(lines: &[Line]) -> bool {
    let first = lines.iter().take(4).position(|line| line.text.starts_with("A "));
    first.and_then(|at| lines.get(at + 1)).is_some_and(|next| next.text.starts_with("B "))
}

/// A line with the mark that stands between those of the lines around it: `(h)` between `(a)` and
/// `(c)` is `(b)`.
fn letter_between(lines: &[Line], at: usize) -> Option<String> {
    let mark = |at: usize| {
        let marks = mark::bare(&lines.get(at)?.text).into_iter().flatten();
        marks.into_iter().find(|mark| matches!(mark.style.class, Class::Letter | Class::Number))
    };
    let (before, own, next) = (mark(at.checked_sub(1)?)?, mark(at)?, mark(at + 1)?);
    let text = &lines[at].text;
    let fits = before.style == next.style
        && before.style.class == Class::Letter
        && before.style.wrap == own.style.wrap
        && before.ordinal + 2 == next.ordinal
        && before.ordinal + 1 != own.ordinal
        && next.ordinal < 6
        && own.end < text.len();
    let letter = char::from(b'a' + u8::try_from(before.ordinal + 1).ok().filter(|_| fits)?);
    let letter = if before.style.upper { letter.to_ascii_uppercase() } else { letter };
    let name = text.find(|c: char| c.is_ascii_alphanumeric())?;
    let after = text[name..].find(|c: char| !c.is_ascii_alphanumeric())? + name;
    Some(format!("{}{letter}{}", &text[..name], &text[after..]))
}

/// The number of a question that a line begins with.
fn numbered(text: &str) -> Option<usize> {
    let said = mark::question(text).and_then(|(number, _)| number);
    said.or_else(|| {
        mark::bare(text)[0]
            .filter(|mark| {
                mark.style.class == Class::Number
                    && matches!(mark.style.wrap, Wrap::Dot | Wrap::Close)
                    && mark.end < text.len()
            })
            .map(|mark| mark.ordinal + 1)
    })
}

/// The number that a line seems to begin with, at least 2, and what follows it.
fn misread(text: &str) -> Option<(usize, &str)> {
    let end = text.find(['.', ')', ','])?;
    let (name, tail) = text.split_at(end);
    if name.len() > 3 || !name.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits = name.chars().map(|c| match c {
        '0'..='9' => Some(c),
        'O' | 'o' => Some('0'),
        'l' | 'I' | '|' => Some('1'),
        _ => None,
    });
    let digits: String = digits.collect::<Option<_>>()?;
    let is_odd = digits != name || tail.starts_with(',');
    let rest = tail[1..].strip_prefix(' ')?.trim_start();
    let number = digits.parse().ok().filter(|number| *number > 1)?;
    (is_odd && !rest.is_empty() && !rest.starts_with(|c: char| c.is_lowercase() || c.is_numeric()))
        .then_some((number, rest))
}

/// The same where the whole number was read as a letter: `l.` for `1.`, `S.` for `5.`
fn misread_one(text: &str) -> Option<(usize, &str)> {
    let (name, rest) = text.split_once(". ")?;
    let number = match name {
        "l" | "I" | "|" => 1,
        "S" => 5,
        _ => return None,
    };
    let rest = rest.trim_start();
    (rest.starts_with(char::is_uppercase) && rest.contains(' ')).then_some((number, rest))
}

/// Whether the next number is a 2.
fn second_follows(lines: &[Line]) -> bool {
    lines.iter().take(2 * FAR).find_map(|line| numbered(&line.text)) == Some(2)
}

/// Whether a first option begins one of the next lines, before another question.
fn options_follow(lines: &[Line]) -> bool {
    lines
        .iter()
        .take(FAR)
        .take_while(|line| numbered(&line.text).is_none())
        .any(|line| starts_as_one(&line.text) || is_first(&line.text))
}

fn is_first(text: &str) -> bool {
    let opens = |mark: &mark::Mark| mark.ordinal == 0 && inline::may_be_options(*mark);
    mark::bare(text).iter().flatten().any(opens) || inline::within(text).is_some()
}

fn starts_as_one(text: &str) -> bool {
    ["(l)", "(I)", "(|)"].iter().any(|mark| text.starts_with(mark))
}

/// The line with `(1)` for what looks like it, if the second option follows.
fn first_option(lines: &[Line], at: usize) -> Option<String> {
    let text = &lines[at].text;
    if !starts_as_one(text) {
        return None;
    }
    let is_second = |text: &str| {
        mark::bare(text)[0].is_some_and(|mark| {
            mark.style.class == Class::Number && mark.style.wrap == Wrap::Round && mark.ordinal == 1
        })
    };
    let here = inline::starts(text, 3).take(200).any(|at| is_second(&text[at..]));
    let below = lines.get(at + 1).is_some_and(|next| is_second(&next.text));
    (here || below).then(|| format!("(1){}", &text[3..]))
}
