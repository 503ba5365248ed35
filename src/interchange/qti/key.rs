//! The key of a question of QTI 1.2: it is nowhere but in the conditions under which marks are given.

use super::tree::Node;
use crate::interchange::moodle::{ANSWERS, number};

/// The most conditions of a question, and the most tests in one of them.
const CONDITIONS: usize = 1_000;

/// A condition, with what it does.
#[derive(Debug, Default)]
pub(super) struct Condition {
    /// The marks that it gives; `None` if it leaves them as they are.
    pub(super) marks: Option<f64>,
    /// The answers that it asks for: the response, if it is named, and the value.
    pub(super) equal: Vec<(Option<String>, String)>,
    /// Parts of words that it asks for.
    pub(super) parts: Vec<String>,
    /// Bounds of a number: the name of the test, and the number.
    pub(super) bounds: Vec<(Box<str>, String)>,
    /// How many answers it forbids.
    pub(super) denied: usize,
    /// The responses that it asks about, as far as they are named.
    asks: Vec<String>,
    /// The feedback that it shows.
    pub(super) feedback: Vec<String>,
    /// Whether it holds for whatever was answered.
    pub(super) is_other: bool,
    /// Whether small and capital letters differ.
    pub(super) is_case_sensitive: bool,
    /// Whether it is called "correct", in a file that gives no marks at all.
    is_named_right: bool,
}

impl Condition {
    /// Whether it gives marks.
    pub(super) fn gives(&self) -> bool {
        self.marks.is_some_and(|marks| marks > 0.0)
    }

    /// Whether it asks about a response of this name; without one there is only one.
    pub(super) fn is_of(&self, response: Option<&str>) -> bool {
        response.is_none_or(|response| self.asks.iter().any(|asked| asked == response))
    }
}

/// The conditions of a question, in their order.
pub(super) fn conditions(root: Node<'_, '_>) -> Vec<Condition> {
    let all = root.all("resprocessing").flat_map(|rules| rules.each("respcondition"));
    let mut conditions: Vec<Condition> = all.take(CONDITIONS).map(condition).collect();
    if conditions.iter().all(|one| one.marks.is_none()) {
        for condition in conditions.iter_mut().filter(|one| one.is_named_right) {
            condition.marks = Some(1.0);
        }
    }
    conditions
}

fn condition(node: Node<'_, '_>) -> Condition {
    let mut condition = Condition::default();
    let title = node.attribute("title").unwrap_or_default();
    condition.is_named_right = title.eq_ignore_ascii_case("correct");
    let mut marks: Option<f64> = None;
    for set in node.all("setvar") {
        let written = set.text().to_lowercase();
        // Some write the name of the most marks instead of a number.
        let is_most = written.rsplit('.').next() == Some("max");
        let value = if is_most { Some(100.0) } else { number::fraction(&written) };
        let action = set.attribute("action").unwrap_or("set").to_ascii_lowercase();
        let value = match action.as_str() {
            "set" | "add" => value,
            "subtract" => value.map(|value| -value),
            _ => None,
        };
        marks = marks.into_iter().chain(value).reduce(f64::max);
    }
    condition.marks = marks;
    for shown in node.all("displayfeedback").take(ANSWERS) {
        let link = shown.attribute("linkrefid").unwrap_or_default();
        condition.is_named_right |= link.eq_ignore_ascii_case("correct");
        condition.feedback.push(link.to_owned());
    }
    // Where each `not` that is open ends.
    let mut denied: Vec<usize> = Vec::new();
    let tests = node.all("conditionvar").flat_map(Node::within);
    for test in tests.filter(|node| node.own_text().is_none()).take(CONDITIONS) {
        while denied.pop_if(|end| *end <= test.at).is_some() {}
        if test.name() == "not" {
            denied.push(test.end());
            continue;
        }
        let is_denied = denied.len() % 2 == 1;
        let response = test.attribute("respident").map(str::to_owned);
        if let Some(response) = response.as_ref().filter(|one| !condition.asks.contains(one)) {
            condition.asks.push(response.clone());
        }
        match test.name() {
            "other" => condition.is_other = true,
            "varequal" if is_denied => condition.denied += 1,
            "varequal" => {
                let case = test.attribute("case").unwrap_or_default();
                condition.is_case_sensitive |= case.eq_ignore_ascii_case("yes");
                condition.equal.push((response, test.text()));
            }
            "varsubstring" | "varsubset" if !is_denied => condition.parts.push(test.text()),
            "vargte" | "vargt" | "varlte" | "varlt" if !is_denied => {
                condition.bounds.push((test.name().into(), test.text()));
            }
            _ => {}
        }
    }
    condition
}

/// The answers to a response that are right, and whether others had a part of the marks. Without a
/// name, all tests are of the only response there is.
pub(super) fn rights(
    conditions: &[Condition],
    response: Option<&str>,
    several: bool,
) -> (Vec<String>, bool) {
    let is_ours =
        |(named, _): &&(Option<String>, String)| response.is_none() || named.as_deref() == response;
    let scoring: Vec<&Condition> = conditions
        .iter()
        .filter(|one| one.gives() && one.equal.iter().any(|test| is_ours(&test)))
        .collect();
    let marks = |one: &Condition| one.marks.unwrap_or_default();
    let most = scoring.iter().map(|one| marks(one)).fold(0.0, f64::max);
    let differ = scoring.iter().any(|one| marks(one) < most);
    // A condition that names several answers, or forbids some, is of the whole answer; others give a
    // share of the marks for each.
    let is_whole = scoring.iter().any(|one| one.equal.len() > 1 || one.denied > 0);
    let only_most = !several || is_whole;
    let mut keys: Vec<String> = Vec::new();
    for one in scoring.iter().filter(|one| !only_most || marks(one) >= most) {
        for (_, value) in one.equal.iter().filter(|test| is_ours(test)) {
            if !keys.contains(value) && keys.len() <= ANSWERS {
                keys.push(value.clone());
            }
        }
    }
    (keys, differ)
}
