//! What came of a simulation as text: for the terminal, as a table of numbers, and as the page
//! `docs/planner.md` with what was aimed for and whether it was reached.

use std::fmt::Write as _;

use crate::domain::simulation::mind::Family;
use crate::domain::simulation::policy::Policy;
use crate::domain::simulation::table::{
    ANKI, Attempt, CRAM, Estimate, Grid, HEAVY, ORACLE, OURS, Outcomes, POLICIES, Row, SM2, SSC,
    Table, UNLIMITED,
};
use crate::domain::simulation::{COSTS, Cell, marks};
use crate::domain::study::predict::Stake;

/// Marks against Anki's default that are aimed for.
const OVER_ANKI: f64 = 1.10;

/// The share of the gap between Anki's default and the oracle that is aimed for.
const CLOSED: f64 = 2.0 / 3.0;

/// Something aimed for.
pub(super) struct Target {
    /// What, and what came of it.
    said: String,
    /// Whether it was reached.
    met: bool,
    /// Whether it was missed by more than chance.
    pub(super) missed: bool,
}

/// Everything aimed for.
pub(super) fn targets(table: &Table) -> [Target; 3] {
    let (over, closed) = (&table.over_anki, &table.closed);
    let below: Vec<String> = table
        .below()
        .map(|row| {
            format!("{} by {} marks in 100", name(&row.cell), of_marks(-row.over_fixed.mean))
        })
        .collect();
    let met = below.is_empty();
    let which = if met {
        "in none".to_owned()
    } else {
        format!("in {}: {}", below.len(), below.join("; "))
    };
    [
        Target {
            said: format!(
                "At least {OVER_ANKI:.2} times the marks of Anki's default, on average over the \
                 settings: {:.3} ± {:.3}, {} ({:.3} ± {:.3} times those of Anki with new facts \
                 unlimited)",
                over.mean,
                over.half,
                so_much(over.mean - OVER_ANKI, ""),
                table.over_unlimited.mean,
                table.over_unlimited.half,
            ),
            met: over.mean >= OVER_ANKI,
            missed: over.high() < OVER_ANKI,
        },
        Target {
            said: format!(
                "At least {:.1} % of the gap between Anki's default and the oracle closed: {:.1} % \
                 ± {:.1}, {}",
                CLOSED * 100.0,
                closed.mean * 100.0,
                closed.half * 100.0,
                so_much((closed.mean - CLOSED) * 100.0, " points"),
            ),
            met: closed.mean >= CLOSED,
            missed: closed.high() < CLOSED,
        },
        Target {
            said: format!(
                "In no setting below the best fixed retention, chosen in hindsight, with the whole \
                 95 % interval: {which} of {}",
                table.rows.len()
            ),
            met,
            missed: !met,
        },
    ]
}

fn so_much(over: f64, unit: &str) -> String {
    if over >= 0.0 { format!("{over:.3}{unit} more") } else { format!("{:.3}{unit} less", -over) }
}

/// Marks in 100.
fn of_marks(share: f64) -> String {
    format!("{:.1}", share * 100.0)
}

/// A setting in a few words.
pub(super) fn name(cell: &Cell) -> String {
    let Cell { family, facts, days, minutes, stake } = cell;
    format!(
        "{}, {facts} facts, {days} days, {minutes} min{}",
        family_name(*family),
        marks_name(stake)
    )
}

/// A family in a word.
pub(super) const fn family_name(family: Family) -> &'static str {
    match family {
        Family::Fsrs => "FSRS-6",
        Family::Traces => "traces",
        Family::HalfLife => "half-life",
    }
}

/// An exam's marks, if they are not UPSC's.
fn marks_name(stake: &Stake) -> &'static str {
    if *stake == SSC {
        ", SSC"
    } else if *stake == HEAVY {
        ", +1/−1"
    } else {
        ""
    }
}

fn difference(estimate: &Estimate) -> String {
    format!("{:+.1} ± {:.1}", estimate.mean * 100.0, estimate.half * 100.0)
}

/// The columns of both tables, after the setting's name.
fn columns(row: &Row) -> [String; 10] {
    let marks = |policy: usize| {
        let Estimate { mean, half } = row.marks[policy];
        format!("{:.1} ± {:.1}", mean * 100.0, half * 100.0)
    };
    [
        marks(OURS),
        marks(ANKI),
        marks(UNLIMITED),
        format!("{} at {:.2}", marks(row.fixed), row.best),
        marks(SM2),
        marks(CRAM),
        marks(ORACLE),
        difference(&row.over_fixed),
        format!("{:.2}", row.over_anki.mean),
        format!("{:.2}", row.over_unlimited.mean),
    ]
}

