//! Questions that are brought in and added to a bank that is there: which of them, to which topic, and
//! all of it taken back.

use std::fs;

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::Message;
use smriti::app::screen::Screen;
use smriti::app::screen::import;
use smriti::domain::bank::Question;
use smriti::domain::bank::edit::Manuscript;
use smriti::interchange::files::to_base64;

use super::driver::Driver;
use super::golden::{Fits, Goldens, Look, dress};
use super::import::{PASTED, paste, screen};
use super::library::{bank, open};
use crate::folder::Folder;
use crate::pictures::DOT;

/// What both banks have already, word for word and nearly; something new; and that again.
const WEEK: &str = "1. Which of these is the longest?\n(a) The first\n(b) The second\n(c) The \
    third\n(d) The fourth\nAnswer: (a)\n\n2. Which of those flows to the sea?\n(a) The first\n\
    (b) The second\n(c) The third\n(d) The fourth\nAnswer: (a)\n\n3. The capital of Assam is\n\
    (a) Dispur\n(b) Itanagar\n(c) Kohima\n(d) Imphal\nAnswer: (a)\n\n4. The capital of Assam \
    is\n(a) Dispur\n(b) Itanagar\n(c) Kohima\n(d) Imphal\nAnswer: (a)\n";

/// Where questions are brought in, with two own banks: of lakes, and of rivers.
fn at_import(folder: &Folder) -> Driver {
    at_import_with(folder, "lakes.ron")
}

/// The same, with the lakes in this file.
fn at_import_with(folder: &Folder, lakes_file: &str) -> Driver {
    let rivers = bank("rivers", "Which is the first?");
    let lakes =
        bank("lakes", "Which lake is that?").replace("\"lakes-3\",", "\"lakes-3\", // last\n");
    let mut driver = open(folder, &[("rivers.ron", &rivers), (lakes_file, &lakes)]);
    driver.hold(Modifiers::empty(), 'i');
    driver
}

/// Pastes a text, and waits until it is known what it is like.
fn compare(driver: &mut Driver, text: &str) {
    paste(driver, text);
    driver.until("it compared", |driver| screen(driver).likes().is_some());
}

fn file(folder: &Folder, name: &str) -> String {
    fs::read_to_string(folder.path().join("banks").join(name)).expect("a bank")
}

fn questions(text: &str) -> Vec<Question> {
    let manuscript = Manuscript::open(text.to_owned()).expect("a bank");
    (0..manuscript.len()).map(|at| manuscript.question(at).expect("a question")).collect()
}

fn lines_stay(before: &str, after: &str) {
    let mut rest = after.lines();
    for line in before.lines().filter(|line| !line.starts_with("])")) {
        assert!(rest.any(|now| now.starts_with(line)), "{line} is gone: {after}");
    }
}

#[test]
fn questions_are_added_behind_all_others_of_a_bank_and_taken_out_again() {
    let folder = Folder::new("adding-save");
    let mut driver = at_import(&folder);
    let before = file(&folder, "lakes.ron");
    compare(&mut driver, PASTED);
    assert!(driver.has("import-title"), "a new bank, unless it is said otherwise");
    driver.click("to-bank-1");
    assert!(!driver.has("import-title") && driver.has("to-topic-1"));
    driver.click("import-save");
    driver.until("the offer to take it back", |driver| driver.has("undo"));
    assert!(driver.sees("3 questions were added to Rivers of lakes."), "{:?}", driver.texts());
    driver
        .until("the bank", |driver| driver.sees("The capital of Assam is") || driver.has("revise"));
    let after = file(&folder, "lakes.ron");
    lines_stay(&before, &after);
    let all = questions(&after);
    let ids: Vec<&str> = all.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids[3..], ["lakes-001", "lakes-002", "lakes-003"]);
    // Under the topic that was written for last, since the text names none.
    assert!(all[3..].iter().all(|one| one.topic.as_str() == "t1"), "{after}");
    // The one without a key is in the file, named, and not asked.
    let wrong = smriti::domain::bank::check::checks(&after);
    let errors =
        wrong.iter().filter(|one| one.severity == smriti::domain::bank::check::Severity::Error);
    let named: Vec<_> = errors.map(|one| one.question.as_ref().map(ToString::to_string)).collect();
    assert_eq!(named, [Some("lakes-002".to_owned())]);
    assert_eq!(fs::read_dir(folder.path().join("banks")).expect("banks").count(), 2);
    // The same text once more: the bank has all of it, also the one that is not asked.
    driver.press(Named::Escape);
    driver.hold(Modifiers::empty(), 'i');
    compare(&mut driver, PASTED);
    driver.click("to-bank-1");
    assert_eq!(screen(&driver).taken(), 0, "{:?}", screen(&driver).likes());
    driver.press(Named::Escape);
    driver.press(Named::Escape);
    driver.until("the library", |driver| matches!(driver.app.screen(), Screen::Library(_)));
    driver.hold(Modifiers::CTRL, 'z');
    driver.until("it taken back", |_| file(&folder, "lakes.ron") == before);
    driver.until("it said", |driver| driver.sees("Taken back: the questions are as they were."));
    driver.close();
}

