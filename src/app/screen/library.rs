//! The Library: every bank with what is remembered of it and what is wrong with it, all questions to
//! look through and search, and one question with its history. What a bank must be like is in
//! `domain::bank`, finding words in it in `store::search`.

mod banks;
mod board;
pub mod export;
mod labels;
pub mod many;
mod questions;
mod view;

use std::path::{Path, PathBuf};

use iced::widget::text_editor::{Action as Edit, Content};

use crate::app::shortcut::Command;
use crate::app::widget::field::{Focus, filled, line};
use crate::domain::bank::edit::Portion;
use crate::domain::bank::{BankId, QuestionId};
use crate::domain::browse::Wanted;
use crate::store::library::Trouble;
use crate::store::search::Labels;

pub use self::board::{BankRow, Board, FileTrouble, Hits, Line, Opened, Sought};
use self::export::Export;
use self::many::Many;

/// How many questions are shown at once.
pub const PAGE: usize = 25;

/// What the screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    /// The banks.
    Banks,
    /// The questions of a bank, or those that were found.
    Questions,
    /// What is wrong with a file, by its place among the troubles.
    Trouble(usize),
}

/// The screen.
#[derive(Debug)]
pub struct Library {
    board: Board,
    view: View,
    /// The current row of the banks, troubled files without a bank after them.
    row: usize,
    query: Content,
    /// Whether the caret is in the field of the search.
    is_typing: bool,
    hits: Option<Hits>,
    /// The words that these were found for.
    answered: String,
    wanted: Wanted,
    shows_filters: bool,
    /// The labels to filter by, of the bank that is shown or of all; `None` until they are known.
    labels: Option<Labels>,
    /// What is typed to find one of them.
    label: Content,
    /// The questions that are shown, by number.
    list: Vec<u32>,
    /// The current one, by its place among them.
    place: usize,
    /// The lines of the page that the current one is on.
    lines: Vec<Line>,
    opened: Option<Box<Opened>>,
    /// Those that are chosen.
    many: Many,
    /// Those that are being taken out to another program.
    export: Option<Box<Export>>,
    /// The title of a bank being begun.
    form: Option<Content>,
    /// The file of one that was made, until it is read.
    awaited: Option<PathBuf>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// The words searched for were edited.
    QueryEdited(Edit),
    /// Enter in the field of the search.
    QueryEntered,
    /// The search was cleared.
    QueryCleared,
    /// The field of the search was asked for.
    SearchPicked,
    /// To the row or line above or below.
    Stepped {
        /// Down, or up.
        down: bool,
    },
    /// To the page before or after.
    Turned {
        /// Onwards, or back.
        on: bool,
    },
    /// A bank is to be asked from, or not any more.
    BankToggled(usize),
    /// The current bank likewise.
    RowToggled,
    /// A bank, or a file with mistakes, was opened.
    RowOpened(usize),
    /// The current one was.
    CurrentOpened,
    /// What is wrong with a file was asked for.
    TroubleOpened(usize),
    /// The current question, or the bank that is shown, is to be edited.
    EditPicked,
    /// What is wrong at this place among the mistakes of a file is to be mended in the editor.
    MendPicked {
        /// The file, by its place among those with mistakes.
        file: usize,
        /// The mistake.
        mistake: usize,
    },
    /// A file is to be opened in the system's own editor.
    FileOpened(usize),
    /// The folder of own banks is to be shown.
    FolderOpened,
    /// The filters were opened or closed.
    FiltersToggled,
    /// Only what is wanted so is to be shown.
    Narrowed(Wanted),
    /// A label to filter by was typed.
    LabelTyped(Edit),
    /// The first of those that it may be is to be filtered by.
    LabelEntered,
    /// A line was pressed.
    LinePicked(usize),
    /// The line at this place among those shown was chosen, or not any more.
    Ticked(usize),
    /// The current one was.
    CurrentTicked,
    /// All that are shown, on whatever page, are to be chosen.
    AllTicked,
    /// Something happened to those that are chosen.
    Many(many::Message),
    /// The bank at this place, all of it, is to be written for another program.
    BankExported(usize),
    /// Those that are chosen are; or the bank that is shown, or that the keys are on.
    ExportPicked,
    /// The chosen ones are to be asked in a class.
    TeachPicked,
    /// Something happened to what is being written.
    Export(export::Message),
    /// What was done last is to be taken back.
    UndoPicked,
    /// The bookmark of the current question was set or removed.
    BookmarkToggled,
    /// The questions shown are to be practised.
    RevisePicked,
    /// Questions are to be brought in.
    ImportPicked,
    /// A bank is to be begun, or not after all.
    FormToggled,
    /// Its title was edited.
    TitleEdited(Edit),
    /// It is to be made.
    BankMade,
    /// The language was switched.
    LanguageSwitched,
    /// Back to the banks.
    BanksPicked,
    /// Back, one step.
    Left,
}

