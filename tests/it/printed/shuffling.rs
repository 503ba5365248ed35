//! Shuffles: what may move moves, what may not stays.

#![expect(clippy::unwrap_used, reason = "a helper of tests may stop at what cannot be")]

use proptest::prelude::*;
use smriti::domain::bank::printed::Printed;
use smriti::domain::bank::{Body, Choices, Question, Shuffle};
use smriti::domain::locale::{Locale, Text};
use smriti::domain::seed::Seed;

use super::*;

fn shown(question: &Question, seed: u64) -> Vec<String> {
    let printed = Printed::of(question, None).shuffled(question, Seed(seed));
    printed.choices().iter().map(|choice| choice.text.text(Locale::En).to_owned()).collect()
}

/// Whether any of many seeds moves anything.
fn moves(question: &Question) -> bool {
    let still = shown(question, 0);
    (1..40).any(|seed| shown(question, seed) != still)
}

proptest! {
    #[test]
    fn a_shuffle_loses_nothing_and_keeps_pins(question in any_question(), seed in any::<u64>()) {
        let before = Printed::of(&question, None);
        let after = before.clone().shuffled(&question, Seed(seed));
        prop_assert_eq!(&before.blocks, &after.blocks);
        let sorted = |printed: &Printed| {
            let mut choices: Vec<String> =
                printed.choices().iter().map(|choice| format!("{choice:?}")).collect();
            choices.sort();
            choices
        };
        prop_assert_eq!(sorted(&before), sorted(&after));
        for (old, new) in before.choices().iter().zip(after.choices()) {
            prop_assert!(!(old.pinned || new.pinned) || old == new, "{:?} moved", old.id);
        }
        if question.fifth_option {
            let one = !matches!(question.body, Body::MultiSelect(_));
            let last = after.choices().last().map(|last| last.not_attempted);
            prop_assert!(last.is_none_or(|last| last == one));
        }
    }

    #[test]
    fn a_shuffle_keeps_the_key_by_name(question in any_question(), seed in any::<u64>()) {
        let sorted = |printed: &Printed| {
            let mut key = printed.key();
            key.sort();
            key
        };
        let before = Printed::of(&question, None);
        prop_assert_eq!(sorted(&before), sorted(&before.clone().shuffled(&question, Seed(seed))));
    }

    #[test]
    fn what_the_app_made_never_moves(body in any_body(), seed in any::<u64>()) {
        let made = !matches!(
            body,
            Body::SingleBest(_)
                | Body::Negative(_)
                | Body::OddOneOut(_)
                | Body::FillIn(_)
                | Body::MultiSelect(_)
        );
        prop_assume!(made);
        let question = question("q", body);
        let printed = Printed::of(&question, None);
        prop_assert_eq!(printed.clone().shuffled(&question, Seed(seed)), printed);
    }
}

#[test]
fn plain_options_move() {
    for body in [Body::SingleBest, Body::Negative, Body::OddOneOut, Body::FillIn, Body::MultiSelect]
        as [fn(Choices) -> Body; 5]
    {
        assert!(moves(&question("q", body(choices(&["Hanoi", "Vienna", "Budapest", "Geneva"])))));
    }
}

#[test]
fn a_question_that_says_never_stays() {
    let mut question =
        question("q", Body::SingleBest(choices(&["Hanoi", "Vienna", "Budapest", "Geneva"])));
    question.shuffle = Shuffle::Never;
    assert!(!moves(&question));
}

#[test]
fn a_pinned_option_keeps_its_place() {
    let mut options = choices(&["Hanoi", "Vienna", "Budapest", "Geneva"]);
    options.options[1].pinned = true;
    let question = question("q", Body::SingleBest(options));
    assert!(moves(&question));
    for seed in 0..40 {
        assert_eq!(shown(&question, seed)[1], "Vienna");
    }
}

/// Options in one language, and whether a shuffle may move them.
fn check(options: &[&str], may_move: bool) {
    let plain = |text: &&str| Text::same((*text).to_owned());
    let mut written = choices(options);
    for (option, text) in written.options.iter_mut().zip(options) {
        option.text = plain(text);
    }
    let question = question("q", Body::SingleBest(written));
    assert_eq!(moves(&question), may_move, "{options:?}");
    for seed in 0..20 {
        let last = options[options.len() - 1];
        let sums_up = ["above", "these", "उपर्युक्त सभी", "कोई नहीं", "None", "All of them"];
        if sums_up.iter().any(|part| last.contains(part)) {
            assert_eq!(shown(&question, seed).last().unwrap(), last);
        }
    }
}

