//! The hall: one sitting on the screen, question by question, with its clock, its palette or sheet of
//! bubbles, and handing in. What an input means is in `domain::exam::sitting`; keeping it is the
//! parent's.

mod view;

use std::collections::{BTreeSet, VecDeque};

use iced::widget::text_editor::{Action as Edit, Content};

use crate::app::context::Context;
use crate::app::shortcut::Command;
use crate::app::widget::field::{Focus, filled, line};
use crate::domain::answer::{Certainty, Response, ascii_digits};
use crate::domain::bank::printed::{Form, Printed};
use crate::domain::bank::{ChoiceId, QuestionId};
use crate::domain::event::{Event, Kind, Marked};
use crate::domain::exam::record::Attempt;
use crate::domain::exam::sitting::{Input, Kept, Now, Refused, Sitting, What};
use crate::domain::locale::Locale;
use crate::domain::progress::settings::QuestionLanguage;

/// The most characters of a typed number.
const LONGEST_NUMBER: usize = 20;
/// The most characters of a typed answer in words.
const LONGEST_WORDS: usize = 60;

/// The screen.
#[derive(Debug)]
pub struct Hall {
    attempt: Attempt,
    /// The questions laid out, in the order of the paper.
    leaves: Vec<Leaf>,
    now: Now,
    /// What was done while something else was being kept.
    waiting: VecDeque<Wish>,
    keeping: Keeping,
    /// Why the last input did nothing.
    refused: Option<Refused>,
    /// The field of a typed answer.
    typed: Content,
    /// The question that came on the screen last, as far as the parent was told.
    arrived: Option<usize>,
    over: Option<Over>,
    /// Whether the palette was folded away or opened; `None` leaves it to the room there is.
    palette: Option<bool>,
    pen: Pen,
    /// What it came to, once it is over and marked.
    end: Option<Marked>,
}

/// A question of the paper, laid out: its options stand in the order of the bank, as between sets of
/// one paper.
#[derive(Debug, Clone)]
pub struct Leaf {
    /// What is read and answered.
    pub printed: Printed,
    /// The question.
    pub question: QuestionId,
}

impl Leaf {
    /// The questions of an attempt.
    fn all(attempt: &Attempt) -> Vec<Self> {
        let questions = attempt.questions().iter().enumerate();
        questions
            .map(|(place, one)| Self {
                printed: attempt.printed(place, one),
                question: one.id.clone(),
            })
            .collect()
    }
}

/// What a candidate wants; what that is in records is worked out when it is its turn.
#[derive(Debug)]
enum Wish {
    /// This very input.
    Do(Input),
    /// This choice pressed.
    Press(ChoiceId),
    /// The choice below, or above.
    Step {
        /// Below.
        down: bool,
    },
    /// The next question, nothing saved.
    GoOn,
}

/// What is being kept.
#[derive(Debug)]
enum Keeping {
    Nothing,
    /// These records are on their way to the disk. Nothing shows them yet.
    Records(Vec<Kept>),
    /// They could not be kept: why.
    Failed(Vec<Kept>, String),
}

/// What lies over the page.
#[derive(Debug)]
enum Over {
    /// All questions, to read.
    Paper,
    /// The instructions.
    Instructions,
    /// Hand in?
    Submit,
    /// Close the open part and go on to the next?
    EndPart,
    /// Leave for now?
    Leave,
    /// Which question to go to.
    GoTo(Content),
}

