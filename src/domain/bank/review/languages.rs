//! Whether both languages say the same, as far as numbers, months and official words show it.

use super::tables::{Tables, Term};
use super::words::words;
use super::{Concern, Finding, Reviewed};
use crate::domain::answer::ascii_digits;
use crate::domain::bank::check::each_text;
use crate::domain::locale::{Locale, Text};

const MONTHS: [(&str, &[&str]); 12] = [
    ("january", &["जनवरी"]),
    ("february", &["फ़रवरी", "फरवरी"]),
    ("march", &["मार्च"]),
    ("april", &["अप्रैल"]),
    ("may", &["मई"]),
    ("june", &["जून"]),
    ("july", &["जुलाई"]),
    ("august", &["अगस्त"]),
    ("september", &["सितंबर", "सितम्बर"]),
    ("october", &["अक्टूबर", "अक्तूबर"]),
    ("november", &["नवंबर", "नवम्बर"]),
    ("december", &["दिसंबर", "दिसम्बर"]),
];

pub(super) fn agree(bank: Reviewed<'_>, tables: &Tables, found: &mut Vec<Finding>) {
    for (index, question) in bank.questions().iter().enumerate() {
        each_text(question, &mut |field, text| {
            let (Some(english), Some(hindi)) = (text.exact(Locale::En), text.exact(Locale::Hi))
            else {
                return;
            };
            if text.is_same() {
                return;
            }
            for concern in compare(english, hindi, field, tables) {
                found.push(bank.question(index, concern));
            }
        });
    }
    let facts = bank.decoded.bank.facts.iter();
    let facts = facts.map(|fact| (format!("facts[{}]", fact.id), &fact.text));
    let topics = bank.decoded.bank.topics.iter();
    let topics = topics.map(|topic| (format!("topics[{}]", topic.id), &topic.title));
    let sources = bank.decoded.bank.sources.iter();
    let sources = sources.map(|source| (format!("sources[{}]", source.id), &source.cite));
    let passages = bank.decoded.bank.passages.iter();
    let passages = passages.map(|passage| (format!("passages[{}]", passage.id), &passage.text));
    let all: Vec<(String, &Text)> = facts.chain(topics).chain(sources).chain(passages).collect();
    for (field, text) in all.into_iter().filter(|(_, text)| !text.is_same()) {
        if let (Some(english), Some(hindi)) = (text.exact(Locale::En), text.exact(Locale::Hi)) {
            let concerns = compare(english, hindi, &field, tables);
            found.extend(concerns.into_iter().map(|concern| bank.about(concern)));
        }
    }
}

fn compare(english: &str, hindi: &str, field: &str, tables: &Tables) -> Vec<Concern> {
    let mut concerns = Vec::new();
    let (mut ours, mut theirs) = (numbers(english), numbers(hindi));
    let both = ours.clone();
    for number in both {
        if let Some(at) = theirs.iter().position(|other| *other == number) {
            theirs.swap_remove(at);
            if let Some(at) = ours.iter().position(|other| *other == number) {
                ours.swap_remove(at);
            }
        }
    }
    if !ours.is_empty() || !theirs.is_empty() {
        let field = field.to_owned();
        concerns.push(Concern::OtherNumbers { field, english: ours, hindi: theirs });
    }
    if months(english, Locale::En) != months(hindi, Locale::Hi) {
        concerns.push(Concern::OtherMonths { field: field.to_owned() });
    }
    let sides = (Spoken::of(english), Spoken::of(hindi));
    concerns.extend(tables.glossary.iter().filter_map(|term| counterpart(term, &sides, field)));
    concerns
}

/// The numbers in a text, as European digits, each as often as it stands there.
fn numbers(text: &str) -> Vec<String> {
    let text = ascii_digits(text);
    let runs = text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
    runs.map(str::to_owned).collect()
}

/// How often each month is named.
fn months(text: &str, locale: Locale) -> [usize; 12] {
    let mut counts = [0; 12];
    // "may" is a month only with a capital letter and a number beside it.
    let tokens: Vec<&str> = text.split_whitespace().collect();
    for (place, token) in tokens.iter().enumerate() {
        let bare = token.trim_matches(|c: char| !c.is_alphabetic() && !is_sign(c));
        for (month, (english, hindi)) in MONTHS.iter().enumerate() {
            let named = match locale {
                Locale::En => {
                    let number = |at: Option<usize>| {
                        let token = at.and_then(|at| tokens.get(at)).copied().unwrap_or_default();
                        token.contains(|c: char| c.is_ascii_digit())
                    };
                    bare.eq_ignore_ascii_case(english)
                        && bare.starts_with(|c: char| c.is_ascii_uppercase())
                        && (*english != "may"
                            || number(place.checked_sub(1))
                            || number(Some(place + 1)))
                }
                Locale::Hi => hindi.contains(&bare),
            };
            if named && let Some(count) = counts.get_mut(month) {
                *count += 1;
            }
        }
    }
    counts
}

/// A vowel sign or other mark of Devanagari, which is part of a word.
const fn is_sign(c: char) -> bool {
    matches!(c, '\u{0900}'..='\u{0903}' | '\u{093A}'..='\u{094F}')
}

/// A text as its words in small letters with single spaces around each.
struct Spoken(String);

impl Spoken {
    fn of(text: &str) -> Self {
        let text = text.replace(['-', '–', '’', '\''], " ");
        let mut all = String::from(" ");
        for word in words(&text) {
            all.push_str(&word);
            all.push(' ');
        }
        Self(all)
    }

    /// Whether these words stand in it; the last may go on where words are inflected at the end.
    fn has(&self, form: &str, inflected: bool) -> bool {
        let mut form = Self::of(form).0;
        if inflected {
            form.truncate(form.trim_end().len());
        }
        form.len() > 1 && self.0.contains(&form)
    }

    fn has_one(&self, forms: &[String], inflected: bool) -> bool {
        forms.iter().any(|form| self.has(form, inflected))
    }
}

/// Whether a term stands in one language only.
fn counterpart(term: &Term, (english, hindi): &(Spoken, Spoken), field: &str) -> Option<Concern> {
    let in_english = english.has_one(&term.english, false);
    let in_hindi = hindi.has_one(&term.hindi, true);
    let lacks = |forms: &[String], missing| {
        let term = forms.first().cloned().unwrap_or_default();
        Some(Concern::NoCounterpart { field: field.to_owned(), term, missing })
    };
    if in_english && !in_hindi && !hindi.has_one(&term.also_hindi, true) {
        lacks(&term.english, Locale::Hi)
    } else if in_hindi && !in_english && !english.has_one(&term.also_english, false) {
        lacks(&term.hindi, Locale::En)
    } else {
        None
    }
}
