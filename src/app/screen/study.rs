//! Study: a question, how sure, the key with its reasons, and the summary at the end. What is asked
//! next and what an answer does to memory is in `domain::study`; keeping it is the parent's.

mod summary;
mod view;

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use iced::widget::text_editor::{Action as Edit, Content};

use crate::app::shortcut::Command;
use crate::app::widget::field::{Focus, filled, line};
use crate::domain::answer::{Certainty, Response};
use crate::domain::bank::printed::{Form, Printed};
use crate::domain::bank::{ChoiceId, Question, Source};
use crate::domain::event::Answered;
use crate::domain::locale::Text;
use crate::domain::study::queue::Ask;
use crate::domain::study::session::{Feedback, Given, Session, Summary};

/// Longer than this nobody thinks about one question: the learner was away.
const LONGEST: Duration = Duration::from_hours(1);

/// The screen.
#[derive(Debug)]
pub struct Study {
    session: Session,
    phase: Phase,
    /// What the clock said when the question was shown; set by the parent.
    shown_at: Instant,
    note: Option<Content>,
    /// Whether an answer is being taken back: a second press waits for the first.
    is_undoing: bool,
}

/// Where the session is.
#[derive(Debug)]
enum Phase {
    /// A question is open.
    Asking(Box<Sheet>),
    /// Its answer is being kept. Nothing is shown of the key yet.
    Keeping(Box<Sheet>, Answered),
    /// Its answer could not be kept: why, and the answer to try again.
    NotKept(Box<Sheet>, Answered, String),
    /// The key is shown.
    Feedback(Box<Sheet>, Answered, Feedback),
    /// A question could not be read.
    Unreadable(String),
    /// All is asked, or the learner ended it.
    Over(Over),
}

/// What a session came to, ready to be drawn.
#[derive(Debug)]
struct Over {
    summary: Summary,
    /// The title of each topic of the summary, in its order.
    titles: Vec<Text>,
}

/// A question on the screen.
#[derive(Debug)]
pub struct Sheet {
    /// What is asked, and why now.
    pub ask: Ask,
    /// The question.
    pub question: Question,
    /// Laid out, its options in the order of this sitting.
    pub printed: Printed,
    /// Its topic.
    pub topic: Text,
    /// Its sources.
    pub sources: Vec<Source>,
    /// The hash of its content.
    pub content: u64,
    /// The hash of its key.
    pub key: u64,
    /// Whether it is bookmarked.
    pub bookmarked: bool,
    /// What the learner wrote about it.
    pub note: String,
    /// The choices made.
    pub chosen: BTreeSet<ChoiceId>,
    /// What was typed.
    pub typed: Content,
    /// Whether the learner went on without saying how sure they are.
    pub nudged: bool,
}

impl Over {
    /// Whether anything was missed, or right by luck.
    const fn has_mistakes(&self) -> bool {
        self.summary.wrong + self.summary.lucky > 0
    }
}

impl Sheet {
    /// What was given so far.
    fn response(&self) -> Response {
        match &self.printed.form {
            Form::One(_) => self.chosen.first().cloned().map_or(Response::Blank, Response::One),
            Form::Many(_) if self.chosen.is_empty() => Response::Blank,
            Form::Many(_) => Response::Many(self.chosen.clone()),
            Form::Number { .. } | Form::Words { .. } => {
                let typed = line(&self.typed);
                if typed.is_empty() { Response::Blank } else { Response::Typed(typed) }
            }
        }
    }

    /// Whether there is an answer to commit.
    fn is_answered(&self) -> bool {
        self.response() != Response::Blank
    }

    /// Whether the answer is typed.
    fn is_typed(&self) -> bool {
        matches!(self.printed.form, Form::Number { .. } | Form::Words { .. })
    }

    fn choose(&mut self, id: ChoiceId) {
        self.nudged = false;
        if !matches!(self.printed.form, Form::Many(_)) {
            let again = self.chosen.contains(&id);
            self.chosen.clear();
            if again {
                return;
            }
        }
        if !self.chosen.remove(&id) {
            self.chosen.insert(id);
        }
    }