#[test]
fn what_a_bank_has_already_is_named_and_not_added_unless_it_is_wished() {
    let folder = Folder::new("adding-twins");
    let mut driver = at_import(&folder);
    driver.resize(iced::Size::new(1280, 3000), 1.0);
    compare(&mut driver, WEEK);
    assert_eq!(screen(&driver).taken(), 4, "a new bank has none of them");
    let same = "The same question is in Rivers of lakes: “Which of these is the longest?”";
    assert!(driver.sees(same), "{:?}", driver.texts());
    assert!(driver.sees("Question 3 here is the same.") && driver.sees("3 like other questions"));
    driver.click("to-bank-1");
    assert_eq!(screen(&driver).taken(), 2);
    assert!(driver.sees("Save 2 questions"));
    let had = "Rivers of lakes has this question already: “Which of these is the longest?”";
    assert!(driver.sees(had), "{:?}", driver.texts());
    let nearly = "Rivers of lakes asks nearly the same: “Which of these flows to the sea?”";
    assert!(driver.sees(nearly), "{:?}", driver.texts());
    // Nearly the same is another question, if the learner says so; by keys and by mouse.
    driver.press(Named::Escape);
    driver.press(Named::ArrowDown);
    driver.press(Named::Space);
    assert_eq!(screen(&driver).taken(), 3);
    driver.click("tick-3");
    assert_eq!(screen(&driver).taken(), 2);
    // What was said stays said, whatever is written before it.
    compare_more(&mut driver);
    assert_eq!(screen(&driver).taken(), 3, "one more, and no more than that");
    driver.click("to-bank-0");
    assert_eq!(screen(&driver).taken(), 4, "all but the one that was left out");
    driver.press(Named::Escape);
    driver.hold(Modifiers::empty(), 'a');
    assert_eq!(screen(&driver).taken(), 5);
    driver.hold(Modifiers::empty(), 'a');
    assert_eq!(screen(&driver).taken(), 0);
    driver.click("import-save");
    assert!(matches!(driver.app.screen(), Screen::Import(_)), "there is nothing to be saved");
    driver.hold(Modifiers::empty(), 'a');
    driver.click("tick-0");
    driver.hold(Modifiers::empty(), 'b');
    let focus = driver.focused().map(|(name, _)| name);
    assert!(focus.as_ref().is_some_and(|name| name.contains("to-bank-0")), "{focus:?}");
    driver.click("to-bank-2");
    driver.click("to-topic-0");
    driver.click("import-save");
    driver.until("the offer to take it back", |driver| driver.has("undo"));
    let added = questions(&file(&folder, "rivers.ron"));
    assert_eq!(added.len(), 3 + 4);
    assert!(added[3..].iter().all(|one| one.topic.as_str() == "t0"));
    assert_eq!(
        file(&folder, "lakes.ron").matches("(id:").count(),
        5,
        "its topics and its questions"
    );
    driver.close();
}

/// Writes another question above all.
fn compare_more(driver: &mut Driver) {
    use iced::widget::text_editor::{Action, Motion};
    let edit = |edit| Message::Import(import::Message::Edited(edit));
    driver.send(edit(Action::Move(Motion::DocumentStart)));
    let more = "0. Who made the first map of the Sone?\n(a) Rennell\n(b) Lambton\nAnswer: (a)\n\n";
    compare(driver, more);
    assert_eq!(screen(driver).read().items.len(), 5);
}

#[test]
fn what_comes_with_topics_keeps_them_and_an_image_never_takes_the_place_of_another() {
    // As one file, and as a folder of its own.
    for (name, home) in [("adding-images-flat", ""), ("adding-images-folder", "lakes/")] {
        keeps_images_apart(name, home);
    }
}