#[test]
fn all_and_none_of_the_above_stay_at_the_end() {
    check(&["Hanoi", "Vienna", "Budapest", "All of the above"], true);
    check(&["Hanoi", "Vienna", "Budapest", "None of these"], true);
    check(&["Hanoi", "Vienna", "Budapest", "None"], true);
    check(&["हनोई", "वियना", "बुडापेस्ट", "उपर्युक्त सभी"], true);
    check(&["हनोई", "वियना", "बुडापेस्ट", "उपर्युक्त में से कोई नहीं"], true);
    check(&["हनोई", "वियना", "बुडापेस्ट", "इनमें से कोई नहीं"], true);
    check(&["Hanoi", "Vienna", "More than one of the above", "None of the above"], true);
    // Something below it: the author's order is part of what it says.
    check(&["Hanoi", "All of the above", "Vienna", "Budapest"], false);
}

#[test]
fn options_that_name_others_stay() {
    check(&["Hanoi", "Vienna", "Both (a) and (b)", "None of these"], false);
    check(&["Hanoi", "Vienna", "Budapest", "Both A and C"], false);
    check(&["Hanoi", "Vienna", "a or b", "Budapest"], false);
    check(&["हनोई", "वियना", "(a) और (b) दोनों", "बुडापेस्ट"], false);
    check(&["हनोई", "वियना", "(क) और (ख)", "बुडापेस्ट"], false);
    check(&["हनोई", "वियना", "न तो हनोई न ही वियना", "बुडापेस्ट"], false);
    check(&["1 only", "2 only", "Both 1 and 2", "Neither 1 nor 2"], false);
    check(&["I and II only", "II and III only", "I and III only", "I, II and III"], false);
    check(&["केवल 1", "केवल 2", "केवल 3", "1, 2 और 3"], false);
    check(&["Only one", "Only two", "All three", "None"], false);
    check(&["केवल एक", "केवल दो", "सभी तीन", "कोई भी नहीं"], false);
    check(&["Statement 1 is right", "Statement 2 is right", "They agree", "They differ"], false);
    check(&["India", "China", "India and China", "Japan"], false);
    check(&["Neither the State nor the victim", "The State", "The victim", "The court"], false);
}

#[test]
fn numbers_dates_and_sizes_keep_their_order() {
    check(&["20", "30", "40", "60"], false);
    check(&["२०", "३०", "४०", "६०"], false);
    check(&["30 days", "60 days", "90 days", "120 days"], false);
    check(&["6 months", "1 year", "2 years", "5 years"], false);
    check(&["24 December 2024", "8 August 2024", "25 October 2025", "1 July 2004"], false);
    check(&["24 दिसंबर 2024", "8 अगस्त 2024", "25 अक्टूबर 2025", "1 जुलाई 2004"], false);
    check(&["Article 5", "Article 6", "Article 64", "Article 65"], false);
    check(&["अनुच्छेद 5", "अनुच्छेद 6", "अनुच्छेद 64", "अनुच्छेद 65"], false);
    check(&["10%", "20%", "30%", "40%"], false);
    check(&["One", "Two", "Three", "Four"], false);
    check(&["₹ 1 lakh", "₹ 5 lakh", "₹ 10 lakh", "₹ 1 crore"], false);
}

#[test]
fn sentences_with_letters_and_numbers_in_them_move() {
    check(&["A treaty", "A court", "A resolution", "A body"], true);
    check(&["All States Parties", "Each State Party", "The Secretariat", "UNODC"], true);
    check(&["40 States have ratified it", "It was signed in Hanoi", "UNODC", "ITU"], true);
    check(&["सभी राज्य पक्षकार", "सचिवालय", "महासभा", "न्यायालय"], true);
    check(&["Convention No. 108", "Budapest Convention", "Resolution 79/243", "The Charter"], true);
    check(&["Illegal access", "Data interference", "System interference", "Extradition"], true);
}

#[test]
fn what_one_language_says_holds_for_both() {
    let mut written = choices(&["Hanoi", "Vienna", "Budapest", "Geneva"]);
    written.options[3].text = Text::both("Geneva".to_owned(), "(क) और (ख) दोनों".to_owned());
    assert!(!moves(&question("q", Body::SingleBest(written))));
}
