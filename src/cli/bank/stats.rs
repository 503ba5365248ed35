//! Banks counted: by topic, format, language, exam and the place of the right option.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::cli::json::Json;
use crate::domain::bank::check::complete_in;
use crate::domain::bank::printed::{Form, Printed};
use crate::domain::bank::{Bank, BankId, Exam, FactId, Question};
use crate::domain::locale::Locale;

type Counts = BTreeMap<String, usize>;

/// What some questions come to.
#[derive(Debug, Clone, Default)]
struct Tally {
    questions: usize,
    left_out: usize,
    topics: Counts,
    formats: Counts,
    languages: Counts,
    exams: Counts,
    difficulties: Counts,
    key_positions: Counts,
    facts: BTreeSet<FactId>,
}

/// One bank, counted.
#[derive(Debug, Clone)]
pub(super) struct BankStats {
    id: BankId,
    tally: Tally,
}

/// Several banks, counted.
#[derive(Debug, Clone)]
pub(super) struct Stats {
    banks: Vec<BankStats>,
    all: Tally,
}

const fn exam_name(exam: Exam) -> &'static str {
    match exam {
        Exam::Upsc => "upsc",
        Exam::Ssc => "ssc",
        Exam::StatePsc => "state-psc",
        Exam::Banking => "banking",
        Exam::Railway => "railway",
        Exam::Defence => "defence",
        Exam::Other => "other",
    }
}

fn add(counts: &mut Counts, name: &str) {
    *counts.entry(name.to_owned()).or_default() += 1;
}

impl Tally {
    fn count(&mut self, question: &Question) {
        self.questions += 1;
        add(&mut self.topics, question.topic.as_str());
        add(&mut self.formats, question.format().name());
        for locale in Locale::ALL.into_iter().filter(|locale| complete_in(question, *locale)) {
            add(&mut self.languages, locale.tag());
        }
        for exam in &question.exams {
            add(&mut self.exams, exam_name(*exam));
        }
        add(&mut self.difficulties, &question.difficulty.level().to_string());
        if let Some(position) = key_position(question) {
            add(&mut self.key_positions, &position.to_string());
        }
        self.facts.extend(question.touched_facts());
    }

    fn merge(&mut self, other: &Self) {
        self.questions += other.questions;
        self.left_out += other.left_out;
        let both = [
            (&mut self.topics, &other.topics),
            (&mut self.formats, &other.formats),
            (&mut self.languages, &other.languages),
            (&mut self.exams, &other.exams),
            (&mut self.difficulties, &other.difficulties),
            (&mut self.key_positions, &other.key_positions),
        ];
        for (mine, theirs) in both {
            for (name, count) in theirs {
                *mine.entry(name.clone()).or_default() += count;
            }
        }
        self.facts.extend(other.facts.iter().cloned());
    }

    /// The groups of counts, with the names they have in both outputs.
    fn groups(&self) -> [(&'static str, &Counts); 6] {
        [
            ("topics", &self.topics),
            ("formats", &self.formats),
            ("languages", &self.languages),
            ("exams", &self.exams),
            ("difficulties", &self.difficulties),
            ("key_positions", &self.key_positions),
        ]
    }

    fn json(&self) -> Vec<(String, Json)> {
        let mut fields = vec![
            ("questions".to_owned(), Json::Number(self.questions)),
            ("left_out".to_owned(), Json::Number(self.left_out)),
        ];
        for (name, counts) in self.groups() {
            let counts = counts.iter().map(|(name, count)| (name.clone(), Json::Number(*count)));
            fields.push((name.to_owned(), Json::Object(counts.collect())));
        }
        fields.push(("facts".to_owned(), Json::Number(self.facts.len())));
        fields
    }
}

/// The letter of the right option as printed, where one of four or more is to be chosen.
fn key_position(question: &Question) -> Option<char> {
    match Printed::of(question, None).form {
        Form::One(choices) => {
            let choices: Vec<_> = choices.iter().filter(|choice| !choice.not_attempted).collect();
            let right = choices.iter().position(|choice| choice.right)?;
            (choices.len() >= 4).then(|| ('A'..='Z').nth(right)).flatten()
        }
        Form::Many(_) | Form::Number { .. } | Form::Words { .. } => None,
    }
}

impl BankStats {
    /// Counts a bank, of which some questions could not be read.
    pub(super) fn of(bank: &Bank, left_out: usize) -> Self {
        let mut tally = Tally { left_out, ..Tally::default() };
        for question in &bank.questions {
            tally.count(question);
        }
        Self { id: bank.id.clone(), tally }
    }
}

impl Stats {
    /// Adds banks up.
    pub(super) fn of(banks: Vec<BankStats>) -> Self {
        let mut all = Tally::default();
        for bank in &banks {
            all.merge(&bank.tally);
        }
        Self { banks, all }
    }

    /// All of it as one object: the totals, and under `banks` each bank.
    pub(super) fn json(&self) -> Json {
        let mut fields = self.all.json();
        let banks = self.banks.iter().map(|bank| {
            let mut fields = vec![("id".to_owned(), Json::text(bank.id.as_str()))];
            fields.extend(bank.tally.json());
            Json::Object(fields)
        });
        fields.push(("banks".to_owned(), Json::List(banks.collect())));
        Json::Object(fields)
    }

    /// The totals as a table for people, after a line for each bank.
    pub(super) fn table(&self) -> String {
        let mut out = String::new();
        let width = self.banks.iter().map(|bank| bank.id.as_str().len()).max().unwrap_or(0).max(5);
        let mut row = |name: &str, tally: &Tally| {
            // Writing to a string cannot fail.
            let _ = writeln!(
                out,
                "{name:width$}  {:>6} questions  {:>6} facts",
                tally.questions,
                tally.facts.len()
            );
        };
        for bank in &self.banks {
            row(bank.id.as_str(), &bank.tally);
        }
        row("total", &self.all);
        if self.all.left_out > 0 {
            let _ = writeln!(out, "left out because of errors: {}", self.all.left_out);
        }
        for (name, counts) in self.all.groups() {
            let _ = writeln!(out, "\n{}", name.replace('_', " "));
            for (name, count) in counts {
                let _ = writeln!(out, "  {name:24}{count:>6}");
            }
        }
        out
    }
}
