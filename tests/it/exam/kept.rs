//! A sitting as it is kept on disk: the same again after any interruption, with its questions,
//! whatever becomes of the banks; and what follows from its end.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use num_rational::Ratio;
use proptest::prelude::*;
use smriti::domain::answer::{Certainty, Response, Verdict};
use smriti::domain::bank::printed::Printed;
use smriti::domain::bank::schema::{content_hash, key_hash};
use smriti::domain::bank::{Body, Passage, Question};
use smriti::domain::event::{Answered, Cause, Event, Kind, Mode, SittingBegun};
use smriti::domain::exam::draw::{Shelved, Wish, draw};
use smriti::domain::exam::paper::{ExtraTime, Paper};
use smriti::domain::exam::pattern::Pattern;
use smriti::domain::exam::pattern::schema::shipped;
use smriti::domain::exam::record::{Attempt, Drawn, Unfit, Unread};
use smriti::domain::exam::sitting::{Ended, Input, Kept, Now, Refused, Start};
use smriti::domain::progress::{Applied, Mistake, MistakeKind, Progress};
use smriti::domain::seed::Seed;
use smriti::store::library::{Library, Places};
use smriti::store::{Home, Notice, Opened};

use super::desk::{MINUTE, SECOND, one, paper, questions};
use super::pattern::named;
use super::sitting::{Event as Deed, event as deed};
use crate::store::world::{World, answer, at};

pub(super) const NUMBER: u64 = 0xfeed_beef_0000_0001;

/// A paper with questions that are what it was drawn from.
pub(super) fn sound(pattern: Pattern) -> (Paper, Vec<Question>) {
    let mut paper = paper(pattern);
    let questions = questions(&paper);
    for (slot, question) in paper.slots.iter_mut().zip(&questions) {
        (slot.content, slot.key) = (content_hash(question), key_hash(question));
    }
    (paper, questions)
}

pub(super) fn begun(paper: Paper, questions: &[Question]) -> SittingBegun {
    let saving = paper.pattern.saving;
    let start = Start { moment: at(1), mono: 5_000, extra: ExtraTime::None, saving };
    let drawn: Vec<Drawn<'_>> =
        questions.iter().map(|question| Drawn { question, passage: None }).collect();
    SittingBegun::of(NUMBER, paper, start, &drawn).unwrap()
}

/// A candidate whose every step goes to a file first.
pub(super) struct Hall {
    world: World,
    opened: Opened,
    pub(super) progress: Progress,
    pub(super) attempt: Attempt,
    pub(super) now: Now,
    /// The sitting after each step.
    steps: Vec<Attempt>,
}

impl Hall {
    pub(super) fn of(pattern: Pattern) -> Self {
        let (paper, questions) = sound(pattern);
        Self::sitting(begun(paper, &questions))
    }

    fn sitting(begun: SittingBegun) -> Self {
        let world = World::new();
        let opened = world.open(1).unwrap();
        let attempt = Attempt::of(&begun).unwrap();
        let now = Now { wall: begun.start.moment.at, mono: begun.start.mono };
        let progress = opened.progress.clone();
        let steps = vec![attempt.clone()];
        let mut hall = Self { world, opened, progress, attempt, now, steps };
        hall.append(vec![Kind::SittingBegun(Box::new(begun))]);
        hall
    }

    pub(super) fn append(&mut self, kinds: Vec<Kind>) -> Vec<Event> {
        let mut moment = at(0);
        moment.at = self.now.wall;
        let events = self.opened.handle.append(kinds, moment).wait().unwrap();
        for event in &events {
            self.attempt.apply(event);
            assert_eq!(self.progress.apply(event), Applied::Done);
        }
        events
    }

    fn keep(&mut self, kept: Vec<Kept>) {
        let kinds = self.attempt.keep(kept);
        if !kinds.is_empty() {
            self.append(kinds);
            self.steps.push(self.attempt.clone());
        }
    }

    pub(super) fn pass(&mut self, millis: u64) {
        self.now.mono += millis;
        self.now.wall.0 += i64::try_from(millis).unwrap();
    }

    fn tick(&mut self) {
        self.keep(self.attempt.sitting().tick(self.now));
    }

    fn does(&mut self, input: &Input) -> Option<Refused> {
        let step = self.attempt.sitting().take(input, self.now);
        self.keep(step.keep);
        step.refused
    }

