//! What a class is asked and by which rules: settled before the room opens and frozen with it, so
//! that a room goes on as it began whatever becomes of the banks.

use num_rational::Ratio;

use crate::domain::answer::Certainty;
use crate::domain::bank::printed::{Form, Printed};
use crate::domain::bank::{Bank, ChoiceId, Passage, Question, QuestionId};
use crate::domain::class::roll::Class;
use crate::domain::seed::Seed;

/// How many choices a question of a room can have at most.
pub const MOST_CHOICES: usize = 10;

/// How many questions a lesson can have at most.
pub const MOST_ITEMS: usize = 300;

/// What is asked, in order, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Lesson {
    /// What it is called.
    pub title: String,
    /// The questions with their topics, sources and passages.
    pub bank: Bank,
    /// The questions as they are answered, in the order in which they are asked.
    pub items: Vec<Item>,
    /// The rules.
    pub rules: Rules,
    /// The class that is taught, with its roll as it was when the lesson began; `None` for whoever
    /// is there.
    pub class: Option<Class>,
    /// Chance of this lesson: the orders of its printed sets are drawn from it.
    pub seed: Seed,
}

/// A question as it is answered in a room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Which question of the lesson's bank.
    pub question: QuestionId,
    /// Its choices, in the order of the paper: A, B, C, …
    pub choices: Vec<ChoiceId>,
    /// Those that are right.
    pub key: Ticks,
    /// Whether several may be chosen.
    pub several: bool,
    /// Seconds to answer; `None` for as long as the teacher gives.
    pub seconds: Option<u32>,
}

/// By which rules a lesson is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Who says when the next question comes.
    pub pace: Pace,
    /// What an answer earns.
    pub marking: Marking,
    /// What phones show of a question.
    pub phones: Phones,
    /// Whether each says how sure they are.
    pub certainty: bool,
    /// Whether a class is told who stands where.
    pub ranks: bool,
}

impl Default for Rules {
    /// The teacher leads, a right answer counts one, and the text stays on the projector.
    fn default() -> Self {
        Self {
            pace: Pace::Teacher,
            marking: Marking::Accuracy,
            phones: Phones::Letters,
            certainty: false,
            ranks: false,
        }
    }
}

impl Rules {
    /// Whether the order of choices differs from seat to seat.
    pub const fn shuffles(&self) -> bool {
        matches!(self.phones, Phones::Shuffled)
    }

    /// Whether phones show the text of the question.
    pub const fn shows_texts(&self) -> bool {
        !matches!(self.phones, Phones::Letters)
    }

    /// Whether seats are asked how sure they are.
    pub const fn asks_certainty(&self) -> bool {
        self.certainty || matches!(self.marking, Marking::Certainty)
    }
}

/// What phones show of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phones {
    /// Its letters; the text is on the projector.
    Letters,
    /// Its text, in the order of the projector.
    Texts,
    /// Its text, with the choices in an order of each phone's own. Only here can it differ: letters
    /// must agree with the projector.
    Shuffled,
}

/// Who says when the next question comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pace {
    /// The teacher, for all at once.
    Teacher,
    /// Everybody for themselves, within the minutes of the whole lesson, if there are any.
    Own {
        /// Seconds for the whole lesson.
        seconds: Option<u32>,
    },
}

/// What an answer earns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Marking {
    /// One for a right answer and nothing else.
    Accuracy,
    /// As the exam has it.
    Exam {
        /// What a right answer earns.
        right: Ratio<i64>,
        /// What a wrong one costs, 0 or more.
        wrong: Ratio<i64>,
    },
    /// By how sure they were: [`Certainty::mark`]. Who does not say counts as guessing.
    Certainty,
    /// Kahoot's formula: the full points at once, half of them when time is up. Without a time all
    /// right answers earn the same.
    Speed {
        /// The points of an answer that takes no time.
        most: u32,
    },
}

impl Marking {
    /// What an answer earns: right or wrong, this sure, after so many of the milliseconds there were.
    pub fn earned(
        self,
        is_right: bool,
        certainty: Option<Certainty>,
        took: u64,
        of: Option<u64>,
    ) -> Ratio<i64> {
        match self {
            Self::Accuracy => Ratio::from_integer(i64::from(is_right)),
            Self::Exam { right, .. } if is_right => right,
            Self::Exam { wrong, .. } => -wrong,
            Self::Certainty => {
                let certainty = certainty.unwrap_or(Certainty::Guess);
                Ratio::from_integer(certainty.mark(is_right).into())
            }
            Self::Speed { .. } if !is_right => Ratio::ZERO,
            Self::Speed { most } => {
                let most = i64::from(most);
                let share = of.filter(|of| *of > 0).map_or(Ratio::ZERO, |of| {
                    let whole = i64::try_from(of).unwrap_or(i64::MAX / 4);
                    Ratio::new(i64::try_from(took).unwrap_or(whole).min(whole), whole)
                });
                // Rounded, as it is with Kahoot: points are whole.
                let half = share / Ratio::from_integer(2);
                (Ratio::from_integer(most) * (Ratio::ONE - half)).round()
            }
        }
    }

