//! Mock exams: the rules as data, marks, papers, sittings and reports.

mod desk;
mod draw;
mod kept;
mod marks;
mod pattern;
mod remark;
mod report;
mod sitting;
