//! What is said of one question.

use super::group::{Groups, Third};
use super::spread::{Column, float, number, share};
use super::test::alpha;
use super::{Became, EASY, Entry, HARD, Item, LEAST, Sample, Table, count, is_omission};
use crate::domain::answer::Response;
use crate::domain::bank::{ChoiceId, QuestionId};
use crate::domain::exam::marks::Kind;

/// How many did something, and in which third of the class they are.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Count {
    /// How many.
    pub count: u32,
    /// Which share of those who were there, 0 to 1; 0 if nobody was.
    pub share: f64,
    /// How many of the top, middle and bottom [`Third`]: only those who were there for every question.
    pub thirds: [u32; 3],
}

/// A choice, and how many took it.
#[derive(Debug, Clone, PartialEq)]
pub struct Picked {
    /// The choice.
    pub choice: ChoiceId,
    /// Whether it is right.
    pub is_key: bool,
    /// How many took it. Of a question with several answers, shares add up to more than 1.
    pub by: Count,
}

/// A discrimination index with how far it can be trusted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Index {
    /// The index, −100 to 100.
    pub value: f64,
    /// Between which values it lies in 95 of 100 classes like this, by Fisher's transformation
    /// (R. A. Fisher 1921, Metron 1, 3); `None` of fewer than four candidates.
    pub interval: Option<(f64, f64)>,
}

/// What should be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Flag {
    /// Fewer than [`LEAST`] candidates to go by, so nothing is said.
    TooFew,
    /// Those who did well elsewhere did worse here: the key may be wrong, or the question misleading.
    NegativeDiscrimination,
    /// More of the top third took this distractor than the key.
    BeatsKey(ChoiceId),
    /// Nobody took this distractor.
    Unchosen(ChoiceId),
    /// The facility is below [`HARD`].
    TooHard,
    /// The facility is above [`EASY`].
    TooEasy,
}

/// What is said of one question. `None` is where a figure is not defined: nobody there, all marks the
/// same, one question only.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemFigures {
    /// The question.
    pub question: QuestionId,
    /// Candidates who were there, on whom everything rests but what compares totals.
    pub there: u32,
    /// Candidates who were there for every question, on whom the discrimination figures and
    /// `alpha_without` rest.
    pub compared: u32,
    /// Answers that were right.
    pub right: u32,
    /// Answers that earned some of the marks.
    pub partly: u32,
    /// Answers that were wrong.
    pub wrong: u32,
    /// The facility index: the mean mark over the most there is, at most 1 and below 0 where the mean
    /// is.
    pub facility: Option<f64>,
    /// The standard deviation of its marks (over n − 1), in marks.
    pub sd: Option<f64>,
    /// Each choice with who took it, in the order of the item.
    pub options: Vec<Picked>,
    /// Answers that are none of the choices: what was typed.
    pub other: Count,
    /// Those who reached it and gave nothing; "not attempted" is among `options`, and here as well.
    pub omitted: Count,
    /// Those whose time was up before.
    pub not_reached: Count,
    /// The share of those who reached it that left it, 0 to 1.
    pub omit_rate: Option<f64>,
    /// How long candidates had it before them, in milliseconds: the median of the times that are known.
    pub median_millis: Option<u32>,
    /// Moodle's discrimination index: 100 · cov(item, rest) / √(var item · var rest), the correlation
    /// in per cent of its marks with those of all other questions. Where it is right or wrong with the
    /// same marks for each, the corrected point-biserial correlation times 100. It should be 25 or
    /// more, better 35; below 0 the question is probably wrong.
    pub discrimination: Option<Index>,
    /// Moodle's discriminative efficiency: 100 · cov(item, rest) / the greatest that this covariance
    /// could be with the same marks. At most 100, and not bounded below. Unlike the index it is fair to
    /// very easy and very hard questions; a good one has more than 50.
    pub efficiency: Option<f64>,
    /// The classical index of discrimination D: the share of right answers among the 27 % of candidates
    /// with the highest totals, less that among the 27 % with the lowest, −1 to 1. Many guides describe
    /// Moodle's index as this one; it is another.
    pub classical_d: Option<f64>,
    /// Cronbach's alpha of the test without this question; the question harms the test where it is
    /// above [`super::TestFigures::alpha`]. `None` of fewer than three questions.
    pub alpha_without: Option<f64>,
    /// What should be looked at, in the order of [`Flag`]; distractors in the order of the item.
    pub flags: Vec<Flag>,
}

