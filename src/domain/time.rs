//! Instants and study days. The clock is read in `env`; here a moment is only a value.

use std::fmt;

use jiff::civil::Date;

/// The hour of the local night at which one study day ends and the next begins.
pub const ROLLOVER_HOUR: i64 = 4;

const DAY_MS: i64 = 86_400_000;

/// Milliseconds since 1970-01-01 00:00 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// So many milliseconds later.
    #[must_use]
    pub fn after(self, millis: u64) -> Self {
        Self(self.0.saturating_add(i64::try_from(millis).unwrap_or(i64::MAX)))
    }

    /// Milliseconds from `earlier` to this; negative if the clock was set back between them.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }
}

/// A study day: the date on which it began, counted in days since 1970-01-01. It runs from 4 am to
/// 4 am local time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Day(pub i32);

impl Day {
    /// The study day that begins on this date.
    pub fn from_date(date: Date) -> Self {
        let epoch = Date::constant(1970, 1, 1);
        Self((date - epoch).get_days())
    }

    /// The date on which the day begins. Days outside jiff's range (years −9999 to 9999) are taken
    /// to its ends.
    pub fn date(self) -> Date {
        let epoch = Date::constant(1970, 1, 1);
        epoch.saturating_add(jiff::Span::new().days(self.0.clamp(-4_371_587, 2_932_896)))
    }

    /// The day this many days later (earlier if negative).
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Days from `earlier` to this; never negative, since memory does not run backwards when a
    /// clock does.
    pub const fn since(self, earlier: Self) -> u32 {
        let days = self.0.saturating_sub(earlier.0);
        if days < 0 { 0 } else { days.cast_unsigned() }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date().fmt(f)
    }
}

/// An instant with the offset of local time from UTC that held there and then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// When.
    pub at: Timestamp,
    /// Minutes that local time is ahead of UTC: 330 in India.
    pub offset_minutes: i16,
}

impl Moment {
    /// The study day this moment falls on.
    pub const fn study_day(self) -> Day {
        let local = self.local_ms() - ROLLOVER_HOUR * 3_600_000;
        let day = local.div_euclid(DAY_MS);
        // An i64 of milliseconds always gives a day number that fits an i32 within ±5 million years.
        #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of an i32")]
        Day(if day > i32::MAX as i64 {
            i32::MAX
        } else if day < i32::MIN as i64 {
            i32::MIN
        } else {
            day as i32
        })
    }

    /// The local date, which changes at midnight and not with the study day.
    pub fn local_date(self) -> Date {
        let day = self.local_ms().div_euclid(DAY_MS);
        Day(i32::try_from(day).unwrap_or(i32::MAX)).date()
    }

    /// The minute of the local hour, 0 to 59.
    pub const fn local_minute(self) -> i64 {
        self.local_ms().rem_euclid(3_600_000) / 60_000
    }

    /// The hour of the local day, 0 to 23.
    pub const fn local_hour(self) -> i64 {
        self.local_ms().rem_euclid(DAY_MS) / 3_600_000
    }

    /// Milliseconds since the local 1970-01-01 00:00.
    const fn local_ms(self) -> i64 {
        self.at.0.saturating_add(self.offset_minutes as i64 * 60_000)
    }
}
