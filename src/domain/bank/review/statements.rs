//! Statements: in which patterns they hold, and whether single words give them away.

use super::words::{ratio, words};
use super::{Concern, Finding, Reviewed};
use crate::domain::bank::{Body, Question, Statement};
use crate::domain::locale::{Locale, Text};

/// From how many questions with three statements on every pattern should have occurred.
const ENOUGH: usize = 14;

/// Between which shares statements should hold.
const HOLD: (f64, f64) = (0.40, 0.65);

/// How much more often a word may stand in right texts than in wrong ones, or the other way round.
const MOST: f64 = 2.0;

/// From how many times on a word is looked at.
const TIMES: usize = 20;

/// Words of certainty, which half-true statements use too much and careful ones too little.
const CERTAIN: &[(&str, &[&str])] = &[
    ("always", &["always", "हमेशा", "सदैव", "सदा"]),
    ("never", &["never", "कभी"]),
    ("only", &["only", "solely", "merely", "केवल", "मात्र"]),
    ("all", &["all", "entirely", "completely", "सभी", "समस्त", "पूर्णतः"]),
    ("every", &["every", "each", "any", "प्रत्येक", "हर"]),
    ("no", &["no", "none", "कोई"]),
    ("must", &["must", "अनिवार्य", "अनिवार्यतः"]),
];

/// The statements of a question that asks which, or how many, are correct.
fn judged(question: &Question) -> Option<&[Statement]> {
    match &question.body {
        Body::Statements(body) | Body::HowMany(body) => Some(&body.statements),
        _ => None,
    }
}

/// Patterns of three statements that never occur, and banks in which guessing "true" pays.
pub(super) fn patterns(bank: Reviewed<'_>, found: &mut Vec<Finding>) {
    let mut seen: Vec<[bool; 3]> = Vec::new();
    let (mut hold, mut all) = (0, 0);
    for statements in bank.questions().iter().filter_map(judged) {
        hold += statements.iter().filter(|statement| statement.holds).count();
        all += statements.len();
        if let [one, two, three] = statements {
            seen.push([one.holds, two.holds, three.holds]);
        }
    }
    if seen.len() < ENOUGH {
        return;
    }
    // None of three holding is rare in papers, and not asked for.
    let every = (1..8u8).map(|bits| [bits & 4 != 0, bits & 2 != 0, bits & 1 != 0]);
    if let Some(pattern) = every.into_iter().find(|pattern| !seen.contains(pattern)) {
        found.push(bank.about(Concern::NoSuchPattern { pattern }));
    }
    let share = ratio(hold, all);
    if !(HOLD.0..=HOLD.1).contains(&share) {
        found.push(bank.about(Concern::Lopsided { hold, statements: all }));
    }
}

/// Every option and statement that learners judge, with whether it is right.
fn each_claim<'a>(question: &'a Question, see: &mut dyn FnMut(&'a Text, bool)) {
    match &question.body {
        Body::SingleBest(choices) | Body::FillIn(choices) | Body::MultiSelect(choices) => {
            for option in &choices.options {
                see(&option.text, option.right);
            }
        }
        Body::Statements(body) | Body::HowMany(body) => {
            for statement in &body.statements {
                see(&statement.text, statement.holds);
            }
        }
        Body::AssertionReason(body) => {
            for statement in [&body.assertion, &body.reason] {
                see(&statement.text, statement.holds);
            }
        }
        Body::Explains(body) => {
            see(&body.first.text, body.first.holds);
            for other in &body.others {
                see(&other.statement.text, other.statement.holds);
            }
        }
        Body::TrueFalse(statement) => see(&statement.text, statement.holds),
        // What is right there is what does not fit, or no claim by itself.
        Body::Negative(_)
        | Body::OddOneOut(_)
        | Body::PairsCoded(_)
        | Body::PairsHowMany(_)
        | Body::Lists(_)
        | Body::Order(_)
        | Body::Numeric(_)
        | Body::Typed(_) => {}
    }
}

/// Words of certainty that stand in wrong texts much oftener than in right ones, or the reverse:
/// each by itself over all banks, all of them together in each bank.
pub(super) fn cues(banks: &[Reviewed<'_>], found: &mut Vec<Finding>) {
    for (word, forms) in CERTAIN {
        let concern = tells(banks, forms, word);
        found.extend(concern.map(|concern| Finding {
            bank: None,
            line: None,
            question: None,
            concern,
        }));
    }
    let all: Vec<&str> = CERTAIN.iter().flat_map(|(_, forms)| forms.iter().copied()).collect();
    let names: Vec<&str> = CERTAIN.iter().map(|(word, _)| *word).collect();
    for bank in banks {
        let concern = tells(std::slice::from_ref(bank), &all, &names.join("/"));
        found.extend(concern.map(|concern| bank.about(concern)));
    }
}

/// Whether having one of these words tells right texts from wrong ones.
fn tells(banks: &[Reviewed<'_>], forms: &[&str], word: &str) -> Option<Concern> {
    let mut counts = [(0, 0); 2];
    for question in banks.iter().flat_map(|bank| bank.questions()) {
        each_claim(question, &mut |text, right| {
            // In one language or the other: translations must not count twice.
            let has = Locale::ALL
                .into_iter()
                .any(|locale| words(text.text(locale)).any(|word| forms.contains(&word.as_str())));
            let count = &mut counts[usize::from(right)];
            if has { count.0 += 1 } else { count.1 += 1 }
        });
    }
    let [wrong, right] = counts;
    if right.0 + wrong.0 < TIMES {
        return None;
    }
    // One is added to each so that a word on one side only can be weighed.
    let rate = |(with, without): (usize, usize)| ratio(with + 1, with + without + 2);
    let times = rate(right) / rate(wrong);
    let concern = || Concern::CueWord { word: word.to_owned(), right, wrong };
    (!(1.0 / MOST..=MOST).contains(&times)).then(concern)
}
