//! Finding questions by their words: what counts as a word, which words count as the same, and what a
//! learner's query asks for. The index that makes it quick is the store's business; this is what it
//! agrees with, so that what is found is also what is marked.
//!
//! A word is a run of letters, digits and marks of any script. It goes by its *plain form*: small
//! letters, no accents, no nukta (ज़ is ज), chandrabindu as anusvara, a nasal before a consonant of its
//! own row as anusvara (हिन्दी is हिंदी), digits of either script as 0–9. A Hindi word goes also by its
//! sounds in Latin letters ([`roman`]), so that "sanyukt" finds संयुक्त.

mod picked;
pub mod roman;

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

pub use self::picked::{Facets, Picked};
use super::{Body, Question};
use crate::domain::locale::{Locale, Text};

/// The characters of a plain form that count; what a longer word has beyond is not looked at.
const LONGEST: usize = 40;

/// The words of a query that count; later ones are not looked at.
const MOST_WORDS: usize = 16;

/// The bytes of a query that are read.
const MOST_BYTES: usize = 1024;

/// Latin words shorter than this are not taken for Hindi ones: "to" and "in" would find half of all.
const LEAST_ROMAN: usize = 3;

/// Sounds shorter than this are only looked up whole, for the same reason.
const LEAST_SOUNDS: usize = 2;

/// Stands before sounds in an index, where no word begins with it.
const SOUNDS: char = '~';

/// Where the words of a text are, in bytes.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let start = loop {
            let (at, c) = rest.next()?;
            if c.is_alphanumeric() {
                break at;
            }
        };
        while rest.next_if(|(_, c)| is_of_word(*c)).is_some() {}
        let end = rest.peek().map_or(text.len(), |(at, _)| *at);
        Some(start..end)
    })
}

/// Whether a word goes on with this character. The joiners of Devanagari are invisible and say
/// nothing.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '\u{200c}' | '\u{200d}' | '\u{ad}')
}

/// The plain form of a word.
pub fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.chars().take(LONGEST).map(|c| c.to_ascii_lowercase()).collect();
    }
    let mut letters = Vec::with_capacity(word.len() / 2);
    // More letters than count are not even taken apart: a word may be as long as a file.
    for c in word.nfkd().take(2 * LONGEST) {
        match c {
            '\u{93c}' | '\u{200c}' | '\u{200d}' | '\u{ad}' => {}
            'ँ' => letters.push('ं'),
            '०'..='९' => letters.extend(char::from_u32(u32::from(c) - 0x966 + u32::from('0'))),
            _ if is_accent(c) => {}
            _ => letters.extend(c.to_lowercase()),
        }
    }
    let mut plain = String::with_capacity(word.len());
    let mut at = 0;
    while let Some(letter) = letters.get(at).filter(|_| at < LONGEST) {
        let is_joined = letters.get(at + 1) == Some(&'्');
        if is_joined && letters.get(at + 2).is_none_or(|next| is_nasal_of(*letter, *next)) {
            // At the end too, so that हिन् is the beginning of हिन्दी.
            plain.push(if "ङञणनम".contains(*letter) { 'ं' } else { *letter });
            if !"ङञणनम".contains(*letter) {
                plain.push('्');
            }
            at += 2;
        } else {
            plain.push(*letter);
            at += 1;
        }
    }
    plain
}

/// A mark over or under a letter of the Latin, Greek or Cyrillic alphabets.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// Whether a nasal belongs to the row of the consonant after it, so that anusvara may stand for it.
fn is_nasal_of(nasal: char, next: char) -> bool {
    let row = match nasal {
        'ङ' => "कखगघ",
        'ञ' => "चछजझ",
        'ण' => "टठडढ",
        'न' => "तथदध",
        'म' => "पफबभ",
        _ => return false,
    };
    row.contains(next)
}

