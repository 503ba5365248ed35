//! What a phone is shown of the room: the room as messages. Before a key is told nothing here reads
//! it, nor what follows from it. When which message goes to whom is the host's.

use std::collections::BTreeMap;

use super::wire::{Item, Mine, Now, Phase as Showing, Pick, Tell, VERSION, Words};
use crate::domain::bank::printed::{Block, Form, Line, Printed, TableRow};
use crate::domain::class::lesson::{Lesson, Ticks};
use crate::domain::class::room::{Given, Millis, Phase, Room, Round, Seat, Standing, Step};
use crate::domain::locale::{Locale, Text};
use crate::domain::seed::Seed;

/// Shows the questions of one room.
#[derive(Debug)]
pub struct Sight {
    seed: Seed,
    shuffles: bool,
    texts: bool,
    items: Vec<Shown>,
}

/// A question as it is shown, before its choices are put in a seat's order.
#[derive(Debug)]
struct Shown {
    several: bool,
    /// The printed choices, by their places on the paper.
    choices: Vec<Text>,
    stem: BTreeMap<Locale, String>,
    reason: BTreeMap<String, String>,
}

impl Sight {
    /// Of this lesson, in a room of this name: the order of choices is drawn from it.
    pub fn new(lesson: &Lesson, name: &str) -> Self {
        let items = (0..lesson.items.len()).map(|place| Shown::of(lesson, place)).collect();
        let rules = &lesson.rules;
        Self { seed: Seed::of(name), shuffles: rules.shuffles(), texts: rules.shows_texts(), items }
    }

    /// Whether what is shown before the key differs from seat to seat.
    pub const fn differs(&self) -> bool {
        self.shuffles
    }

    /// The places on the paper of the choices as this seat has them, A first: the order of the paper
    /// unless the rules shuffle. What may not change places does not.
    pub fn order(&self, lesson: &Lesson, item: usize, seat: Seat) -> Vec<usize> {
        let Some(settled) = lesson.items.get(item) else { return Vec::new() };
        let paper = 0..settled.choices.len();
        if !self.shuffles {
            return paper.collect();
        }
        let Some((question, _)) = lesson.question(item) else { return paper.collect() };
        let seed = self.seed.with(question.id.as_str()).with(&seat.0.to_string());
        let printed = Printed::of(question, None).shuffled(question, seed);
        let places: Vec<usize> = printed
            .choices()
            .iter()
            .filter_map(|choice| settled.choices.iter().position(|id| *id == choice.id))
            .collect();
        if places.len() == settled.choices.len() { places } else { paper.collect() }
    }

    /// How far the room is, as this seat sees it, or as all do if the choices are in one order.
    pub fn now(&self, room: &Room, at: Millis, seat: Option<Seat>) -> Now {
        let (showing, shown) = match room.phase() {
            Phase::Lobby => (Showing::Lobby, None),
            Phase::Over => (Showing::Over, None),
            Phase::Own => (Showing::Own, None),
            Phase::At { item, step } => (showing(step, room.is_open()), Some((item, step))),
        };
        let running = room.is_open();
        let round = shown.and_then(|(item, _)| room.votes_on(item).next_back());
        let time = match room.phase() {
            Phase::Own => room.votes().last().and_then(|vote| vote.time),
            _ => round.and_then(|(_, vote)| vote.time),
        };
        Now {
            phase: showing,
            paused: room.is_paused(),
            n: shown.map(|(item, _)| item + 1),
            round: round.map(|(round, _)| round.0),
            left: room.left(at),
            time: time.filter(|_| running),
            item: shown.and_then(|(item, step)| {
                let order = seat.map(|seat| self.order(room.lesson(), item, seat));
                self.item(item, order.as_deref(), step >= Step::Options)
            }),
        }
    }

