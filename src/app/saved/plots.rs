//! The plots of the report as SVG, for the page.

use std::fmt::Write as _;

use super::escape::html as text;
use crate::app::words::report as say;
use crate::domain::answer::Certainty;
use crate::domain::exam::marks::Outcome;
use crate::domain::exam::report::{Report, promised};
use crate::i18n::Tr;

/// How sure against how often right; `None` if nothing was tagged.
pub(super) fn calibration(tr: &Tr, report: &Report) -> Option<String> {
    const LEFT: f64 = 60.0;
    const TOP: f64 = 10.0;
    const WIDE: f64 = 320.0;
    const HIGH: f64 = 220.0;
    let at = |x: f64, y: f64| (LEFT + x * WIDE, TOP + (1.0 - y) * HIGH);
    let mut svg = format!(
        "<svg viewBox=\"0 0 420 290\" role=\"img\" aria-label=\"{}\">\
         <rect class=\"edge\" x=\"{LEFT}\" y=\"{TOP}\" width=\"{WIDE}\" height=\"{HIGH}\"/>\
         <line class=\"dash\" x1=\"{LEFT}\" y1=\"{}\" x2=\"{}\" y2=\"{TOP}\"/>",
        text(&tr.get("report-sureness")),
        TOP + HIGH,
        LEFT + WIDE,
    );
    for share in [0.0, 0.5, 1.0] {
        let (x, y) = at(0.0, share);
        let label = say::percent(share);
        let _ = write!(
            svg,
            "<text class=\"end\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
            x - 8.0,
            y + 4.0,
            text(&label)
        );
    }
    let mut joined = String::new();
    let mut points = String::new();
    for certainty in Certainty::ALL {
        let Some(share) = report.calibration.level(certainty).share() else { continue };
        let promise = promised(certainty, report.rules.options);
        let ((x, y), (_, low), (_, high)) =
            (at(promise, share.share), at(promise, share.low), at(promise, share.high));
        let _ = write!(joined, "{x:.1},{y:.1} ");
        let _ = write!(
            points,
            "<line class=\"range\" x1=\"{x:.1}\" y1=\"{low:.1}\" x2=\"{x:.1}\" y2=\"{high:.1}\"/>\
                 <circle class=\"point\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"6\"/>\
                 <text class=\"middle\" x=\"{x:.1}\" y=\"{:.1}\">{}</text>",
            TOP + HIGH + 18.0,
            text(&tr.get(say::certainty(Some(certainty)))),
        );
    }
    if points.is_empty() {
        return None;
    }
    let _ = write!(svg, "<polyline class=\"joined\" points=\"{}\"/>", joined.trim_end());
    svg.push_str(&points);
    let _ = write!(
        svg,
        "<text class=\"middle\" x=\"{:.1}\" y=\"{:.1}\">{}</text>\
             <text class=\"middle\" transform=\"translate(14 {:.1}) rotate(-90)\">{}</text></svg>",
        LEFT + WIDE / 2.0,
        TOP + HIGH + 42.0,
        text(&tr.get("report-how-sure")),
        TOP + HIGH / 2.0,
        text(&tr.get("report-how-right")),
    );
    Some(svg)
}

/// Time by question: full bars are right, hollow ones wrong, pale ones left.
pub(super) fn times(tr: &Tr, report: &Report) -> String {
    const LEFT: f64 = 50.0;
    const WIDE: f64 = 740.0;
    const FLOOR: f64 = 180.0;
    const HIGH: f64 = 165.0;
    #[expect(clippy::cast_precision_loss, reason = "drawn, not counted")]
    let seconds = |millis: u64| millis as f64 / 1_000.0;
    #[expect(clippy::cast_precision_loss, reason = "drawn, not counted")]
    let count = report.questions.len().max(1) as f64;
    let even = seconds(report.time.allowed) / count;
    let longest = report.questions.iter().map(|line| seconds(line.millis)).fold(even, f64::max);
    let scale = HIGH / longest.max(1.0);
    let step = (WIDE / count).min(40.0);
    let mut svg = format!(
        "<svg viewBox=\"0 0 800 210\" role=\"img\" aria-label=\"{}\">",
        text(&tr.get("report-times"))
    );
    for (number, line) in (0_u32..).zip(&report.questions) {
        let height = (seconds(line.millis) * scale).max(1.5);
        let class = match line.outcome {
            Outcome::Right => "right",
            Outcome::Wrong | Outcome::Multiple | Outcome::Partial(_) => "wrong",
            Outcome::Blank | Outcome::NotAttempted | Outcome::Dropped => "left",
        };
        let _ = write!(
            svg,
            "<rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" \
                 height=\"{height:.1}\"><title>{}: {}, {}</title></rect>",
            LEFT + f64::from(number) * step,
            FLOOR - height,
            (step * 0.8).max(1.0),
            number + 1,
            text(&tr.get(say::outcome(line.outcome))),
            text(&say::span(tr, line.millis)),
        );
    }
    let y = FLOOR - even * scale;
    let millis = report.time.allowed / u64::try_from(report.questions.len().max(1)).unwrap_or(1);
    let _ = write!(
        svg,
        "<line class=\"edge\" x1=\"{LEFT}\" y1=\"{FLOOR}\" x2=\"{}\" y2=\"{FLOOR}\"/>\
             <line class=\"dash\" x1=\"{LEFT}\" y1=\"{y:.1}\" x2=\"{}\" y2=\"{y:.1}\"/>\
             <text class=\"end\" x=\"{}\" y=\"{:.1}\">{}</text></svg>",
        LEFT + WIDE,
        LEFT + WIDE,
        LEFT - 6.0,
        y + 4.0,
        text(&say::short_span(millis)),
    );
    svg
}
