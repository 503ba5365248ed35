//! The results of a class test as tables for spreadsheets: its questions with their figures, its
//! students with their marks and answers, and the test as a whole. A workbook holds all three, a file
//! of comma-separated values one. Nothing is worked out here but roundings: figures are those of
//! `domain::items`, and every word comes from who asks (see [`Word`]).

mod value;
mod word;

use self::value::Value;
use super::Said;
use super::table::key::letter_of;
use super::table::separated;
use super::table::workbook::{Grid, xlsx};
use crate::domain::answer::Response;
use crate::domain::bank::ChoiceId;
use crate::domain::items::{
    Analysis, Became, Candidate, Entry, Flag, Item, ItemFigures, Sample, Standing, Third,
};

pub use self::word::Word;

/// A table of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sheet {
    /// A row for each question.
    Questions,
    /// A row for each student.
    Students,
    /// A row for each figure of the test.
    Test,
}

impl Sheet {
    /// All, in the order of the workbook.
    pub const ALL: [Self; 3] = [Self::Questions, Self::Students, Self::Test];

    /// A stable name for files, in kebab case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Questions => "questions",
            Self::Students => "students",
            Self::Test => "test",
        }
    }

    /// What it is called.
    pub const fn word(self) -> Word {
        match self {
            Self::Questions => Word::Questions,
            Self::Students => Word::Students,
            Self::Test => Word::Test,
        }
    }
}

/// The results of a test, in one language.
#[derive(Clone, Copy)]
pub struct Results<'a> {
    /// What the test is called.
    pub title: &'a str,
    /// Its questions.
    pub items: &'a [Item],
    /// What each of them asks, in the language of the tables; none where there are fewer.
    pub asked: &'a [String],
    /// Who sat it.
    pub candidates: &'a [Candidate],
    /// The figures of these questions and candidates.
    pub analysis: &'a Analysis,
    /// Every other word: [`Word::text`], or that of the interface.
    pub say: &'a dyn Fn(Word) -> String,
}

impl std::fmt::Debug for Results<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Results").field("title", &self.title).finish_non_exhaustive()
    }
}

/// The widest that a column is made, in characters.
const WIDEST: usize = 48;

