//! The desk of mock exams: which exam to sit, what its paper is drawn from, the instructions, and the
//! sittings so far. Drawing papers and keeping sittings is the parent's; the sitting itself is the
//! hall's.

mod setup;
mod view;

use std::collections::BTreeMap;

use crate::app::shortcut::Command;
use crate::app::widget::exams::Group;
use crate::app::widget::topics::{BankLine, Often, TopicLine};
use crate::domain::event::Marked;
use crate::domain::exam::draw::{First, Lean, Mapped, Refused, Wanted, Wish};
use crate::domain::exam::paper::{ExtraTime, Paper, Set};
use crate::domain::exam::pattern::{Mode, Pattern, PatternId, Saving};
use crate::domain::locale::Text;
use crate::domain::progress::settings::Setting;
use crate::domain::time::{Moment, Timestamp};

use setup::Setup;
pub use setup::{List, Spread};

/// What there is to choose from, worked out when something changes and only arranged by the view.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Board {
    /// The exams, in groups.
    pub groups: Vec<Group>,
    /// The banks that papers can be drawn from.
    pub banks: Vec<BankLine>,
    /// What papers were drawn from so far, by exam.
    pub wanted: BTreeMap<PatternId, Wanted>,
    /// The sitting that is not over.
    pub open: Option<Open>,
    /// The sittings that are, the last first.
    pub past: Vec<Past>,
    /// Pattern files with something wrong in them, each with what.
    pub problems: Vec<String>,
    /// Whether the banks are still being read.
    pub is_reading: bool,
}

/// A sitting that can be gone on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    /// Its number.
    pub number: u64,
    /// The exam.
    pub title: Text,
    /// When it began.
    pub begun: Moment,
    /// When its time is over.
    pub deadline: Timestamp,
}

/// A sitting that is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// Its number.
    pub number: u64,
    /// The exam.
    pub title: Text,
    /// When it began.
    pub begun: Moment,
    /// What it came to.
    pub marked: Option<Marked>,
}

/// The screen.
#[derive(Debug)]
pub struct Exam {
    board: Board,
    phase: Phase,
    /// Whether something was asked of the parent that takes a moment.
    is_busy: bool,
    /// Whether all sittings are listed, not only the last ones.
    shows_past: bool,
    /// What went wrong last.
    trouble: Option<String>,
}

#[derive(Debug)]
enum Phase {
    /// An exam is to be chosen.
    Choosing,
    /// One is chosen, and its paper is being set up.
    Setting(Box<Setup>),
    /// The instructions are shown.
    Instructing {
        setup: Box<Setup>,
        /// Whether they were read.
        read: bool,
    },
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// An exam was chosen.
    Chosen(PatternId),
    /// The banks of a section were opened or closed.
    SectionToggled(usize),
    /// A bank was put to a section, or taken from it.
    BankToggled {
        /// The section.
        section: usize,
        /// The bank.
        bank: u32,
    },
    /// A topic was put to a section, or taken from it.
    TopicToggled {
        /// The section.
        section: usize,
        /// Its bank.
        bank: u32,
        /// The topic.
        topic: u32,
    },
    /// A section is to draw from all banks again.
    AllBanks(usize),
    /// The topics of a bank were listed, or put away: where a section is mapped, or among how often
    /// each is asked.
    Unfolded(List, u32),
    /// How questions are spread over topics was chosen.
    SpreadChosen(Spread),
    /// How often a topic is asked, or every topic of a bank, was chosen.
    OftenChosen(Often),
    /// Which questions come first was chosen.
    FirstChosen(First),
    /// The difficulty was chosen.
    LeanChosen(Lean),
    /// The set was chosen.
    SetChosen(Set),
    /// Extra time was chosen.
    ExtraChosen(ExtraTime),
    /// What saves was chosen.
    SavingChosen(Saving),
    /// Computer or paper was chosen.
    ModeChosen(Mode),
    /// On to the instructions.
    WentOn,
    /// The instructions were read, or not.
    ReadToggled,
    /// The paper is to begin.
    Begun,
    /// Back by one step.
    WentBack,
    /// The open sitting is to go on.
    Resumed,
    /// A finished sitting was pressed.
    PastOpened(u64),
    /// All sittings were asked for, or only the last ones.
    PastShown,
    /// The language was switched.
    LanguageSwitched,
}

