//! Tests of `study` and of `progress`, which it asks.
#![expect(clippy::unwrap_used, reason = "what a test takes for granted fails it when it is wrong")]

mod agenda;
mod bench;
mod clock;
mod fortnight;
mod grade;
mod insights;
mod laws;
mod memory;
mod planner;
mod progress;
mod queue;
mod session;
mod settings;
