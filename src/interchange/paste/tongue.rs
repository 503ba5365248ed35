//! Which language a text is in, and texts that come in both: `India | भारत`, or an English sentence
//! and its Hindi one.

use super::clean::{is_devanagari, marked_up, spaced};
use crate::domain::locale::{Locale, Text};

/// A piece of a text: a line, or what stands between two marks.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Part {
    /// What it says.
    pub text: String,
    /// Whether an empty line stands before it.
    pub blank_before: bool,
    /// Whether its last word goes on in the next.
    pub soft_end: bool,
}

/// A text in the language of its letters; without letters it is the same in both.
pub(super) fn text(text: &str) -> Text {
    let text = text.to_owned();
    match script(&text) {
        Some(locale) => Text::only(locale, text),
        None => Text::same(text),
    }
}

/// The language of the letters: Hindi if any is Devanagari.
pub(super) fn script(text: &str) -> Option<Locale> {
    let mut latin = false;
    for c in text.chars() {
        if is_devanagari(c) && !matches!(c, '०'..='९') {
            return Some(Locale::Hi);
        }
        latin |= !is_devanagari(c) && c.is_alphabetic();
    }
    latin.then_some(Locale::En)
}

/// The parts as one text. With `loose` two words without a stop may be a text in two languages, as
/// in options.
pub(super) fn of(parts: &[Part], loose: bool) -> Text {
    let (mut english, mut hindi): (Vec<Part>, Vec<Part>) = (Vec::new(), Vec::new());
    let mut paired = false;
    for part in parts {
        if let Some((one, other)) = split(&part.text, loose) {
            paired = true;
            english.push(Part { text: one.to_owned(), ..part.clone() });
            hindi.push(Part { text: other.to_owned(), ..part.clone() });
        } else {
            match script(&part.text) {
                Some(Locale::Hi) => hindi.push(part.clone()),
                Some(Locale::En) => english.push(part.clone()),
                None => {
                    english.push(part.clone());
                    hindi.push(part.clone());
                }
            }
        }
    }
    let both = || {
        let (one, other) = (join(&english), join(&hindi));
        if one == other { text(&one) } else { Text::both(one, other) }
    };
    if paired || changes_once(parts, loose) { both() } else { text(&join(parts)) }
}

/// Puts the same text in the other language after it. What has the same words is not repeated.
pub(super) fn add(parts: &mut Vec<Part>, other: &[Part]) {
    let words = |parts: &[Part]| {
        super::codes::words(
            &parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join(" "),
        )
    };
    if words(parts) != words(other) {
        let first = parts.is_empty();
        parts.extend(other.iter().enumerate().map(|(place, part)| Part {
            blank_before: part.blank_before || (place == 0 && !first),
            ..part.clone()
        }));
    }
}

/// Whether a whole text in one language is followed by one in the other.
fn changes_once(parts: &[Part], loose: bool) -> bool {
    let mut before: Option<Locale> = None;
    let mut changed = None;
    for (index, part) in parts.iter().enumerate() {
        let Some(locale) = script(&part.text) else { continue };
        if before.is_some_and(|before| before != locale) {
            if changed.is_some() {
                return false;
            }
            changed = Some(index);
        }
        before = Some(locale);
    }
    changed.is_some_and(|at| {
        let ends = |part: Option<&Part>| part.is_some_and(|part| ends_sentence(&part.text));
        loose
            || parts[at].blank_before
            || (ends(at.checked_sub(1).and_then(|at| parts.get(at))) && ends(parts.last()))
    })
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['*', '"', '”', ')']).ends_with(['.', '?', ':', '।', '!', '_', ';'])
}

/// The English and the Hindi half of `India | भारत`.
fn split(whole: &str, loose: bool) -> Option<(&str, &str)> {
    if let Some((one, other)) = whole.split_once('|') {
        let (one, other) = (one.trim(), other.trim());
        if one.is_empty() || other.is_empty() || other.contains('|') {
            return None;
        }
        return match (script(one), script(other)) {
            (Some(Locale::En) | None, Some(Locale::Hi)) => Some((one, other)),
            (Some(Locale::Hi), Some(Locale::En) | None) => Some((other, one)),
            _ if one == other => Some((one, other)),
            (None, None) if other.chars().any(is_devanagari) => Some((one, other)),
            _ => None,
        };
    }
    for (at, slash) in whole.match_indices('/').take(8) {
        let (one, other) = (&whole[..at], &whole[at + slash.len()..]);
        let free = one.ends_with(' ') && other.starts_with(' ');
        if !(free || loose) {
            continue;
        }
        let (one, other) = (one.trim(), other.trim());
        let first = |text: &str| text.chars().find(|c| c.is_alphabetic()).map(is_devanagari);
        let words = |text: &str| loose || text.split_whitespace().count() >= 3;
        let (left, right) = (script(one), script(other));
        if left == Some(Locale::En)
            && right == Some(Locale::Hi)
            && first(other) == Some(true)
            && words(one)
        {
            return Some((one, other));
        }
        if left == Some(Locale::Hi)
            && right == Some(Locale::En)
            && first(other) == Some(false)
            && words(one)
        {
            return Some((other, one));
        }
    }
    None
}

/// The parts in one language, with hard line breaks taken out.
pub(super) fn join(parts: &[Part]) -> String {
    let mut out = String::new();
    let mut soft = false;
    for part in parts {
        let words = spaced(&part.text);
        if words.is_empty() {
            continue;
        }
        if !out.is_empty() && !soft {
            let goes_on = words.starts_with(|c: char| c.is_lowercase());
            let broken = out.ends_with('-') && goes_on;
            if !broken {
                let breaks = part.blank_before || (ends_sentence(&out) && !goes_on);
                out.push(if breaks { '\n' } else { ' ' });
            }
        }
        out.push_str(&words);
        soft = part.soft_end;
    }
    let mut out = marked_up(&out);
    out.truncate(out.floor_char_boundary(super::MOST_TEXT));
    out
}

/// Several texts as one, in the languages that all of them have.
pub(super) fn compose(texts: &[&Text], f: impl Fn(&[&str]) -> String) -> Text {
    let made = |locale: Locale| f(&texts.iter().map(|text| text.text(locale)).collect::<Vec<_>>());
    let has = |locale: Locale| texts.iter().all(|text| text.exact(locale).is_some());
    let any =
        |locale: Locale| texts.iter().any(|text| !text.is_same() && text.exact(locale).is_some());
    match (has(Locale::En), has(Locale::Hi)) {
        (true, true) if !any(Locale::En) && !any(Locale::Hi) => Text::same(made(Locale::En)),
        (true, true) => Text::both(made(Locale::En), made(Locale::Hi)),
        (true, false) => Text::only(Locale::En, made(Locale::En)),
        (false, true) => Text::only(Locale::Hi, made(Locale::Hi)),
        (false, false) => {
            let first = if any(Locale::Hi)
                && texts.first().is_some_and(|text| text.exact(Locale::Hi).is_some())
            {
                Locale::Hi
            } else {
                Locale::En
            };
            Text::only(first, made(first))
        }
    }
}
