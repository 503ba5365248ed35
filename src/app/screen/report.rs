//! The report on a sitting: which topics felt weak, where the marks and the time went, and every
//! question with its key. What a sitting came to is worked out in `domain::exam::report`; files are
//! made of it in `app::saved`.

mod charts;
mod overview;
mod parts;
mod review;
mod weak;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use iced::Element;
use iced::widget::text_editor::{Action as Edit, Content};
use num_rational::Ratio;

use crate::app::context::Context;
use crate::app::shortcut::Command;
use crate::app::widget::field::{Focus, filled, line};
use crate::app::widget::parts::Tone;
use crate::app::widget::place::{self, Place};
use crate::domain::answer::{Certainty, Response};
use crate::domain::bank::printed::Printed;
use crate::domain::bank::{BankId, Question, QuestionId, Source, TopicId};
use crate::domain::exam::marks::{Marks, Outcome};
use crate::domain::exam::paper::{Scaled, Set};
use crate::domain::exam::pattern::Pattern;
use crate::domain::exam::report::{self as told, Calibration, Remarked};
use crate::domain::locale::Text;
use crate::domain::time::Moment;

/// All that the screen and its files tell of a sitting.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Its number.
    pub sitting: u64,
    /// When it began.
    pub begun: Moment,
    /// The set that was sat.
    pub set: Set,
    /// How the paper was scaled, if it was.
    pub scaled: Option<Scaled>,
    /// What it came to, by the keys of today.
    pub report: told::Report,
    /// What marking it again changed, if it was marked again.
    pub remarked: Option<Remarked>,
    /// The title of each bank of the report, in its order.
    pub banks: Vec<Text>,
    /// The title of each topic of the report, in its order.
    pub topics: Vec<Text>,
    /// The topics that felt weak, by their places; `None` if the learner was not asked yet.
    pub felt_weak: Option<BTreeSet<usize>>,
    /// Each question, in the order of the paper.
    pub questions: Vec<Asked>,
    /// Own earlier sittings, the last one first.
    pub earlier: Vec<Earlier>,
    /// How sure and how right in this sitting and the earlier ones together.
    pub own: Calibration,
    /// Exams to mark the same answers under.
    pub patterns: Vec<Pattern>,
}

/// A question as it was asked and answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The question; `None` if it cannot be read any more.
    pub question: Option<Question>,
    /// Laid out as it was in the hall.
    pub printed: Option<Printed>,
    /// What was answered.
    pub response: Response,
    /// The place of its topic among [`Facts::topics`].
    pub topic: usize,
    /// Its sources.
    pub sources: Vec<Source>,
    /// Whether it is bookmarked.
    pub bookmarked: bool,
    /// What the learner wrote about it.
    pub note: String,
}

/// An earlier sitting, in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// When it began.
    pub begun: Moment,
    /// What its paper is called.
    pub title: Text,
    /// Whether it was sat under the same pattern.
    pub is_alike: bool,
    /// Marks obtained.
    pub obtained: Ratio<i64>,
    /// Marks that could be obtained.
    pub out_of: Ratio<i64>,
    /// Questions that were right.
    pub right: u32,
    /// Questions that were wrong.
    pub wrong: u32,
    /// Questions that were left.
    pub left: u32,
    /// Milliseconds it took.
    pub millis: u64,
}

/// Which parts of the paper the table tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Topics.
    Topic,
    /// Sections.
    Section,
    /// Formats.
    Format,
    /// Thirds of the paper.
    Third,
}

impl By {
    /// All four, in the order of their keys.
    pub const ALL: [Self; 4] = [Self::Topic, Self::Section, Self::Format, Self::Third];
}

/// Which questions are gone through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// All.
    All,
    /// Wrong ones.
    Wrong,
    /// Those left.
    Left,
    /// Sure and wrong.
    SureButWrong,
    /// Guesses.
    Guessed,
    /// Those whose answer was changed.
    Changed,
}

