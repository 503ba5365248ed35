//! How a fact is remembered, as far as a plan needs it: the chance of recall on a day, and what a
//! look makes of a memory. [`Quick`] is FSRS-6 by its formulas, for plans that ask a million times;
//! that it agrees with the memory model of the schedule is tested.

use crate::domain::study::memory::{Memory, Model};

/// A law of memory. Days are numbers of study days; what is held knows when it was last looked at.
pub trait Law {
    /// What is held of a fact, looked at or not.
    type Held: Copy;

    /// Whether it has never been looked at.
    fn is_new(&self, held: &Self::Held) -> bool;

    /// The chance, from 0 to 1, that a fact is recalled on a day not before its last look.
    fn chance(&self, held: &Self::Held, day: f32) -> f32;

    /// What a look makes of a memory, if the fact is recalled.
    fn recalled(&self, held: &Self::Held, day: f32) -> Self::Held;

    /// The same, if it is not recalled and its answer is read.
    fn forgotten(&self, held: &Self::Held, day: f32) -> Self::Held;
}

/// What FSRS-6 knows of a fact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Held {
    /// It has never been looked at; the chance, from 0 to 1, that it is known all the same.
    New(f32),
    /// It has, last on this study day.
    Seen(Memory, f32),
}

/// FSRS-6 with what its formulas need worked out beforehand. Recalled is Good, forgotten is Again.
#[derive(Debug, Clone, PartialEq)]
pub struct Quick {
    first_recalled: Memory,
    first_forgotten: Memory,
    decay: f32,
    /// 0.9^(−1/d) − 1.
    factor: f32,
    /// w6, and the difficulty that all drift to.
    harder: f32,
    drift: f32,
    towards: f32,
    /// e^w8, w9, w10.
    gain: f32,
    saturation: f32,
    spacing: f32,
    /// w11 to w14.
    lapse: [f32; 4],
    /// e^(−w17·w18): a lapse leaves at most this share of the stability.
    floor: f32,
    /// e^(w17·(Good − 3 + w18)), e^(w17·(Again − 3 + w18)) and w19, for a second look on one day.
    same_day: [f32; 3],
}

/// The range of stability in days, as in FSRS.
const STABILITY: (f32, f32) = (0.001, 36_500.0);

impl Quick {
    /// The formulas with this model's weights.
    pub fn new(model: &Model) -> Self {
        let w = model.effective_weights();
        let decay = w[20];
        let difficulty = |rating: f32| w[4] - (w[5] * (rating - 1.0)).exp() + 1.0;
        let first = |stability: f32, rating: f32| Memory {
            stability: stability.clamp(STABILITY.0, STABILITY.1),
            difficulty: difficulty(rating).clamp(1.0, 10.0),
        };
        Self {
            first_recalled: first(w[2], 3.0),
            first_forgotten: first(w[0], 1.0),
            decay,
            factor: 0.9_f32.powf(-1.0 / decay) - 1.0,
            harder: 2.0 * w[6],
            drift: w[7],
            towards: difficulty(4.0),
            gain: w[8].exp(),
            saturation: w[9],
            spacing: w[10],
            lapse: [w[11], w[12], w[13], w[14]],
            floor: (-w[17] * w[18]).exp(),
            same_day: [(w[17] * w[18]).exp(), (w[17] * (w[18] - 2.0)).exp(), w[19]],
        }
    }

    /// The chance, from 0 to 1, of recall so many days after the last look.
    pub fn retrievability(&self, memory: &Memory, days: f32) -> f32 {
        (1.0 + self.factor * days.max(0.0) / memory.stability).powf(-self.decay)
    }

    fn difficulty(&self, before: f32, step: f32) -> f32 {
        let next = before + (10.0 - before) * step / 9.0;
        (self.drift * (self.towards - next) + next).clamp(1.0, 10.0)
    }

    fn short(&self, stability: f32, by: f32) -> f32 {
        stability * by * stability.powf(-self.same_day[2])
    }
}

impl Law for Quick {
    type Held = Held;

    fn is_new(&self, held: &Held) -> bool {
        matches!(held, Held::New(_))
    }

    fn chance(&self, held: &Held, day: f32) -> f32 {
        match held {
            Held::New(known) => *known,
            Held::Seen(memory, last) => self.retrievability(memory, day - last),
        }
    }

    fn recalled(&self, held: &Held, day: f32) -> Held {
        let Held::Seen(memory, last) = held else { return Held::Seen(self.first_recalled, day) };
        let Memory { stability, difficulty } = *memory;
        let after = if day > *last {
            let missing = 1.0 - self.retrievability(memory, day - last);
            let growth = self.gain
                * (11.0 - difficulty)
                * stability.powf(-self.saturation)
                * ((missing * self.spacing).exp() - 1.0);
            stability * (growth + 1.0)
        } else {
            self.short(stability, self.same_day[0]).max(stability)
        };
        let stability = after.clamp(STABILITY.0, STABILITY.1);
        Held::Seen(Memory { stability, difficulty: self.difficulty(difficulty, 0.0) }, day)
    }

    fn forgotten(&self, held: &Held, day: f32) -> Held {
        let Held::Seen(memory, last) = held else { return Held::Seen(self.first_forgotten, day) };
        let Memory { stability, difficulty } = *memory;
        let after = if day > *last {
            let missing = 1.0 - self.retrievability(memory, day - last);
            let [w11, w12, w13, w14] = self.lapse;
            let kept = w11
                * difficulty.powf(-w12)
                * ((stability + 1.0).powf(w13) - 1.0)
                * (missing * w14).exp();
            kept.min(stability * self.floor)
        } else {
            self.short(stability, self.same_day[1])
        };
        let stability = after.clamp(STABILITY.0, STABILITY.1);
        let difficulty = self.difficulty(difficulty, self.harder);
        Held::Seen(Memory { stability, difficulty }, day)
    }
}
