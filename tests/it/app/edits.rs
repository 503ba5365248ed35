//! A learner's own bank, edited between two starts: what becomes of their progress.

use std::fs;
use std::path::Path;

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;

use smriti::app::Message;
use smriti::app::screen::{Screen, today};
use smriti::domain::bank::{BankId, FactId, QuestionId};
use smriti::domain::locale::Locale;
use smriti::domain::progress::Progress;

use super::driver::{Driver, EVENING};
use super::hall::{
    choose, drawn, enter, hand_in, key_of, letter, marked, named, place, to_the_desk,
};
use super::study::{answer, session};
use crate::folder::Folder;

/// A bank of one question, with this stem, right option and wrong option.
fn bank(id: &str, question: &str, stem: &str, right: &str, wrong: &str) -> String {
    format!(
        r#"(
    schema: 1,
    id: "{id}",
    title: "Polity",
    subject: "Class",
    licence: "CC0-1.0",
    authors: ["A teacher"],
    languages: [En],
    topics: [(id: "t", title: (en: "Union executive"))],
    sources: [(id: "s", short: "Art. 63", cite: "Constitution of India, Art. 63")],
    questions: [
        (
            id: "{question}",
            topic: "t",
            ask: Single(
                stem: (en: "{stem}"),
                options: [
                    (text: (en: "{right}"), right: true),
                    (text: (en: "{wrong}"), why: (en: "Not that office.")),
                    (text: (en: "The Speaker"), why: (en: "Not that office.")),
                    (text: (en: "The Governor"), why: (en: "Not that office.")),
                ],
            ),
            explain: (en: "Article 63 of the Constitution says so in one sentence. Nothing more is needed."),
            sources: ["s"],
        ),
    ],
)
"#
    )
}

fn write(data: &Path, file: &str, text: &str) {
    let folder = data.join("banks");
    fs::create_dir_all(&folder).expect("the folder of own banks");
    fs::write(folder.join(file), text).expect("a bank");
}

fn start(data: &Path) -> Driver {
    let mut driver = Driver::start(data, Locale::En, EVENING);
    driver.until("the start", |driver| driver.has("accept") || driver.app.desk().is_some());
    if driver.has("accept") {
        driver.press(Named::Enter);
    }
    driver.until("the banks", |driver| driver.app.has_library() && driver.app.desk().is_some());
    // Whatever the start has to keep about edited questions is kept.
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    driver
}

/// The number of the own bank's topic: the last.
fn own_topic(driver: &Driver) -> u32 {
    let Screen::Today(today) = driver.app.screen() else { panic!("not on Today") };
    let bank = today.board().banks.last().expect("banks");
    bank.topics.last().expect("topics").topic
}

