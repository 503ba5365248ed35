//! Ids as small numbers: each name once, in the order of its first use. What the numbers stand for
//! is not known here.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use xxhash_rust::xxh3::xxh3_64;

/// A list of different names, each found by its text or by its number.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    /// All names, one after another.
    text: String,
    /// Where each ends in `text`.
    ends: Vec<u32>,
    /// The number of each name by its hash, or by the next free number after that if another name
    /// has the same hash.
    index: HashMap<u64, u32, BuildHasherDefault<AsIs>>,
}

impl PartialEq for Names {
    fn eq(&self, other: &Self) -> bool {
        self.ends == other.ends && self.text == other.text
    }
}

impl Names {
    /// How many names there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The name with this number.
    pub(super) fn name(&self, number: usize) -> &str {
        let start = if number == 0 { 0 } else { self.ends[number - 1] as usize };
        &self.text[start..self.ends[number] as usize]
    }

    /// All names in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.name(number))
    }

    /// The number of a name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.slot(name).ok()
    }

    /// The number of a name, given one if it had none; `None` if 4 GiB of names are full.
    pub(super) fn intern(&mut self, name: &str) -> Option<usize> {
        match self.slot(name) {
            Ok(number) => Some(number),
            Err(slot) => {
                let number = u32::try_from(self.ends.len()).ok()?;
                let end = u32::try_from(self.text.len() + name.len()).ok()?;
                self.text.push_str(name);
                self.ends.push(end);
                self.index.insert(slot, number);
                Some(number as usize)
            }
        }
    }

    /// Forgets the name that was added last.
    pub(super) fn pop(&mut self) {
        let Some(last) = self.len().checked_sub(1) else { return };
        let name = self.name(last).to_owned();
        // The last one added is at the end of every run of equal hashes it is in, so no other name
        // is cut off.
        let mut slot = xxh3_64(name.as_bytes());
        while self.index.get(&slot).is_some_and(|number| *number as usize != last) {
            slot = slot.wrapping_add(1);
        }
        self.index.remove(&slot);
        self.ends.pop();
        self.text.truncate(self.text.len() - name.len());
    }

    /// The text and the ends, for a snapshot.
    pub(super) fn parts(&self) -> (&str, &[u32]) {
        (&self.text, &self.ends)
    }

    /// The names with this text and these ends, if they fit together.
    pub(super) fn from_parts(text: String, ends: Vec<u32>) -> Option<Self> {
        let whole = ends.last().copied().unwrap_or(0) as usize == text.len();
        let fits = ends.iter().all(|end| text.is_char_boundary(*end as usize))
            && ends.windows(2).all(|pair| pair[0] <= pair[1]);
        if !whole || !fits {
            return None;
        }
        let mut names = Self { text, ends, index: HashMap::default() };
        names.index.reserve(names.ends.len());
        for (number, end) in (0_u32..).zip(0..names.ends.len()) {
            let slot = names.slot(names.name(end)).err()?;
            names.index.insert(slot, number);
        }
        Some(names)
    }

    /// The number of a name, or the slot of the index that it would take.
    fn slot(&self, name: &str) -> Result<usize, u64> {
        let mut slot = xxh3_64(name.as_bytes());
        loop {
            match self.index.get(&slot) {
                None => return Err(slot),
                Some(number) if self.name(*number as usize) == name => return Ok(*number as usize),
                Some(_) => slot = slot.wrapping_add(1),
            }
        }
    }
}

/// Takes a key that is already a good hash as its own hash.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = xxh3_64(bytes);
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}
