//! Marking one question, in every format and in both languages.

use std::collections::BTreeSet;

use num_rational::Ratio;
use proptest::prelude::*;
use smriti::domain::answer::{Response, Verdict, mark, parse_number, plain};
use smriti::domain::bank::printed::{Form, Printed};
use smriti::domain::bank::{Body, ChoiceId, Question, Typed};
use smriti::domain::locale::{Locale, Text};

use super::*;

fn any_response() -> impl Strategy<Value = Response> {
    prop_oneof![
        Just(Response::Blank),
        ".{0,12}".prop_map(Response::Typed),
        "[-0-9०-९./,+ ]{0,24}".prop_map(Response::Typed),
        ".{0,6}".prop_map(|id| Response::One(ChoiceId::from(id))),
        proptest::collection::btree_set("[0-9+]{1,3}".prop_map(ChoiceId::from), 0..4)
            .prop_map(Response::Many),
    ]
}

proptest! {
    #[test]
    fn marking_never_panics_and_a_stranger_is_never_right(
        question in any_question(),
        response in any_response(),
    ) {
        let verdict = mark(&question, &response);
        let printed = Printed::of(&question, None);
        let known = |id: &ChoiceId| printed.choices().iter().any(|choice| choice.id == *id);
        match &response {
            Response::One(id) if !known(id) => prop_assert_eq!(verdict, Verdict::Wrong),
            Response::Many(ids) if ids.iter().any(|id| !known(id)) => {
                prop_assert_eq!(verdict, Verdict::Wrong);
            }
            Response::Blank => prop_assert_eq!(verdict, Verdict::Blank),
            Response::One(_) | Response::Many(_) | Response::Typed(_) => {}
        }
    }

    #[test]
    fn the_key_is_right_and_every_other_choice_is_not(question in any_question()) {
        let printed = Printed::of(&question, None);
        match &printed.form {
            Form::One(choices) => {
                for choice in choices {
                    let verdict = mark(&question, &Response::One(choice.id.clone()));
                    let expected = match (choice.right, choice.not_attempted) {
                        (true, _) => Verdict::Right,
                        (false, true) => Verdict::NotAttempted,
                        (false, false) => Verdict::Wrong,
                    };
                    prop_assert_eq!(verdict, expected);
                }
            }
            Form::Many(choices) => {
                let key: BTreeSet<ChoiceId> = printed.key().into_iter().collect();
                prop_assert_eq!(mark(&question, &Response::Many(key.clone())), Verdict::Right);
                for choice in choices {
                    let mut other = key.clone();
                    if !other.remove(&choice.id) {
                        other.insert(choice.id.clone());
                    }
                    prop_assert_ne!(mark(&question, &Response::Many(other)), Verdict::Right);
                }
            }
            Form::Number { key, .. } | Form::Words { key } => {
                for locale in Locale::ALL {
                    let typed = Response::Typed(key.text(locale).to_owned());
                    prop_assert_eq!(mark(&question, &typed), Verdict::Right, "{:?}", typed);
                }
            }
        }
    }

    #[test]
    fn more_than_one_mark_is_wrong(question in any_question()) {
        let printed = Printed::of(&question, None);
        if let Form::One(choices) = &printed.form {
            let all: BTreeSet<ChoiceId> = choices.iter().map(|choice| choice.id.clone()).collect();
            prop_assert_eq!(mark(&question, &Response::Many(all)), Verdict::Wrong);
            let key = printed.key().into_iter().collect();
            prop_assert_eq!(mark(&question, &Response::Many(key)), Verdict::Right);
        }
    }

    #[test]
    fn a_number_is_read_back_as_it_was_written(top in -1_000_000_000..1_000_000_000_i64, places in 0..6_u32) {
        let number = Ratio::new(top, 10_i64.pow(places));
        let sign = if top < 0 { "-" } else { "" };
        let (whole, rest) = (top.abs() / 10_i64.pow(places), top.abs() % 10_i64.pow(places));
        let width = places as usize;
        let point = if places == 0 { String::new() } else { format!(".{rest:0>width$}") };
        let written = format!("{sign}{whole}{point}");
        prop_assert_eq!(parse_number(&written), Some(number));
        let hindi: String = written
            .chars()
            .map(|c| c.to_digit(10).map_or(c, |digit| char::from_u32(0x966 + digit).unwrap()))
            .collect();
        prop_assert_eq!(parse_number(&hindi), Some(number));
        prop_assert_eq!(parse_number(&format!(" {written} ")), Some(number));
    }

    #[test]
    fn reading_a_number_never_panics(typed in ".{0,40}", digits in "[-+0-9.,/ ]{0,60}") {
        let _ = parse_number(&typed);
        let _ = parse_number(&digits);
    }

    #[test]
    fn plain_text_is_plain_already(text in ".{0,30}", hindi in "[ऀ-ॿ \u{200c}\u{200d}-]{0,20}") {
        for text in [text, hindi] {
            let once = plain(&text);
            prop_assert_eq!(plain(&once), once);
        }
    }

    #[test]
    fn case_spaces_and_hyphens_make_no_difference(words in proptest::collection::vec("[a-z]{1,6}", 1..4)) {
        let expected = words.join(" ");
        prop_assert_eq!(plain(&words.join("-").to_uppercase()), expected.clone());
        prop_assert_eq!(plain(&format!("  “{}.” ", words.join("   "))), expected);
    }
}

