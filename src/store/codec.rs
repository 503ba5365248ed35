//! How an event is written down: its columns, its payload as RON by kind and version, and the
//! checksum over all of them. The only place that knows; where rows are kept is in `file`.

mod paper;
mod pattern;
mod quick;
mod shape;
mod sitting;
#[cfg(test)]
mod tests;

use xxhash_rust::xxh3::Xxh3;

use crate::domain::event::{Clock, DeviceId, Event, EventId, Kind};
use crate::domain::time::{Day, Moment, Timestamp};

/// An event as stored: the columns of one row, whether or not this version understands its kind.
/// Numbers are as wide as SQLite's, so that a damaged one is carried to the checksum and not
/// mistaken for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record {
    pub(super) device: i64,
    pub(super) sequence: i64,
    pub(super) clock: i64,
    pub(super) utc_ms: i64,
    pub(super) offset_minutes: i64,
    pub(super) day: i64,
    pub(super) kind: String,
    pub(super) version: i64,
    pub(super) payload: String,
    pub(super) checksum: i64,
}

impl Record {
    /// The row of an event.
    pub(super) fn of(event: &Event) -> Self {
        let (kind, version, payload) = shape::encode(&event.kind);
        let mut record = Self {
            device: event.id.device.0.cast_signed(),
            sequence: event.id.sequence.cast_signed(),
            clock: event.clock.0,
            utc_ms: event.moment.at.0,
            offset_minutes: event.moment.offset_minutes.into(),
            day: event.day.0.into(),
            kind,
            version: version.into(),
            payload,
            checksum: 0,
        };
        record.checksum = record.sum();
        record
    }

    /// The event of a row, or `None` if the row is not as it was written. A kind or version that
    /// is not known here gives [`Kind::Unknown`].
    pub(super) fn event(&self) -> Option<Event> {
        self.is_intact().then(|| self.believed()).flatten()
    }

    /// The event of a row that is known to be intact.
    pub(super) fn believed(&self) -> Option<Event> {
        let version = u16::try_from(self.version).ok()?;
        let kind = shape::decode(&self.kind, version, &self.payload);
        Some(Event {
            id: self.id(),
            clock: Clock(self.clock),
            moment: Moment {
                at: Timestamp(self.utc_ms),
                offset_minutes: i16::try_from(self.offset_minutes).ok()?,
            },
            day: Day(i32::try_from(self.day).ok()?),
            kind: kind.unwrap_or_else(|| Kind::Unknown {
                kind: self.kind.clone(),
                version,
                payload: self.payload.clone(),
            }),
        })
    }

    /// The name of the event, believed only if the row is intact.
    pub(super) fn id(&self) -> EventId {
        EventId {
            device: DeviceId(self.device.cast_unsigned()),
            sequence: self.sequence.cast_unsigned(),
        }
    }

    /// Whether the checksum is that of the other columns, and each of them within its range.
    pub(super) fn is_intact(&self) -> bool {
        self.checksum == self.sum()
            && self.sequence > 0
            && i16::try_from(self.offset_minutes).is_ok()
            && i32::try_from(self.day).is_ok()
            && u16::try_from(self.version).is_ok()
    }

    /// XXH3 (64 bits) over all columns but the last: numbers as eight little-endian bytes, texts
    /// after their length, so that no two rows run together.
    fn sum(&self) -> i64 {
        let mut hash = Xxh3::new();
        for number in [
            self.device,
            self.sequence,
            self.clock,
            self.utc_ms,
            self.offset_minutes,
            self.day,
            self.version,
        ] {
            hash.update(&number.to_le_bytes());
        }
        for text in [&self.kind, &self.payload] {
            hash.update(&(text.len() as u64).to_le_bytes());
            hash.update(text.as_bytes());
        }
        hash.digest().cast_signed()
    }
}

/// What a set of events comes to, whatever their order: how many, and the sum of their checksums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sum {
    pub(super) count: u64,
    pub(super) checksums: u64,
}

impl Sum {
    /// Counts one more.
    pub(super) const fn add(&mut self, checksum: i64) {
        self.count += 1;
        self.checksums = self.checksums.wrapping_add(checksum.cast_unsigned());
    }
}
