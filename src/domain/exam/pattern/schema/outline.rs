//! What fields a pattern has and what belongs in them: for saying all that is wrong with one at once,
//! with the nearest right name.

use crate::domain::bank::schema::outline::{EXAM, LANGUAGE, Shape, may, must};

/// A pattern.
pub(super) static PATTERN: Shape = Shape::Group(&[
    must("schema", &Shape::Number(u64::MAX)),
    must("id", &Shape::Plain),
    must("exam", &EXAM),
    must("title", &Shape::Words),
    must("source", &SOURCE),
    must("mode", &Shape::Word(&["Computer", "Omr"])),
    must("minutes", &NUMBER),
    may("marks", &Shape::Plain),
    must("sections", &Shape::List(&SECTION)),
    may("order", &Shape::Word(&["Free", "Fixed"])),
    may("options", &NUMBER),
    may("penalty", &PENALTY),
    may("penalty_typed", &Shape::YesNo),
    may("penalty_multi_select", &Shape::YesNo),
    may("blank_penalty", &PENALTY),
    may("not_attempted", &Shape::YesNo),
    may("blank_limit", &Shape::Plain),
    may("multiple_marks", &Shape::Word(&["Wrong", "Blank"])),
    may("multi_select", &MULTI_SELECT),
    may("extra_minutes_per_hour", &NUMBER),
    may("save_on_navigate", &Shape::YesNo),
    may("dropped", &Shape::Word(&["Remove", "MarksToAll"])),
    may("qualifying", &Shape::Plain),
    may("decimals", &Shape::Number(255)),
    may("formats", &Shape::Word(&["Upsc", "Plain", "AsInBanks"])),
]);

static NUMBER: Shape = Shape::Number(u32::MAX as u64);

static SOURCE: Shape = Shape::Group(&[
    must("cite", &Shape::Words),
    may("url", &Shape::Plain),
    must("checked", &Shape::Plain),
    may("note", &Shape::Words),
]);

static SECTION: Shape = Shape::Group(&[
    must("name", &Shape::Words),
    must("questions", &NUMBER),
    may("mark", &Shape::Plain),
    may("marks", &Shape::Plain),
    may("penalty", &PENALTY),
    may("minutes", &NUMBER),
    may("lock", &Shape::YesNo),
    may("shares_time", &Shape::YesNo),
    may("qualifying", &Shape::Plain),
    may("merit", &Shape::YesNo),
    may("languages", &Shape::List(&LANGUAGE)),
]);

static PENALTY: Shape = Shape::Choice(&[
    ("None", None),
    ("Share", Some(&Shape::Plain)),
    ("Marks", Some(&Shape::Plain)),
]);

static MULTI_SELECT: Shape = Shape::Choice(&[
    ("AllOrNothing", None),
    ("Proportional", None),
    ("Table", Some(&Shape::List(&Shape::Plain))),
]);
