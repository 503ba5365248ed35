//! The pages before they are a file: margins, columns, what is never broken, sheets of circles.

use std::collections::BTreeMap;

use proptest::prelude::*;
use smriti::domain::bank::Bank;
use smriti::domain::exam::paper::Set;
use smriti::domain::locale::Text;
use smriti::print::{A4, Asked, Columns, Language, Line, Mark, Paper, Printout, Role, Size, What};

use super::{FORMATS, all, asked, bank, no_images, paper, shipped};
use crate::bank::arbitrary;

/// The margins of booklets: at the sides, above and below.
const MARGIN: (f32, f32, f32) = (42.0, 40.0, 54.0);
const NEARLY: f32 = 0.6;

fn line(mark: &Mark) -> Option<&Line> {
    match &mark.what {
        What::Words(line) => Some(line),
        _ => None,
    }
}

/// What is beyond the margins, if anything is.
fn beyond(printout: &Printout) -> Option<String> {
    for (number, page) in printout.pages.iter().enumerate() {
        for mark in &page.marks {
            let (left, top, right, bottom) = mark.extent();
            let below = if mark.role == Role::Aside { 20.0 } else { MARGIN.2 };
            let fits = left >= MARGIN.0 - NEARLY
                && right <= A4.0 - MARGIN.0 + NEARLY
                && top >= MARGIN.1 - NEARLY
                && bottom <= A4.1 - below + NEARLY;
            if !fits {
                return Some(format!("page {}: {mark:?}", number + 1));
            }
        }
    }
    None
}

/// The column that a place is in: the page, and left or right.
fn column(paper: &Paper, page: usize, mark: &Mark) -> (usize, bool) {
    let is_two = paper.columns == Columns::Two && paper.size == Size::Normal;
    (page, is_two && mark.x > A4.0 / 2.0)
}

/// A column, by page and side, and how many lines are in it.
type Part = ((usize, bool), usize);

/// Of each paragraph, how many lines are in each of its columns.
fn paragraphs(paper: &Paper, printout: &Printout) -> BTreeMap<u32, Vec<Part>> {
    let mut found: BTreeMap<u32, Vec<Part>> = BTreeMap::new();
    for (page, marks) in printout.pages.iter().enumerate() {
        for mark in marks.marks.iter().filter(|mark| mark.role == Role::Text) {
            let Some(line) = line(mark) else { continue };
            let here = column(paper, page, mark);
            let parts = found.entry(line.paragraph).or_default();
            match parts.last_mut() {
                Some((there, count)) if *there == here => *count += 1,
                _ => parts.push((here, 1)),
            }
        }
    }
    found
}

/// What each option says in which columns: from its letter to the next label.
fn broken_options(paper: &Paper, printout: &Printout) -> Vec<String> {
    let mut broken = Vec::new();
    let mut open: Option<(String, (usize, bool), u32)> = None;
    for (page, marks) in printout.pages.iter().enumerate() {
        for mark in marks.marks.iter().filter(|mark| mark.role == Role::Text) {
            let Some(line) = line(mark) else { continue };
            let said = line.said().trim();
            let here = column(paper, page, mark);
            let is_label = said.len() == 3 && said.starts_with('(') && said.ends_with(')');
            if is_label {
                open = Some((said.to_owned(), here, u32::MAX));
            } else if let Some((label, there, paragraph)) = &mut open {
                // The first paragraph after a label is the option's.
                if *paragraph == u32::MAX {
                    *paragraph = line.paragraph;
                }
                if *paragraph == line.paragraph && *there != here {
                    broken.push(format!("{label} {said}"));
                }
            }
        }
    }
    broken
}

#[test]
fn shipped_questions_stay_within_the_margins_whole_and_are_never_broken_badly() {
    let banks = shipped();
    let questions: Vec<Asked> = banks.iter().flat_map(asked).step_by(7).take(60).collect();
    for language in [Language::English, Language::Hindi, Language::Both] {
        for (columns, size) in
            [(Columns::Two, Size::Normal), (Columns::One, Size::Normal), (Columns::One, Size::Big)]
        {
            let paper = Paper { columns, size, ..paper(questions.clone(), language) };
            let printout = paper.question_paper(Set::B, &no_images);
            assert_eq!(beyond(&printout), None, "{language:?} {columns:?} {size:?}");
            assert_eq!(broken_options(&paper, &printout), Vec::<String>::new());
            let solutions = paper.solutions(&no_images);
            assert_eq!(beyond(&solutions), None, "{language:?} {columns:?} {size:?}");
            for printed in [&printout, &solutions] {
                for (paragraph, parts) in paragraphs(&paper, printed) {
                    let is_alone = parts.len() > 1 && parts.iter().any(|(_, count)| *count < 2);
                    assert!(!is_alone, "{language:?} {columns:?}: {paragraph} {parts:?}");
                }
            }
            // Every question that is lower than a column stands in one.
            for (number, places) in questions_of(&paper, &printout) {
                let span = places.len();
                assert!(
                    span == 1 || size == Size::Big || language == Language::Both,
                    "{number}: {places:?}"
                );
            }
        }
    }
}

