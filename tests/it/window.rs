//! The real program in a real window: started, driven by keys and mouse, and killed. Slower than
//! the tests of `app`, and only about what those cannot see: that the parts are wired together, and
//! that what a learner was told is kept is on disk, however the program ends.

mod display;
mod seat;

use std::io::Write;
use std::ops::Range;
use std::process::{Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use smriti::app::theme::LIGHT;
use smriti::domain::seed::Seed;

use display::{Display, PATIENCE, wait};
use seat::{Data, Gone, Program, Shown, is_chosen, shown};

/// One window at a time: they would slow each other down.
static TURN: Mutex<()> = Mutex::new(());

/// A display, when it is this test's turn. `None`, and why on standard error, where there is no
/// virtual display to be had; on the build server that is a failure.
fn display() -> Option<(MutexGuard<'static, ()>, Display)> {
    for tool in ["Xvfb", "xdotool"] {
        let found = Command::new(tool)
            .arg(if tool == "Xvfb" { "-help" } else { "version" })
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if found.is_err() {
            let is_ci = std::env::var_os("CI").is_some_and(|value| value == "true");
            assert!(!is_ci, "{tool} is needed to test the window");
            // Past the harness, which shows nothing of a test that passes.
            let _ = writeln!(std::io::stderr(), "skipped: {tool} not found");
            return None;
        }
    }
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    Some((turn, Display::open()))
}

/// Every checksum is right, and nothing was said that should not be.
fn assert_sound(data: &Data, program: &Program) {
    data.assert_sound();
    assert_eq!(program.said(), "");
}

#[test]
fn ten_answers_survive_kill_9() {
    let Some((_turn, display)) = display() else { return };
    let data = Data::new();
    let program = Program::start(&display, &data);
    program.enrol(&display).unwrap();
    for _ in 0..10 {
        program.answer(&display).unwrap();
    }
    program.kill();
    assert_eq!(data.answers(), 10);
    assert_sound(&data, &program);

    let program = Program::start(&display, &data);
    program.until(&display, Shown::Today).unwrap();
    thread::sleep(Duration::from_secs(1));
    assert!(program.is_alive(), "it ended: {}", program.said());
    program.answer(&display).unwrap();
    program.kill();
    assert_eq!(data.answers(), 11);
    assert_sound(&data, &program);
}

/// When the program is killed.
#[derive(Debug, Clone, Copy)]
enum Moment {
    /// So long after its start, whatever is happening then.
    Started(Duration),
    /// So long after a hand moved to the key that commits an answer.
    Committed(Duration),
    /// As soon as a key is seen.
    KeyShown,
}

/// Answers until the program is killed at this moment; how many answers it acknowledged.
fn answer_until(moment: Moment, display: &Display, data: &Data) -> usize {
    let is_new = data.learner().is_none();
    let mut program = Program::spawn(display, data);
    if let Moment::Started(delay) = moment {
        program.kill_in(delay);
    }
    let mut acknowledged = 0;
    let mut use_it = || -> Result<(), Gone> {
        program.open(display, &[])?;
        if is_new {
            program.enrol(display)?;
        }
        program.begin(display)?;
        loop {
            program.choose(display)?;
            match moment {
                Moment::Committed(delay) if acknowledged == 1 => program.kill_in(delay),
                _ => {}
            }
            program.commit(display)?;
            acknowledged += 1;
            match moment {
                Moment::KeyShown if acknowledged == 2 => {
                    program.kill();
                    return Err(Gone);
                }
                _ => {}
            }
        }
    };
    assert_eq!(use_it(), Err(Gone));
    assert_eq!(program.said(), "");
    acknowledged
}

#[test]
fn kill_9_at_any_moment_loses_no_acknowledged_answer() {
    let Some((_turn, display)) = display() else { return };
    let data = Data::new();
    let mut before = Vec::new();
    for round in 0..9 {
        let chance = Seed::of("kill -9").with(&format!("{round}")).0;
        let moment = match round % 3 {
            0 => Moment::Started(Duration::from_millis(20 + chance % 3_000)),
            1 => Moment::Committed(Duration::from_micros(chance % 40_000)),
            _ => Moment::KeyShown,
        };
        let acknowledged = answer_until(moment, &display, &data);
        if data.learner().is_none() {
            assert_eq!(acknowledged, 0);
            continue;
        }
        let after = data.rows();
        assert!(
            after.starts_with(&before),
            "round {round}, {moment:?}: what was kept before is not what it was"
        );
        let answers = after[before.len()..].iter().filter(|row| row.kind == "answered").count();
        // The one that was being kept may be there or not: nobody was told.
        assert!(
            (acknowledged..=acknowledged + 1).contains(&answers),
            "round {round}, {moment:?}: {acknowledged} acknowledged, {answers} on disk"
        );
        data.assert_sound();
        before = after;
    }
    let program = Program::start(&display, &data);
    program.answer(&display).unwrap();
    program.kill();
    assert!(data.rows().starts_with(&before));
    assert!(data.answers() > 9, "the rounds have hardly answered anything");
}

#[test]
fn without_a_display_it_says_so_in_one_sentence() {
    for nobody in [None, Some(":987")] {
        let data = Data::new();
        let mut command = Program::command(&data);
        if let Some(nobody) = nobody {
            command.env("DISPLAY", nobody);
        }
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let ended = wait(PATIENCE, || child.try_wait().unwrap().is_some());
        if !ended {
            let _ = child.kill();
        }
        let output = child.wait_with_output().unwrap();
        assert!(ended, "{nobody:?}: it waits for a display");
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.starts_with("smriti: ") && said.ends_with(".\n"), "{said}");
        assert!(said.contains("display") && !said.contains("panicked"), "{said}");
        assert!(!data.path().exists(), "nothing was opened, so nothing is made");
    }
}

