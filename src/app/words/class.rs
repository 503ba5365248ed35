//! What is said of a class: why something was not done in its room, or why class answers were not
//! brought in.

use crate::classroom::{Fault, claim, fetch};
use crate::domain::class::room::Refusal;
use crate::i18n::Tr;
use crate::interchange::answers::{Doubt, Remark};

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

/// What is not clear in a table of answers, with its place.
pub fn doubt(tr: &Tr, remark: &Remark) -> String {
    let said = match &remark.doubt {
        Doubt::NoTable => tr.get("answers-doubt-no-table"),
        Doubt::NoHeads => tr.get("answers-doubt-no-heads"),
        Doubt::NoWho => tr.get("answers-doubt-no-who"),
        Doubt::NoSuch(head) => tr.with("answers-doubt-no-such", [("head", head.as_str().into())]),
        Doubt::Twice(number) => tr.with("answers-doubt-twice", [("number", (*number).into())]),
        Doubt::Nobody => tr.get("answers-doubt-nobody"),
        Doubt::Again(row) => tr.with("answers-doubt-again", [("row", (*row).into())]),
        Doubt::TooLong => tr.get("answers-doubt-too-long"),
        Doubt::NoSet(set) => tr.with("answers-doubt-no-set", [("set", set.as_str().into())]),
        Doubt::NoChoice { number, written } => tr.with(
            "answers-doubt-no-choice",
            [("number", (*number).into()), ("written", written.as_str().into())],
        ),
        Doubt::Several { number, written } => tr.with(
            "answers-doubt-several",
            [("number", (*number).into()), ("written", written.as_str().into())],
        ),
        Doubt::Absent => tr.get("answers-doubt-absent"),
        Doubt::Rows => tr.get("answers-doubt-rows"),
    };
    if remark.row == 0 {
        return said;
    }
    let values = [("row", remark.row.into()), ("said", said.into())];
    tr.with("answers-doubt-at", values)
}

/// Why a file of class answers cannot be taken.
pub fn unread_claim(tr: &Tr, fault: claim::Fault) -> String {
    tr.get(match fault {
        claim::Fault::NotOurs => "claim-not-ours",
        claim::Fault::Newer(_) => "claim-newer",
        claim::Fault::Damaged => "claim-damaged",
    })
}

/// Why class answers were not fetched.
pub fn unfetched(tr: &Tr, fault: &fetch::Fault) -> String {
    match fault {
        fetch::Fault::NoAddress => tr.get("claim-no-address"),
        fetch::Fault::NotLocal => tr.get("claim-not-local"),
        fetch::Fault::NoCode => tr.get("claim-no-code"),
        fetch::Fault::Unreached(why) => tr.with("claim-unreached", [("why", why.as_str().into())]),
        fetch::Fault::WrongCode => tr.get("claim-wrong-code"),
        fetch::Fault::Wait => tr.get("claim-wait"),
        fetch::Fault::NoClass => tr.get("claim-no-class"),
    }
}
