//! Mock exams in the window: chosen, begun, sat and handed in, by keys and by clicks.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use iced::Size;
use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use num_rational::Ratio;

use smriti::app::Message;
use smriti::app::screen::Screen;
use smriti::app::screen::exam;
use smriti::app::screen::hall::{self, Hall};
use smriti::domain::answer::{Certainty, Response};
use smriti::domain::bank::printed::Form;
use smriti::domain::event::Marked;
use smriti::domain::exam::sitting::{Ended, Palette, Sitting};
use smriti::domain::locale::Locale;
use smriti::domain::time::Moment;

use super::driver::{Driver, EVENING};
use crate::folder::Folder;

/// The hall on the screen.
pub(crate) fn hall(driver: &Driver) -> &Hall {
    match driver.app.screen() {
        Screen::Hall(hall) => hall,
        other => panic!("no hall but {other:?}"),
    }
}

pub(crate) fn sitting(driver: &Driver) -> &Sitting {
    hall(driver).sitting()
}

/// A learner on the desk of mock exams.
pub(crate) fn at_the_desk(folder: &Folder, locale: Locale) -> Driver {
    let mut driver = Driver::start(folder.path(), locale, EVENING);
    driver.until("the first start", |driver| driver.has("accept"));
    driver.until("the banks", |driver| driver.app.has_library());
    driver.press(Named::Enter);
    driver.until("Today", |driver| driver.has("start"));
    to_the_desk(&mut driver);
    driver
}

/// From Today to the desk.
pub(crate) fn to_the_desk(driver: &mut Driver) {
    driver.hold(Modifiers::empty(), 'e');
    driver.until(
        "the exams",
        |driver| matches!(driver.app.screen(), Screen::Exam(exam) if !exam.board().is_reading),
    );
}

/// Chooses an exam as a click would.
pub(crate) fn choose(driver: &mut Driver, id: &str) {
    driver.send(Message::Exam(exam::Message::Chosen(id.into())));
    drawn(driver);
}

/// Waits until the paper is drawn as it is wished.
pub(crate) fn drawn(driver: &mut Driver) {
    driver.until(
        "the paper",
        |driver| matches!(driver.app.screen(), Screen::Exam(exam) if exam.is_drawn()),
    );
}

/// From the desk to the first question, by keys.
pub(crate) fn begin(driver: &mut Driver, id: &str) {
    choose(driver, id);
    enter(driver);
}

/// From a paper that is drawn to its first question, by keys.
pub(crate) fn enter(driver: &mut Driver) {
    driver.press(Named::Enter);
    driver.until("the instructions", |driver| driver.has("have-read"));
    driver.hold(Modifiers::empty(), 'r');
    driver.press(Named::Enter);
    driver.until("the hall", |driver| matches!(driver.app.screen(), Screen::Hall(_)));
}

/// Waits until nothing is on its way to the disk.
pub(crate) fn settle(driver: &mut Driver) {
    driver.until("the disk", |driver| match driver.app.screen() {
        Screen::Hall(hall) => !hall.is_keeping(),
        _ => true,
    });
}

/// Lets time pass by both clocks.
pub(crate) fn pass(driver: &mut Driver, millis: i64) {
    driver.now.at.0 += millis;
}