fn answer_own_question(driver: &mut Driver) {
    let topic = own_topic(driver);
    driver.send(Message::Today(today::Message::TopicPicked(topic)));
    driver.until("the question", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    assert_eq!(session(driver).sheet().expect("a question").question.id, QuestionId::from("pol-1"));
    answer(driver, true, '3');
    driver.press(Named::Escape);
    driver.press(Named::Enter);
}

fn reviews(progress: &Progress) -> u32 {
    progress.fact(&FactId::from("pol-1")).map_or(0, |fact| fact.reviews())
}

#[test]
fn a_mended_typo_keeps_progress_and_a_corrected_key_asks_again() {
    let folder = Folder::new("edits");
    let data = folder.path();
    let stem = "Who is ex officio Chairmen of the Rajya Sabha?";
    write(
        data,
        "polity.ron",
        &bank("polity", "pol-1", stem, "The Vice-President", "The President"),
    );
    let mut driver = start(data);
    answer_own_question(&mut driver);
    driver.until("the answer", |driver| {
        driver.app.desk().is_some_and(|desk| reviews(desk.progress()) == 1)
    });
    driver.close();

    // The typo is mended, and the file has another name.
    fs::remove_file(data.join("banks/polity.ron")).expect("the old file");
    let stem = "Who is ex officio Chairman of the Rajya Sabha?";
    let mended = bank("polity", "pol-1", stem, "The Vice-President", "The President");
    write(data, "renamed.ron", &mended);
    let mut driver = start(data);
    driver.until("the edit", |driver| {
        let question = QuestionId::from("pol-1");
        let desk = driver.app.desk().expect("a desk");
        desk.progress().question(&question).is_some_and(|seen| seen.edited)
    });
    let today = driver.now.study_day();
    let progress = driver.app.desk().expect("a desk").progress();
    assert_eq!(reviews(progress), 1);
    let due = progress.fact(&FactId::from("pol-1")).expect("the fact").is_due(today);
    assert!(!due, "a mended typo asks nothing again");
    assert!(!driver.texts().iter().any(|text| text.contains("was corrected")));
    driver.close();

    // The key is corrected: it is said, and the fact comes back.
    let corrected = bank("polity", "pol-1", stem, "The Prime Minister", "The President");
    write(data, "renamed.ron", &corrected);
    let mut driver = start(data);
    driver.until("the notice", |driver| {
        driver.texts().iter().any(|text| text.contains("was corrected in its bank"))
    });
    driver.now.at.0 += 86_400_000;
    driver.send(Message::Focused);
    let tomorrow = driver.now.study_day();
    driver.until("the fact to be due", |driver| {
        let progress = driver.app.desk().expect("a desk").progress();
        progress.fact(&FactId::from("pol-1")).expect("the fact").is_due(tomorrow)
    });
    driver.click("notice-0");
    driver.close();

    // The question is removed: its history stays.
    fs::remove_file(data.join("banks/renamed.ron")).expect("the bank");
    let driver = start(data);
    assert_eq!(reviews(driver.app.desk().expect("a desk").progress()), 1);
    driver.close();
}

#[test]
fn one_broken_bank_hides_no_other_and_says_where_it_is_broken() {
    let folder = Folder::new("broken");
    let data = folder.path();
    let stem = "Who is ex officio Chairman of the Rajya Sabha?";
    let good = bank("polity", "pol-1", stem, "The Vice-President", "The President");
    write(data, "good.ron", &good);
    let other = bank("polity-3", "pol-3", stem, "The Vice-President", "The President");
    write(data, "broken.ron", &other.replace("right: true", "rihgt: true"));
    write(data, "z-doubled.ron", &good.replace("id: \"polity\"", "id: \"polity-2\""));
    let mut driver = start(data);
    answer_own_question(&mut driver);
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    assert!(driver.texts().iter().any(|text| text.starts_with("2 banks have something wrong")));
    driver.click("problems");
    let said = driver.texts().join("\n");
    assert!(said.contains("broken.ron") && said.contains("rihgt"), "{said}");
    assert!(said.contains("z-doubled.ron") && said.contains("pol-1"), "{said}");
    driver.hold(Modifiers::empty(), 'g');
    driver.close();
}

#[test]
fn a_corrected_key_marks_finished_sittings_again_and_says_so() {
    let folder = Folder::new("edits-remark");
    let data = folder.path();
    let stem = "Who is ex officio Chairman of the Rajya Sabha?";
    let text = |right: &str, wrong: &str| bank("polity", "pol-1", stem, right, wrong);
    write(data, "polity.ron", &text("The Vice-President", "The President"));
    let mut driver = start(data);
    to_the_desk(&mut driver);
    choose(&mut driver, "short-ssc-10");
    driver.resize(iced::Size::new(1280, 2_400), 1.0);
    let Screen::Exam(exam) = driver.app.screen() else { panic!("not at the desk") };
    let own = exam.board().banks.iter().find(|bank| bank.id == BankId::from("polity"));
    let own = own.expect("the own bank").bank;
    driver.click("section-0");
    driver.click(&format!("map-0-bank-{own}"));
    drawn(&mut driver);
    enter(&mut driver);
    let right = place(&driver, true).expect("one option is right");
    letter(&mut driver, key_of(right));
    named(&mut driver, Named::ArrowRight);
    hand_in(&mut driver);
    let before = marked(&driver);
    assert_eq!((before.right, before.remarked), (1, false));
    driver.close();

    // The key is corrected: what was right costs a quarter of its marks.
    let corrected = text("The Vice-President", "The President")
        .replace(
            "\"The Vice-President\"), right: true",
            "\"The Vice-President\"), why: (en: \"No.\")",
        )
        .replace(
            "\"The President\"), why: (en: \"Not that office.\")",
            "\"The President\"), right: true",
        );
    write(data, "polity.ron", &corrected);
    let mut driver = start(data);
    let said = "10 questions under SSC marking of 21 November 2026 was marked again: 2.00 became −0.50 \
                marks. Corrected keys: 1. Questions withdrawn: 0. Its report shows which.";
    driver.until("the word of it", |driver| driver.has("notice-1"));
    assert!(driver.sees(said), "{:?}", driver.texts());
    driver.until("the marks of today", |driver| marked(driver).remarked);
    let after = marked(&driver);
    assert_eq!((after.right, after.wrong), (0, 1));
    assert_eq!(after.obtained, num_rational::Ratio::new(-1, 2));
    driver.close();

    // Told once; and a question withdrawn counts for nobody.
    let mut driver = start(data);
    assert!(!driver.has("notice-0"), "{:?}", driver.texts());
    driver.close();
    let withdrawn = text("The Vice-President", "The President").replace("pol-1", "pol-2");
    write(data, "polity.ron", &withdrawn);
    let mut driver = start(data);
    driver.until("the word of it", |driver| driver.has("notice-0"));
    driver.until("the marks of today", |driver| marked(driver).wrong == 0);
    assert_eq!(marked(&driver).out_of, num_rational::Ratio::from_integer(0));
    driver.close();
}
