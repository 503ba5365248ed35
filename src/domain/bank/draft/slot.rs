//! The fields of a draft that are typed in, by name. Each has the path that checks know it by.

use super::{Draft, Kind, Words};
use crate::domain::locale::Locale;

/// A field to type in. Rows and lists are counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// The question's name.
    Id,
    /// The stem or introduction.
    Stem,
    /// What stands over the left column.
    HeadLeft,
    /// What stands over the right column.
    HeadRight,
    /// The text or left side of a row.
    Left(usize),
    /// The right side of a row.
    Right(usize),
    /// Why a row is wrong.
    Why(usize),
    /// The fact of a row.
    RowFact(usize),
    /// An entry of List-II that matches nothing.
    Extra(usize),
    /// A wording that is right.
    Accept(usize),
    /// The number that is right.
    Answer,
    /// How far off is still right.
    Tolerance,
    /// What is counted.
    Unit,
    /// The writer's own codes.
    Codes,
    /// Why the statement of true or false does not hold.
    OwnWhy,
    /// The fact of that statement.
    OwnFact,
    /// Why the key is right.
    Explanation,
    /// The fact that is scheduled.
    Fact,
    /// Tags.
    Tags,
    /// The day it was checked.
    Checked,
    /// The last day on which it holds.
    ValidUntil,
}

impl Slot {
    /// Whether it is a text of the bank, in one or both languages.
    pub const fn is_words(self) -> bool {
        match self {
            Self::Stem
            | Self::HeadLeft
            | Self::HeadRight
            | Self::Left(_)
            | Self::Right(_)
            | Self::Why(_)
            | Self::Extra(_)
            | Self::Accept(_)
            | Self::Unit
            | Self::OwnWhy
            | Self::Explanation => true,
            Self::Id
            | Self::RowFact(_)
            | Self::Answer
            | Self::Tolerance
            | Self::Codes
            | Self::OwnFact
            | Self::Fact
            | Self::Tags
            | Self::Checked
            | Self::ValidUntil => false,
        }
    }
}

impl Draft {
    /// The fields of this draft, in the order of its form.
    pub fn slots(&self) -> Vec<Slot> {
        let kind = self.kind;
        let mut slots = Vec::new();
        if kind.has_stem() {
            slots.push(Slot::Stem);
        }
        if kind.has_two_sides() {
            slots.extend([Slot::HeadLeft, Slot::HeadRight]);
        }
        if kind.rows().is_some() {
            for row in 0..self.shown_rows() {
                slots.push(Slot::Left(row));
                if kind.has_two_sides() {
                    slots.push(Slot::Right(row));
                }
                if kind != Kind::Lists {
                    slots.push(Slot::Why(row));
                }
                if !kind.has_options() {
                    slots.push(Slot::RowFact(row));
                }
            }
        }
        match kind {
            Kind::Lists => slots.extend((0..self.extra.len()).map(Slot::Extra)),
            Kind::Statements | Kind::PairsCoded => slots.push(Slot::Codes),
            Kind::TrueFalse => slots.extend([Slot::OwnWhy, Slot::OwnFact]),
            Kind::Numeric => slots.extend([Slot::Answer, Slot::Tolerance, Slot::Unit]),
            Kind::Typed => slots.extend((0..self.accept.len()).map(Slot::Accept)),
            _ => {}
        }
        slots.extend([
            Slot::Explanation,
            Slot::Id,
            Slot::Fact,
            Slot::Tags,
            Slot::Checked,
            Slot::ValidUntil,
        ]);
        slots
    }

    /// How many of the rows its format shows.
    pub fn shown_rows(&self) -> usize {
        match self.kind {
            Kind::AssertionReason => self.rows.len().min(2),
            kind if kind.rows().is_none() => 0,
            _ => self.rows.len(),
        }
    }

    /// The path of a field, as checks name it.
    pub fn path(&self, slot: Slot) -> String {
        let row = |place: usize, field: &str| format!("{}.{field}", self.row_path(place));
        match slot {
            Slot::Id => "id".to_owned(),
            Slot::Stem => match self.kind {
                Kind::TrueFalse => "ask.text".to_owned(),
                Kind::Numeric | Kind::Typed => "ask.stem".to_owned(),
                kind if kind.has_options() => "ask.stem".to_owned(),
                _ => "ask.intro".to_owned(),
            },
            Slot::HeadLeft => "ask.heads.left".to_owned(),
            Slot::HeadRight => "ask.heads.right".to_owned(),
            Slot::Left(place) if self.kind.has_two_sides() => row(place, "left"),
            Slot::Left(place) => row(place, "text"),
            Slot::Right(place) => row(place, "right"),
            Slot::Why(place) => row(place, "why"),
            Slot::RowFact(place) => row(place, "fact"),
            Slot::Extra(place) => format!("ask.extra[{}]", place + 1),
            Slot::Accept(place) => format!("ask.accept[{}]", place + 1),
            Slot::Answer => "ask.answer".to_owned(),
            Slot::Tolerance => "ask.tolerance".to_owned(),
            Slot::Unit => "ask.unit".to_owned(),
            Slot::Codes => "ask.codes".to_owned(),
            Slot::OwnWhy => "ask.why".to_owned(),
            Slot::OwnFact => "ask.fact".to_owned(),
            Slot::Explanation => "explain".to_owned(),
            Slot::Fact => "fact".to_owned(),
            Slot::Tags => "tags".to_owned(),
            Slot::Checked => "checked".to_owned(),
            Slot::ValidUntil => "valid_until".to_owned(),
        }
    }

