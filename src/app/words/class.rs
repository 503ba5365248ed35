//! What is said of a class: why something was not done in its room.

use crate::classroom::Fault;
use crate::domain::class::room::Refusal;
use crate::i18n::Tr;

/// Why a command was not done.
pub fn fault(tr: &Tr, fault: &Fault) -> String {
    match fault {
        Fault::Refused(refusal) => refused(tr, *refusal),
        Fault::NotKept(why) => tr.with("room-not-kept", [("why", why.to_string().into())]),
        Fault::Gone => tr.get("room-gone"),
    }
}

/// Why the room did not allow it.
fn refused(tr: &Tr, refusal: Refusal) -> String {
    tr.get(match refusal {
        Refusal::Over => "room-refused-over",
        Refusal::NoName => "room-refused-name",
        Refusal::RollTaken => "room-refused-roll",
        Refusal::NoSeat | Refusal::Removed => "room-refused-seat",
        Refusal::Full => "room-refused-full",
        Refusal::Locked => "room-refused-locked",
        Refusal::NotNow
        | Refusal::NoSuch
        | Refusal::Closed
        | Refusal::Paused
        | Refusal::NotChoices => "room-refused-now",
    })
}