/// What the parent should do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Nothing.
    None,
    /// Put the caret somewhere.
    Focus(Focus),
    /// Take the caret out of the field.
    Unfocus,
    /// Bring the row or line with this name into sight.
    Reveal(String),
    /// Ask from this bank, or not any more.
    Switch {
        /// Which bank.
        bank: BankId,
        /// Whether it is asked from now.
        on: bool,
    },
    /// Work out which questions are wanted and give them to [`Library::list`].
    List(Wanted),
    /// Search for this, and give what is found to [`Library::found`].
    Search(Sought),
    /// Look up the labels of this bank, or of all, and give them to [`Library::labelled`].
    Label(Option<u32>),
    /// Read the lines of these questions and give them to [`Library::read`].
    Read(Vec<u32>),
    /// Read this question and give it to [`Library::open`].
    Open(QuestionId),
    /// Look up the questions with these numbers, and give them to [`Library::choose`].
    Name(Vec<u32>),
    /// What is to be done for those that are chosen.
    Many(many::Action),
    /// The form for an export is open: its first control gets the focus.
    Asked,
    /// What is to be done for what is being written.
    Export(export::Action),
    /// Make a lesson of these.
    Teach(Vec<(QuestionId, BankId)>),
    /// Take back what was done last.
    Undo,
    /// Bookmark this question, or not.
    Bookmark {
        /// Which question.
        question: QuestionId,
        /// Whether it is bookmarked now.
        on: bool,
    },
    /// Open this file in the editor, at its head or a question.
    Edit(PathBuf, Option<Portion>),
    /// Open a file or folder with whatever the system opens it with.
    Show(PathBuf),
    /// Bring questions in.
    Import,
    /// Make an empty bank with this title.
    Make(String),
    /// Practise these questions, by number.
    Revise(Vec<u32>),
    /// Switch the language of the interface.
    SwitchLanguage,
    /// Back to Today.
    Leave,
}

impl Library {
    /// The screen, showing the banks.
    pub fn new(board: Board) -> Self {
        Self {
            board,
            view: View::Banks,
            row: 0,
            query: Content::new(),
            is_typing: false,
            hits: None,
            answered: String::new(),
            wanted: Wanted::default(),
            shows_filters: false,
            labels: None,
            label: Content::new(),
            list: Vec::new(),
            place: 0,
            lines: Vec::new(),
            opened: None,
            many: Many::default(),
            export: None,
            form: None,
            awaited: None,
        }
    }

    /// Takes the numbers anew, and says what else is to be read anew. Numbers of the shelf may have
    /// changed: a bank that was opened is found again by its name.
    pub fn refresh(&mut self, board: Board) -> Action {
        let name = |board: &Board, bank: Option<u32>| {
            let row = board.banks.iter().find(|row| Some(row.bank) == bank)?;
            Some(row.id.clone())
        };
        let bank = name(&self.board, self.wanted.bank);
        let topic = self.wanted.topic.and_then(|topic| self.topic_place(topic));
        self.board = board;
        self.row = self.row.min(self.rows().saturating_sub(1));
        match self.view {
            View::Banks => self.open_awaited(),
            View::Trouble(place) if place < self.board.troubles.len() => Action::None,
            View::Trouble(_) => {
                self.view = View::Banks;
                Action::None
            }
            View::Questions => {
                let row = bank.and_then(|id| self.board.banks.iter().find(|row| row.id == id));
                if self.wanted.bank.is_some() && row.is_none() {
                    self.show_banks();
                    return Action::None;
                }
                self.wanted.topic = row
                    .zip(topic)
                    .and_then(|(row, place)| row.topics.get(place))
                    .map(|(topic, _)| *topic);
                self.wanted.bank = row.map(|row| row.bank);
                self.sift()
            }
        }
    }

    fn open_awaited(&mut self) -> Action {
        let Some(path) = &self.awaited else { return Action::None };
        let row = self.board.banks.iter().position(|row| row.path == *path);
        let Some(row) = row else { return Action::None };
        self.awaited = None;
        self.row = row;
        self.open_row()
    }

