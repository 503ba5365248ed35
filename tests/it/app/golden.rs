//! Every screen as a picture, light and dark, in English and Hindi; and every screen at every size,
//! with nothing cut and nothing overlapping.

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use iced::{Rectangle, Size};
use jiff::civil::Weekday;

use smriti::app::Message;
use smriti::app::screen::settings::plan;
use smriti::app::screen::{Screen, exam, hall, settings, study, today};
use smriti::app::widget::topics::Often;
use smriti::domain::bank::Format;
use smriti::domain::exam::pattern::PatternId;
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::{DaysOff, QuestionLanguage, Setting, Theme};

use super::driver::{Driver, EVENING, Placed};
use super::hall::{
    begin, choose, drawn, hand_in, letter, named, pass, place, settle, sitting, to_the_desk,
};
use super::plan::at_the_settings;
use super::study::{answer, session};
use crate::folder::Folder;

/// What is done with a screen in each of its dresses.
pub(super) trait Look {
    fn at(&mut self, driver: &mut Driver, name: &str);
}

/// Compares with the goldens.
pub(super) struct Goldens(pub(super) Vec<String>);

impl Look for Goldens {
    fn at(&mut self, driver: &mut Driver, name: &str) {
        driver.see_pictures();
        if let Err(complaint) = driver.picture().compare(name) {
            self.0.push(complaint);
        }
    }
}

/// Looks for text that is cut or that overlaps, at every size.
pub(super) struct Fits(pub(super) Vec<String>);

/// Windows in pixels, with the scale of text.
const SIZES: [(u32, u32, f32); 7] = [
    (1024, 640, 1.0),
    (1024, 640, 2.0),
    (1280, 800, 0.8),
    (1280, 800, 1.0),
    (1280, 800, 2.0),
    (2560, 1440, 1.0),
    (2560, 1440, 2.0),
];

impl Look for Fits {
    fn at(&mut self, driver: &mut Driver, name: &str) {
        for (width, height, scale) in SIZES {
            driver.resize(Size::new(width, height), scale);
            driver.see_pictures();
            // For the eye: SMRITI_ALBUM=folder keeps what was looked at.
            if let Some(album) = smriti::env::variable("SMRITI_ALBUM") {
                let file = format!("{name}-{width}x{height}-{scale}.png");
                driver.picture().save(&std::path::Path::new(&album).join(file));
            }
            let texts = driver.placed_texts();
            let right = width as f32 / scale;
            for Placed { text, place, .. } in &texts {
                if place.x < -0.5 || place.x + place.width > right + 0.5 {
                    self.0.push(format!("{name} {width}×{height} at {scale}: `{text}` is cut"));
                }
                // A word set one letter to a line has no room at all.
                if text.chars().count() > 3 && place.width < 8.0 {
                    self.0
                        .push(format!("{name} {width}×{height} at {scale}: `{text}` is squeezed"));
                }
            }
            // A dialog lies over its page, and is meant to.
            let is_dialog = name.starts_with("keys-") || name.starts_with("dialog-");
            for (number, one) in texts.iter().enumerate().filter(|_| !is_dialog) {
                for other in &texts[number + 1..] {
                    if collide(one, other) {
                        let (text, other) = (&one.text, &other.text);
                        self.0.push(format!(
                            "{name} {width}×{height} at {scale}: `{text}` lies over `{other}`"
                        ));
                    }
                }
            }
        }
        driver.resize(Size::new(1280, 800), 1.0);
    }
}

/// Whether two texts lie one over the other: on one page wherever they are, otherwise as far as both
/// are in sight.
fn collide(one: &Placed, other: &Placed) -> bool {
    if one.page == other.page {
        return overlap(&one.place, &other.place);
    }
    match (&one.seen, &other.seen) {
        (Some(one), Some(other)) => overlap(one, other),
        _ => false,
    }
}