fn numeric_question(answer: i64, tolerance: i64) -> Question {
    let unit = Some(Text::both("days".to_owned(), "दिन".to_owned()));
    question("q", numeric(Ratio::from_integer(answer), Ratio::from_integer(tolerance), unit))
}

#[test]
fn a_number_may_be_typed_in_either_script_with_or_without_its_unit() {
    let question = numeric_question(1000, 0);
    for right in ["1000", "१०००", "1,000", " 1000.00 ", "1000 days", "१००० दिन", "2000/2", "+1000"]
    {
        assert_eq!(mark(&question, &Response::Typed(right.to_owned())), Verdict::Right, "{right}");
    }
    for wrong in ["1001", "-1000", "100", "1000 years", "thousand", "1000/0", "days", "."] {
        assert_eq!(mark(&question, &Response::Typed(wrong.to_owned())), Verdict::Wrong, "{wrong}");
    }
}

#[test]
fn a_number_within_the_tolerance_is_right() {
    let question = numeric_question(40, 2);
    for (typed, expected) in [
        ("38", Verdict::Right),
        ("42", Verdict::Right),
        ("42.0000000000000000000", Verdict::Right),
        ("42.0000000000000001", Verdict::Wrong),
        ("37.99", Verdict::Wrong),
        ("99999999999999999999999", Verdict::Wrong),
        ("9223372036854775807", Verdict::Wrong),
        ("-9223372036854775808/3", Verdict::Wrong),
        ("", Verdict::Blank),
        ("  ", Verdict::Blank),
    ] {
        assert_eq!(mark(&question, &Response::Typed(typed.to_owned())), expected, "{typed}");
    }
}

#[test]
fn words_may_be_typed_in_either_language() {
    let accept = vec![
        Text::both("Hanoi".to_owned(), "हनोई".to_owned()),
        Text::same("Ha Noi".to_owned()),
        Text::both("The five".to_owned(), "पाँच".to_owned()),
    ];
    let question = question("q", Body::Typed(Typed { stem: t("____"), accept }));
    for right in ["hanoi", " HANOI. ", "हनोई।", "Ha-Noi", "ha  noi", "पांच", "ह\u{200d}नोई"]
    {
        assert_eq!(mark(&question, &Response::Typed(right.to_owned())), Verdict::Right, "{right}");
    }
    for wrong in ["Hanoi city", "हनोइ", "Ha", "five"] {
        assert_eq!(mark(&question, &Response::Typed(wrong.to_owned())), Verdict::Wrong, "{wrong}");
    }
}

#[test]
fn something_typed_at_choices_and_a_choice_at_a_gap_are_wrong() {
    let choice = question("q", Body::SingleBest(choices(&["Hanoi", "Vienna"])));
    assert_eq!(mark(&choice, &Response::Typed("Hanoi".to_owned())), Verdict::Wrong);
    let gap = numeric_question(1, 0);
    assert_eq!(mark(&gap, &Response::One(ChoiceId::from("1"))), Verdict::Wrong);
}

#[test]
fn half_of_a_multi_select_is_wrong() {
    let body = Body::MultiSelect(choices_with(&["Hanoi", "Vienna", "Geneva"], &[0, 2]));
    let question = question("q", body);
    let many = |ids: &[&str]| {
        mark(&question, &Response::Many(ids.iter().map(|id| ChoiceId::from(*id)).collect()))
    };
    assert_eq!(many(&["1", "3"]), Verdict::Right);
    assert_eq!(many(&["1"]), Verdict::Wrong);
    assert_eq!(many(&["1", "2", "3"]), Verdict::Wrong);
    assert_eq!(many(&[]), Verdict::Blank);
    assert_eq!(mark(&question, &Response::One(ChoiceId::from("1"))), Verdict::Wrong);
}

#[test]
fn the_fifth_option_is_an_answer_of_its_own() {
    let mut question = question("q", Body::SingleBest(choices(&["Hanoi", "Vienna"])));
    let fifth = Response::One(ChoiceId::from("not-attempted"));
    assert_eq!(mark(&question, &fifth), Verdict::Wrong, "where it is not offered");
    question.fifth_option = true;
    assert_eq!(mark(&question, &fifth), Verdict::NotAttempted);
}
