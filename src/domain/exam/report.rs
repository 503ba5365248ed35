//! What a finished sitting came to: exact marks and where they went, time, changed answers, guesses,
//! how sure the candidate was, and what that says about attempting. Making it anew with corrected
//! questions re-marks the sitting. Words and plots are in `app`; plots as tables in `table`.

mod certainty;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use num_rational::Ratio;

use super::marks::{self, Counts, Entry, Kind, Marks, Outcome};
use super::paper::Slot;
use super::pattern::{DroppedRule, Pattern};
use super::sitting::{ClockJump, Ended, Sitting, is_answer};
use crate::domain::answer::{Certainty, Response};
use crate::domain::bank::{BankId, Format, Question, QuestionId, TopicId};
use crate::domain::locale::Text;

pub use self::certainty::{Advice, Calibration, FEWEST, Level, Verdict, promised};
pub use self::table::{Cell, Column, Table};

/// Why there is no report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The sitting goes on.
    #[error("the sitting is not over")]
    NotOver,
}

/// What a finished sitting came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The rules it was marked under: those of the paper.
    pub rules: Pattern,
    /// Its marks.
    pub marks: Marks,
    /// Question by question, in the order of the paper.
    pub questions: Vec<Line>,
    /// By bank, in the order of the paper.
    pub banks: Vec<Part<BankId>>,
    /// By topic, in the order of the paper.
    pub topics: Vec<Part<(BankId, TopicId)>>,
    /// By section, in their order.
    pub sections: Vec<Part<Text>>,
    /// By format.
    pub formats: Vec<Part<Format>>,
    /// By third of the paper: 1, 2, 3. The last one shows fatigue.
    pub thirds: Vec<Part<u8>>,
    /// Answers that were changed.
    pub changes: Changes,
    /// What answers that were said to be guesses earned.
    pub guesses: Guesses,
    /// Places of answers that were sure and wrong.
    pub sure_but_wrong: Vec<usize>,
    /// How often answers were right, by how sure they were.
    pub calibration: Calibration,
    /// Whether attempting pays, by how sure.
    pub advice: Vec<Advice>,
    /// How its time went.
    pub time: TimeUse,
    /// Places of questions that are in no bank any more; they count as dropped.
    pub missing: Vec<usize>,
    /// Places of questions whose key is not the one they were drawn with.
    pub key_changed: Vec<usize>,
}

/// A question in the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The question.
    pub question: QuestionId,
    /// The section it stands in, by place.
    pub section: usize,
    /// How it is answered.
    pub kind: Kind,
    /// What became of it.
    pub outcome: Outcome,
    /// Its marks.
    pub marks: Ratio<i64>,
    /// Milliseconds during which it was open.
    pub millis: u64,
    /// How sure the candidate said they were.
    pub certainty: Option<Certainty>,
    /// Whether it was opened at all.
    pub visited: bool,
}

/// A part of the paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part<N> {
    /// What it is.
    pub name: N,
    /// How its questions went.
    pub counts: Counts,
    /// Marks obtained.
    pub obtained: Ratio<i64>,
    /// Marks that could be obtained.
    pub out_of: Ratio<i64>,
    /// Milliseconds.
    pub millis: u64,
}

/// Answers that were changed, by the places of their questions: the first answer against the last.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// First right, then wrong.
    pub right_to_wrong: Vec<usize>,
    /// First right, then taken away.
    pub right_to_blank: Vec<usize>,
    /// First wrong, then right.
    pub wrong_to_right: Vec<usize>,
    /// First wrong, then wrong in another way.
    pub wrong_to_wrong: Vec<usize>,
    /// First wrong, then taken away.
    pub wrong_to_blank: Vec<usize>,
}

/// What guesses came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guesses {
    /// How many answers were said to be guesses.
    pub count: u32,
    /// How many of them were right.
    pub right: u32,
    /// Marks they earned together; below zero if they cost.
    pub earned: Ratio<i64>,
}

/// How the time of a sitting went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeUse {
    /// Milliseconds there were.
    pub allowed: u64,
    /// Milliseconds until it ended.
    pub used: u64,
    /// Milliseconds spent filling bubbles.
    pub filling: u64,
    /// How it ended.
    pub ended: Ended,
    /// How often it was interrupted.
    pub interruptions: u32,
    /// Jumps of the clock.
    pub jumps: Vec<ClockJump>,
}

/// What re-marking changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remarked {
    /// Marks before and after.
    pub marks: (Ratio<i64>, Ratio<i64>),
    /// Marks that could be obtained, before and after.
    pub out_of: (Ratio<i64>, Ratio<i64>),
    /// Each question that came to something else: its place, before and after.
    pub questions: Vec<(usize, Outcome, Outcome)>,
}

