//! Exact marks: what each answer earns under a pattern, what a paper adds up to, and when an attempt
//! pays. Nothing is rounded here. How a response is judged right or wrong is in `answer`.

use num_rational::Ratio;

use super::pattern::{
    Costs, DroppedRule, Merit, MultiSelect, MultipleMarks, NotAttempted, Pattern, Section,
};
use crate::domain::answer::{self, Response, Verdict};
use crate::domain::bank::printed::{Form, Printed};
use crate::domain::bank::{ChoiceId, Format, Question};

/// The name of the choice "not attempted".
pub const NOT_ATTEMPTED: &str = "not-attempted";

const ZERO: Ratio<i64> = Ratio::new_raw(0, 1);

/// What became of a question in a finished paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// All that is right was given, and nothing else.
    Right,
    /// Something else was given.
    Wrong,
    /// Nothing was given.
    Blank,
    /// "Not attempted" was chosen.
    NotAttempted,
    /// More than one mark on a question with one answer.
    Multiple,
    /// So large a share of the mark was earned, above 0 and below 1.
    Partial(Ratio<i64>),
    /// The board withdrew the question.
    Dropped,
}

/// How a question is answered, as far as marking asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// By one choice.
    OneChoice,
    /// By several choices.
    Several,
    /// By typing.
    Typed,
}

impl Kind {
    /// How this question is answered.
    pub fn of(question: &Question) -> Self {
        Self::by(question.body.format())
    }

    /// How a body of this format is answered.
    pub const fn by(body: Format) -> Self {
        match body {
            Format::MultiSelect => Self::Several,
            Format::Numeric | Format::Typed => Self::Typed,
            Format::SingleBest
            | Format::Negative
            | Format::OddOneOut
            | Format::FillIn
            | Format::TwoStatements
            | Format::Statements
            | Format::HowMany
            | Format::PairsCoded
            | Format::PairsHowMany
            | Format::Lists
            | Format::AssertionReason
            | Format::Explains
            | Format::Order
            | Format::Passage
            | Format::TrueFalse => Self::OneChoice,
        }
    }
}

impl Outcome {
    /// What a response to this question comes to under these rules. "Not attempted" is a choice of
    /// every question where the pattern has it, and a blank where it has not.
    pub fn of(question: &Question, response: &Response, pattern: &Pattern) -> Self {
        let only = match response {
            Response::One(id) => Some(id),
            Response::Many(ids) if ids.len() == 1 => ids.first(),
            Response::Many(_) | Response::Typed(_) | Response::Blank => None,
        };
        if only.is_some_and(|id| id.as_str() == NOT_ATTEMPTED) {
            return match pattern.not_attempted {
                NotAttempted::LastOption => Self::NotAttempted,
                NotAttempted::NoOption => Self::Blank,
            };
        }
        if let Response::Many(ids) = response
            && ids.len() > 1
        {
            return match &Printed::of(question, None).form {
                Form::Many(choices) => {
                    let key = choices.iter().filter(|choice| choice.right);
                    let key: Vec<&ChoiceId> = key.map(|choice| &choice.id).collect();
                    several(ids.iter(), &key, &pattern.multi_select)
                }
                Form::One(_) => Self::Multiple,
                Form::Number { .. } | Form::Words { .. } => Self::Wrong,
            };
        }
        if let (Some(id), Kind::Several) = (only, Kind::of(question)) {
            let key = Printed::of(question, None).key();
            let key: Vec<&ChoiceId> = key.iter().collect();
            return several(std::iter::once(id), &key, &pattern.multi_select);
        }
        match answer::mark(question, response) {
            Verdict::Right => Self::Right,
            Verdict::Wrong => Self::Wrong,
            Verdict::Blank => Self::Blank,
            Verdict::NotAttempted => Self::NotAttempted,
        }
    }

    /// Whether something was given that could be right or wrong.
    pub const fn is_attempt(self) -> bool {
        match self {
            Self::Right | Self::Wrong | Self::Multiple | Self::Partial(_) => true,
            Self::Blank | Self::NotAttempted | Self::Dropped => false,
        }
    }
}

/// What choosing these of a multi-select question comes to.
fn several<'a>(
    chosen: impl Iterator<Item = &'a ChoiceId>,
    key: &[&ChoiceId],
    rule: &MultiSelect,
) -> Outcome {
    let mut right = 0_usize;
    for id in chosen {
        if !key.contains(&id) {
            return Outcome::Wrong;
        }
        right += 1;
    }
    if right == key.len() {
        return Outcome::Right;
    }
    match rule {
        MultiSelect::AllOrNothing => Outcome::Wrong,
        MultiSelect::Proportional => {
            let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            Outcome::Partial(Ratio::new(count(right), count(key.len())))
        }
        MultiSelect::Table(rows) => match right.checked_sub(1).and_then(|row| rows.get(row)) {
            Some(share) if *share < Ratio::from_integer(1) => Outcome::Partial(*share),
            Some(_) => Outcome::Right,
            None => Outcome::Wrong,
        },
    }
}

