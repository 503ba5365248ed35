//! A learner in front of the program: starts it, reads from the display's colours which screen is
//! shown, presses keys, and pulls the plug. What is on disk afterwards is read here too, by SQLite
//! and not by the program's own code.

use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use smriti::app::theme::LIGHT;
use smriti::domain::seed::Seed;
use smriti::store::{self, Home, LearnerId};

use super::display::{Display, PATIENCE, Patch, folder, wait};

/// What the display shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// A screen with the rail at its left: Today.
    Today,
    /// A question with its key: the answer has been acknowledged.
    Key,
    /// A note in the colour of trouble.
    Trouble,
    /// Anything else, such as a question that is open.
    Other,
}

/// What is on the display. The ground of what is right is on no screen but that of the key, and the
/// rail on none of a session's.
pub(super) fn shown(display: &Display) -> Shown {
    let picture = display.picture();
    let rail = picture.count_in(0..200, LIGHT.sunken);
    if rail > 200 * Display::SIZE.1 as usize / 2 {
        Shown::Today
    } else if picture.count(LIGHT.good_soft) > 8_000 {
        Shown::Key
    } else if picture.count(LIGHT.bad_soft) > 4_000 {
        Shown::Trouble
    } else {
        Shown::Other
    }
}

/// Whether the option that was picked is marked. Its ground is also that of the topic's chip, which
/// is much smaller.
pub(super) fn is_chosen(display: &Display) -> bool {
    display.picture().count(LIGHT.primary_soft) > 12_000
}

/// The program was gone while it was being used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gone;

/// One running Smriti.
pub(super) struct Program {
    child: Arc<Mutex<Child>>,
    said: PathBuf,
    window: String,
}

