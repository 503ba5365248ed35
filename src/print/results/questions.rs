//! The second part: a row for each question, with its figures and a bar for each option.

use super::Results;
use super::cells::{Cell, Pen, Side, bar, cells, ruled};
use super::said::{self, Word, percent, plain};
use super::sheet::{Sheet, WIDTH};
use crate::domain::bank::ChoiceId;
use crate::domain::bank::markup::one_line;
use crate::domain::class::report::Asked;
use crate::domain::items::guide::Telling;
use crate::domain::items::{Flag, Item, ItemFigures, Sample};
use crate::print::column::Piece;

/// The columns: number, question, right, discrimination, efficiency, left, time.
fn columns() -> [Cell; 7] {
    let figure = (54.0, Side::Right);
    cells([
        (24.0, Side::Left),
        (WIDTH - 24.0 - 5.0 * 54.0, Side::Left),
        figure,
        figure,
        figure,
        figure,
        figure,
    ])
}

/// The columns of an option: letter, words, bar, number, and a third of the class each.
fn option_columns() -> [Cell; 7] {
    let third = (54.0, Side::Right);
    let words = WIDTH - 24.0 - 16.0 - 5.0 * 54.0;
    let mut columns = cells([
        (16.0, Side::Left),
        (words, Side::Left),
        (64.0, Side::Left),
        (44.0, Side::Right),
        third,
        third,
        third,
    ]);
    for column in &mut columns {
        column.x += 24.0;
    }
    columns
}

/// Puts every question.
pub(super) fn put(pen: &mut Pen, sheet: &mut Sheet, results: &Results<'_>) {
    let locale = results.locale;
    let rows: Vec<Piece> = results
        .questions
        .iter()
        .filter_map(|place| {
            let asked = results.report.asked.get(*place)?;
            let item = results.report.outcome.items.get(*place)?;
            let figures = results.report.analysis.items.get(*place)?;
            Some(row(pen, results, asked, item, figures))
        })
        .collect();
    if rows.is_empty() {
        return;
    }
    let all = Cell::new(0.0, WIDTH, Side::Left);
    let mut title = vec![
        Piece { gap: 16.0, ..pen.heading(Word::Questions.text(locale), all, 1.3) },
        Piece {
            gap: 2.0,
            ..pen.paragraph(Word::QuestionsMean.text(locale), all, pen.style.scaled(0.9))
        },
    ];
    if let Some(last) = title.last_mut() {
        last.height += 4.0;
    }
    let head = head(pen, results);
    sheet.table(title, &head, rows);
}

/// What stands over the columns: of the question, and under it of its options.
fn head(pen: &mut Pen, results: &Results<'_>) -> Piece {
    let locale = results.locale;
    let style = pen.style.scaled(0.85).bold();
    let words = [
        Word::Number,
        Word::Question,
        Word::Facility,
        Word::Discrimination,
        Word::Efficiency,
        Word::Left,
        Word::Time,
    ];
    let row: Vec<_> = columns()
        .into_iter()
        .zip(words)
        .map(|(cell, word)| (cell, word.text(locale), style))
        .collect();
    let mut piece = pen.row(&row);
    if results.report.has_students() {
        let thin = pen.style.scaled(0.85);
        let words = [
            None,
            Some(Word::Option),
            Some(Word::Chosen),
            None,
            Some(Word::Top),
            Some(Word::Middle),
            Some(Word::Bottom),
        ];
        let row: Vec<_> = option_columns()
            .into_iter()
            .zip(words)
            .filter_map(|(cell, word)| Some((cell, word?.text(locale), thin)))
            .collect();
        let below = pen.row(&row);
        let top = piece.height;
        piece.height += below.height;
        piece.marks.extend(below.marks.into_iter().map(|mark| mark.moved(0.0, top)));
    }
    ruled(piece, 2.0, WIDTH, 0.8)
}

