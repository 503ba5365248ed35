//! Marking a finished sitting again, after a key was corrected or a question withdrawn. A question
//! counts by its new key only if what the candidate read is what the bank says now: an answer to
//! other words is no answer to these.

use std::collections::BTreeSet;

use super::record::Attempt;
use super::report::{self, Asked, Remarked, Report};
use crate::domain::bank::printed::{Block, Form, Line, Printed, TableRow};
use crate::domain::bank::schema::key_hash;
use crate::domain::bank::{Question, QuestionId};
use crate::domain::event::{Kind, Marked};
use crate::domain::locale::{Locale, Text};

/// What became of a question of the paper in the banks of today.
#[derive(Debug, Clone, Copy)]
pub enum Today<'a> {
    /// It is there.
    There(&'a Question),
    /// Its bank is there, and does not have it any more.
    Withdrawn,
    /// Its bank is not there: nothing is known of it.
    NoBank,
}

/// A sitting marked again.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// The report by the keys of today.
    pub report: Report,
    /// What changed against the keys with which the paper was drawn, question by question.
    pub remarked: Remarked,
    /// The marks that stood until now.
    pub before: Marked,
    /// The marks of today.
    pub after: Marked,
    /// Places of questions that count by another key than they were drawn with.
    pub corrected: Vec<usize>,
    /// Places of questions that count no more: withdrawn, or printed without any right answer.
    pub dropped: Vec<usize>,
    /// Places of questions with another key and other words: they stay as they were marked.
    pub rewritten: Vec<usize>,
    /// What to append; nothing if the marks stand.
    pub kinds: Vec<Kind>,
}

impl Remark {
    /// Whether the learner is to be told: the marks are not what they were.
    pub fn is_news(&self) -> bool {
        !self.kinds.is_empty()
    }
}

/// Marks a finished sitting by the banks of today. `standing` are the marks that stand, the last ones
/// that were written; `today` has the questions of the paper in its order, and a place that it does
/// not reach counts as [`Today::NoBank`].
pub fn remark(
    attempt: &Attempt,
    standing: Marked,
    today: &[Today<'_>],
) -> Result<Remark, report::Refused> {
    let drawn = attempt.report()?;
    let slots = &attempt.sitting().paper().slots;
    let mut asked = Vec::with_capacity(slots.len());
    let mut withdrawn: BTreeSet<QuestionId> = BTreeSet::new();
    let (mut corrected, mut dropped, mut rewritten) = (Vec::new(), Vec::new(), Vec::new());
    for (place, (slot, question)) in slots.iter().zip(attempt.questions()).enumerate() {
        let as_drawn = Asked { question, key: slot.key };
        let asked_now = match today.get(place).copied().unwrap_or(Today::NoBank) {
            Today::NoBank => as_drawn,
            Today::Withdrawn => {
                dropped.push(place);
                withdrawn.insert(slot.question.clone());
                as_drawn
            }
            Today::There(now) => {
                let key = key_hash(now);
                match (key == slot.key, compare(question, now)) {
                    (true, _) => as_drawn,
                    (false, Same::No) => {
                        rewritten.push(place);
                        as_drawn
                    }
                    (false, Same::WithoutKey) => {
                        dropped.push(place);
                        withdrawn.insert(slot.question.clone());
                        as_drawn
                    }
                    (false, Same::Yes) => {
                        corrected.push(place);
                        Asked { question: now, key }
                    }
                }
            }
        };
        asked.push(Some(asked_now));
    }
    let report = Report::of(attempt.sitting(), &asked, &withdrawn)?;
    let after = Marked::of(&report, true);
    let is_same = Marked { remarked: standing.remarked, ..after } == standing;
    let kinds = if is_same {
        Vec::new()
    } else {
        let (sitting, skipped) = (attempt.number(), Vec::new());
        vec![Kind::SittingMarked { sitting, marked: after, skipped }]
    };
    let remarked = drawn.remarked(&report);
    Ok(Remark { report, remarked, before: standing, after, corrected, dropped, rewritten, kinds })
}

/// Whether a candidate read what stands in the bank now.
enum Same {
    /// Yes, and a right answer was among what they could choose.
    Yes,
    /// Yes, but nothing they could choose is right by the key of today.
    WithoutKey,
    /// No.
    No,
}

fn compare(then: &Question, now: &Question) -> Same {
    let (then, now) = (Printed::of(then, None), Printed::of(now, None));
    let blocks = then.blocks.len() == now.blocks.len()
        && then.blocks.iter().zip(&now.blocks).all(|(then, now)| block_reads_alike(then, now));
    let is_kind = matches!(
        (&then.form, &now.form),
        (Form::One(_), Form::One(_))
            | (Form::Many(_), Form::Many(_))
            | (Form::Number { .. }, Form::Number { .. })
            | (Form::Words { .. }, Form::Words { .. })
    );
    // Codes that the app makes differ with the key: those on both papers must say the same.
    let choices = then.choices().iter().all(|then| {
        let now = now.choices().iter().find(|now| now.id == then.id);
        now.is_none_or(|now| alike(&then.text, &now.text))
    });
    if !(blocks && is_kind && choices) {
        return Same::No;
    }
    let is_offered = |id| then.choices().iter().any(|choice| choice.id == id);
    if now.key().into_iter().all(is_offered) { Same::Yes } else { Same::WithoutKey }
}

/// Whether two texts say the same. Hindi alone may be corrected.
fn alike(then: &Text, now: &Text) -> bool {
    then.text(Locale::En).split_whitespace().eq(now.text(Locale::En).split_whitespace())
}

fn block_reads_alike(then: &Block, now: &Block) -> bool {
    match (then, now) {
        (Block::Passage(then), Block::Passage(now))
        | (Block::Stem(then), Block::Stem(now))
        | (Block::Ask(then), Block::Ask(now)) => alike(then, now),
        (Block::Items(then), Block::Items(now)) => {
            let line = |(then, now): (&Line, &Line)| {
                alike(&then.label, &now.label) && alike(&then.text, &now.text)
            };
            then.len() == now.len() && then.iter().zip(now).all(line)
        }
        (Block::Table { rows: then, .. }, Block::Table { rows: now, .. }) => {
            let row = |(then, now): (&TableRow, &TableRow)| {
                cell(then.left.as_ref().map(|(_, text)| text), now.left.as_ref().map(|(_, t)| t))
                    && cell(
                        then.right.as_ref().map(|(_, text)| text),
                        now.right.as_ref().map(|(_, text)| text),
                    )
            };
            then.len() == now.len() && then.iter().zip(now).all(row)
        }
        (
            Block::Passage(_)
            | Block::Stem(_)
            | Block::Ask(_)
            | Block::Items(_)
            | Block::Table { .. },
            _,
        ) => false,
    }
}

fn cell(then: Option<&Text>, now: Option<&Text>) -> bool {
    match (then, now) {
        (None, None) => true,
        (Some(then), Some(now)) => alike(then, now),
        (None, Some(_)) | (Some(_), None) => false,
    }
}
