//! What to revise today so that the marks expected on exam day are highest for the minutes there
//! are. How a fact is remembered is a [`Law`]; what an exam makes of it is in `predict`; which facts
//! a learner has and what their settings say is gathered in `agenda`; which question asks a chosen
//! fact is the queue's to say.
//!
//! Far from the exam reviews are kept up and new facts taken in as there is time ([`Way::Keep`]);
//! towards it, or from the start if that promises more, looks go to what gains the most marks a
//! second ([`Way::Gain`]). Which it is, is found by rehearsing both (`rehearsal`). Gain leaves facts
//! alone for long, and so it is only rehearsed once a few facts that were left alone on purpose have
//! shown that the learner's memory is as long as the model says (`probe`).

pub mod law;
pub mod probe;
pub mod rehearsal;

use law::Law;

/// How long a look takes, in seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Costs {
    /// The first look at a fact.
    pub new: f32,
    /// A look at a fact that is recalled.
    pub recalled: f32,
    /// A look at a fact that is not, with reading why.
    pub forgotten: f32,
}

impl Costs {
    /// What looks take on average, from the defaults of the simulator in the `fsrs` crate, 6.6.2: the
    /// first look with its learning steps, a recalled review, and a lapse with its relearning step.
    pub const USUAL: Self = Self { new: 40.0, recalled: 12.4, forgotten: 35.8 };

    /// The same for a learner who takes `pace` seconds from one question to the next, where others
    /// take 20.
    #[must_use]
    pub fn at_pace(self, pace: f32) -> Self {
        let times = pace / 20.0;
        Self {
            new: self.new * times,
            recalled: self.recalled * times,
            forgotten: self.forgotten * times,
        }
    }
}

/// What the exam makes of a fact, in marks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Worth {
    /// When it is recalled.
    pub recalled: f32,
    /// When it is not: what guessing, leaving, or a wrong answer believed right comes to on average.
    pub forgotten: f32,
}

impl Worth {
    /// Marks expected of a fact recalled with this chance; leaving it costs nothing.
    pub fn of(&self, chance: f32) -> f32 {
        (self.forgotten + chance * (self.recalled - self.forgotten)).max(0.0)
    }
}

/// A fact, as the planner sees it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Item<H> {
    /// What is held of it.
    pub held: H,
    /// What one recall of it is worth against the others; 0 is never planned.
    pub weight: f32,
    /// The day before which it is left alone.
    pub rests: f32,
}

/// The time there is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Time {
    /// The study day that is planned.
    pub today: f32,
    /// The day of the exam, on which nothing is revised.
    pub exam: f32,
    /// Seconds of revision on a day that is neither off nor the last.
    pub daily: f32,
    /// The days of the week that are off, from Monday.
    pub off: [bool; 7],
    /// Days of preparation in all, those that are past included.
    pub preparation: f32,
}

/// With so many days of preparation and more, the last day before the exam is light.
const LONG: f32 = 45.0;

/// The share of a day's minutes that is planned on a light day. Less would cost marks: with two weeks
/// of preparation, half a day less is two marks in a hundred.
const LIGHT: f32 = 0.75;

impl Time {
    /// Seconds of revision on this day: none on a day off, and less on the last after a long
    /// preparation.
    pub fn on(&self, day: f32) -> f32 {
        // 1970-01-01 was a Thursday.
        #[expect(clippy::cast_possible_truncation, reason = "a study day is a whole number")]
        let weekday = (day as i64 + 3).rem_euclid(7);
        let is_off = usize::try_from(weekday).is_ok_and(|weekday| self.off[weekday]);
        if is_off || day >= self.exam {
            0.0
        } else if day + 1.0 >= self.exam && self.preparation >= LONG {
            self.daily * LIGHT
        } else {
            self.daily
        }
    }