/// Whether two texts share more than the hair's breadth that line heights allow.
fn overlap(a: &Rectangle, b: &Rectangle) -> bool {
    let across = (a.x + a.width).min(b.x + b.width) - a.x.max(b.x);
    let down = (a.y + a.height).min(b.y + b.height) - a.y.max(b.y);
    across > 1.5 && down > 1.5
}

/// Shows the screen in both languages, light and dark.
pub(super) fn dress(driver: &mut Driver, name: &str, look: &mut impl Look) {
    for locale in Locale::ALL {
        if driver.app.desk().is_some() {
            driver.set(&Setting::Interface(locale));
            driver.set(&Setting::Questions(QuestionLanguage::One(locale)));
        } else if locale == Locale::Hi {
            driver.send(Message::LanguageSwitched);
        }
        for (theme, mode, tag) in [
            (Theme::Light, iced::theme::Mode::Light, "light"),
            (Theme::Dark, iced::theme::Mode::Dark, "dark"),
        ] {
            if driver.app.desk().is_some() {
                driver.set(&Setting::Theme(theme));
            } else {
                driver.send(Message::SystemTheme(mode));
            }
            driver.rest();
            look.at(driver, &format!("{name}-{locale}-{tag}"));
        }
    }
    if driver.app.desk().is_none() {
        driver.send(Message::LanguageSwitched);
        driver.send(Message::SystemTheme(iced::theme::Mode::Light));
    }
}

/// Shows the screen with its question in both languages side by side.
fn both_languages(driver: &mut Driver, name: &str, look: &mut impl Look) {
    driver.set(&Setting::Questions(QuestionLanguage::Both));
    look.at(driver, name);
    driver.set(&Setting::Questions(QuestionLanguage::One(Locale::En)));
}

/// Practises one topic after another until a question of this format is open.
fn seek(driver: &mut Driver, format: Format) {
    for topic in 0.. {
        driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
        driver.send(Message::Today(today::Message::TopicPicked(topic)));
        driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
        for _ in 0..30 {
            let Some(sheet) = session(driver).sheet() else { break };
            if sheet.question.format() == format {
                return;
            }
            driver.send(Message::Study(study::Message::Skipped));
            if session(driver).is_over() {
                break;
            }
        }
        driver.send(Message::Study(study::Message::Ended));
        driver.press(Named::Enter);
    }
}

/// Answers what is due and new on one day; every fifth answer is wrong and every seventh a guess.
fn study_a_day(driver: &mut Driver, number: &mut u32) {
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    // The plan of the day.
    driver.rest();
    driver.press(Named::Enter);
    driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    while !session(driver).is_over() {
        *number += 1;
        let certainty = if number.is_multiple_of(7) { '1' } else { '3' };
        answer(driver, !number.is_multiple_of(5), certainty);
        driver.press(Named::Enter);
        driver.until("the next", |driver| !session(driver).shows_key());
    }
    driver.press(Named::Enter);
}

