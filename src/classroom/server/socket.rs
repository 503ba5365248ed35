//! One phone's connection: its words to the host, the host's words to it, and how long silence and
//! noise are borne.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::extract::ws::{Message, WebSocket};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

use super::Shared;
use super::porch::{Tried, Visit};
use crate::classroom::host::{Ask, Offence};
use crate::classroom::limit::{Bucket, Rate};
use crate::classroom::lines::{LineId, MOST_WAITING, Out};
use crate::classroom::wire::{self, Frame, Misread, Said, Tell, To, VERSION, Why, write};

/// What a person can tap, and what a page asks after a gap.
const MESSAGES: Rate = Rate { burst: 60, every: 100 };

/// Between two looks at whether somebody is there.
const BEAT: Duration = Duration::from_secs(15);

/// How long nothing may come from a phone: it answers every ping, unless it sleeps.
const SILENCE: Duration = Duration::from_secs(50);

/// How long a stranger may take to say who knocks.
const KNOCK: Duration = Duration::from_secs(10);

/// How long somebody may take to type a name.
const TYPING: Duration = Duration::from_mins(10);

/// How long one frame may take to be sent.
const SENDING: Duration = Duration::from_secs(10);

/// Numbers the connections of this program.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// Why a conversation ends.
enum End {
    /// The connection is gone, or silent.
    Gone,
    /// It is told why, and closed.
    Said(Frame),
}

struct Talk {
    line: LineId,
    shared: Arc<Shared>,
    visit: Visit,
    out: Option<mpsc::Sender<Out>>,
    messages: Bucket,
}

/// Speaks with a phone until either is gone.
pub(super) async fn converse(mut socket: WebSocket, shared: Arc<Shared>, visit: Visit) {
    let (out, mut outgoing) = mpsc::channel(MOST_WAITING);
    let line = LineId(NEXT.fetch_add(1, Ordering::Relaxed));
    let messages = Bucket::new(MESSAGES);
    let mut talk = Talk { line, shared, visit, out: Some(out), messages };
    let end = talk.go_on(&mut socket, &mut outgoing).await;
    talk.shared.handle.ask(Ask::Shut { line }).await;
    if let End::Said(last) = end {
        let _ = timeout(SENDING, socket.send(Message::Text(last))).await;
        let _ = timeout(SENDING, socket.send(Message::Close(None))).await;
    }
}

impl Talk {
    async fn go_on(&mut self, socket: &mut WebSocket, outgoing: &mut mpsc::Receiver<Out>) -> End {
        let mut beat = interval(BEAT);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        beat.reset();
        let begun = Instant::now();
        let mut heard = begun;
        let mut sits = false;
        let knock = tokio::time::sleep(KNOCK);
        tokio::pin!(knock);
        loop {
            let sent = tokio::select! {
                message = socket.recv() => {
                    heard = Instant::now();
                    match message {
                        Some(Ok(message)) => match self.heard(message).await {
                            Ok(Some(tell)) => Some(Message::Text(write(&tell))),
                            Ok(None) => None,
                            Err(end) => return end,
                        },
                        Some(Err(error)) => {
                            if error.to_string().contains("Space limit exceeded") {
                                self.offended(Offence::Garbage);
                            }
                            return End::Gone;
                        }
                        None => return End::Gone,
                    }
                }
                out = outgoing.recv() => match out {
                    Some(Out::Frame(frame)) => Some(Message::Text(frame)),
                    Some(Out::Seated(frame)) => {
                        sits = true;
                        self.visit.sit();
                        Some(Message::Text(frame))
                    }
                    Some(Out::Last(frame)) => return End::Said(frame),
                    // The host dropped this line, or is gone.
                    None => return End::Gone,
                },
                _ = beat.tick() => {
                    let typing = !sits && begun.elapsed() > TYPING;
                    if typing || heard.elapsed() > SILENCE {
                        return End::Gone;
                    }
                    Some(Message::Ping(axum::body::Bytes::new()))
                }
                () = &mut knock, if self.out.is_some() => return End::Gone,
            };
            if let Some(message) = sent
                && !matches!(timeout(SENDING, socket.send(message)).await, Ok(Ok(())))
            {
                return End::Gone;
            }
        }
    }

    /// Takes one message; what is to be said at once is returned.
    async fn heard(&mut self, message: Message) -> Result<Option<Tell>, End> {
        if !self.messages.take(self.shared.handle.now().0) {
            self.offended(Offence::Flood);
            return Err(noise());
        }
        let said = match message {
            Message::Text(text) => wire::read(text.as_str()),
            Message::Binary(_) => Err(Misread::NotOurs),
            Message::Ping(_) | Message::Pong(_) => return Ok(None),
            Message::Close(_) => return Err(End::Gone),
        };
        let Ok(said) = said else {
            self.offended(Offence::Garbage);
            return Err(noise());
        };
        let line = self.line;
        match said {
            Said::Beat => return Ok(Some(Tell::Beat)),
            Said::Hello { v, code, secret } => {
                let Some(out) = self.out.take() else { return Ok(Some(no(To::Hello, Why::Order))) };
                return self.hello(v, &code, &secret, out).await;
            }
            _ if self.out.is_some() => return Ok(Some(no(To::Hello, Why::Order))),
            Said::Join { name, roll } => {
                if !self.shared.porch.join(self.visit.address(), self.shared.handle.now().0) {
                    self.offended(Offence::ManyJoins);
                    return Ok(Some(no(To::Join, Why::Wait)));
                }
                self.ask(Ask::Join { line, name, roll }).await?;
            }
            Said::Answer { round, turn, pick, sure } => {
                self.ask(Ask::Answer { line, round, turn, pick, sure }).await?;
            }
            Said::Claim => self.ask(Ask::Claim { line }).await?,
            Said::Ask { n } => self.ask(Ask::Item { line, n }).await?,
        }
        Ok(None)
    }

    async fn hello(
        &mut self,
        v: u32,
        code: &str,
        secret: &wire::Secret,
        out: mpsc::Sender<Out>,
    ) -> Result<Option<Tell>, End> {
        if v != VERSION {
            return Err(End::Said(write(&no(To::Hello, Why::Version))));
        }
        let (known, is_known) = oneshot::channel();
        let (line, token) = (self.line, secret.token());
        self.ask(Ask::Hello { line, token, out, known }).await?;
        if is_known.await.map_err(|_| End::Gone)? {
            return Ok(None);
        }
        let address = self.visit.address();
        let shared = &self.shared;
        match shared.porch.code(address, code, shared.code, shared.handle.now().0) {
            Tried::Right => {
                self.ask(Ask::Admit { line }).await?;
                Ok(None)
            }
            Tried::Wrong => {
                self.offended(Offence::WrongCode);
                Err(End::Said(write(&no(To::Hello, Why::Code))))
            }
            Tried::Unheard => {
                self.offended(Offence::Guessing);
                Err(End::Said(write(&no(To::Hello, Why::Wait))))
            }
        }
    }

    async fn ask(&self, ask: Ask) -> Result<(), End> {
        if self.shared.handle.ask(ask).await { Ok(()) } else { Err(End::Gone) }
    }

    fn offended(&self, offence: Offence) {
        self.shared.offended(self.visit.address(), offence);
    }
}

fn no(to: To, why: Why) -> Tell {
    Tell::No { to, why, round: None, turn: None }
}

fn noise() -> End {
    End::Said(write(&Tell::Out { why: Why::Noise }))
}
