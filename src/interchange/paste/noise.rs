//! Lines that belong to the page and not to the questions: numbers of pages, headers and footers
//! that come again, invitations to a channel.

use std::collections::HashMap;

use super::clean::{Line, is_devanagari};
use super::{key, mark};

/// Which lines are of the page.
pub(super) fn find(lines: &[Line]) -> Vec<bool> {
    let mut noise: Vec<bool> = lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            is_page_number(&line.text)
                || is_invitation(&line.text)
                || is_lone_number(lines, at)
                || is_rule(&line.text)
        })
        .collect();
    let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if !noise[at] && may_be_header(&line.text) {
            seen.entry(shape(&line.text)).or_default().push(at);
        }
    }
    for places in seen.values().filter(|places| places.len() >= 3) {
        let at_edge = places
            .iter()
            .filter(|at| {
                lines[**at].page_break
                    || at.checked_sub(1).is_some_and(|before| is_page_number(&lines[before].text))
                    || lines
                        .get(**at + 1)
                        .is_some_and(|next| next.page_break || is_page_number(&next.text))
            })
            .count();
        let shouted = places.first().is_some_and(|at| is_shouted(&lines[*at].text));
        if at_edge * 2 >= places.len() || shouted {
            for at in places {
                noise[*at] = true;
            }
        }
    }
    noise
}

/// The line with every number alike.
fn shape(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

fn may_be_header(text: &str) -> bool {
    let len = text.chars().count();
    (4..=120).contains(&len)
        && !text.starts_with(['(', '['])
        && !text.ends_with(['?', ':', ','])
        && mark::at(text).iter().all(Option::is_none)
        && mark::question(text).is_none()
        && key::after_word(text).is_none()
        && mark::explanation(text).is_none()
        && text.chars().any(char::is_alphabetic)
}

/// Whether every Latin letter is a capital, and there are some words of them.
fn is_shouted(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 6 && !text.chars().any(|c| c.is_lowercase() || is_devanagari(c))
}

/// `Page 3 of 10`, `- 3 -`, `3 | P a g e`.
fn is_page_number(text: &str) -> bool {
    if text.len() > 40 {
        return false;
    }
    let plain: String =
        text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    let digits = plain.chars().filter(|c| c.is_numeric()).count();
    let rest: String = plain.chars().filter(|c| !c.is_numeric()).collect();
    (1..=8).contains(&digits)
        && matches!(
            rest.as_str(),
            "page"
                | "pageof"
                | "page/"
                | "|page"
                | "page|"
                | "--"
                | "––"
                | "——"
                | "pg."
                | "pageno."
                | "पृष्ठ"
                | "पेज"
                | "[]"
                | "[page]"
                | "p."
                | "|pageof"
        )
        && (rest != "[]" || plain.starts_with('['))
}

/// A number alone on its line, with room around it or at the edge of a page.
fn is_lone_number(lines: &[Line], at: usize) -> bool {
    let text = &lines[at].text;
    if text.chars().count() > 4 || !text.chars().all(char::is_numeric) {
        return false;
    }
    let next = lines.get(at + 1);
    lines[at].page_break
        || next.is_none_or(|next| next.page_break)
        || (lines[at].blank_before && next.is_some_and(|next| next.blank_before))
}

/// A row of dashes or stars.
fn is_rule(text: &str) -> bool {
    text.is_empty()
        || (text.chars().count() >= 3
            && text.chars().all(|c| {
                matches!(
                    c,
                    '-' | '–'
                        | '—'
                        | '*'
                        | '='
                        | '~'
                        | '_'
                        | '•'
                        | '.'
                        | '#'
                        | '━'
                        | '─'
                        | '➖'
                        | '·'
                        | ' '
                )
            }))
}

/// A line that asks to join or to follow, with an address; or an address alone.
fn is_invitation(text: &str) -> bool {
    if !text.contains(['@', '/']) && !text.contains(".c") && !text.contains("ww.") {
        return false;
    }
    let lower = text.to_lowercase();
    let address = ["http://", "https://", "www.", "t.me/", ".com", ".in/", "@"]
        .iter()
        .any(|mark| lower.contains(mark));
    if !address || text.ends_with('?') {
        return false;
    }
    let alone = !text.trim().contains(' ') && !text.contains('(');
    let asks = [
        "join",
        "follow",
        "subscribe",
        "download",
        "visit",
        "share",
        "telegram",
        "whatsapp",
        "जुड़ें",
        "फॉलो",
    ]
    .iter()
    .any(|word| lower.contains(word));
    (alone && mark::at(text).iter().all(Option::is_none))
        || (asks && mark::at(text).iter().all(Option::is_none) && mark::question(text).is_none())
}
