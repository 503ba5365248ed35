//! Axes of figures: shares, counts and days, with few and round ticks; those of counts are `Axis::counting`.

use crate::app::widget::plot::chart::Axis;
use crate::app::words::{self, report as say};
use crate::domain::time::Day;
use crate::i18n::Tr;

/// At most so many steps between ticks.
const STEPS: f64 = 4.0;

/// From nothing to all.
pub(super) fn share_axis(label: String) -> Axis {
    let ticks = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| (share, say::percent(share))).to_vec();
    Axis { label, from: 0.0, to: 1.0, ticks }
}

/// From one day to another.
pub(super) fn day_axis(tr: &Tr, from: Day, to: Day, label: String) -> Axis {
    /// From so many days on, a tick names a month and a year.
    const LONG: u32 = 300;
    let span = to.since(from);
    let steps = [1, 2, 3, 7, 14, 21, 28, 42, 61, 91, 182, 365, 730, 1_461];
    let step = steps.into_iter().find(|step| f64::from(span) / f64::from(*step) <= STEPS);
    let step = step.unwrap_or(3_652);
    let mut ticks = Vec::new();
    let mut day = from;
    while day <= to {
        let said = if span > LONG { words::month_year(tr, day) } else { words::day_month(tr, day) };
        ticks.push((f64::from(day.0), said));
        day = day.plus(step);
    }
    Axis { label, from: f64::from(from.0), to: f64::from(to.0), ticks }
}
