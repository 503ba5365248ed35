//! While a question is written: what asks nearly the same in any bank is named, and shown.

use smriti::app::Message;
use smriti::app::screen::Screen;
use smriti::app::screen::editor::{Change, Editor, Message as Said};
use smriti::domain::bank::draft::Kind;

use super::driver::Driver;
use super::library::{bank, open};
use crate::folder::Folder;

fn editor(driver: &Driver) -> &Editor {
    match driver.app.screen() {
        Screen::Editor(editor) => editor,
        other => panic!("no editor but {other:?}"),
    }
}

#[test]
fn a_question_of_another_bank_that_asks_nearly_the_same_is_named_and_shown() {
    let folder = Folder::new("alike");
    let rivers = bank("rivers", "Which is the first?");
    let lakes = bank("lakes", "Who wrote the Discovery of India in the fort of Ahmednagar?")
        .replace("Which of these is the longest?", "Whose summit is nobody allowed to climb?");
    let mut driver = open(&folder, &[("rivers.ron", &rivers), ("lakes.ron", &lakes)]);
    let path = folder.path().join("banks/rivers.ron");
    driver.send(Message::EditorAsked(path.clone(), Some("rivers-2".into())));
    let said = "lakes-2 in Rivers of lakes asks nearly the same.";
    driver.until("the like of it", |driver| driver.sees(said));
    // Without its options it says too little of the same.
    let change = |message| Message::Editor(message);
    driver.send(change(Said::Changed(Change::Kind(Kind::TrueFalse))));
    driver.send(change(Said::Paused));
    driver.until("it saved", |driver| editor(driver).is_saved());
    driver.rest();
    assert!(!driver.sees(said));
    // With them it does again.
    driver.send(change(Said::Undone));
    driver.send(change(Said::Paused));
    driver.until("the like of it", |driver| driver.sees(said));
    driver.click("twin-show");
    driver.until("it", |driver| editor(driver).path().ends_with("lakes.ron"));
    let at = editor(&driver).editing().current().expect("a question");
    assert_eq!(editor(&driver).editing().lines()[at].id, Some("lakes-2".into()));
    driver.close();
}
