//! The figures themselves: their tables hold what is plotted, their files hold their tables, and no
//! label is cut or lies over another.

use std::sync::Arc;

use iced::{Rectangle, Size};
use smriti::app::context::Context;
use smriti::app::font;
use smriti::app::pictures::{Images, Pictures};
use smriti::app::saved::{figure_csv, figure_png, figure_svg, figures_csv};
use smriti::app::screen::insights::figure::{Cell, Figure, Kind};
use smriti::app::theme::LIGHT;
use smriti::app::widget::plot::chart::Layer;
use smriti::app::widget::plot::scene::{Shape, Stands, room};
use smriti::app::widget::plot::shape::Plot;
use smriti::domain::locale::{Locale, Text};
use smriti::domain::progress::settings::QuestionLanguage;
use smriti::domain::study::insights::Scope;
use smriti::domain::study::outlook::TopicOutlook;
use smriti::i18n::Tr;

use super::super::driver::EVENING;
use super::super::saved::read_csv;
use super::boards::{after_days, after_months};
use smriti::app::screen::insights::{Board, Insights};

/// Every figure of these numbers.
fn figures(board: &Board, locale: Locale) -> Vec<Arc<Figure>> {
    font::load();
    let tr = Tr::new(locale);
    let context = Context {
        p: &LIGHT,
        tr: &tr,
        questions: QuestionLanguage::One(locale),
        now: EVENING,
        size: Size::new(1280.0, 800.0),
        scale: 1.0,
        magnify: 1.0,
        pictures: &Pictures::default(),
        images: Images::Nowhere,
    };
    Insights::new(board.clone()).figures(&context)
}

fn column(figure: &Figure, plain: &str) -> Vec<f64> {
    let place = figure.heads.iter().position(|head| head.plain == plain).expect("such a column");
    let cells = figure.rows.iter().map(|row| row[place].plain.as_str());
    cells.filter(|cell| !cell.is_empty()).map(|cell| cell.parse().expect("a number")).collect()
}

#[track_caller]
fn same(drawn: &[f64], told: &[f64]) {
    assert_eq!(drawn.len(), told.len());
    for (drawn, told) in drawn.iter().zip(told) {
        assert!((drawn - told).abs() < 0.006, "{drawn} is drawn, {told} is told");
    }
}

#[test]
fn a_table_holds_what_is_plotted_and_nothing_else() {
    for figure in figures(&after_months(), Locale::En) {
        for row in &figure.rows {
            assert_eq!(row.len(), figure.heads.len(), "{:?}", figure.kind);
        }
        match figure.plot.as_deref().expect("a plot") {
            Plot::Rows(rows) => {
                let drawn: Vec<f64> =
                    rows.rows.iter().filter_map(|row| row.share.map(f64::from)).collect();
                same(&drawn, &column(&figure, "share_remembered"));
                assert_eq!(rows.rows.len(), figure.rows.len());
            }
            Plot::Calendar(calendar) => {
                let shown = calendar.cells.iter().filter(|cell| cell.level > 0);
                let drawn: Vec<f64> = shown
                    .map(|cell| {
                        let (_, said) = cell.label.split_once('\n').expect("two lines");
                        said.split(' ').next().expect("a number").parse().expect("a number")
                    })
                    .collect();
                same(&drawn, &column(&figure, "answers"));
            }
            Plot::Chart(chart) => {
                let mut drawn: Vec<Vec<f64>> = Vec::new();
                for layer in &chart.layers {
                    match layer {
                        Layer::Line { points, .. } => {
                            drawn.push(points.iter().map(|(_, y)| *y).collect());
                        }
                        Layer::Bars { bars, .. } => {
                            drawn.push(bars.iter().map(|(_, from, to)| to - from).collect());
                        }
                        Layer::Ranges(ranges) => {
                            drawn.push(ranges.iter().map(|(_, low, _)| *low).collect());
                            drawn.push(ranges.iter().map(|(_, _, high)| *high).collect());
                        }
                        _ => {}
                    }
                }
                let told: Vec<Vec<f64>> = match figure.kind {
                    Kind::Marks => {
                        // The broken line begins at the last day behind.
                        let all = column(&figure, "marks_mean");
                        let past = all.len() - (drawn[1].len() - 1);
                        vec![all[..past].to_vec(), all[past - 1..].to_vec()]
                    }
                    Kind::Certainty => ["share_right_low", "share_right_high", "share_right"]
                        .map(|name| column(&figure, name))
                        .to_vec(),
                    Kind::Reliability => {
                        ["share_recalled_low", "share_recalled_high", "share_recalled"]
                            .map(|name| column(&figure, name))
                            .to_vec()
                    }
                    Kind::Forecast => {
                        ["reviews_due_without_plan", "reviews_planned", "new_planned"]
                            .map(|name| column(&figure, name))
                            .to_vec()
                    }
                    Kind::Hours => {
                        let (all, right) = (column(&figure, "answers"), column(&figure, "right"));
                        let wrong = all.iter().zip(&right).map(|(all, right)| all - right);
                        vec![right.clone(), wrong.collect()]
                    }
                    Kind::Time => vec![column(&figure, "minutes")],
                    Kind::Calendar | Kind::Topics | Kind::Fact => unreachable!("no chart"),
                };
                assert_eq!(drawn.len(), told.len(), "{:?}", figure.kind);
                for (drawn, told) in drawn.iter().zip(&told) {
                    same(drawn, told);
                }
            }
        }
    }
}

