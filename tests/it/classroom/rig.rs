//! A room with its server, a journal in memory and phones that speak over real sockets.

use std::error::Error;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use futures_util::{SinkExt as _, StreamExt as _};
use smriti::classroom::wire::{Now, Phase, Said, Secret, Tell, VERSION};
use smriti::classroom::{Code, Handle, Host, News, Reach, Server, Start};
use smriti::domain::bank::schema::decode;
use smriti::domain::class::journal::Journal;
use smriti::domain::class::lesson::{Lesson, Rules};
use smriti::domain::class::room::{Command, Entry, Reply, Room};
use smriti::domain::seed::Seed;
use smriti::domain::time::{Moment, Timestamp};
use tokio::net::TcpStream;
use tokio::sync::mpsc::Receiver;
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::Message;

/// How long anything may take before a test gives up on it.
const PATIENCE: Duration = Duration::from_secs(20);

/// When the rooms of these tests began, and when they are taken up again: the next morning.
pub(crate) const BEGUN: Moment = Moment { at: Timestamp(1_795_000_000_000), offset_minutes: 330 };
pub(crate) const RESUMED: Moment = Moment { at: Timestamp(1_795_060_000_000), offset_minutes: 330 };

/// A lesson of three questions of four options, of which B, A and C are right, twenty seconds each.
pub(crate) fn lesson(rules: Rules) -> Lesson {
    lesson_of(&[&[1], &[0], &[2]], 4, false, rules)
}

/// A lesson of questions with these right options, so many options each.
pub(crate) fn lesson_of(keys: &[&[usize]], options: usize, several: bool, rules: Rules) -> Lesson {
    let kind = if several { "MultiSelect" } else { "Single" };
    let questions: Vec<String> = keys
        .iter()
        .enumerate()
        .map(|(number, key)| {
            let option = |place: usize| {
                let right = if key.contains(&place) { ", right: true" } else { "" };
                format!("(text: \"Answer {}\"{right})", ["red", "blue", "green", "grey", "pink", "teal"][place])
            };
            let options: Vec<_> = (0..options).map(option).collect();
            format!(
                "(id: \"q-{number}\", topic: \"t\", explain: \"Because {number}.\", ask: {kind}(stem: \
                 \"Which of {number}?\", options: [{}]))",
                options.join(", ")
            )
        })
        .collect();
    let text = format!(
        "(schema: 1, id: \"class\", title: \"Class\", subject: \"S\", licence: \"CC0-1.0\", topics: \
         [(id: \"t\", title: \"T\")], questions: [{}])",
        questions.join(", ")
    );
    let (bank, diagnostics) = decode(&text);
    let bank = bank.expect("a bank").bank;
    assert_eq!(bank.questions.len(), keys.len(), "{diagnostics:?}");
    let (lesson, unfit) = Lesson::new("A lesson".into(), bank, rules, Some(20));
    assert_eq!(unfit, []);
    lesson
}

/// A journal in memory, which can be made to fail or to wait.
#[derive(Clone, Default)]
pub(crate) struct Memory(Arc<(Mutex<Kept>, Condvar)>);

#[derive(Default)]
pub(crate) struct Kept {
    pub(crate) entries: Vec<Entry>,
    pub(crate) appends: usize,
    pub(crate) fails: bool,
    pub(crate) waits: bool,
    /// Appends that have begun and not ended.
    pub(crate) begun: usize,
}

impl Memory {
    pub(crate) fn with<T>(&self, with: impl FnOnce(&mut Kept) -> T) -> T {
        let result = with(&mut self.0.0.lock().expect("a journal"));
        self.0.1.notify_all();
        result
    }

    pub(crate) fn entries(&self) -> Vec<Entry> {
        self.with(|kept| kept.entries.clone())
    }
}

impl Journal for Memory {
    fn append(&mut self, entries: &[Entry]) -> Result<(), Box<dyn Error + Send + Sync>> {
        let mut kept = self.0.0.lock().expect("a journal");
        kept.begun += 1;
        while kept.waits {
            kept = self.0.1.wait(kept).expect("a journal");
        }
        kept.begun -= 1;
        if kept.fails {
            return Err("the disk is full".into());
        }
        kept.appends += 1;
        kept.entries.extend_from_slice(entries);
        Ok(())
    }
}

/// A room that phones can reach.
pub(crate) struct Class {
    pub(crate) host: Host,
    pub(crate) server: Server,
    pub(crate) news: Receiver<News>,
    pub(crate) journal: Memory,
    pub(crate) clock: Arc<AtomicU64>,
    /// The room as the news tell it.
    pub(crate) mirror: Room,
    pub(crate) reach: Reach,
    lesson: Lesson,
}

impl Class {
    pub(crate) fn open(lesson: Lesson) -> Self {
        Self::with(lesson, Memory::default())
    }

    pub(crate) fn with(lesson: Lesson, journal: Memory) -> Self {
        let clock = Arc::new(AtomicU64::new(1_000));
        let ticks = clock.clone();
        let entries = journal.entries();
        let mirror = Room::replay(lesson.clone(), &entries);
        let (host, news) = Host::start(Start {
            name: "2026-11-22-room".to_owned(),
            lesson: lesson.clone(),
            entries,
            journal: Box::new(journal.clone()),
            steady: Arc::new(move || ticks.load(Ordering::Relaxed)),
            begun: BEGUN,
            now: RESUMED,
            seed: Seed(11),
        })
        .expect("a host");
        let bind = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let server = Server::start(host.handle(), bind, Code::drawn(Seed(7))).expect("a server");
        Self { host, server, news, journal, clock, mirror, reach: Reach::default(), lesson }
    }

