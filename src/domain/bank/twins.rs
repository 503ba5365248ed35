//! Questions that ask nearly the same, among very many: an index of their words in which the like of a
//! question is found without comparing it with every other. What an examiner objects to in one bank is
//! in `review`.
//!
//! Two questions are as alike as their sets of words have words in common, by all words of both
//! (Jaccard's index). Sets that are alike by a share `s` have a word in common among the rarest
//! `n − ⌈s·n⌉ + 1` of each, so only those are indexed: the prefix filter of Chaudhuri, Ganti and
//! Kaushik (2006) and of Bayardo, Ma and Srikant (2007).

use std::cmp::Reverse;
use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;
use xxhash_rust::xxh3::xxh3_64;

use super::check::each_text;
use super::{Question, QuestionId};
use crate::domain::locale::Locale;

/// From what share of common words on two questions are called near-duplicates.
pub const NEAR: f64 = 0.75;

/// At most so many twins are told of one question.
const MOST_TWINS: usize = 20;

/// At most so many others are looked at for one question, so that a bank made from one mould does not
/// take time by the square of its size.
const MOST_LOOKED_AT: usize = 2_000;

/// What a question asks, as the words of one language: what stands in its explanations does not count.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked(Vec<u64>);

impl Asked {
    /// What a question asks in this language; nothing if it has no text of its own there.
    pub fn of(question: &Question, locale: Locale) -> Self {
        let mut words = Vec::new();
        each_text(question, &mut |field, text| {
            let is_asked = field.starts_with("ask.") && field.rsplit('.').next() != Some("why");
            let said = text.exact(locale).filter(|_| is_asked);
            words.extend(said.into_iter().flat_map(|said| {
                said.unicode_words().map(|word| xxh3_64(word.to_lowercase().as_bytes()))
            }));
        });
        words.sort_unstable();
        words.dedup();
        Self(words)
    }

    /// How alike two are, from 0 to 1; nothing is like nothing at all.
    pub fn alike(&self, other: &Self) -> f64 {
        let (mut common, mut one, mut two) = (0_usize, 0, 0);
        while let (Some(a), Some(b)) = (self.0.get(one), other.0.get(two)) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => one += 1,
                std::cmp::Ordering::Greater => two += 1,
                std::cmp::Ordering::Equal => {
                    common += 1;
                    one += 1;
                    two += 1;
                }
            }
        }
        share(common, self.0.len() + other.0.len() - common)
    }
}

/// Two that are alike, by their places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Twins {
    /// The first.
    pub one: usize,
    /// The second, which comes later.
    pub other: usize,
    /// The share of their words that they have in common, from the one asked for to 1.
    pub alike: f64,
}

/// Every two that are alike by this share or more, from 0 to 1, the more alike first; of each at most
/// twenty.
pub fn twins(all: &[Asked], least: f64) -> Vec<Twins> {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for word in all.iter().flat_map(|asked| &asked.0) {
        *counts.entry(*word).or_default() += 1;
    }
    let mut found = Vec::new();
    // Those that say the very same are compared with others once.
    let mut same: HashMap<&[u64], usize> = HashMap::new();
    let mut by_word: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut met = vec![usize::MAX; all.len()];
    for (place, asked) in all.iter().enumerate() {
        if asked.0.is_empty() {
            continue;
        }
        if let Some(first) = same.get(asked.0.as_slice()) {
            found.push(Twins { one: *first, other: place, alike: 1.0 });
            continue;
        }
        same.insert(&asked.0, place);
        let mut rarest = asked.0.clone();
        rarest.sort_unstable_by_key(|word| (counts.get(word).copied(), *word));
        rarest.truncate(rarest.len() - least_common(rarest.len(), least) + 1);
        let mut near = Vec::new();
        let mut looked_at = 0;
        for word in &rarest {
            for other in by_word.get(word).into_iter().flatten() {
                if met[*other] == place {
                    continue;
                }
                met[*other] = place;
                looked_at += 1;
                let alike = all[*other].alike(asked);
                if alike >= least {
                    near.push(Twins { one: *other, other: place, alike });
                }
            }
            if looked_at > MOST_LOOKED_AT {
                break;
            }
        }
        near.sort_by(|a, b| b.alike.total_cmp(&a.alike));
        near.truncate(MOST_TWINS);
        found.append(&mut near);
        for word in rarest {
            by_word.entry(word).or_default().push(place);
        }
    }
    found.sort_by(|a, b| b.alike.total_cmp(&a.alike).then((a.one, a.other).cmp(&(b.one, b.other))));
    found
}

