//! A class that revises together: the lesson, the room it is held in, and what came of it. The room
//! is a pure state machine: what happens becomes [`Entry`](room::Entry) records, and whoever keeps
//! them can have the room again. Sockets, files and windows are not here.

pub mod again;
pub mod claim;
pub mod journal;
pub mod lesson;
pub mod names;
pub mod outcome;
pub mod past;
pub mod report;
pub mod roll;
pub mod room;