/// Every form that an index keeps of a word: its plain form, and of a Hindi word its sounds.
pub fn forms(word: &str) -> Vec<String> {
    let mut forms = vec![plain(word)];
    forms
        .extend(roman::sounds_of_hindi(word).into_iter().map(|sounds| format!("{SOUNDS}{sounds}")));
    forms
}

/// One word that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Want {
    /// Its plain form.
    plain: String,
    /// Its sounds, if it may be Hindi in Latin letters.
    sounds: Vec<String>,
    /// Whether the word is all there, or may go on.
    is_whole: bool,
}

impl Want {
    fn of(word: &str, is_whole: bool) -> Self {
        let plain = plain(word);
        let is_latin = plain.len() >= LEAST_ROMAN && plain.bytes().all(|b| b.is_ascii_lowercase());
        let sounds = if is_latin { roman::sounds_of_latin(&plain, is_whole) } else { Vec::new() };
        Self { plain, sounds, is_whole }
    }

    /// What to look up in an index of [`forms`], each with whether it must be the whole form or only
    /// its beginning. The first is the word as typed.
    pub fn forms(&self) -> Vec<(String, bool)> {
        let sounds = self.sounds.iter();
        let sounds = sounds.map(|sounds| (format!("{SOUNDS}{sounds}"), self.is_whole_in(sounds)));
        std::iter::once((self.plain.clone(), self.is_whole)).chain(sounds).collect()
    }

    /// The word as typed, by its plain form.
    pub fn as_typed(&self) -> &str {
        &self.plain
    }

    /// Whether nothing but the first letter is there yet.
    fn is_barely_begun(&self) -> bool {
        !self.is_whole && self.plain.chars().nth(1).is_none()
    }

    /// Whether the word is all there, or may go on.
    pub const fn is_whole(&self) -> bool {
        self.is_whole
    }

    fn is_whole_in(&self, sounds: &str) -> bool {
        self.is_whole || sounds.len() < LEAST_SOUNDS
    }

    /// Whether a word is one of those looked for.
    pub fn is_met_by(&self, word: &str) -> bool {
        let meets = |form: &str, wanted: &str, is_whole: bool| {
            if is_whole { form == wanted } else { form.starts_with(wanted) }
        };
        meets(&plain(word), &self.plain, self.is_whole)
            || !self.sounds.is_empty()
                && roman::sounds_of_hindi(word).iter().any(|form| {
                    self.sounds.iter().any(|sounds| meets(form, sounds, self.is_whole_in(sounds)))
                })
    }
}

/// What a query asks for: every part of it must be found.
///
/// Words between quotation marks must stand side by side. The last word may still be going on, unless
/// a quotation mark closes it; the first letter of the last word of a phrase counts for nothing yet,
/// since what begins with it stands beside anything. Whatever is no word counts for nothing, so no query is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wanted {
    parts: Vec<Vec<Want>>,
}

impl Wanted {
    /// Reads a query as typed.
    pub fn of(query: &str) -> Self {
        let query = &query[..query.floor_char_boundary(MOST_BYTES)];
        let mut parts = Vec::new();
        let mut count = 0;
        let mut pieces = query.split(['"', '“', '”', '„', '«', '»']).enumerate().peekable();
        while let Some((number, piece)) = pieces.next() {
            let (is_quoted, is_last) = (number % 2 == 1, pieces.peek().is_none());
            let mut places = words(piece).peekable();
            let mut wants = Vec::new();
            while let Some(at) = places.next().filter(|_| count < MOST_WORDS) {
                let goes_on = is_last && places.peek().is_none();
                wants.push(Want::of(&piece[at], !goes_on));
                count += 1;
            }
            let begun = wants.last().is_some_and(|want: &Want| want.is_barely_begun());
            if is_quoted && begun && wants.len() > 1 {
                wants.pop();
            }
            if is_quoted && !wants.is_empty() {
                parts.push(wants);
            } else {
                parts.extend(wants.into_iter().map(|want| vec![want]));
            }
        }
        Self { parts }
    }

