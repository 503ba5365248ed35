//! Laws of the shelf: everything put on it is found, under its id, its bank and its fact.

#![expect(clippy::expect_used, reason = "a helper of tests may stop at what cannot be")]

use std::collections::HashMap;

use proptest::prelude::*;
use smriti::domain::bank::shelf::{Cover, Exams, Filling, Listed, Refused, Shelf};
use smriti::domain::bank::{
    BankId, Difficulty, Exam, FactId, Format, PassageId, QuestionId, Topic, TopicId,
};
use smriti::domain::locale::{Locale, Text};
use smriti::domain::progress::Progress;
use smriti::domain::seed::Seed;
use smriti::domain::study::queue::{self, Source};
use smriti::domain::study::stock::Stock;
use smriti::domain::time::Day;

fn cover(id: &str, topics: usize, passages: usize) -> Cover {
    Cover {
        id: BankId::from(id),
        title: Text::same(id.to_owned()),
        subject: Text::same("subject".to_owned()),
        about: None,
        licence: "CC0-1.0".to_owned(),
        authors: Vec::new(),
        languages: Locale::ALL.to_vec(),
        topics: (0..topics)
            .map(|topic| Topic {
                id: TopicId::from(format!("t{topic}")),
                title: Text::same(format!("{id} {topic}")),
            })
            .collect(),
        passages: (0..passages).map(|passage| PassageId::from(format!("p{passage}"))).collect(),
    }
}

fn listed<'a>(id: &'a str, fact: &'a str) -> Listed<'a> {
    Listed {
        id,
        topic: 0,
        fact,
        row_facts: Vec::new(),
        body: Format::SingleBest,
        exams: Exams::default(),
        difficulty: Difficulty::default(),
        valid_until: None,
        passage: None,
        content: 1,
        key: 2,
        slice: 0..1,
    }
}

