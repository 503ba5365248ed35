//! A class that revises together.
#![cfg(test)]

mod claim;
mod classes;
pub(crate) mod held;
mod kept;
mod laws;
mod outcome;
mod past;
mod report;
pub(crate) mod rig;
mod room;
