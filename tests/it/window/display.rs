//! A display of a test's own: a virtual X server whose picture lies in a file, and the keys and the
//! mouse in front of it. What the picture means is `seat`'s.

use std::fs;
use std::io::{BufRead, BufReader};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use iced::Color;

/// Nothing here takes longer than this, or something is wrong.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// Asks again and again until the answer is yes; says whether it was in time.
pub(super) fn wait(limit: Duration, mut ready: impl FnMut() -> bool) -> bool {
    let start = Instant::now();
    loop {
        if ready() {
            return true;
        }
        if start.elapsed() > limit {
            return false;
        }
        thread::sleep(Duration::from_millis(12));
    }
}

/// A folder of its own, in memory where there is such a disk, gone at the end. A killed program
/// loses nothing that it has written, flushed or not, so a slow disk would only make this slow.
pub(super) fn folder() -> tempfile::TempDir {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() {
        tempfile::tempdir_in(memory).unwrap()
    } else {
        tempfile::tempdir().unwrap()
    }
}

/// The display. Taller than any question with its key, so that nothing is below the fold.
pub(super) struct Display {
    server: Child,
    name: String,
    picture: PathBuf,
    _folder: tempfile::TempDir,
}

impl Display {
    pub(super) const SIZE: (u32, u32) = (1280, 1400);

    /// Starts it on the first free number.
    pub(super) fn open() -> Self {
        let folder = folder();
        let (width, height) = Self::SIZE;
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-noreset", "-nolisten", "tcp"])
            // Black where no window is, and no key repeats however late it is let go.
            .args(["-br", "-r"])
            .args(["-screen", "0", &format!("{width}x{height}x24"), "-fbdir"])
            .arg(folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb was found a moment ago");
        let out = server.stdout.take().unwrap();
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            let mut line = String::new();
            if BufReader::new(out).read_line(&mut line).is_ok() {
                drop(sender.send(line));
            }
        });
        let number = receiver.recv_timeout(PATIENCE).unwrap_or_default();
        let picture = folder.path().join("Xvfb_screen0");
        let display =
            Self { server, name: format!(":{}", number.trim()), picture, _folder: folder };
        assert!(!number.trim().is_empty(), "Xvfb did not say which display it is");
        display
    }

    /// What `DISPLAY` is to be.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Runs xdotool; what it printed, or nothing if it failed, as it does when a window is gone.
    pub(super) fn xdotool(&self, arguments: &[&str]) -> Option<String> {
        let mut child = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.name)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("xdotool was found a moment ago");
        let mut status = None;
        let ended = wait(PATIENCE, || {
            status = child.try_wait().unwrap();
            status.is_some()
        });
        if !ended {
            let _ = child.kill();
        }
        let output = child.wait_with_output().unwrap();
        assert!(ended, "xdotool {arguments:?} hangs");
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    }

    /// Presses keys one after the other, in the window that has the focus.
    pub(super) fn press(&self, keys: &[&str]) {
        let _ = self.xdotool(&[&["key"], keys].concat());
    }

    /// Puts the pointer there, presses its first button, and takes it away again, so that nothing
    /// lies under it.
    pub(super) fn click(&self, (x, y): (usize, usize)) {
        let (x, y) = (x.to_string(), y.to_string());
        let bottom = (Self::SIZE.1 - 1).to_string();
        let _ = self.xdotool(&["mousemove", &x, &y, "click", "1", "mousemove", "0", &bottom]);
    }

    /// Smriti's windows.
    pub(super) fn windows(&self) -> Vec<String> {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", "^Smriti"]);
        found.unwrap_or_default().lines().map(ToOwned::to_owned).collect()
    }

    /// What is on it now.
    pub(super) fn picture(&self) -> Picture {
        Picture::read(&self.picture)
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Asked first, so that it takes its socket with it.
        let _ = Command::new("kill").arg(self.server.id().to_string()).status();
        wait(Duration::from_secs(2), || !matches!(self.server.try_wait(), Ok(None)));
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The pixels of a display at one moment.
pub(super) struct Picture {
    bytes: Vec<u8>,
    /// Where the first row begins, and the bytes of each row.
    start: usize,
    stride: usize,
    width: usize,
    height: usize,
}

/// A patch of one colour: the smallest rectangle around pixels that touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Patch {
    pub(super) left: usize,
    pub(super) top: usize,
    pub(super) width: usize,
    pub(super) height: usize,
}

