//! The store as the window and the command line use it.
#![cfg(test)]

mod backups;
mod between;
mod bring;
mod command;
mod damage;
#[cfg(target_os = "linux")]
pub(crate) mod faults;
#[cfg(target_os = "linux")]
mod home;
mod merging;
mod opening;
mod papers;
mod patterns;
pub(crate) mod world;
