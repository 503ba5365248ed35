//! The connections that are open, and whose they are. A connection that does not take what it is
//! sent is dropped: nothing waits for it.

use std::collections::{BTreeMap, HashMap};

use tokio::sync::mpsc;

use super::wire::{Frame, Tell, Why, write};
use crate::domain::class::room::{Seat, Token};

/// The most frames that wait for one connection.
pub(super) const MOST_WAITING: usize = 32;

/// One connection, by the order in which they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct LineId(pub(super) u64);

/// Something to be sent.
#[derive(Debug, Clone)]
pub(super) enum Out {
    /// A frame.
    Frame(Frame),
    /// The first frame of a connection that has a seat.
    Seated(Frame),
    /// The last one; the connection ends.
    Last(Frame),
}

/// A connection as the host knows it.
#[derive(Debug)]
struct Line {
    out: mpsc::Sender<Out>,
    token: Token,
    admitted: bool,
    seat: Option<Seat>,
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Lines {
    lines: HashMap<LineId, Line>,
    seats: BTreeMap<Seat, LineId>,
}

impl Lines {
    /// A device knocks.
    pub(super) fn open(&mut self, id: LineId, token: Token, out: mpsc::Sender<Out>) {
        self.lines.insert(id, Line { out, token, admitted: false, seat: None });
    }

    /// It named the code, or has a seat.
    pub(super) fn admit(&mut self, id: LineId) {
        if let Some(line) = self.lines.get_mut(&id) {
            line.admitted = true;
        }
    }

    /// The device of a connection that may speak.
    pub(super) fn device(&self, id: LineId) -> Option<Token> {
        self.lines.get(&id).filter(|line| line.admitted).map(|line| line.token)
    }

    /// Whose connection it is.
    pub(super) fn seat(&self, id: LineId) -> Option<Seat> {
        self.lines.get(&id)?.seat
    }

    /// It is this seat's. An older connection of the seat ends.
    pub(super) fn sit(&mut self, id: LineId, seat: Seat) {
        let Some(line) = self.lines.get_mut(&id) else { return };
        line.admitted = true;
        line.seat = Some(seat);
        if let Some(older) = self.seats.insert(seat, id).filter(|older| *older != id) {
            self.end(older, Why::Elsewhere);
        }
    }

    /// It is gone.
    pub(super) fn shut(&mut self, id: LineId) {
        if let Some(seat) = self.lines.remove(&id).and_then(|line| line.seat)
            && self.seats.get(&seat) == Some(&id)
        {
            self.seats.remove(&seat);
        }
    }

    /// Sends to one connection.
    pub(super) fn send(&mut self, id: LineId, frame: Frame) {
        self.put(id, Out::Frame(frame));
    }

    /// Tells a connection that it has a seat.
    pub(super) fn send_seat(&mut self, id: LineId, frame: Frame) {
        self.put(id, Out::Seated(frame));
    }

    /// Sends to a seat, if it is connected.
    pub(super) fn send_to(&mut self, seat: Seat, tell: &Tell) {
        if let Some(id) = self.seats.get(&seat) {
            self.put(*id, Out::Frame(write(tell)));
        }
    }

    /// Sends the same frame to every seat that is connected.
    pub(super) fn send_to_all(&mut self, frame: &Frame) {
        let all: Vec<LineId> = self.seats.values().copied().collect();
        for id in all {
            self.put(id, Out::Frame(frame.clone()));
        }
    }

    /// Ends a connection and says why.
    pub(super) fn end(&mut self, id: LineId, why: Why) {
        self.put(id, Out::Last(write(&Tell::Out { why })));
        self.shut(id);
    }

    /// Ends the connection of a seat and says why.
    pub(super) fn end_seat(&mut self, seat: Seat, why: Why) {
        if let Some(id) = self.seats.get(&seat).copied() {
            self.end(id, why);
        }
    }

    /// The seats that are connected.
    pub(super) fn seats(&self) -> impl Iterator<Item = Seat> {
        self.seats.keys().copied()
    }

    fn put(&mut self, id: LineId, out: Out) {
        let Some(line) = self.lines.get(&id) else { return };
        if line.out.try_send(out).is_err() {
            self.shut(id);
        }
    }
}
