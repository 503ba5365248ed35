//! The report on a lesson that a class was asked: how the class did, each question with its options,
//! and every student. The figures are worked out in `domain::items`, beside the window; files are made
//! of them by the parent.

mod overview;
mod questions;
mod students;
mod view;

use std::cmp::Ordering;
use std::path::PathBuf;
use std::sync::Arc;

use iced::widget::text_editor::{Action as Edit, Content};

use crate::app::shortcut::Command;
use crate::app::widget::field::{Focus, line};
use crate::app::widget::parts::Tone;
use crate::app::widget::place::{self, Place};
use crate::domain::bank::QuestionId;
use crate::domain::bank::check::slug;
use crate::domain::bank::find::plain;
use crate::domain::class::report::Report;
use crate::domain::class::roll::ClassId;
use crate::store::rooms::RoomId;

/// How many questions are on a page.
pub const QUESTIONS: usize = 10;
/// How many students are.
pub const STUDENTS: usize = 50;

/// The field in which students are searched.
const SEARCH: Focus = Focus("results-search");

/// A part of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tab {
    /// The class as a whole.
    Overview,
    /// Each question.
    Questions,
    /// Each student.
    Students,
}

impl Tab {
    /// All three, in the order of their keys.
    pub const ALL: [Self; 3] = [Self::Overview, Self::Questions, Self::Students];
}

/// In which order students stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// The best first.
    Rank,
    /// The lowest first.
    Lowest,
    /// By name.
    Name,
    /// By roll number, as numbers where they are; those without one last.
    Roll,
}

impl Sort {
    /// All four, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Rank, Self::Lowest, Self::Name, Self::Roll];

    const fn next(self) -> Self {
        match self {
            Self::Rank => Self::Lowest,
            Self::Lowest => Self::Name,
            Self::Name => Self::Roll,
            Self::Roll => Self::Rank,
        }
    }
}

/// What the report can be saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// An Excel workbook.
    Workbook,
    /// Three tables of comma-separated values, in a folder.
    Tables,
    /// A PDF to print.
    Paper,
}

/// How far the report is.
#[derive(Debug)]
enum State {
    /// It is being worked out.
    Working,
    /// It could not be, and why.
    Failed(String),
    /// It is there.
    Told(Arc<Report>),
}

/// The screen.
#[derive(Debug)]
pub struct Results {
    room: RoomId,
    state: State,
    /// Whether a room that is held is behind it.
    is_over_room: bool,
    tab: Tab,
    /// Whether it is said what figures mean.
    explains: bool,
    /// Whether the questions that went worst are the first.
    worst_first: bool,
    /// The questions by their places, in the order in which they are shown.
    questions: Vec<usize>,
    /// The first of them on the page.
    question: usize,
    sort: Sort,
    search: Content,
    /// The students that are shown, by their places.
    students: Vec<usize>,
    /// The first of them on the page.
    student: usize,
    /// Where a file is to be saved, being typed.
    place: Place<File>,
    said: Option<(Tone, String)>,
    /// Counts up whenever most of the page is another.
    turn: usize,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// Another part is to be shown.
    TabPicked(Tab),
    /// What figures mean is to be said, or not.
    ExplainsToggled,
    /// The questions are to stand in another order.
    OrderPicked {
        /// Whether the worst are the first.
        worst_first: bool,
    },
    /// The students are.
    SortPicked(Sort),
    /// To the page before or after.
    Turned {
        /// Onwards, or back.
        on: bool,
    },
    /// The caret is to go to the search.
    SearchAsked,
    /// Something was done in the field of the search.
    Searched(Edit),
    /// The search was left.
    SearchLeft,
    /// A lesson of what went worst is to be made.
    WarmUpPicked,
    /// A file was asked for.
    SaveAsked(File),
    /// A place for it was picked, or not.
    Picked(File, Option<PathBuf>),
    /// Something happened to the place that is being typed for it.
    Place(place::Message),
    /// Something was done or went wrong.
    Said(Tone, String),
    /// The language was switched.
    LanguageSwitched,
    /// The report was left.
    Left,
}

/// What the parent should do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Put the caret somewhere.
    Focus(Focus),
    /// Take the caret out of the field.
    Unfocus,
    /// Show the top of the page.
    ToTop,
    /// Begin a lesson of these questions.
    WarmUp(Vec<QuestionId>),
    /// Ask where a file is to be saved, suggesting a name for it.
    Browse(File, String),
    /// Save the file there.
    Save(File, PathBuf),
    /// Switch the language of the interface.
    SwitchLanguage,
    /// Back to where it was opened.
    Leave,
}

impl Results {
    /// The screen while the report on a room is worked out.
    pub fn new(room: RoomId, is_over_room: bool) -> Self {
        Self {
            room,
            state: State::Working,
            is_over_room,
            tab: Tab::Overview,
            explains: false,
            worst_first: false,
            questions: Vec::new(),
            question: 0,
            sort: Sort::Rank,
            search: Content::new(),
            students: Vec::new(),
            student: 0,
            place: Place::default(),
            said: None,
            turn: 0,
        }
    }