fn filling(covers: &[(&str, &[Listed<'_>])]) -> Filling {
    let mut filling = Shelf::fill();
    for (id, questions) in covers {
        filling.bank(cover(id, 2, 2)).expect("a new bank");
        for question in *questions {
            filling.question(question).expect("a new question");
        }
    }
    filling
}

proptest! {
    #[test]
    fn what_is_put_on_the_shelf_is_found(
        banks in proptest::collection::vec(
            proptest::collection::vec(("[a-d]{1,3}", "[a-c]{1,2}", proptest::collection::vec("[a-c]{1,2}", 0..3), 0..2_usize), 0..12),
            0..4,
        ),
    ) {
        let mut filling = Shelf::fill();
        // What ought to be there: question, fact, row facts, bank, topic.
        let mut model: Vec<(String, String, Vec<String>, u32, u32)> = Vec::new();
        for (bank, questions) in (0..).zip(&banks) {
            prop_assert_eq!(filling.bank(cover(&format!("bank {bank}"), 2, 0)), Ok(bank));
            for (id, fact, rows, topic) in questions {
                let row_facts = rows.iter().map(String::as_str).collect();
                let question = Listed { row_facts, topic: *topic, ..listed(id, fact) };
                let done = filling.question(&question);
                if model.iter().any(|known| known.0 == *id) {
                    let taken = matches!(done, Err(Refused::QuestionTaken { .. }));
                    prop_assert!(taken);
                } else {
                    prop_assert_eq!(done, Ok(u32::try_from(model.len()).unwrap()));
                    let rows = rows.iter().filter(|row| *row != fact).cloned().collect();
                    let topic = bank * 2 + u32::try_from(*topic).unwrap();
                    model.push((id.clone(), fact.clone(), rows, bank, topic));
                }
            }
        }
        let shelf = filling.done();
        prop_assert_eq!(shelf.len() as usize, model.len());
        let mut by_fact: HashMap<&str, Vec<u32>> = HashMap::new();
        for (number, (id, fact, rows, bank, topic)) in (0..).zip(&model) {
            by_fact.entry(fact).or_default().push(number);
            let entry = shelf.find(&QuestionId::from(id.as_str())).unwrap();
            prop_assert_eq!((entry.number, entry.id), (number, id.as_str()));
            prop_assert_eq!((entry.bank, entry.topic), (*bank, *topic));
            prop_assert_eq!(shelf.fact_name(entry.fact), fact);
            let named: Vec<&str> = entry.row_facts.iter().map(|fact| shelf.fact_name(*fact)).collect();
            prop_assert_eq!(&named, rows);
            prop_assert_eq!(shelf.bank_id(number), format!("bank {bank}"));
            prop_assert_eq!(shelf.fact_of(number), entry.fact);
            prop_assert_eq!(shelf.rows(number), entry.row_facts);
        }
        for fact in 0..shelf.fact_count() {
            let name = shelf.fact_name(fact);
            prop_assert_eq!(shelf.find_fact(&FactId::from(name)), Some(fact));
            let questions = by_fact.remove(name).unwrap_or_default();
            prop_assert_eq!(shelf.questions_of_fact(fact), questions);
        }
        prop_assert!(by_fact.is_empty());
        let by_bank: usize = (0..4).map(|bank| shelf.of_bank(bank).count()).sum();
        prop_assert_eq!(by_bank, model.len());
        for bank in 0..4 {
            prop_assert!(shelf.of_bank(bank).all(|entry| entry.bank == bank));
        }
    }

    #[test]
    fn a_set_of_exams_is_its_bits(bits in 0..0x80_u8) {
        let exams = Exams::from_bits(bits);
        prop_assert_eq!(exams.bits(), bits);
        prop_assert_eq!(exams.iter().collect::<Exams>(), exams);
        prop_assert_eq!(exams.iter().count(), bits.count_ones() as usize);
    }
}

#[test]
fn exams_keep_their_bits_for_ever() {
    let all = [
        Exam::Upsc,
        Exam::Ssc,
        Exam::StatePsc,
        Exam::Banking,
        Exam::Railway,
        Exam::Defence,
        Exam::Other,
    ];
    for (bit, exam) in all.into_iter().enumerate() {
        let only: Exams = [exam].into_iter().collect();
        assert_eq!(only.bits(), 1 << bit);
        assert!(only.contains(exam));
    }
}

#[test]
fn passages_and_topics_are_numbered_over_all_banks() {
    let shelf = filling(&[
        ("a", &[Listed { passage: Some(1), ..listed("a-1", "f") }]),
        ("b", &[Listed { passage: Some(0), topic: 1, ..listed("b-1", "g") }, listed("b-2", "f")]),
    ])
    .done();
    let passages: Vec<Option<u32>> = shelf.entries().map(|entry| entry.passage).collect();
    assert_eq!(passages, [Some(1), Some(2), None]);
    let titles: Vec<&str> = shelf.topics().map(|topic| topic.title.text(Locale::En)).collect();
    assert_eq!(titles, ["a 0", "a 1", "b 0", "b 1"]);
    assert_eq!(shelf.topic_title(3).text(Locale::Hi), "b 1");
    assert_eq!(shelf.topic_title(4).text(Locale::En), "");
    // A fact of two banks belongs to the topic it was first asked in.
    assert_eq!(shelf.questions_of_fact(0), [0, 2]);
    assert_eq!((shelf.topic_of_fact(0), shelf.topic_of_fact(1)), (Some(0), Some(3)));
}

#[test]
fn a_fact_is_counted_where_it_is_scheduled_first() {
    let named_before = Listed { row_facts: vec!["g"], topic: 0, ..listed("a-1", "f") };
    let shelf = filling(&[
        ("a", &[named_before]),
        ("b", &[Listed { topic: 1, ..listed("b-1", "g") }, listed("b-2", "g")]),
    ])
    .done();
    let place = |id: &str| shelf.find_fact(&FactId::from(id)).and_then(|f| shelf.topic_of_fact(f));
    assert_eq!((place("f"), place("g")), (Some(0), Some(3)));
}

#[test]
fn a_bank_or_a_topic_is_practised_by_its_own_questions() {
    let shelf = filling(&[
        ("a", &[listed("a-1", "f"), Listed { topic: 1, ..listed("a-2", "g") }]),
        ("b", &[listed("b-1", "f"), Listed { topic: 1, ..listed("b-2", "h") }]),
    ])
    .done();
    let progress = Progress::default();
    let asked = |source| {
        let plan = queue::plan(&shelf, &progress, source, Day(100), Seed::of("practice"));
        let mut asked: Vec<String> = plan.asks.iter().map(|ask| ask.question.to_string()).collect();
        asked.sort();
        asked
    };
    assert_eq!(asked(Source::Bank(0)), ["a-1", "a-2"]);
    assert_eq!(asked(Source::Bank(1)), ["b-1", "b-2"], "a fact of both banks in its own words");
    assert_eq!(asked(Source::Topic(2)), ["b-1"]);
    assert_eq!(asked(Source::Topic(1)), ["a-2"]);
    assert!(asked(Source::Bank(2)).is_empty());
}

#[test]
fn a_question_is_stale_after_its_last_day() {
    let shelf = filling(&[(
        "a",
        &[Listed { valid_until: Some(Day(100)), ..listed("a-1", "f") }, listed("a-2", "g")],
    )])
    .done();
    let stale = |day| shelf.stale(Day(day)).map(|entry| entry.id.to_owned()).collect::<Vec<_>>();
    assert!(stale(100).is_empty());
    assert_eq!(stale(101), ["a-1"]);
}

#[test]
fn a_taken_id_says_who_has_it() {
    let mut filling = filling(&[("a", &[listed("q", "f")]), ("b", &[])]);
    assert_eq!(
        filling.question(&listed("q", "g")),
        Err(Refused::QuestionTaken { id: QuestionId::from("q"), by: BankId::from("a") })
    );
    assert_eq!(filling.bank(cover("a", 1, 1)), Err(Refused::BankTaken(BankId::from("a"))));
    let misfit = Err(Refused::Misfit(QuestionId::from("r")));
    assert_eq!(filling.question(&Listed { topic: 2, ..listed("r", "g") }), misfit);
    assert_eq!(filling.question(&Listed { passage: Some(2), ..listed("r", "g") }), misfit);
    let shelf = filling.done();
    assert_eq!((shelf.len(), shelf.fact_count()), (1, 1), "what was refused left nothing");
}

#[test]
fn numbers_that_were_not_handed_out_find_nothing() {
    let shelf = Shelf::default();
    assert!(shelf.entry(0).is_none() && shelf.topic(0).is_none());
    assert!(shelf.find(&QuestionId::from("q")).is_none());
    assert!(shelf.questions_of_fact(0).is_empty() && shelf.rows(0).is_empty());
    assert_eq!((shelf.fact_name(0), shelf.bank_id(0)), ("", ""));
}
