//! Printing the questions of a lesson: what stands over the paper, how it is set, which documents are
//! made and where they go. Laying them out and writing them is the parent's.

mod view;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use iced::widget::text_editor::{Action as Edit, Content};

use crate::app::shortcut::Command;
use crate::app::widget::field::{Focus, filled, line};
use crate::app::widget::place::{self, Place};
use crate::domain::exam::paper::Set;
use crate::domain::locale::Text;
use crate::print::{Columns, Header, Kind, Language, Size};
use crate::store::papers::Letterhead;

/// How many sets can be printed.
pub const SETS: [usize; 3] = [1, 2, 4];

/// The longest line of a heading, in bytes: what does not fit there is cut.
const LONGEST: usize = 400;
/// The most lines of instructions.
const MOST_LINES: usize = 40;

/// A field of the heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The school or institute.
    School,
    /// Who is examined.
    Class,
    /// What is examined.
    Subject,
    /// The day.
    Date,
    /// How long it takes.
    Time,
    /// The marks for all of it.
    Marks,
    /// What candidates are told, a line each.
    Instructions,
}

impl Field {
    /// All of them, in the order of the form.
    pub const ALL: [Self; 7] = [
        Self::School,
        Self::Class,
        Self::Subject,
        Self::Date,
        Self::Time,
        Self::Marks,
        Self::Instructions,
    ];

    /// The name of its control.
    const fn name(self) -> &'static str {
        match self {
            Self::School => "paper-school",
            Self::Class => "paper-class",
            Self::Subject => "paper-subject",
            Self::Date => "paper-date",
            Self::Time => "paper-time",
            Self::Marks => "paper-marks",
            Self::Instructions => "paper-instructions",
        }
    }
}

/// What the form begins with.
#[derive(Debug, Clone, Default)]
pub struct Begin {
    /// What stood over the last paper.
    pub letterhead: Letterhead,
    /// What is examined.
    pub subject: String,
    /// The day.
    pub date: String,
    /// The marks for all of it.
    pub marks: String,
    /// The marks for a question: "+2, −0.66".
    pub scheme: String,
    /// The language of the paper.
    pub language: Language,
}

/// The form, and what came of it.
#[derive(Debug)]
pub struct Printing {
    fields: [Content; 7],
    scheme: String,
    language: Language,
    columns: Columns,
    size: Size,
    sets: usize,
    kinds: Vec<Kind>,
    place: Place<()>,
    phase: Phase,
    /// Why the folder could not be opened.
    not_opened: Option<String>,
    /// Stops what is being made.
    stop: Arc<AtomicBool>,
}

#[derive(Debug)]
enum Phase {
    /// The form is being filled in.
    Asking,
    /// Documents are being made: so many of so many.
    Making(usize, usize),
    /// They are there.
    Made(Arc<Report>),
    /// Files of these names are in that folder already.
    There(PathBuf, Vec<String>),
    /// They were not made, and why.
    Failed(String),
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The folder.
    pub folder: PathBuf,
    /// The documents, by the names of their files, with their pages.
    pub documents: Vec<(String, usize)>,
    /// How many images of the questions could not be had.
    pub images_missing: usize,
}

/// What is to be made.
#[derive(Debug, Clone)]
pub struct Order {
    /// What stands over it.
    pub header: Header,
    /// In which languages.
    pub language: Language,
    /// In how many columns.
    pub columns: Columns,
    /// How large letters are.
    pub size: Size,
    /// Which sets.
    pub sets: Vec<Set>,
    /// Which documents.
    pub kinds: Vec<Kind>,
    /// The folder.
    pub folder: PathBuf,
    /// Whether files that are there may be replaced.
    pub replaces: bool,
    /// What the next paper is to begin with.
    pub letterhead: Letterhead,
    /// Whether it is to be stopped.
    pub stop: Arc<AtomicBool>,
}

