//! Questions of our formats as other programs hold them.

use num_rational::Ratio;
use proptest::prelude::*;
use smriti::domain::bank::{
    AssertionReason, Body, Choice, Choices, Difficulty, Lists, Numeric, Order, Pair, Pairs,
    Passage, PassageId, Question, QuestionId, Row, Statement, Statements, TopicId, Typed, Which,
};
use smriti::domain::locale::{Locale, Text};
use smriti::interchange::Said;
use smriti::interchange::flat::{Flat, FlatAnswer, FlatOption, flat, flat_coded, flat_options};

use crate::bank::arbitrary;

fn en(words: &str) -> Text {
    Text::only(Locale::En, words.to_owned())
}

fn both(english: &str, hindi: &str) -> Text {
    Text::both(english.to_owned(), hindi.to_owned())
}

fn statement(words: &str, holds: bool, why: Option<&str>) -> Statement {
    Statement { text: en(words), holds, why: why.map(en), fact: None }
}

fn question(body: Body) -> Question {
    Question {
        id: QuestionId::from("q"),
        topic: TopicId::from("t"),
        fact: None,
        exams: Vec::new(),
        difficulty: Difficulty::default(),
        passage: None,
        body,
        explanation: Some(en("Because.")),
        sources: Vec::new(),
        tags: Vec::new(),
        checked: None,
        valid_until: None,
        grade: None,
        shuffle: smriti::domain::bank::Shuffle::default(),
        fifth_option: true,
    }
}

fn one(flat: &Flat) -> (Vec<&str>, &str) {
    let FlatAnswer::One(options) = &flat.answer else { panic!("options: {flat:?}") };
    let right: Vec<&FlatOption> = options.iter().filter(|option| option.right).collect();
    assert_eq!(right.len(), 1, "{flat:?}");
    (options.iter().map(|option| option.text.as_str()).collect(), right[0].text.as_str())
}

#[test]
fn options_stay_options_and_the_fifth_is_left_behind() {
    let option = |text: Text, right| Choice { text, right, why: Some(en("So.")), pinned: false };
    let choices = Choices {
        stem: both("Where?", "कहाँ?"),
        options: vec![option(both("Here", "यहाँ"), true), option(both("There", "वहाँ"), false)],
    };
    let question = question(Body::SingleBest(choices));
    let english = flat(&question, None, Locale::En);
    assert_eq!(one(&english), (vec!["Here", "There"], "Here"));
    assert_eq!(english.stem, "Where?");
    assert_eq!(english.explanation.as_deref(), Some("Because."));
    assert_eq!(english.remarks, [Said::LanguageDropped]);
    // The reasons are in English alone, so all of it is.
    assert_eq!(flat(&question, None, Locale::Hi), english);
}

#[test]
fn a_passage_stands_before_the_stem() {
    let passage = Passage { id: PassageId::from("p"), text: en("Once upon a time.") };
    let body = Body::TrueFalse(statement("It was.", false, Some("It was not.")));
    let flat = flat(&question(body), Some(&passage), Locale::En);
    assert_eq!(flat.stem, "Once upon a time.\n\nIt was.");
    assert_eq!(flat.remarks, [Said::Reworked { what: "a passage" }]);
    let why = Some("It was not.".to_owned());
    assert_eq!(flat.answer, FlatAnswer::TrueFalse { holds: false, why });
}

#[test]
fn what_holds_or_not_can_be_two_options() {
    let body = Body::TrueFalse(statement("It was.", false, Some("It was not.")));
    let flat = flat_options(&question(body), None, Locale::En);
    assert_eq!(one(&flat), (vec!["True", "False"], "False"));
    assert_eq!(flat.remarks, [Said::Flattened]);
}

#[test]
fn what_is_typed_stays_typed() {
    let numeric = Numeric {
        stem: en("How long?"),
        answer: Ratio::new(2, 3),
        tolerance: Ratio::new(1, 10),
        unit: Some(en("days")),
    };
    let flat_numeric = flat(&question(Body::Numeric(numeric)), None, Locale::En);
    let (answer, tolerance) = (Ratio::new(2, 3), Ratio::new(1, 10));
    let unit = Some("days".to_owned());
    assert_eq!(flat_numeric.answer, FlatAnswer::Number { answer, tolerance, unit });
    let typed =
        Typed { stem: both("Who?", "कौन?"), accept: vec![both("She", "वह"), en("Her")] };
    let flat_typed = flat(&question(Body::Typed(typed)), None, Locale::En);
    let words = ["She", "Her", "वह"].map(str::to_owned).to_vec();
    assert_eq!(flat_typed.answer, FlatAnswer::Words(words));
}

#[test]
fn statements_become_lines_and_codes_options() {
    let statements = Statements {
        intro: en("Consider the following statements:"),
        statements: vec![
            statement("It was adopted.", true, None),
            statement("It has 70 articles.", false, Some("It has 68.")),
        ],
        which: Which::Correct,
        numbering: smriti::domain::bank::Numbering::Arabic,
        codes: Vec::new(),
    };
    let flat = flat(&question(Body::Statements(statements)), None, Locale::En);
    assert_eq!(
        flat.stem,
        "Consider the following statements:\n1. It was adopted.\n2. It has 70 articles.\n\
         Which of the statements given above is/are correct?"
    );
    assert_eq!(one(&flat), (vec!["1 only", "2 only", "Both 1 and 2", "Neither 1 nor 2"], "1 only"));
    assert_eq!(flat.explanation.as_deref(), Some("Because.\n2. It has 68."));
    assert_eq!(flat.remarks, [Said::Flattened]);
}

