//! Smriti: revision for UPSC, SSC and similar exams, offline. See ARCHITECTURE.md for the map.
//!
//! The modules in reading order: `domain` is the subject itself; `store` keeps it on disk;
//! `interchange` reads and writes the files of other programs; `print` makes papers to be printed;
//! `classroom` brings phones to a live class;
//! `i18n` and `env` are the words and the outside world; `cli` and `app` are the two ways in.

pub mod classroom;
pub mod domain;
pub mod env;
pub mod interchange;
pub mod print;
pub mod store;

pub mod i18n;

#[cfg(feature = "gui")]
pub mod app;
pub mod cli;
