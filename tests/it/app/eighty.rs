//! Eighty days up to an exam and two beyond it, by the keys a learner with a made-up memory presses:
//! what is planned, why, and what is foretold of the marks.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use iced::keyboard::Modifiers;
use iced::keyboard::key::Named;
use jiff::civil::Weekday;

use smriti::app::Message;
use smriti::app::screen::Screen;
use smriti::app::screen::today::{Board, PlanLine};
use smriti::domain::bank::BankId;
use smriti::domain::exam::pattern::PatternId;
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::{DaysOff, QuestionLanguage, Setting};
use smriti::domain::seed::Seed;
use smriti::domain::simulation::mind::{Dice, Family, Held, Mind};
use smriti::domain::study::agenda::Agenda;
use smriti::domain::study::planner::law::Law;
use smriti::domain::study::predict::MarksOn;
use smriti::domain::study::queue::Reason;
use smriti::domain::time::Day;
use smriti::store::library::Places;

use super::driver::{Driver, EVENING};
use super::golden::{Fits, Look, dress};
use super::study::{answer, session};
use crate::folder::Folder;

const DAY: i64 = 86_400_000;

/// Facts of the bank that is studied.
const FACTS: usize = 70;

/// Minutes a day.
const MINUTES: u16 = 4;

/// Days up to the exam.
const DAYS: i32 = 80;

/// A bank of one's own whose questions ask a fact each, over four topics.
fn own_bank(folder: &Folder) {
    let mut questions = String::new();
    for number in 0..FACTS {
        let topic = number % 4;
        write!(
            questions,
            "(id: \"own-{number:03}\", topic: \"t{topic}\", explain: \"It is so.\", ask: \
             Single(stem: \"Which of these is number {number}?\", options: [(text: \"The first\", \
             right: true), (text: \"The second\", why: \"No.\"), (text: \"The third\", why: \
             \"No.\"), (text: \"The fourth\", why: \"No.\")])),"
        )
        .expect("a text grows");
    }
    let topics: String = ["Rivers", "Ministers", "Treaties", "Reports"]
        .iter()
        .enumerate()
        .fold(String::new(), |topics, (number, title)| {
            topics + &format!("(id: \"t{number}\", title: \"{title}\"),")
        });
    let bank = format!(
        "(schema: 1, id: \"own\", title: \"General studies\", subject: \"Own\", licence: \
         \"CC0-1.0\", topics: [{topics}], questions: [{questions}])"
    );
    let banks = folder.path().join("banks");
    fs::create_dir_all(&banks).expect("a folder");
    fs::write(banks.join("own.ron"), bank).expect("a bank");
}

/// A learner named Asha whose exam is so many days after [`EVENING`]; with a bank of their own, which
/// is then the only one that is on, if it is in the folder.
fn begin(folder: &Folder, days: i32) -> Driver {
    let mut driver = Driver::start(folder.path(), Locale::En, EVENING);
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
    let exam = EVENING.study_day().plus(days).date();
    driver.type_text(&exam.strftime("%d-%m-%Y").to_string());
    driver.press(Named::Enter);
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    let desk = driver.app.desk().expect("a desk");
    assert_eq!(desk.progress().exam_date(), Some(exam));
    driver.until("the paper of the exam", |driver| {
        let settings = driver.app.desk().expect("a desk").progress().settings();
        settings.pattern == Some(PatternId::from("upsc-cse-gs1"))
    });
    if folder.path().join("banks/own.ron").exists() {
        for shipped in Places::shipped_only().shipped {
            let name = shipped.name.rsplit('/').next().expect("a file").trim_end_matches(".ron");
            let bank = BankId::from(format!("uncc-{name}"));
            driver.set(&Setting::Bank { bank, on: false });
        }
    }
    driver.set(&Setting::DaysOff(DaysOff::default().with(Weekday::Sunday, true)));
    driver
}

/// What Today says.
fn board(driver: &Driver) -> &Board {
    match driver.app.screen() {
        Screen::Today(today) => today.board(),
        other => panic!("not on Today but {other:?}"),
    }
}