/// Goes through all screens of a learner in their first week.
fn tour(folder: &Folder, look: &mut impl Look) {
    let mut driver = Driver::start(folder.path(), Locale::En, EVENING);
    driver.until("the first start", |driver| driver.has("accept"));
    driver.until("the banks", |driver| driver.app.has_library());
    for _ in 0..40 {
        driver.press(Named::Backspace);
    }
    driver.type_text("Asha");
    dress(&mut driver, "welcome", look);
    driver.press(Named::Tab);
    driver.type_text("UPSC Prelims");
    driver.press(Named::Tab);
    for _ in 0..6 {
        driver.press(Named::Tab);
    }
    driver.type_text("23-05-2027");
    driver.press(Named::Enter);
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    dress(&mut driver, "today-first", look);

    let mut number = 0;
    for _ in 0..5 {
        study_a_day(&mut driver, &mut number);
        driver.now.at.0 += 86_400_000;
        driver.send(Message::Focused);
    }
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    dress(&mut driver, "today", look);
    overload_tour(&mut driver, look);
    driver.hold(Modifiers::empty(), 't');
    dress(&mut driver, "today-topics", look);
    driver.hold(Modifiers::empty(), 't');

    driver.press(Named::Enter);
    driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    // One picture of a question with statements, one of a table.
    let mut wanted = vec![Format::Statements, Format::PairsHowMany];
    while !session(&driver).is_over() {
        let format = session(&driver).sheet().expect("a question").question.body.format();
        let picture = wanted.iter().position(|other| *other == format).map(|at| wanted.remove(at));
        if let Some(format) = picture {
            driver.press(Named::ArrowDown);
            dress(&mut driver, &format!("study-question-{}", format.name()), look);
            both_languages(&mut driver, &format!("study-question-{}-both", format.name()), look);
        }
        driver.press(Named::Delete);
        answer(&mut driver, picture.is_none(), '3');
        if let Some(format) = picture {
            dress(&mut driver, &format!("study-feedback-{}", format.name()), look);
            both_languages(&mut driver, &format!("study-feedback-{}-both", format.name()), look);
        }
        driver.press(Named::Enter);
        driver.until("the next", |driver| !session(driver).shows_key());
    }
    dress(&mut driver, "summary", look);
    driver.press(Named::Enter);
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    dress(&mut driver, "today-done", look);
    for format in [Format::Numeric, Format::Passage, Format::Lists] {
        seek(&mut driver, format);
        dress(&mut driver, &format!("study-question-{}", format.name()), look);
        answer(&mut driver, false, '2');
        dress(&mut driver, &format!("study-feedback-{}", format.name()), look);
        driver.press(Named::Escape);
        driver.press(Named::Enter);
        driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    }
    driver.hold(Modifiers::empty(), 'g');
    driver.until("the backups", |driver| driver.has("restore-0"));
    dress(&mut driver, "settings", look);
    driver.send(Message::KeysToggled);
    dress(&mut driver, "keys", look);
    driver.send(Message::KeysToggled);
    // The picker speaks the language of the learner who was left.
    driver.set(&Setting::Interface(Locale::En));
    driver.send(Message::Went(smriti::app::Place::Learners));
    driver.until("the picker", |driver| driver.has("learner-0"));
    dress(&mut driver, "picker", look);
    driver.close();
}

/// Today with far too little time for what there is, also in a narrow window and with large text.
fn overload_tour(driver: &mut Driver, look: &mut impl Look) {
    driver.set(&Setting::Target(Some(120)));
    driver.set(&Setting::Minutes(2));
    dress(driver, "today-overload", look);
    driver.set(&Setting::Interface(Locale::En));
    driver.set(&Setting::Theme(Theme::Light));
    driver.rest();
    for (width, height, scale) in [(1024, 640, 1.0), (1280, 1_600, 2.0)] {
        driver.resize(Size::new(width, height), scale);
        look.at(driver, &format!("today-overload-{width}-{scale}"));
    }
    driver.resize(Size::new(1280, 800), 1.0);
    driver.set(&Setting::Target(None));
    driver.set(&Setting::Minutes(20));
    driver.rest();
}

