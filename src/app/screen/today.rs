//! Today: what is due, what is remembered, the next two weeks, and ways to practise. What to study
//! next is decided in `study`, not here.

mod plan;

use iced::widget::{Column, Row, column, container, row, space};
use iced::{Center, Element, Fill, Length, Padding};

use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::shortcut::Command;
use crate::app::theme::size;
use crate::app::widget::bars::{self, Days};
use crate::app::widget::language;
use crate::app::widget::parts::{
    Role, Tone, body, button, card, heading, look, mix, muted, note, page, title, words,
};
use crate::app::widget::press::press;
use crate::app::words as say;
use crate::domain::exam::pattern::Pattern;
use crate::domain::locale::Text;
use crate::domain::study::agenda::Overload;
use crate::domain::study::predict::MarksOn;
use crate::domain::time::{Day, Moment, Timestamp};

/// The numbers of the day, worked out when something changes and only arranged by the view.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Board {
    /// The learner's name.
    pub name: String,
    /// Days in a row with an answer.
    pub streak: u32,
    /// Facts due.
    pub due: u32,
    /// New facts to come today.
    pub new: u32,
    /// Facts answered today.
    pub done: u32,
    /// A mock exam that is not handed in.
    pub open: Option<OpenSitting>,
    /// The plan for the exam, once it is worked out.
    pub plan: Option<PlanLine>,
    /// About how long the due and new facts take.
    pub minutes: u32,
    /// The topic remembered least.
    pub weakest: Option<Text>,
    /// When the next fact is due, or planned, after today.
    pub next_due: Option<Day>,
    /// Questions last answered wrong, or right by luck.
    pub mistakes: u32,
    /// Questions bookmarked.
    pub bookmarks: u32,
    /// Each bank that has questions.
    pub banks: Vec<BankLine>,
    /// Reviews due on each of the next fourteen days, today first; or looks planned.
    pub forecast: Vec<(Day, u32)>,
    /// Banks with something wrong in them.
    pub problems: Vec<BankTrouble>,
    /// Questions past their date.
    pub stale: u32,
    /// Whether the banks are still being read, so that nothing can be said of them yet.
    pub is_reading: bool,
    /// Whether the plan is still being worked out, so that it cannot be said what waits.
    pub is_planning: bool,
}

/// What is said of the plan for the exam.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanLine {
    /// The day of the exam, if it is to come.
    pub exam: Option<Day>,
    /// Whether what waits today is what the plan asks.
    pub is_planned: bool,
    /// Whether today is off.
    pub is_day_off: bool,
    /// The marks foretold; `None` without a paper.
    pub marks: Option<MarksLine>,
    /// What can be done if there are more facts than there is time for.
    pub overload: Option<Overload>,
}

/// The marks foretold under a paper's rules.
#[derive(Debug, Clone, PartialEq)]
pub struct MarksLine {
    /// If the exam were today.
    pub now: MarksOn,
    /// On its day, if the plan is kept.
    pub then: Option<MarksOn>,
    /// Marks that can be obtained.
    pub out_of: f64,
    /// The marks the learner aims at.
    pub target: Option<u16>,
    /// The paper.
    pub paper: Pattern,
}

/// What is remembered of one bank.
#[derive(Debug, Clone, PartialEq)]
pub struct BankLine {
    /// Its place among all banks.
    pub bank: u32,
    /// What it is called.
    pub title: Text,
    /// The mean chance, from 0 to 1, of recalling tomorrow the facts seen so far; `None` before the
    /// first.
    pub remembered: Option<f32>,
    /// Its topics.
    pub topics: Vec<TopicLine>,
}

/// A mock exam that can be gone on with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSitting {
    /// Its number.
    pub number: u64,
    /// The exam.
    pub title: Text,
    /// When it began.
    pub begun: Moment,
    /// When its time is over.
    pub deadline: Timestamp,
}

/// What is remembered of one topic.
#[derive(Debug, Clone, PartialEq)]
pub struct TopicLine {
    /// Its place among all topics.
    pub topic: u32,
    /// What it is called.
    pub title: Text,
    /// The mean chance, from 0 to 1, of recalling tomorrow the facts seen so far; `None` before the
    /// first.
    pub remembered: Option<f32>,
}

/// A bank that could not be read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankTrouble {
    /// Its file.
    pub file: String,
    /// The first thing wrong.
    pub first: String,
    /// How many things are wrong.
    pub count: u32,
}

/// The screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Today {
    board: Board,
    picking: Option<Picking>,
    /// The bank whose topics are listed.
    open: Option<u32>,
    shows_problems: bool,
}