impl Filter {
    /// All of them, in the order of their keys.
    pub const ALL: [Self; 6] =
        [Self::All, Self::Wrong, Self::Left, Self::SureButWrong, Self::Guessed, Self::Changed];
}

/// The files a report can be saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// A page to read and to print.
    Html,
    /// A table, one line for each question.
    Csv,
}

impl File {
    /// How its name ends.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Csv => "csv",
        }
    }
}

/// The screen.
#[derive(Debug)]
pub struct Report {
    facts: Arc<Facts>,
    phase: Phase,
    shows_tables: bool,
    by: By,
    /// The bank whose topics are listed, by its place.
    open_bank: Option<usize>,
    /// The marks under each of the patterns, in their order.
    others: Vec<Marks>,
    /// The pattern that the same answers are marked under, by its place.
    other: usize,
    /// The questions whose answers were changed.
    changed: BTreeSet<usize>,
    /// Whether each question is bookmarked, and what is written about it, as it is now.
    marks: Vec<(bool, String)>,
    note: Option<Content>,
    /// Where a file is to be saved, being typed.
    place: Place<File>,
    said: Option<(Tone, String)>,
}

/// What is shown.
#[derive(Debug)]
enum Phase {
    /// Which topics felt weak? Asked before anything is shown.
    Weak(BTreeSet<usize>),
    /// The report.
    Overview,
    /// A question with its key.
    Review(Filter, usize),
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A topic was said to have felt weak, or not after all.
    TopicToggled(usize),
    /// The topics were accepted: on to the report.
    TopicsAccepted,
    /// Plots are to be tables, or plots again.
    TablesToggled,
    /// Other parts of the paper are to be told of.
    PartsPicked(By),
    /// A bank was opened to its topics, or closed.
    BankToggled(usize),
    /// The answers are to be marked under this pattern.
    OtherPicked(usize),
    /// The review was opened.
    ReviewOpened(Filter),
    /// A question was opened.
    QuestionOpened(usize),
    /// Other questions are to be gone through.
    FilterPicked(Filter),
    /// To the next question, or the one before.
    Stepped {
        /// Onwards, or back.
        on: bool,
    },
    /// The review was left.
    ReviewLeft,
    /// The bookmark was set or removed.
    BookmarkToggled,
    /// The note was opened or closed.
    NoteToggled,
    /// The note was edited.
    NoteEdited(Edit),
    /// The note was accepted.
    NoteAccepted,
    /// Revision of the mistakes was asked for.
    MistakesPicked,
    /// The mistakes notebook was asked for.
    NotebookPicked,
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
    /// Keep which topics felt weak; maybe none.
    FeltWeak(Vec<(BankId, TopicId)>),
    /// Bookmark this question, or not.
    Bookmark {
        /// Which question.
        question: QuestionId,
        /// Whether it is bookmarked now.
        on: bool,
    },
    /// Keep what was written about this question.
    Note {
        /// Which question.
        question: QuestionId,
        /// What was written.
        text: String,
    },
    /// Start a session of these questions.
    Revise(Vec<QuestionId>),
    /// Open the mistakes notebook.
    OpenNotebook,
    /// Ask where a file is to be saved, suggesting a name for it.
    Browse(File, String),
    /// Save the file there.
    Save(File, PathBuf),
    /// Switch the language of the interface.
    SwitchLanguage,
    /// Switch the language of questions.
    SwitchQuestions,
    /// Back to where mock exams are chosen.
    Leave,
}

