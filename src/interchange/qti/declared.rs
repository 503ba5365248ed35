//! What is right, as QTI 2 and 3 declare it: a correct response, marks for each answer, or only the
//! rules by which answers are marked.

use num_rational::Ratio;

use super::range::{narrow, size, wide};
use super::tree::Node;
use super::words::Words;
use crate::interchange::Said;
use crate::interchange::moodle::{ANSWERS, number, plain};

/// The longest name, in characters.
const NAME: usize = 200;

/// What is declared of the answer to an interaction.
#[derive(Debug, Default)]
pub(super) struct Declared {
    /// `single`, `multiple` or `ordered`; empty if nothing is.
    pub(super) cardinality: String,
    /// What an answer is made of: `identifier`, `float` …
    pub(super) base: String,
    /// The correct response.
    pub(super) correct: Vec<String>,
    /// Answers with their marks.
    mapped: Vec<(String, f64)>,
    /// Whether it says that small and capital letters differ.
    pub(super) is_case_sensitive: bool,
}

impl Declared {
    /// What a question declares of the answer of this name.
    pub(super) fn of(root: Node<'_, '_>, id: &str) -> Self {
        let is_it = |node: &Node<'_, '_>| node.attribute("identifier") == Some(id);
        let Some(node) = root.all("responsedeclaration").find(is_it) else {
            return Self::default();
        };
        let word =
            |name: &str| node.attribute(name).unwrap_or_default().trim().to_ascii_lowercase();
        let values = node.first("correctresponse").into_iter().flat_map(|key| key.all("value"));
        let correct = values.take(ANSWERS + 1).map(Node::text).filter(|value| !value.is_empty());
        let entries = node.first("mapping").into_iter().flat_map(|all| all.all("mapentry"));
        let mut is_case_sensitive = false;
        let mut mapped = Vec::new();
        for entry in entries.take(ANSWERS + 1) {
            let Some(key) = entry.attribute("mapkey") else { continue };
            let marks = entry.attribute("mappedvalue").and_then(number::fraction);
            is_case_sensitive |= entry.attribute("casesensitive") == Some("true");
            mapped.push((key.trim().to_owned(), marks.unwrap_or_default()));
        }
        Self {
            cardinality: word("cardinality"),
            base: word("basetype"),
            correct: correct.collect(),
            mapped,
            is_case_sensitive,
        }
    }

    /// Whether anything is declared to be right.
    pub(super) fn has_key(&self) -> bool {
        !self.correct.is_empty() || self.mapped.iter().any(|(_, marks)| *marks > 0.0)
    }

    fn best(&self) -> f64 {
        self.mapped.iter().map(|(_, marks)| *marks).fold(0.0, f64::max)
    }

    /// The answers that are right: the correct response or, without one, those with marks. Where one
    /// answer is given, only the most marks will do.
    pub(super) fn rights(&self, several: bool, words: &mut Words<'_>) -> Vec<String> {
        let best = self.best();
        let positive = || self.mapped.iter().filter(|(_, marks)| *marks > 0.0);
        let differ = positive().any(|(_, marks)| *marks < best);
        if !self.correct.is_empty() {
            // A wording beside the correct response that has all the marks is right too.
            let lesser = positive().any(|(key, marks)| {
                !self.correct.contains(key) && (*marks < best || self.base == "identifier")
            });
            if lesser || (several && differ) {
                words.remark(Said::WeightsDropped);
            }
            return self.correct.clone();
        }
        if differ {
            words.remark(Said::WeightsDropped);
        }
        let is_right = |marks: f64| several || marks >= best;
        positive().filter(|(_, marks)| is_right(*marks)).map(|(key, _)| key.clone()).collect()
    }

    /// The answers that have as many marks as any.
    pub(super) fn equals(&self) -> Vec<String> {
        let best = self.best();
        let is_best = |marks: f64| marks > 0.0 && marks >= best;
        self.mapped.iter().filter(|(_, m)| is_best(*m)).map(|(key, _)| key.clone()).collect()
    }

    /// The pairs that are right.
    pub(super) fn pairs(&self, words: &mut Words<'_>) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for pair in self.rights(true, words) {
            let mut names = pair.split_whitespace();
            match (names.next(), names.next(), names.next()) {
                (Some(one), Some(other), None) => pairs.push((one.to_owned(), other.to_owned())),
                _ => words.remark(Said::KeyBeyond { key: plain(&pair, NAME) }),
            }
        }
        pairs
    }
}

/// What the rules of marking take for right: what they hold the answer of this name against, where
/// they give marks for it.
pub(super) fn processed(root: Node<'_, '_>, id: &str) -> Vec<String> {
    let Some(rules) = root.first("responseprocessing") else { return Vec::new() };
    let mut found: Vec<String> = Vec::new();
    let rules_of = |node: &Node<'_, '_>| matches!(node.name(), "responseif" | "responseelseif");
    let mut past = 0;
    for rule in rules.within().filter(rules_of) {
        if rule.at < past || found.len() > ANSWERS {
            continue;
        }
        past = rule.end();
        let gives = rule.all("setoutcomevalue").any(|set| {
            let value = set.find("basevalue").map(Node::text);
            value.and_then(|value| number::fraction(&value)).is_some_and(|marks| marks > 0.0)
        });
        if !gives {
            continue;
        }
        let mut denied = 0;
        for test in rule.within() {
            if test.name() == "not" {
                denied = denied.max(test.end());
            }
            let is_test = matches!(test.name(), "match" | "member" | "equal" | "stringmatch");
            if !is_test || test.at < denied {
                continue;
            }
            let is_ours = test.all("variable").any(|v| v.attribute("identifier") == Some(id));
            if let Some(value) = test.first("basevalue").filter(|_| is_ours) {
                found.push(value.text());
            }
        }
    }
    found
}

/// How far from the answer is still right, by the rules of marking; or what is to be said where they
/// cannot be held.
pub(super) fn tolerance(root: Node<'_, '_>, answer: Ratio<i64>) -> Result<Ratio<i64>, Said> {
    let none = Ratio::from_integer(0);
    let rules = root.first("responseprocessing");
    let Some(test) = rules.and_then(|rules| rules.find("equal")) else { return Ok(none) };
    let mode = test.attribute("tolerancemode").unwrap_or("exact").trim();
    let written = test.attribute("tolerance").unwrap_or_default();
    if mode == "exact" {
        return Ok(none);
    }
    let unclear = || Said::Stray { found: plain(&format!("{mode} {written}"), NAME) };
    let mut sides = written.split_whitespace().map(number::exact);
    let Some(below) = sides.next() else { return Ok(none) };
    let below = below.ok_or_else(unclear)?;
    let above = sides.next().unwrap_or(Some(below)).ok_or_else(unclear)?;
    if below != above || below < none {
        return Err(unclear());
    }
    match mode {
        "absolute" => Ok(below),
        "relative" => narrow(size(answer) * wide(below) / 100).ok_or_else(unclear),
        _ => Err(unclear()),
    }
}
