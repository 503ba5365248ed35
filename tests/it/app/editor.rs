//! The editor of banks: typed in, saved, taken back, brought back after a crash, and quick with ten
//! thousand questions.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use smriti::app::Message;
use smriti::app::screen::editor::{self, Change, Editor, Part};
use smriti::app::screen::{Screen, today};
use smriti::domain::bank::QuestionId;
use smriti::domain::bank::draft::Kind;
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::{QuestionLanguage, Setting};

use super::driver::{Driver, EVENING};
use super::golden::{Fits, Goldens, Look, dress};
use crate::folder::Folder;

/// A bank as a person writes one, with comments and habits of their own.
pub(super) const BANK: &str = r#"// Offences, for the class of 2027.
(
    schema: 1,
    id: "offences",
    title: (en: "Offence types", hi: "अपराध के प्रकार"),
    subject: (en: "Cybercrime", hi: "साइबर अपराध"),
    licence: "CC0-1.0",
    authors: ["A teacher"],
    languages: [En, Hi],
    topics: [
        (id: "t", title: (en: "Illegal access", hi: "अवैध पहुँच")),
        (id: "u", title: (en: "Entry into force", hi: "प्रवर्तन")),
    ],
    sources: [
        (id: "art7", short: (en: "Art. 7", hi: "अनु. 7"), cite: (en: "Article 7 of the Convention", hi: "अभिसमय का अनुच्छेद 7")),
        (id: "art65", short: (en: "Art. 65", hi: "अनु. 65"), cite: (en: "Article 65 of the Convention", hi: "अभिसमय का अनुच्छेद 65")),
    ],
    questions: [
        // --- Part one ---

        // Asked in every class.
        (
            id: "off-013", // the oldest
            topic: "t",
            ask: Single(
                stem: (en: "Hacking into a computer falls under which article?", hi: "कंप्यूटर में सेंध किस अनुच्छेद में आती है?"),
                options: [
                    // The right one:
                    (text: (en: "Article 7", hi: "अनुच्छेद 7"), right: true), // illegal access
                    (text: (en: "Article 8", hi: "अनुच्छेद 8"), why: (en: "That is interception.", hi: "वह अवरोधन है।")),
                    (text: (en: "Article 9", hi: "अनुच्छेद 9"), why: (en: "That is about data.", hi: "वह डेटा के बारे में है।")),
                    (text: (en: "Article 10", hi: "अनुच्छेद 10"), why: (en: "That is about systems.", hi: "वह प्रणालियों के बारे में है।")),
                ],
            ),
            explain: (en: "Article 7 is about access without right. The others come after it.", hi: "अनुच्छेद 7 बिना अधिकार पहुँच के बारे में है। बाकी उसके बाद आते हैं।"),
            sources: ["art7"],
        ),
        (
            id: "off-014",
            topic: "u",
            ask: Statements(
                intro: (en: "Consider the following statements about the Convention:", hi: "अभिसमय के बारे में इन कथनों पर विचार कीजिए:"),
                statements: [
                    (text: (en: "It was adopted by the General Assembly in December 2024.", hi: "इसे महासभा ने दिसंबर 2024 में अपनाया।"), holds: true),
                    (text: (en: "It was opened for signature in Hanoi in October 2025.", hi: "यह अक्टूबर 2025 में हनोई में हस्ताक्षर के लिए खुला।"), holds: true),
                    (text: (en: "It entered into force when 72 States had signed it.", hi: "72 राज्यों के हस्ताक्षर करते ही यह प्रवृत्त हुआ।"), holds: false, why: (en: "Forty ratifications are needed.", hi: "चालीस अनुसमर्थन चाहिए।")),
                ],
            ),
            sources: ["art65"],
        ),

        // About three.
        (id: "off-015", topic: "t", ask: TrueFalse(text: (en: "Article 7 needs intent.", hi: "अनुच्छेद 7 में आशय आवश्यक है।"), holds: true), explain: (en: "It says: when committed intentionally.", hi: "वह कहता है: जब जानबूझकर किया जाए।"), sources: ["art7"]),
    ],
)
// The end.
"#;

pub(super) fn write(folder: &Folder, text: &str) -> PathBuf {
    let banks = folder.path().join("banks");
    fs::create_dir_all(&banks).expect("the folder of own banks");
    let path = banks.join("offences.ron");
    fs::write(&path, text).expect("a bank");
    path
}

