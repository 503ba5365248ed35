//! Mock exams, from an exam's rules to an honest report: pattern → paper → sitting → report. What is
//! kept of them on disk is in `store`; how the hall's screen looks is in `app`.

pub mod draw;
pub mod marks;
pub mod paper;
pub mod pattern;
pub mod record;
pub mod remark;
pub mod report;
pub mod sitting;
pub mod usual;
