//! Tests of `interchange`: the questions of other programs, in and out.

mod aiken;
mod flat;
mod gift;
mod told;
mod html;
mod moodle;
mod tongue;
