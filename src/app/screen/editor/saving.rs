//! How the editor saves: at a pause and when asked, with what a crash would take kept beside it; what
//! stands in the way, and how the editor is left.

use std::sync::Arc;

use super::{Action, Editor, Side, Trouble, Unwritten, Work};
use crate::domain::bank::edit::{Clash, Portion, Settled};
use crate::store::writing::Saved;

impl Editor {
    /// Drafts that a crash would take: those that are not in the text, and the open one while the text
    /// is not in the file.
    fn at_risk(&self) -> Vec<(Portion, String)> {
        let unwritten = self.editing.unwritten().into_iter();
        let mut drafts: Vec<(Portion, String)> =
            unwritten.map(|(id, draft)| (Portion::Question(id), draft.journal())).collect();
        let is_written = *self.editing.source() == *self.base;
        let open = self.editing.head().filter(|_| !is_written);
        let head = self.editing.unwritten_head().or(open);
        drafts.extend(head.map(|head| (Portion::Head, head.journal())));
        let current = self.editing.current().and_then(|at| self.editing.lines().get(at));
        let current = current.and_then(|line| line.id.clone());
        if let (Some(id), Some(draft)) = (current, self.editing.draft())
            && !is_written
            && let portion = Portion::Question(id)
            && drafts.iter().all(|(known, _)| *known != portion)
        {
            drafts.push((portion, draft.journal()));
        }
        drafts
    }

    /// Writes what can be written into the text, and asks for it to be saved.
    pub(super) fn save(&mut self) -> Action {
        if self.is_shipped {
            return Action::None;
        }
        self.waiting = self.editing.pause().err();
        if self.sent.is_some() || self.has_clash() {
            return Action::None;
        }
        let had_changes = self.changes != self.handled;
        self.handled = self.changes;
        let is_written = *self.editing.source() == *self.base;
        if is_written && !had_changes && self.settled.is_empty() {
            return Action::None;
        }
        let mine: Arc<str> = self.editing.source().into();
        self.sent = Some(Arc::clone(&mine));
        Action::Save(Box::new(Work {
            path: self.path.clone(),
            base: Arc::clone(&self.base),
            mine,
            settled: self.settled.clone(),
            drafts: self.at_risk(),
            keeps_drafts: self.editing.is_unwritten(),
            changes: self.changes,
        }))
    }

    /// What is to be saved when the window is closed, if anything is.
    pub fn last_work(&mut self) -> Option<Box<Work>> {
        self.sent = None;
        match self.save() {
            Action::Save(work) => Some(work),
            _ => None,
        }
    }

    pub(super) fn saved(&mut self, saved: Result<Saved, String>) -> Action {
        let sent = self.sent.take();
        match saved {
            Ok(Saved::Written { text, is_merged }) => {
                self.trouble = None;
                self.settled.clear();
                self.is_changed |= *text != *self.base;
                let went_on = sent.as_deref().is_some_and(|sent| *sent != *self.editing.source());
                match sent {
                    // The next saving brings what was typed meanwhile together with theirs.
                    Some(sent) if is_merged && went_on => self.base = sent,
                    _ => {
                        if is_merged && self.editing.take(text.to_string()).is_ok() {
                            self.sync();
                        }
                        self.base = text;
                    }
                }
            }
            Ok(Saved::Clash(clash)) => self.trouble = Some(Trouble::Clash(clash)),
            Ok(Saved::NotABank) => self.trouble = Some(Trouble::NotABank),
            Err(why) => self.trouble = Some(Trouble::NotSaved(why)),
        }
        if self.is_leaving {
            return self.leave();
        }
        Action::None
    }

    pub(super) fn settle(&mut self, side: Side) -> Action {
        let Some(Trouble::Clash(clash)) = self.trouble.take() else { return Action::None };
        let how = match side {
            Side::Mine => Settled::Mine,
            Side::Theirs => Settled::Theirs,
            Side::Both => match &*clash {
                Clash::Question { id, .. } => Settled::Both(self.editing.next_name(id)),
                Clash::Head { .. } => Settled::Mine,
            },
        };
        self.settled.push((clash.about(), how));
        self.save()
    }

    pub(super) fn recover(&mut self, takes: bool) -> Action {
        let drafts = std::mem::take(&mut self.drafts);
        if !takes {
            return Action::Forget(self.path.clone());
        }
        for draft in drafts {
            match draft {
                Unwritten::Question(id, draft) => self.editing.recover(&id, *draft),
                Unwritten::Head(head) => self.editing.recover_head(*head),
            }
        }
        self.changed();
        self.sync();
        self.show_current()
    }

    pub(super) fn leave(&mut self) -> Action {
        if self.has_clash() {
            self.is_leaving = false;
            return Action::None;
        }
        let cannot_save = matches!(self.trouble, Some(Trouble::NotSaved(_) | Trouble::NotABank));
        if self.is_leaving && self.sent.is_none() && cannot_save {
            // It was said why; going all the same keeps the drafts for the next time.
            self.is_leaving = false;
            return Action::None;
        }
        match self.save() {
            _ if cannot_save => Action::Leave { is_changed: self.is_changed },
            Action::Save(work) => {
                self.is_leaving = true;
                Action::Save(work)
            }
            _ if self.sent.is_some() => {
                self.is_leaving = true;
                Action::None
            }
            _ => Action::Leave { is_changed: self.is_changed },
        }
    }
}