pub(super) fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("the bank")
}

pub(super) fn start(data: &Path) -> Driver {
    let mut driver = Driver::start(data, Locale::En, EVENING);
    driver.until("the start", |driver| driver.has("accept") || driver.app.desk().is_some());
    if driver.has("accept") {
        driver.press(Named::Enter);
    }
    driver.until("the banks", |driver| driver.app.has_library() && driver.app.desk().is_some());
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    driver
}

/// Ends the program without a word, and starts it again as soon as its lock is free.
pub(super) fn crash(driver: Driver, data: &Path) -> Driver {
    drop(driver);
    for _ in 0..200 {
        let mut driver = Driver::start(data, Locale::En, EVENING);
        let in_use = "Who is learning?";
        driver.until("the start", |driver| driver.app.desk().is_some() || driver.sees(in_use));
        if driver.app.desk().is_some() {
            driver.until("the banks", |driver| driver.app.has_library());
            return driver;
        }
        drop(driver);
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("the learner is still in use");
}

pub(super) fn editor(driver: &Driver) -> &Editor {
    match driver.app.screen() {
        Screen::Editor(editor) => editor,
        other => panic!("no editor but {other:?}"),
    }
}

pub(super) fn ask(driver: &mut Driver, path: &Path, question: Option<&str>) {
    driver.send(Message::EditorAsked(path.to_owned(), question.map(QuestionId::from)));
    driver.until("the editor", |driver| match driver.app.screen() {
        Screen::Editor(editor) => {
            let draft = editor.editing().draft();
            editor.path() == path && question.is_none_or(|id| draft.is_some_and(|d| d.id == id))
        }
        _ => false,
    });
}

pub(super) fn open(folder: &Folder, text: &str, question: &str) -> (Driver, PathBuf) {
    let path = write(folder, text);
    let mut driver = start(folder.path());
    ask(&mut driver, &path, Some(question));
    (driver, path)
}

/// Nothing is typed for a while.
pub(super) fn pause(driver: &mut Driver) {
    assert!(editor(driver).is_unsaved(), "there is something to wait for");
    driver.send(Message::Editor(editor::Message::Paused));
    driver.until("the file", |driver| editor(driver).is_saved());
}

fn change(driver: &mut Driver, change: Change) {
    driver.send(Message::Editor(editor::Message::Changed(change)));
}

/// Types at the end of a field.
pub(super) fn type_in(driver: &mut Driver, field: &str, text: &str) {
    driver.send(Message::Key(smriti::app::shortcut::Command::Top));
    driver.focus(field);
    driver.press(Named::End);
    driver.type_text(text);
}

/// What git would show: the lines that are gone, and those that are new.
pub(super) fn diff<'a>(old: &'a str, new: &'a str) -> (Vec<&'a str>, Vec<&'a str>) {
    let only = |one: &'a str, other: &'a str| {
        let others: Vec<&str> = other.lines().collect();
        one.lines().filter(|line| !others.contains(line)).collect()
    };
    (only(old, new), only(new, old))
}

#[test]
fn a_bank_written_by_hand_and_edited_here_shows_only_the_edited_lines() {
    let folder = Folder::new("editor-diff");
    let (mut driver, path) = open(&folder, BANK, "off-013");
    assert!(!editor(&driver).is_unsaved(), "opening changes nothing");
    type_in(&mut driver, "ask.stem-en", " Say.");
    type_in(&mut driver, "ask.options[2].why-hi", " हाँ");
    pause(&mut driver);
    let after = read(&path);
    let (gone, new) = diff(BANK, &after);
    assert_eq!((gone.len(), new.len()), (2, 2), "{gone:#?}\n{new:#?}");
    assert!(new[0].contains("which article? Say.\", hi: \"कंप्यूटर"), "{new:?}");
    assert!(new[1].contains("वह अवरोधन है। हाँ"), "{new:?}");
    assert!(after.contains("// The right one:") && after.contains("// the oldest"));
    driver.close();
    assert_eq!(read(&path), after, "closing writes nothing more");
}

