//! What is said of an import, as data: what was left out, what is in doubt, what was changed. The
//! English here is for the command line and logs; the window has words of its own.

use std::fmt;

use super::Place;

/// Something to be said of a file or a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Where it stands.
    pub place: Place,
    /// What it is.
    pub said: Said,
}

/// How much a remark matters, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Weight {
    /// Something of the file is not in the bank.
    LeftOut,
    /// The question is in the bank, but a person must look at it.
    Doubt,
    /// The question is right, but not as it was written.
    Changed,
}

/// What a remark says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    // Left out.
    /// A text that asks nothing: a description.
    NotAsked,
    /// A question that a person marks: an essay, a file.
    NotMarkable,
    /// A kind of question that we do not have.
    UnknownKind {
        /// As the file names it.
        kind: String,
    },
    /// A question with fewer options, pairs or items than it takes.
    TooFew {
        /// How many there are.
        count: usize,
        /// The fewest that it takes.
        least: usize,
    },
    /// A question with more than it takes.
    TooMany {
        /// How many there are.
        count: usize,
        /// The most that it takes.
        most: usize,
    },
    /// A question that its writer has put away.
    PutAway,
    /// Nothing is asked.
    NoStem,
    /// Nothing answers it.
    NoAnswer,
    /// A bracket, brace or tag is not closed.
    Unclosed {
        /// What opens.
        mark: String,
    },
    /// Something that cannot stand there.
    Unreadable {
        /// Its beginning.
        found: String,
    },
    /// A number that is none, or that cannot be held.
    BadNumber {
        /// As written.
        found: String,
    },
    /// More than is taken from one file.
    Limit {
        /// What there is too much of, in English: "questions", "bytes".
        what: &'static str,
        /// The most that is taken.
        most: usize,
    },
    /// A question that the format to be written cannot hold.
    Unwritable {
        /// What it cannot hold, in English: "several right options".
        what: &'static str,
    },
    /// Files of a package that hold no questions and belong to none.
    PassedOver {
        /// How many there are.
        count: usize,
    },
    /// A line of the page and not of a question: its number, a header, an address.
    Noise {
        /// Its beginning.
        found: String,
    },

    // In doubt.
    /// No answer is marked right.
    NoKey,
    /// The key names an option that is not there.
    KeyBeyond {
        /// As written.
        key: String,
    },
    /// Two places give different keys.
    KeysDiffer {
        /// The one that was taken.
        taken: String,
        /// The other.
        other: String,
    },
    /// Several options are marked right where one answer is usual.
    SeveralKeys,
    /// Two options say the same.
    SameOptions,
    /// The statements do not follow from the key and its codes, so they were left as text.
    CodesUnclear,
    /// An answer with a sign that stands for any characters.
    Wildcard {
        /// The answer.
        found: String,
    },
    /// Small and capital letters differ in the answer; here they are the same.
    CaseMatters,
    /// Words that may or may not belong to the question.
    Stray {
        /// Their beginning.
        found: String,
    },
    /// A question that has no number, no options or options of another kind, where nearly all others
    /// of its paper are alike.
    Unlike,
    /// Numbers of questions that do not follow on.
    NumberJumps {
        /// The number before.
        from: usize,
        /// The number here.
        to: usize,
    },
    /// Characters that are no text, such as those of a font without Unicode.
    Garbled {
        /// An example.
        found: String,
    },
    /// Wrong options were drawn from the answers of other cards.
    OptionsDrawn,

    /// Mathematics as TeX that is not known here, and is shown as typed.
    TexKept {
        /// Its beginning.
        found: String,
    },

    // Changed.
    /// Mathematics as TeX became characters.
    Maths {
        /// The first of them.
        found: String,
    },
    /// Part marks for an option were dropped: an option is right or not.
    WeightsDropped,
    /// What another program says after an answer was dropped.
    FeedbackDropped,
    /// Markup that we do not have was dropped; its text stayed.
    MarkupDropped {
        /// Its name.
        found: String,
    },
    /// A program in the text was dropped.
    ScriptDropped,
    /// An image or another file was dropped.
    FileDropped {
        /// Its name or address.
        found: String,
    },
    /// A link that does not begin with http(s) was dropped; its text stayed.
    LinkDropped {
        /// The address.
        found: String,
    },
    /// The format is stricter; this was read as it was meant.
    Lenient {
        /// What was read, in English.
        found: String,
    },
    /// The right one of two ways to write it was taken.
    Flattened,
    /// Only one language can be held.
    LanguageDropped,
    /// What the format to be written has no place for was put in other words or in another place.
    Reworked {
        /// What it is, in English: "a passage", "a unit".
        what: &'static str,
    },
    /// Cut to a length.
    Cut {
        /// The most characters.
        most: usize,
    },
    /// Of the two sides of all cards, the shorter is the answer.
    ShorterSide {
        /// Whether that is the first: the second is asked.
        first: bool,
    },
    /// Characters were read in another encoding.
    Encoding {
        /// Its name.
        name: String,
    },
}