/// What came of an order.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// The documents are there.
    Made(Arc<Report>),
    /// Files of these names are in that folder already, and none was written.
    There(PathBuf, Vec<String>),
    /// Nothing was made, and why.
    Failed(String),
    /// It was stopped, and nothing was written.
    Stopped,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A field was edited.
    Edited(Field, Edit),
    /// A language was picked.
    LanguagePicked(Language),
    /// One or two columns were.
    ColumnsPicked(Columns),
    /// A size of letters was.
    SizePicked(Size),
    /// So many sets were.
    SetsPicked(usize),
    /// A kind of document is to be made, or not.
    KindToggled(Kind),
    /// All this is to be made.
    Accepted,
    /// A folder was picked; or there is no dialog, or none was.
    Picked(Option<PathBuf>),
    /// Something happened to the folder that is being typed.
    Place(place::Message),
    /// So many of so many documents are made.
    Progressed(usize, usize),
    /// It is done, or not.
    Finished(Outcome),
    /// Files that are there are to be replaced.
    ReplacePicked,
    /// The folder is to be opened.
    FolderAsked,
    /// It was not opened, and why.
    NotOpened(String),
    /// Away with it.
    Left,
}

/// What the parent should do.
#[derive(Debug, Clone)]
pub enum Action {
    /// Nothing.
    None,
    /// Put the caret somewhere.
    Focus(Focus),
    /// Put the focus on the control of this name.
    Reveal(&'static str),
    /// Take the caret out of the fields.
    Unfocus,
    /// Ask for a folder.
    Browse,
    /// Make it.
    Make(Box<Order>),
    /// Open this folder.
    Open(PathBuf),
    /// The form is gone.
    Close,
}

impl Printing {
    /// The form, and where the caret goes.
    pub fn new(begin: Begin) -> (Self, Focus) {
        let Begin { letterhead, subject, date, marks, scheme, language } = begin;
        let fields = [
            filled(&letterhead.school),
            filled(&letterhead.class),
            filled(&subject),
            filled(&date),
            Content::new(),
            filled(&marks),
            filled(&letterhead.instructions.join("\n")),
        ];
        let form = Self {
            fields,
            scheme,
            language,
            columns: Columns::Two,
            size: Size::Normal,
            sets: 1,
            kinds: vec![Kind::Questions, Kind::AnswerSheet, Kind::AnswerKey],
            place: Place::default(),
            phase: Phase::Asking,
            not_opened: None,
            stop: Arc::default(),
        };
        (form, Focus(Field::School.name()))
    }

    /// Suggests a folder.
    pub fn suggest(&mut self, folder: &str) {
        self.place.suggest(folder);
    }

    /// What came of it, once it is made.
    pub fn report(&self) -> Option<&Report> {
        match &self.phase {
            Phase::Made(report) => Some(report),
            Phase::Asking | Phase::Making(..) | Phase::There(..) | Phase::Failed(_) => None,
        }
    }

    /// Tells what is shown apart from what is shown elsewhere in it.
    pub(super) const fn turn(&self) -> usize {
        match &self.phase {
            Phase::Asking => 0,
            Phase::Making(..) => 1,
            Phase::Made(_) => 2,
            Phase::There(..) => 3,
            Phase::Failed(_) => 4,
        }
    }

