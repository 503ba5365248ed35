//! Where a room is kept. The room does not know where that is; the store does.

use std::error::Error;

use super::room::Entry;

/// Keeps what happens in one room.
pub trait Journal: Send {
    /// Keeps these entries, all or none of them, and returns when they are on disk. What many seats
    /// sent while the disk was busy is kept at once, and one flush acknowledges it all.
    ///
    /// # Errors
    ///
    /// If they could not be kept. The room must not go on with them then: nobody was told that they
    /// were taken.
    fn append(&mut self, entries: &[Entry]) -> Result<(), Box<dyn Error + Send + Sync>>;
}
