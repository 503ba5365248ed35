//! Item analysis: small tables worked by hand, what holds of every table, and an exam whose figures
//! were worked out by another program in another way.

mod by_hand;
mod laws;
mod worked_out;

use num_rational::Ratio;
use smriti::domain::answer::Response;
use smriti::domain::bank::ChoiceId;
use smriti::domain::exam::marks::Kind;
use smriti::domain::items::{Analysis, Candidate, Entry, Item, ItemFigures};

/// What a right, a wrong and no answer earn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scheme {
    pub(crate) right: Ratio<i64>,
    pub(crate) wrong: Ratio<i64>,
    pub(crate) blank: Ratio<i64>,
}

pub(crate) const PLAIN: Scheme = Scheme {
    right: Ratio::new_raw(1, 1),
    wrong: Ratio::new_raw(0, 1),
    blank: Ratio::new_raw(0, 1),
};
/// The prelims of UPSC: a third of the mark is lost.
pub(crate) const UPSC: Scheme = Scheme {
    right: Ratio::new_raw(2, 1),
    wrong: Ratio::new_raw(-2, 3),
    blank: Ratio::new_raw(0, 1),
};

/// The choice of a letter: `1` for A.
pub(crate) fn choice(letter: char) -> ChoiceId {
    ChoiceId::from((u32::from(letter) - u32::from('A') + 1).to_string())
}

/// A question with the choices A to D and this key.
pub(crate) fn item(number: usize, key: char, scheme: Scheme) -> Item {
    Item {
        question: format!("q{number}").into(),
        kind: Kind::OneChoice,
        choices: ('A'..='D').map(choice).collect(),
        key: [choice(key)].into(),
        most: scheme.right,
        least: scheme.wrong.min(scheme.blank),
    }
}

/// What a letter comes to: `A` to `D`, `-` for a blank, `*` for not reached, `.` for absent.
pub(crate) fn entry(given: char, key: char, scheme: Scheme, millis: Option<u32>) -> Entry {
    let (response, mark) = match given {
        '.' => return Entry::Absent,
        '*' => return Entry::NotReached { mark: scheme.blank },
        '-' => (Response::Blank, scheme.blank),
        letter => {
            let mark = if letter == key { scheme.right } else { scheme.wrong };
            (Response::One(choice(letter)), mark)
        }
    };
    Entry::Reached { response, mark, millis }
}

/// A test from its key and a line of letters for each candidate.
pub(crate) fn exam(key: &str, lines: &[&str], scheme: Scheme) -> (Vec<Item>, Vec<Candidate>) {
    let items = (1..).zip(key.chars()).map(|(number, key)| item(number, key, scheme)).collect();
    let candidate = |(number, line): (usize, &&str)| Candidate {
        label: format!("candidate {number}"),
        roll: None,
        entries: line
            .chars()
            .zip(key.chars())
            .map(|(given, key)| entry(given, key, scheme, None))
            .collect(),
    };
    (items, (1..).zip(lines).map(candidate).collect())
}

fn analysis(key: &str, lines: &[&str], scheme: Scheme) -> Analysis {
    let (items, candidates) = exam(key, lines, scheme);
    Analysis::of(&items, &candidates)
}

/// Every figure of a question that may be undefined, by name.
fn figures(item: &ItemFigures) -> Vec<(&'static str, Option<f64>)> {
    let interval = item.discrimination.and_then(|index| index.interval);
    vec![
        ("facility", item.facility),
        ("sd", item.sd),
        ("omit_rate", item.omit_rate),
        ("median_millis", item.median_millis.map(f64::from)),
        ("discrimination", item.discrimination.map(|index| index.value)),
        ("low", interval.map(|interval| interval.0)),
        ("high", interval.map(|interval| interval.1)),
        ("efficiency", item.efficiency),
        ("classical_d", item.classical_d),
        ("alpha_without", item.alpha_without),
    ]
}

/// Every figure of the test that may be undefined, by name.
fn test_figures(analysis: &Analysis) -> Vec<(&'static str, Option<f64>)> {
    let test = &analysis.test;
    vec![
        ("mean", test.mean),
        ("median", test.median),
        ("sd", test.sd),
        ("skewness", test.skewness),
        ("kurtosis", test.kurtosis),
        ("alpha", test.alpha),
        ("error_ratio", test.error_ratio),
        ("sem", test.sem),
    ]
}

fn close(one: Option<f64>, other: Option<f64>, within: f64) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= within * other.abs().max(1.0),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    }
}

fn assert_close(what: &str, one: Option<f64>, other: f64) {
    assert!(close(one, Some(other), 1e-9), "{what}: {one:?} is not {other}");
}
