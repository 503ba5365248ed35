//! The choices that the app makes itself: sets of numbers for coded questions, matches for lists,
//! orders. Everything is drawn from a seed made of the question's id. What they say is in `wording`.

use std::collections::BTreeSet;

use rand::RngExt;

use crate::domain::seed::Seed;

/// How many choices a question has.
const CHOICES: usize = 4;

/// More candidates than this are thinned first, so that making choices stays quick however many
/// statements there are: 30 candidates make 4,060 sets of three.
const MOST_CANDIDATES: usize = 30;

/// The sets of numbers (each in order, from 1) to be printed as codes for `total` statements of which
/// `key` is right: the key and three sets near it, none of them empty.
///
/// Any two differ in one or two numbers, so that the key does not stand out as the one that is near
/// to all others. Which three is left to chance: any rule would tell something of the key. They are printed by size, then by number, beginning at a place drawn from the seed:
/// the key is equally likely to stand first, second, third or last, whichever set it is. An empty
/// key, which the papers do not use, is printed last.
pub(super) fn near_sets(key: &[usize], total: usize, seed: Seed) -> Vec<Vec<usize>> {
    let key: BTreeSet<usize> = key.iter().copied().collect();
    let toggled = |numbers: &[usize]| -> BTreeSet<usize> {
        key.symmetric_difference(&numbers.iter().copied().collect()).copied().collect()
    };
    let mut candidates = Vec::new();
    for one in 1..=total {
        candidates.push(toggled(&[one]));
        candidates.extend((one + 1..=total).map(|other| toggled(&[one, other])));
    }
    candidates.retain(|candidate| !candidate.is_empty());
    let near = |a: &BTreeSet<usize>, b: &BTreeSet<usize>| a.symmetric_difference(b).count() <= 2;
    let others = three_near(candidates, seed, near, |_| 0);

    let mut sets: Vec<Vec<usize>> =
        others.into_iter().chain([key.clone()]).map(|set| set.into_iter().collect()).collect();
    sets.sort_by(|a, b| (a.is_empty(), a.len(), a).cmp(&(b.is_empty(), b.len(), b)));
    if !key.is_empty() {
        let start = seed.with("place").rng().random_range(0..sets.len());
        sets.rotate_left(start);
    }
    sets
}

/// The matches or orders to be printed as codes: the key and three near it, in an order drawn from the
/// seed. A near one differs from the key by an exchange of two entries, by three entries going round,
/// or by one `spare` number in place of an entry's own; and of four entries or more each is asked, but none alone
/// decides between the key and the others. The plain order 1, 2, 3 … is left out where enough others remain, since it is never the
/// key: see [`shown_order`].
pub(super) fn near_orders(key: &[usize], spare: &[usize], seed: Seed) -> Vec<Vec<usize>> {
    let mut candidates = BTreeSet::new();
    for a in 0..key.len() {
        for b in a + 1..key.len() {
            let mut exchanged = key.to_vec();
            exchanged.swap(a, b);
            for c in b + 1..key.len() {
                let mut round = key.to_vec();
                (round[a], round[b], round[c]) = (key[b], key[c], key[a]);
                candidates.insert(round);
                let mut other_way = key.to_vec();
                (other_way[a], other_way[b], other_way[c]) = (key[c], key[a], key[b]);
                candidates.insert(other_way);
            }
            candidates.insert(exchanged);
        }
        for number in spare {
            let mut changed = key.to_vec();
            changed[a] = *number;
            candidates.insert(changed);
        }
    }
    candidates.remove(key);
    let plain: Vec<usize> = (1..=key.len()).collect();
    if candidates.len() >= CHOICES {
        candidates.remove(&plain);
    }
    // With three entries there is no room for all; with more, fairness keeps them near enough.
    let most = if key.len() > 3 { key.len() } else { 3 };
    let near =
        |a: &Vec<usize>, b: &Vec<usize>| a.iter().zip(b).filter(|(a, b)| a != b).count() <= most;
    let candidates = candidates.into_iter().collect();
    let mut orders = three_near(candidates, seed, near, |three| unfairness(three, key));
    orders.push(key.to_vec());
    // Sorted first, so that the order shown is drawn from the seed and nothing else.
    orders.sort();
    seed.with("order").shuffle(&mut orders);
    orders
}

/// How unfair three wrong codes are beside the key: least where at each place two of the four codes
/// have the key's number, most where the key alone has it (one entry decides) or all have it (the
/// entry is not asked).
fn unfairness(three: [&Vec<usize>; 3], key: &[usize]) -> usize {
    let at = |(place, number): (usize, &usize)| match three
        .iter()
        .filter(|order| order.get(place) == Some(number))
        .count()
    {
        0 => 4,
        1 => 0,
        2 => 1,
        _ => 2,
    };
    key.iter().enumerate().map(at).sum()
}

/// Three of the candidates, each near the other two where there are such three, and of those the
/// least unfair; all of them if there are no more than three.
fn three_near<T: Clone>(
    mut candidates: Vec<T>,
    seed: Seed,
    near: impl Fn(&T, &T) -> bool,
    unfairness: impl Fn([&T; 3]) -> usize,
) -> Vec<T> {
    seed.with("near").shuffle(&mut candidates);
    candidates.truncate(MOST_CANDIDATES);
    let mut threes = Vec::new();
    for a in 0..candidates.len() {
        for b in a + 1..candidates.len() {
            if !near(&candidates[a], &candidates[b]) {
                continue;
            }
            for c in b + 1..candidates.len() {
                if near(&candidates[a], &candidates[c]) && near(&candidates[b], &candidates[c]) {
                    threes.push([a, b, c]);
                }
            }
        }
    }
    if threes.is_empty() {
        candidates.truncate(CHOICES - 1);
        return candidates;
    }
    let unfair: Vec<usize> =
        threes.iter().map(|three| unfairness(three.map(|index| &candidates[index]))).collect();
    let least = unfair.iter().copied().min();
    let mut unfair = unfair.into_iter();
    threes.retain(|_| unfair.next() == least);
    let three = threes[seed.with("three").rng().random_range(0..threes.len())];
    three.into_iter().map(|index| candidates[index].clone()).collect()
}

/// The counts to be printed for `total` statements of which `key` are asked for: with three "only
/// one" to "none", with four "only one" to "all four", as the papers do. With more, four neighbouring
/// counts around the key are drawn from the seed. A key of none takes the place of "all".
pub(super) fn counts(key: usize, total: usize, seed: Seed) -> Vec<usize> {
    if total < CHOICES {
        return (1..=total).chain([0]).collect();
    }
    if key == 0 {
        return (1..CHOICES).chain([0]).collect();
    }
    let first = key.saturating_sub(CHOICES - 1).max(1);
    let last = key.min(total - (CHOICES - 1));
    let start = seed.with("counts").rng().random_range(first..=last);
    (start..start + CHOICES).collect()
}

/// In which order to show entries that must not give the key away: indexes into `names`, drawn from
/// the seed. It depends on what the entries say and not on the author's order of them, so that a
/// correction of the key leaves the numbers on the paper (and in stored answers) as they were. The
/// first `rows` entries never come first in the author's order, which is the right one.
pub(super) fn shown_order(names: &[&str], rows: usize, seed: Seed) -> Vec<usize> {
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by_key(|index| names[*index]);
    seed.with("shown").shuffle(&mut order);
    if order.len() > 1 && order.iter().take(rows).copied().eq(0..rows) {
        order.rotate_left(1);
    }
    order
}
