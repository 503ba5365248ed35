//! The thread that owns a room. It takes all that waits, judges each by when it reached the host,
//! keeps all that follows with one [`Journal::append`], and only then answers any of them: one flush
//! acknowledges all. It works without any network; a [`Server`](super::Server) brings phones to its
//! [`Handle`].

mod judge;

use std::collections::BTreeMap;
use std::fmt;
use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, sleep_until};

use self::judge::{Home, Judge};
use super::claim::Ticket;
use super::lines::{LineId, Out};
use super::wire;
use crate::domain::class::journal::Journal;
use crate::domain::class::lesson::Lesson;
use crate::domain::class::room::{Command, Entry, Millis, Refusal, Reply, Room, Seat, Token, Vote};
use crate::domain::seed::Seed;
use crate::domain::time::Moment;

/// What waits at most, of all that phones and the teacher say; beyond that they wait to say it.
const MOST_ASKED: usize = 8_192;

/// News that wait at most; what happens meanwhile is told with the next.
const MOST_NEWS: usize = 4;

/// Between two tellings of the news, unless the teacher did something: five a second.
const NEWS_EVERY: Duration = Duration::from_millis(200);

/// How often the end of votes is looked for, at least: the host's clock is given, and may jump.
const LOOK_EVERY: u64 = 100;

/// How many addresses are remembered for the news.
const MOST_ADDRESSES: usize = 4_096;

/// What a host is started with.
pub struct Start {
    /// The name of the room, for ever the same: the orders of choices are drawn from it.
    pub name: String,
    /// What is asked, and by which rules.
    pub lesson: Lesson,
    /// What has happened, if the room is taken up again. Its clock then stands still until the
    /// teacher lets it go on.
    pub entries: Vec<Entry>,
    /// Where the room is kept.
    pub journal: Box<dyn Journal>,
    /// Milliseconds by a clock that only goes forward: `env::steady`.
    pub steady: Arc<dyn Fn() -> u64 + Send + Sync>,
    /// When the room began, by the computer's clock.
    pub begun: Moment,
    /// When it is now, by the computer's clock.
    pub now: Moment,
    /// Chance that nobody can foretell, from which tickets are drawn: `env::seed`.
    pub seed: Seed,
}

impl fmt::Debug for Start {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Start").field("name", &self.name).finish_non_exhaustive()
    }
}

/// What a command came to if it was not done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The room does not allow it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// It could not be kept. The room stands still; what was acknowledged is safe. It is to be closed
    /// and opened again from what is on disk.
    #[error("the room could not be kept: {0}")]
    NotKept(Arc<str>),
    /// The host has stopped.
    #[error("the room is closed")]
    Gone,
}

/// What whoever shows the room is told.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// This is on disk. `Room::apply` to each gives the same room.
    Happened(Vec<Entry>),
    /// Who is there, and who reached us, when that has changed.
    Reach(Reach),
    /// The room stands still: it could not be kept, and this is why.
    NotKept(Arc<str>),
}

/// Who is there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reach {
    /// The seats that are connected.
    pub connected: Vec<Seat>,
    /// How many requests came from each address.
    pub addresses: BTreeMap<IpAddr, u32>,
    /// What was refused, by address.
    pub offences: BTreeMap<(IpAddr, Offence), u32>,
}

/// Something that no phone of ours does, or not so often.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Offence {
    /// A wrong code.
    WrongCode,
    /// More wrong codes than are listened to.
    Guessing,
    /// More new seats than one address is given at once.
    ManyJoins,
    /// More messages than anybody taps.
    Flood,
    /// Messages that are none of the protocol, or too long.
    Garbage,
    /// A page on another site tried to reach the room.
    Foreign,
    /// More connections than one address has.
    ManyConnections,
}

/// Whether all seats that are connected have an answer standing in every vote that is open. Seats that
/// are not connected hold nobody up.
pub fn all_answered(room: &Room, connected: &[Seat]) -> bool {
    let mut open = room.votes().iter().filter(|vote| vote.is_open).peekable();
    let sitting: Vec<&Seat> =
        connected.iter().filter(|seat| room.sitter(**seat).is_some()).collect();
    let stands =
        |vote: &Vote, seat| vote.given.get(seat).is_some_and(|given| !given.ticks.is_empty());
    open.peek().is_some()
        && !sitting.is_empty()
        && open.all(|vote| sitting.iter().all(|seat| stands(vote, *seat)))
}

