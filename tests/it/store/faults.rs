//! Faults put in the way of every write: the process killed, the disk full, the flush failing.
//! Nothing acknowledged is lost, nothing is written twice, and nobody panics.
//!
//! `strace` lets the N-th system call of a kind fail or kill, for N = 1, 2, … until the program no
//! longer reaches it. The program under test is this test binary, running one test as a child.

use std::collections::BTreeMap;
use std::fs;
use std::io::{IoSlice, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use smriti::domain::event::{Event, Kind};
use smriti::domain::seed::Seed;
use smriti::store::{Error, Home, LearnerId, Notice};

use super::world::{World, answer, at};

pub(crate) const CHILD: &str = "SMRITI_STORE_CHILD";

/// What a child does with the learner it is given.
#[derive(Debug, Clone, Copy)]
enum Task {
    /// Opens, answers, closes.
    Answer,
    /// Opens, makes a backup.
    BackUp,
    /// Opens, puts the oldest backup back, answers once.
    Restore,
    /// Opens and merges the export beside the data directory.
    Merge,
    /// Opens and takes answers from a class, given before the last of its own.
    Bring,
}

impl Task {
    const ALL: [Self; 5] = [Self::Answer, Self::BackUp, Self::Restore, Self::Merge, Self::Bring];

    fn name(self) -> String {
        format!("{self:?}")
    }
}

/// Where a child says what was acknowledged, by a system call that is never under test.
pub(crate) struct Acknowledged(pub(crate) fs::File);

impl Acknowledged {
    pub(crate) fn say(&mut self, word: &str) {
        let line = format!("{word}\n");
        let written = self.0.write_vectored(&[IoSlice::new(line.as_bytes())]).unwrap();
        assert_eq!(written, line.len());
    }
}

/// Not a test of its own: the child of the tests below.
#[test]
fn child_of_the_fault_tests() {
    #[expect(clippy::disallowed_methods, reason = "how a test speaks to its child")]
    let Some(asked) = std::env::var_os(CHILD) else { return };
    let asked = asked.into_string().unwrap();
    let mut words = asked.split(' ');
    let (task, learner) = (words.next().unwrap(), words.next().unwrap());
    let place = words.next().unwrap();
    let task = Task::ALL.into_iter().find(|known| known.name() == task).unwrap();
    let place = PathBuf::from(place);
    let mut acknowledged = Acknowledged(fs::File::create(place.join("said")).unwrap());

    let home = match Home::open(place.join("data"), Seed(1)) {
        Ok(home) => home,
        Err(error) => return acknowledged.say(&format!("not opened {error}")),
    };
    let learner = LearnerId::read(learner).unwrap();
    let opened = match smriti::store::open(&home, &learner, at(100)) {
        Ok(opened) => opened,
        Err(error) => return acknowledged.say(&format!("not opened {error}")),
    };
    let handle = opened.handle;
    match task {
        Task::Answer => {
            for n in 10..14 {
                // A learner tries again once.
                for _ in 0..2 {
                    match handle.append(vec![answer(n)], at(101)).wait() {
                        Ok(_) => {
                            acknowledged.say(&format!("saved {n}"));
                            break;
                        }
                        Err(Error::NotSaved { why }) => {
                            acknowledged.say(&format!("not saved {why}"));
                        }
                        Err(other) => panic!("{other}"),
                    }
                }
            }
        }
        Task::BackUp => match handle.backup(at(101)).wait() {
            Ok(_) => acknowledged.say("backed up"),
            Err(error) => acknowledged.say(&format!("not backed up {error}")),
        },
        Task::Restore => {
            let oldest = handle.backups().wait().unwrap().pop().unwrap();
            match handle.restore(oldest.path, at(101)).wait() {
                Ok(_) => acknowledged.say("restored"),
                Err(error) => acknowledged.say(&format!("not restored {error}")),
            }
            if handle.append(vec![answer(10)], at(101)).wait().is_ok() {
                acknowledged.say("saved 10");
            }
        }
        Task::Merge => match handle.merge(place.join("export.ron"), at(101)).wait() {
            Ok(_) => acknowledged.say("merged"),
            Err(error) => acknowledged.say(&format!("not merged {error}")),
        },
        Task::Bring => match handle.bring(super::bring::class(20..23), at(101)).wait() {
            Ok(_) => acknowledged.say("brought"),
            Err(error) => acknowledged.say(&format!("not brought {error}")),
        },
    }
    match handle.close(at(102)).wait() {
        Ok(()) => acknowledged.say("closed"),
        Err(error) => acknowledged.say(&format!("not closed {error}")),
    }
}

/// A learner with answers 1 to 5, of which 1 to 3 are in the oldest backup, and an export of
/// another machine with answers 20 to 22.
struct Template {
    world: World,
    export: Vec<u8>,
    before: Vec<Event>,
}

impl Template {
    fn new() -> Self {
        let other = World::seeded(2);
        other.answer(20, 23);
        let export = other.folder.path().join("export.ron");
        let opened = other.open(30).unwrap();
        opened.handle.export(&export).wait().unwrap();
        let world = World::new();
        world.answer(1, 4);
        let first = oldest(&world.learner_folder());
        fs::remove_file(first).unwrap();
        let before = world.answer(4, 6);
        Self { world, export: fs::read(export).unwrap(), before }
    }

    /// A copy for one child, in memory.
    fn copy(&self) -> tempfile::TempDir {
        let place = super::world::folder();
        copy(self.world.home.root(), &place.path().join("data"));
        fs::write(place.path().join("export.ron"), &self.export).unwrap();
        place
    }
}

fn oldest(learner: &Path) -> PathBuf {
    fs::read_dir(learner.join("backups")).unwrap().map(|entry| entry.unwrap().path()).min().unwrap()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Runs a child with this fault, and says whether the fault was met; `None` if there is no strace
/// here. Whatever the fault, a child that is not killed ends as it should.
fn run(task: Task, learner: &LearnerId, place: &Path, fault: &str) -> Option<bool> {
    let asked = format!("{} {learner} {}", task.name(), place.display());
    strace("store::faults::child_of_the_fault_tests", &asked, place, fault)
}

/// Runs a test of this binary as a child that is asked for something, with this fault.
pub(crate) fn strace(test: &str, asked: &str, place: &Path, fault: &str) -> Option<bool> {
    let calls = fault.split_once(':').unwrap().0;
    let mut command = Command::new("strace");
    command
        .args(["-f", "-qqq", "-o"])
        .arg(place.join("trace"))
        .args(["-e", &format!("trace={calls}"), "-e", &format!("inject={fault}")])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--test-threads=1", "-q"])
        .arg("--nocapture")
        .env(CHILD, asked);
    let Ok(output) = command.output() else {
        println!("skipped: strace not found");
        return None;
    };
    let errors = String::from_utf8_lossy(&output.stderr);
    if errors.contains("strace: ") {
        println!("skipped: strace cannot be used here: {errors}");
        return None;
    }
    if output.status.signal() == Some(9) || output.status.code() == Some(137) {
        return Some(true);
    }
    let out = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{asked} {fault}: {}\n{out}\n{errors}", output.status);
    Some(fs::read_to_string(place.join("trace")).unwrap().contains("(INJECTED)"))
}

/// What a learner's file holds after a child, and what the child was told.
fn examine(template: &Template, place: &Path, task: Task, fault: &str) -> String {
    let what = format!("{task:?} {fault}");
    let said = fs::read_to_string(place.join("said")).unwrap_or_default();
    let home = Home::open(place.join("data"), Seed(1)).unwrap();
    let cards = home.learners().unwrap();
    assert_eq!((cards[0].name.as_str(), &cards[0].problem), ("Asha", &None), "{what}\n{said}");
    let learner = home.find("Asha").unwrap();
    let opened = smriti::store::open(&home, &learner, at(200))
        .unwrap_or_else(|error| panic!("{what}: {error}\n{said}"));
    for notice in &opened.notices {
        assert!(!matches!(notice, Notice::Damaged(_)), "{what}: {notice:?}\n{said}");
    }
    let events = opened.handle.events().wait().unwrap();
    opened.handle.close(at(201)).wait().unwrap();
    let verified = smriti::store::verify(&home, &learner).unwrap();
    assert_eq!((&verified.damage, &verified.bad_backups), (&None, &Vec::new()), "{what}\n{said}");
    let mut answers: BTreeMap<String, usize> = BTreeMap::new();
    for event in &events {
        if let Kind::Answered(answered) = &event.kind {
            *answers.entry(answered.question.to_string()).or_default() += 1;
        }
    }
    for (question, times) in &answers {
        assert_eq!(*times, 1, "{what}: {question} was written more than once\n{said}");
    }
    for line in said.lines() {
        if let Some(n) = line.strip_prefix("saved ") {
            let question = format!("uncc-timeline-{:03}", n.parse::<u32>().unwrap());
            assert!(answers.contains_key(&question), "{what}: {n} was acknowledged and is gone");
        }
    }
    let restored = said.contains("\nrestored") || said.starts_with("restored");
    let kept = template.before.iter().filter(|event| events.contains(event)).count();
    match task {
        Task::Answer | Task::BackUp | Task::Merge | Task::Bring => {
            assert_eq!(kept, template.before.len(), "{what}: events of before are gone\n{said}");
        }
        // Either as before, or as in the backup; and what was set aside is in another backup.
        Task::Restore => {
            assert!(kept == 5 || kept == template.before.len(), "{what}: {kept} kept\n{said}");
            assert!(!restored || kept == 5, "{what}: not put back\n{said}");
        }
    }
    if matches!(task, Task::Merge | Task::Bring) {
        let theirs =
            (20..23).filter(|n| answers.contains_key(&format!("uncc-timeline-{n:03}"))).count();
        assert!(theirs == 0 || theirs == 3, "{what}: half merged\n{said}");
        let is_done = said.starts_with("merged") || said.starts_with("brought");
        assert!(!is_done || theirs == 3, "{what}: merged and gone\n{said}");
    }
    said
}

/// Lets the fault hit the 1st, 2nd, 3rd … call until it hits none: once, twice or thrice running,
/// or from then on. Returns how often it hit, and everything the children said.
fn sweep(
    template: &Template,
    task: Task,
    calls: &str,
    fault: &str,
    after: &str,
) -> Option<(u32, String)> {
    let mut all = String::new();
    for nth in 1..400 {
        let place = template.copy();
        let last = match after {
            "once" => String::new(),
            "twice" => format!("..{}", nth + 1),
            "thrice" => format!("..{}", nth + 2),
            _ => "+".to_owned(),
        };
        let fault = format!("{calls}:{fault}:when={nth}{last}");
        let met = run(task, &template.world.asha, place.path(), &fault)?;
        all.push_str(&examine(template, place.path(), task, &fault));
        if !met {
            return Some((nth - 1, all));
        }
    }
    panic!("{task:?}: {calls} never ends");
}

#[test]
fn killed_at_any_write_nothing_acknowledged_is_lost() {
    let template = Template::new();
    for task in Task::ALL {
        for calls in ["pwrite64", "fsync", "rename", "unlink", "ftruncate"] {
            let swept = sweep(&template, task, calls, "signal=SIGKILL", "once");
            let Some((hits, _)) = swept else { return };
            println!("{task:?}: killed at each of {hits} {calls}");
            if matches!(task, Task::Answer) && matches!(calls, "pwrite64" | "fsync") {
                assert!(hits >= 4, "every answer is written and flushed");
            }
        }
    }
}

#[test]
fn every_answer_is_flushed_before_it_is_acknowledged() {
    let template = Template::new();
    let place = template.copy();
    // No call ever comes to this number: the calls are only written down.
    let fault = "fsync,fdatasync,writev:error=EIO:when=60000";
    if run(Task::Answer, &template.world.asha, place.path(), fault).is_none() {
        return;
    }
    let trace = fs::read_to_string(place.path().join("trace")).unwrap();
    let mut flushed = false;
    let mut acknowledged = 0;
    for line in trace.lines() {
        if line.contains("sync(") {
            flushed = true;
        } else if line.contains("saved 1") && !line.contains("resumed") {
            assert!(flushed, "{line} without a flush in\n{trace}");
            flushed = false;
            acknowledged += 1;
        }
    }
    assert_eq!(acknowledged, 4, "{trace}");
}

#[test]
fn a_failing_flush_is_said_and_nothing_acknowledged_is_lost() {
    let template = Template::new();
    for task in Task::ALL {
        for after in ["once", "twice", "thrice", "from then on"] {
            let swept = sweep(&template, task, "fsync", "error=EIO", after);
            let Some((hits, said)) = swept else { return };
            println!("{task:?}: each of {hits} flushes failed {after}");
            if matches!(task, Task::Answer) && after == "from then on" {
                assert!(said.contains("not saved "), "a flush that goes on failing: {said}");
            }
        }
    }
}

#[test]
fn a_full_disk_is_said_and_nothing_acknowledged_is_lost() {
    let template = Template::new();
    for task in Task::ALL {
        for after in ["once", "from then on"] {
            let swept = sweep(&template, task, "pwrite64", "error=ENOSPC", after);
            let Some((hits, said)) = swept else { return };
            println!("{task:?}: disk full at each of {hits} writes {after}");
            if matches!(task, Task::Answer) {
                assert!(said.contains("not saved the disk is full"), "{said}");
            }
        }
    }
}