/// What a question of the paper was found to be in the banks of today.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// The question.
    pub question: &'a Question,
    /// The hash of its key.
    pub key: u64,
}

impl Report {
    /// The report on a sitting that is over. `asked` has the questions of the paper in its order, as
    /// they are in the banks now, `None` for one that is gone; `dropped` are those withdrawn. A place
    /// that `asked` does not reach is gone too.
    pub fn of(
        sitting: &Sitting,
        asked: &[Option<Asked<'_>>],
        dropped: &BTreeSet<QuestionId>,
    ) -> Result<Self, Refused> {
        let (ended, used) = sitting.ended().ok_or(Refused::NotOver)?;
        let rules = sitting.paper().rules();
        let mut changes = Changes::default();
        let mut questions = Vec::with_capacity(sitting.sheets().len());
        let (mut missing, mut key_changed) = (Vec::new(), Vec::new());
        for (place, (slot, sheet)) in sitting.paper().slots.iter().zip(sitting.sheets()).enumerate()
        {
            let found = asked.get(place).copied().flatten();
            let is_dropped = dropped.contains(&slot.question);
            let (outcome, kind) = match found {
                None => (Outcome::Dropped, Kind::OneChoice),
                Some(found) if is_dropped => (Outcome::Dropped, Kind::of(found.question)),
                Some(found) => {
                    changes.note(place, found.question, &sheet.history, &rules);
                    let outcome = Outcome::of(found.question, &sheet.saved, &rules);
                    (outcome, Kind::of(found.question))
                }
            };
            match found {
                None if !is_dropped => missing.push(place),
                Some(found) if found.key != slot.key => key_changed.push(place),
                None | Some(_) => {}
            }
            let marks = rules.sections.get(slot.section).map_or_else(
                || Ratio::from_integer(0),
                |section| marks::of_question(&rules, section, kind, outcome),
            );
            questions.push(Line {
                question: slot.question.clone(),
                section: slot.section,
                kind,
                outcome,
                marks,
                millis: sheet.millis,
                certainty: sheet.certainty,
                visited: sheet.visited,
            });
        }
        let entries: Vec<Entry> = questions.iter().map(Line::entry).collect();
        let calibration = Calibration::of(&questions);
        let split = Split::of(&sitting.paper().slots, &questions, &rules);
        Ok(Self {
            marks: marks::of_paper(&rules, &entries),
            banks: split.banks,
            topics: split.topics,
            sections: split.sections,
            formats: split.formats,
            thirds: split.thirds,
            changes,
            guesses: Guesses::of(&questions),
            sure_but_wrong: sure_but_wrong(&questions),
            advice: certainty::advice(&calibration, &questions, &rules),
            calibration,
            time: TimeUse {
                allowed: sitting.allowed(),
                used,
                filling: sitting.filling(),
                ended,
                interruptions: sitting.interruptions(),
                jumps: sitting.jumps().to_vec(),
            },
            missing,
            key_changed,
            questions,
            rules,
        })
    }

    /// The same answers marked under another exam's rules: see [`marks::under`].
    pub fn what_if(&self, other: &Pattern) -> Marks {
        let entries: Vec<Entry> = self.questions.iter().map(Line::entry).collect();
        marks::under(other, &self.rules, &entries)
    }

    /// What a newer report on the same sitting, made after keys changed or questions were dropped,
    /// changes.
    pub fn remarked(&self, newer: &Self) -> Remarked {
        let both = self.questions.iter().zip(&newer.questions).enumerate();
        Remarked {
            marks: (self.marks.obtained, newer.marks.obtained),
            out_of: (self.marks.out_of, newer.marks.out_of),
            questions: both
                .filter(|(_, (old, new))| old.outcome != new.outcome)
                .map(|(place, (old, new))| (place, old.outcome, new.outcome))
                .collect(),
        }
    }
}

impl Line {
    const fn entry(&self) -> Entry {
        Entry { section: self.section, kind: self.kind, outcome: self.outcome }
    }

