//! Bringing questions in: pasted, corrected, opened from a file, and saved as a bank of one's own.

use std::fs;

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::Message;
use smriti::app::screen::Screen;
use smriti::app::screen::import::{self, Import};
use smriti::domain::bank::Body;
use smriti::domain::locale::Locale;
use smriti::interchange::Format;
use smriti::interchange::files::to_base64;

use super::driver::Driver;
use super::golden::{Fits, Goldens, Look, dress};
use super::report::at_today;
use crate::folder::Folder;
use crate::pictures::DOT;

/// Four questions as they come out of a PDF: one without a key, and statements.
pub(super) const PASTED: &str = "Q1. Which is the longest river of India?\n(a) Yamuna\n(b) Ganga\n(c) Kaveri\n\
    (d) Tapi\nAns. (b)\nExp. It runs for about 2,525 km.\n\nQ2. The capital of Assam is\n(a) \
    Dispur (b) Itanagar (c) Kohima (d) Imphal\n\nQ3. Consider the following statements:\n1. The \
    Indus rises in Tibet.\n2. The Narmada flows west.\n3. The Godavari flows west.\nWhich of the \
    statements given above are correct?\n(a) 1 and 2 only\n(b) 2 and 3 only\n(c) 1 and 3 only\n\
    (d) 1, 2 and 3\nAnswer: (a)\n";

pub(super) fn screen(driver: &Driver) -> &Import {
    match driver.app.screen() {
        Screen::Import(import) => import,
        other => panic!("nothing is brought in but {other:?}"),
    }
}

fn open(folder: &Folder) -> Driver {
    let mut driver = at_today(folder);
    driver.click("rail-library");
    driver.hold(Modifiers::empty(), 'i');
    driver
}

pub(super) fn paste(driver: &mut Driver, text: &str) {
    use iced::widget::text_editor::{Action, Edit};
    let edit = Action::Edit(Edit::Paste(std::sync::Arc::new(text.to_owned())));
    driver.send(Message::Import(import::Message::Edited(edit)));
    driver.until("it read", |driver| !screen(driver).is_reading());
}

#[test]
fn what_is_pasted_shows_beside_with_what_is_not_certain_and_is_corrected_in_place() {
    let folder = Folder::new("import-paste");
    let mut driver = open(&folder);
    assert!(!driver.has("import-title"), "nothing can be saved yet");
    paste(&mut driver, PASTED);
    let read = screen(&driver).read();
    assert_eq!((read.format, read.items.len(), read.doubts()), (Some(Format::Paste), 3, 1));
    assert!(matches!(read.items[2].0.body, Body::Statements(_)), "{:?}", read.items[2].0.body);
    assert!(driver.sees("3 questions · read as pasted text"));
    assert!(driver.sees("1 to be looked at"));
    // A key at the end of the second question puts it right.
    let mended = PASTED.replace("(d) Imphal\n", "(d) Imphal\nAns. (a)\n");
    driver.send(Message::Import(import::Message::Edited(
        iced::widget::text_editor::Action::SelectAll,
    )));
    paste(&mut driver, &mended);
    assert_eq!(screen(&driver).read().doubts(), 0);
    driver.close();
}

#[test]
fn what_is_brought_in_is_a_bank_of_ones_own_and_can_be_studied() {
    let folder = Folder::new("import-save");
    let mut driver = open(&folder);
    paste(&mut driver, PASTED);
    driver.click("import-title");
    driver.type_text("Rivers and states");
    driver.click("import-save");
    driver.until("the bank", |driver| {
        matches!(driver.app.screen(), Screen::Library(_)) && driver.has("revise")
    });
    let file = folder.path().join("banks/rivers-and-states.ron");
    let text = fs::read_to_string(&file).expect("its file");
    let (decoded, problems) = smriti::domain::bank::check::examine(&text);
    let bank = decoded.expect("a bank").bank;
    assert_eq!(bank.title.text(Locale::En), "Rivers and states");
    assert_eq!(bank.languages, [Locale::En]);
    // The one without a key is in the file, named, and not asked.
    let errors: Vec<_> = problems
        .iter()
        .filter(|one| one.severity == smriti::domain::bank::check::Severity::Error)
        .map(|one| (one.question.as_ref().map(ToString::to_string), one.problem.what()))
        .collect();
    assert_eq!(errors.len(), 1, "{errors:?}");
    assert_eq!(errors[0].0.as_deref(), Some("rivers-and-states-002"));
    assert!(driver.sees("2 questions"), "{:?}", driver.texts());
    driver.hold(Modifiers::empty(), 'r');
    driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    driver.close();
}