    /// A question with its choices in this order.
    pub fn item(&self, item: usize, order: Option<&[usize]>, options: bool) -> Option<Item> {
        let shown = self.items.get(item)?;
        let text = self.texts.then(|| {
            let word = |(locale, stem): (&Locale, &String)| {
                let paper: Vec<usize>;
                let order = if let Some(order) = order {
                    order
                } else {
                    paper = (0..shown.choices.len()).collect();
                    &paper
                };
                let choices = order.iter().filter_map(|place| shown.choices.get(*place));
                let said = choices.map(|choice| choice.text(*locale).to_owned());
                let options = if options { said.collect() } else { Vec::new() };
                (locale.tag().to_owned(), Words { stem: stem.clone(), options })
            };
            shown.stem.iter().map(word).collect()
        });
        Some(Item { letters: shown.choices.len(), several: shown.several, text })
    }

    /// A question that was asked for, while all are open.
    pub fn asked(&self, room: &Room, item: usize, seat: Seat) -> Option<Tell> {
        if room.phase() != Phase::Own {
            return None;
        }
        let (round, _) = room.votes_on(item).next_back().filter(|(_, vote)| vote.is_open)?;
        let order = self.order(room.lesson(), item, seat);
        let item_shown = self.item(item, Some(&order), true)?;
        Some(Tell::Item { n: item + 1, round: round.0, item: item_shown })
    }

    /// Their seat.
    pub fn seated(&self, room: &Room, seat: Seat) -> Option<Tell> {
        let sitter = room.sitter(seat)?;
        Some(Tell::In {
            v: VERSION,
            room: format!("{:016x}", self.seed.with("room").0),
            seat: seat.0 + 1,
            name: sitter.name.clone(),
            held: sitter.held,
            title: room.lesson().title.clone(),
            of: room.lesson().items.len(),
            sure: room.lesson().rules.asks_certainty(),
        })
    }

    /// What this seat has given in the votes that are open or, on the question that is shown, were
    /// last.
    pub fn mine(&self, room: &Room, seat: Seat) -> Tell {
        let last = room.current().map(|(round, _)| round);
        let votes = (0_u32..).map(Round).zip(room.votes());
        let given = votes.filter(|(round, vote)| vote.is_open || Some(*round) == last).filter_map(
            |(round, vote)| {
                let given = vote.given.get(&seat)?;
                Some(self.given(room, seat, vote.item, round, *given))
            },
        );
        Tell::Mine { given: given.collect() }
    }

    fn given(&self, room: &Room, seat: Seat, item: usize, round: Round, given: Given) -> Mine {
        Mine {
            n: item + 1,
            round: round.0,
            turn: given.turn,
            pick: Pick(self.seen(room.lesson(), item, seat, given.ticks)),
            sure: given.certainty.map(crate::domain::answer::Certainty::level),
        }
    }

    /// The letters that this seat chose, as places on the paper.
    pub fn meant(&self, lesson: &Lesson, item: usize, seat: Seat, pick: Ticks) -> Option<Ticks> {
        let order = self.order(lesson, item, seat);
        pick.places().map(|letter| order.get(letter).copied()).collect()
    }

    /// Places on the paper as the letters of this seat.
    pub fn seen(&self, lesson: &Lesson, item: usize, seat: Seat, ticks: Ticks) -> Ticks {
        let order = self.order(lesson, item, seat);
        let letters = order.iter().enumerate().filter(|(_, place)| ticks.has(**place));
        letters.map(|(letter, _)| letter).collect()
    }

    /// What became of the answer of this seat to the question that is shown, where its key is told.
    pub fn told(&self, room: &Room, standing: &Standing) -> Option<Tell> {
        let (item, seat) = (room.at()?, standing.seat);
        if !room.step()?.tells() {
            return None;
        }
        let told = room.told(seat, item)?;
        let lesson = room.lesson();
        let picked = told.given.map_or(Ticks::NONE, |given| given.ticks);
        Some(Tell::Told {
            n: item + 1,
            key: Pick(self.seen(lesson, item, seat, lesson.items.get(item)?.key)),
            pick: Pick(self.seen(lesson, item, seat, picked)),
            right: told.is_right,
            earned: told.earned.to_string(),
            total: standing.earned.to_string(),
            rank: lesson.rules.ranks.then_some(standing.rank),
        })
    }

