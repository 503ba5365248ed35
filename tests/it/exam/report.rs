//! Reports: where the marks and the time went, what certainty was worth, and marking anew.

use std::collections::BTreeSet;

use num_rational::Ratio;
use smriti::domain::answer::Certainty;
use smriti::domain::bank::{Body, Question, QuestionId};
use smriti::domain::exam::marks::Outcome;
use smriti::domain::exam::report::{Asked, Calibration, Cell, Level, Report, Table, Verdict};
use smriti::domain::exam::sitting::{Ended, Input, Refused, Sitting};

use super::desk::{Desk, MINUTE, SECOND, one, questions};
use super::pattern::named;

fn report(sitting: &Sitting, questions: &[Question]) -> Report {
    report_without(sitting, questions, &BTreeSet::new())
}

fn report_without(
    sitting: &Sitting,
    questions: &[Question],
    dropped: &BTreeSet<QuestionId>,
) -> Report {
    let slots = &sitting.paper().slots;
    let asked: Vec<Option<Asked<'_>>> = questions
        .iter()
        .zip(slots)
        .map(|(question, slot)| Some(Asked { question, key: slot.key }))
        .collect();
    Report::of(sitting, &asked, dropped).expect("a sitting that is over")
}

/// A paper of ten in which option 1 is always right: six right, three wrong, one left.
fn sat() -> (Sitting, Vec<Question>) {
    use Certainty::{Guess, Sure, ThinkSo};
    let mut desk = Desk::at(named("short-upsc-10"));
    let answers = [
        ("1", Some(Sure)),
        ("1", Some(Sure)),
        ("2", Some(Sure)),
        ("1", Some(ThinkSo)),
        ("3", Some(ThinkSo)),
        ("1", Some(Guess)),
        ("4", Some(Guess)),
        ("1", None),
        ("1", None),
    ];
    for (choice, certainty) in answers {
        desk.pass(20 * SECOND);
        if let Some(certainty) = certainty {
            desk.must(Input::Tag(certainty));
        }
        desk.answer(choice);
    }
    desk.pass(5 * SECOND);
    desk.must(Input::Submit);
    let questions = questions(desk.sitting.paper());
    (desk.sitting, questions)
}

#[test]
fn marks_and_time_are_told_by_every_part_of_the_paper() {
    let (sitting, questions) = sat();
    let report = report(&sitting, &questions);
    // 6 · 2 − 3 · 2/3 = 10 of 20.
    assert_eq!(report.marks.obtained, Ratio::from_integer(10));
    assert_eq!(report.marks.out_of, Ratio::from_integer(20));
    assert_eq!(report.time.used, 185 * SECOND);
    assert_eq!(report.time.ended, Ended::ByCandidate);
    let thirds: Vec<(u8, u32, u32)> = report
        .thirds
        .iter()
        .map(|part| (part.name, part.counts.asked(), part.counts.right))
        .collect();
    assert_eq!(thirds, [(1, 4, 3), (2, 3, 1), (3, 3, 2)]);
    for parts in [
        report.topics.iter().map(|part| (part.obtained, part.out_of, part.millis)).collect(),
        report.sections.iter().map(|part| (part.obtained, part.out_of, part.millis)).collect(),
        report.formats.iter().map(|part| (part.obtained, part.out_of, part.millis)).collect(),
        report
            .thirds
            .iter()
            .map(|part| (part.obtained, part.out_of, part.millis))
            .collect::<Vec<_>>(),
    ] {
        let sum = parts
            .into_iter()
            .fold((Ratio::from_integer(0), Ratio::from_integer(0), 0), |sum, part| {
                (sum.0 + part.0, sum.1 + part.1, sum.2 + part.2)
            });
        assert_eq!(sum, (Ratio::from_integer(10), Ratio::from_integer(20), 185 * SECOND));
    }
}

