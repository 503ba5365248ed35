//! A paper of chosen questions and no others: for sitting mistakes once more. What is drawn by a
//! pattern's own counts is in the parent.

use std::collections::BTreeSet;

use num_rational::Ratio;

use super::pool::{Card, Pool};
use super::{DrawnFrom, Paper, PaperSection, Refused, Set, Slot};
use crate::domain::exam::marks::Kind;
use crate::domain::exam::pattern::{Mode, Pattern, SectionOrder, SectionTime};
use crate::domain::seed::Seed;

/// A paper of exactly these questions, each once, by the pool's numbers, under the marks of the
/// pattern's largest section. Its minutes are in proportion to those of the pattern, rounded up;
/// nothing is locked, and no minimum has to be reached. Questions on one passage stand together in
/// authored order, and the rest in an order drawn from the seed. What is past its date is asked all
/// the same: it was chosen.
pub fn again<P: Pool + ?Sized>(
    pool: &P,
    pattern: &Pattern,
    questions: &[u32],
    seed: Seed,
) -> Result<Paper, Refused> {
    let chosen: BTreeSet<u32> =
        questions.iter().copied().filter(|question| *question < pool.questions()).collect();
    let largest = pattern.sections.iter().max_by_key(|section| section.questions);
    let count = u32::try_from(chosen.len()).unwrap_or(u32::MAX);
    let (Some(section), true) = (largest, count > 0) else { return Err(Refused::NoQuestions) };
    let mut units: Vec<Vec<u32>> = Vec::new();
    for question in chosen {
        let passage = pool.card(question).passage;
        let set = units
            .iter_mut()
            .find(|unit| passage.is_some() && pool.card(unit[0]).passage == passage);
        match set {
            Some(set) => set.push(question),
            None => units.push(vec![question]),
        }
    }
    seed.with("again").shuffle(&mut units);
    let mut slots: Vec<Slot> = Vec::with_capacity(count as usize);
    for (passage, unit) in (0..).zip(&units) {
        slots.extend(unit.iter().map(|question| {
            let (card, name) = (pool.card(*question), pool.name(*question));
            Slot {
                question: name.question,
                section: 0,
                bank: name.bank,
                topic: name.topic,
                format: card.format,
                difficulty: card.difficulty,
                passage: card.passage.map(|_| passage),
                content: name.content,
                key: name.key,
            }
        }));
    }
    let minutes = Ratio::new(
        i64::from(pattern.minutes) * i64::from(count),
        i64::from(pattern.questions().max(1)),
    );
    let minutes = u32::try_from(minutes.ceil().to_integer()).unwrap_or(u32::MAX).max(1);
    // What is typed cannot be answered by a bubble.
    let is_typed = |card: Card| Kind::by(card.body) == Kind::Typed;
    let types = units.iter().flatten().any(|question| is_typed(pool.card(*question)));
    let mut section = section.clone();
    section.questions = count;
    section.time = SectionTime::Pooled;
    section.qualifying = None;
    let rules = Pattern {
        sections: vec![section],
        minutes,
        order: SectionOrder::Free,
        qualifying: None,
        mode: if types { Mode::Computer } else { pattern.mode },
        ..pattern.clone()
    };
    let sections = vec![PaperSection { asked: count, have: count, from: DrawnFrom::Named }];
    Ok(Paper { pattern: rules, seed, set: Set::A, sections, slots })
}
