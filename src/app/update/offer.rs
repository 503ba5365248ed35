//! What a bank that was handed on asks for: being looked at beside the window, installed, and put
//! back as it was.

use std::sync::Arc;

use iced::Task;

use super::work;
use crate::app::pictures::Brought;
use crate::app::screen::Screen;
use crate::app::screen::offer::{self, Offer, Told};
use crate::app::{App, Message, words};
use crate::domain::bank::check::{Severity, examine};
use crate::i18n::Tr;
use crate::interchange::pack::{self, Fault};
use crate::store;
use crate::store::library::Library;
use crate::store::library::own::{self, Handed, Installed, Standing};

impl App {
    pub(super) fn show_offer(&mut self, told: Arc<Told>) -> Task<Message> {
        self.park_import();
        self.screen = Screen::Offer(Box::new(Offer::new(told)));
        Task::none()
    }

    pub(super) fn offer(&mut self, message: offer::Message) -> Task<Message> {
        let Screen::Offer(screen) = &mut self.screen else { return Task::none() };
        match screen.update(message) {
            offer::Action::None => Task::none(),
            offer::Action::Install => {
                let told = Arc::clone(screen.told());
                self.install(told)
            }
            offer::Action::PutBack(installed) => {
                let Some(home) = &self.home else { return Task::none() };
                let (again, kept) = (installed.clone(), home.replaced());
                let done = work("install", move || own::put_back(&installed, &kept));
                Task::perform(done, move |done| Message::OfferPutBack(again.clone(), done))
            }
            offer::Action::SwitchLanguage => self.switch_language(),
            offer::Action::Leave => {
                self.show_library();
                Task::none()
            }
        }
    }

    fn install(&self, told: Arc<Told>) -> Task<Message> {
        let Some(home) = &self.home else { return Task::none() };
        let (folder, kept, now) = (home.banks(), home.replaced(), self.now.at);
        let done = work("install", move || {
            let images: Vec<(&str, &[u8])> = told.images.files().collect();
            let handed = Handed { id: &told.bank.id, text: &told.text, images: &images };
            own::install(&folder, &kept, handed, told.standing.older(), now)
        });
        Task::perform(done, Message::OfferInstalled)
    }

    pub(super) fn offer_installed(
        &mut self,
        done: Result<Installed, store::Error>,
    ) -> Task<Message> {
        let done = done.map_err(|error| words::store_file(&self.tr, &error));
        if let Screen::Offer(screen) = &mut self.screen {
            screen.installed(done);
        }
        self.banks_changed()
    }

    pub(super) fn offer_put_back(
        &mut self,
        installed: Installed,
        done: Result<(), store::Error>,
    ) -> Task<Message> {
        let done = done.map_err(|error| words::store_file(&self.tr, &error));
        if let Screen::Offer(screen) = &mut self.screen {
            screen.put_back(installed, done);
        }
        self.banks_changed()
    }
}

/// What is told of a bank that was handed on in this file; an error says why nothing can be.
pub(super) fn told(
    tr: &Tr,
    library: Option<&Library>,
    file: String,
    bytes: &[u8],
) -> Result<Told, String> {
    let pack = pack::open(bytes).map_err(|fault| match fault {
        Fault::SeveralBanks(count) => tr.count("offer-several", count),
        Fault::NoBank => tr.get("offer-no-bank"),
        Fault::NotText => tr.get("offer-not-text"),
        Fault::Unreadable(why) => tr.with("offer-unreadable", [("why", why.into())]),
    })?;
    let (decoded, found) = examine(&pack.text);
    let bank = decoded.ok_or_else(|| tr.get("offer-no-bank"))?.bank;
    let mistakes = found.iter().filter(|one| one.severity == Severity::Error).count();
    let (standing, taken) = match library {
        None => (Standing::New, 0),
        Some(library) => {
            let standing = Standing::of(library, &bank, &pack.text)
                .map_err(|error| words::store_file(tr, &error))?;
            let shelf = library.shelf();
            let elsewhere = |id: &&crate::domain::bank::QuestionId| {
                let place = shelf.find(id).map(|entry| entry.bank as usize);
                place
                    .and_then(|place| shelf.banks().get(place))
                    .is_some_and(|cover| cover.id != bank.id)
            };
            let taken = bank.questions.iter().map(|one| &one.id).filter(elsewhere).count();
            (standing, taken)
        }
    };
    let images = pack.images.into_iter().map(|image| (image.name, image.bytes));
    Ok(Told {
        file,
        text: pack.text,
        images: Brought::new(images),
        sums: pack.sums,
        bank,
        mistakes,
        warnings: found.len() - mistakes,
        taken,
        standing,
    })
}
