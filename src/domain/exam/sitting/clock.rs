//! How the time of a sitting is counted: the larger of what the wall clock and the steady clock say,
//! and never less than was counted before. A clock set back gives no time; sleep and a restart do
//! not stretch it. Nothing here reads a clock.

use crate::domain::time::Timestamp;

/// How long a sitting goes without a record before one is kept for the time alone, in milliseconds.
pub const CHECKPOINT_MS: u64 = 15_000;

/// By how many milliseconds the two clocks must part before it is called a jump.
pub const JUMP_MS: i64 = 2_000;

/// A look at both clocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Now {
    /// The wall clock, which can be set.
    pub wall: Timestamp,
    /// The monotonic clock in milliseconds, which cannot. Its zero holds only while the program runs,
    /// and it may stop while the machine sleeps.
    pub mono: u64,
}

/// The clocks at the start and at the last record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    start: Timestamp,
    /// Milliseconds of the sitting at the last record.
    elapsed: u64,
    wall: Timestamp,
    mono: u64,
}

impl Clock {
    pub(super) const fn starting(start: Timestamp, mono: u64) -> Self {
        Self { start, elapsed: 0, wall: start, mono }
    }

    /// Milliseconds of the sitting, by the clocks now.
    pub(super) fn elapsed(&self, now: Now) -> u64 {
        let steady = self.elapsed.saturating_add(now.mono.saturating_sub(self.mono));
        self.by_wall(now.wall).max(steady)
    }

    /// The same after the program was not running: its steady clock began anew.
    pub(super) fn elapsed_after_restart(&self, wall: Timestamp) -> u64 {
        self.by_wall(wall).max(self.elapsed)
    }

    fn by_wall(&self, wall: Timestamp) -> u64 {
        u64::try_from(wall.0.saturating_sub(self.start.0)).unwrap_or(0)
    }

    /// By how much the wall clock has left the steady one since the last record.
    pub(super) fn jump(&self, now: Now) -> Option<i64> {
        let wall = now.wall.0.saturating_sub(self.wall.0);
        let steady = i64::try_from(now.mono.saturating_sub(self.mono)).unwrap_or(i64::MAX);
        let by = wall.saturating_sub(steady);
        (!(-JUMP_MS..=JUMP_MS).contains(&by)).then_some(by)
    }

    /// By how much the wall clock went back since the last record, while nothing was running.
    pub(super) fn set_back(&self, wall: Timestamp) -> Option<i64> {
        let by = wall.0.saturating_sub(self.wall.0);
        (by < -JUMP_MS).then_some(by)
    }

    /// Milliseconds since the last record.
    pub(super) fn since_record(&self, now: Now) -> u64 {
        self.elapsed(now).saturating_sub(self.elapsed)
    }

    /// Takes over what a record says.
    pub(super) fn record(&mut self, elapsed: u64, wall: Timestamp, mono: u64) {
        self.elapsed = self.elapsed.max(elapsed);
        self.wall = wall;
        self.mono = mono;
    }
}
