//! An exam of sixty candidates and twenty questions, drawn from a seed, whose figures another program
//! worked out by other ways from the same formulas: `tests/fixtures/items/figures.py`, with exact
//! fractions.

use std::collections::HashMap;
use std::fmt::Write;
use std::fs;

use smriti::domain::items::{Analysis, Candidate, Item, Third};
use smriti::domain::seed::Seed;

use super::{UPSC, close, entry, figures, item, test_figures};

const SEED: Seed = Seed(20_261_122);
const CANDIDATES: usize = 60;
const QUESTIONS: usize = 20;
const FOLDER: &str = "tests/fixtures/items";

/// What was given and how long it took, in seconds.
type Given = (char, u32);

/// The key and the answers. Candidates differ in what they know, questions in how hard they are; some
/// are left, the last are not reached by some, and three candidates miss one or all.
fn drawn() -> (Vec<char>, Vec<Vec<Given>>) {
    let mut number = 0;
    let mut share = || {
        number += 1;
        SEED.share(number)
    };
    let letter = |share: f32| match share {
        share if share < 0.4 => 'A',
        share if share < 0.7 => 'B',
        share if share < 0.9 => 'C',
        _ => 'D',
    };
    let key: Vec<char> = (0..QUESTIONS).map(|_| letter(share())).collect();
    let hardness: Vec<f32> = (0..QUESTIONS).map(|_| share()).collect();
    let mut rows = Vec::new();
    for candidate in 0..CANDIDATES {
        let knows = share();
        let reaches = if share() < 0.15 { 16 + candidate % 4 } else { QUESTIONS };
        let row = (0..QUESTIONS).map(|at| {
            let (luck, guess) = (share(), share());
            #[expect(clippy::cast_possible_truncation, reason = "up to 90")]
            let time = 15 + (share() * 90.0) as u32;
            let absent =
                candidate == 59 || (candidate == 7 && at < 3) || (candidate == 31 && at == 19);
            let given = if absent {
                '.'
            } else if at >= reaches {
                '*'
            } else if luck < 0.2 + 0.75 * knows - 0.5 * hardness[at] {
                key[at]
            } else if guess < 0.25 {
                '-'
            } else {
                letter((guess - 0.25) / 0.75)
            };
            (given, time)
        });
        rows.push(row.collect());
    }
    (key, rows)
}

fn as_table(key: &[char], rows: &[Vec<Given>]) -> String {
    let mut text = String::from("candidate");
    for question in 1..=QUESTIONS {
        let _ = write!(text, ",q{question}");
    }
    text.push_str("\nkey");
    for letter in key {
        let _ = write!(text, ",{letter}");
    }
    for (number, row) in (1..).zip(rows) {
        let _ = write!(text, "\nc{number}");
        for (given, seconds) in row {
            let _ = match given {
                '.' | '*' => write!(text, ",{given}"),
                given => write!(text, ",{given} {seconds}"),
            };
        }
    }
    text.push('\n');
    text
}

fn sat() -> (Vec<Item>, Vec<Candidate>) {
    let (key, rows) = drawn();
    let items = (1..).zip(&key).map(|(number, key)| item(number, *key, UPSC)).collect();
    let candidate = |(number, row): (usize, &Vec<Given>)| Candidate {
        label: format!("c{number}"),
        roll: None,
        entries: row
            .iter()
            .zip(&key)
            .map(|((given, seconds), key)| entry(*given, *key, UPSC, Some(seconds * 1_000)))
            .collect(),
    };
    (items, (1..).zip(&rows).map(candidate).collect())
}

/// The figures worked out elsewhere: what, of which, and the value where it is defined.
fn worked_out() -> HashMap<(String, String), Option<f64>> {
    let text = fs::read_to_string(format!("{FOLDER}/figures.csv")).expect("the figures");
    text.lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let value = (!cells[2].is_empty()).then(|| cells[2].parse().expect("a number"));
            ((cells[0].to_owned(), cells[1].to_owned()), value)
        })
        .collect()
}

#[test]
fn the_exam_is_the_one_that_was_worked_out() {
    let (key, rows) = drawn();
    let table = as_table(&key, &rows);
    let kept = fs::read_to_string(format!("{FOLDER}/answers.csv")).expect("the answers");
    assert!(table == kept, "answers.csv is not the exam that is drawn here, which is\n{table}");
}

#[test]
fn every_figure_is_that_of_the_other_program() {
    let (items, candidates) = sat();
    let analysis = Analysis::of(&items, &candidates);
    let mut worked_out = worked_out();
    let mut wrong = Vec::new();
    let mut compare = |of: &str, name: &str, ours: Option<f64>| {
        let theirs = worked_out.remove(&(of.to_owned(), name.to_owned()));
        if !theirs.is_some_and(|theirs| close(ours, theirs, 1e-6)) {
            wrong.push(format!("{of} {name}: {ours:?}, elsewhere {theirs:?}"));
        }
    };
    for (name, figure) in test_figures(&analysis) {
        compare("test", name, figure);
    }
    for (name, size) in ["top", "middle", "bottom"].into_iter().zip(analysis.test.thirds) {
        compare("test", name, Some(f64::from(size)));
    }
    compare("test", "whole", Some(f64::from(analysis.test.whole)));
    for item in &analysis.items {
        let of = item.question.as_str();
        for (name, figure) in figures(item) {
            compare(of, name, figure);
        }
        compare(of, "there", Some(f64::from(item.there)));
        for (letter, option) in "ABCD".chars().zip(&item.options) {
            compare(of, &format!("{letter}"), Some(f64::from(option.by.count)));
            for (third, count) in ["top", "middle", "bottom"].into_iter().zip(option.by.thirds) {
                compare(of, &format!("{letter}_{third}"), Some(f64::from(count)));
            }
        }
    }
    for (candidate, standing) in candidates.iter().zip(&analysis.standings) {
        let of = candidate.label.as_str();
        #[expect(clippy::cast_precision_loss, reason = "a few marks")]
        let total = *standing.total.numer() as f64 / *standing.total.denom() as f64;
        compare(of, "total", Some(total));
        compare(of, "percent", standing.percent);
        compare(of, "rank", standing.rank.map(f64::from));
        compare(of, "percentile", standing.percentile);
        let third = standing.third.map(|third| match third {
            Third::Top => 1.0,
            Third::Middle => 2.0,
            Third::Bottom => 3.0,
        });
        compare(of, "third", third);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(worked_out.is_empty(), "not compared: {:?}", worked_out.keys());
}