const HEADINGS: [&str; 11] = [
    "Setting",
    "Ours",
    "Anki, 20 new",
    "Anki, unlimited",
    "Best fixed",
    "SM-2",
    "Cram",
    "Oracle",
    "Ours − best fixed",
    "Ours : Anki",
    "Ours : unlimited",
];

/// The table for a terminal, and what was aimed for.
pub(super) fn plain(table: &Table) -> String {
    let lines: Vec<Vec<String>> = std::iter::once(HEADINGS.map(str::to_owned).to_vec())
        .chain(
            table
                .rows
                .iter()
                .map(|row| std::iter::once(name(&row.cell)).chain(columns(row)).collect()),
        )
        .collect();
    let widths: Vec<usize> = (0..HEADINGS.len())
        .map(|column| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0))
        .collect();
    let mut text = String::new();
    for line in &lines {
        for (column, (cell, width)) in line.iter().zip(&widths).enumerate() {
            let _ = if column == 0 {
                write!(text, "{cell:width$}")
            } else {
                write!(text, "  {cell:>width$}")
            };
        }
        text.push('\n');
    }
    text.push('\n');
    for Target { said, met, .. } in targets(table) {
        let _ = writeln!(text, "{}: {said}.", if met { "met" } else { "NOT MET" });
    }
    text
}

/// The page about the planner: how it works, what it was tried on, and what came of it.
pub(super) fn page(table: &Table, families: &[(Family, Table)], picture: &str) -> String {
    let mut kinds =
        "| Memory | Ours : Anki | Ours : unlimited | Of the gap to the oracle | Ours − best fixed |\n\
         | --- | --- | --- | --- | --- |\n"
            .to_owned();
    for (family, of) in families {
        #[expect(clippy::cast_precision_loss, reason = "settings are few")]
        let over_fixed =
            of.rows.iter().map(|row| row.over_fixed.mean).sum::<f64>() / of.rows.len() as f64;
        let _ = writeln!(
            kinds,
            "| {} | {:.3} ± {:.3} | {:.3} ± {:.3} | {:.0} % ± {:.0} | {:+.1} |",
            family_name(*family),
            of.over_anki.mean,
            of.over_anki.half,
            of.over_unlimited.mean,
            of.over_unlimited.half,
            of.closed.mean * 100.0,
            of.closed.half * 100.0,
            over_fixed * 100.0,
        );
    }
    let mut rows = format!("| {} |\n|{}\n", HEADINGS.join(" | "), " --- |".repeat(HEADINGS.len()));
    for row in &table.rows {
        let _ = writeln!(rows, "| {} | {} |", name(&row.cell), columns(row).join(" | "));
    }
    let mut aims = String::new();
    for Target { said, met, .. } in targets(table) {
        let _ = writeln!(aims, "- **{}.** {said}.", if met { "Met" } else { "Not met" });
    }
    let values = [
        ("{settings}", table.rows.len().to_string()),
        ("{learners}", table.learners.to_string()),
        ("{new}", COSTS.new.to_string()),
        ("{recalled}", COSTS.recalled.to_string()),
        ("{forgotten}", COSTS.forgotten.to_string()),
        ("{picture}", picture.to_owned()),
        ("{table}", rows.trim_end().to_owned()),
        ("{targets}", aims.trim_end().to_owned()),
        ("{families}", kinds.trim_end().to_owned()),
    ];
    values.into_iter().fold(include_str!("method.md").to_owned(), |page, (name, value)| {
        page.replace(name, &value)
    })
}

/// Every learner with every policy, as a table for programs.
pub(super) fn csv(grid: &Grid, outcomes: &[(Attempt, Outcomes)]) -> String {
    let mut text =
        "family,facts,days,minutes,right,wrong,options,learner,policy,marks,used,seen\n".to_owned();
    for (attempt, outcomes) in outcomes {
        let Cell { family, facts, days, minutes, stake } = grid.cells[attempt.cell];
        let (right, wrong) = marks(&stake);
        for (policy, outcome) in POLICIES.iter().zip(outcomes) {
            let _ = writeln!(
                text,
                "{},{facts},{days},{minutes},{right},{wrong},{},{},{},{:.6},{:.4},{:.4}",
                family_name(family),
                stake.options,
                attempt.learner,
                policy_name(*policy),
                outcome.marks,
                outcome.used,
                outcome.seen,
            );
        }
    }
    text
}

fn policy_name(policy: Policy) -> String {
    match policy {
        Policy::Ours => "ours".to_owned(),
        Policy::Oracle => "oracle".to_owned(),
        Policy::Anki { new: usize::MAX, .. } => "anki unlimited".to_owned(),
        Policy::Anki { new, .. } => format!("anki {new} new"),
        Policy::Fixed(retention) => format!("fixed {retention:.2}"),
        Policy::Sm2 => "sm-2".to_owned(),
        Policy::Cram(days) => format!("cram {days} days"),
    }
}
