//! Exact marks against the figures of the exams, the price of a guess, and the laws of marking.

use num_rational::Ratio;
use proptest::prelude::*;
use smriti::domain::answer::Response;
use smriti::domain::bank::schema::decode as decode_bank;
use smriti::domain::bank::{ChoiceId, Question};
use smriti::domain::exam::marks::{
    Entry, Instead, Kind, Outcome, break_even, guess_gain, of_paper, of_question, under,
};
use smriti::domain::exam::pattern::schema::shipped;
use smriti::domain::exam::pattern::{Costs, DroppedRule, MultiSelect, MultipleMarks, Pattern};

use super::pattern::named;

fn ratio(text: &str) -> Ratio<i64> {
    text.parse().expect("a fraction")
}

/// So many questions of the first section for each outcome, in turn.
fn entries(parts: &[(u32, Outcome)]) -> Vec<Entry> {
    let one = |outcome| Entry { section: 0, kind: Kind::OneChoice, outcome };
    parts.iter().flat_map(|(count, outcome)| (0..*count).map(|_| one(*outcome))).collect()
}

use Outcome::{Blank, Dropped, Multiple, NotAttempted, Partial, Right, Wrong};

/// Pattern, how the questions went, marks obtained, marks there were.
type Marked<'a> = (&'a str, &'a [(u32, Outcome)], &'a str, &'a str);

#[test]
fn marks_are_those_of_the_table() {
    let table: &[Marked<'_>] = &[
        ("upsc-cse-gs1", &[(30, Wrong)], "-20", "60"),
        ("upsc-cse-gs1", &[(60, Right), (30, Wrong), (10, Blank)], "100", "200"),
        ("upsc-cse-gs1", &[(1, Multiple)], "-2/3", "2"),
        ("upsc-cse-gs1", &[(99, Right), (1, Dropped)], "198", "198"),
        ("upsc-cse-csat", &[(27, Right), (1, Wrong)], "200/3", "70"),
        ("ssc-cgl-tier1", &[(1, Right), (1, Wrong), (1, Blank)], "3/2", "6"),
        ("ssc-cgl-tier2", &[(2, Right), (3, Wrong)], "3", "15"),
        ("ssc-mts-session1", &[(1, Right), (19, Wrong)], "3", "60"),
        ("ssc-gd", &[(1, Right), (8, Wrong)], "0", "18"),
        ("rrb-ntpc-cbt1", &[(1, Right), (1, Wrong)], "2/3", "2"),
        ("nda-maths", &[(1, Right), (3, Wrong)], "0", "10"),
        ("nda-gat", &[(3, Wrong)], "-4", "12"),
        ("cds-gk", &[(6, Right), (6, Wrong)], "10/3", "10"),
        ("uppsc-gs1", &[(1, Right), (1, Wrong)], "8/9", "8/3"),
        ("uppsc-gs1", &[(9, Wrong)], "-4", "12"),
        ("bpsc-cce", &[(2, Right), (3, Blank), (5, NotAttempted)], "1", "10"),
        ("mppsc-gs", &[(1, Right), (3, Wrong)], "0", "8"),
    ];
    for (id, went, obtained, out_of) in table {
        let marks = of_paper(&named(id), &entries(went));
        assert_eq!(marks.obtained, ratio(obtained), "{id} {went:?}");
        assert_eq!(marks.out_of, ratio(out_of), "{id} {went:?}");
        assert_eq!(marks.earned - marks.lost, marks.obtained);
    }
}

#[test]
fn thirty_wrong_in_general_studies_cost_exactly_twenty() {
    let marks = of_paper(&named("upsc-cse-gs1"), &entries(&[(70, Right), (30, Wrong)]));
    assert_eq!(marks.lost, Ratio::from_integer(20));
    assert_eq!(marks.obtained, Ratio::from_integer(120));
}