#[test]
fn a_file_is_known_by_what_is_in_it_and_one_that_cannot_be_read_changes_nothing() {
    let folder = Folder::new("import-file");
    let mut driver = open(&folder);
    let gift = folder.path().join("questions.txt");
    fs::write(&gift, "::one:: Who wrote it? {=Asha ~Ravi ~Meena}\n\n1+1? {#2}\n").expect("a file");
    driver.send(Message::Import(import::Message::FileChosen(Some(gift))));
    driver.until("it read", |driver| screen(driver).read().format.is_some());
    let read = screen(&driver).read();
    assert_eq!((read.format, read.items.len()), (Some(Format::Gift), 2));
    // Its name is suggested, and it can be corrected as text.
    assert!(driver.has("import-text") && driver.has("import-title"));
    let gone = folder.path().join("gone.gift");
    driver.send(Message::Import(import::Message::FileChosen(Some(gone))));
    driver.until("the trouble", |driver| {
        driver.texts().iter().any(|text| text.starts_with("The file cannot be opened"))
    });
    assert_eq!(screen(&driver).read().items.len(), 2);
    // Out of the field, then out of the screen; what was read waits there.
    driver.press(Named::Escape);
    driver.press(Named::Escape);
    driver.until("the library", |driver| matches!(driver.app.screen(), Screen::Library(_)));
    assert!(!folder.path().join("banks/questions.ron").exists());
    driver.hold(Modifiers::empty(), 'i');
    assert_eq!(screen(&driver).read().items.len(), 2);
    driver.close();
}

/// Options numbered from 1 or from 0: nothing in it says which.
const NUMBERED: &str = "Question,A,B,C,Answer,Seen in\n\
    Largest planet?,Mars,Jupiter,Venus,1,The sky\n\
    Smallest planet?,Mars,Mercury,Venus,1,The morning\nRed planet?,Venus,Mars,Earth,1,\n";

/// The key of the first question that was read: the numbers of its right options.
fn right(driver: &Driver) -> Vec<usize> {
    let read = screen(driver).read();
    let Body::SingleBest(choices) = &read.items[0].0.body else { panic!("no options") };
    let is_right =
        |(at, option): (usize, &smriti::domain::bank::Choice)| option.right.then_some(at);
    choices.options.iter().enumerate().filter_map(is_right).collect()
}

#[test]
fn what_a_column_is_can_be_said_and_is_remembered_for_the_next_table_with_its_heads() {
    let folder = Folder::new("import-columns");
    let mut driver = open(&folder);
    // As high as the page, so that nothing has to be scrolled to.
    driver.resize(iced::Size::new(1280, 2400), 1.0);
    let table = folder.path().join("planets.csv");
    fs::write(&table, NUMBERED).expect("a file");
    driver.send(Message::Import(import::Message::FileChosen(Some(table.clone()))));
    driver.until("it read", |driver| screen(driver).read().format == Some(Format::Csv));
    // What is not certain is open, the columns themselves are one line.
    assert!(driver.sees("Columns: 5 of 6 recognised"), "{:?}", driver.texts());
    assert!(driver.sees("not certain: please look") && driver.has("key-form-2"));
    assert!(!driver.has("column-6"));
    let shape = screen(&driver).read().sheets[0].shape;
    driver.click(&format!("columns-{shape:016x}"));
    driver.click("column-6");
    driver.click("column-field-8");
    driver.until("it read again", |driver| !screen(driver).is_reading());
    driver.click("key-form-2");
    driver.until("it read again", |driver| !screen(driver).is_reading());
    assert_eq!(right(&driver), [1], "counted from 0");
    let why =
        screen(&driver).read().items[0].0.explanation.clone().expect("what was said to be one");
    assert_eq!(why.text(Locale::En), "The sky");
    driver.click("import-save");
    driver.until("the bank", |driver| matches!(driver.app.screen(), Screen::Library(_)));
    // The next file with these heads is read so, and can be guessed again.
    fs::write(&table, NUMBERED.replace("Largest", "Biggest")).expect("a file");
    driver.hold(Modifiers::empty(), 'i');
    driver.send(Message::Import(import::Message::FileChosen(Some(table))));
    driver.until("it read", |driver| screen(driver).read().items.len() == 3);
    assert_eq!(right(&driver), [1]);
    assert!(driver.sees("Columns: 6 recognised"));
    assert!(driver.sees("as you said for tables with these heads"));
    assert!(!driver.has("key-form-2"), "nothing is in doubt");
    driver.press(Named::Escape);
    driver.hold(Modifiers::empty(), 'c');
    driver.click("columns-guess");
    driver.until("it read again", |driver| !screen(driver).is_reading());
    assert!(!screen(&driver).read().sheets[0].is_chosen);
    driver.close();
}

