//! A part of the index while it is made, in memory: every form of a word with the questions it stands
//! in, and where there.

use std::collections::HashMap;

use super::packed::put;
use crate::domain::bank::Question;
use crate::domain::bank::find;
use crate::domain::bank::schema::Decoded;
use crate::domain::locale::{Locale, Text};
use crate::store::library::Content;

/// Stands before the label of a source, where no word begins with it.
pub(super) const SOURCE: char = '@';

/// Stands before a tag.
pub(super) const TAG: char = '#';

/// Stands between the two languages of a label.
const BETWEEN: char = '\u{1f}';

/// Words of two texts are never side by side.
const GAP: u32 = 2;

/// The form under which a source's label is kept.
pub(super) fn source_form(label: &Text) -> String {
    match (label.exact(Locale::En), label.exact(Locale::Hi)) {
        (Some(same), _) if label.is_same() => format!("{SOURCE}{same}"),
        (english, hindi) => {
            let of = |text: Option<&String>| text.cloned().unwrap_or_default();
            format!("{SOURCE}{}{BETWEEN}{}", of(english), of(hindi))
        }
    }
}

/// The label in a form, without the mark before it.
pub(super) fn label_of(form: &str) -> Text {
    match form.split_once(BETWEEN) {
        None => Text::same(form.to_owned()),
        Some((english, "")) => Text::only(Locale::En, english.to_owned()),
        Some(("", hindi)) => Text::only(Locale::Hi, hindi.to_owned()),
        Some((english, hindi)) => Text::both(english.to_owned(), hindi.to_owned()),
    }
}

/// The form under which a tag is kept.
pub(super) fn tag_form(tag: &str) -> String {
    format!("{TAG}{tag}")
}

/// The questions of one bank within a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    /// Its bytes.
    pub(super) content: Content,
    /// Where its questions begin in its file, in order.
    pub(super) starts: Vec<u32>,
}

/// Where a form stands, packed.
#[derive(Debug, Default)]
pub(super) struct List {
    /// The numbers of the questions: rising.
    pub(super) questions: Vec<u8>,
    /// For each of them how many bytes its places take, and these: rising.
    pub(super) places: Vec<u8>,
    next: u32,
}

/// A part being made.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The banks that are in it.
    pub(super) spans: Vec<Span>,
    numbers: HashMap<Box<str>, u32>,
    /// The forms of each word as written, by number.
    known: HashMap<Box<str>, Box<[u32]>>,
    lists: Vec<List>,
    count: u32,
    bytes: usize,
    /// The forms of the question at hand, and where they stand.
    here: Vec<(u32, u32)>,
    next_place: u32,
    places: Vec<u8>,
}

impl Draft {
    /// Begins a bank; its questions follow.
    pub(super) fn bank(&mut self, content: Content) {
        self.spans.push(Span { content, starts: Vec::new() });
    }

    /// Adds a question of the last bank, which begins at `start` in its file.
    pub(super) fn question(&mut self, question: &Question, head: &Decoded, start: u32) {
        self.here.clear();
        self.next_place = 0;
        for text in find::texts(question) {
            self.text(text);
        }
        let head = &head.bank;
        if let Some(passage) = &question.passage
            && let Some(passage) = head.passages.iter().find(|one| one.id == *passage)
        {
            self.text(&passage.text);
        }
        if let Some(topic) = head.topics.iter().find(|topic| topic.id == question.topic) {
            self.text(&topic.title);
        }
        for id in &question.sources {
            if let Some(source) = head.sources.iter().find(|source| source.id == *id) {
                self.text(&source.short);
                self.label(source_form(&source.short));
            }
        }
        for tag in &question.tags {
            self.words(tag);
            self.label(tag_form(tag));
        }
        self.words(question.id.as_str());
        self.close(start);
    }

    /// How many bytes its lists take by now.
    pub(super) const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Its banks, and its forms in order with their lists.
    pub(super) fn done(self) -> (Vec<Span>, Vec<(Box<str>, List)>) {
        let Self { spans, numbers, known, mut lists, .. } = self;
        drop(known);
        let mut forms: Vec<(Box<str>, u32)> = numbers.into_iter().collect();
        forms.sort_unstable();
        let forms = forms.into_iter().map(|(form, number)| {
            let list = lists.get_mut(number as usize).map(std::mem::take).unwrap_or_default();
            (form, list)
        });
        (spans, forms.collect())
    }

    fn text(&mut self, text: &Text) {
        for text in find::spellings(text) {
            self.words(text);
        }
    }

    fn words(&mut self, text: &str) {
        for at in find::words(text) {
            let word = &text[at];
            let place = self.next_place;
            self.next_place = place.saturating_add(1);
            if let Some(forms) = self.known.get(word) {
                self.here.extend(forms.iter().map(|form| (*form, place)));
                continue;
            }
            let forms = find::forms(word);
            let forms: Box<[u32]> = forms.into_iter().map(|form| self.number(form)).collect();
            self.here.extend(forms.iter().map(|form| (*form, place)));
            self.known.insert(word.into(), forms);
        }
        self.next_place = self.next_place.saturating_add(GAP);
    }

    fn label(&mut self, form: String) {
        let number = self.number(form);
        self.here.push((number, 0));
    }

    fn number(&mut self, form: String) -> u32 {
        if let Some(number) = self.numbers.get(form.as_str()) {
            return *number;
        }
        // A part is written long before its forms outgrow 32 bits: each takes bytes in a file that
        // may not have 4 GiB.
        let number = u32::try_from(self.lists.len()).unwrap_or(u32::MAX);
        self.bytes += 2 * form.len() + 100;
        self.numbers.insert(form.into(), number);
        self.lists.push(List::default());
        number
    }

    /// Writes the question at hand into the lists.
    fn close(&mut self, start: u32) {
        let Some(span) = self.spans.last_mut() else { return };
        span.starts.push(start);
        let question = self.count;
        self.count += 1;
        self.here.sort_unstable();
        self.here.dedup();
        for run in self.here.chunk_by(|one, next| one.0 == next.0) {
            let Some(list) = run.first().and_then(|(form, _)| self.lists.get_mut(*form as usize))
            else {
                continue;
            };
            let before = list.questions.len() + list.places.len();
            put(&mut list.questions, question - list.next);
            list.next = question + 1;
            self.places.clear();
            let mut next = 0;
            for (_, place) in run {
                put(&mut self.places, place - next);
                next = place + 1;
            }
            put(&mut list.places, u32::try_from(self.places.len()).unwrap_or(u32::MAX));
            list.places.extend_from_slice(&self.places);
            self.bytes += list.questions.len() + list.places.len() - before;
        }
    }
}
