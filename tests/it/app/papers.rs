//! A class on paper: its papers printed from the room, and the answers on them written down by keyboard
//! or read from a table.

use std::fs;
use std::path::{Path, PathBuf};

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::screen::Screen;
use smriti::app::screen::room::{self, answers, printing};
use smriti::app::{Message, Place};
use smriti::domain::class::lesson::Ticks;
use smriti::domain::class::room::{Phase, Room, Seat};
use smriti::domain::exam::paper::Set;
use smriti::print::{Asked, Columns, Header, Kind, Language, Paper, Size};

use super::class::{classroom, in_the_lobby};
use super::driver::Driver;
use super::editor::crash;
use super::golden::{Fits, Goldens, Look, dress};
use crate::folder::Folder;
use crate::print::reading::Read;

fn print(driver: &mut Driver, message: printing::Message) {
    driver.send(Message::Room(room::Message::Print(message)));
}

fn answer(driver: &mut Driver, message: answers::Message) {
    driver.send(Message::Room(room::Message::Answers(message)));
}

/// No dialog is there: the folder is typed.
fn make_in(driver: &mut Driver, folder: &Path) {
    print(driver, printing::Message::Picked(None));
    driver.focus("path");
    driver.hold(Modifiers::CTRL, 'a');
    driver.type_text(&folder.display().to_string());
    driver.press(Named::Enter);
    driver.until("the end of it", |driver| driver.has("paper-leave") && !driver.has("path"));
}

