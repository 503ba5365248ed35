//! The exams there are, by their families, and picking one of them.

use iced::widget::{Column, Row, container};
use iced::{Element, Fill};

use crate::app::context::Context;
use crate::app::font;
use crate::app::theme::{size, style};
use crate::app::widget::parts::{choice, words};
use crate::domain::exam::pattern::{Pattern, PatternId};

/// Exams of one family.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Which family.
    pub family: Family,
    /// Its patterns.
    pub patterns: Vec<Pattern>,
}

/// A family of exams, as learners see them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Short papers of this subject.
    Short,
    /// UPSC.
    Upsc,
    /// SSC.
    Ssc,
    /// Banks.
    Banking,
    /// Railways.
    Railway,
    /// Defence.
    Defence,
    /// State commissions.
    StatePsc,
    /// Any other.
    Other,
    /// The learner's own.
    Own,
}

impl Family {
    /// The string it is called by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Short => "mock-family-short",
            Self::Upsc => "mock-family-upsc",
            Self::Ssc => "mock-family-ssc",
            Self::Banking => "mock-family-banking",
            Self::Railway => "mock-family-railway",
            Self::Defence => "mock-family-defence",
            Self::StatePsc => "mock-family-state-psc",
            Self::Other => "mock-family-other",
            Self::Own => "mock-family-own",
        }
    }
}

/// Every exam to pick one of, and "none". The families of exams come before the short papers, which
/// are nobody's exam.
pub fn picker<'a, Message: Clone + 'a>(
    context: &Context<'_>,
    groups: &'a [Group],
    chosen: Option<&PatternId>,
    none: String,
    on_pick: impl Fn(Option<PatternId>) -> Message + 'a,
) -> Element<'a, Message> {
    let p = context.p;
    let (short, exams): (Vec<&Group>, Vec<&Group>) =
        groups.iter().partition(|group| group.family == Family::Short);
    let families = exams.into_iter().chain(short).map(|group| {
        let patterns = group.patterns.iter().map(|pattern| {
            let id = format!("pick-{}", pattern.id);
            let title = pattern.title.text(context.titles()).to_owned();
            choice(p, id, title, chosen == Some(&pattern.id))
                .on_press(on_pick(Some(pattern.id.clone())))
                .into()
        });
        let name = context.tr.get(group.family.name());
        Column::new()
            .push(words(name, size::SMALL, font::SEMIBOLD, p.muted))
            .push(Row::with_children(patterns).spacing(8).wrap().vertical_spacing(8))
            .spacing(6)
            .into()
    });
    let none = choice(p, "pick-none", none, chosen.is_none()).on_press(on_pick(None));
    container(Column::new().push(none).extend(families).spacing(14))
        .padding(16)
        .width(Fill)
        .style(move |_| style::note(p.background, p.line))
        .into()
}
