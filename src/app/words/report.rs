//! Marks, times, shares and outcomes in words: what a report says of a sitting. Nothing is worked out
//! here but roundings.

use num_rational::Ratio;

use super::exam::MOST_DECIMALS;
pub use super::exam::{number, short_number};
use crate::app::desk::Unreported;
use crate::domain::answer::Certainty;
use crate::domain::bank::Format;
use crate::domain::exam::marks::Outcome;
use crate::domain::exam::report::{Column, Report, Verdict};
use crate::domain::exam::sitting::Ended;
use crate::domain::study::grade::Grade;
use crate::i18n::Tr;

/// A sitting could not be read to be reported on.
pub fn unread(tr: &Tr, error: &Unreported) -> String {
    let why = match error {
        Unreported::Store(error) => super::why(tr, error),
        Unreported::Unread(error) => error.to_string(),
        Unreported::Refused(error) => error.to_string(),
    };
    tr.with("error-report", [("why", why.into())])
}

/// Marks with their sign: "+118.00". Nothing has none.
pub fn signed(value: Ratio<i64>, decimals: u8) -> String {
    let plain = number(value, decimals);
    let is_nothing = plain.chars().all(|c| matches!(c, '0' | '.' | '−'));
    if is_nothing {
        number(Ratio::from_integer(0), decimals)
    } else if value > Ratio::from_integer(0) {
        format!("+{plain}")
    } else {
        plain
    }
}

/// Marks exactly: "200", "112 2/3", "−2/3".
pub fn exact(value: Ratio<i64>) -> String {
    let sign = if value < Ratio::from_integer(0) { "−" } else { "" };
    let (top, bottom) = (value.numer().unsigned_abs(), value.denom().unsigned_abs());
    match (top / bottom, top % bottom) {
        (whole, 0) => format!("{sign}{whole}"),
        (0, rest) => format!("{sign}{rest}/{bottom}"),
        (whole, rest) => format!("{sign}{whole} {rest}/{bottom}"),
    }
}

/// Whether so many decimals do not hold all of it.
pub fn is_rounded(value: Ratio<i64>, decimals: u8) -> bool {
    let scale = 10_i64.pow(decimals.min(MOST_DECIMALS).into());
    !(value * scale).is_integer()
}

/// A length of time: "1 h 41 min", "3 min 20 s", "45 s".
pub fn span(tr: &Tr, millis: u64) -> String {
    let seconds = (millis + 500) / 1_000;
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    let parts = [("hours", hours.into()), ("minutes", minutes.into()), ("seconds", rest.into())];
    let id = match (hours, minutes, rest) {
        (0, 0, _) => "span-seconds",
        (0, _, 0) => "span-minutes",
        (0, ..) => "span-minutes-seconds",
        (_, 0, _) => "span-hours",
        _ => "span-hours-minutes",
    };
    tr.with(id, parts)
}

/// The same where there is little room: "1:12", "1:02:05".
pub fn short_span(millis: u64) -> String {
    let seconds = (millis + 500) / 1_000;
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{rest:02}")
    } else {
        format!("{minutes}:{rest:02}")
    }
}

/// A share of 1 in whole per cent: "43%".
pub fn percent(share: f64) -> String {
    format!("{:.0}%", share.clamp(0.0, 1.0) * 100.0)
}

/// A share of two numbers of marks, for drawing and for per cent; 0 of nothing, and below nothing.
pub fn share_of(part: Ratio<i64>, whole: Ratio<i64>) -> f64 {
    if whole <= Ratio::from_integer(0) {
        return 0.0;
    }
    let share = part / whole;
    #[expect(clippy::cast_precision_loss, reason = "drawn, not counted")]
    let share = *share.numer() as f64 / *share.denom() as f64;
    share.clamp(0.0, 1.0)
}

/// Numbers of questions, from 1: "3, 17, 40".
pub fn places(places: &[usize]) -> String {
    let numbers: Vec<String> = places.iter().map(|place| (place + 1).to_string()).collect();
    numbers.join(", ")
}

