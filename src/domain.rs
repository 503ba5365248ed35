//! What Smriti is about: banks, questions, answers, memory. Nothing here touches a disk, a clock, a
//! window or a source of chance: time, days and seeds arrive as arguments.
#![warn(missing_docs)]

pub mod answer;
pub mod bank;
pub mod browse;
pub mod class;
pub mod event;
pub mod exam;
pub mod items;
pub mod locale;
pub mod progress;
pub mod seed;
pub mod share;
pub mod simulation;
pub mod study;
pub mod time;
