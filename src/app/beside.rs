//! Work beside the window: on a thread of its own, so that nobody waits for it to be drawn.

use iced::futures::channel::oneshot;

/// Runs work on a thread of this name; `None` if it could not be started. Nobody waits for what it
/// comes to once the window is closed.
pub(super) fn beside<T: Send + 'static, W: FnOnce() -> T + Send + 'static>(
    name: &str,
    work: W,
) -> impl Future<Output = Option<T>> + use<T, W> {
    let (sender, receiver) = oneshot::channel();
    let spawned =
        std::thread::Builder::new().name(name.to_owned()).spawn(move || drop(sender.send(work())));
    async move {
        spawned.ok()?;
        receiver.await.ok()
    }
}