    /// Whether nothing is looked for, so that everything is found.
    pub const fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Its parts, none of them empty: one word, or several that stand side by side.
    pub fn parts(&self) -> impl Iterator<Item = &[Want]> {
        self.parts.iter().map(Vec::as_slice)
    }
}

/// The words of a text that a query asks for, in bytes and in order: what to mark. The words of a
/// phrase are marked where all of it stands.
pub fn matches(wanted: &Wanted, text: &str) -> Vec<Range<usize>> {
    let places: Vec<Range<usize>> = words(text).collect();
    let mut is_met = vec![false; places.len()];
    for part in wanted.parts() {
        for first in 0..places.len() {
            let Some(run) = places.get(first..first + part.len()) else { break };
            if run.iter().zip(part).all(|(at, want)| want.is_met_by(&text[at.clone()])) {
                is_met[first..first + part.len()].fill(true);
            }
        }
    }
    places.into_iter().zip(is_met).filter(|(_, is_met)| *is_met).map(|(at, _)| at).collect()
}

/// Every text of a question in which it is looked for: what it asks, its options, and why.
pub fn texts(question: &Question) -> Vec<&Text> {
    let mut texts = Vec::new();
    match &question.body {
        Body::SingleBest(c)
        | Body::Negative(c)
        | Body::OddOneOut(c)
        | Body::FillIn(c)
        | Body::MultiSelect(c) => {
            texts.push(&c.stem);
            texts.extend(c.options.iter().map(|option| &option.text));
            texts.extend(c.options.iter().filter_map(|option| option.why.as_ref()));
        }
        Body::Statements(s) | Body::HowMany(s) => {
            texts.push(&s.intro);
            texts.extend(s.statements.iter().flat_map(|one| said(&one.text, one.why.as_ref())));
        }
        Body::PairsCoded(p) | Body::PairsHowMany(p) => {
            texts.push(&p.intro);
            texts.extend(p.heads.iter().flat_map(|(left, right)| [left, right]));
            for pair in &p.pairs {
                texts.extend([&pair.left, &pair.right]);
                texts.extend(&pair.why);
            }
        }
        Body::Lists(lists) => {
            texts.push(&lists.intro);
            texts.extend(lists.heads.iter().flat_map(|(left, right)| [left, right]));
            texts.extend(lists.rows.iter().flat_map(|row| [&row.left, &row.right]));
            texts.extend(&lists.extra);
        }
        Body::AssertionReason(ar) => {
            let both = [&ar.assertion, &ar.reason];
            texts.extend(both.into_iter().flat_map(|one| said(&one.text, one.why.as_ref())));
        }
        Body::Explains(e) => {
            let all = std::iter::once(&e.first).chain(e.others.iter().map(|one| &one.statement));
            texts.extend(all.flat_map(|one| said(&one.text, one.why.as_ref())));
        }
        Body::Order(order) => {
            texts.push(&order.intro);
            texts.extend(order.items.iter().flat_map(|item| said(&item.text, item.why.as_ref())));
        }
        Body::TrueFalse(one) => texts.extend(said(&one.text, one.why.as_ref())),
        Body::Numeric(number) => {
            texts.push(&number.stem);
            texts.extend(&number.unit);
        }
        Body::Typed(typed) => {
            texts.push(&typed.stem);
            texts.extend(&typed.accept);
        }
    }
    texts.extend(&question.explanation);
    texts
}

fn said<'a>(text: &'a Text, why: Option<&'a Text>) -> impl Iterator<Item = &'a Text> {
    std::iter::once(text).chain(why)
}

/// A text in each language it has, once if it is the same in both.
pub fn spellings(text: &Text) -> impl Iterator<Item = &str> {
    let all = if text.is_same() { &Locale::ALL[..1] } else { &Locale::ALL[..] };
    all.iter().filter_map(|locale| text.exact(*locale)).map(String::as_str)
}