/// A question of a finished paper, ready to be marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The section it stands in, by place.
    pub section: usize,
    /// How it is answered.
    pub kind: Kind,
    /// What became of it.
    pub outcome: Outcome,
}

/// Marks of one question. Below zero where marks were taken off.
pub fn of_question(
    pattern: &Pattern,
    section: &Section,
    kind: Kind,
    outcome: Outcome,
) -> Ratio<i64> {
    let costs = match kind {
        Kind::OneChoice => Costs::AsOthers,
        Kind::Several => pattern.multi_select_wrong,
        Kind::Typed => pattern.typed,
    };
    let wrong = || match costs {
        Costs::AsOthers => -pattern.penalty_in(section),
        Costs::Nothing => ZERO,
    };
    match outcome {
        Outcome::Right => section.mark,
        Outcome::Wrong => wrong(),
        Outcome::Blank => -pattern.blank_in(section),
        Outcome::NotAttempted => ZERO,
        Outcome::Multiple => match pattern.multiple {
            MultipleMarks::Wrong => wrong(),
            MultipleMarks::Blank => -pattern.blank_in(section),
        },
        Outcome::Partial(share) => section.mark * share,
        Outcome::Dropped => match pattern.dropped {
            DroppedRule::Remove => ZERO,
            DroppedRule::MarksToAll => section.mark,
        },
    }
}

/// How many questions came to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Right.
    pub right: u32,
    /// Wrong, with more than one mark among them.
    pub wrong: u32,
    /// More than one mark where one was asked for; also among the wrong.
    pub multiple: u32,
    /// In part right.
    pub partial: u32,
    /// Left blank.
    pub blank: u32,
    /// "Not attempted" chosen.
    pub not_attempted: u32,
    /// Withdrawn by the board.
    pub dropped: u32,
}

impl Counts {
    /// Counts one more.
    pub(super) fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Right => self.right += 1,
            Outcome::Wrong => self.wrong += 1,
            Outcome::Multiple => {
                self.wrong += 1;
                self.multiple += 1;
            }
            Outcome::Partial(_) => self.partial += 1,
            Outcome::Blank => self.blank += 1,
            Outcome::NotAttempted => self.not_attempted += 1,
            Outcome::Dropped => self.dropped += 1,
        }
    }

    /// All questions that were asked and stand.
    pub const fn asked(&self) -> u32 {
        self.attempted() + self.blank + self.not_attempted
    }

    /// Questions on which something was given that could be right or wrong.
    pub const fn attempted(&self) -> u32 {
        self.right + self.wrong + self.partial
    }
}

/// Marks of a section, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SectionMarks {
    /// How its questions went.
    pub counts: Counts,
    /// Marks obtained.
    pub obtained: Ratio<i64>,
    /// Marks that could be obtained.
    pub out_of: Ratio<i64>,
    /// Marks earned by right answers (and those given to all).
    pub earned: Ratio<i64>,
    /// Marks taken off, above zero.
    pub lost: Ratio<i64>,
    /// Whether its minimum was reached; `None` if it has none.
    pub qualified: Option<bool>,
}

/// Marks of a paper, exactly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks {
    /// How its questions went.
    pub counts: Counts,
    /// Marks obtained in all sections.
    pub obtained: Ratio<i64>,
    /// Marks that could be obtained in them.
    pub out_of: Ratio<i64>,
    /// Marks earned by right answers (and those given to all).
    pub earned: Ratio<i64>,
    /// Marks taken off, above zero.
    pub lost: Ratio<i64>,
    /// Marks in sections that count for more than qualifying.
    pub merit: Ratio<i64>,
    /// Whether the paper's minimum was reached; `None` if it has none.
    pub qualified: Option<bool>,
    /// The share of blanks, if so many blanks disqualify; the marks are only told then.
    pub disqualified: Option<Ratio<i64>>,
    /// By section, in their order.
    pub sections: Vec<SectionMarks>,
}

