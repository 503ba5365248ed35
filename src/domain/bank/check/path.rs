//! The way from a question to one of its fields.

use std::fmt;

/// One step of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Into a field.
    Field(&'static str),
    /// Into an entry of a list, counted from 0.
    Entry(usize),
}

/// The way to a field. Shown as `ask.statements[2].why`, with entries counted from 1 as people do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Path(Vec<Step>);

impl Path {
    /// The path to a field at the top.
    pub(crate) fn of(field: &'static str) -> Self {
        Self(vec![Step::Field(field)])
    }

    /// The path to a field within this.
    pub(crate) fn field(&self, field: &'static str) -> Self {
        self.with(Step::Field(field))
    }

    /// The path to an entry of this list, counted from 0.
    pub(crate) fn entry(&self, entry: usize) -> Self {
        self.with(Step::Entry(entry))
    }

    /// The steps from the top.
    pub(crate) fn steps(&self) -> &[Step] {
        &self.0
    }

    fn with(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if number == 0 => f.write_str(name)?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Entry(entry) => write!(f, "[{}]", entry + 1)?,
            }
        }
        Ok(())
    }
}