    /// Whether it was answered wrong, in any way.
    const fn is_wrong(&self) -> bool {
        matches!(self.outcome, Outcome::Wrong | Outcome::Multiple)
    }
}

/// The paper by its parts.
struct Split {
    banks: Vec<Part<BankId>>,
    topics: Vec<Part<(BankId, TopicId)>>,
    sections: Vec<Part<Text>>,
    formats: Vec<Part<Format>>,
    thirds: Vec<Part<u8>>,
}

impl Split {
    fn of(slots: &[Slot], questions: &[Line], rules: &Pattern) -> Self {
        let zero = Ratio::from_integer(0);
        let mut banks = Groups::default();
        let mut topics = Groups::default();
        let mut sections = Groups::default();
        let mut formats = Groups::default();
        let mut thirds = Groups::default();
        for (place, (slot, line)) in slots.iter().zip(questions).enumerate() {
            let mark = rules.sections.get(slot.section).map_or(zero, |section| section.mark);
            let stands =
                line.outcome != Outcome::Dropped || rules.dropped == DroppedRule::MarksToAll;
            let out_of = if stands { mark } else { zero };
            banks.add(slot.bank.clone(), line, out_of);
            topics.add((slot.bank.clone(), slot.topic.clone()), line, out_of);
            sections.add(slot.section, line, out_of);
            formats.add(slot.format, line, out_of);
            let third = (place * 3).checked_div(questions.len()).unwrap_or(0) + 1;
            thirds.add(u8::try_from(third).unwrap_or(3), line, out_of);
        }
        formats.parts.sort_by_key(|part| part.name);
        let named = |part: Part<usize>| {
            let name = rules.sections.get(part.name).map(|section| section.name.clone());
            let name = name.unwrap_or_else(|| Text::same(String::new()));
            let Part { counts, obtained, out_of, millis, .. } = part;
            Part { name, counts, obtained, out_of, millis }
        };
        Self {
            banks: banks.parts,
            topics: topics.parts,
            sections: sections.parts.into_iter().map(named).collect(),
            formats: formats.parts,
            thirds: thirds.parts,
        }
    }
}

/// Parts of the paper in the order in which they are met.
struct Groups<N> {
    parts: Vec<Part<N>>,
    places: BTreeMap<N, usize>,
}

impl<N> Default for Groups<N> {
    fn default() -> Self {
        Self { parts: Vec::new(), places: BTreeMap::new() }
    }
}

impl<N: Ord + Clone> Groups<N> {
    fn add(&mut self, name: N, line: &Line, out_of: Ratio<i64>) {
        let place = *self.places.entry(name.clone()).or_insert(self.parts.len());
        if place == self.parts.len() {
            let zero = Ratio::from_integer(0);
            let counts = Counts::default();
            self.parts.push(Part { name, counts, obtained: zero, out_of: zero, millis: 0 });
        }
        if let Some(part) = self.parts.get_mut(place) {
            part.counts.add(line.outcome);
            part.obtained += line.marks;
            part.out_of += out_of;
            part.millis = part.millis.saturating_add(line.millis);
        }
    }
}

impl Changes {
    /// Compares the first answer to a question with the last.
    fn note(&mut self, place: usize, question: &Question, history: &[Response], rules: &Pattern) {
        let Some(first) = history.iter().find(|response| is_answer(response)) else { return };
        let Some(last) = history.last().filter(|last| *last != first) else { return };
        let first = Outcome::of(question, first, rules);
        let last = Outcome::of(question, last, rules);
        let list = match (first == Outcome::Right, last) {
            // "Not attempted" is no answer that could be changed for the worse or the better.
            _ if !first.is_attempt() => return,
            (true, Outcome::Right) => return,
            (false, Outcome::Right) => &mut self.wrong_to_right,
            (true, Outcome::Wrong | Outcome::Multiple | Outcome::Partial(_)) => {
                &mut self.right_to_wrong
            }
            (true, Outcome::Blank | Outcome::NotAttempted | Outcome::Dropped) => {
                &mut self.right_to_blank
            }
            (false, Outcome::Wrong | Outcome::Multiple | Outcome::Partial(_)) => {
                &mut self.wrong_to_wrong
            }
            (false, Outcome::Blank | Outcome::NotAttempted | Outcome::Dropped) => {
                &mut self.wrong_to_blank
            }
        };
        list.push(place);
    }
}

impl Guesses {
    fn of(questions: &[Line]) -> Self {
        let zero = Ratio::from_integer(0);
        let guesses = questions
            .iter()
            .filter(|line| line.certainty == Some(Certainty::Guess) && line.outcome.is_attempt());
        guesses.fold(Self { count: 0, right: 0, earned: zero }, |sum, line| Self {
            count: sum.count + 1,
            right: sum.right + u32::from(line.outcome == Outcome::Right),
            earned: sum.earned + line.marks,
        })
    }
}

fn sure_but_wrong(questions: &[Line]) -> Vec<usize> {
    let sure = questions
        .iter()
        .enumerate()
        .filter(|(_, line)| line.certainty == Some(Certainty::Sure) && line.is_wrong());
    sure.map(|(place, _)| place).collect()
}
