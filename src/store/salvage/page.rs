//! The bytes of an SQLite file and its write-ahead log, read without SQLite: whatever rows of ours
//! are still whole in them, however broken the pages around. Layouts are those of SQLite's
//! "Database File Format". What is done with the rows is `salvage`'s.

use std::collections::{BTreeMap, BTreeSet};

use crate::store::codec::Record;
use crate::store::file::{APPLICATION_ID, About};

const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// The columns of an event and of the row about the file, and which of them are texts.
const EVENT_TEXTS: [bool; 10] =
    [false, false, false, false, false, false, true, false, true, false];
const ABOUT_TEXTS: [bool; 4] = [false, true, true, false];
const INDEX_TEXTS: [bool; 3] = [false, false, false];

/// The first hundred bytes of a progress file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) struct Header {
    /// The format it claims.
    pub(in crate::store) format: u32,
    page_size: usize,
}

impl Header {
    /// Reads a header, or `None` if it is not one that this program writes.
    pub(in crate::store) fn read(bytes: &[u8]) -> Option<Self> {
        let page_size = page_size(u32::from(u16_at(bytes, 16)?))?;
        let ours = bytes.get(..16)? == MAGIC
            && matches!(bytes.get(18..20)?, [1, 1] | [2, 2])
            && bytes.get(20..24)? == [0, 64, 32, 32]
            && u32_at(bytes, 44)? == 4
            && u32_at(bytes, 52)? == 0
            && u32_at(bytes, 56)? == 1
            && u32_at(bytes, 64)? == 0
            && u32_at(bytes, 68)? == APPLICATION_ID
            && bytes.get(72..92)?.iter().all(|byte| *byte == 0);
        ours.then_some(())?;
        Some(Self { format: u32_at(bytes, 60)?, page_size })
    }
}

fn page_size(written: u32) -> Option<usize> {
    let size = if written == 1 { 65_536 } else { written };
    (size.is_power_of_two() && (512..=65_536).contains(&size)).then_some(size as usize)
}

/// What a write-ahead log holds.
#[derive(Debug, Default)]
pub(in crate::store) struct Wal {
    /// The page size it was written with, if its header is whole.
    page_size: Option<usize>,
    /// Where the newest committed image of each page begins.
    pages: BTreeMap<u32, usize>,
    /// Whether there is more in it than committed transactions and one cut short at its end: then
    /// SQLite would pass over frames that may have been committed.
    pub(in crate::store) broken: bool,
}

impl Wal {
    /// Reads a log as SQLite does, up to the first frame whose checksum does not hold.
    pub(in crate::store) fn read(bytes: &[u8]) -> Self {
        Self::try_read(bytes)
            .unwrap_or_else(|| Self { broken: bytes.len() > WAL_HEADER, ..Self::default() })
    }

    fn try_read(bytes: &[u8]) -> Option<Self> {
        let magic = u32_at(bytes, 0)?;
        let big_endian = match magic {
            0x377f_0682 => false,
            0x377f_0683 => true,
            _ => return None,
        };
        let page_size = page_size(u32_at(bytes, 8)?)?;
        let salts = bytes.get(16..24)?;
        let mut sum = checksum((0, 0), bytes.get(..24)?, big_endian);
        if u32_at(bytes, 4)? != 3_007_000 || sum != (u32_at(bytes, 24)?, u32_at(bytes, 28)?) {
            return None;
        }
        let mut wal = Self { page_size: Some(page_size), ..Self::default() };
        let mut open = BTreeMap::new();
        for (index, frame) in bytes[WAL_HEADER..].chunks_exact(FRAME_HEADER + page_size).enumerate()
        {
            let start = WAL_HEADER + index * (FRAME_HEADER + page_size) + FRAME_HEADER;
            let (head, page) = frame.split_at(FRAME_HEADER);
            let next = checksum(checksum(sum, &head[..8], big_endian), page, big_endian);
            if head[8..16] != *salts || next != (u32_at(head, 16)?, u32_at(head, 20)?) {
                // After a restart of the log, frames of the round before may follow: both of their
                // salts differ. Anything else was once a frame of this round.
                wal.broken = head[8..12] == salts[..4] || head[12..16] == salts[4..];
                break;
            }
            sum = next;
            open.insert(u32_at(head, 0)?, start);
            if u32_at(head, 4)? != 0 {
                wal.pages.append(&mut open);
            }
        }
        Some(wal)
    }

    /// The header of the file once this log is applied, if the log changes it.
    pub(in crate::store) fn header<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        bytes.get(*self.pages.get(&1)?..)?.get(..100)
    }
}

const WAL_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// The running checksum of a log over a multiple of eight bytes.
fn checksum((mut first, mut second): (u32, u32), bytes: &[u8], big_endian: bool) -> (u32, u32) {
    let word = |bytes: &[u8]| {
        let bytes = [bytes[0], bytes[1], bytes[2], bytes[3]];
        if big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }
    };
    for pair in bytes.chunks_exact(8) {
        first = first.wrapping_add(word(&pair[..4])).wrapping_add(second);
        second = second.wrapping_add(word(&pair[4..])).wrapping_add(first);
    }
    (first, second)
}

