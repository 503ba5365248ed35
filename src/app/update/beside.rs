//! Work that waits for the disk, on threads beside the window.

use std::ops::ControlFlow;
use std::sync::Arc;

use iced::futures::{SinkExt, Stream, channel::mpsc};

use crate::app::Message;
use crate::store;
use crate::store::library::{Library, Places};

/// Runs work that waits for the disk on a thread of its own.
pub(super) async fn work<T: Send + 'static>(
    name: &str,
    work: impl FnOnce() -> Result<T, store::Error> + Send + 'static,
) -> Result<T, store::Error> {
    let (sender, receiver) = iced::futures::channel::oneshot::channel();
    let spawned = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
        // Nobody waits any more if the window is closed meanwhile.
        drop(sender.send(work()));
    });
    if spawned.is_err() {
        return Err(store::Error::Closed);
    }
    receiver.await.unwrap_or(Err(store::Error::Closed))
}

/// Reads the banks on a thread, as a stream of how far it is and, at the end, of the library.
pub(super) fn reading(places: Places) -> impl Stream<Item = Message> {
    iced::stream::channel(16, async move |mut output: mpsc::Sender<Message>| {
        let (sender, receiver) = iced::futures::channel::oneshot::channel();
        let mut steps = output.clone();
        let spawned = std::thread::Builder::new().name("banks".to_owned()).spawn(move || {
            let library = Library::load(&places, |done, total| {
                #[expect(clippy::cast_precision_loss, reason = "drawn, not counted")]
                let share = done as f32 / total.max(1) as f32;
                // A step more or less is not missed when the window is busy.
                drop(steps.try_send(Message::Reading(share)));
                ControlFlow::Continue(())
            });
            drop(sender.send(library));
        });
        if spawned.is_ok()
            && let Ok(library) = receiver.await
        {
            drop(output.send(Message::LibraryRead(library.map(Arc::new))).await);
        }
    })
}
