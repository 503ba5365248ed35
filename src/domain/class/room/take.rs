//! What somebody wants, judged: what is to be kept of it, and what they are told.

use unicode_segmentation::UnicodeSegmentation;

use super::{
    Entry, GRACE_MS, LONGEST_NAME, MOST_SEATS, Millis, OnPaper, Phase, Play, Room, Round, Seat,
    Step, Token, What,
};
use crate::domain::answer::Certainty;
use crate::domain::class::lesson::{Pace, Ticks};
use crate::domain::time::Moment;

/// Something that somebody wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// The teacher.
    Host(Command),
    /// A device wants a seat, or its own again.
    Join {
        /// What it proves its seat with.
        token: Token,
        /// The name it gives.
        name: String,
        /// Who of the roll it says it is, by number.
        roll: Option<String>,
        /// Whether the name is to be seen by the teacher first.
        held: bool,
    },
    /// A device gives or changes its answer.
    Answer {
        /// Whose.
        token: Token,
        /// To which vote.
        round: Round,
        /// The number of this change, rising within the round.
        turn: u32,
        /// What is chosen, by places on the paper; none takes the answer back.
        ticks: Ticks,
        /// How sure they say they are.
        certainty: Option<Certainty>,
    },
    /// Time has passed.
    Tick,
}

/// What a teacher can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Show what comes next: the first question, its choices, how many chose what, what is struck
    /// out, the key, the reason, the next question.
    Forward,
    /// Show what was shown before, without taking votes again.
    Back,
    /// Go to a question.
    GoTo(usize),
    /// Stop the clock.
    Pause,
    /// Let it go on.
    Continue,
    /// Take no more votes.
    Close,
    /// Vote again on the question that is shown, before its key is told.
    VoteAgain,
    /// Hands that were raised for each choice of the question that is shown.
    Count(Vec<u32>),
    /// Teach a question again, or not.
    TeachAgain(usize, bool),
    /// Who can join: nobody any more, or everybody again.
    Lock(bool),
    /// Put somebody out.
    Remove(Seat),
    /// Call somebody otherwise, or let their name stand.
    Rename(Seat, String),
    /// A seat for somebody without a device.
    Seat {
        /// Their name.
        name: String,
        /// Who of the roll they are.
        roll: Option<String>,
    },
    /// The answer of somebody without a device, to the vote that is open or was last.
    Write(Seat, Ticks),
    /// What somebody's paper says: at any time, even when the lesson is over.
    OnPaper(OnPaper),
    /// The teams that play.
    Teams(Vec<String>),
    /// What a team did with the question that is shown.
    Play(usize, Play),
    /// Take back what a team did last.
    Unplay,
    /// The host was started again, at this time by the computer's clock.
    Resume(Option<Moment>),
    /// End the lesson.
    End,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What is to be kept. The room has it already.
    pub entries: Vec<Entry>,
    /// What is to be said once that is on disk.
    pub reply: Result<Reply, Refusal>,
}

/// What is said to who wanted it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// It is done.
    Done,
    /// This is the seat.
    Seated(Seat),
    /// This is the change of the answer that stands.
    Kept {
        /// In which vote.
        round: Round,
        /// Its number.
        turn: u32,
    },
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refusal {
    /// Nobody can join now.
    #[error("the room is locked")]
    Locked,
    /// There are [`MOST_SEATS`].
    #[error("the room is full")]
    Full,
    /// The name is empty or longer than [`LONGEST_NAME`].
    #[error("this is no name")]
    NoName,
    /// Somebody of that number sits already.
    #[error("this roll number is taken")]
    RollTaken,
    /// The seat was taken away.
    #[error("the seat was taken away")]
    Removed,
    /// There is no such seat.
    #[error("there is no such seat")]
    NoSeat,
    /// There is no such vote or question.
    #[error("there is no such question")]
    NoSuch,
    /// Votes are no longer taken.
    #[error("time is up")]
    Closed,
    /// The clock stands still.
    #[error("the room is paused")]
    Paused,
    /// These choices cannot be given.
    #[error("these are not choices of the question")]
    NotChoices,
    /// It cannot be done now.
    #[error("not now")]
    NotNow,
    /// The lesson is over.
    #[error("the lesson is over")]
    Over,
}