#[test]
fn sections_of_a_bank_paper_carry_their_own_fractions() {
    let pattern = named("ibps-po-prelims");
    let all: Vec<Entry> = [(0, 30), (1, 35), (2, 35)]
        .into_iter()
        .flat_map(|(section, count)| {
            (0..count).map(move |_| Entry { section, kind: Kind::OneChoice, outcome: Right })
        })
        .collect();
    let marks = of_paper(&pattern, &all);
    let by_section: Vec<String> =
        marks.sections.iter().map(|section| section.obtained.to_string()).collect();
    assert_eq!(by_section, ["30", "30", "40"]);
    let wrong: Vec<Entry> = all.iter().map(|one| Entry { outcome: Wrong, ..*one }).collect();
    assert_eq!(of_paper(&pattern, &wrong).obtained, ratio("-25"));
}

#[test]
fn more_than_a_tenth_of_blanks_disqualifies() {
    let pattern = named("rpsc-ras");
    let at_limit = of_paper(&pattern, &entries(&[(135, Right), (15, Blank)]));
    assert_eq!(at_limit.disqualified, None);
    assert_eq!(at_limit.obtained, ratio("180") - ratio("20/3"));
    let above = of_paper(&pattern, &entries(&[(134, Right), (16, Blank)]));
    assert_eq!(above.disqualified, Some(ratio("8/75")));
    let chosen = of_paper(&pattern, &entries(&[(100, Right), (50, NotAttempted)]));
    assert_eq!((chosen.disqualified, chosen.lost), (None, ratio("0")));
}

#[test]
fn a_minimum_is_reached_exactly_or_not() {
    let pattern = named("upsc-cse-csat");
    let marks = of_paper(&pattern, &entries(&[(27, Right), (1, Wrong), (52, Blank)]));
    assert_eq!((marks.obtained, marks.qualified), (ratio("200/3"), Some(true)));
    let marks = of_paper(&pattern, &entries(&[(27, Right), (2, Wrong), (51, Blank)]));
    assert_eq!((marks.obtained, marks.qualified), (ratio("395/6"), Some(false)));
    assert_eq!(marks.merit, ratio("0"));
}

#[test]
fn a_dropped_question_is_removed_or_given_to_all() {
    let mut pattern = named("upsc-cse-gs1");
    let went = [(1, Right), (2, Dropped)];
    let removed = of_paper(&pattern, &entries(&went));
    assert_eq!((removed.obtained, removed.out_of), (ratio("2"), ratio("2")));
    pattern.dropped = DroppedRule::MarksToAll;
    let given = of_paper(&pattern, &entries(&went));
    assert_eq!((given.obtained, given.out_of), (ratio("6"), ratio("6")));
}

#[test]
fn a_wrong_typed_or_multi_select_answer_costs_only_where_it_says_so() {
    let mut pattern = named("upsc-cse-gs1");
    let cost = |pattern: &Pattern, kind| of_question(pattern, &pattern.sections[0], kind, Wrong);
    assert_eq!(cost(&pattern, Kind::Typed), ratio("0"));
    assert_eq!(cost(&pattern, Kind::Several), ratio("0"));
    pattern.typed = Costs::AsOthers;
    assert_eq!(cost(&pattern, Kind::Typed), ratio("-2/3"));
    assert_eq!(cost(&pattern, Kind::Several), ratio("0"));
    pattern.multiple = MultipleMarks::Blank;
    let section = &pattern.sections[0];
    assert_eq!(of_question(&pattern, section, Kind::OneChoice, Multiple), ratio("0"));
}