#[test]
fn a_text_is_read_in_another_format_when_it_is_said_so() {
    let folder = Folder::new("import-formats");
    let mut driver = open(&folder);
    paste(&mut driver, "Capital of Japan?\nA. Osaka\nB. Tokyo\nANSWER: B\n");
    assert_eq!(screen(&driver).read().format, Some(Format::Aiken));
    driver.click("import-formats");
    let paste =
        Format::ALL.iter().filter(|format| format.is_text()).position(|f| *f == Format::Paste);
    driver.click(&format!("import-format-{}", paste.expect("it is text") + 1));
    driver.until("it read again", |driver| !screen(driver).is_reading());
    assert_eq!(screen(&driver).read().format, Some(Format::Paste));
    assert_eq!(right(&driver), [1]);
    driver.close();
}

/// Nothing yet, and three questions of which one is to be looked at.
fn tour(folder: &Folder, look: &mut impl Look) {
    let mut driver = open(folder);
    dress(&mut driver, "import-empty", look);
    paste(&mut driver, PASTED);
    driver.until("it compared", |driver| screen(driver).likes().is_some());
    dress(&mut driver, "import-read", look);
    let table = folder.path().join("planets.csv");
    fs::write(&table, NUMBERED).expect("a file");
    driver.send(Message::Import(import::Message::FileChosen(Some(table.clone()))));
    driver.until("it read", |driver| screen(driver).read().format == Some(Format::Csv));
    driver.until("it compared", |driver| screen(driver).likes().is_some());
    driver.resize(iced::Size::new(1280, 1000), 1.0);
    dress(&mut driver, "import-doubt", look);
    driver.resize(iced::Size::new(1280, 2400), 1.0);
    let shape = screen(&driver).read().sheets[0].shape;
    driver.click(&format!("columns-{shape:016x}"));
    driver.click("column-6");
    dress(&mut driver, "import-columns", look);
    // By letters there is no doubt.
    let certain = NUMBERED.replace(",1,", ",B,");
    fs::write(&table, certain).expect("a file");
    driver.send(Message::Import(import::Message::FileChosen(Some(table))));
    driver.until("it compared", |driver| {
        let is_certain = screen(driver).read().items.iter().all(|(item, _)| !item.is_in_doubt());
        is_certain && screen(driver).likes().is_some()
    });
    driver.resize(iced::Size::new(1280, 1000), 1.0);
    dress(&mut driver, "import-certain", look);
    driver.close();
}

#[test]
fn bringing_questions_in_looks_as_it_did() {
    let folder = Folder::fixed("golden-import");
    let mut goldens = Goldens(Vec::new());
    tour(&folder, &mut goldens);
    assert!(goldens.0.is_empty(), "{}", goldens.0.join("\n"));
}

#[test]
fn nothing_of_bringing_questions_in_is_cut_or_overlaps_at_any_size() {
    let folder = Folder::new("fits-import");
    let mut fits = Fits(Vec::new());
    tour(&folder, &mut fits);
    fits.0.dedup();
    assert!(fits.0.is_empty(), "{} complaints:\n{}", fits.0.len(), fits.0.join("\n"));
}

#[test]
fn images_come_with_questions_and_are_kept_in_a_folder_of_their_bank() {
    let folder = Folder::new("import-images");
    let mut driver = open(&folder);
    let data = to_base64(DOT);
    let quiz = format!(
        "<quiz><question type=\"multichoice\"><questiontext format=\"html\"><text>&lt;p&gt;Which \
         dot?&lt;/p&gt;&lt;img src=\"@@PLUGINFILE@@/dot.png\" alt=\"A dot\"&gt;</text><file \
         name=\"dot.png\" path=\"/\" encoding=\"base64\">{data}</file></questiontext><answer \
         fraction=\"100\"><text>Red</text></answer><answer fraction=\"0\"><text>Blue</text></answer>\
         </question></quiz>"
    );
    let file = folder.path().join("Dots.xml");
    fs::write(&file, quiz).expect("a file");
    driver.send(Message::Import(import::Message::FileChosen(Some(file))));
    driver.until("the image", |driver| driver.has("picture-dot.png"));
    driver.click("import-save");
    driver.until("the Library", |driver| matches!(driver.app.screen(), Screen::Library(_)));
    let kept: Vec<_> = fs::read_dir(folder.path().join("banks"))
        .expect("banks")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    let [home] = kept.as_slice() else { panic!("one folder and nothing else: {kept:?}") };
    let bank = home.join(home.file_name().expect("a name")).with_extension("ron");
    assert!(fs::read_to_string(&bank).expect("a bank").contains("![A dot](dot.png)"));
    assert_eq!(fs::read(home.join("images/dot.png")).expect("an image"), DOT);
    driver.close();
}