/// The exam plan in the settings: set, with all papers to pick from, and with how often topics are
/// asked.
fn plan_tour(folder: &Folder, look: &mut impl Look) {
    let mut driver = at_the_settings(folder);
    for setting in [
        Setting::Pattern(Some(PatternId::from("upsc-cse-gs1"))),
        Setting::Target(Some(130)),
        Setting::Minutes(0),
        Setting::DaysOff(
            DaysOff::default().with(Weekday::Wednesday, true).with(Weekday::Sunday, true),
        ),
    ] {
        driver.set(&setting);
    }
    driver.send(Message::Settings(settings::Message::Plan(plan::Message::WeighToggled)));
    driver.send(Message::Settings(settings::Message::Plan(plan::Message::Unfolded(0))));
    for (bank, topic, times) in [(0, None, 2), (0, Some(1), 0)] {
        let often = Often { bank, topic, times };
        driver.send(Message::Settings(settings::Message::Plan(plan::Message::Weighed(often))));
    }
    driver.until("a topic never asked", |driver| {
        let desk = driver.app.desk().expect("a desk");
        desk.progress().settings().topic_weights.values().any(|times| *times == 0)
    });
    driver.resize(Size::new(1280, 1_500), 1.0);
    dress(&mut driver, "plan-often", look);
    driver.send(Message::Settings(settings::Message::Plan(plan::Message::WeighToggled)));
    driver.send(Message::Settings(settings::Message::Plan(plan::Message::PickToggled)));
    // A target from a paper with more marks, and every day off.
    driver.set(&Setting::Pattern(Some(PatternId::from("ibps-po-prelims"))));
    let all = (1..=7).filter_map(|day| Weekday::from_monday_one_offset(day).ok());
    let all = all.fold(DaysOff::default(), |days, day| days.with(day, true));
    driver.set(&Setting::DaysOff(all));
    driver.resize(Size::new(1280, 1_500), 1.0);
    dress(&mut driver, "plan-papers", look);
    driver.close();
}

/// Goes through the screens of mock exams, with a sitting behind and one open.
fn mock_tour(folder: &Folder, look: &mut impl Look) {
    let mut driver = Driver::start(folder.path(), Locale::En, EVENING);
    driver.until("the first start", |driver| driver.has("accept"));
    driver.until("the banks", |driver| driver.app.has_library());
    driver.press(Named::Enter);
    driver.until("Today", |driver| driver.has("start"));

    // A paper on a sheet of bubbles, half filled.
    to_the_desk(&mut driver);
    begin(&mut driver, "upsc-cse-gs1");
    for choice in ['b', 'd', 'a', 'c', 'b', 'b'] {
        pass(&mut driver, 40_000);
        letter(&mut driver, 'f');
        letter(&mut driver, choice);
        named(&mut driver, Named::ArrowRight);
    }
    letter(&mut driver, 'f');
    dress(&mut driver, "hall-sheet", look);
    letter(&mut driver, 'f');
    hand_in(&mut driver);
    dress(&mut driver, "hall-over", look);
    driver.press(Named::Enter);
    driver.until("the report", |driver| matches!(driver.app.screen(), Screen::Report(_)));
    driver.press(Named::Enter);
    driver.press(Named::Escape);
    driver.until("the desk", |driver| driver.has("past-all") || driver.has("pattern-cds-gk"));
    dress(&mut driver, "exam-desk", look);

    // One at a computer, with locked sections and all five states.
    choose(&mut driver, "ssc-cgl-tier1");
    dress(&mut driver, "exam-setup", look);
    // Whole banks, some topics of another, and topics asked more and less often.
    for (section, bank) in [(0, 1), (1, 0)] {
        driver.send(Message::Exam(exam::Message::BankToggled { section, bank }));
    }
    driver.send(Message::Exam(exam::Message::SectionToggled(1)));
    driver.send(Message::Exam(exam::Message::Unfolded(exam::List::Mapping, 1)));
    let topics = match driver.app.screen() {
        Screen::Exam(exam) => exam.board().banks[1].topics.clone(),
        other => panic!("no desk but {other:?}"),
    };
    for topic in &topics[..2] {
        let topic = topic.topic;
        driver.send(Message::Exam(exam::Message::TopicToggled { section: 1, bank: 1, topic }));
    }
    drawn(&mut driver);
    dress(&mut driver, "exam-sources", look);
    driver.send(Message::Exam(exam::Message::SectionToggled(1)));
    driver.send(Message::Exam(exam::Message::SpreadChosen(exam::Spread::Own)));
    driver.send(Message::Exam(exam::Message::Unfolded(exam::List::Often, 1)));
    for (bank, topic, times) in [(0, None, 2), (1, Some(topics[0].topic), 0)] {
        driver.send(Message::Exam(exam::Message::OftenChosen(Often { bank, topic, times })));
    }
    drawn(&mut driver);
    driver.resize(Size::new(1280, 1_500), 1.0);
    dress(&mut driver, "exam-often", look);
    driver.resize(Size::new(1280, 800), 1.0);
    // As it was.
    driver.send(Message::Exam(exam::Message::SpreadChosen(exam::Spread::Even)));
    for section in [0, 1] {
        driver.send(Message::Exam(exam::Message::AllBanks(section)));
    }
    drawn(&mut driver);
    driver.press(Named::Enter);
    driver.until("the instructions", |driver| driver.has("have-read"));
    dress(&mut driver, "exam-rules", look);
    driver.press(Named::Escape);
    driver.press(Named::Escape);
    begin(&mut driver, "ssc-cgl-tier1");
    work(&mut driver);
    dress(&mut driver, "hall", look);
    both_languages(&mut driver, "hall-both", look);
    driver.send(Message::Hall(hall::Message::PaletteShown(false)));
    both_languages(&mut driver, "hall-both-folded", look);
    driver.send(Message::Hall(hall::Message::SubmitAsked));
    dress(&mut driver, "dialog-submit", look);
    driver.press(Named::Escape);
    driver.send(Message::Hall(hall::Message::PaperToggled));
    dress(&mut driver, "dialog-paper", look);
    driver.press(Named::Escape);
    driver.press(Named::Escape);
    driver.hold(Modifiers::empty(), 'q');
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    dress(&mut driver, "today-open", look);
    driver.close();
}

