//! One live class, as a pure state machine. What somebody wants is judged ([`Room::take`]) and becomes
//! [`Entry`] records, which change the room at once; nobody is told that it was taken before they are
//! on disk. [Replaying](Room::replay) what is on disk gives the same room after any interruption, so
//! nothing here depends on anything but the entries: time is in them, counted by the host alone.

mod apply;
mod marks;
mod paper;
mod take;

use std::collections::{BTreeMap, BTreeSet};

use super::again::permille;
use super::lesson::{Item, Lesson, Ticks};
use crate::domain::answer::Certainty;
use crate::domain::exam::paper::Set;
use crate::domain::time::Moment;

pub use self::marks::{Standing, Told};
pub use self::paper::{OnPaper, Whose};
pub use self::take::{Command, Input, Refusal, Reply, Taken};

/// Milliseconds after the time was up during which an answer still counts: what a slow network needs.
pub const GRACE_MS: u64 = 250;

/// How many seats a room can have.
pub const MOST_SEATS: usize = 5_000;

/// The longest name of a seat, in grapheme clusters.
pub const LONGEST_NAME: usize = 40;

/// Milliseconds since the room was opened, by the host's monotonic clock, and counting on from the
/// last entry where a room was taken up again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Millis(pub u64);

/// A place in the room, by the order in which they were taken, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Seat(pub u32);

/// One vote on one question, by the order in which they were opened, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Round(pub u32);

/// What a device proves its seat with: a digest of the secret that it keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Token(pub [u8; 16]);

/// Something that happened in the room, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub at: Millis,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Somebody took the next seat.
    Joined {
        /// Their device, or none where the teacher writes for them.
        token: Option<Token>,
        /// Their name as it is shown.
        name: String,
        /// Who of the class's roll they are, by number.
        roll: Option<String>,
        /// Whether the name is held back until the teacher has seen it.
        held: bool,
    },
    /// A seat is called otherwise; it is no longer held back.
    Renamed {
        /// Which.
        seat: Seat,
        /// Its name now.
        name: String,
    },
    /// A seat is out, with its answers.
    Removed(Seat),
    /// Nobody can join any more, or again.
    Locked(bool),
    /// This question is shown, without its choices.
    Turned(usize),
    /// Votes on a question are taken.
    Opened {
        /// Which question.
        item: usize,
        /// Milliseconds there are.
        time: Option<u64>,
    },
    /// All questions are open, each at everybody's own pace.
    OpenedAll {
        /// Milliseconds there are for all of them.
        time: Option<u64>,
    },
    /// The clock stands still.
    Paused,
    /// It goes on.
    Continued,
    /// No more votes.
    Closed,
    /// The question that is shown is at this step.
    Stepped(Step),
    /// A seat gave or changed its answer.
    Answered {
        /// Which.
        seat: Seat,
        /// To which vote.
        round: Round,
        /// The number that the device gave to this change, rising within the round.
        turn: u32,
        /// What was chosen; none takes an answer back.
        ticks: Ticks,
        /// How sure they said they were.
        certainty: Option<Certainty>,
    },
    /// A seat's paper is of this set, and its answers stand in that order.
    TookSet {
        /// Whose.
        seat: Seat,
        /// Which.
        set: Set,
    },
    /// What a seat's paper says to a question. Votes are not touched by it.
    OnPaper {
        /// Whose.
        seat: Seat,
        /// To which question.
        item: usize,
        /// What was marked, none for a blank; `None` takes back what was written down before.
        ticks: Option<Ticks>,
    },
    /// The teacher counted hands, for each choice.
    Counted {
        /// In which vote.
        round: Round,
        /// How many for each choice.
        hands: Vec<u32>,
    },
    /// A question is to be taught again, or not.
    TeachAgain {
        /// Which.
        item: usize,
        /// Whether.
        on: bool,
    },
    /// The teams that play, in their order; an empty list ends it.
    Teams(Vec<String>),
    /// What a team did with the question that is shown.
    Played {
        /// Which team, by its place.
        team: usize,
        /// What.
        play: Play,
    },
    /// The last [`What::Played`] that was not taken back is taken back.
    Unplayed,
    /// The host was started again, at this time by the computer's clock (unknown in rooms of before
    /// that was written down). The clock of the room stood still meanwhile.
    Resumed(Option<Moment>),
    /// The lesson is over.
    Ended,
}

/// What a team did with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Play {
    /// Right.
    Right,
    /// Wrong.
    Wrong,
    /// Passed it on.
    Passed,
}

