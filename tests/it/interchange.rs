//! Tests of `interchange`: the questions of other programs, in and out.

#![expect(clippy::expect_used, reason = "what helpers of tests rely on")]

mod aiken;
mod encoding;
mod files;
mod flat;
mod gift;
mod html;
mod moodle;
mod paste;
mod table;
mod tex;
mod told;
mod tongue;