/// Whether the candidate is at the sheet of bubbles, and since when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pen {
    Down,
    /// The pointer came over the sheet.
    Pointer {
        since: u64,
    },
    /// The pen was taken by key, and is at a row.
    Row {
        slot: usize,
        since: u64,
    },
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A second passed.
    Ticked,
    /// A choice was pressed.
    Chosen(ChoiceId),
    /// The arrow keys moved the choice.
    Stepped {
        /// Down, or up.
        down: bool,
    },
    /// The field was edited.
    Typed(Edit),
    /// Enter was pressed in the field.
    FieldLeft,
    /// The candidate said how sure they are.
    Tagged(Certainty),
    /// Save and go on.
    SavedAndNext,
    /// Mark for review and go on.
    MarkedAndNext,
    /// Clear the answer.
    Cleared,
    /// Back by one.
    WentBack,
    /// On by one, without saving; only on paper.
    WentOn,
    /// A question was pressed in the palette, the sheet or the paper.
    Opened(usize),
    /// A section was pressed.
    SectionOpened(usize),
    /// On to the next section.
    NextSection,
    /// All questions were asked for, or put away.
    PaperToggled,
    /// The instructions were asked for, or put away.
    InstructionsToggled,
    /// Handing in was asked for.
    SubmitAsked,
    /// The paper was handed in.
    Submitted,
    /// The open part was closed.
    PartEnded,
    /// Leaving was asked for.
    LeaveAsked,
    /// The hall was left; time runs on.
    Left,
    /// Going to a question by its number was asked for.
    GoToAsked,
    /// Its number was edited.
    GoToEdited(Edit),
    /// Its number was accepted.
    GoToAccepted,
    /// What lay over the page was put away.
    Closed,
    /// The palette was folded away, or opened.
    PaletteShown(bool),
    /// This question is to be read in this language.
    LanguageSwitched(QuestionLanguage),
    /// Keep the records once more.
    Retried,
    /// The pen was taken, by key.
    PenTaken,
    /// The pen was put down.
    PenPutDown,
    /// The pen went to another row.
    PenMoved {
        /// Down, or up.
        down: bool,
    },
    /// The pointer came over the sheet, or left it.
    PointerOnSheet(bool),
    /// A bubble was filled.
    Filled(usize, ChoiceId),
    /// The last page was left.
    Done,
}

/// What the parent should do.
#[derive(Debug)]
pub enum Action {
    /// Nothing.
    None,
    /// Keep this, all at once, then call [`Hall::kept`] or [`Hall::not_kept`].
    Keep(Vec<Kind>),
    /// Put the caret somewhere.
    Focus(Focus),
    /// Take the caret out of the field.
    Unfocus,
    /// Leave the hall; the sitting stays open.
    Leave,
    /// Back to the desk of mock exams.
    Done(u64),
}

impl Hall {
    /// A sitting on the screen. One that was begun before is then to be [resumed](Self::resume).
    pub fn new(attempt: Attempt, now: Now) -> Self {
        let mut hall = Self {
            leaves: Leaf::all(&attempt),
            attempt,
            now,
            waiting: VecDeque::new(),
            keeping: Keeping::Nothing,
            refused: None,
            typed: Content::new(),
            arrived: None,
            over: None,
            palette: None,
            pen: Pen::Down,
            end: None,
        };
        hall.fill_field();
        hall
    }

    /// The number of the sitting.
    pub const fn number(&self) -> u64 {
        self.attempt.number()
    }

    /// The sitting.
    pub const fn sitting(&self) -> &Sitting {
        self.attempt.sitting()
    }

    /// The questions, in the order of the paper.
    pub fn leaves(&self) -> &[Leaf] {
        &self.leaves
    }

    /// Whether time runs.
    pub const fn is_running(&self) -> bool {
        self.sitting().ended().is_none()
    }

    /// Whether something is on its way to the disk.
    pub const fn is_keeping(&self) -> bool {
        matches!(self.keeping, Keeping::Records(_))
    }

    /// The question that the palette or the sheet should have in sight: that of the row where the pen
    /// is, or the open one.
    pub const fn in_sight(&self) -> usize {
        match self.pen {
            Pen::Row { slot, .. } => slot,
            Pen::Down | Pen::Pointer { .. } => self.sitting().current(),
        }
    }