#[test]
fn undo_takes_typing_back_in_one_step_and_the_file_is_as_it_was() {
    let folder = Folder::new("editor-undo");
    let (mut driver, path) = open(&folder, BANK, "off-013");
    type_in(&mut driver, "ask.stem-en", " And more");
    pause(&mut driver);
    assert_ne!(read(&path), BANK);
    driver.hold(Modifiers::CTRL, 'z');
    pause(&mut driver);
    assert_eq!(read(&path), BANK);
    driver.hold(Modifiers::CTRL | Modifiers::SHIFT, 'z');
    pause(&mut driver);
    assert!(read(&path).contains("which article? And more"));
    // What was put in, moved and taken out is taken back as well.
    driver.hold(Modifiers::CTRL, 'z');
    driver.hold(Modifiers::CTRL, 'd');
    driver.hold_named(Modifiers::ALT, Named::ArrowDown);
    driver.until("the move", |driver| editor(driver).is_saved());
    assert_eq!(editor(&driver).editing().lines().len(), 4);
    assert_eq!(editor(&driver).editing().draft().expect("a draft").id, "off-016");
    driver.hold_named(Modifiers::ALT, Named::Delete);
    driver.until("the cut", |driver| editor(driver).is_saved());
    assert_eq!(editor(&driver).editing().lines().len(), 3);
    for _ in 0..3 {
        driver.hold(Modifiers::CTRL, 'z');
    }
    pause(&mut driver);
    assert_eq!(read(&path), BANK);
    driver.close();
}

#[test]
fn the_check_speaks_as_one_types_in_both_languages() {
    let folder = Folder::new("editor-check");
    let (mut driver, path) = open(&folder, BANK, "off-014");
    let missing = "An explanation is missing: learners see it after every wrong answer.";
    assert!(driver.sees(missing));
    type_in(&mut driver, "explain-en", "Forty States must ratify it first.");
    assert!(!driver.sees(missing));
    assert!(driver.sees("The Hindi of this text is missing."));
    type_in(&mut driver, "explain-hi", "पहले चालीस राज्यों का अनुसमर्थन चाहिए।");
    assert!(!driver.sees("The Hindi of this text is missing."));
    // A question that breaks a rule is written all the same, and learners are not asked it.
    change(&mut driver, Change::Mark(0));
    change(&mut driver, Change::Mark(1));
    assert!(driver.sees("Learners are not asked this question until it is mended."));
    pause(&mut driver);
    assert!(
        read(&path).contains(
            "in December 2024.\", hi: \"इसे महासभा ने दिसंबर 2024 में अपनाया।\"), holds: false"
        )
    );
    driver.set(&Setting::Interface(Locale::Hi));
    let hindi = "ठीक होने तक यह प्रश्न विद्यार्थियों से नहीं पूछा जाएगा।";
    assert!(driver.sees(hindi));
    driver.close();
}

#[test]
fn what_no_question_can_hold_waits_with_its_reason_and_outlives_a_crash() {
    let folder = Folder::new("editor-crash");
    let (mut driver, path) = open(&folder, BANK, "off-013");
    driver.send(Message::Editor(editor::Message::PartToggled(Part::More)));
    type_in(&mut driver, "checked", "2026-");
    driver.send(Message::Editor(editor::Message::Paused));
    driver.until("the journal", |driver| editor(driver).is_saved());
    assert!(driver.texts().iter().any(|text| text.starts_with("Not in the file yet.")));
    assert_eq!(read(&path), BANK);
    let mut driver = crash(driver, folder.path());
    ask(&mut driver, &path, None);
    assert!(editor(&driver).offers_drafts());
    // Nothing else is written before that is decided: it would take the place of what was kept.
    driver.hold(Modifiers::CTRL, 'n');
    assert_eq!(editor(&driver).editing().lines().len(), 3);
    driver.click("drafts-take");
    assert_eq!(editor(&driver).editing().draft().expect("a draft").checked, "2026-");
    driver.send(Message::Editor(editor::Message::PartToggled(Part::More)));
    type_in(&mut driver, "checked", "11-21");
    pause(&mut driver);
    let after = read(&path);
    let (gone, new) = diff(BANK, &after);
    assert_eq!((gone, new.len()), (vec![], 1), "{after}");
    assert_eq!(new[0].trim(), "checked: \"2026-11-21\",");
    driver.close();
    // What is in the file is offered no more.
    let mut driver = start(folder.path());
    ask(&mut driver, &path, None);
    assert!(!editor(&driver).offers_drafts());
    driver.close();
}

