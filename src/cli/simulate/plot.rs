//! The plot of a simulation: a row of dots for each setting. It has its own light ground, so that it
//! reads the same on a dark page, and shapes as well as colours tell the policies apart.

use std::fmt::Write as _;

use super::report::name;
use crate::domain::simulation::table::{ANKI, Estimate, ORACLE, OURS, Row, Table};

const WIDE: f64 = 900.0;
/// Where marks begin and how wide they are drawn.
const LEFT: f64 = 300.0;
const SPAN: f64 = 570.0;
const TOP: f64 = 60.0;
const STEP: f64 = 20.0;

/// How a policy is drawn.
struct Mark {
    label: &'static str,
    colour: &'static str,
    shape: Shape,
}

enum Shape {
    Ring,
    Square,
    Disc,
    Diamond,
}

const MARKS: [Mark; 4] = [
    Mark { label: "Anki, 20 new a day", colour: "#8a5a00", shape: Shape::Square },
    Mark { label: "Best fixed retention", colour: "#6a6a6a", shape: Shape::Ring },
    Mark { label: "Ours, with 95 % interval", colour: "#0b5cad", shape: Shape::Disc },
    Mark { label: "Oracle", colour: "#9c2f5f", shape: Shape::Diamond },
];

fn shown(row: &Row) -> [&Estimate; 4] {
    [ANKI, row.fixed, OURS, ORACLE].map(|policy| &row.marks[policy])
}

fn across(marks: f64) -> f64 {
    LEFT + marks.clamp(0.0, 1.0) * SPAN
}

fn draw(svg: &mut String, mark: &Mark, x: f64, y: f64) {
    let colour = mark.colour;
    let _ = match mark.shape {
        Shape::Ring => writeln!(
            svg,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"none\" stroke=\"{colour}\" \
             stroke-width=\"2\"/>"
        ),
        Shape::Disc => {
            writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"5\" fill=\"{colour}\"/>")
        }
        Shape::Square => writeln!(
            svg,
            "<rect x=\"{:.1}\" y=\"{:.1}\" width=\"8\" height=\"8\" fill=\"{colour}\"/>",
            x - 4.0,
            y - 4.0
        ),
        Shape::Diamond => {
            writeln!(svg, "<path d=\"M{x:.1} {:.1}l6 6l-6 6l-6 -6z\" fill=\"{colour}\"/>", y - 6.0)
        }
    };
}

/// The picture.
pub(super) fn svg(table: &Table) -> String {
    let rows = f64::from(u32::try_from(table.rows.len()).unwrap_or(u32::MAX));
    let bottom = TOP + rows * STEP;
    let high = bottom + 40.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDE} {high}\" \
         font-family=\"sans-serif\" font-size=\"12\" role=\"img\" \
         aria-label=\"Marks of four ways of choosing, setting by setting\">\n\
         <rect width=\"{WIDE}\" height=\"{high}\" rx=\"8\" fill=\"#fbfaf7\"/>\n"
    );
    let mut x = 24.0;
    for mark in &MARKS {
        draw(&mut svg, mark, x, 24.0);
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"28\" fill=\"#1c1c1c\">{}</text>",
            x + 12.0,
            mark.label
        );
        x += 200.0;
    }
    for tenth in 0..=10_u8 {
        let marks = f64::from(tenth) / 10.0;
        let x = across(marks);
        let _ = writeln!(
            svg,
            "<line x1=\"{x:.1}\" y1=\"{:.1}\" x2=\"{x:.1}\" y2=\"{bottom:.1}\" stroke=\"#dedbd2\"/>\n\
             <text x=\"{x:.1}\" y=\"{:.1}\" fill=\"#4a4a4a\" text-anchor=\"middle\">{}</text>",
            TOP - 10.0,
            bottom + 16.0,
            u16::from(tenth) * 10,
        );
    }
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"{:.1}\" fill=\"#4a4a4a\" text-anchor=\"middle\">marks expected in 100</text>",
        LEFT + SPAN / 2.0,
        bottom + 32.0
    );
    let mut y = TOP + STEP / 2.0;
    for row in &table.rows {
        let ours = &row.marks[OURS];
        let _ = writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" fill=\"#1c1c1c\" text-anchor=\"end\">{}</text>\n\
             <line x1=\"{:.1}\" y1=\"{y:.1}\" x2=\"{:.1}\" y2=\"{y:.1}\" stroke=\"{}\" stroke-width=\"2\"/>",
            LEFT - 12.0,
            y + 4.0,
            name(&row.cell),
            across(ours.low()),
            across(ours.high()),
            MARKS[2].colour,
        );
        for (mark, estimate) in MARKS.iter().zip(shown(row)) {
            draw(&mut svg, mark, across(estimate.mean), y);
        }
        y += STEP;
    }
    svg.push_str("</svg>\n");
    svg
}