    /// The room that it tells of.
    pub const fn room(&self) -> &RoomId {
        &self.room
    }

    /// The class that was taught, where it is one of those that are kept.
    pub fn class(&self) -> Option<ClassId> {
        self.report()?.class.as_ref().map(|class| class.id.clone())
    }

    /// Takes the report, or why there is none.
    pub fn tell(&mut self, told: Result<Arc<Report>, String>) {
        self.state = match told {
            Ok(report) => State::Told(report),
            Err(why) => State::Failed(why),
        };
        self.arrange();
        self.sift();
        self.turn += 1;
    }

    /// What it tells, once it is worked out.
    pub const fn report(&self) -> Option<&Arc<Report>> {
        match &self.state {
            State::Told(report) => Some(report),
            State::Working | State::Failed(_) => None,
        }
    }

    /// Whether a room that is held is behind it.
    pub const fn is_over_room(&self) -> bool {
        self.is_over_room
    }

    /// The questions and the students in the order in which they are shown; all students, whoever is
    /// searched for.
    pub fn order(&self) -> (Vec<usize>, Vec<usize>) {
        let students = self.report().map(|report| sorted(report, self.sort)).unwrap_or_default();
        (self.questions.clone(), students)
    }

    /// The name of the page that scrolls.
    pub const fn page(&self) -> &'static str {
        match self.tab {
            Tab::Overview => "results-overview",
            Tab::Questions => "results-questions",
            Tab::Students => "results-students",
        }
    }

    /// Counts up whenever most of the page is another.
    pub const fn turn(&self) -> usize {
        self.turn
    }

    /// The part that is shown.
    pub const fn tab(&self) -> Tab {
        self.tab
    }

    /// The students that are shown, by their places in the report.
    pub fn students(&self) -> &[usize] {
        &self.students
    }

    /// The questions, by their places in the report, in the order in which they are shown.
    pub fn questions(&self) -> &[usize] {
        &self.questions
    }

    /// Suggests where a file goes.
    pub fn suggest(&mut self, path: &str) {
        self.place.suggest(path);
    }

    /// What a file of the report is called.
    pub fn file_name(&self, file: File) -> String {
        let title = self.report().and_then(|report| slug(&report.title));
        let name = title.map_or_else(|| "results".to_owned(), |title| format!("{title}-results"));
        match file {
            File::Workbook => format!("{name}.xlsx"),
            File::Tables => name,
            File::Paper => format!("{name}.pdf"),
        }
    }

    /// Whether there is anything to tell and to save.
    fn has_answers(&self) -> bool {
        self.report().is_some_and(|report| report.has_answers())
    }

    /// Whether a lesson of what went worst can be made now.
    fn can_warm_up(&self) -> bool {
        let is_over = |report: &Arc<Report>| report.is_over || !self.is_over_room;
        self.report().is_some_and(|report| !report.worst.is_empty() && is_over(report))
    }

    fn arrange(&mut self) {
        self.questions = self.report().map_or_else(Vec::new, |report| {
            if self.worst_first { report.worst_first() } else { (0..report.asked.len()).collect() }
        });
        self.question = 0;
    }

    /// Works out which students are shown.
    fn sift(&mut self) {
        let wanted = folded(&line(&self.search));
        let students = self.report().map_or_else(Vec::new, |report| {
            let candidates = &report.outcome.candidates;
            let is_wanted = |place: &usize| {
                candidates.get(*place).is_some_and(|candidate| {
                    let roll = candidate.roll.as_deref().unwrap_or_default();
                    wanted.is_empty()
                        || folded(&candidate.label).contains(&wanted)
                        || folded(roll).starts_with(&wanted)
                })
            };
            sorted(report, self.sort).into_iter().filter(is_wanted).collect()
        });
        self.students = students;
        self.student = 0;
    }

    /// What a key means here.
    pub fn key(&self, command: Command) -> Option<Message> {
        if self.place.is_asked() {
            return place::key(command).map(Message::Place);
        }
        match command {
            Command::Digit(digit) => {
                let place = usize::from(digit).checked_sub(1)?;
                Tab::ALL.get(place).copied().map(Message::TabPicked)
            }
            Command::Left => Some(Message::Turned { on: false }),
            Command::Right => Some(Message::Turned { on: true }),
            Command::Letter('s') => match self.tab {
                Tab::Overview => None,
                Tab::Questions => Some(Message::OrderPicked { worst_first: !self.worst_first }),
                Tab::Students => Some(Message::SortPicked(self.sort.next())),
            },
            Command::Letter('m') => Some(Message::ExplainsToggled),
            Command::Letter('w') => Some(Message::WarmUpPicked),
            Command::Save => Some(Message::SaveAsked(File::Workbook)),
            Command::Letter('c') => Some(Message::SaveAsked(File::Tables)),
            Command::Letter('p') => Some(Message::SaveAsked(File::Paper)),
            Command::Find => Some(Message::SearchAsked),
            Command::Letter('l') => Some(Message::LanguageSwitched),
            Command::Escape if !line(&self.search).is_empty() => Some(Message::SearchLeft),
            Command::Escape => Some(Message::Left),
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        if !matches!(message, Message::Said(..) | Message::Picked(..) | Message::Place(_)) {
            self.said = None;
        }
        match message {
            Message::TabPicked(tab) => {
                self.tab = tab;
                self.turn += 1;
                Action::ToTop
            }
            Message::ExplainsToggled => {
                self.explains = !self.explains;
                Action::None
            }
            Message::OrderPicked { worst_first } => {
                self.worst_first = worst_first;
                self.arrange();
                self.turn += 1;
                Action::None
            }
            Message::SortPicked(sort) => {
                self.sort = sort;
                self.sift();
                self.turn += 1;
                Action::None
            }
            Message::Turned { on } => self.turn_page(on),
            Message::SearchAsked => {
                self.tab = Tab::Students;
                self.turn += 1;
                if self.report().is_some_and(|report| report.has_students()) {
                    Action::Focus(SEARCH)
                } else {
                    Action::None
                }
            }
            Message::Searched(edit) => {
                self.search.perform(edit);
                self.sift();
                Action::None
            }
            Message::SearchLeft => {
                self.search = Content::new();
                self.sift();
                Action::Unfocus
            }
            Message::WarmUpPicked => match self.report() {
                Some(report) if self.can_warm_up() => {
                    let questions = report.worst.iter().map(|worst| worst.question.clone());
                    Action::WarmUp(questions.collect())
                }
                Some(_) | None => Action::None,
            },
            Message::SaveAsked(file) if self.has_answers() => {
                Action::Browse(file, self.file_name(file))
            }
            Message::SaveAsked(_) => Action::None,
            Message::Picked(file, Some(path)) => Action::Save(file, path),
            Message::Picked(file, None) => Action::Focus(self.place.ask(file)),
            Message::Place(message) => match self.place.update(message) {
                place::Action::None => Action::None,
                place::Action::Focus(focus) => Action::Focus(focus),
                place::Action::Unfocus => Action::Unfocus,
                place::Action::Save(file, path) => Action::Save(file, path),
            },
            Message::Said(tone, said) => {
                self.said = Some((tone, said));
                Action::ToTop
            }
            Message::LanguageSwitched => Action::SwitchLanguage,
            Message::Left => Action::Leave,
        }
    }

    fn turn_page(&mut self, on: bool) -> Action {
        let (first, size, all) = match self.tab {
            Tab::Overview => return Action::None,
            Tab::Questions => (&mut self.question, QUESTIONS, self.questions.len()),
            Tab::Students => (&mut self.student, STUDENTS, self.students.len()),
        };
        let next = if on { *first + size } else { first.saturating_sub(size) };
        if next == *first || next >= all {
            return Action::None;
        }
        *first = next;
        self.turn += 1;
        Action::ToTop
    }
}