fn made_in(driver: &mut Driver, folder: &Path, files: usize) -> Vec<(String, Vec<u8>)> {
    make_in(driver, folder);
    let said = format!("{files} files are in {}", folder.display());
    driver.until("the papers", |driver| driver.sees(&said));
    let mut all: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .map(|path| (path.file_name().expect("a name").display().to_string(), path))
        .map(|(name, path)| (name, fs::read(path).expect("a file")))
        .collect();
    all.sort();
    assert_eq!(all.len(), files, "nothing else is left there");
    all
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The lesson as a paper of all sets.
fn paper(room: &Room) -> Paper {
    Paper {
        header: Header::default(),
        questions: Asked::of_lesson(room.lesson()),
        language: Language::English,
        columns: Columns::Two,
        size: Size::Normal,
        sets: Set::ALL.to_vec(),
        seed: room.lesson().seed,
    }
}

#[test]
fn papers_are_printed_from_the_room_and_again_the_same() {
    let folder = Folder::new("papers-printed");
    let mut driver = in_the_lobby(&folder);
    driver.hold(Modifiers::COMMAND, 'p');
    assert!(driver.sees("Print papers"));
    // The caret is in the first field, and Tab goes on.
    driver.type_text("Government School, Nainital");
    driver.focus("paper-class");
    driver.type_text("9 B");
    driver.focus("paper-time");
    driver.type_text("20 minutes");
    driver.focus("paper-instructions");
    driver.type_text("Write in ink.\nKeep calm.");
    print(&mut driver, printing::Message::SetsPicked(4));
    print(&mut driver, printing::Message::LanguagePicked(Language::Both));
    for kind in [Kind::BigType, Kind::Solutions] {
        print(&mut driver, printing::Message::KindToggled(kind));
    }
    let papers = folder.path().join("papers/first");
    let made = made_in(&mut driver, &papers, 11);
    let text = |name: &str| {
        let file = made.iter().find(|(known, _)| known == name);
        Read::of(&file.unwrap_or_else(|| panic!("no {name}")).1).text()
    };
    let room = classroom(&driver).room().clone();
    let paper = paper(&room);
    assert_eq!(paper.questions.len(), 5);
    for set in Set::ALL {
        let letter = smriti::print::set_letter(set);
        for name in [
            format!("question-paper-{letter}.pdf"),
            format!("question-paper-{letter}-big-type.pdf"),
        ] {
            let text = text(&name);
            for said in
                ["Government School, Nainital", "9 B", "20 minutes", "Write in ink.", "Keep calm."]
            {
                assert!(text.contains(&bare(said)), "{name} does not say {said}");
            }
            assert!(text.contains(&format!("Set/सेट{letter}")) || text.contains(letter), "{name}");
        }
    }
    assert!(text("solutions.pdf").contains("Explanation"));
    // The same order of questions as the sheet of answers goes by.
    let keys = text("answer-key.pdf");
    assert!(keys.contains("Answerkey"));
    assert_ne!(paper.order(Set::A), paper.order(Set::B));
    // Never over what is there, unless that was meant.
    fs::write(papers.join("answer-key.pdf"), "mine").expect("a file");
    driver.press(Named::Escape);
    driver.hold(Modifiers::COMMAND, 'p');
    make_in(&mut driver, &papers);
    driver.until("what is there", |driver| {
        driver.texts().iter().any(|text| text.contains("there is already:"))
    });
    assert_eq!(fs::read(papers.join("answer-key.pdf")).expect("a file"), b"mine");
    driver.hold(Modifiers::empty(), 'r');
    driver.until("the papers", |driver| {
        driver.texts().iter().any(|text| text.starts_with("3 files"))
    });
    assert!(fs::read(papers.join("answer-key.pdf")).expect("a file").starts_with(b"%PDF"));
    driver.press(Named::Enter);
    // What stood over the last paper stands over this one, and the sets are the same.
    driver.hold(Modifiers::COMMAND, 'p');
    driver.focus("paper-time");
    driver.type_text("20 minutes");
    print(&mut driver, printing::Message::SetsPicked(4));
    print(&mut driver, printing::Message::LanguagePicked(Language::Both));
    for kind in [Kind::BigType, Kind::Solutions] {
        print(&mut driver, printing::Message::KindToggled(kind));
    }
    let again = made_in(&mut driver, &folder.path().join("papers/again"), 11);
    assert!(made == again, "the same papers");
    driver.press(Named::Escape);
    assert!(driver.sees("Begin"), "back in the room: {:?}", driver.texts());
    driver.close();
}

#[test]
fn papers_that_cannot_be_written_say_so_and_leave_nothing_behind() {
    let folder = Folder::new("papers-unwritten");
    let mut driver = in_the_lobby(&folder);
    driver.hold(Modifiers::COMMAND, 'p');
    let file = folder.path().join("a file");
    fs::write(&file, "mine").expect("a file");
    make_in(&mut driver, &file);
    driver.until("the form again", |driver| driver.has("paper-make"));
    assert_eq!(fs::read(&file).expect("a file"), b"mine");
    // Nothing to be made is nothing to be accepted.
    for kind in [Kind::Questions, Kind::AnswerSheet, Kind::AnswerKey] {
        print(&mut driver, printing::Message::KindToggled(kind));
    }
    driver.press(Named::Escape);
    print(&mut driver, printing::Message::Accepted);
    driver.press(Named::Escape);
    assert!(driver.sees("Begin"));
    driver.close();
}

/// Adds a student by keys.
fn add(driver: &mut Driver, roll: &str, name: &str) {
    let before = classroom(driver).room().seats().count();
    driver.hold(Modifiers::empty(), 'n');
    driver.type_text(roll);
    driver.press(Named::Enter);
    driver.type_text(name);
    driver.press(Named::Enter);
    driver.until("the student", |driver| {
        classroom(driver).room().seats().count() > before && driver.has("cell-0-0")
    });
}

/// What a seat's paper says to the questions of the lesson, "-" for a blank and "?" for nothing.
fn written(driver: &Driver, seat: u32) -> Vec<String> {
    let room = classroom(driver).room();
    let letter = |place: usize| char::from(b'A' + u8::try_from(place).expect("a letter"));
    let said = |ticks: Ticks| {
        if ticks.is_empty() { "-".to_owned() } else { ticks.places().map(letter).collect() }
    };
    (0..room.lesson().items.len())
        .map(|item| room.on_paper(Seat(seat), item).map_or("?".to_owned(), said))
        .collect()
}

#[track_caller]
fn until_written(driver: &mut Driver, seat: u32, wanted: &[&str]) {
    driver.until(&format!("{wanted:?} of {seat}"), |driver| written(driver, seat) == wanted);
}

#[test]
fn a_row_is_typed_without_looking_and_can_be_put_right() {
    let folder = Folder::new("papers-typed");
    let mut driver = in_the_lobby(&folder);
    driver.hold(Modifiers::empty(), 'a');
    assert!(driver.sees("Paper answers"));
    // There is no row yet, and a letter says so.
    driver.type_text("a");
    assert!(driver.texts().iter().any(|text| text.starts_with("Nobody is here yet")));
    add(&mut driver, "1", "Asha");
    // Nothing is waited for between two keys.
    driver.type_text("ab1");
    driver.press(Named::Space);
    driver.type_text("2");
    until_written(&mut driver, 0, &["A", "B", "A", "-", "B"]);
    driver.type_text("c");
    assert!(driver.sees("This row is full. Enter goes on to the next one, arrows go back."));
    assert_eq!(written(&driver, 0), ["A", "B", "A", "-", "B"], "nothing was shifted");
    // Backspace goes back, and the letters after it begin there.
    driver.press(Named::Backspace);
    driver.press(Named::Backspace);
    driver.type_text("-a");
    until_written(&mut driver, 0, &["A", "B", "A", "-", "A"]);
    driver.hold(Modifiers::COMMAND, 'z');
    driver.hold(Modifiers::COMMAND, 'z');
    until_written(&mut driver, 0, &["A", "B", "A", "?", "?"]);
    // A letter that is no choice is refused where it stands.
    driver.type_text("j");
    assert!(
        driver.texts().iter().any(|text| text.starts_with("Question 4 has the choices A to ")),
        "{:?}",
        driver.texts()
    );
    driver.type_text("bb\n");
    until_written(&mut driver, 0, &["A", "B", "A", "B", "B"]);
    add(&mut driver, "2", "Ravi");
    driver.type_text("bb\n");
    until_written(&mut driver, 1, &["B", "B", "?", "?", "?"]);
    assert!(driver.texts().iter().any(|text| text.starts_with("Ravi: 3 questions were left out.")));
    // A late correction of the first row, by arrows.
    driver.press(Named::ArrowUp);
    for _ in 0..5 {
        driver.press(Named::ArrowLeft);
    }
    driver.press(Named::ArrowRight);
    driver.type_text("b");
    until_written(&mut driver, 0, &["B", "B", "A", "B", "B"]);
    // Killed and gone on with: all of it is there.
    let before = classroom(&driver).room().clone();
    let mut driver = crash(driver, folder.path());
    driver.send(Message::Went(Place::Class));
    let lesson = |driver: &Driver| match driver.app.screen() {
        Screen::Class(desk) => desk.rooms().next().map(|room| format!("room-{}", room.id)),
        _ => None,
    };
    driver.until("the lesson", |driver| lesson(driver).is_some());
    let name = lesson(&driver).expect("a lesson");
    driver.click(&name);
    driver.until("the room", |driver| matches!(driver.app.screen(), Screen::Room(_)));
    let after = classroom(&driver).room();
    assert_eq!(after.items_on_paper(), before.items_on_paper());
    assert!((0..2).all(|seat| {
        (0..5).all(|item| after.on_paper(Seat(seat), item) == before.on_paper(Seat(seat), item))
    }));
    // Over, it is among what the lesson came to; and later corrections still are.
    driver.send(Message::Room(room::Message::EndPicked));
    driver.until("the end", |driver| classroom(driver).room().phase() == Phase::Over);
    assert!(driver.texts().iter().any(|text| text.ends_with("of 2 right")), "{:?}", driver.texts());
    driver.hold(Modifiers::empty(), 'a');
    driver.hold(Modifiers::COMMAND, 'f');
    driver.type_text("ravi\n");
    driver.type_text("ab-ab\n");
    until_written(&mut driver, 1, &["A", "B", "-", "A", "B"]);
    add(&mut driver, "3", "Late Meena");
    driver.type_text("bbbbb");
    until_written(&mut driver, 2, &["B", "B", "B", "B", "B"]);
    driver.press(Named::Escape);
    assert!(driver.sees("The lesson is over"));
    driver.close();
}

#[test]
fn a_paper_of_another_set_is_written_down_in_its_own_order() {
    let folder = Folder::new("papers-sets");
    let mut driver = in_the_lobby(&folder);
    let orders = {
        let paper = paper(classroom(&driver).room());
        Set::ALL.map(|set| paper.order(set))
    };
    driver.hold(Modifiers::empty(), 'a');
    driver.hold(Modifiers::empty(), 's');
    add(&mut driver, "1", "Asha");
    // The row begins with its set.
    driver.type_text("babaab");
    driver.until("the row", |driver| {
        let room = classroom(driver).room();
        room.set_of(Seat(0)) == Set::B && (0..5).all(|item| room.on_paper(Seat(0), item).is_some())
    });
    let typed = ["A", "B", "A", "A", "B"];
    let at =
        |order: &[usize], item: usize| order.iter().position(|at| *at == item).expect("an item");
    let expected: Vec<&str> = (0..5).map(|item| typed[at(&orders[1], item)]).collect();
    assert_eq!(written(&driver, 0), expected);
    // Put right: it was set D all along. What was typed for a number stays with its number.
    answer(&mut driver, answers::Message::SetPicked(Set::D));
    let expected: Vec<&str> = (0..5).map(|item| typed[at(&orders[3], item)]).collect();
    until_written(&mut driver, 0, &expected);
    assert_eq!(classroom(&driver).room().set_of(Seat(0)), Set::D);
    driver.hold(Modifiers::COMMAND, 'z');
    driver.until("what was", |driver| classroom(driver).room().set_of(Seat(0)) == Set::B);
    driver.close();
}

/// A table of answers of the lesson's five questions.
fn table(folder: &Folder) -> PathBuf {
    let path = folder.path().join("answers.csv");
    let text = "Roll No,Name,Set,Q1,Q2,Q3,Q4,Q5\n\
        1,Asha,A,A,B,A,,B\n\
        2,मीना,B,B,B,A,A,B\n\
        3,Ravi,A,A,Z,A,A,B\n\
        4,Zoya,A,,,,,\n";
    fs::write(&path, text).expect("a file");
    path
}

fn read_table(driver: &mut Driver, path: &Path) {
    answer(driver, answers::Message::FilePicked(None));
    driver.focus("answers-file");
    driver.hold(Modifiers::CTRL, 'a');
    driver.type_text(&path.display().to_string());
    driver.press(Named::Enter);
    driver.until("the table", |driver| driver.has("answers-take"));
}

#[test]
fn a_table_of_answers_is_shown_before_it_is_taken() {
    let folder = Folder::new("papers-table");
    let mut driver = in_the_lobby(&folder);
    driver.hold(Modifiers::empty(), 'a');
    add(&mut driver, "1", "Asha");
    driver.type_text("bbbbb");
    until_written(&mut driver, 0, &["B", "B", "B", "B", "B"]);
    let path = table(&folder);
    read_table(&mut driver, &path);
    for said in [
        "Rows: 3. Questions: 5.",
        "2 things to look at",
        "Row 4: “Z” is no choice of question 2; not taken",
        "Row 5: no answer at all; taken as absent",
        "other answers so far",
        "2. मीना",
        "Take 3 papers",
    ] {
        assert!(driver.sees(said), "{said}: {:?}", driver.texts());
    }
    // Nothing is kept before it is taken, and nothing at all if it is not.
    driver.press(Named::Escape);
    assert_eq!(written(&driver, 0), ["B", "B", "B", "B", "B"]);
    assert_eq!(classroom(&driver).room().seats().count(), 1);
    read_table(&mut driver, &path);
    driver.press(Named::Enter);
    until_written(&mut driver, 0, &["A", "B", "A", "-", "B"]);
    driver.until("the others", |driver| classroom(driver).room().seats().count() == 3);
    let room = classroom(&driver).room();
    assert_eq!(room.set_of(Seat(1)), Set::B);
    let order = paper(room).order(Set::B);
    let typed = ["B", "B", "A", "A", "B"];
    let at = |item: usize| order.iter().position(|at| *at == item).expect("an item");
    let expected: Vec<&str> = (0..5).map(|item| typed[at(item)]).collect();
    assert_eq!(written(&driver, 1), expected);
    assert_eq!(written(&driver, 2), ["A", "?", "A", "A", "B"]);
    // What is no table says what one needs, and a file that is not there says that.
    let other = folder.path().join("other.csv");
    fs::write(&other, "Name,Answer\nAsha,A\n").expect("a file");
    read_table(&mut driver, &other);
    assert!(driver.texts().iter().any(|text| text.starts_with("No row names the questions.")));
    driver.press(Named::Escape);
    answer(&mut driver, answers::Message::FilePicked(Some(folder.path().join("none.csv"))));
    driver
        .until("why not", |driver| driver.texts().iter().any(|text| text.contains("No such file")));
    driver.close();
}

/// Printing and the sheet of answers, as they look.
fn pages(look: &mut impl Look, name: &str) {
    let folder = Folder::fixed(&format!("papers-look-{name}"));
    let mut driver = in_the_lobby(&folder);
    driver.hold(Modifiers::COMMAND, 'p');
    driver.type_text("Government School, Nainital");
    dress(&mut driver, &format!("paper-form-{name}"), look);
    print(&mut driver, printing::Message::LanguagePicked(Language::Both));
    make_in(&mut driver, &folder.path().join("papers"));
    driver.until("the papers", |driver| driver.has("paper-open"));
    look.at(&mut driver, &format!("paper-made-{name}"));
    driver.press(Named::Escape);
    driver.hold(Modifiers::empty(), 'a');
    for (roll, name) in [("1", "Asha Rawat"), ("2", "मीना बिष्ट"), ("3", "Ravi Kumar")]
    {
        add(&mut driver, roll, name);
    }
    answer(&mut driver, answers::Message::SetsToggled);
    for (row, keys) in [(0, "aabab"), (1, "bba-ab")] {
        answer(&mut driver, answers::Message::Pressed(row, None));
        driver.type_text(keys);
    }
    driver.until("the papers", |driver| {
        let room = classroom(driver).room();
        room.set_of(Seat(1)) == Set::B && (0..5).all(|item| room.on_paper(Seat(1), item).is_some())
    });
    answer(&mut driver, answers::Message::Pressed(0, Some(4)));
    dress(&mut driver, &format!("answers-{name}"), look);
    driver.hold(Modifiers::empty(), 'n');
    look.at(&mut driver, &format!("dialog-answers-add-{name}"));
    driver.press(Named::Escape);
    let path = table(&folder);
    read_table(&mut driver, &path);
    dress(&mut driver, &format!("dialog-answers-table-{name}"), look);
    driver.close();
}

#[test]
fn paper_looks_as_drawn() {
    let mut goldens = Goldens(Vec::new());
    pages(&mut goldens, "drawn");
    assert!(goldens.0.is_empty(), "{}", goldens.0.join("\n"));
}

#[test]
fn paper_fits_at_every_size() {
    let mut fits = Fits(Vec::new());
    pages(&mut fits, "fits");
    assert!(fits.0.is_empty(), "{}", fits.0.join("\n"));
}