/// The columns that each question is in, by its number.
fn questions_of(paper: &Paper, printout: &Printout) -> BTreeMap<usize, Vec<(usize, bool)>> {
    let mut found: BTreeMap<usize, Vec<(usize, bool)>> = BTreeMap::new();
    let mut number = 0;
    for (page, marks) in printout.pages.iter().enumerate() {
        for mark in marks.marks.iter().filter(|mark| mark.role == Role::Text) {
            let Some(line) = line(mark) else { continue };
            if line.said().trim() == format!("{}.", number + 1)
                && line.runs[0].face == smriti::print::Face::Bold
            {
                number += 1;
            }
            let here = column(paper, page, mark);
            let places = found.entry(number).or_default();
            let is_end = line.said().starts_with('—');
            if number > 0 && !is_end && places.last() != Some(&here) {
                places.push(here);
            }
        }
    }
    found.remove(&0);
    found
}

#[test]
fn a_question_longer_than_a_column_is_broken_with_two_lines_on_either_side() {
    let bank = bank(FORMATS);
    let mut long = Asked::of(&bank.questions[0], &bank);
    let sentence = "It is a long sentence that says little and goes on for a while. ".repeat(9);
    let texts: Vec<String> = (0..14).map(|number| format!("{sentence}{number}.")).collect();
    long.printed.blocks =
        vec![smriti::domain::bank::printed::Block::Stem(Text::same(texts.join("\n\n")))];
    let paper = paper(vec![long], Language::English);
    let printout = paper.question_paper(Set::A, &no_images);
    let parts = paragraphs(&paper, &printout);
    assert!(parts.values().any(|parts| parts.len() > 1), "something was broken");
    for parts in parts.values().filter(|parts| parts.len() > 1) {
        assert!(parts.iter().all(|(_, count)| *count >= 2), "{parts:?}");
    }
    assert_eq!(beyond(&printout), None);
}

#[test]
fn the_columns_of_the_last_page_are_about_even_and_the_paper_says_that_it_ends() {
    let banks = shipped();
    let questions: Vec<Asked> = banks.iter().flat_map(asked).take(33).collect();
    let paper = paper(questions, Language::English);
    let printout = paper.question_paper(Set::A, &no_images);
    let last = printout.pages.last().expect("a page");
    let mut bottoms = [0.0_f32; 2];
    let mut end = None;
    for mark in last.marks.iter().filter(|mark| mark.role == Role::Text) {
        if mark.said().is_some_and(|said| said == "— END —") {
            end = Some(mark.extent().1);
        } else {
            let side = usize::from(column(&paper, 0, mark).1);
            bottoms[side] = bottoms[side].max(mark.extent().3);
        }
    }
    let end = end.expect("the end");
    assert!(bottoms.iter().all(|bottom| *bottom > 0.0 && *bottom < end), "{bottoms:?} {end}");
    // No more apart than the tallest of these questions.
    assert!((bottoms[0] - bottoms[1]).abs() < 200.0, "{bottoms:?}");
    let ends = printout.pages.iter().flat_map(|page| &page.marks);
    assert_eq!(ends.filter(|mark| mark.said() == Some("— END —")).count(), 1);
    let turns: Vec<bool> = printout
        .pages
        .iter()
        .map(|page| page.marks.iter().any(|mark| mark.said() == Some("P.T.O.")))
        .collect();
    let expected: Vec<bool> = (1..=turns.len()).map(|page| page < turns.len()).collect();
    assert_eq!(turns, expected, "to be turned over as long as there is more");
}

#[test]
fn big_type_is_big_throughout() {
    let bank = bank(FORMATS);
    let paper = Paper { size: Size::Big, ..paper(asked(&bank), Language::Both) };
    let printout = paper.question_paper(Set::A, &no_images);
    let marks = printout.pages.iter().flat_map(|page| &page.marks);
    let lines = marks.filter(|mark| mark.role == Role::Text).filter_map(line);
    for run in lines.flat_map(|line| &line.runs) {
        assert!(run.points >= 16.0 || run.rise != 0.0, "{} points", run.points);
    }
}

#[test]
fn raised_and_lowered_letters_are_smaller_and_off_the_line() {
    let bank = bank(FORMATS);
    let mut asked = Asked::of(&bank.questions[0], &bank);
    let stem = Text::same("10^(6) m_(e) and **not** *this*".to_owned());
    asked.printed.blocks = vec![smriti::domain::bank::printed::Block::Stem(stem)];
    let paper = paper(vec![asked], Language::English);
    let printout = paper.question_paper(Set::A, &no_images);
    let lines: Vec<&Line> = printout.pages[0]
        .marks
        .iter()
        .filter_map(line)
        .filter(|line| line.said().starts_with("10"))
        .collect();
    let [stem] = lines.as_slice() else { panic!("{} lines", lines.len()) };
    assert_eq!(stem.said(), "106 me and not this");
    let off: Vec<(bool, bool)> = stem
        .runs
        .iter()
        .filter(|run| run.rise != 0.0)
        .map(|run| (run.rise > 0.0, run.points < 10.0))
        .collect();
    assert_eq!(off, [(true, true), (false, true)]);
    assert_eq!(stem.runs.iter().filter(|run| run.is_underlined).count(), 1);
    assert_eq!(stem.runs.iter().filter(|run| run.face == smriti::print::Face::Bold).count(), 1);
}

