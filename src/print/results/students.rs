//! The third part: a row for each student.

use super::Results;
use super::cells::{Cell, Pen, Side, cells, ruled};
use super::said::{self, Word};
use super::sheet::{Sheet, WIDTH};
use crate::domain::items::{Candidate, Standing};
use crate::print::column::Piece;

/// The columns: rank, roll number, name, marks, right, wrong, left, absent, percentile.
fn columns() -> [Cell; 9] {
    let figure = (46.0, Side::Right);
    let percentile = (68.0, Side::Right);
    let name = WIDTH - 34.0 - 62.0 - 5.0 * 46.0 - 68.0;
    cells([
        (34.0, Side::Left),
        (62.0, Side::Left),
        (name, Side::Left),
        figure,
        figure,
        figure,
        figure,
        figure,
        percentile,
    ])
}

/// Puts every student, and what a percentile is.
pub(super) fn put(pen: &mut Pen, sheet: &mut Sheet, results: &Results<'_>) {
    let locale = results.locale;
    let (outcome, analysis) = (&results.report.outcome, &results.report.analysis);
    let rows: Vec<Piece> = results
        .students
        .iter()
        .filter_map(|place| {
            Some(row(pen, outcome.candidates.get(*place)?, analysis.standings.get(*place)?))
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    let style = pen.style.scaled(0.85).bold();
    let words = [
        Word::Rank,
        Word::Roll,
        Word::Name,
        Word::Marks,
        Word::Right,
        Word::Wrong,
        Word::Left,
        Word::Missed,
        Word::Percentile,
    ];
    let head: Vec<_> = columns()
        .into_iter()
        .zip(words)
        .map(|(cell, word)| (cell, word.text(locale), style))
        .collect();
    let head = ruled(pen.row(&head), 2.0, WIDTH, 0.8);
    let all = Cell::new(0.0, WIDTH, Side::Left);
    let mut about = pen.paragraph(Word::PercentileMeans.text(locale), all, pen.style.scaled(0.9));
    about.gap = 2.0;
    about.height += 4.0;
    let title =
        vec![Piece { gap: 18.0, ..pen.heading(Word::Students.text(locale), all, 1.3) }, about];
    sheet.table(title, &head, rows);
}

fn row(pen: &mut Pen, candidate: &Candidate, standing: &Standing) -> Piece {
    let style = pen.style;
    let dash = || "–".to_owned();
    // Left and not reached are both without an answer, and what was missed is told apart.
    let left = standing.omitted + standing.not_reached;
    let shown = [
        standing.rank.map_or_else(dash, |rank| rank.to_string()),
        candidate.roll.clone().unwrap_or_else(dash),
        candidate.label.clone(),
        said::marks(standing.total),
        standing.right.to_string(),
        (standing.wrong + standing.partly).to_string(),
        left.to_string(),
        standing.absent.to_string(),
        standing.percentile.map_or_else(dash, |percentile| format!("{percentile:.5}")),
    ];
    let cells: Vec<_> = columns()
        .into_iter()
        .zip(&shown)
        .enumerate()
        .map(|(place, (cell, content))| {
            (cell, content.as_str(), if place == 3 { style.bold() } else { style })
        })
        .collect();
    let piece = ruled(pen.row(&cells), 2.0, WIDTH, 0.25);
    Piece { gap: 2.0, ..piece }
}