    /// Moves a single choice up or down, as the arrows do.
    fn step(&mut self, down: bool) {
        let Form::One(choices) = &self.printed.form else { return };
        let Some(last) = choices.len().checked_sub(1) else { return };
        let place = choices.iter().position(|choice| self.chosen.contains(&choice.id));
        let next = match (place, down) {
            (None, true) => 0,
            (None, false) => last,
            (Some(place), true) => {
                if place == last {
                    0
                } else {
                    place + 1
                }
            }
            (Some(place), false) => place.checked_sub(1).unwrap_or(last),
        };
        self.chosen = BTreeSet::from([choices[next].id.clone()]);
        self.nudged = false;
    }
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A choice was pressed.
    Chosen(ChoiceId),
    /// The arrow keys moved the choice.
    Stepped {
        /// Down, or up.
        down: bool,
    },
    /// The choices were cleared.
    Cleared,
    /// The field was edited.
    Typed(Edit),
    /// Enter was pressed in the field, or outside it before the answer was committed.
    Nudged,
    /// The learner said how sure they are, which commits the answer.
    Committed(Certainty),
    /// The question was put off.
    Skipped,
    /// On to the next question.
    Next,
    /// Keep the answer once more.
    Retried,
    /// The last answer is taken back.
    Undone,
    /// The bookmark was set or removed.
    BookmarkToggled,
    /// The note was opened or closed.
    NoteToggled,
    /// The note was edited.
    NoteEdited(Edit),
    /// The note was accepted.
    NoteAccepted,
    /// The session was ended.
    Ended,
    /// The summary was left.
    Left,
    /// More practice was asked for from the summary.
    MistakesPicked,
    /// The language of questions was switched.
    LanguageSwitched,
}

/// What the parent should do.
#[derive(Debug)]
pub enum Action {
    /// Nothing.
    None,
    /// Put the caret somewhere.
    Focus(Focus),
    /// Take the caret out of the field.
    Unfocus,
    /// Keep this answer, then call [`Study::kept`].
    Keep(Answered),
    /// Take the last answer back, then take it back in [`Study::session`] and call [`Study::undone`].
    Undo(crate::domain::event::EventId),
    /// Bookmark this question, or not.
    Bookmark {
        /// Which question.
        question: crate::domain::bank::QuestionId,
        /// Whether it is bookmarked now.
        on: bool,
    },
    /// Keep what was written about this question.
    Note {
        /// Which question.
        question: crate::domain::bank::QuestionId,
        /// What was written.
        text: String,
    },
    /// Show the question that [`Study::current`] names.
    Show,
    /// The session is over: count it up and call [`Study::over`].
    End,
    /// Back to Today.
    Leave,
    /// Start a session of mistakes.
    PractiseMistakes,
    /// Switch the language of questions.
    SwitchLanguage,
}

impl Study {
    /// A session that has yet to show its first question.
    pub fn new(session: Session, now: Instant) -> Self {
        Self {
            session,
            phase: Phase::Unreadable(String::new()),
            shown_at: now,
            note: None,
            is_undoing: false,
        }
    }

    /// What is to be shown now; `None` when all is asked.
    pub fn current(&self) -> Option<&Ask> {
        self.session.current()
    }

    /// The session, for the parent to record what was kept.
    pub const fn session(&mut self) -> &mut Session {
        &mut self.session
    }

    /// Shows a question. Returns where the caret should go.
    pub fn show(&mut self, sheet: Sheet, now: Instant) -> Action {
        let is_typed = sheet.is_typed();
        self.note = None;
        self.shown_at = now;
        self.phase = Phase::Asking(Box::new(sheet));
        if is_typed { Action::Focus(Focus("typed")) } else { Action::Unfocus }
    }

    /// Says that the question could not be read, and goes on from there.
    pub fn fail(&mut self, why: String) {
        self.phase = Phase::Unreadable(why);
    }

    /// The answer is on disk: show the key.
    pub fn kept(&mut self, feedback: Feedback) {
        self.phase = match std::mem::replace(&mut self.phase, Phase::Unreadable(String::new())) {
            Phase::Keeping(sheet, answered) => Phase::Feedback(sheet, answered, feedback),
            other => other,
        };
    }

    /// The undo is on disk and counted, or could not be kept.
    pub const fn undone(&mut self) {
        self.is_undoing = false;
    }

