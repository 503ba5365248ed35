//! The whole study session, by keys and by clicks, in both languages.

use iced::keyboard::Modifiers;
use iced::keyboard::key::{Code, Named};

use smriti::app::screen::Screen;
use smriti::app::screen::study::{Sheet, Study};
use smriti::domain::bank::printed::Form;
use smriti::domain::locale::Locale;

use super::driver::{Driver, EVENING};
use crate::folder::Folder;

/// The session on the screen.
pub(crate) fn session(driver: &Driver) -> &Study {
    match driver.app.screen() {
        Screen::Study(study) => study,
        other => panic!("no session but {other:?}"),
    }
}

fn sheet(driver: &Driver) -> &Sheet {
    session(driver).sheet().expect("a question")
}

/// Gives the right answer, or a wrong one, to the question on the screen, and says how sure.
pub(crate) fn answer(driver: &mut Driver, right: bool, certainty: char) {
    match &sheet(driver).printed.form {
        Form::One(choices) | Form::Many(choices) => {
            let many = matches!(sheet(driver).printed.form, Form::Many(_));
            let mut places: Vec<usize> =
                (0..choices.len()).filter(|place| choices[*place].right == right).collect();
            if !(many && right) {
                places.truncate(1);
            }
            for place in places {
                driver
                    .hold(Modifiers::empty(), char::from(b'a' + u8::try_from(place).expect("few")));
            }
        }
        Form::Number { key, .. } | Form::Words { key } => {
            let text = if right { key.text(Locale::En).to_owned() } else { "0.5".to_owned() };
            // The caret is there already, unless the window was made so narrow that all moved.
            driver.click("typed");
            driver.type_text(&text);
            driver.press(Named::Enter);
        }
    }
    driver.hold(Modifiers::empty(), certainty);
    driver.until("the key", |driver| session(driver).shows_key());
}

#[test]
fn two_presses_lead_from_the_first_start_to_the_first_question() {
    for locale in Locale::ALL {
        let folder = Folder::new(&format!("two-presses-{locale}"));
        let mut driver = Driver::at_first_question(folder.path(), locale);
        let skip = if locale == Locale::En { "Skip" } else { "छोड़ें" };
        assert!(driver.sees(skip), "{:?}", driver.texts());
        driver.close();
    }
}

#[test]
fn ten_answers_by_keys_are_there_tomorrow() {
    let folder = Folder::new("ten-answers");
    let mut driver = Driver::at_first_question(folder.path(), Locale::En);
    for number in 0..10 {
        answer(&mut driver, number % 3 != 0, '3');
        driver.press(Named::Enter);
        driver.until("the next question", |driver| !session(driver).shows_key());
    }
    let before = driver.app.desk().expect("a desk").progress().clone();
    assert_eq!(before.totals().answers, 10);
    driver.close();

    let mut tomorrow = EVENING;
    tomorrow.at.0 += 86_400_000;
    let mut driver = Driver::start(folder.path(), Locale::En, tomorrow);
    driver.until("Today", |driver| driver.app.desk().is_some());
    let after = driver.app.desk().expect("a desk").progress();
    assert_eq!(after.totals().answers, 10);
    assert_eq!(after.digest(), before.digest());
    driver.close();
}

