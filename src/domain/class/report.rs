//! What is told of a lesson that was held: its figures, its questions as they were asked, and what went
//! worst. A screen and a printed report are made of it; nothing is put in words here.

use std::collections::BTreeSet;

use num_rational::Ratio;

use super::outcome::Outcome;
use super::roll::{Class, Pupil, plain_number};
use super::room::{Phase, Room};
use crate::domain::bank::printed::Printed;
use crate::domain::bank::{Question, QuestionId};
use crate::domain::items::{Analysis, Bar, histogram};
use crate::domain::locale::Text;
use crate::domain::time::Moment;

/// A lesson that was held.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What it is called.
    pub title: String,
    /// When it began.
    pub begun: Moment,
    /// The class that was taught, with its roll as it was; `None` for whoever came.
    pub class: Option<Class>,
    /// Whether it is over; if not, this is how it stands.
    pub is_over: bool,
    /// The questions that were voted on, in the order of the lesson, as those of `outcome` are.
    pub asked: Vec<Asked>,
    /// Who gave which answers.
    pub outcome: Outcome,
    /// What these say.
    pub analysis: Analysis,
    /// What went worst, the worst first; at most three. One that is to be taught again may not have
    /// been voted on.
    pub worst: Vec<Worst>,
    /// Teams that played, with what they earned.
    pub teams: Vec<(String, Ratio<i64>)>,
}

/// A question as it was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Its number in the lesson, from 1.
    pub number: usize,
    /// The question.
    pub question: Question,
    /// Laid out as it was.
    pub printed: Printed,
    /// Whether it is to be taught again.
    pub taught_again: bool,
    /// Of each vote on it how many of how many answers were right, phones and hands together, and with
    /// the last the papers of those who did not vote; a vote in which nobody answered is left out.
    pub votes: Vec<(u32, u32)>,
    /// Hands that were counted in the last vote, for each choice; empty if there were none.
    pub hands: Vec<u32>,
}

/// A question that went badly.
#[derive(Debug, Clone, PartialEq)]
pub struct Worst {
    /// Its number in the lesson, from 1.
    pub number: usize,
    /// Which.
    pub question: QuestionId,
    /// What it asks, in a line.
    pub line: Option<Text>,
    /// How many of how many answers were right; `None` if nobody answered.
    pub share: Option<(u32, u32)>,
    /// Whether it is to be taught again.
    pub taught_again: bool,
}

impl Report {
    /// What is told of a room that began then.
    pub fn of(room: &Room, begun: Moment) -> Self {
        let outcome = Outcome::of(room);
        let lesson = room.lesson();
        let printed = |place: usize| {
            let (question, passage) = lesson.question(place)?;
            Some((question, Printed::of(question, passage).without_not_attempted()))
        };
        let asked: Vec<Asked> = outcome
            .places
            .iter()
            .filter_map(|place| {
                let (question, printed) = printed(*place)?;
                let mut votes: Vec<_> =
                    room.votes_on(*place).filter_map(|(_, vote)| room.right_in(vote)).collect();
                let last = room.votes_on(*place).next_back();
                // Papers of those who did not vote count with the last vote.
                if last.is_some_and(|(_, vote)| room.right_in(vote).is_some()) {
                    votes.pop();
                }
                votes.extend(room.share(*place));
                let hands = last.map(|(_, vote)| vote.hands.clone()).unwrap_or_default();
                Some(Asked {
                    number: place + 1,
                    question: question.clone(),
                    printed,
                    taught_again: room.is_taught_again(*place),
                    votes,
                    hands: if hands.iter().any(|hands| *hands > 0) { hands } else { Vec::new() },
                })
            })
            .collect();
        let analysis = Analysis::of(&outcome.items, &outcome.candidates);
        let worst = room.worst().into_iter().filter_map(|place| {
            let (question, printed) = printed(place)?;
            Some(Worst {
                number: place + 1,
                question: question.id.clone(),
                line: printed.in_a_line(),
                share: room.share(place),
                taught_again: room.is_taught_again(place),
            })
        });
        let teams = room.teams().into_iter().map(|(name, earned)| (name.to_owned(), earned));
        Self {
            title: lesson.title.clone(),
            begun,
            class: lesson.class.clone(),
            is_over: room.phase() == Phase::Over,
            asked,
            analysis,
            worst: worst.collect(),
            teams: teams.collect(),
            outcome,
        }
    }

    /// Whether anybody answered anything, by phone, by hand or on paper.
    pub fn has_answers(&self) -> bool {
        self.asked.iter().any(|asked| !asked.votes.is_empty())
    }

    /// Who is on the roll of the class and did not sit, in its order.
    pub fn missing(&self) -> Vec<&Pupil> {
        let rolls = self.outcome.candidates.iter().filter_map(|one| one.roll.as_deref());
        let sat: BTreeSet<String> = rolls.map(plain_number).collect();
        let roll = self.class.iter().flat_map(|class| &class.roll);
        roll.filter(|pupil| !sat.contains(&plain_number(&pupil.number))).collect()
    }

    /// Whether there are students to tell of.
    pub const fn has_students(&self) -> bool {
        self.analysis.test.candidates > 0
    }

    /// How many students have how many marks: those who were there for every question.
    pub fn histogram(&self) -> Vec<(Bar, u32)> {
        let count = self.outcome.items.len();
        let whole = self.outcome.candidates.iter().zip(&self.analysis.standings);
        let totals: Vec<Ratio<i64>> = whole
            .filter(|(candidate, _)| candidate.is_whole(count))
            .map(|(_, standing)| standing.total)
            .collect();
        histogram(&totals, self.analysis.test.out_of)
    }

    /// The questions by their places in `asked`, those that went worst first: by the share of right
    /// answers in the last vote, those without any last.
    pub fn worst_first(&self) -> Vec<usize> {
        let permille = |place: &usize| {
            let last = self.asked.get(*place).and_then(|asked| asked.votes.last());
            last.map_or(u64::MAX, |(right, total)| {
                u64::from(*right) * 1_000 / u64::from((*total).max(1))
            })
        };
        let mut places: Vec<usize> = (0..self.asked.len()).collect();
        places.sort_by_key(permille);
        places
    }
}
