//! What the host does with what waits: it is judged by the room, kept as a whole, and answered. No
//! thread and no socket is here.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::Arc;

use tokio::sync::oneshot;

use super::{Ask, Claimed, Clock, Fault, MOST_ADDRESSES, News, Offence, Reach};
use crate::classroom::claim::{self, Ticket};
use crate::classroom::lines::{LineId, Lines};
use crate::classroom::sight::Sight;
use crate::classroom::wire::{Now, Phase as Showing, Pick, Tell, To, VERSION, Why, write};
use crate::domain::answer::Certainty;
use crate::domain::class::claim::Claim;
use crate::domain::class::journal::Journal;
use crate::domain::class::names;
use crate::domain::class::roll::{Pupil, plain_number};
use crate::domain::class::room::{
    Command, Entry, Input, Millis, Phase, Refusal, Reply, Room, Round, Seat, Standing, Step, What,
};
use crate::domain::seed::Seed;
use crate::domain::time::Moment;

/// A room, where it is kept, and who is connected.
pub(super) struct Judge {
    room: Room,
    home: Home,
    tickets: BTreeMap<Ticket, Seat>,
    sight: Sight,
    journal: Box<dyn Journal>,
    clock: Clock,
    /// Who may sit, by plain roll number; empty where everybody names themselves.
    roll: BTreeMap<String, Pupil>,
    lines: Lines,
    /// Why the room stands still.
    halted: Option<Arc<str>>,
    standings: Option<BTreeMap<Seat, Standing>>,
    /// What all are shown, but for the time that is left.
    shown: Option<Now>,
    happened: Vec<Entry>,
    reach: Reach,
    has_reach: bool,
    has_halted: bool,
}

/// What the answers of a seat go home with.
pub(super) struct Home {
    /// The name of the room.
    pub(super) name: String,
    /// When it began.
    pub(super) begun: Moment,
    /// When its host was started.
    pub(super) now: Moment,
    /// Tickets are drawn from it.
    pub(super) seed: Seed,
}

/// What is to be said once all is kept.
enum Answer {
    Host(oneshot::Sender<Result<Reply, Fault>>, Result<Reply, Refusal>),
    Tell(LineId, Tell),
    Sit(LineId, Seat),
    End(LineId, Why),
}

/// What came of a batch.
pub(super) struct Done {
    /// Whether the teacher waits to see it.
    pub(super) is_urgent: bool,
    /// Whether the room is to be closed.
    pub(super) stop: bool,
}

impl Judge {
    pub(super) fn new(room: Room, home: Home, journal: Box<dyn Journal>, clock: Clock) -> Self {
        let sight = Sight::new(room.lesson(), &home.name);
        let roll = room.lesson().class.iter().flat_map(|class| &class.roll);
        let roll = roll.map(|pupil| (plain_number(&pupil.number), pupil.clone())).collect();
        Self {
            room,
            home,
            tickets: BTreeMap::new(),
            sight,
            journal,
            clock,
            roll,
            lines: Lines::default(),
            halted: None,
            standings: None,
            shown: None,
            happened: Vec::new(),
            reach: Reach::default(),
            has_reach: false,
            has_halted: false,
        }
    }

    /// When it is: what is sent says how much time is left from now.
    fn now(&self) -> Millis {
        self.clock.now().max(self.room.now())
    }

    /// The room goes on after its host was started again.
    pub(super) fn resume(&mut self, now: Millis) {
        if self.room.phase() != Phase::Over {
            let taken = self.room.take(Input::Host(Command::Resume(Some(self.home.now))), now);
            self.keep(taken.entries, Vec::new());
        }
    }

    /// When votes end by themselves.
    pub(super) fn ends(&self) -> Option<Millis> {
        self.room.ends().filter(|_| self.halted.is_none())
    }