    pub(super) fn must(&mut self, input: Input) {
        assert_eq!(self.does(&input), None, "{input:?}");
    }

    pub(super) fn answer(&mut self, choice: &str) {
        self.must(Input::Choose(one(choice)));
        self.must(Input::SaveAndNext);
    }

    /// The events of the sitting, read back by its clocks.
    fn stored(&self) -> Vec<Event> {
        let view = self.progress.sitting(NUMBER).unwrap();
        self.opened.handle.events_between(view.clock, view.last).wait().unwrap()
    }

    /// As if the program had been killed and started again so much later.
    fn killed_for(&mut self, millis: u64) {
        self.attempt = Attempt::read(NUMBER, &self.stored()).unwrap();
        self.now.wall.0 += i64::try_from(millis).unwrap();
        self.now.mono = 77;
        self.keep(self.attempt.sitting().resume(self.now));
    }

    fn all(&self) -> Vec<Event> {
        self.opened.handle.events().wait().unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_on_disk_gives_the_same_sitting_at_every_point(
        which in 0_usize..30,
        deeds in prop::collection::vec(deed(), 1..40),
    ) {
        let mut hall = Hall::of(shipped().swap_remove(which));
        for deed in deeds {
            match deed {
                Deed::Does(input) => drop(hall.does(&input)),
                Deed::Passes(millis) => hall.pass(millis),
                Deed::WallMoves(millis) => hall.now.wall.0 += millis,
                Deed::Killed(millis) => hall.killed_for(millis),
                Deed::Ticks => hall.tick(),
            }
        }
        let stored = hall.stored();
        let mut expected = hall.steps.iter();
        for (place, event) in stored.iter().enumerate() {
            if matches!(event.kind, Kind::SittingBegun(_) | Kind::SittingKept { .. }) {
                let read = Attempt::read(NUMBER, &stored[..=place]).unwrap();
                prop_assert_eq!(Some(&read), expected.next());
            }
        }
        prop_assert_eq!(expected.next(), None);
        let all = hall.all();
        prop_assert!(hall.progress == Progress::replay(&all));
        // What ends a sitting is kept in the same step, once.
        let is_over = hall.attempt.sitting().ended().is_some();
        let marks = all.iter().filter(|event| matches!(event.kind, Kind::SittingMarked { .. }));
        prop_assert_eq!(marks.count(), usize::from(is_over));
        let view = hall.progress.sitting(NUMBER).unwrap();
        prop_assert_eq!((view.is_over, view.marked.is_some()), (is_over, is_over));
        prop_assert_eq!(hall.progress.open_sitting().is_none(), is_over);
        let closing: Vec<Kind> = if is_over { hall.attempt.closing() } else { Vec::new() };
        let kinds: Vec<&Kind> = all
            .iter()
            .map(|event| &event.kind)
            .filter(|kind| matches!(kind, Kind::SittingMarked { .. } | Kind::Answered(_)))
            .collect();
        prop_assert!(kinds.into_iter().eq(&closing));
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// What kill -9 leaves is the files as they stand between two writes.
#[test]
fn killed_after_any_step_the_sitting_goes_on_where_it_was() {
    let mut hall = Hall::of(named("ssc-cgl-tier1"));
    let check = |hall: &Hall| {
        let place = crate::store::world::folder();
        let root = place.path().join("data");
        copy(hall.world.home.root(), &root);
        let home = Home::open(root, Seed(1)).unwrap();
        let opened = smriti::store::open(&home, &hall.world.asha, at(200)).unwrap();
        assert!(opened.notices.is_empty(), "{:?}", opened.notices);
        assert_eq!(opened.progress, hall.progress);
        let view = opened.progress.sitting(NUMBER).unwrap();
        let events = opened.handle.events_between(view.clock, view.last).wait().unwrap();
        let mut again = Attempt::read(view.sitting, &events).unwrap();
        assert_eq!(again, hall.attempt);
        // An hour later by the wall, with the steady clock at its beginning: the deadline stands.
        let later = Now { wall: at(200).at, mono: 3 };
        for record in again.sitting().resume(later) {
            let kinds = again.keep(vec![record]);
            let events = opened.handle.append(kinds, at(200)).wait().unwrap();
            for event in &events {
                again.apply(event);
            }
        }
        assert_eq!(again.sitting().deadline(), hall.attempt.sitting().deadline());
        let ended = again.sitting().ended();
        assert!(ended.is_some_and(|(_, at)| at <= again.sitting().allowed()), "{ended:?}");
        for (before, after) in hall.attempt.sitting().sheets().iter().zip(again.sitting().sheets())
        {
            assert_eq!(before.saved, after.saved);
        }
    };
    check(&hall);
    for slot in 0..12 {
        hall.pass(7 * SECOND);
        match slot % 4 {
            0 => hall.must(Input::Choose(one("1"))),
            1 => hall.answer("2"),
            2 => hall.must(Input::Tag(Certainty::Sure)),
            _ => hall.must(Input::MarkAndNext),
        }
        check(&hall);
    }
    hall.must(Input::EndPart);
    check(&hall);
    hall.pass(20 * SECOND);
    hall.tick();
    check(&hall);
    hall.must(Input::Submit);
    check(&hall);
}

/// A paper of ten of which four were answered, in different ways, and two looked at and left.
fn sat() -> Hall {
    let mut hall = Hall::of(named("short-upsc-10"));
    let answers = [
        ("1", Certainty::Sure),
        ("2", Certainty::Sure),
        ("1", Certainty::Guess),
        ("3", Certainty::ThinkSo),
    ];
    for (choice, certainty) in answers {
        hall.pass(20 * SECOND);
        hall.must(Input::Tag(certainty));
        hall.answer(choice);
    }
    hall.pass(9 * SECOND);
    hall.must(Input::SaveAndNext);
    hall.pass(SECOND);
    hall.must(Input::Submit);
    hall
}

#[test]
fn the_end_is_marked_and_every_answer_counts_as_one() {
    let hall = sat();
    let view = hall.progress.sitting(NUMBER).unwrap().clone();
    let marked = view.marked.unwrap();
    // 2 · 2 − 2 · 2/3.
    assert_eq!((marked.obtained, marked.out_of), (Ratio::new(8, 3), Ratio::from_integer(20)));
    assert_eq!((marked.right, marked.wrong, marked.left), (2, 2, 6));
    assert_eq!((marked.elapsed, marked.remarked), (90 * SECOND, false));
    assert_eq!((view.questions, view.is_over, view.begun), (10, true, at(1)));
    assert_eq!(view.title, named("short-upsc-10").title);

    let events = hall.all();
    let given: Vec<_> = events
        .iter()
        .filter_map(|event| match &event.kind {
            Kind::Answered(answered) => Some(answered),
            _ => None,
        })
        .collect();
    assert_eq!(given.len(), 4, "a blank gives no answer");
    for (answered, slot) in given.iter().zip(&hall.attempt.sitting().paper().slots) {
        assert_eq!(answered.question, slot.question);
        assert_eq!((answered.content, answered.key), (slot.content, slot.key));
        assert_eq!((answered.mode, answered.session), (Mode::Mock, NUMBER));
        assert_eq!(answered.millis, 20_000);
    }
    let verdicts: Vec<Verdict> = given.iter().map(|answered| answered.verdict).collect();
    assert_eq!(verdicts, [Verdict::Right, Verdict::Wrong, Verdict::Right, Verdict::Wrong]);
}

#[test]
fn what_was_done_in_the_hall_cannot_be_taken_back() {
    let mut hall = sat();
    let before = hall.progress.digest();
    let events = hall.all();
    let study = hall.append(vec![answer(1)]).remove(0);
    for event in events[2..].iter().chain([&study]) {
        hall.opened.handle.append(vec![Kind::Undone(event.id)], at(60)).wait().unwrap();
    }
    assert_eq!(Progress::replay(&hall.all()).digest(), before);
    // The line of the learner, read from the rows and then from the snapshot.
    assert_eq!(hall.world.home.learners().unwrap()[0].answers, 4);
    hall.opened.handle.close(at(61)).wait().unwrap();
    assert_eq!(hall.world.home.learners().unwrap()[0].answers, 4);
    assert_eq!(hall.world.open(62).unwrap().progress.digest(), before);
}

/// A study answer just before a sitting is taken back by a replay, and only that.
#[test]
fn an_answer_before_a_sitting_can_be_taken_back_after_it() {
    let mut hall = Hall::of(named("short-upsc-10"));
    let study = hall.append(vec![answer(1)]).remove(0);
    hall.answer("1");
    hall.must(Input::Submit);
    let undone = hall.opened.handle.append(vec![Kind::Undone(study.id)], at(60)).wait().unwrap();
    let mut progress = hall.progress.clone();
    assert_eq!(progress.apply(&undone[0]), Applied::NeedsReplay);
    assert_eq!(progress, hall.progress);
    let all = hall.all();
    let replayed = Progress::replay(&all);
    let without: Vec<Event> =
        all.iter().filter(|event| **event != study && event.id != undone[0].id).cloned().collect();
    assert_eq!(replayed.digest(), Progress::replay(&without).digest());
    assert_eq!(replayed.totals().answers, 1);
}

#[test]
fn the_notebook_has_every_mistake_until_it_is_put_right() {
    let mut hall = sat();
    let slots = hall.attempt.sitting().paper().slots.clone();
    let notebook = |progress: &Progress| -> Vec<(usize, MistakeKind, Mode)> {
        let place = |one: &Mistake<'_>| slots.iter().position(|slot| slot.question == one.question);
        let all = progress.mistakes();
        let mut all: Vec<_> =
            all.iter().map(|one| (place(one).unwrap(), one.kind, one.mode)).collect();
        all.sort_unstable();
        all
    };
    // Those that were never opened are not in it.
    assert_eq!(
        notebook(&hall.progress),
        [
            (1, MistakeKind::ConfidentWrong, Mode::Mock),
            (2, MistakeKind::Lucky, Mode::Mock),
            (3, MistakeKind::Wrong, Mode::Mock),
            (4, MistakeKind::Skipped, Mode::Mock),
            (5, MistakeKind::Skipped, Mode::Mock),
        ]
    );
    let again = |place: usize, verdict, mode| match answer(1) {
        Kind::Answered(old) => Kind::Answered(Answered {
            question: slots[place].question.clone(),
            fact: slots[place].question.as_str().into(),
            verdict,
            mode,
            ..old
        }),
        other => other,
    };
    let question = slots[1].question.clone();
    hall.append(vec![
        again(4, Verdict::Right, Mode::Practice),
        again(2, Verdict::Right, Mode::Class),
        again(5, Verdict::Wrong, Mode::Review),
        Kind::CauseGiven { question: question.clone(), cause: Some(Cause::Slip) },
        Kind::Noted { question: question.clone(), text: "read twice".to_owned() },
        Kind::Bookmarked { question: question.clone(), on: true },
    ]);
    assert_eq!(
        notebook(&hall.progress),
        [
            (1, MistakeKind::ConfidentWrong, Mode::Mock),
            (3, MistakeKind::Wrong, Mode::Mock),
            (5, MistakeKind::Wrong, Mode::Review),
        ]
    );
    let all = hall.progress.mistakes();
    assert_eq!(all[0].question, slots[5].question, "the latest first");
    let one = all.iter().find(|one| one.question == question).unwrap();
    assert_eq!((one.cause, one.note), (Some(Cause::Slip), Some("read twice")));
    assert!(one.is_bookmarked && !one.key_changed);
    let changed = hall.progress.edit(&question, 0, 0).unwrap();
    hall.append(vec![changed, Kind::CauseGiven { question: question.clone(), cause: None }]);
    let all = hall.progress.mistakes();
    let one = all.iter().find(|one| one.question == question).unwrap();
    assert!(one.key_changed && one.cause.is_none());
}

#[test]
fn what_is_said_after_the_sitting_does_not_make_it_longer() {
    let mut hall = sat();
    let last = hall.progress.sittings()[0].last;
    hall.append(vec![Kind::FeltWeak { sitting: NUMBER, topics: vec![("x".into(), "t".into())] }]);
    let view = &hall.progress.sittings()[0];
    assert_eq!(view.felt_weak, Some(vec![("x".into(), "t".into())]));
    assert_eq!(view.last, last);
    assert!(matches!(hall.stored().last().unwrap().kind, Kind::SittingKept { .. }));
}

#[test]
fn not_attempted_is_no_answer_to_learn_from() {
    let mut hall = Hall::of(named("rpsc-ras"));
    assert!(hall.attempt.sitting().is_omr());
    for (slot, choice) in [(0, "1"), (1, "not-attempted"), (2, "2")] {
        hall.pass(3 * SECOND);
        hall.must(Input::Bubble { slot, choice: choice.into(), millis: 700 });
    }
    hall.must(Input::Bubble { slot: 2, choice: "3".into(), millis: 700 });
    hall.must(Input::Submit);
    let marked = hall.progress.sittings()[0].marked.unwrap();
    assert_eq!((marked.right, marked.wrong, marked.left), (1, 1, 148));
    let given: Vec<(Response, Verdict)> = hall
        .all()
        .into_iter()
        .filter_map(|event| match event.kind {
            Kind::Answered(answered) => Some((answered.response, answered.verdict)),
            _ => None,
        })
        .collect();
    let both = Response::Many(["2".into(), "3".into()].into());
    assert_eq!(given, [(one("1"), Verdict::Right), (both, Verdict::Wrong)]);
}

#[test]
fn a_paper_whose_questions_were_edited_since_is_drawn_again() {
    let (paper, mut questions) = sound(named("short-ssc-10"));
    let start = begun(paper.clone(), &questions).start;
    let of = |questions: &[Question]| {
        let drawn: Vec<Drawn<'_>> =
            questions.iter().map(|question| Drawn { question, passage: None }).collect();
        SittingBegun::of(1, paper.clone(), start, &drawn).map(|_| ())
    };
    assert_eq!(of(&questions), Ok(()));
    assert_eq!(of(&questions[..9]), Err(Unfit::Changed { place: 9 }));
    questions.swap(2, 3);
    assert_eq!(of(&questions), Err(Unfit::Changed { place: 2 }));
    questions.swap(2, 3);
    questions[4].passage = Some("p".into());
    assert_eq!(of(&questions), Err(Unfit::NoPassage { place: 4 }));
    questions[4].passage = None;
    if let Body::SingleBest(choices) = &mut questions[7].body {
        choices.options[2].text = smriti::domain::locale::Text::same("another".to_owned());
    }
    assert_eq!(of(&questions), Err(Unfit::Changed { place: 7 }));
}

#[test]
fn events_of_other_sittings_are_passed_over() {
    let mut hall = Hall::of(named("short-upsc-10"));
    hall.answer("1");
    let before = hall.attempt.clone();
    let (paper, questions) = sound(named("short-ssc-10"));
    let other = SittingBegun { sitting: 5, ..begun(paper, &questions) };
    let mut other_attempt = Attempt::of(&other).unwrap();
    hall.append(vec![Kind::SittingBegun(Box::new(other))]);
    let step = other_attempt.sitting().take(&Input::Choose(one("2")), hall.now);
    let kinds = other_attempt.keep(step.keep);
    for event in hall.append(kinds) {
        other_attempt.apply(&event);
    }
    assert_eq!(hall.attempt, before);
    assert_eq!(Attempt::read(NUMBER, &hall.all()), Ok(before));
    assert_eq!(Attempt::read(5, &hall.all()), Ok(other_attempt));
    assert_eq!(Attempt::read(6, &hall.all()), Err(Unread::NoBeginning));
    assert_eq!(hall.progress.sittings().len(), 2);
    assert_eq!(hall.progress.open_sitting().map(|view| view.sitting), Some(5));
}

/// The questions of the shipped banks, in all their formats, with every word and every passage.
#[test]
fn questions_stay_as_they_were_although_the_banks_are_gone() {
    let library = Library::load(&Places::shipped_only(), |_, _| ControlFlow::Continue(())).unwrap();
    let progress = Progress::default();
    let pool = Shelved::new(library.shelf(), &progress, at(0).study_day());
    let paper = draw(&pool, &Wish::of(named("upsc-cse-gs1")), Seed(3)).unwrap();
    let asked: Vec<_> =
        paper.slots.iter().map(|slot| library.question(&slot.question).unwrap()).collect();
    let drawn: Vec<Drawn<'_>> = asked
        .iter()
        .map(|asked| Drawn { question: &asked.question, passage: asked.passage.as_ref() })
        .collect();
    let saving = paper.pattern.saving;
    let start = Start { moment: at(1), mono: 0, extra: ExtraTime::None, saving };
    let begun = SittingBegun::of(NUMBER, paper, start, &drawn).unwrap();
    let formats: std::collections::BTreeSet<_> =
        begun.paper.slots.iter().map(|slot| slot.format).collect();
    assert!(formats.len() > 5, "{formats:?}");
    let hall = Hall::sitting(begun);
    let read = Attempt::read(NUMBER, &hall.stored()).unwrap();
    assert_eq!(read.questions().len(), asked.len());
    for (place, asked) in asked.iter().enumerate() {
        assert_eq!(read.question(place), Some(&asked.question));
        assert_eq!(read.passage(place), asked.passage);
    }
}

/// A set of questions on one passage, and one on a passage of the same name in another bank.
#[test]
fn a_passage_is_kept_once_and_by_its_bank() {
    let (mut paper, mut questions) = sound(named("short-ssc-10"));
    let text = |words: &str| smriti::domain::locale::Text::both(words.to_owned(), "पाठ".to_owned());
    let here = Passage { id: "p".into(), text: text("Here.") };
    let there = Passage { id: "p".into(), text: text("There.") };
    for place in [0, 1, 5] {
        questions[place].passage = Some("p".into());
    }
    paper.slots[5].bank = "another".into();
    let drawn: Vec<Drawn<'_>> = questions
        .iter()
        .enumerate()
        .map(|(place, question)| Drawn {
            question,
            passage: match place {
                0 | 1 => Some(&here),
                5 => Some(&there),
                _ => None,
            },
        })
        .collect();
    let start = begun(sound(named("short-ssc-10")).0, &sound(named("short-ssc-10")).1).start;
    let begun = SittingBegun::of(NUMBER, paper, start, &drawn).unwrap();
    assert_eq!(begun.passages.len(), 2);
    let hall = Hall::sitting(begun);
    let read = Attempt::read(NUMBER, &hall.stored()).unwrap();
    let passages = [0, 1, 2, 5].map(|place| read.passage(place));
    assert_eq!(passages, [Some(here.clone()), Some(here), None, Some(there)]);
    let printed = Printed::of(read.question(0).unwrap(), read.passage(0).as_ref());
    assert_eq!(printed.blocks.len(), 2);
}

/// A paper is longer than a page of the file by far.
#[test]
fn a_sitting_survives_damage_merging_and_a_restore() {
    let mut hall = Hall::of(named("upsc-cse-gs1"));
    for slot in 0..30 {
        hall.pass(3 * SECOND);
        hall.must(Input::Bubble { slot, choice: "1".into(), millis: 500 });
    }
    hall.opened.handle.backup(at(4)).wait().unwrap();
    hall.must(Input::Submit);
    let events = hall.all();
    let export = hall.world.folder.path().join("export.ron");
    hall.opened.handle.export(&export).wait().unwrap();
    hall.opened.handle.close(at(5)).wait().unwrap();

    let other = World::seeded(2);
    let opened = other.open(6).unwrap();
    let (_, progress) = opened.handle.merge(&export, at(7)).wait().unwrap();
    assert_eq!(progress.sittings(), hall.progress.sittings());
    let stored = opened.handle.events_between(events[0].clock, events.last().unwrap().clock);
    assert_eq!(Attempt::read(NUMBER, &stored.wait().unwrap()).as_ref(), Ok(&hall.attempt));

    // The tables are gone: every row is found among the bytes, the longest with all its pages.
    for backup in fs::read_dir(hall.world.learner_folder().join("backups")).unwrap() {
        fs::remove_file(backup.unwrap().path()).unwrap();
    }
    let mut bytes = fs::read(hall.world.file()).unwrap();
    bytes[100..200].fill(0xaa);
    fs::write(hall.world.file(), bytes).unwrap();
    let opened = hall.world.open(8).unwrap();
    let [Notice::Damaged(damage)] = opened.notices.as_slice() else {
        panic!("{:?}", opened.notices)
    };
    assert_eq!((damage.kept, &damage.lost), (events.len() as u64, &Vec::new()));
    assert_eq!(opened.progress.sittings(), hall.progress.sittings());
    assert_eq!(opened.handle.events().wait().unwrap(), events);
    let verified = opened.handle.verify().wait().unwrap();
    assert_eq!((verified.damage, verified.digest), (None, opened.progress.digest()));
}

#[test]
fn time_that_runs_out_while_nobody_is_there_ends_and_marks_it() {
    let mut hall = Hall::of(named("short-upsc-10"));
    hall.answer("1");
    hall.killed_for(60 * MINUTE);
    let (ended, when) = hall.attempt.sitting().ended().unwrap();
    assert_eq!((ended, when), (Ended::ByTime, 12 * MINUTE));
    let marked = hall.progress.sittings()[0].marked.unwrap();
    assert_eq!((marked.obtained, marked.elapsed), (Ratio::from_integer(2), 12 * MINUTE));
    assert_eq!(hall.does(&Input::Submit), Some(Refused::Over));
    assert!(hall.attempt.keep(Vec::new()).is_empty());
}
