//! Simulated phones in a room, over real sockets on this machine alone: how long joining,
//! questions and acknowledgements take, and whether every acknowledged answer is kept exactly once.
//!
//! ```text
//! cargo build --release && cargo run --release --example phones -- --phones 2000
//! ```
//!
//! Without `--at` it starts `smriti room --auto` as a process of its own, in a folder of its own.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::expect_used,
    reason = "a program for developers that measures, and stops where its own setting up fails"
)]

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::io::{BufRead as _, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use clap::Parser;
use futures_util::{SinkExt as _, StreamExt as _};
use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;
use smriti::classroom::wire::{Phase, Said, Secret, Tell, VERSION};
use smriti::domain::class::room::{Room, Token, What};
use smriti::store::rooms::{RoomId, Rooms};
use tokio::net::{TcpSocket, TcpStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;

type Failure = Box<dyn Error>;
type Socket = WebSocketStream<TcpStream>;

#[derive(Debug, Clone, Parser)]
struct Settings {
    /// How many phones.
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=5_000))]
    phones: u32,
    /// Questions of the lesson.
    #[arg(long, default_value_t = 4)]
    questions: u16,
    /// Seconds for each.
    #[arg(long, default_value_t = 8)]
    seconds: u32,
    /// Milliseconds over which the phones answer.
    #[arg(long, default_value_t = 4_000)]
    spread: u64,
    /// In a hundred answers, so many phones lose their connection right after sending it.
    #[arg(long, default_value_t = 0)]
    drops: u32,
    /// In a hundred answers, so many are sent twice.
    #[arg(long, default_value_t = 0)]
    twice: u32,
    /// In a hundred answers, so many come a second later.
    #[arg(long, default_value_t = 0)]
    late: u32,
    /// Phones show texts.
    #[arg(long)]
    texts: bool,
    /// Every phone has an order of its own.
    #[arg(long)]
    shuffled: bool,
    /// All come from one address, as behind a router.
    #[arg(long)]
    one_address: bool,
    /// The bank.
    #[arg(long, default_value = "questions/un-cybercrime-convention/timeline.ron")]
    bank: PathBuf,
    /// Joins this room instead of starting one; it must be on this machine.
    #[arg(long, requires = "code")]
    at: Option<SocketAddr>,
    /// The code of that room.
    #[arg(long)]
    code: Option<String>,
    /// Where chance starts.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// What all phones note down.
#[derive(Default)]
struct Notes {
    joined: Vec<f64>,
    opened: HashMap<u32, Vec<Instant>>,
    acknowledged: Vec<f64>,
    kept: BTreeMap<(u32, u32, u32), u32>,
    refused: BTreeMap<String, u32>,
    totals: BTreeMap<u32, String>,
    drops: u32,
    over: u32,
}

struct Served {
    process: Child,
    folder: tempfile::TempDir,
    room: String,
    address: SocketAddr,
    code: String,
    /// Threads that read what the server says, so that it never waits for us.
    _reader: std::thread::JoinHandle<()>,
}

