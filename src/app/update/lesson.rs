//! What the desk of classes asks for: keeping classes, reading the questions of a lesson, and opening
//! rooms.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Mutex;

use iced::Task;

use super::class::{Event, Ready};
use super::upkeep::pick_file;
use crate::app::beside::beside;
use crate::app::desk;
use crate::app::screen::Screen;
use crate::app::screen::class::{
    self, Action, Board, Class, FormMessage, From, Level, Lists, Order, Wish,
};
use crate::app::{App, Message, words};
use crate::domain::bank::{BankId, Format, QuestionId};
use crate::domain::class::again::went_wrong;
use crate::domain::class::lesson::{Lesson, Phones, Rules};
use crate::domain::class::roll::{Class as Taught, ClassId};
use crate::domain::class::room::Room;
use crate::domain::locale::Text;
use crate::domain::seed::Seed;
use crate::domain::time::{Day, Moment};
use crate::i18n::Tr;
use crate::interchange::roll;
use crate::store::classes::Classes;
use crate::store::library::Library;
use crate::store::rooms::{Kept, RoomId, Rooms};
use crate::store::writing::bulk::Chosen;
use crate::store::writing::gather::{Whole, gathered};

/// How many lessons of a class are looked through for what went wrong, from the last one back.
const LOOKED_THROUGH: usize = 40;

/// A file of a roll is no larger than this, in bytes.
const MOST_BYTES: u64 = 4 << 20;

impl App {
    /// Shows the desk of classes, perhaps with questions that were chosen elsewhere and for a class.
    pub(super) fn show_class(
        &mut self,
        these: Option<Vec<(QuestionId, BankId)>>,
        class: Option<ClassId>,
    ) -> Task<Message> {
        self.screen = Screen::Class(Box::new(Class::new(self.class_board(), these, class)));
        self.list_lessons()
    }

    pub(super) fn class_board(&self) -> Board {
        Board {
            banks: self.library.as_deref().map(desk::banks).unwrap_or_default(),
            is_reading: self.library.is_none(),
        }
    }

    /// Reads which classes and lessons there are, beside the window.
    fn list_lessons(&self) -> Task<Message> {
        let Some(home) = &self.home else { return Task::none() };
        let (rooms, classes) = (Rooms::at(home.rooms()), Classes::at(home.classes()));
        let listed = beside("lessons", move || {
            let listed = classes.list();
            for (path, error) in &listed.unread {
                tracing::warn!(path = %path.display(), %error, "a class cannot be read");
            }
            Lists { classes: listed.classes, unread: listed.unread.len(), rooms: rooms.list() }
        });
        Task::perform(listed, |lists| {
            Message::Class(class::Message::Listed(lists.unwrap_or_default()))
        })
    }

    pub(super) fn class(&mut self, message: class::Message) -> Task<Message> {
        let Screen::Class(screen) = &mut self.screen else { return Task::none() };
        match screen.update(message) {
            Action::None => Task::none(),
            Action::Focus(focus) => focus.task(),
            Action::Begin(wish) => self.begin_lesson(*wish),
            Action::Open(room) => self.open_room(room),
            Action::Report(room) => self.report_room(room),
            Action::Keep { id, name, roll } => {
                let seed = self.seed.with(&self.now.at.0.to_string());
                self.keep_class(class::Message::ClassKept, move |classes| match id {
                    Some(id) => {
                        let class = Taught { id, name, roll };
                        classes.save(&class).map(|()| class)
                    }
                    None => classes.create(name, roll, seed),
                })
            }
            Action::LetGo(class) => self.keep_class(class::Message::ClassGone, move |classes| {
                classes.let_go(&class.id).map(|()| class)
            }),
            Action::TakeBack(class) => self.keep_class(class::Message::ClassKept, move |classes| {
                classes.take_back(&class.id).map(|()| class)
            }),
            Action::PickRoll => self.pick_roll(),
            Action::BringAnswers => {
                self.show_claim();
                Task::none()
            }
            Action::SwitchLanguage => self.switch_language(),
            Action::Leave => {
                self.show_today();
                Task::none()
            }
        }
    }

