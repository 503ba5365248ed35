//! What to ask today and in which order: due facts weakest first, new ones spread among them,
//! topics mixed, siblings apart. Which order things take after an answer is in `session`; how the
//! chosen ones are put in a row is in `arrange`.

mod arrange;

use super::agenda::{Planned, Why};
use super::stock::Stock;
use crate::domain::bank::{FactId, QuestionId};
use crate::domain::progress::settings::Settings;
use crate::domain::progress::{FactView, Misconception, Progress};
use crate::domain::seed::Seed;
use crate::domain::time::Day;

/// How many places apart questions are kept that touch the same fact, where there is room.
pub const SIBLING_GAP: usize = 5;

/// Where a session takes its facts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// What is due, and the day's new facts.
    Today,
    /// Facts that were missed and not put right since.
    Mistakes,
    /// The bookmarked questions.
    Bookmarks,
    /// One topic, whether or not its facts are due: what is due first, then what is new, then the
    /// rest from the weakest on. Facts are asked by questions of this topic only.
    Topic(u32),
    /// One bank, in the same way.
    Bank(u32),
}

/// Why a question is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The fact has never been studied.
    New,
    /// The fact is due.
    Due,
    /// It is due because its key changed.
    KeyChanged,
    /// It is due because it was answered surely and wrongly.
    Misconception,
    /// The plan for the exam asks for it, although it is not due.
    Planned,
    /// It was missed earlier in this session.
    AgainSoon,
    /// The learner chose it although it is not due.
    Drill,
}

impl Reason {
    /// Whether the answer may move the schedule.
    pub const fn is_review(self) -> bool {
        match self {
            Self::New | Self::Due | Self::KeyChanged | Self::Misconception | Self::Planned => true,
            Self::AgainSoon | Self::Drill => false,
        }
    }
}

/// One question to be asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// The fact it is about.
    pub fact: FactId,
    /// The question.
    pub question: QuestionId,
    /// The fact's topic, by the stock's number.
    pub topic: u32,
    /// Why it is asked.
    pub reason: Reason,
    /// How many reviews the fact has had.
    pub reviews: u32,
    /// The chance, from 0 to 1, that it is remembered; `None` for a new fact.
    pub remembered: Option<f32>,
    /// What the plan for the exam says of it, if it was planned.
    pub why: Option<Why>,
    /// Other questions about the same fact, in the order they should be shown in.
    pub others: Vec<QuestionId>,
    /// The passage the question is about, by the stock's number.
    pub passage: Option<u32>,
}

/// The questions of a session, in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// The questions.
    pub asks: Vec<Ask>,
}

impl Plan {
    /// How many are asked for this reason.
    pub fn count(&self, reason: Reason) -> usize {
        self.asks.iter().filter(|ask| ask.reason == reason).count()
    }

    /// How many new facts there are.
    pub fn new_facts(&self) -> usize {
        self.count(Reason::New)
    }
}

/// Chooses and orders the questions of a session. The same arguments always give the same plan; the
/// seed only decides between facts that are equally weak.
///
/// Each fact is asked once, by the question seen longest ago: one never seen first, and of those the
/// easiest. Questions about one passage stay together, in the order of the bank. As many new facts
/// are taken as the day allows, from each topic in turn, the easiest first.
pub fn plan(
    stock: &impl Stock,
    progress: &Progress,
    source: Source,
    today: Day,
    seed: Seed,
) -> Plan {
    let table = Table::new(stock, progress.settings());
    let picks = match source {
        Source::Today => today_picks(&table, progress, today, seed),
        Source::Mistakes => {
            let weakest = |view: Option<FactView>| {
                let view = view.filter(FactView::is_mistake)?;
                Some((0, progress.retrievability(&view, today).unwrap_or(0.0)))
            };
            chosen_picks(&table, progress, today, seed, weakest)
        }
        Source::Topic(_) | Source::Bank(_) => {
            let table = Table { within: Some(source), ..table };
            let wanted = |view: Option<FactView>| {
                let chance = view.and_then(|view| progress.retrievability(&view, today));
                Some(match chance {
                    Some(chance) if view.is_some_and(|view| view.is_due(today)) => (0, chance),
                    None => (1, 0.0),
                    Some(chance) => (2, chance),
                })
            };
            chosen_picks(&table, progress, today, seed, wanted)
        }
        Source::Bookmarks => bookmark_picks(&table, progress, today),
    };
    let order = arrange::arrange(stock, &picks);
    let asks = order.into_iter().map(|pick| table.ask(progress, &picks[pick])).collect();
    Plan { asks }
}