/// What became of a question.
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Right => "outcome-right",
        Outcome::Wrong => "outcome-wrong",
        Outcome::Blank => "outcome-blank",
        Outcome::NotAttempted => "outcome-not-attempted",
        Outcome::Multiple => "outcome-multiple",
        Outcome::Partial(_) => "outcome-partial",
        Outcome::Dropped => "outcome-dropped",
    }
}

/// How sure; `None` is "not said".
pub const fn certainty(certainty: Option<Certainty>) -> &'static str {
    match certainty {
        Some(Certainty::Guess) => "study-guess",
        Some(Certainty::ThinkSo) => "study-think-so",
        Some(Certainty::Sure) => "study-sure",
        None => "certainty-none",
    }
}

/// How well a fact was recalled.
pub const fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Again => "insights-grade-again",
        Grade::Hard => "insights-grade-hard",
        Grade::Good => "insights-grade-good",
        Grade::Easy => "insights-grade-easy",
    }
}

/// Whether to attempt a question.
pub const fn advice(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::AlwaysAttempt => "report-advice-always",
        Verdict::Attempt => "report-advice-attempt",
        Verdict::Skip => "report-advice-skip",
        Verdict::Unclear => "report-advice-unclear",
        Verdict::TooFew => "report-advice-few",
    }
}

/// The name of a format.
pub const fn format(format: Format) -> &'static str {
    match format {
        Format::SingleBest => "format-single-best",
        Format::Negative => "format-negative",
        Format::TwoStatements => "format-two-statements",
        Format::Statements => "format-statements",
        Format::HowMany => "format-how-many",
        Format::PairsHowMany => "format-pairs-how-many",
        Format::PairsCoded => "format-pairs-coded",
        Format::Lists => "format-lists",
        Format::AssertionReason => "format-assertion-reason",
        Format::Explains => "format-explains",
        Format::Order => "format-order",
        Format::OddOneOut => "format-odd-one-out",
        Format::Passage => "format-passage",
        Format::TrueFalse => "format-true-false",
        Format::FillIn => "format-fill-in",
        Format::Typed => "format-typed",
        Format::Numeric => "format-numeric",
        Format::MultiSelect => "format-multi-select",
    }
}

/// The head of a column.
pub const fn column(column: Column) -> &'static str {
    match column {
        Column::Topic => "column-topic",
        Column::Section => "column-section",
        Column::Format => "column-format",
        Column::Third => "column-third",
        Column::Number => "column-number",
        Column::Question => "column-question",
        Column::Certainty => "column-certainty",
        Column::Outcome => "column-outcome",
        Column::Asked => "column-asked",
        Column::Attempted => "column-attempted",
        Column::Right => "column-right",
        Column::Wrong => "column-wrong",
        Column::Left => "column-left",
        Column::Obtained => "column-marks",
        Column::OutOf => "column-out-of",
        Column::Time => "column-time",
        Column::Share => "column-share",
        Column::Low => "column-low",
        Column::High => "column-high",
    }
}

/// "59 right, 27 wrong, 14 left", and what else there was.
pub fn counts(tr: &Tr, report: &Report) -> String {
    let counts = &report.marks.counts;
    let left = counts.blank + counts.not_attempted;
    let mut said = tr.with(
        "report-counts",
        [("right", counts.right.into()), ("wrong", counts.wrong.into()), ("left", left.into())],
    );
    for (id, count) in [("report-partial", counts.partial), ("report-dropped", counts.dropped)] {
        if count > 0 {
            said.push_str(", ");
            said.push_str(&tr.count(id, count));
        }
    }
    said
}