#[test]
fn a_second_window_on_the_same_data_says_why_not() {
    let Some((_turn, display)) = display() else { return };
    let data = Data::new();
    let first = Program::start(&display, &data);
    first.enrol(&display).unwrap();
    first.answer(&display).unwrap();

    let second = Program::start(&display, &data);
    second.until(&display, Shown::Trouble).unwrap();
    // Trying again does not help while the first is open.
    display.press(&["Return"]);
    thread::sleep(Duration::from_millis(700));
    assert_eq!(shown(&display), Shown::Trouble);
    assert!(first.is_alive() && second.is_alive(), "{}", second.said());

    first.focus(&display);
    first.until(&display, Shown::Key).unwrap();
    first.answer(&display).unwrap();
    first.answer(&display).unwrap();
    assert!(second.is_alive(), "{}", second.said());
    first.kill();

    // The way is free: the second opens the learner when asked.
    second.focus(&display);
    second.until(&display, Shown::Trouble).unwrap();
    display.press(&["Return"]);
    second.until(&display, Shown::Today).unwrap();
    second.answer(&display).unwrap();
    second.kill();
    assert_eq!(data.answers(), 4);
    assert_sound(&data, &second);
}

#[test]
fn a_mouse_is_enough() {
    let Some((_turn, display)) = display() else { return };
    let data = Data::new();
    let program = Program::start(&display, &data);
    let button = |display: &Display| display.picture().patches(LIGHT.primary, 60, 30).pop();
    let today = |display: &Display| shown(display) == Shown::Today;
    let key = |display: &Display| shown(display) == Shown::Key;
    program.click(&display, button, today).unwrap();
    program.click(&display, button, |display| !today(display)).unwrap();
    let mut answers = 0;
    for _ in 0..20 {
        // The last option is the lowest of the wide white patches. Without options the answer is
        // typed, which no mouse can: put that off.
        let option = |display: &Display| display.picture().patches(LIGHT.surface, 700, 36).pop();
        if wait(Duration::from_secs(1), || option(&display).is_some()) {
            program.click(&display, option, is_chosen).unwrap();
            program.click(&display, button, key).unwrap();
            program.click(&display, button, |display| !key(display)).unwrap();
            answers += 1;
        } else {
            let skip = |display: &Display| {
                let mut small = display.picture().patches(LIGHT.surface, 60, 26);
                small.retain(|patch| patch.top > 80);
                small.into_iter().max_by_key(|patch| patch.left)
            };
            display.click(skip(&display).expect("a button to put it off").middle());
        }
        if answers == 3 {
            break;
        }
    }
    program.kill();
    assert_eq!(data.answers(), 3);
    assert_sound(&data, &program);
}