/// What the parent should do.
#[derive(Debug)]
pub enum Action {
    /// Nothing.
    None,
    /// Draw a paper and give it to [`Exam::drawn`].
    Draw {
        /// What is wished of it.
        wish: Box<Wish>,
        /// Its number among those asked for.
        number: u32,
        /// What is to be kept of it for the next paper.
        keep: Option<Setting>,
    },
    /// Begin a sitting of this paper.
    Begin {
        /// The paper.
        paper: Box<Paper>,
        /// Whether there is extra time.
        extra: ExtraTime,
        /// What saves.
        saving: Saving,
    },
    /// Go on with this sitting or, if it is over, show what it came to.
    Open(u64),
    /// Switch the language of the interface.
    SwitchLanguage,
    /// Back to Today.
    Leave,
}

impl Exam {
    /// The desk with what there is to choose from.
    pub const fn new(board: Board) -> Self {
        Self { board, phase: Phase::Choosing, is_busy: false, shows_past: false, trouble: None }
    }

    /// What there is to choose from.
    pub const fn board(&self) -> &Board {
        &self.board
    }

    /// Takes news of what there is.
    pub fn refresh(&mut self, board: Board) {
        self.board = board;
    }

    /// Takes a paper that was asked for, unless another was asked for since.
    pub fn drawn(&mut self, number: u32, drawn: Result<Paper, Refused>) {
        if let Phase::Setting(setup) = &mut self.phase
            && setup.asked == number
        {
            setup.paper = Some(drawn);
            setup.is_drawing = false;
        }
    }

    /// Whether a paper is drawn as it is wished.
    pub fn is_drawn(&self) -> bool {
        matches!(&self.phase, Phase::Setting(setup) if setup.printed().is_some())
    }

    /// Something could not be done; why.
    pub fn fail(&mut self, why: String) {
        self.is_busy = false;
        self.trouble = Some(why);
    }

