//! What a bank holds: topics, facts, sources, passages and questions in every format. Reading and
//! writing RON is in `schema`, the rules a bank must keep in `check`, a question as the exam prints
//! it in `printed`, looking for one by its words in `find`.

pub mod check;
pub mod diff;
pub mod draft;
pub mod edit;
pub mod editing;
pub mod find;
pub mod markup;
pub mod picture;
pub mod printed;
pub mod review;
pub mod schema;
pub mod shelf;
pub mod texts;
pub mod twins;
pub mod wording;

use std::fmt;

use jiff::civil::Date;
use num_rational::Ratio;

use super::locale::{Locale, Text};

/// Makes a newtype for the ids of one kind of thing.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Box<str>);

        impl $name {
            /// The id as written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(id: &str) -> Self {
                Self(id.into())
            }
        }

        impl From<String> for $name {
            fn from(id: String) -> Self {
                Self(id.into())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// Names a bank, the same for ever: `uncc-timeline`.
    BankId
);
id!(
    /// Names a topic within its bank.
    TopicId
);
id!(
    /// Names a fact, across all banks: what is scheduled.
    FactId
);
id!(
    /// Names a question, across all banks, the same for ever: progress hangs on it.
    QuestionId
);
id!(
    /// Names a source within its bank.
    SourceId
);
id!(
    /// Names a passage within its bank.
    PassageId
);
id!(
    /// Names one choice of a question whatever place it is shown in: `3` for the author's third
    /// option, `1+3` for "1 and 3 only".
    ChoiceId
);

/// The licence of a bank whose author has not said what others may do with it.
pub const ALL_RIGHTS_RESERVED: &str = "All rights reserved";

/// A file of questions on one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Bank {
    /// Stable name.
    pub id: BankId,
    /// What learners see it called.
    pub title: Text,
    /// What it belongs to, shown under the title: "UN Convention against Cybercrime".
    pub subject: Text,
    /// One or two sentences for the Library.
    pub about: Option<Text>,
    /// The licence of the questions, as an SPDX expression where there is one.
    pub licence: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The languages that every text is promised in.
    pub languages: Vec<Locale>,
    /// Its topics, in the order that learners see.
    pub topics: Vec<Topic>,
    /// Facts that have a text of their own; questions may name others.
    pub facts: Vec<Fact>,
    /// What its questions cite.
    pub sources: Vec<Source>,
    /// Texts that sets of questions share.
    pub passages: Vec<Passage>,
    /// Its questions, in the order of the file.
    pub questions: Vec<Question>,
}

/// A part of a bank's subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Stable name.
    pub id: TopicId,
    /// What learners see it called.
    pub title: Text,
}

/// What a question tests, said in one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Stable name.
    pub id: FactId,
    /// The fact in words.
    pub text: Text,
}

/// Where an answer comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Stable name.
    pub id: SourceId,
    /// The label on the question: "Art. 65".
    pub short: Text,
    /// The full reference: the article, resolution, depositary notice or statute.
    pub cite: Text,
    /// Where it can be read, if it is on the web.
    pub url: Option<String>,
    /// Said beside it when the primary text itself has not been read yet.
    pub note: Option<Text>,
}

/// A text that several questions are about. The set is never split or put in another order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Stable name.
    pub id: PassageId,
    /// The text.
    pub text: Text,
}

/// One thing asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Stable name.
    pub id: QuestionId,
    /// The topic it belongs to.
    pub topic: TopicId,
    /// The one fact it schedules; without one it is a fact of its own.
    pub fact: Option<FactId>,
    /// Exams it is written for.
    pub exams: Vec<Exam>,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// The passage it is about.
    pub passage: Option<PassageId>,
    /// What is asked, in one of the formats.
    pub body: Body,
    /// Why the key is right and where the trap is. A bank that came from elsewhere may lack it.
    pub explanation: Option<Text>,
    /// Where the answer comes from.
    pub sources: Vec<SourceId>,
    /// What its writer files it under, beside the topic: "2024", "Prelims", "week 3".
    pub tags: Vec<String>,
    /// The day the answer was last checked against its sources.
    pub checked: Option<Date>,
    /// The last day on which the answer is known to hold; `None` if it cannot go stale.
    pub valid_until: Option<Date>,
    /// How well the fact is attested.
    pub grade: Option<Evidence>,
    /// Whether the options may change places.
    pub shuffle: Shuffle,
    /// Whether a fifth option says "not attempted", as in the papers of RPSC.
    pub fifth_option: bool,
}

