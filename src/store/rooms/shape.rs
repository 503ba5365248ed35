//! How lessons and entries are written down, as RON. A shape that was ever released is never changed.

use num_rational::Ratio;
use serde::{Deserialize, Serialize};

use crate::domain::answer::Certainty;
use crate::domain::bank::{Bank, ChoiceId};
use crate::domain::class::lesson::{Item, Lesson, Marking, Pace, Phones, Rules, Ticks};
use crate::domain::class::roll::{Class, ClassId, Pupil};
use crate::domain::class::room::{Play, Round, Seat, Step, Token, What};
use crate::domain::exam::paper::Set;
use crate::domain::seed::Seed;
use crate::domain::time::{Moment, Timestamp};

#[derive(Serialize, Deserialize)]
struct LessonShape {
    title: String,
    pace: PaceShape,
    marking: MarkingShape,
    phones: PhonesShape,
    certainty: bool,
    ranks: bool,
    items: Vec<ItemShape>,
    #[serde(default)]
    class: Option<ClassShape>,
    #[serde(default)]
    seed: u64,
}

/// A class as it was when the lesson began: its id, its name, and the numbers and names of its roll.
#[derive(Serialize, Deserialize)]
struct ClassShape(String, String, Vec<(String, String)>);

#[derive(Serialize, Deserialize)]
enum PaceShape {
    Teacher,
    Own(Option<u32>),
}

#[derive(Serialize, Deserialize)]
enum PhonesShape {
    Letters,
    Texts,
    Shuffled,
}

#[derive(Serialize, Deserialize)]
enum MarkingShape {
    Accuracy,
    /// Numerators and denominators of what a right answer earns and a wrong one costs.
    Exam(i64, i64, i64, i64),
    Certainty,
    Speed(u32),
}

#[derive(Serialize, Deserialize)]
struct ItemShape {
    question: String,
    choices: Vec<String>,
    key: u16,
    several: bool,
    seconds: Option<u32>,
}

#[derive(Serialize, Deserialize)]
enum Shape {
    Joined {
        token: Option<String>,
        name: String,
        roll: Option<String>,
        held: bool,
    },
    Renamed(u32, String),
    Removed(u32),
    Locked(bool),
    Turned(usize),
    Opened(usize, Option<u64>),
    OpenedAll(Option<u64>),
    Paused,
    Continued,
    Closed,
    Stepped(StepShape),
    /// Seat, round, turn, ticks, certainty.
    Answered(u32, u32, u32, u16, Option<u8>),
    Counted(u32, Vec<u32>),
    TeachAgain(usize, bool),
    Teams(Vec<String>),
    Played(usize, PlayShape),
    Unplayed,
    /// Written before it was known when.
    Resumed,
    /// Milliseconds since 1970 UTC, and minutes ahead of it.
    ResumedAt(i64, i16),
    Ended,
    TookSet(u32, SetShape),
    /// Seat, question, ticks.
    OnPaper(u32, usize, Option<u16>),
}

#[derive(Serialize, Deserialize)]
enum SetShape {
    A,
    B,
    C,
    D,
}

#[derive(Serialize, Deserialize)]
enum StepShape {
    Stem,
    Options,
    Spread,
    Struck,
    Key,
    Reason,
}

#[derive(Serialize, Deserialize)]
enum PlayShape {
    Right,
    Wrong,
    Passed,
}

/// A lesson without its bank.
pub(super) fn encode_lesson(lesson: &Lesson) -> String {
    let rules = &lesson.rules;
    let shape = LessonShape {
        title: lesson.title.clone(),
        pace: match rules.pace {
            Pace::Teacher => PaceShape::Teacher,
            Pace::Own { seconds } => PaceShape::Own(seconds),
        },
        marking: match rules.marking {
            Marking::Accuracy => MarkingShape::Accuracy,
            Marking::Exam { right, wrong } => {
                MarkingShape::Exam(*right.numer(), *right.denom(), *wrong.numer(), *wrong.denom())
            }
            Marking::Certainty => MarkingShape::Certainty,
            Marking::Speed { most } => MarkingShape::Speed(most),
        },
        phones: match rules.phones {
            Phones::Letters => PhonesShape::Letters,
            Phones::Texts => PhonesShape::Texts,
            Phones::Shuffled => PhonesShape::Shuffled,
        },
        certainty: rules.certainty,
        ranks: rules.ranks,
        items: lesson
            .items
            .iter()
            .map(|item| ItemShape {
                question: item.question.as_str().to_owned(),
                choices: item.choices.iter().map(|id| id.as_str().to_owned()).collect(),
                key: item.key.0,
                several: item.several,
                seconds: item.seconds,
            })
            .collect(),
        class: lesson.class.as_ref().map(|class| {
            let pupil = |pupil: &Pupil| (pupil.number.clone(), pupil.name.clone());
            let roll = class.roll.iter().map(pupil).collect();
            ClassShape(class.id.as_str().to_owned(), class.name.clone(), roll)
        }),
        seed: lesson.seed.0,
    };
    text(&shape)
}