/// The questions of a session of exactly these, each once, in an order that keeps what shares a fact
/// apart and what shares a passage together. Those that the stock does not have are left out. Whether
/// a bank is on does not matter: they were chosen one by one.
pub fn plan_of(
    stock: &impl Stock,
    progress: &Progress,
    questions: &[QuestionId],
    today: Day,
) -> Plan {
    let table = Table::new(stock, progress.settings());
    let mut picks: Vec<Pick> = Vec::with_capacity(questions.len());
    for question in questions.iter().filter_map(|id| stock.find_question(id.as_str())) {
        if picks.iter().all(|pick| pick.question != question) {
            let fact = stock.fact_of(question);
            let view = progress.fact_named(stock.fact_id(fact));
            picks.push(table.pick_question(progress, question, fact, view, today));
        }
    }
    let order = arrange::arrange(stock, &picks);
    let asks = order.into_iter().map(|pick| table.ask(progress, &picks[pick])).collect();
    Plan { asks }
}

/// The questions of a session that looks at these facts, in this order as far as topics and siblings
/// allow. What was answered since it was planned, and what the stock does not have, is left out.
pub fn plan_looks(stock: &impl Stock, progress: &Progress, looks: &[Planned], today: Day) -> Plan {
    let table = Table::new(stock, progress.settings());
    let mut picks: Vec<Pick> = Vec::with_capacity(looks.len());
    let mut whys = Vec::with_capacity(looks.len());
    for look in looks.iter().filter(|look| look.fact < stock.facts()) {
        let view = progress.fact_named(stock.fact_id(look.fact));
        if view.and_then(|view| view.last_review()).is_some_and(|last| last >= today) {
            continue;
        }
        if let Some(mut pick) = table.pick(progress, look.fact, view, today) {
            if pick.reason == Reason::Drill {
                pick.reason = Reason::Planned;
            }
            picks.push(pick);
            whys.push(look.why);
        }
    }
    let order = arrange::arrange(stock, &picks);
    let asks = order.into_iter().map(|pick| {
        let ask = table.ask(progress, &picks[pick]);
        Ask { why: Some(whys[pick]), ..ask }
    });
    Plan { asks: asks.collect() }
}

/// A fact chosen for a session, with the question it is asked by.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Pick {
    fact: u32,
    question: u32,
    topic: u32,
    passage: Option<u32>,
    reason: Reason,
    reviews: u32,
    remembered: Option<f32>,
}

/// The questions that may be asked.
pub(super) struct Table<'a, S> {
    stock: &'a S,
    settings: &'a Settings,
    /// The only topic or bank asked, if it is one.
    within: Option<Source>,
}

impl<'a, S: Stock> Table<'a, S> {
    pub(super) fn new(stock: &'a S, settings: &'a Settings) -> Self {
        Self { stock, settings, within: None }
    }

    /// Only what this bank asks, if it is one.
    pub(super) fn within_bank(self, bank: Option<u32>) -> Self {
        Self { within: bank.map(Source::Bank), ..self }
    }