impl Question {
    /// Whether its answer may no longer hold on this day.
    pub fn is_stale(&self, today: Date) -> bool {
        self.valid_until.is_some_and(|last| today > last)
    }

    /// The fact this question schedules: its `fact`, or itself.
    pub fn scheduled_fact(&self) -> FactId {
        self.fact.clone().unwrap_or_else(|| FactId::from(self.id.as_str()))
    }

    /// Every fact it touches: the one it schedules first, then those its rows name.
    pub fn touched_facts(&self) -> Vec<FactId> {
        let mut facts = vec![self.scheduled_fact()];
        for fact in self.body.row_facts() {
            if !facts.contains(fact) {
                facts.push(fact.clone());
            }
        }
        facts
    }

    /// Its format, which is that of its body unless it belongs to a passage.
    pub fn format(&self) -> Format {
        if self.passage.is_some() { Format::Passage } else { self.body.format() }
    }
}

/// An exam, or a family of exams with papers alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Exam {
    /// UPSC Civil Services Preliminary and its like.
    Upsc,
    /// SSC CGL, CHSL, MTS, GD.
    Ssc,
    /// State public service commissions.
    StatePsc,
    /// IBPS and SBI.
    Banking,
    /// RRB.
    Railway,
    /// NDA and CDS.
    Defence,
    /// Any other.
    Other,
}

impl Exam {
    /// Every exam, in the order of the bank guide.
    pub const ALL: [Self; 7] = [
        Self::Upsc,
        Self::Ssc,
        Self::StatePsc,
        Self::Banking,
        Self::Railway,
        Self::Defence,
        Self::Other,
    ];
}

/// How hard a question is, from 1 (a plain definition) to 5 (few get it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Difficulty(u8);

impl Difficulty {
    /// A difficulty of 1 to 5.
    pub const fn new(level: u8) -> Option<Self> {
        if level >= 1 && level <= 5 { Some(Self(level)) } else { None }
    }

    /// 1 to 5.
    pub const fn level(self) -> u8 {
        self.0
    }
}

impl Default for Difficulty {
    fn default() -> Self {
        Self(3)
    }
}

/// How well a fact is attested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Evidence {
    /// From the primary text, or from several sources that agree.
    A,
    /// From one good source; its wording should be followed.
    B,
}

/// Whether options may change places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Shuffle {
    /// Wherever it is safe: see `printed`.
    #[default]
    WhereSafe,
    /// Never.
    Never,
}

/// A question's content, one shape for each family of formats. Keys are never stored where they can
/// be worked out: a statement holds or not, and the code follows.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// One right option.
    SingleBest(Choices),
    /// The option that does *not* fit is the right one.
    Negative(Choices),
    /// The option that does not belong with the others.
    OddOneOut(Choices),
    /// A sentence with a gap, and options to fill it.
    FillIn(Choices),
    /// Several right options, all to be chosen.
    MultiSelect(Choices),
    /// Statements, answered by a code: "1 and 2 only".
    Statements(Statements),
    /// Statements, answered by a count: "Only two".
    HowMany(Statements),
    /// Pairs, answered by a code.
    PairsCoded(Pairs),
    /// Pairs, answered by a count.
    PairsHowMany(Pairs),
    /// List-I to be matched with List-II.
    Lists(Lists),
    /// An assertion and a reason.
    AssertionReason(AssertionReason),
    /// Statement-I and what may explain it: Statement-II, or II and III.
    Explains(Explains),
    /// Things to be put in order.
    Order(Order),
    /// One statement, true or false.
    TrueFalse(Statement),
    /// A number to be typed.
    Numeric(Numeric),
    /// Words to be typed.
    Typed(Typed),
}

impl Body {
    /// The format this body is in.
    pub fn format(&self) -> Format {
        match self {
            Self::SingleBest(_) => Format::SingleBest,
            Self::Negative(_) => Format::Negative,
            Self::OddOneOut(_) => Format::OddOneOut,
            Self::FillIn(_) => Format::FillIn,
            Self::MultiSelect(_) => Format::MultiSelect,
            Self::Statements(s) if s.statements.len() == 2 => Format::TwoStatements,
            Self::Statements(_) => Format::Statements,
            Self::HowMany(_) => Format::HowMany,
            Self::PairsCoded(_) => Format::PairsCoded,
            Self::PairsHowMany(_) => Format::PairsHowMany,
            Self::Lists(_) => Format::Lists,
            Self::AssertionReason(_) => Format::AssertionReason,
            Self::Explains(_) => Format::Explains,
            Self::Order(_) => Format::Order,
            Self::TrueFalse(_) => Format::TrueFalse,
            Self::Numeric(_) => Format::Numeric,
            Self::Typed(_) => Format::Typed,
        }
    }

