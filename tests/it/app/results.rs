//! The report on a lesson in the window: opened from the desk and over a room that is held, gone
//! through by keys and by mouse, saved and read back; and what classes made of a question, beside it
//! in the editor.

use std::path::Path;

use iced::Size;
use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::screen::results::{File, Message as Said, QUESTIONS, Results, STUDENTS, Tab};
use smriti::app::screen::{Screen, class};
use smriti::app::{Message, Place};
use smriti::domain::bank::Bank;
use smriti::domain::bank::schema::decode;
use smriti::domain::class::lesson::Marking;
use smriti::domain::class::report::Report;
use smriti::domain::class::room::{Command, Phase, Step};
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::{QuestionLanguage, Setting};
use smriti::interchange::table;
use smriti::store::rooms::{RoomId, Rooms};

use super::driver::Driver;
use super::editor::{BANK, open as open_bank};
use super::golden::{Fits, Goldens, Look, dress};
use super::report::at_today;
use crate::class::held::{BEGUN, Held, civil, lesson};
use crate::class::rig;
use crate::folder::Folder;

/// A shipped bank, whose questions are in both languages.
fn shipped() -> Bank {
    let file = include_str!("../../../questions/un-cybercrime-convention/offences.ron");
    decode(file).0.expect("a bank").bank
}

fn rooms(folder: &Folder) -> Rooms {
    Rooms::at(folder.path().join("rooms"))
}

/// A lesson of fourteen questions and sixty students among the lessons so far.
fn kept(folder: &Folder, questions: usize, students: usize) -> (Held, RoomId) {
    let held = Held::whole(lesson(&shipped(), questions, civil()), students);
    let id = held.keep(&rooms(folder), BEGUN);
    (held, id)
}

fn results(driver: &Driver) -> &Results {
    match driver.app.screen() {
        Screen::Results(results) => results,
        other => panic!("no report but {other:?}"),
    }
}

/// At the report on a lesson of before.
fn at_the_report(folder: &Folder, id: &RoomId) -> Driver {
    let mut driver = at_today(folder);
    driver.hold(Modifiers::empty(), 'c');
    at_the_desk(&mut driver);
    driver.click(&format!("report-{id}"));
    told(&mut driver);
    driver
}

/// Waits until the desk has listed the lessons so far.
fn at_the_desk(driver: &mut Driver) {
    driver.until(
        "the lessons",
        |driver| matches!(driver.app.screen(), Screen::Class(desk) if desk.has_lists()),
    );
}

fn told(driver: &mut Driver) {
    driver.until("the figures", |driver| {
        matches!(driver.app.screen(), Screen::Results(results) if results.report().is_some())
    });
}

fn letter(driver: &mut Driver, key: char) {
    driver.hold(Modifiers::empty(), key);
}

