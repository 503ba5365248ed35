//! What classes made of questions over all their lessons: how often each was asked, how many answers
//! were right, how well it told students apart, and which wrong answer was chosen most. It is folded
//! lesson by lesson, so that no more than one of them is in memory.

use std::collections::HashMap;

use super::report::Report;
use super::room::Room;
use crate::domain::bank::printed::PrintedChoice;
use crate::domain::bank::schema::{content_hash, key_hash};
use crate::domain::bank::{ChoiceId, Question, QuestionId};
use crate::domain::items::LEAST;
use crate::domain::locale::Text;
use crate::domain::time::Moment;

/// What became of all questions in all lessons.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Past(HashMap<QuestionId, Vec<Version>>);

/// A question as long as its key was the same.
#[derive(Debug, Clone, PartialEq)]
struct Version {
    key: u64,
    content: u64,
    figures: Figures,
    /// Wrong answers, and how often each was chosen: by name and words, since words may change while
    /// the key does not.
    wrong: Vec<(ChoiceId, Text, u32)>,
    /// Discrimination indices as Fisher's z, with their weights, and the candidates behind them.
    z: f64,
    weight: f64,
    compared: u32,
}

/// What classes made of a question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// In how many lessons it was asked and answered.
    pub lessons: u32,
    /// When the last of these began.
    pub last: Moment,
    /// How many answers there were, by phone, on paper and by hand: of each lesson those of its last
    /// vote.
    pub answers: u32,
    /// How many of them were right.
    pub right: u32,
}

/// What is told of a question as it stands now.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The figures.
    pub figures: Figures,
    /// The discrimination index, −100 to 100, over all lessons: their mean by Fisher's transformation,
    /// each weighing its candidates less three. `None` where fewer than [`LEAST`] candidates are behind
    /// it or none can be worked out.
    pub discrimination: Option<f64>,
    /// How many candidates are behind that.
    pub compared: u32,
    /// The wrong answer that was chosen most, with how often.
    pub wrong: Option<(ChoiceId, Text, u32)>,
    /// Whether its key is that of an earlier version: then these are figures of that one.
    pub is_of_earlier: bool,
    /// Whether words that learners read were changed since it was last asked, but not the key.
    pub is_reworded: bool,
}

impl Past {
    /// Takes the lesson of a room that began then.
    pub fn add(&mut self, room: &Room, begun: Moment) {
        let report = Report::of(room, begun);
        for (asked, item) in report.asked.iter().zip(&report.analysis.items) {
            let Some((right, answers)) = asked.votes.last().copied() else { continue };
            let (key, content) = (key_hash(&asked.question), content_hash(&asked.question));
            let versions = self.0.entry(asked.question.id.clone()).or_default();
            let figures = Figures { lessons: 0, last: begun, answers: 0, right: 0 };
            let at = versions.iter().position(|version| version.key == key).unwrap_or_else(|| {
                let (wrong, z, weight) = (Vec::new(), 0.0, 0.0);
                versions.push(Version { key, content, figures, wrong, z, weight, compared: 0 });
                versions.len() - 1
            });
            let version = &mut versions[at];
            version.figures.lessons += 1;
            version.figures.answers += answers;
            version.figures.right += right;
            if begun.at >= version.figures.last.at {
                version.figures.last = begun;
                version.content = content;
            }
            if let Some(index) = item.discrimination.filter(|_| item.compared > 3) {
                // All of one mind would weigh infinitely.
                let correlation = (index.value / 100.0).clamp(-0.999, 0.999);
                let weight = f64::from(item.compared - 3);
                version.z += weight * correlation.atanh();
                version.weight += weight;
                version.compared += item.compared;
            }
            for (place, choice) in asked.printed.choices().iter().enumerate() {
                if choice.right {
                    continue;
                }
                let hands = asked.hands.get(place).copied().unwrap_or(0);
                let taken = item.options.iter().find(|option| option.choice == choice.id);
                version.chose(choice, hands + taken.map_or(0, |option| option.by.count));
            }
        }
    }

    /// What is told of a question as it is now; `None` if no class was asked it. Figures of the same
    /// key are told, and only where there are none those of the version that was asked last.
    pub fn of(&self, question: &Question) -> Option<Told> {
        let versions = self.0.get(&question.id)?;
        let key = key_hash(question);
        let same = versions.iter().find(|version| version.key == key);
        let last = || versions.iter().max_by_key(|version| version.figures.last.at);
        let version = same.or_else(last)?;
        let most = version.wrong.iter().filter(|(.., count)| *count > 0);
        // Of those that were chosen equally often, the first.
        let most = most.rev().max_by_key(|(.., count)| *count).cloned();
        let discrimination = (version.compared >= LEAST && version.weight > 0.0)
            .then(|| 100.0 * (version.z / version.weight).tanh());
        Some(Told {
            figures: version.figures,
            discrimination,
            compared: version.compared,
            wrong: most,
            is_of_earlier: same.is_none(),
            is_reworded: same.is_some() && version.content != content_hash(question),
        })
    }

    /// Whether no class was asked anything.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Version {
    fn chose(&mut self, choice: &PrintedChoice, times: u32) {
        let known =
            |(id, text, _): &&mut (ChoiceId, Text, u32)| *id == choice.id && *text == choice.text;
        match self.wrong.iter_mut().find(known) {
            Some((.., count)) => *count += times,
            None => self.wrong.push((choice.id.clone(), choice.text.clone(), times)),
        }
    }
}
