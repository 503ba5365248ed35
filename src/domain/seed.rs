//! Chance that can be repeated: a seed is an argument, and the generator is the same on every
//! platform and in every release.

use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Where a shuffle or a draw starts. The same seed always gives the same result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Seed(pub u64);

impl Seed {
    /// The seed that belongs to a name, such as a question's id.
    pub fn of(name: &str) -> Self {
        Self(xxhash_rust::xxh3::xxh3_64(name.as_bytes()))
    }

    /// Another seed made from this one and a name.
    #[must_use]
    pub fn with(self, name: &str) -> Self {
        Self(xxhash_rust::xxh3::xxh3_64_with_seed(name.as_bytes(), self.0))
    }

    /// The share, from 0 to below 1, that belongs to a number: one draw of many that are asked for in
    /// no order, for which a generator would be too slow.
    pub fn share(self, number: u64) -> f32 {
        let bits = xxhash_rust::xxh3::xxh3_64_with_seed(&number.to_le_bytes(), self.0);
        #[expect(clippy::cast_precision_loss, reason = "24 bits fit")]
        let drawn = (bits >> 40) as f32;
        drawn / 16_777_216.0
    }

    /// A generator that starts here.
    pub fn rng(self) -> impl Rng {
        ChaCha8Rng::seed_from_u64(self.0)
    }

    /// Puts `items` in an order drawn from this seed (Fisher–Yates).
    pub fn shuffle<T>(self, items: &mut [T]) {
        let mut rng = self.rng();
        for last in (1..items.len()).rev() {
            items.swap(last, rng.random_range(0..=last));
        }
    }
}
