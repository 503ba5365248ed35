//! Who stands before the door: how many connections without a seat there are, and what each address
//! has tried. Whole classes may sit behind one address, so one address may have many; what it may
//! not is guess codes or take seats faster than a class does. A device that has a seat is stopped by
//! none of this but the count of connections.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::Code;
use crate::classroom::limit::{Bucket, Limiter, Rate};
use crate::domain::class::room::MOST_SEATS;

/// Wrong codes of one address: a class that mistypes, and then one in six seconds.
const WRONG: Rate = Rate { burst: 20, every: 6_000 };

/// Wrong codes of all addresses that were wrong before. With these, a lesson of three hours lets
/// through fewer than 4,000 of a million codes.
const WRONG_IN_ALL: Rate = Rate { burst: 200, every: 3_000 };

/// New seats for one address: a school behind one router at once, and then forty a second. Only who
/// named the code asks for one, so this bounds what somebody who knows it can fill the room with.
const JOINS: Rate = Rate { burst: 500, every: 25 };

/// Files of seats for one address: a school behind one router at once, and then twenty a second.
const FETCHES: Rate = Rate { burst: 500, every: 50 };

/// Connections without a seat, of one address and in all: a browser makes several for the page.
const SEATLESS: usize = 1_024;
const SEATLESS_IN_ALL: usize = 3_072;

/// Addresses that are remembered.
const MOST_ADDRESSES: usize = 16_384;

/// Those before the door.
#[derive(Clone, Default)]
pub(super) struct Porch(Arc<Mutex<Standing>>);

struct Standing {
    wrong: Limiter<IpAddr>,
    wrong_in_all: Bucket,
    joins: Limiter<IpAddr>,
    fetches: Limiter<IpAddr>,
    seatless: HashMap<IpAddr, usize>,
    seatless_in_all: usize,
    connections: usize,
}

impl Default for Standing {
    fn default() -> Self {
        Self {
            wrong: Limiter::new(WRONG, MOST_ADDRESSES),
            wrong_in_all: Bucket::new(WRONG_IN_ALL),
            joins: Limiter::new(JOINS, MOST_ADDRESSES),
            fetches: Limiter::new(FETCHES, MOST_ADDRESSES),
            seatless: HashMap::new(),
            seatless_in_all: 0,
            connections: 0,
        }
    }
}

/// What came of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tried {
    Right,
    Wrong,
    /// Not looked at: too many were wrong.
    Unheard,
}

impl Porch {
    /// A connection comes from this address; `None` if there are too many.
    pub(super) fn enter(&self, address: IpAddr) -> Option<Visit> {
        let mut standing = self.standing();
        let here = standing.seatless.get(&address).copied().unwrap_or(0);
        if here >= SEATLESS
            || standing.seatless_in_all >= SEATLESS_IN_ALL
            || standing.connections >= MOST_SEATS + SEATLESS_IN_ALL
        {
            return None;
        }
        *standing.seatless.entry(address).or_default() += 1;
        standing.seatless_in_all += 1;
        standing.connections += 1;
        Some(Visit(Arc::new(Guest { porch: self.clone(), address, sits: Mutex::new(false) })))
    }

    /// An address tries a code. One that was not wrong before is heard even while others guess.
    pub(super) fn code(&self, address: IpAddr, typed: &str, code: Code, now: u64) -> Tried {
        let mut standing = self.standing();
        let is_clean = standing.wrong.is_clean(address, now);
        if !(standing.wrong.may(address, now) && (is_clean || standing.wrong_in_all.has(now))) {
            return Tried::Unheard;
        }
        if code.is(typed) {
            return Tried::Right;
        }
        standing.wrong_in_all.take(now);
        if standing.wrong.take(address, now) { Tried::Wrong } else { Tried::Unheard }
    }

    /// Whether this address may take one more seat now.
    pub(super) fn join(&self, address: IpAddr, now: u64) -> bool {
        self.standing().joins.take(address, now)
    }

    /// Whether this address may fetch a file now: not while it guesses tickets, or codes.
    pub(super) fn may_fetch(&self, address: IpAddr, now: u64) -> bool {
        let mut standing = self.standing();
        standing.wrong.may(address, now) && standing.fetches.take(address, now)
    }

    /// An address named a ticket that is none. There are a million million of them, so this is not
    /// counted against the codes that all may try.
    pub(super) fn wrong_ticket(&self, address: IpAddr, now: u64) {
        self.standing().wrong.take(address, now);
    }

    /// Waits until nobody is connected, but no longer than this.
    pub(super) async fn empties(&self, most: Duration) {
        let wait = async {
            while self.standing().connections > 0 {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        // Who is still there then is not waited for.
        let _ = tokio::time::timeout(most, wait).await;
    }

    /// Counts are whole whatever a thread that held them came to.
    fn standing(&self) -> std::sync::MutexGuard<'_, Standing> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection that was let in, counted while any of these is about.
#[derive(Clone)]
pub(super) struct Visit(Arc<Guest>);

struct Guest {
    porch: Porch,
    address: IpAddr,
    sits: Mutex<bool>,
}

impl Visit {
    /// Where it comes from.
    pub(super) fn address(&self) -> IpAddr {
        self.0.address
    }

    /// It has a seat and no longer counts among those without.
    pub(super) fn sit(&self) {
        self.0.sit();
    }
}

impl Guest {
    fn sit(&self) {
        let mut sits = self.sits.lock().unwrap_or_else(PoisonError::into_inner);
        if std::mem::replace(&mut *sits, true) {
            return;
        }
        let mut standing = self.porch.standing();
        standing.seatless_in_all -= 1;
        if let Some(here) = standing.seatless.get_mut(&self.address) {
            *here -= 1;
            if *here == 0 {
                standing.seatless.remove(&self.address);
            }
        }
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        self.sit();
        self.porch.standing().connections -= 1;
    }
}
