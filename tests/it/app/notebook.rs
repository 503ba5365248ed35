//! The mistakes notebook: what is in it, filters, causes, notes, and revising what is left.

use std::collections::BTreeSet;

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::screen::Screen;
use smriti::app::screen::notebook::Notebook;
use smriti::domain::answer::Certainty;
use smriti::domain::bank::QuestionId;
use smriti::domain::event::Cause;
use smriti::domain::progress::MistakeKind;

use super::driver::Driver;
use super::report::{Does, at_today, sit};
use crate::folder::Folder;

fn notebook(driver: &Driver) -> &Notebook {
    match driver.app.screen() {
        Screen::Notebook(notebook) => notebook,
        other => panic!("no notebook but {other:?}"),
    }
}

fn kinds(driver: &Driver) -> Vec<MistakeKind> {
    notebook(driver).shown().map(|line| line.kind).collect()
}

/// One of each kind, and seven right.
fn sat(driver: &mut Driver) {
    sit(driver, "short-upsc-10", 40, |place| match place {
        1 => Does::Wrong(Some(Certainty::ThinkSo)),
        3 => Does::Wrong(Some(Certainty::Sure)),
        5 => Does::Right(Some(Certainty::Guess)),
        7 => Does::Leaves,
        _ => Does::Right(Some(Certainty::Sure)),
    });
}

fn open(driver: &mut Driver) {
    driver.hold(Modifiers::empty(), 'n');
    driver.until("the notebook", |driver| matches!(driver.app.screen(), Screen::Notebook(_)));
}

#[test]
fn wrong_sure_and_wrong_lucky_and_left_are_gathered_and_nothing_else() {
    let folder = Folder::new("notebook-kinds");
    let mut driver = at_today(&folder);
    open(&mut driver);
    assert!(driver.texts().iter().any(|text| text.starts_with("There is nothing here yet")));
    driver.press(Named::Escape);
    sat(&mut driver);
    open(&mut driver);
    let mut found = kinds(&driver);
    found.sort_unstable();
    let mut all = MistakeKind::ALL.to_vec();
    all.sort_unstable();
    assert_eq!(found, all);
    driver.close();
}

#[test]
fn a_cause_is_given_by_one_key_and_taken_back_by_the_same() {
    let folder = Folder::new("notebook-cause");
    let mut driver = at_today(&folder);
    sat(&mut driver);
    open(&mut driver);
    driver.press(Named::ArrowDown);
    let question = notebook(&driver).current().expect("a line").question.clone();
    let cause =
        |driver: &Driver, question| driver.app.desk().expect("a desk").progress().cause(question);
    driver.hold(Modifiers::empty(), '3');
    driver.until("the cause on disk", |driver| {
        cause(driver, &question) == Some(Cause::EliminatedBadly)
    });
    driver.hold(Modifiers::empty(), '5');
    driver.until("another", |driver| cause(driver, &question) == Some(Cause::Time));
    driver.hold(Modifiers::empty(), '5');
    driver.until("none", |driver| cause(driver, &question).is_none());
    // The same line again by a note and a bookmark, and the question with its key.
    driver.hold(Modifiers::CTRL, 'b');
    driver.hold(Modifiers::CTRL, 'e');
    driver.type_text("read the stem twice\n");
    driver.until("both kept", |driver| {
        let progress = driver.app.desk().expect("a desk").progress();
        progress.is_bookmarked(&question) && progress.note(&question) == Some("read the stem twice")
    });
    driver.press(Named::Enter);
    assert_eq!(notebook(&driver).opened(), Some(&question));
    driver.press(Named::Escape);
    assert_eq!(notebook(&driver).opened(), None);
    driver.close();
}

#[test]
fn filters_leave_what_they_name_and_only_that_is_revised() {
    let folder = Folder::new("notebook-filters");
    let mut driver = at_today(&folder);
    sat(&mut driver);
    open(&mut driver);
    driver.resize(iced::Size::new(1280, 1600), 1.0);
    driver.click("filters");
    // All, then the kinds in their order: the fourth is what was left.
    driver.click("kind-4");
    assert_eq!(kinds(&driver), [MistakeKind::Skipped]);
    driver.click("mode-2");
    assert!(kinds(&driver).is_empty());
    assert!(driver.sees("Nothing is left with these filters."), "{:?}", driver.texts());
    driver.click("mode-1");
    driver.click("kind-2");
    assert_eq!(kinds(&driver), [MistakeKind::ConfidentWrong]);
    driver.click("cause-1");
    driver.click("why-1");
    // Given a cause, it is not among those without one.
    assert!(kinds(&driver).is_empty());
    driver.click("why-2");
    assert_eq!(kinds(&driver), [MistakeKind::ConfidentWrong]);
    let question = notebook(&driver).current().expect("a line").question.clone();
    driver.click("revise");
    driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    let Screen::Study(study) = driver.app.screen() else { panic!("no session") };
    assert_eq!(study.current().map(|ask| &ask.question), Some(&question));
    assert_eq!(study.sheet().map(|sheet| &sheet.question.id), Some(&question));
    driver.close();
}

#[test]
fn what_went_wrong_can_be_sat_again() {
    let folder = Folder::new("notebook-resit");
    let mut driver = at_today(&folder);
    sat(&mut driver);
    open(&mut driver);
    let mistaken: BTreeSet<QuestionId> =
        notebook(&driver).shown().map(|line| line.question.clone()).collect();
    driver.hold(Modifiers::empty(), 'e');
    driver.until("the hall", |driver| matches!(driver.app.screen(), Screen::Hall(_)));
    let Screen::Hall(hall) = driver.app.screen() else { panic!("no hall") };
    let paper = hall.sitting().paper();
    let asked: BTreeSet<QuestionId> =
        paper.slots.iter().map(|slot| slot.question.clone()).collect();
    assert_eq!(asked, mistaken);
    assert_eq!(paper.pattern.id.as_str(), "short-upsc-10");
    driver.close();
}
