//! What a lesson is wished to be, as it can be chosen at the desk.

use std::collections::BTreeSet;

use num_rational::Ratio;

use crate::domain::bank::{BankId, Difficulty, QuestionId};
use crate::domain::class::lesson::{Marking, Pace, Phones};
use crate::domain::class::roll::Class;

/// How many questions a lesson can be given.
pub const COUNTS: [u16; 5] = [5, 10, 15, 20, 30];

/// How many seconds a question can be given; `None` for as long as the teacher gives.
pub const SECONDS: [Option<u32>; 5] = [None, Some(30), Some(60), Some(90), Some(120)];

/// How many minutes a lesson at everybody's own pace can be given.
pub const MINUTES: [Option<u32>; 5] = [None, Some(10), Some(20), Some(30), Some(60)];

/// The points of a right answer that takes no time.
const POINTS: u32 = 1_000;

/// What an answer earns, as it can be chosen here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earns {
    /// One mark for a right answer.
    One,
    /// As in the civil services: two marks, and a third of them off for a wrong answer.
    Civil,
    /// As in the staff selection: two marks, and half a mark off.
    Staff,
    /// By how sure they were.
    Certainty,
    /// More for who is faster.
    Speed,
}

impl Earns {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::One, Self::Civil, Self::Staff, Self::Certainty, Self::Speed];

    /// The marking.
    pub fn marking(self) -> Marking {
        let two = Ratio::from_integer(2);
        match self {
            Self::One => Marking::Accuracy,
            Self::Civil => Marking::Exam { right: two, wrong: Ratio::new(2, 3) },
            Self::Staff => Marking::Exam { right: two, wrong: Ratio::new(1, 2) },
            Self::Certainty => Marking::Certainty,
            Self::Speed => Marking::Speed { most: POINTS },
        }
    }
}

/// How hard questions are to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Level {
    /// Whatever there is.
    #[default]
    Any,
    /// 1 or 2 of 5.
    Easy,
    /// 3 of 5.
    Middle,
    /// 4 or 5 of 5.
    Hard,
}

impl Level {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Any, Self::Easy, Self::Middle, Self::Hard];

    /// Whether a question is so hard.
    pub const fn takes(self, difficulty: Difficulty) -> bool {
        match self {
            Self::Any => true,
            Self::Easy => difficulty.level() <= 2,
            Self::Middle => difficulty.level() == 3,
            Self::Hard => difficulty.level() >= 4,
        }
    }
}

/// In which order questions are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// As they stand in their banks, or as they were chosen.
    #[default]
    Given,
    /// Drawn.
    Mixed,
    /// The easy ones first.
    EasyFirst,
}

impl Order {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Given, Self::Mixed, Self::EasyFirst];
}

/// Who says when the next question comes, as it can be chosen here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tempo {
    /// The teacher.
    Led,
    /// Everybody for themselves, in so many minutes for all.
    Own(Option<u32>),
}

/// What a lesson is to be like, but for its questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Choices {
    pub(super) count: u16,
    pub(super) level: Level,
    pub(super) order: Order,
    pub(super) seconds: Option<u32>,
    pub(super) tempo: Tempo,
    pub(super) earns: Earns,
    pub(super) phones: Option<Phones>,
    /// Whether phones ask how sure one is.
    pub(super) certainty: bool,
    /// Whether phones tell who stands where.
    pub(super) ranks: bool,
}

impl Choices {
    /// Ten questions of a minute each, on the projector.
    pub(super) const fn new() -> Self {
        Self {
            count: 10,
            level: Level::Any,
            order: Order::Given,
            seconds: Some(60),
            tempo: Tempo::Led,
            earns: Earns::One,
            phones: None,
            certainty: false,
            ranks: false,
        }
    }

    pub(super) fn pick_tempo(&mut self, tempo: Tempo) {
        self.tempo = tempo;
        // The projector shows no question while everybody goes at their own pace.
        if tempo != Tempo::Led && self.phones == Some(Phones::Letters) {
            self.phones = Some(Phones::Texts);
        }
    }

    pub(super) const fn pick_phones(&mut self, phones: Option<Phones>) {
        self.phones = phones;
        // Without phones there is nobody who could go at their own pace.
        if phones.is_none() {
            self.tempo = Tempo::Led;
        }
    }

    /// The lesson with these questions, for this class.
    pub(super) fn wish(self, from: From, class: Option<Class>) -> Wish {
        let pace = match self.tempo {
            Tempo::Own(minutes) => Pace::Own { seconds: minutes.map(|minutes| minutes * 60) },
            Tempo::Led => Pace::Teacher,
        };
        Wish {
            from,
            order: self.order,
            seconds: self.seconds,
            pace,
            marking: self.earns.marking(),
            phones: self.phones,
            certainty: self.certainty,
            ranks: self.ranks,
            class,
        }
    }
}

/// Which questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// Some of these topics, by number; of all if there are none.
    Topics {
        /// The topics.
        topics: BTreeSet<u32>,
        /// How many questions.
        count: u16,
        /// How hard they are to be.
        level: Level,
    },
    /// Those that the class got wrong the last time they were asked.
    Wrong {
        /// At most how many questions.
        count: u16,
    },
    /// These.
    These(Vec<(QuestionId, BankId)>),
}

/// A lesson as it is wished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Which questions.
    pub from: From,
    /// In which order.
    pub order: Order,
    /// Seconds for each question, if the teacher leads.
    pub seconds: Option<u32>,
    /// Who says when the next question comes.
    pub pace: Pace,
    /// What an answer earns.
    pub marking: Marking,
    /// What phones show, if any are let in.
    pub phones: Option<Phones>,
    /// Whether they ask how sure one is.
    pub certainty: bool,
    /// Whether they tell who stands where.
    pub ranks: bool,
    /// Which class it is for.
    pub class: Option<Class>,
}