/// All students by their places, in an order.
fn sorted(report: &Report, sort: Sort) -> Vec<usize> {
    let (candidates, standings) = (&report.outcome.candidates, &report.analysis.standings);
    let mut places: Vec<usize> = (0..candidates.len().min(standings.len())).collect();
    // Who was absent throughout has no rank, and is always last.
    let rank = |place: &usize| standings[*place].rank.unwrap_or(u32::MAX);
    let lowest = |place: &usize| {
        let rank = standings[*place].rank;
        rank.map_or(u32::MAX, |rank| u32::MAX - 1 - rank)
    };
    let roll = |place: &usize| candidates[*place].roll.as_deref();
    match sort {
        Sort::Rank => places.sort_by_key(rank),
        Sort::Lowest => places.sort_by_key(lowest),
        Sort::Name => places.sort_by_cached_key(|place| folded(&candidates[*place].label)),
        Sort::Roll => places.sort_by(|one, other| by_roll(roll(one), roll(other))),
    }
    places
}

/// A name or a roll number as it is searched and sorted: small letters, and one way to spell Hindi.
fn folded(text: &str) -> String {
    text.split_whitespace().map(plain).collect::<Vec<_>>().join(" ")
}

/// Roll numbers as a teacher sorts them: 9 before 10, and none last.
fn by_roll(one: Option<&str>, other: Option<&str>) -> Ordering {
    let parts = |roll: &str| {
        let number = roll.trim();
        let digits = number.chars().take_while(char::is_ascii_digit).count();
        (number[..digits].parse::<u64>().unwrap_or(u64::MAX), number.to_owned())
    };
    match (one, other) {
        (Some(one), Some(other)) => parts(one).cmp(&parts(other)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

#[cfg(test)]
mod tests {
    use super::by_roll;

    #[test]
    fn roll_numbers_are_sorted_as_numbers_and_none_is_last() {
        let mut rolls = [None, Some("10"), Some("9"), Some("B2"), Some("9a"), Some("007")];
        rolls.sort_by(|one, other| by_roll(*one, *other));
        assert_eq!(rolls, [Some("007"), Some("9"), Some("9a"), Some("10"), Some("B2"), None]);
    }
}