/// The program killed at this moment and started again at another: what the disk holds now is all
/// there is, and nothing was closed.
pub(crate) fn killed(driver: &Driver, folder: &Folder, again: Moment) -> (Folder, Driver) {
    static KILLED: AtomicU32 = AtomicU32::new(0);
    let copy = Folder::new(&format!("killed-{}", KILLED.fetch_add(1, Ordering::Relaxed)));
    copy_all(folder.path(), copy.path());
    let locale = driver.app.desk().expect("a desk").progress().settings().interface;
    let driver = Driver::start(copy.path(), locale, again);
    (copy, driver)
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_all(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

fn tick(driver: &mut Driver) {
    driver.send(Message::Hall(hall::Message::Ticked));
    settle(driver);
}

/// Presses a key of a letter and waits for the disk.
pub(crate) fn letter(driver: &mut Driver, letter: char) {
    driver.hold(Modifiers::empty(), letter);
    settle(driver);
}

pub(crate) fn named(driver: &mut Driver, key: Named) {
    driver.press(key);
    settle(driver);
}

/// The place of the first choice of the open question that is right, or wrong; none where it is
/// typed.
pub(crate) fn place(driver: &Driver, right: bool) -> Option<usize> {
    let form = &hall(driver).leaves()[sitting(driver).current()].printed.form;
    match form {
        Form::One(choices) => choices.iter().position(|choice| choice.right == right),
        Form::Many(_) | Form::Number { .. } | Form::Words { .. } => None,
    }
}

pub(crate) fn key_of(place: usize) -> char {
    char::from(b'a' + u8::try_from(place).expect("few"))
}

/// What the last sitting came to.
pub(crate) fn marked(driver: &Driver) -> Marked {
    let progress = driver.app.desk().expect("a desk").progress();
    progress.sittings().last().and_then(|view| view.marked).expect("marks")
}

/// Hands the paper in by keys.
pub(crate) fn hand_in(driver: &mut Driver) {
    driver.send(Message::Key(smriti::app::shortcut::Command::Submit));
    driver.until("the table", |driver| driver.has("submit-now"));
    driver.press(Named::Enter);
    driver.until("the end", |driver| driver.has("done"));
}

/// Saves a right answer on the first `right` questions and a wrong one on the next `wrong`. Says how
/// many of each there were: what is typed or has several right options is left.
fn answer_by_keys(driver: &mut Driver, right: u32, wrong: u32) -> (u32, u32) {
    let mut given = (0, 0);
    let total = u32::try_from(sitting(driver).sheets().len()).expect("few");
    for number in 0..total {
        let is_right = number < right;
        match place(driver, is_right) {
            Some(place) if number < right + wrong => {
                letter(driver, key_of(place));
                if is_right { given.0 += 1 } else { given.1 += 1 }
            }
            _ => driver.press(Named::Enter),
        }
        if sitting(driver).current() == usize::try_from(number).expect("few") {
            named(driver, Named::Enter);
        }
    }
    given
}

#[test]
fn a_paper_sat_by_keys_has_the_marks_of_a_hand_calculation() {
    let folder = Folder::new("hall-keys");
    let mut driver = at_the_desk(&folder, Locale::En);
    begin(&mut driver, "short-upsc-25");
    let (right, wrong) = answer_by_keys(&mut driver, 12, 7);
    hand_in(&mut driver);
    let marked = marked(&driver);
    assert_eq!((marked.right, marked.wrong), (right, wrong));
    assert_eq!(marked.left, 25 - right - wrong);
    let by_hand = Ratio::from_integer(i64::from(right) * 2) - Ratio::new(2, 3) * i64::from(wrong);
    assert_eq!((marked.obtained, marked.out_of), (by_hand, Ratio::from_integer(50)));
    let shown = format!("{:.2}", f64::from(right) * 2.0 - f64::from(wrong) * 2.0 / 3.0);
    assert!(driver.sees(&shown), "{shown} in {:?}", driver.texts());
    // Every answer is one of the learner's answers.
    let answers = driver.app.desk().expect("a desk").progress().totals().answers;
    assert_eq!(answers, right + wrong);
    // What it came to in full, after one question that can be left unanswered.
    driver.press(Named::Enter);
    driver.until("the report", |driver| matches!(driver.app.screen(), Screen::Report(_)));
    assert!(!driver.sees(&shown), "{:?}", driver.texts());
    driver.press(Named::Enter);
    assert!(driver.sees(&format!("{shown} of 50")), "{:?}", driver.texts());
    driver.press(Named::Escape);
    driver.until("the desk", |driver| matches!(driver.app.screen(), Screen::Exam(_)));
    driver.close();
}

#[test]
fn a_paper_is_sat_by_clicks_alone_in_hindi() {
    let folder = Folder::new("hall-clicks");
    let mut driver = at_the_desk(&folder, Locale::Hi);
    driver.click("pattern-short-ssc-10");
    drawn(&mut driver);
    driver.resize(Size::new(1280, 2400), 1.0);
    driver.click("go-on");
    driver.until("the instructions", |driver| driver.has("begin"));
    driver.click("begin");
    assert!(!matches!(driver.app.screen(), Screen::Hall(_)), "the box is not ticked");
    driver.click("have-read");
    driver.click("begin");
    driver.until("the hall", |driver| matches!(driver.app.screen(), Screen::Hall(_)));
    let mut answered = 0;
    for slot in 0..10 {
        driver.click(&format!("slot-{slot}"));
        settle(&mut driver);
        assert_eq!(sitting(&driver).current(), slot);
        let Some(place) = place(&driver, true) else { continue };
        driver.click(&format!("choice-{place}"));
        driver.click("sure-2");
        driver.click(if slot % 2 == 0 { "save" } else { "mark" });
        settle(&mut driver);
        answered += 1;
    }
    driver.click("palette");
    assert!(!driver.has("slot-0"), "the palette is folded away");
    driver.click("palette");
    driver.click("paper");
    driver.until("the question paper", |driver| driver.has("paper-3"));
    driver.click("paper-3");
    settle(&mut driver);
    assert_eq!(sitting(&driver).current(), 3);
    driver.click("submit");
    driver.until("the table", |driver| driver.has("submit-now"));
    driver.click("submit-now");
    driver.until("the end", |driver| driver.has("done"));
    assert_eq!(marked(&driver).right, answered);
    driver.click("done");
    driver.until("the report", |driver| driver.has("accept"));
    driver.click("accept");
    driver.until("the report", |driver| driver.has("left"));
    driver.click("left");
    driver.until("the desk", |driver| matches!(driver.app.screen(), Screen::Exam(_)));
    driver.close();
}

#[test]
fn keys_pressed_faster_than_the_disk_are_not_lost() {
    let folder = Folder::new("hall-fast");
    let mut driver = at_the_desk(&folder, Locale::En);
    begin(&mut driver, "short-upsc-10");
    while place(&driver, true).is_none() {
        named(&mut driver, Named::Enter);
        named(&mut driver, Named::Enter);
    }
    let first = sitting(&driver).current();
    // Down, down, "think so", save, and back, with nothing awaited in between.
    driver.press(Named::ArrowDown);
    driver.press(Named::ArrowDown);
    driver.hold(Modifiers::empty(), '2');
    driver.press(Named::ArrowRight);
    driver.press(Named::ArrowLeft);
    driver.until("all of it", |driver| {
        let sheet = &sitting(driver).sheets()[first];
        !hall(driver).is_keeping()
            && sitting(driver).current() == first
            && sheet.saved != Response::Blank
    });
    let sheet = &sitting(&driver).sheets()[first];
    let second = hall(&driver).leaves()[first].printed.choices()[1].id.clone();
    assert_eq!(sheet.saved, Response::One(second));
    assert_eq!(sheet.certainty, Some(Certainty::ThinkSo));
    driver.close();
}

#[test]
fn jumping_by_the_palette_does_not_save_and_the_table_says_so() {
    let folder = Folder::new("hall-strict");
    let mut driver = at_the_desk(&folder, Locale::En);
    begin(&mut driver, "short-ssc-10");
    while place(&driver, true).is_none() {
        driver.click("slot-9");
        settle(&mut driver);
    }
    let first = sitting(&driver).current();
    letter(&mut driver, 'a');
    driver.send(Message::Key(smriti::app::shortcut::Command::Submit));
    assert!(driver.sees("The choice on the open question is not saved, and would not count."));
    driver.press(Named::Escape);
    let other = if first == 5 { 6 } else { 5 };
    driver.click(&format!("slot-{other}"));
    settle(&mut driver);
    assert_eq!(sitting(&driver).sheets()[first].shown(), &Response::Blank);
    assert_eq!(sitting(&driver).sheets()[first].palette(), Palette::NotAnswered);
    // The number of a question leads to it.
    letter(&mut driver, 'g');
    driver.type_text(&format!("{}\n", first + 1));
    settle(&mut driver);
    assert_eq!(sitting(&driver).current(), first);
    driver.close();
}

#[test]
fn a_locked_section_is_dead_until_its_time_and_closes_by_itself() {
    let folder = Folder::new("hall-locked");
    let mut driver = at_the_desk(&folder, Locale::En);
    begin(&mut driver, "ssc-cgl-tier1");
    driver.click("section-1");
    settle(&mut driver);
    assert_eq!(sitting(&driver).part(), 0);
    // The candidate closes the first section early.
    driver.send(Message::Hall(hall::Message::NextSection));
    driver.until("the question", |driver| driver.has("end-part"));
    driver.press(Named::Enter);
    settle(&mut driver);
    assert_eq!((sitting(&driver).part(), sitting(&driver).current()), (1, 25));
    // The quarter of an hour that was given up is gone: three are left.
    let open = driver.app.desk().expect("a desk").progress().open_sitting().expect("a sitting");
    let left = open.deadline.0 - sitting(&driver).start().moment.at.0;
    assert_eq!(left, 45 * 60_000);
    driver.click("section-0");
    settle(&mut driver);
    assert_eq!(sitting(&driver).current(), 25);
    // In the palette a press on a closed question says so.
    assert!(!driver.sees("That section is closed."));
    driver.click("slot-3");
    settle(&mut driver);
    assert!(driver.sees("That section is closed."), "{:?}", driver.texts());
    assert_eq!(sitting(&driver).current(), 25);
    // The second one closes by the clock.
    pass(&mut driver, 15 * 60_000);
    tick(&mut driver);
    assert_eq!((sitting(&driver).part(), sitting(&driver).current()), (2, 50));
    assert!(driver.sees("15:00"), "{:?}", driver.texts());
    pass(&mut driver, 30 * 60_000);
    tick(&mut driver);
    driver.until("the end", |driver| driver.has("done"));
    assert!(matches!(sitting(&driver).ended(), Some((Ended::ByTime, _))));
    driver.close();
}

#[test]
fn at_zero_the_paper_hands_itself_in_and_nobody_need_be_there() {
    let folder = Folder::new("hall-zero");
    let mut driver = at_the_desk(&folder, Locale::En);
    begin(&mut driver, "short-upsc-10");
    let given = answer_by_keys(&mut driver, 3, 2);
    let mut later = EVENING;
    later.at.0 += 3 * 3_600_000;
    let (_folder, mut driver) = killed(&driver, &folder, later);
    driver.until("the word of it", |driver| driver.has("notice-0"));
    assert_handed_in(driver, given);
}

/// The paper of ten was handed in at its deadline by itself, which is said, and nothing is to be gone
/// on with.
fn assert_handed_in(mut driver: Driver, given: (u32, u32)) {
    let said = "The time for 10 questions under UPSC marking is over. It was handed in as it was \
                saved; its report is under Mock exam.";
    assert!(driver.sees(said), "{:?}", driver.texts());
    assert!(!driver.has("resume"));
    let marked = marked(&driver);
    assert_eq!((marked.right, marked.wrong), given);
    assert_eq!(marked.elapsed, 12 * 60_000, "the deadline, not the hour of coming back");
    driver.close();
}

#[test]
fn at_zero_it_is_handed_in_although_the_hall_was_left() {
    let folder = Folder::new("hall-overdue");
    let mut driver = at_the_desk(&folder, Locale::En);
    begin(&mut driver, "short-upsc-10");
    let given = answer_by_keys(&mut driver, 2, 1);
    driver.press(Named::Escape);
    driver.hold(Modifiers::empty(), 'q');
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    pass(&mut driver, 12 * 60_000 - 1);
    driver.send(Message::Overdue);
    assert!(driver.has("resume"), "a moment is left");
    pass(&mut driver, 1);
    // Asked twice before anything is read, it is handed in once.
    let first = driver.app.update_at(Message::Overdue, driver.now);
    let second = driver.app.update_at(Message::Focused, driver.now);
    driver.run(first);
    driver.run(second);
    driver.until("the word of it", |driver| driver.has("notice-0"));
    let desk = driver.app.desk().expect("a desk");
    assert_eq!(desk.progress().totals().answers, given.0 + given.1);
    assert_handed_in(driver, given);
}

#[test]
fn a_clock_set_back_gives_no_time() {
    let folder = Folder::new("hall-back");
    let mut driver = at_the_desk(&folder, Locale::En);
    begin(&mut driver, "short-upsc-10");
    pass(&mut driver, 5 * 60_000);
    tick(&mut driver);
    // Ten minutes back by the wall, one on by the steady clock.
    driver.now.at.0 -= 10 * 60_000;
    tick(&mut driver);
    pass(&mut driver, 60_000);
    tick(&mut driver);
    assert!(driver.sees("6:00"), "{:?}", driver.texts());
    assert!(!sitting(&driver).jumps().is_empty());
    driver.close();
}

#[test]
fn killed_at_every_step_it_goes_on_as_it_was() {
    let mut folder = Folder::new("hall-killed");
    let mut driver = at_the_desk(&folder, Locale::En);
    begin(&mut driver, "short-ssc-10");
    let deadline = sitting(&driver).deadline();
    for step in 0..14 {
        driver.now.at.0 += 4_000;
        match step % 7 {
            0 => letter(&mut driver, 'b'),
            1 => letter(&mut driver, '2'),
            2 => named(&mut driver, Named::Enter),
            3 => letter(&mut driver, 'c'),
            4 => letter(&mut driver, 'm'),
            5 => driver.send(Message::Hall(hall::Message::Opened(7))),
            _ => named(&mut driver, Named::ArrowLeft),
        }
        settle(&mut driver);
        let before = sitting(&driver).clone();
        let mut again = driver.now;
        again.at.0 += 1_500;
        (folder, driver) = killed(&driver, &folder, again);
        driver.until("the banner", |driver| driver.has("resume"));
        driver.hold(Modifiers::empty(), 'r');
        driver.until("the hall", |driver| matches!(driver.app.screen(), Screen::Hall(_)));
        settle(&mut driver);
        let after = sitting(&driver);
        assert_eq!(after.deadline(), deadline, "step {step}");
        assert_eq!(after.current(), before.current(), "step {step}");
        assert_eq!(after.interruptions(), before.interruptions() + 1);
        for (sheet, other) in after.sheets().iter().zip(before.sheets()) {
            assert_eq!((&sheet.saved, sheet.marked), (&other.saved, other.marked), "{step}");
            assert_eq!(sheet.shown(), other.shown(), "step {step}");
            assert_eq!(sheet.certainty, other.certainty, "step {step}");
        }
    }
    hand_in(&mut driver);
    // Over is over: nothing is to be resumed at the next start.
    let (_folder, mut driver) = killed(&driver, &folder, driver.now);
    driver.until("Today", |driver| driver.has("start"));
    assert!(!driver.has("resume"));
    driver.close();
}

#[test]
fn killed_before_the_first_answer_the_sitting_is_there() {
    let folder = Folder::new("hall-begun");
    let mut driver = at_the_desk(&folder, Locale::En);
    begin(&mut driver, "short-ssc-10");
    let paper = sitting(&driver).paper().clone();
    let (_folder, mut driver) = killed(&driver, &folder, EVENING);
    driver.until("the banner", |driver| driver.has("resume"));
    // Also from the desk, where nothing else can be begun meanwhile.
    to_the_desk(&mut driver);
    driver.send(Message::Exam(exam::Message::Chosen("short-upsc-10".into())));
    assert!(!driver.has("go-on"));
    driver.press(Named::Enter);
    driver.until("the hall", |driver| matches!(driver.app.screen(), Screen::Hall(_)));
    assert_eq!(*sitting(&driver).paper(), paper);
    driver.close();
}

#[test]
fn ink_does_not_come_off_and_filling_is_timed() {
    let folder = Folder::new("hall-omr");
    let mut driver = at_the_desk(&folder, Locale::En);
    begin(&mut driver, "upsc-cse-gs1");
    assert!(sitting(&driver).is_omr());
    // Without the pen a letter does nothing.
    letter(&mut driver, 'b');
    assert!(sitting(&driver).bubbles(0).is_empty());
    letter(&mut driver, 'f');
    pass(&mut driver, 3_000);
    letter(&mut driver, 'b');
    assert_eq!(sitting(&driver).bubbles(0).len(), 1);
    assert_eq!(sitting(&driver).filling(), 3_000);
    // Nothing takes it away.
    letter(&mut driver, 'b');
    named(&mut driver, Named::Delete);
    driver.hold(Modifiers::CTRL, 'z');
    settle(&mut driver);
    assert_eq!(sitting(&driver).bubbles(0).len(), 1);
    // The pen can go astray: the next row, although the first question is open.
    named(&mut driver, Named::ArrowDown);
    pass(&mut driver, 2_000);
    letter(&mut driver, 'd');
    assert_eq!((sitting(&driver).bubbles(1).len(), sitting(&driver).current()), (1, 0));
    assert_eq!(sitting(&driver).filling(), 5_000);
    // By mouse, from when the pointer comes over the sheet.
    named(&mut driver, Named::ArrowRight);
    assert_eq!(sitting(&driver).current(), 1);
    driver.send(Message::Hall(hall::Message::PointerOnSheet(true)));
    pass(&mut driver, 1_500);
    driver.click("bubble-4-0");
    settle(&mut driver);
    assert_eq!(sitting(&driver).bubbles(4).len(), 1);
    assert_eq!(sitting(&driver).filling(), 6_500);
    // Two bubbles in a row are one wrong answer.
    driver.click("bubble-4-1");
    settle(&mut driver);
    hand_in(&mut driver);
    assert!(marked(&driver).wrong >= 1);
    assert_eq!(marked(&driver).left, 97);
    driver.close();
}

#[test]
fn the_language_is_that_of_one_question() {
    let folder = Folder::new("hall-language");
    let mut driver = at_the_desk(&folder, Locale::En);
    begin(&mut driver, "upsc-cse-gs1");
    let texts = |driver: &mut Driver| driver.texts().join("\n");
    let english = texts(&mut driver);
    letter(&mut driver, 'l');
    let hindi = texts(&mut driver);
    assert_ne!(english, hindi);
    named(&mut driver, Named::ArrowRight);
    let is_devanagari =
        |text: &str| text.chars().filter(|c| matches!(c, '\u{900}'..='\u{97f}')).count() > 20;
    assert!(is_devanagari(&hindi));
    assert!(!is_devanagari(&texts(&mut driver)), "the next one is in the learner's language");
    named(&mut driver, Named::ArrowLeft);
    assert_eq!(texts(&mut driver), hindi);
    // Also after the program broke off.
    let (_folder, mut driver) = killed(&driver, &folder, EVENING);
    driver.until("the banner", |driver| driver.has("resume"));
    driver.hold(Modifiers::empty(), 'r');
    driver.until("the hall", |driver| matches!(driver.app.screen(), Screen::Hall(_)));
    settle(&mut driver);
    assert_eq!(texts(&mut driver), hindi);
    driver.close();
}

#[test]
fn leaving_keeps_the_sitting_and_the_clock_runs_on() {
    let folder = Folder::new("hall-leave");
    let mut driver = at_the_desk(&folder, Locale::En);
    begin(&mut driver, "upsc-cse-gs1");
    named(&mut driver, Named::ArrowRight);
    driver.press(Named::Escape);
    driver.press(Named::Enter);
    assert!(matches!(driver.app.screen(), Screen::Hall(_)), "Enter stays");
    driver.press(Named::Escape);
    driver.hold(Modifiers::empty(), 'q');
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    pass(&mut driver, 20 * 60_000);
    driver.click("resume");
    driver.until("the hall", |driver| matches!(driver.app.screen(), Screen::Hall(_)));
    settle(&mut driver);
    assert_eq!(sitting(&driver).current(), 1);
    assert!(driver.sees("1:40:00"), "{:?}", driver.texts());
    driver.close();
}

#[test]
fn the_open_question_is_in_sight_in_the_palette_and_on_the_sheet() {
    for exam in ["upsc-cse-gs1", "rrb-ntpc-cbt1"] {
        let folder = Folder::new(&format!("hall-sight-{exam}"));
        let mut driver = at_the_desk(&folder, Locale::En);
        driver.resize(Size::new(1024, 640), 1.0);
        begin(&mut driver, exam);
        // In a field a letter is part of the answer.
        for slot in ["slot-1", "slot-2", "slot-3"] {
            if place(&driver, true).is_none() {
                driver.click(slot);
                settle(&mut driver);
            }
        }
        letter(&mut driver, 'g');
        driver.type_text("96\n");
        settle(&mut driver);
        assert_eq!(sitting(&driver).current(), 95);
        // What lies over the page for a while does not move it.
        driver.send(Message::Key(smriti::app::shortcut::Command::Submit));
        driver.until("the table", |driver| driver.has("submit-now"));
        driver.press(Named::Escape);
        // A click would say that it is out of sight.
        driver.click("slot-93");
        settle(&mut driver);
        assert_eq!(sitting(&driver).current(), 93);
        driver.close();
    }
}

#[test]
fn what_the_disk_refuses_does_not_show_and_can_be_tried_again() {
    let folder = Folder::new("hall-refused");
    let mut driver = at_the_desk(&folder, Locale::En);
    begin(&mut driver, "short-ssc-10");
    while place(&driver, true).is_none() {
        driver.send(Message::Hall(hall::Message::SavedAndNext));
        settle(&mut driver);
    }
    let slot = sitting(&driver).current();
    let learner = driver.app.desk().expect("a desk").learner().as_str().to_owned();
    let file = folder.path().join("learners").join(learner).join("progress.sqlite");
    // Another program holds the file for longer than anybody waits for it.
    let other = rusqlite::Connection::open(file).expect("the file");
    other.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    driver.hold(Modifiers::empty(), 'b');
    // Given while the first is on its way: it is not to be believed either.
    driver.hold(Modifiers::empty(), 'c');
    driver.until("the trouble", |driver| driver.has("retry"));
    assert_eq!(sitting(&driver).sheets()[slot].shown(), &Response::Blank);
    driver.hold(Modifiers::empty(), 'd');
    assert_eq!(sitting(&driver).sheets()[slot].shown(), &Response::Blank);
    other.execute_batch("ROLLBACK").expect("the lock given back");
    drop(other);
    driver.press(Named::Enter);
    driver.until("the disk", |driver| !driver.has("retry") && !hall(driver).is_keeping());
    let second = hall(&driver).leaves()[slot].printed.choices()[1].id.clone();
    assert_eq!(sitting(&driver).sheets()[slot].shown(), &Response::One(second));
    driver.close();
}

#[test]
fn what_lies_over_the_page_has_the_keys_to_itself() {
    let folder = Folder::new("hall-over");
    let mut driver = at_the_desk(&folder, Locale::En);
    begin(&mut driver, "short-ssc-10");
    // A button of the page has the focus, and keeps it below; Enter is for the table.
    driver.press(Named::Tab);
    driver.send(Message::Key(smriti::app::shortcut::Command::Submit));
    driver.until("the table", |driver| driver.has("submit-now"));
    driver.press(Named::Enter);
    driver.until("the end", |driver| driver.has("done"));
    driver.close();
}
