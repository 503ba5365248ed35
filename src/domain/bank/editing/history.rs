//! What can be taken back, and done again.

use crate::domain::bank::draft::{Draft, Head, HeadSlot, Slot};
use crate::domain::bank::edit::Delta;
use crate::domain::locale::Locale;

/// So many steps are kept.
const MOST: usize = 1000;

#[derive(Debug, Clone)]
enum Done {
    /// The draft of the question at a place was changed.
    Changed {
        at: usize,
        before: Box<Draft>,
        after: Box<Draft>,
        /// The field that was typed in, as long as typing goes on.
        typing: Option<(Slot, Locale)>,
    },
    /// The draft of the bank's head was changed.
    Head {
        before: Box<Head>,
        after: Box<Head>,
        /// The field that was typed in, as long as typing goes on.
        typing: Option<(HeadSlot, Locale)>,
    },
    /// A question was put in, taken out or moved.
    Shaped { delta: Delta, from: Option<usize>, to: Option<usize> },
}

/// What to do to take something back, or to do it again.
#[derive(Debug)]
pub(super) enum Step {
    /// The draft of the question at a place is to be this.
    Changed { at: usize, draft: Box<Draft> },
    /// The draft of the bank's head is to be this.
    Head { draft: Box<Head> },
    /// The text changes like this; then the question at this place is open.
    Shaped { delta: Delta, at: Option<usize> },
}

/// The steps done, and those taken back.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: Vec<Done>,
    undone: Vec<Done>,
}

impl History {
    fn push(&mut self, step: Done) {
        self.undone.clear();
        if self.done.len() == MOST {
            self.done.remove(0);
        }
        self.done.push(step);
    }

    /// Something was typed in a field.
    pub(super) fn typed(&mut self, at: usize, before: Draft, after: Draft, field: (Slot, Locale)) {
        if let Some(Done::Changed { at: last, after: end, typing, .. }) = self.done.last_mut()
            && self.undone.is_empty()
            && *last == at
            && *typing == Some(field)
        {
            **end = after;
            return;
        }
        self.close();
        self.push(Done::Changed {
            at,
            before: Box::new(before),
            after: Box::new(after),
            typing: Some(field),
        });
    }

    /// A draft was changed otherwise.
    pub(super) fn changed(&mut self, at: usize, before: Draft, after: Draft) {
        self.close();
        self.push(Done::Changed {
            at,
            before: Box::new(before),
            after: Box::new(after),
            typing: None,
        });
    }

    /// Something was done to the bank's head: typed in a field, if one is named.
    pub(super) fn headed(&mut self, before: Head, after: Head, field: Option<(HeadSlot, Locale)>) {
        if let Some(Done::Head { after: end, typing: typing @ Some(_), .. }) = self.done.last_mut()
            && self.undone.is_empty()
            && *typing == field
        {
            **end = after;
            return;
        }
        self.close();
        let (before, after) = (Box::new(before), Box::new(after));
        self.push(Done::Head { before, after, typing: field });
    }

    /// The list of questions was changed.
    pub(super) fn shaped(&mut self, delta: Delta, from: Option<usize>, to: Option<usize>) {
        self.push(Done::Shaped { delta, from, to });
    }

    /// What is typed next is another step.
    pub(super) fn close(&mut self) {
        match self.done.last_mut() {
            Some(Done::Changed { typing, .. }) => *typing = None,
            Some(Done::Head { typing, .. }) => *typing = None,
            Some(Done::Shaped { .. }) | None => {}
        }
    }

    pub(super) const fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub(super) const fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    pub(super) fn undo(&mut self) -> Option<Step> {
        self.close();
        let done = self.done.pop()?;
        let step = match &done {
            Done::Changed { at, before, .. } => Step::Changed { at: *at, draft: before.clone() },
            Done::Head { before, .. } => Step::Head { draft: before.clone() },
            Done::Shaped { delta, from, .. } => Step::Shaped { delta: delta.reversed(), at: *from },
        };
        self.undone.push(done);
        Some(step)
    }

    pub(super) fn redo(&mut self) -> Option<Step> {
        let done = self.undone.pop()?;
        let step = match &done {
            Done::Changed { at, after, .. } => Step::Changed { at: *at, draft: after.clone() },
            Done::Head { after, .. } => Step::Head { draft: after.clone() },
            Done::Shaped { delta, to, .. } => Step::Shaped { delta: delta.clone(), at: *to },
        };
        self.done.push(done);
        Some(step)
    }
}