    fn topic_place(&self, topic: u32) -> Option<usize> {
        let row = self.board.banks.iter().find(|row| Some(row.bank) == self.wanted.bank)?;
        row.topics.iter().position(|(number, _)| *number == topic)
    }

    /// The rows of the first view: the banks, then the files that are no bank.
    fn rows(&self) -> usize {
        self.board.banks.len() + self.loose().count()
    }

    /// The troubled files of which no bank came, by their places.
    fn loose(&self) -> impl Iterator<Item = usize> + '_ {
        let has_row =
            |place: &usize| self.board.banks.iter().any(|row| row.trouble == Some(*place));
        (0..self.board.troubles.len()).filter(move |place| !has_row(place))
    }

    /// The words searched for.
    fn words(&self) -> String {
        line(&self.query)
    }

    /// Whether a name is being typed, so that a letter is not a command.
    pub const fn is_writing(&self) -> bool {
        self.form.is_some() || self.many.is_asking() || self.export.is_some()
    }

    /// Whether the space bar chooses the current question, rather than turning a page down.
    pub const fn ticks(&self) -> bool {
        matches!(self.view, View::Questions) && !self.is_writing()
    }

    /// Those that are chosen.
    pub const fn many(&self) -> &Many {
        &self.many
    }

    /// Those that are chosen, to say what became of them.
    pub const fn many_mut(&mut self) -> &mut Many {
        &mut self.many
    }

    /// Chooses these questions, too.
    pub fn choose(&mut self, questions: Vec<(QuestionId, BankId)>) {
        self.many.choose(questions);
    }

    /// The questions that are shown, by number.
    pub fn shown(&self) -> &[u32] {
        &self.list
    }

    /// The lines of the page that is shown.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The question that is opened.
    pub fn opened(&self) -> Option<&QuestionId> {
        self.opened.as_ref().map(|opened| &opened.question.id)
    }

    /// The banks and troubles that are told of.
    pub const fn board(&self) -> &Board {
        &self.board
    }

    /// Takes the questions that are wanted.
    pub fn list(&mut self, numbers: Vec<u32>) -> Action {
        let was = self.list.get(self.place).copied();
        self.place =
            was.and_then(|was| numbers.iter().position(|number| *number == was)).unwrap_or(0);
        if self.list.get(self.place) != numbers.get(self.place) {
            self.opened = None;
        }
        self.list = numbers;
        self.read_page()
    }

    /// Takes what this search found, unless something else is searched for by now.
    pub fn found(&mut self, sought: &Sought, hits: Hits) -> Action {
        if !self.searches(sought) {
            return Action::None;
        }
        // What was found for other words says nothing of where to be among these.
        if self.answered != sought.words {
            self.answered.clone_from(&sought.words);
            self.list.clear();
        }
        let numbers = hits.numbers.clone();
        self.hits = Some(hits);
        self.list(numbers)
    }

    /// Whether this is still searched for.
    pub fn searches(&self, sought: &Sought) -> bool {
        self.view == View::Questions && self.sought().as_ref() == Some(sought)
    }

    /// Whether what is shown was found for the words as they stand now.
    pub fn is_answered(&self) -> bool {
        self.words() == self.answered
    }

    /// Takes the lines of the page.
    pub fn read(&mut self, lines: Vec<Line>) {
        self.lines = lines;
    }

    /// Shows the current question.
    pub fn open(&mut self, opened: Opened) {
        let is_current = self.line().is_some_and(|line| line.question == opened.question.id);
        if is_current {
            self.opened = Some(Box::new(opened));
        }
    }

    /// A bank was made in this file, and is opened once it is read.
    pub fn made(&mut self, path: &Path) {
        self.form = None;
        self.show_banks();
        self.awaited = Some(path.to_owned());
    }

    fn line(&self) -> Option<&Line> {
        let number = self.list.get(self.place)?;
        self.lines.iter().find(|line| line.number == *number)
    }

    fn read_page(&mut self) -> Action {
        let first = self.place / PAGE * PAGE;
        let page = self.list.iter().skip(first).take(PAGE).copied().collect();
        Action::Read(page)
    }

    /// What is searched for; `None` where what the shelf knows tells what is shown.
    fn sought(&self) -> Option<Sought> {
        let words = self.words();
        let is_plain = words.is_empty() && !self.wanted.has_labels();
        (!is_plain).then(|| Sought { words, wanted: self.wanted.clone() })
    }

    /// Which questions are shown is to be worked out.
    fn sift(&mut self) -> Action {
        if let Some(sought) = self.sought() {
            return Action::Search(sought);
        }
        self.hits = None;
        Action::List(self.wanted.clone())
    }

    /// Tells what is shown apart from what is shown elsewhere on this screen.
    pub fn turn(&self) -> usize {
        let page = self.place / PAGE;
        let opened = self.opened.as_ref().map_or(0, |_| 1 + self.place);
        let bank = self.wanted.bank.map_or(0, |bank| 1 + bank as usize);
        match self.view {
            View::Banks => 0,
            View::Trouble(place) => 1 + 2 * place,
            View::Questions => 2 + 2 * (((bank * 1_000 + page) * 1_000) + opened),
        }
    }

    /// Whether there is a bank to edit.
    fn can_edit(&self) -> bool {
        self.wanted.bank.is_some() || self.line().is_some()
    }

    /// Whether the arrows scroll the page rather than go from line to line.
    pub const fn scrolls(&self) -> bool {
        matches!(self.view, View::Trouble(_))
    }

    fn narrow(&mut self, wanted: Wanted) -> Action {
        self.wanted = wanted;
        self.sift()
    }

    /// What is wanted of what is searched.
    pub const fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    fn show_banks(&mut self) {
        self.view = View::Banks;
        self.wanted = Wanted::default();
        self.query = Content::new();
        self.hits = None;
        self.answered.clear();
        self.list.clear();
        self.lines.clear();
        self.place = 0;
        self.opened = None;
    }

    /// What a key means here.
    pub fn key(&self, command: Command) -> Option<Message> {
        if let Some(export) = &self.export {
            return export.key(command).map(Message::Export);
        }
        if self.many.is_asking() {
            return Many::key(command).map(Message::Many);
        }
        if self.form.is_some() {
            return match command {
                Command::Escape => Some(Message::FormToggled),
                Command::Enter => Some(Message::BankMade),
                _ => None,
            };
        }
        match command {
            Command::Find => Some(Message::SearchPicked),
            Command::Up => Some(Message::Stepped { down: false }),
            Command::Down => Some(Message::Stepped { down: true }),
            Command::Letter('l') => Some(Message::LanguageSwitched),
            Command::Escape => Some(Message::Left),
            Command::Undo => Some(Message::UndoPicked),
            Command::Letter('s') => Some(Message::ExportPicked),
            _ => match (self.view, command) {
                (View::Banks, Command::Enter) => Some(Message::CurrentOpened),
                (View::Banks, Command::Letter('x')) => Some(Message::RowToggled),
                (View::Banks, Command::Letter('n')) => Some(Message::FormToggled),
                (View::Banks, Command::Letter('i')) => Some(Message::ImportPicked),
                (View::Banks, Command::Letter('o')) => Some(Message::FolderOpened),
                (View::Questions, Command::Enter) => Some(Message::LinePicked(self.place)),
                (View::Questions, Command::Left) => Some(Message::Turned { on: false }),
                (View::Questions, Command::Right) => Some(Message::Turned { on: true }),
                (View::Questions, Command::Letter('f')) => Some(Message::FiltersToggled),
                (View::Questions, Command::Letter('e') | Command::Note) => {
                    Some(Message::EditPicked)
                }
                (View::Questions, Command::Space) => Some(Message::CurrentTicked),
                (View::Questions, Command::Letter('a')) => Some(Message::AllTicked),
                (View::Questions, Command::Letter('t')) => {
                    Some(Message::Many(many::Message::TagsAsked))
                }
                (View::Questions, Command::Letter('m')) => {
                    Some(Message::Many(many::Message::CarryAsked { copies: false }))
                }
                (View::Questions, Command::Letter('c')) => {
                    Some(Message::Many(many::Message::CarryAsked { copies: true }))
                }
                (View::Questions, Command::Letter('k')) => Some(Message::TeachPicked),
                (View::Questions, Command::Letter('r')) => Some(Message::RevisePicked),
                (View::Questions, Command::Bookmark) => Some(Message::BookmarkToggled),
                (View::Trouble(place), Command::Enter | Command::Letter('o')) => {
                    Some(Message::FileOpened(place))
                }
                _ => None,
            },
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::QueryEdited(edit) => return self.edit_query(edit),
            Message::QueryEntered => {
                return match self.view {
                    View::Questions => self.pick(self.place),
                    View::Banks | View::Trouble(_) => Action::None,
                };
            }
            Message::QueryCleared => {
                self.query = Content::new();
                return if self.wanted.bank.is_some() {
                    self.sift()
                } else {
                    self.show_banks();
                    Action::Focus(Focus("search"))
                };
            }
            Message::SearchPicked => {
                if let View::Trouble(_) = self.view {
                    self.show_banks();
                }
                self.is_typing = true;
                return Action::Focus(Focus("search"));
            }
            Message::Stepped { down } => return self.step(down, 1),
            Message::Turned { on } => return self.step(on, PAGE),
            Message::BankToggled(place) => return self.switch(place),
            Message::RowToggled => return self.switch(self.row),
            Message::RowOpened(place) => {
                self.row = place;
                return self.open_row();
            }
            Message::CurrentOpened => return self.open_row(),
            Message::TroubleOpened(place) => self.view = View::Trouble(place),
            Message::EditPicked => return self.edit(),
            Message::MendPicked { file, mistake } => return self.mend(file, mistake),
            Message::FileOpened(place) => {
                let trouble = self.board.troubles.get(place);
                return trouble.map_or(Action::None, |trouble| Action::Show(trouble.path.clone()));
            }
            Message::FolderOpened => return Action::Show(self.board.folder.clone()),
            Message::FiltersToggled => {
                self.shows_filters = !self.shows_filters;
                if self.shows_filters {
                    return Action::Label(self.wanted.bank);
                }
            }
            Message::Narrowed(wanted) => return self.narrow(wanted),
            Message::LabelTyped(edit) => self.label.perform(edit),
            Message::LabelEntered => return self.pick_label(),
            Message::LinePicked(place) => return self.pick(place),
            Message::Ticked(place) => {
                self.place = place.min(self.list.len().saturating_sub(1));
                self.tick();
            }
            Message::CurrentTicked => self.tick(),
            Message::AllTicked => return Action::Name(self.list.clone()),
            Message::Many(message) => {
                return Action::Many(self.many.update(message, &self.board));
            }
            Message::BankExported(place) => return self.export_bank(place),
            Message::ExportPicked => return self.export(),
            Message::TeachPicked if self.many.is_empty() => {}
            Message::TeachPicked => return Action::Teach(self.many.with_banks()),
            Message::Export(message) => return self.exported(message),
            Message::UndoPicked => return Action::Undo,
            Message::BookmarkToggled => return self.bookmark(),
            Message::RevisePicked => {
                return if self.list.is_empty() {
                    Action::None
                } else {
                    Action::Revise(self.list.clone())
                };
            }
            Message::ImportPicked => return Action::Import,
            Message::FormToggled => {
                self.form = if self.form.is_some() { None } else { Some(filled("")) };
                if self.form.is_some() {
                    return Action::Focus(Focus("bank-title"));
                }
            }
            Message::TitleEdited(edit) => {
                if let Some(title) = &mut self.form {
                    title.perform(edit);
                }
            }
            Message::BankMade => {
                let title = self.form.as_ref().map(line).filter(|title| !title.is_empty());
                return title.map_or(Action::None, Action::Make);
            }
            Message::LanguageSwitched => return Action::SwitchLanguage,
            Message::BanksPicked => {
                self.many.clear();
                self.show_banks();
            }
            Message::Left => return self.leave(),
        }
        Action::None
    }

    /// Opens the file at this place among those with mistakes where this mistake is.
    fn mend(&self, file: usize, mistake: usize) -> Action {
        let Some(file) = self.board.troubles.get(file) else { return Action::None };
        let at = file.troubles.get(mistake).and_then(form_of);
        Action::Edit(file.path.clone(), at)
    }

    /// Bookmarks the current question, or not any more.
    fn bookmark(&mut self) -> Action {
        let number = self.list.get(self.place).copied();
        let line = self.lines.iter_mut().find(|line| Some(line.number) == number);
        let Some(line) = line else { return Action::None };
        line.is_bookmarked = !line.is_bookmarked;
        Action::Bookmark { question: line.question.clone(), on: line.is_bookmarked }
    }

    /// Chooses the current question, or not any more.
    fn tick(&mut self) {
        let Some(line) = self.line() else { return };
        let bank = self.board.banks.iter().find(|row| row.bank == line.bank_number);
        let ticked = bank.map(|row| (line.question.clone(), row.id.clone()));
        if let Some((question, bank)) = ticked {
            self.many.tick(question, bank);
        }
    }

    fn edit_query(&mut self, edit: Edit) -> Action {
        self.is_typing = true;
        let before = self.words();
        self.query.perform(edit);
        let words = self.words();
        if words == before {
            return Action::None;
        }
        if words.is_empty() && self.wanted.bank.is_none() {
            let query = std::mem::take(&mut self.query);
            self.show_banks();
            self.query = query;
            return Action::None;
        }
        self.view = View::Questions;
        self.place = 0;
        self.sift()
    }

    fn step(&mut self, down: bool, by: usize) -> Action {
        let (at, count) = match self.view {
            View::Banks => (&mut self.row, self.board.banks.len() + self.board.troubles.len()),
            View::Questions => (&mut self.place, self.list.len()),
            View::Trouble(_) => return Action::None,
        };
        let last = count.saturating_sub(1);
        let next = if down { (*at + by).min(last) } else { at.saturating_sub(by) };
        if next == *at {
            return Action::None;
        }
        self.is_typing = false;
        let turns = *at / PAGE != next / PAGE;
        *at = next;
        match self.view {
            View::Banks => {
                self.row = self.row.min(self.rows().saturating_sub(1));
                Action::Reveal(row_name(self.row))
            }
            View::Questions => {
                self.opened = None;
                if turns { self.read_page() } else { Action::Reveal(line_name(next)) }
            }
            View::Trouble(_) => Action::None,
        }
    }

    fn switch(&mut self, place: usize) -> Action {
        let Some(row) = self.board.banks.get_mut(place) else { return Action::None };
        self.row = place;
        row.is_on = !row.is_on;
        Action::Switch { bank: row.id.clone(), on: row.is_on }
    }

    fn open_row(&mut self) -> Action {
        let banks = self.board.banks.len();
        if let Some(row) = self.board.banks.get(self.row) {
            self.wanted = Wanted { bank: Some(row.bank), ..Wanted::default() };
            self.view = View::Questions;
            self.place = 0;
            self.shows_filters = false;
            self.labels = None;
            return self.sift();
        }
        let loose = self.loose().nth(self.row.saturating_sub(banks));
        if let Some(place) = loose {
            self.view = View::Trouble(place);
        }
        Action::None
    }

    fn pick(&mut self, place: usize) -> Action {
        let is_same = self.place == place;
        self.place = place.min(self.list.len().saturating_sub(1));
        if self.opened.take().is_some() && is_same {
            return Action::None;
        }
        self.line().map_or(Action::None, |line| Action::Open(line.question.clone()))
    }

    /// Opens the bank that is shown, or that the current question is in, at that question.
    fn edit(&mut self) -> Action {
        let line = self.line();
        let bank = match self.view {
            View::Questions => line.map(|line| line.bank_number).or(self.wanted.bank),
            View::Banks | View::Trouble(_) => None,
        };
        let row = self.board.banks.iter().find(|row| Some(row.bank) == bank);
        row.map_or(Action::None, |row| {
            let at = line.map(|line| Portion::Question(line.question.clone()));
            Action::Edit(row.path.clone(), at)
        })
    }

    fn leave(&mut self) -> Action {
        if std::mem::take(&mut self.is_typing) {
            return Action::Unfocus;
        }
        match self.view {
            View::Questions if self.opened.take().is_some() => Action::None,
            View::Questions if !self.many.is_empty() => {
                self.many.clear();
                Action::None
            }
            View::Questions | View::Trouble(_) => {
                self.show_banks();
                Action::None
            }
            View::Banks => Action::Leave,
        }
    }
}

/// The name of a row of the banks.
fn row_name(place: usize) -> String {
    format!("bank-{place}")
}

/// The name of a line, by its place among the questions shown.
fn line_name(place: usize) -> String {
    format!("question-{place}")
}

/// Where in the editor a mistake can be mended, if it can.
fn form_of(trouble: &Trouble) -> Option<Portion> {
    let Trouble::Mistake { found, .. } = trouble else { return None };
    if found.problem.is_of_reading() {
        return None;
    }
    match &found.question {
        Some(id) => Some(Portion::Question(id.clone())),
        None if found.field.is_empty() || found.field.starts_with("questions") => None,
        None => Some(Portion::Head),
    }
}