#[test]
fn guesses_and_sure_mistakes_are_told() {
    let (sitting, questions) = sat();
    let report = report(&sitting, &questions);
    assert_eq!((report.guesses.count, report.guesses.right), (2, 1));
    assert_eq!(report.guesses.earned, Ratio::new(4, 3));
    assert_eq!(report.sure_but_wrong, [2]);
    assert_eq!(report.calibration.level(Certainty::Sure), Level { count: 3, right: 2 });
    assert_eq!(report.calibration.untagged, Level { count: 2, right: 2 });
    assert!(report.advice.iter().all(|advice| advice.verdict == Verdict::TooFew));
    assert!(report.advice.iter().all(|advice| advice.break_even == Ratio::new(1, 4)));
}

#[test]
fn changed_answers_are_told_by_the_first_and_the_last() {
    let mut desk = Desk::at(named("short-upsc-10"));
    for answers in [&["2", "1"][..], &["1", "2"], &["1", "3", "1"], &["2", "3"], &["1", ""]] {
        let slot = desk.sitting.current();
        for choice in answers {
            if desk.sitting.current() != slot {
                desk.must(Input::Open(slot));
            }
            if choice.is_empty() {
                desk.must(Input::Clear);
                desk.must(Input::SaveAndNext);
            } else {
                desk.answer(choice);
            }
        }
    }
    desk.must(Input::Submit);
    let changes = report(&desk.sitting, &questions(desk.sitting.paper())).changes;
    assert_eq!(changes.wrong_to_right, [0]);
    assert_eq!(changes.right_to_wrong, [1]);
    assert_eq!(changes.wrong_to_wrong, [3]);
    assert_eq!(changes.right_to_blank, [4]);
}

#[test]
fn answered_and_marked_is_evaluated_and_marked_alone_is_not() {
    let mut desk = Desk::at(named("short-ssc-10"));
    desk.must(Input::Choose(one("1")));
    desk.must(Input::MarkAndNext);
    desk.must(Input::MarkAndNext);
    desk.must(Input::Choose(one("1")));
    desk.must(Input::Submit);
    let report = report(&desk.sitting, &questions(desk.sitting.paper()));
    let outcomes: Vec<Outcome> = report.questions.iter().take(3).map(|line| line.outcome).collect();
    assert_eq!(outcomes, [Outcome::Right, Outcome::Blank, Outcome::Blank]);
}

#[test]
fn a_corrected_key_or_a_dropped_question_marks_the_sitting_anew() {
    let (sitting, mut questions) = sat();
    let before = report(&sitting, &questions);
    // The third question's right answer was 2 after all.
    if let Body::SingleBest(choices) = &mut questions[2].body {
        choices.options[0].right = false;
        choices.options[1].right = true;
    }
    let dropped = BTreeSet::from([questions[4].id.clone()]);
    let slots = &sitting.paper().slots;
    let asked: Vec<Option<Asked<'_>>> = questions
        .iter()
        .enumerate()
        .map(|(place, question)| {
            let key = slots[place].key + u64::from(place == 2);
            (place != 9).then_some(Asked { question, key })
        })
        .collect();
    let after = Report::of(&sitting, &asked, &dropped).expect("a report");
    assert_eq!((after.key_changed.as_slice(), after.missing.as_slice()), (&[2][..], &[9][..]));
    let remarked = before.remarked(&after);
    let changed = [
        (2, Outcome::Wrong, Outcome::Right),
        (4, Outcome::Wrong, Outcome::Dropped),
        (9, Outcome::Blank, Outcome::Dropped),
    ];
    assert_eq!(remarked.questions, changed);
    assert_eq!(remarked.marks, (Ratio::from_integer(10), Ratio::new(40, 3)));
    assert_eq!(remarked.out_of, (Ratio::from_integer(20), Ratio::from_integer(16)));
}