fn row(
    pen: &mut Pen,
    results: &Results<'_>,
    asked: &Asked,
    item: &Item,
    figures: &ItemFigures,
) -> Piece {
    let locale = results.locale;
    let style = pen.style;
    let text = asked.printed.in_a_line();
    let mut text = text.map_or_else(String::new, |text| one_line(text.text(locale)).into_owned());
    if asked.taught_again {
        text = format!("{text} · {}", Word::TeachAgain.text(locale));
    }
    let dash = || "–".to_owned();
    let has_students = results.report.has_students();
    let facility = figures.facility.map(|share| percent(100.0 * share));
    // Without students the hands say how many were right.
    let by_hand = asked
        .votes
        .last()
        .map(|(right, total)| percent(100.0 * f64::from(*right) / f64::from((*total).max(1))));
    let shown = [
        facility.filter(|_| has_students).or(by_hand),
        figures.discrimination.map(|index| plain(index.value, 0)),
        figures.efficiency.map(|efficiency| plain(efficiency, 0)),
        figures.omit_rate.map(|rate| percent(100.0 * rate)),
        figures.median_millis.map(|millis| said::seconds(locale, millis)),
    ]
    .map(|shown| shown.unwrap_or_else(dash));
    let label = format!("{}.", asked.number);
    let mut row = vec![label.as_str(), text.as_str()];
    row.extend(shown.iter().map(String::as_str));
    let cells: Vec<_> = columns()
        .into_iter()
        .zip(row)
        .enumerate()
        .map(|(place, (cell, content))| {
            let bold = place == 0 || place == 2;
            (cell, content, if bold { style.bold() } else { style })
        })
        .collect();
    let mut piece = pen.row(&cells);
    piece.height += 2.0;
    for (place, option) in asked.printed.choices().iter().enumerate() {
        let line = option_line(pen, results, asked, figures, place);
        let top = piece.height;
        piece.height += line.height;
        piece.marks.extend(line.marks.into_iter().map(|mark| mark.moved(0.0, top)));
        debug_assert_eq!(
            item.choices.get(place),
            Some(&option.id),
            "options in the order of the item"
        );
    }
    for said in remarks(results, item, figures) {
        let cell = Cell::new(24.0, WIDTH - 24.0, Side::Left);
        let note = pen.paragraph(&format!("▲ {said}"), cell, style.scaled(0.95).bold());
        let top = piece.height + 1.0;
        piece.height = top + note.height;
        piece.marks.extend(note.marks.into_iter().map(|mark| mark.moved(0.0, top)));
    }
    let piece = ruled(piece, 3.0, WIDTH, 0.25);
    Piece { gap: 3.0, ..piece }
}

/// An option: its letter, ticked if it is right, its words, and who chose it.
fn option_line(
    pen: &mut Pen,
    results: &Results<'_>,
    asked: &Asked,
    figures: &ItemFigures,
    place: usize,
) -> Piece {
    let locale = results.locale;
    let style = pen.style.scaled(0.9);
    let [letter, words, track, number, thirds @ ..] = option_columns();
    let Some(choice) = asked.printed.choices().get(place) else { return Piece::default() };
    let face = if choice.right { style.bold() } else { style };
    let label = said::letter(place);
    let tick = if choice.right { " ✓" } else { "" };
    let text = one_line(choice.text.text(locale)).into_owned();
    let text = pen.cut(&text, words.width - 12.0, face);
    let text = format!("{text}{tick}");
    let hands = asked.hands.get(place).copied().unwrap_or(0);
    let all: u32 = asked.hands.iter().sum();
    let by_hand = f64::from(hands) / f64::from(all.max(1));
    let taken = figures.options.get(place).map(|option| option.by);
    let has_students = results.report.has_students();
    let (count, share) = match taken.filter(|_| has_students) {
        Some(by) => (by.count, by.share),
        None => (hands, by_hand),
    };
    let chosen = format!("{count} · {}", percent(100.0 * share));
    let mut cells = vec![
        (letter, label.as_str(), face),
        (words, text.as_str(), face),
        (number, chosen.as_str(), face),
    ];
    let of_thirds: Vec<String> = taken
        .filter(|_| has_students && figures.compared > 0)
        .map(|by| by.thirds.iter().map(u32::to_string).collect())
        .unwrap_or_default();
    cells.extend(
        thirds.into_iter().zip(&of_thirds).map(|(cell, count)| (cell, count.as_str(), style)),
    );
    let mut piece = pen.row(&cells);
    let tall = 5.0;
    piece.marks.extend(bar(track, (piece.height - tall) / 2.0, tall, share, choice.right));
    piece
}

/// What should be looked at.
fn remarks(results: &Results<'_>, item: &Item, figures: &ItemFigures) -> Vec<String> {
    let locale = results.locale;
    let place = |id: &ChoiceId| item.choices.iter().position(|choice| choice == id);
    let letter = |id: &ChoiceId| place(id).map_or_else(|| id.to_string(), said::letter);
    let mut said: Vec<String> = Vec::new();
    let mut unchosen: Vec<String> = Vec::new();
    for flag in &figures.flags {
        match flag {
            // Said once, of the whole test.
            Flag::TooFew => {}
            Flag::NegativeDiscrimination => said.push(Word::Negative.text(locale).to_owned()),
            Flag::BeatsKey(id) => said.push(said::beats_key(locale, &letter(id))),
            Flag::Unchosen(id) => unchosen.push(letter(id)),
            Flag::TooHard => said.push(Word::TooHard.text(locale).to_owned()),
            Flag::TooEasy => said.push(Word::TooEasy.text(locale).to_owned()),
        }
    }
    let is_weak = figures.discrimination.is_some_and(|index| {
        figures.sample() == Sample::Steady && Telling::of(index.value) == Telling::Weak
    });
    if is_weak {
        said.push(Word::Weak.text(locale).to_owned());
    }
    if !unchosen.is_empty() {
        said.push(said::unchosen(locale, &unchosen.join(", ")));
    }
    said
}