    /// The name of the page that scrolls.
    pub const fn page(&self) -> &'static str {
        match &self.phase {
            Phase::Choosing => "exam",
            Phase::Setting(_) => "exam-setup",
            Phase::Instructing { .. } => "exam-rules",
        }
    }

    /// All patterns, in the order shown.
    fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        self.board.groups.iter().flat_map(|group| &group.patterns)
    }

    /// What a key means here.
    pub fn key(&self, command: Command) -> Option<Message> {
        if command == Command::Letter('l') {
            return Some(Message::LanguageSwitched);
        }
        match (&self.phase, command) {
            (_, Command::Escape) => Some(Message::WentBack),
            (Phase::Choosing, Command::Enter | Command::Letter('r')) => {
                self.board.open.as_ref().map(|_| Message::Resumed)
            }
            (Phase::Choosing, Command::Digit(digit)) => {
                let place = usize::from(digit).checked_sub(1)?;
                self.patterns().nth(place).map(|pattern| Message::Chosen(pattern.id.clone()))
            }
            (Phase::Setting(_), Command::Enter) => Some(Message::WentOn),
            (Phase::Instructing { .. }, Command::Letter('r')) => Some(Message::ReadToggled),
            (Phase::Instructing { .. }, Command::Enter) => Some(Message::Begun),
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        self.trouble = None;
        match message {
            Message::LanguageSwitched => return Action::SwitchLanguage,
            Message::WentBack => return self.go_back(),
            _ if self.is_busy => return Action::None,
            Message::Chosen(id) => {
                // One sitting at a time: the open one is to be finished first.
                if self.board.open.is_some() || self.board.is_reading {
                    return Action::None;
                }
                let Some(pattern) = self.patterns().find(|pattern| pattern.id == id) else {
                    return Action::None;
                };
                let wanted = self.board.wanted.get(&id).cloned().unwrap_or_default();
                let mut setup = Setup::of(pattern.clone(), wanted);
                let draw = setup.ask(&self.board.banks, None);
                self.phase = Phase::Setting(Box::new(setup));
                return draw;
            }
            Message::Resumed => {
                if let Some(open) = &self.board.open {
                    self.is_busy = true;
                    return Action::Open(open.number);
                }
            }
            Message::PastOpened(number) => {
                self.is_busy = true;
                return Action::Open(number);
            }
            Message::PastShown => self.shows_past = !self.shows_past,
            Message::WentOn => self.go_on(),
            Message::ReadToggled => {
                if let Phase::Instructing { read, .. } = &mut self.phase {
                    *read = !*read;
                }
            }
            Message::Begun => return self.begin(),
            Message::SectionToggled(section) => {
                if let Phase::Setting(setup) = &mut self.phase {
                    setup.mapped = Some(section).filter(|_| setup.mapped != Some(section));
                }
            }
            Message::BankToggled { section, bank } => {
                return self.map(|setup, banks| {
                    if let Some(bank) = banks.iter().find(|line| line.bank == bank) {
                        setup.wanted.section_mut(section).toggle_bank(&bank.id);
                    }
                });
            }
            Message::TopicToggled { section, bank, topic } => {
                return self.map(|setup, banks| {
                    let Some(bank) = banks.iter().find(|line| line.bank == bank) else { return };
                    let Some(topic) = bank.topics.iter().find(|line| line.topic == topic) else {
                        return;
                    };
                    let all = bank.topics.iter().map(|line| &line.id);
                    setup.wanted.section_mut(section).toggle_topic(&bank.id, &topic.id, all);
                });
            }
            Message::AllBanks(section) => {
                return self.map(|setup, _| *setup.wanted.section_mut(section) = Mapped::default());
            }
            Message::Unfolded(list, bank) => {
                if let Phase::Setting(setup) = &mut self.phase {
                    let open = (list, bank);
                    setup.unfolded = Some(open).filter(|_| setup.unfolded != Some(open));
                }
            }
            Message::SpreadChosen(spread) => return self.map(|setup, _| setup.spread = spread),
            Message::OftenChosen(often) => {
                return self.map(|setup, banks| {
                    for (bank, topic) in often.of(banks) {
                        let name = (bank.id.clone(), topic.id.clone());
                        if often.times == 1 {
                            setup.wanted.often.remove(&name);
                        } else {
                            setup.wanted.often.insert(name, often.times);
                        }
                    }
                });
            }
            Message::FirstChosen(first) => return self.set_up(|s| s.first = first),
            Message::LeanChosen(lean) => return self.set_up(|s| s.lean = lean),
            Message::ModeChosen(mode) => return self.set_up(|s| s.mode = mode),
            Message::SetChosen(set) => self.adjust(|s| s.set = set),
            Message::ExtraChosen(extra) => self.adjust(|s| s.extra = extra),
            Message::SavingChosen(saving) => self.adjust(|s| s.saving = saving),
        }
        Action::None
    }

    /// Changes what the paper is drawn by, and asks for another one.
    fn set_up(&mut self, change: impl FnOnce(&mut Setup)) -> Action {
        let Phase::Setting(setup) = &mut self.phase else { return Action::None };
        change(setup);
        setup.ask(&self.board.banks, None)
    }

    /// The same for what is kept for the next paper.
    fn map(&mut self, change: impl FnOnce(&mut Setup, &[BankLine])) -> Action {
        let Phase::Setting(setup) = &mut self.phase else { return Action::None };
        let before = setup.remembered();
        change(setup, &self.board.banks);
        let setting = setup.remembered();
        let keep = (setting != before).then_some(setting);
        setup.ask(&self.board.banks, keep)
    }

    /// Changes what the paper is sat by: the questions stay.
    fn adjust(&mut self, change: impl FnOnce(&mut Setup)) {
        if let Phase::Setting(setup) = &mut self.phase {
            change(setup);
        }
    }

    fn go_on(&mut self) {
        self.phase = match std::mem::replace(&mut self.phase, Phase::Choosing) {
            Phase::Setting(setup) if setup.printed().is_some() => {
                Phase::Instructing { setup, read: false }
            }
            other => other,
        };
    }

    fn go_back(&mut self) -> Action {
        match std::mem::replace(&mut self.phase, Phase::Choosing) {
            Phase::Choosing => return Action::Leave,
            Phase::Setting(_) => {}
            Phase::Instructing { setup, .. } => self.phase = Phase::Setting(setup),
        }
        self.is_busy = false;
        Action::None
    }

    fn begin(&mut self) -> Action {
        let Phase::Instructing { setup, read: true } = &self.phase else { return Action::None };
        let Some(paper) = setup.printed() else { return Action::None };
        self.is_busy = true;
        Action::Begin { paper: Box::new(paper), extra: setup.extra, saving: setup.saving }
    }
}
