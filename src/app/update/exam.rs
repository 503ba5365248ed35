//! What the desk of mock exams and the hall ask for: drawing, beginning, going on, keeping each step.

use std::sync::Arc;
use std::time::Duration;

use iced::Task;
use iced::widget::operation::{AbsoluteOffset, scroll_to};

use crate::app::desk::Remarked;
use crate::app::screen::{Screen, exam, hall};
use crate::app::widget::reveal;
use crate::app::{App, Message, Purpose, Unbegun, words};
use crate::domain::event::{Event, Kind, SittingBegun};
use crate::domain::exam::draw::{Refused, Wish};
use crate::domain::exam::paper::{ExtraTime, Paper};
use crate::domain::exam::pattern::Saving;
use crate::domain::exam::record::{Attempt, Drawn};
use crate::domain::exam::sitting::{Now, Start};
use crate::domain::seed::Seed;
use crate::store::library::Library;
use crate::store::patterns::Patterns;
use crate::store::{self, LearnerId};

impl App {
    /// Both clocks.
    const fn both_clocks(&self) -> Now {
        Now { wall: self.now.at, mono: self.steady }
    }

    // ---- The desk

    pub(super) fn show_exam(&mut self) -> Task<Message> {
        let Some(desk) = &self.desk else { return Task::none() };
        let board = desk.exam_board(self.library.as_deref(), self.patterns.as_deref());
        self.screen = Screen::Exam(exam::Exam::new(board));
        self.read_patterns()
    }

    /// Reads the exams there are: every time, so that a file put there meanwhile is found.
    pub(super) fn read_patterns(&self) -> Task<Message> {
        let Some(home) = &self.home else { return Task::none() };
        let folder = home.patterns();
        let read = super::work("patterns", move || Ok(Patterns::load(&folder)));
        Task::perform(read, |read| {
            Message::PatternsRead(Arc::new(read.unwrap_or_else(|_| Patterns::shipped())))
        })
    }

    pub(super) fn exam(&mut self, message: exam::Message) -> Task<Message> {
        let Screen::Exam(screen) = &mut self.screen else { return Task::none() };
        let before = screen.page();
        let action = screen.update(message);
        let page = screen.page();
        let task = match action {
            exam::Action::None => Task::none(),
            exam::Action::SwitchLanguage => self.switch_language(),
            exam::Action::Leave => {
                self.show_today();
                Task::none()
            }
            exam::Action::Draw { wish, number, keep } => {
                let kept = keep.map_or_else(Task::none, |setting| self.set(&setting));
                Task::batch([kept, self.draw(*wish, number)])
            }
            exam::Action::Begin { paper, extra, saving } => self.begin(*paper, extra, saving),
            exam::Action::Open(number) => self.read_sitting(number),
        };
        // Another page of the desk starts at its top.
        // And nothing on it has focus: what stands in the same place is another control.
        let top = (before != page).then(|| {
            let unfocus = iced::advanced::widget::operation::focusable::unfocus();
            scroll_to(page, AbsoluteOffset { x: 0.0, y: 0.0 })
                .chain(iced::advanced::widget::operate(unfocus))
        });
        Task::batch([task, top.unwrap_or_else(Task::none)])
    }

    /// Draws a paper beside the window.
    fn draw(&self, wish: Wish, number: u32) -> Task<Message> {
        let (Some(desk), Some(library)) = (&self.desk, &self.library) else { return Task::none() };
        // Another paper every minute, and the same one while its wishes are changed.
        let seed = self.seed.with(&(self.now.at.0 / 60_000).to_string());
        let draw = desk.draw(Arc::clone(library), wish, self.now.study_day(), seed);
        let drawn = super::work("draw", move || Ok(draw()));
        Task::perform(drawn, move |drawn| {
            Message::PaperDrawn(number, drawn.unwrap_or(Err(Refused::NoQuestions)).map(Box::new))
        })
    }

    pub(super) fn paper_drawn(&mut self, number: u32, drawn: Result<Box<Paper>, Refused>) {
        if let Screen::Exam(exam) = &mut self.screen {
            exam.drawn(number, drawn.map(|paper| *paper));
        }
    }

    // ---- Beginning

    /// Reads the questions of a paper beside the window; the time runs from now.
    pub(super) fn begin(
        &mut self,
        paper: Paper,
        extra: ExtraTime,
        saving: Saving,
    ) -> Task<Message> {
        let Some(library) = self.library.clone() else { return Task::none() };
        let start = Start { moment: self.now, mono: self.steady, extra, saving };
        // No two sittings of an installation share their number.
        let number = self.seed.with("sitting").with(&self.now.at.0.to_string());
        let read = super::work("paper", move || Ok(begun(&library, number, paper, start)));
        Task::perform(read, |read| Message::PaperRead(read.unwrap_or(Err(Unbegun::Changed))))
    }