#[test]
fn a_crash_before_the_file_was_written_loses_nothing_that_a_pause_has_seen() {
    let folder = Folder::new("editor-crash-unwritten");
    let (mut driver, path) = open(&folder, BANK, "off-013");
    type_in(&mut driver, "ask.stem-en", " Once more");
    // Someone else changed the same question: the file waits for the writer, the draft does not.
    let theirs = BANK.replace("Hacking into", "Breaking into");
    fs::write(&path, &theirs).expect("a bank");
    driver.send(Message::Editor(editor::Message::Paused));
    driver.until("the clash", |driver| editor(driver).has_clash());
    let mut driver = crash(driver, folder.path());
    ask(&mut driver, &path, None);
    assert!(editor(&driver).offers_drafts());
    driver.click("drafts-drop");
    assert!(!editor(&driver).offers_drafts());
    driver.until("the end of the drafts", |_| {
        fs::read_dir(folder.path().join("cache/drafts")).is_ok_and(|mut all| all.next().is_none())
            || !folder.path().join("cache/drafts").exists()
    });
    assert_eq!(read(&path), theirs);
    driver.close();
}

#[test]
fn edits_made_elsewhere_are_taken_in_and_asked_about_only_where_both_touched_a_question() {
    let folder = Folder::new("editor-elsewhere");
    let (mut driver, path) = open(&folder, BANK, "off-013");
    type_in(&mut driver, "ask.stem-en", " Mine");
    fs::write(&path, BANK.replace("needs intent", "asks for intent")).expect("a bank");
    pause(&mut driver);
    let both = read(&path);
    assert!(both.contains("which article? Mine") && both.contains("asks for intent"));
    // The screen has it too.
    assert_eq!(editor(&driver).editing().source(), both);

    for (answer, mine, theirs) in [
        ("editor-take-theirs", false, true),
        ("editor-keep-mine", true, false),
        ("editor-keep-both", true, true),
    ] {
        let before = read(&path);
        type_in(&mut driver, "ask.options[4].why-en", " Aha.");
        let elsewhere = before.replace("// the oldest", "// the very oldest");
        fs::write(&path, elsewhere.replace("Hacking", "Breaking")).expect("a bank");
        driver.send(Message::Editor(editor::Message::Paused));
        driver.until("the clash", |driver| editor(driver).has_clash());
        assert!(driver.sees("As you wrote it") && driver.sees("As it is in the file"));
        driver.click(answer);
        driver.until("the file", |driver| editor(driver).is_saved());
        let after = read(&path);
        assert_eq!(after.contains("about systems. Aha."), mine, "{answer}: {after}");
        assert_eq!(after.contains("Breaking"), theirs, "{answer}: {after}");
        assert_eq!(editor(&driver).editing().source(), after);
        fs::write(&path, &before).expect("a bank");
        ask_again(&mut driver, &path);
    }
    driver.close();
}

fn ask_again(driver: &mut Driver, path: &Path) {
    driver.send(Message::Editor(editor::Message::Left));
    driver.until("the Library", |driver| matches!(driver.app.screen(), Screen::Library(_)));
    ask(driver, path, Some("off-013"));
}

#[test]
fn a_source_is_added_to_the_bank_and_cited() {
    let folder = Folder::new("editor-source");
    let (mut driver, path) = open(&folder, BANK, "off-015");
    driver.send(Message::Editor(editor::Message::PartToggled(Part::Sources)));
    type_in(&mut driver, "new-source-short-en", "Art. 66");
    type_in(&mut driver, "new-source-short-hi", "अनु. 66");
    type_in(&mut driver, "new-source-cite-en", "Article 66 of the Convention");
    driver.press(Named::Enter);
    pause(&mut driver);
    let after = read(&path);
    let (gone, new) = diff(BANK, &after);
    assert_eq!((gone.len(), new.len()), (1, 2), "{gone:#?}\n{new:#?}");
    let entry = "        (id: \"art-66\", short: (en: \"Art. 66\", hi: \"अनु. 66\"), cite: (en: \"Article 66 of the Convention\")),";
    assert_eq!(new[0], entry);
    assert!(new[1].ends_with("sources: [\"art7\", \"art-66\"]),"), "{new:?}");
    driver.hold(Modifiers::CTRL, 'z');
    driver.hold(Modifiers::CTRL, 'z');
    pause(&mut driver);
    assert_eq!(read(&path), BANK);
    driver.close();
}