    /// Seconds of revision from one day to the day before another, as if days off were spread evenly
    /// and the last were no lighter.
    fn between(&self, from: f32, to: f32) -> f32 {
        let off = self.off.iter().filter(|off| **off).count();
        #[expect(clippy::cast_precision_loss, reason = "at most seven")]
        let open = (7 - off) as f32 / 7.0;
        self.daily * open * (to - from).max(0.0)
    }
}

/// A look that is worth taking today.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Look {
    /// Which fact, by its place among the items.
    pub item: usize,
    /// What it is ranked by: marks gained a second, or how far it is forgotten.
    pub rank: f32,
    /// Seconds it takes on average.
    pub seconds: f32,
}

/// A way of choosing each day's looks up to the exam.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Way {
    /// What gains the most marks a second, a later look reckoned with.
    Gain,
    /// Reviews when the chance of recall falls to so much, the weakest first, and then new facts; in
    /// the final window of so many days, as with [`Way::Gain`].
    Keep {
        /// The chance of recall, from 0 to 1.
        retention: f32,
        /// Days before the exam.
        window: f32,
    },
}

/// What is planned with: a law of memory, costs and worth.
#[derive(Debug)]
pub struct Planner<'a, L> {
    /// How facts are remembered.
    pub law: &'a L,
    /// What looks cost.
    pub costs: Costs,
    /// What recall is worth.
    pub worth: Worth,
}

/// Where the later look is put that a look now is weighed against: this share of the days left.
const LATER: f32 = 0.7;

/// How much of the time until then is counted as free for other facts.
const FREE: f32 = 0.5;

/// What a look on some day would make of a fact that is not looked at again.
#[derive(Debug, Clone, Copy)]
struct Later {
    /// Marks expected without it.
    without: f32,
    /// Marks expected with it.
    with: f32,
    /// Seconds it takes.
    seconds: f32,
}

impl Later {
    /// Marks expected, less the price of the seconds used, if the look is taken where that pays.
    fn at(&self, price: f32) -> f32 {
        self.without.max(self.with - price * self.seconds)
    }
}