    /// The path of the list of rows.
    pub const fn rows_path(&self) -> &'static str {
        match self.kind {
            Kind::Statements | Kind::HowMany => "ask.statements",
            Kind::PairsCoded | Kind::PairsHowMany => "ask.pairs",
            Kind::Lists => "ask.rows",
            Kind::Order => "ask.items",
            Kind::Typed => "ask.accept",
            Kind::Explains => "ask.others",
            Kind::AssertionReason => "ask.reason",
            _ => "ask.options",
        }
    }

    /// The path of a row.
    pub fn row_path(&self, place: usize) -> String {
        match (self.kind, place) {
            (Kind::AssertionReason, 0) => "ask.assertion".to_owned(),
            (Kind::AssertionReason, _) => "ask.reason".to_owned(),
            (Kind::Explains, 0) => "ask.first".to_owned(),
            (Kind::Explains, place) => format!("ask.others[{place}]"),
            (_, place) => format!("{}[{}]", self.rows_path(), place + 1),
        }
    }

    /// A text of the draft.
    pub fn words(&self, slot: Slot) -> Option<&Words> {
        match slot {
            Slot::Stem => Some(&self.stem),
            Slot::HeadLeft => Some(&self.heads[0]),
            Slot::HeadRight => Some(&self.heads[1]),
            Slot::Left(place) => self.rows.get(place).map(|row| &row.left),
            Slot::Right(place) => self.rows.get(place).map(|row| &row.right),
            Slot::Why(place) => self.rows.get(place).map(|row| &row.why),
            Slot::Extra(place) => self.extra.get(place),
            Slot::Accept(place) => self.accept.get(place),
            Slot::Unit => Some(&self.unit),
            Slot::OwnWhy => Some(&self.own.why),
            Slot::Explanation => Some(&self.explanation),
            _ => None,
        }
    }

    fn words_mut(&mut self, slot: Slot) -> Option<&mut Words> {
        match slot {
            Slot::Stem => Some(&mut self.stem),
            Slot::HeadLeft => Some(&mut self.heads[0]),
            Slot::HeadRight => Some(&mut self.heads[1]),
            Slot::Left(place) => self.rows.get_mut(place).map(|row| &mut row.left),
            Slot::Right(place) => self.rows.get_mut(place).map(|row| &mut row.right),
            Slot::Why(place) => self.rows.get_mut(place).map(|row| &mut row.why),
            Slot::Extra(place) => self.extra.get_mut(place),
            Slot::Accept(place) => self.accept.get_mut(place),
            Slot::Unit => Some(&mut self.unit),
            Slot::OwnWhy => Some(&mut self.own.why),
            Slot::Explanation => Some(&mut self.explanation),
            _ => None,
        }
    }

    fn plain_mut(&mut self, slot: Slot) -> Option<&mut String> {
        match slot {
            Slot::Id => Some(&mut self.id),
            Slot::RowFact(place) => self.rows.get_mut(place).map(|row| &mut row.fact),
            Slot::Answer => Some(&mut self.answer),
            Slot::Tolerance => Some(&mut self.tolerance),
            Slot::Codes => Some(&mut self.codes),
            Slot::OwnFact => Some(&mut self.own.fact),
            Slot::Fact => Some(&mut self.fact),
            Slot::Tags => Some(&mut self.tags),
            Slot::Checked => Some(&mut self.checked),
            Slot::ValidUntil => Some(&mut self.valid_until),
            _ => None,
        }
    }

    /// What stands in a field; the language matters for texts of the bank only.
    pub fn typed(&self, slot: Slot, locale: Locale) -> &str {
        if slot.is_words() {
            return self.words(slot).map_or("", |words| words.get(locale));
        }
        match slot {
            Slot::Id => &self.id,
            Slot::RowFact(place) => self.rows.get(place).map_or("", |row| &row.fact),
            Slot::Answer => &self.answer,
            Slot::Tolerance => &self.tolerance,
            Slot::Codes => &self.codes,
            Slot::OwnFact => &self.own.fact,
            Slot::Fact => &self.fact,
            Slot::Tags => &self.tags,
            Slot::Checked => &self.checked,
            Slot::ValidUntil => &self.valid_until,
            _ => "",
        }
    }

    /// Writes into a field.
    pub fn type_in(&mut self, slot: Slot, locale: Locale, text: String) {
        if let Some(words) = self.words_mut(slot) {
            words.set(locale, text);
        } else if let Some(plain) = self.plain_mut(slot) {
            *plain = text;
        }
    }
}
