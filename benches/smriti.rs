//! What Smriti costs without a window around it: `cargo bench`, or `cargo bench -- answer` for one
//! module. Everything is measured on made-up data (`world`) that is made before the clock runs; a
//! real window is measured by `scripts/measure`.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a bench that is wrong about its own data should stop, and its output is its purpose"
)]

mod alike;
mod answer;
mod banks;
mod editing;
mod exam;
mod interchange;
mod moodle;
mod paste;
mod screen;
mod search;
mod sitting;
mod study;
mod table;
mod world;

fn main() {
    divan::main();
    answer::say_time_against_disk();
    answer::say_processor_time();
    search::say_search();
    world::remove();
}
