//! Tests of the window: driven headless through the real `update` and `view`, with a real store.

mod alike;
mod decoding;
mod driver;
mod editor;
mod edits;
mod eighty;
mod export;
mod fitted;
mod fortnight;
mod golden;
mod hall;
mod import;
mod insights;
mod library;
mod many;
mod notebook;
mod offer;
mod paper;
mod picture;
mod pictured;
mod plan;
mod prose;
mod report;
mod saved;
mod study;
mod welcome;