impl Report {
    /// The screen for a sitting. It begins with the topics that felt weak, unless that was asked.
    pub fn new(facts: Arc<Facts>) -> Self {
        let changes = &facts.report.changes;
        let changed = [
            &changes.right_to_wrong,
            &changes.right_to_blank,
            &changes.wrong_to_right,
            &changes.wrong_to_wrong,
            &changes.wrong_to_blank,
        ];
        let others: Vec<Marks> =
            facts.patterns.iter().map(|other| facts.report.what_if(other)).collect();
        // First one under which the answers come to another share of the marks.
        let own = &facts.report.marks;
        let differs = |marks: &Marks| marks.obtained * own.out_of != own.obtained * marks.out_of;
        let other = others.iter().position(differs).unwrap_or(0);
        let is_asked = facts.felt_weak.is_none() && facts.topics.len() > 1;
        Self {
            phase: if is_asked { Phase::Weak(BTreeSet::new()) } else { Phase::Overview },
            shows_tables: false,
            by: By::Topic,
            open_bank: None,
            others,
            other,
            changed: changed.into_iter().flatten().copied().collect(),
            marks: facts.questions.iter().map(|one| (one.bookmarked, one.note.clone())).collect(),
            note: None,
            place: Place::default(),
            said: None,
            facts,
        }
    }

    /// The places of the topics, bank after bank in the order of the paper.
    fn topics_by_bank(&self) -> Vec<usize> {
        let report = &self.facts.report;
        let bank = |place: &usize| {
            let of = report.topics.get(*place).map(|part| &part.name.0);
            report.banks.iter().position(|part| Some(&part.name) == of)
        };
        let mut places: Vec<usize> = (0..self.facts.topics.len()).collect();
        places.sort_by_key(bank);
        places
    }

    /// What it tells.
    pub fn facts(&self) -> &Arc<Facts> {
        &self.facts
    }

