//! What is read and what can be chosen, format by format, as the papers print it.

use num_rational::Ratio;
use smriti::domain::bank::printed::{Block, Form, Printed};
use smriti::domain::bank::{Body, ChoiceId, Passage, PassageId, Question, Typed, Which};
use smriti::domain::locale::{Locale, Text};

use super::*;

/// A question in one language, line by line, with a mark at what is to be chosen.
fn paper(question: &Question, locale: Locale) -> String {
    let printed = Printed::of(question, None);
    let mut lines = Vec::new();
    for block in &printed.blocks {
        match block {
            Block::Passage(text) | Block::Stem(text) | Block::Ask(text) => {
                lines.push(text.text(locale).to_owned());
            }
            Block::Items(items) => lines.extend(
                items
                    .iter()
                    .map(|item| format!("{} {}", item.label.text(locale), item.text.text(locale))),
            ),
            Block::Table { rows, .. } => lines.extend(rows.iter().map(|row| {
                let left = row.left.as_ref().map_or(String::new(), |(label, text)| {
                    format!("{label} {}", text.text(locale))
                });
                let right = row.right.as_ref().map_or(String::new(), |(label, text)| {
                    let label = label.as_ref().map_or(String::new(), |label| format!("{label} "));
                    format!("{label}{}", text.text(locale))
                });
                format!("{left} | {right}")
            })),
        }
    }
    for choice in printed.choices() {
        let mark = if choice.right { "*" } else { "-" };
        lines.push(format!("{mark} [{}] {}", choice.id, choice.text.text(locale)));
    }
    lines.join("\n")
}

fn check(body: Body, english: &str, hindi: &str) {
    let question = question("q", body);
    let trim = |text: &str| text.trim().lines().map(str::trim).collect::<Vec<_>>().join("\n");
    assert_eq!(paper(&question, Locale::En), trim(english));
    assert_eq!(paper(&question, Locale::Hi), trim(hindi));
}

#[test]
fn two_statements_have_the_four_codes_of_the_papers() {
    check(
        Body::Statements(statements(&[true, false])),
        "Consider the following statements:
        1. Statement number 1.
        2. Statement number 2.
        Which of the statements given above is/are correct?
        * [1] 1 only
        - [2] 2 only
        - [1+2] Both 1 and 2
        - [0] Neither 1 nor 2",
        "Consider the following statements: (हिन्दी)
        1. Statement number 1. (हिन्दी)
        2. Statement number 2. (हिन्दी)
        उपर्युक्त कथनों में से कौन-सा/से सही है/हैं?
        * [1] केवल 1
        - [2] केवल 2
        - [1+2] 1 और 2 दोनों
        - [0] न तो 1 और न ही 2",
    );
}

#[test]
fn codes_of_the_author_stand_as_written_under_roman_numbers() {
    check(
        Body::Statements(Statements {
            codes: vec![vec![1, 2], vec![3, 1], vec![2, 3], vec![1, 2, 3]],
            numbering: Numbering::Roman,
            which: Which::Incorrect,
            ..statements(&[false, true, false])
        }),
        "Consider the following statements:
        I. Statement number 1.
        II. Statement number 2.
        III. Statement number 3.
        Which of the statements given above is/are **not** correct?
        - [1+2] I and II only
        * [1+3] I and III only
        - [2+3] II and III only
        - [1+2+3] I, II and III",
        "Consider the following statements: (हिन्दी)
        I. Statement number 1. (हिन्दी)
        II. Statement number 2. (हिन्दी)
        III. Statement number 3. (हिन्दी)
        उपर्युक्त कथनों में से कौन-सा/से सही **नहीं** है/हैं?
        - [1+2] केवल I और II
        * [1+3] केवल I और III
        - [2+3] केवल II और III
        - [1+2+3] I, II और III",
    );
}

#[test]
fn three_statements_are_counted_from_only_one_to_none() {
    check(
        Body::HowMany(statements(&[true, false, true])),
        "Consider the following statements:
        1. Statement number 1.
        2. Statement number 2.
        3. Statement number 3.
        How many of the above statements are correct?
        - [n1] Only one
        * [n2] Only two
        - [n3] All three
        - [n0] None",
        "Consider the following statements: (हिन्दी)
        1. Statement number 1. (हिन्दी)
        2. Statement number 2. (हिन्दी)
        3. Statement number 3. (हिन्दी)
        उपर्युक्त कथनों में से कितने सही हैं?
        - [n1] केवल एक
        * [n2] केवल दो
        - [n3] सभी तीन
        - [n0] कोई भी नहीं",
    );
}