impl Room {
    /// Judges what somebody wants, as it reached the host at this moment. What follows from it has
    /// happened in the room when this returns, and is to be kept before anybody is told.
    pub fn take(&mut self, input: Input, at: Millis) -> Taken {
        let mut entries = Vec::new();
        if let Some(ends) = self.ends()
            && at > ends
        {
            self.note(&mut entries, ends, What::Closed);
        }
        let reply = self.judge(input, at, &mut entries);
        Taken { entries, reply }
    }

    pub(super) fn note(&mut self, entries: &mut Vec<Entry>, at: Millis, what: What) {
        let entry = Entry { at: at.max(self.now), what };
        self.apply(&entry);
        entries.push(entry);
    }

    fn judge(
        &mut self,
        input: Input,
        at: Millis,
        entries: &mut Vec<Entry>,
    ) -> Result<Reply, Refusal> {
        match input {
            Input::Tick => Ok(Reply::Done),
            Input::Join { token, name, roll, held } => {
                if let Some(seat) = self.seat_of(token) {
                    return self.sitter(seat).map(|_| Reply::Seated(seat)).ok_or(Refusal::Removed);
                }
                if self.is_locked {
                    return Err(Refusal::Locked);
                }
                self.seat(Some(token), &name, roll, held, at, entries)
            }
            Input::Answer { token, round, turn, ticks, certainty } => {
                let seat = self.seat_of(token).ok_or(Refusal::NoSeat)?;
                self.sitter(seat).ok_or(Refusal::Removed)?;
                let vote = self.vote(round).ok_or(Refusal::NoSuch)?;
                if let Some(given) = vote.given.get(&seat)
                    && turn <= given.turn
                {
                    return Ok(Reply::Kept { round, turn: given.turn });
                }
                let item = self.item(vote.item).ok_or(Refusal::NoSuch)?;
                if !vote.is_open {
                    return Err(Refusal::Closed);
                }
                if self.is_paused() {
                    return Err(Refusal::Paused);
                }
                if !ticks.is_empty() && !item.allows(ticks) {
                    return Err(Refusal::NotChoices);
                }
                let certainty = certainty.filter(|_| self.lesson.rules.asks_certainty());
                let what = What::Answered { seat, round, turn, ticks, certainty };
                self.note(entries, at, what);
                Ok(Reply::Kept { round, turn })
            }
            Input::Host(command) => self.obey(command, at, entries),
        }
    }

    /// Gives the next seat to somebody of this name, or of one like it that nobody has.
    pub(super) fn seat(
        &mut self,
        token: Option<Token>,
        name: &str,
        roll: Option<String>,
        held: bool,
        at: Millis,
        entries: &mut Vec<Entry>,
    ) -> Result<Reply, Refusal> {
        // Whoever is written in by the teacher may have been forgotten until then.
        if self.phase == Phase::Over && token.is_some() {
            return Err(Refusal::Over);
        }
        if self.sitters.len() >= MOST_SEATS {
            return Err(Refusal::Full);
        }
        let name = called(name).ok_or(Refusal::NoName)?;
        if roll.as_ref().is_some_and(|roll| self.rolls.contains(roll)) {
            return Err(Refusal::RollTaken);
        }
        let name = self.unlike(name);
        let seat = Seat(u32::try_from(self.sitters.len()).unwrap_or(u32::MAX));
        self.note(entries, at, What::Joined { token, name, roll, held });
        Ok(Reply::Seated(seat))
    }

    /// The name, with a number behind it if somebody else has it.
    fn unlike(&self, name: String) -> String {
        if self.is_free(&name) {
            return name;
        }
        let other = (2_u32..).map(|number| format!("{name} {number}"));
        let mut free = other.filter(|name| self.is_free(name));
        free.next().unwrap_or(name)
    }

