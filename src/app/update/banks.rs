//! Reading the banks beside the window, and reading them again when a file has changed.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use iced::Task;
use iced::futures::{SinkExt, Stream, channel::mpsc};

use crate::app::beside::beside;
use crate::app::{App, Message};
use crate::store::Home;
use crate::store::library::{Library, Places, Watch};

impl App {
    /// Reads the banks beside the window, saying how far it is.
    pub(in crate::app) fn read_banks(home: &Home) -> Task<Message> {
        Task::run(reading(Places::of(&home.banks(), &home.cache())), |message| message)
    }

    /// A file of a bank was changed, added or removed: the banks are read again beside the window.
    pub(super) fn banks_changed(&mut self) -> Task<Message> {
        let Some(home) = &self.home else { return Task::none() };
        if self.is_reading_banks {
            self.banks_are_stale = true;
            return Task::none();
        }
        self.is_reading_banks = true;
        Self::read_banks(home)
    }

    /// The banks were read, or could not be; if they were changed meanwhile, they are read once more.
    pub(super) fn banks_read(&mut self) -> Task<Message> {
        self.is_reading_banks = false;
        if std::mem::take(&mut self.banks_are_stale) { self.banks_changed() } else { Task::none() }
    }
}

/// Reads the banks on a thread, as a stream of how far it is and, at the end, of the library.
fn reading(places: Places) -> impl Stream<Item = Message> {
    iced::stream::channel(16, async move |mut output: mpsc::Sender<Message>| {
        let mut steps = output.clone();
        let library = beside("banks", move || {
            Library::load(&places, |done, total| {
                #[expect(clippy::cast_precision_loss, reason = "drawn, not counted")]
                let share = done as f32 / total.max(1) as f32;
                // A step more or less is not missed when the window is busy.
                drop(steps.try_send(Message::Reading(share)));
                ControlFlow::Continue(())
            })
        });
        if let Some(library) = library.await {
            drop(output.send(Message::LibraryRead(library.map(Arc::new))).await);
        }
    })
}

/// Watches the folder of own banks, as a stream that says when one has changed.
#[expect(clippy::ptr_arg, reason = "a subscription is told what it was made with")]
pub(in crate::app) fn watching(folder: &PathBuf) -> impl Stream<Item = Message> + use<> {
    let folder = folder.clone();
    iced::stream::channel(1, async move |output: mpsc::Sender<Message>| {
        let changed = move || {
            // If one is waiting to be taken, the banks are read after it anyway.
            drop(output.clone().try_send(Message::BanksChanged));
        };
        match Watch::on(&folder, changed) {
            Ok(watch) => {
                iced::futures::future::pending::<()>().await;
                drop(watch);
            }
            Err(error) => tracing::warn!(%error, "the banks are not watched"),
        }
    })
}
