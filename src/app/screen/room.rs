//! A class being held: the question on the projector, and what the teacher does with it. The room
//! itself is kept elsewhere; what happened in it is told here and applied to a copy.

pub mod answers;
pub mod door;
mod people;
pub mod printing;
mod stage;
mod view;

use std::path::PathBuf;

use iced::widget::text_editor::{Action as Edit, Content};

use crate::app::shortcut::Command as Key;
use crate::app::widget::field::{Focus, filled, line};
use crate::app::widget::parts::Tone;
use crate::app::widget::place::{self, Place};
use crate::domain::answer::ascii_digits;
use crate::domain::bank::check::slug;
use crate::domain::bank::printed::Printed;
use crate::domain::bank::{Question, QuestionId, Source};
use crate::domain::class::room::{Command, Entry, Millis, Phase, Play, Room, Seat, Step};

use self::door::Door;

/// The most hands that can be counted for one choice.
const MOST_HANDS: u32 = 9_999;

/// The most teams that can play.
pub const MOST_TEAMS: usize = 8;

/// A question of the lesson, laid out.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The question.
    pub question: Question,
    /// Laid out.
    pub printed: Printed,
    /// Its sources.
    pub sources: Vec<Source>,
}

/// What lies over the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dialog {
    /// Whether the room is to be left.
    Leaving,
    /// Hands are counted.
    Hands,
    /// Who sits in the room.
    People,
    /// Where phones come in.
    Door,
}

/// What a teacher does with paper, in place of the stage.
#[derive(Debug)]
enum Paper {
    /// Papers are printed.
    Printing(Box<printing::Printing>),
    /// Answers on paper are written down.
    Answers(Box<answers::Answers>),
}

/// What is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saving {
    /// The results, as a workbook.
    Results,
    /// What everybody takes home, as a folder with a file for each.
    TakeHome,
}

/// The screen.
#[derive(Debug)]
pub struct Classroom {
    room: Room,
    sheets: Vec<Sheet>,
    now: Millis,
    /// Whether the projector shows nothing.
    is_black: bool,
    /// Whether the projector has a window of its own.
    is_apart: bool,
    /// Whether all that can be done is on the screen, and not only what comes next.
    shows_tools: bool,
    dialog: Option<Dialog>,
    paper: Option<Paper>,
    /// Where phones come in, if they do.
    door: Option<Door>,
    /// How many phones are connected, and how many addresses have reached us.
    reach: (usize, usize),
    /// The place that something is saved at, while it is typed.
    place: Place<Saving>,
    /// What is typed for the hands of each choice.
    hands: Vec<Content>,
    /// Why something was not done, or that it was.
    said: Option<(Tone, String)>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// What comes next is to be shown.
    Forward,
    /// What was shown before is to be.
    Back,
    /// The clock is to stop, or to go on.
    PauseToggled,
    /// The projector is to be black, or not.
    BlackToggled,
    /// All that can be done is to be on the screen, or not.
    ToolsToggled,
    /// The class is to vote again.
    VoteAgain,
    /// The question is to be taught again, or not.
    TeachAgainToggled,
    /// Hands are to be counted.
    HandsToggled,
    /// Hands of the choice at this place were typed.
    HandsEdited(usize, Edit),
    /// The caret is to go on to the hands of the next choice, or they are all counted.
    HandsEntered(usize),
    /// The hands are to be kept.
    HandsAccepted,
    /// So many teams are to play; none ends it.
    TeamsPicked(usize),
    /// What the team whose turn it is did.
    Played(Play),
    /// That is to be taken back.
    Unplayed,
    /// The projector is to have a window of its own, or not.
    WindowToggled,
    /// A lesson of the questions that went worst is to be made.
    WarmUpPicked,
    /// Who sits in the room is to be shown.
    PeopleToggled,
    /// Nobody is to join any more, or everybody again.
    LockToggled,
    /// This seat is to be taken away.
    Removed(Seat),
    /// The name of this seat is to stand.
    NameLet(Seat),
    /// The report is to be shown.
    ReportPicked,
    /// Of the door.
    Door(door::Message),
    /// The results are to be saved, or what everybody takes home.
    SavePicked(Saving),
    /// A place for it was picked, or there is no dialog to pick it in.
    SaveTo(Saving, Option<PathBuf>),
    /// Of the place that is typed.
    Place(place::Message),
    /// Time has passed.
    Ticked,
    /// The language was switched.
    LanguageSwitched,
    /// The room is to be left; or that was asked.
    LeavePicked,
    /// It is left, and can be gone on with.
    Left,
    /// The lesson is over.
    EndPicked,
    /// What lies over the page is to go.
    Closed,
    /// Papers are to be printed.
    PrintPicked,
    /// From printing.
    Print(printing::Message),
    /// Answers on paper are to be written down.
    AnswersPicked,
    /// From the sheet of those.
    Answers(answers::Message),
}

