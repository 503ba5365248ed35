//! `smriti room`: a live class without a window, for a machine that only serves. The rules are the
//! domain's, the network is `classroom`'s, and the disk is the store's; here they are put together,
//! and what happens is said in lines.

mod said;

use std::collections::BTreeSet;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use clap::Args;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};

use super::files::{Outcome, complain, leave, read, say};
use crate::classroom::{Code, Fault, Handle, Host, News, Reach, Server, Start};
use crate::classroom::{address, all_answered};
use crate::domain::bank::edit::gather;
use crate::domain::bank::schema::decode;
use crate::domain::bank::{Bank, Question};
use crate::domain::class::lesson::{Lesson, Pace, Phones, Rules};
use crate::domain::class::room::{Command, Entry, Phase, Room, Step};
use crate::domain::locale::Locale;
use crate::domain::time::Moment;
use crate::env;
use crate::store::rooms::{Kept, RoomFile, RoomId, Rooms};

/// `smriti room`: phones join at the address that is printed. Enter goes on to what comes next, and
/// Ctrl-C ends the lesson.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "every switch of a command is one")]
pub struct RoomArgs {
    /// The questions: banks, or folders of them.
    #[arg(long, value_name = "FILE", required_unless_present = "resume", num_args = 1..)]
    bank: Vec<PathBuf>,
    /// Ask only the first so many that can be answered on a phone.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=300))]
    questions: Option<u16>,
    /// Seconds for each question, or for all of them with --self-paced; as long as you give if left
    /// out.
    #[arg(long, value_name = "S", value_parser = clap::value_parser!(u32).range(1..=36_000))]
    seconds: Option<u32>,
    /// Listen at this address; the first one on a local network if left out.
    #[arg(long, value_name = "ADDR")]
    bind: Option<Ipv4Addr>,
    /// Listen at this port; 0 takes any that is free.
    #[arg(long, value_name = "P", default_value_t = address::PORT)]
    port: u16,
    /// Go on without Enter: when time is up or all who are connected have answered.
    #[arg(long)]
    auto: bool,
    /// With --auto, begin when so many are connected, instead of at Enter.
    #[arg(long, value_name = "N", requires = "auto")]
    seats: Option<usize>,
    /// With --auto, seconds for which the right answer is shown.
    #[arg(long, value_name = "S", default_value_t = 5, requires = "auto")]
    show: u64,
    /// Phones show the text of the questions, and not only their letters.
    #[arg(long)]
    texts: bool,
    /// Every phone shows the choices in an order of its own, where that is safe.
    #[arg(long)]
    shuffled: bool,
    /// Everybody answers all questions in their own time.
    #[arg(long)]
    self_paced: bool,
    /// Phones ask how sure one is.
    #[arg(long)]
    certainty: bool,
    /// Phones show ranks.
    #[arg(long)]
    ranks: bool,
    /// Go on with a room that was interrupted.
    #[arg(long, value_name = "ROOM", conflicts_with_all = ["bank", "questions", "seconds", "texts", "shuffled", "self_paced", "certainty", "ranks"])]
    resume: Option<String>,
}

/// Runs the command.
pub fn run(args: RoomArgs, data_dir: Option<PathBuf>) -> ExitCode {
    leave(room(&args, data_dir))
}

