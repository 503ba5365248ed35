//! How things stand before a session starts: what is due, what is new, what is remembered of each
//! topic, and what the next days bring. Only of facts that a bank which is on can still ask.

use super::queue::Table;
use super::stock::Stock;
use crate::domain::progress::{FORECAST_DAYS, Misconception, Progress};
use crate::domain::time::Day;

/// How things stand on a day.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outlook {
    /// Facts that are due, overdue ones included.
    pub due: u32,
    /// New facts that the day still allows and the banks still have.
    pub new: u32,
    /// How many minutes these will take at the learner's pace.
    pub minutes: u32,
    /// Each topic with a fact that can be asked, in the order learners see.
    pub topics: Vec<TopicOutlook>,
    /// The facts that come back on each of the next days, from this one (overdue ones included).
    pub days: [u32; FORECAST_DAYS],
    /// The first day after this one on which something comes back.
    pub next_due: Option<Day>,
    /// Facts that were missed and not put right since.
    pub mistakes: u32,
    /// Facts answered surely and wrongly, and not yet put right twice.
    pub misconceptions: u32,
    /// Facts that keep being forgotten.
    pub leeches: u32,
    /// Bookmarked questions.
    pub bookmarked: u32,
}

/// How a topic stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TopicOutlook {
    /// The topic, by the stock's number.
    pub topic: u32,
    /// Its facts.
    pub facts: u32,
    /// Those that have been studied.
    pub studied: u32,
    /// Those that are due.
    pub due: u32,
    /// The mean chance, from 0 to 1, that a studied fact is remembered the day after; `None` before
    /// the first.
    pub remembered: Option<f32>,
}

impl Outlook {
    /// How things stand on this day.
    pub fn on(stock: &impl Stock, progress: &Progress, today: Day) -> Self {
        let table = Table::new(stock, progress.settings());
        let mut outlook = Self::default();
        let mut topics = Topics::default();
        let mut waiting = 0;
        for fact in table.facts() {
            let view = progress.fact_named(stock.fact_id(fact));
            outlook.mistakes += u32::from(view.is_some_and(|view| view.is_mistake()));
            let Some(view) = view.filter(|view| !view.is_new()) else {
                topics.add(stock.topic(fact), None);
                waiting += 1;
                continue;
            };
            // What was answered a moment ago is remembered for certain; that says nothing yet.
            let chance = progress.retrievability(&view, today.plus(1)).unwrap_or(0.0);
            let is_due = view.is_due(today);
            topics.add(stock.topic(fact), Some((chance, is_due)));
            if is_due {
                outlook.due += 1;
            } else if let Some(day) = view.comes_back() {
                outlook.next_due = Some(outlook.next_due.map_or(day, |next| next.min(day)));
            }
            if let Some(ahead) = view.days_ahead(today)
                && let Some(count) = outlook.days.get_mut(ahead as usize)
            {
                *count += 1;
            }
            outlook.misconceptions += u32::from(view.misconception() != Misconception::None);
            outlook.leeches += u32::from(view.is_leech());
        }
        outlook.new = progress.new_allowance(today).min(waiting);
        outlook.minutes = progress.expected_minutes(outlook.due + outlook.new);
        outlook.bookmarked = table.bookmarked(progress);
        outlook.topics = topics.outlooks();
        outlook
    }

    /// The topic remembered least, of those that have something due or, failing that, of all that
    /// were studied.
    pub fn weakest(&self) -> Option<&TopicOutlook> {
        let weakest = |due_only: bool| {
            self.topics
                .iter()
                .filter(|topic| topic.due > 0 || !due_only)
                .filter_map(|topic| topic.remembered.map(|chance| (chance, topic)))
                .min_by(|one, other| one.0.total_cmp(&other.0))
                .map(|(_, topic)| topic)
        };
        weakest(true).or_else(|| weakest(false))
    }
}

/// Facts counted by their topic.
#[derive(Debug, Default)]
pub(super) struct Topics(Vec<Sum>);

impl Topics {
    /// Counts a fact: the chance that it is remembered and whether it is due, if it was studied.
    pub(super) fn add(&mut self, topic: u32, studied: Option<(f32, bool)>) {
        let topic = topic as usize;
        if self.0.len() <= topic {
            self.0.resize(topic + 1, Sum::default());
        }
        let sum = &mut self.0[topic];
        sum.facts += 1;
        if let Some((chance, is_due)) = studied {
            sum.studied += 1;
            sum.due += u32::from(is_due);
            sum.remembered += f64::from(chance);
        }
    }

    /// Each topic with a fact, in the order learners see.
    pub(super) fn outlooks(self) -> Vec<TopicOutlook> {
        (0..).zip(self.0).filter_map(|(topic, sum)| sum.outlook(topic)).collect()
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    facts: u32,
    studied: u32,
    due: u32,
    remembered: f64,
}

impl Sum {
    fn outlook(self, topic: u32) -> Option<TopicOutlook> {
        #[expect(clippy::cast_possible_truncation, reason = "a chance needs no more than an f32")]
        let mean = (self.remembered / f64::from(self.studied)) as f32;
        (self.facts > 0).then_some(TopicOutlook {
            topic,
            facts: self.facts,
            studied: self.studied,
            due: self.due,
            remembered: (self.studied > 0).then_some(mean),
        })
    }
}