impl Program {
    /// The program on this data directory, with nothing else of the machine's and no display.
    pub(super) fn command(data: &Data) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_smriti"));
        command
            .arg("--data-dir")
            .arg(data.path())
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("WAYLAND_SOCKET")
            .env_remove("SMRITI_DATA_DIR")
            // No desktop to ask whether it is dark, and nobody's language.
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus")
            .env("LC_ALL", "C")
            .env("USER", "asha")
            .stdin(Stdio::null())
            .stdout(Stdio::null());
        command
    }

    /// Starts it and waits for its window.
    pub(super) fn start(display: &Display, data: &Data) -> Self {
        let before = display.windows();
        let mut program = Self::spawn(display, data);
        let opened = program.open(display, &before);
        assert_eq!(opened, Ok(()), "it ended before its window opened: {}", program.said());
        program
    }

    /// Starts it and does not wait.
    pub(super) fn spawn(display: &Display, data: &Data) -> Self {
        let said = data.path().with_extension("said");
        let log = File::options().create(true).append(true).open(&said).unwrap();
        let child = Self::command(data).env("DISPLAY", display.name()).stderr(log).spawn().unwrap();
        Self { child: Arc::new(Mutex::new(child)), said, window: String::new() }
    }

    /// Waits for its window, which is not one of these, and sits down in front of it.
    pub(super) fn open(&mut self, display: &Display, before: &[String]) -> Result<(), Gone> {
        let mut window = None;
        let opened = self.wait(PATIENCE, || {
            window = display.windows().into_iter().find(|window| !before.contains(window));
            window.is_some()
        })?;
        assert!(opened, "no window opens");
        self.window = window.unwrap_or_default();
        let (width, height) = Display::SIZE;
        let size = ["windowsize", &self.window, &width.to_string(), &height.to_string()];
        let _ = display.xdotool(&size);
        self.focus(display);
        // Until it has drawn itself, keys would be lost, and what is seen is another's.
        let drawn = || display.picture().count(LIGHT.background) > 100_000;
        assert!(self.wait(PATIENCE, drawn)?, "the window stays empty");
        Ok(())
    }

    /// Gives its window the keys.
    pub(super) fn focus(&self, display: &Display) {
        let _ = display.xdotool(&["windowraise", &self.window, "windowfocus", &self.window]);
    }

    pub(super) fn is_alive(&self) -> bool {
        self.child().try_wait().unwrap().is_none()
    }

    /// Ends it at once with SIGKILL, and waits until it is gone.
    pub(super) fn kill(&self) {
        let mut child = self.child();
        let _ = child.kill();
        let _ = child.wait();
    }

    /// Ends it with SIGKILL after so long, whatever it is doing then.
    pub(super) fn kill_in(&self, delay: Duration) {
        let child = Arc::clone(&self.child);
        thread::spawn(move || {
            thread::sleep(delay);
            let _ = child.lock().unwrap_or_else(PoisonError::into_inner).kill();
        });
    }

    fn child(&self) -> MutexGuard<'_, Child> {
        self.child.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What every program on this data directory wrote to standard error so far.
    pub(super) fn said(&self) -> String {
        fs::read_to_string(&self.said).unwrap_or_default()
    }

    /// Waits until the display shows this.
    pub(super) fn until(&self, display: &Display, wanted: Shown) -> Result<(), Gone> {
        self.wait(PATIENCE, || shown(display) == wanted).map(|in_time| {
            assert!(in_time, "{wanted:?} does not appear; this does: {:?}", shown(display));
        })
    }

    /// Waits, but no longer than the program lives; whether what was waited for came in time.
    fn wait(&self, limit: Duration, mut ready: impl FnMut() -> bool) -> Result<bool, Gone> {
        let mut gone = false;
        let in_time = wait(limit, || {
            let is_ready = ready();
            gone = !is_ready && !self.is_alive();
            is_ready || gone
        });
        if gone { Err(Gone) } else { Ok(in_time) }
    }

    /// From the first screen of all, by Enter alone, to Today.
    pub(super) fn enrol(&self, display: &Display) -> Result<(), Gone> {
        // The form is there when its button is; keys pressed before that would be lost.
        let ready = self.wait(PATIENCE, || display.picture().count(LIGHT.primary) > 3_000)?;
        assert!(ready, "the form of a new learner does not appear");
        display.press(&["Return"]);
        self.until(display, Shown::Today)
    }

    /// From Today to a question: what is due, or if nothing is, the first bank.
    pub(super) fn begin(&self, display: &Display) -> Result<(), Gone> {
        self.until(display, Shown::Today)?;
        for _ in 0..12 {
            for keys in [&["Return"][..], &["t", "1", "1"]] {
                display.press(keys);
                if self.wait(Duration::from_millis(900), || shown(display) != Shown::Today)? {
                    return Ok(());
                }
            }
        }
        panic!("no session begins");
    }

    /// Answers the question that is open, or the next one if a key is shown, by keys: a letter, then
    /// how sure. Ends when the key is shown, which is when the program says that the answer is kept.
    pub(super) fn answer(&self, display: &Display) -> Result<(), Gone> {
        self.choose(display)?;
        self.commit(display)
    }

    /// Says "sure" to what was chosen, and waits for the key.
    pub(super) fn commit(&self, display: &Display) -> Result<(), Gone> {
        for _ in 0..5 {
            display.press(&["3"]);
            if self.wait(Duration::from_secs(4), || shown(display) == Shown::Key)? {
                return Ok(());
            }
            // A key came before the screen it was meant for, and there is no answer yet, or an
            // empty field that has lost the caret: put the question off and take the next.
            display.press(&["s"]);
            self.give(display)?;
        }
        panic!("no key is shown, but {:?}; it said: {}", shown(display), self.said());
    }

    /// Goes to the next question and gives an answer to it, without saying how sure.
    pub(super) fn choose(&self, display: &Display) -> Result<(), Gone> {
        if shown(display) == Shown::Key {
            display.press(&["Return"]);
            let gone_on = self.wait(PATIENCE, || shown(display) != Shown::Key)?;
            assert!(gone_on, "Enter does not go on from a key");
        }
        // A question has its caret a moment after it is seen.
        thread::sleep(Duration::from_millis(40));
        self.give(display)
    }

    /// Presses a letter, and what else it takes to be able to say how sure.
    fn give(&self, display: &Display) -> Result<(), Gone> {
        for _ in 0..3 {
            if shown(display) == Shown::Today {
                self.begin(display)?;
            }
            display.press(&["a"]);
            let done = || is_chosen(display) || shown(display) == Shown::Key;
            if self.wait(Duration::from_millis(700), done)? {
                return Ok(());
            }
            // The answer is typed, and the letter is in the field: Enter leaves it. At the end of a
            // session Enter leads to Today, and where nothing is to be left it does no harm.
            display.press(&["Return"]);
            if !self.wait(Duration::from_millis(300), || shown(display) == Shown::Today)? {
                return Ok(());
            }
        }
        panic!("no question is open, but {:?}", shown(display));
    }

    /// Waits until there is something to click, clicks it, and waits until that is done.
    pub(super) fn click(
        &self,
        display: &Display,
        find: impl Fn(&Display) -> Option<Patch>,
        done: impl Fn(&Display) -> bool,
    ) -> Result<(), Gone> {
        let mut found = None;
        let there = self.wait(PATIENCE, || {
            found = find(display);
            found.is_some()
        })?;
        assert!(there, "there is nothing to click at {:?}", shown(display));
        display.click(found.map(|patch| patch.middle()).unwrap_or_default());
        let in_time = self.wait(PATIENCE, || done(display))?;
        assert!(in_time, "clicking at {found:?} leads to {:?}", shown(display));
        Ok(())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}

