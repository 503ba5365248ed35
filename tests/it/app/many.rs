//! Many questions at once in the Library: chosen by keys, tagged, moved and copied, and all of it taken
//! back.

use std::fs;

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::Message;
use smriti::app::screen::Screen;
use smriti::app::screen::library::{self, Library};
use smriti::domain::bank::QuestionId;
use smriti::domain::bank::check::{Severity, checks};
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::Setting;

use super::driver::Driver;
use super::golden::{Fits, Goldens, Look, dress};
use super::library::{bank, open};
use crate::folder::Folder;

fn shelves(driver: &Driver) -> &Library {
    match driver.app.screen() {
        Screen::Library(library) => library,
        other => panic!("no library but {other:?}"),
    }
}

/// The Library with two own banks, at the questions of the first.
fn at_rivers(folder: &Folder) -> Driver {
    let rivers = bank("rivers", "Which is the first?")
        .replace("(id: \"rivers-1\",", "// About the first.\n(id: \"rivers-1\", // by hand\n");
    let lakes = bank("lakes", "Which lake is that?");
    let mut driver = open(folder, &[("rivers.ron", &rivers), ("lakes.ron", &lakes)]);
    show(&mut driver, "Rivers of rivers");
    driver
}

/// Opens the bank with this title.
fn show(driver: &mut Driver, title: &str) {
    let place = place(driver, title);
    driver.send(Message::Library(library::Message::RowOpened(place)));
}

fn place(driver: &Driver, title: &str) -> usize {
    let mut rows = shelves(driver).board().banks.iter();
    rows.position(|row| row.title.text(Locale::En) == title).expect("a bank of this title")
}

fn file(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.path().join("banks").join(name)).expect("a bank")
}

fn chosen(driver: &Driver) -> Vec<String> {
    shelves(driver).many().chosen().map(QuestionId::to_string).collect()
}

fn ids(driver: &Driver) -> Vec<String> {
    shelves(driver).lines().iter().map(|line| line.question.to_string()).collect()
}

fn lacks_nothing(text: &str) {
    let wrong = checks(text);
    assert!(wrong.iter().all(|one| one.severity != Severity::Error), "{wrong:?} in {text}");
}

#[test]
fn questions_are_chosen_by_the_space_bar_and_all_at_once() {
    let folder = Folder::new("many-choose");
    let mut driver = at_rivers(&folder);
    assert!(!driver.has("many-tag"), "nothing is chosen, so there is no bar");
    driver.press(Named::Space);
    assert_eq!(chosen(&driver), ["rivers-1"]);
    // With the focus on the line itself, too.
    driver.press(Named::ArrowDown);
    assert_eq!(driver.focused().map(|(name, _)| name.contains("question-1")), Some(true));
    driver.press(Named::Space);
    assert_eq!(chosen(&driver), ["rivers-1", "rivers-2"]);
    assert!(shelves(&driver).opened().is_none(), "space opened the question");
    assert!(driver.sees("2 questions chosen"));
    driver.press(Named::Space);
    driver.click("tick-2");
    assert_eq!(chosen(&driver), ["rivers-1", "rivers-3"]);
    driver.hold(Modifiers::empty(), 'a');
    assert_eq!(chosen(&driver).len(), 3);
    driver.press(Named::Escape);
    assert!(chosen(&driver).is_empty() && !driver.has("many-tag"));
    assert!(driver.has("filters"), "one Escape clears, the next leaves");
    driver.press(Named::Escape);
    assert!(driver.has("bank-new"));
    driver.close();
}

