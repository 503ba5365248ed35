//! Lessons that were held: many students of differing skill, whose answers are the same in every run.

use smriti::domain::bank::Bank;
use smriti::domain::class::journal::Journal;
use smriti::domain::class::lesson::{Lesson, Marking, Rules, Ticks};
use smriti::domain::class::room::{Command, Entry, Input, Millis, Room, Round, Step, Token};
use smriti::domain::seed::Seed;
use smriti::domain::time::{Moment, Timestamp};
use smriti::store::rooms::{RoomId, Rooms};

/// 20 November 2026, half past ten in the morning in India.
pub(crate) const BEGUN: Moment = Moment { at: Timestamp(1_795_150_800_000), offset_minutes: 330 };

/// Names that nobody in particular has.
const NAMES: [&str; 12] = [
    "Asha",
    "रवि",
    "Meena",
    "Farhan",
    "सीता",
    "Gurpreet",
    "Latha",
    "मोहन",
    "Joseph",
    "Zoya",
    "किरण",
    "Deepak",
];

/// A lesson with all that happened in it.
pub(crate) struct Held {
    pub(crate) room: Room,
    pub(crate) entries: Vec<Entry>,
    now: u64,
}

/// What a right and a wrong answer earn in the civil services.
pub(crate) fn civil() -> Marking {
    use num_rational::Ratio;
    Marking::Exam { right: Ratio::from_integer(2), wrong: Ratio::new(2, 3) }
}

/// A lesson of the first questions of a bank.
pub(crate) fn lesson(bank: &Bank, questions: usize, marking: Marking) -> Lesson {
    let mut bank = bank.clone();
    let fits = |question: &smriti::domain::bank::Question| {
        smriti::domain::class::lesson::Item::of(question, None).is_some()
    };
    bank.questions.retain(fits);
    bank.questions.truncate(questions);
    let rules = Rules { marking, ..Rules::default() };
    Lesson::new("Revision, 20 November 2026".into(), bank, rules, Some(60)).0
}

fn token(device: usize) -> Token {
    let mut token = [7; 16];
    token[..8].copy_from_slice(&(device as u64).to_le_bytes());
    Token(token)
}

impl Held {
    pub(crate) fn new(lesson: Lesson) -> Self {
        Self { room: Room::new(lesson), entries: Vec::new(), now: 0 }
    }

    pub(crate) fn take(&mut self, input: Input) {
        self.now += 20;
        let taken = self.room.take(input, Millis(self.now));
        taken.reply.expect("it is taken");
        self.entries.extend(taken.entries);
    }

    pub(crate) fn host(&mut self, command: Command) {
        self.take(Input::Host(command));
    }

    pub(crate) fn forward_to(&mut self, step: Step) {
        for _ in 0..8 {
            self.host(Command::Forward);
            if self.room.step() == Some(step) {
                return;
            }
        }
        panic!("{step:?} never comes");
    }

    pub(crate) fn join(&mut self, device: usize) {
        let name = format!("{} {}", NAMES[device % NAMES.len()], device + 1);
        let roll = (!device.is_multiple_of(7)).then(|| (device + 1).to_string());
        self.take(Input::Join { token: token(device), name, roll, held: false });
    }

    pub(crate) fn answer(&mut self, device: usize, ticks: Ticks) {
        let round = Round(u32::try_from(self.room.votes().len() - 1).expect("a round"));
        let token = token(device);
        self.take(Input::Answer { token, round, turn: 1, ticks, certainty: None });
    }

    /// Holds the whole lesson with so many students: the first know most, later questions are harder,
    /// and of the last question the best believe a wrong choice. Some leave some out, and the last
    /// student comes after the first question.
    pub(crate) fn whole(lesson: Lesson, students: usize) -> Self {
        let mut held = Self::new(lesson);
        let late = students.checked_sub(1).filter(|_| students > 3);
        for device in (0..students).filter(|device| Some(*device) != late) {
            held.join(device);
        }
        let items = held.room.lesson().items.clone();
        for (place, item) in items.iter().enumerate() {
            if let Some(late) = late.filter(|_| place == 1) {
                held.join(late);
            }
            held.forward_to(Step::Options);
            for device in (0..students).filter(|device| place > 0 || Some(*device) != late) {
                let chance = Seed(place as u64 * 1_000 + device as u64).with("answer").0 % 100;
                let knows = 95 - 60 * device / students - 3 * place.min(8);
                let is_last = place + 1 == items.len() && items.len() > 3;
                let choices = item.choices.len();
                let wrong = |from: usize| {
                    (0..choices).map(|at| (at + from) % choices).find(|at| !item.key.has(*at))
                };
                let ticks = if chance >= 96 {
                    continue;
                } else if is_last && device < students / 2 {
                    Ticks::at(wrong(0).expect("a wrong choice"))
                } else if is_last || (chance as usize) < knows {
                    item.key
                } else {
                    Ticks::at(wrong(chance as usize).expect("a wrong choice"))
                };
                held.answer(device, ticks);
            }
            held.forward_to(Step::Reason);
        }
        if items.len() > 1 {
            held.host(Command::TeachAgain(1, true));
        }
        held.host(Command::Forward);
        held
    }

    /// Keeps it among the rooms, as one that began then.
    pub(crate) fn keep(&self, rooms: &Rooms, begun: Moment) -> RoomId {
        let seed = Seed(self.entries.len() as u64);
        let (id, mut file) = rooms.create(self.room.lesson(), begun, seed).expect("a room");
        file.append(&self.entries).expect("kept");
        id
    }
}