#[test]
fn days_behind_are_read_from_the_last_and_stand_in_files_in_order() {
    for figure in figures(&after_months(), Locale::En) {
        let read: Vec<_> = figure.rows_read().collect();
        let days = |rows: &[&Vec<Cell>]| -> Vec<String> {
            rows.iter().map(|row| row[0].plain.clone()).collect()
        };
        assert_eq!(read.len(), figure.rows.len());
        let (behind, ahead) = read.split_at(figure.behind);
        match figure.kind {
            Kind::Calendar | Kind::Time => assert!(ahead.is_empty() && behind.len() > 50),
            Kind::Marks => {
                assert_eq!(days(behind)[0], "2026-11-21");
                assert_eq!(days(ahead)[0], "2026-11-22");
            }
            _ => assert!(behind.is_empty()),
        }
        assert!(days(behind).is_sorted_by(|one, other| one > other));
        let file = figure_csv(&figure);
        let days = days(behind);
        assert!(days.iter().rev().zip(file.lines().skip(1)).all(|(day, row)| row.starts_with(day)));
    }
}

#[test]
fn days_before_the_first_of_all_are_not_counted() {
    let said = |board: &Board| one(board, Kind::Calendar).notes[0].clone();
    let mut board = after_days();
    assert!(said(&board).contains(" of the last 6 days · "), "{}", said(&board));
    let Some(Plot::Chart(time)) = one(&board, Kind::Time).plot.as_deref().cloned() else {
        panic!("no chart")
    };
    assert_eq!(time.places, 14, "of time a fortnight at least");
    // Who began long ago left the other days of the period out.
    board.insights.began = Some(board.today.plus(-400));
    assert!(said(&board).contains(" of the last 90 days · "), "{}", said(&board));
    board.scope.since = None;
    assert!(said(&board).contains(" of the last 6 days · "), "{}", said(&board));
}

fn one(board: &Board, kind: Kind) -> Arc<Figure> {
    let all = figures(board, Locale::En);
    all.into_iter().find(|figure| figure.kind == kind).expect("such a figure")
}

