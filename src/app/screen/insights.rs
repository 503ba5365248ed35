//! Insights: what the answers of a learner say about them, as plots that are tables too. The numbers
//! are worked out in `domain::study`; files are made of them in `app::saved`.

mod axes;
mod board;
mod fact;
pub mod figure;
mod figures;
mod marks;
mod view;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

pub use self::board::{Ahead, Board, Marks, Planned, Topic};
use self::figure::{Figure, Kind};
use crate::app::context::Context;
use crate::app::shortcut::Command;
use crate::app::widget::field::Focus;
use crate::app::widget::parts::Tone;
use crate::app::widget::place::{self, Place};
use crate::app::words;
use crate::domain::bank::{FactId, QuestionId};
use crate::domain::locale::Locale;
use crate::domain::study::insights::{FactCurve, Scope, WeakFact};
use crate::domain::time::Day;

/// How many rows of a table are shown at once.
pub const PAGE: usize = 15;

/// How far back is looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Period {
    /// 30 days.
    Month,
    /// 90 days.
    #[default]
    Quarter,
    /// 365 days.
    Year,
    /// Everything.
    All,
}

impl Period {
    /// All of them, in the order of their keys.
    pub const ALL: [Self; 4] = [Self::Month, Self::Quarter, Self::Year, Self::All];

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Month => "insights-month",
            Self::Quarter => "insights-quarter",
            Self::Year => "insights-year",
            Self::All => "insights-always",
        }
    }

    /// The first day of a period that ends on this one.
    pub const fn since(self, today: Day) -> Option<Day> {
        match self {
            Self::Month => Some(today.plus(-29)),
            Self::Quarter => Some(today.plus(-89)),
            Self::Year => Some(today.plus(-364)),
            Self::All => None,
        }
    }
}

/// A list of facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// Those remembered least.
    Weakest,
    /// Those that keep being forgotten.
    Leeches,
    /// Those answered surely and wrongly.
    Misconceptions,
}

impl List {
    /// All three, in the order in which they are read.
    pub const ALL: [Self; 3] = [Self::Weakest, Self::Leeches, Self::Misconceptions];
}

/// The files a figure can be saved as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// A drawing.
    Svg,
    /// A picture.
    Png,
    /// A table.
    Csv,
}

impl File {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Svg, Self::Png, Self::Csv];

    /// How its name ends.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Csv => "csv",
        }
    }
}

/// A file that is wanted: of one figure, or the tables of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// This figure.
    One(Kind, File),
    /// The tables of all figures, one below the other.
    All,
}

impl Wanted {
    /// How its name ends.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::One(_, file) => file.ending(),
            Self::All => File::Csv.ending(),
        }
    }
}

/// A fact that was opened.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Opened {
    list: List,
    place: usize,
    /// Its past and the days ahead; `None` until they are worked out.
    curve: Option<FactCurve>,
}

/// The screen.
#[derive(Debug)]
pub struct Insights {
    board: Arc<Board>,
    bank: Option<u32>,
    period: Period,
    shows_banks: bool,
    /// The figures that are shown as tables, with the page that is open.
    tables: BTreeMap<Kind, usize>,
    /// The figure whose files are listed.
    files: Option<Kind>,
    fact: Option<Opened>,
    /// Where a file is to be saved, being typed.
    place: Place<Wanted>,
    said: Option<(Tone, String)>,
    figures: RefCell<Figures>,
    /// Counts up whenever most of the page is another.
    turn: usize,
}