fn room(args: &RoomArgs, data_dir: Option<PathBuf>) -> io::Result<Outcome> {
    let Some(data) = env::data_dir(data_dir) else {
        complain("there is no home folder to keep the room in; name one with --data-dir");
        return Ok(Outcome::Unreadable);
    };
    let rooms = Rooms::at(data.join("rooms"));
    let Some(opened) = open(args, &rooms)? else { return Ok(Outcome::Unreadable) };
    let Opened { id, begun, lesson, entries, file } = opened;
    say(&said::title(&id, &lesson))?;
    let mirror = Room::replay(lesson.clone(), &entries);
    let (host, news) = Host::start(Start {
        name: id.as_str().to_owned(),
        lesson,
        entries,
        journal: Box::new(file),
        steady: Arc::new(env::steady),
        begun,
        now: env::now(),
        seed: env::seed(),
    })?;
    let address = args.bind.unwrap_or_else(usual_address);
    let bind = SocketAddr::from((address, args.port));
    let server = match Server::start(host.handle(), bind, Code::drawn(env::seed())) {
        Ok(server) => server,
        Err(error) => {
            complain(&format!("nothing can listen at {bind}: {error}"));
            return Ok(Outcome::Unreadable);
        }
    };
    say(&said::invitation(server.address(), server.code(), args.auto))?;
    let lead = Lead {
        handle: host.handle(),
        room: mirror,
        reach: Reach::default(),
        auto: args.auto.then_some(Auto {
            seats: args.seats,
            show: Duration::from_secs(args.show),
            next: None,
        }),
        is_stuck: false,
        counted: (0, 0),
        led: None,
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let outcome = runtime.block_on(lead.on(news));
    // The thread that reads Enter cannot be stopped, and waits for nothing that matters.
    runtime.shutdown_background();
    // What is still to be said to phones is said while both stand.
    host.stop();
    drop(server);
    outcome
}

/// A room and where it is kept.
struct Opened {
    id: RoomId,
    begun: Moment,
    lesson: Lesson,
    entries: Vec<Entry>,
    file: RoomFile,
}

fn open(args: &RoomArgs, rooms: &Rooms) -> io::Result<Option<Opened>> {
    if let Some(name) = &args.resume {
        let Some(id) = RoomId::read(name) else {
            complain(&format!("no room is called `{name}`"));
            return Ok(None);
        };
        return match rooms.open(&id) {
            Ok((kept, file)) => {
                if kept.damaged > 0 {
                    complain(&format!(
                        "{} entries of this room are damaged and left out",
                        kept.damaged
                    ));
                }
                let Kept { begun, lesson, entries, .. } = kept;
                Ok(Some(Opened { id, begun, lesson, entries, file }))
            }
            Err(error) => {
                complain(&error.to_string());
                Ok(None)
            }
        };
    }
    let Some(lesson) = lesson(args)? else { return Ok(None) };
    let begun = env::now();
    match rooms.create(&lesson, begun, env::seed()) {
        Ok((id, file)) => Ok(Some(Opened { id, begun, lesson, entries: Vec::new(), file })),
        Err(error) => {
            complain(&error.to_string());
            Ok(None)
        }
    }
}

/// The lesson that was asked for.
fn lesson(args: &RoomArgs) -> io::Result<Option<Lesson>> {
    let (files, outcome) = read(&args.bank);
    let mut banks: Vec<Bank> = Vec::new();
    for file in &files {
        match decode(&file.source).0 {
            Some(decoded) => banks.push(decoded.bank),
            None => complain(&format!("{}: this is no bank; see smriti bank check", file.name())),
        }
    }
    let Some(first) = banks.first().filter(|_| outcome == Outcome::Clean) else { return Ok(None) };
    let title = first.title.text(Locale::En).to_owned();
    let (today, mut seen) = (env::now().local_date(), BTreeSet::new());
    let mut stale = 0;
    let parts = banks.iter().map(|bank| {
        let mut questions = bank.questions.clone();
        // Of questions of the same name, the first stays.
        questions.retain(|question| seen.insert(question.id.clone()));
        let all = questions.len();
        questions.retain(|question| !question.is_stale(today));
        stale += all - questions.len();
        (bank, questions)
    });
    let parts = parts.collect();
    let mut bank = gather(first.id.clone(), first.title.clone(), parts);
    if stale > 0 {
        say(&said::stale(stale))?;
    }
    let phones = match (args.texts, args.shuffled) {
        (_, true) => Phones::Shuffled,
        (true, false) => Phones::Texts,
        (false, false) => Phones::Letters,
    };
    let pace = if args.self_paced { Pace::Own { seconds: args.seconds } } else { Pace::Teacher };
    let rules =
        Rules { pace, phones, certainty: args.certainty, ranks: args.ranks, ..Rules::default() };
    let most = usize::from(args.questions.unwrap_or(300));
    let fits =
        |question: &Question| crate::domain::class::lesson::Item::of(question, None).is_some();
    let all = bank.questions.len();
    bank.questions.retain(fits);
    if bank.questions.len() < all {
        say(&said::unfit(all - bank.questions.len()))?;
    }
    bank.questions.truncate(most);
    let (lesson, _) = Lesson::new(title, bank, rules, args.seconds);
    if lesson.items.is_empty() {
        complain("none of the questions can be answered on a phone");
        return Ok(None);
    }
    Ok(Some(lesson))
}

/// The address at which a network reaches this machine, or only itself if there is none.
fn usual_address() -> Ipv4Addr {
    let found = address::local().ok().and_then(|all| all.into_iter().next());
    found.map_or(Ipv4Addr::LOCALHOST, |local| local.address)
}

/// Goes on by itself.
struct Auto {
    seats: Option<usize>,
    show: Duration,
    /// When to go on.
    next: Option<Instant>,
}

/// Leads the lesson: says what happens, and goes on.
struct Lead {
    handle: Handle,
    /// The room as it is on disk.
    room: Room,
    reach: Reach,
    auto: Option<Auto>,
    /// The room could not be kept.
    is_stuck: bool,
    /// Seats and connected seats as they were last said.
    counted: (usize, usize),
    /// Where the room was when it was last led on: until the news tell that it went, it is not led
    /// on again.
    led: Option<(Phase, bool, bool)>,
}

impl Lead {
    async fn on(mut self, mut news: mpsc::Receiver<News>) -> io::Result<Outcome> {
        let mut lines = lines()?;
        let mut stopped = Box::pin(tokio::signal::ctrl_c());
        // What was told before is not told again, but where the room stands is.
        if self.room.phase() != Phase::Lobby {
            say(&said::phase(&self.room))?;
        }
        loop {
            let next = self.auto.as_ref().and_then(|auto| auto.next);
            let wake = sleep_until(next.unwrap_or_else(|| Instant::now() + Duration::from_secs(1)));
            tokio::select! {
                told = news.recv() => match told {
                    Some(News::Happened(entries)) => self.happened(&entries)?,
                    Some(News::Reach(reach)) => self.reached(reach)?,
                    Some(News::NotKept(why)) => {
                        complain(&format!("the room could not be kept, and stands still: {why}"));
                        self.is_stuck = true;
                    }
                    None => break,
                },
                Some(()) = lines.recv() => {
                    let paused = self.room.is_paused();
                    let on = if paused { Command::Continue } else { Command::Forward };
                    self.command(on).await?;
                }
                _ = &mut stopped => {
                    self.command(Command::End).await?;
                    stopped = Box::pin(tokio::signal::ctrl_c());
                    if self.is_stuck {
                        break;
                    }
                }
                () = wake => if next.is_some() {
                    if let Some(auto) = &mut self.auto {
                        auto.next = None;
                    }
                    self.led = Some((self.room.phase(), self.room.is_open(), self.room.is_paused()));
                    self.command(Command::Forward).await?;
                },
            }
            if self.is_stuck {
                return Ok(Outcome::Problems);
            }
            if self.room.phase() == Phase::Over {
                say(&said::standings(&self.room))?;
                break;
            }
            self.lead().await?;
        }
        Ok(Outcome::Clean)
    }

    async fn command(&mut self, command: Command) -> io::Result<()> {
        match self.handle.command(command).await {
            // The news tell what came of it, or it was no longer to be done.
            Ok(_) | Err(Fault::Refused(_) | Fault::NotKept(_)) => Ok(()),
            Err(Fault::Gone) => Err(io::Error::other("the room was closed")),
        }
    }

    fn happened(&mut self, entries: &[Entry]) -> io::Result<()> {
        for entry in entries {
            let voted = self.room.is_open();
            self.room.apply(entry);
            say(&said::entry(&self.room, &entry.what, voted))?;
        }
        self.count()
    }

    fn reached(&mut self, reach: Reach) -> io::Result<()> {
        for ((address, offence), times) in &reach.offences {
            if !self.reach.offences.contains_key(&(*address, *offence)) {
                complain(&said::offence(*address, *offence, *times));
            }
        }
        self.reach = reach;
        self.count()
    }

    fn count(&mut self) -> io::Result<()> {
        let counted = (self.room.seats().count(), self.reach.connected.len());
        if counted != self.counted && self.room.phase() == Phase::Lobby {
            say(&format!("{} seats, {} connected\n", counted.0, counted.1))?;
        }
        self.counted = counted;
        Ok(())
    }

    /// Goes on where that is to happen by itself.
    async fn lead(&mut self) -> io::Result<()> {
        let Some(auto) = &mut self.auto else { return Ok(()) };
        let here = (self.room.phase(), self.room.is_open(), self.room.is_paused());
        if self.led == Some(here) {
            return Ok(());
        }
        let connected = &self.reach.connected;
        let command = match self.room.phase() {
            Phase::Lobby if auto.seats.is_some_and(|seats| connected.len() >= seats) => {
                Command::Forward
            }
            Phase::Lobby | Phase::Over => return Ok(()),
            _ if self.room.is_paused() => Command::Continue,
            _ if self.room.is_open() => {
                if !all_answered(&self.room, connected) {
                    return Ok(());
                }
                Command::Close
            }
            Phase::At { step, .. } if step.tells() => {
                if auto.next.is_none() {
                    let shown = if step == Step::Reason { auto.show } else { Duration::ZERO };
                    auto.next = Some(Instant::now() + shown);
                }
                return Ok(());
            }
            Phase::At { .. } | Phase::Own => Command::Forward,
        };
        self.led = Some(here);
        self.command(command).await
    }
}

/// The lines that are typed, read by a thread, since reading them cannot be given up.
fn lines() -> io::Result<mpsc::Receiver<()>> {
    let (typed, lines) = mpsc::channel(1);
    std::thread::Builder::new().name("enter".to_owned()).spawn(move || {
        let mut line = String::new();
        while io::stdin().read_line(&mut line).is_ok_and(|read| read > 0) {
            line.clear();
            if typed.blocking_send(()).is_err() {
                break;
            }
        }
    })?;
    Ok(lines)
}
