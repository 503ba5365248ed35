//! Sharing out questions: how many each section gets when several draw from the same banks and there
//! are too few, and whole numbers in given proportions.

use std::collections::{BTreeMap, VecDeque};

use rand::RngExt;

use crate::domain::seed::Seed;

/// How many questions each section gets, and from what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quotas {
    /// By section.
    pub(super) sections: Vec<u32>,
    /// By the sections that may draw from it (as bits), then by section.
    pub(super) flows: BTreeMap<u64, Vec<u32>>,
}

/// Fills the sections evenly: at every step the one filled least, as a share of what it asks, gets a
/// question, if need be by another taking one elsewhere. `supply` counts the questions by the
/// sections that may draw them, as bits.
pub(super) fn quotas(asked: &[u32], supply: &BTreeMap<u64, u32>) -> Quotas {
    let mut left = supply.clone();
    let mut flows: BTreeMap<u64, Vec<u32>> =
        supply.keys().map(|group| (*group, vec![0; asked.len()])).collect();
    let mut sections = vec![0_u32; asked.len()];
    let mut open: Vec<usize> = (0..asked.len()).filter(|s| asked.get(*s) != Some(&0)).collect();
    loop {
        // a/b < c/d as a·d < c·b.
        let filled = |s: &usize| {
            let (have, all) = (sections.get(*s).copied(), asked.get(*s).copied());
            (u64::from(have.unwrap_or(0)), u64::from(all.unwrap_or(1)))
        };
        let least = open.iter().copied().min_by(|one, other| {
            let ((a, b), (c, d)) = (filled(one), filled(other));
            (a * d).cmp(&(c * b))
        });
        let Some(section) = least else { break };
        let (have, all) = filled(&section);
        if have < all && give_one(section, &mut left, &mut flows) {
            if let Some(count) = sections.get_mut(section) {
                *count += 1;
            }
        } else {
            open.retain(|other| *other != section);
        }
    }
    Quotas { sections, flows }
}

/// Gives a section one question more, moving others from group to group where that makes room.
/// Whether it could.
fn give_one(
    section: usize,
    left: &mut BTreeMap<u64, u32>,
    flows: &mut BTreeMap<u64, Vec<u32>>,
) -> bool {
    let may = |section: usize, group: u64| group >> section & 1 == 1;
    // How each group was reached: by which section, and from which group that section came.
    let mut reached: BTreeMap<u64, (usize, Option<u64>)> = BTreeMap::new();
    let mut queue: VecDeque<u64> = VecDeque::new();
    let mut direct: Vec<u64> = flows.keys().copied().filter(|group| may(section, *group)).collect();
    // What fewer sections may draw from is used up first.
    direct.sort_by_key(|group| (group.count_ones(), *group));
    for group in direct {
        reached.insert(group, (section, None));
        queue.push_back(group);
    }
    while let Some(group) = queue.pop_front() {
        if left.get(&group).is_some_and(|count| *count > 0) {
            *left.entry(group).or_default() -= 1;
            let mut at = group;
            while let Some((mover, from)) = reached.get(&at).copied() {
                if let Some(count) = flows.get_mut(&at).and_then(|flow| flow.get_mut(mover)) {
                    *count += 1;
                }
                let Some(from) = from else { break };
                if let Some(count) = flows.get_mut(&from).and_then(|flow| flow.get_mut(mover)) {
                    *count -= 1;
                }
                at = from;
            }
            return true;
        }
        let users: Vec<usize> = flows
            .get(&group)
            .into_iter()
            .flat_map(|flow| flow.iter().enumerate())
            .filter(|(_, count)| **count > 0)
            .map(|(user, _)| user)
            .collect();
        for user in users {
            for other in flows.keys().copied().filter(|other| may(user, *other)) {
                reached.entry(other).or_insert_with(|| {
                    queue.push_back(other);
                    (user, Some(group))
                });
            }
        }
    }
    false
}

/// Whole numbers that add up to `total` in the proportions of `weights`, each within one of its
/// exact share; which of them are rounded up is drawn from the seed, without favour (systematic
/// sampling). Nothing if all weights are zero.
pub(super) fn apportion(weights: &[u64], total: u32, seed: Seed) -> Vec<u32> {
    let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    let mut shares = vec![0; weights.len()];
    if sum == 0 {
        return shares;
    }
    let mut order: Vec<usize> = (0..weights.len()).collect();
    seed.shuffle(&mut order);
    let start = u128::from(seed.with("start").rng().random::<u64>()) % sum;
    let mut passed = start;
    for place in order {
        let weight = u128::from(weights.get(place).copied().unwrap_or(0));
        let before = passed / sum;
        passed += weight * u128::from(total);
        if let Some(share) = shares.get_mut(place) {
            *share = u32::try_from(passed / sum - before).unwrap_or(u32::MAX);
        }
    }
    shares
}