impl Drop for Served {
    fn drop(&mut self) {
        // It has ended by itself unless something went wrong.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn main() -> Result<(), Failure> {
    let settings = Settings::parse();
    if settings.at.is_some_and(|at| !at.ip().is_loopback()) {
        return Err("only rooms on this machine: 127.0.0.1".into());
    }
    rlimit::increase_nofile_limit(16_384)?;
    let mut served = if settings.at.is_none() { Some(serve(&settings)?) } else { None };
    let (address, code) = match (&served, settings.at, &settings.code) {
        (Some(served), ..) => (served.address, served.code.clone()),
        (None, Some(at), Some(code)) => (at, code.clone()),
        _ => return Err("a room needs an address and a code".into()),
    };
    let notes = Rc::new(RefCell::new(Notes::default()));
    let before = served.as_ref().and_then(|served| memory(served.process.id(), "VmRSS"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let local = tokio::task::LocalSet::new();
    let most = Duration::from_secs(
        60 + u64::from(settings.questions) * (u64::from(settings.seconds) + 5)
            + u64::from(settings.phones) / 20,
    );
    let pid = served.as_ref().map(|served| served.process.id());
    let after = Rc::new(RefCell::new(None));
    local.block_on(&runtime, async {
        let mut phones = Vec::new();
        let gate = Arc::new(tokio::sync::Semaphore::new(100));
        for number in 0..settings.phones {
            let phone = Phone::new(number, address, code.clone(), settings.clone(), notes.clone());
            let gate = gate.clone();
            phones.push(tokio::task::spawn_local(phone.live(gate)));
        }
        let count = settings.phones as usize;
        let watched = notes.clone();
        let seen = after.clone();
        tokio::task::spawn_local(async move {
            while watched.borrow().joined.len() < count {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
            *seen.borrow_mut() = pid.and_then(|pid| memory(pid, "VmRSS"));
        });
        let all = futures_util::future::join_all(phones);
        if tokio::time::timeout(most, all).await.is_err() {
            println!("some phones were still waiting after {} s", most.as_secs());
        }
    });
    report(&settings, &notes.borrow());
    if let (Some(before), Some(after)) = (before, *after.borrow()) {
        let each = (after.saturating_sub(before)) as f64 / f64::from(settings.phones);
        println!("memory    {before} KiB before, {after} KiB with all seats: {each:.1} KiB a seat");
    }
    if let Some(served) = &mut served {
        if let Some(peak) = memory(served.process.id(), "VmHWM") {
            println!("memory    {peak} KiB at most");
        }
        served.process.wait()?;
        check(served, &notes.borrow())?;
    }
    Ok(())
}

/// Starts a room of its own.
fn serve(settings: &Settings) -> Result<Served, Failure> {
    let folder = tempfile::tempdir()?;
    let own = std::env::current_exe()?;
    let binary = own.parent().and_then(|examples| examples.parent()).ok_or("no folder")?;
    let binary = binary.join(format!("smriti{}", std::env::consts::EXE_SUFFIX));
    let mut command = Command::new(&binary);
    command.arg("room").arg("--data-dir").arg(folder.path()).arg("--bank").arg(&settings.bank);
    command.args(["--bind", "127.0.0.1", "--port", "0", "--auto", "--show", "1"]);
    command.args(["--questions", &settings.questions.to_string()]);
    command.args(["--seconds", &settings.seconds.to_string()]);
    command.args(["--seats", &settings.phones.to_string()]);
    if settings.texts {
        command.arg("--texts");
    }
    if settings.shuffled {
        command.arg("--shuffled");
    }
    let mut process = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut lines = BufReader::new(process.stdout.take().ok_or("no output")?).lines();
    let (mut room, mut found) = (String::new(), None);
    while found.is_none() {
        let line = lines.next().ok_or("the room did not open")??;
        if let Some(rest) = line.strip_prefix("Room ") {
            rest.split(':').next().unwrap_or_default().clone_into(&mut room);
        }
        if let Some((address, code)) =
            line.strip_prefix("Join at http://").and_then(|rest| rest.split_once("/ with code "))
        {
            found = Some((address.parse::<SocketAddr>()?, code.trim().to_owned()));
        }
    }
    let reader = std::thread::spawn(move || for _ in lines.map_while(Result::ok) {});
    let (address, code) = found.ok_or("no address")?;
    Ok(Served { process, folder, room, address, code, _reader: reader })
}

/// What the system says of a process's memory, in KiB.
fn memory(process: u32, what: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with(what))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// One simulated phone.
struct Phone {
    number: u32,
    address: SocketAddr,
    code: String,
    secret: Secret,
    settings: Settings,
    notes: Rc<RefCell<Notes>>,
    chance: ChaCha8Rng,
    /// What was sent and not acknowledged: when, and whether on this connection.
    sent: Option<(u32, u32, String, Instant, bool)>,
    /// When to answer what: the vote, the letters that there are.
    due: Option<(Instant, u32, usize)>,
    answered: BTreeMap<u32, u32>,
}

impl Phone {
    fn new(
        number: u32,
        address: SocketAddr,
        code: String,
        settings: Settings,
        notes: Rc<RefCell<Notes>>,
    ) -> Self {
        Self {
            number,
            address,
            code,
            secret: secret(&settings, number),
            chance: ChaCha8Rng::seed_from_u64(settings.seed ^ (u64::from(number) << 20)),
            settings,
            notes,
            sent: None,
            due: None,
            answered: BTreeMap::new(),
        }
    }

    async fn live(mut self, gate: Arc<tokio::sync::Semaphore>) {
        let mut first = Some(gate.acquire_owned().await.expect("a gate that stays open"));
        let begun = Instant::now();
        for tries in 0..50_u32 {
            match self.talk(&mut first, begun).await {
                Ok(true) => return,
                // It lost its connection, as was wanted.
                Ok(false) => {
                    let pause = self.chance.random_range(5..200);
                    tokio::time::sleep(Duration::from_millis(pause)).await;
                }
                Err(error) => {
                    *self.notes.borrow_mut().refused.entry(error.to_string()).or_default() += 1;
                    let pause = 50 * u64::from(tries + 1);
                    tokio::time::sleep(Duration::from_millis(pause)).await;
                }
            }
        }
    }

    /// One connection; whether the lesson is over.
    async fn talk(
        &mut self,
        first: &mut Option<tokio::sync::OwnedSemaphorePermit>,
        begun: Instant,
    ) -> Result<bool, Failure> {
        let mut socket = connect(self.address, self.number, &self.settings).await?;
        if let Some((.., on_this)) = &mut self.sent {
            *on_this = false;
        }
        let hello =
            Said::Hello { v: VERSION, code: self.code.clone(), secret: self.secret.clone() };
        say(&mut socket, &hello).await?;
        loop {
            let due = self.due.map(|(due, ..)| due);
            let wake = tokio::time::sleep_until(due.unwrap_or_else(Instant::now).into());
            tokio::select! {
                message = socket.next() => {
                    let told = match message {
                        Some(Ok(Message::Text(text))) => serde_json::from_str::<Tell>(&text)?,
                        Some(Ok(_)) => continue,
                        Some(Err(error)) => return Err(error.into()),
                        None => return Err("the host closed the connection".into()),
                    };
                    if self.take(told, &mut socket, first, begun).await? {
                        return Ok(true);
                    }
                }
                () = wake, if due.is_some() => {
                    if self.answer(&mut socket).await? {
                        // Dropped without a word, as a phone that goes out of reach.
                        return Ok(false);
                    }
                }
            }
        }
    }

    async fn take(
        &mut self,
        told: Tell,
        socket: &mut Socket,
        first: &mut Option<tokio::sync::OwnedSemaphorePermit>,
        begun: Instant,
    ) -> Result<bool, Failure> {
        match told {
            Tell::Who { .. } => {
                let name = format!("Phone {}", self.number + 1);
                say(socket, &Said::Join { name, roll: None }).await?;
            }
            Tell::In { .. } => {
                if first.take().is_some() {
                    self.notes.borrow_mut().joined.push(since(begun));
                }
                if let Some((round, turn, pick, ..)) = self.sent.clone() {
                    self.send(socket, round, turn, &pick).await?;
                }
            }
            Tell::Now(now) => {
                if now.phase == Phase::Over {
                    self.notes.borrow_mut().over += 1;
                    return Ok(true);
                }
                let open = (now.phase == Phase::Open).then_some(());
                if let (Some(()), Some(round), Some(item)) = (open, now.round, now.item)
                    && !self.answered.contains_key(&round)
                {
                    self.answered.insert(round, 0);
                    let at = Instant::now();
                    self.notes.borrow_mut().opened.entry(round).or_default().push(at);
                    let late = self.chance.random_range(0..100) < self.settings.late;
                    let wait = self.chance.random_range(0..self.settings.spread.max(1));
                    let wait = wait + if late { 1_000 } else { 0 };
                    self.due = Some((at + Duration::from_millis(wait), round, item.letters));
                }
            }
            Tell::Kept { round, turn } => {
                if let Some((sent_round, sent_turn, _, at, on_this)) = self.sent.clone()
                    && (sent_round, sent_turn) == (round, turn)
                {
                    let mut notes = self.notes.borrow_mut();
                    if on_this {
                        notes.acknowledged.push(since(at));
                    }
                    *notes.kept.entry((self.number, round, turn)).or_default() += 1;
                    self.sent = None;
                }
            }
            Tell::No { why, .. } => {
                self.sent = None;
                *self.notes.borrow_mut().refused.entry(format!("{why:?}")).or_default() += 1;
                // A wait is waited for.
                if format!("{why:?}") == "Wait" {
                    return Err("told to wait".into());
                }
            }
            Tell::Told { total, .. } => {
                self.notes.borrow_mut().totals.insert(self.number, total);
            }
            Tell::Mine { .. }
            | Tell::Item { .. }
            | Tell::Reason { .. }
            | Tell::Claim { .. }
            | Tell::Beat => {}
            Tell::Out { why } => return Err(format!("out: {why:?}").into()),
        }
        Ok(false)
    }

    /// Answers what is due; whether the connection is lost with it.
    async fn answer(&mut self, socket: &mut Socket) -> Result<bool, Failure> {
        let Some((_, round, letters)) = self.due.take() else { return Ok(false) };
        let pick = char::from(b'A' + u8::try_from(self.chance.random_range(0..letters))?);
        let turn = 1;
        self.sent = Some((round, turn, pick.to_string(), Instant::now(), true));
        self.send(socket, round, turn, &pick.to_string()).await?;
        if self.chance.random_range(0..100) < self.settings.twice {
            self.send(socket, round, turn, &pick.to_string()).await?;
        }
        let drops = self.chance.random_range(0..100) < self.settings.drops;
        self.notes.borrow_mut().drops += u32::from(drops);
        Ok(drops)
    }

    async fn send(
        &self,
        socket: &mut Socket,
        round: u32,
        turn: u32,
        pick: &str,
    ) -> Result<(), Failure> {
        let pick = pick.to_owned().try_into()?;
        say(socket, &Said::Answer { round, turn, pick, sure: None }).await
    }
}

fn secret(settings: &Settings, number: u32) -> Secret {
    let text = format!("{:016x}{number:016x}", settings.seed);
    text.try_into().expect("thirty-two digits")
}

/// Connects from an address of this machine that few others use, as phones do not share one.
async fn connect(address: SocketAddr, number: u32, settings: &Settings) -> Result<Socket, Failure> {
    let socket = TcpSocket::new_v4()?;
    let number = if settings.one_address { 0 } else { number };
    let [low, high] = [number % 250, number / 250].map(|part| u8::try_from(part).unwrap_or(0));
    // Where the system has only 127.0.0.1, all share that.
    let _ = socket.bind(SocketAddr::from((Ipv4Addr::new(127, 1, high, low + 1), 0)));
    let stream = socket.connect(address).await?;
    stream.set_nodelay(true)?;
    let config = WebSocketConfig::default().read_buffer_size(2_048).write_buffer_size(0);
    let url = format!("ws://{address}/room");
    Ok(tokio_tungstenite::client_async_with_config(url, stream, Some(config)).await?.0)
}

async fn say(socket: &mut Socket, said: &Said) -> Result<(), Failure> {
    Ok(socket.send(Message::Text(serde_json::to_string(said)?.into())).await?)
}

fn since(at: Instant) -> f64 {
    at.elapsed().as_secs_f64() * 1_000.0
}

fn quantile(sorted: &[f64], share: f64) -> f64 {
    if sorted.is_empty() {
        return f64::NAN;
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a list"
    )]
    let place = (share * (sorted.len() - 1) as f64).ceil() as usize;
    sorted[place.min(sorted.len() - 1)]
}

fn report(settings: &Settings, notes: &Notes) {
    let line = |what: &str, mut all: Vec<f64>| {
        all.sort_by(f64::total_cmp);
        let [p50, p95, p99, last] = [0.5, 0.95, 0.99, 1.0].map(|share| quantile(&all, share));
        println!(
            "{what} {:6}: p50 {p50:.1}, p95 {p95:.1}, p99 {p99:.1}, last {last:.1} ms",
            all.len()
        );
    };
    println!("phones    {}, answers within {} ms", settings.phones, settings.spread);
    line("joined   ", notes.joined.clone());
    let fan = notes.opened.values().flat_map(|all| {
        let first = all.iter().min().copied();
        all.iter().filter_map(move |at| Some(at.duration_since(first?).as_secs_f64() * 1_000.0))
    });
    line("question ", fan.collect());
    line("acknowl. ", notes.acknowledged.clone());
    println!(
        "kept      {} answers; {} connections were dropped; {} phones saw the end; refused: {:?}",
        notes.kept.len(),
        notes.drops,
        notes.over,
        notes.refused
    );
}

/// Holds what phones were told against what is on disk.
fn check(served: &Served, notes: &Notes) -> Result<(), Failure> {
    let rooms = Rooms::at(served.folder.path().join("rooms"));
    let id = RoomId::read(&served.room).ok_or("no such room")?;
    let kept = rooms.read(&id)?;
    let mut tokens: HashMap<Token, u32> = HashMap::new();
    for number in notes.kept.keys().map(|(number, ..)| *number).chain(notes.totals.keys().copied())
    {
        tokens.insert(secret(&Settings::parse(), number).token(), number);
    }
    let room = Room::replay(kept.lesson.clone(), &kept.entries);
    let again = Room::replay(kept.lesson.clone(), &kept.entries);
    let phone = |seat| room.sitter(seat).and_then(|sitter| tokens.get(&sitter.token?)).copied();
    let mut counted: BTreeMap<(u32, u32, u32), u32> = BTreeMap::new();
    for entry in &kept.entries {
        if let What::Answered { seat, round, turn, .. } = entry.what {
            let number = phone(seat).unwrap_or(u32::MAX);
            *counted.entry((number, round.0, turn)).or_default() += 1;
        }
    }
    let lost = notes.kept.keys().filter(|answer| !counted.contains_key(answer)).count();
    let doubled = counted.values().filter(|times| **times > 1).count();
    let standings = room.standings();
    let differ = standings.iter().filter(|standing| {
        let told = phone(standing.seat).and_then(|number| notes.totals.get(&number));
        told.is_some_and(|told| *told != standing.earned.to_string())
    });
    let differ = differ.count();
    let same = standings == again.standings();
    println!(
        "on disk   {} answers; acknowledged but lost: {lost}; twice: {doubled}; totals that differ \
         from what phones were told: {differ}; replay gives the same: {same}",
        counted.len()
    );
    if lost + doubled + differ > 0 || !same {
        return Err("the room does not agree with what phones were told".into());
    }
    Ok(())
}