/// The lesson that was written, with its bank; `None` if it is not as it was written.
pub(super) fn decode_lesson(written: &str, bank: Bank) -> Option<Lesson> {
    let shape: LessonShape = ron::from_str(written).ok()?;
    let fraction = |top, bottom: i64| (bottom > 0).then(|| Ratio::new(top, bottom));
    let marking = match shape.marking {
        MarkingShape::Accuracy => Marking::Accuracy,
        MarkingShape::Exam(a, b, c, d) => {
            Marking::Exam { right: fraction(a, b)?, wrong: fraction(c, d)? }
        }
        MarkingShape::Certainty => Marking::Certainty,
        MarkingShape::Speed(most) => Marking::Speed { most },
    };
    let pace = match shape.pace {
        PaceShape::Teacher => Pace::Teacher,
        PaceShape::Own(seconds) => Pace::Own { seconds },
    };
    let item = |item: ItemShape| Item {
        question: item.question.into(),
        choices: item.choices.into_iter().map(ChoiceId::from).collect(),
        key: Ticks(item.key),
        several: item.several,
        seconds: item.seconds,
    };
    let class = match shape.class {
        None => None,
        Some(ClassShape(id, name, roll)) => {
            let roll = roll.into_iter().map(|(number, name)| Pupil { number, name }).collect();
            Some(Class { id: ClassId::read(&id)?, name, roll })
        }
    };
    Some(Lesson {
        title: shape.title,
        bank,
        items: shape.items.into_iter().map(item).collect(),
        rules: Rules {
            pace,
            marking,
            phones: match shape.phones {
                PhonesShape::Letters => Phones::Letters,
                PhonesShape::Texts => Phones::Texts,
                PhonesShape::Shuffled => Phones::Shuffled,
            },
            certainty: shape.certainty,
            ranks: shape.ranks,
        },
        class,
        seed: Seed(shape.seed),
    })
}

/// What a lesson is called, and which class it is for, by its id and its name.
pub(super) fn title(written: &str) -> Option<(String, Option<(ClassId, String)>)> {
    let shape: LessonShape = ron::from_str(written).ok()?;
    let class = shape.class.and_then(|ClassShape(id, name, _)| Some((ClassId::read(&id)?, name)));
    Some((shape.title, class))
}

/// What happened.
pub(super) fn encode(what: &What) -> String {
    let shape = match what {
        What::Joined { token, name, roll, held } => Shape::Joined {
            token: token.map(|token| hex(&token.0)),
            name: name.clone(),
            roll: roll.clone(),
            held: *held,
        },
        What::Renamed { seat, name } => Shape::Renamed(seat.0, name.clone()),
        What::Removed(seat) => Shape::Removed(seat.0),
        What::Locked(on) => Shape::Locked(*on),
        What::Turned(item) => Shape::Turned(*item),
        What::Opened { item, time } => Shape::Opened(*item, *time),
        What::OpenedAll { time } => Shape::OpenedAll(*time),
        What::Paused => Shape::Paused,
        What::Continued => Shape::Continued,
        What::Closed => Shape::Closed,
        What::Stepped(step) => Shape::Stepped(match step {
            Step::Stem => StepShape::Stem,
            Step::Options => StepShape::Options,
            Step::Spread => StepShape::Spread,
            Step::Struck => StepShape::Struck,
            Step::Key => StepShape::Key,
            Step::Reason => StepShape::Reason,
        }),
        What::Answered { seat, round, turn, ticks, certainty } => {
            Shape::Answered(seat.0, round.0, *turn, ticks.0, certainty.map(Certainty::level))
        }
        What::Counted { round, hands } => Shape::Counted(round.0, hands.clone()),
        What::TeachAgain { item, on } => Shape::TeachAgain(*item, *on),
        What::Teams(teams) => Shape::Teams(teams.clone()),
        What::Played { team, play } => Shape::Played(
            *team,
            match play {
                Play::Right => PlayShape::Right,
                Play::Wrong => PlayShape::Wrong,
                Play::Passed => PlayShape::Passed,
            },
        ),
        What::Unplayed => Shape::Unplayed,
        What::Resumed(None) => Shape::Resumed,
        What::Resumed(Some(moment)) => Shape::ResumedAt(moment.at.0, moment.offset_minutes),
        What::Ended => Shape::Ended,
        What::TookSet { seat, set } => Shape::TookSet(
            seat.0,
            match set {
                Set::A => SetShape::A,
                Set::B => SetShape::B,
                Set::C => SetShape::C,
                Set::D => SetShape::D,
            },
        ),
        What::OnPaper { seat, item, ticks } => {
            Shape::OnPaper(seat.0, *item, ticks.map(|ticks| ticks.0))
        }
    };
    text(&shape)
}

