//! The outside world: the clock, the time zone, chance, the environment and the data directory.
//! Nothing else in Smriti asks for them.

use std::path::{Path, PathBuf};

use crate::domain::locale::Locale;
use crate::domain::seed::Seed;
use crate::domain::time::{Moment, Timestamp};

/// Reads the clock and the local offset from UTC.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn now() -> Moment {
    let now = jiff::Zoned::now();
    // Offsets are whole minutes everywhere today; seconds of older ones are dropped.
    let minutes = now.offset().seconds() / 60;
    Moment {
        at: Timestamp(now.timestamp().as_millisecond()),
        offset_minutes: i16::try_from(minutes).unwrap_or(0),
    }
}

/// A monotonic instant, for measuring how long an answer took.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
pub fn instant() -> std::time::Instant {
    std::time::Instant::now()
}

/// Milliseconds by the monotonic clock since it was first asked here.
pub fn steady() -> u64 {
    static FIRST: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    let first = *FIRST.get_or_init(instant);
    u64::try_from(instant().saturating_duration_since(first).as_millis()).unwrap_or(u64::MAX)
}

/// A seed that nobody can foretell.
pub fn seed() -> Seed {
    use std::hash::{BuildHasher, Hasher};
    // Each RandomState takes fresh keys from the system's source of chance.
    let hasher = std::collections::hash_map::RandomState::new().build_hasher();
    Seed(hasher.finish())
}

/// Reads a variable of the environment; empty counts as unset.
#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
pub fn variable(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// The data directory: the one asked for, else `SMRITI_DATA_DIR`, else the platform's own. `None`
/// if there is no home directory to put one in.
pub fn data_dir(asked: Option<PathBuf>) -> Option<PathBuf> {
    asked.or_else(|| variable("SMRITI_DATA_DIR").map(PathBuf::from)).or_else(|| {
        directories::ProjectDirs::from("", "", "smriti").map(|dirs| dirs.data_dir().to_path_buf())
    })
}

/// The name of the person at this computer, as the system has it: a first suggestion for a
/// learner's name.
pub fn user_name() -> Option<String> {
    ["USER", "USERNAME", "LOGNAME"].into_iter().find_map(|name| variable(name)?.into_string().ok())
}

/// The folder in which people look for their documents, if there is one.
pub fn documents() -> Option<PathBuf> {
    let dirs = directories::UserDirs::new()?;
    dirs.document_dir().filter(|dir| dir.is_dir()).map(Path::to_path_buf)
}

/// The language the system asks for: Hindi if its messages are to be in Hindi, else English.
pub fn locale() -> Locale {
    let asked = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(variable);
    match asked {
        Some(tag) if tag.to_string_lossy().starts_with("hi") => Locale::Hi,
        _ => Locale::En,
    }
}

/// Whether there is a display to open a window on; if not, what to tell the user.
///
/// # Errors
///
/// One sentence that says what is missing and what to do.
#[cfg(all(unix, not(target_os = "macos")))]
pub fn check_display() -> Result<(), &'static str> {
    const NONE: &str = "There is no display to open a window on; start Smriti from a desktop, or \
                        use its commands (smriti --help).";
    const DEAD: &str = "The display that DISPLAY or WAYLAND_DISPLAY names does not answer; start \
                        Smriti from a desktop, or use its commands (smriti --help).";
    let wayland = variable("WAYLAND_DISPLAY").map(|name| {
        let folder = variable("XDG_RUNTIME_DIR").map(PathBuf::from).unwrap_or_default();
        std::os::unix::net::UnixStream::connect(folder.join(name)).is_ok()
    });
    let x11 = variable("DISPLAY").map(|name| x11_answers(&name.to_string_lossy()));
    match (wayland, x11) {
        (None, None) => Err(NONE),
        (Some(true), _) | (_, Some(true)) => Ok(()),
        _ => Err(DEAD),
    }
}

/// Other systems always have a display when a program is started by a person.
///
/// # Errors
///
/// None.
#[cfg(not(all(unix, not(target_os = "macos"))))]
pub fn check_display() -> Result<(), &'static str> {
    Ok(())
}

/// Whether an X server listens where `:1` or `host:1.0` says. A display on another host is taken to
/// answer: the toolkit will find out.
#[cfg(all(unix, not(target_os = "macos")))]
fn x11_answers(display: &str) -> bool {
    use std::os::unix::net::UnixStream;
    let Some((host, number)) = display.rsplit_once(':') else { return false };
    let number = number.split('.').next().unwrap_or_default();
    if !(host.is_empty() || host == "unix") {
        return true;
    }
    let path = Path::new("/tmp/.X11-unix").join(format!("X{number}"));
    if UnixStream::connect(&path).is_ok() {
        return true;
    }
    // The same name in Linux's abstract space, where a server in a container may listen.
    #[cfg(target_os = "linux")]
    {
        use std::os::linux::net::SocketAddrExt;
        use std::os::unix::net::SocketAddr;
        let name = path.to_string_lossy().into_owned();
        SocketAddr::from_abstract_name(name).is_ok_and(|at| UnixStream::connect_addr(&at).is_ok())
    }
    #[cfg(not(target_os = "linux"))]
    false
}
