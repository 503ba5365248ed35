//! The rules of an exam as they stand in a sitting's beginning, version 1. A pattern's own file is
//! read in `domain::exam::pattern::schema`; this shape is that of no file, and never changes.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::sitting::Fraction;
use crate::domain::bank::Exam;
use crate::domain::exam::pattern::{
    Costs, DroppedRule, FormatMix, Merit, Mode, MultiSelect, MultipleMarks, NotAttempted, Pattern,
    Penalty, Saving, Section, SectionOrder, SectionTime, Source,
};
use crate::domain::locale::{Locale, Localized, Text};

#[expect(clippy::struct_excessive_bools, reason = "a payload says yes or no; the domain says what")]
#[derive(Serialize, Deserialize)]
pub(super) struct PatternShape {
    id: String,
    exam: ExamWord,
    title: TextShape,
    cite: TextShape,
    url: Option<String>,
    checked: String,
    note: Option<TextShape>,
    omr: bool,
    sections: Vec<SectionShape>,
    fixed_order: bool,
    minutes: u32,
    options: u8,
    penalty: PenaltyShape,
    penalty_typed: bool,
    penalty_multi_select: bool,
    blank: PenaltyShape,
    not_attempted: bool,
    blank_limit: Option<Fraction>,
    multiple_is_blank: bool,
    multi_select: MultiSelectShape,
    extra_minutes_per_hour: u32,
    save_on_navigate: bool,
    dropped_gives_marks: bool,
    qualifying: Option<Fraction>,
    decimals: u8,
    formats: FormatsWord,
}

#[derive(Serialize, Deserialize)]
struct SectionShape {
    name: TextShape,
    questions: u32,
    mark: Fraction,
    penalty: Option<PenaltyShape>,
    time: TimeShape,
    qualifying: Option<Fraction>,
    merit: bool,
    languages: Vec<LocaleWord>,
}

/// A text in one language, in both, or the same in every one.
#[derive(Serialize, Deserialize)]
#[serde(rename = "Text")]
pub(super) enum TextShape {
    Same(String),
    En(String),
    Hi(String),
    Both(String, String),
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Penalty")]
enum PenaltyShape {
    Share(Fraction),
    Marks(Fraction),
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Time")]
enum TimeShape {
    Pooled,
    Advised(u32),
    Locked(u32),
    Shared,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "MultiSelect")]
enum MultiSelectShape {
    AllOrNothing,
    Proportional,
    Table(Vec<Fraction>),
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Formats")]
enum FormatsWord {
    Upsc,
    Plain,
    AsInBanks,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Exam")]
enum ExamWord {
    Upsc,
    Ssc,
    StatePsc,
    Banking,
    Railway,
    Defence,
    Other,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Locale")]
enum LocaleWord {
    En,
    Hi,
}

/// A fraction that may be missing; `None` outside if it is none.
#[expect(clippy::option_option, reason = "missing, broken and a fraction are three things")]
fn fraction(shape: Option<&Fraction>) -> Option<Option<num_rational::Ratio<i64>>> {
    match shape {
        None => Some(None),
        Some(fraction) => fraction.ratio().map(Some),
    }
}

impl PatternShape {
    pub(super) fn of(pattern: &Pattern) -> Self {
        Self {
            id: pattern.id.as_str().to_owned(),
            exam: match pattern.exam {
                Exam::Upsc => ExamWord::Upsc,
                Exam::Ssc => ExamWord::Ssc,
                Exam::StatePsc => ExamWord::StatePsc,
                Exam::Banking => ExamWord::Banking,
                Exam::Railway => ExamWord::Railway,
                Exam::Defence => ExamWord::Defence,
                Exam::Other => ExamWord::Other,
            },
            title: TextShape::of(&pattern.title),
            cite: TextShape::of(&pattern.source.cite),
            url: pattern.source.url.clone(),
            checked: pattern.source.checked.to_string(),
            note: pattern.source.note.as_ref().map(TextShape::of),
            omr: pattern.mode == Mode::Omr,
            sections: pattern.sections.iter().map(SectionShape::of).collect(),
            fixed_order: pattern.order == SectionOrder::Fixed,
            minutes: pattern.minutes,
            options: pattern.options,
            penalty: PenaltyShape::of(pattern.penalty),
            penalty_typed: pattern.typed == Costs::AsOthers,
            penalty_multi_select: pattern.multi_select_wrong == Costs::AsOthers,
            blank: PenaltyShape::of(pattern.blank),
            not_attempted: pattern.not_attempted == NotAttempted::LastOption,
            blank_limit: pattern.blank_limit.map(Fraction::of),
            multiple_is_blank: pattern.multiple == MultipleMarks::Blank,
            multi_select: match &pattern.multi_select {
                MultiSelect::AllOrNothing => MultiSelectShape::AllOrNothing,
                MultiSelect::Proportional => MultiSelectShape::Proportional,
                MultiSelect::Table(rows) => {
                    MultiSelectShape::Table(rows.iter().copied().map(Fraction::of).collect())
                }
            },
            extra_minutes_per_hour: pattern.extra_minutes_per_hour,
            save_on_navigate: pattern.saving == Saving::OnLeaving,
            dropped_gives_marks: pattern.dropped == DroppedRule::MarksToAll,
            qualifying: pattern.qualifying.map(Fraction::of),
            decimals: pattern.decimals,
            formats: match pattern.formats {
                FormatMix::Upsc => FormatsWord::Upsc,
                FormatMix::Plain => FormatsWord::Plain,
                FormatMix::AsInBanks => FormatsWord::AsInBanks,
            },
        }
    }