    /// Does something with the files of classes, beside the window, and says what came of it.
    fn keep_class(
        &self,
        said: fn(Result<Taught, String>) -> class::Message,
        deed: impl FnOnce(&Classes) -> Result<Taught, crate::store::Error> + Send + 'static,
    ) -> Task<Message> {
        let Some(home) = &self.home else { return Task::none() };
        let (classes, tr) = (Classes::at(home.classes()), self.tr.clone());
        let done =
            beside("class", move || deed(&classes).map_err(|error| words::store_file(&tr, &error)));
        Task::perform(done, move |done| {
            Message::Class(said(done.unwrap_or_else(|| Err(String::new()))))
        })
    }

    /// Asks for the file of a roll and reads it, beside the window.
    fn pick_roll(&self) -> Task<Message> {
        let tr = self.tr.clone();
        let picked = pick_file(&["csv", "tsv", "txt", "xlsx", "ods"]);
        Task::perform(picked, |path| path).then(move |path: Option<PathBuf>| {
            let Some(path) = path else { return Task::done(read_roll(None)) };
            let tr = tr.clone();
            let read = beside("roll", move || roll_lines(&tr, &path));
            Task::perform(read, |lines| {
                read_roll(Some(lines.unwrap_or_else(|| Err(String::new()))))
            })
        })
    }

    /// Reads the questions of a lesson, beside the window, and makes its room.
    fn begin_lesson(&mut self, wish: Wish) -> Task<Message> {
        let (Some(home), Some(library)) = (&self.home, self.library.clone()) else {
            return Task::none();
        };
        let (now, seed) = (self.now, self.seed.with(&self.now.at.0.to_string()));
        let (rooms, tr) = (Rooms::at(home.rooms()), self.tr.clone());
        let class = wish.class.as_ref().map(|class| class.name.clone());
        let title = titled(&tr, class.as_deref(), now);
        let made = beside("lesson", move || {
            let lesson = lesson(&tr, &library, &rooms, wish, title, now, seed)?;
            let phones = lesson.1;
            let made = rooms.create(&lesson.0, now, seed);
            let (id, file) = made.map_err(|error| words::store_file(&tr, &error))?;
            let file = Mutex::new(Some(file));
            let (lesson, entries, begun) = (lesson.0, Vec::new(), now);
            Ok(Ready { id, begun, lesson, entries, file, damaged: 0, phones }.into())
        });
        Task::perform(made, |ready| {
            Message::Held(Event::Ready(ready.unwrap_or_else(|| Err(String::new()))))
        })
    }

    /// Opens a room of before, to go on with it or to look at it.
    fn open_room(&self, id: RoomId) -> Task<Message> {
        let Some(home) = &self.home else { return Task::none() };
        let (rooms, tr) = (Rooms::at(home.rooms()), self.tr.clone());
        let opened = beside("room", move || {
            let (kept, file) = rooms.open(&id).map_err(|error| words::store_file(&tr, &error))?;
            let Kept { begun, lesson, entries, damaged } = kept;
            let file = Mutex::new(Some(file));
            Ok(Ready { id, begun, lesson, entries, file, damaged, phones: false }.into())
        });
        Task::perform(opened, |ready| {
            Message::Held(Event::Ready(ready.unwrap_or_else(|| Err(String::new()))))
        })
    }
}

const fn read_roll(lines: Option<Result<String, String>>) -> Message {
    Message::Class(class::Message::Form(FormMessage::FileRead(lines)))
}

/// The lines of a file of a roll, or why there are none.
fn roll_lines(tr: &Tr, path: &std::path::Path) -> Result<String, String> {
    let unread = |error: std::io::Error| words::file(tr, &error.to_string());
    if std::fs::metadata(path).map_err(unread)?.len() > MOST_BYTES {
        return Err(tr.get("class-roll-too-large"));
    }
    let bytes = std::fs::read(path).map_err(unread)?;
    roll::lines_of(&bytes).ok_or_else(|| tr.get("class-roll-none"))
}

/// What a lesson that begins now is called.
fn titled(tr: &Tr, class: Option<&str>, now: Moment) -> String {
    let date = words::moment(tr, now.at, now);
    match class {
        Some(class) => {
            tr.with("class-lesson-title-of", [("class", class.into()), ("date", date.into())])
        }
        None => tr.with("class-lesson-title", [("date", date.into())]),
    }
}