impl Patch {
    pub(super) const fn middle(&self) -> (usize, usize) {
        (self.left + self.width / 2, self.top + self.height / 2)
    }
}

impl Picture {
    /// Reads the server's frame buffer, a file in the format of `xwd`: big-endian numbers, a table
    /// of colours, and rows of pixels of four bytes.
    fn read(path: &Path) -> Self {
        let bytes = fs::read(path).unwrap_or_default();
        let number = |place: usize| {
            let at = bytes.get(place * 4..place * 4 + 4).expect("the head of the picture");
            u32::from_be_bytes(at.try_into().unwrap()) as usize
        };
        assert_eq!((number(1), number(11)), (7, 32), "an xwd picture of 32 bits a pixel");
        let (header, colours) = (number(0), number(19));
        let (width, height, stride) = (number(4), number(5), number(12));
        // Whatever order the server's machine has, ours is the same machine.
        Self { start: header + colours * 12, stride, width, height, bytes }
    }

    fn pixel(&self, x: usize, y: usize) -> u32 {
        let at = self.start + y * self.stride + x * 4;
        self.bytes
            .get(at..at + 4)
            .map_or(0, |four| u32::from_ne_bytes(four.try_into().unwrap()) & 0x00ff_ffff)
    }

    /// The pixels of a part of it, row by row.
    pub(super) fn part(&self, columns: Range<usize>, rows: Range<usize>) -> Vec<u32> {
        rows.flat_map(|y| columns.clone().map(move |x| self.pixel(x, y))).collect()
    }

    /// How many pixels within these columns have exactly this colour. One in 64 is looked at.
    pub(super) fn count_in(&self, columns: Range<usize>, colour: Color) -> usize {
        let wanted = packed(colour);
        let rows = (0..self.height).step_by(8);
        rows.flat_map(|y| columns.clone().step_by(8).map(move |x| (x, y)))
            .filter(|&(x, y)| self.pixel(x, y) == wanted)
            .count()
            * 64
    }

    /// How many pixels have exactly this colour.
    pub(super) fn count(&self, colour: Color) -> usize {
        self.count_in(0..self.width, colour)
    }

    /// Every patch of this colour that is at least so large, from top to bottom.
    pub(super) fn patches(&self, colour: Color, width: usize, height: usize) -> Vec<Patch> {
        let wanted = packed(colour);
        let mut seen = vec![false; self.width * self.height];
        let mut patches = Vec::new();
        for place in 0..seen.len() {
            if seen[place] || self.pixel(place % self.width, place / self.width) != wanted {
                continue;
            }
            seen[place] = true;
            let (mut left, mut right) = (self.width, 0);
            let (mut top, mut bottom) = (self.height, 0);
            let mut open = vec![place];
            while let Some(place) = open.pop() {
                let (x, y) = (place % self.width, place / self.width);
                (left, right) = (left.min(x), right.max(x));
                (top, bottom) = (top.min(y), bottom.max(y));
                let beside = [
                    (x > 0).then(|| place - 1),
                    (x + 1 < self.width).then_some(place + 1),
                    (y > 0).then(|| place - self.width),
                    (y + 1 < self.height).then_some(place + self.width),
                ];
                for next in beside.into_iter().flatten() {
                    if !seen[next] && self.pixel(next % self.width, next / self.width) == wanted {
                        seen[next] = true;
                        open.push(next);
                    }
                }
            }
            let patch = Patch { left, top, width: right + 1 - left, height: bottom + 1 - top };
            if patch.width >= width && patch.height >= height {
                patches.push(patch);
            }
        }
        patches
    }
}

fn packed(colour: Color) -> u32 {
    let [red, green, blue, _] = colour.into_rgba8();
    u32::from_be_bytes([0, red, green, blue])
}