fn counts(holds: &[bool]) -> Vec<String> {
    let question = question("q", Body::HowMany(statements(holds)));
    let printed = Printed::of(&question, None);
    printed.choices().iter().map(|choice| choice.text.text(Locale::En).to_owned()).collect()
}

#[test]
fn four_statements_are_counted_to_all_four_unless_none_holds() {
    let all = ["Only one", "Only two", "Only three", "All four"];
    assert_eq!(counts(&[true, false, false, false]), all);
    assert_eq!(counts(&[true, true, true, true]), all);
    assert_eq!(counts(&[false; 4]), ["Only one", "Only two", "Only three", "None"]);
}

#[test]
fn pairs_are_counted_as_pairs() {
    check(
        Body::PairsHowMany(pairs(&[true, true, true])),
        "Consider the following pairs:
        1. left 1 | right 1
        2. left 2 | right 2
        3. left 3 | right 3
        How many of the above pairs are correctly matched?
        - [n1] Only one pair
        - [n2] Only two pairs
        * [n3] All the three pairs
        - [n0] None of the pairs",
        "Consider the following pairs: (हिन्दी)
        1. left 1 (हिन्दी) | right 1 (हिन्दी)
        2. left 2 (हिन्दी) | right 2 (हिन्दी)
        3. left 3 (हिन्दी) | right 3 (हिन्दी)
        उपर्युक्त युग्मों में से कितने सही सुमेलित हैं?
        - [n1] केवल एक युग्म
        - [n2] केवल दो युग्म
        * [n3] सभी तीन युग्म
        - [n0] कोई भी युग्म नहीं",
    );
}

#[test]
fn an_assertion_and_a_reason_have_their_four_options() {
    check(
        Body::AssertionReason(assertion_reason(true, true, false)),
        "Given below are two statements, one labelled as Assertion (A) and the other as Reason (R):
        Assertion (A): The assertion.
        Reason (R): The reason.
        Which one of the following is correct in respect of the above statements?
        - [both-explained] Both A and R are true and R is the correct explanation of A
        * [both] Both A and R are true but R is not the correct explanation of A
        - [a-only] A is true but R is false
        - [r-only] A is false but R is true",
        "नीचे दो कथन दिए गए हैं, जिनमें से एक को कथन (A) और दूसरे को कारण (R) कहा गया है:
        कथन (A): The assertion. (हिन्दी)
        कारण (R): The reason. (हिन्दी)
        उपर्युक्त कथनों के बारे में निम्नलिखित में से कौन-सा एक सही है?
        - [both-explained] A और R दोनों सही हैं तथा R, A की सही व्याख्या है
        * [both] A और R दोनों सही हैं किन्तु R, A की सही व्याख्या नहीं है
        - [a-only] A सही है किन्तु R गलत है
        - [r-only] A गलत है किन्तु R सही है",
    );
}

fn key(body: Body) -> String {
    let key = Printed::of(&question("q", body), None).key();
    let key: Vec<&str> = key.iter().map(ChoiceId::as_str).collect();
    key.join(" ")
}

#[test]
fn an_assertion_and_a_reason_have_one_key_each_way() {
    for (assertion, reason, explains, expected) in [
        (true, true, true, "both-explained"),
        (true, true, false, "both"),
        (true, false, false, "a-only"),
        (false, true, false, "r-only"),
        // No option of the papers says that both are false.
        (false, false, false, ""),
    ] {
        let body = Body::AssertionReason(assertion_reason(assertion, reason, explains));
        assert_eq!(key(body), expected);
    }
}

#[test]
fn statement_one_is_explained_by_one_or_two_others() {
    for (first, others, expected) in [
        (true, &[(true, true)][..], "both-explained"),
        (true, &[(true, false)], "both"),
        (true, &[(false, false)], "i-only"),
        (false, &[(true, false)], "ii-only"),
        (true, &[(true, true), (true, true)], "both-explain"),
        (true, &[(true, false), (true, true)], "one-explains"),
        (true, &[(false, false), (true, true)], "one-correct"),
        (true, &[(false, false), (false, false)], "neither"),
        // What no option of the papers says has no key: the rules of banks refuse it.
        (true, &[(true, false), (true, false)], ""),
        (true, &[(true, false), (false, false)], ""),
    ] {
        assert_eq!(key(Body::Explains(explains(first, others))), expected, "{others:?}");
    }
}