/// The plan of this day, as soon as it is the one shown.
fn planned(driver: &mut Driver) -> Agenda {
    let today = driver.now.study_day();
    driver.until("the plan", |driver| {
        let desk = driver.app.desk().expect("a desk");
        desk.agenda(today).is_some_and(|agenda| {
            let waits = board(driver).due + board(driver).new;
            agenda.exam.is_none() || waits as usize == agenda.looks.len()
        })
    });
    let desk = driver.app.desk().expect("a desk");
    Agenda::clone(desk.agenda(today).expect("a plan"))
}

fn plan_line(driver: &Driver) -> &PlanLine {
    board(driver).plan.as_ref().expect("a plan")
}

fn to_morrow(driver: &mut Driver) {
    let days = (driver.now.at.0 - EVENING.at.0).div_euclid(DAY) + 1;
    driver.now.at.0 = EVENING.at.0 + days * DAY;
    driver.send(Message::Focused);
}

fn is_in_order(marks: &MarksOn) {
    assert!(
        0.0 <= marks.mean && marks.low <= marks.mean && marks.mean <= marks.high,
        "{marks:?} is not in order"
    );
    assert!(marks.high <= 200.0 + 1e-9, "{marks:?} is more than the paper gives");
}

/// A learner whose memory is made up.
struct Made {
    mind: Mind,
    dice: Dice,
    /// What is held of each fact that was met, by its id, with its number.
    held: BTreeMap<String, (usize, Held)>,
    answers: u32,
    /// Looks by why they were asked: planned though not due, due, and new.
    asked: [u32; 3],
}

impl Made {
    fn new() -> Self {
        Self {
            mind: Mind::new(Family::HalfLife, FACTS, Seed(3)),
            dice: Dice(Seed(3).with("answers").0, 0),
            held: BTreeMap::new(),
            answers: 0,
            asked: [0; 3],
        }
    }

    /// Answers the question on the screen from memory, and says how sure.
    fn answer(&mut self, driver: &mut Driver) {
        #[expect(clippy::cast_precision_loss, reason = "a study day is a small number")]
        let today = driver.now.study_day().0 as f32;
        let ask = session(driver).current().expect("a question").clone();
        let next = self.held.len();
        let mind = &self.mind;
        let (_, held) =
            self.held.entry(ask.fact.to_string()).or_insert_with(|| (next, mind.fresh(next)));
        let recalled = self.dice.even() < mind.chance(held, today);
        *held = if recalled { mind.recalled(held, today) } else { mind.forgotten(held, today) };
        let believes = self.dice.even() < mind.unaware;
        let lucky = self.dice.even() < 0.25;
        let (right, certainty) = match (recalled, believes) {
            (true, _) => (true, '3'),
            (false, true) => (false, '2'),
            (false, false) => (lucky, '1'),
        };
        driver.now.at.0 += 9_000;
        answer(driver, right, certainty);
        self.answers += 1;
        match ask.reason {
            Reason::Planned => self.asked[0] += 1,
            Reason::Due => self.asked[1] += 1,
            Reason::New => self.asked[2] += 1,
            _ => {}
        }
    }

    /// Answers all that today asks, from Enter on Today to the summary and back.
    fn study(&mut self, driver: &mut Driver, mut fits: Option<&mut Fits>) {
        driver.press(Named::Enter);
        driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
        let mut is_first = true;
        while !session(driver).is_over() {
            if is_first {
                says_why(driver);
                is_first = false;
            }
            // What is known and looked at again, in both languages.
            let reason = session(driver).current().map(|ask| ask.reason);
            if matches!(reason, Some(Reason::Planned | Reason::Due))
                && let Some(fits) = fits.take()
            {
                dress(driver, "eighty-question", fits);
                driver.set(&Setting::Interface(Locale::En));
                driver.set(&Setting::Questions(QuestionLanguage::One(Locale::En)));
            }
            self.answer(driver);
            driver.now.at.0 += 3_000;
            driver.press(Named::Enter);
            driver.until("the next", |driver| !session(driver).shows_key());
        }
        assert!(driver.has("left"), "no summary: {:?}", driver.texts());
        driver.press(Named::Enter);
        driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
    }
}

