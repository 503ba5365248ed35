//! Draws the pictures of the README by the program itself, without a window: `cargo shots`. The
//! learner, the clock and the seed are always the same, and so is every pixel.
#![expect(
    clippy::cast_precision_loss,
    clippy::expect_used,
    clippy::panic,
    reason = "a picture that cannot be drawn as it should be must not be drawn at all"
)]

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

use iced::Size;
use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use iced::widget::text_editor::{Action, Edit};
use smriti::app::Message;
use smriti::app::screen::study::Study;
use smriti::app::screen::{Screen, import};
use smriti::domain::bank::Format;
use smriti::domain::bank::printed::Form;
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::{QuestionLanguage, Setting, Theme};

use self::driver::{Driver, EVENING};

#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../tests/it/app/driver.rs"]
mod driver;
#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../tests/it/app/picture.rs"]
mod picture;

const DAY_MS: i64 = 86_400_000;

/// How long Asha takes for a question, with its explanation.
const PACE_MS: i64 = 26_000;

/// Questions as they come out of a document; one has no key.
const PASTED: &str = "Q1. Consider the following statements:\n1. The Indus rises in Tibet.\n2. The \
    Narmada flows west.\n3. The Godavari flows west.\nWhich of the statements given above are \
    correct?\n(a) 1 and 2 only\n(b) 2 and 3 only\n(c) 1 and 3 only\n(d) 1, 2 and 3\nAnswer: \
    (a)\n\nQ2. The capital of Assam is\n(a) Dispur (b) Itanagar (c) Kohima (d) Imphal\n";

/// How many days she has studied before the pictures are taken.
const DAYS: u32 = 3;

fn main() {
    let pictures = env::current_dir().expect("a folder to start from").join("docs/shots");
    let home = env::temp_dir().join(format!("smriti-shots-{}", std::process::id()));
    fs::create_dir_all(&home).expect("a folder for the learner");
    // The settings show where the data is: a relative path looks the same on every computer.
    env::set_current_dir(&home).expect("a folder to work in");
    let mut asha = Asha::begin(pictures);
    for _ in 0..DAYS {
        asha.study_a_day();
        asha.driver.now.at.0 += DAY_MS;
        asha.driver.send(smriti::app::Message::Focused);
    }
    asha.take_pictures();
    asha.driver.close();
    // What cannot be removed lies among the system's temporary files, and is removed with them.
    drop(fs::remove_dir_all(&home));
}

/// A learner in her first week, and where her pictures go.
struct Asha {
    driver: Driver,
    pictures: PathBuf,
    /// How many answers she has given.
    answers: u32,
}

impl Asha {
    /// She types her name, her exam and its date.
    fn begin(pictures: PathBuf) -> Self {
        let mut driver = Driver::start(Path::new(".local/share/smriti"), Locale::En, EVENING);
        driver.until("the first start", |driver| driver.has("accept"));
        driver.until("the banks", |driver| driver.app.has_library());
        for _ in 0..40 {
            driver.press(Named::Backspace);
        }
        driver.type_text("Asha");
        driver.press(Named::Tab);
        driver.type_text("UPSC Prelims");
        for _ in 0..7 {
            driver.press(Named::Tab);
        }
        driver.type_text("23-05-2027");
        driver.press(Named::Enter);
        driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
        Self { driver, pictures, answers: 0 }
    }

    fn session(&self) -> &Study {
        match self.driver.app.screen() {
            Screen::Study(study) => study,
            other => panic!("no session but {other:?}"),
        }
    }

    fn format(&self) -> Format {
        self.session().sheet().expect("a question").question.body.format()
    }

    /// From Today to the first question.
    fn start(&mut self) {
        self.driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
        self.driver.press(Named::Enter);
        self.driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
    }

    /// Chooses or types the right answer, or a wrong one, and stops before saying how sure she is.
    fn choose(&mut self, right: bool) {
        let form = self.session().sheet().expect("a question").printed.form.clone();
        match form {
            Form::One(choices) | Form::Many(choices) => {
                let wanted = choices.iter().enumerate().filter(|(_, choice)| choice.right == right);
                let most = if right { choices.len() } else { 1 };
                for (place, _) in wanted.take(most) {
                    let letter = (b'a'..).nth(place).expect("a letter for each choice");
                    self.driver.hold(Modifiers::empty(), char::from(letter));
                }
            }
            Form::Number { key, .. } | Form::Words { key } => {
                let text = if right { key.text(Locale::En) } else { "0.5" };
                self.driver.type_text(text);
                self.driver.press(Named::Enter);
            }
        }
    }

