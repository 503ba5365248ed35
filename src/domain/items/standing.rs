//! What each candidate came to among the others.

use num_rational::Ratio;

use super::spread::{float, number};
use super::{Became, Candidate, Item, Third, count};

/// What a candidate came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Their marks, of all the questions for which they were there.
    pub total: Ratio<i64>,
    /// The same in per cent of the marks of the whole test, at most 100 and below 0 where marks are;
    /// `None` where the test has no marks to give.
    pub percent: Option<f64>,
    /// Their place by marks, from 1; those with equal marks share the best of their places, and the
    /// next place stays free. `None` of those who were absent throughout.
    pub rank: Option<u32>,
    /// The share of all candidates with as many marks or fewer, in per cent, above 0 and at most 100:
    /// the percentile score of the Railway Recruitment Boards (notice of February 2026), who print five
    /// decimals. `None` of those who were absent throughout, who are not counted either.
    pub percentile: Option<f64>,
    /// The third of the class they are in; `None` of those who were not there for all questions.
    pub third: Option<Third>,
    /// Questions answered right.
    pub right: u32,
    /// Questions that earned some of their marks.
    pub partly: u32,
    /// Questions answered wrong.
    pub wrong: u32,
    /// Questions left.
    pub omitted: u32,
    /// Questions for which there was no time.
    pub not_reached: u32,
    /// Questions asked in their absence.
    pub absent: u32,
}

/// Of each candidate.
pub(super) fn all(
    items: &[Item],
    candidates: &[Candidate],
    totals: &[Ratio<i64>],
    thirds: &[Option<Third>],
) -> Vec<Standing> {
    let was_there: Vec<bool> = candidates.iter().map(|one| one.was_there(items.len())).collect();
    let mut sorted: Vec<Ratio<i64>> = totals
        .iter()
        .zip(&was_there)
        .filter(|(_, there)| **there)
        .map(|(total, _)| *total)
        .collect();
    sorted.sort_unstable();
    let out_of: Ratio<i64> = items.iter().map(|item| item.most).sum();
    let mut standings = Vec::with_capacity(candidates.len());
    for (at, candidate) in candidates.iter().enumerate() {
        let total = totals[at];
        let up_to = sorted.partition_point(|other| *other <= total);
        let mut standing = Standing {
            total,
            percent: (out_of > Ratio::from_integer(0))
                .then(|| 100.0 * float(total) / float(out_of)),
            rank: was_there[at].then(|| count(sorted.len() - up_to + 1)),
            percentile: was_there[at].then(|| 100.0 * number(up_to) / number(sorted.len())),
            third: thirds[at],
            right: 0,
            partly: 0,
            wrong: 0,
            omitted: 0,
            not_reached: 0,
            absent: 0,
        };
        for (place, item) in items.iter().enumerate() {
            *match item.became(candidate.entry(place)) {
                Became::Right => &mut standing.right,
                Became::Partly => &mut standing.partly,
                Became::Wrong => &mut standing.wrong,
                Became::Omitted => &mut standing.omitted,
                Became::NotReached => &mut standing.not_reached,
                Became::Absent => &mut standing.absent,
            } += 1;
        }
        standings.push(standing);
    }
    standings
}
