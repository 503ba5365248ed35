//! Every plot of a report as a table, for those who read rather than see, and for files. Names of
//! columns are in `i18n`.

use num_rational::Ratio;

use super::{Line, Part, Report};
use crate::domain::answer::Certainty;
use crate::domain::bank::{BankId, Format, QuestionId, TopicId};
use crate::domain::exam::marks::Outcome;
use crate::domain::locale::Text;

/// A plot as a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What each column says.
    pub columns: Vec<Column>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<Cell>>,
}

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The topic.
    Topic,
    /// The section.
    Section,
    /// The format.
    Format,
    /// The third of the paper.
    Third,
    /// The number of the question in the paper, from 1.
    Number,
    /// The question.
    Question,
    /// How sure.
    Certainty,
    /// What became of it.
    Outcome,
    /// Questions asked.
    Asked,
    /// Answers given.
    Attempted,
    /// Right answers.
    Right,
    /// Wrong answers.
    Wrong,
    /// Questions left.
    Left,
    /// Marks obtained.
    Obtained,
    /// Marks there were.
    OutOf,
    /// Time.
    Time,
    /// Share of right answers.
    Share,
    /// The lower end of its interval of 95 %.
    Low,
    /// Its upper end.
    High,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A topic of a bank.
    Topic(BankId, TopicId),
    /// Words.
    Words(Text),
    /// A format.
    Format(Format),
    /// A question.
    Question(QuestionId),
    /// How sure; `None` where it was not said.
    Certainty(Option<Certainty>),
    /// What became of a question.
    Outcome(Outcome),
    /// A number of things, or the place of one.
    Count(u64),
    /// Marks, exactly.
    Marks(Ratio<i64>),
    /// Milliseconds.
    Millis(u64),
    /// A share, 0 to 1; `None` of nothing.
    Share(Option<f64>),
}

impl Report {
    /// Marks by topic.
    pub fn topic_table(&self) -> Table {
        let name = |name: &(BankId, TopicId)| Cell::Topic(name.0.clone(), name.1.clone());
        parts(Column::Topic, &self.topics, name)
    }

    /// Marks by section.
    pub fn section_table(&self) -> Table {
        parts(Column::Section, &self.sections, |name| Cell::Words(name.clone()))
    }

    /// Marks by format.
    pub fn format_table(&self) -> Table {
        parts(Column::Format, &self.formats, |name| Cell::Format(*name))
    }

    /// Marks by third of the paper.
    pub fn third_table(&self) -> Table {
        parts(Column::Third, &self.thirds, |name| Cell::Count((*name).into()))
    }

    /// Time, outcome and marks of each question.
    pub fn question_table(&self) -> Table {
        let columns = vec![
            Column::Number,
            Column::Question,
            Column::Outcome,
            Column::Certainty,
            Column::Obtained,
            Column::Time,
        ];
        let row = |(number, line): (u64, &Line)| {
            vec![
                Cell::Count(number),
                Cell::Question(line.question.clone()),
                Cell::Outcome(line.outcome),
                Cell::Certainty(line.certainty),
                Cell::Marks(line.marks),
                Cell::Millis(line.millis),
            ]
        };
        Table { columns, rows: (1..).zip(&self.questions).map(row).collect() }
    }

    /// How often answers were right, by how sure they were.
    pub fn calibration_table(&self) -> Table {
        let columns = vec![
            Column::Certainty,
            Column::Attempted,
            Column::Right,
            Column::Share,
            Column::Low,
            Column::High,
        ];
        let tagged = Certainty::ALL.into_iter().map(Some).zip(self.calibration.levels);
        let all = tagged.chain(std::iter::once((None, self.calibration.untagged)));
        let rows = all.map(|(certainty, level)| {
            let share = level.share();
            vec![
                Cell::Certainty(certainty),
                Cell::Count(level.count.into()),
                Cell::Count(level.right.into()),
                Cell::Share(share.map(|share| share.share)),
                Cell::Share(share.map(|share| share.low)),
                Cell::Share(share.map(|share| share.high)),
            ]
        });
        Table { columns, rows: rows.collect() }
    }
}

fn parts<N>(first: Column, parts: &[Part<N>], name: impl Fn(&N) -> Cell) -> Table {
    let columns = vec![
        first,
        Column::Asked,
        Column::Attempted,
        Column::Right,
        Column::Wrong,
        Column::Left,
        Column::Obtained,
        Column::OutOf,
        Column::Time,
    ];
    let row = |part: &Part<N>| {
        let counts = part.counts;
        vec![
            name(&part.name),
            Cell::Count(counts.asked().into()),
            Cell::Count(counts.attempted().into()),
            Cell::Count(counts.right.into()),
            Cell::Count(counts.wrong.into()),
            Cell::Count((counts.blank + counts.not_attempted).into()),
            Cell::Marks(part.obtained),
            Cell::Marks(part.out_of),
            Cell::Millis(part.millis),
        ]
    };
    Table { columns, rows: parts.iter().map(row).collect() }
}
