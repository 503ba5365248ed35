//! Names numbered from 0, all in one string: 100,000 ids cost their letters and about 15 bytes each.

use std::iter;

use xxhash_rust::xxh3::xxh3_64;

/// A slot of the table that holds no name.
const FREE: u32 = u32::MAX;

/// Distinct names in the order they were given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names {
    letters: String,
    /// Where each name ends in `letters`.
    ends: Vec<u32>,
    /// The numbers of the names, each in the first free slot from its hash on; a power of two, at
    /// most half full.
    table: Vec<u32>,
}

impl Names {
    /// How many names there are.
    pub(super) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// The name with this number.
    pub(super) fn get(&self, number: u32) -> Option<&str> {
        let number = number as usize;
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.letters.get(start as usize..end as usize)
    }

    /// The number of a name.
    pub(super) fn find(&self, name: &str) -> Option<u32> {
        let slot = self.slot(name)?;
        Some(self.table[slot]).filter(|number| *number != FREE)
    }

    /// The number of a name, given one if it had none, and whether it had; `None` if 4 GiB of names
    /// are full.
    pub(super) fn intern(&mut self, name: &str) -> Option<(u32, bool)> {
        if self.ends.len() * 2 >= self.table.len() {
            self.grow();
        }
        let slot = self.slot(name)?;
        if self.table[slot] != FREE {
            return Some((self.table[slot], true));
        }
        let number = u32::try_from(self.ends.len()).ok().filter(|number| *number != FREE)?;
        let end = u32::try_from(self.letters.len() + name.len()).ok()?;
        self.letters.push_str(name);
        self.ends.push(end);
        self.table[slot] = number;
        Some((number, false))
    }

    /// Gives back the room kept for names to come.
    pub(super) fn shrink(&mut self) {
        self.letters.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// The slot of a name: where it stands, or the free one where it would. `None` of no table.
    fn slot(&self, name: &str) -> Option<usize> {
        let mask = self.table.len().checked_sub(1)?;
        #[expect(clippy::cast_possible_truncation, reason = "the low bits are as good as any")]
        let first = xxh3_64(name.as_bytes()) as usize & mask;
        iter::successors(Some(first), |slot| Some((slot + 1) & mask)).find(|slot| {
            let number = self.table[*slot];
            number == FREE || self.get(number) == Some(name)
        })
    }

    fn grow(&mut self) {
        let size = (self.table.len() * 2).max(16);
        self.table = vec![FREE; size];
        for number in 0..self.ends.len() {
            #[expect(clippy::cast_possible_truncation, reason = "`intern` gives out no more")]
            let number = number as u32;
            if let Some(slot) = self.get(number).and_then(|name| self.slot(name)) {
                self.table[slot] = number;
            }
        }
    }
}