#[test]
fn a_sheet_has_a_circle_for_every_choice_and_none_touches_another() {
    let bank = bank(FORMATS);
    let one = Asked::of(&bank.questions[1], &bank);
    assert_eq!(one.printed.choices().len(), 4);
    for count in [1, 9, 30, 100, 150, 200] {
        let paper = paper(vec![one.clone(); count], Language::Both);
        let sheet = paper.answer_sheet();
        assert_eq!(sheet.pages.len(), 1);
        let circles: Vec<(f32, f32, f32)> = sheet.pages[0]
            .marks
            .iter()
            .filter_map(|mark| match mark.what {
                What::Circle { radius, is_full: false, .. } => Some((mark.x, mark.y, radius)),
                _ => None,
            })
            .collect();
        // Roll number, sets, and two that show how not to fill them.
        assert_eq!(circles.len(), 80 + 4 + 2 + count * 4, "{count} questions");
        for (number, (x, y, r)) in circles.iter().enumerate() {
            assert!(*x - r > 40.0 && x + r < A4.0 - 40.0 && *y - r > 40.0 && y + r < A4.1 - 40.0);
            for (other_x, other_y, other_r) in &circles[number + 1..] {
                let apart = (x - other_x).hypot(y - other_y);
                assert!(apart > r + other_r, "{count} questions: circles touch at {x}, {y}");
            }
        }
    }
    let paper = paper(vec![one; 201], Language::English);
    assert_eq!(paper.answer_sheet().pages.len(), 2, "the rest on a second sheet");
}

#[test]
fn written_answers_have_a_line_on_the_sheet_of_each_set() {
    let bank = bank(FORMATS);
    let paper = paper(asked(&bank), Language::English);
    let written = paper.questions.iter().filter(|asked| !asked.is_by_choice()).count();
    assert_eq!(written, 2);
    let sheet = paper.answer_sheet();
    assert_eq!(sheet.pages.len(), 4, "a sheet for each set");
    let circles = |page: &smriti::print::Page| {
        page.marks.iter().filter(|mark| matches!(mark.what, What::Circle { .. })).count()
    };
    let choices = paper.questions.iter().map(|asked| asked.printed.choices().len()).max();
    for page in &sheet.pages {
        // Besides those of every sheet: two full ones as examples, and the ring around its set.
        let expected = 80 + 4 + 2 + 2 + 1 + 16 * choices.expect("choices");
        assert_eq!(circles(page), expected);
    }
}

/// The questions of a bank, as they are asked.
fn of(bank: &Bank) -> Vec<Asked> {
    asked(bank)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn whatever_is_asked_is_printed_within_the_margins(
        bank in arbitrary::bank(),
        language in prop_oneof![Just(Language::English), Just(Language::Hindi), Just(Language::Both)],
        (columns, size) in prop_oneof![
            Just((Columns::Two, Size::Normal)),
            Just((Columns::One, Size::Normal)),
            Just((Columns::One, Size::Big)),
        ],
    ) {
        let paper = Paper { columns, size, ..paper(of(&bank), language) };
        for set in [Set::A, Set::D] {
            let printout = paper.question_paper(set, &no_images);
            prop_assert_eq!(beyond(&printout), None);
            prop_assert_eq!(questions_of(&paper, &printout).len(), paper.questions.len());
            prop_assert_eq!(broken_options(&paper, &printout), Vec::<String>::new());
        }
        for printout in all(&paper) {
            prop_assert!(!printout.to_pdf().expect("a PDF").is_empty());
        }
        prop_assert_eq!(beyond(&paper.solutions(&no_images)), None);
    }
}

#[test]
fn there_is_room_to_write_a_name_in_every_language_and_size() {
    let questions = asked(&bank(FORMATS));
    for language in [Language::English, Language::Hindi, Language::Both] {
        for size in [Size::Normal, Size::Big] {
            let paper = Paper { size, ..paper(questions.clone(), language) };
            let printout = paper.question_paper(Set::A, &no_images);
            let says_name = |mark: &&Mark| {
                mark.said().is_some_and(|said| matches!(said, "Name" | "नाम" | "Name / नाम"))
            };
            let first = &printout.pages[0].marks;
            let name = first.iter().find(says_name).expect("where a name goes");
            // The line behind it, on which the name is written.
            let (_, _, end, _) = name.extent();
            let line = first.iter().find_map(|mark| match mark.what {
                What::Rule { right, down: 0.0, .. } => {
                    ((mark.y - name.y - 2.0).abs() < NEARLY && mark.x > end).then_some(right)
                }
                _ => None,
            });
            let line = line.expect("a line");
            assert!(line > 11.0 * size.points(), "{language:?} {size:?}: {line} points");
        }
    }
}