    pub(super) fn pattern(self) -> Option<Pattern> {
        let costs = |penalty| if penalty { Costs::AsOthers } else { Costs::Nothing };
        Some(Pattern {
            id: self.id.into(),
            exam: match self.exam {
                ExamWord::Upsc => Exam::Upsc,
                ExamWord::Ssc => Exam::Ssc,
                ExamWord::StatePsc => Exam::StatePsc,
                ExamWord::Banking => Exam::Banking,
                ExamWord::Railway => Exam::Railway,
                ExamWord::Defence => Exam::Defence,
                ExamWord::Other => Exam::Other,
            },
            title: self.title.text(),
            source: Source {
                cite: self.cite.text(),
                url: self.url,
                checked: self.checked.parse::<Date>().ok()?,
                note: self.note.map(TextShape::text),
            },
            mode: if self.omr { Mode::Omr } else { Mode::Computer },
            sections: self
                .sections
                .into_iter()
                .map(SectionShape::section)
                .collect::<Option<_>>()?,
            order: if self.fixed_order { SectionOrder::Fixed } else { SectionOrder::Free },
            minutes: self.minutes,
            options: self.options,
            penalty: self.penalty.penalty()?,
            typed: costs(self.penalty_typed),
            multi_select_wrong: costs(self.penalty_multi_select),
            blank: self.blank.penalty()?,
            not_attempted: if self.not_attempted {
                NotAttempted::LastOption
            } else {
                NotAttempted::NoOption
            },
            blank_limit: fraction(self.blank_limit.as_ref())?,
            multiple: if self.multiple_is_blank {
                MultipleMarks::Blank
            } else {
                MultipleMarks::Wrong
            },
            multi_select: match self.multi_select {
                MultiSelectShape::AllOrNothing => MultiSelect::AllOrNothing,
                MultiSelectShape::Proportional => MultiSelect::Proportional,
                MultiSelectShape::Table(rows) => {
                    MultiSelect::Table(rows.iter().map(Fraction::ratio).collect::<Option<_>>()?)
                }
            },
            extra_minutes_per_hour: self.extra_minutes_per_hour,
            saving: if self.save_on_navigate { Saving::OnLeaving } else { Saving::Strict },
            dropped: if self.dropped_gives_marks {
                DroppedRule::MarksToAll
            } else {
                DroppedRule::Remove
            },
            qualifying: fraction(self.qualifying.as_ref())?,
            decimals: self.decimals,
            formats: match self.formats {
                FormatsWord::Upsc => FormatMix::Upsc,
                FormatsWord::Plain => FormatMix::Plain,
                FormatsWord::AsInBanks => FormatMix::AsInBanks,
            },
        })
    }
}

impl SectionShape {
    fn of(section: &Section) -> Self {
        let language = |locale: &Locale| match locale {
            Locale::En => LocaleWord::En,
            Locale::Hi => LocaleWord::Hi,
        };
        Self {
            name: TextShape::of(&section.name),
            questions: section.questions,
            mark: Fraction::of(section.mark),
            penalty: section.penalty.map(PenaltyShape::of),
            time: match section.time {
                SectionTime::Pooled => TimeShape::Pooled,
                SectionTime::Advised(minutes) => TimeShape::Advised(minutes),
                SectionTime::Locked(minutes) => TimeShape::Locked(minutes),
                SectionTime::Shared => TimeShape::Shared,
            },
            qualifying: section.qualifying.map(Fraction::of),
            merit: section.merit == Merit::Counts,
            languages: section.languages.iter().map(language).collect(),
        }
    }

    fn section(self) -> Option<Section> {
        let language = |word| match word {
            LocaleWord::En => Locale::En,
            LocaleWord::Hi => Locale::Hi,
        };
        Some(Section {
            name: self.name.text(),
            questions: self.questions,
            mark: self.mark.ratio()?,
            penalty: match self.penalty {
                None => None,
                Some(shape) => Some(shape.penalty()?),
            },
            time: match self.time {
                TimeShape::Pooled => SectionTime::Pooled,
                TimeShape::Advised(minutes) => SectionTime::Advised(minutes),
                TimeShape::Locked(minutes) => SectionTime::Locked(minutes),
                TimeShape::Shared => SectionTime::Shared,
            },
            qualifying: fraction(self.qualifying.as_ref())?,
            merit: if self.merit { Merit::Counts } else { Merit::QualifyingOnly },
            languages: self.languages.into_iter().map(language).collect(),
        })
    }
}

impl PenaltyShape {
    const fn of(penalty: Penalty) -> Self {
        match penalty {
            Penalty::Share(share) => Self::Share(Fraction::of(share)),
            Penalty::Marks(marks) => Self::Marks(Fraction::of(marks)),
        }
    }

    fn penalty(&self) -> Option<Penalty> {
        match self {
            Self::Share(share) => share.ratio().map(Penalty::Share),
            Self::Marks(marks) => marks.ratio().map(Penalty::Marks),
        }
    }
}

impl TextShape {
    pub(super) fn of(text: &Text) -> Self {
        let exact = |locale| text.exact(locale).cloned();
        match (exact(Locale::En), exact(Locale::Hi)) {
            (Some(same), _) if text.is_same() => Self::Same(same),
            (Some(english), Some(hindi)) => Self::Both(english, hindi),
            (Some(english), None) => Self::En(english),
            (None, Some(hindi)) => Self::Hi(hindi),
            // There is no text in neither.
            (None, None) => Self::Same(String::new()),
        }
    }

    pub(super) fn text(self) -> Text {
        match self {
            Self::Same(text) => Localized::same(text),
            Self::En(english) => Localized::only(Locale::En, english),
            Self::Hi(hindi) => Localized::only(Locale::Hi, hindi),
            Self::Both(english, hindi) => Localized::both(english, hindi),
        }
    }
}