/// What is still whole in a file and its log.
#[derive(Debug, Default)]
pub(in crate::store) struct Found {
    /// Every intact event, by device and sequence number.
    pub(in crate::store) records: BTreeMap<(i64, i64), Record>,
    /// What the file says of itself.
    pub(in crate::store) about: Option<About>,
    /// Names that the index still lists. They carry no checksum: only good for saying what is lost.
    pub(in crate::store) listed: BTreeSet<(i64, i64)>,
}

impl Found {
    /// Looks through a file and its log. Page numbers, pointers and free space are not relied upon:
    /// a row counts wherever it lies, if its checksum holds.
    pub(in crate::store) fn scan(&mut self, main: &[u8], log: &[u8]) {
        let wal = Wal::read(log);
        let mut sizes = Vec::new();
        let claimed = u16_at(main, 16).and_then(|size| page_size(size.into()));
        for size in claimed.into_iter().chain(wal.page_size).chain(SIZES) {
            if !sizes.contains(&size) {
                sizes.push(size);
            }
        }
        let books = Books { main, log, wal: &wal, sizes: &sizes };
        for bytes in [main, log] {
            for at in 0..bytes.len() {
                self.row_at(bytes, at, &books);
            }
        }
        self.index_entries(main, 0, sizes[0]);
        if let Some(size) = wal.page_size.or(claimed) {
            self.index_entries(log, WAL_HEADER + FRAME_HEADER, size + FRAME_HEADER);
        }
    }

    fn row_at(&mut self, bytes: &[u8], at: usize, books: &Books<'_>) {
        // Most bytes are no header of ours, and are told by the first two.
        let Some(&[length, first]) = bytes.get(at..at + 2) else { return };
        if !matches!(first, 1..=6 | 8 | 9) {
            return;
        }
        if (11..=40).contains(&length) {
            if let Some(row) = Row::read(&bytes[at..], &EVENT_TEXTS)
                && let Some(record) =
                    books.payloads(bytes, at, row.total).find_map(|payload| event(&row, &payload))
            {
                self.records.entry((record.device, record.sequence)).or_insert(record);
            }
        } else if (5..=12).contains(&length)
            && let Some(row) = Row::read(&bytes[at..], &ABOUT_TEXTS)
            && let Some(about) =
                books.payloads(bytes, at, row.total).find_map(|payload| about(&row, &payload))
        {
            // A later copy is a newer one only in the log, which comes last.
            self.about = Some(about);
        }
    }

    /// Reads the index leaves among pages of one size.
    fn index_entries(&mut self, bytes: &[u8], first: usize, stride: usize) {
        let devices: BTreeSet<i64> = self.records.keys().map(|(device, _)| *device).collect();
        let page_size = if first == 0 { stride } else { stride - FRAME_HEADER };
        for start in (first..bytes.len()).step_by(stride) {
            let Some(page) = bytes.get(start..start + page_size) else { break };
            if page[0] != INDEX_LEAF {
                continue;
            }
            let cells = usize::from(u16_at(page, 3).unwrap_or(0));
            let mut before = None;
            for cell in 0..cells {
                let Some(at) = u16_at(page, 8 + 2 * cell) else { break };
                let entry = page.get(usize::from(at)..).and_then(|cell| {
                    let (_, length) = varint(cell)?;
                    let row = Row::read(&cell[length..], &INDEX_TEXTS)?;
                    let payload = &cell[length..];
                    Some((row.number(payload, 0)?, row.number(payload, 1)?))
                });
                let Some((device, sequence)) = entry else {
                    before = None;
                    continue;
                };
                // A damaged number would stand apart from the one before it.
                let follows = cell == 0 || before == Some((device, sequence.wrapping_sub(1)));
                before = entry;
                if follows && sequence > 0 && devices.contains(&device) {
                    self.listed.insert((device, sequence));
                }
            }
        }
    }
}

const INDEX_LEAF: u8 = 0x0a;
const SIZES: [usize; 8] = [4096, 512, 1024, 2048, 8192, 16_384, 32_768, 65_536];

/// Where the rest of a long row may lie.
struct Books<'a> {
    main: &'a [u8],
    log: &'a [u8],
    wal: &'a Wal,
    sizes: &'a [usize],
}

