//! The report on a lesson as a PDF: what it says, and that no row is broken.

use smriti::domain::bank::Bank;
use smriti::domain::bank::markup::one_line;
use smriti::domain::class::lesson::{Marking, Rules};
use smriti::domain::class::report::Report;
use smriti::domain::class::room::{Command, Step};
use smriti::domain::locale::Locale;
use smriti::print::results::Results;
use smriti::print::{A4, Mark, Printout, Role, What};

use super::reading::{Read, bare};
use super::shipped;
use crate::class::held::{BEGUN, Held, civil, lesson};
use crate::class::rig::Rig;

/// A bank whose questions are in both languages.
fn both() -> Bank {
    shipped().into_iter().find(|bank| bank.questions.len() > 30).expect("a bank")
}

fn printed(report: &Report, locale: Locale) -> Printout {
    let questions: Vec<usize> = (0..report.asked.len()).collect();
    let students: Vec<usize> = (0..report.outcome.candidates.len()).collect();
    let when = "20 November 2026, 10:30";
    Results { report, when, questions: &questions, students: &students, locale }.printout()
}

fn large(marking: Marking) -> Report {
    Report::of(&Held::whole(lesson(&both(), 14, marking), 90).room, BEGUN)
}

/// For the eye: `SMRITI_ALBUM=folder` keeps the files.
fn show(name: &str, pdf: &[u8]) {
    if let Some(album) = smriti::env::variable("SMRITI_ALBUM") {
        let path = std::path::Path::new(&album).join(format!("{name}.pdf"));
        std::fs::write(path, pdf).expect("written");
    }
}

#[test]
fn every_question_and_student_can_be_read_from_the_pdf_in_both_languages() {
    let report = large(civil());
    for locale in Locale::ALL {
        let printout = printed(&report, locale);
        let pdf = printout.to_pdf().expect("a PDF");
        show(&format!("results-{locale}"), &pdf);
        let read = Read::of(&pdf);
        assert_eq!(read.pages(), printout.pages.len());
        assert_eq!(read.language(), locale.tag());
        let text = read.text();
        assert!(!text.contains('\u{fffd}'), "a glyph stands for nothing");
        for asked in &report.asked {
            let line = asked.printed.in_a_line().expect("a line");
            let line = one_line(line.text(locale)).into_owned();
            assert!(text.contains(&bare(&line)), "{locale}: {line}");
        }
        for (candidate, standing) in
            report.outcome.candidates.iter().zip(&report.analysis.standings)
        {
            let percentile = format!("{:.5}", standing.percentile.expect("a percentile"));
            assert!(text.contains(&bare(&candidate.label)), "{}", candidate.label);
            assert!(text.contains(&percentile), "{percentile}");
        }
        let says: &[&str] = match locale {
            Locale::En => {
                &["Standard deviation", "Cronbach’s alpha", "What went worst", "Standard error"]
            }
            Locale::Hi => &["मानक विचलन", "क्रोनबाख अल्फ़ा", "जो सबसे ख़राब रहा", "पर्सेंटाइल"],
        };
        for said in says {
            assert!(text.contains(&bare(said)), "{locale}: {said}");
        }
    }
}

/// What stands on a line of a page, from left to right, by how far down it is.
fn lines(printout: &Printout, page: usize) -> Vec<(f32, Vec<&Mark>)> {
    let mut lines: Vec<(f32, Vec<&Mark>)> = Vec::new();
    for mark in printout.pages[page].marks.iter().filter(|mark| mark.said().is_some()) {
        match lines.iter_mut().find(|(y, _)| (*y - mark.y).abs() < 0.1) {
            Some((_, line)) => line.push(mark),
            None => lines.push((mark.y, vec![mark])),
        }
    }
    lines
}

fn is_head(line: &[&Mark]) -> bool {
    let said: Vec<&str> = line.iter().filter_map(|mark| mark.said()).map(str::trim).collect();
    said.contains(&"Rank") && said.contains(&"Percentile")
}

