//! How often somebody may do something: buckets that fill with time, told by whoever asks.

use std::collections::HashMap;
use std::hash::Hash;

/// So many at once, and then one every so many milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many at once, at least 1.
    pub burst: u32,
    /// Milliseconds until one more, at least 1.
    pub every: u64,
}

/// A bucket of one rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bucket {
    rate: Rate,
    /// Milliseconds at which it is full again: it is empty when that is a whole burst away.
    full_at: u64,
}

impl Bucket {
    /// A full one.
    pub const fn new(rate: Rate) -> Self {
        Self { rate, full_at: 0 }
    }

    /// Whether there is one to take.
    pub fn has(&self, now: u64) -> bool {
        self.full_at.saturating_sub(now) + self.rate.every
            <= u64::from(self.rate.burst) * self.rate.every
    }

    /// Takes one, if there is one.
    pub fn take(&mut self, now: u64) -> bool {
        let has = self.has(now);
        if has {
            self.full_at = self.full_at.max(now) + self.rate.every;
        }
        has
    }

    fn is_full(&self, now: u64) -> bool {
        self.full_at <= now
    }
}

/// A bucket for each of many, of whom only those are remembered whose bucket is not full.
#[derive(Debug, Clone)]
pub struct Limiter<K> {
    rate: Rate,
    most: usize,
    buckets: HashMap<K, Bucket>,
}

impl<K: Eq + Hash + Copy> Limiter<K> {
    /// Of this rate for each. At most `most` are remembered; while nobody can be forgotten, those
    /// that are new may do nothing.
    pub fn new(rate: Rate, most: usize) -> Self {
        Self { rate, most, buckets: HashMap::new() }
    }

    /// Whether this one may, without taking it.
    pub fn may(&self, who: K, now: u64) -> bool {
        self.buckets.get(&who).is_none_or(|bucket| bucket.has(now))
    }

    /// Whether nothing is held against this one.
    pub fn is_clean(&self, who: K, now: u64) -> bool {
        self.buckets.get(&who).is_none_or(|bucket| bucket.is_full(now))
    }

    /// Takes one from the bucket of this one, if there is one.
    pub fn take(&mut self, who: K, now: u64) -> bool {
        if !self.buckets.contains_key(&who) && self.buckets.len() >= self.most {
            self.buckets.retain(|_, bucket| !bucket.is_full(now));
            if self.buckets.len() >= self.most {
                return false;
            }
        }
        self.buckets.entry(who).or_insert_with(|| Bucket::new(self.rate)).take(now)
    }
}
