//! What stands in a question and ought not to: a mark or a number in an option that begins another,
//! and options within an explanation. Lines that were mixed up, or a question that was not seen, show
//! by these, and a person must look.

use super::block::{Asked, start};
use super::inline;
use super::mark::{self, Class, Mark, Style, Wrap};
use crate::interchange::remark::Said;

/// Notes what is odd in a question.
pub(super) fn look(asked: &mut Asked) {
    let mut noticed = Vec::new();
    let style = asked.options.first().map(|option| option.style);
    for (place, option) in asked.options.iter().enumerate() {
        let found =
            option.parts.iter().find_map(|part| within(&part.text, place, style, asked.number));
        if let Some(found) = found {
            noticed.push((option.line, Said::Stray { found: start(found) }));
        }
    }
    for part in &asked.lead {
        if let Some(found) = beside(&part.text).or_else(|| amid(&part.text)) {
            noticed.push((asked.line, Said::Stray { found: start(found) }));
        }
    }
    // A lone first number within what a numbered question asks: one may have been taken for another.
    let first = asked.lead.iter().skip(1).find(|part| {
        mark::bare(&part.text)[0].is_some_and(|mark| {
            mark.style.class == Class::Number
                && mark.ordinal == 0
                && matches!(mark.style.wrap, Wrap::Dot | Wrap::Close)
                && mark.end < part.text.len()
        })
    });
    if let Some(part) = first.filter(|_| asked.number.is_some()) {
        noticed.push((asked.line, Said::Stray { found: start(&part.text) }));
    }
    if let Some(found) = options_in_reason(asked) {
        noticed.push((asked.line, Said::Stray { found: start(found) }));
    }
    asked.noticed.extend(noticed);
}

/// What in an option looks like the beginning of the next one, or of another question.
fn within(text: &str, place: usize, style: Option<Style>, number: Option<usize>) -> Option<&str> {
    inline::starts(text, 0).filter(|at| *at > 0).take(200).find_map(|at| {
        let rest = &text[at..];
        let wide = text[..at].ends_with("  ");
        let is_odd = |mark: &Mark| {
            // The mark of the next option, or its own again.
            let next = Some(mark.style) == style
                && (mark.ordinal == place + 1 || mark.ordinal == place && mark.end < rest.len());
            let question = mark.style.class == Class::Number
                && number.is_some_and(|number| mark.ordinal == number)
                && rest[mark.end..].starts_with(char::is_uppercase)
                && Some(mark.style) != style;
            (next && !is_joined(&text[..at], &rest[mark.end..]))
                || question
                || (wide && begins(mark, rest))
        };
        let marks = mark::bare(rest);
        marks.iter().flatten().any(is_odd).then_some(rest)
    })
}

/// Whether words that join names stand beside a mark: `Both (a) and (b)`, `either (b) or (c)`.
fn is_joined(before: &str, after: &str) -> bool {
    const WORDS: &[&str] = &[
        "and",
        "or",
        "nor",
        "both",
        "either",
        "neither",
        "only",
        "of",
        "than",
        "to",
        "with",
        "और",
        "तथा",
        "एवं",
        "या",
        "दोनों",
        "केवल",
        "न",
        "clause",
        "section",
        "sub-section",
        "article",
        "item",
        "statement",
        "option",
    ];
    let last = before.trim_end().rsplit(' ').next().unwrap_or("").to_lowercase();
    let first = after.trim_start().split(' ').next().unwrap_or("").to_lowercase();
    before.trim_end().ends_with([',', '&', '/', '-'])
        || WORDS.contains(&last.as_str())
        || WORDS.contains(&first.trim_end_matches([',', '.']))
        || after.starts_with([',', '&'])
}

/// Whether a mark may begin an option or a question.
fn begins(mark: &Mark, text: &str) -> bool {
    let follows = mark.end < text.len();
    match mark.style.class {
        Class::Letter | Class::Ka | Class::A => {
            inline::may_be_options(*mark) && follows && mark.ordinal < 6
        }
        Class::Number => follows && text[mark.end..].starts_with(char::is_alphabetic),
        Class::Roman | Class::Statement | Class::Assertion => false,
    }
}

/// The mark of a first option, or a number, that stands apart in a line of the stem.
fn beside(text: &str) -> Option<&str> {
    // `… is a fruit? 4. Which …`: another question on the line.
    let after_ask = text.match_indices("? ").take(20).map(|(at, ask)| at + ask.len()).find(|at| {
        let rest = &text[*at..];
        let numbered = mark::bare(rest)[0].is_some_and(|mark| {
            mark.style.class == Class::Number
                && matches!(mark.style.wrap, Wrap::Dot | Wrap::Close)
                && rest[mark.end..].starts_with(char::is_uppercase)
        });
        numbered || mark::question(rest).is_some_and(|(number, _)| number.is_some())
    });
    if let Some(at) = after_ask {
        return Some(&text[at..]);
    }
    inline::starts(text, 0).filter(|at| *at > 0 && text[..*at].ends_with("  ")).take(50).find_map(
        |at| {
            let rest = &text[at..];
            let odd = |mark: &Mark| {
                mark.ordinal == 0 && mark.style.class != Class::Number && begins(mark, rest)
            };
            let number = mark::bare(rest)[0].is_some_and(|mark| {
                mark.style.class == Class::Number && mark.ordinal > 0 && begins(&mark, rest)
            });
            (number || mark::bare(rest).iter().flatten().any(odd)).then_some(rest)
        },
    )
}

/// A row of options in a stem whose first was taken for a number: `36 (2) 42 (3) 48 (4) 30`.
fn amid(text: &str) -> Option<&str> {
    inline::starts(text, 0).filter(|at| *at > 0).take(50).find_map(|at| {
        let second = mark::bare(&text[at..]).into_iter().flatten().find(|mark| {
            mark.ordinal == 1 && mark.style.wrap == Wrap::Round && inline::may_be_options(*mark)
        })?;
        let cuts = inline::following(text, at + second.end, second.style, 1);
        (cuts.len() >= 2).then_some(&text[at..])
    })
}

/// Three options one after the other in an explanation: a question may have been taken for it.
fn options_in_reason(asked: &Asked) -> Option<&str> {
    let mut run: Option<(Style, usize, &str)> = None;
    for part in &asked.reason {
        if inline::within(&part.text).is_some() {
            return Some(&part.text);
        }
        for mark in
            mark::at(&part.text).into_iter().flatten().filter(|mark| inline::may_be_options(*mark))
        {
            if inline::following(&part.text, mark.end, mark.style, mark.ordinal).len() >= 2
                && mark.ordinal == 0
            {
                return Some(&part.text);
            }
            run = match run {
                Some((style, last, first)) if style == mark.style && last + 1 == mark.ordinal => {
                    if mark.ordinal >= 2 {
                        return Some(first);
                    }
                    Some((style, mark.ordinal, first))
                }
                _ if mark.ordinal == 0 => Some((mark.style, 0, part.text.as_str())),
                other => other,
            };
        }
    }
    None
}