    pub(super) fn begin_read(&mut self, read: Result<Box<SittingBegun>, Unbegun>) -> Task<Message> {
        match read {
            Ok(begun) => self.keep_for(vec![Kind::SittingBegun(begun)], Purpose::Begin),
            Err(error) => {
                let why = match error {
                    Unbegun::Changed => self.tr.get("mock-changed"),
                    Unbegun::Unreadable(error) => words::question(&self.tr, &error),
                };
                match &mut self.screen {
                    Screen::Exam(exam) => exam.fail(why),
                    _ => self.notices.push(why),
                }
                Task::none()
            }
        }
    }

    /// The beginning is on disk: show the first question.
    pub(super) fn begun(&mut self, events: &[Event]) -> Task<Message> {
        let begun = events.iter().find_map(|event| match &event.kind {
            Kind::SittingBegun(begun) => Some(begun),
            _ => None,
        });
        let Some(begun) = begun else { return Task::none() };
        match Attempt::of(begun) {
            Ok(attempt) => {
                self.screen = Screen::Hall(Box::new(hall::Hall::new(attempt, self.both_clocks())));
                self.arrive()
            }
            Err(error) => {
                self.unreadable(&error.to_string());
                Task::none()
            }
        }
    }

    fn unreadable(&mut self, why: &str) {
        let why = self.tr.with("mock-unreadable", [("why", why.into())]);
        match &mut self.screen {
            Screen::Exam(exam) => exam.fail(why),
            _ => self.notices.push(why),
        }
    }

    // ---- Going on, and looking back

    /// Reads a sitting back from its events.
    pub(super) fn read_sitting(&self, number: u64) -> Task<Message> {
        let Some(desk) = self.desk.as_ref().filter(|desk| !desk.is_handing_in) else {
            return Task::none();
        };
        let Some(view) = desk.progress().sitting(number) else { return Task::none() };
        let events = desk.handle().events_between(view.clock, view.last);
        Task::perform(events, move |events| Message::SittingRead(number, events))
    }

    pub(super) fn sitting_read(
        &mut self,
        number: u64,
        events: Result<Vec<Event>, store::Error>,
    ) -> Task<Message> {
        let events = match events {
            Ok(events) => events,
            Err(error) => {
                self.unreadable(&error.to_string());
                return Task::none();
            }
        };
        match Attempt::read(number, &events) {
            Ok(attempt) if attempt.sitting().ended().is_some() => self.read_report(number),
            Ok(attempt) => {
                let now = self.both_clocks();
                let mut hall = hall::Hall::new(attempt, now);
                let action = hall.resume(now);
                self.screen = Screen::Hall(Box::new(hall));
                Task::batch([self.hall_action(action), self.arrive()])
            }
            Err(error) => {
                self.unreadable(&error.to_string());
                Task::none()
            }
        }
    }

    // ---- Time that runs out while nobody is in the hall

    /// How long until the time of the open sitting is over, by the wall clock.
    pub(in crate::app) fn until_deadline(&self) -> Option<Duration> {
        let open = self.desk.as_ref()?.progress().open_sitting()?;
        let left = open.deadline.0.saturating_sub(self.now.at.0);
        Some(Duration::from_millis(u64::try_from(left).unwrap_or(0)))
    }

    /// Hands in the open sitting, if its time is over and nobody is in the hall to see to it.
    pub(super) fn hand_in_overdue(&mut self) -> Task<Message> {
        let in_hall = matches!(self.screen, Screen::Hall(_));
        if in_hall || self.until_deadline() != Some(Duration::ZERO) {
            return Task::none();
        }
        let Some(desk) = self.desk.as_mut().filter(|desk| !desk.is_handing_in) else {
            return Task::none();
        };
        let Some(view) = desk.progress().open_sitting() else { return Task::none() };
        let (number, events) = (view.sitting, desk.handle().events_between(view.clock, view.last));
        desk.is_handing_in = true;
        Task::perform(events, move |events| Message::OverdueRead(number, events))
    }

    pub(super) fn overdue_read(
        &mut self,
        number: u64,
        events: Result<Vec<Event>, store::Error>,
    ) -> Task<Message> {
        let Some(desk) = &mut self.desk else { return Task::none() };
        let is_open = desk.progress().open_sitting().is_some_and(|view| view.sitting == number);
        let is_wanted = is_open && !matches!(self.screen, Screen::Hall(_));
        // What cannot be read is said when the learner goes on with it.
        let attempt = events.ok().and_then(|events| Attempt::read(number, &events).ok());
        let Some(attempt) = attempt.filter(|_| is_wanted) else {
            desk.is_handing_in = false;
            return Task::none();
        };
        let records = attempt.sitting().resume(self.both_clocks());
        self.keep_for(attempt.keep(records), Purpose::HandedIn)
    }

