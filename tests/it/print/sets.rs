//! Sets: which questions, in which order, and that keys agree with what is printed.

use std::collections::BTreeSet;

use proptest::prelude::*;
use smriti::domain::answer::{Response, Verdict, mark};
use smriti::domain::bank::printed::Form;
use smriti::domain::exam::paper::Set;
use smriti::domain::seed::Seed;
use smriti::print::{Asked, Language, Printout, drawn, set_letter};

use super::{FORMATS, asked, bank, no_images, paper, shipped};

/// The words of a document, in the order in which they are read.
fn words(printout: &Printout) -> Vec<String> {
    let marks = printout.pages.iter().flat_map(|page| &page.marks);
    marks.filter_map(|mark| mark.said().map(|said| said.trim().to_owned())).collect()
}

#[test]
fn set_a_is_the_teachers_order_and_every_set_asks_each_question_once() {
    let banks = shipped();
    let questions: Vec<Asked> = banks.iter().flat_map(asked).take(60).collect();
    let paper = paper(questions, Language::English);
    let all: Vec<usize> = (0..60).collect();
    assert_eq!(paper.order(Set::A), all);
    let mut orders = BTreeSet::new();
    for set in Set::ALL {
        let order = paper.order(set);
        orders.insert(order.clone());
        let mut sorted = order.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, all, "{set:?}");
        // On paper they stand in that order, numbered from 1.
        let words = words(&paper.question_paper(set, &no_images));
        let mut at = 0;
        for (number, place) in (1..).zip(order) {
            let label = format!("{number}.");
            let stem =
                super::texts(&paper.questions[place])[0].text(smriti::domain::locale::Locale::En);
            let found =
                words[at..].windows(2).position(|two| two[0] == label && stem.starts_with(&two[1]));
            at += found
                .unwrap_or_else(|| panic!("{set:?}: {label} {stem} in {:?}", &words[at..at + 12]))
                + 1;
        }
    }
    assert_eq!(orders.len(), 4, "four different orders");
}

#[test]
fn a_seed_says_the_orders_and_which_questions_are_drawn() {
    let banks = shipped();
    let questions: Vec<Asked> = banks.iter().flat_map(asked).collect();
    let one = drawn(questions.clone(), 30, Seed(3));
    assert_eq!(one, drawn(questions.clone(), 30, Seed(3)));
    assert_ne!(one, drawn(questions, 30, Seed(4)));
    assert_eq!(one.len(), 30);
    let mut paper = paper(one, Language::English);
    let before = Set::ALL.map(|set| paper.order(set));
    assert_eq!(before, Set::ALL.map(|set| paper.order(set)));
    paper.seed = Seed(8);
    assert_ne!(before, Set::ALL.map(|set| paper.order(set)));
}

#[test]
fn the_key_of_each_set_is_what_the_marker_holds_right() {
    let banks = shipped();
    let every = banks.iter().flat_map(|bank| {
        bank.questions.iter().map(move |question| (question, Asked::of(question, bank)))
    });
    let every: Vec<_> = every
        .filter(|(_, asked)| matches!(asked.printed.form, Form::One(_)))
        .step_by(9)
        .take(45)
        .collect();
    let paper = paper(every.iter().map(|(_, asked)| asked.clone()).collect(), Language::English);
    let words = words(&paper.answer_key());
    for set in Set::ALL {
        let name = format!("Set {}", set_letter(set));
        let start = words.iter().position(|word| *word == name).expect("a table") + 1;
        for (number, place) in paper.order(set).into_iter().enumerate() {
            let cell = &words[start + 2 * number..start + 2 * number + 2];
            assert_eq!(cell[0], (number + 1).to_string(), "{name}");
            let (question, asked) = &every[place];
            for (choice, option) in ('a'..).zip(asked.printed.choices()) {
                let verdict = mark(question, &Response::One(option.id.clone()));
                let is_key = cell[1] == format!("({choice})");
                assert_eq!(is_key, verdict == Verdict::Right, "{name}, {}: {cell:?}", question.id);
            }
        }
    }
}

#[test]
fn questions_on_a_passage_stay_together_and_it_is_printed_once() {
    let source =
        FORMATS.replace("id: \"f-numeric\",", "id: \"f-numeric\", passage: \"p-adoption\",");
    let bank = bank(&source);
    let paper = paper(asked(&bank), Language::English);
    let together: Vec<usize> = (0..paper.questions.len())
        .filter(|place| paper.questions[*place].passage.is_some())
        .collect();
    assert_eq!(together.len(), 2);
    for set in Set::ALL {
        let order = paper.order(set);
        let places: Vec<usize> =
            together.iter().filter_map(|place| order.iter().position(|p| p == place)).collect();
        assert_eq!(places[1], places[0] + 1, "{set:?}");
        let words = words(&paper.question_paper(set, &no_images));
        let told = format!("Directions (Questions {}–{})", places[0] + 1, places[1] + 1);
        assert_eq!(words.iter().filter(|line| line.starts_with(&told)).count(), 1, "{told}");
        let passage = "The General Assembly adopted the Convention in";
        assert_eq!(words.iter().filter(|line| line.starts_with(passage)).count(), 1, "{set:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn a_passage_is_drawn_with_all_its_questions_or_none(count in 1_usize..18, seed: u64) {
        let source = FORMATS.replace("id: \"f-numeric\",", "id: \"f-numeric\", passage: \"p-adoption\",");
        let bank = bank(&source);
        let drawn = drawn(asked(&bank), count, Seed(seed));
        prop_assert!(drawn.len() <= count && drawn.len() + 1 >= count.min(18));
        let on_it = drawn.iter().filter(|asked| asked.passage.is_some()).count();
        prop_assert!(on_it == 0 || on_it == 2, "{} of 2", on_it);
    }
}