#[test]
fn the_same_answers_under_another_exam_are_a_what_if() {
    let (sitting, questions) = sat();
    let report = report(&sitting, &questions);
    // 6 · 2 − 3 · 1/2.
    assert_eq!(report.what_if(&named("short-ssc-10")).obtained, Ratio::new(21, 2));
    // 6 · 1 − 3 · 1/3 − 1 · 1/3 for the blank.
    assert_eq!(report.what_if(&named("bpsc-cce")).obtained, Ratio::new(14, 3));
}

#[test]
fn wilsons_interval_is_that_of_the_books() {
    let share = |right, count| Level { count, right }.share().expect("a share");
    for (right, count, low, high) in [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (5, 10, 0.2366, 0.7634),
        (81, 263, 0.2553, 0.3662),
    ] {
        let found = share(right, count);
        assert!((found.low - low).abs() < 5e-4 && (found.high - high).abs() < 5e-4, "{found:?}");
    }
    assert_eq!(Level::default().share(), None);
}

#[test]
fn advice_follows_own_rates_and_says_when_they_are_too_few() {
    let even = Ratio::new(1, 4);
    let guess = |right, count| {
        let mut calibration = Calibration::default();
        calibration.levels[0] = Level { count, right };
        calibration.advise(Certainty::Guess, even).verdict
    };
    assert_eq!(guess(9, 9), Verdict::TooFew);
    assert_eq!(guess(8, 10), Verdict::Attempt);
    assert_eq!(guess(3, 10), Verdict::Unclear);
    assert_eq!(guess(2, 40), Verdict::Skip);
    let nothing = Calibration::default();
    let free = nothing.advise(Certainty::Guess, Ratio::from_integer(0)).verdict;
    assert_eq!(free, Verdict::AlwaysAttempt);
    // Sittings add up.
    let mut one = Calibration::default();
    one.levels[2] = Level { count: 6, right: 6 };
    assert_eq!(one.with(&one).advise(Certainty::Sure, even).verdict, Verdict::Attempt);
}

#[test]
fn every_plot_is_a_table_too() {
    let (sitting, questions) = sat();
    let report = report(&sitting, &questions);
    let tables: [(Table, usize); 6] = [
        (report.topic_table(), report.topics.len()),
        (report.section_table(), 1),
        (report.format_table(), 1),
        (report.third_table(), 3),
        (report.question_table(), 10),
        (report.calibration_table(), 4),
    ];
    for (table, rows) in tables {
        assert_eq!(table.rows.len(), rows);
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    }
    let sure = report.calibration_table().rows.swap_remove(2);
    assert_eq!(sure[..3], [Cell::Certainty(Some(Certainty::Sure)), Cell::Count(3), Cell::Count(2)]);
}

/// An exam site ended an exam and showed no result.
#[test]
fn x19_every_sitting_that_ends_has_a_report() {
    let ends: [fn(&mut Desk); 4] = [
        |desk| desk.must(Input::Submit),
        |desk| {
            desk.pass(200 * MINUTE);
            desk.tick();
        },
        |desk| desk.killed_for(10_000 * MINUTE),
        |desk| {
            desk.pass(200 * MINUTE);
            assert_eq!(desk.does(Input::Submit), Some(Refused::TimeUp));
        },
    ];
    for id in ["ssc-cgl-tier1", "upsc-cse-gs1", "short-ssc-10", "rpsc-ras"] {
        for end in ends {
            let mut desk = Desk::at(named(id));
            assert!(Report::of(&desk.sitting, &[], &[].into()).is_err());
            end(&mut desk);
            let asked = questions(desk.sitting.paper());
            let told = report(&desk.sitting, &asked);
            assert_eq!(told.questions.len(), desk.sitting.sheets().len(), "{id}");
            // And the same one after another start.
            let (paper, start) = (desk.sitting.paper().clone(), desk.sitting.start());
            let again = Sitting::replay(paper, start, &desk.kept);
            assert_eq!(report(&again, &asked), told);
        }
    }
}
