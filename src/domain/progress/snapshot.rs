//! Progress as bytes, for a cache that may be thrown away at any time. The bytes are of no use to
//! another version of the fold; the events are what is kept.

mod sitting;

use std::num::NonZeroU64;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use self::sitting::SittingShape;
use super::Progress;
use super::fold::State;
use super::names::Names;
use super::record::{Change, Misconception, Outcome, Packed, Record, Shown};
use super::settings::Setting;
use super::sittings::Sittings;
use super::tally::{Calibration, DayCounts, Durations, Hits, HourCounts, Pace};
use crate::domain::answer::{Certainty, Verdict};
use crate::domain::bank::QuestionId;
use crate::domain::event::{Cause, Clock, DeviceId, EventId, Mode};
use crate::domain::study::memory::{Memory, Model};
use crate::domain::time::{Day, Timestamp};

/// The version of the fold and of these bytes: a snapshot of another version is not read.
pub const ENGINE: u32 = 5;

/// What a snapshot begins with, before its version, its checksum and its body.
const MAGIC: &[u8; 8] = b"smritisn";
const HEAD: usize = MAGIC.len() + 4 + 8;

/// The bytes of a snapshot.
pub fn encode(progress: &Progress) -> Vec<u8> {
    let last = progress.last.map(|(clock, id)| (clock.0, id.device.0, id.sequence));
    let body = bytes(&(progress.events, last), Vec::new());
    let body = bytes(&Shape::of(&progress.state), body);
    let mut snapshot = Vec::with_capacity(HEAD + body.len());
    snapshot.extend_from_slice(MAGIC);
    snapshot.extend_from_slice(&ENGINE.to_le_bytes());
    snapshot.extend_from_slice(&xxh3_64(&body).to_le_bytes());
    snapshot.extend_from_slice(&body);
    snapshot
}

/// The progress in these bytes, or `None` if they are damaged or not a snapshot of this version.
pub fn decode(bytes: &[u8]) -> Option<Progress> {
    let rest = bytes.strip_prefix(MAGIC)?;
    let (engine, rest) = rest.split_first_chunk::<4>()?;
    let (sum, body) = rest.split_first_chunk::<8>()?;
    if u32::from_le_bytes(*engine) != ENGINE || u64::from_le_bytes(*sum) != xxh3_64(body) {
        return None;
    }
    let ((events, last), rest) =
        postcard::take_from_bytes::<(u64, Option<(i64, u64, u64)>)>(body).ok()?;
    let (shape, rest) = postcard::take_from_bytes::<Shape>(rest).ok()?;
    let last = last.map(|(clock, device, sequence)| {
        (Clock(clock), EventId { device: DeviceId(device), sequence })
    });
    let state = shape.into_state()?;
    rest.is_empty().then(|| Progress { state, events, last, ..Progress::default() })
}

/// The number of [`Progress::digest`].
pub(super) fn digest(state: &State) -> u64 {
    let mut hash = Xxh3::new();
    hash.update(&bytes(&Shape::of(state), Vec::new()));
    hash.digest()
}

fn bytes<T: Serialize>(shape: &T, onto: Vec<u8>) -> Vec<u8> {
    // A Vec takes any number of bytes, and no shape here holds a map of unknown length, which are
    // the only two things that postcard can refuse. Empty bytes are read back as no snapshot.
    postcard::to_extend(shape, onto).unwrap_or_default()
}

/// The state with every id and flag as a number.
#[derive(Serialize, Deserialize)]
struct Shape {
    name: Option<String>,
    exam: Option<String>,
    exam_day: Option<i32>,
    settings: Vec<(String, String)>,
    weights: Vec<f32>,
    fitted_reviews: u32,
    facts: (String, Vec<u32>),
    records: Vec<RecordShape>,
    histories: Vec<Vec<u32>>,
    questions: (String, Vec<u32>),
    shown: Vec<ShownShape>,
    days: Vec<DayShape>,
    /// Day, hour, answers, right ones.
    hours: Vec<(i32, u8, u32, u32)>,
    kinds: [Vec<u32>; 3],
    gaps: Vec<u32>,
    last_answer: Option<(u64, i64)>,
    bookmarks: Vec<String>,
    notes: Vec<(String, String)>,
    causes: Vec<(String, u8)>,
    sittings: Vec<SittingShape>,
    skipped: Vec<(String, i64, i32)>,
}

#[derive(Serialize, Deserialize)]
struct DayShape {
    day: i32,
    answers: u32,
    right: u32,
    reviews: u32,
    recalled: u32,
    new: u32,
    millis: u64,
    certainty: [(u32, u32); 3],
}

