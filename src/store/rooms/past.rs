//! What classes made of questions, over all rooms: each is read once, one after the other.

use super::Rooms;
use crate::domain::class::past::Past;
use crate::domain::class::room::Room;

impl Rooms {
    /// What became of every question in every lesson, the first lesson first. A room that cannot be
    /// read is left out.
    pub fn past(&self) -> Past {
        let mut past = Past::default();
        for card in self.list().into_iter().rev() {
            match self.read(&card.id) {
                Ok(kept) => past.add(&Room::replay(kept.lesson, &kept.entries), kept.begun),
                Err(error) => tracing::debug!(%error, room = %card.id, "a room was left out"),
            }
        }
        past
    }
}
