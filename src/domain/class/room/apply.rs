//! What an entry does to the room. An entry that does not fit (a damaged journal, a newer version)
//! changes nothing.

use super::{Entry, Given, Millis, Phase, Room, Running, Seat, Sitter, Step, Ticks, Vote, What};

impl Room {
    /// Takes what happened.
    pub fn apply(&mut self, entry: &Entry) {
        let at = entry.at.max(self.now);
        self.now = at;
        match &entry.what {
            What::Joined { .. }
            | What::Renamed { .. }
            | What::Removed(_)
            | What::Locked(_)
            | What::TookSet { .. }
            | What::OnPaper { .. }
            | What::TeachAgain { .. }
            | What::Teams(_)
            | What::Played { .. }
            | What::Unplayed => self.apply_beside(&entry.what, at),
            What::Turned(item) => {
                self.close();
                if *item < self.lesson.items.len() {
                    self.phase = Phase::At { item: *item, step: Step::Stem };
                }
            }
            What::Opened { item, time } => {
                self.close();
                if *item < self.lesson.items.len() {
                    self.open(*item, *time);
                    self.running = Some(Running { ran: 0, since: Some(at), time: *time });
                    self.phase = Phase::At { item: *item, step: Step::Options };
                }
            }
            What::OpenedAll { time } => {
                self.close();
                for item in 0..self.lesson.items.len() {
                    self.open(item, *time);
                }
                self.running = Some(Running { ran: 0, since: Some(at), time: *time });
                self.phase = Phase::Own;
            }
            What::Paused | What::Resumed(_) => {
                if let What::Resumed(Some(moment)) = entry.what {
                    self.resumed.push((at, moment));
                }
                if let Some(running) = &mut self.running {
                    *running = Running { ran: running.ran(at), since: None, ..*running };
                }
            }
            What::Continued => {
                if let Some(running) = &mut self.running {
                    *running = Running { ran: running.ran(at), since: Some(at), ..*running };
                }
            }
            What::Closed => {
                self.close();
                if let Phase::At { step, .. } = &mut self.phase {
                    *step = Step::Spread;
                } else if self.phase == Phase::Own {
                    self.phase = if self.lesson.items.is_empty() {
                        Phase::Over
                    } else {
                        Phase::At { item: 0, step: Step::Spread }
                    };
                }
            }
            What::Stepped(to) => {
                if let Phase::At { item, step } = &mut self.phase {
                    *step = *to;
                    if to.tells()
                        && let Some(told) = self.told.get_mut(*item)
                    {
                        *told = true;
                    }
                }
            }
            What::Answered { seat, round, turn, ticks, certainty } => {
                let took = self.running.map_or(0, |running| running.ran(at));
                if let Some(vote) = self.votes.get_mut(round.0 as usize) {
                    let given =
                        Given { turn: *turn, ticks: *ticks, certainty: *certainty, took, at };
                    vote.given.insert(*seat, given);
                    // What the teacher takes back after a vote has ended is no answer, either.
                    if !vote.is_open && ticks.is_empty() {
                        vote.given.remove(seat);
                    }
                }
            }
            What::Counted { round, hands } => {
                if let Some(vote) = self.votes.get_mut(round.0 as usize) {
                    vote.hands.clone_from(hands);
                }
            }
            What::Ended => {
                self.close();
                self.phase = Phase::Over;
            }
        }
    }

    /// What happens beside the votes: who sits, what papers say, who plays, what is to be taught
    /// again.
    fn apply_beside(&mut self, what: &What, at: Millis) {
        match what {
            What::Joined { token, name, roll, held } => {
                let seat = Seat(u32::try_from(self.sitters.len()).unwrap_or(u32::MAX));
                self.names.insert(name.to_lowercase());
                self.rolls.extend(roll.clone());
                self.sitters.push(Sitter {
                    token: *token,
                    name: name.clone(),
                    roll: roll.clone(),
                    held: *held,
                    removed: false,
                    joined: at,
                });
                if let Some(token) = token {
                    self.by_token.insert(*token, seat);
                }
            }
            What::Renamed { seat, name } => {
                if let Some(sitter) = self.sitters.get_mut(seat.0 as usize) {
                    self.names.remove(&sitter.name.to_lowercase());
                    self.names.insert(name.to_lowercase());
                    name.clone_into(&mut sitter.name);
                    sitter.held = false;
                }
            }
            What::Removed(seat) => {
                if let Some(sitter) = self.sitters.get_mut(seat.0 as usize) {
                    sitter.removed = true;
                    self.names.remove(&sitter.name.to_lowercase());
                    if let Some(roll) = &sitter.roll {
                        self.rolls.remove(roll);
                    }
                }
            }
            What::Locked(on) => self.is_locked = *on,
            What::TookSet { seat, set } => self.take_set(*seat, *set),
            What::OnPaper { seat, item, ticks } => self.apply_paper(*seat, *item, *ticks),
            What::TeachAgain { item, on } => {
                if let Some(again) = self.teach_again.get_mut(*item) {
                    *again = *on;
                }
            }
            What::Teams(teams) => {
                self.teams.clone_from(teams);
                self.plays.retain(|(team, _, _)| *team < teams.len());
            }
            What::Played { team, play } => {
                if let Some(item) = self.at() {
                    self.plays.push((*team, item, *play));
                }
            }
            What::Unplayed => {
                self.plays.pop();
            }
            What::Turned(_)
            | What::Opened { .. }
            | What::OpenedAll { .. }
            | What::Paused
            | What::Continued
            | What::Closed
            | What::Stepped(_)
            | What::Answered { .. }
            | What::Counted { .. }
            | What::Resumed(_)
            | What::Ended => {}
        }
    }

    fn open(&mut self, item: usize, time: Option<u64>) {
        self.votes.push(Vote {
            item,
            time,
            given: std::collections::BTreeMap::new(),
            hands: Vec::new(),
            is_open: true,
            closed: None,
        });
    }

    fn close(&mut self) {
        self.running = None;
        for vote in self.votes.iter_mut().rev() {
            if !vote.is_open {
                break;
            }
            vote.is_open = false;
            vote.closed = Some(self.now);
            // An answer that was taken back is none.
            vote.given.retain(|_, given| given.ticks != Ticks::NONE);
        }
    }
}