/// Leaves questions behind in every state, and one open with a choice that is not saved.
fn work(driver: &mut Driver) {
    for number in 0..22 {
        pass(driver, 20_000);
        if place(driver, true).is_none() {
            driver.send(Message::Hall(hall::Message::SavedAndNext));
            settle(driver);
            continue;
        }
        let is_marked = matches!(number % 7, 2 | 3);
        if !matches!(number % 7, 3 | 5) {
            letter(driver, 'b');
        }
        if is_marked {
            letter(driver, 'm');
        } else {
            letter(driver, '3');
            named(driver, Named::ArrowRight);
        }
    }
    let here = (0..22).rev().find(|slot| {
        let sheet = &sitting(driver).sheets()[*slot];
        sheet.certainty.is_some()
    });
    driver.send(Message::Hall(hall::Message::Opened(here.expect("an answer"))));
    settle(driver);
    letter(driver, 'c');
}

#[test]
fn every_screen_looks_as_it_did() {
    let folder = Folder::fixed("golden");
    let mut goldens = Goldens(Vec::new());
    tour(&folder, &mut goldens);
    drop(folder);
    let folder = Folder::fixed("golden-mock");
    mock_tour(&folder, &mut goldens);
    assert!(goldens.0.is_empty(), "{}", goldens.0.join("\n"));
}

#[test]
fn the_exam_plan_looks_as_it_did() {
    let folder = Folder::fixed("golden-plan");
    let mut goldens = Goldens(Vec::new());
    plan_tour(&folder, &mut goldens);
    assert!(goldens.0.is_empty(), "{}", goldens.0.join("\n"));
}

#[test]
fn nothing_of_the_exam_plan_is_cut_or_overlaps_at_any_size() {
    let folder = Folder::new("fits-plan");
    let mut fits = Fits(Vec::new());
    plan_tour(&folder, &mut fits);
    fits.0.dedup();
    assert!(fits.0.is_empty(), "{} complaints:\n{}", fits.0.len(), fits.0.join("\n"));
}

#[test]
fn nothing_is_cut_and_nothing_overlaps_at_any_size() {
    let folder = Folder::new("fits");
    let mut fits = Fits(Vec::new());
    tour(&folder, &mut fits);
    drop(folder);
    let folder = Folder::new("fits-mock");
    mock_tour(&folder, &mut fits);
    fits.0.dedup();
    assert!(fits.0.is_empty(), "{} complaints:\n{}", fits.0.len(), fits.0.join("\n"));
}
