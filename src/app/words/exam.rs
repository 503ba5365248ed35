//! Marks, penalties, times and rules of exams in words. What they come to is worked out in
//! `domain::exam`.

use num_rational::Ratio;

use crate::app::desk::Remarked;
use crate::domain::bank::Exam;
use crate::domain::event::Marked;
use crate::domain::exam::marks::{Kind, Outcome, of_question};
use crate::domain::exam::paper::Paper;
use crate::domain::exam::pattern::{Pattern, Penalty, Section, SectionTime};
use crate::domain::exam::sitting::Palette;
use crate::i18n::Tr;

/// The most decimals that are shown.
pub(super) const MOST_DECIMALS: u8 = 6;

/// A number with so many decimals, rounded half away from zero, with a true minus sign.
pub fn number(value: Ratio<i64>, decimals: u8) -> String {
    let scale = 10_i64.pow(u32::from(decimals.min(MOST_DECIMALS)));
    let scaled = (value * scale).round().to_integer();
    let sign = if scaled < 0 { "−" } else { "" };
    let (whole, part) = (scaled.unsigned_abs() / scale.unsigned_abs(), scaled.unsigned_abs());
    if decimals == 0 {
        return format!("{sign}{whole}");
    }
    let part = part % scale.unsigned_abs();
    format!("{sign}{whole}.{part:0width$}", width = usize::from(decimals.min(MOST_DECIMALS)))
}

/// A number as short as it can be said: whole if it is whole, with decimals otherwise.
pub fn short_number(value: Ratio<i64>, decimals: u8) -> String {
    if value.is_integer() { number(value, 0) } else { number(value, decimals.max(1)) }
}

/// A fraction as it is printed in notifications: "1/3".
pub fn fraction(value: Ratio<i64>) -> String {
    if value.is_integer() {
        value.numer().to_string()
    } else {
        format!("{}/{}", value.numer(), value.denom())
    }
}

/// What a right and a wrong answer of a section come to: "+2.00 / −0.67".
pub fn at_stake(pattern: &Pattern, section: &Section) -> String {
    at_stake_of(pattern, section, Kind::OneChoice)
}

/// The same for a question that is answered in this way: what is typed may cost nothing.
pub fn at_stake_of(pattern: &Pattern, section: &Section, kind: Kind) -> String {
    let [gain, loss] = [Outcome::Right, Outcome::Wrong]
        .map(|outcome| of_question(pattern, section, kind, outcome));
    let gain = number(gain, pattern.decimals);
    if loss == Ratio::from_integer(0) {
        format!("+{gain} / 0")
    } else {
        format!("+{gain} / {}", number(loss, pattern.decimals))
    }
}

/// The penalty of a whole pattern, if it is the same in every section.
fn penalty_throughout(pattern: &Pattern) -> Option<Penalty> {
    let mut each = pattern.sections.iter().map(|s| s.penalty.unwrap_or(pattern.penalty));
    let first = each.next().unwrap_or(pattern.penalty);
    each.all(|other| other == first).then_some(first)
}

/// The penalty of a whole pattern in a few words.
pub fn penalty(tr: &Tr, pattern: &Pattern) -> String {
    let nothing = Ratio::from_integer(0);
    match penalty_throughout(pattern) {
        None => tr.get("mock-penalty-by-section"),
        Some(Penalty::Share(share) | Penalty::Marks(share)) if share == nothing => {
            tr.get("mock-penalty-none")
        }
        Some(Penalty::Share(share)) => tr.with("mock-penalty", [("share", fraction(share).into())]),
        Some(Penalty::Marks(marks)) => {
            tr.with("mock-penalty-marks", [("marks", fraction(marks).into())])
        }
    }
}

/// How many questions for how many marks, and what a wrong answer costs, in one sentence.
pub fn in_short(tr: &Tr, pattern: &Pattern) -> String {
    let nothing = Ratio::from_integer(0);
    let (id, loss) = match penalty_throughout(pattern) {
        None => ("plan-paper-by-section", nothing),
        Some(Penalty::Share(loss) | Penalty::Marks(loss)) if loss == nothing => {
            ("plan-paper-free", nothing)
        }
        Some(Penalty::Share(share)) => ("plan-paper-share", share),
        Some(Penalty::Marks(marks)) => ("plan-paper-marks", marks),
    };
    tr.with(
        id,
        [
            ("questions", tr.count("mock-questions", pattern.questions()).into()),
            ("marks", short_number(pattern.marks(), pattern.decimals).into()),
            ("loss", fraction(loss).into()),
        ],
    )
}

/// "100 questions · 200 marks · 1/3 negative".
pub fn outline(tr: &Tr, rules: &Pattern) -> String {
    let questions = tr.count("mock-questions", rules.questions());
    let marks = short_number(rules.marks(), rules.decimals);
    let marks = tr.with("mock-marks", [("marks", marks.into())]);
    format!("{questions} · {marks} · {}", penalty(tr, rules))
}

/// Minutes, which need not be whole after scaling: "120 minutes", "27.7 minutes".
pub fn minutes(tr: &Tr, minutes: Ratio<i64>) -> String {
    tr.with("mock-minutes", [("minutes", short_number(minutes, 1).into())])
}

