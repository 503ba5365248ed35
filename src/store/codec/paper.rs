//! The shape of a sitting's beginning, version 1: the paper, how it began, and every question as it
//! was. The rules of the exam are its `pattern`'s. Texts stand in it as they are, without escapes:
//! a question in RON would otherwise double in size, and Hindi once more.

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::pattern::{PatternShape, TextShape};
use super::shape::read;
use crate::domain::bank::{Difficulty, Format};
use crate::domain::event::{self, StoredPassage};
use crate::domain::exam::paper::{DrawnFrom, ExtraTime, Paper, PaperSection, Set, Slot};
use crate::domain::exam::pattern::Saving;
use crate::domain::exam::sitting::Start;
use crate::domain::seed::Seed;
use crate::domain::time::{Moment, Timestamp};

#[derive(Serialize, Deserialize)]
struct SittingBegun {
    sitting: u64,
    start: StartShape,
    seed: u64,
    set: SetWord,
    pattern: PatternShape,
    sections: Vec<SectionShape>,
    slots: Vec<SlotShape>,
    passages: Vec<PassageShape>,
    texts: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct StartShape {
    utc_ms: i64,
    offset_minutes: i16,
    mono: u64,
    extra_time: bool,
    save_on_navigate: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "Set")]
enum SetWord {
    A,
    B,
    C,
    D,
}

#[derive(Serialize, Deserialize)]
struct SectionShape {
    asked: u32,
    have: u32,
    from: FromWord,
}

#[derive(Serialize, Deserialize)]
#[serde(rename = "From")]
enum FromWord {
    Named,
    AllBanks,
}

#[derive(Serialize, Deserialize)]
struct SlotShape {
    question: String,
    section: usize,
    bank: String,
    topic: String,
    format: String,
    difficulty: u8,
    passage: Option<u32>,
    content: u64,
    key: u64,
}

#[derive(Serialize, Deserialize)]
struct PassageShape {
    bank: String,
    id: String,
    text: TextShape,
}

#[expect(clippy::expect_used, reason = "plain structs of texts and numbers always have RON")]
pub(super) fn encode(begun: &event::SittingBegun) -> String {
    let shape = SittingBegun::of(begun);
    // No depth is laid out, so all of it stands as compact as any other payload.
    let layout = PrettyConfig::new().depth_limit(0).separator("").escape_strings(false);
    ron::ser::to_string_pretty(&shape, layout).expect("a payload is plain data")
}

pub(super) fn decode(payload: &str) -> Option<event::SittingBegun> {
    read::<SittingBegun>(payload)?.begun()
}

impl SittingBegun {
    fn of(begun: &event::SittingBegun) -> Self {
        let (paper, start) = (&begun.paper, &begun.start);
        let section = |section: &PaperSection| SectionShape {
            asked: section.asked,
            have: section.have,
            from: match section.from {
                DrawnFrom::Named => FromWord::Named,
                DrawnFrom::AllBanks => FromWord::AllBanks,
            },
        };
        let passage = |passage: &StoredPassage| PassageShape {
            bank: passage.bank.as_str().to_owned(),
            id: passage.id.as_str().to_owned(),
            text: TextShape::of(&passage.text),
        };
        Self {
            sitting: begun.sitting,
            start: StartShape {
                utc_ms: start.moment.at.0,
                offset_minutes: start.moment.offset_minutes,
                mono: start.mono,
                extra_time: match start.extra {
                    ExtraTime::None => false,
                    ExtraTime::Granted => true,
                },
                save_on_navigate: match start.saving {
                    Saving::Strict => false,
                    Saving::OnLeaving => true,
                },
            },
            seed: paper.seed.0,
            set: match paper.set {
                Set::A => SetWord::A,
                Set::B => SetWord::B,
                Set::C => SetWord::C,
                Set::D => SetWord::D,
            },
            pattern: PatternShape::of(&paper.pattern),
            sections: paper.sections.iter().map(section).collect(),
            slots: paper.slots.iter().map(SlotShape::of).collect(),
            passages: begun.passages.iter().map(passage).collect(),
            texts: begun.texts.clone(),
        }
    }

    fn begun(self) -> Option<event::SittingBegun> {
        let section = |section: SectionShape| PaperSection {
            asked: section.asked,
            have: section.have,
            from: match section.from {
                FromWord::Named => DrawnFrom::Named,
                FromWord::AllBanks => DrawnFrom::AllBanks,
            },
        };
        let passage = |passage: PassageShape| StoredPassage {
            bank: passage.bank.into(),
            id: passage.id.into(),
            text: passage.text.text(),
        };
        let start = self.start;
        Some(event::SittingBegun {
            sitting: self.sitting,
            paper: Paper {
                pattern: self.pattern.pattern()?,
                seed: Seed(self.seed),
                set: match self.set {
                    SetWord::A => Set::A,
                    SetWord::B => Set::B,
                    SetWord::C => Set::C,
                    SetWord::D => Set::D,
                },
                sections: self.sections.into_iter().map(section).collect(),
                slots: self.slots.into_iter().map(SlotShape::slot).collect::<Option<_>>()?,
            },
            start: Start {
                moment: Moment {
                    at: Timestamp(start.utc_ms),
                    offset_minutes: start.offset_minutes,
                },
                mono: start.mono,
                extra: if start.extra_time { ExtraTime::Granted } else { ExtraTime::None },
                saving: if start.save_on_navigate { Saving::OnLeaving } else { Saving::Strict },
            },
            texts: self.texts,
            passages: self.passages.into_iter().map(passage).collect(),
        })
    }
}

impl SlotShape {
    fn of(slot: &Slot) -> Self {
        Self {
            question: slot.question.as_str().to_owned(),
            section: slot.section,
            bank: slot.bank.as_str().to_owned(),
            topic: slot.topic.as_str().to_owned(),
            format: slot.format.name().to_owned(),
            difficulty: slot.difficulty.level(),
            passage: slot.passage,
            content: slot.content,
            key: slot.key,
        }
    }

    fn slot(self) -> Option<Slot> {
        Some(Slot {
            question: self.question.into(),
            section: self.section,
            bank: self.bank.into(),
            topic: self.topic.into(),
            format: Format::ALL.into_iter().find(|format| format.name() == self.format)?,
            difficulty: Difficulty::new(self.difficulty)?,
            passage: self.passage,
            content: self.content,
            key: self.key,
        })
    }
}