#[test]
fn tags_are_given_and_taken_off_and_all_of_it_is_taken_back() {
    let folder = Folder::new("many-tags");
    let mut driver = at_rivers(&folder);
    let (rivers, lakes) = (file(&folder, "rivers.ron"), file(&folder, "lakes.ron"));
    driver.hold(Modifiers::empty(), 'a');
    driver.hold(Modifiers::empty(), 't');
    driver.until("the tags", |driver| driver.sees("They have no tags yet."));
    driver.type_text("week 3, Prelims, week 3\n");
    driver.until("the tags in the file", |driver| driver.has("undo"));
    let tagged = file(&folder, "rivers.ron");
    assert_eq!(tagged.matches("tags: [\"week 3\", \"Prelims\"]").count(), 3, "{tagged}");
    assert!(tagged.contains("// About the first.") && tagged.contains("// by hand"));
    assert_eq!(file(&folder, "lakes.ron"), lakes);
    lacks_nothing(&tagged);
    // They are still chosen; one tag is taken off again.
    driver.until("the banks read again", |driver| {
        driver.hold(Modifiers::empty(), 't');
        let is_there = driver.texts().iter().any(|text| text.starts_with("Prelims · 3"));
        if !is_there {
            driver.press(Named::Escape);
        }
        is_there
    });
    driver.click("tag-0");
    driver.click("carry-do");
    driver.until("it off", |_| !file(&folder, "rivers.ron").contains("Prelims"));
    driver.until("the offer", |driver| driver.has("undo"));
    driver.hold(Modifiers::CTRL, 'z');
    driver.until("it taken back", |_| file(&folder, "rivers.ron") == tagged);
    driver.until("it said", |driver| driver.sees("Taken back: the questions are as they were."));
    assert!(!driver.has("undo"), "only the last thing can be taken back");
    assert_ne!(tagged, rivers);
    driver.close();
}

#[test]
fn a_question_moves_to_another_bank_with_its_progress_and_back() {
    let folder = Folder::new("many-move");
    let mut driver = at_rivers(&folder);
    let before = [file(&folder, "rivers.ron"), file(&folder, "lakes.ron")];
    driver.hold(Modifiers::CTRL, 'b');
    driver.press(Named::Space);
    driver.hold(Modifiers::empty(), 'm');
    // Its own bank is offered first, where only another topic would be a move.
    assert!(driver.sees("Under which topic") && !driver.sees("Each under its own topic"));
    driver.press(Named::Escape);
    driver.hold(Modifiers::empty(), 'm');
    // Own banks stand by the names of their files.
    driver.click("to-bank-0");
    driver.click("carry-do");
    driver.until("the move", |driver| ids(driver) == ["rivers-2", "rivers-3"]);
    let now = [file(&folder, "rivers.ron"), file(&folder, "lakes.ron")];
    assert!(!now[0].contains("rivers-1") && !now[0].contains("About the first."));
    assert!(
        now[1].contains("// About the first.\n") && now[1].contains("\"rivers-1\", // by hand")
    );
    for text in &now {
        lacks_nothing(text);
    }
    assert!(chosen(&driver).is_empty());
    assert!(driver.sees("1 question was moved to Rivers of lakes."));
    show(&mut driver, "Rivers of lakes");
    assert_eq!(ids(&driver), ["lakes-1", "lakes-2", "lakes-3", "rivers-1"]);
    let moved = shelves(&driver).lines().last().expect("a line").is_bookmarked;
    assert!(moved, "what was kept of it is kept by its name");
    driver.hold(Modifiers::CTRL, 'z');
    driver.until("it back", |driver| ids(driver).len() == 3);
    let back = [file(&folder, "rivers.ron"), file(&folder, "lakes.ron")];
    assert_eq!(back, before);
    driver.close();
}

#[test]
fn what_others_wrote_meanwhile_stays_when_a_move_is_taken_back() {
    let folder = Folder::new("many-meanwhile");
    let mut driver = at_rivers(&folder);
    driver.press(Named::Space);
    driver.hold(Modifiers::empty(), 'm');
    // Own banks stand by the names of their files.
    driver.click("to-bank-0");
    driver.press(Named::Enter);
    driver.until("the move", |driver| driver.has("undo"));
    let path = folder.path().join("banks/rivers.ron");
    let theirs = file(&folder, "rivers.ron").replace("Which of these is the longest?", "How long?");
    fs::write(&path, theirs).expect("a bank");
    driver.click("undo");
    driver.until("it back", |_| file(&folder, "rivers.ron").contains("rivers-1"));
    assert!(file(&folder, "rivers.ron").contains("How long?"));
    driver.until("it gone there", |_| !file(&folder, "lakes.ron").contains("rivers-1"));
    driver.close();
}