impl ItemFigures {
    /// How far what compares totals can be trusted.
    pub const fn sample(&self) -> Sample {
        Sample::of(self.compared)
    }

    pub(super) fn of(table: &Table<'_>, at: usize, groups: &Groups) -> Self {
        let item = &table.items[at];
        let entries: Vec<&Entry> = table.candidates.iter().map(|one| one.entry(at)).collect();
        let marks = Column::of(entries.iter().filter_map(|entry| entry.mark()).collect());
        let there = count(marks.exact.len());
        let counted = Counted { entries: &entries, whole: table.whole, groups, there };
        let became =
            |what: Became| count(entries.iter().filter(|entry| item.became(entry) == what).count());
        let not_reached = counted.of(|entry| matches!(entry, Entry::NotReached { .. }));
        let omitted = counted.of(|entry| item.became(entry) == Became::Omitted);
        let options: Vec<Picked> = item
            .choices
            .iter()
            .map(|choice| Picked {
                choice: choice.clone(),
                is_key: item.key.contains(choice),
                by: counted.of(|entry| names(entry, choice)),
            })
            .collect();
        let column = &table.columns[at];
        let rest = table.total.less(column);
        let facility = marks.mean.filter(|_| float(item.most) > 0.0);
        let facility = facility.map(|mean| mean / float(item.most));
        let discrimination = index(column, &rest);
        let mut figures = Self {
            question: item.question.clone(),
            there,
            compared: count(table.whole.len()),
            right: became(Became::Right),
            partly: became(Became::Partly),
            wrong: became(Became::Wrong),
            facility,
            sd: marks.sd(),
            options,
            other: counted.of(|entry| is_other(item, entry)),
            omitted,
            not_reached,
            omit_rate: share(omitted.count, there - not_reached.count),
            median_millis: median_millis(&entries),
            discrimination,
            efficiency: efficiency(column, &rest),
            classical_d: classical_d(table, at, groups),
            alpha_without: alpha_without(table, at, &rest),
            flags: Vec::new(),
        };
        figures.flags = flags(item, &figures);
        figures
    }

    /// How many took a choice.
    fn by(&self, choice: &ChoiceId) -> Option<Count> {
        self.options.iter().find(|option| option.choice == *choice).map(|option| option.by)
    }
}

/// Entries on their way to being counted.
struct Counted<'a> {
    entries: &'a [&'a Entry],
    whole: &'a [usize],
    groups: &'a Groups,
    there: u32,
}

impl Counted<'_> {
    fn of(&self, is: impl Fn(&Entry) -> bool) -> Count {
        let all = count(self.entries.iter().filter(|entry| is(entry)).count());
        let mut thirds = [0; 3];
        for (place, third) in self.whole.iter().zip(&self.groups.thirds) {
            thirds[third.place()] += u32::from(is(self.entries[*place]));
        }
        Count { count: all, share: share(all, self.there).unwrap_or(0.0), thirds }
    }
}

/// Whether a choice was taken, alone or with others.
fn names(entry: &Entry, choice: &ChoiceId) -> bool {
    match entry {
        Entry::Reached { response: Response::One(id), .. } => id == choice,
        Entry::Reached { response: Response::Many(ids), .. } => ids.contains(choice),
        Entry::Reached { response: Response::Typed(_) | Response::Blank, .. }
        | Entry::NotReached { .. }
        | Entry::Absent => false,
    }
}

/// Whether something was given that is none of the choices.
fn is_other(item: &Item, entry: &Entry) -> bool {
    let Entry::Reached { response, .. } = entry else {
        return false;
    };
    let is_known = |id: &ChoiceId| item.choices.contains(id);
    !is_omission(response)
        && match response {
            Response::One(id) => !is_known(id),
            Response::Many(ids) => !ids.iter().all(is_known),
            Response::Typed(_) => true,
            Response::Blank => false,
        }
}