fn keeps_images_apart(name: &str, home: &str) {
    let folder = Folder::new(name);
    let images = folder.path().join("banks").join(home).join("images");
    fs::create_dir_all(&images).expect("a folder");
    let bank_file = format!("{home}lakes.ron");
    let mut driver = at_import_with(&folder, &bank_file);
    let other = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>";
    fs::write(images.join("dot.png"), other).expect("an image");
    let data = to_base64(DOT);
    let quiz = format!(
        "<quiz><question type=\"category\"><category><text>SOUTH</text></category></question>\
         <question type=\"category\"><category><text>South</text></category></question><question \
         type=\"multichoice\"><questiontext format=\"html\"><text>&lt;p&gt;Which dot?&lt;/p&gt;&lt;\
         img src=\"@@PLUGINFILE@@/dot.png\" alt=\"A dot\"&gt;</text><file name=\"dot.png\" \
         path=\"/\" encoding=\"base64\">{data}</file></questiontext><answer fraction=\"100\"><text>\
         Red</text></answer><answer fraction=\"0\"><text>Blue</text></answer></question><question \
         type=\"category\"><category><text>West</text></category></question><question \
         type=\"truefalse\"><questiontext><text>The Tapi flows west.</text></questiontext><answer \
         fraction=\"100\"><text>true</text></answer><answer fraction=\"0\"><text>false</text>\
         </answer></question></quiz>"
    );
    let path = folder.path().join("Dots.xml");
    fs::write(&path, quiz).expect("a file");
    driver.send(Message::Import(import::Message::FileChosen(Some(path))));
    driver.until("it compared", |driver| screen(driver).likes().is_some());
    driver.click("to-bank-1");
    assert!(driver.sees("Each under the topic it comes with"), "{:?}", driver.texts());
    driver.click("import-save");
    driver.until("the offer to take it back", |driver| driver.has("undo"));
    driver.until("the bank", |driver| {
        driver.has("revise") && driver.texts().iter().any(|text| text.contains("Which dot?"))
    });
    let text = file(&folder, &bank_file);
    let added = questions(&text);
    assert_eq!(added[3].topic.as_str(), "t1", "the bank has a topic of that name: {text}");
    assert_eq!(added[4].topic.as_str(), "west", "and this one is new");
    let kept: Vec<String> = fs::read_dir(&images)
        .expect("images")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name != "dot.png")
        .collect();
    let [name] = kept.as_slice() else { panic!("one more: {kept:?}") };
    assert!(text.contains(&format!("![A dot]({name})")), "{text}");
    assert_eq!(fs::read(images.join(name)).expect("it"), DOT);
    assert_eq!(fs::read(images.join("dot.png")).expect("the other"), other);
    driver.close();
}

#[test]
fn a_bank_that_cannot_be_changed_leaves_everything_as_it_is_and_says_why() {
    let folder = Folder::new("adding-refused");
    let mut driver = at_import(&folder);
    compare(&mut driver, PASTED);
    driver.click("to-bank-1");
    let path = folder.path().join("banks/lakes.ron");
    fs::write(&path, "not a bank any more (").expect("a file");
    driver.click("import-save");
    driver.until("the trouble", |driver| {
        driver.texts().iter().any(|text| text.contains("cannot be read as a bank"))
    });
    assert_eq!(fs::read_to_string(&path).expect("it"), "not a bank any more (");
    assert_eq!(screen(&driver).read().items.len(), 3, "nothing is lost");
    driver.until("it gone", |driver| driver.has("import-title"));
    driver.close();
}

/// Into a new bank, and into one that has some of it already.
fn tour(folder: &Folder, look: &mut impl Look) {
    let mut driver = at_import(folder);
    driver.resize(iced::Size::new(1280, 1600), 1.0);
    compare(&mut driver, WEEK);
    dress(&mut driver, "adding-new", look);
    driver.click("to-bank-1");
    driver.press(Named::Escape);
    driver.press(Named::ArrowDown);
    dress(&mut driver, "adding-bank", look);
    driver.close();
}

#[test]
fn adding_to_a_bank_looks_as_it_did() {
    let folder = Folder::fixed("golden-adding");
    let mut goldens = Goldens(Vec::new());
    tour(&folder, &mut goldens);
    assert!(goldens.0.is_empty(), "{}", goldens.0.join("\n"));
}

#[test]
fn nothing_of_adding_to_a_bank_is_cut_or_overlaps_at_any_size() {
    let folder = Folder::new("fits-adding");
    let mut fits = Fits(Vec::new());
    tour(&folder, &mut fits);
    fits.0.dedup();
    assert!(fits.0.is_empty(), "{} complaints:\n{}", fits.0.len(), fits.0.join("\n"));
}
