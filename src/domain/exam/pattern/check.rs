//! What contradicts itself in a pattern: marks that do not add up, a lock without time, a penalty
//! above the mark. What such a problem says in English is in `wording`; what is wrong with the RON
//! itself is found as in banks.

mod wording;

use num_rational::Ratio;

use super::{
    MOST_MARKS, MOST_MINUTES, MOST_QUESTIONS, MOST_SECTIONS, MultiSelect, NotAttempted, Pattern,
    Penalty, Section, SectionOrder, SectionTime,
};
use crate::domain::bank::check::path::Path;
use crate::domain::bank::check::{Problem, Severity, Thing};

/// The finest division of a mark: every mark and penalty of a pattern, written with one denominator,
/// keeps below it, so that sums stay exact.
pub const FINEST: i64 = 100_000;

/// The most decimals shown of marks.
pub const MOST_DECIMALS: u8 = 6;

/// Something about a pattern that cannot be, or hardly be, meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Contradiction {
    /// The file does not begin as a pattern.
    NotAPattern,
    /// The pattern was written for another version of the format.
    OtherSchema {
        /// The number in the file.
        found: String,
    },
    /// There are no sections.
    NoSections,
    /// A count or a time that must be above zero is zero.
    Zero,
    /// A number above what any exam has.
    TooMany {
        /// The most.
        most: u64,
    },
    /// A section says neither its marks nor those of a question.
    NoMarks,
    /// Marks that must be above zero are not.
    NotAboveZero {
        /// As written.
        found: Ratio<i64>,
    },
    /// Marks that cannot be below zero are.
    BelowZero {
        /// As written.
        found: Ratio<i64>,
    },
    /// The section's marks are not those of its questions together.
    SectionMarks {
        /// As stated.
        stated: Ratio<i64>,
        /// Its questions times the marks of one.
        sum: Ratio<i64>,
    },
    /// The paper's marks are not those of its sections together.
    PaperMarks {
        /// As stated.
        stated: Ratio<i64>,
        /// All sections together.
        sum: Ratio<i64>,
    },
    /// A section closes by itself but has no minutes.
    LockWithoutTime,
    /// Some sections close by themselves and some do not.
    PartlyLocked,
    /// Sections that close by themselves could be sat in any order.
    LockedInAnyOrder,
    /// The first section shares the time of the one before it.
    SharesWithNothing,
    /// A section shares the time of another and has minutes or a lock of its own.
    SharesAndHasTime,
    /// The minutes of the sections are not those of the paper.
    Times {
        /// As stated.
        stated: u64,
        /// The sections together.
        sum: u64,
    },
    /// A wrong answer, or a blank, costs more than a right one earns.
    AboveTheMark {
        /// What it costs.
        penalty: Ratio<i64>,
        /// What a right answer earns.
        mark: Ratio<i64>,
    },
    /// A share of the blanks disqualifies, but there is no other way not to attempt a question.
    LimitWithoutOption,
    /// A share that is not above 0 and at most 1.
    NoShare {
        /// As written.
        found: Ratio<i64>,
    },
    /// A number of options that no exam prints.
    Options {
        /// As written.
        found: u64,
    },
    /// An option "not attempted" after five others.
    SixthOption,
    /// A table of shares without rows.
    EmptyTable,
    /// A row of a table that earns less than the row before it.
    FallingTable,
    /// Fractions so fine that sums would not stay exact.
    TooFine,
    /// More decimals than anybody reads.
    Decimals {
        /// As written.
        found: u64,
    },
    /// A decimal that stands for thirds.
    RoundedThird {
        /// As written.
        found: String,
        /// What it stands for.
        meant: &'static str,
    },
}

impl Contradiction {
    /// Whether the pattern can be used all the same.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::RoundedThird { .. } => Severity::Warning,
            Self::NotAPattern
            | Self::OtherSchema { .. }
            | Self::NoSections
            | Self::Zero
            | Self::TooMany { .. }
            | Self::NoMarks
            | Self::NotAboveZero { .. }
            | Self::BelowZero { .. }
            | Self::SectionMarks { .. }
            | Self::PaperMarks { .. }
            | Self::LockWithoutTime
            | Self::PartlyLocked
            | Self::LockedInAnyOrder
            | Self::SharesWithNothing
            | Self::SharesAndHasTime
            | Self::Times { .. }
            | Self::AboveTheMark { .. }
            | Self::LimitWithoutOption
            | Self::NoShare { .. }
            | Self::Options { .. }
            | Self::SixthOption
            | Self::EmptyTable
            | Self::FallingTable
            | Self::TooFine
            | Self::Decimals { .. } => Severity::Error,
        }
    }
}

/// A problem and the field it stands in.
pub(crate) type Fault = (Path, Problem);

/// A fault in a field.
pub(super) fn fault(path: Path, contradiction: Contradiction) -> Fault {
    (path, Problem::Pattern(contradiction))
}