/// Where the question stands in the hall, and where its palette begins.
const QUESTION: (Range<usize>, Range<usize>) = (0..928, 66..1_300);

/// How many questions the palette shows as answered. Two marks of the legend have that colour.
fn answered_in_palette(display: &Display) -> usize {
    let domes = display.picture().patches(LIGHT.good, 18, 10);
    domes.iter().filter(|dome| dome.left > QUESTION.0.end).count().saturating_sub(2)
}

/// Whether the hall is on the display: a question, with the palette beside it.
fn is_hall(display: &Display) -> bool {
    let domes = display.picture().patches(LIGHT.good, 18, 10);
    shown(display) == Shown::Other && domes.iter().any(|dome| dome.left > QUESTION.0.end)
}

/// Starts the program again on a sitting that was cut off, and goes on with it by a key.
fn resumed(display: &Display, data: &Data) -> Program {
    let program = Program::start(display, data);
    program.until(display, Shown::Today).unwrap();
    let is_back = wait(PATIENCE, || {
        display.press(&["r"]);
        wait(Duration::from_millis(900), || is_hall(display))
    });
    assert!(
        is_back,
        "the sitting is not gone on with, but {:?}: {}",
        shown(display),
        program.said()
    );
    program
}

/// A paper of ten under SSC marking, sat by keys and killed after every press that answers: each time
/// the same question stands there with the same choice, and in the end all ten are marked.
#[test]
fn a_sitting_killed_at_every_response_goes_on_where_it_was() {
    let Some((_turn, display)) = display() else { return };
    let data = Data::new();
    let mut program = Program::start(&display, &data);
    program.enrol(&display).unwrap();
    thread::sleep(Duration::from_secs(1));
    let is_begun = wait(PATIENCE, || {
        for keys in [&["e"][..], &["4"], &["Return"], &["r"], &["Return"]] {
            display.press(keys);
            thread::sleep(Duration::from_millis(700));
        }
        is_hall(&display)
    });
    assert!(is_begun, "no sitting begins, but {:?}", shown(&display));
    let question = |display: &Display| {
        let (columns, rows) = QUESTION;
        display.picture().part(columns, rows)
    };
    let mut before = Vec::new();
    let mut killed = |program: &Program| {
        program.kill();
        let after = data.rows();
        assert!(after.starts_with(&before), "what was kept before is not what it was");
        assert!(after.len() > before.len(), "nothing of the last press is on disk");
        assert_sound(&data, program);
        before = after;
    };
    for number in 0..10 {
        assert_eq!(answered_in_palette(&display), number);
        let empty = question(&display);
        display.press(&[["a", "b", "c", "d"][number % 4]]);
        assert!(wait(PATIENCE, || is_chosen(&display)), "question {number}: nothing is chosen");
        let chosen = question(&display);
        assert_ne!(empty, chosen);
        killed(&program);
        program = resumed(&display, &data);
        let same = wait(PATIENCE, || question(&display) == chosen);
        assert!(same, "question {number} is not as it was left, or not the same");
        display.press(&["Right"]);
        let saved = wait(PATIENCE, || answered_in_palette(&display) == number + 1);
        assert!(saved, "question {number}: the answer is not saved");
        killed(&program);
        program = resumed(&display, &data);
    }
    // The last one led back to the first; hand in.
    assert!(wait(PATIENCE, || answered_in_palette(&display) == 10));
    display.press(&["ctrl+Return"]);
    thread::sleep(Duration::from_millis(700));
    display.press(&["Return"]);
    assert!(wait(PATIENCE, || !is_hall(&display)), "it is not handed in");
    program.kill();
    assert_eq!(data.answers(), 10);
    let rows = data.rows();
    let count = |kind: &str| rows.iter().filter(|row| row.kind == kind).count();
    assert_eq!((count("sitting-begun"), count("sitting-marked")), (1, 1));
    let resumes = rows.iter().filter(|row| row.payload.contains("what:Resumed")).count();
    assert_eq!(resumes, 20);
    assert_sound(&data, &program);
}
