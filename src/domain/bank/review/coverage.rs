//! Which questions ask which fact. A question's own fact and the facts of its rows both count.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::tables::{Part, Registered, Standing, Tables, TrapPlace};
use super::{Concern, Finding};
use crate::domain::bank::schema::Decoded;
use crate::domain::bank::{Body, Evidence, FactId, Format, Question, QuestionId};

/// Where a fact is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// By questions that schedule it.
    pub own: Vec<(QuestionId, Format)>,
    /// By rows of other questions.
    pub rows: Vec<(QuestionId, Format)>,
}

impl Asked {
    /// The formats in which it is asked.
    pub fn formats(&self) -> BTreeSet<&'static str> {
        self.own.iter().chain(&self.rows).map(|(_, format)| format.name()).collect()
    }

    /// How many questions ask it.
    pub const fn questions(&self) -> usize {
        self.own.len() + self.rows.len()
    }

    /// Whether it is asked at least twice in different formats, and once by a question of its own.
    pub fn is_enough(&self) -> bool {
        !self.own.is_empty() && self.questions() >= 2 && self.formats().len() >= 2
    }
}

/// Where each fact is asked. A question in a passage counts by the format it has there.
pub fn coverage(banks: &[&Decoded]) -> BTreeMap<FactId, Asked> {
    let mut all: BTreeMap<FactId, Asked> = BTreeMap::new();
    for question in banks.iter().flat_map(|decoded| &decoded.bank.questions) {
        let format = question.body.format();
        let own = question.scheduled_fact();
        for fact in question.touched_facts() {
            let is_own = fact == own;
            let asked = all.entry(fact).or_default();
            let list = if is_own { &mut asked.own } else { &mut asked.rows };
            list.push((question.id.clone(), format));
        }
    }
    all
}

/// Facts of the register that are asked too seldom, and mistakes that are nowhere met.
pub(super) fn holes(banks: &[&Decoded], tables: &Tables, found: &mut Vec<Finding>) {
    let asked = coverage(banks);
    let nowhere = Asked::default();
    let mut note = |concern| {
        found.push(Finding { bank: None, line: None, question: None, concern });
    };
    let wanted = tables.facts.iter().filter(|fact| fact.standing != Standing::NotAsked);
    for fact in wanted {
        let asked = asked.get(&fact.fact).unwrap_or(&nowhere);
        if !asked.is_enough() {
            note(Concern::NotCovered {
                fact: fact.fact.clone(),
                own: asked.own.len(),
                formats: asked.formats().len(),
                questions: asked.questions(),
            });
        }
    }
    for trap in &tables.traps {
        if trap.places.is_empty() {
            note(Concern::NoTrap { trap: trap.number, place: None });
        }
        for place in trap.places.iter().filter(|place| !is_wrong(banks, place)) {
            let place = Some(place.to_string());
            note(Concern::NoTrap { trap: trap.number, place });
        }
    }
}

impl std::fmt::Display for TrapPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let part = match self.part {
            Part::Option => "option",
            Part::Statement => "statement",
            Part::Pair => "pair",
        };
        write!(f, "{} {part} {}", self.question, self.number)
    }
}

/// Whether the place is there and something wrong stands in it.
fn is_wrong(banks: &[&Decoded], place: &TrapPlace) -> bool {
    let mut all = banks.iter().flat_map(|decoded| &decoded.bank.questions);
    let question = all.find(|question| question.id == place.question);
    question.and_then(|question| holds(question, place)).is_some_and(|holds| !holds)
}