#[test]
fn a_picture_is_kept_beside_the_bank_and_named_where_the_caret_was() {
    let folder = Folder::new("editor-picture");
    let (mut driver, path) = open(&folder, BANK, "off-013");
    let dot = folder.path().join("My dot.png");
    fs::write(&dot, crate::pictures::DOT).expect("a file");
    fs::write(folder.path().join("words.png"), "words").expect("a file");
    driver.click("ask.stem-hi");
    driver.hold(Modifiers::CTRL, 'p');
    // What is no image is said to be none, and nothing is kept.
    driver.type_text(&folder.path().join("words.png").display().to_string());
    driver.press(Named::Enter);
    driver
        .until("the reason", |driver| driver.sees("words.png is no PNG, JPEG, WebP or SVG image."));
    assert!(!path.with_file_name("images").exists());
    driver.press(Named::Escape);
    assert!(driver.has("picture"));

    driver.click("picture");
    driver.type_text(&dot.display().to_string());
    driver.press(Named::Enter);
    driver.until("the picture", |driver| !driver.has("picture-put"));
    // The caret is where what it shows is written.
    driver.type_text("A dot");
    pause(&mut driver);
    driver.until("the file", |driver| editor(driver).is_saved());
    let kept = path.with_file_name("images").join("My-dot.png");
    assert_eq!(fs::read(&kept).expect("beside the bank"), crate::pictures::DOT);
    let text = read(&path);
    let (_, new) = diff(BANK, &text);
    assert!(new.concat().contains(r"![A dot](My-dot.png)"), "{new:?}");
    driver.see_pictures();
    driver.set(&Setting::Questions(QuestionLanguage::One(Locale::Hi)));
    driver.resize(iced::Size::new(1600, 1000), 1.0);
    driver.see_pictures();
    assert!(driver.has("picture-My-dot.png"), "the preview shows it");
    driver.close();
}

#[test]
fn a_file_that_is_no_bank_any_more_is_not_written_over() {
    let folder = Folder::new("editor-no-bank");
    let (mut driver, path) = open(&folder, BANK, "off-013");
    type_in(&mut driver, "ask.stem-en", " Mine");
    fs::write(&path, "( schema: 1, half a bank").expect("a file");
    driver.send(Message::Editor(editor::Message::Paused));
    driver.until("the answer", |driver| {
        driver.texts().iter().any(|text| text.starts_with("The file was changed meanwhile"))
    });
    assert_eq!(read(&path), "( schema: 1, half a bank");
    fs::write(&path, BANK).expect("the bank");
    driver.hold(Modifiers::CTRL, 's');
    driver.until("the file", |driver| editor(driver).is_saved());
    assert!(read(&path).contains("which article? Mine"));
    driver.close();
}

#[test]
fn leaving_saves_and_the_library_has_what_was_written() {
    let folder = Folder::new("editor-leave");
    let (mut driver, path) = open(&folder, BANK, "off-013");
    driver.hold(Modifiers::CTRL, 'd');
    let stem = "Which article punishes a copied password?";
    driver.type_text(stem);
    assert_eq!(editor(&driver).editing().draft().expect("a draft").stem.shown(), stem);
    // Out of the field, then out of the editor.
    driver.press(Named::Escape);
    driver.press(Named::Escape);
    driver.until("the Library", |driver| matches!(driver.app.screen(), Screen::Library(_)));
    assert!(read(&path).contains(stem), "{}", read(&path));
    // The blank options keep it from learners; the rest of the bank is there.
    driver.until("the banks", |driver| {
        let Screen::Library(library) = driver.app.screen() else { return false };
        let row = library.board().banks.last();
        row.is_some_and(|row| row.questions == 3 && row.trouble.is_some())
    });
    driver.close();
}

#[test]
fn closing_the_window_saves() {
    let folder = Folder::new("editor-close");
    let (mut driver, path) = open(&folder, BANK, "off-015");
    type_in(&mut driver, "ask.text-en", " Always.");
    driver.close();
    assert!(read(&path).contains("Article 7 needs intent. Always."));
}

