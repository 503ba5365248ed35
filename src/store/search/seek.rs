//! Answering a query from the parts of the index: every word, phrase and label becomes a set of
//! questions, and what all sets share is found.

use std::ops::ControlFlow;

use super::draft::{SOURCE, TAG, label_of, source_form, tag_form};
use super::packed::{Numbers, rising};
use super::segment::{Broken, Segment};
use super::{Labels, Query};
use crate::domain::bank::find::{Picked, Want, Wanted};

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum Stop {
    /// A newer query waits.
    Superseded,
    /// This part is damaged.
    Broken(usize, Broken),
}

/// The parts of the index, and the shelf they are numbered for.
pub(super) struct Seeker<'a> {
    pub(super) segments: &'a [Segment],
    /// How many questions the shelf has.
    pub(super) of: u32,
    /// Whether the answer is still wanted.
    pub(super) is_wanted: &'a dyn Fn() -> bool,
}

/// What a query finds.
#[derive(Debug)]
pub(super) struct Hits {
    /// All of it.
    pub(super) all: Picked,
    /// Where every word stands as typed.
    pub(super) as_typed: Picked,
}

impl Seeker<'_> {
    /// The questions that have all the words and one of the labels of each kind.
    pub(super) fn find(&self, query: &Query) -> Result<Hits, Stop> {
        let mut all = Picked::all(self.of);
        let mut as_typed = all.clone();
        for part in Wanted::of(&query.text).parts() {
            let (found, exact) = match part {
                [want] => self.word(want)?,
                phrase => {
                    let found = self.phrase(phrase)?;
                    (found.clone(), found)
                }
            };
            all.keep(&found);
            as_typed.keep(&exact);
        }
        let sources: Vec<String> = query.sources.iter().map(source_form).collect();
        let tags: Vec<String> = query.tags.iter().map(|tag| tag_form(tag)).collect();
        for labels in [sources, tags] {
            if !labels.is_empty() {
                let mut found = Picked::none(self.of);
                for label in labels {
                    self.each_form(&label, true, |numbers, _, questions| {
                        add(&mut found, numbers, questions);
                    })?;
                }
                all.keep(&found);
            }
        }
        as_typed.keep(&all);
        Ok(Hits { all, as_typed })
    }

    /// The labels that these questions bear.
    pub(super) fn labels(&self, among: &Picked) -> Result<Labels, Stop> {
        let mut labels = Labels::default();
        let mut counted: [std::collections::BTreeMap<String, u32>; 2] = Default::default();
        for (mark, counted) in [SOURCE, TAG].into_iter().zip(&mut counted) {
            self.each_form(&mark.to_string(), false, |numbers, form, questions| {
                let mut picked = Picked::none(self.of);
                add(&mut picked, numbers, questions);
                picked.keep(among);
                let label = form.strip_prefix(mark).unwrap_or(form);
                *counted.entry(label.to_owned()).or_default() += picked.count();
            })?;
        }
        let [sources, tags] = counted;
        let is_there = |(_, count): &(String, u32)| *count > 0;
        labels.sources.extend(
            sources.into_iter().filter(is_there).map(|(form, count)| (label_of(&form), count)),
        );
        labels.tags.extend(tags.into_iter().filter(is_there));
        Ok(labels)
    }

    /// The questions with a word, and those that have it as typed.
    fn word(&self, want: &Want) -> Result<(Picked, Picked), Stop> {
        let (mut found, mut exact) = (Picked::none(self.of), Picked::none(self.of));
        for (form, is_whole) in want.forms() {
            self.each_form(&form, is_whole, |numbers, form, questions| {
                let into = if form == want.as_typed() { &mut exact } else { &mut found };
                add(into, numbers, questions);
            })?;
        }
        found.join(&exact);
        Ok((found, exact))
    }

    /// Hands on every form with the questions it stands in, and the numbers of these on the shelf.
    fn each_form(
        &self,
        form: &str,
        is_whole: bool,
        mut each: impl FnMut(&[u32], &str, &[u8]),
    ) -> Result<(), Stop> {
        for (place, segment) in self.segments.iter().enumerate() {
            let done = segment.each_form(form, is_whole, |form, questions| {
                each(&segment.numbers, form, questions);
                self.go_on()
            });
            self.look(place, done)?;
        }
        Ok(())
    }

    fn go_on(&self) -> ControlFlow<()> {
        if (self.is_wanted)() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }

    fn look(&self, segment: usize, done: Result<(), Broken>) -> Result<(), Stop> {
        done.map_err(|broken| Stop::Broken(segment, broken))?;
        if (self.is_wanted)() { Ok(()) } else { Err(Stop::Superseded) }
    }

    /// The questions in which words stand side by side.
    fn phrase(&self, phrase: &[Want]) -> Result<Picked, Stop> {
        let mut found = Picked::none(self.of);
        for (place, segment) in self.segments.iter().enumerate() {
            let begins = self.begins(place, segment, phrase)?;
            for begin in begins {
                if let Some(number) = segment.numbers.get(question_of(begin) as usize) {
                    found.add(*number);
                }
            }
        }
        Ok(found)
    }

    /// Where a phrase stands in one part: the question in the upper half of a number, the place of the
    /// first word in the lower.
    fn begins(&self, place: usize, segment: &Segment, phrase: &[Want]) -> Result<Vec<u64>, Stop> {
        let count = u32::try_from(segment.len()).unwrap_or(u32::MAX);
        // Which questions have all the words, and which word is the rarest. A word that may go on is
        // only looked at for what the others leave: it has many forms.
        let mut candidates = Picked::all(count);
        let mut order = Vec::with_capacity(phrase.len());
        for (nth, want) in phrase.iter().enumerate() {
            if !want.is_whole() && phrase.len() > 1 {
                order.push((usize::MAX, nth));
                continue;
            }
            let (mut with, mut bytes) = (Picked::none(count), 0);
            for (form, is_whole) in want.forms() {
                let done = segment.each_form(&form, is_whole, |_, questions| {
                    bytes += questions.len();
                    rising(questions).for_each(|question| with.add(question));
                    self.go_on()
                });
                self.look(place, done)?;
            }
            candidates.keep(&with);
            order.push((bytes, nth));
        }
        order.sort_unstable();
        let mut begins: Option<Vec<u64>> = None;
        for (_, nth) in order {
            let mut next: Vec<u64> = Vec::new();
            match &begins {
                None => {
                    self.places(place, &phrase[nth], nth, &candidates, |begin| next.push(begin))?;
                }
                Some(begins) => {
                    let (mut at, mut last) = (0, 0);
                    self.places(place, &phrase[nth], nth, &candidates, |begin| {
                        // The places of another form begin anew.
                        at = gallop(begins, if begin < last { 0 } else { at }, begin);
                        last = begin;
                        if begins.get(at) == Some(&begin) {
                            next.push(begin);
                        }
                    })?;
                }
            }
            next.sort_unstable();
            next.dedup();
            candidates = Picked::none(count);
            for begin in &next {
                candidates.add(question_of(*begin));
            }
            let is_over = next.is_empty();
            begins = Some(next);
            if is_over {
                break;
            }
        }
        Ok(begins.unwrap_or_default())
    }

    /// Hands on where a phrase would begin whose `nth` word is this one, in the questions asked for;
    /// as [`begins`](Self::begins), rising within each form.
    fn places(
        &self,
        segment: usize,
        want: &Want,
        nth: usize,
        among: &Picked,
        mut each: impl FnMut(u64),
    ) -> Result<(), Stop> {
        let Some(part) = self.segments.get(segment) else { return Ok(()) };
        let nth = u32::try_from(nth).unwrap_or(u32::MAX);
        for (form, is_whole) in want.forms() {
            let done = part.each_place(&form, is_whole, |questions, places| {
                let mut places = Numbers::of(places);
                for question in rising(questions) {
                    let Some(length) = places.next() else { break };
                    let places = places.part(length);
                    if among.has(question) {
                        rising(places)
                            .filter_map(|place| place.checked_sub(nth))
                            .for_each(|begin| each(u64::from(question) << 32 | u64::from(begin)));
                    }
                }
                self.go_on()
            });
            self.look(segment, done)?;
        }
        Ok(())
    }
}

/// The question of a place.
fn question_of(begin: u64) -> u32 {
    u32::try_from(begin >> 32).unwrap_or(u32::MAX)
}

/// Adds the questions of a list by their numbers on the shelf; those it does not have are not added.
fn add(to: &mut Picked, numbers: &[u32], questions: &[u8]) {
    for question in rising(questions) {
        if let Some(number) = numbers.get(question as usize) {
            to.add(*number);
        }
    }
}

/// The place of the first number that is not less, from a place on: in steps that double, since the
/// next one is mostly near.
fn gallop(numbers: &[u64], from: usize, wanted: u64) -> usize {
    let mut step = 1;
    let mut low = from;
    while numbers.get(low + step).is_some_and(|number| *number < wanted) {
        low += step;
        step *= 2;
    }
    let high = (low + step + 1).min(numbers.len());
    let low = low.min(high);
    low + numbers[low..high].partition_point(|number| *number < wanted)
}