#[test]
fn the_gain_of_a_guess_is_that_of_the_table() {
    let table: &[(&str, [(u8, &str); 3])] = &[
        ("upsc-cse-gs1", [(4, "0"), (3, "2/9"), (2, "2/3")]),
        ("ssc-cgl-tier1", [(4, "1/8"), (3, "1/3"), (2, "3/4")]),
        ("ssc-gd", [(4, "5/16"), (3, "1/2"), (2, "7/8")]),
        ("ssc-mts-session1", [(4, "3/4"), (3, "1"), (2, "3/2")]),
        ("ssc-cgl-tier2", [(4, "0"), (3, "1/3"), (2, "1")]),
        ("ibps-po-prelims", [(5, "0"), (4, "1/16"), (3, "1/6")]),
    ];
    for (id, gains) in table {
        let pattern = named(id);
        for (options, gain) in gains {
            let found = guess_gain(&pattern, &pattern.sections[0], *options, Instead::Cheapest);
            assert_eq!(found, ratio(gain), "{id} with {options}");
        }
    }
    let bpsc = named("bpsc-cce");
    let against = |instead| guess_gain(&bpsc, &bpsc.sections[0], 4, instead);
    assert_eq!(against(Instead::NotAttempted), ratio("0"));
    assert_eq!(against(Instead::Blank), ratio("1/3"));
    assert_eq!(against(Instead::Cheapest), ratio("0"));
}

#[test]
fn an_attempt_pays_above_the_break_even_chance() {
    let even = |id: &str, instead| {
        let pattern = named(id);
        break_even(&pattern, &pattern.sections[0], instead)
    };
    let cheapest = Instead::Cheapest;
    assert_eq!(even("upsc-cse-gs1", cheapest), ratio("1/4"));
    assert_eq!(even("ssc-cgl-tier1", cheapest), ratio("1/5"));
    assert_eq!(even("ssc-gd", cheapest), ratio("1/9"));
    assert_eq!(even("ssc-mts-session1", cheapest), ratio("0"));
    assert_eq!(even("ibps-po-prelims", cheapest), ratio("1/5"));
    assert_eq!(even("bpsc-cce", Instead::NotAttempted), ratio("1/4"));
    assert_eq!(even("bpsc-cce", Instead::Blank), ratio("0"));
}

#[test]
fn the_same_answers_are_marked_under_another_exam() {
    let (upsc, ssc) = (named("short-upsc-10"), named("short-ssc-10"));
    let went = entries(&[(5, Right), (3, Wrong), (2, NotAttempted)]);
    assert_eq!(of_paper(&upsc, &went).obtained, ratio("8"));
    assert_eq!(under(&ssc, &upsc, &went).obtained, ratio("17/2"));
    // A "not attempted" is a blank elsewhere, and a blank costs where the other exam charges for it.
    let blank = under(&upsc, &named("bpsc-cce"), &went);
    assert_eq!((blank.counts.blank, blank.counts.not_attempted), (2, 0));
    let charged = under(&named("bpsc-cce"), &upsc, &entries(&[(3, Blank)]));
    assert_eq!(charged.obtained, ratio("-1"));
    // Three sections under one of another exam: all of them by its marks.
    let across = Entry { section: 2, kind: Kind::OneChoice, outcome: Right };
    assert_eq!(under(&upsc, &named("rrb-ntpc-cbt1"), &[across]).obtained, ratio("2"));
}

const QUESTIONS: &str = r#"(schema: 1, id: "x", title: "x", subject: "x", licence: "CC0-1.0",
    topics: [(id: "t", title: "t")],
    questions: [
        (id: "one", topic: "t", explain: "…", ask: Single(stem: "Which?", options: [
            (text: "a"), (text: "b", right: true), (text: "c"), (text: "d")])),
        (id: "many", topic: "t", explain: "…", ask: MultiSelect(stem: "Which?", options: [
            (text: "a", right: true), (text: "b", right: true), (text: "c", right: true),
            (text: "d")])),
        (id: "typed", topic: "t", explain: "…", ask: Numeric(stem: "How many?", answer: "40")),
    ])"#;

fn question(id: &str) -> Question {
    let (decoded, found) = decode_bank(QUESTIONS);
    let questions = decoded.unwrap_or_else(|| panic!("{found:?}")).bank.questions;
    questions.into_iter().find(|one| one.id.as_str() == id).unwrap_or_else(|| panic!("{found:?}"))
}

fn many(ids: &[&str]) -> Response {
    Response::Many(ids.iter().map(|id| ChoiceId::from(*id)).collect())
}

