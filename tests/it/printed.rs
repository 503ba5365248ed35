//! Questions as printed: their blocks, choices and keys. Shuffles and marking are in the modules
//! below.

mod codes;
mod layout;
mod marking;
mod shuffling;

use num_rational::Ratio;
use proptest::prelude::*;
use smriti::domain::bank::{
    AssertionReason, Body, Choice, Choices, Difficulty, Explains, Explanation, Item, Lists,
    Numbering, Numeric, Order, Pair, Pairs, Question, QuestionId, Row, Shuffle, Statement,
    Statements, TopicId, Typed, Which,
};
use smriti::domain::locale::Text;

/// A text in both languages, so that a test sees which one it got.
fn t(english: &str) -> Text {
    Text::both(english.to_owned(), format!("{english} (हिन्दी)"))
}

fn question(id: &str, body: Body) -> Question {
    Question {
        id: QuestionId::from(id),
        topic: TopicId::from("topic"),
        fact: None,
        exams: Vec::new(),
        difficulty: Difficulty::default(),
        passage: None,
        body,
        explanation: Some(t("Because.")),
        sources: Vec::new(),
        tags: Vec::new(),
        checked: None,
        valid_until: None,
        grade: None,
        shuffle: Shuffle::WhereSafe,
        fifth_option: false,
    }
}

fn statement(text: &str, holds: bool) -> Statement {
    Statement { text: t(text), holds, why: (!holds).then(|| t("It is otherwise.")), fact: None }
}

fn statements(holds: &[bool]) -> Statements {
    Statements {
        intro: t("Consider the following statements:"),
        statements: (1..)
            .zip(holds)
            .map(|(number, holds)| statement(&format!("Statement number {number}."), *holds))
            .collect(),
        which: Which::Correct,
        numbering: Numbering::Arabic,
        codes: Vec::new(),
    }
}

fn pairs(matched: &[bool]) -> Pairs {
    Pairs {
        intro: t("Consider the following pairs:"),
        heads: Some((t("Instrument"), t("Year"))),
        pairs: (1..)
            .zip(matched)
            .map(|(number, matched)| Pair {
                left: t(&format!("left {number}")),
                right: t(&format!("right {number}")),
                matched: *matched,
                why: None,
                fact: None,
            })
            .collect(),
        numbering: Numbering::Arabic,
        codes: Vec::new(),
    }
}

fn lists(rows: &[(&str, &str)], extra: &[&str]) -> Lists {
    Lists {
        intro: t("Match List-I with List-II:"),
        heads: None,
        rows: rows
            .iter()
            .map(|(left, right)| Row { left: t(left), right: t(right), fact: None })
            .collect(),
        extra: extra.iter().map(|text| t(text)).collect(),
    }
}

fn order(items: &[&str]) -> Order {
    Order {
        intro: t("Arrange, earliest first:"),
        items: items.iter().map(|text| Item { text: t(text), why: None, fact: None }).collect(),
    }
}

fn assertion_reason(assertion: bool, reason: bool, explains: bool) -> AssertionReason {
    AssertionReason {
        assertion: statement("The assertion.", assertion),
        reason: statement("The reason.", reason),
        explains,
    }
}

fn explains(first: bool, others: &[(bool, bool)]) -> Explains {
    Explains {
        first: statement("The first.", first),
        others: others
            .iter()
            .map(|(holds, explains)| Explanation {
                statement: statement("Another.", *holds),
                explains: *explains,
            })
            .collect(),
    }
}

/// Options by text; the first is the right one.
fn choices(options: &[&str]) -> Choices {
    choices_with(options, &[0])
}

/// Options by text, and the places of the right ones.
fn choices_with(options: &[&str], right: &[usize]) -> Choices {
    Choices {
        stem: t("Which?"),
        options: options
            .iter()
            .enumerate()
            .map(|(index, text)| Choice {
                text: t(text),
                right: right.contains(&index),
                why: None,
                pinned: false,
            })
            .collect(),
    }
}

fn numeric(answer: Ratio<i64>, tolerance: Ratio<i64>, unit: Option<Text>) -> Body {
    Body::Numeric(Numeric { stem: t("How many? ____"), answer, tolerance, unit })
}

/// A body in any format, with a key that its format can say.
fn any_body() -> impl Strategy<Value = Body> {
    let judged = || proptest::collection::vec(any::<bool>(), 2..7);
    let any_choices = (2..6_usize, 0..6_usize, any::<u8>()).prop_map(|(count, right, pins)| {
        let texts = ["Vienna", "Hanoi", "Budapest", "Strasbourg", "New York", "Geneva"];
        let mut choices = choices_with(&texts[..count], &[right % count]);
        for (index, option) in choices.options.iter_mut().enumerate() {
            option.pinned = pins >> (index + 3) & 1 == 1;
        }
        choices
    });
    let any_statements =
        (judged(), any::<bool>(), any::<bool>()).prop_map(|(holds, no, roman)| Statements {
            which: if no { Which::Incorrect } else { Which::Correct },
            numbering: if roman { Numbering::Roman } else { Numbering::Arabic },
            ..statements(&holds)
        });
    let words = ["Vienna", "Hanoi", "Budapest", "Strasbourg", "New York", "Geneva", "Kyiv"];
    let any_lists = (2..6_usize, 0..2_usize).prop_map(move |(rows, extra)| {
        let rows: Vec<(&str, &str)> = words[..rows].iter().map(|word| (*word, *word)).collect();
        lists(&rows, &["Rome", "Oslo"][..extra])
    });
    let explained = prop_oneof![
        Just(explains(true, &[(true, true)])),
        Just(explains(true, &[(true, false)])),
        Just(explains(true, &[(false, false)])),
        Just(explains(false, &[(true, false)])),
        Just(explains(true, &[(true, true), (true, true)])),
        Just(explains(true, &[(true, false), (true, true)])),
        Just(explains(true, &[(true, true), (false, false)])),
        Just(explains(true, &[(false, false), (false, false)])),
    ];
    prop_oneof![
        any_choices.clone().prop_map(Body::SingleBest),
        any_choices.clone().prop_map(Body::Negative),
        any_choices.clone().prop_map(Body::OddOneOut),
        any_choices.clone().prop_map(Body::FillIn),
        any_choices.prop_map(Body::MultiSelect),
        any_statements.clone().prop_map(Body::Statements),
        any_statements.prop_map(Body::HowMany),
        judged().prop_map(|matched| Body::PairsCoded(pairs(&matched))),
        judged().prop_map(|matched| Body::PairsHowMany(pairs(&matched))),
        any_lists.prop_map(Body::Lists),
        (0..4_usize).prop_map(|key| {
            Body::AssertionReason(assertion_reason(key != 3, key != 2, key == 0))
        }),
        explained.prop_map(Body::Explains),
        (2..6_usize).prop_map(move |items| Body::Order(order(&words[..items]))),
        any::<bool>().prop_map(|holds| Body::TrueFalse(statement("It is so.", holds))),
        (-1000..1000_i64, 1..50_i64, 0..3_i64).prop_map(|(top, bottom, off)| {
            numeric(Ratio::new(top, bottom), Ratio::from_integer(off), Some(t("days")))
        }),
        Just(Body::Typed(Typed { stem: t("____"), accept: vec![t("Hanoi"), t("Ha Noi")] })),
    ]
}

/// A question in any format, with any id.
fn any_question() -> impl Strategy<Value = Question> {
    ("[a-z]{1,8}-[0-9]{1,4}", any_body(), any::<bool>())
        .prop_map(|(id, body, fifth_option)| Question { fifth_option, ..question(&id, body) })
}
