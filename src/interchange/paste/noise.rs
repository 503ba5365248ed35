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
            is_paged(&line.text)
                || is_dashed_number(line)
                || is_invitation(&line.text)
                || is_lone_number(lines, at)
                || is_rule(&line.text)
                || line.framed
                || is_button(&line.text)
        })
        .collect();
    mail(lines, &mut noise);
    slides(lines, &mut noise);
    running_heads(lines, &mut noise);
    let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if !noise[at] && may_be_header(&line.text) {
            seen.entry(shape(&line.text)).or_default().push(at);
        }
    }
    for places in seen.values().filter(|places| places.len() >= 2) {
        let at_edge = places
            .iter()
            .filter(|at| {
                lines[**at].page_break
                    || at.checked_sub(1).is_some_and(|before| is_paged(&lines[before].text))
                    || lines
                        .get(**at + 1)
                        .is_some_and(|next| next.page_break || is_paged(&next.text))
            })
            .count();
        let shouted = places.first().is_some_and(|at| is_shouted(&lines[*at].text));
        // One that comes only twice is believed at two edges.
        let often = places.len() >= 3 && (at_edge * 2 >= places.len() || shouted);
        if often || at_edge == places.len() {
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

/// A number of a page, alone or among the columns of a footer.
pub(super) fn is_paged(text: &str) -> bool {
    is_page_number(text) || has_page_number(text)
}

/// `www.example.org    Page 3 of 10    Phone 12345`, `Some School | Page 3 of 10`: a number of a page
/// among other columns.
fn has_page_number(text: &str) -> bool {
    let is_number = |cell: &str| {
        let cell = cell.trim();
        cell.chars().any(char::is_alphabetic) && is_page_number(cell)
    };
    text.len() < 200
        && (text.contains("  ") && text.split("  ").any(is_number)
            || text.contains('|')
                && mark::at(text).iter().all(Option::is_none)
                && [text.split('|').next(), text.split('|').next_back()]
                    .into_iter()
                    .flatten()
                    .any(is_number))
}

/// What a line says beside the number that stands at its edge, apart from the rest.
fn beside_number(text: &str) -> Option<(&str, usize)> {
    if text.len() > 200 || !text.contains("  ") {
        return None;
    }
    let (first, rest) = text.split_once("  ")?;
    let (before, last) = text.rsplit_once("  ")?;
    [(rest, first), (before, last)].into_iter().find_map(|(words, number)| {
        let number = number.trim().parse().ok().filter(|number| *number < 10_000)?;
        words.chars().any(char::is_alphabetic).then_some((words.trim(), number))
    })
}

/// Headers of which the number changes sides: the same words, twice or more, with a number that
/// grows.
fn running_heads(lines: &[Line], noise: &mut [bool]) {
    let mut seen: HashMap<&str, Vec<(usize, usize)>> = HashMap::new();
    for (at, line) in lines.iter().enumerate() {
        if !noise[at]
            && mark::at(&line.text).iter().all(Option::is_none)
            && let Some((words, number)) = beside_number(&line.text)
        {
            seen.entry(words).or_default().push((at, number));
        }
    }
    for places in seen.values().filter(|places| places.len() > 1) {
        if places.is_sorted_by(|one, next| one.1 < next.1) {
            for (at, _) in places {
                noise[*at] = true;
            }
        }
    }
}

/// `- 2 -`, of which the first dash was taken for a bullet.
fn is_dashed_number(line: &Line) -> bool {
    let number = line.text.trim_end_matches(['-', '–', ' ']);
    matches!(line.bullet, Some('-' | '–'))
        && number.len() < line.text.len()
        && (1..=4).contains(&number.len())
        && number.chars().all(|c| c.is_ascii_digit())
}

/// The number of a slide or of a card, where several go on by one.
pub(super) fn slide(text: &str) -> Option<usize> {
    let rest = mark::after_any(text, &["slide", "slide no", "card", "flashcard", "स्लाइड", "कार्ड"])?;
    mark::number(rest.trim_matches([' ', '.', ':', '#', '-', '–']))
}

/// Headings of slides and of cards.
fn slides(lines: &[Line], noise: &mut [bool]) {
    let found: Vec<(usize, usize)> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((at, slide(&line.text)?))).collect();
    if found.len() >= 3 && found.is_sorted_by(|one, next| one.1 < next.1) {
        for (at, _) in found {
            noise[at] = true;
        }
    }
}

/// What mail puts around a text: its head, who wrote what it answers, and how it ends.
fn mail(lines: &[Line], noise: &mut [bool]) {
    let is_head = |line: &&Line| {
        mark::after_any(&line.text, &["from", "to", "subject", "date", "cc", "sent", "bcc"])
            .is_some_and(|rest| rest.starts_with(':'))
    };
    let heads = lines.iter().take_while(|line| is_head(line)).count();
    if heads >= 2 {
        noise[..heads].fill(true);
    }
    for (at, line) in lines.iter().enumerate() {
        let text = line.text.as_str();
        let wrote = text.starts_with("On ") && text.ends_with("wrote:")
            || text.starts_with("-----Original Message")
            || text.starts_with("---------- Forwarded message");
        let sent = text.starts_with("Sent from my ");
        noise[at] |= wrote || sent;
        let regards = mark::after_any(
            text.trim_end_matches([',', '.', '!']),
            &[
                "thanks & regards",
                "thanks and regards",
                "with regards",
                "best regards",
                "regards",
                "warm regards",
                "yours sincerely",
            ],
        );
        if regards.is_some_and(|rest| rest.trim().is_empty()) {
            // A name stands below.
            noise[at] = true;
            if let Some(name) = lines.get(at + 1)
                && !name.blank_before
                && name.text.split(' ').count() <= 4
                && mark::at(&name.text).iter().all(Option::is_none)
            {
                noise[at + 1] = true;
            }
        }
    }
}

/// How often a button must be there to be one of a site, and not words of one question.
const OFTEN: usize = 3;

/// The buttons of a site that come again and again, and how often each does.
pub(super) fn buttons(lines: &[Line], noise: &[bool]) -> HashMap<String, usize> {
    let mut found: HashMap<String, usize> = HashMap::new();
    for (line, _) in lines.iter().zip(noise).filter(|(_, noise)| **noise) {
        if is_button(&line.text) {
            *found.entry(line.text.to_lowercase()).or_default() += 1;
        }
    }
    found.retain(|_, count| *count >= OFTEN);
    found
}

/// What stands on the buttons of sites for quizzes, and at the foot of pages.
fn is_button(text: &str) -> bool {
    const BUTTONS: &[&str] = &[
        "view answer",
        "show answer",
        "hide answer",
        "check answer",
        "see answer",
        "answer explanation",
        "view explanation",
        "view solution",
        "show solution",
        "view answer discuss",
        "view answer explanation",
        "answer solution discuss",
        "discuss",
        "discuss in forum",
        "discuss in board",
        "workspace",
        "report error",
        "report this question",
        "save for later",
        "share on whatsapp",
        "share on facebook",
        "share on telegram",
        "download pdf",
        "download soln pdf",
        "download solution pdf",
        "start complete exam preparation",
        "next question",
        "previous question",
        "submit answer",
        "start quiz",
        "attempt now",
        "join now",
        "share this question",
        "p t o",
        "pto",
        "contd",
        "turn over",
        "end",
        "the end",
        "end of paper",
        "end of the paper",
        "rough work",
        "space for rough work",
        "उत्तर देखें",
        "उत्तर देखे",
    ];
    // `1 point`, as forms have it.
    let points = mark::after_any(
        text.trim_start_matches(|c: char| c.is_ascii_digit()).trim(),
        &["point", "points"],
    );
    if text.starts_with(|c: char| c.is_ascii_digit()) && points == Some("") {
        return true;
    }
    text.len() < 60 && BUTTONS.contains(&super::codes::words(text).join(" ").as_str())
}

/// A number alone on its line, with room around it or at the edge of a page.
fn is_lone_number(lines: &[Line], at: usize) -> bool {
    let text = &lines[at].text;
    if lines[at].bullet.is_some() || text.chars().count() > 4 || !text.chars().all(char::is_numeric)
    {
        return false;
    }
    let next = lines.get(at + 1);
    // Under an option that is all there, over the next number: the options are done.
    let is_mark = |text: &str| mark::is_all_mark(text);
    let before = at.checked_sub(1).map(|before| lines[before].text.as_str());
    let between = before.is_some_and(|text| {
        let last = |mark: &mark::Mark| {
            mark.ordinal + super::inline::following(text, mark.end, mark.style, mark.ordinal).len()
        };
        mark::at(text).iter().flatten().any(|mark| last(mark) > 0) && !is_mark(text)
    }) && next.is_some_and(|next| {
        key::is_table_head(&next.text)
            || mark::question(&next.text).is_some()
            || mark::at(&next.text)[0].is_some_and(|mark| {
                mark.style.class == mark::Class::Number && mark.end < next.text.len()
            })
    });
    between
        || lines[at].page_break
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