    /// Judges all this, keeps what follows, and answers.
    pub(super) fn take(&mut self, asked: impl Iterator<Item = (Millis, Ask)>, now: Millis) -> Done {
        let mut done = Done { is_urgent: false, stop: false };
        let mut entries = Vec::new();
        let mut answers = Vec::new();
        for (at, ask) in asked {
            match ask {
                Ask::Stop => done.stop = true,
                Ask::Command { command, reply } => {
                    done.is_urgent = true;
                    if self.halted.is_none() {
                        let taken = self.room.take(Input::Host(command), at);
                        entries.extend(taken.entries);
                        answers.push(Answer::Host(reply, taken.reply));
                    } else {
                        answers.push(Answer::Host(reply, Err(Refusal::NotNow)));
                    }
                }
                Ask::Reached(address) => self.reached(address),
                Ask::Offended(address, offence) => self.offended(address, offence),
                Ask::Shut { line } => {
                    self.lines.shut(line);
                    self.has_reach = true;
                }
                Ask::Hello { line, token, out, known } => {
                    self.lines.open(line, token, out);
                    let seat = self.room.seat_of(token);
                    // Whoever knocked may have left meanwhile.
                    let _ = known.send(seat.is_some());
                    if let Some(seat) = seat {
                        self.lines.admit(line);
                        answers.push(if self.room.sitter(seat).is_some() {
                            Answer::Sit(line, seat)
                        } else {
                            Answer::End(line, Why::Removed)
                        });
                    }
                }
                Ask::Admit { line } => {
                    self.lines.admit(line);
                    let title = self.room.lesson().title.clone();
                    let roll = !self.roll.is_empty();
                    answers.push(Answer::Tell(line, Tell::Who { v: VERSION, title, roll }));
                }
                Ask::Join { line, name, roll } => {
                    let answer = self.join(line, &name, roll.as_deref(), at, &mut entries);
                    answers.push(answer.unwrap_or_else(|why| no(line, To::Join, why)));
                }
                Ask::Answer { line, round, turn, pick, sure } => {
                    let said = self.answer(line, (round, turn), pick, sure, at, &mut entries);
                    let tell = said.unwrap_or_else(|why| Tell::No {
                        to: To::Answer,
                        why,
                        round: Some(round),
                        turn: Some(turn),
                    });
                    answers.push(Answer::Tell(line, tell));
                }
                Ask::Claim { line } => {
                    let tell = self.claim(line);
                    answers.push(tell.map_or_else(
                        |why| no(line, To::Claim, why),
                        |tell| Answer::Tell(line, tell),
                    ));
                }
                Ask::Fetch { ticket, reply } => {
                    // Whoever asked may have left meanwhile.
                    let _ = reply.send(self.fetch(ticket));
                }
                Ask::Item { line, n } => {
                    let seat = self.lines.seat(line);
                    let asked = seat.zip(n.checked_sub(1));
                    let item = asked.and_then(|(seat, n)| self.sight.asked(&self.room, n, seat));
                    answers.push(match item {
                        Some(item) => Answer::Tell(line, item),
                        None => no(line, To::Ask, Why::Gone),
                    });
                }
            }
        }
        if self.ends().is_some_and(|ends| now > ends) {
            entries.extend(self.room.take(Input::Tick, now).entries);
        }
        self.keep(entries, answers);
        done
    }

    fn join(
        &mut self,
        line: LineId,
        name: &str,
        roll: Option<&str>,
        at: Millis,
        entries: &mut Vec<Entry>,
    ) -> Result<Answer, Why> {
        let token = self.lines.device(line).ok_or(Why::Code)?;
        if self.lines.seat(line).is_some() {
            return Err(Why::Order);
        }
        if self.halted.is_some() {
            return Err(Why::Halted);
        }
        let input = if self.roll.is_empty() {
            let held = names::is_unsuitable(name);
            Input::Join { token, name: name.to_owned(), roll: None, held }
        } else {
            let number = plain_number(roll.unwrap_or_default());
            let Pupil { number, name } = self.roll.get(&number).ok_or(Why::Roll)?.clone();
            Input::Join { token, name, roll: Some(number), held: false }
        };
        let taken = self.room.take(input, at);
        entries.extend(taken.entries);
        match taken.reply {
            Ok(Reply::Seated(seat)) => Ok(Answer::Sit(line, seat)),
            Ok(_) => Err(Why::Order),
            Err(refusal) => Err(why(refusal)),
        }
    }

    fn answer(
        &mut self,
        line: LineId,
        (round, turn): (u32, u32),
        pick: Pick,
        sure: Option<u8>,
        at: Millis,
        entries: &mut Vec<Entry>,
    ) -> Result<Tell, Why> {
        let seat = self.lines.seat(line).ok_or(Why::Order)?;
        let token = self.lines.device(line).ok_or(Why::Order)?;
        if self.halted.is_some() {
            return Err(Why::Halted);
        }
        let round = Round(round);
        let item = self.room.vote(round).ok_or(Why::Gone)?.item;
        let lesson = self.room.lesson();
        let ticks = self.sight.meant(lesson, item, seat, pick.0).ok_or(Why::Choices)?;
        let certainty = match sure {
            Some(level) => Some(Certainty::from_level(level).ok_or(Why::Choices)?),
            None => None,
        };
        let taken = self.room.take(Input::Answer { token, round, turn, ticks, certainty }, at);
        entries.extend(taken.entries);
        match taken.reply {
            Ok(Reply::Kept { round, turn }) => Ok(Tell::Kept { round: round.0, turn }),
            Ok(_) => Err(Why::Order),
            Err(refusal) => Err(why(refusal)),
        }
    }