/// Reads the questions of a lesson, and says whether phones are let in.
fn lesson(
    tr: &Tr,
    library: &Library,
    rooms: &Rooms,
    wish: Wish,
    title: String,
    now: Moment,
    seed: Seed,
) -> Result<(Lesson, bool), String> {
    let today = now.study_day();
    let mut questions = match wish.from {
        From::Topics { topics, count, level } => drawn(library, &topics, count, level, today, seed),
        From::These(questions) => questions,
        From::Wrong { count } => {
            let class = wish.class.as_ref().map(|class| &class.id);
            let wrong = wrong(library, rooms, class, today);
            if wrong.is_empty() {
                return Err(tr.get("class-wrong-none"));
            }
            wrong.into_iter().take(count.into()).collect()
        }
    };
    put_in_order(library, &mut questions, wish.order, seed);
    let order: Vec<QuestionId> = questions.iter().map(|(question, _)| question.clone()).collect();
    let chosen = super::many::files_of(library, questions);
    let mut bank = read(tr, chosen, &title)?;
    let place = |id: &QuestionId| order.iter().position(|wanted| wanted == id);
    bank.questions.sort_by_key(|question| place(&question.id));
    let shown = wish.phones.unwrap_or(Phones::Letters);
    let rules = Rules {
        pace: wish.pace,
        marking: wish.marking,
        phones: shown,
        certainty: wish.certainty,
        ranks: wish.ranks,
    };
    let (mut lesson, unfit) = Lesson::new(title, bank, rules, wish.seconds);
    if lesson.items.is_empty() {
        return Err(tr.get("class-none"));
    }
    if !unfit.is_empty() {
        tracing::info!(count = unfit.len(), "questions cannot be asked in a room");
    }
    lesson.class = wish.class;
    lesson.seed = seed.with("lesson");
    Ok((lesson, wish.phones.is_some()))
}

/// These questions as one bank.
fn read(tr: &Tr, chosen: Vec<Chosen>, title: &str) -> Result<crate::domain::bank::Bank, String> {
    let whole = Whole::Some(chosen, Text::same(title.to_owned()));
    match gathered(&whole, &mut |_| ControlFlow::Continue(())) {
        Ok(Some(gathered)) => Ok(gathered.bank),
        Ok(None) => Err(tr.get("class-none")),
        Err(refused) => Err(words::bulk::refused(tr, &refused)),
    }
}

/// Draws questions of these topics that can be asked in a room, in the order of their banks. What is
/// out of date is left out.
fn drawn(
    library: &Library,
    topics: &BTreeSet<u32>,
    count: u16,
    level: Level,
    today: Day,
    seed: Seed,
) -> Vec<(QuestionId, BankId)> {
    let shelf = library.shelf();
    let mut fit: Vec<_> = shelf
        .entries()
        .filter(|entry| topics.is_empty() || topics.contains(&entry.topic))
        .filter(|entry| !matches!(entry.format, Format::Numeric | Format::Typed))
        .filter(|entry| level.takes(entry.difficulty) && !entry.is_stale(today))
        .map(|entry| (entry.number, entry.question_id()))
        .collect();
    seed.shuffle(&mut fit);
    fit.truncate(count.into());
    fit.sort_by_key(|(number, _)| *number);
    shelf.with_banks(fit.into_iter().map(|(_, question)| question))
}

/// What a class got wrong the last time it was asked, the worst first, as far as it is installed and
/// not out of date.
fn wrong(
    library: &Library,
    rooms: &Rooms,
    class: Option<&ClassId>,
    today: Day,
) -> Vec<(QuestionId, BankId)> {
    let cards = rooms.list();
    let of_class =
        cards.iter().filter(|card| card.class.as_ref().is_some_and(|(id, _)| Some(id) == class));
    let held: Vec<Room> = of_class
        .take(LOOKED_THROUGH)
        .filter_map(|card| {
            let kept = rooms.read(&card.id);
            let kept = kept.inspect_err(|error| tracing::warn!(%error, "a room cannot be read"));
            let kept = kept.ok()?;
            Some(Room::replay(kept.lesson, &kept.entries))
        })
        .collect();
    let holds = |question: &QuestionId| {
        library.shelf().find(question).is_some_and(|entry| !entry.is_stale(today))
    };
    library.shelf().with_banks(went_wrong(&held).into_iter().filter(holds))
}

/// Puts questions in the order in which they are to be asked.
fn put_in_order(
    library: &Library,
    questions: &mut [(QuestionId, BankId)],
    order: Order,
    seed: Seed,
) {
    match order {
        Order::Given => {}
        Order::Mixed => seed.with("order").shuffle(questions),
        Order::EasyFirst => questions.sort_by_key(|(question, _)| {
            library.shelf().find(question).map(|entry| entry.difficulty.level())
        }),
    }
}
