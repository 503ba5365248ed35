//! The store as the window and the command line use it.
#![cfg(test)]

mod backups;
mod between;
mod command;
mod damage;
#[cfg(target_os = "linux")]
mod faults;
#[cfg(target_os = "linux")]
mod home;
mod merging;
mod opening;
mod papers;
mod patterns;
pub(crate) mod world;
