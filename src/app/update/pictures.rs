//! Reading the images that were asked for while a page was drawn.

use iced::Task;
use iced::futures::{Stream, StreamExt};

use crate::app::beside::beside;
use crate::app::pictures::Bell;
use crate::app::{App, Message};

impl App {
    /// Reads what images were asked for beside the window, unless some are being read already.
    pub(super) fn read_pictures(&self) -> Task<Message> {
        match self.pictures.to_read() {
            Some(work) => Task::perform(beside("pictures", work), Message::PicturesRead),
            None => Task::none(),
        }
    }
}

/// Every time that images are asked for.
pub(in crate::app) fn asked(bell: &Bell) -> impl Stream<Item = Message> + use<> {
    bell.heard().map(|()| Message::PicturesAsked)
}