    /// What a seat fetches its answers by, once the lesson is over. What was not kept is not told of.
    fn claim(&mut self, line: LineId) -> Result<Tell, Why> {
        let seat = self.lines.seat(line).ok_or(Why::Order)?;
        if self.halted.is_some() {
            return Err(Why::Halted);
        }
        if self.room.phase() != Phase::Over {
            return Err(Why::Order);
        }
        let claim = Claim::of(&self.room, &self.home.name, self.home.begun, seat);
        let answers = claim.map_or(0, |claim| claim.answers.len());
        if answers == 0 {
            return Err(Why::Gone);
        }
        let ticket = Ticket::drawn(self.home.seed, seat);
        self.tickets.insert(ticket, seat);
        Ok(Tell::Claim { ticket: ticket.to_string(), answers })
    }

    fn fetch(&self, ticket: Ticket) -> Option<Claimed> {
        let seat = *self.tickets.get(&ticket).filter(|_| self.halted.is_none())?;
        let claim = Claim::of(&self.room, &self.home.name, self.home.begun, seat)?;
        Some(Claimed { name: claim::file_name(&claim), bytes: claim::write(&claim) })
    }

    /// Keeps what has happened, and says what is to be said about it: nothing, to nobody, before it
    /// is on disk.
    fn keep(&mut self, entries: Vec<Entry>, answers: Vec<Answer>) {
        if !entries.is_empty() && self.halted.is_none() {
            if let Err(error) = self.journal.append(&entries) {
                self.halted = Some(error.to_string().into());
                self.has_halted = true;
            } else {
                self.standings = None;
            }
        }
        if let Some(reason) = self.halted.clone() {
            self.halt(&reason, answers);
            return;
        }
        for answer in answers {
            match answer {
                Answer::Host(reply, result) => {
                    let _ = reply.send(result.map_err(Fault::from));
                }
                Answer::Tell(line, tell) => self.lines.send(line, write(&tell)),
                Answer::Sit(line, seat) => self.sit(line, seat),
                Answer::End(line, why) => self.lines.end(line, why),
            }
        }
        self.spread(&entries);
        self.happened.extend(entries);
    }

    /// Nothing was kept, so nobody is told that anything was.
    fn halt(&mut self, reason: &Arc<str>, answers: Vec<Answer>) {
        for answer in answers {
            match answer {
                Answer::Host(reply, _) => {
                    let _ = reply.send(Err(Fault::NotKept(reason.clone())));
                }
                Answer::Tell(line, Tell::Kept { round, turn }) => {
                    let (round, turn) = (Some(round), Some(turn));
                    let why = Why::Halted;
                    self.lines.send(line, write(&Tell::No { to: To::Answer, why, round, turn }));
                }
                Answer::Tell(line, tell) => self.lines.send(line, write(&tell)),
                // Not seated: the seat may be one that was not kept.
                Answer::Sit(line, _) => self.lines.send(line, write(&Tell::Now(halted()))),
                Answer::End(line, why) => self.lines.end(line, why),
            }
        }
        if self.has_halted {
            self.lines.send_to_all(&write(&Tell::Now(halted())));
        }
    }

    /// All that a seat has to know when its phone is there again.
    fn sit(&mut self, line: LineId, seat: Seat) {
        self.lines.sit(line, seat);
        self.has_reach = true;
        let own = self.sight.differs().then_some(seat);
        let now = Tell::Now(self.sight.now(&self.room, self.now(), own));
        let seated = self.sight.seated(&self.room, seat);
        let mine = self.sight.mine(&self.room, seat);
        let told = self.standing(seat).and_then(|standing| self.sight.told(&self.room, &standing));
        let reason = self.sight.reason(&self.room);
        if let Some(seated) = seated {
            self.lines.send_seat(line, write(&seated));
        }
        for tell in [now, mine].into_iter().chain(told).chain(reason) {
            self.lines.send(line, write(&tell));
        }
    }

    fn standing(&mut self, seat: Seat) -> Option<Standing> {
        if !self.room.step().is_some_and(Step::tells) {
            return None;
        }
        let room = &self.room;
        let all = self.standings.get_or_insert_with(|| {
            room.standings().into_iter().map(|standing| (standing.seat, standing)).collect()
        });
        all.get(&seat).copied()
    }

