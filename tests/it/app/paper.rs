//! Setting up a paper: what it is drawn from, how it is scaled, and what of that is remembered.

use std::fs;

use iced::keyboard::key::Named;
use num_rational::Ratio;

use smriti::app::screen::Screen;
use smriti::app::widget::topics::BankLine;
use smriti::domain::answer::Response;
use smriti::domain::bank::BankId;
use smriti::domain::bank::printed::Form;
use smriti::domain::exam::sitting::Palette;
use smriti::domain::locale::Locale;

use super::driver::Driver;
use super::hall::{
    at_the_desk, begin, choose, drawn, enter, hall, hand_in, key_of, killed, letter, marked, named,
    place, settle, sitting, to_the_desk,
};
use crate::folder::Folder;

/// A bank of one's own with so many questions, whose first option is right.
fn own_bank(folder: &Folder, questions: u32) {
    let each = |number: u32| {
        format!(
            "(id: \"own-{number}\", topic: \"t\", explain: \"It is so.\", ask: Single(stem: \
             \"Which of these is {number}?\", options: [(text: \"a\", right: true), (text: \"b\", \
             why: \"No.\"), (text: \"c\", why: \"No.\"), (text: \"d\", why: \"No.\")])),"
        )
    };
    let each: Vec<String> = (0..questions).map(each).collect();
    let each = each.concat();
    let bank = format!(
        "(schema: 1, id: \"own\", title: \"Own\", subject: \"Own\", licence: \"CC0-1.0\", topics: \
         [(id: \"t\", title: \"t\")], questions: [{each}])"
    );
    let banks = folder.path().join("banks");
    fs::create_dir_all(&banks).expect("a folder");
    fs::write(banks.join("own.ron"), bank).expect("a bank");
}

#[test]
fn a_paper_that_is_too_long_for_its_banks_is_scaled_and_says_so() {
    let folder = Folder::new("hall-scaled");
    own_bank(&folder, 5);
    let mut driver = at_the_desk(&folder, Locale::En);
    choose(&mut driver, "short-ssc-10");
    driver.click("section-0");
    let Screen::Exam(exam) = driver.app.screen() else { panic!("not at the desk") };
    let own = exam.board().banks.iter().find(|bank| bank.questions == 5).expect("the bank").bank;
    driver.click(&format!("map-0-bank-{own}"));
    drawn(&mut driver);
    let said = "Your banks have 5 of the 10 questions this exam asks. The paper is scaled: \
                5 questions, 10 marks, 3 minutes.";
    assert!(driver.sees(said) && driver.sees("Own"), "{:?}", driver.texts());
    enter(&mut driver);
    assert!(driver.sees("3:00"), "{:?}", driver.texts());
    // All five right, by the first letter.
    for _ in 0..5 {
        let place = place(&driver, true).expect("one option is right");
        letter(&mut driver, key_of(place));
        named(&mut driver, Named::ArrowRight);
    }
    hand_in(&mut driver);
    let ten = Ratio::from_integer(10);
    assert_eq!((marked(&driver).obtained, marked(&driver).out_of), (ten, ten));
    driver.close();
}

#[test]
fn an_exam_of_ones_own_stands_on_the_desk_and_a_broken_one_is_named() {
    let folder = Folder::new("hall-own");
    let patterns = folder.path().join("patterns");
    fs::create_dir_all(&patterns).expect("a folder");
    let shipped = include_str!("../../../assets/patterns/short-ssc-10.ron");
    let own = shipped.replace("short-ssc-10", "our-class").replace("minutes: 6", "minutes: 9");
    fs::write(patterns.join("class.ron"), own).expect("a pattern");
    fs::write(patterns.join("broken.ron"), "(schema: 1, id: \"x\"").expect("a file");
    let mut driver = at_the_desk(&folder, Locale::En);
    assert!(driver.sees("Your own"), "{:?}", driver.texts());
    assert!(driver.texts().iter().any(|text| text.contains("broken.ron")));
    choose(&mut driver, "our-class");
    driver.close();
}