/// A count-down, rounded up to whole seconds: "1:12:48", "9:05".
pub fn countdown(millis: u64) -> String {
    let seconds = millis.div_ceil(1_000);
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// What the time of a section is, if it has one of its own.
pub fn section_time(tr: &Tr, section: &Section) -> Option<String> {
    match section.time {
        SectionTime::Pooled => None,
        SectionTime::Advised(minutes) => {
            Some(tr.with("mock-section-advised", [("minutes", minutes.into())]))
        }
        SectionTime::Locked(minutes) => {
            Some(tr.with("mock-section-locked", [("minutes", minutes.into())]))
        }
        SectionTime::Shared => Some(tr.get("mock-section-shared")),
    }
}

/// The name of a state of the palette.
pub const fn state(state: Palette) -> &'static str {
    match state {
        Palette::NotVisited => "hall-not-visited",
        Palette::NotAnswered => "hall-not-answered",
        Palette::Answered => "hall-answered",
        Palette::Marked => "hall-marked",
        Palette::AnsweredAndMarked => "hall-answered-marked",
    }
}

/// That a finished sitting was marked again, why, and what it came to.
pub fn remarked(tr: &Tr, remarked: &Remarked) -> String {
    let view = &remarked.view;
    let marks = |marked: &Marked| number(marked.obtained, 2);
    let (corrected, dropped) = remarked.changed;
    tr.with(
        "notice-remarked",
        [
            ("title", view.title.text(tr.locale()).to_owned().into()),
            ("date", super::date(tr, view.begun.local_date()).into()),
            ("before", marks(&remarked.before).into()),
            ("after", marks(&remarked.after).into()),
            ("corrected", corrected.into()),
            ("dropped", dropped.into()),
        ],
    )
}

/// What is to be known before a paper is begun, in whole sentences: time, marks, what saves.
pub fn rules(tr: &Tr, paper: &Paper, minutes: Ratio<i64>, saves_on_leaving: bool) -> Vec<String> {
    let rules = paper.rules();
    let questions = tr.count("mock-questions", rules.questions());
    let marks = short_number(rules.marks(), rules.decimals);
    let mut said = vec![tr.with(
        "mock-rule-size",
        [
            ("questions", questions.into()),
            ("marks", marks.into()),
            ("minutes", short_number(minutes, 1).into()),
        ],
    )];
    if rules.sections.len() > 1 && paper.draws_from_all_banks() {
        said.push(tr.get("mock-rule-from-all"));
    }
    said.extend(rule_of_marks(tr, &rules));
    if rules.is_locked() {
        said.push(tr.get("mock-rule-locked"));
    } else if rules.blocks().len() > 1 {
        said.push(tr.get("mock-rule-fixed"));
    } else {
        said.push(tr.get("mock-rule-free"));
    }
    said.push(tr.get("mock-rule-clock"));
    said.push(tr.get(if rules.is_locked() { "mock-rule-zero-locked" } else { "mock-rule-zero" }));
    if rules.mode == crate::domain::exam::pattern::Mode::Omr {
        said.push(tr.get("mock-rule-omr"));
        return said;
    }
    said.push(tr.get("mock-rule-choose"));
    said.push(tr.get(if saves_on_leaving { "mock-rule-leaving" } else { "mock-rule-strict" }));
    said.push(tr.get("mock-rule-marked"));
    said.push(tr.get("mock-rule-sure"));
    said
}

fn rule_of_marks(tr: &Tr, rules: &Pattern) -> Vec<String> {
    let nothing = Ratio::from_integer(0);
    let mut said = Vec::new();
    let mut stakes: Vec<(Ratio<i64>, Ratio<i64>)> =
        rules.sections.iter().map(|s| (s.mark, rules.penalty_in(s))).collect();
    stakes.dedup();
    match stakes.as_slice() {
        [(mark, loss)] if *loss == nothing => {
            said.push(tr.with("mock-rule-mark-only", [("mark", fraction(*mark).into())]));
        }
        [(mark, loss)] => said.push(tr.with(
            "mock-rule-mark",
            [("mark", fraction(*mark).into()), ("loss", fraction(*loss).into())],
        )),
        _ => said.push(tr.get("mock-rule-marks-differ")),
    }
    if rules.blank.of(Ratio::from_integer(1)) == nothing {
        said.push(tr.get("mock-rule-blank-free"));
    } else {
        said.push(tr.get("mock-rule-blank-costs"));
    }
    if let Some(limit) = rules.blank_limit {
        said.push(tr.with("mock-rule-blank-limit", [("share", fraction(limit).into())]));
    }
    said
}

/// An exam, or a family of exams with papers alike.
pub const fn family(exam: Exam) -> &'static str {
    match exam {
        Exam::Upsc => "exam-upsc",
        Exam::Ssc => "exam-ssc",
        Exam::StatePsc => "exam-state-psc",
        Exam::Banking => "exam-banking",
        Exam::Railway => "exam-railway",
        Exam::Defence => "exam-defence",
        Exam::Other => "exam-other",
    }
}

#[cfg(test)]
mod tests {
    use super::{countdown, fraction, number, short_number};
    use num_rational::Ratio;

    #[test]
    fn marks_are_rounded_only_here_and_with_a_true_minus() {
        assert_eq!(number(Ratio::new(2, 3), 2), "0.67");
        assert_eq!(number(Ratio::new(-2, 3), 2), "−0.67");
        assert_eq!(number(Ratio::new(-1, 300), 2), "0.00");
        assert_eq!(number(Ratio::from_integer(2), 2), "2.00");
        assert_eq!(number(Ratio::new(5, 2), 0), "3");
        assert_eq!(short_number(Ratio::from_integer(200), 2), "200");
        assert_eq!(short_number(Ratio::new(277, 10), 1), "27.7");
        assert_eq!(fraction(Ratio::new(4, 9)), "4/9");
    }

    #[test]
    fn a_second_that_has_begun_is_still_there() {
        assert_eq!(countdown(4_368_000), "1:12:48");
        assert_eq!(countdown(4_367_001), "1:12:48");
        assert_eq!(countdown(545_000), "9:05");
        assert_eq!(countdown(1), "0:01");
        assert_eq!(countdown(0), "0:00");
    }
}
