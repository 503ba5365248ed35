//! What is done with many questions at once: tags counted, files changed beside the window, and all of
//! it taken back.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::advanced::widget::Id;

use crate::app::beside::beside;
use crate::app::screen::Screen;
use crate::app::screen::library::many::{Action, Deed, Wish};
use crate::app::widget::reveal;
use crate::app::words::bulk::Did;
use crate::app::{App, Message, words};
use crate::domain::bank::{BankId, QuestionId};
use crate::i18n::Tr;
use crate::store::library::Library;
use crate::store::writing::bulk::{self, Chosen, Done, Refused};

/// What was done last with many questions, as long as it can be taken back.
#[derive(Debug)]
pub(in crate::app) struct Undo {
    deed: Did,
    done: Arc<Done>,
    /// What the bank is called that questions went to.
    into: Option<String>,
    /// Whether it is being taken back.
    pub is_busy: bool,
}

impl Undo {
    /// What was done.
    pub(in crate::app) fn said(&self, tr: &Tr) -> String {
        words::bulk::done(tr, self.deed, &self.done, self.into.as_deref())
    }
}

impl App {
    pub(super) fn many_action(&mut self, action: Action) -> Task<Message> {
        match action {
            Action::None => Task::none(),
            Action::Focus(focus) => focus.task().chain(reveal::focused("library")),
            Action::Reveal(name) => {
                iced::widget::operation::focus(Id::new(name)).chain(reveal::focused("library"))
            }
            Action::CountTags(questions) => {
                let Some(library) = self.library.clone() else { return Task::none() };
                let counted = beside("tags", move || tags_of(&library, &questions));
                let field = iced::widget::operation::focus(Id::new("tags"));
                let counted =
                    Task::perform(counted, |tags| Message::TagsCounted(tags.unwrap_or_default()));
                Task::batch([field.chain(reveal::focused("library")), counted])
            }
            Action::Do(wish) => self.do_with_many(wish),
        }
    }

    pub(super) fn tags_counted(&mut self, tags: Vec<(String, u32)>) {
        if let Screen::Library(screen) = &mut self.screen {
            screen.many_mut().tags_counted(tags);
        }
    }

    fn do_with_many(&mut self, wish: Wish) -> Task<Message> {
        let Some(library) = self.library.clone() else { return Task::none() };
        let chosen = files_of(&library, wish.questions);
        let deed = match wish.deed.clone() {
            Deed::Tag { add, remove } => bulk::Deed::Tag { add, remove },
            Deed::Carry { bank, topic, copies } => {
                let Some(to) = file_of(&library, &bank) else { return Task::none() };
                let topic = topic.and_then(|topic| library.shelf().topic(topic));
                bulk::Deed::Carry { to, topic: topic.map(|topic| topic.id.clone()), copies }
            }
        };
        // What was done before is no longer the last thing.
        self.undo = None;
        let done = beside("many", move || {
            let is_taken = |id: &QuestionId| library.shelf().find(id).is_some();
            bulk::carry_out(&chosen, &deed, &is_taken).map(Arc::new)
        });
        Task::perform(done, move |done| {
            Message::ManyDone(wish.deed.clone(), Option::transpose(done))
        })
    }

    pub(super) fn many_done(
        &mut self,
        deed: &Deed,
        done: Result<Option<Arc<Done>>, Refused>,
    ) -> Task<Message> {
        let done = match done {
            Ok(Some(done)) => done,
            Ok(None) => return Task::none(),
            Err(refused) => {
                let why = words::bulk::refused(&self.tr, &refused);
                match &mut self.screen {
                    Screen::Library(screen) => screen.many_mut().fail(why),
                    _ => self.notices.push(why),
                }
                return Task::none();
            }
        };
        if let Screen::Library(screen) = &mut self.screen {
            screen.many_mut().done();
        }
        let (deed, into) = match deed {
            Deed::Tag { .. } => (Did::Tagged, None),
            Deed::Carry { bank, copies: true, .. } => (Did::Copied, Some(bank)),
            Deed::Carry { bank, copies: false, .. } => (Did::Moved, Some(bank)),
        };
        self.can_be_undone(deed, done, into)
    }

    /// Offers to take back what was done to files, which are read anew; `into` is the bank that
    /// questions went to.
    pub(super) fn can_be_undone(
        &mut self,
        deed: Did,
        done: Arc<Done>,
        into: Option<&BankId>,
    ) -> Task<Message> {
        let into = into.and_then(|bank| {
            let library = self.library.as_ref()?;
            let cover = library.shelf().banks().iter().find(|cover| cover.id == *bank)?;
            Some(cover.title.text(self.context().titles()).to_owned())
        });
        self.undo = Some(Undo { deed, done, into, is_busy: false });
        self.banks_changed()
    }

    /// Takes back what was done last.
    pub(super) fn take_back(&mut self) -> Task<Message> {
        let Some(undo) = self.undo.as_mut().filter(|undo| !undo.is_busy) else {
            return Task::none();
        };
        undo.is_busy = true;
        let done = Arc::clone(&undo.done);
        let taken = beside("many", move || bulk::take_back(&done.rewritten));
        Task::perform(taken, |taken| Message::TakenBack(taken.unwrap_or(Ok(()))))
    }

    pub(super) fn taken_back(&mut self, taken: Result<(), Refused>) -> Task<Message> {
        self.undo = None;
        let said = match taken {
            Ok(()) => self.tr.get("many-undone"),
            Err(refused) => words::bulk::refused(&self.tr, &refused),
        };
        self.notices.push(said);
        self.banks_changed()
    }
}

/// The file of a bank; of one that is part of the program its name there.
pub(super) fn file_of(library: &Library, bank: &BankId) -> Option<PathBuf> {
    let number = (0..).zip(library.shelf().banks()).find(|(_, cover)| cover.id == *bank)?.0;
    match library.path(number) {
        Some(path) => Some(path.to_owned()),
        None => library.file(number).map(PathBuf::from),
    }
}

/// The tags that questions have, each with how many bear it, by their letters.
fn tags_of(library: &Library, questions: &[QuestionId]) -> Vec<(String, u32)> {
    let mut tags: BTreeMap<String, u32> = BTreeMap::new();
    for question in questions {
        let Ok(asked) = library.question(question) else { continue };
        for tag in asked.question.tags {
            *tags.entry(tag).or_default() += 1;
        }
    }
    tags.into_iter().collect()
}

/// The files of these questions, each with those that are in it.
pub(super) fn files_of(library: &Library, questions: Vec<(QuestionId, BankId)>) -> Vec<Chosen> {
    let mut by_file: BTreeMap<PathBuf, Vec<QuestionId>> = BTreeMap::new();
    for (question, bank) in questions {
        if let Some(path) = file_of(library, &bank) {
            by_file.entry(path).or_default().push(question);
        }
    }
    by_file.into_iter().map(|(path, questions)| Chosen { path, questions }).collect()
}
