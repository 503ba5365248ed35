//! Sets of questions by their numbers on the shelf, and the filters that pick them.

use crate::domain::bank::shelf::{Exams, Shelf};
use crate::domain::bank::{Difficulty, Format};

/// A set of questions, by their numbers on one shelf. 100,000 questions take 12 KiB.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picked {
    /// How many questions the shelf has.
    of: u32,
    bits: Vec<u64>,
}

impl Picked {
    /// No question of a shelf with so many.
    pub fn none(of: u32) -> Self {
        Self { of, bits: vec![0; of.div_ceil(64) as usize] }
    }

    /// Every question of a shelf with so many.
    pub fn all(of: u32) -> Self {
        let mut picked = Self { of, bits: vec![u64::MAX; of.div_ceil(64) as usize] };
        if let Some(last) = picked.bits.last_mut()
            && !of.is_multiple_of(64)
        {
            *last = (1 << (of % 64)) - 1;
        }
        picked
    }

    /// Those of a shelf with so many for which this holds: what a learner has seen, say.
    pub fn of(of: u32, holds: impl Fn(u32) -> bool) -> Self {
        let mut picked = Self::none(of);
        (0..of).filter(|number| holds(*number)).for_each(|number| picked.add(number));
        picked
    }

    /// Adds a question; one that the shelf does not have is not added.
    pub fn add(&mut self, number: u32) {
        if number < self.of
            && let Some(word) = self.bits.get_mut(number as usize / 64)
        {
            *word |= 1 << (number % 64);
        }
    }

    /// Whether it has this question.
    pub fn has(&self, number: u32) -> bool {
        self.bits.get(number as usize / 64).is_some_and(|word| word >> (number % 64) & 1 == 1)
    }

    /// Adds all of another set of the same shelf.
    pub fn join(&mut self, other: &Self) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(word, other)| *word |= other);
    }

    /// Keeps only what another set has too.
    pub fn keep(&mut self, other: &Self) {
        let others = other.bits.iter().copied().chain(std::iter::repeat(0));
        self.bits.iter_mut().zip(others).for_each(|(word, other)| *word &= other);
    }

    /// Takes out what another set has.
    pub fn drop_all(&mut self, other: &Self) {
        self.bits.iter_mut().zip(&other.bits).for_each(|(word, other)| *word &= !other);
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        self.bits.iter().map(|word| word.count_ones()).sum()
    }

    /// Their numbers, in order.
    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        (0_u32..).zip(&self.bits).flat_map(|(place, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros();
                rest &= rest.checked_sub(1)?;
                Some(place * 64 + bit)
            })
        })
    }
}

/// What is wished of questions beside their words, as far as the shelf knows it. An empty list wishes
/// nothing; of a list, one is enough; all lists must be kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// Banks, by number.
    pub banks: Vec<u32>,
    /// Topics, by number over all banks.
    pub topics: Vec<u32>,
    /// Formats, as learners know them: a question on a passage is that, and also what its body is.
    pub formats: Vec<Format>,
    /// Exams.
    pub exams: Exams,
    /// Difficulties.
    pub difficulties: Vec<Difficulty>,
}

impl Facets {
    /// Whether nothing is wished.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The questions that keep all of it.
    pub fn pick(&self, shelf: &Shelf) -> Picked {
        let mut picked = Picked::none(shelf.len());
        for entry in shelf.entries() {
            let is_kept = among(&self.banks, &entry.bank)
                && among(&self.topics, &entry.topic)
                && (among(&self.formats, &entry.format) || among(&self.formats, &entry.body))
                && (self.exams.bits() == 0 || self.exams.bits() & entry.exams.bits() != 0)
                && among(&self.difficulties, &entry.difficulty);
            if is_kept {
                picked.add(entry.number);
            }
        }
        picked
    }
}

fn among<T: PartialEq>(wished: &[T], one: &T) -> bool {
    wished.is_empty() || wished.contains(one)
}