/// The words of the questions of a bank, in which the like of any question is found without comparing
/// it with each. 10,000 questions of 40 words take about 10 MB.
#[derive(Debug, Clone, Default)]
pub struct Pool {
    ids: Vec<QuestionId>,
    /// What each asks in a language, with the place of its id.
    asked: Vec<(u32, Asked)>,
    by_word: HashMap<u64, Vec<u32>>,
}

impl Pool {
    /// Adds a question.
    pub fn add(&mut self, question: &Question) {
        let id = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        self.ids.push(question.id.clone());
        for asked in in_each(question) {
            let place = u32::try_from(self.asked.len()).unwrap_or(u32::MAX);
            for word in &asked.0 {
                self.by_word.entry(*word).or_default().push(place);
            }
            self.asked.push((id, asked));
        }
    }

    /// The question that is most alike to this one, other than itself, if any is by this share or more;
    /// and by what share it is.
    pub fn nearest(&self, question: &Question, least: f64) -> Option<(&QuestionId, f64)> {
        let mut best: Option<(&QuestionId, f64)> = None;
        for asked in in_each(question) {
            let (candidates, mut looked_at) = (self.candidates(&asked, least), 0);
            for place in candidates {
                let Some((id, other)) = self.asked.get(place as usize) else { continue };
                let Some(id) = self.ids.get(*id as usize) else { continue };
                looked_at += 1;
                if looked_at > MOST_LOOKED_AT {
                    break;
                }
                let alike = other.alike(&asked);
                let is_nearer = best.is_none_or(|(_, best)| alike > best);
                if *id != question.id && alike >= least && is_nearer {
                    best = Some((id, alike));
                }
            }
        }
        best
    }

    /// The places of what may be alike by this share or more, the likeliest first. What is alike lacks
    /// so few of these words that it has two of the rarest, where it has two at all.
    fn candidates(&self, asked: &Asked, least: f64) -> Vec<u32> {
        /// At most so many places are gone through, for words that very many questions have.
        const MOST_MET: usize = 20_000;
        let common = least_common(asked.0.len(), least);
        let mut needed = common.min(2);
        let count = |word: &u64| self.by_word.get(word).map_or(0, Vec::len);
        let mut rarest = asked.0.clone();
        rarest.sort_unstable_by_key(|word| (count(word), *word));
        rarest.truncate(rarest.len() - common + needed);
        let places = rarest.iter().filter_map(|word| self.by_word.get(word)).flatten();
        let mut met: HashMap<u32, usize> = HashMap::new();
        let mut gone_through = 0;
        for place in places {
            gone_through += 1;
            if gone_through > MOST_MET {
                // Not all words were gone through: one must do.
                needed = 1;
                break;
            }
            *met.entry(*place).or_default() += 1;
        }
        let mut found: Vec<(Reverse<usize>, u32)> = met
            .into_iter()
            .filter(|(_, has)| *has >= needed)
            .map(|(place, has)| (Reverse(has), place))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, place)| place).collect()
    }
}

/// What a question asks in each language that it has words of its own in.
fn in_each(question: &Question) -> Vec<Asked> {
    let mut all: Vec<Asked> =
        Locale::ALL.into_iter().map(|locale| Asked::of(question, locale)).collect();
    all.retain(|asked| !asked.0.is_empty());
    all.dedup();
    all
}

/// How many of so many words must be common to be alike by this share: at least one.
fn least_common(count: usize, least: f64) -> usize {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a small count"
    )]
    let least = (count as f64 * least).ceil() as usize;
    least.clamp(1, count)
}

/// A share from 0 to 1 in per cent; what is not the same is never a hundred.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of 1 in per cent"
)]
pub fn per_cent(share: f64) -> u8 {
    (share * 100.0) as u8
}

#[expect(clippy::cast_precision_loss, reason = "counts of words are small")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}