    /// What a key means here.
    pub fn key(&self, command: Command) -> Option<Message> {
        if self.place.is_asked() {
            return place::key(command).map(Message::Place);
        }
        match (&self.phase, command) {
            (_, Command::Escape) | (Phase::Made(_), Command::Enter) => Some(Message::Left),
            (Phase::Made(_), Command::Letter('o')) => Some(Message::FolderAsked),
            (Phase::There(..), Command::Letter('r')) => Some(Message::ReplacePicked),
            (
                Phase::Asking | Phase::Failed(_) | Phase::There(..),
                Command::Enter | Command::Submit,
            ) => Some(Message::Accepted),
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Edited(field, edit) => self.fields[field as usize].perform(edit),
            Message::LanguagePicked(language) => self.language = language,
            Message::ColumnsPicked(columns) => self.columns = columns,
            Message::SizePicked(size) => self.size = size,
            Message::SetsPicked(sets) => self.sets = sets.clamp(1, Set::ALL.len()),
            Message::KindToggled(kind) => {
                let before = self.kinds.len();
                self.kinds.retain(|known| *known != kind);
                if self.kinds.len() == before {
                    self.kinds.push(kind);
                }
            }
            Message::Accepted => {
                if self.can_make() {
                    return Action::Browse;
                }
            }
            Message::Picked(Some(folder)) => return self.make(folder, false),
            Message::Picked(None) => return Action::Focus(self.place.ask(())),
            Message::Place(message) => {
                return match self.place.update(message) {
                    place::Action::None => Action::None,
                    place::Action::Focus(focus) => Action::Focus(focus),
                    place::Action::Unfocus => Action::Unfocus,
                    place::Action::Save((), folder) => self.make(folder, false),
                };
            }
            Message::Progressed(made, of) => {
                if matches!(self.phase, Phase::Making(..)) {
                    self.phase = Phase::Making(made, of);
                }
            }
            Message::Finished(outcome) => {
                self.phase = match outcome {
                    Outcome::Made(report) => Phase::Made(report),
                    Outcome::There(folder, names) => Phase::There(folder, names),
                    Outcome::Failed(why) => Phase::Failed(why),
                    Outcome::Stopped => Phase::Asking,
                };
                let is_made = matches!(self.phase, Phase::Made(_));
                return Action::Reveal(if is_made { "paper-leave" } else { "paper-make" });
            }
            Message::ReplacePicked => {
                if let Phase::There(folder, _) = &self.phase {
                    let folder = folder.clone();
                    return self.make(folder, true);
                }
            }
            Message::FolderAsked => {
                if let Phase::Made(report) = &self.phase {
                    return Action::Open(report.folder.clone());
                }
            }
            Message::NotOpened(why) => self.not_opened = Some(why),
            Message::Left => {
                self.stop.store(true, Ordering::Relaxed);
                return match self.phase {
                    Phase::Making(..) => Action::None,
                    Phase::There(..) | Phase::Failed(_) => {
                        self.phase = Phase::Asking;
                        Action::None
                    }
                    Phase::Asking | Phase::Made(_) => Action::Close,
                };
            }
        }
        Action::None
    }

    /// Whether there is something to be made.
    fn can_make(&self) -> bool {
        let is_asking = !matches!(self.phase, Phase::Making(..) | Phase::Made(_));
        is_asking && !self.kinds.is_empty()
    }

    fn typed(&self, field: Field) -> String {
        cut(&line(&self.fields[field as usize]))
    }

    fn instructions(&self) -> Vec<String> {
        let text = self.fields[Field::Instructions as usize].text();
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.take(MOST_LINES).map(cut).collect()
    }

    fn make(&mut self, folder: PathBuf, replaces: bool) -> Action {
        self.stop = Arc::default();
        self.not_opened = None;
        let files = |kind: &Kind| if kind.is_of_a_set() { self.sets } else { 1 };
        self.phase = Phase::Making(0, self.kinds.iter().map(files).sum());
        let instructions = self.instructions();
        let letterhead = Letterhead {
            school: self.typed(Field::School),
            class: self.typed(Field::Class),
            instructions: instructions.clone(),
        };
        Action::Make(Box::new(Order {
            header: Header {
                institution: self.typed(Field::School),
                subject: self.typed(Field::Subject),
                class: self.typed(Field::Class),
                date: self.typed(Field::Date),
                time: self.typed(Field::Time),
                marks: self.typed(Field::Marks),
                scheme: self.scheme.clone(),
                instructions: instructions.into_iter().map(Text::same).collect(),
            },
            language: self.language,
            columns: self.columns,
            size: self.size,
            sets: Set::ALL.into_iter().take(self.sets).collect(),
            kinds: self.kinds.clone(),
            folder,
            replaces,
            letterhead,
            stop: Arc::clone(&self.stop),
        }))
    }
}

/// As much of a line as is printed.
fn cut(line: &str) -> String {
    let mut end = line.len().min(LONGEST);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    line.get(..end).unwrap_or_default().to_owned()
}
