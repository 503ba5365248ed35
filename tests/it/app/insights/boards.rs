//! Numbers made by hand, to see the screen with.

use std::collections::BTreeMap;

use smriti::app::screen::insights::{Ahead, Board, Marks, Planned, Topic};
use smriti::domain::answer::Certainty;
use smriti::domain::bank::{FactId, QuestionId};
use smriti::domain::locale::Text;
use smriti::domain::progress::{Calibration, DayCounts};
use smriti::domain::study::grade::Grade;
use smriti::domain::study::insights::{
    Bin, FactCurve, HourCounts, Insights, Reliability, Scope, WeakFact,
};
use smriti::domain::study::memory::Review;
use smriti::domain::study::outlook::TopicOutlook;
use smriti::domain::study::predict::MarksOn;
use smriti::domain::time::Day;

use super::super::driver::EVENING;

fn both(english: &str, hindi: &str) -> Text {
    Text::both(english.to_owned(), hindi.to_owned())
}

/// A number that goes up and down, from 0 to 99.
fn wave(seed: u32) -> u32 {
    seed.wrapping_mul(2_654_435_761).rotate_left(13).wrapping_mul(40_503) % 100
}

const TOPICS: [(&str, &str, Option<f32>); 7] = [
    ("Objectives", "उद्देश्य", Some(0.93)),
    ("Offence types", "अपराधों के प्रकार", Some(0.71)),
    ("UNODC & institutions", "UNODC और संस्थाएँ", Some(0.84)),
    ("Procedure & cooperation", "प्रक्रिया और सहयोग", Some(0.57)),
    ("Compared with the Budapest Convention", "बुडापेस्ट अभिसमय से तुलना", Some(0.66)),
    ("Timeline & entry into force", "घटनाक्रम और प्रवृत्त होना", None),
    ("Rights & criticism", "अधिकार और आलोचना", Some(0.49)),
];

const FACTS: [(&str, &str); 6] = [
    ("Dual criminality is optional under Art. 40", "अनुच्छेद 40 के तहत दोहरी आपराधिकता वैकल्पिक है"),
    ("Serious crime: four years or more", "गंभीर अपराध: चार वर्ष या अधिक"),
    (
        "Protocol negotiations need sixty parties, and begin two years after the Convention was adopted",
        "प्रोटोकॉल की वार्ता के लिए साठ पक्षकार चाहिए",
    ),
    ("The second protocol to Budapest is CETS 224", "बुडापेस्ट का दूसरा प्रोटोकॉल CETS 224 है"),
    ("Forty ratifications bring it into force", "चालीस अनुसमर्थन से यह प्रवृत्त होता है"),
    ("It was opened for signature in Hanoi", "इसे हनोई में हस्ताक्षर के लिए खोला गया"),
];

fn weak(number: u16) -> WeakFact {
    WeakFact {
        fact: FactId::from(format!("fact-{number}")),
        question: QuestionId::from(format!("question-{number}")),
        topic: u32::from(number) % 7,
        remembered: 0.31 + f32::from(number) * 0.06,
        reviews: 3 + u32::from(number),
        lapses: 1 + u32::from(number) / 2,
    }
}

/// The numbers of a learner after three months.
pub(super) fn after_months() -> Board {
    board(true)
}

/// The numbers of a learner in their first week: too few for most things.
pub(super) fn after_days() -> Board {
    board(false)
}