    /// Says how sure she is, which gives the answer.
    fn commit(&mut self, certainty: char) {
        self.answers += 1;
        self.driver.now.at.0 += PACE_MS;
        self.driver.hold(Modifiers::empty(), certainty);
        self.until_key(true);
    }

    /// Every fifth of her answers is wrong, every seventh a guess, every third without certainty.
    fn answer(&mut self) {
        let number = self.answers + 1;
        self.choose(!number.is_multiple_of(5));
        self.commit(match number {
            _ if number.is_multiple_of(7) => '1',
            _ if number.is_multiple_of(3) => '2',
            _ => '3',
        });
        self.next();
    }

    fn next(&mut self) {
        self.driver.press(Named::Enter);
        self.until_key(false);
    }

    fn until_key(&mut self, shown: bool) {
        let what = if shown { "the key" } else { "the next question" };
        self.driver.until(what, |driver| match driver.app.screen() {
            Screen::Study(study) => study.shows_key() == shown,
            _ => false,
        });
    }

    fn study_a_day(&mut self) {
        self.start();
        while !self.session().is_over() {
            self.answer();
        }
        self.driver.press(Named::Enter);
    }

    fn speak(&mut self, locale: Locale) {
        self.driver.set(&Setting::Interface(locale));
        self.driver.set(&Setting::Questions(QuestionLanguage::One(locale)));
    }

    fn shoot(&mut self, name: &str) {
        self.shoot_high(name, 800);
    }

    /// A window this many pixels high, for what is to be seen whole.
    fn shoot_high(&mut self, name: &str, height: u32) {
        self.driver.rest();
        self.driver.resize(Size::new(1280, height), 1.0);
        self.driver.picture().save(&self.pictures.join(name).with_extension("png"));
    }

    fn take_pictures(&mut self) {
        self.driver.set(&Setting::Theme(Theme::Light));
        self.shoot("today");
        self.driver.set(&Setting::Theme(Theme::Dark));
        self.speak(Locale::Hi);
        self.shoot("today-hi-dark");
        self.driver.set(&Setting::Theme(Theme::Light));
        self.speak(Locale::En);

        self.start();
        let (mut english, mut hindi) = (false, false);
        while !self.session().is_over() {
            match self.format() {
                Format::SingleBest if !english => {
                    english = true;
                    self.choose(true);
                    self.shoot("study-question");
                    self.commit('3');
                    self.shoot("study-feedback");
                    self.next();
                }
                Format::Statements if !hindi => {
                    hindi = true;
                    self.choose(false);
                    self.commit('3');
                    self.speak(Locale::Hi);
                    self.shoot_high("study-feedback-hi", 1000);
                    self.speak(Locale::En);
                    self.next();
                }
                _ => self.answer(),
            }
        }
        assert!(english && hindi, "the session lacks a question that is wanted");
        self.shoot("summary");
        self.driver.press(Named::Enter);
        self.driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
        self.driver.hold(Modifiers::empty(), 'g');
        self.driver.until("the backups", |driver| driver.has("restore-0"));
        self.shoot("settings");

        self.driver.click("rail-library");
        self.shoot("library");
        self.driver.press(Named::Enter);
        self.driver.hold(Modifiers::empty(), 'e');
        self.driver.until("the editor", |driver| matches!(driver.app.screen(), Screen::Editor(_)));
        // A bank of the program's own is copied to be edited.
        self.driver.press(Named::Enter);
        self.driver.until("a copy", |driver| driver.sees("Saved"));
        self.shoot("editor");
        self.driver.press(Named::Escape);
        self.driver.until("the Library", |driver| driver.has("import"));
        self.driver.click("import");
        let pasted = Action::Edit(Edit::Paste(Arc::new(PASTED.to_owned())));
        self.driver.send(Message::Import(import::Message::Edited(pasted)));
        self.driver.until("what it came to", |driver| driver.sees("1 to be looked at"));
        self.driver.until("it compared", |driver| !driver.sees("Comparing with your banks…"));
        self.shoot("import");
    }
}
