//! Tests of `interchange`: the questions of other programs, in and out.

#![expect(clippy::expect_used, reason = "what helpers of tests rely on")]

mod aiken;
mod anki;
mod encoding;
mod flat;
mod gift;
mod html;
mod moodle;
mod paste;
mod quizlet;
mod table;
mod text2qti;
mod told;
mod tongue;