#[derive(Serialize, Deserialize)]
struct RecordShape {
    memory: Option<(f32, f32)>,
    last: i32,
    due: i32,
    reviews: u32,
    lapses: u32,
    answered: i32,
    outcome: u8,
    mistake: Option<NonZeroU64>,
    unasked: Option<NonZeroU64>,
    misconception: u8,
    key_changed: Option<i32>,
}

#[derive(Serialize, Deserialize)]
struct ShownShape {
    fact: u32,
    clock: i64,
    day: i32,
    content: u64,
    key: u64,
    times: u32,
    verdict: u8,
    /// 0 where it was not asked.
    certainty: u8,
    mode: u8,
    change: u8,
}

const OUTCOMES: [Outcome; 4] = [Outcome::Right, Outcome::Lucky, Outcome::Wrong, Outcome::Left];
const MISCONCEPTIONS: [Misconception; 3] =
    [Misconception::None, Misconception::Fresh, Misconception::Fading];
const VERDICTS: [Verdict; 4] =
    [Verdict::Right, Verdict::Wrong, Verdict::Blank, Verdict::NotAttempted];
const MODES: [Mode; 4] = [Mode::Review, Mode::Practice, Mode::Mock, Mode::Class];
const CHANGES: [Change; 3] = [Change::None, Change::Text, Change::Key];

/// The place of a value in its list, which names every value there is.
fn place<T: PartialEq>(list: &[T], value: &T) -> u8 {
    let place = list.iter().position(|one| one == value);
    place.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX)
}

fn at<T: Copy>(list: &[T], place: u8) -> Option<T> {
    list.get(usize::from(place)).copied()
}

impl Shape {
    fn of(state: &State) -> Self {
        let names = |names: &Names| {
            let (text, ends) = names.parts();
            (text.to_owned(), ends.to_vec())
        };
        Self {
            name: state.name.clone(),
            exam: state.exam.clone(),
            exam_day: state.exam_date.map(|date| Day::from_date(date).0),
            settings: state.settings.changed().iter().map(Setting::to_pair).collect(),
            weights: state.model.weights().to_vec(),
            fitted_reviews: state.fitted_reviews,
            facts: names(&state.facts),
            records: state.records.iter().map(RecordShape::of).collect(),
            histories: state
                .histories
                .iter()
                .map(|history| history.iter().map(|packed| packed.0).collect())
                .collect(),
            questions: names(&state.questions),
            shown: state.shown.iter().map(ShownShape::of).collect(),
            days: state.days.iter().map(DayShape::of).collect(),
            hours: state
                .hours
                .iter()
                .map(|((day, hour), counts)| (day.0, *hour, counts.answers, counts.right))
                .collect(),
            kinds: [0, 1, 2].map(|kind: usize| state.pace.kinds[kind].counts().to_vec()),
            gaps: state.pace.gaps.counts().to_vec(),
            last_answer: state.pace.last.map(|(session, at)| (session, at.0)),
            bookmarks: state.bookmarks.iter().map(|id| id.as_str().to_owned()).collect(),
            notes: state
                .notes
                .iter()
                .map(|(id, text)| (id.as_str().to_owned(), text.clone()))
                .collect(),
            causes: state
                .causes
                .iter()
                .map(|(id, cause)| (id.as_str().to_owned(), place(&Cause::ALL, cause)))
                .collect(),
            sittings: state.sittings.0.iter().map(SittingShape::of).collect(),
            skipped: state
                .skipped
                .iter()
                .map(|(id, (clock, day))| (id.as_str().to_owned(), clock.0, day.0))
                .collect(),
        }
    }