/// The question on the screen says what a look at it is worth, if the plan chose it.
fn says_why(driver: &mut Driver) {
    let ask = session(driver).current().expect("a question").clone();
    let Some(why) = ask.why else { panic!("no reason is given for {ask:?}") };
    assert!((0.0..=1.0).contains(&why.falls_to) && why.gain.is_finite(), "{why:?}");
    let said = match ask.reason {
        Reason::New => "New · a first look is worth +",
        Reason::Due | Reason::Planned => "by 9 February",
        _ => return,
    };
    let texts = driver.texts();
    assert!(texts.iter().any(|text| text.contains(said)), "{said} is not in {texts:?}");
}

/// Looks at the screen at every size, on a plan's account.
fn look(driver: &mut Driver, name: &str, fits: &mut Fits) {
    fits.at(driver, &format!("eighty-{name}"));
}

/// Opens Insights and holds its marks against the plan.
fn insights_agree(driver: &mut Driver, agenda: &Agenda, fits: &mut Fits) {
    driver.hold(Modifiers::empty(), 'i');
    let marks = |driver: &Driver| match driver.app.screen() {
        Screen::Insights(insights) => insights.board().marks.clone(),
        other => panic!("no insights but {other:?}"),
    };
    driver.until("the marks", |driver| marks(driver).is_some());
    let marks = marks(driver).expect("marks");
    assert!(marks.past.len() > 20, "{} days behind", marks.past.len());
    assert!(marks.past.is_sorted_by(|one, other| one.day < other.day));
    assert_eq!(marks.past.last().map(|on| on.day), Some(agenda.today));
    assert_eq!(marks.ahead.last().map(|on| Some(on.day)), Some(agenda.exam));
    assert_eq!(marks.exam, agenda.exam);
    marks.past.iter().chain(&marks.ahead).for_each(is_in_order);
    look(driver, "insights", fits);
    driver.press(Named::Escape);
    driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
}