impl<L: Law> Planner<'_, L> {
    /// Every look worth taking on this day, in the order in which it should be taken; ties in the
    /// order of the items.
    pub fn looks(&self, items: &[Item<L::Held>], time: Time, way: Way) -> Vec<Look> {
        if time.today >= time.exam {
            return Vec::new();
        }
        match way {
            Way::Keep { retention, window } if time.exam - time.today > window => {
                self.keep(items, time, retention)
            }
            Way::Gain | Way::Keep { .. } => self.gains(items, time),
        }
    }

    /// What has fallen to this chance of recall, the weakest first, then what is new, and then, if
    /// minutes are left, what gains most.
    fn keep(&self, items: &[Item<L::Held>], time: Time, retention: f32) -> Vec<Look> {
        let mut looks = Vec::new();
        let mut new = Vec::new();
        for (item, fact) in open(items, time) {
            let (chance, seconds) = self.look(&fact.held, time.today);
            if self.law.is_new(&fact.held) {
                new.push(Look { item, rank: 0.0, seconds });
            } else if chance <= retention {
                looks.push(Look { item, rank: 1.0 - chance, seconds });
            }
        }
        rank(&mut looks);
        looks.append(&mut new);
        let seconds: f32 = looks.iter().map(|look| look.seconds).sum();
        if seconds < time.on(time.today) {
            // Minutes are left: they go to what gains most although it is not due.
            let mut planned = vec![false; items.len()];
            for look in &looks {
                planned[look.item] = true;
            }
            looks.extend(self.gains(items, time).into_iter().filter(|look| !planned[look.item]));
        }
        looks
    }

    /// Every look that gains marks, those that gain most a second first.
    fn gains(&self, items: &[Item<L::Held>], time: Time) -> Vec<Look> {
        let left = time.exam - time.today;
        let mut looks = Vec::with_capacity(items.len());
        if left < 2.0 {
            for (item, fact) in open(items, time) {
                let (gain, seconds) = self.gain(&fact.held, time);
                if gain > 0.0 {
                    looks.push(Look { item, rank: gain * fact.weight / seconds, seconds });
                }
            }
        } else {
            let later = (time.today + (left * LATER).round()).min(time.exam - 1.0);
            let rest: Vec<Later> =
                items.iter().map(|fact| self.later(&fact.held, later, time.exam)).collect();
            let supply = time.between(later, time.exam) + FREE * time.between(time.today, later);
            let price = price(items, &rest, supply);
            for (item, fact) in open(items, time) {
                let price = price / fact.weight;
                let (now, seconds) = self.now(&fact.held, time, later, price);
                let gain = now - rest[item].at(price);
                if gain > 0.0 {
                    looks.push(Look { item, rank: gain * fact.weight / seconds, seconds });
                }
            }
        }
        rank(&mut looks);
        looks
    }

    /// Marks gained on exam day by one look today and none after, and the seconds it takes.
    pub fn gain(&self, held: &L::Held, time: Time) -> (f32, f32) {
        let look = self.later(held, time.today, time.exam);
        (look.with - look.without, look.seconds)
    }

    /// The chance that a fact is recalled on `day`, and the seconds a look then takes on average.
    fn look(&self, held: &L::Held, day: f32) -> (f32, f32) {
        let known = self.law.chance(held, day);
        if self.law.is_new(held) {
            return (known, self.costs.new);
        }
        (known, self.costs.forgotten + known * (self.costs.recalled - self.costs.forgotten))
    }

    /// What a look on `day` would make of a fact that is looked at no more after it.
    fn later(&self, held: &L::Held, day: f32, exam: f32) -> Later {
        let law = self.law;
        let (known, seconds) = self.look(held, day);
        let recalled = law.chance(&law.recalled(held, day), exam);
        let forgotten = law.chance(&law.forgotten(held, day), exam);
        let with = known * self.worth.of(recalled) + (1.0 - known) * self.worth.of(forgotten);
        Later { without: self.worth.of(law.chance(held, exam)), with, seconds }
    }

    /// Marks expected after a look now, less the price of a later one, and the seconds of the first.
    fn now(&self, held: &L::Held, time: Time, later: f32, price: f32) -> (f32, f32) {
        let law = self.law;
        let (known, seconds) = self.look(held, time.today);
        let after = |held: L::Held| self.later(&held, later, time.exam).at(price);
        let recalled = after(law.recalled(held, time.today));
        let forgotten = after(law.forgotten(held, time.today));
        (known * recalled + (1.0 - known) * forgotten, seconds)
    }
}

/// The facts that may be planned today, with their places.
fn open<H>(items: &[Item<H>], time: Time) -> impl Iterator<Item = (usize, &Item<H>)> {
    items.iter().enumerate().filter(move |(_, fact)| fact.weight > 0.0 && fact.rests <= time.today)
}

/// The best first; a tie keeps the order of the items.
fn rank(looks: &mut [Look]) {
    looks.sort_unstable_by(|one, other| {
        other.rank.total_cmp(&one.rank).then(one.item.cmp(&other.item))
    });
}

/// The marks that a second of the time to come is worth: what the last look that still fits in gains.
fn price<H>(items: &[Item<H>], rest: &[Later], mut supply: f32) -> f32 {
    let mut wanted: Vec<(f32, f32)> = items
        .iter()
        .zip(rest)
        .map(|(fact, later)| {
            ((later.with - later.without) * fact.weight / later.seconds, later.seconds)
        })
        .filter(|(rate, _)| *rate > 0.0)
        .collect();
    wanted.sort_unstable_by(|one, other| other.0.total_cmp(&one.0));
    for (rate, seconds) in wanted {
        supply -= seconds;
        if supply < 0.0 {
            return rate;
        }
    }
    0.0
}