    /// A sitting that nobody was in is handed in: say so.
    pub(super) fn handed_in(&mut self, events: &[Event]) -> Task<Message> {
        let Some(desk) = &mut self.desk else { return Task::none() };
        desk.is_handing_in = false;
        let marked = events.iter().find_map(|event| match &event.kind {
            Kind::SittingMarked { sitting, .. } => Some(*sitting),
            _ => None,
        });
        if let Some(view) = marked.and_then(|number| desk.progress().sitting(number)) {
            let title = view.title.text(self.tr.locale()).to_owned();
            self.notices.push(self.tr.with("notice-time-over", [("title", title.into())]));
        }
        self.refresh();
        Task::none()
    }

    // ---- Keys that were corrected

    /// Finished sittings were marked again: keep their marks with what was edited, and tell.
    pub(super) fn remarked(
        &mut self,
        learner: &LearnerId,
        edits: Vec<Kind>,
        remarked: &[Remarked],
    ) -> Task<Message> {
        if self.desk.as_ref().is_none_or(|desk| desk.learner() != learner) {
            return Task::none();
        }
        let said = remarked.iter().map(|one| words::exam::remarked(&self.tr, one));
        self.notices.extend(said);
        let marks = remarked.iter().flat_map(|one| one.kinds.iter().cloned());
        let kinds = edits.into_iter().chain(marks).collect();
        self.edited(kinds)
    }

    // ---- The hall

    pub(super) fn hall(&mut self, message: hall::Message) -> Task<Message> {
        let now = self.both_clocks();
        let Screen::Hall(hall) = &mut self.screen else { return Task::none() };
        let (page, row) = (hall.page(), hall.in_sight());
        let action = hall.update(message, now);
        let opened = (hall.page() != page && hall.has_dialog()).then(|| {
            let top = scroll_to(hall.page(), AbsoluteOffset { x: 0.0, y: 0.0 });
            // Of all questions the open one is looked for first.
            let control = format!("paper-{}", hall.sitting().current());
            top.chain(reveal::named("hall-paper", control))
        });
        let moved = (hall.in_sight() != row).then(|| reveal_row(hall.in_sight()));
        let none = Task::none;
        Task::batch([
            self.hall_action(action),
            opened.unwrap_or_else(none),
            moved.unwrap_or_else(none),
        ])
    }

    fn hall_action(&mut self, action: hall::Action) -> Task<Message> {
        match action {
            hall::Action::None => Task::none(),
            hall::Action::Keep(kinds) => self.keep_for(kinds, Purpose::Sitting),
            hall::Action::Focus(focus) => focus.task(),
            hall::Action::Unfocus => iced::advanced::widget::operate(
                iced::advanced::widget::operation::focusable::unfocus(),
            ),
            hall::Action::Leave => {
                self.show_today();
                Task::none()
            }
            hall::Action::Done(number) => self.read_report(number),
        }
    }

    /// A step of the sitting is on disk: now it holds.
    pub(super) fn hall_kept(&mut self, events: &[Event]) -> Task<Message> {
        let Screen::Hall(hall) = &mut self.screen else { return Task::none() };
        let action = hall.kept(events);
        Task::batch([self.hall_action(action), self.arrive()])
    }

    /// Another question starts at its top, with the caret where it is answered.
    fn arrive(&mut self) -> Task<Message> {
        let Screen::Hall(hall) = &mut self.screen else { return Task::none() };
        let Some(action) = hall.arrive() else { return Task::none() };
        let row = reveal_row(hall.in_sight());
        let top = scroll_to("hall", AbsoluteOffset { x: 0.0, y: 0.0 });
        Task::batch([top, row, self.hall_action(action)])
    }
}

/// Brings a question into sight in the palette, or its row in the sheet.
fn reveal_row(slot: usize) -> Task<Message> {
    reveal::named("hall-panel", format!("slot-{slot}"))
}

/// The beginning of a sitting, with every question as it is in its bank.
fn begun(
    library: &Library,
    number: Seed,
    paper: Paper,
    start: Start,
) -> Result<Box<SittingBegun>, Unbegun> {
    let mut asked = Vec::with_capacity(paper.slots.len());
    for slot in &paper.slots {
        asked.push(library.question(&slot.question).map_err(Unbegun::Unreadable)?);
    }
    let drawn: Vec<Drawn<'_>> = asked
        .iter()
        .map(|asked| Drawn { question: &asked.question, passage: asked.passage.as_ref() })
        .collect();
    let begun = SittingBegun::of(number.0, paper, start, &drawn);
    begun.map(Box::new).map_err(|_| Unbegun::Changed)
}