/// How far the choice of something to practise has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Picking {
    /// A bank is to be picked.
    Bank,
    /// A topic of this bank is, or all of it.
    Topic(u32),
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Start was pressed.
    Started,
    /// Practice of mistakes was asked for.
    MistakesPicked,
    /// Practice of bookmarks was asked for.
    BookmarksPicked,
    /// The list of banks to practise was opened, or the last step of the choice was taken back.
    TopicsToggled,
    /// A bank was picked, of which topics are to be practised.
    BankPicked(u32),
    /// All of a bank was picked to be practised.
    WholeBankPicked(u32),
    /// A topic to practise was picked.
    TopicPicked(u32),
    /// The topics under a bank were listed or hidden.
    BankOpened(u32),
    /// The open mock exam is to go on.
    SittingResumed,
    /// The mistakes notebook was asked for.
    NotebookPicked,
    /// The list of bank problems was opened or closed.
    ProblemsToggled,
    /// The plan is to be changed.
    PlanPicked,
    /// The language was switched.
    LanguageSwitched,
}

/// What the parent should do.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Nothing.
    None,
    /// Start a session.
    Study(Practice),
    /// Go on with this mock exam.
    Resume(u64),
    /// Open the mistakes notebook.
    OpenNotebook,
    /// Open the settings, where the plan is.
    OpenPlan,
    /// Switch the language of the interface.
    SwitchLanguage,
}

/// What a session is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Practice {
    /// What is due, and new facts.
    Today,
    /// What went wrong last time.
    Mistakes,
    /// What is bookmarked.
    Bookmarks,
    /// One topic.
    Topic(u32),
    /// One bank.
    Bank(u32),
}

impl Today {
    /// The screen with the numbers of the day.
    pub const fn new(board: Board) -> Self {
        Self { board, picking: None, open: None, shows_problems: false }
    }

    /// The numbers it shows.
    pub const fn board(&self) -> &Board {
        &self.board
    }

    /// Takes new numbers.
    pub fn refresh(&mut self, board: Board) {
        self.board = board;
    }

    /// What a key means here.
    pub fn key(&self, command: Command) -> Option<Message> {
        match command {
            Command::Enter => Some(Message::Started),
            Command::Letter('r') => self.board.open.as_ref().map(|_| Message::SittingResumed),
            Command::Letter('m') => Some(Message::MistakesPicked),
            Command::Letter('b') => Some(Message::BookmarksPicked),
            Command::Letter('l') => Some(Message::LanguageSwitched),
            Command::Letter('t') => Some(Message::TopicsToggled),
            Command::Letter('n') => Some(Message::NotebookPicked),
            Command::Letter('p') if self.has_overload() => Some(Message::PlanPicked),
            Command::Escape if self.picking.is_some() => Some(Message::TopicsToggled),
            Command::Digit(digit) => {
                let place = usize::from(digit).checked_sub(1)?;
                self.choices().into_iter().nth(place).map(|(_, message)| message)
            }
            _ => None,
        }
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        let board = &self.board;
        match message {
            // Before the banks are read, and the plan is made, it cannot be known whether there is
            // anything to ask.
            Message::Started
                if board.is_reading || board.is_planning || board.due + board.new > 0 =>
            {
                Action::Study(Practice::Today)
            }
            Message::MistakesPicked if board.mistakes > 0 => Action::Study(Practice::Mistakes),
            Message::BookmarksPicked if board.bookmarks > 0 => Action::Study(Practice::Bookmarks),
            Message::Started | Message::MistakesPicked | Message::BookmarksPicked => Action::None,
            Message::TopicsToggled => {
                // With one bank there is nothing to pick it from.
                let only = match board.banks.as_slice() {
                    [only] => Some(Picking::Topic(only.bank)),
                    _ => None,
                };
                self.picking = match self.picking {
                    None => Some(only.unwrap_or(Picking::Bank)),
                    Some(Picking::Topic(_)) if only.is_none() => Some(Picking::Bank),
                    Some(_) => None,
                };
                Action::None
            }
            Message::BankPicked(bank) => {
                self.picking = Some(Picking::Topic(bank));
                Action::None
            }
            Message::WholeBankPicked(bank) => {
                self.picking = None;
                Action::Study(Practice::Bank(bank))
            }
            Message::TopicPicked(topic) => {
                self.picking = None;
                Action::Study(Practice::Topic(topic))
            }
            Message::BankOpened(bank) => {
                self.open = (self.open != Some(bank)).then_some(bank);
                Action::None
            }
            Message::SittingResumed => match &board.open {
                Some(open) => Action::Resume(open.number),
                None => Action::None,
            },
            Message::NotebookPicked => Action::OpenNotebook,
            Message::PlanPicked => Action::OpenPlan,
            Message::LanguageSwitched => Action::SwitchLanguage,
            Message::ProblemsToggled => {
                self.shows_problems = !self.shows_problems;
                Action::None
            }
        }
    }

