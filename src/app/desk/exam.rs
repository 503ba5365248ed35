//! What the desk of mock exams shows, and drawing papers for this learner.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Desk;
use crate::app::screen::exam::{Board, Open, Past};
use crate::app::widget::exams::{Family, Group};
use crate::app::widget::topics::{BankLine, TopicLine};
use crate::domain::bank::shelf::TopicRef;
use crate::domain::bank::{Exam, Format};
use crate::domain::exam::draw::{Card, Name, Pool, Refused, Shelved, Wish, draw};
use crate::domain::exam::marks::Kind;
use crate::domain::exam::paper::Paper;
use crate::domain::exam::pattern::Mode;
use crate::domain::seed::Seed;
use crate::domain::time::Day;
use crate::store::library::Library;
use crate::store::patterns::{Listed, Patterns};

/// Papers shorter than any exam, set for this subject, have ids that begin so.
const SHORT: &str = "short-";

impl Desk {
    /// The exams there are, what papers can be drawn from, and the sittings so far.
    pub fn exam_board(&self, library: Option<&Library>, patterns: Option<&Patterns>) -> Board {
        let banks = library.map_or_else(Vec::new, banks);
        let open = self.progress.open_sitting().map(|view| Open {
            number: view.sitting,
            title: view.title.clone(),
            begun: view.begun,
            deadline: view.deadline,
        });
        let past = self.progress.sittings().iter().rev().filter(|view| view.is_over);
        Board {
            groups: patterns.map_or_else(Vec::new, groups),
            banks,
            wanted: self.progress.settings().papers.clone(),
            open,
            past: past
                .map(|view| Past {
                    number: view.sitting,
                    title: view.title.clone(),
                    begun: view.begun,
                    marked: view.marked,
                })
                .collect(),
            problems: patterns.map_or_else(Vec::new, problems),
            is_reading: library.is_none() || patterns.is_none(),
        }
    }

    /// What draws a paper for this learner, on any thread.
    pub fn draw(
        &self,
        library: Arc<Library>,
        wish: Wish,
        today: Day,
        seed: Seed,
    ) -> impl FnOnce() -> Result<Paper, Refused> + Send + 'static {
        let progress = Arc::clone(&self.progress);
        move || {
            let shelved = Shelved::new(library.shelf(), &progress, today);
            // The boards print one question of four or five options after another; only a
            // teacher's own exam at a computer may ask in other forms.
            match (wish.pattern.exam, wish.pattern.mode) {
                (Exam::Other, Mode::Computer) => draw(&shelved, &wish, seed),
                _ => draw(&Options(shelved), &wish, seed),
            }
        }
    }
}

/// The questions that are answered by one of four options or more. Others are kept back as if they
/// were past their date.
struct Options<'a>(Shelved<'a>);

impl Pool for Options<'_> {
    fn questions(&self) -> u32 {
        self.0.questions()
    }

    fn card(&self, question: u32) -> Card {
        let card = self.0.card(question);
        let is_other = Kind::by(card.body) != Kind::OneChoice || card.body == Format::TrueFalse;
        Card { stale: card.stale || is_other, ..card }
    }

    fn name(&self, question: u32) -> Name {
        self.0.name(question)
    }
}

/// The banks and topics that have questions.
pub fn banks(library: &Library) -> Vec<BankLine> {
    let shelf = library.shelf();
    let mut counts = vec![0; shelf.topics().count()];
    for number in 0..shelf.len() {
        let topic = shelf.entry(number).map(|entry| entry.topic as usize);
        if let Some(count) = topic.and_then(|topic| counts.get_mut(topic)) {
            *count += 1;
        }
    }
    let topics = shelf.topics().zip(counts).filter(|(_, count)| *count > 0);
    let topics: Vec<(TopicRef<'_>, u32)> = topics.collect();
    let lines = (0..).zip(shelf.banks()).map(|(bank, cover)| {
        let own = topics.iter().filter(|(topic, _)| topic.bank == bank);
        BankLine {
            bank,
            id: cover.id.clone(),
            title: cover.title.clone(),
            subject: cover.subject.clone(),
            questions: own.clone().map(|(_, count)| count).sum(),
            topics: own
                .map(|(topic, count)| TopicLine {
                    topic: topic.number,
                    id: topic.id.clone(),
                    title: topic.title.clone(),
                    questions: *count,
                })
                .collect(),
        }
    });
    lines.filter(|line| line.questions > 0).collect()
}

/// The exams by family, in the order of [`Family`].
pub fn groups(patterns: &Patterns) -> Vec<Group> {
    let mut groups: BTreeMap<Family, Group> = BTreeMap::new();
    for listed in &patterns.listed {
        let family = family(listed);
        let group = groups.entry(family).or_insert_with(|| Group { family, patterns: Vec::new() });
        group.patterns.push(listed.pattern.clone());
    }
    groups.into_values().collect()
}

fn family(listed: &Listed) -> Family {
    if listed.is_own() {
        return Family::Own;
    }
    if listed.pattern.id.as_str().starts_with(SHORT) {
        return Family::Short;
    }
    match listed.pattern.exam {
        Exam::Upsc => Family::Upsc,
        Exam::Ssc => Family::Ssc,
        Exam::StatePsc => Family::StatePsc,
        Exam::Banking => Family::Banking,
        Exam::Railway => Family::Railway,
        Exam::Defence => Family::Defence,
        Exam::Other => Family::Other,
    }
}

fn problems(patterns: &Patterns) -> Vec<String> {
    let lines = patterns.problems.iter().filter_map(|problem| {
        let first = problem.diagnostics.first()?;
        Some(format!("{}: {first}", problem.file.display()))
    });
    lines.collect()
}