impl Results<'_> {
    /// All tables as an Excel workbook, in which numbers are numbers and all else is text.
    ///
    /// # Errors
    ///
    /// If they are too large for one.
    pub fn xlsx(&self) -> Result<Vec<u8>, Said> {
        let sheets = Sheet::ALL.map(|sheet| {
            let rows = self.rows(sheet);
            let width = |column: usize| {
                let cells = rows.iter().filter_map(|row| row.get(column));
                let widest = cells.map(Value::width).max().unwrap_or(0);
                widest.clamp(6, WIDEST) + 2
            };
            let widths: Vec<usize> = (0..rows.first().map_or(0, Vec::len)).map(width).collect();
            ((self.say)(sheet.word()), rows, widths)
        });
        let grids: Vec<Grid<'_, Value>> = sheets
            .iter()
            .map(|(name, rows, widths)| Grid { name, header: 1, widths, rows })
            .collect();
        xlsx(&grids).map_err(|_| Said::Unwritable { what: "so large a workbook" })
    }

    /// One table as comma-separated values, of which a spreadsheet runs nothing.
    pub fn csv(&self, sheet: Sheet) -> Vec<u8> {
        separated::write(&self.rows(sheet))
    }

    fn rows(&self, sheet: Sheet) -> Vec<Vec<Value>> {
        match sheet {
            Sheet::Questions => self.questions(),
            Sheet::Students => self.students(),
            Sheet::Test => self.test(),
        }
    }

    fn say(&self, word: Word) -> Value {
        Value::text(&(self.say)(word))
    }

    fn questions(&self) -> Vec<Vec<Value>> {
        use Word as W;
        let most = self.items.iter().map(|item| item.choices.len()).max().unwrap_or(0);
        let heads = [
            W::Number,
            W::Question,
            W::Asked,
            W::Key,
            W::Most,
            W::Least,
            W::There,
            W::Right,
            W::Partly,
            W::Wrong,
            W::Omitted,
            W::NotReached,
            W::OmitRate,
            W::Facility,
            W::ItemSd,
            W::MedianTime,
            W::Compared,
            W::Discrimination,
            W::DiscriminationLow,
            W::DiscriminationHigh,
            W::Efficiency,
            W::ClassicalD,
            W::AlphaWithout,
            W::Flags,
        ];
        let mut head: Vec<Value> = heads.map(|word| self.say(word)).into();
        for letter in (0..most).map(letter_of) {
            head.push(Value::text(&letter));
            for word in [W::Share, W::Top, W::Middle, W::Bottom] {
                head.push(Value::text(&format!("{letter}: {}", (self.say)(word))));
            }
        }
        let mut rows = vec![head];
        for (at, (item, figures)) in self.items.iter().zip(&self.analysis.items).enumerate() {
            let mut row = self.question(at, item, figures);
            for option in &figures.options {
                row.push(Value::count(option.by.count));
                row.push(Value::percent(Some(option.by.share)));
                row.extend(option.by.thirds.map(Value::count));
            }
            rows.push(row);
        }
        rows
    }

    /// The row of a question up to its choices.
    fn question(&self, at: usize, item: &Item, figures: &ItemFigures) -> Vec<Value> {
        let index = figures.discrimination;
        let interval = index.and_then(|index| index.interval);
        let seconds = figures.median_millis.map(|millis| f64::from(millis) / 1_000.0);
        let flags: Vec<String> = figures.flags.iter().map(|flag| self.flag(item, flag)).collect();
        vec![
            Value::place(at),
            Value::text(item.question.as_str()),
            Value::text(self.asked.get(at).map_or("", String::as_str)),
            Value::text(&letters(item, item.key.iter())),
            Value::marks(item.most),
            Value::marks(item.least),
            Value::count(figures.there),
            Value::count(figures.right),
            Value::count(figures.partly),
            Value::count(figures.wrong),
            Value::count(figures.omitted.count),
            Value::count(figures.not_reached.count),
            Value::percent(figures.omit_rate),
            Value::percent(figures.facility),
            Value::figure(figures.sd),
            Value::figure(seconds),
            Value::count(figures.compared),
            Value::figure(index.map(|index| index.value)),
            Value::figure(interval.map(|interval| interval.0)),
            Value::figure(interval.map(|interval| interval.1)),
            Value::figure(figures.efficiency),
            Value::figure(figures.classical_d),
            Value::figure(figures.alpha_without),
            Value::text(&flags.join("; ")),
        ]
    }

    fn flag(&self, item: &Item, flag: &Flag) -> String {
        let of = |word: Word, choice: &ChoiceId| {
            format!("{}: {}", (self.say)(word), letters(item, std::iter::once(choice)))
        };
        match flag {
            Flag::TooFew => (self.say)(Word::FlagTooFew),
            Flag::NegativeDiscrimination => (self.say)(Word::FlagNegative),
            Flag::BeatsKey(choice) => of(Word::FlagBeatsKey, choice),
            Flag::Unchosen(choice) => of(Word::FlagUnchosen, choice),
            Flag::TooHard => (self.say)(Word::FlagTooHard),
            Flag::TooEasy => (self.say)(Word::FlagTooEasy),
        }
    }

    fn students(&self) -> Vec<Vec<Value>> {
        use Word as W;
        let heads = [
            W::Student,
            W::Roll,
            W::Marks,
            W::Percent,
            W::Rank,
            W::Percentile,
            W::Third,
            W::Right,
            W::Partly,
            W::Wrong,
            W::Omitted,
            W::NotReached,
            W::Absent,
        ];
        let mut head: Vec<Value> = heads.map(|word| self.say(word)).into();
        let short = (self.say)(W::ShortQuestion);
        head.extend((1..=self.items.len()).map(|number| Value::text(&format!("{short}{number}"))));
        let mut rows = vec![head];
        for (candidate, standing) in self.candidates.iter().zip(&self.analysis.standings) {
            let mut row = self.student(candidate, standing);
            let entries = self.items.iter().enumerate();
            row.extend(entries.map(|(at, item)| self.given(item, candidate.entry(at))));
            rows.push(row);
        }
        rows
    }

    /// The row of a student up to their answers.
    fn student(&self, candidate: &Candidate, standing: &Standing) -> Vec<Value> {
        let third = standing.third.map(|third| match third {
            Third::Top => Word::Top,
            Third::Middle => Word::Middle,
            Third::Bottom => Word::Bottom,
        });
        vec![
            Value::text(&candidate.label),
            Value::text(candidate.roll.as_deref().unwrap_or_default()),
            Value::marks(standing.total),
            Value::figure(standing.percent),
            standing.rank.map_or_else(Value::nothing, Value::count),
            Value::percentile(standing.percentile),
            third.map_or_else(Value::nothing, |word| self.say(word)),
            Value::count(standing.right),
            Value::count(standing.partly),
            Value::count(standing.wrong),
            Value::count(standing.omitted),
            Value::count(standing.not_reached),
            Value::count(standing.absent),
        ]
    }

    /// What was given, and its mark: "B (-0.67)".
    fn given(&self, item: &Item, entry: &Entry) -> Value {
        let became = item.became(entry);
        let given = match (became, entry) {
            (Became::Absent, _) => (self.say)(Word::Absent),
            (Became::NotReached, _) => (self.say)(Word::NotReached),
            (Became::Omitted, _) => (self.say)(Word::Omitted),
            (Became::Right | Became::Partly | Became::Wrong, Entry::Reached { response, .. }) => {
                match response {
                    Response::One(id) => letters(item, std::iter::once(id)),
                    Response::Many(ids) => letters(item, ids.iter()),
                    Response::Typed(typed) => typed.trim().to_owned(),
                    Response::Blank => String::new(),
                }
            }
            (Became::Right | Became::Partly | Became::Wrong, _) => String::new(),
        };
        match entry.mark() {
            Some(mark) => Value::text(&format!("{given} ({})", value::decimal(mark, 2))),
            None => Value::text(&given),
        }
    }

    fn test(&self) -> Vec<Vec<Value>> {
        use Word as W;
        let test = &self.analysis.test;
        let share = |marks: Option<f64>| Value::figure(marks.and_then(|marks| test.percent(marks)));
        let sample = match test.sample() {
            Sample::TooFew => W::SampleTooFew,
            Sample::Rough => W::SampleRough,
            Sample::Steady => W::SampleSteady,
        };
        let rows = [
            (W::Title, Value::text(self.title)),
            (W::QuestionCount, Value::count(test.questions)),
            (W::OutOf, Value::marks(test.out_of)),
            (W::LeastTotal, Value::marks(test.least)),
            (W::StudentCount, Value::count(test.candidates)),
            (W::WholeCount, Value::count(test.whole)),
            (W::Sample, self.say(sample)),
            (W::Mean, Value::figure(test.mean)),
            (W::MeanPercent, share(test.mean)),
            (W::Median, Value::figure(test.median)),
            (W::MedianPercent, share(test.median)),
            (W::Sd, Value::figure(test.sd)),
            (W::SdPercent, share(test.sd)),
            (W::Skewness, Value::figure(test.skewness)),
            (W::Kurtosis, Value::figure(test.kurtosis)),
            (W::Alpha, Value::figure(test.alpha)),
            (W::ErrorRatio, Value::figure(test.error_ratio)),
            (W::Sem, Value::figure(test.sem)),
            (W::TopCount, Value::count(test.thirds[Third::Top.place()])),
            (W::MiddleCount, Value::count(test.thirds[Third::Middle.place()])),
            (W::BottomCount, Value::count(test.thirds[Third::Bottom.place()])),
        ];
        let head = vec![self.say(W::Figure), self.say(W::Value)];
        let rows = rows.into_iter().map(|(word, value)| vec![self.say(word), value]);
        std::iter::once(head).chain(rows).collect()
    }
}

/// The letters of choices, by the order of the item: "A,C". One that the item does not have stands
/// with its id.
fn letters<'a>(item: &Item, chosen: impl Iterator<Item = &'a ChoiceId>) -> String {
    let place = |id: &ChoiceId| item.choices.iter().position(|choice| choice == id);
    let mut places: Vec<(usize, &ChoiceId)> =
        chosen.map(|id| (place(id).unwrap_or(usize::MAX), id)).collect();
    places.sort_unstable();
    let letter = |(at, id): (usize, &ChoiceId)| match at {
        usize::MAX => id.to_string(),
        at => letter_of(at),
    };
    places.into_iter().map(letter).collect::<Vec<_>>().join(",")
}