    /// Where the questions are from.
    pub(super) const fn stock(&self) -> &'a S {
        self.stock
    }

    /// The topic a fact is counted under: within one bank, that under which this bank asks it first.
    pub(super) fn topic(&self, fact: u32) -> u32 {
        let here = self.within.and_then(|_| self.questions(fact).next());
        here.map_or_else(|| self.stock.topic(fact), |question| self.stock.topic_of(question))
    }

    /// The question a fact would be asked by next, if it can be asked.
    pub(super) fn next_question(&self, progress: &Progress, fact: u32) -> Option<u32> {
        let mut questions = self.questions(fact);
        let first = questions.next()?;
        // Most facts have one question, and then nothing needs to be looked up.
        match questions.next() {
            None => Some(first),
            Some(_) => self.rotation(progress, fact).first().copied(),
        }
    }

    /// The facts that a question of a bank that is on can ask.
    pub(super) fn facts(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.stock.facts()).filter(|fact| self.questions(*fact).next().is_some())
    }

    fn questions(&self, fact: u32) -> impl Iterator<Item = u32> + '_ {
        let asked = |question: &u32| self.is_on(*question) && self.is_within(*question);
        self.stock.questions(fact).iter().copied().filter(asked)
    }

    fn is_within(&self, question: u32) -> bool {
        match self.within {
            Some(Source::Topic(topic)) => self.stock.topic_of(question) == topic,
            Some(Source::Bank(bank)) => self.stock.bank_of(question) == bank,
            _ => true,
        }
    }

    fn is_on(&self, question: u32) -> bool {
        let off = &self.settings.banks_off;
        off.is_empty() || !off.iter().any(|bank| bank.as_str() == self.stock.bank_id(question))
    }

    /// How many bookmarked questions there are.
    pub(super) fn bookmarked(&self, progress: &Progress) -> u32 {
        let questions = progress.bookmarks().filter_map(|id| self.stock.find_question(id.as_str()));
        let count = questions.filter(|question| self.is_on(*question)).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// The lowest difficulty at which a fact can be asked.
    pub(super) fn easiest(&self, fact: u32) -> u8 {
        self.questions(fact)
            .map(|question| self.stock.difficulty(question).level())
            .min()
            .unwrap_or(u8::MAX)
    }

    /// The questions about a fact, the one to be shown next first.
    fn rotation(&self, progress: &Progress, fact: u32) -> Vec<u32> {
        let mut questions: Vec<u32> = self.questions(fact).collect();
        if questions.len() > 1 {
            questions.sort_by_cached_key(|question| {
                let seen = progress.question_named(self.stock.question_id(*question));
                (seen.map(|seen| seen.last), self.stock.difficulty(*question), *question)
            });
        }
        questions
    }

    fn pick(
        &self,
        progress: &Progress,
        fact: u32,
        view: Option<FactView>,
        today: Day,
    ) -> Option<Pick> {
        let question = self.next_question(progress, fact)?;
        Some(self.pick_question(progress, question, fact, view, today))
    }

    fn pick_question(
        &self,
        progress: &Progress,
        question: u32,
        fact: u32,
        view: Option<FactView>,
        today: Day,
    ) -> Pick {
        Pick {
            fact,
            question,
            topic: self.stock.topic(fact),
            passage: self.stock.passage(question),
            reason: reason(view, today),
            reviews: view.map_or(0, |view| view.reviews()),
            remembered: view.and_then(|view| progress.retrievability(&view, today)),
        }
    }

    fn ask(&self, progress: &Progress, pick: &Pick) -> Ask {
        let alone = self.stock.questions(pick.fact).len() == 1;
        let mut others = if alone { Vec::new() } else { self.rotation(progress, pick.fact) };
        others.retain(|question| *question != pick.question);
        let id = |question: u32| QuestionId::from(self.stock.question_id(question));
        Ask {
            fact: FactId::from(self.stock.fact_id(pick.fact)),
            question: id(pick.question),
            topic: pick.topic,
            reason: pick.reason,
            reviews: pick.reviews,
            remembered: pick.remembered,
            why: None,
            others: others.into_iter().map(id).collect(),
            passage: pick.passage,
        }
    }
}

fn reason(view: Option<FactView>, today: Day) -> Reason {
    match view {
        None => Reason::New,
        Some(view) if view.is_new() => Reason::New,
        Some(view) if !view.is_due(today) => Reason::Drill,
        Some(view) if view.is_key_changed() => Reason::KeyChanged,
        Some(view) if view.misconception() != Misconception::None => Reason::Misconception,
        Some(_) => Reason::Due,
    }
}

/// What is due and the day's new facts, in the order they are wanted.
fn today_picks<S: Stock>(
    table: &Table<'_, S>,
    progress: &Progress,
    today: Day,
    seed: Seed,
) -> Vec<Pick> {
    let mut due = Wanted::default();
    let mut fresh = NewFacts::default();
    for fact in table.facts() {
        let id = table.stock.fact_id(fact);
        let topic = table.stock.topic(fact);
        match progress.fact_named(id).filter(|view| !view.is_new()) {
            None => fresh.waiting(topic, table.easiest(fact), fact),
            Some(view) => {
                fresh.introduced(topic);
                if view.is_due(today)
                    && let Some(pick) = table.pick(progress, fact, Some(view), today)
                {
                    due.push(0, pick.remembered.unwrap_or(0.0), seed.with(id).0, pick);
                }
            }
        }
    }
    let due = due.in_order();
    let new: Vec<Pick> = fresh
        .take(progress.new_allowance(today))
        .into_iter()
        .filter_map(|fact| table.pick(progress, fact, None, today))
        .collect();
    spread(due, new)
}

/// The facts for which `wanted` gives a place (lower first), in that order; ties by the seed for
/// facts that have been studied, as authored for new ones.
fn chosen_picks<S: Stock>(
    table: &Table<'_, S>,
    progress: &Progress,
    today: Day,
    seed: Seed,
    wanted: impl Fn(Option<FactView>) -> Option<(u8, f32)>,
) -> Vec<Pick> {
    let mut chosen = Wanted::default();
    for fact in table.facts() {
        let id = table.stock.fact_id(fact);
        let view = progress.fact_named(id);
        if let Some((class, chance)) = wanted(view)
            && let Some(pick) = table.pick(progress, fact, view, today)
        {
            let tie = if view.is_some() { seed.with(id).0 } else { 0 };
            chosen.push(class, chance, tie, pick);
        }
    }
    chosen.in_order()
}

