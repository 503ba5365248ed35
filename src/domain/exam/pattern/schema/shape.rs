//! A pattern as serde sees it, and how it becomes the domain's type. Nothing here knows where in the
//! file a value stands.

use num_rational::Ratio;
use serde::Deserialize;

use super::id;
use crate::domain::answer::parse_number;
use crate::domain::bank::check::Problem;
use crate::domain::bank::check::path::Path;
use crate::domain::bank::schema::shape::{ExamShape, LocaleShape, T, date};
use crate::domain::exam::pattern::check::{
    Contradiction, Fault, contradictions, fault, in_section, rounded_third,
};
use crate::domain::exam::pattern::{
    Costs, DroppedRule, FormatMix, Merit, Mode, MultiSelect, MultipleMarks, NotAttempted, Pattern,
    Penalty, Saving, Section, SectionOrder, SectionTime, Source,
};
use crate::domain::locale::Locale;

#[expect(clippy::struct_excessive_bools, reason = "a file says yes or no; the domain says what")]
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PatternShape {
    #[serde(rename = "schema")]
    _schema: u64,
    id: String,
    exam: ExamShape,
    title: T,
    source: SourceShape,
    mode: ModeShape,
    minutes: u32,
    #[serde(default)]
    marks: Option<String>,
    sections: Vec<SectionShape>,
    #[serde(default)]
    order: Option<OrderShape>,
    #[serde(default = "four")]
    options: u32,
    #[serde(default)]
    penalty: PenaltyShape,
    #[serde(default)]
    penalty_typed: bool,
    #[serde(default)]
    penalty_multi_select: bool,
    #[serde(default)]
    blank_penalty: PenaltyShape,
    #[serde(default)]
    not_attempted: bool,
    #[serde(default)]
    blank_limit: Option<String>,
    #[serde(default)]
    multiple_marks: MultipleShape,
    #[serde(default)]
    multi_select: MultiSelectShape,
    #[serde(default = "twenty")]
    extra_minutes_per_hour: u32,
    #[serde(default)]
    save_on_navigate: bool,
    #[serde(default)]
    dropped: DroppedShape,
    #[serde(default)]
    qualifying: Option<String>,
    #[serde(default = "two")]
    decimals: u8,
    #[serde(default)]
    formats: FormatsShape,
}

const fn four() -> u32 {
    4
}

const fn twenty() -> u32 {
    20
}

const fn two() -> u8 {
    2
}