/// What happened, or `None` if this version of Smriti does not understand it.
pub(super) fn decode(written: &str) -> Option<What> {
    Some(match ron::from_str::<Shape>(written).ok()? {
        Shape::Joined { token, name, roll, held } => {
            let token = token.map(|token| bytes(&token).map(Token));
            What::Joined {
                token: match token {
                    Some(token) => Some(token?),
                    None => None,
                },
                name,
                roll,
                held,
            }
        }
        Shape::Renamed(seat, name) => What::Renamed { seat: Seat(seat), name },
        Shape::Removed(seat) => What::Removed(Seat(seat)),
        Shape::Locked(on) => What::Locked(on),
        Shape::Turned(item) => What::Turned(item),
        Shape::Opened(item, time) => What::Opened { item, time },
        Shape::OpenedAll(time) => What::OpenedAll { time },
        Shape::Paused => What::Paused,
        Shape::Continued => What::Continued,
        Shape::Closed => What::Closed,
        Shape::Stepped(step) => What::Stepped(match step {
            StepShape::Stem => Step::Stem,
            StepShape::Options => Step::Options,
            StepShape::Spread => Step::Spread,
            StepShape::Struck => Step::Struck,
            StepShape::Key => Step::Key,
            StepShape::Reason => Step::Reason,
        }),
        Shape::Answered(seat, round, turn, ticks, certainty) => What::Answered {
            seat: Seat(seat),
            round: Round(round),
            turn,
            ticks: Ticks(ticks),
            certainty: match certainty {
                Some(level) => Some(Certainty::from_level(level)?),
                None => None,
            },
        },
        Shape::Counted(round, hands) => What::Counted { round: Round(round), hands },
        Shape::TeachAgain(item, on) => What::TeachAgain { item, on },
        Shape::Teams(teams) => What::Teams(teams),
        Shape::Played(team, play) => What::Played {
            team,
            play: match play {
                PlayShape::Right => Play::Right,
                PlayShape::Wrong => Play::Wrong,
                PlayShape::Passed => Play::Passed,
            },
        },
        Shape::Unplayed => What::Unplayed,
        Shape::Resumed => What::Resumed(None),
        Shape::ResumedAt(at, offset_minutes) => {
            What::Resumed(Some(Moment { at: Timestamp(at), offset_minutes }))
        }
        Shape::Ended => What::Ended,
        Shape::TookSet(seat, set) => What::TookSet {
            seat: Seat(seat),
            set: match set {
                SetShape::A => Set::A,
                SetShape::B => Set::B,
                SetShape::C => Set::C,
                SetShape::D => Set::D,
            },
        },
        Shape::OnPaper(seat, item, ticks) => {
            What::OnPaper { seat: Seat(seat), item, ticks: ticks.map(Ticks) }
        }
    })
}

fn text<T: Serialize>(shape: &T) -> String {
    // Structs of numbers and strings always can be written.
    ron::to_string(shape).unwrap_or_default()
}

fn hex(bytes: &[u8; 16]) -> String {
    format!("{:032x}", u128::from_be_bytes(*bytes))
}

fn bytes(hex: &str) -> Option<[u8; 16]> {
    let is_hex = hex.len() == 32 && hex.bytes().all(|b| b.is_ascii_hexdigit());
    is_hex.then(|| u128::from_str_radix(hex, 16).ok()).flatten().map(u128::to_be_bytes)
}