    /// Draws the screen.
    pub fn view<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let corner = language::of_interface(context, Message::LanguageSwitched);
        let narrow = context.is_narrow();
        let revision = self.upper(context);
        let remembered = self.remembered(context);
        let forecast = self.forecast(context);
        let lower: Element<'a, Message> = if narrow {
            column![remembered, forecast].spacing(16).into()
        } else {
            row![
                container(remembered).width(Length::FillPortion(26)),
                container(forecast).width(Length::FillPortion(24)),
            ]
            .spacing(16)
            .into()
        };
        let content = Column::new()
            .push(self.greeting(context, corner))
            .push(self.open_sitting(context))
            .push(self.troubles(context))
            .push(revision)
            .push(self.picking.map(|picking| self.picker(context, picking)))
            .push(lower)
            .spacing(18);
        let room = if narrow { [16, 16] } else { [24, 36] };
        page(context.p, "today", content, 1200.0, room)
    }

    fn greeting<'a>(
        &'a self,
        context: &Context<'_>,
        corner: Element<'a, Message>,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let hour = context.now.local_hour();
        let id = match hour {
            4..12 => "today-morning",
            12..17 => "today-afternoon",
            _ => "today-evening",
        };
        let mut line = say::long_date(tr, context.today());
        if self.board.streak > 0 {
            line.push_str(" · ");
            line.push_str(&tr.count("today-streak", self.board.streak));
        }
        let greeting = tr.with(id, [("name", self.board.name.as_str().into())]);
        row![container(column![title(p, greeting), muted(p, line)].spacing(0)).width(Fill), corner]
            .spacing(16)
            .align_y(Center)
            .into()
    }

    /// A mock exam that is not handed in stands above everything else: its time runs.
    fn open_sitting<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let open = self.board.open.as_ref()?;
        let when = say::moment(tr, open.begun.at, context.now);
        let title = open.title.text(context.titles());
        let until = say::moment(tr, open.deadline, context.now);
        let said = tr.with(
            "today-open-sitting",
            [("title", title.into()), ("when", when.into()), ("until", until.into())],
        );
        let resume = button(p, "resume", Role::Primary, tr.get("mock-resume"))
            .key("R")
            .says(Message::SittingResumed);
        Some(note(p, Tone::Warning, said, vec![resume.into()]))
    }

    fn troubles<'a>(&'a self, context: &Context<'_>) -> Option<Element<'a, Message>> {
        let (p, tr) = (context.p, context.tr);
        let first = self.board.problems.first()?;
        let said = tr.with(
            "today-bank-problems",
            [("count", self.board.problems.len().into()), ("file", first.file.as_str().into())],
        );
        let label = if self.shows_problems { "today-problems-hide" } else { "today-problems-show" };
        let toggle =
            button(p, "problems", Role::Secondary, tr.get(label)).says(Message::ProblemsToggled);
        let head = note(p, Tone::Warning, said, vec![toggle.into()]);
        if !self.shows_problems {
            return Some(head);
        }
        let lines = self.board.problems.iter().map(|trouble| {
            let said = tr.with(
                "today-bank-problem",
                [
                    ("file", trouble.file.as_str().into()),
                    ("first", trouble.first.as_str().into()),
                    ("count", trouble.count.into()),
                ],
            );
            muted(p, said.trim_end())
        });
        Some(column![head, card(p, Column::with_children(lines).spacing(8))].spacing(8).into())
    }

    fn revision<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr, board) = (context.p, context.tr, &self.board);
        let waiting = board.due + board.new > 0;
        let planned = board.plan.as_ref().is_some_and(|plan| plan.is_planned);
        let is_off = planned && board.plan.as_ref().is_some_and(|plan| plan.is_day_off);
        let number: Element<'a, Message> = if waiting {
            let number = if board.due > 0 {
                tr.count(if planned { "today-planned" } else { "today-due" }, board.due)
            } else {
                tr.count("today-only-new", board.new)
            };
            let due = words(number, size::NUMBER, font::BOLD, p.text);
            let new = (board.new > 0 && board.due > 0).then(|| {
                words(tr.count("today-new", board.new), size::STEM, font::REGULAR, p.muted)
            });
            // The smaller text stands on the line of the larger.
            let new =
                new.map(|new| container(new).padding(Padding { bottom: 7.0, ..Padding::ZERO }));
            Row::new().push(due).push(new).spacing(10).align_y(iced::Alignment::End).wrap().into()
        } else if board.is_reading {
            words(tr.get("today-reading"), size::TITLE, font::BOLD, p.text)
        } else if board.is_planning {
            words(tr.get("today-planning"), size::TITLE, font::BOLD, p.text)
        } else if is_off {
            words(tr.get("today-day-off"), size::TITLE, font::BOLD, p.text)
        } else if board.done > 0 {
            words(tr.get("today-all-done"), size::TITLE, font::BOLD, p.good)
        } else {
            words(tr.get("today-nothing"), size::TITLE, font::BOLD, p.text)
        };
        let line = if board.is_reading || board.is_planning {
            String::new()
        } else if waiting {
            let minutes = tr.count("today-minutes", board.minutes.max(1));
            match &board.weakest {
                _ if planned => format!("{minutes} · {}", tr.get("today-chosen")),
                Some(weakest) => {
                    let topic = weakest.text(context.titles());
                    format!("{minutes} · {}", tr.with("today-weakest", [("topic", topic.into())]))
                }
                None => minutes,
            }
        } else {
            match board.next_due {
                Some(day) => {
                    let when = say::due_day(tr, context.today(), day);
                    let said = if planned { "today-next-planned" } else { "today-next-due" };
                    tr.with(said, [("when", when.into())])
                }
                None if planned && !board.banks.is_empty() => tr.get("today-none-planned"),
                None => tr.get("today-no-questions"),
            }
        };
        let start = waiting.then(|| {
            button(p, "start", Role::Primary, tr.get("today-start"))
                .key("Enter")
                .large()
                .says(Message::Started)
        });
        let said = column![heading(p, tr.get("today-revision")), number, muted(p, line)].spacing(4);
        let head: Element<'a, Message> = if context.is_narrow() {
            Column::new().push(said).push(start).spacing(12).into()
        } else {
            Row::new()
                .push(container(said).width(Fill))
                .push(start)
                .spacing(16)
                .align_y(Center)
                .into()
        };
        let mistakes = tr.count("today-mistakes", board.mistakes);
        let bookmarks = tr.count("today-bookmarks", board.bookmarks);
        let more = row![
            button(p, "mistakes", Role::Secondary, mistakes)
                .key("M")
                .says((board.mistakes > 0).then_some(Message::MistakesPicked)),
            button(p, "bookmarks", Role::Secondary, bookmarks)
                .key("B")
                .says((board.bookmarks > 0).then_some(Message::BookmarksPicked)),
            button(p, "topics", Role::Secondary, tr.get("today-one-topic"))
                .key("T")
                .says((!board.banks.is_empty()).then_some(Message::TopicsToggled)),
            button(p, "notebook", Role::Secondary, tr.get("report-notebook"))
                .key("N")
                .says((!board.is_reading).then_some(Message::NotebookPicked)),
        ]
        .spacing(10)
        .wrap()
        .vertical_spacing(8);
        let stale = (board.stale > 0).then(|| muted(p, tr.count("today-stale", board.stale)));
        card(p, Column::new().push(head).push(more).push(stale).spacing(14)).into()
    }

    /// What can be picked now, in the order of the keys.
    fn choices(&self) -> Vec<(Option<&Text>, Message)> {
        let banks = &self.board.banks;
        match self.picking {
            None => Vec::new(),
            Some(Picking::Bank) => banks
                .iter()
                .map(|line| (Some(&line.title), Message::BankPicked(line.bank)))
                .collect(),
            Some(Picking::Topic(bank)) => {
                let topics = banks.iter().find(|line| line.bank == bank);
                let topics = topics.into_iter().flat_map(|line| &line.topics);
                let topics =
                    topics.map(|line| (Some(&line.title), Message::TopicPicked(line.topic)));
                std::iter::once((None, Message::WholeBankPicked(bank))).chain(topics).collect()
            }
        }
    }

    fn picker<'a>(&'a self, context: &Context<'_>, picking: Picking) -> Element<'a, Message> {
        const KEYS: [&str; 9] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
        let (p, tr) = (context.p, context.tr);
        let buttons = self.choices().into_iter().enumerate().map(|(place, (title, message))| {
            let label = title.map_or_else(
                || tr.get("today-whole-bank"),
                |title| title.text(context.titles()).to_owned(),
            );
            let mut choice = button(p, format!("pick-{}", place + 1), Role::Secondary, label);
            if let Some(key) = KEYS.get(place) {
                choice = choice.key(key);
            }
            choice.says(message).into()
        });
        let asked = match picking {
            Picking::Bank => tr.get("today-pick-bank"),
            Picking::Topic(bank) => {
                let line = self.board.banks.iter().find(|line| line.bank == bank);
                let name = line.map_or("", |line| line.title.text(context.titles()));
                tr.with("today-pick-topic", [("bank", name.into())])
            }
        };
        let back = button(p, "pick-back", Role::Plain, tr.get("today-pick-back"))
            .key("Esc")
            .says(Message::TopicsToggled);
        let head = row![container(heading(p, asked)).width(Fill), back].align_y(Center);
        let content =
            column![head, Row::with_children(buttons).spacing(10).wrap().vertical_spacing(10)];
        card(p, content.spacing(12)).into()
    }

    fn remembered<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let banks = &self.board.banks;
        if banks.is_empty() {
            let said = if self.board.is_reading { "today-reading" } else { "today-no-banks" };
            let content = column![heading(p, tr.get("today-remembered")), body(p, tr.get(said))];
            return card(p, content.spacing(12)).into();
        }
        let lines = banks.iter().map(|line| self.bank_line(context, line));
        let seen = banks.iter().any(|line| line.remembered.is_some());
        let hint = if seen { "today-remembered-hint" } else { "today-remembered-empty" };
        let content = column![heading(p, tr.get("today-remembered"))]
            .push(Column::with_children(lines).spacing(1))
            .push(muted(p, tr.get(hint)))
            .spacing(12);
        card(p, content).into()
    }

    /// A bank, and under it its topics when it is open.
    fn bank_line<'a>(&'a self, context: &Context<'_>, line: &'a BankLine) -> Element<'a, Message> {
        let p = context.p;
        let is_open = self.open == Some(line.bank);
        let mark = if is_open { Icon::Down } else { Icon::Open };
        let head = row![
            icon(mark, size::LABEL, p.muted),
            share_line(context, &line.title, line.remembered, font::SEMIBOLD)
        ];
        let id = format!("bank-{}", line.bank);
        let head = press(id, head.spacing(8).align_y(Center), look(p, Role::Plain))
            .padding([4, 6])
            .width(Fill)
            .on_press(Message::BankOpened(line.bank));
        let topics = is_open.then(|| {
            let topics = line
                .topics
                .iter()
                .map(|topic| share_line(context, &topic.title, topic.remembered, font::REGULAR));
            container(Column::with_children(topics).spacing(7)).padding(Padding {
                left: 28.0,
                right: 6.0,
                top: 3.0,
                bottom: 8.0,
            })
        });
        Column::new().push(head).push(topics).into()
    }

    fn forecast<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let any = self.board.forecast.iter().any(|(_, count)| *count > 0);
        let plot: Element<'a, Message> = if any {
            let days = self
                .board
                .forecast
                .iter()
                .map(|(day, count)| (*count, say::short_weekday(tr, *day)))
                .collect();
            let soft = mix(p.primary, p.surface, 0.25);
            let days = Days { days, today: p.accent, other: soft, text: p.muted };
            let planned = self.board.plan.as_ref().is_some_and(|plan| plan.is_planned);
            let hint = if planned { "today-forecast-planned" } else { "today-forecast-hint" };
            column![bars::days(days, 168.0), muted(p, tr.get(hint))].spacing(8).into()
        } else {
            column![space().height(4), body(p, tr.get("today-forecast-empty"))].into()
        };
        let content = column![heading(p, tr.get("today-forecast")), plot].spacing(12);
        card(p, content).padding(Padding::from(20)).into()
    }
}

/// A title with what is remembered of it, as a bar and in per cent.
fn share_line<'a>(
    context: &Context<'_>,
    title: &'a Text,
    remembered: Option<f32>,
    weight: iced::Font,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let name = words(title.text(context.titles()), size::LABEL, weight, p.text);
    // Words need more room than numbers; without them the bars get it.
    let room = if remembered.is_some() { 44 } else { 84 };
    let (bar, said) = match remembered {
        Some(share) => {
            let color = if share < 0.6 { p.accent } else { p.primary };
            // A share from 0 to 1, shown as whole per cent.
            let percent = format!("{:.0}%", share.clamp(0.0, 1.0) * 100.0);
            (bars::share(share, color, p.sunken), words(percent, size::LABEL, font::BOLD, p.text))
        }
        None => (
            bars::share(0.0, p.primary, p.sunken),
            words(tr.get("today-not-started"), size::SMALL, font::REGULAR, p.muted),
        ),
    };
    row![
        container(name).width(Length::FillPortion(2)),
        container(bar).width(Length::FillPortion(1)),
        container(said).width(room).align_x(iced::Alignment::End),
    ]
    .spacing(12)
    .align_y(Center)
    .into()
}