#[test]
fn eighty_days_are_planned_up_to_the_exam_and_foretold() {
    let folder = Folder::new("eighty");
    own_bank(&folder);
    let mut driver = begin(&folder, DAYS);
    driver.set(&Setting::Target(Some(120)));
    driver.set(&Setting::Minutes(MINUTES));
    driver.until("a plan for so many minutes", |driver| {
        let agenda = driver.app.desk().expect("a desk").agenda(EVENING.study_day());
        agenda.is_some_and(|agenda| agenda.seconds <= f32::from(MINUTES) * 60.0)
    });
    let mut fits = Fits(Vec::new());
    let mut made = Made::new();
    let exam: Day = EVENING.study_day().plus(DAYS);
    let mut foretold = Vec::new();
    let (mut off, mut idle) = (0, 0);
    for day in 0..DAYS {
        let today = driver.now.study_day();
        assert_eq!(exam.since(today), u32::try_from(DAYS - day).expect("days"));
        let agenda = planned(&mut driver);
        assert_eq!((agenda.today, agenda.exam), (today, Some(exam)));
        let line = plan_line(&driver).clone();
        assert!(line.is_planned && line.exam == Some(exam), "day {day}: {line:?}");
        let marks = line.marks.expect("marks");
        is_in_order(&marks.now);
        let then = marks.then.expect("marks on exam day");
        is_in_order(&then);
        assert_eq!(then.day, exam);
        assert_eq!((agenda.ahead.len(), marks.out_of), (exam.since(today) as usize, 200.0));
        foretold.push((marks.now.mean, then.mean));
        let budget = f32::from(MINUTES) * 60.0;
        assert!(agenda.seconds <= budget, "day {day}: {} s", agenda.seconds);
        if today.date().weekday() == Weekday::Sunday {
            off += 1;
            assert!(agenda.looks.is_empty() && agenda.seconds == 0.0, "planned on a day off");
            assert!(driver.sees("A day off"), "{:?}", driver.texts());
            driver.press(Named::Enter);
            assert!(matches!(driver.app.screen(), Screen::Today(_)), "it asks on a day off");
        } else if agenda.looks.is_empty() {
            // All that was met is still well known.
            idle += 1;
            assert!(day > 20 && day < DAYS - 5 && !driver.has("start"), "idle on day {day}");
        } else {
            if day == 40 {
                insights_agree(&mut driver, &agenda, &mut fits);
                // The same folder opened again gives the same plan.
                let now = driver.now;
                driver.close();
                driver = Driver::start(folder.path(), Locale::En, now);
                driver.until("Today", |driver| matches!(driver.app.screen(), Screen::Today(_)));
                assert_eq!(planned(&mut driver), agenda);
            }
            made.study(&mut driver, (day == 40).then_some(&mut fits));
            // What was used of the time is not given again.
            let rest = planned(&mut driver);
            assert!(rest.seconds < agenda.seconds, "day {day}: {} s more", rest.seconds);
        }
        let name = match day {
            1 => Some("off"),
            2 => Some("start"),
            40 => Some("middle"),
            78 => Some("end"),
            _ => None,
        };
        if let Some(name) = name {
            look(&mut driver, name, &mut fits);
        }
        to_morrow(&mut driver);
    }
    assert_eq!(off, 12, "Sundays in eighty days from a Saturday");
    assert!(idle <= 12, "nothing was planned on {idle} days");
    let (start, end) = (foretold[0], foretold[foretold.len() - 1]);
    assert!(start.0 + 20.0 < end.0, "now: from {} to {}", start.0, end.0);
    assert!(end.1 <= 200.0 && end.1 > start.0);
    assert_eq!(made.held.len(), FACTS, "not every fact was met");
    #[expect(clippy::cast_precision_loss, reason = "a study day is a small number")]
    let truly: f32 =
        made.held.values().map(|(_, held)| made.mind.chance(held, exam.0 as f32)).sum();
    // What is truly known, without what luck adds, is about what was foretold.
    let truly = f64::from(truly) / FACTS as f64 * 200.0;
    assert!((truly - end.1).abs() < 20.0, "{truly} and {} foretold", end.1);
    assert!(made.asked.iter().all(|count| *count > 20), "{:?}", made.asked);

    ordinary_again(&mut driver, &mut fits);
    assert!(fits.0.is_empty(), "{}", fits.0.join("\n"));
    driver.close();
}

/// On the day of the exam and after it there is no plan, and what falls due waits again.
fn ordinary_again(driver: &mut Driver, fits: &mut Fits) {
    let mut came_back = false;
    for days in 0..60 {
        let agenda = planned(driver);
        assert!(agenda.looks.is_empty() && agenda.exam.is_none() && agenda.ahead.is_empty());
        let line = plan_line(driver);
        assert!(!line.is_planned && line.marks.as_ref().is_some_and(|marks| marks.then.is_none()));
        let desk = driver.app.desk().expect("a desk");
        let today = driver.now.study_day();
        let due = desk.progress().facts().filter(|(_, fact)| fact.is_due(today)).count();
        assert_eq!(board(driver).due as usize, due, "{days} days after");
        if days > 0 && due > 0 {
            came_back = true;
            assert!(driver.sees("UPSC Prelims"), "no days are left: {:?}", driver.texts());
            look(driver, "after", fits);
            driver.press(Named::Enter);
            driver.until("a session", |driver| matches!(driver.app.screen(), Screen::Study(_)));
            let ask = session(driver).current().expect("a question");
            assert!(ask.why.is_none() && ask.reason != Reason::Planned, "{ask:?}");
            break;
        }
        to_morrow(driver);
    }
    assert!(came_back, "nothing is due in the two months after the exam");
}
