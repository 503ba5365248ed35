//! Which way of choosing does best for this learner: each is rehearsed up to the exam, with the law of
//! memory taken as true and the same luck for all. The rehearsal of the chosen way is also the
//! forecast of the days to come.

use super::law::Law;
use super::{Item, Planner, Time, Way};
use crate::domain::seed::Seed;

/// On how many facts ways are rehearsed.
const SAMPLE: usize = 160;

/// Nearer than so many days only gain counts.
const NEAREST: f32 = 4.0;

/// Another way must promise so much more than the first before it is taken.
const MARGIN: f32 = 0.01;

/// One day of a rehearsal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rehearsed {
    /// Facts looked at for the first time.
    pub new: u32,
    /// Other looks.
    pub reviews: u32,
}

impl<L: Law> Planner<'_, L> {
    /// The way that gets most marks in a rehearsal.
    pub fn best_way(&self, items: &[Item<L::Held>], time: Time, luck: u64) -> Way {
        let left = time.exam - time.today;
        if left < NEAREST || items.is_empty() {
            return Way::Gain;
        }
        let (sample, time) = sample(items, time, SAMPLE, luck);
        let near = (left * 0.1).round().clamp(3.0, 6.0);
        let far = (left * 0.3).round().max(near);
        let marks = |way: Way| self.rehearse(&sample, time, way, luck, |_| ());
        let first = Way::Keep { retention: 0.8, window: near };
        let mut best = (first, marks(first) * (1.0 + MARGIN));
        for way in [
            Way::Keep { retention: 0.7, window: near },
            Way::Keep { retention: 0.88, window: near },
            Way::Keep { retention: 0.8, window: far },
            Way::Keep { retention: 0.88, window: far },
            Way::Gain,
        ] {
            let marks = marks(way);
            if marks > best.1 {
                best = (way, marks);
            }
        }
        best.0
    }

    /// Marks expected on exam day, summed over the items, if this way is kept to from today on. Each
    /// day is told as it ends.
    pub fn rehearse(
        &self,
        items: &[Item<L::Held>],
        time: Time,
        way: Way,
        luck: u64,
        mut told: impl FnMut(Told<'_, L::Held>),
    ) -> f32 {
        let mut items = items.to_vec();
        let mut day = time.today;
        // What one look takes too long is missing on the next day: with few facts a day is short.
        let mut owed = 0.0;
        while day < time.exam {
            let mut left = time.on(day) - owed;
            let mut rehearsed = Rehearsed::default();
            if left > 0.0 {
                for look in self.looks(&items, Time { today: day, ..time }, way) {
                    if left <= 0.0 {
                        break;
                    }
                    let held = items[look.item].held;
                    let known = dice(luck, look.item, day) < self.law.chance(&held, day);
                    if self.law.is_new(&held) {
                        left -= self.costs.new;
                        rehearsed.new += 1;
                    } else {
                        left -= if known { self.costs.recalled } else { self.costs.forgotten };
                        rehearsed.reviews += 1;
                    }
                    items[look.item].held = if known {
                        self.law.recalled(&held, day)
                    } else {
                        self.law.forgotten(&held, day)
                    };
                }
            }
            owed = (-left).max(0.0);
            day += 1.0;
            told(Told { items: &items, day, rehearsed });
        }
        self.marks(&items, time.exam)
    }

    /// Marks expected of these facts on a day, summed.
    pub fn marks(&self, items: &[Item<L::Held>], day: f32) -> f32 {
        // A sum of nothing would be −0.
        items.iter().fold(0.0, |sum, item| {
            sum + self.worth.of(self.law.chance(&item.held, day)) * item.weight
        })
    }
}

/// What is told at the end of a rehearsed day.
pub struct Told<'a, H> {
    /// The facts as they stand.
    pub items: &'a [Item<H>],
    /// The day after it.
    pub day: f32,
    /// What was done on it.
    pub rehearsed: Rehearsed,
}

/// Some of the facts, at most so many, drawn by luck, and the time that falls to them.
pub fn sample<H: Copy>(
    items: &[Item<H>],
    time: Time,
    most: usize,
    luck: u64,
) -> (Vec<Item<H>>, Time) {
    if items.len() <= most {
        return (items.to_vec(), time);
    }
    let mut drawn: Vec<(f32, usize)> =
        (0..items.len()).map(|item| (dice(luck, item, -1.0), item)).collect();
    drawn.select_nth_unstable_by(most, |one, other| one.0.total_cmp(&other.0));
    drawn.truncate(most);
    drawn.sort_unstable_by_key(|(_, item)| *item);
    #[expect(clippy::cast_precision_loss, reason = "some thousand facts")]
    let share = most as f32 / items.len() as f32;
    let sample = drawn.into_iter().map(|(_, item)| items[item]).collect();
    (sample, Time { daily: time.daily * share, ..time })
}

/// A number from 0 to 1, the same for the same fact on the same day.
fn dice(luck: u64, item: usize, day: f32) -> f32 {
    Seed(luck).share((item as u64) << 32 | u64::from(day.to_bits()))
}