/// What happened to the clock and to the program during the sitting, in whole sentences; none if
/// nothing did but that it was handed in.
pub fn course(tr: &Tr, report: &Report) -> Vec<String> {
    let time = &report.time;
    let mut said = Vec::new();
    if time.ended == Ended::ByTime {
        said.push(tr.get("report-ended-by-time"));
    }
    if time.interruptions > 0 {
        said.push(tr.count("report-interrupted", time.interruptions));
    }
    for jump in &time.jumps {
        let id = if jump.by < 0 { "report-clock-back" } else { "report-clock-forward" };
        let (when, by) = (span(tr, jump.elapsed), span(tr, jump.by.unsigned_abs()));
        said.push(tr.with(id, [("when", when.into()), ("by", by.into())]));
    }
    if time.filling > 0 {
        let spent = span(tr, time.filling);
        said.push(tr.with("report-filling", [("span", spent.into())]));
    }
    said
}

/// What there is to know about the marks besides their number, in whole sentences: that the paper was
/// rejected, what has to be reached, what was withdrawn or corrected since.
pub fn remarks(tr: &Tr, report: &Report) -> Vec<String> {
    let rules = &report.rules;
    let mut said = Vec::new();
    if let (Some(share), Some(limit)) = (report.marks.disqualified, rules.blank_limit) {
        let one = Ratio::from_integer(1);
        let (share, limit) = (percent(share_of(share, one)), percent(share_of(limit, one)));
        let numbers = [("share", share.into()), ("limit", limit.into())];
        said.push(tr.with("report-disqualified", numbers));
    }
    if let (Some(reached), Some(least)) = (report.marks.qualified, rules.qualifying) {
        let needed = short_number(least * report.marks.out_of, rules.decimals);
        let id = if reached { "report-qualified" } else { "report-not-qualified" };
        said.push(tr.with(id, [("needed", needed.into())]));
    }
    for (section, sum) in rules.sections.iter().zip(&report.marks.sections) {
        if let (Some(false), Some(least)) = (sum.qualified, section.qualifying) {
            let needed = short_number(least * sum.out_of, rules.decimals);
            let name = section.name.text(tr.locale());
            let said_of = [("section", name.into()), ("needed", needed.into())];
            said.push(tr.with("report-section-not-qualified", said_of));
        }
    }
    if report.marks.merit != report.marks.obtained {
        let merit = number(report.marks.merit, rules.decimals);
        said.push(tr.with("report-merit", [("marks", merit.into())]));
    }
    if !report.missing.is_empty() {
        said.push(tr.count("report-missing", report.missing.len()));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::{exact, is_rounded, number, short_number, short_span, signed, span};
    use crate::domain::locale::Locale;
    use crate::i18n::Tr;
    use num_rational::Ratio;

    #[test]
    fn marks_are_rounded_on_the_screen_and_said_exactly_beside() {
        let third = |top| Ratio::new(top, 3);
        assert_eq!(number(third(338), 2), "112.67");
        assert_eq!(exact(third(338)), "112 2/3");
        assert_eq!((number(third(-2), 2), exact(third(-2))), ("−0.67".into(), "−2/3".into()));
        assert_eq!(exact(Ratio::from_integer(-20)), "−20");
        assert!(is_rounded(third(1), 2) && !is_rounded(Ratio::new(1, 4), 2));
        assert_eq!((short_number(Ratio::from_integer(200), 2), short_number(third(200), 2)), {
            ("200".into(), "66.67".into())
        });
    }

    #[test]
    fn nothing_has_no_sign() {
        assert_eq!(signed(Ratio::from_integer(118), 2), "+118.00");
        assert_eq!(signed(Ratio::from_integer(-18), 2), "−18.00");
        assert_eq!(signed(Ratio::from_integer(0), 2), "0.00");
        assert_eq!(signed(Ratio::new(-1, 1_000), 2), "0.00");
    }

    #[test]
    fn times_are_said_by_their_two_largest_units() {
        let tr = Tr::new(Locale::En);
        for (millis, said) in [
            (0, "0 s"),
            (45_400, "45 s"),
            (60_000, "1 min"),
            (200_000, "3 min 20 s"),
            (6_060_000, "1 h 41 min"),
            (7_200_000, "2 h"),
        ] {
            assert_eq!(span(&tr, millis), said);
        }
        assert_eq!((short_span(72_000), short_span(3_725_000)), ("1:12".into(), "1:02:05".into()));
    }
}