    /// Why, where that is shown.
    pub fn reason(&self, room: &Room) -> Option<Tell> {
        let item = room.at().filter(|_| room.step() == Some(Step::Reason))?;
        let text = self.items.get(item)?.reason.clone();
        (!text.is_empty()).then_some(Tell::Reason { n: item + 1, text })
    }
}

const fn showing(step: Step, is_open: bool) -> Showing {
    match step {
        Step::Stem => Showing::Stem,
        Step::Options if is_open => Showing::Open,
        // What is struck out would say something of the key: phones are told when the key is.
        Step::Options | Step::Spread | Step::Struck => Showing::Closed,
        Step::Key | Step::Reason => Showing::Told,
    }
}

impl Shown {
    fn of(lesson: &Lesson, place: usize) -> Self {
        let empty = Self {
            several: false,
            choices: Vec::new(),
            stem: BTreeMap::new(),
            reason: BTreeMap::new(),
        };
        let Some(item) = lesson.items.get(place) else { return empty };
        let Some((question, passage)) = lesson.question(place) else { return empty };
        let printed = Printed::of(question, passage);
        let (Form::One(offered) | Form::Many(offered)) = &printed.form else { return empty };
        let choices = item.choices.iter().filter_map(|id| {
            offered.iter().find(|choice| choice.id == *id).map(|choice| choice.text.clone())
        });
        let said = texts(&printed);
        let spoken = |locale: &Locale| {
            said.iter().any(|text| !text.is_same() && text.exact(*locale).is_some())
        };
        let mut locales: Vec<Locale> = Locale::ALL.into_iter().filter(spoken).collect();
        if locales.is_empty() {
            locales.push(Locale::En);
        }
        let stem = locales.into_iter().map(|locale| (locale, stem(&printed, locale))).collect();
        let reason = question.explanation.iter().flat_map(|text| {
            text.locales()
                .filter_map(|locale| Some((locale.tag().to_owned(), text.exact(locale)?.clone())))
        });
        Self { several: item.several, choices: choices.collect(), stem, reason: reason.collect() }
    }
}

/// The texts that say which languages a question is in: what is asked, not what is named in it.
fn texts(printed: &Printed) -> Vec<&Text> {
    let read = printed.blocks.iter().flat_map(|block| match block {
        Block::Stem(text) | Block::Passage(text) => vec![text],
        Block::Items(lines) => lines.iter().map(|line| &line.text).collect(),
        // The app's own words are always in both.
        Block::Table { .. } | Block::Ask(_) => Vec::new(),
    });
    read.collect()
}

/// What is read, in one language, with little Markdown.
fn stem(printed: &Printed, locale: Locale) -> String {
    let mut out = String::new();
    for block in &printed.blocks {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        match block {
            Block::Passage(text) | Block::Stem(text) | Block::Ask(text) => {
                out.push_str(text.text(locale));
            }
            Block::Items(lines) => {
                let said = lines.iter().map(|line| labelled(line, locale));
                out.push_str(&said.collect::<Vec<_>>().join("\n\n"));
            }
            Block::Table { heads, rows } => {
                let head =
                    heads.iter().map(|(left, right)| cells(left.text(locale), right.text(locale)));
                let said = head.chain(rows.iter().map(|row| row_of(row, locale)));
                out.push_str(&said.collect::<Vec<_>>().join("\n"));
            }
        }
    }
    out
}

fn labelled(line: &Line, locale: Locale) -> String {
    format!("{} {}", line.label.text(locale), line.text.text(locale))
}

fn row_of(row: &TableRow, locale: Locale) -> String {
    let left = row.left.as_ref().map(|(label, text)| format!("{label} {}", text.text(locale)));
    let right = row.right.as_ref().map(|(label, text)| {
        let label = label.as_ref().map_or(String::new(), |label| format!("{label} "));
        format!("{label}{}", text.text(locale))
    });
    cells(&left.unwrap_or_default(), &right.unwrap_or_default())
}

fn cells(left: &str, right: &str) -> String {
    format!("| {left} | {right} |")
}