#[test]
fn a_report_is_gone_through_by_keys_alone() {
    let folder = Folder::new("results-keys");
    let (held, id) = kept(&folder, 14, 60);
    let report = Report::of(&held.room, BEGUN);
    let mut driver = at_the_report(&folder, &id);
    assert_eq!(results(&driver).tab(), Tab::Overview);
    let sem = report.analysis.test.sem.expect("a standard error");
    assert!(driver.sees(&format!("±{}", shown(sem))), "{:?}", driver.texts());
    for said in
        ["Sat", "Mean", "Median", "Standard deviation", "Cronbach’s alpha", "What went worst"]
    {
        assert!(driver.sees(said), "{said}");
    }
    // Questions: a page of ten, then four; the worst first by S.
    letter(&mut driver, '2');
    assert!(driver.sees("1.") && driver.sees("10.") && !driver.sees("11."));
    driver.press(Named::ArrowRight);
    assert!(driver.sees("11.") && driver.sees("14.") && !driver.sees("10."));
    driver.press(Named::ArrowRight);
    assert!(driver.sees("14."), "there is no third page");
    driver.press(Named::ArrowLeft);
    assert_eq!(results(&driver).questions()[0], 0);
    letter(&mut driver, 's');
    assert_eq!(results(&driver).questions(), report.worst_first());
    assert_ne!(results(&driver).questions()[0], 0);
    letter(&mut driver, 'm');
    assert!(driver.texts().iter().any(|text| text.starts_with("Efficiency: the same")));
    // Students: by rank, then the lowest first, by name, by roll number.
    letter(&mut driver, '3');
    let best = results(&driver).students()[0];
    assert_eq!(report.analysis.standings[best].rank, Some(1));
    letter(&mut driver, 's');
    let last = results(&driver).students()[0];
    let lowest = report.analysis.standings.iter().map(|one| one.total).min();
    assert_eq!(Some(report.analysis.standings[last].total), lowest);
    letter(&mut driver, 's');
    letter(&mut driver, 's');
    let rolls: Vec<Option<u32>> = results(&driver)
        .students()
        .iter()
        .map(|place| report.outcome.candidates[*place].roll.as_ref())
        .map(|roll| roll.map(|roll| roll.parse().expect("a number")))
        .collect();
    let numbers: Vec<u32> = rolls.iter().flatten().copied().collect();
    assert!(numbers.is_sorted() && rolls.last() == Some(&None), "{rolls:?}");
    // Searching, in either script and by roll number.
    driver.hold(Modifiers::COMMAND, 'f');
    driver.type_text("रवि");
    let found: Vec<usize> = results(&driver).students().to_vec();
    assert!(!found.is_empty() && found.len() < 10);
    assert!(found.iter().all(|at| report.outcome.candidates[*at].label.starts_with("रवि")));
    driver.press(Named::Escape);
    assert_eq!(results(&driver).students().len(), 60);
    driver.press(Named::Escape);
    assert!(matches!(driver.app.screen(), Screen::Class(_)));
    driver.close();
}

