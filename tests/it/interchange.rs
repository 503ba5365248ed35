//! Tests of `interchange`: the questions of other programs, in and out.

mod flat;
mod tongue;