#[test]
fn three_statements_that_explain_are_labelled_as_in_the_papers() {
    check(
        Body::Explains(explains(true, &[(true, true), (false, false)])),
        "Consider the following statements:
        Statement-I: The first.
        Statement-II: Another.
        Statement-III: Another.
        Which one of the following is correct in respect of the above statements?
        - [both-explain] Both Statement-II and Statement-III are correct and both of them explain Statement-I
        - [one-explains] Both Statement-II and Statement-III are correct but only one of them explains Statement-I
        * [one-correct] Only one of the Statements II and III is correct and that explains Statement-I
        - [neither] Neither Statement-II nor Statement-III is correct",
        "निम्नलिखित कथनों पर विचार कीजिए:
        कथन-I: The first. (हिन्दी)
        कथन-II: Another. (हिन्दी)
        कथन-III: Another. (हिन्दी)
        उपर्युक्त कथनों के बारे में निम्नलिखित में से कौन-सा एक सही है?
        - [both-explain] कथन-II और कथन-III दोनों सही हैं तथा दोनों ही कथन-I की व्याख्या करते हैं
        - [one-explains] कथन-II और कथन-III दोनों सही हैं किन्तु उनमें से केवल एक ही कथन-I की व्याख्या करता है
        * [one-correct] कथन II और III में से केवल एक सही है तथा वह कथन-I की व्याख्या करता है
        - [neither] न तो कथन-II सही है और न ही कथन-III",
    );
}

#[test]
fn a_statement_is_true_or_false() {
    check(
        Body::TrueFalse(statement("It is so.", false)),
        "It is so.
        Is this statement true or false?
        - [true] True
        * [false] False",
        "It is so. (हिन्दी)
        यह कथन सत्य है या असत्य?
        - [true] सत्य
        * [false] असत्य",
    );
}

#[test]
fn a_fifth_option_comes_last() {
    let mut question = question("q", Body::SingleBest(choices(&["Hanoi", "Vienna"])));
    question.fifth_option = true;
    assert_eq!(
        paper(&question, Locale::En),
        "Which?\n* [1] Hanoi\n- [2] Vienna\n- [not-attempted] Question not attempted"
    );
    assert!(paper(&question, Locale::Hi).ends_with("अनुत्तरित प्रश्न"));
}

#[test]
fn a_passage_stands_above_its_question() {
    let question = question("q", Body::SingleBest(choices(&["Hanoi", "Vienna"])));
    let passage = Passage { id: PassageId::from("p"), text: t("A passage.") };
    let printed = Printed::of(&question, Some(&passage));
    assert_eq!(printed.blocks, [Block::Passage(t("A passage.")), Block::Stem(t("Which?"))]);
}

#[test]
fn a_number_is_shown_with_its_unit() {
    for (answer, unit, expected) in [
        (Ratio::from_integer(40), Some(t("days")), t("40 days").map(|_, text| text.clone())),
        (Ratio::new(5, 2), None, Text::same("2.5".to_owned())),
        (Ratio::new(-1, 8), None, Text::same("-0.125".to_owned())),
        (Ratio::new(2, 3), None, Text::same("2/3".to_owned())),
    ] {
        let printed = Printed::of(&question("q", numeric(answer, Ratio::ZERO, unit.clone())), None);
        assert_eq!(printed.form, Form::Number { key: expected, unit });
    }
}

#[test]
fn typed_words_show_the_first_wording() {
    let typed = Typed { stem: t("____"), accept: vec![t("Hanoi"), t("Ha Noi")] };
    let printed = Printed::of(&question("q", Body::Typed(typed)), None);
    assert_eq!(printed.form, Form::Words { key: t("Hanoi") });
    assert!(printed.key().is_empty());
}

#[test]
fn lists_are_matched_by_what_they_say() {
    let rows = [("Budapest", "2001"), ("Hanoi", "2025"), ("Vienna", "1969")];
    let body = Body::Lists(lists(&rows, &["1945"]));
    let printed = Printed::of(&question("q", body), None);
    let Block::Table { rows: table, .. } = &printed.blocks[1] else { panic!("no table") };
    assert_eq!(table.len(), 4);
    let key = &printed.key()[0];
    for (row, number) in key.as_str().split('-').enumerate() {
        let number: usize = number.parse().unwrap();
        let (label, text) = table[number - 1].right.clone().unwrap();
        assert_eq!(label.as_deref(), Some(format!("{number}.").as_str()));
        assert_eq!(text, t(rows[row].1), "A, B and C of {key}");
    }
    let texts: Vec<&str> = printed.choices().iter().map(|c| c.text.text(Locale::Hi)).collect();
    assert!(texts.iter().all(|text| text.starts_with("A-") && text.contains(", C-")), "{texts:?}");
}

