//! A study session: what is asked next, and what an answer does to memory. Dates of exams, marks
//! and class are not here.

pub mod agenda;
pub mod grade;
pub mod insights;
pub mod memory;
pub mod outlook;
pub mod planner;
pub mod predict;
pub mod priors;
pub mod queue;
pub mod session;
pub mod stock;