    /// The name of the page that scrolls.
    pub const fn page(&self) -> &'static str {
        if self.is_over() { "summary" } else { "study" }
    }

    /// Whether a question is open.
    pub const fn is_asking(&self) -> bool {
        matches!(self.phase, Phase::Asking(_))
    }

    /// The answer could not be kept.
    pub fn not_kept(&mut self, why: String) {
        self.phase = match std::mem::replace(&mut self.phase, Phase::Unreadable(String::new())) {
            Phase::Keeping(sheet, answered) => Phase::NotKept(sheet, answered, why),
            other => other,
        };
    }

    /// The session is over. `titles` are those of the summary's topics, in its order.
    pub fn over(&mut self, summary: Summary, titles: Vec<Text>) {
        self.note = None;
        self.phase = Phase::Over(Over { summary, titles });
    }

    /// Whether the key is shown.
    pub const fn shows_key(&self) -> bool {
        matches!(self.phase, Phase::Feedback(..))
    }

    /// How many questions have been answered.
    pub fn position_done(&self) -> usize {
        self.session.position().done
    }

    /// Whether the session is over.
    pub const fn is_over(&self) -> bool {
        matches!(self.phase, Phase::Over(_))
    }

    /// The question on the screen.
    pub fn sheet(&self) -> Option<&Sheet> {
        match &self.phase {
            Phase::Asking(sheet)
            | Phase::Keeping(sheet, _)
            | Phase::NotKept(sheet, ..)
            | Phase::Feedback(sheet, ..) => Some(sheet),
            Phase::Unreadable(_) | Phase::Over(_) => None,
        }
    }

    fn sheet_mut(&mut self) -> Option<&mut Sheet> {
        match &mut self.phase {
            Phase::Asking(sheet)
            | Phase::Keeping(sheet, _)
            | Phase::NotKept(sheet, ..)
            | Phase::Feedback(sheet, ..) => Some(sheet),
            Phase::Unreadable(_) | Phase::Over(_) => None,
        }
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
        match command {
            Command::Letter('l') => return Some(Message::LanguageSwitched),
            Command::Bookmark => return self.sheet().map(|_| Message::BookmarkToggled),
            Command::Note => return self.sheet().map(|_| Message::NoteToggled),
            Command::Undo => return Some(Message::Undone),
            _ => {}
        }
        match (&self.phase, command) {
            (Phase::Asking(sheet), command) => Self::asking_key(sheet, command),
            (Phase::Feedback(..) | Phase::Unreadable(_), Command::Enter) => Some(Message::Next),
            (Phase::NotKept(..), Command::Enter) => Some(Message::Retried),
            (Phase::Over(_), Command::Enter | Command::Escape) => Some(Message::Left),
            (Phase::Over(over), Command::Letter('m')) if over.has_mistakes() => {
                Some(Message::MistakesPicked)
            }
            (Phase::Feedback(..) | Phase::Unreadable(_) | Phase::NotKept(..), Command::Escape) => {
                Some(Message::Ended)
            }
            _ => None,
        }
    }

    fn asking_key(sheet: &Sheet, command: Command) -> Option<Message> {
        match command {
            Command::Letter('s') => Some(Message::Skipped),
            Command::Letter(letter @ 'a'..='f') => {
                let place = usize::try_from(u32::from(letter) - u32::from('a')).ok()?;
                sheet.printed.choices().get(place).map(|choice| Message::Chosen(choice.id.clone()))
            }
            Command::Digit(digit) => {
                let certainty = Certainty::from_level(digit)?;
                Some(if sheet.is_answered() {
                    Message::Committed(certainty)
                } else {
                    Message::Nudged
                })
            }
            Command::Up => Some(Message::Stepped { down: false }),
            Command::Down => Some(Message::Stepped { down: true }),
            Command::Clear => Some(Message::Cleared),
            Command::Enter => Some(Message::Nudged),
            Command::Escape => Some(Message::Ended),
            _ => None,
        }
    }

    /// Takes what happened. `now` is the monotonic clock.
    pub fn update(&mut self, message: Message, now: Instant) -> Action {
        match message {
            Message::Chosen(id) => self.asking(|sheet| sheet.choose(id)),
            Message::Stepped { down } => self.asking(|sheet| sheet.step(down)),
            Message::Cleared => self.asking(|sheet| sheet.chosen.clear()),
            Message::Typed(edit) => self.asking(|sheet| {
                sheet.nudged = false;
                sheet.typed.perform(edit);
            }),
            Message::Nudged => {
                self.asking(|sheet| sheet.nudged = true);
                Action::Unfocus
            }
            Message::Committed(certainty) => self.commit(certainty, now),
            Message::Skipped => {
                if matches!(self.phase, Phase::Asking(_)) {
                    let _ = self.session.skip();
                    return self.go_on();
                }
                Action::None
            }
            Message::Next => match &self.phase {
                Phase::Feedback(..) => self.go_on(),
                Phase::Unreadable(_) => {
                    let _ = self.session.skip();
                    self.go_on()
                }
                Phase::Asking(_) | Phase::Keeping(..) | Phase::NotKept(..) | Phase::Over(_) => {
                    Action::None
                }
            },
            Message::Retried => {
                match std::mem::replace(&mut self.phase, Phase::Unreadable(String::new())) {
                    Phase::NotKept(sheet, answered, _) => {
                        self.phase = Phase::Keeping(sheet, answered.clone());
                        Action::Keep(answered)
                    }
                    other => {
                        self.phase = other;
                        Action::None
                    }
                }
            }
            Message::Undone => match self.session.last_answer() {
                Some(event) if !self.is_undoing && !matches!(self.phase, Phase::Keeping(..)) => {
                    self.is_undoing = true;
                    Action::Undo(event)
                }
                _ => Action::None,
            },
            Message::BookmarkToggled => match self.sheet_mut() {
                Some(sheet) => {
                    sheet.bookmarked = !sheet.bookmarked;
                    Action::Bookmark { question: sheet.question.id.clone(), on: sheet.bookmarked }
                }
                None => Action::None,
            },
            Message::NoteToggled => self.toggle_note(),
            Message::NoteEdited(edit) => {
                if let Some(note) = &mut self.note {
                    note.perform(edit);
                }
                Action::None
            }
            Message::NoteAccepted => self.accept_note(),
            Message::Ended => Action::End,
            Message::Left => Action::Leave,
            Message::MistakesPicked => Action::PractiseMistakes,
            Message::LanguageSwitched => Action::SwitchLanguage,
        }
    }

    fn asking(&mut self, change: impl FnOnce(&mut Sheet)) -> Action {
        if let Phase::Asking(sheet) = &mut self.phase {
            change(sheet);
        }
        Action::None
    }

    fn go_on(&self) -> Action {
        if self.session.current().is_some() { Action::Show } else { Action::End }
    }

    fn commit(&mut self, certainty: Certainty, now: Instant) -> Action {
        let Phase::Asking(sheet) = &self.phase else { return Action::None };
        if !sheet.is_answered() {
            return self.asking(|sheet| sheet.nudged = true);
        }
        let millis = now.saturating_duration_since(self.shown_at).min(LONGEST);
        let answered = self.session.judge(
            &sheet.question,
            Given {
                response: sheet.response(),
                certainty: Some(certainty),
                millis: u32::try_from(millis.as_millis()).unwrap_or(u32::MAX),
                content: sheet.content,
                key: sheet.key,
            },
        );
        let Some(answered) = answered else { return Action::None };
        self.phase = match std::mem::replace(&mut self.phase, Phase::Unreadable(String::new())) {
            Phase::Asking(sheet) => Phase::Keeping(sheet, answered.clone()),
            other => other,
        };
        Action::Keep(answered)
    }

    fn toggle_note(&mut self) -> Action {
        if self.note.take().is_some() {
            return Action::Unfocus;
        }
        let Some(sheet) = self.sheet() else { return Action::None };
        self.note = Some(filled(&sheet.note));
        Action::Focus(Focus("note"))
    }

    fn accept_note(&mut self) -> Action {
        let Some(note) = self.note.take() else { return Action::None };
        let text = line(&note);
        match self.sheet_mut() {
            Some(sheet) if sheet.note != text => {
                sheet.note.clone_from(&text);
                Action::Note { question: sheet.question.id.clone(), text }
            }
            _ => Action::Unfocus,
        }
    }
}