    /// The name of the page that scrolls.
    pub const fn page(&self) -> &'static str {
        match self.phase {
            Phase::Weak(_) => "weak",
            Phase::Overview => "report",
            Phase::Review(..) => "review",
        }
    }

    /// The question that is reviewed, by its place.
    pub const fn reviewed(&self) -> Option<usize> {
        match self.phase {
            Phase::Review(_, place) => Some(place),
            Phase::Weak(_) | Phase::Overview => None,
        }
    }

    /// Whether plots are shown as tables.
    pub const fn shows_tables(&self) -> bool {
        self.shows_tables
    }

    /// The questions to revise: those answered wrong, or right only in part.
    pub fn mistakes(&self) -> Vec<QuestionId> {
        let wrong = self.facts.report.questions.iter().filter(|line| is_wrong(line.outcome));
        wrong.map(|line| line.question.clone()).collect()
    }

    /// The places that a filter leaves, in the order of the paper.
    pub fn places(&self, filter: Filter) -> Vec<usize> {
        let questions = self.facts.report.questions.iter().enumerate();
        questions
            .filter(|(place, line)| match filter {
                Filter::All => true,
                Filter::Wrong => is_wrong(line.outcome),
                Filter::Left => matches!(line.outcome, Outcome::Blank | Outcome::NotAttempted),
                Filter::SureButWrong => self.facts.report.sure_but_wrong.contains(place),
                Filter::Guessed => {
                    line.certainty == Some(Certainty::Guess) && line.outcome.is_attempt()
                }
                Filter::Changed => self.changed.contains(place),
            })
            .map(|(place, _)| place)
            .collect()
    }

    /// What a key means here.
    pub fn key(&self, command: Command) -> Option<Message> {
        if self.note.is_some() {
            return match command {
                Command::Escape | Command::Note => Some(Message::NoteToggled),
                Command::Enter => Some(Message::NoteAccepted),
                _ => None,
            };
        }
        if self.place.is_asked() {
            return place::key(command).map(Message::Place);
        }
        if command == Command::Letter('l') {
            return Some(Message::LanguageSwitched);
        }
        match self.phase {
            Phase::Weak(_) => match command {
                Command::Digit(digit) => {
                    let place = usize::from(digit).checked_sub(1)?;
                    self.topics_by_bank().get(place).copied().map(Message::TopicToggled)
                }
                Command::Enter => Some(Message::TopicsAccepted),
                Command::Escape => Some(Message::Left),
                _ => None,
            },
            Phase::Overview => match command {
                Command::Letter('r') | Command::Enter => Some(Message::ReviewOpened(Filter::All)),
                Command::Letter('m') => Some(Message::MistakesPicked),
                Command::Letter('n') => Some(Message::NotebookPicked),
                Command::Letter('t') => Some(Message::TablesToggled),
                Command::Letter('s') => Some(Message::SaveAsked(File::Html)),
                Command::Letter('c') => Some(Message::SaveAsked(File::Csv)),
                Command::Letter('w') => {
                    let next = (self.other + 1).checked_rem(self.others.len())?;
                    Some(Message::OtherPicked(next))
                }
                Command::Digit(digit) => {
                    let place = usize::from(digit).checked_sub(1)?;
                    By::ALL.get(place).copied().map(Message::PartsPicked)
                }
                Command::Escape => Some(Message::Left),
                _ => None,
            },
            Phase::Review(..) => match command {
                Command::Right | Command::Enter => Some(Message::Stepped { on: true }),
                Command::Left => Some(Message::Stepped { on: false }),
                Command::Bookmark => Some(Message::BookmarkToggled),
                Command::Note => Some(Message::NoteToggled),
                Command::Digit(digit) => {
                    let place = usize::from(digit).checked_sub(1)?;
                    Filter::ALL.get(place).copied().map(Message::FilterPicked)
                }
                Command::Escape => Some(Message::ReviewLeft),
                _ => None,
            },
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::TopicToggled(place) => {
                if let Phase::Weak(weak) = &mut self.phase
                    && !weak.remove(&place)
                {
                    weak.insert(place);
                }
            }
            Message::TopicsAccepted => return self.accept_topics(),
            Message::TablesToggled => self.shows_tables = !self.shows_tables,
            Message::PartsPicked(by) => self.by = by,
            Message::BankToggled(bank) => {
                self.open_bank = Some(bank).filter(|_| self.open_bank != Some(bank));
            }
            Message::OtherPicked(other) if other < self.others.len() => self.other = other,
            Message::ReviewOpened(filter) => {
                if let Some(first) = self.places(filter).first() {
                    self.said = None;
                    self.phase = Phase::Review(filter, *first);
                    return Action::ToTop;
                }
            }
            Message::QuestionOpened(place) if place < self.facts.questions.len() => {
                self.phase = Phase::Review(Filter::All, place);
                return Action::ToTop;
            }
            // A place that is not there.
            Message::OtherPicked(_) | Message::QuestionOpened(_) => {}
            Message::FilterPicked(filter) => return self.pick_filter(filter),
            Message::Stepped { on } => return self.step(on),
            Message::ReviewLeft => {
                self.phase = Phase::Overview;
                return Action::ToTop;
            }
            Message::BookmarkToggled => return self.toggle_bookmark(),
            Message::NoteToggled => return self.toggle_note(),
            Message::NoteEdited(edit) => {
                if let Some(note) = &mut self.note {
                    note.perform(edit);
                }
            }
            Message::NoteAccepted => return self.accept_note(),
            Message::MistakesPicked => {
                let mistakes = self.mistakes();
                if !mistakes.is_empty() {
                    return Action::Revise(mistakes);
                }
            }
            Message::NotebookPicked => return Action::OpenNotebook,
            Message::SaveAsked(file) => {
                self.said = None;
                return Action::Browse(file, self.file_name(file));
            }
            Message::Picked(file, Some(path)) => return Action::Save(file, path),
            // There may be no file dialog at all: the place can be typed.
            Message::Picked(file, None) => return Action::Focus(self.place.ask(file)),
            Message::Place(message) => {
                return match self.place.update(message) {
                    place::Action::None => Action::None,
                    place::Action::Focus(focus) => Action::Focus(focus),
                    place::Action::Unfocus => Action::Unfocus,
                    place::Action::Save(file, path) => Action::Save(file, path),
                };
            }
            Message::Said(tone, said) => self.said = Some((tone, said)),
            Message::LanguageSwitched => {
                return match self.phase {
                    Phase::Review(..) => Action::SwitchQuestions,
                    Phase::Weak(_) | Phase::Overview => Action::SwitchLanguage,
                };
            }
            Message::Left => return Action::Leave,
        }
        Action::None
    }

    /// Suggests a place for a file, where one is being asked for.
    pub fn suggest(&mut self, path: &str) {
        self.place.suggest(path);
    }

    /// What a file is called: "smriti-short-upsc-10-2026-11-21.html".
    pub fn file_name(&self, file: File) -> String {
        let (pattern, day) = (&self.facts.report.rules.id, self.facts.begun.local_date());
        let minute = self.facts.begun.local_hour() * 100 + self.facts.begun.local_minute();
        format!("smriti-{pattern}-{day}-{minute:04}.{}", file.ending())
    }

    fn accept_topics(&mut self) -> Action {
        let Phase::Weak(weak) = std::mem::replace(&mut self.phase, Phase::Overview) else {
            return Action::None;
        };
        let topics = weak.iter().filter_map(|place| self.facts.report.topics.get(*place));
        let topics = topics.map(|part| part.name.clone()).collect();
        Arc::make_mut(&mut self.facts).felt_weak = Some(weak);
        Action::FeltWeak(topics)
    }

    fn pick_filter(&mut self, filter: Filter) -> Action {
        let places = self.places(filter);
        let Phase::Review(_, place) = self.phase else { return Action::None };
        // The question on the screen stays if it is among them.
        let Some(nearest) =
            places.iter().find(|other| **other >= place).or_else(|| places.last()).copied()
        else {
            return Action::None;
        };
        self.phase = Phase::Review(filter, nearest);
        if nearest == place { Action::None } else { self.turned() }
    }

    fn step(&mut self, on: bool) -> Action {
        let Phase::Review(filter, place) = self.phase else { return Action::None };
        let places = self.places(filter);
        let next = if on {
            places.iter().find(|other| **other > place)
        } else {
            places.iter().rev().find(|other| **other < place)
        };
        let Some(next) = next.copied() else { return Action::None };
        self.phase = Phase::Review(filter, next);
        self.turned()
    }

    fn turned(&mut self) -> Action {
        self.note = None;
        Action::ToTop
    }

    fn reviewed_question(&self) -> Option<(usize, QuestionId)> {
        let place = self.reviewed()?;
        let line = self.facts.report.questions.get(place)?;
        Some((place, line.question.clone()))
    }

    fn toggle_bookmark(&mut self) -> Action {
        let Some((place, question)) = self.reviewed_question() else { return Action::None };
        let Some((bookmarked, _)) = self.marks.get_mut(place) else { return Action::None };
        *bookmarked = !*bookmarked;
        Action::Bookmark { question, on: *bookmarked }
    }

    fn toggle_note(&mut self) -> Action {
        if self.note.take().is_some() {
            return Action::Unfocus;
        }
        let Some((place, _)) = self.reviewed_question() else { return Action::None };
        let Some((_, note)) = self.marks.get(place) else { return Action::None };
        self.note = Some(filled(note));
        Action::Focus(Focus("note"))
    }

    fn accept_note(&mut self) -> Action {
        let Some(typed) = self.note.take() else { return Action::None };
        let text = line(&typed);
        let Some((place, question)) = self.reviewed_question() else { return Action::Unfocus };
        match self.marks.get_mut(place) {
            Some((_, note)) if *note != text => {
                note.clone_from(&text);
                Action::Note { question, text }
            }
            _ => Action::Unfocus,
        }
    }

    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        match &self.phase {
            Phase::Weak(weak) => self.weak(context, weak),
            Phase::Overview => self.overview(context),
            Phase::Review(filter, place) => self.review(context, *filter, *place),
        }
    }
}

/// Whether an answer was wrong, or right only in part.
const fn is_wrong(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::Wrong | Outcome::Multiple | Outcome::Partial(_))
}
