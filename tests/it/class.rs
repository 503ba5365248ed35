//! A class that revises together.
#![cfg(test)]

mod kept;
mod laws;
pub(crate) mod rig;
mod room;
