//! A room to try things in.

use smriti::domain::bank::Bank;
use smriti::domain::bank::schema::decode;
use smriti::domain::class::lesson::{Lesson, Rules, Ticks};
use smriti::domain::class::roll::{Class, ClassId, Pupil};
use smriti::domain::class::room::{
    Command, Entry, Input, Millis, Refusal, Reply, Room, Round, Seat, Step, Token,
};

/// A bank with three questions of four options, the second, first and third of which are right, and
/// one of several right options, the first two.
pub(crate) fn bank() -> Bank {
    let option = |number: usize, right: bool| {
        format!("(text: \"Option {number}\"{})", if right { ", right: true" } else { "" })
    };
    let question = |id: &str, kind: &str, key: &[usize]| {
        let options: Vec<_> = (0..4).map(|place| option(place + 1, key.contains(&place))).collect();
        format!(
            "(id: \"{id}\", topic: \"t\", ask: {kind}(stem: \"Which of {id}?\", options: [{}]))",
            options.join(", ")
        )
    };
    let questions = [
        question("q-1", "Single", &[1]),
        question("q-2", "Single", &[0]),
        question("q-3", "Single", &[2]),
        question("q-4", "MultiSelect", &[0, 1]),
    ];
    let text = format!(
        "(schema: 1, id: \"class\", title: \"Class\", subject: \"S\", licence: \"CC0-1.0\", topics: \
         [(id: \"t\", title: \"T\")], questions: [{}])",
        questions.join(", ")
    );
    let (bank, diagnostics) = decode(&text);
    let bank = bank.expect("a bank").bank;
    assert_eq!(bank.questions.len(), 4, "{diagnostics:?}");
    bank
}

/// A class of these roll numbers and names.
pub(crate) fn class_of(roll: &[(&str, &str)]) -> Class {
    let pupil = |(number, name): &(&str, &str)| Pupil {
        number: (*number).to_owned(),
        name: (*name).to_owned(),
    };
    let id = ClassId::read("9-b").expect("an id");
    Class { id, name: "9 B".to_owned(), roll: roll.iter().map(pupil).collect() }
}

/// A lesson of that bank, twenty seconds for each question.
pub(crate) fn lesson(rules: Rules) -> Lesson {
    let (lesson, unfit) = Lesson::new("A lesson".into(), bank(), rules, Some(20));
    assert_eq!(unfit, []);
    lesson
}

/// The token of a device.
pub(crate) fn token(device: u8) -> Token {
    Token([device; 16])
}

/// A choice by its letter; several letters for several choices.
pub(crate) fn ticks(letters: &str) -> Ticks {
    letters.bytes().map(|letter| usize::from(letter - b'A')).collect()
}

/// A room with all that happened in it.
pub(crate) struct Rig {
    pub(crate) room: Room,
    pub(crate) entries: Vec<Entry>,
    pub(crate) now: u64,
}

impl Rig {
    pub(crate) fn new(rules: Rules) -> Self {
        Self { room: Room::new(lesson(rules)), entries: Vec::new(), now: 0 }
    }

    pub(crate) fn take(&mut self, input: Input) -> Result<Reply, Refusal> {
        let taken = self.room.take(input, Millis(self.now));
        self.entries.extend(taken.entries);
        taken.reply
    }

    pub(crate) fn host(&mut self, command: Command) -> Result<Reply, Refusal> {
        self.take(Input::Host(command))
    }

    pub(crate) fn join(&mut self, device: u8, name: &str) -> Result<Reply, Refusal> {
        self.take(Input::Join { token: token(device), name: name.into(), roll: None, held: false })
    }

    pub(crate) fn answer(
        &mut self,
        device: u8,
        round: u32,
        turn: u32,
        letters: &str,
    ) -> Result<Reply, Refusal> {
        self.take(Input::Answer {
            token: token(device),
            round: Round(round),
            turn,
            ticks: ticks(letters),
            certainty: None,
        })
    }

    /// Seats two devices, and opens the first question.
    pub(crate) fn two_at_the_first(rules: Rules) -> Self {
        let mut rig = Self::new(rules);
        assert_eq!(rig.join(1, "Asha"), Ok(Reply::Seated(Seat(0))));
        assert_eq!(rig.join(2, "Ravi"), Ok(Reply::Seated(Seat(1))));
        rig.forward_to(Step::Options);
        rig
    }

    /// Goes forward until this step is shown.
    pub(crate) fn forward_to(&mut self, step: Step) {
        for _ in 0..8 {
            self.host(Command::Forward).expect("something comes next");
            if self.room.step() == Some(step) {
                return;
            }
        }
        panic!("{step:?} never comes: {:?}", self.room.phase());
    }

    /// The letters that a seat gave to a question last.
    pub(crate) fn given(&self, seat: u32, item: usize) -> String {
        let outcome = self.room.outcome(Seat(seat), item);
        let letter = |place: usize| char::from(b'A' + u8::try_from(place).expect("a letter"));
        outcome.given.map_or_else(String::new, |given| given.ticks.places().map(letter).collect())
    }
}
