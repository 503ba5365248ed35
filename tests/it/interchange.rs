//! Tests of `interchange`: the questions of other programs.

#![expect(clippy::expect_used, reason = "what helpers of tests rely on")]

mod paste;