#[test]
fn many_topics_are_summed_up_by_their_banks_and_many_days_by_the_week() {
    let mut board = after_months();
    for copy in 1..3_u32 {
        for number in 0..7 {
            let topic = smriti::app::screen::insights::Topic {
                bank: 1,
                title: Text::same(format!("Topic {copy} {number}")),
            };
            board.topics.insert(copy * 7 + number, topic);
            let outlook = board.insights.topics[number as usize];
            board.insights.topics.push(TopicOutlook { topic: copy * 7 + number, ..outlook });
        }
    }
    let figure = one(&board, Kind::Topics);
    let names: Vec<&str> = figure.rows.iter().map(|row| row[0].said.as_str()).collect();
    assert_eq!(names, ["The convention", "Institutions"]);
    // The same topics twice are remembered as they are once, over twice the facts.
    let remembered = column(&figure, "share_remembered");
    assert!((remembered[0] - remembered[1]).abs() < 1e-3, "{remembered:?}");
    let facts = column(&figure, "facts");
    assert!((facts[0] * 2.0 - facts[1]).abs() < 1e-9, "{facts:?}");

    let days = one(&board, Kind::Time);
    assert_eq!(days.heads[0].plain, "day");
    board.scope.since = Some(board.today.plus(-364));
    board.insights.began = board.scope.since;
    let weeks = one(&board, Kind::Time);
    assert_eq!(weeks.heads[0].plain, "week_from");
    assert!(weeks.rows.len() < days.rows.len() / 4);
    for name in ["minutes", "answers"] {
        let sum = |figure| column(figure, name).iter().sum::<f64>();
        assert!((sum(&days) - sum(&weeks)).abs() < 0.5, "{name}");
    }
}

#[test]
fn every_figure_says_its_unit_and_its_sample_and_when_that_is_too_small() {
    for locale in Locale::ALL {
        for figure in figures(&after_months(), locale) {
            let said = figure.notes.join(" ");
            assert!(said.chars().any(|c| c.is_ascii_digit()), "{:?}: {said}", figure.kind);
            assert_eq!(figure.few, None, "{:?}", figure.kind);
            if let Some(Plot::Chart(chart)) = figure.plot.as_deref() {
                assert!(!chart.across.label.is_empty() && !chart.up.label.is_empty());
            }
        }
    }
    let few: Vec<Kind> = figures(&after_days(), Locale::En)
        .into_iter()
        .filter(|figure| figure.few.is_some())
        .map(|figure| figure.kind)
        .collect();
    assert_eq!(few, [Kind::Marks, Kind::Certainty, Kind::Reliability, Kind::Hours]);
    for figure in figures(&Board { today: EVENING.study_day(), ..Board::default() }, Locale::En) {
        assert!(figure.plot.is_none() && figure.few.is_some(), "{:?}", figure.kind);
        assert_eq!((figure_svg(&figure), figure_png(&figure)), (None, None));
    }
}

#[test]
fn a_table_is_read_back_as_it_was_written() {
    let all = figures(&after_months(), Locale::Hi);
    for figure in &all {
        let rows = read_csv(figure_csv(figure).trim_start_matches('\u{FEFF}'));
        let heads: Vec<&str> = figure.heads.iter().map(|head| head.plain).collect();
        assert_eq!(rows[0], heads);
        assert!(heads.iter().all(|head| head.is_ascii()), "{heads:?}");
        assert_eq!(rows.len(), figure.rows.len() + 1);
        for (read, row) in rows[1..].iter().zip(&figure.rows) {
            let plain: Vec<&str> = row.iter().map(|cell| cell.plain.as_str()).collect();
            assert_eq!(*read, plain);
        }
    }
    let rows = read_csv(figures_csv(&all).trim_start_matches('\u{FEFF}'));
    assert_eq!(rows[0], ["figure", "row", "column", "value"]);
    let cells: usize = all.iter().map(|figure| figure.rows.len() * figure.heads.len()).sum();
    assert_eq!(rows.len(), cells + 1);
    assert_eq!(rows[1], ["marks", "1", "day", "2026-08-24"]);
}

#[test]
fn a_name_that_is_markup_or_a_formula_stays_a_name() {
    let mut board = after_months();
    let nasty = "=1+1 <script>\"&' , </text>";
    board.topics.get_mut(&0).expect("a topic").title = Text::same(nasty.to_owned());
    let figure = figures(&board, Locale::En).into_iter().find(|figure| figure.kind == Kind::Topics);
    let figure = figure.expect("topics");
    let svg = figure_svg(&figure).expect("a drawing");
    assert!(!svg.contains("<script>") && svg.contains("&lt;script&gt;"), "{svg}");
    let rows = read_csv(figure_csv(&figure).trim_start_matches('\u{FEFF}'));
    assert_eq!(rows[1][0], format!("'{nasty}"));
}

