//! Tests of `interchange`: the questions of other programs, in and out.

mod encoding;
mod flat;
mod table;
mod tongue;