const fn yes() -> bool {
    true
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceShape {
    cite: T,
    #[serde(default)]
    url: Option<String>,
    checked: String,
    #[serde(default)]
    note: Option<T>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SectionShape {
    name: T,
    questions: u32,
    #[serde(default)]
    mark: Option<String>,
    #[serde(default)]
    marks: Option<String>,
    #[serde(default)]
    penalty: Option<PenaltyShape>,
    #[serde(default)]
    minutes: Option<u32>,
    #[serde(default)]
    lock: bool,
    #[serde(default)]
    shares_time: bool,
    #[serde(default)]
    qualifying: Option<String>,
    #[serde(default = "yes")]
    merit: bool,
    #[serde(default)]
    languages: Option<Vec<LocaleShape>>,
}

#[derive(Debug, Deserialize)]
enum ModeShape {
    Computer,
    Omr,
}

#[derive(Debug, Clone, Copy, Deserialize)]
enum OrderShape {
    Free,
    Fixed,
}

#[derive(Debug, Default, Deserialize)]
enum PenaltyShape {
    #[default]
    None,
    Share(String),
    Marks(String),
}

#[derive(Debug, Default, Deserialize)]
enum MultipleShape {
    #[default]
    Wrong,
    Blank,
}

#[derive(Debug, Default, Deserialize)]
enum MultiSelectShape {
    #[default]
    AllOrNothing,
    Proportional,
    Table(Vec<String>),
}

#[derive(Debug, Default, Deserialize)]
enum DroppedShape {
    #[default]
    Remove,
    MarksToAll,
}

#[derive(Debug, Default, Deserialize)]
enum FormatsShape {
    Upsc,
    Plain,
    #[default]
    AsInBanks,
}

/// Reads numbers and notes those that are none.
#[derive(Default)]
struct Numbers {
    faults: Vec<Fault>,
    /// Whether every number could be read.
    broken: bool,
}

impl Numbers {
    fn broken(&mut self, path: Path, problem: Problem) {
        self.faults.push((path, problem));
        self.broken = true;
    }

    fn number(&mut self, path: Path, written: &str) -> Ratio<i64> {
        match parse_number(written) {
            // The smallest number has no opposite.
            Some(number) if *number.numer() != i64::MIN => {
                if let Some(meant) = rounded_third(written) {
                    let found = written.to_owned();
                    self.faults.push(fault(path, Contradiction::RoundedThird { found, meant }));
                }
                number
            }
            Some(_) | None => {
                self.broken(path, Problem::BadNumber { found: written.to_owned() });
                Ratio::from_integer(1)
            }
        }
    }

    fn share(&mut self, path: Path, written: Option<&String>) -> Option<Ratio<i64>> {
        written.map(|written| self.number(path, written))
    }

    fn penalty(&mut self, path: Path, shape: &PenaltyShape) -> Penalty {
        match shape {
            PenaltyShape::None => Penalty::NONE,
            PenaltyShape::Share(share) => Penalty::Share(self.number(path, share)),
            PenaltyShape::Marks(marks) => Penalty::Marks(self.number(path, marks)),
        }
    }

    /// The marks of one question, from what the section says.
    fn mark(&mut self, number: usize, section: &SectionShape) -> Ratio<i64> {
        let one = section.mark.as_ref();
        let one = one.map(|mark| self.number(in_section(number, "mark"), mark));
        let all = section.marks.as_ref();
        let all = all.map(|marks| self.number(in_section(number, "marks"), marks));
        let count = i64::from(section.questions.max(1));
        // An i64 over a count may not fit once reduced: then the number is absurd anyway.
        let shared = all.map(|all| {
            all.denom().checked_mul(count).map(|denominator| Ratio::new(*all.numer(), denominator))
        });
        match (one, all, shared) {
            (Some(one), None, _) => one,
            (None, Some(_), Some(Some(shared))) => shared,
            (Some(one), Some(stated), Some(Some(shared))) => {
                if one != shared && section.questions > 0 {
                    let path = in_section(number, "marks");
                    let sum = one.numer().checked_mul(count);
                    let sum = sum.map_or(stated, |top| Ratio::new(top, *one.denom()));
                    let problem = Contradiction::SectionMarks { stated, sum };
                    self.broken(path, Problem::Pattern(problem));
                }
                one
            }
            (_, Some(_), _) => {
                let path = in_section(number, "marks");
                self.broken(path, Problem::Pattern(Contradiction::TooFine));
                Ratio::from_integer(1)
            }
            (None, None, _) => {
                let path = Path::of("sections").entry(number);
                self.broken(path.field("questions"), Problem::Pattern(Contradiction::NoMarks));
                Ratio::from_integer(1)
            }
        }
    }

    fn time(&mut self, number: usize, section: &SectionShape) -> SectionTime {
        match (section.shares_time, section.lock, section.minutes) {
            (true, false, None) => SectionTime::Shared,
            (true, ..) => {
                let problem = Problem::Pattern(Contradiction::SharesAndHasTime);
                self.broken(in_section(number, "shares_time"), problem);
                SectionTime::Shared
            }
            (false, true, Some(minutes)) => SectionTime::Locked(minutes),
            (false, true, None) => {
                let problem = Problem::Pattern(Contradiction::LockWithoutTime);
                self.broken(in_section(number, "lock"), problem);
                SectionTime::Pooled
            }
            (false, false, Some(minutes)) => SectionTime::Advised(minutes),
            (false, false, None) => SectionTime::Pooled,
        }
    }

    fn section(&mut self, number: usize, shape: SectionShape) -> Section {
        let mark = self.mark(number, &shape);
        let time = self.time(number, &shape);
        let penalty = shape.penalty.as_ref();
        let languages = shape.languages.map_or_else(
            || Locale::ALL.to_vec(),
            |languages| languages.into_iter().map(Into::into).collect(),
        );
        Section {
            mark,
            time,
            penalty: penalty.map(|shape| self.penalty(in_section(number, "penalty"), shape)),
            qualifying: self.share(in_section(number, "qualifying"), shape.qualifying.as_ref()),
            name: shape.name.0,
            questions: shape.questions,
            merit: if shape.merit { Merit::Counts } else { Merit::QualifyingOnly },
            languages,
        }
    }
}

const fn costs(penalty: bool) -> Costs {
    if penalty { Costs::AsOthers } else { Costs::Nothing }
}

impl PatternShape {
    /// The pattern, if its parts could all be read, and what is wrong with it.
    pub(super) fn pattern(self) -> (Option<Pattern>, Vec<Fault>) {
        let mut numbers = Numbers::default();
        let id = id(self.id).map_err(|(path, problem)| numbers.broken(path, problem)).ok();
        let checked = date(&self.source.checked)
            .map_err(|problem| numbers.broken(Path::of("source").field("checked"), problem))
            .ok();
        let marks = numbers.share(Path::of("marks"), self.marks.as_ref());
        let sections: Vec<Section> = (0..)
            .zip(self.sections)
            .map(|(number, section)| numbers.section(number, section))
            .collect();
        let locked = sections.iter().any(|s| matches!(s.time, SectionTime::Locked(_)));
        let order = match self.order {
            Some(OrderShape::Fixed) => SectionOrder::Fixed,
            None if locked => SectionOrder::Fixed,
            Some(OrderShape::Free) | None => SectionOrder::Free,
        };
        let multi_select = match self.multi_select {
            MultiSelectShape::AllOrNothing => MultiSelect::AllOrNothing,
            MultiSelectShape::Proportional => MultiSelect::Proportional,
            MultiSelectShape::Table(rows) => {
                let path = Path::of("multi_select");
                let rows = rows.iter().map(|row| numbers.number(path.clone(), row));
                MultiSelect::Table(rows.collect())
            }
        };
        let penalty = numbers.penalty(Path::of("penalty"), &self.penalty);
        let blank = numbers.penalty(Path::of("blank_penalty"), &self.blank_penalty);
        let blank_limit = numbers.share(Path::of("blank_limit"), self.blank_limit.as_ref());
        let qualifying = numbers.share(Path::of("qualifying"), self.qualifying.as_ref());
        let (Some(id), Some(checked), false) = (id, checked, numbers.broken) else {
            return (None, numbers.faults);
        };
        let pattern = Pattern {
            id,
            exam: self.exam.into(),
            title: self.title.0,
            source: Source {
                cite: self.source.cite.0,
                url: self.source.url,
                checked,
                note: self.source.note.map(|note| note.0),
            },
            mode: match self.mode {
                ModeShape::Computer => Mode::Computer,
                ModeShape::Omr => Mode::Omr,
            },
            sections,
            order,
            minutes: self.minutes,
            options: u8::try_from(self.options).unwrap_or(u8::MAX),
            penalty,
            typed: costs(self.penalty_typed),
            multi_select_wrong: costs(self.penalty_multi_select),
            blank,
            not_attempted: if self.not_attempted {
                NotAttempted::LastOption
            } else {
                NotAttempted::NoOption
            },
            blank_limit,
            multiple: match self.multiple_marks {
                MultipleShape::Wrong => MultipleMarks::Wrong,
                MultipleShape::Blank => MultipleMarks::Blank,
            },
            multi_select,
            extra_minutes_per_hour: self.extra_minutes_per_hour,
            saving: if self.save_on_navigate { Saving::OnLeaving } else { Saving::Strict },
            dropped: match self.dropped {
                DroppedShape::Remove => DroppedRule::Remove,
                DroppedShape::MarksToAll => DroppedRule::MarksToAll,
            },
            qualifying,
            decimals: self.decimals,
            formats: match self.formats {
                FormatsShape::Upsc => FormatMix::Upsc,
                FormatsShape::Plain => FormatMix::Plain,
                FormatsShape::AsInBanks => FormatMix::AsInBanks,
            },
        };
        numbers.faults.extend(contradictions(&pattern, marks));
        (Some(pattern), numbers.faults)
    }
}