/// Figures made of the board in one language. They are made when they are first seen and kept until
/// the numbers change: a view is asked for at every turn, and figures of many years take their time.
#[derive(Debug, Default)]
struct Figures {
    locale: Option<Locale>,
    made: BTreeMap<Kind, Arc<Figure>>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The numbers were worked out.
    Gathered(Arc<Board>),
    /// Another period is to be looked at.
    PeriodPicked(Period),
    /// The banks were listed, or hidden.
    BanksToggled,
    /// Another bank is to be looked at, or all.
    BankPicked(Option<u32>),
    /// A figure is to be a table, or a plot again.
    TableToggled(Kind),
    /// All of them are.
    TablesToggled,
    /// To another page of a table.
    PageTurned(Kind, usize),
    /// The files of a figure were listed, or hidden.
    FilesToggled(Kind),
    /// A file was asked for.
    SaveAsked(Wanted),
    /// A place for it was picked, or not.
    Picked(Wanted, Option<PathBuf>),
    /// Something happened to the place that is being typed for it.
    Place(place::Message),
    /// Something was done or went wrong.
    Said(Tone, String),
    /// A session of the facts of a list was asked for.
    RevisePicked(List),
    /// A fact was opened.
    FactPicked(List, usize),
    /// To the next fact of the list, or the one before.
    FactStepped {
        /// Onwards, or back.
        on: bool,
    },
    /// The past of a fact was worked out.
    Traced(FactId, FactCurve),
    /// A session of the opened fact was asked for.
    FactRevised,
    /// The fact was closed.
    FactLeft,
    /// The language was switched.
    LanguageSwitched,
    /// The screen was left.
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
    /// Work the numbers out anew and give them to the screen by [`Message::Gathered`].
    Gather,
    /// Work out the past of this fact and give it by [`Message::Traced`].
    Trace(FactId),
    /// Start a session of these questions.
    Revise(Vec<QuestionId>),
    /// Ask where a file is to be saved, suggesting a name for it.
    Browse(Wanted, String),
    /// Save the file there.
    Save(Wanted, PathBuf),
    /// Switch the language of the interface.
    SwitchLanguage,
    /// Back to Today.
    Leave,
}

impl Insights {
    /// The screen with what is known at once.
    pub fn new(board: Board) -> Self {
        Self {
            board: Arc::new(board),
            bank: None,
            period: Period::default(),
            shows_banks: false,
            tables: BTreeMap::new(),
            files: None,
            fact: None,
            place: Place::default(),
            said: None,
            figures: RefCell::default(),
            turn: 0,
        }
    }

    /// What it tells.
    pub fn board(&self) -> &Arc<Board> {
        &self.board
    }

    /// What is to be looked at on this day.
    pub const fn scope(&self, today: Day) -> Scope {
        Scope { bank: self.bank, since: self.period.since(today) }
    }

