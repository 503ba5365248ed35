//! Which backups are kept as time goes by.

use std::collections::BTreeSet;

use crate::domain::time::Timestamp;

const DAY_MS: i64 = 86_400_000;

/// How many are kept of those older than two days: the newest of each of so many days, then weeks,
/// then months (UTC), counting only those in which a backup was made.
const DAYS: usize = 12;
const WEEKS: usize = 10;
const MONTHS: usize = 9;

/// The backups to keep, of those made at `times`: all of the last two days, then one for each of 12
/// days, 10 weeks and 9 months. One from the future is kept, since the clock may be wrong.
pub fn thin(times: &[Timestamp], now: Timestamp) -> BTreeSet<Timestamp> {
    let mut older: Vec<Timestamp> = times.to_vec();
    older.sort_by(|a, b| b.cmp(a));
    older.dedup();
    let mut keep = BTreeSet::new();
    older.retain(|at| {
        let recent = now.since(*at) <= 2 * DAY_MS;
        if recent {
            keep.insert(*at);
        }
        !recent
    });
    for (slots, slot) in [(DAYS, day as fn(Timestamp) -> i64), (WEEKS, week), (MONTHS, month)] {
        let mut filled = BTreeSet::new();
        // What is newer than the last slot filled is settled; the next kind takes over from there.
        let mut rest = Vec::new();
        for at in older {
            let new = filled.len() < slots && filled.insert(slot(at));
            if new {
                keep.insert(at);
            } else if !filled.contains(&slot(at)) {
                rest.push(at);
            }
        }
        older = rest;
    }
    keep
}

fn day(at: Timestamp) -> i64 {
    at.0.div_euclid(DAY_MS)
}

/// Weeks run from Monday; 1970-01-01 was a Thursday.
fn week(at: Timestamp) -> i64 {
    (day(at) + 3).div_euclid(7)
}

fn month(at: Timestamp) -> i64 {
    let date = jiff::Timestamp::from_millisecond(at.0)
        .unwrap_or_default()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .date();
    i64::from(date.year()) * 12 + i64::from(date.month())
}