/// The bookmarked questions themselves, in the order of the banks.
fn bookmark_picks<S: Stock>(table: &Table<'_, S>, progress: &Progress, today: Day) -> Vec<Pick> {
    let mut questions: Vec<u32> = progress
        .bookmarks()
        .filter_map(|id| table.stock.find_question(id.as_str()))
        .filter(|question| table.is_on(*question))
        .collect();
    questions.sort_unstable();
    questions
        .into_iter()
        .map(|question| {
            let fact = table.stock.fact_of(question);
            let view = progress.fact_named(table.stock.fact_id(fact));
            table.pick_question(progress, question, fact, view, today)
        })
        .collect()
}

/// Picks to be put in the order they are wanted in.
#[derive(Debug, Default)]
struct Wanted {
    picks: Vec<Pick>,
    /// Class, chance, tie and place of each pick: small enough to sort fast.
    keys: Vec<(u8, u32, u64, usize)>,
}

impl Wanted {
    /// Adds a pick: a lower class goes before a higher, then a lower chance, then a lower tie.
    fn push(&mut self, class: u8, chance: f32, tie: u64, pick: Pick) {
        // The bits of a number that is not negative are in the order of the numbers.
        self.keys.push((class, chance.max(0.0).to_bits(), tie, self.picks.len()));
        self.picks.push(pick);
    }

    fn in_order(mut self) -> Vec<Pick> {
        self.keys.sort_unstable();
        self.keys.iter().map(|(_, _, _, place)| self.picks[*place]).collect()
    }
}

/// Facts that wait to be introduced, by topic.
#[derive(Debug, Default)]
struct NewFacts {
    /// By the number of the topic.
    topics: Vec<Waiting>,
}

#[derive(Debug, Clone, Default)]
struct Waiting {
    /// How many facts of the topic have been introduced.
    introduced: u32,
    /// Difficulty and number of those that have not.
    facts: Vec<(u8, u32)>,
}

impl NewFacts {
    fn waiting(&mut self, topic: u32, difficulty: u8, fact: u32) {
        self.topic(topic).facts.push((difficulty, fact));
    }

    fn introduced(&mut self, topic: u32) {
        self.topic(topic).introduced += 1;
    }

    fn topic(&mut self, topic: u32) -> &mut Waiting {
        let topic = topic as usize;
        if self.topics.len() <= topic {
            self.topics.resize(topic + 1, Waiting::default());
        }
        &mut self.topics[topic]
    }

    /// The next facts to introduce: always from the topic of which the fewest are known, and within
    /// it the easiest first. So a rest that is taken later the same day is the rest of the same.
    fn take(mut self, count: u32) -> Vec<u32> {
        // In the order of topics, of which the first wins a tie.
        self.topics.retain(|waiting| !waiting.facts.is_empty());
        for waiting in &mut self.topics {
            // The last is taken first.
            waiting.facts.sort_unstable_by(|one, other| other.cmp(one));
        }
        let mut taken = Vec::new();
        for _ in 0..count {
            let next = self
                .topics
                .iter_mut()
                .filter(|waiting| !waiting.facts.is_empty())
                .min_by_key(|waiting| waiting.introduced);
            let Some(waiting) = next else { break };
            waiting.introduced += 1;
            taken.extend(waiting.facts.pop().map(|(_, fact)| fact));
        }
        taken
    }
}

/// Spreads new facts evenly among due ones, never first while anything is due.
fn spread(due: Vec<Pick>, new: Vec<Pick>) -> Vec<Pick> {
    let total = due.len() + new.len();
    let count = new.len();
    let mut picks = Vec::with_capacity(total);
    let (mut due, mut new) = (due.into_iter(), new.into_iter().enumerate().peekable());
    while picks.len() < total {
        // The middle of each new fact's share of the row.
        let turn =
            new.peek().is_some_and(|(n, _)| (2 * n + 1) * total / (2 * count) <= picks.len());
        let is_new = turn && (due.len() == 0 || !picks.is_empty());
        let next = if is_new { new.next().map(|(_, pick)| pick) } else { due.next() };
        match next.or_else(|| new.next().map(|(_, pick)| pick)) {
            Some(pick) => picks.push(pick),
            None => break,
        }
    }
    picks
}