#[test]
fn another_topic_of_the_same_bank_is_one_word_in_the_file() {
    let folder = Folder::new("many-topic");
    let mut driver = at_rivers(&folder);
    driver.press(Named::Space);
    driver.hold(Modifiers::empty(), 'm');
    driver.click("carry-do");
    assert!(driver.has("carry-do"), "without a topic nothing is moved");
    driver.click("to-topic-1");
    driver.press(Named::Enter);
    driver.until("the move", |driver| driver.has("undo"));
    let text = file(&folder, "rivers.ron");
    assert_eq!(text.matches("topic: \"t1\"").count(), 3, "{text}");
    assert!(text.contains("// by hand"));
    driver.close();
}

#[test]
fn banks_of_the_program_are_only_copied_from_and_the_bar_says_why() {
    let folder = Folder::new("many-shipped");
    let mut driver = at_rivers(&folder);
    driver.press(Named::Escape);
    driver.send(Message::Library(library::Message::RowOpened(0)));
    driver.press(Named::Space);
    let first = chosen(&driver);
    let why = "One of them is part of Smriti and stays as it is: it can be copied.";
    assert!(
        driver.texts().iter().any(|text| text.starts_with("One of them is part of Smriti")),
        "{why}"
    );
    driver.hold(Modifiers::empty(), 't');
    driver.hold(Modifiers::empty(), 'm');
    assert!(!driver.has("carry-do"), "a form opened that nothing can come of");
    driver.hold(Modifiers::empty(), 'c');
    // By keys alone: the space bar picks, Enter does it.
    assert_eq!(driver.focused().map(|(name, _)| name.contains("to-bank-0")), Some(true));
    driver.press(Named::Space);
    // Own banks stand by the names of their files.
    driver.click("to-bank-0");
    driver.press(Named::Enter);
    driver.until("the copy", |driver| driver.has("undo"));
    let text = file(&folder, "lakes.ron");
    assert!(text.contains(&format!("\"{}-own\"", first[0])), "{text}");
    lacks_nothing(&text);
    driver.close();
}

fn in_english(driver: &mut Driver) {
    driver.set(&Setting::Interface(Locale::En));
}

/// Chosen questions with the bar, the forms for tags and for moving, and the offer to take it back.
fn tour(folder: &Folder, look: &mut impl Look) {
    let mut driver = at_rivers(folder);
    driver.resize(iced::Size::new(1280, 800), 1.0);
    driver.press(Named::Space);
    driver.press(Named::ArrowDown);
    driver.press(Named::Space);
    dress(&mut driver, "many-chosen", look);
    in_english(&mut driver);
    driver.hold(Modifiers::empty(), 't');
    driver.until("the tags", |driver| driver.sees("They have no tags yet."));
    driver.type_text("week 3, Prelims\n");
    driver.until("the offer", |driver| driver.has("undo"));
    driver.until("the banks read again", |driver| {
        driver.hold(Modifiers::empty(), 't');
        let is_there = driver.texts().iter().any(|text| text.starts_with("Prelims · 2"));
        if !is_there {
            driver.press(Named::Escape);
        }
        is_there
    });
    driver.click("tag-0");
    dress(&mut driver, "many-tags", look);
    in_english(&mut driver);
    driver.press(Named::Escape);
    driver.hold(Modifiers::empty(), 'm');
    // Own banks stand by the names of their files.
    driver.click("to-bank-0");
    dress(&mut driver, "many-move", look);
    driver.press(Named::Enter);
    driver.until("the move", |driver| ids(driver) == ["rivers-3"]);
    driver.press(Named::Escape);
    driver.send(Message::Library(library::Message::RowOpened(0)));
    driver.press(Named::Space);
    dress(&mut driver, "many-shipped", look);
    driver.close();
}

#[test]
fn choosing_many_looks_as_it_did() {
    let folder = Folder::fixed("golden-many");
    let mut goldens = Goldens(Vec::new());
    tour(&folder, &mut goldens);
    assert!(goldens.0.is_empty(), "{}", goldens.0.join("\n"));
}

#[test]
fn nothing_of_choosing_many_is_cut_or_overlaps_at_any_size() {
    let folder = Folder::new("fits-many");
    let mut fits = Fits(Vec::new());
    tour(&folder, &mut fits);
    fits.0.dedup();
    assert!(fits.0.is_empty(), "{} complaints:\n{}", fits.0.len(), fits.0.join("\n"));
}