    /// The options that its author wrote, in the formats that have such.
    pub const fn choices(&self) -> Option<&Choices> {
        match self {
            Self::SingleBest(choices)
            | Self::Negative(choices)
            | Self::OddOneOut(choices)
            | Self::FillIn(choices)
            | Self::MultiSelect(choices) => Some(choices),
            Self::Statements(_)
            | Self::HowMany(_)
            | Self::PairsCoded(_)
            | Self::PairsHowMany(_)
            | Self::Lists(_)
            | Self::AssertionReason(_)
            | Self::Explains(_)
            | Self::Order(_)
            | Self::TrueFalse(_)
            | Self::Numeric(_)
            | Self::Typed(_) => None,
        }
    }

    /// The facts that its statements, pairs or rows name.
    pub fn row_facts(&self) -> Vec<&FactId> {
        match self {
            Self::Statements(s) | Self::HowMany(s) => {
                s.statements.iter().filter_map(|statement| statement.fact.as_ref()).collect()
            }
            Self::PairsCoded(p) | Self::PairsHowMany(p) => {
                p.pairs.iter().filter_map(|pair| pair.fact.as_ref()).collect()
            }
            Self::Lists(lists) => lists.rows.iter().filter_map(|row| row.fact.as_ref()).collect(),
            Self::AssertionReason(ar) => {
                [&ar.assertion, &ar.reason].into_iter().filter_map(|s| s.fact.as_ref()).collect()
            }
            Self::Explains(e) => std::iter::once(&e.first)
                .chain(e.others.iter().map(|other| &other.statement))
                .filter_map(|statement| statement.fact.as_ref())
                .collect(),
            Self::Order(order) => order.items.iter().filter_map(|i| i.fact.as_ref()).collect(),
            Self::TrueFalse(statement) => statement.fact.iter().collect(),
            Self::SingleBest(_)
            | Self::Negative(_)
            | Self::OddOneOut(_)
            | Self::FillIn(_)
            | Self::MultiSelect(_)
            | Self::Numeric(_)
            | Self::Typed(_) => Vec::new(),
        }
    }
}

/// The formats that exams use, by the names learners know them by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// One right option.
    SingleBest,
    /// One right option under a negative stem.
    Negative,
    /// Two statements: 1 only, 2 only, both, neither.
    TwoStatements,
    /// Three or more statements with codes.
    Statements,
    /// How many of the statements.
    HowMany,
    /// How many of the pairs.
    PairsHowMany,
    /// Which of the pairs.
    PairsCoded,
    /// List-I with List-II.
    Lists,
    /// Assertion and reason.
    AssertionReason,
    /// Statement-I explained by Statement-II (and III).
    Explains,
    /// Order in time, or another order.
    Order,
    /// The odd one out.
    OddOneOut,
    /// A question about a passage.
    Passage,
    /// True or false.
    TrueFalse,
    /// A gap filled by choice.
    FillIn,
    /// A gap filled by typing words.
    Typed,
    /// A gap filled by typing a number.
    Numeric,
    /// Several right options.
    MultiSelect,
}

impl Format {
    /// Every format, in the order of the catalogue in the bank guide.
    pub const ALL: [Self; 18] = [
        Self::SingleBest,
        Self::Negative,
        Self::TwoStatements,
        Self::Statements,
        Self::HowMany,
        Self::PairsHowMany,
        Self::PairsCoded,
        Self::Lists,
        Self::AssertionReason,
        Self::Explains,
        Self::Order,
        Self::OddOneOut,
        Self::Passage,
        Self::TrueFalse,
        Self::FillIn,
        Self::Typed,
        Self::Numeric,
        Self::MultiSelect,
    ];

    /// A stable name for files and reports, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SingleBest => "single-best",
            Self::Negative => "negative",
            Self::TwoStatements => "two-statements",
            Self::Statements => "statements",
            Self::HowMany => "how-many",
            Self::PairsHowMany => "pairs-how-many",
            Self::PairsCoded => "pairs-coded",
            Self::Lists => "lists",
            Self::AssertionReason => "assertion-reason",
            Self::Explains => "explains",
            Self::Order => "order",
            Self::OddOneOut => "odd-one-out",
            Self::Passage => "passage",
            Self::TrueFalse => "true-false",
            Self::FillIn => "fill-in",
            Self::Typed => "typed",
            Self::Numeric => "numeric",
            Self::MultiSelect => "multi-select",
        }
    }
}