/// What the parent should do.
#[derive(Debug, Clone)]
pub enum Action {
    /// Nothing.
    None,
    /// Give this to the host.
    Command(Command),
    /// Put the caret somewhere.
    Focus(Focus),
    /// Take the caret out of the fields.
    Unfocus,
    /// Give the projector a window of its own, or take it away.
    Window {
        /// Whether it is to have one.
        open: bool,
    },
    /// Let phones in, or out.
    Door {
        /// Whether they are let in.
        open: bool,
    },
    /// Show the class another of the addresses of this machine.
    MoveDoor {
        /// Which.
        to: usize,
    },
    /// Ask where this is to be saved.
    Browse(Saving),
    /// Save it there.
    Save(Saving, PathBuf),
    /// Show the report on this lesson.
    Report,
    /// Make a lesson of these questions.
    WarmUp(Vec<QuestionId>),
    /// Switch the language of the interface.
    SwitchLanguage,
    /// Close the room.
    Leave,
    /// Open the form for printing, as it is to begin.
    OpenPrinting,
    /// Do this for printing.
    Print(printing::Action),
    /// Open the sheet for answers on paper, in the orders of the sets.
    OpenAnswers,
    /// Do this for answers on paper.
    Answers(answers::Action),
}

/// The names of the fields of hands, by choice.
const HANDS: [&str; 10] = [
    "hands-0", "hands-1", "hands-2", "hands-3", "hands-4", "hands-5", "hands-6", "hands-7",
    "hands-8", "hands-9",
];

impl Classroom {
    /// A room as it stands.
    pub fn new(room: Room) -> Self {
        let sheets = (0..room.lesson().items.len())
            .filter_map(|item| {
                let (question, passage) = room.lesson().question(item)?;
                let printed = Printed::of(question, passage).without_not_attempted();
                let is_cited = |source: &&Source| question.sources.contains(&source.id);
                let sources = room.lesson().bank.sources.iter().filter(is_cited).cloned().collect();
                Some(Sheet { question: question.clone(), printed, sources })
            })
            .collect();
        let now = room.now();
        Self {
            room,
            sheets,
            now,
            is_black: false,
            is_apart: false,
            shows_tools: false,
            dialog: None,
            paper: None,
            door: None,
            reach: (0, 0),
            place: Place::default(),
            hands: Vec::new(),
            said: None,
        }
    }

    /// The room.
    pub const fn room(&self) -> &Room {
        &self.room
    }

    /// Takes what happened.
    pub fn happened(&mut self, entries: &[Entry]) {
        let at = self.room.at();
        for entry in entries {
            self.room.apply(entry);
        }
        self.now = self.now.max(self.room.now());
        if let Some(Paper::Answers(sheet)) = &mut self.paper {
            sheet.happened(&self.room, entries);
        }
        if at != self.room.at() {
            self.is_black = false;
            if self.dialog == Some(Dialog::Hands) {
                self.dialog = None;
            }
        }
    }

    /// Takes the time.
    pub fn tell_time(&mut self, now: Millis) {
        self.now = self.now.max(now);
    }

    /// Says why something was not done.
    pub fn fail(&mut self, why: String) {
        self.said = Some((Tone::Warning, why));
    }

    /// Says that something was done.
    pub fn tell(&mut self, what: String) {
        self.said = Some((Tone::Calm, what));
    }

    /// Phones come in no more.
    pub fn shut(&mut self) {
        self.door = None;
    }

    /// So many phones are connected, and so many addresses have reached us.
    pub fn reached(&mut self, connected: usize, addresses: usize) {
        self.reach = (connected, addresses);
    }

    /// Suggests where results go.
    pub fn suggest(&mut self, path: &str) {
        self.place.suggest(path);
    }

    /// The projector has a window of its own now, or not.
    pub fn set_apart(&mut self, is_apart: bool) {
        self.is_apart = is_apart;
    }