impl Said {
    /// How much it matters.
    pub const fn weight(&self) -> Weight {
        match self {
            Self::NotAsked
            | Self::NotMarkable
            | Self::UnknownKind { .. }
            | Self::TooFew { .. }
            | Self::TooMany { .. }
            | Self::PutAway
            | Self::NoStem
            | Self::NoAnswer
            | Self::Unclosed { .. }
            | Self::Unreadable { .. }
            | Self::BadNumber { .. }
            | Self::Limit { .. }
            | Self::Unwritable { .. }
            | Self::PassedOver { .. }
            | Self::Noise { .. } => Weight::LeftOut,
            Self::NoKey
            | Self::KeyBeyond { .. }
            | Self::KeysDiffer { .. }
            | Self::SeveralKeys
            | Self::SameOptions
            | Self::CodesUnclear
            | Self::Wildcard { .. }
            | Self::CaseMatters
            | Self::Stray { .. }
            | Self::Unlike
            | Self::NumberJumps { .. }
            | Self::Garbled { .. }
            | Self::OptionsDrawn
            | Self::TexKept { .. } => Weight::Doubt,
            Self::Maths { .. }
            | Self::WeightsDropped
            | Self::FeedbackDropped
            | Self::MarkupDropped { .. }
            | Self::ScriptDropped
            | Self::FileDropped { .. }
            | Self::LinkDropped { .. }
            | Self::Lenient { .. }
            | Self::Flattened
            | Self::LanguageDropped
            | Self::Reworked { .. }
            | Self::Cut { .. }
            | Self::ShorterSide { .. }
            | Self::Encoding { .. } => Weight::Changed,
        }
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAsked => f.write_str("a text that asks nothing"),
            Self::NotMarkable => f.write_str("a question that only a person can mark"),
            Self::UnknownKind { kind } => write!(f, "a kind of question we do not have: {kind}"),
            Self::TooFew { count, least } => write!(f, "{count} answers where {least} are needed"),
            Self::TooMany { count, most } => {
                write!(f, "{count} answers where at most {most} can be taken")
            }
            Self::PutAway => f.write_str("a question that its writer has put away"),
            Self::NoStem => f.write_str("answers without a question"),
            Self::NoAnswer => f.write_str("a question without answers"),
            Self::Unclosed { mark } => write!(f, "{mark} is never closed"),
            Self::Unreadable { found } => write!(f, "cannot be read: {found}"),
            Self::BadNumber { found } => write!(f, "not a number that can be held: {found}"),
            Self::Limit { what, most } => write!(f, "more {what} than are taken, which is {most}"),
            Self::Unwritable { what } => write!(f, "the format cannot hold {what}"),
            Self::PassedOver { count } => {
                write!(f, "{count} other parts of the package were passed over")
            }
            Self::Noise { found } => write!(f, "a line of the page: {found}"),
            Self::NoKey => f.write_str("no answer is marked right"),
            Self::KeyBeyond { key } => write!(f, "the key {key} names an option that is not there"),
            Self::KeysDiffer { taken, other } => {
                write!(f, "two keys differ: {taken} was taken, {other} is written too")
            }
            Self::SeveralKeys => f.write_str("several options are marked right"),
            Self::SameOptions => f.write_str("two options say the same"),
            Self::CodesUnclear => {
                f.write_str("the statements do not follow from the key; they were left as text")
            }
            Self::Wildcard { found } => {
                write!(f, "an answer that stands for many must be written out: {found}")
            }
            Self::CaseMatters => f.write_str("capital letters mattered in the answer"),
            Self::Stray { found } => write!(f, "does this belong to the question? {found}"),
            Self::Unlike => f.write_str("unlike nearly all other questions of its paper"),
            Self::NumberJumps { from, to } => write!(f, "after question {from} comes {to}"),
            Self::Garbled { found } => write!(f, "characters that are no text: {found}"),
            Self::TexKept { found } => write!(f, "mathematics that is shown as typed: {found}"),
            Self::Maths { found } => write!(f, "mathematics was written as characters: {found}"),
            Self::OptionsDrawn => {
                f.write_str("the wrong options were drawn from the answers of other cards")
            }
            Self::WeightsDropped => f.write_str("part marks were dropped"),
            Self::FeedbackDropped => f.write_str("a comment on an answer was dropped"),
            Self::MarkupDropped { found } => write!(f, "markup was dropped: {found}"),
            Self::ScriptDropped => f.write_str("a program in the text was dropped"),
            Self::FileDropped { found } => write!(f, "a file was dropped: {found}"),
            Self::LinkDropped { found } => write!(f, "a link was dropped: {found}"),
            Self::Lenient { found } => write!(f, "read as it was meant: {found}"),
            Self::Flattened => f.write_str("written as options, since the format has no such kind"),
            Self::LanguageDropped => f.write_str("only one language can be held"),
            Self::Reworked { what } => write!(f, "the format has no place of its own for {what}"),
            Self::Cut { most } => write!(f, "cut to {most} characters"),
            Self::ShorterSide { first: true } => {
                f.write_str("the first side of the cards is the answer, since it is shorter")
            }
            Self::ShorterSide { first: false } => {
                f.write_str("the second side of the cards is the answer, since it is no longer")
            }
            Self::Encoding { name } => write!(f, "read as {name}"),
        }
    }
}