    /// Takes the room up again after its host was killed, with what was kept.
    pub(crate) fn again(self) -> Self {
        let Self { host, server, journal, lesson, .. } = self;
        drop(server);
        drop(host);
        Self::with(lesson, journal)
    }

    pub(crate) fn handle(&self) -> Handle {
        self.host.handle()
    }

    pub(crate) async fn command(&self, command: Command) -> Reply {
        self.handle().command(command).await.expect("a command that can be done")
    }

    /// Shows a question and takes votes on it.
    pub(crate) async fn ask(&self) {
        self.command(Command::Forward).await;
        self.command(Command::Forward).await;
    }

    pub(crate) fn wait(&self, millis: u64) {
        self.clock.fetch_add(millis, Ordering::Relaxed);
    }

    /// Reads news until this holds of the room and of who is there.
    pub(crate) async fn until(&mut self, holds: impl Fn(&Room, &Reach) -> bool) {
        while !holds(&self.mirror, &self.reach) {
            let news = timeout(PATIENCE, self.news.recv()).await.expect("news in time");
            match news.expect("a host") {
                News::Happened(entries) => {
                    for entry in &entries {
                        self.mirror.apply(entry);
                    }
                }
                News::Reach(reach) => self.reach = reach,
                News::NotKept(why) => panic!("not kept: {why}"),
            }
        }
    }

    pub(crate) async fn phone(&self, device: u8) -> Phone {
        let mut phone = self.knock(device).await;
        phone.join(&format!("Phone {device}")).await;
        phone
    }

    /// A phone that has named the code.
    pub(crate) async fn knock(&self, device: u8) -> Phone {
        let mut phone = self.connect().await;
        phone.hello(&self.server.code().to_string(), device).await;
        phone
    }

    pub(crate) async fn connect(&self) -> Phone {
        let stream = TcpStream::connect(self.server.address()).await.expect("a connection");
        let url = format!("ws://{}/room", self.server.address());
        let (socket, _) = tokio_tungstenite::client_async(url, stream).await.expect("a socket");
        Phone { socket, last: None, heard: Vec::new() }
    }
}

pub(crate) fn secret(device: u8) -> Secret {
    format!("{device:032x}").try_into().expect("a secret")
}

/// A phone with its connection.
pub(crate) struct Phone {
    pub(crate) socket: WebSocketStream<TcpStream>,
    /// How far the room is, as it was told last.
    pub(crate) last: Option<Now>,
    /// All that it was told, as it came.
    pub(crate) heard: Vec<String>,
}

impl Phone {
    pub(crate) async fn hello(&mut self, code: &str, device: u8) {
        self.say(&Said::Hello { v: VERSION, code: code.to_owned(), secret: secret(device) }).await;
    }

    pub(crate) async fn join(&mut self, name: &str) {
        self.until(|tell| matches!(tell, Tell::Who { .. })).await;
        self.say(&Said::Join { name: name.to_owned(), roll: None }).await;
        self.until(|tell| matches!(tell, Tell::Mine { .. })).await;
    }

    pub(crate) async fn say(&mut self, said: &Said) {
        self.say_raw(&serde_json::to_string(said).expect("a message")).await;
    }

    pub(crate) async fn say_raw(&mut self, text: &str) {
        // A host that has closed the connection is found out by reading.
        let _ = self.socket.send(Message::text(text.to_owned())).await;
    }

    pub(crate) async fn answer(&mut self, round: u32, turn: u32, pick: &str) {
        let pick = pick.to_owned().try_into().expect("letters");
        self.say(&Said::Answer { round, turn, pick, sure: None }).await;
    }

    /// Answers, and waits for what is said of it.
    pub(crate) async fn answered(&mut self, round: u32, turn: u32, pick: &str) -> Tell {
        self.answer(round, turn, pick).await;
        self.until(|tell| matches!(tell, Tell::Kept { .. } | Tell::No { .. })).await
    }

    /// The next that the host says; `None` when it has closed the connection.
    pub(crate) async fn next(&mut self) -> Option<Tell> {
        // Pings come however long nothing is said.
        let late = tokio::time::Instant::now() + PATIENCE;
        loop {
            let message = tokio::time::timeout_at(late, self.socket.next()).await;
            match message.expect("a message in time") {
                Some(Ok(Message::Text(text))) => {
                    self.heard.push(text.to_string());
                    let tell: Tell = serde_json::from_str(&text).expect("a message of ours");
                    if let Tell::Now(now) = &tell {
                        self.last = Some(now.clone());
                    }
                    return Some(tell);
                }
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                Some(Ok(_)) => {}
            }
        }
    }

    pub(crate) async fn until(&mut self, wanted: impl Fn(&Tell) -> bool) -> Tell {
        loop {
            let tell = self.next().await.expect("a connection that stays");
            if wanted(&tell) {
                return tell;
            }
        }
    }

    pub(crate) async fn phase(&mut self, phase: Phase) -> Now {
        let tell = self.until(|tell| matches!(tell, Tell::Now(now) if now.phase == phase)).await;
        let Tell::Now(now) = tell else { unreachable!() };
        now
    }

    /// All that comes until the connection ends.
    pub(crate) async fn rest(&mut self) -> Vec<Tell> {
        let mut all = Vec::new();
        while let Some(tell) = self.next().await {
            all.push(tell);
        }
        all
    }
}