#[test]
fn two_entries_may_share_a_match_which_is_printed_once() {
    let body = Body::Lists(lists(&[("a", "2001"), ("b", "2025"), ("c", "2001")], &[]));
    let printed = Printed::of(&question("q", body), None);
    let Block::Table { rows, .. } = &printed.blocks[1] else { panic!("no table") };
    assert_eq!(rows.iter().filter(|row| row.right.is_some()).count(), 2);
    let key = printed.key();
    let numbers: Vec<&str> = key[0].as_str().split('-').collect();
    assert_eq!(numbers[0], numbers[2]);
    assert_ne!(numbers[0], numbers[1]);
}

#[test]
fn an_order_is_found_by_what_its_items_say() {
    let right = ["2001", "2004", "2006", "2024"];
    for id in 0..200 {
        let printed = Printed::of(&question(&id.to_string(), Body::Order(order(&right))), None);
        let Block::Items(lines) = &printed.blocks[1] else { panic!("no items") };
        let shown: Vec<&str> = lines.iter().map(|line| line.text.text(Locale::En)).collect();
        assert_ne!(shown, right, "the right order is never shown");
        let key = printed.key();
        let in_key = key[0].as_str().split('-').map(|n| shown[n.parse::<usize>().unwrap() - 1]);
        assert_eq!(in_key.collect::<Vec<_>>(), right);
    }
}

#[test]
fn a_corrected_order_leaves_the_paper_as_it_was() {
    let shown = |items: &[&str]| {
        Printed::of(&question("q-7", Body::Order(order(items))), None).blocks[1].clone()
    };
    assert_eq!(shown(&["a", "b", "c", "d"]), shown(&["a", "c", "b", "d"]));
}

fn whys(body: Body, locale: Locale) -> Vec<String> {
    let printed = Printed::of(&question("q", body), None);
    let why = |choice: &smriti::domain::bank::printed::PrintedChoice| {
        let why = choice.why.as_ref()?;
        Some(format!("{}: {}", choice.id, why.text(locale)))
    };
    printed.choices().iter().filter_map(why).collect()
}

#[test]
fn a_wrong_code_says_what_it_leaves_out_and_what_it_counts() {
    let body = || {
        Body::Statements(Statements {
            codes: vec![vec![1], vec![1, 2], vec![3], vec![1, 3]],
            ..statements(&[true, false, true])
        })
    };
    assert_eq!(
        whys(body(), Locale::En),
        [
            "1: Leaves out 3, which holds.",
            "1+2: Leaves out 3, which holds. Counts 2: It is otherwise.",
            "3: Leaves out 1, which holds.",
        ]
    );
    assert_eq!(
        whys(body(), Locale::Hi),
        [
            "1: 3 को छोड़ देता है, जो सही है।",
            "1+2: 3 को छोड़ देता है, जो सही है। 2 को गिनता है: It is otherwise. (हिन्दी)",
            "3: 1 को छोड़ देता है, जो सही है।",
        ]
    );
}

#[test]
fn where_the_incorrect_are_asked_for_the_why_turns_round() {
    let body =
        Body::Statements(Statements { which: Which::Incorrect, ..statements(&[false, true]) });
    assert_eq!(
        whys(body, Locale::En),
        [
            "2: Leaves out 1, which does not hold. Counts 2, which holds.",
            "1+2: Counts 2, which holds.",
            "0: Leaves out 1, which does not hold.",
        ]
    );
}

#[test]
fn every_other_made_choice_says_why_it_is_wrong() {
    assert_eq!(
        whys(Body::AssertionReason(assertion_reason(true, false, false)), Locale::En),
        [
            "both-explained: R is not correct: It is otherwise.",
            "both: R is not correct: It is otherwise.",
            "r-only: A is correct. R is not correct: It is otherwise.",
        ]
    );
    assert_eq!(
        whys(Body::Explains(explains(true, &[(true, false), (true, true)])), Locale::En)[0],
        "both-explain: Statement-II does not explain Statement-I. Statement-III explains Statement-I."
    );
    assert_eq!(
        whys(Body::HowMany(statements(&[true, false, true])), Locale::En)[0],
        "n1: Correct: 1 and 3."
    );
    assert_eq!(
        whys(Body::TrueFalse(statement("It is so.", false)), Locale::En),
        ["true: It is otherwise."]
    );
}