    /// Tells what is shown apart from what is shown elsewhere in this room.
    pub fn turn(&self) -> usize {
        let at = self.room.at().map_or(0, |item| item + 1);
        let step = self.room.step().map_or(0, |step| step as usize + 1);
        let over = match self.dialog {
            None => 0,
            Some(Dialog::Leaving) => 1,
            Some(Dialog::Hands) => 2,
            Some(Dialog::People) => 3,
            Some(Dialog::Door) => 4,
        };
        let switches = [
            self.is_black,
            self.is_apart,
            self.shows_tools,
            self.said.is_some(),
            self.door.as_ref().is_some_and(Door::hides_square),
            self.door.is_some(),
        ];
        let switches = switches.into_iter().fold(0, |all, on| all * 2 + usize::from(on));
        let paper = match &self.paper {
            None => 0,
            Some(Paper::Printing(form)) => 1 + form.turn(),
            Some(Paper::Answers(sheet)) => 8 + sheet.turn(),
        };
        (((at * 8 + step) * 8 + over) * 64 + switches) * 16 + paper
    }

    /// Whether a clock is to be shown as it runs.
    pub fn is_running(&self) -> bool {
        self.room.is_open() && !self.room.is_paused() && self.room.left(self.now).is_some()
    }

    /// Shows the form for printing, as it is to begin; says where the caret goes.
    pub fn show_printing(&mut self, begin: printing::Begin) -> Focus {
        let (form, focus) = printing::Printing::new(begin);
        self.paper = Some(Paper::Printing(Box::new(form)));
        focus
    }

    /// What is being printed.
    pub fn printing(&mut self) -> Option<&mut printing::Printing> {
        match &mut self.paper {
            Some(Paper::Printing(form)) => Some(form),
            Some(Paper::Answers(_)) | None => None,
        }
    }

    /// Shows the sheet for answers on paper, in the orders of sets A to D.
    pub fn show_answers(&mut self, orders: [Vec<usize>; 4]) {
        let sheet = answers::Answers::new(&self.room, orders);
        self.paper = Some(Paper::Answers(Box::new(sheet)));
    }

    /// The sheet for answers on paper, while it is shown.
    pub fn answers(&mut self) -> Option<&mut answers::Answers> {
        match &mut self.paper {
            Some(Paper::Answers(sheet)) => Some(sheet),
            Some(Paper::Printing(_)) | None => None,
        }
    }

