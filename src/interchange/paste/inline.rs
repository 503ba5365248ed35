//! Several marks on one line: `(a) Delhi (b) Mumbai (c) Chennai (d) Kolkata`.

use super::mark::{self, Class, Mark, Style, Wrap};

/// A mark within a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cut {
    /// Where the mark begins, in bytes.
    pub start: usize,
}

/// The marks that follow one at the beginning of a text, each the next of its row and with words
/// before it.
pub(super) fn following(text: &str, from: usize, style: Style, ordinal: usize) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let (mut next, mut said) = (ordinal + 1, from);
    for at in starts(text, from) {
        // A mark has spaces in it sometimes, `(b  )`, and another could begin there.
        if text.get(said..at).is_none_or(|words| words.trim().is_empty()) {
            continue;
        }
        let found = mark::bare(&text[at..])
            .into_iter()
            .flatten()
            .find(|mark| mark.style == style && mark.ordinal == next);
        if let Some(mark) = found
            && at + mark.end < text.len()
        {
            cuts.push(Cut { start: at });
            said = at + mark.end;
            next += 1;
        }
    }
    cuts
}

/// The first mark of a row of options within a line that begins with other words, and those after
/// it. Only a row of three or more is believed, of four where the mark is a letter and a point.
pub(super) fn within(text: &str) -> Option<(Cut, Style, Vec<Cut>)> {
    let mut tries = 0;
    for at in starts(text, 0).filter(|at| *at > 0) {
        for mark in mark::bare(&text[at..]).into_iter().flatten() {
            if mark.ordinal != 0 || !may_be_options(mark) {
                continue;
            }
            tries += 1;
            let cuts = following(text, at + mark.end, mark.style, 0);
            let least = if mark.style.wrap == Wrap::Dot { 3 } else { 2 };
            if closes(text, mark.style, cuts.len()) {
                return None;
            }
            if cuts.len() >= least {
                return Some((Cut { start: at }, mark.style, cuts));
            }
            if tries >= 4 {
                return None;
            }
        }
    }
    None
}

/// Whether the last mark ends the text: letters stand after the parts that they name, as where an
/// error is to be found, and nothing begins with them.
pub(super) fn closes(text: &str, style: Style, last: usize) -> bool {
    let end = text.trim_end_matches(['.', ' ']);
    let at = end.rfind(' ').map_or(0, |at| at + 1);
    last > 0
        && mark::bare(&end[at..]).iter().flatten().any(|mark| {
            mark.style == style && mark.ordinal == last + 1 && mark.end >= end.len() - at
        })
}

/// Whether a mark can be that of an option.
pub(super) fn may_be_options(mark: Mark) -> bool {
    match mark.style.class {
        Class::Letter | Class::Ka | Class::A => true,
        Class::Number => matches!(mark.style.wrap, Wrap::Round | Wrap::Square),
        Class::Roman | Class::Statement | Class::Assertion => false,
    }
}

/// Where a mark may begin: at the start, and after a space.
pub(super) fn starts(text: &str, from: usize) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    (from..bytes.len()).filter(move |at| {
        let before = at.checked_sub(1).map(|before| bytes[before]);
        matches!(before, None | Some(b' ' | b'?' | b',' | b';' | b'|'))
            && bytes[*at] != b' '
            && text.is_char_boundary(*at)
    })
}