/// The path to a field of a section.
pub(super) fn in_section(number: usize, field: &'static str) -> Path {
    Path::of("sections").entry(number).field(field)
}

/// Everything that contradicts itself in a pattern whose parts could all be read. `marks` is what
/// the file says the whole paper carries, if it does.
pub(super) fn contradictions(pattern: &Pattern, marks: Option<Ratio<i64>>) -> Vec<Fault> {
    let mut faults = Vec::new();
    if pattern.sections.is_empty() {
        faults.push(fault(Path::of("sections"), Contradiction::NoSections));
        return faults;
    }
    if pattern.sections.len() > MOST_SECTIONS {
        let most = MOST_SECTIONS as u64;
        faults.push(fault(Path::of("sections"), Contradiction::TooMany { most }));
        return faults;
    }
    minutes(pattern.minutes, Path::of("minutes"), &mut faults);
    for (number, section) in pattern.sections.iter().enumerate() {
        counts(section, number, &mut faults);
    }
    penalties(pattern, &mut faults);
    // What follows adds and multiplies: only numbers that were found sound may get there.
    if !faults.is_empty() {
        return faults;
    }
    if !is_coarse(pattern) {
        faults.push(fault(Path::of("penalty"), Contradiction::TooFine));
        return faults;
    }
    if let Some(stated) = marks
        && stated != pattern.marks()
    {
        let sum = pattern.marks();
        faults.push(fault(Path::of("marks"), Contradiction::PaperMarks { stated, sum }));
    }
    times(pattern, &mut faults);
    shares(pattern, &mut faults);
    options(pattern, &mut faults);
    faults
}

fn minutes(minutes: u32, path: Path, faults: &mut Vec<Fault>) {
    if minutes == 0 {
        faults.push(fault(path, Contradiction::Zero));
    } else if minutes > MOST_MINUTES {
        faults.push(fault(path, Contradiction::TooMany { most: MOST_MINUTES.into() }));
    }
}

fn counts(section: &Section, number: usize, faults: &mut Vec<Fault>) {
    let path = in_section(number, "questions");
    if section.questions == 0 {
        faults.push(fault(path, Contradiction::Zero));
    } else if section.questions > MOST_QUESTIONS {
        faults.push(fault(path, Contradiction::TooMany { most: MOST_QUESTIONS.into() }));
    }
    match section.time {
        SectionTime::Locked(own) | SectionTime::Advised(own) => {
            minutes(own, in_section(number, "minutes"), faults);
        }
        SectionTime::Pooled | SectionTime::Shared => {}
    }
    if section.languages.is_empty() {
        let thing = Thing::Language;
        faults.push((in_section(number, "languages"), Problem::Empty { thing }));
    }
    let path = in_section(number, "mark");
    if section.mark <= Ratio::from_integer(0) {
        faults.push(fault(path, Contradiction::NotAboveZero { found: section.mark }));
    } else if section.mark > Ratio::from_integer(MOST_MARKS) {
        let most = MOST_MARKS.unsigned_abs();
        faults.push(fault(path, Contradiction::TooMany { most }));
    }
}

const fn amount(penalty: Penalty) -> Ratio<i64> {
    match penalty {
        Penalty::Share(amount) | Penalty::Marks(amount) => amount,
    }
}

fn penalties(pattern: &Pattern, faults: &mut Vec<Fault>) {
    let own = pattern.sections.iter().enumerate().filter_map(|(number, section)| {
        Some((in_section(number, "penalty"), section.penalty?, vec![section]))
    });
    let shared = pattern.sections.iter().filter(|section| section.penalty.is_none()).collect();
    let all = pattern.sections.iter().collect();
    let whole = [
        (Path::of("penalty"), pattern.penalty, shared),
        (Path::of("blank_penalty"), pattern.blank, all),
    ];
    for (path, penalty, sections) in whole.into_iter().chain(own) {
        let found = amount(penalty);
        if found < Ratio::from_integer(0) {
            faults.push(fault(path, Contradiction::BelowZero { found }));
            continue;
        }
        // A share is of the mark, whatever that is.
        let above = match penalty {
            Penalty::Share(share) => {
                Some(Ratio::from_integer(1)).filter(|whole| !sections.is_empty() && share > *whole)
            }
            Penalty::Marks(marks) => {
                sections.iter().map(|section| section.mark).find(|mark| marks > *mark)
            }
        };
        if let Some(mark) = above {
            faults.push(fault(path, Contradiction::AboveTheMark { penalty: found, mark }));
        }
    }
    if let MultiSelect::Table(rows) = &pattern.multi_select {
        let path = Path::of("multi_select");
        if rows.is_empty() {
            faults.push(fault(path.clone(), Contradiction::EmptyTable));
        }
        for found in rows {
            share(Some(*found), path.clone(), faults);
        }
        if rows.is_sorted() {
            return;
        }
        faults.push(fault(path, Contradiction::FallingTable));
    }
}