/// A stem and its options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The question itself. `**bold**` marks emphasis.
    pub stem: Text,
    /// The options, in the author's order.
    pub options: Vec<Choice>,
}

/// One option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it says.
    pub text: Text,
    /// Whether it is to be chosen.
    pub right: bool,
    /// Why it is wrong (or, if it is right, anything worth adding).
    pub why: Option<Text>,
    /// Whether it keeps its place when the others are shuffled.
    pub pinned: bool,
}

/// A sentence that holds or does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The sentence.
    pub text: Text,
    /// Whether it is true.
    pub holds: bool,
    /// Why it does not hold (or, if it does, anything worth adding).
    pub why: Option<Text>,
    /// The fact it tests, for coverage and drills.
    pub fact: Option<FactId>,
}

/// Which statements are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Which {
    /// Those that are correct.
    #[default]
    Correct,
    /// Those that are not.
    Incorrect,
}

/// How statements are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Numbering {
    /// 1, 2, 3.
    #[default]
    Arabic,
    /// I, II, III, as in 2025.
    Roman,
}

/// Several statements to be judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statements {
    /// What they are about: "Consider the following statements about …".
    pub intro: Text,
    /// The statements, in the order shown.
    pub statements: Vec<Statement>,
    /// Which of them are asked for.
    pub which: Which,
    /// How they are numbered.
    pub numbering: Numbering,
    /// The author's own codes, each a set of statement numbers from 1; empty when the app makes
    /// them. Only for coded questions.
    pub codes: Vec<Vec<usize>>,
}

/// Pairs to be judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pairs {
    /// What they are about: "Consider the following pairs".
    pub intro: Text,
    /// What stands over the two columns.
    pub heads: Option<(Text, Text)>,
    /// The pairs, in the order shown.
    pub pairs: Vec<Pair>,
    /// How they are numbered.
    pub numbering: Numbering,
    /// The author's own codes, as in [`Statements::codes`].
    pub codes: Vec<Vec<usize>>,
}

/// Two things side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The left one.
    pub left: Text,
    /// The right one.
    pub right: Text,
    /// Whether they belong together.
    pub matched: bool,
    /// Why they do not (or anything worth adding).
    pub why: Option<Text>,
    /// The fact it tests.
    pub fact: Option<FactId>,
}

/// Two lists to be matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lists {
    /// What they are about: "Match List-I with List-II".
    pub intro: Text,
    /// What stands over the two lists.
    pub heads: Option<(Text, Text)>,
    /// Each entry of List-I with its match; List-II is shown in another order.
    pub rows: Vec<Row>,
    /// Entries of List-II that match nothing.
    pub extra: Vec<Text>,
}

/// An entry of List-I with its match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The entry of List-I.
    pub left: Text,
    /// Its match in List-II.
    pub right: Text,
    /// The fact it tests.
    pub fact: Option<FactId>,
}

/// An assertion and a reason. Not both may be false: no option of the exam says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssertionReason {
    /// Assertion (A).
    pub assertion: Statement,
    /// Reason (R).
    pub reason: Statement,
    /// Whether R explains A; only if both hold.
    pub explains: bool,
}

/// Statement-I and one or two others that may explain it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explains {
    /// Statement-I.
    pub first: Statement,
    /// Statement-II, or Statements II and III.
    pub others: Vec<Explanation>,
}

/// A statement that may explain another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The statement.
    pub statement: Statement,
    /// Whether it explains Statement-I; only if it holds.
    pub explains: bool,
}

/// Things to be put in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// What the order is: "Arrange in chronological order".
    pub intro: Text,
    /// The things, in the right order; they are shown in another.
    pub items: Vec<Item>,
}

/// One thing in an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub text: Text,
    /// Said when the key is shown, usually its date.
    pub why: Option<Text>,
    /// The fact it tests.
    pub fact: Option<FactId>,
}

/// A number to be typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numeric {
    /// The question, with `____` where the number goes if it is a sentence.
    pub stem: Text,
    /// The right number, exactly.
    pub answer: Ratio<i64>,
    /// How far off is still right.
    pub tolerance: Ratio<i64>,
    /// What is counted: "States", "days".
    pub unit: Option<Text>,
}

/// Words to be typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The question, with `____` where the words go if it is a sentence.
    pub stem: Text,
    /// Every wording that is right; the first is shown as the key.
    pub accept: Vec<Text>,
}
