//! Which language a text of a foreign file is in, by its script: such files do not say.

use crate::domain::locale::{Locale, Text};

/// The text in the language of its script: Hindi where there is a Devanagari letter, English where
/// there is another word. What has no words (a number, a year, a formula) is the same in both.
pub fn text(words: &str) -> Text {
    owned(words.to_owned())
}

/// The same of words that need not be copied.
pub fn owned(words: String) -> Text {
    match language(&words) {
        Some(locale) => Text::only(locale, words),
        None => Text::same(words),
    }
}

/// The language of a text; `None` if it has no words. A word has two letters next to each other, or
/// one letter of Devanagari.
pub fn language(words: &str) -> Option<Locale> {
    let mut has_word = false;
    if words.is_ascii() {
        has_word = words.as_bytes().windows(2).any(|two| two.iter().all(u8::is_ascii_alphabetic));
    } else {
        let mut after_letter = false;
        for c in words.chars() {
            if is_devanagari(c) {
                return Some(Locale::Hi);
            }
            let letter = c.is_alphabetic();
            has_word |= letter && after_letter;
            after_letter = letter;
        }
    }
    has_word.then_some(Locale::En)
}

/// A letter of Devanagari: no digit, no danda, no sign on its own.
const fn is_devanagari(c: char) -> bool {
    matches!(c, '\u{0904}'..='\u{0939}' | '\u{0950}' | '\u{0958}'..='\u{0961}' | '\u{0972}'..='\u{097f}')
}
