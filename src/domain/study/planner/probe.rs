//! Whether a learner's memory is as long as the model says. A model fitted to reviews that came soon
//! says little of what is left after weeks, and a plan that trusts it too far lets everything be
//! forgotten. So a few new facts are left alone on purpose after their first look; what is still
//! known of them then is held against what the model foretold.

use super::Way;

/// How many facts are left alone at most.
pub const PROBES: usize = 40;

/// One new fact in so many is left alone, until there are [`PROBES`].
const EVERY: u64 = 8;

/// So many facts must have come back before anything is concluded.
const LEAST: f32 = 20.0;

/// What came of it must be at least this share of what was foretold.
const SHARE: f32 = 0.75;

/// A second look after this share of the days counts too: facts are also left alone by chance.
const NEARLY: f32 = 0.7;

/// What is done until it is known: facts are reviewed when about one in five would be forgotten, and
/// the final window is short.
pub const UNTIL_KNOWN: Way = Way::Keep { retention: 0.8, window: 5.0 };

/// So near the exam nothing is left alone that could be gained by a look.
pub const NEAR: f32 = 8.0;

/// Whether a new fact is to be left alone, by a number drawn for it.
pub const fn is_probe(drawn: u64) -> bool {
    drawn.is_multiple_of(EVERY)
}

/// How many days facts are left alone with so many days of preparation in all: a fifth, from 3 to 21.
pub fn days(preparation: f32) -> f32 {
    (preparation / 5.0).round().clamp(3.0, 21.0)
}

/// What second looks after a long time have shown.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Evidence {
    looks: f32,
    foretold: f32,
    spread: f32,
    recalled: f32,
}

impl Evidence {
    /// Takes in the second look at a fact `waited` days after the first, of which recall was foretold
    /// with this chance. `days` is how long probes are left alone; less than about as much says
    /// nothing here.
    pub fn add(&mut self, waited: f32, days: f32, chance: f32, recalled: bool) {
        if waited < days * NEARLY {
            return;
        }
        self.looks += 1.0;
        self.foretold += chance;
        self.spread += chance * (1.0 - chance);
        self.recalled += f32::from(u8::from(recalled));
    }

    /// Whether enough facts have come back that no more need be left alone.
    pub fn is_enough(&self) -> bool {
        #[expect(clippy::cast_precision_loss, reason = "some dozen")]
        let probes = PROBES as f32;
        self.looks >= probes
    }

    /// Whether as much was recalled as was foretold, within chance.
    pub fn bears_out(&self) -> bool {
        self.looks >= LEAST
            && self.recalled >= self.foretold - self.spread.sqrt()
            && self.recalled >= self.foretold * SHARE
    }
}