    /// The most that one answer can earn.
    pub fn most(self) -> Ratio<i64> {
        self.earned(true, Some(Certainty::Sure), 0, None)
    }

    /// The least that one answer can earn, 0 or below.
    pub fn least(self) -> Ratio<i64> {
        self.earned(false, Some(Certainty::Sure), 0, None)
    }
}

/// Some of the choices of a question, by their places on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Ticks(pub u16);

impl Ticks {
    /// None of them.
    pub const NONE: Self = Self(0);

    /// The choice at this place, from 0.
    pub const fn at(place: usize) -> Self {
        Self(if place < MOST_CHOICES { 1 << place } else { 0 })
    }

    /// These and those.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the choice at this place is among them.
    pub const fn has(self, place: usize) -> bool {
        place < MOST_CHOICES && self.0 & (1 << place) != 0
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many there are.
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// Their places, in order.
    pub fn places(self) -> impl Iterator<Item = usize> {
        (0..MOST_CHOICES).filter(move |place| self.has(*place))
    }
}

impl FromIterator<usize> for Ticks {
    fn from_iter<I: IntoIterator<Item = usize>>(places: I) -> Self {
        places.into_iter().fold(Self::NONE, |ticks, place| ticks.and(Self::at(place)))
    }
}

impl Item {
    /// A question as it is answered in a room, or `None` if it cannot be: by typing, or among more
    /// choices than a phone can show. The fifth option, "not attempted", is not offered: who does
    /// not answer has not.
    pub fn of(question: &Question, seconds: Option<u32>) -> Option<Self> {
        let printed = Printed::of(question, None).without_not_attempted();
        let several = matches!(printed.form, Form::Many(_));
        let offered = printed.choices();
        let key: Ticks = offered
            .iter()
            .enumerate()
            .filter(|(_, choice)| choice.right)
            .map(|(place, _)| place)
            .collect();
        if !(2..=MOST_CHOICES).contains(&offered.len()) || key.is_empty() {
            return None;
        }
        let choices = offered.iter().map(|choice| choice.id.clone()).collect();
        Some(Self { question: question.id.clone(), choices, key, several, seconds })
    }

    /// Whether these ticks can be given as an answer.
    pub fn allows(&self, ticks: Ticks) -> bool {
        let known = ticks.places().all(|place| place < self.choices.len());
        known && !ticks.is_empty() && (self.several || ticks.count() == 1)
    }

    /// The wrong choices that can be struck out before the key is told: all but the one that was
    /// chosen most, the first of those if there are several. None where that would tell the key.
    pub fn strikes(&self, counts: &[u32]) -> Ticks {
        let wrong: Vec<usize> =
            (0..self.choices.len()).filter(|place| !self.key.has(*place)).collect();
        if wrong.len() < 2 {
            return Ticks::NONE;
        }
        let count = |place: &usize| counts.get(*place).copied().unwrap_or(0);
        let most = wrong.iter().map(count).max().unwrap_or(0);
        let kept = wrong.iter().copied().find(|place| count(place) == most);
        wrong.into_iter().filter(|place| Some(*place) != kept).collect()
    }
}

impl Lesson {
    /// A lesson of those questions of a bank that can be answered in a room, in their order, and the
    /// names of those that cannot. It is for whoever is there, and its chance comes from its title.
    pub fn new(
        title: String,
        bank: Bank,
        rules: Rules,
        seconds: Option<u32>,
    ) -> (Self, Vec<QuestionId>) {
        let mut items = Vec::new();
        let mut unfit = Vec::new();
        for question in &bank.questions {
            match Item::of(question, seconds) {
                Some(item) if items.len() < MOST_ITEMS => items.push(item),
                Some(_) | None => unfit.push(question.id.clone()),
            }
        }
        let seed = Seed::of(&title);
        (Self { title, bank, items, rules, class: None, seed }, unfit)
    }

    /// The question at this place, with the passage it belongs to.
    pub fn question(&self, place: usize) -> Option<(&Question, Option<&Passage>)> {
        let id = &self.items.get(place)?.question;
        let question = self.bank.questions.iter().find(|question| question.id == *id)?;
        let passage = question
            .passage
            .as_ref()
            .and_then(|wanted| self.bank.passages.iter().find(|passage| passage.id == *wanted));
        Some((question, passage))
    }
}
