//! Rung while a page is drawn, when nothing can be said to the program; heard by it afterwards.

use std::hash::{Hash, Hasher};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::Poll;

use iced::futures::Stream;
use iced::futures::stream;
use iced::futures::task::AtomicWaker;

/// A bell, the same wherever it is heard.
#[derive(Debug, Clone, Default)]
pub struct Bell(Arc<Rung>);

#[derive(Debug, Default)]
struct Rung {
    is_rung: AtomicBool,
    listener: AtomicWaker,
}

impl Hash for Bell {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Arc::as_ptr(&self.0).hash(state);
    }
}

impl Bell {
    /// Rings it.
    pub fn ring(&self) {
        self.0.is_rung.store(true, Ordering::Release);
        self.0.listener.wake();
    }

    /// Whether it was rung since this was last asked.
    pub fn was_rung(&self) -> bool {
        self.0.is_rung.swap(false, Ordering::AcqRel)
    }

    /// Every time that it is rung.
    pub fn heard(&self) -> impl Stream<Item = ()> + use<> {
        let bell = self.clone();
        stream::poll_fn(move |context| {
            bell.0.listener.register(context.waker());
            if bell.was_rung() { Poll::Ready(Some(())) } else { Poll::Pending }
        })
    }
}