#[test]
fn every_format_has_a_form_and_a_preview_and_rows_go_by_keyboard() {
    let folder = Folder::new("editor-forms");
    let (mut driver, _) = open(&folder, BANK, "off-013");
    for kind in Kind::ALL {
        change(&mut driver, Change::Kind(kind));
        let draft = editor(&driver).editing().draft().expect("a draft").clone();
        assert_eq!(draft.kind, kind);
        for slot in draft.slots() {
            let path = draft.path(slot);
            // Reasons of what is right, and what is seldom needed, are shown on request.
            let is_late = path.ends_with("why") || path.ends_with("fact");
            if slot.is_words() && !is_late {
                for locale in ["en", "hi"] {
                    assert!(driver.has_named(&format!("{path}-{locale}")), "{kind:?}: {path}");
                }
            }
        }
    }
    change(&mut driver, Change::Kind(Kind::Single));
    driver.focus("ask.options[2].text-en");
    driver.press(Named::End);
    driver.press(Named::Enter);
    driver.type_text("Article 8 bis");
    let draft = editor(&driver).editing().draft().expect("a draft");
    assert_eq!(draft.rows.len(), 5);
    assert_eq!(draft.rows[2].left.shown(), "Article 8 bis");
    driver.close();
}

#[test]
fn a_bank_of_the_program_is_copied_and_the_copy_is_edited() {
    let folder = Folder::new("editor-shipped");
    let mut driver = start(folder.path());
    let shipped = Path::new("un-cybercrime-convention/timeline.ron");
    ask(&mut driver, shipped, None);
    assert!(driver.has("editor-copy"));
    assert!(!driver.has("question-new"));
    driver.click("editor-copy");
    driver.until("the copy", |driver| driver.has("question-new"));
    let path = editor(&driver).path().clone();
    assert_eq!(path, folder.path().join("banks/uncc-timeline-own.ron"));
    let text = read(&path);
    let original = smriti::store::library::shipped("un-cybercrime-convention/timeline.ron");
    assert_eq!(
        text.lines()
            .filter(|line| line.trim_start().starts_with("id: \"") && line.contains("-own\""))
            .count(),
        editor(&driver).editing().lines().len() + 1
    );
    assert_eq!(text.replace("-own\"", "\""), original.expect("the bank"));
    // Made twice, it gets another name.
    ask(&mut driver, shipped, None);
    driver.until("the bank", |driver| driver.has("editor-copy"));
    driver.click("editor-copy");
    driver.until("the second copy", |driver| driver.has("question-new"));
    assert_eq!(*editor(&driver).path(), folder.path().join("banks/uncc-timeline-own-2.ron"));
    driver.close();
}

/// A bank with so many questions.
fn large(questions: usize) -> String {
    let mut all = String::new();
    for number in 0..questions {
        writeln!(
            all,
            "        (id: \"q-{number:05}\", topic: \"t\", ask: TrueFalse(text: (en: \"Statement {number} is so.\"), holds: true), explain: (en: \"Since it is so, and not otherwise.\"), sources: [\"s\"]),"
        )
        .expect("room");
    }
    format!(
        "(\n    schema: 1, id: \"large\", title: \"Large\", subject: \"S\", licence: \"CC0-1.0\", languages: [En],\n    topics: [(id: \"t\", title: (en: \"T\"))], sources: [(id: \"s\", short: (en: \"S\"), cite: (en: \"S\"))],\n    questions: [\n{all}    ],\n)\n"
    )
}

#[test]
fn of_ten_thousand_questions_only_those_in_sight_are_made() {
    let folder = Folder::new("editor-large");
    let few = {
        let folder = Folder::new("editor-small");
        let (mut driver, _) = open(&folder, &large(40), "q-00020");
        let count = driver.placed_texts().len();
        driver.close();
        count
    };
    let (mut driver, path) = open(&folder, &large(10_000), "q-07000");
    assert_eq!(editor(&driver).editing().lines().len(), 10_000);
    let many = driver.placed_texts().len();
    assert!(many <= few + 4, "{many} texts, and {few} with 40 questions");
    assert!(driver.sees("Statement 7000 is so."));
    // To the next and far away, the list follows.
    driver.hold_named(Modifiers::CTRL, Named::ArrowDown);
    assert!(driver.has("question-7001"));
    driver.send(Message::Editor(editor::Message::QuestionPicked(9_999)));
    assert!(driver.has("question-9999") && !driver.has("question-7001"));
    type_in(&mut driver, "ask.text-en", " Really.");
    pause(&mut driver);
    let (gone, new) = diff_of_one(&large(10_000), &read(&path));
    assert_eq!((gone, new), (1, 1));
    driver.close();
}

