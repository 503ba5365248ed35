//! A class that revises together.
#![cfg(test)]

mod classes;
mod kept;
mod laws;
mod outcome;
pub(crate) mod rig;
mod room;