    /// The name of the page that scrolls.
    pub const fn page(&self) -> &'static str {
        if self.fact.is_some() { "insights-fact" } else { "insights" }
    }

    /// A number that is another one whenever most of the page is.
    pub const fn turn(&self) -> usize {
        self.turn
    }

    /// The figures that are shown as tables.
    pub fn tables(&self) -> BTreeSet<Kind> {
        self.tables.keys().copied().collect()
    }

    /// Whether there is anything to be shown as a table or saved.
    fn has_numbers(&self) -> bool {
        let board = &self.board;
        !board.is_filling && (!board.insights.days.is_empty() || board.marks.is_some())
    }

    /// The facts of a list.
    pub fn list(&self, list: List) -> &[WeakFact] {
        let told = &self.board.insights;
        match list {
            List::Weakest => &told.weakest,
            List::Leeches => &told.leeches,
            List::Misconceptions => &told.misconceptions,
        }
    }

    /// The fact that is opened.
    pub fn opened(&self) -> Option<&WeakFact> {
        let opened = self.fact.as_ref()?;
        self.list(opened.list).get(opened.place)
    }

    /// Its past and the days ahead, once they are worked out.
    pub fn curve(&self) -> Option<&FactCurve> {
        self.fact.as_ref()?.curve.as_ref()
    }

    /// The figures of what is shown now: all of the screen, or that of the opened fact.
    pub fn figures(&self, context: &Context<'_>) -> Vec<Arc<Figure>> {
        let kinds = if self.fact.is_some() { &[Kind::Fact][..] } else { &Kind::ALL[..] };
        kinds.iter().filter_map(|kind| self.figure(context, *kind)).collect()
    }

    /// One of the figures; none of a fact whose past is not worked out yet.
    pub fn figure(&self, context: &Context<'_>, kind: Kind) -> Option<Arc<Figure>> {
        let mut figures = self.figures.borrow_mut();
        if figures.locale != Some(context.locale()) {
            *figures = Figures { locale: Some(context.locale()), made: BTreeMap::new() };
        }
        if let Some(made) = figures.made.get(&kind) {
            return Some(Arc::clone(made));
        }
        let made = Arc::new(match kind {
            Kind::Fact => self.fact_figure(context)?,
            _ => self.board.figure(context, kind),
        });
        figures.made.insert(kind, Arc::clone(&made));
        Some(made)
    }

    /// A figure as it stands in a file, where nothing around it says what was looked at, and when.
    pub fn for_file(&self, context: &Context<'_>, kind: Kind) -> Option<Figure> {
        let tr = context.tr;
        let mut figure = Arc::unwrap_or_clone(self.figure(context, kind)?);
        let bank = self.board.scope.bank.and_then(|bank| {
            let found = self.board.banks.iter().find(|(number, _)| *number == bank);
            found.map(|(_, title)| title.text(context.titles()).to_owned())
        });
        let said = [
            ("date", words::date(tr, self.board.today.date()).into()),
            ("period", tr.get(self.period.name()).into()),
            ("bank", bank.unwrap_or_else(|| tr.get("insights-banks-all")).into()),
        ];
        figure.notes.push(tr.with("insights-file-line", said));
        Some(figure)
    }

    /// What a file is called: "smriti-insights-marks-2026-11-21.svg".
    pub fn file_name(&self, wanted: Wanted) -> String {
        let name = match wanted {
            Wanted::One(kind, _) => kind.name(),
            Wanted::All => "all",
        };
        format!("smriti-insights-{name}-{}.{}", self.board.today.date(), wanted.ending())
    }

    /// Suggests a place for a file, where one is being asked for.
    pub fn suggest(&mut self, path: &str) {
        self.place.suggest(path);
    }

    /// What a key means here.
    pub fn key(&self, command: Command) -> Option<Message> {
        if self.place.is_asked() {
            return place::key(command).map(Message::Place);
        }
        match command {
            Command::Escape if self.files.is_some() => self.files.map(Message::FilesToggled),
            Command::Letter('l') => Some(Message::LanguageSwitched),
            Command::Letter('t') if self.has_numbers() => Some(Message::TablesToggled),
            _ if self.fact.is_some() => match command {
                Command::Right => Some(Message::FactStepped { on: true }),
                Command::Left => Some(Message::FactStepped { on: false }),
                Command::Letter('r') => Some(Message::FactRevised),
                Command::Letter('s') => Some(Message::FilesToggled(Kind::Fact)),
                Command::Escape => Some(Message::FactLeft),
                _ => None,
            },
            Command::Digit(digit) => {
                let place = usize::from(digit).checked_sub(1)?;
                Period::ALL.get(place).copied().map(Message::PeriodPicked)
            }
            Command::Letter('b') => Some(Message::BanksToggled),
            Command::Letter('s') if self.has_numbers() => Some(Message::SaveAsked(Wanted::All)),
            Command::Letter('r') => Some(Message::RevisePicked(List::Weakest)),
            Command::Letter('f') => Some(Message::FactPicked(List::Weakest, 0)),
            Command::Escape if self.shows_banks => Some(Message::BanksToggled),
            Command::Escape => Some(Message::Left),
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Gathered(board) => return self.gathered(board),
            Message::PeriodPicked(period) => {
                self.period = period;
                return self.look_again();
            }
            Message::BankPicked(bank) => {
                self.bank = bank;
                self.shows_banks = false;
                return self.look_again();
            }
            // With one bank there is nothing to choose from.
            Message::BanksToggled => {
                self.shows_banks = !self.shows_banks && self.board.banks.len() > 1;
            }
            Message::TableToggled(kind) => {
                if self.tables.remove(&kind).is_none() {
                    self.tables.insert(kind, 0);
                }
            }
            Message::TablesToggled => {
                self.turn += 1;
                let kinds = if self.fact.is_some() { &[Kind::Fact][..] } else { &Kind::ALL[..] };
                let all = kinds.iter().all(|kind| self.tables.contains_key(kind));
                for kind in kinds {
                    if all {
                        self.tables.remove(kind);
                    } else {
                        self.tables.entry(*kind).or_insert(0);
                    }
                }
            }
            Message::PageTurned(kind, page) => {
                if let Some(open) = self.tables.get_mut(&kind) {
                    *open = page;
                }
            }
            Message::FilesToggled(kind) => {
                self.files = Some(kind).filter(|_| self.files != Some(kind));
            }
            Message::SaveAsked(wanted) => {
                self.said = None;
                self.files = None;
                return Action::Browse(wanted, self.file_name(wanted));
            }
            Message::Picked(wanted, Some(path)) => return Action::Save(wanted, path),
            // There may be no file dialog at all: the place can be typed.
            Message::Picked(wanted, None) => return Action::Focus(self.place.ask(wanted)),
            Message::Place(message) => {
                return match self.place.update(message) {
                    place::Action::None => Action::None,
                    place::Action::Focus(focus) => Action::Focus(focus),
                    place::Action::Unfocus => Action::Unfocus,
                    place::Action::Save(wanted, path) => Action::Save(wanted, path),
                };
            }
            Message::Said(tone, said) => {
                self.said = Some((tone, said));
                return Action::ToTop;
            }
            Message::RevisePicked(list) => return revise(self.list(list)),
            Message::FactPicked(list, place) => return self.open(list, place),
            Message::FactStepped { on } => {
                let Some(opened) = &self.fact else { return Action::None };
                let place = if on { opened.place + 1 } else { opened.place.wrapping_sub(1) };
                return self.open(opened.list, place);
            }
            Message::Traced(fact, curve) => {
                let is_open = self.opened().is_some_and(|opened| opened.fact == fact);
                if let Some(opened) = self.fact.as_mut().filter(|_| is_open) {
                    opened.curve = Some(curve);
                    self.figures.get_mut().made.remove(&Kind::Fact);
                }
            }
            Message::FactRevised => {
                return self
                    .opened()
                    .map_or(Action::None, |fact| revise(std::slice::from_ref(fact)));
            }
            Message::FactLeft => {
                self.fact = None;
                self.files = None;
                return Action::ToTop;
            }
            Message::LanguageSwitched => return Action::SwitchLanguage,
            Message::Left => return Action::Leave,
        }
        Action::None
    }

    /// Takes numbers that were worked out, unless something else is looked at by now.
    fn gathered(&mut self, board: Arc<Board>) -> Action {
        if board.scope != self.scope(board.today) {
            return Action::None;
        }
        let was = self.opened().map(|fact| fact.fact.clone());
        self.board = board;
        self.figures.take();
        self.turn += 1;
        // The fact on the screen stays if it is still listed.
        let Some(fact) = was else { return Action::None };
        let Some(opened) = &mut self.fact else { return Action::None };
        let listed = match opened.list {
            List::Weakest => &self.board.insights.weakest,
            List::Leeches => &self.board.insights.leeches,
            List::Misconceptions => &self.board.insights.misconceptions,
        };
        if let Some(place) = listed.iter().position(|one| one.fact == fact) {
            opened.place = place;
            Action::Trace(fact)
        } else {
            self.fact = None;
            Action::ToTop
        }
    }

    fn look_again(&mut self) -> Action {
        self.said = None;
        for page in self.tables.values_mut() {
            *page = 0;
        }
        Arc::make_mut(&mut self.board).is_filling = true;
        Action::Gather
    }

    fn open(&mut self, list: List, place: usize) -> Action {
        let Some(fact) = self.list(list).get(place).map(|weak| weak.fact.clone()) else {
            return Action::None;
        };
        self.fact = Some(Opened { list, place, curve: None });
        self.turn += 1;
        self.figures.get_mut().made.remove(&Kind::Fact);
        self.files = None;
        self.said = None;
        if let Some(page) = self.tables.get_mut(&Kind::Fact) {
            *page = 0;
        }
        Action::Trace(fact)
    }
}

/// A session of the questions that would be asked about these facts.
fn revise(facts: &[WeakFact]) -> Action {
    if facts.is_empty() {
        return Action::None;
    }
    Action::Revise(facts.iter().map(|fact| fact.question.clone()).collect())
}