/// Marks a finished paper. An entry of a section that the pattern does not have is left out.
pub fn of_paper(pattern: &Pattern, entries: &[Entry]) -> Marks {
    let nothing = SectionMarks {
        counts: Counts::default(),
        obtained: ZERO,
        out_of: ZERO,
        earned: ZERO,
        lost: ZERO,
        qualified: None,
    };
    let mut sections = vec![nothing; pattern.sections.len()];
    let mut counts = Counts::default();
    for entry in entries {
        let Some(section) = pattern.sections.get(entry.section) else { continue };
        let Some(sum) = sections.get_mut(entry.section) else { continue };
        let marks = of_question(pattern, section, entry.kind, entry.outcome);
        let stands =
            entry.outcome != Outcome::Dropped || pattern.dropped == DroppedRule::MarksToAll;
        if stands {
            sum.out_of += section.mark;
        }
        sum.obtained += marks;
        if marks > ZERO {
            sum.earned += marks;
        } else {
            sum.lost -= marks;
        }
        sum.counts.add(entry.outcome);
        counts.add(entry.outcome);
    }
    for (sum, section) in sections.iter_mut().zip(&pattern.sections) {
        sum.qualified = section.qualifying.map(|least| sum.obtained >= least * sum.out_of);
    }
    let total = |of: fn(&SectionMarks) -> Ratio<i64>| sections.iter().map(of).sum::<Ratio<i64>>();
    let merit = sections
        .iter()
        .zip(&pattern.sections)
        .filter(|(_, section)| section.merit == Merit::Counts)
        .map(|(sum, _)| sum.obtained)
        .sum();
    let (obtained, out_of) = (total(|sum| sum.obtained), total(|sum| sum.out_of));
    Marks {
        counts,
        obtained,
        out_of,
        earned: total(|sum| sum.earned),
        lost: total(|sum| sum.lost),
        merit,
        qualified: pattern.qualifying.map(|least| obtained >= least * out_of),
        disqualified: disqualified(pattern, &counts),
        sections,
    }
}

/// The share of blanks, if it is above the limit.
fn disqualified(pattern: &Pattern, counts: &Counts) -> Option<Ratio<i64>> {
    let limit = pattern.blank_limit?;
    let asked = counts.asked();
    if asked == 0 {
        return None;
    }
    let share = Ratio::new(i64::from(counts.blank), i64::from(asked));
    (share > limit).then_some(share)
}

/// What an attempt is weighed against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Instead {
    /// Leaving the question blank.
    Blank,
    /// Choosing "not attempted".
    NotAttempted,
    /// The cheaper of the two, as far as the exam has both.
    Cheapest,
}

/// What not attempting costs (above zero) or nothing.
fn cost_instead(pattern: &Pattern, section: &Section, instead: Instead) -> Ratio<i64> {
    match (instead, pattern.not_attempted) {
        (Instead::NotAttempted | Instead::Cheapest, NotAttempted::LastOption) => ZERO,
        (Instead::Blank, _) | (_, NotAttempted::NoOption) => pattern.blank_in(section),
    }
}

/// The chance of being right above which an attempt earns more than none: with `a` for a right
/// answer, `b` off for a wrong one and `c` off for none, it is (b − c) / (a + b). Below zero is shown
/// as zero: any attempt pays.
pub fn break_even(pattern: &Pattern, section: &Section, instead: Instead) -> Ratio<i64> {
    let (right, wrong) = (section.mark, pattern.penalty_in(section));
    let chance = (wrong - cost_instead(pattern, section, instead)) / (right + wrong);
    chance.max(ZERO)
}

/// Marks gained on average, against making no attempt, by choosing blindly among so many options of
/// which one is right. With no options nothing is gained.
pub fn guess_gain(
    pattern: &Pattern,
    section: &Section,
    options: u8,
    instead: Instead,
) -> Ratio<i64> {
    if options == 0 {
        return ZERO;
    }
    let chance = Ratio::new(1, i64::from(options));
    let wrong = pattern.penalty_in(section) * (Ratio::from_integer(1) - chance);
    section.mark * chance - wrong + cost_instead(pattern, section, instead)
}

/// The same answers under another exam's rules. A section is marked as the other pattern's section in
/// its place if both have as many sections, and otherwise as the other's largest. "Not attempted"
/// becomes a blank where the other has no such option.
pub fn under(other: &Pattern, own: &Pattern, entries: &[Entry]) -> Marks {
    let alike = other.sections.len() == own.sections.len();
    let sections: Vec<Section> = own
        .sections
        .iter()
        .enumerate()
        .filter_map(|(number, section)| {
            let largest = || other.sections.iter().max_by_key(|section| section.questions);
            let rules = if alike { other.sections.get(number) } else { largest() }?;
            let (name, questions) = (section.name.clone(), section.questions);
            Some(Section { name, questions, ..rules.clone() })
        })
        .collect();
    let rules = Pattern { sections, ..other.clone() };
    let entries: Vec<Entry> = entries
        .iter()
        .map(|entry| match (entry.outcome, other.not_attempted) {
            (Outcome::NotAttempted, NotAttempted::NoOption) => {
                Entry { outcome: Outcome::Blank, ..*entry }
            }
            _ => *entry,
        })
        .collect();
    of_paper(&rules, &entries)
}