/// Something that somebody wants of the host, with when it reached it.
#[derive(Debug)]
pub(super) enum Ask {
    Command { command: Command, reply: oneshot::Sender<Result<Reply, Fault>> },
    Hello { line: LineId, token: Token, out: mpsc::Sender<Out>, known: oneshot::Sender<bool> },
    Admit { line: LineId },
    Join { line: LineId, name: String, roll: Option<String> },
    Answer { line: LineId, round: u32, turn: u32, pick: wire::Pick, sure: Option<u8> },
    Item { line: LineId, n: usize },
    Claim { line: LineId },
    Fetch { ticket: Ticket, reply: oneshot::Sender<Option<Claimed>> },
    Shut { line: LineId },
    Reached(IpAddr),
    Offended(IpAddr, Offence),
    Stop,
}

/// The file of a seat, and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claimed {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// The host's clock: milliseconds since the room was opened.
#[derive(Clone)]
pub(super) struct Clock {
    steady: Arc<dyn Fn() -> u64 + Send + Sync>,
    since: u64,
    from: Millis,
}

impl Clock {
    pub(super) fn now(&self) -> Millis {
        Millis(self.from.0 + (self.steady)().saturating_sub(self.since))
    }
}

/// Speaks to a host. Any number of these may be about.
#[derive(Clone)]
pub struct Handle {
    asks: mpsc::Sender<(Millis, Ask)>,
    clock: Clock,
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Handle")
    }
}

impl Handle {
    /// Does what the teacher wants, and returns when it is on disk. Commands reach the host in the
    /// order of these calls, in whatever order the futures are polled.
    ///
    /// # Errors
    ///
    /// If the room does not allow it, could not be kept, or has been closed.
    pub fn command(
        &self,
        command: Command,
    ) -> impl Future<Output = Result<Reply, Fault>> + Send + use<> {
        let (reply, replied) = oneshot::channel();
        let asked = self.asks.try_send((self.clock.now(), Ask::Command { command, reply }));
        let asks = self.asks.clone();
        async move {
            // Where so much waits that nothing more is taken, it waits itself.
            if let Err(mpsc::error::TrySendError::Full(asked)) = asked {
                let _ = asks.send(asked).await;
            }
            drop(asks);
            replied.await.unwrap_or(Err(Fault::Gone))
        }
    }

    /// The same, for whoever can wait. Not to be called where futures run.
    ///
    /// # Errors
    ///
    /// As [`Handle::command`].
    pub fn command_and_wait(&self, command: Command) -> Result<Reply, Fault> {
        let (reply, replied) = oneshot::channel();
        let asked = (self.clock.now(), Ask::Command { command, reply });
        if self.asks.blocking_send(asked).is_err() {
            return Err(Fault::Gone);
        }
        replied.blocking_recv().unwrap_or(Err(Fault::Gone))
    }

    /// When it is, in the room.
    pub fn now(&self) -> Millis {
        self.clock.now()
    }

    /// The instant is that of the call, however long it waits to be heard.
    pub(super) async fn ask(&self, ask: Ask) -> bool {
        let at = self.clock.now();
        self.asks.send((at, ask)).await.is_ok()
    }

    /// The same where losing it does no harm: nobody waits.
    pub(super) fn mention(&self, ask: Ask) {
        let _ = self.asks.try_send((self.clock.now(), ask));
    }
}

/// A room with its thread. It is closed when this is dropped; what has happened stays on disk.
#[derive(Debug)]
pub struct Host {
    handle: Handle,
    thread: Option<thread::JoinHandle<()>>,
}