impl<'a> Books<'a> {
    /// The bytes that a row may have: those that follow, or those gathered from overflow pages,
    /// newest first. At most one of them has the right checksum.
    fn payloads(
        &self,
        bytes: &'a [u8],
        at: usize,
        total: usize,
    ) -> impl Iterator<Item = std::borrow::Cow<'a, [u8]>> {
        let here = bytes.get(at..at + total).map(std::borrow::Cow::Borrowed);
        let spread =
            self.sizes.iter().filter(move |size| total > **size - 35).flat_map(move |size| {
                [true, false].into_iter().filter_map(move |with_log| {
                    self.gather(bytes, at, total, *size, with_log).map(std::borrow::Cow::Owned)
                })
            });
        here.into_iter().chain(spread)
    }

    fn gather(
        &self,
        bytes: &[u8],
        at: usize,
        total: usize,
        size: usize,
        with_log: bool,
    ) -> Option<Vec<u8>> {
        // How much of a long row stays in its leaf: "Database File Format", 1.6.
        let least = (size - 12) * 32 / 255 - 23;
        let most = least + (total - least) % (size - 4);
        let local = if most <= size - 35 { most } else { least };
        // A row longer than everything we have is no row.
        (total <= self.main.len() + self.log.len()).then_some(())?;
        let mut payload = bytes.get(at..at + local)?.to_vec();
        let mut next = u32_at(bytes, at + local)?;
        while payload.len() < total {
            let page = self.page(next, size, with_log)?;
            let length = (total - payload.len()).min(size - 4);
            payload.extend_from_slice(page.get(4..4 + length)?);
            next = u32_at(page, 0)?;
        }
        Some(payload)
    }

    fn page(&self, number: u32, size: usize, with_log: bool) -> Option<&'a [u8]> {
        if with_log && let Some(start) = self.wal.pages.get(&number) {
            return self.log.get(*start..start + size);
        }
        let start = (number as usize).checked_sub(1)?.checked_mul(size)?;
        self.main.get(start..start.checked_add(size)?)
    }
}

/// The head of a row: where each column lies in its bytes.
struct Row<const N: usize> {
    columns: [(u64, usize); N],
    total: usize,
}

impl<const N: usize> Row<N> {
    /// Reads the head of a row with `N` columns, none of them empty and texts where they belong.
    fn read(bytes: &[u8], texts: &[bool; N]) -> Option<Self> {
        let (length, mut at) = varint(bytes)?;
        let length = usize::try_from(length).ok()?;
        let mut total = length;
        let mut columns = [(0, 0); N];
        for (column, text) in columns.iter_mut().zip(texts) {
            let (serial, read) = varint(bytes.get(at..)?)?;
            at += read;
            let size = match serial {
                1..=4 if !text => serial,
                5 if !text => 6,
                6 if !text => 8,
                8 | 9 if !text => 0,
                13.. if *text && serial % 2 == 1 => (serial - 13) / 2,
                _ => return None,
            };
            *column = (serial, total);
            total = total.checked_add(usize::try_from(size).ok()?)?;
        }
        (at == length && total <= 1 << 30).then_some(Self { columns, total })
    }

    /// The number in a column.
    fn number(&self, payload: &[u8], column: usize) -> Option<i64> {
        let (serial, start) = self.columns[column];
        let size = match serial {
            8 => return Some(0),
            9 => return Some(1),
            5 => 6,
            6 => 8,
            other => usize::try_from(other).ok()?,
        };
        let bytes = payload.get(start..start + size)?;
        let negative = bytes.first()? & 0x80 != 0;
        let mut wide = [if negative { 0xff } else { 0 }; 8];
        wide[8 - size..].copy_from_slice(bytes);
        Some(i64::from_be_bytes(wide))
    }

    /// The text in a column.
    fn text(&self, payload: &[u8], column: usize) -> Option<String> {
        let (serial, start) = self.columns[column];
        let size = usize::try_from((serial - 13) / 2).ok()?;
        let bytes = payload.get(start..start.checked_add(size)?)?;
        std::str::from_utf8(bytes).ok().map(ToOwned::to_owned)
    }
}

fn event(row: &Row<10>, payload: &[u8]) -> Option<Record> {
    let record = Record {
        device: row.number(payload, 0)?,
        sequence: row.number(payload, 1)?,
        clock: row.number(payload, 2)?,
        utc_ms: row.number(payload, 3)?,
        offset_minutes: row.number(payload, 4)?,
        day: row.number(payload, 5)?,
        kind: row.text(payload, 6)?,
        version: row.number(payload, 7)?,
        payload: row.text(payload, 8)?,
        checksum: row.number(payload, 9)?,
    };
    record.is_intact().then_some(record)
}

fn about(row: &Row<4>, payload: &[u8]) -> Option<About> {
    About::from_columns(
        row.number(payload, 0)?,
        &row.text(payload, 1)?,
        &row.text(payload, 2)?,
        row.number(payload, 3)?,
    )
}

/// A variable-length number and how many bytes it takes.
fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut value = 0_u64;
    for (index, byte) in bytes.iter().take(9).enumerate() {
        if index == 8 {
            return Some((value << 8 | u64::from(*byte), 9));
        }
        value = value << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((value, index + 1));
        }
    }
    None
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_be_bytes)
}