    fn obey(
        &mut self,
        command: Command,
        at: Millis,
        entries: &mut Vec<Entry>,
    ) -> Result<Reply, Refusal> {
        let is_over = self.phase == Phase::Over;
        let what = match command {
            Command::Resume(moment) => What::Resumed(moment),
            Command::Write(seat, ticks) => return self.write(seat, ticks, at, entries),
            Command::OnPaper(paper) => return self.write_paper(paper, at, entries),
            Command::Seat { name, roll } => {
                return self.seat(None, &name, roll, false, at, entries);
            }
            Command::Rename(seat, name) => {
                let sitter = self.sitter(seat).ok_or(Refusal::NoSeat)?;
                let name = called(&name).ok_or(Refusal::NoName)?;
                let is_own = sitter.name.to_lowercase() == name.to_lowercase();
                What::Renamed { seat, name: if is_own { name } else { self.unlike(name) } }
            }
            Command::Remove(seat) => {
                self.sitter(seat).ok_or(Refusal::NoSeat)?;
                What::Removed(seat)
            }
            Command::TeachAgain(item, on) => {
                self.item(item).ok_or(Refusal::NoSuch)?;
                What::TeachAgain { item, on }
            }
            Command::Lock(on) => What::Locked(on),
            _ if is_over => return Err(Refusal::Over),
            Command::Forward => return self.forward(at, entries),
            Command::Back => What::Stepped(self.before().ok_or(Refusal::NotNow)?),
            Command::GoTo(item) => return self.go_to(item, at, entries),
            Command::Pause if self.is_open() && !self.is_paused() => What::Paused,
            Command::Continue if self.is_paused() => What::Continued,
            Command::Close if self.is_open() => What::Closed,
            Command::Pause | Command::Continue | Command::Close => return Err(Refusal::NotNow),
            Command::VoteAgain => {
                let item = self.at().ok_or(Refusal::NotNow)?;
                let voted = self.votes_on(item).next().is_some();
                if self.is_told(item) || self.is_open() || !voted {
                    return Err(Refusal::NotNow);
                }
                self.opening(item)?
            }
            Command::Count(hands) => {
                let (round, vote) = self.current().ok_or(Refusal::NotNow)?;
                let item = self.item(vote.item).ok_or(Refusal::NoSuch)?;
                if hands.len() != item.choices.len() {
                    return Err(Refusal::NotChoices);
                }
                What::Counted { round, hands }
            }
            Command::Teams(teams) => What::Teams(teams),
            Command::Play(team, play) => {
                let item = self.at().ok_or(Refusal::NotNow)?;
                let is_won = self.plays(item).any(|(_, play)| play == Play::Right);
                if team >= self.teams.len() {
                    return Err(Refusal::NoSuch);
                }
                if is_won {
                    return Err(Refusal::NotNow);
                }
                What::Played { team, play }
            }
            Command::Unplay if self.plays.is_empty() => return Err(Refusal::NotNow),
            Command::Unplay => What::Unplayed,
            Command::End => What::Ended,
        };
        self.note(entries, at, what);
        Ok(Reply::Done)
    }

