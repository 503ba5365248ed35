//! The first part: how the class did as a whole, how the marks are spread, and what went worst.

use super::Results;
use super::cells::{Cell, Pen, Side, cells, ruled};
use super::said::{self, Word, percent, plain};
use super::sheet::{Sheet, WIDTH};
use crate::domain::bank::markup::one_line;
use crate::domain::items::guide::{Consistency, MEAN, Range, SPREAD};
use crate::domain::items::{Bar, Sample};
use crate::print::column::Piece;
use crate::print::page::{Mark, Role, What};

const ALL: Cell = Cell::new(0.0, WIDTH, Side::Left);

/// Puts the title, the figures, the bars and what went worst.
pub(super) fn put(pen: &mut Pen, sheet: &mut Sheet, results: &Results<'_>) {
    let (report, locale) = (results.report, results.locale);
    sheet.put(pen.heading(&report.title, ALL, 1.8));
    let test = &report.analysis.test;
    let counts = said::counts(locale, test.questions, test.candidates);
    let about = [results.when, &counts].map(str::to_owned);
    let about = about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let about = pen.paragraph(&about, ALL, pen.style);
    sheet.put(ruled(about, 5.0, WIDTH, 0.8));
    if !report.is_over {
        sheet.put(note(pen, Word::NotOver.text(locale)));
    }
    if !report.has_answers() {
        sheet.put(note(pen, Word::NobodyAnswered.text(locale)));
        return;
    }
    if report.has_students() {
        match test.sample() {
            Sample::TooFew => sheet.put(note(pen, &said::too_few(locale, test.whole))),
            Sample::Rough => sheet.put(note(pen, &said::rough(locale, test.whole))),
            Sample::Steady => {}
        }
        figures(pen, sheet, results);
        histogram(pen, sheet, results);
    } else {
        sheet.put(note(pen, Word::HandsOnly.text(locale)));
    }
    worst(pen, sheet, results);
}

fn note(pen: &mut Pen, content: &str) -> Piece {
    let style = pen.style.bold();
    Piece { gap: 6.0, ..pen.paragraph(content, ALL, style) }
}

/// A figure a row: what it is, its value, and what that says.
fn figures(pen: &mut Pen, sheet: &mut Sheet, results: &Results<'_>) {
    let (test, locale) = (&results.report.analysis.test, results.locale);
    let of_all = |marks: f64| test.percent(marks).map(percent);
    let marks = |marks: Option<f64>| {
        marks.map(|marks| match of_all(marks) {
            Some(share) => format!("{} ({share})", plain(marks, 2)),
            None => plain(marks, 2),
        })
    };
    let share = |marks: Option<f64>| marks.and_then(|marks| test.percent(marks));
    let says = test.sample() != Sample::TooFew;
    let mean =
        share(test.mean).filter(|_| says).map(|mean| said::mean(locale, Range::of(mean, MEAN)));
    let sd = share(test.sd).filter(|_| says).map(|sd| said::spread(locale, Range::of(sd, SPREAD)));
    let alpha =
        test.alpha.filter(|_| says).map(|alpha| said::alpha(locale, Consistency::of(alpha)));
    let sem = test.sem.map(|_| Word::SemMeans.text(locale).to_owned());
    let out_of = said::marks(test.out_of);
    let rows = [
        (Word::OutOf, Some(out_of), None),
        (Word::Mean, marks(test.mean), mean),
        (Word::Median, marks(test.median), Some(Word::MedianMeans.text(locale).to_owned())),
        (Word::Sd, marks(test.sd), sd),
        (Word::Alpha, test.alpha.map(|alpha| plain(alpha, 2)), alpha),
        (Word::Sem, test.sem.map(|sem| format!("±{}", plain(sem, 2))), sem),
    ];
    let [name, value, says] =
        cells([(150.0, Side::Left), (100.0, Side::Left), (WIDTH - 250.0, Side::Left)]);
    let style = pen.style;
    for (place, (word, number, meaning)) in rows.into_iter().enumerate() {
        let Some(number) = number else { continue };
        let meaning = meaning.unwrap_or_default();
        let row = pen.row(&[
            (name, word.text(locale), style),
            (value, &number, style.bold()),
            (says, &meaning, style),
        ]);
        let gap = if place == 0 { 10.0 } else { 2.5 };
        sheet.put(Piece { gap, ..ruled(row, 2.5, WIDTH, 0.25) });
    }
}