fn median_millis(entries: &[&Entry]) -> Option<u32> {
    let mut times: Vec<u32> = entries
        .iter()
        .filter_map(|entry| match entry {
            Entry::Reached { millis, .. } => *millis,
            Entry::NotReached { .. } | Entry::Absent => None,
        })
        .collect();
    times.sort_unstable();
    let middle = times.len() / 2;
    let upper = *times.get(middle)?;
    Some(if times.len() % 2 == 1 { upper } else { times[middle - 1].midpoint(upper) })
}

/// The correlation of a question's marks with those of the rest, in per cent.
fn index(item: &Column, rest: &Column) -> Option<Index> {
    let variances = item.some_variance()? * rest.some_variance()?;
    let correlation = (item.covariance(rest)? / variances.sqrt()).clamp(-1.0, 1.0);
    let n = number(item.exact.len());
    let interval = (n > 3.0).then(|| {
        let half = 1.959_964 / (n - 3.0).sqrt();
        let end = |by: f64| 100.0 * (correlation.atanh() + by).tanh();
        (end(-half), end(half))
    });
    Some(Index { value: 100.0 * correlation, interval })
}

fn efficiency(item: &Column, rest: &Column) -> Option<f64> {
    item.some_variance()?;
    rest.some_variance()?;
    let greatest = item.greatest_covariance(rest).filter(|greatest| *greatest > 0.0)?;
    Some((100.0 * item.covariance(rest)? / greatest).min(100.0))
}

fn classical_d(table: &Table<'_>, at: usize, groups: &Groups) -> Option<f64> {
    table.total.some_variance()?;
    let item = &table.items[at];
    let (mut upper, mut lower) = (0.0, 0.0);
    for (place, (high, low)) in table.whole.iter().zip(&groups.ends) {
        if item.became(table.candidates[*place].entry(at)) == Became::Right {
            upper += high;
            lower += low;
        }
    }
    Some((upper - lower) / groups.end)
}

fn alpha_without(table: &Table<'_>, at: usize, rest: &Column) -> Option<f64> {
    let others = table.columns.iter().enumerate().filter(|(other, _)| *other != at);
    let variances = others.filter_map(|(_, column)| column.variance).sum();
    alpha(table.items.len() - 1, variances, rest.some_variance()?)
}

fn flags(item: &Item, figures: &ItemFigures) -> Vec<Flag> {
    if figures.there < LEAST {
        return vec![Flag::TooFew];
    }
    let mut flags = Vec::new();
    if figures.compared >= LEAST {
        if figures.discrimination.is_some_and(|index| index.value < 0.0) {
            flags.push(Flag::NegativeDiscrimination);
        }
        let top =
            |choice: &ChoiceId| figures.by(choice).map_or(0, |by| by.thirds[Third::Top.place()]);
        // Of several answers each is a key of its own; of several that are accepted, all together.
        let key = item.key.iter().map(top);
        let key = match item.kind {
            Kind::Several => key.min(),
            Kind::OneChoice | Kind::Typed => Some(key.sum()),
        };
        let beats = |choice: &&ChoiceId| key.is_some_and(|key| top(choice) > key);
        let distractors = item.choices.iter().filter(|choice| item.is_distractor(choice));
        flags.extend(distractors.filter(beats).cloned().map(Flag::BeatsKey));
    }
    let distractors = item.choices.iter().filter(|choice| item.is_distractor(choice));
    let is_unchosen = |choice: &&ChoiceId| figures.by(choice).is_some_and(|by| by.count == 0);
    flags.extend(distractors.filter(is_unchosen).cloned().map(Flag::Unchosen));
    if figures.facility.is_some_and(|facility| facility < HARD) {
        flags.push(Flag::TooHard);
    }
    if figures.facility.is_some_and(|facility| facility > EASY) {
        flags.push(Flag::TooEasy);
    }
    flags
}
