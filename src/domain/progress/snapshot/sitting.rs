//! A sitting's line as bytes of a snapshot.

use num_rational::Ratio;
use serde::{Deserialize, Serialize};

use crate::domain::bank::{BankId, TopicId};
use crate::domain::event::{Clock, Marked};
use crate::domain::locale::{Locale, Localized, Text};
use crate::domain::progress::SittingView;
use crate::domain::time::{Day, Moment, Timestamp};

#[derive(Serialize, Deserialize)]
pub(super) struct SittingShape {
    sitting: u64,
    begun: (i64, i16),
    day: i32,
    clock: i64,
    last: i64,
    started: i64,
    parts: Vec<u64>,
    deadline: i64,
    pattern: String,
    title: TextShape,
    questions: u32,
    is_over: bool,
    marked: Option<MarkedShape>,
    felt_weak: Option<Vec<(String, String)>>,
}

#[derive(Serialize, Deserialize)]
enum TextShape {
    Same(String),
    En(String),
    Hi(String),
    Both(String, String),
}

#[derive(Serialize, Deserialize)]
struct MarkedShape {
    obtained: (i64, i64),
    out_of: (i64, i64),
    counts: [u32; 3],
    elapsed: u64,
    remarked: bool,
}

fn ratio((above, below): (i64, i64)) -> Option<Ratio<i64>> {
    (below > 0 && above != i64::MIN).then(|| Ratio::new(above, below))
}

impl SittingShape {
    pub(super) fn of(view: &SittingView) -> Self {
        let name = |(bank, topic): &(BankId, TopicId)| {
            (bank.as_str().to_owned(), topic.as_str().to_owned())
        };
        Self {
            sitting: view.sitting,
            begun: (view.begun.at.0, view.begun.offset_minutes),
            day: view.day.0,
            clock: view.clock.0,
            last: view.last.0,
            started: view.started.0,
            parts: view.parts.clone(),
            deadline: view.deadline.0,
            pattern: view.pattern.as_str().to_owned(),
            title: TextShape::of(&view.title),
            questions: view.questions,
            is_over: view.is_over,
            marked: view.marked.as_ref().map(MarkedShape::of),
            felt_weak: view.felt_weak.as_ref().map(|topics| topics.iter().map(name).collect()),
        }
    }

    pub(super) fn into_view(self) -> Option<SittingView> {
        let (at, offset_minutes) = self.begun;
        Some(SittingView {
            sitting: self.sitting,
            begun: Moment { at: Timestamp(at), offset_minutes },
            day: Day(self.day),
            clock: Clock(self.clock),
            last: Clock(self.last),
            started: Timestamp(self.started),
            parts: self.parts,
            deadline: Timestamp(self.deadline),
            pattern: self.pattern.into(),
            title: self.title.text(),
            questions: self.questions,
            is_over: self.is_over,
            marked: match self.marked {
                None => None,
                Some(marked) => Some(marked.marked()?),
            },
            felt_weak: self.felt_weak.map(|topics| {
                topics.into_iter().map(|(bank, topic)| (bank.into(), topic.into())).collect()
            }),
        })
    }
}

impl MarkedShape {
    fn of(marked: &Marked) -> Self {
        Self {
            obtained: marked.obtained.into(),
            out_of: marked.out_of.into(),
            counts: [marked.right, marked.wrong, marked.left],
            elapsed: marked.elapsed,
            remarked: marked.remarked,
        }
    }

    fn marked(&self) -> Option<Marked> {
        let [right, wrong, left] = self.counts;
        Some(Marked {
            obtained: ratio(self.obtained)?,
            out_of: ratio(self.out_of)?,
            right,
            wrong,
            left,
            elapsed: self.elapsed,
            remarked: self.remarked,
        })
    }
}

impl TextShape {
    fn of(text: &Text) -> Self {
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

    fn text(self) -> Text {
        match self {
            Self::Same(text) => Localized::same(text),
            Self::En(english) => Localized::only(Locale::En, english),
            Self::Hi(hindi) => Localized::only(Locale::Hi, hindi),
            Self::Both(english, hindi) => Localized::both(english, hindi),
        }
    }
}