#[test]
fn a_board_s_paper_asks_only_by_four_options() {
    for exam in ["upsc-cse-gs1", "ssc-cgl-tier1"] {
        let folder = Folder::new(&format!("hall-forms-{exam}"));
        let mut driver = at_the_desk(&folder, Locale::En);
        begin(&mut driver, exam);
        let leaves = hall(&driver).leaves();
        assert_eq!(leaves.len(), 100);
        for leaf in leaves {
            let form = &leaf.printed.form;
            assert!(matches!(form, Form::One(choices) if choices.len() >= 4), "{form:?}");
        }
        driver.close();
    }
}

/// A bank on the desk.
fn bank(driver: &Driver, id: &str) -> BankLine {
    let Screen::Exam(exam) = driver.app.screen() else { panic!("not at the desk") };
    let found = exam.board().banks.iter().find(|bank| bank.id == BankId::from(id));
    found.unwrap_or_else(|| panic!("no bank {id}")).clone()
}

/// What the sitting asks, by bank and topic.
fn asked(driver: &Driver) -> Vec<(String, String)> {
    let slots = &sitting(driver).paper().slots;
    slots.iter().map(|slot| (slot.bank.to_string(), slot.topic.to_string())).collect()
}

#[test]
fn sections_draw_from_the_banks_and_topics_put_to_them_and_that_is_remembered() {
    let folder = Folder::new("paper-mapped");
    let mut driver = at_the_desk(&folder, Locale::En);
    choose(&mut driver, "rrb-ntpc-cbt1");
    driver.resize(iced::Size::new(1280, 3_000), 1.0);
    let offences = bank(&driver, "uncc-offences");
    let timeline = bank(&driver, "uncc-timeline");
    let topic = timeline.topics[1].clone();
    driver.click("section-1");
    driver.click(&format!("map-1-bank-{}", offences.bank));
    driver.click("section-2");
    driver.click(&format!("map-2-fold-{}", timeline.bank));
    driver.click(&format!("map-2-topic-{}", topic.topic));
    drawn(&mut driver);
    driver.until("it to be kept", |driver| {
        let desk = driver.app.desk().expect("a desk");
        let papers = &desk.progress().settings().papers;
        papers.values().any(|wanted| wanted.sections.len() == 3)
    });
    let mapped = |driver: &mut Driver| {
        let title = topic.title.text(Locale::En).to_owned();
        driver.sees(offences.title.text(Locale::En)) && driver.sees("1 topic") && !title.is_empty()
    };
    assert!(mapped(&mut driver), "{:?}", driver.texts());
    // It is there after the program broke off, and the paper is drawn by it.
    let (_folder, mut driver) = killed(&driver, &folder, driver.now);
    driver.until("Today", |driver| driver.has("start"));
    driver.until("the banks", |driver| driver.app.has_library());
    to_the_desk(&mut driver);
    choose(&mut driver, "rrb-ntpc-cbt1");
    assert!(mapped(&mut driver), "{:?}", driver.texts());
    enter(&mut driver);
    let sections = sitting(&driver).paper().slots.iter().map(|slot| slot.section);
    let asked: Vec<(usize, (String, String))> = sections.zip(asked(&driver)).collect();
    let of =
        |section: usize| asked.iter().filter(move |(own, _)| *own == section).map(|(_, from)| from);
    assert!(of(1).count() > 0 && of(2).count() > 0);
    assert!(of(1).all(|(bank, _)| bank == "uncc-offences"));
    assert!(of(2).all(|from| *from == ("uncc-timeline".to_owned(), topic.id.to_string())));
    assert!(of(0).any(|(bank, _)| bank != "uncc-offences"), "the first draws from all banks");
    driver.close();
}