/// An event as it lies in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) kind: String,
    pub(super) number: (i64, i64),
    pub(super) payload: String,
    pub(super) checksum: i64,
}

/// The data directory of one test, with at most one learner in it.
pub(super) struct Data(tempfile::TempDir);

impl Data {
    pub(super) fn new() -> Self {
        Self(folder())
    }

    /// The directory that the program is told of; not there before the first start.
    pub(super) fn path(&self) -> PathBuf {
        self.0.path().join("data")
    }

    /// Where the learner is kept, if there is one yet.
    pub(super) fn learner(&self) -> Option<PathBuf> {
        let entries = fs::read_dir(self.path().join("learners")).ok()?;
        let mut learners: Vec<PathBuf> = entries
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.file_name().to_str().and_then(LearnerId::read).is_some())
            .map(|entry| entry.path())
            .collect();
        assert!(learners.len() <= 1, "one learner was made, not {learners:?}");
        learners.pop()
    }

    /// Every event on disk, in the order of writing. Reads a copy of the file and its log, so that
    /// looking mends nothing before the program's next start. Nothing may be running.
    pub(super) fn rows(&self) -> Vec<Row> {
        let Some(learner) = self.learner() else { return Vec::new() };
        let copy = folder();
        for name in ["progress.sqlite", "progress.sqlite-wal"] {
            let from = learner.join(name);
            if from.exists() {
                fs::copy(from, copy.path().join(name)).unwrap();
            }
        }
        let file = rusqlite::Connection::open(copy.path().join("progress.sqlite")).unwrap();
        let sound: String = file.query_row("pragma integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok");
        let mut rows = file
            .prepare("select kind, device, sequence, payload, checksum from events order by rowid")
            .unwrap();
        let rows = rows.query_map([], |row| {
            Ok(Row {
                kind: row.get(0)?,
                number: (row.get(1)?, row.get(2)?),
                payload: row.get(3)?,
                checksum: row.get(4)?,
            })
        });
        rows.unwrap().map(Result::unwrap).collect()
    }

    /// The answers on disk. Nothing may be running.
    pub(super) fn answers(&self) -> usize {
        self.rows().iter().filter(|row| row.kind == "answered").count()
    }

    /// Every checksum, replay and backup, by the program's own verification.
    pub(super) fn verify(&self) -> store::Verified {
        let home = Home::open(self.path(), Seed(1)).unwrap();
        let cards = home.learners().unwrap();
        let [card] = cards.as_slice() else { panic!("one learner, not {cards:?}") };
        store::verify(&home, &card.id).unwrap()
    }

    /// Fails unless the file is sound, its backups too, and it holds as many events as SQLite saw.
    pub(super) fn assert_sound(&self) {
        let verified = self.verify();
        assert_eq!(verified.damage, None);
        assert_eq!(verified.bad_backups, []);
        assert_ne!(verified.cache_agrees, Some(false));
        assert_eq!(verified.events, self.rows().len() as u64);
    }
}