    /// What comes after what is shown.
    fn forward(&mut self, at: Millis, entries: &mut Vec<Entry>) -> Result<Reply, Refusal> {
        let what = match self.phase {
            Phase::Over => return Err(Refusal::Over),
            Phase::Lobby if self.lesson.items.is_empty() => What::Ended,
            Phase::Lobby => match self.lesson.rules.pace {
                Pace::Teacher => What::Turned(0),
                Pace::Own { seconds } => What::OpenedAll { time: seconds.map(millis) },
            },
            Phase::Own => What::Closed,
            Phase::At { item, step: Step::Stem } if self.votes_on(item).next().is_none() => {
                self.opening(item)?
            }
            Phase::At { step: Step::Options, .. } if self.is_open() => What::Closed,
            Phase::At { item, step: Step::Reason } => {
                return if item + 1 < self.lesson.items.len() {
                    self.go_to(item + 1, at, entries)
                } else {
                    self.note(entries, at, What::Ended);
                    Ok(Reply::Done)
                };
            }
            Phase::At { item, step } => {
                let next = Step::ALL.into_iter().filter(|next| *next > step).find(|next| {
                    let is_again = matches!(next, Step::Options) && !self.is_open();
                    let is_bare = matches!(next, Step::Struck) && self.strikes(item).is_empty();
                    !is_again && !is_bare
                });
                What::Stepped(next.unwrap_or(Step::Reason))
            }
        };
        self.note(entries, at, what);
        Ok(Reply::Done)
    }

    /// What was shown before: never before the spread, since votes are not taken again by going back.
    fn before(&self) -> Option<Step> {
        let Phase::At { item, step } = self.phase else { return None };
        Step::ALL.into_iter().rev().filter(|before| *before < step).find(|before| match before {
            Step::Stem | Step::Options => false,
            Step::Struck => !self.strikes(item).is_empty(),
            Step::Spread | Step::Key | Step::Reason => true,
        })
    }

    /// Shows a question: from its stem if nobody has voted on it yet, and otherwise as far as it had
    /// come.
    fn go_to(
        &mut self,
        item: usize,
        at: Millis,
        entries: &mut Vec<Entry>,
    ) -> Result<Reply, Refusal> {
        self.item(item).ok_or(Refusal::NoSuch)?;
        if self.is_open() {
            self.note(entries, at, What::Closed);
        }
        self.note(entries, at, What::Turned(item));
        if self.votes_on(item).next().is_some() {
            let step = if self.is_told(item) { Step::Key } else { Step::Spread };
            self.note(entries, at, What::Stepped(step));
        }
        Ok(Reply::Done)
    }

    fn opening(&self, item: usize) -> Result<What, Refusal> {
        let seconds = self.item(item).ok_or(Refusal::NoSuch)?.seconds;
        Ok(What::Opened { item, time: seconds.map(millis) })
    }

    /// The teacher writes an answer for somebody, while votes are taken or after, but not once the key
    /// was told.
    fn write(
        &mut self,
        seat: Seat,
        ticks: Ticks,
        at: Millis,
        entries: &mut Vec<Entry>,
    ) -> Result<Reply, Refusal> {
        let sitter = self.sitter(seat).ok_or(Refusal::NoSeat)?;
        let (round, vote) = self.current().ok_or(Refusal::NotNow)?;
        if sitter.token.is_some() || self.is_told(vote.item) {
            return Err(Refusal::NotNow);
        }
        let item = self.item(vote.item).ok_or(Refusal::NoSuch)?;
        if !ticks.is_empty() && !item.allows(ticks) {
            return Err(Refusal::NotChoices);
        }
        let turn = vote.given.get(&seat).map_or(0, |given| given.turn + 1);
        self.note(entries, at, What::Answered { seat, round, turn, ticks, certainty: None });
        Ok(Reply::Kept { round, turn })
    }
}

/// Milliseconds of so many seconds.
fn millis(seconds: u32) -> u64 {
    u64::from(seconds) * 1_000
}

/// A name as it is shown: without what cannot be seen, and none if nothing is left or it is too long.
fn called(name: &str) -> Option<String> {
    let seen: String = name
        .chars()
        .map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c })
        .filter(|c| !is_hidden(*c))
        .collect();
    let name = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.graphemes(true).count();
    let is_name = (1..=LONGEST_NAME).contains(&length) && name.len() <= 8 * LONGEST_NAME;
    is_name.then_some(name)
}

/// A mark that turns or hides what follows it. Joiners stay: Devanagari needs them.
const fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

const _: () = assert!(GRACE_MS < 1_000, "the grace is shorter than anybody can use");