fn share(found: Option<Ratio<i64>>, path: Path, faults: &mut Vec<Fault>) {
    let Some(found) = found else { return };
    if found <= Ratio::from_integer(0) || found > Ratio::from_integer(1) {
        faults.push(fault(path, Contradiction::NoShare { found }));
    } else if *found.denom() > FINEST {
        faults.push(fault(path, Contradiction::TooFine));
    }
}

/// Whether all marks, written with one denominator, are coarse enough for exact sums.
fn is_coarse(pattern: &Pattern) -> bool {
    let mut common = 1_i64;
    let mut take = |denominator: i64| {
        let shared = gcd(common, denominator);
        common = common.checked_mul(denominator / shared).unwrap_or(i64::MAX);
        common <= FINEST
    };
    let table = match &pattern.multi_select {
        MultiSelect::Table(rows) => rows.as_slice(),
        MultiSelect::AllOrNothing | MultiSelect::Proportional => &[],
    };
    pattern.sections.iter().all(|section| {
        let mark = *section.mark.denom();
        let of_mark = |share: i64| mark.checked_mul(share).unwrap_or(i64::MAX);
        let costs = [section.penalty.unwrap_or(pattern.penalty), pattern.blank];
        take(mark)
            && costs.into_iter().all(|penalty| match penalty {
                Penalty::Share(share) => take(of_mark(*share.denom())),
                Penalty::Marks(marks) => take(*marks.denom()),
            })
            && table.iter().all(|row| take(of_mark(*row.denom())))
    })
}

const fn gcd(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

fn times(pattern: &Pattern, faults: &mut Vec<Fault>) {
    let locked = pattern.is_locked();
    if locked && pattern.order == SectionOrder::Free {
        faults.push(fault(Path::of("order"), Contradiction::LockedInAnyOrder));
    }
    let mut sum = 0_u64;
    let mut complete = true;
    for (number, section) in pattern.sections.iter().enumerate() {
        match section.time {
            SectionTime::Pooled | SectionTime::Advised(_) if locked => {
                let path = in_section(number, "lock");
                faults.push(fault(path, Contradiction::PartlyLocked));
                return;
            }
            SectionTime::Pooled => complete = false,
            SectionTime::Advised(own) | SectionTime::Locked(own) => sum += u64::from(own),
            SectionTime::Shared if number == 0 => {
                let path = in_section(number, "shares_time");
                faults.push(fault(path, Contradiction::SharesWithNothing));
                return;
            }
            SectionTime::Shared => {}
        }
    }
    let stated = u64::from(pattern.minutes);
    if (complete && sum != stated) || sum > stated {
        faults.push(fault(Path::of("minutes"), Contradiction::Times { stated, sum }));
    }
}

fn shares(pattern: &Pattern, faults: &mut Vec<Fault>) {
    share(pattern.qualifying, Path::of("qualifying"), faults);
    share(pattern.blank_limit, Path::of("blank_limit"), faults);
    for (number, section) in pattern.sections.iter().enumerate() {
        share(section.qualifying, in_section(number, "qualifying"), faults);
    }
    if pattern.blank_limit.is_some() && pattern.not_attempted == NotAttempted::NoOption {
        faults.push(fault(Path::of("blank_limit"), Contradiction::LimitWithoutOption));
    }
}

fn options(pattern: &Pattern, faults: &mut Vec<Fault>) {
    if !matches!(pattern.options, 4 | 5) {
        let found = pattern.options.into();
        faults.push(fault(Path::of("options"), Contradiction::Options { found }));
    } else if pattern.options == 5 && pattern.not_attempted == NotAttempted::LastOption {
        faults.push(fault(Path::of("not_attempted"), Contradiction::SixthOption));
    }
    if pattern.decimals > MOST_DECIMALS {
        let found = pattern.decimals.into();
        faults.push(fault(Path::of("decimals"), Contradiction::Decimals { found }));
    }
    if pattern.extra_minutes_per_hour > 60 {
        let path = Path::of("extra_minutes_per_hour");
        faults.push(fault(path, Contradiction::TooMany { most: 60 }));
    }
}

/// The decimal as which thirds are often written, and the fraction that is meant.
pub(super) fn rounded_third(written: &str) -> Option<&'static str> {
    let digits = written.trim().trim_start_matches('0');
    match digits {
        ".33" | ".333" | ".3333" => Some("1/3"),
        ".66" | ".67" | ".666" | ".667" | ".6666" | ".6667" => Some("2/3"),
        "1.33" | "1.333" => Some("4/3"),
        ".83" | ".833" => Some("5/6"),
        ".44" | ".444" => Some("4/9"),
        _ => None,
    }
}
