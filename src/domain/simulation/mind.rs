//! Learners whose memory is known, because it is made up: three families of laws of memory, none of
//! which the planner is told of. What they are asked, and when, is in `policy`.

use crate::domain::seed::Seed;
use crate::domain::study::memory::Model;
use crate::domain::study::planner::law::{self, Law, Quick};

/// A family of laws of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// FSRS-6, with weights drawn around the published ones.
    Fsrs,
    /// Traces that fade at many speeds at once, so that forgetting is about a power law and spaced
    /// looks count for more: the multiscale context model of Mozer, Pashler, Cepeda, Lindsey and Vul
    /// (2009).
    Traces,
    /// A half-life that grows with each recall, the more the longer the fact was not seen, and with
    /// which it is forgotten exponentially, after Settles and Meeder (2016).
    HalfLife,
}

impl Family {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Fsrs, Self::Traces, Self::HalfLife];
}

/// At how many speeds a trace fades.
const SCALES: usize = 8;

/// The slowest scale, in days: each is a third of the next.
const SLOWEST: f32 = 1_600.0;

/// The strongest a trace gets at one scale.
const STRONGEST: f32 = 4.0;

/// One learner's memory.
#[derive(Debug, Clone)]
pub struct Mind {
    law: Truth,
    /// How often they believe something wrong to be right, of what they do not recall.
    pub unaware: f32,
    /// How often they slip although they recall.
    pub slips: f32,
    /// The days each fact's forgetting runs against the learner's own, and whether it is known.
    pub facts: Vec<Fresh>,
}

#[derive(Debug, Clone)]
enum Truth {
    Fsrs(Quick),
    Traces { fading: [f32; SCALES], share: [f32; SCALES], recalled: f32, forgotten: f32 },
    HalfLife { first: f32, known: f32, growth: f32, kept: f32 },
}

/// A fact as the learner comes to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fresh {
    /// The topic it belongs to.
    pub topic: u8,
    /// How much slower than usual it is forgotten.
    pub ease: f32,
    /// The chance that it is known beforehand.
    pub prior: f32,
}

/// What is truly held of a fact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Held {
    fresh: Fresh,
    last: f32,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum State {
    New,
    Fsrs(law::Held),
    Traces([f32; SCALES]),
    HalfLife(f32),
}

/// How many topics the made-up facts are spread over.
pub const TOPICS: usize = 8;

impl Mind {
    /// A learner drawn from this seed.
    pub fn new(family: Family, facts: usize, seed: Seed) -> Self {
        let mut dice = Dice(seed.with("mind").0, 0);
        let law = match family {
            Family::Fsrs => {
                let mut weights = *Model::default().weights();
                for weight in &mut weights {
                    *weight *= (dice.normal() * 0.2).exp();
                }
                // Weights out of range are brought into it, and 21 finite ones always make a model.
                Truth::Fsrs(Quick::new(&Model::new(&weights).unwrap_or_default()))
            }
            Family::Traces => {
                let slowest = SLOWEST * (dice.normal() * 0.3).exp();
                let mut fading = [0.0; SCALES];
                let mut share = [0.0; SCALES];
                let mut scale = slowest;
                let steep = (dice.normal() * 0.05).exp();
                let mut part = 1.0;
                for at in (0..SCALES).rev() {
                    fading[at] = 1.0 / scale;
                    share[at] = part;
                    scale /= 3.0;
                    part /= steep;
                }
                let all: f32 = share.iter().sum();
                for share in &mut share {
                    *share /= all;
                }
                Truth::Traces {
                    fading,
                    share,
                    recalled: 1.6 * (dice.normal() * 0.2).exp(),
                    forgotten: 0.95 * (dice.normal() * 0.05).exp(),
                }
            }
            Family::HalfLife => Truth::HalfLife {
                first: 4.0 * (dice.normal() * 0.25).exp(),
                known: 12.0 * (dice.normal() * 0.25).exp(),
                growth: 6.0 * (dice.normal() * 0.2).exp(),
                kept: 0.4 * (dice.normal() * 0.2).exp(),
            },
        };
        let topics: Vec<(f32, f32)> = (0..TOPICS)
            .map(|_| ((dice.normal() * 0.3).exp(), (0.18 * (dice.normal() * 0.6).exp()).min(0.8)))
            .collect();
        let facts = (0..facts)
            .map(|number| {
                let topic = number % TOPICS;
                let (ease, prior) = topics[topic];
                Fresh {
                    #[expect(clippy::cast_possible_truncation, reason = "there are eight")]
                    topic: topic as u8,
                    ease: ease * (dice.normal() * 0.5).exp(),
                    prior,
                }
            })
            .collect();
        let unaware = (0.3 * (dice.normal() * 0.4).exp()).min(0.9);
        let slips = (0.04 * (dice.normal() * 0.4).exp()).min(0.3);
        Self { law, unaware, slips, facts }
    }

