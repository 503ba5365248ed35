//! What can be seen in a text without understanding it: its length, the language it seems to be in,
//! an option named by its letter.

use unicode_segmentation::UnicodeSegmentation;

use crate::domain::locale::Locale;

/// The length of a text in characters as people count them: a letter with its vowel signs is one
/// (extended grapheme clusters of UAX #29).
pub fn graphemes(text: &str) -> usize {
    text.graphemes(true).count()
}

/// The length of a text if it is longer than this; without counting where the bytes tell already.
pub(super) fn longer_than(text: &str, most: usize) -> Option<usize> {
    (text.len() > most).then(|| graphemes(text)).filter(|length| *length > most)
}

/// The length of a text if it is shorter than this, counted no further.
pub(super) fn shorter_than(text: &str, least: usize) -> Option<usize> {
    Some(text.graphemes(true).take(least).count()).filter(|length| *length < least)
}

/// Whether an id is made of lower-case letters, digits, `-`, `_` and `.` only, begins and ends with
/// a letter or a digit, and has at most 64 of them.
pub(crate) fn well_formed_id(id: &str) -> bool {
    const LONGEST: usize = 64;
    let plain = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    id.len() <= LONGEST
        && id.as_bytes().first().is_some_and(plain)
        && id.as_bytes().last().is_some_and(plain)
        && id.bytes().all(|b| plain(&b) || matches!(b, b'-' | b'_' | b'.'))
}

/// An id made of a name: small letters, digits and hyphens, at most 48; `None` if nothing is left.
pub fn slug(name: &str) -> Option<String> {
    let mut id = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            id.push(c);
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    let id: String = id.chars().take(48).collect();
    let id = id.trim_end_matches('-');
    (!id.is_empty()).then(|| id.to_owned())
}

/// The language of a text that seems to say something in one language only. Years, numbers, names
/// and codes are in none: Devanagari, or two words in small Latin letters, make a language.
pub(super) fn language(text: &str) -> Option<Locale> {
    if text.chars().any(|c| matches!(c, '\u{0904}'..='\u{0939}')) {
        return Some(Locale::Hi);
    }
    let small = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 1 && word.chars().all(|c| c.is_ascii_lowercase()))
        .count();
    (small >= 2).then_some(Locale::En)
}

/// The words by which a text names an option: "option (b)", "Option C", "विकल्प (ख)". Such words
/// become false when options change places.
pub(super) fn option_by_letter(text: &str) -> Option<String> {
    const KEYWORDS: [&str; 6] = ["option", "options", "choice", "alternative", "विकल्प", "विकल्पों"];
    const ANSWERS: [&str; 4] = ["answer", "ans", "key", "उत्तर"];
    let words: Vec<&str> = text.split_whitespace().collect();
    for (number, word) in words.iter().enumerate() {
        let bare = word.trim_matches(|c: char| !c.is_alphabetic() && !is_sign(c));
        let is_one_of = |known: &[&str]| known.iter().any(|known| known.eq_ignore_ascii_case(bare));
        let is_option = is_one_of(&KEYWORDS);
        if !is_option && !is_one_of(&ANSWERS) {
            continue;
        }
        let rest = words.get(number + 1..).unwrap_or_default();
        let skipped = rest.iter().take_while(|word| matches!(**word, "is" | "no." | "है")).count();
        let Some(letter) = rest.get(skipped) else { continue };
        let bracketed = letter.starts_with(['(', '[']);
        let inner = letter.trim_matches(|c: char| !c.is_alphanumeric());
        let named = matches!(inner, "A" | "B" | "C" | "D" | "E" | "क" | "ख" | "ग" | "घ" | "ङ")
            || matches!(inner, "अ" | "ब" | "स" | "द" if bracketed)
            || matches!(inner, "a" | "b" | "c" | "d" | "e" if bracketed || (is_option && inner != "a"))
            || (is_option && matches!(inner, "1" | "2" | "3" | "4" | "5"));
        // After "answer", only a letter in brackets is surely an option's.
        if named && (is_option || bracketed) {
            let end = number + 2 + skipped;
            return Some(words.get(number..end).unwrap_or_default().join(" "));
        }
    }
    None
}

/// A vowel sign or other mark of Devanagari, which is part of a word.
const fn is_sign(c: char) -> bool {
    matches!(c, '\u{0900}'..='\u{0903}' | '\u{093A}'..='\u{094F}')
}