#[test]
fn a_topic_is_asked_as_often_as_the_learner_says() {
    let folder = Folder::new("paper-often");
    let mut driver = at_the_desk(&folder, Locale::En);
    choose(&mut driver, "short-upsc-25");
    driver.resize(iced::Size::new(1280, 3_000), 1.0);
    driver.click("mix-2");
    drawn(&mut driver);
    let Screen::Exam(exam) = driver.app.screen() else { panic!("not at the desk") };
    let banks = exam.board().banks.clone();
    // Nothing of any bank but the offences, and of those three topics' worth of the first.
    for bank in &banks {
        if bank.id != BankId::from("uncc-offences") {
            driver.click(&format!("often-bank-{}-0", bank.bank));
        }
    }
    let offences = bank(&driver, "uncc-offences");
    driver.click(&format!("often-fold-{}", offences.bank));
    for topic in &offences.topics[1..] {
        driver.click(&format!("often-topic-{}-0", topic.topic));
    }
    drawn(&mut driver);
    let first = &offences.topics[0];
    enter(&mut driver);
    let asked = asked(&driver);
    let wanted = ("uncc-offences".to_owned(), first.id.to_string());
    let hits = asked.iter().filter(|from| **from == wanted).count();
    assert_eq!(hits, asked.len().min(first.questions as usize), "{asked:?}");
    driver.close();
}

/// A bank with a number to be typed, once by itself and once about a passage.
fn numbers(folder: &Folder) {
    let question = |id: &str, more: &str| {
        format!(
            "(id: \"{id}\", topic: \"t\", {more} explain: \"It is so.\", ask: Numeric(stem: \"How \
             many?\", answer: \"40\")),"
        )
    };
    let bank = format!(
        "(schema: 1, id: \"numbers\", title: \"Numbers\", subject: \"Own\", licence: \"CC0-1.0\", \
         topics: [(id: \"t\", title: \"t\")], passages: [(id: \"p\", text: \"Forty of them.\")], \
         questions: [{}{}])",
        question("n-1", ""),
        question("n-2", "passage: \"p\",")
    );
    let banks = folder.path().join("banks");
    fs::create_dir_all(&banks).expect("a folder");
    fs::write(banks.join("numbers.ron"), bank).expect("a bank");
    let patterns = folder.path().join("patterns");
    fs::create_dir_all(&patterns).expect("a folder");
    let shipped = include_str!("../../../assets/patterns/short-ssc-10.ron");
    let own = shipped.replace("short-ssc-10", "our-class").replace("exam: Ssc", "exam: Other");
    fs::write(patterns.join("class.ron"), own).expect("a pattern");
}

#[test]
fn a_number_is_typed_on_the_screen_and_what_it_costs_is_said() {
    let folder = Folder::new("paper-keypad");
    numbers(&folder);
    let mut driver = at_the_desk(&folder, Locale::En);
    choose(&mut driver, "our-class");
    driver.resize(iced::Size::new(1280, 2_400), 1.0);
    driver.click("section-0");
    driver.click(&format!("map-0-bank-{}", bank(&driver, "numbers").bank));
    drawn(&mut driver);
    enter(&mut driver);
    assert!(matches!(hall(&driver).leaves()[0].printed.form, Form::Number { .. }));
    // By mouse alone.
    for key in ["key-4", "key-7", "key-back", "key-0"] {
        driver.click(key);
        settle(&mut driver);
    }
    assert_eq!(sitting(&driver).sheets()[0].shown(), &Response::Typed("40".to_owned()));
    // What is typed costs nothing in this exam, and what the screen says is what is marked.
    assert!(driver.sees("+2.00 / 0"), "{:?}", driver.texts());
    driver.click("save");
    settle(&mut driver);
    assert_eq!(sitting(&driver).sheets()[0].palette(), Palette::Answered);
    driver.click("key-9");
    driver.click("save");
    settle(&mut driver);
    hand_in(&mut driver);
    assert_eq!((marked(&driver).right, marked(&driver).wrong), (1, 1));
    assert_eq!(marked(&driver).obtained, Ratio::from_integer(2));
    driver.close();
}

#[test]
fn a_board_asks_no_number_even_about_a_passage() {
    let folder = Folder::new("paper-passage");
    numbers(&folder);
    let mut driver = at_the_desk(&folder, Locale::En);
    choose(&mut driver, "short-ssc-10");
    driver.resize(iced::Size::new(1280, 2_400), 1.0);
    driver.click("section-0");
    driver.click(&format!("map-0-bank-{}", bank(&driver, "numbers").bank));
    driver.until("the word of it", |driver| {
        driver.texts().iter().any(|text| text.starts_with("There is no question"))
    });
    driver.close();
}
