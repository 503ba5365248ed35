//! A class that revises together.
#![cfg(test)]

mod kept;
mod laws;
mod outcome;
pub(crate) mod rig;
mod room;