    fn into_state(self) -> Option<State> {
        let mut state = State {
            name: self.name,
            exam: self.exam,
            exam_date: self.exam_day.map(|day| Day(day).date()),
            model: Model::new(&self.weights).ok()?,
            fitted_reviews: self.fitted_reviews,
            facts: Names::from_parts(self.facts.0, self.facts.1)?,
            questions: Names::from_parts(self.questions.0, self.questions.1)?,
            ..State::default()
        };
        for (key, value) in &self.settings {
            state.settings.set(key, value);
        }
        state.records =
            self.records.into_iter().map(RecordShape::into_record).collect::<Option<_>>()?;
        state.histories = self
            .histories
            .into_iter()
            .map(|history| history.into_iter().map(Packed).collect())
            .collect();
        state.shown = self.shown.into_iter().map(ShownShape::into_shown).collect::<Option<_>>()?;
        state.days = self.days.into_iter().map(DayShape::into_counts).collect();
        state.hours = self
            .hours
            .into_iter()
            .map(|(day, hour, answers, right)| ((Day(day), hour), HourCounts { answers, right }))
            .collect();
        let [one, many, typed] = self.kinds;
        state.pace = Pace {
            kinds: [
                Durations::from_counts(one)?,
                Durations::from_counts(many)?,
                Durations::from_counts(typed)?,
            ],
            gaps: Durations::from_counts(self.gaps)?,
            last: self.last_answer.map(|(session, at)| (session, Timestamp(at))),
        };
        state.bookmarks = self.bookmarks.into_iter().map(QuestionId::from).collect();
        state.notes =
            self.notes.into_iter().map(|(id, text)| (QuestionId::from(id), text)).collect();
        state.causes = self
            .causes
            .into_iter()
            .map(|(id, cause)| Some((QuestionId::from(id), at(&Cause::ALL, cause)?)))
            .collect::<Option<_>>()?;
        let sittings = self.sittings.into_iter().map(SittingShape::into_view);
        state.sittings = Sittings(sittings.collect::<Option<_>>()?);
        state.skipped = self
            .skipped
            .into_iter()
            .map(|(id, clock, day)| (QuestionId::from(id), (Clock(clock), Day(day))))
            .collect();
        let facts = state.facts.len();
        let fits = state.records.len() == facts
            && state.histories.len() == facts
            && state.shown.len() == state.questions.len()
            && state.shown.iter().all(|shown| (shown.fact as usize) < facts);
        fits.then_some(state)
    }
}

impl DayShape {
    fn of((day, counts): (&Day, &DayCounts)) -> Self {
        let DayCounts { answers, right, reviews, recalled, new, millis, certainty } = *counts;
        let certainty = certainty.0.map(|hits| (hits.answers, hits.right));
        Self { day: day.0, answers, right, reviews, recalled, new, millis, certainty }
    }

    fn into_counts(self) -> (Day, DayCounts) {
        let Self { day, answers, right, reviews, recalled, new, millis, certainty } = self;
        let certainty = Calibration(certainty.map(|(answers, right)| Hits { answers, right }));
        (Day(day), DayCounts { answers, right, reviews, recalled, new, millis, certainty })
    }
}

impl RecordShape {
    fn of(record: &Record) -> Self {
        Self {
            memory: record.memory.map(|memory| (memory.stability, memory.difficulty)),
            last: record.last.0,
            due: record.due.0,
            reviews: record.reviews,
            lapses: record.lapses,
            answered: record.answered.0,
            outcome: place(&OUTCOMES, &record.outcome),
            mistake: record.mistake,
            unasked: record.unasked,
            misconception: place(&MISCONCEPTIONS, &record.misconception),
            key_changed: record.key_changed.map(|day| day.0),
        }
    }

    fn into_record(self) -> Option<Record> {
        Some(Record {
            memory: self.memory.map(|(stability, difficulty)| Memory { stability, difficulty }),
            last: Day(self.last),
            due: Day(self.due),
            reviews: self.reviews,
            lapses: self.lapses,
            answered: Day(self.answered),
            outcome: at(&OUTCOMES, self.outcome)?,
            mistake: self.mistake,
            unasked: self.unasked,
            misconception: at(&MISCONCEPTIONS, self.misconception)?,
            key_changed: self.key_changed.map(Day),
        })
    }
}

impl ShownShape {
    fn of(shown: &Shown) -> Self {
        Self {
            fact: shown.fact,
            clock: shown.clock.0,
            day: shown.day.0,
            content: shown.content,
            key: shown.key,
            times: shown.times,
            verdict: place(&VERDICTS, &shown.verdict),
            certainty: shown.certainty.map_or(0, Certainty::level),
            mode: place(&MODES, &shown.mode),
            change: place(&CHANGES, &shown.change),
        }
    }

    fn into_shown(self) -> Option<Shown> {
        Some(Shown {
            fact: self.fact,
            clock: Clock(self.clock),
            day: Day(self.day),
            content: self.content,
            key: self.key,
            times: self.times,
            verdict: at(&VERDICTS, self.verdict)?,
            certainty: match self.certainty {
                0 => None,
                level => Some(Certainty::from_level(level)?),
            },
            mode: at(&MODES, self.mode)?,
            change: at(&CHANGES, self.change)?,
        })
    }
}