/// How many lines differ of two texts with as many lines.
fn diff_of_one(old: &str, new: &str) -> (usize, usize) {
    assert_eq!(old.lines().count(), new.lines().count());
    let differ = old.lines().zip(new.lines()).filter(|(old, new)| old != new).count();
    (differ, differ)
}

/// Shows the editor in all its states.
fn states(folder: &Folder, look: &mut impl Look) {
    let path = write(folder, BANK);
    let mut driver = start(folder.path());
    ask(&mut driver, &path, Some("off-014"));
    dress(&mut driver, "editor-statements", look);
    driver.set(&Setting::Interface(Locale::En));
    driver.set(&Setting::Questions(QuestionLanguage::One(Locale::En)));
    ask(&mut driver, &path, Some("off-013"));
    dress(&mut driver, "editor-single", look);
}

#[test]
fn the_editor_looks_as_it_should() {
    let folder = Folder::fixed("editor-golden");
    let mut goldens = Goldens(Vec::new());
    states(&folder, &mut goldens);
    assert!(goldens.0.is_empty(), "{}", goldens.0.join("\n"));
}

#[test]
fn the_editor_fits_every_window_in_every_state() {
    let folder = Folder::fixed("editor-fits");
    let mut fits = Fits(Vec::new());
    let path = write(&folder, BANK);
    let mut driver = start(folder.path());
    for locale in Locale::ALL {
        driver.set(&Setting::Interface(locale));
        driver.set(&Setting::Questions(QuestionLanguage::One(locale)));
        ask(&mut driver, &path, Some("off-013"));
        for kind in Kind::ALL {
            change(&mut driver, Change::Kind(kind));
            fits.at(&mut driver, &format!("editor-{}-{locale}", kind.format().name()));
        }
        for part in [Part::Formats, Part::Topics, Part::Sources, Part::More] {
            driver.send(Message::Editor(editor::Message::PartToggled(part)));
        }
        fits.at(&mut driver, &format!("editor-open-{locale}"));
        for pane in [editor::Pane::List, editor::Pane::Preview] {
            driver.send(Message::Editor(editor::Message::PanePicked(pane)));
            fits.at(&mut driver, &format!("editor-{pane:?}-{locale}"));
        }
        driver.send(Message::Editor(editor::Message::PanePicked(editor::Pane::Form)));
        // The number is missing, so the question waits; after a crash it is offered.
        driver.send(Message::Editor(editor::Message::Paused));
        driver.until("the journal", |driver| editor(driver).is_saved());
        fits.at(&mut driver, &format!("editor-waits-{locale}"));
        ask(&mut driver, Path::new("un-cybercrime-convention/timeline.ron"), None);
        ask(&mut driver, &path, None);
        assert!(editor(&driver).offers_drafts());
        fits.at(&mut driver, &format!("editor-drafts-{locale}"));
        driver.send(Message::Editor(editor::Message::Recovered(true)));
        driver.send(Message::KeysToggled);
        fits.at(&mut driver, &format!("keys-editor-{locale}"));
        driver.send(Message::KeysToggled);
        // Both sides changed the question.
        change(&mut driver, Change::Kind(Kind::Single));
        change(&mut driver, Change::Mark(1));
        let elsewhere = read(&path).replace("Hacking", "Breaking");
        fs::write(&path, elsewhere).expect("a bank");
        driver.send(Message::Editor(editor::Message::Paused));
        driver.until("the clash", |driver| editor(driver).has_clash());
        fits.at(&mut driver, &format!("editor-clash-{locale}"));
        driver.send(Message::Editor(editor::Message::Settled(editor::Side::Theirs)));
        driver.until("the file", |driver| editor(driver).is_saved());
        fs::write(&path, BANK).expect("a bank");
        driver.send(Message::Editor(editor::Message::Left));
        ask(&mut driver, Path::new("un-cybercrime-convention/timeline.ron"), None);
        fits.at(&mut driver, &format!("editor-shipped-{locale}"));
        driver.send(Message::Editor(editor::Message::Left));
    }
    driver.send(Message::Today(today::Message::LanguageSwitched));
    assert!(fits.0.is_empty(), "{}", fits.0.join("\n"));
}