fn board(long: bool) -> Board {
    let today = EVENING.study_day();
    let behind: u32 = if long { 89 } else { 5 };
    let back = |days: u32| today.plus(-i32::try_from(days).expect("few"));
    let days: Vec<(Day, DayCounts)> = (0..=behind)
        .rev()
        .filter(|ago| wave(*ago) > 25 || *ago == 0)
        .map(|ago| {
            let answers = if long { 4 + wave(ago * 7) / 2 } else { 1 + wave(ago) / 40 };
            let counts = DayCounts {
                answers,
                right: answers * 3 / 4,
                reviews: answers / 2,
                recalled: answers / 3,
                new: answers / 5,
                millis: u64::from(answers) * (22_000 + u64::from(wave(ago)) * 300),
                certainty: Calibration::default(),
            };
            (back(ago), counts)
        })
        .collect();
    let facts: BTreeMap<FactId, Text> = (0..12)
        .map(|number| {
            let (english, hindi) = FACTS[usize::from(number) % FACTS.len()];
            (weak(number).fact, both(english, hindi))
        })
        .collect();
    let exam = Day::from_date(jiff::civil::date(2027, 5, 23));
    let on = |day: Day, share: f64| MarksOn {
        day,
        mean: 60.0 + share * 80.0,
        low: 44.0 + share * 82.0,
        high: 76.0 + share * 78.0,
    };
    let rise = |days: f64| 1.0 - (-days / 60.0).exp();
    let past = (0..=behind).map(|day| on(back(behind - day), rise(f64::from(day)))).collect();
    let ahead = (1..=today_to(exam))
        .map(|day| on(today.plus(day), rise(f64::from(behind) + f64::from(day))))
        .collect();
    let marks = Marks { past, ahead, out_of: 200.0, exam: Some(exam), target: Some(105) };
    let forecast: Vec<Ahead> = (0..30)
        .map(|day| Ahead {
            day: today.plus(day),
            due: 4 + wave(day.cast_unsigned()) / 3,
            plan: long.then(|| Planned {
                reviews: 12 + wave(day.cast_unsigned()) / 12,
                new: if day < 20 { 8 } else { 0 },
            }),
        })
        .collect();
    Board {
        scope: Scope { bank: None, since: Some(back(89)) },
        today,
        insights: Insights {
            topics: (0..)
                .zip(TOPICS)
                .map(|(topic, (_, _, remembered))| TopicOutlook {
                    topic,
                    facts: 20 + topic * 3,
                    studied: if remembered.is_some() { 12 + topic } else { 0 },
                    due: topic,
                    remembered,
                })
                .collect(),
            began: Some(back(behind)),
            days,
            calibration: sureness(if long { 90 } else { 6 }),
            reliability: foretold(long),
            hours: hours(long),
            ahead: std::array::from_fn(|day| forecast[day].due),
            weakest: (0..if long { 12 } else { 1 }).map(weak).collect(),
            leeches: (0..if long { 2 } else { 0 }).map(weak).collect(),
            misconceptions: (2..if long { 5 } else { 2 }).map(weak).collect(),
        },
        banks: vec![(0, both("The convention", "अभिसमय")), (1, both("Institutions", "संस्थाएँ"))],
        topics: (0..)
            .zip(TOPICS)
            .map(|(number, (english, hindi, _))| {
                (number, Topic { bank: 0, title: both(english, hindi) })
            })
            .collect(),
        facts,
        marks: long.then_some(marks),
        forecast,
        is_filling: false,
    }
}

fn sureness(many: u32) -> Calibration {
    let tags = [(Certainty::Guess, 34), (Certainty::ThinkSo, 58), (Certainty::Sure, 88)];
    tags.into_iter()
        .flat_map(|(certainty, right)| {
            (0..many).map(move |number| (certainty, number * 100 / (many) < right))
        })
        .collect()
}

fn foretold(long: bool) -> Reliability {
    let mut reliability = Reliability::default();
    for (place, bin) in (0_u32..).zip(&mut reliability.bins) {
        let reviews = if long { wave(place) / 4 + place * 3 } else { u32::from(place == 8) * 4 };
        let middle = f64::from(place) / 10.0 + 0.05;
        let recalled = (reviews * (90 * place + 65) + 500) / 1_000;
        *bin = Bin { reviews, recalled, foretold: f64::from(reviews) * middle };
    }
    reliability
}

fn hours(long: bool) -> [HourCounts; 24] {
    let mut hours = [HourCounts::default(); 24];
    for (place, hour) in (0_u32..).zip(&mut hours) {
        let answers = match place {
            6..=8 => 40 + wave(place),
            19..=22 => 90 + wave(place),
            12..=14 => wave(place) / 3,
            _ => 0,
        };
        let answers = if long { answers } else { answers / 40 };
        *hour = HourCounts { answers, right: answers * 7 / 10 };
    }
    hours
}

fn today_to(exam: Day) -> i32 {
    i32::try_from(exam.since(EVENING.study_day())).expect("near")
}

/// A fact that was forgotten once and is held better since.
pub(super) fn traced() -> FactCurve {
    let today = EVENING.study_day();
    let answers = [
        (80, Grade::Good, None, 3.0),
        (77, Grade::Good, Some(0.9), 9.0),
        (66, Grade::Again, Some(0.86), 2.0),
        (65, Grade::Hard, Some(0.93), 5.0),
        (58, Grade::Good, Some(0.85), 14.0),
        (40, Grade::Good, Some(0.88), 31.0),
        (6, Grade::Easy, Some(0.87), 80.0),
    ];
    let reviews = answers
        .iter()
        .map(|(ago, grade, foretold, _)| {
            (Review { day: today.plus(-ago), grade: *grade }, *foretold)
        })
        .collect();
    let curve = (-80..=30)
        .map(|ahead| {
            let (ago, _, _, stability) =
                answers.iter().rev().find(|(ago, ..)| -ago <= ahead).expect("a review before");
            let since = f32::from(i16::try_from(ahead + ago).expect("near"));
            (today.plus(ahead), 0.9_f32.powf(since / stability))
        })
        .collect();
    FactCurve { reviews, curve }
}