    /// The name of the part of the page that scrolls.
    pub const fn page(&self) -> &'static str {
        match &self.over {
            Some(Over::Paper) => "hall-paper",
            Some(Over::Instructions | Over::Submit) => "hall-dialog",
            Some(Over::EndPart | Over::Leave | Over::GoTo(_)) | None => "hall",
        }
    }

    /// What tells this page from another: the question, whether something lies over it, and whether
    /// it is over.
    pub const fn page_shown(&self) -> (usize, bool, bool) {
        (self.sitting().current(), self.over.is_some(), self.is_running())
    }

    /// Whether something lies over the page.
    pub const fn has_dialog(&self) -> bool {
        self.over.is_some()
    }

    /// The language, or languages, of the open question.
    fn language(&self, context: &Context<'_>) -> QuestionLanguage {
        if let Some(only) = self.only_language() {
            return QuestionLanguage::One(only);
        }
        let own = self.sitting().sheet(self.sitting().current()).and_then(|sheet| sheet.language);
        own.unwrap_or(context.questions)
    }

    /// What a press on the switch makes of it; `None` where there is one language only.
    fn next_language(&self, context: &Context<'_>) -> Option<QuestionLanguage> {
        if self.only_language().is_some() {
            return None;
        }
        Some(match self.language(context) {
            QuestionLanguage::One(Locale::En) => QuestionLanguage::One(Locale::Hi),
            QuestionLanguage::One(Locale::Hi) => QuestionLanguage::Both,
            QuestionLanguage::Both => QuestionLanguage::One(Locale::En),
        })
    }

    /// Whether the palette, or the sheet, is shown.
    fn shows_palette(&self, context: &Context<'_>) -> bool {
        self.palette.unwrap_or(!context.is_narrow())
    }

    /// The language of the open question's section, if the exam prints it in one only.
    fn only_language(&self) -> Option<Locale> {
        let paper = self.sitting().paper();
        let section = paper.slots.get(self.sitting().current())?.section;
        match paper.pattern.sections.get(section)?.languages.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Goes on after the program was closed, or broke off.
    pub fn resume(&mut self, now: Now) -> Action {
        self.now = now;
        let records = self.sitting().resume(now);
        self.keep(records)
    }

    fn keep(&mut self, records: Vec<Kept>) -> Action {
        if records.is_empty() {
            return Action::None;
        }
        let kinds = self.attempt.keep(records.clone());
        self.keeping = Keeping::Records(records);
        Action::Keep(kinds)
    }

    /// What was asked to be kept is on disk: now it holds. Returns what is next to be kept.
    pub fn kept(&mut self, events: &[Event]) -> Action {
        let part = self.sitting().part();
        for event in events {
            self.attempt.apply(event);
            match &event.kind {
                Kind::SittingMarked { sitting, marked, .. } if *sitting == self.number() => {
                    self.end = Some(*marked);
                }
                Kind::SittingKept { kept, .. }
                    if kept.iter().any(|record| matches!(record.what, What::Cleared { .. })) =>
                {
                    self.fill_field();
                }
                _ => {}
            }
        }
        self.keeping = Keeping::Nothing;
        if !self.is_running() {
            self.waiting.clear();
            self.over = None;
            self.pen = Pen::Down;
            return Action::None;
        }
        if self.sitting().part() != part {
            self.over = None;
            // What was done in the part that is closed is not meant for the next one.
            self.waiting.clear();
        }
        self.next()
    }

    /// The records could not be kept.
    pub fn not_kept(&mut self, why: String) {
        self.keeping = match std::mem::replace(&mut self.keeping, Keeping::Nothing) {
            Keeping::Records(records) => Keeping::Failed(records, why),
            other => other,
        };
        self.waiting.clear();
    }

    /// Whether another question came on the screen since this was last asked, and if so where the
    /// caret belongs.
    pub fn arrive(&mut self) -> Option<Action> {
        let current = self.sitting().current();
        if self.arrived.replace(current) == Some(current) {
            return None;
        }
        self.fill_field();
        if matches!(self.pen, Pen::Row { .. }) {
            self.pen = Pen::Down;
        }
        Some(if self.is_typed() && !self.sitting().is_omr() && self.over.is_none() {
            Action::Focus(Focus("typed"))
        } else {
            Action::Unfocus
        })
    }

    fn leaf(&self) -> Option<&Leaf> {
        self.leaves.get(self.sitting().current())
    }

    fn is_typed(&self) -> bool {
        self.leaf().is_some_and(|leaf| {
            matches!(leaf.printed.form, Form::Number { .. } | Form::Words { .. })
        })
    }

    fn shown(&self) -> Response {
        let sheet = self.sitting().sheet(self.sitting().current());
        sheet.map_or(Response::Blank, |sheet| sheet.shown().clone())
    }

    /// The choices that the screen shows as made.
    fn chosen(&self) -> BTreeSet<ChoiceId> {
        self.shown().choices()
    }

    fn fill_field(&mut self) {
        self.typed = match self.shown() {
            Response::Typed(text) => filled(&text),
            Response::One(_) | Response::Many(_) | Response::Blank => Content::new(),
        };
    }

    /// What a key means here.
    pub fn key(&self, command: Command, context: &Context<'_>) -> Option<Message> {
        if !self.is_running() {
            return match command {
                Command::Enter | Command::Escape => Some(Message::Done),
                _ => None,
            };
        }
        if let Some(over) = &self.over {
            return match (over, command) {
                (_, Command::Escape)
                | (Over::Leave, Command::Enter)
                | (Over::Paper, Command::Letter('p') | Command::Enter)
                | (Over::Instructions, Command::Letter('i') | Command::Enter) => {
                    Some(Message::Closed)
                }
                (Over::Submit, Command::Enter) => Some(Message::Submitted),
                (Over::EndPart, Command::Enter) => Some(Message::PartEnded),
                (Over::GoTo(_), Command::Enter) => Some(Message::GoToAccepted),
                (Over::Leave, Command::Letter('q')) => Some(Message::Left),
                _ => None,
            };
        }
        if let Keeping::Failed(..) = self.keeping {
            return (command == Command::Enter).then_some(Message::Retried);
        }
        let common = match command {
            Command::Submit => Some(Message::SubmitAsked),
            Command::Letter('p') => Some(Message::PaperToggled),
            Command::Letter('i') => Some(Message::InstructionsToggled),
            Command::Letter('l') => self.next_language(context).map(Message::LanguageSwitched),
            Command::Letter('g') => Some(Message::GoToAsked),
            Command::Letter('s') => Some(Message::NextSection),
            Command::Letter('h') => Some(Message::PaletteShown(!self.shows_palette(context))),
            Command::Digit(level) => Certainty::from_level(level).map(Message::Tagged),
            Command::Left => Some(Message::WentBack),
            _ => None,
        };
        common.or_else(|| {
            if self.sitting().is_omr() { self.pen_key(command) } else { self.computer_key(command) }
        })
    }

    fn computer_key(&self, command: Command) -> Option<Message> {
        match command {
            Command::Right | Command::Enter => Some(Message::SavedAndNext),
            Command::Letter('m') => Some(Message::MarkedAndNext),
            Command::Clear => Some(Message::Cleared),
            Command::Up => Some(Message::Stepped { down: false }),
            Command::Down => Some(Message::Stepped { down: true }),
            Command::Letter(letter) => {
                let choices = self.leaf()?.printed.choices();
                choices.get(place_of(letter)?).map(|choice| Message::Chosen(choice.id.clone()))
            }
            Command::Escape => Some(Message::LeaveAsked),
            _ => None,
        }
    }

    fn pen_key(&self, command: Command) -> Option<Message> {
        match (self.pen, command) {
            (Pen::Row { .. }, Command::Letter('f') | Command::Escape) => Some(Message::PenPutDown),
            (Pen::Row { .. }, Command::Up) => Some(Message::PenMoved { down: false }),
            (Pen::Row { .. }, Command::Down) => Some(Message::PenMoved { down: true }),
            (Pen::Row { slot, .. }, Command::Letter(letter)) => {
                let choices = self.leaves.get(slot)?.printed.choices();
                let choice = choices.get(place_of(letter)?)?;
                Some(Message::Filled(slot, choice.id.clone()))
            }
            (_, Command::Right | Command::Enter) => Some(Message::WentOn),
            (_, Command::Letter('f')) => Some(Message::PenTaken),
            (_, Command::Escape) => Some(Message::LeaveAsked),
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, now: Now) -> Action {
        self.now = now;
        if !self.is_running() {
            return match message {
                Message::Done => Action::Done(self.attempt.number()),
                _ => Action::None,
            };
        }
        match message {
            Message::Ticked => return self.tick(),
            Message::Chosen(id) => return self.want(Wish::Press(id)),
            Message::Stepped { down } => return self.want(Wish::Step { down }),
            Message::Typed(edit) => return self.type_in(edit),
            Message::FieldLeft => return Action::Unfocus,
            Message::Tagged(certainty) => return self.take(Input::Tag(certainty)),
            Message::SavedAndNext => return self.take(Input::SaveAndNext),
            Message::MarkedAndNext => return self.take(Input::MarkAndNext),
            Message::Cleared => return self.take(Input::Clear),
            Message::WentBack => return self.take(Input::Previous),
            Message::WentOn => return self.want(Wish::GoOn),
            Message::Opened(slot) => {
                self.over = None;
                return self.take(Input::Open(slot));
            }
            Message::SectionOpened(section) => return self.open_section(section),
            Message::NextSection => return self.next_section(),
            Message::PaperToggled => self.over = Some(Over::Paper),
            Message::InstructionsToggled => self.over = Some(Over::Instructions),
            Message::SubmitAsked => self.over = Some(Over::Submit),
            Message::Submitted => {
                self.over = None;
                return self.take(Input::Submit);
            }
            Message::PartEnded => {
                self.over = None;
                return self.take(Input::EndPart);
            }
            Message::LeaveAsked => self.over = Some(Over::Leave),
            Message::Left => return Action::Leave,
            Message::GoToAsked => {
                self.over = Some(Over::GoTo(Content::new()));
                return Action::Focus(Focus("go-to"));
            }
            Message::GoToEdited(edit) => {
                if let Some(Over::GoTo(content)) = &mut self.over {
                    content.perform(edit);
                }
            }
            Message::GoToAccepted => return self.go_to(),
            Message::Closed => {
                self.over = None;
                return Action::Unfocus;
            }
            Message::PaletteShown(shown) => self.palette = Some(shown),
            Message::LanguageSwitched(language) => return self.take(Input::Read(language)),
            Message::Retried => return self.retry(),
            Message::PenTaken => {
                self.pen = Pen::Row { slot: self.sitting().current(), since: now.mono };
            }
            Message::PenPutDown => self.pen = Pen::Down,
            Message::PenMoved { down } => self.move_pen(down),
            Message::PointerOnSheet(on) => match (self.pen, on) {
                (Pen::Down, true) => self.pen = Pen::Pointer { since: now.mono },
                (Pen::Pointer { .. }, false) => self.pen = Pen::Down,
                (Pen::Row { .. }, _) | (Pen::Down, false) | (Pen::Pointer { .. }, true) => {}
            },
            Message::Filled(slot, choice) => return self.fill(slot, choice),
            Message::Done => {}
        }
        Action::None
    }

    fn tick(&mut self) -> Action {
        if !matches!(self.keeping, Keeping::Nothing) {
            return Action::None;
        }
        let records = self.sitting().tick(self.now);
        self.keep(records)
    }

    fn take(&mut self, input: Input) -> Action {
        self.want(Wish::Do(input))
    }

    /// Does something, now or as soon as what is being kept is kept.
    fn want(&mut self, wish: Wish) -> Action {
        if matches!(self.keeping, Keeping::Failed(..)) {
            return Action::None;
        }
        let is_typed = |wish: &Wish| matches!(wish, Wish::Do(Input::Choose(Response::Typed(_))));
        // Of several states of one typed text only the last is worth waiting for.
        if is_typed(&wish) && self.waiting.back().is_some_and(is_typed) {
            self.waiting.pop_back();
        }
        self.waiting.push_back(wish);
        self.next()
    }

    /// Turns what waits into records, one wish at a time.
    fn next(&mut self) -> Action {
        if !matches!(self.keeping, Keeping::Nothing) {
            return Action::None;
        }
        while let Some(wish) = self.waiting.pop_front() {
            let Some(input) = self.input(wish) else { continue };
            let step = self.sitting().take(&input, self.now);
            self.refused = step.refused;
            if !step.keep.is_empty() {
                return self.keep(step.keep);
            }
        }
        Action::None
    }

    /// What a wish is, as things stand.
    fn input(&self, wish: Wish) -> Option<Input> {
        match wish {
            Wish::Do(input) => Some(input),
            Wish::Press(id) => Some(Input::Choose(self.pressed(id))),
            Wish::Step { down } => self.stepped(down).map(Input::Choose),
            Wish::GoOn => {
                let last =
                    self.sitting().parts().get(self.sitting().part())?.slots.end.checked_sub(1)?;
                Some(Input::Open((self.sitting().current() + 1).min(last)))
            }
        }
    }

    fn retry(&mut self) -> Action {
        match std::mem::replace(&mut self.keeping, Keeping::Nothing) {
            Keeping::Failed(records, _) => self.keep(records),
            other => {
                self.keeping = other;
                Action::None
            }
        }
    }

    /// The response that a press on this choice gives.
    fn pressed(&self, id: ChoiceId) -> Response {
        if !self.leaf().is_some_and(|leaf| matches!(leaf.printed.form, Form::Many(_))) {
            return Response::One(id);
        }
        let mut chosen = self.chosen();
        if !chosen.remove(&id) {
            chosen.insert(id);
        }
        if chosen.is_empty() { Response::Blank } else { Response::Many(chosen) }
    }

    /// The response that an arrow gives.
    fn stepped(&self, down: bool) -> Option<Response> {
        let Form::One(choices) = &self.leaf()?.printed.form else { return None };
        let last = choices.len().checked_sub(1)?;
        let chosen = self.chosen();
        let place = choices.iter().position(|choice| chosen.contains(&choice.id));
        let next = match (place, down) {
            (Some(place), true) if place < last => place + 1,
            (_, true) => 0,
            (None, false) => last,
            (Some(place), false) => place.checked_sub(1).unwrap_or(last),
        };
        // The same choice once more would take it back.
        (place != Some(next)).then(|| Response::One(choices[next].id.clone()))
    }

    fn type_in(&mut self, edit: Edit) -> Action {
        if !self.is_typed() || self.sitting().is_omr() {
            return Action::None;
        }
        if !edit.is_edit() {
            self.typed.perform(edit);
            return Action::None;
        }
        let before = line(&self.typed);
        self.typed.perform(edit);
        let typed = line(&self.typed);
        if !self.fits(&typed) {
            self.typed = filled(&before);
            return Action::None;
        }
        let response = if typed.is_empty() { Response::Blank } else { Response::Typed(typed) };
        self.take(Input::Choose(response))
    }

    /// Whether this can be an answer to the open question: a number has no letters, and nothing is
    /// longer than its field.
    fn fits(&self, typed: &str) -> bool {
        let is_number =
            self.leaf().is_some_and(|leaf| matches!(leaf.printed.form, Form::Number { .. }));
        let most = if is_number { LONGEST_NUMBER } else { LONGEST_WORDS };
        let is_short = typed.chars().count() <= most;
        // Scientific notation aside, a number is written without letters.
        let is_letter = |c: char| c.is_alphabetic() && !matches!(c, 'e' | 'E');
        is_short && !(is_number && typed.contains(is_letter))
    }

    fn first_of(&self, section: usize) -> Option<usize> {
        self.sitting().paper().slots.iter().position(|slot| slot.section == section)
    }

    fn open_section(&mut self, section: usize) -> Action {
        match self.first_of(section) {
            Some(first) => self.take(Input::Open(first)),
            None => Action::None,
        }
    }

    /// The next section of the open part, or the question whether to close the part.
    fn next_section(&mut self) -> Action {
        let paper = self.sitting().paper();
        let Some(here) = paper.slots.get(self.sitting().current()).map(|slot| slot.section) else {
            return Action::None;
        };
        let sections = 0..paper.sections.len();
        let is_open = |section: &usize| {
            self.sitting().is_section_open(*section) && self.first_of(*section).is_some()
        };
        let later = sections.clone().skip(here + 1).find(is_open);
        match later {
            Some(section) => self.open_section(section),
            None if self.sitting().part() + 1 < self.sitting().parts().len() => {
                self.over = Some(Over::EndPart);
                Action::None
            }
            // From the last section to the first, where that is open.
            None => match sections.clone().find(is_open).filter(|first| *first != here) {
                Some(first) => self.open_section(first),
                None => Action::None,
            },
        }
    }

    fn go_to(&mut self) -> Action {
        let Some(Over::GoTo(content)) = &self.over else { return Action::None };
        let number = ascii_digits(&line(content)).parse::<usize>().ok();
        self.over = None;
        match number.and_then(|number| number.checked_sub(1)) {
            Some(slot) => self.take(Input::Open(slot)),
            None => Action::Unfocus,
        }
    }

    fn move_pen(&mut self, down: bool) {
        let Pen::Row { slot, since } = self.pen else { return };
        let Some(part) = self.sitting().parts().get(self.sitting().part()) else { return };
        let next = if down { slot + 1 } else { slot.saturating_sub(1) };
        if part.slots.contains(&next) {
            self.pen = Pen::Row { slot: next, since };
        }
    }

    /// Fills a bubble. The time it took runs from when the candidate turned to the sheet, or from
    /// the bubble before.
    fn fill(&mut self, slot: usize, choice: ChoiceId) -> Action {
        let now = self.now.mono;
        let since = match &mut self.pen {
            Pen::Down => now,
            Pen::Pointer { since } | Pen::Row { since, .. } => std::mem::replace(since, now),
        };
        let millis = u32::try_from(now.saturating_sub(since)).unwrap_or(u32::MAX);
        self.take(Input::Bubble { slot, choice, millis })
    }
}

/// The place of the option that a letter names.
fn place_of(letter: char) -> Option<usize> {
    matches!(letter, 'a'..='e').then(|| usize::try_from(u32::from(letter) - u32::from('a')).ok())?
}