/// How much of a question is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// What is asked, without its choices.
    Stem,
    /// The choices too: votes are taken.
    Options,
    /// How many chose what. Votes are no longer taken.
    Spread,
    /// Wrong choices are struck out.
    Struck,
    /// What is right.
    Key,
    /// Why.
    Reason,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 6] =
        [Self::Stem, Self::Options, Self::Spread, Self::Struck, Self::Key, Self::Reason];

    /// Whether the key is on the screen.
    pub fn tells(self) -> bool {
        self >= Self::Key
    }
}

/// How far the room is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Seats are taken.
    Lobby,
    /// A question is shown.
    At {
        /// Which.
        item: usize,
        /// How much of it.
        step: Step,
    },
    /// Everybody answers all questions at their own pace.
    Own,
    /// It is over.
    Over,
}

/// Somebody in the room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitter {
    /// Their device.
    pub token: Option<Token>,
    /// Their name.
    pub name: String,
    /// Who of the roll they are.
    pub roll: Option<String>,
    /// Whether the name is held back.
    pub held: bool,
    /// Whether they are out.
    pub removed: bool,
    /// When they joined.
    pub joined: Millis,
}

/// An answer as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// The number of the last change.
    pub turn: u32,
    /// What was chosen; none if it was taken back.
    pub ticks: Ticks,
    /// How sure they said they were.
    pub certainty: Option<Certainty>,
    /// Milliseconds from the opening of the vote, without pauses.
    pub took: u64,
    /// When it was given.
    pub at: Millis,
}

/// One vote on one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vote {
    /// On which question.
    pub item: usize,
    /// Milliseconds there were; `None` for as long as the teacher gave.
    pub time: Option<u64>,
    /// The answers, by seat.
    pub given: BTreeMap<Seat, Given>,
    /// Hands that were counted, for each choice; empty if none were.
    pub hands: Vec<u32>,
    /// Whether votes are taken.
    pub is_open: bool,
    /// When that ended.
    pub closed: Option<Millis>,
}

/// The clock of the votes that are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Running {
    /// Milliseconds that had run when it was last started or stopped.
    ran: u64,
    /// Since when it runs; `None` while it stands still.
    since: Option<Millis>,
    /// Milliseconds there are.
    time: Option<u64>,
}

impl Running {
    const fn ran(self, at: Millis) -> u64 {
        match self.since {
            Some(since) => self.ran + at.0.saturating_sub(since.0),
            None => self.ran,
        }
    }
}

/// A live class.
#[derive(Debug, Clone, PartialEq)]
pub struct Room {
    lesson: Lesson,
    now: Millis,
    phase: Phase,
    sitters: Vec<Sitter>,
    by_token: BTreeMap<Token, Seat>,
    names: BTreeSet<String>,
    rolls: BTreeSet<String>,
    is_locked: bool,
    votes: Vec<Vote>,
    /// What papers say, by seat and question, apart from all votes.
    papers: BTreeMap<(Seat, usize), Ticks>,
    /// The sets of papers that are not A.
    sets: BTreeMap<Seat, Set>,
    running: Option<Running>,
    told: Vec<bool>,
    teach_again: Vec<bool>,
    teams: Vec<String>,
    plays: Vec<(usize, usize, Play)>,
    /// What the computer's clock said when the host was started again.
    resumed: Vec<(Millis, Moment)>,
}

impl Room {
    /// A room in which nothing has happened.
    pub fn new(lesson: Lesson) -> Self {
        let items = lesson.items.len();
        Self {
            lesson,
            now: Millis(0),
            phase: Phase::Lobby,
            sitters: Vec::new(),
            by_token: BTreeMap::new(),
            names: BTreeSet::new(),
            rolls: BTreeSet::new(),
            is_locked: false,
            votes: Vec::new(),
            papers: BTreeMap::new(),
            sets: BTreeMap::new(),
            running: None,
            told: vec![false; items],
            teach_again: vec![false; items],
            teams: Vec::new(),
            plays: Vec::new(),
            resumed: Vec::new(),
        }
    }