#[test]
fn a_second_mark_on_a_question_with_one_answer_is_wrong_even_if_one_is_right() {
    let pattern = named("upsc-cse-gs1");
    let came_to = |response: &Response| Outcome::of(&question("one"), response, &pattern);
    assert_eq!(came_to(&many(&["2", "3"])), Multiple);
    assert_eq!(came_to(&many(&["2"])), Right);
    assert_eq!(came_to(&Response::One("2".into())), Right);
    assert_eq!(came_to(&Response::One("1".into())), Wrong);
    assert_eq!(came_to(&many(&[])), Blank);
}

#[test]
fn not_attempted_is_an_option_only_where_the_exam_has_it() {
    let chosen = Response::One("not-attempted".into());
    let came_to = |id| Outcome::of(&question("one"), &chosen, &named(id));
    assert_eq!(came_to("bpsc-cce"), NotAttempted);
    assert_eq!(came_to("upsc-cse-gs1"), Blank);
}

#[test]
fn an_incomplete_multi_select_answer_earns_what_the_rule_says() {
    let mut pattern = named("upsc-cse-gs1");
    let came_to =
        |pattern: &Pattern, ids: &[&str]| Outcome::of(&question("many"), &many(ids), pattern);
    assert_eq!(came_to(&pattern, &["1", "2", "3"]), Right);
    assert_eq!(came_to(&pattern, &["1", "2"]), Wrong);
    pattern.multi_select = MultiSelect::Proportional;
    assert_eq!(came_to(&pattern, &["1", "2"]), Partial(ratio("2/3")));
    assert_eq!(came_to(&pattern, &["1", "4"]), Wrong);
    pattern.multi_select = MultiSelect::Table(vec![ratio("1/4"), ratio("1/2")]);
    assert_eq!(came_to(&pattern, &["1"]), Partial(ratio("1/4")));
    assert_eq!(came_to(&pattern, &["1", "3"]), Partial(ratio("1/2")));
    assert_eq!(came_to(&pattern, &["1", "2", "3"]), Right);
    let typed = Response::Typed("४०".into());
    assert_eq!(Outcome::of(&question("typed"), &typed, &pattern), Right);
}

fn outcome() -> impl Strategy<Value = Outcome> {
    prop_oneof![
        Just(Right),
        Just(Wrong),
        Just(Blank),
        Just(NotAttempted),
        Just(Multiple),
        Just(Dropped),
        (1_i64..4, 4_i64..8).prop_map(|(of, parts)| Partial(Ratio::new(of, parts))),
    ]
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![Just(Kind::OneChoice), Just(Kind::Several), Just(Kind::Typed)]
}

proptest! {
    #[test]
    fn marks_are_bounded_and_a_right_answer_never_lowers_them(
        which in 0_usize..30,
        went in prop::collection::vec((0_usize..5, kind(), outcome()), 1..80),
        at in 0_usize..80,
        to_all in any::<bool>(),
    ) {
        let mut pattern = shipped().swap_remove(which);
        if to_all {
            pattern.dropped = DroppedRule::MarksToAll;
        }
        let sections = pattern.sections.len();
        let mut all: Vec<Entry> = went
            .into_iter()
            .map(|(section, kind, outcome)| Entry { section: section % sections, kind, outcome })
            .collect();
        let marks = of_paper(&pattern, &all);
        prop_assert!(marks.obtained <= marks.out_of);
        prop_assert!(marks.obtained >= -marks.out_of);
        let sums: Ratio<i64> = marks.sections.iter().map(|section| section.obtained).sum();
        prop_assert_eq!(sums, marks.obtained);
        // A better answer in any one place never lowers the sum.
        let at = at % all.len();
        if all[at].outcome != Dropped {
            all[at].outcome = Right;
            let better = of_paper(&pattern, &all);
            prop_assert!(better.obtained >= marks.obtained);
            prop_assert_eq!(better.out_of, marks.out_of);
            all[at].outcome = Wrong;
            prop_assert!(of_paper(&pattern, &all).obtained < better.obtained);
        }
    }
}
