//! Which of the questions are taken, and which of them are like others: of the banks there are, or of
//! those that came with them.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use crate::store::alike::Twin;

/// What tells a question from the others, however many come before it: what it says, and how many
/// before it say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Name {
    content: u64,
    before: u32,
}

impl Name {
    /// Names for questions that say this, by the hashes of their contents.
    pub fn all(contents: impl IntoIterator<Item = u64>) -> Vec<Self> {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        let each = contents.into_iter().map(|content| {
            let count = counts.entry(content).or_default();
            let before = *count;
            *count += 1;
            Self { content, before }
        });
        each.collect()
    }
}

/// What a question is like.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Like {
    /// Of each bank the question that asks most nearly the same, where one does; the most alike first.
    pub twins: Vec<Twin>,
    /// One that came with it, before it: its place, and how alike they are in per cent.
    pub here: Option<(usize, u8)>,
}

impl Like {
    /// The question of the bank in this file that it is like.
    pub(super) fn of(&self, bank: Option<&Path>) -> Option<&Twin> {
        self.twins.iter().find(|twin| Some(twin.path.as_path()) == bank)
    }

    /// Whether it is like any.
    pub(super) fn is_any(&self) -> bool {
        !self.twins.is_empty() || self.here.is_some()
    }
}

/// What each question is like, as far as it is known.
#[derive(Debug, Default)]
pub(super) struct Likes {
    each: Arc<Vec<Like>>,
    standing: Standing,
}

/// How far it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Standing {
    /// There are no questions.
    #[default]
    Nothing,
    /// It is being looked for.
    Sought {
        /// Whether it must be again, since there are other questions or banks by now.
        again: bool,
    },
    /// It is known.
    Known,
}

impl Likes {
    /// One for each question, once all are known.
    pub(super) fn known(&self) -> Option<&[Like]> {
        (self.standing == Standing::Known).then_some(&self.each)
    }

    /// One for each question, as far as it is known.
    pub(super) fn each(&self) -> &[Like] {
        &self.each
    }

    /// There are other questions: what was known of those that are there still is shown until it is
    /// known anew.
    pub(super) fn follow(&mut self, before: &[Name], now: &[Name]) {
        /// As many as a person has in a text to correct; of a whole file nothing flickers.
        const MOST: usize = 2_000;
        let mut each = Vec::new();
        if now.len() <= MOST && self.each.len() <= MOST {
            let known: HashMap<&Name, &Like> = before.iter().zip(self.each.iter()).collect();
            let place: HashMap<&Name, usize> = now.iter().zip(0..).collect();
            each.extend(now.iter().map(|name| {
                let Some(like) = known.get(name) else { return Like::default() };
                let here = like.here.and_then(|(at, alike)| {
                    let at = place.get(before.get(at)?)?;
                    Some((*at, alike))
                });
                Like { twins: like.twins.clone(), here }
            }));
        }
        self.each = Arc::new(each);
    }

    /// It must be looked for; false if that is under way, and will be done once more, or there is
    /// nothing to look for.
    pub(super) fn seek(&mut self, is_empty: bool) -> bool {
        let is_due = !is_empty && !matches!(self.standing, Standing::Sought { .. });
        self.standing = match self.standing {
            Standing::Sought { .. } => Standing::Sought { again: true },
            Standing::Nothing | Standing::Known if is_empty => Standing::Nothing,
            Standing::Nothing | Standing::Known => Standing::Sought { again: false },
        };
        is_due
    }

    /// Takes what was found; false if it must be looked for once more.
    pub(super) fn take(&mut self, each: Arc<Vec<Like>>) -> bool {
        let is_current = self.standing == Standing::Sought { again: false };
        self.standing = Standing::Known;
        if is_current {
            self.each = each;
        }
        is_current
    }
}

/// Which are taken.
#[derive(Debug, Default)]
pub(super) struct Ticks {
    /// Those of which it was said otherwise than is suggested.
    said: HashMap<Name, bool>,
    taken: Vec<bool>,
    count: usize,
}

impl Ticks {
    /// How many are taken.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// Whether the question at this place is.
    pub(super) fn is_taken(&self, place: usize) -> bool {
        self.taken.get(place).copied().unwrap_or(false)
    }

    /// Takes the question at this place, or not any more.
    pub(super) fn toggle(&mut self, names: &[Name], place: usize) {
        if let (Some(name), Some(taken)) = (names.get(place), self.taken.get_mut(place)) {
            *taken = !*taken;
            self.said.insert(*name, *taken);
            self.count = self.taken.iter().filter(|taken| **taken).count();
        }
    }

    /// Takes all, or none if all are taken.
    pub(super) fn toggle_all(&mut self, names: &[Name]) {
        let all = self.count < names.len();
        self.said.extend(names.iter().map(|name| (*name, all)));
        self.taken.fill(all);
        self.count = if all { names.len() } else { 0 };
    }

    /// Works out anew which are taken: as was said, and else all but those that the bank in this file
    /// has already.
    pub(super) fn settle(&mut self, names: &[Name], likes: &[Like], bank: Option<&Path>) {
        let is_had = |place: usize| likes.get(place).is_some_and(|like| like.of(bank).is_some());
        let each = names.iter().enumerate();
        self.taken =
            each.map(|(at, name)| self.said.get(name).copied().unwrap_or(!is_had(at))).collect();
        self.count = self.taken.iter().filter(|taken| **taken).count();
    }

    /// Forgets what was said of questions that are not there any more.
    pub(super) fn forget_others(&mut self, names: &[Name]) {
        let there: HashSet<&Name> = names.iter().collect();
        self.said.retain(|name, _| there.contains(name));
    }
}