/// A figure as the screen says it.
fn shown(value: f64) -> String {
    format!("{value:.2}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[test]
fn parts_pages_and_orders_are_picked_by_mouse_too() {
    let folder = Folder::new("results-mouse");
    let (_, id) = kept(&folder, QUESTIONS + 1, STUDENTS + 1);
    let mut driver = at_the_report(&folder, &id);
    driver.resize(Size::new(1280, 2_400), 1.0);
    driver.click("results-tab-2");
    assert_eq!(results(&driver).tab(), Tab::Students);
    driver.resize(Size::new(1280, 4_000), 1.0);
    driver.click("page-on");
    driver.click("results-sort-2");
    let names: Vec<String> = driver.texts();
    assert!(names.iter().any(|text| text.starts_with("Asha")), "sorting goes back to the top");
    driver.click("results-tab-1");
    driver.click("results-order-1");
    driver.click("results-explain");
    assert!(driver.sees("Hide the meanings"));
    driver.click("results-left");
    assert!(matches!(driver.app.screen(), Screen::Class(_)));
    driver.close();
}

#[test]
fn tomorrows_warm_up_is_a_lesson_of_what_went_worst() {
    let folder = Folder::new("results-warm-up");
    let (held, id) = kept(&folder, 6, 30);
    let worst: Vec<_> =
        Report::of(&held.room, BEGUN).worst.into_iter().map(|worst| worst.question).collect();
    assert_eq!(worst.len(), 3);
    let mut driver = at_the_report(&folder, &id);
    letter(&mut driver, 'w');
    assert!(matches!(driver.app.screen(), Screen::Class(_)) && driver.sees("3 questions"));
    driver.press(Named::Enter);
    driver.until("the room", |driver| matches!(driver.app.screen(), Screen::Room(_)));
    let Screen::Room(room) = driver.app.screen() else { panic!("no room") };
    let asked: Vec<_> =
        room.room().lesson().items.iter().map(|item| item.question.clone()).collect();
    assert_eq!(asked, worst);
    driver.close();
}

/// Waits until it is said that something was saved there.
fn saved(driver: &mut Driver, path: &Path) {
    let path = path.display().to_string();
    driver.until("that it is saved", |driver| {
        driver.texts().iter().any(|text| text.contains("ritten to") && text.contains(&path))
    });
}

#[test]
fn what_is_saved_can_be_read_back() {
    let folder = Folder::new("results-saved");
    let (held, id) = kept(&folder, 5, 20);
    let report = Report::of(&held.room, BEGUN);
    let mut driver = at_the_report(&folder, &id);
    let there = std::path::absolute(folder.path()).expect("a path");
    let workbook = there.join("lesson.xlsx");
    // As if the dialog had been answered.
    driver.send(Message::Results(Said::Picked(File::Workbook, Some(workbook.clone()))));
    saved(&mut driver, &workbook);
    let read = table::open(&std::fs::read(&workbook).expect("a file"));
    assert_eq!(read.sheets.len(), 3);
    assert_eq!(read.sheets[1].rows.len(), 21, "a head and twenty students");
    let tables = there.join("tables of a lesson");
    driver.send(Message::Results(Said::Picked(File::Tables, Some(tables.clone()))));
    saved(&mut driver, &tables);
    for (name, rows) in [("questions", 6), ("students", 21), ("test", 22)] {
        let bytes = std::fs::read(tables.join(format!("{name}.csv"))).expect("a table");
        assert_eq!(table::open(&bytes).sheets[0].rows.len(), rows, "{name}");
    }
    let paper = there.join("lesson.pdf");
    driver.send(Message::Results(Said::Picked(File::Paper, Some(paper.clone()))));
    saved(&mut driver, &paper);
    assert!(std::fs::read(&paper).expect("a file").starts_with(b"%PDF"));
    // What cannot be written is said, and nothing else happens.
    let nowhere = there.join("lesson.pdf").join("below.pdf");
    driver.send(Message::Results(Said::Picked(File::Paper, Some(nowhere))));
    driver.until("why not", |driver| {
        driver.texts().iter().any(|text| text.contains("below.pdf") || text.contains("lesson.pdf"))
    });
    assert_eq!(results(&driver).report().map(|told| told.asked.len()), Some(report.asked.len()));
    driver.close();
}

#[test]
fn where_there_is_no_dialog_the_place_is_typed() {
    let folder = Folder::new("results-typed");
    let (_, id) = kept(&folder, 3, 12);
    let mut driver = at_the_report(&folder, &id);
    let path = std::path::absolute(folder.path().join("typed.pdf")).expect("a path");
    driver.send(Message::Results(Said::Picked(File::Paper, None)));
    assert!(driver.has("path"));
    // While it is typed a letter is a letter.
    for _ in 0..300 {
        driver.press(Named::Backspace);
    }
    driver.type_text(path.to_str().expect("a plain path"));
    driver.press(Named::Enter);
    saved(&mut driver, &path);
    assert!(path.exists());
    driver.close();
}

/// A lesson of three questions without a time, with hands counted on the first.
fn with_hands(folder: &Folder) -> Driver {
    let mut driver = at_today(folder);
    letter(&mut driver, 'c');
    driver.send(Message::Class(class::Message::CountPicked(5)));
    driver.send(Message::Class(class::Message::SecondsPicked(None)));
    driver.press(Named::Enter);
    driver.until("the room", |driver| matches!(driver.app.screen(), Screen::Room(_)));
    let step = |driver: &Driver| match driver.app.screen() {
        Screen::Room(room) => room.room().phase(),
        other => panic!("no room but {other:?}"),
    };
    // Before anything was asked there is nothing to report.
    letter(&mut driver, 'i');
    assert_eq!(step(&driver), Phase::Lobby);
    for wanted in [Step::Stem, Step::Options] {
        driver.press(Named::Space);
        driver.until("a step", |driver| step(driver) == Phase::At { item: 0, step: wanted });
    }
    letter(&mut driver, 'h');
    let Screen::Room(room) = driver.app.screen() else { panic!("no room") };
    let choices = room.room().lesson().items[0].choices.len();
    for typed in ["7", "20", "5", "1", "2"].into_iter().take(choices) {
        driver.type_text(typed);
        driver.type_text("\n");
    }
    driver.until("the hands", |driver| match driver.app.screen() {
        Screen::Room(room) => room.room().votes().iter().any(|vote| !vote.hands.is_empty()),
        _ => false,
    });
    driver
}

#[test]
fn over_a_room_that_is_held_it_shows_how_things_stand_and_leads_back() {
    let folder = Folder::new("results-held");
    let mut driver = with_hands(&folder);
    letter(&mut driver, 'i');
    told(&mut driver);
    assert!(results(&driver).is_over_room());
    assert!(driver.sees("The lesson is not over: this is how it stands."));
    assert!(driver.texts().iter().any(|text| text.starts_with("Only hands were counted.")));
    // No figures of students, and no way to leave by the rail.
    assert!(!driver.sees("Cronbach’s alpha") && !driver.has("rail-today"));
    // The warm-up comes when the lesson is over.
    assert!(!driver.has("warm-up"));
    letter(&mut driver, 'w');
    letter(&mut driver, '2');
    let hands = driver
        .texts()
        .iter()
        .any(|text| text.starts_with("Right ") && text.ends_with(", by hands"));
    assert!(hands && driver.texts().iter().any(|text| text.starts_with("20 · ")));
    letter(&mut driver, '3');
    driver.hold(Modifiers::COMMAND, 'f');
    driver.press(Named::Escape);
    let Screen::Room(room) = driver.app.screen() else { panic!("no room again") };
    assert_eq!(room.room().phase(), Phase::At { item: 0, step: Step::Options });
    // The room goes on, and its end offers the report too.
    driver.press(Named::Space);
    driver.until("the votes", |driver| match driver.app.screen() {
        Screen::Room(room) => room.room().step() == Some(Step::Spread),
        _ => false,
    });
    driver.press(Named::Escape);
    letter(&mut driver, 'e');
    driver.until("the end", |driver| match driver.app.screen() {
        Screen::Room(room) => room.room().phase() == Phase::Over,
        _ => false,
    });
    driver.click("report");
    told(&mut driver);
    assert!(!driver.sees("The lesson is not over: this is how it stands."));
    driver.click("warm-up");
    driver.until("the desk", |driver| matches!(driver.app.screen(), Screen::Class(_)));
    assert!(driver.sees("One question"));
    driver.close();
}

#[test]
fn a_lesson_nobody_answered_and_a_file_that_is_broken_are_said_plainly() {
    let folder = Folder::new("results-empty");
    let mut empty = Held::new(lesson(&shipped(), 3, Marking::Accuracy));
    empty.forward_to(Step::Options);
    empty.host(Command::End);
    let id = empty.keep(&rooms(&folder), BEGUN);
    let mut driver = at_the_report(&folder, &id);
    assert!(driver.texts().iter().any(|text| text.starts_with("Nobody answered a question")));
    assert!(!driver.has("save-pdf"));
    driver.send(Message::Results(Said::SaveAsked(File::Paper)));
    driver.press(Named::Escape);
    // The file is damaged while the desk shows it.
    let path = folder.path().join("rooms").join(format!("{id}.room"));
    at_the_desk(&mut driver);
    std::fs::write(&path, b"no room at all").expect("written");
    driver.click(&format!("report-{id}"));
    driver.until("why not", |driver| {
        driver.texts().iter().any(|text| text.starts_with("The lesson cannot be read"))
    });
    driver.press(Named::Escape);
    driver.send(Message::Went(Place::Class));
    driver.close();
}

#[test]
fn one_student_and_one_question_are_told_without_figures_that_they_do_not_have() {
    let folder = Folder::new("results-one");
    let mut held = Held::new(lesson(&rig::bank(), 1, Marking::Accuracy));
    held.join(0);
    held.forward_to(Step::Options);
    held.answer(0, rig::ticks("B"));
    held.forward_to(Step::Reason);
    held.host(Command::End);
    let id = held.keep(&rooms(&folder), BEGUN);
    let mut driver = at_the_report(&folder, &id);
    assert!(driver.texts().iter().any(|text| text.contains("no figure can be trusted")));
    assert!(driver.sees("–") && driver.sees("100 %"));
    letter(&mut driver, '2');
    letter(&mut driver, '3');
    assert!(driver.sees("100.00000"));
    driver.close();
}

/// The editor at the bank of one's own, of whose questions classes were asked.
#[test]
fn what_classes_made_of_a_question_stands_beside_it_in_the_editor() {
    let folder = Folder::new("results-editor");
    let bank = decode(BANK).0.expect("a bank").bank;
    let rooms = rooms(&folder);
    Held::whole(lesson(&bank, 3, Marking::Accuracy), 40).keep(&rooms, BEGUN);
    let told = rooms.past();
    let first = told.of(&bank.questions[0]).expect("figures");
    let (mut driver, _) = open_bank(&folder, BANK, "off-013");
    let editor = |driver: &Driver| match driver.app.screen() {
        Screen::Editor(editor) => editor.told().cloned(),
        other => panic!("no editor but {other:?}"),
    };
    driver.until("the figures", |driver| editor(driver).is_some());
    assert_eq!(editor(&driver), Some(first.clone()));
    assert!(driver.sees("Asked in one lesson, on 20 November 2026"), "{:?}", driver.texts());
    let answers = format!("{} answers: ", first.figures.answers);
    assert!(driver.texts().iter().any(|text| text.starts_with(&answers)));
    assert!(driver.texts().iter().any(|text| text.starts_with("Most chosen wrong answer: ")));
    // Another question has its own, and another key another version.
    driver.hold_named(Modifiers::COMMAND, Named::ArrowDown);
    assert_eq!(editor(&driver), told.of(&bank.questions[1]));
    driver.hold_named(Modifiers::COMMAND, Named::ArrowUp);
    driver.send(Message::Editor(smriti::app::screen::editor::Message::Changed(
        smriti::app::screen::editor::Change::Mark(1),
    )));
    driver.until("an earlier version", |driver| {
        editor(driver).is_some_and(|told| told.is_of_earlier)
    });
    assert!(driver.sees("The key was changed since: these figures are of the earlier version."));
    driver.close();
}

/// Each part of the report.
fn parts(look: &mut impl Look, name: &str, folder: &Folder) {
    let (_, id) = kept(folder, 14, 64);
    let mut driver = at_the_report(folder, &id);
    dress(&mut driver, &format!("{name}-overview"), look);
    letter(&mut driver, '2');
    letter(&mut driver, 's');
    letter(&mut driver, 'm');
    dress(&mut driver, &format!("{name}-questions"), look);
    letter(&mut driver, '3');
    dress(&mut driver, &format!("{name}-students"), look);
    driver.close();
}

/// A question in the editor that was asked, as it is and with another key.
fn beside_a_question(look: &mut impl Look, name: &str, folder: &Folder) {
    let bank = decode(BANK).0.expect("a bank").bank;
    Held::whole(lesson(&bank, 3, Marking::Accuracy), 40).keep(&rooms(folder), BEGUN);
    let (mut driver, _) = open_bank(folder, BANK, "off-013");
    driver.until("the figures", |driver| match driver.app.screen() {
        Screen::Editor(editor) => editor.told().is_some(),
        _ => false,
    });
    driver.send(Message::Editor(smriti::app::screen::editor::Message::KeyToggled));
    dress(&mut driver, name, look);
    driver.send(Message::Editor(smriti::app::screen::editor::Message::Changed(
        smriti::app::screen::editor::Change::Mark(1),
    )));
    look.at(&mut driver, &format!("{name}-earlier"));
    driver.close();
}

#[test]
fn the_report_looks_as_drawn() {
    let mut goldens = Goldens(Vec::new());
    let folder = Folder::fixed("results-look");
    parts(&mut goldens, "results", &folder);
    beside_a_question(&mut goldens, "past", &Folder::fixed("results-past-look"));
    assert!(goldens.0.is_empty(), "{}", goldens.0.join("\n"));
}

#[test]
fn the_report_fits_at_every_size() {
    let mut fits = Fits(Vec::new());
    let folder = Folder::fixed("results-fits");
    let (_, id) = kept(&folder, 14, 64);
    let mut driver = at_the_report(&folder, &id);
    for locale in Locale::ALL {
        driver.set(&Setting::Interface(locale));
        driver.set(&Setting::Questions(QuestionLanguage::One(locale)));
        for key in ['1', '2', '3'] {
            letter(&mut driver, key);
            fits.at(&mut driver, &format!("results-fits-{key}-{locale}"));
        }
    }
    driver.close();
    beside_a_question(&mut fits, "past-fits", &Folder::fixed("results-past-fits"));
    assert!(fits.0.is_empty(), "{}", fits.0.join("\n"));
}
