//! What a room without a window says of itself, line by line.

use std::fmt::Write as _;
use std::net::{IpAddr, SocketAddr};

use crate::classroom::{Code, Offence};
use crate::domain::class::lesson::{Lesson, Ticks};
use crate::domain::class::room::{Phase, Room, Step, What};
use crate::domain::locale::Locale;
use crate::store::rooms::RoomId;

pub(super) fn title(id: &RoomId, lesson: &Lesson) -> String {
    format!("Room {id}: {}, {} questions\n", lesson.title, lesson.items.len())
}

pub(super) fn unfit(count: usize) -> String {
    format!("{count} questions are left out: they are answered by typing\n")
}

pub(super) fn stale(count: usize) -> String {
    format!(
        "{count} questions are left out: they are past the day until which they are known to hold\n"
    )
}

pub(super) fn invitation(address: SocketAddr, code: Code, auto: bool) -> String {
    let enter = if auto { "" } else { "Enter goes on; " };
    format!("Join at http://{address}/ with code {code}\n{enter}Ctrl-C ends the lesson.\n")
}

/// Where a room stands that is taken up again.
pub(super) fn phase(room: &Room) -> String {
    match room.phase() {
        Phase::Lobby => String::new(),
        Phase::At { item, .. } => {
            format!("Taken up again at question {} of {}\n", item + 1, room.lesson().items.len())
        }
        Phase::Own => "Taken up again while everybody answers\n".to_owned(),
        Phase::Over => "This lesson is over\n".to_owned(),
    }
}

/// What has happened, in the room in which it has; nothing for what nobody waits to read.
pub(super) fn entry(room: &Room, what: &What, voted: bool) -> String {
    match what {
        What::Turned(item) => question(room, *item),
        What::Opened { item, time } => {
            format!("Question {} is open{}\n", item + 1, seconds(*time))
        }
        What::OpenedAll { time } => format!("All questions are open{}\n", seconds(*time)),
        What::Paused => "The clock stands still\n".to_owned(),
        What::Continued => "The clock goes on\n".to_owned(),
        What::Resumed(_) => "The room is taken up again; Enter goes on\n".to_owned(),
        What::Closed if voted => closed(room),
        What::Stepped(Step::Key) => told(room),
        What::Ended => "The lesson is over\n".to_owned(),
        What::Closed
        | What::Stepped(_)
        | What::Joined { .. }
        | What::Renamed { .. }
        | What::Removed(_)
        | What::Locked(_)
        | What::Answered { .. }
        | What::TookSet { .. }
        | What::OnPaper { .. }
        | What::Counted { .. }
        | What::TeachAgain { .. }
        | What::Teams(_)
        | What::Played { .. }
        | What::Unplayed => String::new(),
    }
}

fn question(room: &Room, item: usize) -> String {
    let lesson = room.lesson();
    let asked = lesson.question(item).and_then(|(question, passage)| {
        crate::domain::bank::printed::Printed::of(question, passage).in_a_line()
    });
    let asked = asked.map(|text| text.text(Locale::En).to_owned()).unwrap_or_default();
    format!("\nQuestion {} of {}: {asked}\n", item + 1, lesson.items.len())
}

fn seconds(time: Option<u64>) -> String {
    time.map_or(String::new(), |time| format!(" for {} s", time / 1_000))
}

fn closed(room: &Room) -> String {
    let Some((_, vote)) = room.current() else { return "Time is up\n".to_owned() };
    let seats = room.seats().count();
    let answered = room.answered(vote);
    let counts = room.counts(vote).into_iter().zip('A'..);
    let counts: Vec<String> = counts.map(|(count, letter)| format!("{letter} {count}")).collect();
    format!("Closed: {answered} of {seats} answered: {}\n", counts.join(", "))
}

fn told(room: &Room) -> String {
    let Some(item) = room.at() else { return String::new() };
    let Some(settled) = room.lesson().items.get(item) else { return String::new() };
    let right = room.seats().filter(|(seat, _)| room.outcome(*seat, item).is_right).count();
    let seats = room.seats().count();
    format!(
        "Question {}: {} is right, as {right} of {seats} said\n",
        item + 1,
        letters(settled.key)
    )
}

fn letters(ticks: Ticks) -> String {
    ('A'..).enumerate().take(16).filter(|(place, _)| ticks.has(*place)).map(|(_, c)| c).collect()
}

/// Everybody, the best first.
pub(super) fn standings(room: &Room) -> String {
    let mut out = "\nRank  Marks  Right  Name\n".to_owned();
    for standing in room.standings() {
        let Some(sitter) = room.sitter(standing.seat) else { continue };
        // Names of phones may hold what a terminal would obey.
        let name: String = sitter.name.chars().filter(|c| !c.is_control()).collect();
        let (rank, earned, right) = (standing.rank, standing.earned.to_string(), standing.right);
        // Writing to a text cannot fail.
        let _ = writeln!(out, "{rank:>4}  {earned:>5}  {right:>5}  {name}");
    }
    out
}

pub(super) fn offence(address: IpAddr, offence: Offence, times: u32) -> String {
    let what = match offence {
        Offence::WrongCode => "a wrong code",
        Offence::Guessing => "too many wrong codes: no more are heard for a while",
        Offence::ManyJoins => "too many new seats at once",
        Offence::Flood => "too many messages: the connection was closed",
        Offence::Garbage => "messages that no phone of ours sends: the connection was closed",
        Offence::Foreign => "a page of another site tried to reach the room",
        Offence::ManyConnections => "too many connections",
    };
    let times = if times > 1 { format!(" ({times} times)") } else { String::new() };
    format!("from {address}: {what}{times}")
}