#[test]
fn a_drawing_says_its_values_its_axes_and_what_it_is() {
    let board = after_months();
    for figure in figures(&board, Locale::En) {
        let svg = figure_svg(&figure).expect("a drawing");
        assert!(svg.contains(&format!("<title>{}</title>", figure.title.replace('&', "&amp;"))));
        let Some(Plot::Chart(chart)) = figure.plot.as_deref() else { continue };
        for label in [&chart.across.label, &chart.up.label] {
            assert!(svg.contains(&format!(">{label}</text>")), "{:?} {label}", figure.kind);
        }
        let values = svg.matches("fill-opacity=\"0\"").count();
        assert_eq!(values, chart.spots.len(), "{:?}", figure.kind);
    }
}

#[test]
fn a_picture_is_twice_as_fine_as_its_drawing_and_has_words_in_it() {
    let figures = figures(&after_months(), Locale::Hi);
    // For the eye: SMRITI_ALBUM=folder keeps the files.
    if let Some(album) = smriti::env::variable("SMRITI_ALBUM") {
        for figure in &figures {
            let file = std::path::Path::new(&album).join(figure.kind.name());
            let picture = figure_png(figure).expect("a picture");
            std::fs::write(file.with_extension("png"), picture).expect("a file");
            let drawing = figure_svg(figure).expect("a drawing");
            std::fs::write(file.with_extension("svg"), drawing).expect("a file");
        }
    }
    let figure = &figures[0];
    let file = figure_png(figure).expect("a picture");
    let decoder = png::Decoder::new(std::io::Cursor::new(&file));
    let mut reader = decoder.read_info().expect("a PNG");
    let mut rgba = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut rgba).expect("pixels");
    assert_eq!(info.width, 2 * (840 + 48));
    // The title stands in the left corner: dark on white.
    let width = info.width as usize;
    let is_dark = |x: usize, y: usize| rgba[(y * width + x) * 4] < 80;
    let dark = (40..120).flat_map(|y| (48..400).map(move |x| (x, y)));
    assert!(dark.filter(|(x, y)| is_dark(*x, *y)).count() > 300);
    assert!(!(0..40).any(|y| (0..width).any(|x| is_dark(x, y))), "nothing stands in the margin");
}

/// The room of a label.
fn placed(shape: &Shape) -> Option<(String, Rectangle)> {
    let Shape::Label { text, at, stands, size, bold, .. } = shape else { return None };
    let words = room(text, *size, if *bold { font::BOLD } else { font::REGULAR });
    let before = match stands {
        Stands::After => 0.0,
        Stands::Around => words.width / 2.0,
        Stands::Before => words.width,
    };
    // Lines of letters stand closer than the room that their fonts ask for.
    let height = size * 1.1;
    let at = iced::Point::new(at.x - before, at.y - height / 2.0);
    let room = Rectangle::new(at, Size::new(words.width, height));
    Some((text.clone(), room))
}

#[test]
fn no_label_of_a_plot_is_cut_or_lies_over_another_at_any_width() {
    let mut all = after_months();
    let mut wrong = Vec::new();
    for since in [Some(all.today.plus(-29)), Some(all.today.plus(-364)), None] {
        all.scope = Scope { bank: None, since };
        for locale in Locale::ALL {
            for figure in figures(&all, locale) {
                for width in [260.0, 340.0, 420.0, 560.0, 700.0, 840.0] {
                    let scene = figure.plot.as_ref().expect("a plot").scene(width);
                    let labels: Vec<_> = scene.shapes.iter().filter_map(placed).collect();
                    for (number, (text, room)) in labels.iter().enumerate() {
                        let is_cut = room.x < -0.5
                            || room.y < -0.5
                            || room.x + room.width > width + 0.5
                            || room.y + room.height > scene.size.height + 0.5;
                        if is_cut {
                            wrong
                                .push(format!("{:?} {locale} {width}: {text} is cut", figure.kind));
                        }
                        for (other, place) in &labels[number + 1..] {
                            if room.intersects(place) {
                                wrong.push(format!(
                                    "{:?} {locale} {width}: {text} lies over {other}",
                                    figure.kind
                                ));
                            }
                        }
                    }
                }
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
