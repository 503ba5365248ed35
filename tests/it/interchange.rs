//! Tests of `interchange`: the questions of other programs, in and out.

#![expect(clippy::expect_used, reason = "what helpers of tests rely on")]

mod aiken;
mod anki;
mod answers;
mod encoding;
mod files;
mod flat;
mod gift;
mod html;
mod moodle;
mod pack;
mod paste;
mod qti;
mod quizlet;
mod results;
mod roll;
mod table;
mod tex;
mod text2qti;
mod told;
mod tongue;