    /// The name of the page that scrolls.
    pub const fn page(&self) -> Option<&'static str> {
        match self.paper {
            Some(Paper::Printing(_)) => Some("paper"),
            Some(Paper::Answers(_)) | None => None,
        }
    }

    /// The question that is shown.
    fn sheet(&self) -> Option<&Sheet> {
        self.sheets.get(self.room.at()?)
    }

    /// What a key means here.
    pub fn key(&self, command: Key) -> Option<Message> {
        if self.place.is_asked() {
            return place::key(command).map(Message::Place);
        }
        match &self.paper {
            Some(Paper::Printing(form)) => return form.key(command).map(Message::Print),
            Some(Paper::Answers(sheet)) => return sheet.key(command).map(Message::Answers),
            None => {}
        }
        match (self.dialog, command) {
            (Some(Dialog::People), Key::Letter('s')) => return Some(Message::PeopleToggled),
            (Some(Dialog::People), Key::Letter('a')) => {
                return Some(Message::SavePicked(Saving::TakeHome));
            }
            (Some(Dialog::People), Key::Letter('k')) => return Some(Message::LockToggled),
            (Some(Dialog::Door), Key::Digit(way)) => {
                return usize::from(way)
                    .checked_sub(1)
                    .map(door::Message::WayPicked)
                    .map(Message::Door);
            }
            (Some(Dialog::Door), Key::Letter('x')) => {
                return Some(Message::Door(door::Message::ShutPicked));
            }
            (Some(Dialog::Door), Key::Letter('q')) => {
                return Some(Message::Door(door::Message::SquareToggled));
            }
            (Some(_), Key::Escape) | (Some(Dialog::Door), Key::Letter('d')) => {
                return Some(Message::Closed);
            }
            (Some(Dialog::Leaving), Key::Enter) => return Some(Message::Left),
            (Some(Dialog::Leaving), Key::Letter('e')) => return Some(Message::EndPicked),
            (Some(Dialog::Hands), Key::Enter) => return Some(Message::HandsAccepted),
            (Some(_), _) => return None,
            (None, _) => {}
        }
        match command {
            Key::Space | Key::Enter | Key::Right | Key::PageDown | Key::Down => {
                Some(if self.is_black { Message::BlackToggled } else { Message::Forward })
            }
            Key::Left | Key::PageUp | Key::Up => Some(Message::Back),
            Key::Letter('b') => Some(Message::BlackToggled),
            Key::Letter('p') => Some(Message::PauseToggled),
            Key::Letter('m') => Some(Message::ToolsToggled),
            Key::Letter('v') => Some(Message::VoteAgain),
            Key::Letter('t') => Some(Message::TeachAgainToggled),
            Key::Letter('h') => Some(Message::HandsToggled),
            Key::Letter('o') => Some(Message::WindowToggled),
            Key::Letter('s') => Some(Message::PeopleToggled),
            Key::Letter('d') => Some(Message::Door(door::Message::Picked)),
            Key::Letter('q') if self.door.is_some() => {
                Some(Message::Door(door::Message::SquareToggled))
            }
            Key::Save => Some(Message::SavePicked(Saving::Results)),
            Key::Letter('i') => Some(Message::ReportPicked),
            Key::Picture => Some(Message::PrintPicked),
            Key::Letter('a') => Some(Message::AnswersPicked),
            Key::Letter('w') => Some(Message::WarmUpPicked),
            Key::Letter('r') => Some(Message::Played(Play::Right)),
            Key::Letter('x') => Some(Message::Played(Play::Wrong)),
            Key::Letter('n') => Some(Message::Played(Play::Passed)),
            Key::Undo => Some(Message::Unplayed),
            Key::Letter('l') => Some(Message::LanguageSwitched),
            Key::Escape if self.is_black => Some(Message::BlackToggled),
            Key::Escape => Some(Message::LeavePicked),
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        if !matches!(message, Message::Ticked) {
            self.said = None;
        }
        match message {
            Message::Forward => Action::Command(Command::Forward),
            Message::Back => Action::Command(Command::Back),
            Message::PauseToggled => self.pause(),
            Message::BlackToggled => {
                self.is_black = !self.is_black;
                Action::None
            }
            Message::ToolsToggled => {
                self.shows_tools = !self.shows_tools;
                Action::None
            }
            Message::VoteAgain => Action::Command(Command::VoteAgain),
            Message::TeachAgainToggled => self.room.at().map_or(Action::None, |item| {
                Action::Command(Command::TeachAgain(item, !self.room.is_taught_again(item)))
            }),
            Message::HandsToggled => self.count_hands(),
            Message::HandsEdited(place, edit) => {
                if let Some(content) = self.hands.get_mut(place) {
                    content.perform(edit);
                }
                Action::None
            }
            Message::HandsEntered(place) => match HANDS.get(place + 1) {
                Some(next) if place + 1 < self.hands.len() => Action::Focus(Focus(next)),
                _ => self.keep_hands(),
            },
            Message::HandsAccepted => self.keep_hands(),
            Message::TeamsPicked(teams) => Action::Command(Command::Teams(
                (1..=teams.min(MOST_TEAMS)).map(|team| team.to_string()).collect(),
            )),
            Message::Played(play) => self
                .room
                .turn()
                .map_or(Action::None, |team| Action::Command(Command::Play(team, play))),
            Message::Unplayed => Action::Command(Command::Unplay),
            Message::WindowToggled => Action::Window { open: !self.is_apart },
            Message::WarmUpPicked => self.warm_up(),
            Message::PeopleToggled => {
                let is_shown = self.dialog == Some(Dialog::People);
                self.dialog = (!is_shown).then_some(Dialog::People);
                Action::None
            }
            Message::LockToggled => Action::Command(Command::Lock(!self.room.is_locked())),
            Message::Removed(seat) => Action::Command(Command::Remove(seat)),
            Message::NameLet(seat) => self.room.sitter(seat).map_or(Action::None, |sitter| {
                Action::Command(Command::Rename(seat, sitter.name.clone()))
            }),
            Message::ReportPicked if self.has_votes() => Action::Report,
            Message::Door(message) => self.at_door(message),
            Message::SavePicked(saving) if self.can_save(saving) => Action::Browse(saving),
            Message::SaveTo(saving, Some(path)) => {
                // What came of it is said on the page.
                self.dialog = None;
                Action::Save(saving, path)
            }
            Message::SaveTo(saving, None) => {
                self.dialog = None;
                Action::Focus(self.place.ask(saving))
            }
            Message::Place(message) => match self.place.update(message) {
                place::Action::None => Action::None,
                place::Action::Focus(focus) => Action::Focus(focus),
                place::Action::Unfocus => Action::Unfocus,
                place::Action::Save(saving, path) => Action::Save(saving, path),
            },
            Message::SavePicked(_) | Message::ReportPicked | Message::Ticked => Action::None,
            Message::LanguageSwitched => Action::SwitchLanguage,
            Message::LeavePicked if self.room.phase() == Phase::Over => Action::Leave,
            Message::LeavePicked => {
                self.dialog = Some(Dialog::Leaving);
                Action::None
            }
            Message::Left => Action::Leave,
            Message::EndPicked => {
                self.dialog = None;
                Action::Command(Command::End)
            }
            Message::Closed => {
                match &mut self.paper {
                    Some(Paper::Printing(_)) => {
                        return self.print(printing::Message::Place(place::Message::Left));
                    }
                    Some(Paper::Answers(sheet)) if !sheet.is_bare() => {
                        return self.write_down(answers::Message::Left);
                    }
                    Some(Paper::Answers(_)) | None => {}
                }
                self.dialog = None;
                Action::Unfocus
            }
            Message::PrintPicked => Action::OpenPrinting,
            Message::Print(message) => self.print(message),
            Message::AnswersPicked => Action::OpenAnswers,
            Message::Answers(message) => self.write_down(message),
        }
    }

    /// Whether anything was asked, so that there is something to report.
    fn has_votes(&self) -> bool {
        !self.room.votes().is_empty() || !self.room.items_on_paper().is_empty()
    }

    fn print(&mut self, message: printing::Message) -> Action {
        let Some(Paper::Printing(form)) = &mut self.paper else { return Action::None };
        let action = form.update(message);
        if matches!(action, printing::Action::Close) {
            self.paper = None;
            return Action::Unfocus;
        }
        Action::Print(action)
    }

    fn write_down(&mut self, message: answers::Message) -> Action {
        let Some(Paper::Answers(sheet)) = &mut self.paper else { return Action::None };
        let action = sheet.update(&self.room, message);
        if action == answers::Action::Close {
            self.paper = None;
            return Action::Unfocus;
        }
        Action::Answers(action)
    }

    /// Whether there is something to save: somebody sat in the room, and something was asked; and
    /// what is taken home is complete only when the lesson is over.
    fn can_save(&self, saving: Saving) -> bool {
        let has_results = self.room.seats().next().is_some() && self.has_votes();
        let is_over = self.room.phase() == Phase::Over;
        has_results && (saving == Saving::Results || is_over)
    }

    /// What the file of the results is called, or the folder of what is taken home.
    pub fn file_name(&self, saving: Saving) -> String {
        let title = slug(&self.room.lesson().title);
        match saving {
            Saving::Results => {
                let named = title.map(|title| format!("{title}-results.xlsx"));
                named.unwrap_or_else(|| "results.xlsx".to_owned())
            }
            Saving::TakeHome => {
                let named = title.map(|title| format!("{title}-answers"));
                named.unwrap_or_else(|| "answers".to_owned())
            }
        }
    }

    fn pause(&self) -> Action {
        if self.room.is_paused() {
            Action::Command(Command::Continue)
        } else if self.room.is_open() {
            Action::Command(Command::Pause)
        } else {
            Action::None
        }
    }

    fn warm_up(&self) -> Action {
        let worst = self.room.worst();
        let name = |item: &usize| self.sheets.get(*item).map(|sheet| sheet.question.id.clone());
        if worst.is_empty() || self.room.phase() != Phase::Over {
            return Action::None;
        }
        Action::WarmUp(worst.iter().filter_map(name).collect())
    }

    /// Whether hands can be counted now.
    fn can_count(&self) -> bool {
        self.room.current().is_some() && self.room.step() >= Some(Step::Options)
    }

    fn count_hands(&mut self) -> Action {
        let Some((_, vote)) = self.room.current() else { return Action::None };
        let choices = self.room.lesson().items.get(vote.item).map_or(0, |item| item.choices.len());
        let kept = |place: usize| vote.hands.get(place).copied().filter(|hands| *hands > 0);
        self.hands = (0..choices)
            .map(|place| filled(&kept(place).map_or_else(String::new, |hands| hands.to_string())))
            .collect();
        self.dialog = Some(Dialog::Hands);
        Action::Focus(Focus(HANDS[0]))
    }

    /// The hands that are typed; `None` if one of them is no number.
    fn typed_hands(&self) -> Option<Vec<u32>> {
        let read = |content: &Content| {
            let typed = ascii_digits(line(content).trim());
            if typed.is_empty() {
                return Some(0);
            }
            let is_number = typed.bytes().all(|byte| byte.is_ascii_digit());
            typed.parse().ok().filter(|hands| is_number && *hands <= MOST_HANDS)
        };
        self.hands.iter().map(read).collect()
    }

    fn keep_hands(&mut self) -> Action {
        match self.typed_hands() {
            Some(hands) => {
                self.dialog = None;
                Action::Command(Command::Count(hands))
            }
            None => Action::None,
        }
    }
}