    /// What is held of a fact before its first look.
    pub fn fresh(&self, fact: usize) -> Held {
        Held { fresh: self.facts[fact], last: 0.0, state: State::New }
    }
}

impl Law for Mind {
    type Held = Held;

    fn is_new(&self, held: &Held) -> bool {
        held.state == State::New
    }

    fn chance(&self, held: &Held, day: f32) -> f32 {
        let days = (day - held.last).max(0.0) / held.fresh.ease;
        match (&held.state, &self.law) {
            (State::Fsrs(inner), Truth::Fsrs(law)) => law.chance(inner, days),
            (State::Traces(strength), Truth::Traces { fading, share, .. }) => {
                let mut sum = 0.0;
                for at in 0..SCALES {
                    sum += share[at] * strength[at] * (-days * fading[at]).exp();
                }
                sum.clamp(0.0, 1.0)
            }
            (State::HalfLife(half), Truth::HalfLife { .. }) => (-days / half).exp2(),
            _ => held.fresh.prior,
        }
    }

    fn recalled(&self, held: &Held, day: f32) -> Held {
        self.look(held, day, true)
    }

    fn forgotten(&self, held: &Held, day: f32) -> Held {
        self.look(held, day, false)
    }
}

impl Mind {
    fn look(&self, held: &Held, day: f32, recalled: bool) -> Held {
        let days = (day - held.last).max(0.0) / held.fresh.ease;
        let state = match (&held.state, &self.law) {
            (State::Fsrs(inner), Truth::Fsrs(law)) => {
                // Each look starts the count of days again.
                let law::Held::Seen(memory, _) = *inner else { return *held };
                let before = law::Held::Seen(memory, -days);
                State::Fsrs(if recalled {
                    law.recalled(&before, 0.0)
                } else {
                    law.forgotten(&before, 0.0)
                })
            }
            (_, Truth::Fsrs(law)) => {
                let before = law::Held::New(0.0);
                State::Fsrs(if recalled {
                    law.recalled(&before, 0.0)
                } else {
                    law.forgotten(&before, 0.0)
                })
            }
            (state, Truth::Traces { fading, share, recalled: gain, forgotten }) => {
                let mut strength = match state {
                    State::Traces(strength) => *strength,
                    _ => [0.0; SCALES],
                };
                let step = if recalled { *gain } else { *forgotten };
                let (mut sum, mut weight) = (0.0, 0.0);
                for at in 0..SCALES {
                    strength[at] *= (-days * fading[at]).exp();
                    sum += share[at] * strength[at];
                    weight += share[at];
                    // What all scales up to this one miss is what this one learns.
                    let missing = 1.0 - (sum / weight).min(1.0);
                    strength[at] = (strength[at] + step * missing).min(STRONGEST);
                }
                State::Traces(strength)
            }
            (State::HalfLife(half), Truth::HalfLife { first, growth, kept, .. }) => {
                let chance = (-days / half).exp2();
                State::HalfLife(if recalled {
                    half * (1.0 + growth * (1.0 - chance))
                } else {
                    (half * kept).max(*first)
                })
            }
            (_, Truth::HalfLife { first, known, .. }) => {
                State::HalfLife(if recalled { *known } else { *first })
            }
        };
        Held { fresh: held.fresh, last: day, state }
    }
}

/// Chance by number: the same learner meets the same luck at the same look at the same fact, however
/// they got there, so that policies can be compared learner by learner.
#[derive(Debug, Clone, Copy)]
pub struct Dice(pub u64, pub u64);

impl Dice {
    /// The next number from above 0 to 1.
    pub fn even(&mut self) -> f32 {
        /// Half a step of what is drawn, so that it has a logarithm.
        const HALF: f32 = 0.5 / 16_777_216.0;
        self.1 += 1;
        Seed(self.0).share(self.1) + HALF
    }

    /// The next number of a standard normal distribution (Box and Muller).
    pub fn normal(&mut self) -> f32 {
        let (one, other) = (self.even(), self.even());
        (-2.0 * one.ln()).sqrt() * (std::f32::consts::TAU * other).cos()
    }
}