#[test]
fn a_session_can_be_gone_through_by_clicks_alone_in_hindi() {
    let folder = Folder::new("clicks");
    let mut driver = Driver::start(folder.path(), Locale::Hi, EVENING);
    driver.until("the first start", |driver| driver.has("accept"));
    driver.until("the banks", |driver| driver.app.has_library());
    driver.click("accept");
    driver.until("Today", |driver| driver.has("start"));
    driver.click("start");
    driver.until("a question", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    // Some first questions are typed; those are skipped by a click too.
    while sheet(&driver).printed.choices().is_empty() {
        driver.click("skip");
    }
    driver.click("choice-1");
    driver.click("sure-2");
    driver.until("the key", |driver| session(driver).shows_key());
    assert!(driver.sees("आपका उत्तर") || driver.sees("आपका उत्तर, सही"), "{:?}", driver.texts());
    driver.resize(iced::Size::new(1280, 2400), 1.0);
    driver.click("next");
    driver.until("the next question", |driver| !session(driver).shows_key());
    driver.click("end");
    driver.until("the end", |driver| driver.sees("सत्र पूरा हुआ"));
    driver.click("left");
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    driver.close();
}

#[test]
fn an_answer_taken_back_is_as_if_it_had_not_been_given() {
    let folder = Folder::new("undo");
    let mut driver = Driver::at_first_question(folder.path(), Locale::En);
    let first = sheet(&driver).question.id.clone();
    let untouched = driver.app.desk().expect("a desk").progress().totals();
    answer(&mut driver, false, '3');
    driver.hold(Modifiers::CTRL, 'z');
    driver.until("the question again", |driver| !session(driver).shows_key());
    assert_eq!(sheet(&driver).question.id, first);
    assert_eq!(driver.app.desk().expect("a desk").progress().totals(), untouched);
    driver.close();
}

#[test]
fn a_subject_is_picked_by_keys_and_a_topic_by_clicks() {
    let folder = Folder::new("subjects");
    let mut driver = Driver::start(folder.path(), Locale::En, EVENING);
    driver.until("the first start", |driver| driver.has("accept"));
    driver.until("the banks", |driver| driver.app.has_library());
    driver.press(Named::Enter);
    driver.until("Today", |driver| driver.has("start"));
    let on_today = |driver: &Driver| matches!(driver.app.screen(), Screen::Today(_));
    // Digits mean nothing until there is something to pick.
    driver.type_text("1");
    assert!(on_today(&driver));
    driver.type_text("t2");
    assert!(driver.sees("Practise: Offence types"), "{:?}", driver.texts());
    driver.press(Named::Escape);
    assert!(driver.sees("What would you like to practise?"), "{:?}", driver.texts());
    driver.press(Named::Escape);
    assert!(!driver.sees("What would you like to practise?"));
    driver.type_text("t21");
    driver.until("a session", |driver| !on_today(driver));
    assert!(sheet(&driver).question.id.as_str().starts_with("uncc-of-"));
    driver.press(Named::Escape);
    driver.press(Named::Enter);
    driver.until("Today", |driver| on_today(driver));
    driver.click("topics");
    driver.click("pick-2");
    driver.click("pick-2");
    driver.until("a session", |driver| !on_today(driver));
    let asked = sheet(&driver).question.clone();
    assert_eq!(
        (asked.id.as_str().get(..8), asked.topic.as_str()),
        (Some("uncc-of-"), "cyber-dependent")
    );
    driver.close();
}

#[test]
fn the_topics_of_a_bank_are_listed_under_it() {
    let folder = Folder::new("topics");
    let mut driver = Driver::at_first_question(folder.path(), Locale::En);
    driver.press(Named::Escape);
    driver.press(Named::Enter);
    driver.until("Today", |driver| driver.has("start"));
    let topic = "Forgery, theft or fraud (Articles 12–13)";
    driver.resize(iced::Size::new(1280, 1600), 1.0);
    assert!(!driver.sees(topic));
    driver.click("bank-1");
    assert!(driver.sees(topic), "{:?}", driver.texts());
    driver.click("bank-1");
    assert!(!driver.sees(topic));
    driver.close();
}

#[test]
fn certainty_before_an_answer_commits_nothing() {
    let folder = Folder::new("nudge");
    let mut driver = Driver::at_first_question(folder.path(), Locale::En);
    while sheet(&driver).printed.choices().is_empty() {
        driver.hold(Modifiers::empty(), 's');
    }
    driver.hold(Modifiers::empty(), '3');
    assert!(driver.sees("Choose an answer first"), "{:?}", driver.texts());
    assert_eq!(driver.app.desk().expect("a desk").progress().totals().answers, 0);
    driver.close();
}

#[test]
fn the_keys_of_a_hindi_keyboard_choose_and_commit() {
    let folder = Folder::new("inscript");
    let mut driver = Driver::at_first_question(folder.path(), Locale::Hi);
    while sheet(&driver).printed.choices().is_empty() {
        driver.press_hindi('े', Code::KeyS);
    }
    driver.press_hindi('ो', Code::KeyA);
    assert_eq!(sheet(&driver).chosen.len(), 1);
    driver.press_hindi('१', Code::Digit1);
    driver.until("the key", |driver| session(driver).shows_key());
    driver.close();
}

#[test]
fn the_language_of_questions_goes_round_english_hindi_and_both() {
    let folder = Folder::new("languages");
    let mut driver = Driver::at_first_question(folder.path(), Locale::En);
    let topic = |driver: &mut Driver| driver.texts().join("\n");
    let english = topic(&mut driver);
    driver.hold(Modifiers::empty(), 'l');
    driver.until("Hindi", |driver| driver.texts().join("\n") != english);
    let hindi = topic(&mut driver);
    driver.hold(Modifiers::empty(), 'l');
    driver.until("both", |driver| driver.texts().join("\n") != hindi);
    let both = topic(&mut driver);
    assert!(both.len() > english.len().max(hindi.len()) / 2);
    driver.hold(Modifiers::empty(), 'l');
    driver.until("English again", |driver| driver.texts().join("\n") == english);
    driver.close();
}

#[test]
fn a_bookmark_and_a_note_are_kept() {
    let folder = Folder::new("bookmark");
    let mut driver = Driver::at_first_question(folder.path(), Locale::En);
    let question = sheet(&driver).question.id.clone();
    answer(&mut driver, true, '3');
    driver.hold(Modifiers::CTRL, 'b');
    driver.hold(Modifiers::CTRL, 'e');
    driver.type_text("see Art. 65\n");
    driver.until("both kept", |driver| {
        let progress = driver.app.desk().expect("a desk").progress();
        progress.is_bookmarked(&question) && progress.note(&question) == Some("see Art. 65")
    });
    driver.close();
}

#[test]
fn enter_before_the_banks_are_read_is_not_lost() {
    let folder = Folder::new("early");
    let mut driver = Driver::start(folder.path(), Locale::En, EVENING);
    driver.until("the first start", |driver| driver.has("accept"));
    driver.press(Named::Enter);
    driver.until("Today", |driver| driver.app.desk().is_some());
    // Whether or not the banks are there by now.
    driver.press(Named::Enter);
    driver.until("a question", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    driver.close();
}

#[test]
fn a_second_undo_waits_for_the_first() {
    let folder = Folder::new("two-undos");
    let mut driver = Driver::at_first_question(folder.path(), Locale::En);
    for _ in 0..2 {
        answer(&mut driver, true, '2');
        driver.press(Named::Enter);
        driver.until("the next", |driver| !session(driver).shows_key());
    }
    driver.hold(Modifiers::CTRL, 'z');
    driver.hold(Modifiers::CTRL, 'z');
    driver.until("one answer less", |driver| {
        driver.app.desk().expect("a desk").progress().totals().answers == 1
    });
    assert_eq!(session(&driver).position_done(), 1);
    driver.close();
}

#[test]
fn two_quick_presses_open_one_learner_and_make_one() {
    let folder = Folder::new("quick");
    let mut driver = Driver::start(folder.path(), Locale::En, EVENING);
    driver.until("the first start", |driver| driver.has("accept"));
    for _ in 0..2 {
        driver.send(smriti::app::Message::Welcome(smriti::app::screen::welcome::Message::Accepted));
    }
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    driver.send(smriti::app::Message::Went(smriti::app::Place::Learners));
    driver.until("the picker", |driver| driver.has("learner-0"));
    assert!(!driver.has("learner-1"), "{:?}", driver.texts());
    driver.close();
}