impl Host {
    /// Opens a room, or takes it up again, on a thread of its own.
    ///
    /// # Errors
    ///
    /// If the system gives no thread.
    pub fn start(start: Start) -> io::Result<(Self, mpsc::Receiver<News>)> {
        let (asks, asked) = mpsc::channel(MOST_ASKED);
        let (news, told) = mpsc::channel(MOST_NEWS);
        let room = Room::replay(start.lesson, &start.entries);
        let since = (start.steady)();
        let clock = Clock { steady: start.steady, since, from: room.now() };
        let is_resumed = !start.entries.is_empty();
        let home = Home { name: start.name, begun: start.begun, now: start.now, seed: start.seed };
        let judge = Judge::new(room, home, start.journal, clock.clone());
        let mut actor = Actor { judge, clock: clock.clone(), asked, news: Bulletin::new(news) };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
        let thread = thread::Builder::new()
            .name("classroom".to_owned())
            .spawn(move || runtime.block_on(actor.run(is_resumed)))?;
        Ok((Self { handle: Handle { asks, clock }, thread: Some(thread) }, told))
    }

    /// How to speak to it.
    pub fn handle(&self) -> Handle {
        self.handle.clone()
    }

    /// Closes the room, when all that was acknowledged is on disk and all that happened is told to
    /// phones.
    pub fn stop(mut self) {
        self.close();
    }

    fn close(&mut self) {
        let Some(thread) = self.thread.take() else { return };
        let mut stop = (self.handle.now(), Ask::Stop);
        // Not `blocking_send`, which may not be called where futures run.
        while let Err(mpsc::error::TrySendError::Full(back)) = self.handle.asks.try_send(stop) {
            stop = back;
            thread::sleep(Duration::from_millis(1));
        }
        // A host that panicked has said so on its own.
        let _ = thread.join();
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.close();
    }
}

struct Actor {
    judge: Judge,
    clock: Clock,
    asked: mpsc::Receiver<(Millis, Ask)>,
    news: Bulletin,
}

impl Actor {
    async fn run(&mut self, is_resumed: bool) {
        if is_resumed {
            self.judge.resume(self.clock.now());
            self.tell(true);
        }
        let mut waiting = Vec::new();
        loop {
            let wake = self.wake();
            let dawn = sleep_until(wake.unwrap_or_else(Instant::now));
            tokio::select! {
                count = self.asked.recv_many(&mut waiting, MOST_ASKED) => {
                    if count == 0 {
                        break;
                    }
                }
                () = dawn, if wake.is_some() => {
                    // What reached the host before the votes ended is judged before they do.
                    while let Ok(asked) = self.asked.try_recv() {
                        waiting.push(asked);
                    }
                }
            }
            waiting.sort_by_key(|(at, _)| *at);
            let now = self.clock.now();
            let done = self.judge.take(waiting.drain(..), now);
            self.tell(done.is_urgent);
            if done.stop {
                self.tell(true);
                break;
            }
        }
    }

    /// When there is something to do though nobody asks.
    fn wake(&self) -> Option<Instant> {
        let news = self.news.due(self.judge.has_news());
        let ends = self.judge.ends().map(|ends| {
            let left = (ends.0 + 1).saturating_sub(self.clock.now().0);
            Instant::now_in(left.min(LOOK_EVERY))
        });
        news.into_iter().chain(ends).min()
    }

    fn tell(&mut self, at_once: bool) {
        self.news.tell(&mut self.judge, at_once);
    }
}

/// Instants some way off.
trait Ahead {
    fn now_in(millis: u64) -> Self;
}

impl Ahead for Instant {
    fn now_in(millis: u64) -> Self {
        Self::now() + Duration::from_millis(millis)
    }
}

/// Tells the news, not too often.
struct Bulletin {
    news: mpsc::Sender<News>,
    next: Instant,
}

impl Bulletin {
    fn new(news: mpsc::Sender<News>) -> Self {
        Self { news, next: Instant::now_in(0) }
    }

    fn due(&self, has_news: bool) -> Option<Instant> {
        (has_news && !self.news.is_closed()).then_some(self.next)
    }

    /// Tells what there is. What nobody has room for is told with the next.
    fn tell(&mut self, judge: &mut Judge, at_once: bool) {
        let now = Instant::now_in(0);
        if self.news.is_closed() {
            // Nobody shows the room: what nobody will read is not piled up.
            while judge.news().is_some() {}
        }
        if !judge.has_news() || !(at_once || now >= self.next) {
            return;
        }
        self.next = now + NEWS_EVERY;
        while let Ok(place) = self.news.try_reserve() {
            let Some(news) = judge.news() else { break };
            place.send(news);
        }
    }
}