    /// Tells phones what of this concerns them.
    fn spread(&mut self, entries: &[Entry]) {
        let mut moves = false;
        for entry in entries {
            match &entry.what {
                What::Renamed { seat, .. } => {
                    if let Some(seated) = self.sight.seated(&self.room, *seat) {
                        self.lines.send_to(*seat, &seated);
                    }
                }
                What::Removed(seat) => {
                    self.lines.end_seat(*seat, Why::Removed);
                    self.has_reach = true;
                }
                What::Turned(_)
                | What::Opened { .. }
                | What::OpenedAll { .. }
                | What::Paused
                | What::Continued
                | What::Closed
                | What::Stepped(_)
                | What::Resumed(_)
                | What::Ended => moves = true,
                What::Joined { .. }
                | What::Locked(_)
                | What::Answered { .. }
                | What::TookSet { .. }
                | What::OnPaper { .. }
                | What::Counted { .. }
                | What::TeachAgain { .. }
                | What::Teams(_)
                | What::Played { .. }
                | What::Unplayed => {}
            }
        }
        if moves {
            self.spread_now();
        }
    }

    /// Sends what is shown, if it changed: a step that phones do not show is none to them.
    fn spread_now(&mut self) {
        let at = self.now();
        let now = self.sight.now(&self.room, at, None);
        let shown = Some(Now { left: None, ..now.clone() });
        if shown != self.shown {
            self.shown = shown;
            let seats: Vec<Seat> = self.lines.seats().collect();
            if self.sight.differs() {
                for seat in &seats {
                    let now = self.sight.now(&self.room, at, Some(*seat));
                    self.lines.send_to(*seat, &Tell::Now(now));
                }
            } else {
                self.lines.send_to_all(&write(&Tell::Now(now)));
            }
            for seat in seats {
                let Some(standing) = self.standing(seat) else { break };
                if let Some(told) = self.sight.told(&self.room, &standing) {
                    self.lines.send_to(seat, &told);
                }
            }
        }
        if let Some(reason) = self.sight.reason(&self.room) {
            self.lines.send_to_all(&write(&reason));
        }
    }

    fn reached(&mut self, address: IpAddr) {
        if self.reach.addresses.len() < MOST_ADDRESSES
            || self.reach.addresses.contains_key(&address)
        {
            *self.reach.addresses.entry(address).or_default() += 1;
            self.has_reach = true;
        }
    }

    fn offended(&mut self, address: IpAddr, offence: Offence) {
        let key = (address, offence);
        if self.reach.offences.len() < MOST_ADDRESSES || self.reach.offences.contains_key(&key) {
            *self.reach.offences.entry(key).or_default() += 1;
            self.has_reach = true;
        }
    }

    /// Whether there is something to tell.
    pub(super) const fn has_news(&self) -> bool {
        self.has_reach || self.has_halted || !self.happened.is_empty()
    }

    /// The next of what there is to tell.
    pub(super) fn news(&mut self) -> Option<News> {
        if !self.happened.is_empty() {
            return Some(News::Happened(std::mem::take(&mut self.happened)));
        }
        if std::mem::take(&mut self.has_halted)
            && let Some(reason) = &self.halted
        {
            return Some(News::NotKept(reason.clone()));
        }
        std::mem::take(&mut self.has_reach).then(|| {
            self.reach.connected = self.lines.seats().collect();
            News::Reach(self.reach.clone())
        })
    }
}

fn no(line: LineId, to: To, why: Why) -> Answer {
    Answer::Tell(line, Tell::No { to, why, round: None, turn: None })
}

const fn halted() -> Now {
    Now {
        phase: Showing::Halted,
        paused: false,
        n: None,
        round: None,
        left: None,
        time: None,
        item: None,
    }
}

const fn why(refusal: Refusal) -> Why {
    match refusal {
        Refusal::Locked => Why::Locked,
        Refusal::Full => Why::Full,
        Refusal::NoName => Why::Name,
        Refusal::RollTaken => Why::Taken,
        Refusal::Removed => Why::Removed,
        Refusal::NoSeat | Refusal::NotNow => Why::Order,
        Refusal::NoSuch => Why::Gone,
        Refusal::Closed => Why::Closed,
        Refusal::Paused => Why::Paused,
        Refusal::NotChoices => Why::Choices,
        Refusal::Over => Why::Over,
    }
}