    /// The room in which all this has happened.
    pub fn replay<'a>(lesson: Lesson, entries: impl IntoIterator<Item = &'a Entry>) -> Self {
        let mut room = Self::new(lesson);
        for entry in entries {
            room.apply(entry);
        }
        room
    }

    /// What is asked, and by which rules.
    pub const fn lesson(&self) -> &Lesson {
        &self.lesson
    }

    /// When something last happened.
    pub const fn now(&self) -> Millis {
        self.now
    }

    /// The time of day at this point of a room that began then. The clock of the room is the host's
    /// monotonic one, which stands still while there is no host.
    pub fn moment(&self, begun: Moment, at: Millis) -> Moment {
        let last = self.resumed.iter().rev().find(|(since, _)| *since <= at);
        let (since, moment) = last.copied().unwrap_or((Millis(0), begun));
        Moment { at: moment.at.after(at.0.saturating_sub(since.0)), ..moment }
    }

    /// How far it is.
    pub const fn phase(&self) -> Phase {
        self.phase
    }

    /// The question that is shown, by its place.
    pub const fn at(&self) -> Option<usize> {
        match self.phase {
            Phase::At { item, .. } => Some(item),
            Phase::Lobby | Phase::Own | Phase::Over => None,
        }
    }

    /// How much is shown of the question that is shown.
    pub const fn step(&self) -> Option<Step> {
        match self.phase {
            Phase::At { step, .. } => Some(step),
            Phase::Lobby | Phase::Own | Phase::Over => None,
        }
    }

    /// Everybody who ever took a seat, by seat.
    pub fn sitters(&self) -> &[Sitter] {
        &self.sitters
    }

    /// Who sits in this seat, unless they were removed.
    pub fn sitter(&self, seat: Seat) -> Option<&Sitter> {
        self.sitters.get(seat.0 as usize).filter(|sitter| !sitter.removed)
    }

    /// The seats that are taken, with who sits there.
    pub fn seats(&self) -> impl Iterator<Item = (Seat, &Sitter)> {
        let all = self.sitters.iter().zip(0_u32..);
        all.filter(|(sitter, _)| !sitter.removed).map(|(sitter, place)| (Seat(place), sitter))
    }

    /// The seat of this device, even if it was removed.
    pub fn seat_of(&self, token: Token) -> Option<Seat> {
        self.by_token.get(&token).copied()
    }

    /// Whether nobody can join.
    pub const fn is_locked(&self) -> bool {
        self.is_locked
    }

    /// All votes, by round.
    pub fn votes(&self) -> &[Vote] {
        &self.votes
    }

    /// The vote of this round.
    pub fn vote(&self, round: Round) -> Option<&Vote> {
        self.votes.get(round.0 as usize)
    }

    /// The votes on a question, in their order: a second one after the class has discussed the first.
    pub fn votes_on(&self, item: usize) -> impl DoubleEndedIterator<Item = (Round, &Vote)> {
        let all = self.votes.iter().enumerate().filter(move |(_, vote)| vote.item == item);
        all.map(|(round, vote)| (Round(u32::try_from(round).unwrap_or(u32::MAX)), vote))
    }

    /// The vote on the question that is shown: the last one, if there was any.
    pub fn current(&self) -> Option<(Round, &Vote)> {
        self.votes_on(self.at()?).next_back()
    }

    /// Whether any votes are taken now.
    pub fn is_open(&self) -> bool {
        self.running.is_some()
    }

    /// Whether the clock was stopped while votes are taken.
    pub fn is_paused(&self) -> bool {
        self.running.is_some_and(|running| running.since.is_none())
    }

    /// Milliseconds that are left to answer; `None` if no votes are taken or there is no hurry.
    pub fn left(&self, at: Millis) -> Option<u64> {
        let running = self.running?;
        Some(running.time?.saturating_sub(running.ran(at)))
    }

    /// When votes end by themselves, if nothing happens until then.
    pub fn ends(&self) -> Option<Millis> {
        let running = self.running?;
        let left = (running.time? + GRACE_MS).saturating_sub(running.ran);
        Some(Millis(running.since?.0 + left))
    }

    /// Whether a question's key was told.
    pub fn is_told(&self, item: usize) -> bool {
        self.told.get(item).copied().unwrap_or(false)
    }

    /// Whether a question is to be taught again.
    pub fn is_taught_again(&self, item: usize) -> bool {
        self.teach_again.get(item).copied().unwrap_or(false)
    }

    /// How many chose each choice in a vote, phones and hands together.
    pub fn counts(&self, vote: &Vote) -> Vec<u32> {
        let choices = self.item(vote.item).map_or(0, |item| item.choices.len());
        let mut counts = vote.hands.clone();
        counts.resize(choices, 0);
        for (seat, given) in &vote.given {
            if self.sitter(*seat).is_none() {
                continue;
            }
            for place in given.ticks.places() {
                if let Some(count) = counts.get_mut(place) {
                    *count += 1;
                }
            }
        }
        counts
    }

    /// How many of how many answers to a question were right, devices, hands and papers together;
    /// `None` if nobody answered. Of a question that was voted on twice the last vote counts.
    pub fn share(&self, item: usize) -> Option<(u32, u32)> {
        let voted = self.votes_on(item).next_back().and_then(|(_, vote)| self.right_in(vote));
        let asked = self.item(item)?;
        let voted = voted.unwrap_or_default();
        let (right, total) = self.papers_on(item).fold(voted, |(right, total), paper| {
            (right + u32::from(paper.1 == asked.key), total + 1)
        });
        (total > 0).then_some((right, total))
    }

    /// The same of one vote.
    pub fn right_in(&self, vote: &Vote) -> Option<(u32, u32)> {
        let asked = self.item(vote.item)?;
        let (right, total) = if asked.several {
            // Of several right choices only whole answers count, which hands do not tell.
            let stands = |(seat, given): &(&Seat, &Given)| {
                !given.ticks.is_empty() && self.sitter(**seat).is_some()
            };
            let given = vote.given.iter().filter(stands);
            let whole = given.filter(|(_, given)| given.ticks == asked.key).count();
            (u32::try_from(whole).ok()?, u32::try_from(self.answered(vote)).ok()?)
        } else {
            let counts = self.counts(vote);
            let right = asked.key.places().filter_map(|place| counts.get(place)).sum();
            (right, counts.iter().sum())
        };
        (total > 0).then_some((right, total))
    }

    /// The questions that went worst, at most three, by their places: those to be taught again first,
    /// then those with the smallest share of right answers, if less than all were right.
    pub fn worst(&self) -> Vec<usize> {
        const MOST: usize = 3;
        let mut all: Vec<(bool, u64, usize)> = (0..self.lesson.items.len())
            .filter_map(|item| {
                let again = self.is_taught_again(item);
                let permille = self.share(item).map_or(1_000, permille);
                (again || permille < 1_000).then_some((!again, permille, item))
            })
            .collect();
        all.sort_unstable();
        all.into_iter().map(|(_, _, item)| item).take(MOST).collect()
    }

    /// How many seats have an answer standing in a vote.
    pub fn answered(&self, vote: &Vote) -> usize {
        let stands = |(seat, given): &(&Seat, &Given)| {
            !given.ticks.is_empty() && self.sitter(**seat).is_some()
        };
        vote.given.iter().filter(stands).count()
    }

    /// The wrong choices that are struck out of the question that is shown.
    pub fn struck(&self) -> Ticks {
        let Phase::At { item, step } = self.phase else { return Ticks::NONE };
        if step < Step::Struck {
            return Ticks::NONE;
        }
        self.strikes(item)
    }

    /// The teams, in their order, with what each has earned.
    pub fn teams(&self) -> Vec<(&str, num_rational::Ratio<i64>)> {
        let marking = self.lesson.rules.marking;
        let earned = |place: usize| {
            let own = self.plays.iter().filter(|(team, _, _)| *team == place);
            own.map(|(_, _, play)| match play {
                Play::Right => marking.earned(true, None, 0, None),
                Play::Wrong => marking.earned(false, None, 0, None),
                Play::Passed => num_rational::Ratio::ZERO,
            })
            .sum()
        };
        self.teams.iter().enumerate().map(|(place, name)| (name.as_str(), earned(place))).collect()
    }

    /// Whose turn it is, by its place: the team after the one that played or passed last, and for a
    /// new question the team after the one that began the last.
    pub fn turn(&self) -> Option<usize> {
        let teams = self.teams.len();
        let item = self.at()?;
        let here = self.plays.iter().rev().find(|(_, on, _)| *on == item);
        if let Some((team, _, play)) = here {
            return match play {
                Play::Right => None,
                Play::Wrong | Play::Passed => (teams > 0).then(|| (team + 1) % teams),
            };
        }
        (teams > 0).then(|| item % teams)
    }

    /// What the teams did with a question, in order.
    pub fn plays(&self, item: usize) -> impl Iterator<Item = (usize, Play)> {
        self.plays
            .iter()
            .filter(move |(_, on, _)| *on == item)
            .map(|(team, _, play)| (*team, *play))
    }

    /// Whether nobody who sits has this name, or one that differs in capitals alone.
    fn is_free(&self, name: &str) -> bool {
        !self.names.contains(&name.to_lowercase())
    }

    fn item(&self, item: usize) -> Option<&Item> {
        self.lesson.items.get(item)
    }

    fn strikes(&self, item: usize) -> Ticks {
        let counts = self.votes_on(item).next_back().map(|(_, vote)| self.counts(vote));
        self.item(item).map_or(Ticks::NONE, |item| item.strikes(&counts.unwrap_or_default()))
    }
}