#[test]
fn a_table_of_students_repeats_its_head_and_never_breaks_a_row() {
    let mut held = Held::new(lesson(&both(), 3, Marking::Accuracy));
    for device in 0..400 {
        held.join(device);
    }
    // A name that needs two lines is one row all the same.
    let long = "Anantapadmanabhan Venkatasubramaniam the 2nd";
    held.host(Command::Seat { name: long[..40].into(), roll: Some("१२".into()) });
    held.forward_to(Step::Options);
    held.host(Command::Forward);
    let report = Report::of(&held.room, BEGUN);
    // Nobody answered, so there is nothing to print but that; with one answer there is all of it.
    assert_eq!(printed(&report, Locale::En).pages.len(), 1);
    let mut held = Held::whole(lesson(&both(), 3, Marking::Accuracy), 400);
    held.room.apply(&smriti::domain::class::room::Entry {
        at: held.room.now(),
        what: smriti::domain::class::room::What::Joined {
            token: None,
            name: long[..40].into(),
            roll: Some("12".into()),
            held: false,
        },
    });
    let report = Report::of(&held.room, BEGUN);
    let printout = printed(&report, Locale::En);
    let pages = printout.pages.len();
    assert!(pages > 8, "{pages} pages");
    let mut students = 0;
    let mut heads = 0;
    for page in 0..pages {
        let lines = lines(&printout, page);
        let head = lines.iter().position(|(_, line)| is_head(line));
        // A percentile ends a row: its roll number and name are on the same page.
        let is_percentile = |mark: &&&Mark| {
            mark.said().is_some_and(|said| {
                said.split_once('.').is_some_and(|(_, decimals)| decimals.trim().len() == 5)
            })
        };
        let rows: Vec<_> =
            lines.iter().filter(|(_, line)| line.iter().any(|mark| is_percentile(&mark))).collect();
        students += rows.len();
        if rows.is_empty() {
            continue;
        }
        heads += 1;
        let head = head.unwrap_or_else(|| panic!("page {} has no head", page + 1));
        let first = rows[0].0;
        assert!(lines[head].0 < first, "the head stands over the rows");
        assert!(rows.iter().all(|(_, line)| line.len() >= 8), "page {}", page + 1);
    }
    assert_eq!(students, 401 - 1, "all but who was absent throughout");
    assert!(heads > 6);
    // What is repeated is read once.
    let text = Read::of(&printout.to_pdf().expect("a PDF")).text();
    assert_eq!(text.matches("RankRollNo.Name").count(), 1);
    // Both lines of the long name are on one page, and on the page.
    let found: Vec<usize> = (0..pages)
        .filter(|page| {
            printout.pages[*page]
                .marks
                .iter()
                .any(|mark| mark.said().is_some_and(|said| said.contains("Anantapadmanabhan")))
        })
        .collect();
    assert_eq!(found.len(), 1);
}

#[test]
fn nothing_lies_beyond_the_margins_and_no_question_is_broken() {
    for marking in [Marking::Accuracy, civil()] {
        let report = large(marking);
        for locale in Locale::ALL {
            let printout = printed(&report, locale);
            for (number, page) in printout.pages.iter().enumerate() {
                for mark in &page.marks {
                    let (left, top, right, bottom) = mark.extent();
                    let below = if mark.role == Role::Aside { 20.0 } else { 54.0 };
                    let fits = left >= 41.4
                        && right <= A4.0 - 41.4
                        && top >= 39.4
                        && bottom <= A4.1 - below + 0.6;
                    assert!(fits, "page {} in {locale}: {mark:?}", number + 1);
                }
                // Of every question all options are on its page: as many ticks as full bars.
                let is = |wanted: fn(&What) -> bool| {
                    page.marks.iter().filter(|mark| wanted(&mark.what)).count()
                };
                let ticks = page
                    .marks
                    .iter()
                    .filter(|mark| mark.said().is_some_and(|said| said.ends_with(" ✓")))
                    .count();
                let blocks = is(
                    |what| matches!(what, What::Block { height, .. } if (*height - 5.0).abs() < 0.01),
                );
                assert_eq!(ticks, blocks, "page {} in {locale}", number + 1);
            }
        }
    }
}

#[test]
fn names_with_marks_are_printed_as_they_are_and_small_classes_are_warned() {
    let mut rig = Rig::new(Rules::default());
    rig.join(1, "*Asha* _(x)").expect("a seat");
    rig.forward_to(Step::Options);
    rig.answer(1, 0, 1, "B").expect("an answer");
    rig.forward_to(Step::Reason);
    let printout = printed(&Report::of(&rig.room, BEGUN), Locale::En);
    let text = Read::of(&printout.to_pdf().expect("a PDF")).text();
    assert!(text.contains("*Asha*_(x)"), "{text}");
    assert!(text.contains(&bare("With fewer than 10 no figure can be trusted")));
    assert!(text.contains(&bare("The lesson is not over")));
}

#[test]
fn hands_alone_are_printed_with_their_bars_and_without_students() {
    let mut rig = Rig::new(Rules::default());
    rig.forward_to(Step::Options);
    rig.host(Command::Count(vec![3, 9, 0, 0])).expect("hands");
    rig.host(Command::End).expect("an end");
    let printout = printed(&Report::of(&rig.room, BEGUN), Locale::En);
    let pdf = printout.to_pdf().expect("a PDF");
    show("results-hands", &pdf);
    let text = Read::of(&pdf).text();
    assert!(text.contains(&bare("Hands belong to nobody")) && text.contains(&bare("9 · 75 %")));
    assert!(!text.contains("Percentile") && !text.contains("topthird"), "{text}");
}