/// Whether what stands in the place holds; `None` if there is no such place.
fn holds(question: &Question, place: &TrapPlace) -> Option<bool> {
    let index = place.number.checked_sub(1)?;
    match (&question.body, place.part) {
        (Body::SingleBest(body) | Body::FillIn(body) | Body::MultiSelect(body), Part::Option) => {
            body.options.get(index).map(|option| option.right)
        }
        // The option to be chosen there is the one that does not hold.
        (Body::Negative(body), Part::Option) => body.options.get(index).map(|option| !option.right),
        (Body::OddOneOut(body), Part::Option) => body.options.get(index).map(|_| false),
        (Body::Statements(body) | Body::HowMany(body), Part::Statement) => {
            body.statements.get(index).map(|statement| statement.holds)
        }
        (Body::PairsCoded(body) | Body::PairsHowMany(body), Part::Pair) => {
            body.pairs.get(index).map(|pair| pair.matched)
        }
        (Body::AssertionReason(body), Part::Statement) => {
            let both = [&body.assertion, &body.reason];
            both.get(index).map(|statement| statement.holds)
        }
        (Body::Explains(body), Part::Statement) => match index {
            0 => Some(body.first.holds),
            _ => body.others.get(index - 1).map(|other| other.statement.holds),
        },
        (Body::TrueFalse(statement), Part::Statement) => (index == 0).then_some(statement.holds),
        _ => None,
    }
}

/// The table as Markdown: every fact of the register, then every other fact that is asked, then the
/// mistakes and where they are met.
pub fn markdown(banks: &[&Decoded], tables: &Tables) -> String {
    let asked = coverage(banks);
    let nowhere = Asked::default();
    let mut out = String::from("# Coverage\n\n");
    let questions: usize = banks.iter().map(|decoded| decoded.bank.questions.len()).sum();
    let wanted = || tables.facts.iter().filter(|fact| fact.standing != Standing::NotAsked);
    let enough = |fact: &&Registered| asked.get(&fact.fact).is_some_and(Asked::is_enough);
    let _ = writeln!(
        out,
        "{questions} questions in {} banks. Of {} facts to be asked, {} are asked at least twice, \
         in different formats, and once by a question of their own.\n",
        banks.len(),
        wanted().count(),
        wanted().filter(enough).count(),
    );
    out.push_str("## Facts of the register\n\n");
    out.push_str("| fact | grade | statement | its own questions | also asked in | formats |\n");
    out.push_str("|---|---|---|---|---|---|\n");
    for fact in &tables.facts {
        let grade = match fact.standing {
            Standing::Asked(Evidence::A) => "A",
            Standing::Asked(Evidence::B) => "B",
            Standing::NotAsked => "C, not asked",
        };
        let asked = asked.get(&fact.fact).unwrap_or(&nowhere);
        let lead = format!("{} | {grade} | {}", fact.fact, cell(&fact.statement));
        row(&mut out, &lead, asked);
    }
    let known: BTreeSet<&FactId> = tables.facts.iter().map(|fact| &fact.fact).collect();
    let texts: BTreeMap<&FactId, &str> = banks
        .iter()
        .flat_map(|decoded| &decoded.bank.facts)
        .map(|fact| (&fact.id, fact.text.text(crate::domain::locale::Locale::En)))
        .collect();
    out.push_str("\n## Other facts\n\n");
    out.push_str("| fact | statement | its own questions | also asked in | formats |\n");
    out.push_str("|---|---|---|---|---|\n");
    for (fact, asked) in asked.iter().filter(|(fact, _)| texts.contains_key(fact)) {
        if !known.contains(fact) {
            let lead = format!("{fact} | {}", cell(texts.get(fact).copied().unwrap_or_default()));
            row(&mut out, &lead, asked);
        }
    }
    out.push_str("\n## Common mistakes\n\n");
    out.push_str("| number | what is wrongly believed | met in |\n|---|---|---|\n");
    for trap in &tables.traps {
        let places: Vec<String> = trap.places.iter().map(ToString::to_string).collect();
        let _ = writeln!(
            out,
            "| {} | {} | {} |",
            trap.number,
            cell(&trap.statement),
            places.join(", "),
        );
    }
    out
}

/// A text as the cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

fn row(out: &mut String, lead: &str, asked: &Asked) {
    let ids = |list: &[(QuestionId, Format)]| {
        list.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(", ")
    };
    let formats: Vec<&str> = asked.formats().into_iter().collect();
    let (own, rows) = (ids(&asked.own), ids(&asked.rows));
    let _ = writeln!(out, "| {lead} | {own} | {rows} | {} |", formats.join(", "));
}
