//! Being told that the files of banks have changed. What they hold now is found by reading them.

use std::io;
use std::path::Path;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use notify::event::{EventKind, ModifyKind};
use notify::{Event, RecursiveMode, Watcher as _};

use crate::domain::bank::picture;

/// How long nothing must happen before it is told: an editor writes a file in several steps.
const QUIET: Duration = Duration::from_millis(150);

/// So many quiet spells are waited for at most: a file that is written to all the time is told of, too.
const MOST_SPELLS: u32 = 5;

/// A folder of banks being watched, for as long as this is held.
#[derive(Debug)]
pub struct Watch {
    _watcher: notify::RecommendedWatcher,
}

impl Watch {
    /// Watches a folder, which is made if it is not there, however deep its files are. `changed` is
    /// called on a thread of its own, some tenths of a second after a bank or one of its images was
    /// changed, added or removed.
    ///
    /// # Errors
    ///
    /// If the folder can be neither found nor made, or the system watches no more folders.
    pub fn on(folder: &Path, changed: impl Fn() + Send + 'static) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let (sender, receiver) = mpsc::channel();
        let told = move |event: notify::Result<Event>| {
            // What could not be watched may have changed as well.
            if event.is_ok_and(|event| !is_of_a_bank(&event)) {
                return;
            }
            let _ = sender.send(());
        };
        let mut watcher = notify::recommended_watcher(told).map_err(io::Error::other)?;
        watcher.watch(folder, RecursiveMode::Recursive).map_err(io::Error::other)?;
        thread::Builder::new().name("bank-watch".to_owned()).spawn(move || {
            // It ends when the watcher is dropped, and with it the sender.
            while receiver.recv().is_ok() {
                for _ in 0..MOST_SPELLS {
                    match receiver.recv_timeout(QUIET) {
                        Ok(()) => while receiver.try_recv().is_ok() {},
                        Err(RecvTimeoutError::Timeout) => break,
                        Err(RecvTimeoutError::Disconnected) => return,
                    }
                }
                changed();
            }
        })?;
        Ok(Self { _watcher: watcher })
    }
}

/// Whether a file is an image of a bank, by its name and its folder.
fn is_image(path: &Path) -> bool {
    let folder = path.parent().and_then(Path::file_name);
    let name = path.file_name().and_then(|name| name.to_str());
    folder.is_some_and(|folder| folder == picture::FOLDER) && name.is_some_and(picture::is_name)
}

/// Whether a bank may read otherwise after this: its content or its name changed, or that of a folder.
fn is_of_a_bank(event: &Event) -> bool {
    let is_change = match event.kind {
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => true,
    };
    // A folder has no ending, and takes its files with it.
    let may_be =
        |path: &Path| path.extension().is_none_or(|ending| ending == "ron") || is_image(path);
    is_change && event.paths.iter().any(|path| may_be(path))
}