/// Bars of how many have how many marks.
fn histogram(pen: &mut Pen, sheet: &mut Sheet, results: &Results<'_>) {
    const TALL: f32 = 90.0;
    let bars = results.report.histogram();
    let most = bars.iter().map(|(_, count)| *count).max().unwrap_or(0);
    if bars.len() < 2 || most == 0 {
        return;
    }
    let title = Piece { gap: 14.0, ..pen.heading(Word::Spread.text(results.locale), ALL, 1.15) };
    #[expect(clippy::cast_precision_loss, reason = "a few bars")]
    let step = (WIDTH / bars.len() as f32).min(46.0);
    let style = pen.style.scaled(0.85);
    let line = 13.0;
    let mut piece = Piece { height: TALL + 2.0 * line + 4.0, gap: 4.0, ..Piece::default() };
    let floor = TALL + line;
    let mut x = 0.0;
    for (bar, count) in &bars {
        let label = match bar {
            Bar::Marks(marks) => marks.to_string().replace('-', "−"),
            Bar::BelowNothing => "< 0".to_owned(),
            Bar::Tenth(place) => {
                let from = u32::from(*place) * 10;
                format!("{from}–{} %", from + 10)
            }
        };
        let mut centred = |content: &str, y: f32| {
            let cell = Cell::new(0.0, step, Side::Left);
            let (marks, _) = pen.words(content, cell, style);
            marks.into_iter().map(move |mark| {
                let (left, _, right, _) = mark.extent();
                mark.moved(x + (step - (right - left)) / 2.0, y)
            })
        };
        piece.marks.extend(centred(&label, floor + 3.0).collect::<Vec<_>>());
        if *count > 0 {
            #[expect(clippy::cast_possible_truncation, reason = "drawn, not counted")]
            let tall = (f64::from(*count) / f64::from(most)) as f32 * TALL;
            piece
                .marks
                .extend(centred(&count.to_string(), floor - tall - line).collect::<Vec<_>>());
            let what = What::Block { width: step * 0.6, height: tall };
            let mark = Mark { x: x + step * 0.2, y: floor - tall, what, role: Role::Aside };
            piece.marks.push(mark);
        }
        x += step;
    }
    piece.marks.push(Mark::rule(0.0, floor, x, 0.0, 0.6));
    sheet.together(vec![title, piece]);
}

/// The questions that went worst.
fn worst(pen: &mut Pen, sheet: &mut Sheet, results: &Results<'_>) {
    let (report, locale) = (results.report, results.locale);
    if report.worst.is_empty() {
        return;
    }
    let mut pieces = vec![Piece { gap: 14.0, ..pen.heading(Word::Worst.text(locale), ALL, 1.15) }];
    let [number, says] = cells([(24.0, Side::Left), (WIDTH - 24.0, Side::Left)]);
    let style = pen.style;
    for one in &report.worst {
        let line = one
            .line
            .as_ref()
            .map_or_else(String::new, |text| one_line(text.text(locale)).into_owned());
        let mut content = line;
        if let Some((right, total)) = one.share {
            content = format!("{content} · {}", said::right_of(locale, right, total));
        }
        if one.taught_again {
            content = format!("{content} · {}", Word::TeachAgain.text(locale));
        }
        let label = format!("{}.", one.number);
        let row = pen.row(&[(number, &label, style.bold()), (says, &content, style)]);
        pieces.push(Piece { gap: 3.0, ..row });
    }
    sheet.together(pieces);
}