#[test]
fn pairs_stand_side_by_side() {
    let pair = |left: &str, right: &str, matched| Pair {
        left: en(left),
        right: en(right),
        matched,
        why: None,
        fact: None,
    };
    let pairs = Pairs {
        intro: en("Consider the following pairs:"),
        heads: Some((en("Body"), en("City"))),
        pairs: vec![
            pair("UNODC", "Vienna", true),
            pair("WHO", "Paris", false),
            pair("IMO", "London", true),
        ],
        numbering: smriti::domain::bank::Numbering::Roman,
        codes: Vec::new(),
    };
    let flat = flat(&question(Body::PairsHowMany(pairs)), None, Locale::En);
    assert!(
        flat.stem.starts_with(
            "Consider the following pairs:\nBody : City\nI. UNODC : Vienna\nII. WHO : Paris\nIII. "
        ),
        "{}",
        flat.stem
    );
    assert_eq!(one(&flat).1, "Only two pairs");
}

#[test]
fn lists_are_matched_or_coded() {
    let row = |left: &str, right: &str| Row { left: en(left), right: en(right), fact: None };
    let lists = Lists {
        intro: en("Match:"),
        heads: Some((en("Body"), en("City"))),
        rows: vec![row("UNODC", "Vienna"), row("IMO", "London"), row("ILO", "Geneva")],
        extra: vec![en("Paris")],
    };
    let question = question(Body::Lists(lists));
    let matched = flat(&question, None, Locale::En);
    assert_eq!(matched.stem, "Match:\nBody : City");
    let FlatAnswer::Pairs { rows, extra } = &matched.answer else { panic!("{matched:?}") };
    assert_eq!(rows[1], ("IMO".to_owned(), "London".to_owned()));
    assert_eq!((rows.len(), extra.as_slice()), (3, &["Paris".to_owned()][..]));
    assert_eq!(matched.remarks, [Said::Reworked { what: "headings" }]);

    let coded = flat_coded(&question, None, Locale::En);
    assert!(coded.stem.starts_with("Match:\nBody\nA. UNODC\nB. IMO\nC. ILO\nCity\n1. "));
    assert_eq!(one(&coded).0.len(), 4);
    assert_eq!(coded.remarks, [Said::Flattened]);
}

#[test]
fn what_is_said_of_things_in_order_goes_into_the_explanation() {
    let item = |text: &str, year: &str| smriti::domain::bank::Item {
        text: en(text),
        why: Some(en(year)),
        fact: None,
    };
    let items = vec![item("First", "1822"), item("Second", "1945"), item("Third", "2024")];
    let order = Order { intro: en("Arrange:"), items };
    let flat = flat(&question(Body::Order(order)), None, Locale::En);
    let explanation = flat.explanation.as_deref().expect("dates");
    for year in ["1822", "1945", "2024"] {
        assert!(explanation.contains(year), "{explanation}");
    }
    assert_eq!(one(&flat).0.len(), 4);
}

#[test]
fn an_assertion_keeps_its_labels() {
    let body = Body::AssertionReason(AssertionReason {
        assertion: statement("It rains.", true, None),
        reason: statement("Clouds are dry.", false, Some("They are not.")),
        explains: false,
    });
    let flat = flat(&question(body), None, Locale::En);
    assert!(flat.stem.contains("\nAssertion (A): It rains.\nReason (R): Clouds are dry.\n"));
    assert!(one(&flat).1.starts_with("A is true"), "{}", one(&flat).1);
}

proptest! {
    /// Whatever is asked, its answer is kept: as many right options as the question has.
    #[test]
    fn every_format_has_an_answer(bank in arbitrary::bank(), hindi: bool) {
        let locale = if hindi { Locale::Hi } else { Locale::En };
        for question in &bank.questions {
            for flat in [flat(question, None, locale), flat_coded(question, None, locale)] {
                prop_assert!(!flat.stem.is_empty());
                match (&flat.answer, &question.body) {
                    (FlatAnswer::Many(options), Body::MultiSelect(_)) => {
                        prop_assert_eq!(options.iter().filter(|option| option.right).count(), 2);
                    }
                    (FlatAnswer::One(_), _) => {
                        let (_, right) = one(&flat);
                        prop_assert!(!right.is_empty());
                    }
                    (FlatAnswer::Number { answer, .. }, Body::Numeric(numeric)) => {
                        prop_assert_eq!(*answer, numeric.answer);
                    }
                    (FlatAnswer::Words(words), Body::Typed(_)) => prop_assert!(!words.is_empty()),
                    (FlatAnswer::TrueFalse { holds, .. }, Body::TrueFalse(statement)) => {
                        prop_assert_eq!(*holds, statement.holds);
                    }
                    (FlatAnswer::Pairs { rows, .. }, Body::Lists(lists)) => {
                        prop_assert_eq!(rows.len(), lists.rows.len());
                    }
                    other => prop_assert!(false, "{:?}", other),
                }
            }
        }
    }
}
