//! Errors, dates, durations and counts in words, in the language of the interface.

pub mod bank;
pub mod bulk;
pub mod class;
pub mod exam;
pub mod import;
pub mod picture;
pub mod report;
pub mod results;
pub mod trouble;

use std::path::Path;

use crate::app::Roll;
use crate::app::screen::welcome;
use crate::domain::locale::Locale;
use crate::domain::study::agenda::Why;
use crate::domain::study::session::Feedback;
use crate::domain::time::{Day, Moment, Timestamp};
use crate::i18n::Tr;
use crate::store::home::Problem;
use crate::store::{self, LearnerId, Notice, backup, exchange, library};

/// How many days a deleted learner can be brought back.
const KEPT_DAYS: i64 = 30;

/// The name of a language, in its own and in that of the interface.
pub fn language(tr: &Tr, locale: Locale) -> String {
    tr.get(match locale {
        Locale::En => "language-english",
        Locale::Hi => "language-hindi",
    })
}

/// The names of several, in their order.
pub fn languages(tr: &Tr, locales: &[Locale]) -> String {
    locales.iter().map(|locale| language(tr, *locale)).collect::<Vec<_>>().join(", ")
}

/// "Saturday 21 November".
pub fn long_date(tr: &Tr, day: Day) -> String {
    let date = day.date();
    tr.with(
        "date-long",
        [
            ("weekday", tr.get(weekday(WEEKDAYS, day)).into()),
            ("day", i64::from(date.day()).into()),
            ("month", month(tr, date.month()).into()),
        ],
    )
}

/// "24 May 2027".
pub fn date(tr: &Tr, date: jiff::civil::Date) -> String {
    // The year as text: a number would be written with a separator in some locales.
    tr.with(
        "date-short",
        [
            ("day", i64::from(date.day()).into()),
            ("month", month(tr, date.month()).into()),
            ("year", date.year().to_string().into()),
        ],
    )
}

/// "24 May".
pub fn day_month(tr: &Tr, day: Day) -> String {
    let date = day.date();
    let parts = [("day", i64::from(date.day()).into()), ("month", month(tr, date.month()).into())];
    tr.with("date-day-month", parts)
}

/// Why a known fact is looked at: what it falls to, and what one look is worth.
pub fn look(tr: &Tr, why: &Why) -> String {
    let percent = format!("{:.0}", why.falls_to.clamp(0.0, 1.0) * 100.0);
    let day = day_month(tr, why.exam);
    match gained(why.gain) {
        Some(marks) => tr.with(
            "study-planned",
            [("percent", percent.into()), ("day", day.into()), ("marks", marks.into())],
        ),
        None => tr.with("study-planned-little", [("percent", percent.into()), ("day", day.into())]),
    }
}

/// The same of a fact that was never looked at.
pub fn first_look(tr: &Tr, why: &Why) -> String {
    match gained(why.gain) {
        Some(marks) => tr.with("study-planned-new", [("marks", marks.into())]),
        None => tr.get("study-new"),
    }
}

/// Marks that one look adds: to a tenth, or to a hundredth where that is not enough; `None` where
/// neither is.
fn gained(marks: f32) -> Option<String> {
    match marks {
        ..0.005 => None,
        0.095.. => Some(format!("{marks:.1}")),
        _ => Some(format!("{marks:.2}")),
    }
}

/// "May 2027".
pub fn month_year(tr: &Tr, day: Day) -> String {
    let date = day.date();
    let parts =
        [("month", month(tr, date.month()).into()), ("year", date.year().to_string().into())];
    tr.with("date-month-year", parts)
}

/// "May".
pub fn month_name(tr: &Tr, day: Day) -> String {
    month(tr, day.date().month())
}

/// "Sa".
pub fn short_weekday(tr: &Tr, day: Day) -> String {
    tr.get(weekday(SHORT_WEEKDAYS, day))
}

/// When something is due, as seen from `today`: "today", "tomorrow", "in 9 days", "on 24 May 2027".
pub fn due_day(tr: &Tr, today: Day, due: Day) -> String {
    match due.since(today) {
        0 => tr.get("due-today"),
        1 => tr.get("due-tomorrow"),
        days @ 2..=30 => tr.count("due-in-days", days),
        _ => tr.with("due-on", [("date", date(tr, due.date()).into())]),
    }
}

/// "Sat", on its own.
pub fn weekday_in_short(tr: &Tr, day: jiff::civil::Weekday) -> String {
    use jiff::civil::Weekday;
    tr.get(match day {
        Weekday::Monday => "plan-weekday-1",
        Weekday::Tuesday => "plan-weekday-2",
        Weekday::Wednesday => "plan-weekday-3",
        Weekday::Thursday => "plan-weekday-4",
        Weekday::Friday => "plan-weekday-5",
        Weekday::Saturday => "plan-weekday-6",
        Weekday::Sunday => "plan-weekday-7",
    })
}

fn month(tr: &Tr, month: i8) -> String {
    tr.get(match month {
        1 => "date-month-1",
        2 => "date-month-2",
        3 => "date-month-3",
        4 => "date-month-4",
        5 => "date-month-5",
        6 => "date-month-6",
        7 => "date-month-7",
        8 => "date-month-8",
        9 => "date-month-9",
        10 => "date-month-10",
        11 => "date-month-11",
        _ => "date-month-12",
    })
}

const WEEKDAYS: [&str; 7] = [
    "date-weekday-1",
    "date-weekday-2",
    "date-weekday-3",
    "date-weekday-4",
    "date-weekday-5",
    "date-weekday-6",
    "date-weekday-7",
];

const SHORT_WEEKDAYS: [&str; 7] = [
    "date-short-weekday-1",
    "date-short-weekday-2",
    "date-short-weekday-3",
    "date-short-weekday-4",
    "date-short-weekday-5",
    "date-short-weekday-6",
    "date-short-weekday-7",
];

fn weekday(names: [&'static str; 7], day: Day) -> &'static str {
    // jiff counts Monday as 0 here, and there are seven of each.
    let place = usize::try_from(day.date().weekday().to_monday_zero_offset()).unwrap_or(0);
    names[place % 7]
}

/// Reads a date as people type it: `2027-05-24`, `24-5-2027`, `24/05/2027`, `24.5.2027`, in either
/// kind of digits, day before month. `None` if it is no date.
pub fn parse_date(typed: &str) -> Option<jiff::civil::Date> {
    let plain = crate::domain::answer::ascii_digits(typed);
    let parts: Vec<i16> = plain
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().ok())
        .collect::<Option<_>>()?;
    let &[first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) =
        if first > 31 { (first, second, third) } else { (third, second, first) };
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    (year >= 1900).then(|| jiff::civil::Date::new(year, month, day).ok()).flatten()
}

/// When a fact comes back, after an answer.
pub fn comes_back(tr: &Tr, today: Day, feedback: &Feedback) -> String {
    if feedback.misconception {
        return tr.get("study-back-misconception");
    }
    let Some(day) = feedback.comes_back.day else { return String::new() };
    let when = due_day(tr, today, day);
    let id = if feedback.comes_back.again_in_session { "study-back-soon" } else { "study-back" };
    tr.with(id, [("when", when.into())])
}

/// A name as people write it: the first letter large.
pub fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The moment of something past, in local time: "21 November 2026, 18:40".
pub fn moment(tr: &Tr, at: Timestamp, now: Moment) -> String {
    let there = Moment { at, offset_minutes: now.offset_minutes };
    tr.with(
        "date-time",
        [
            ("date", date(tr, there.local_date()).into()),
            ("time", format!("{:02}:{:02}", there.local_hour(), there.local_minute()).into()),
        ],
    )
}

/// Learners and deleted learners as the picker shows them, the last one at work first.
pub fn roll(tr: &Tr, roll: &Roll, now: Moment) -> (Vec<welcome::Card>, Vec<welcome::Deleted>) {
    let mut cards: Vec<_> = roll.learners.iter().collect();
    cards.sort_by_key(|card| {
        (Some(&card.id) != roll.last.as_ref(), std::cmp::Reverse(card.last_answer))
    });
    let learners = cards
        .into_iter()
        .map(|card| welcome::Card {
            id: card.id.clone(),
            name: card.name.clone(),
            answers: card.answers,
            trouble: card.problem.as_ref().map(|problem| match problem {
                Problem::Newer { found, known } => tr.with(
                    "error-newer",
                    [
                        ("name", card.name.as_str().into()),
                        ("found", (*found).into()),
                        ("known", (*known).into()),
                    ],
                ),
                Problem::Damaged => tr.get("welcome-damaged"),
                Problem::Unreadable => tr.get("welcome-unreadable"),
            }),
        })
        .collect();
    let deleted = roll
        .deleted
        .iter()
        .map(|deleted| {
            let days = now.at.since(deleted.at).max(0) / 86_400_000;
            welcome::Deleted {
                id: deleted.card.id.clone(),
                name: deleted.card.name.clone(),
                days_left: u32::try_from((KEPT_DAYS - days).max(1)).unwrap_or(1),
            }
        })
        .collect();
    (learners, deleted)
}

/// Why the store could not do something, in a few words.
fn why(tr: &Tr, error: &store::Error) -> String {
    use std::io::ErrorKind;
    let known = match error {
        store::Error::NotSaved { why: inner } => return why(tr, inner),
        store::Error::Full { .. } => Some("why-no-space"),
        store::Error::ReadOnly { .. } => Some("why-read-only"),
        store::Error::NotAnExport { .. } => Some("why-not-export"),
        store::Error::NotABackup { .. } | store::Error::Unreadable { .. } => Some("why-damaged"),
        store::Error::NoLearner { .. } | store::Error::NoRoom { .. } => Some("why-missing"),
        store::Error::RoomInUse => Some("why-room-in-use"),
        store::Error::File { source, .. } => match source.kind() {
            ErrorKind::NotFound => Some("why-missing"),
            ErrorKind::PermissionDenied => Some("why-denied"),
            ErrorKind::ReadOnlyFilesystem => Some("why-read-only"),
            ErrorKind::StorageFull => Some("why-no-space"),
            _ => None,
        },
        _ => None,
    };
    // What is not known here is said as the system said it, in English.
    known.map_or_else(|| error.to_string(), |id| tr.get(id))
}

fn with_why(tr: &Tr, id: &str, error: &store::Error) -> String {
    tr.with(id, [("why", why(tr, error).into())])
}

/// An answer could not be kept.
pub fn not_saved(tr: &Tr, error: &store::Error) -> String {
    with_why(tr, "error-not-saved", error)
}

/// Something else could not be kept.
pub fn not_kept(tr: &Tr, error: &store::Error) -> String {
    with_why(tr, "error-not-kept", error)
}

/// A learner could not be made, listed or brought back.
pub fn learner(tr: &Tr, error: &store::Error) -> String {
    with_why(tr, "error-learner", error)
}

/// A file that was picked could not be used.
pub fn store_file(tr: &Tr, error: &store::Error) -> String {
    match error {
        store::Error::Closed => tr.get("error-gone"),
        _ => with_why(tr, "error-file", error),
    }
}

/// A file or folder could not be used; `said` is what the system said.
pub fn file(tr: &Tr, said: &str) -> String {
    tr.with("error-file", [("why", said.into())])
}

/// The data directory could not be used.
pub fn data_folder(tr: &Tr, path: &Path, error: &store::Error) -> String {
    let path = path.display().to_string();
    tr.with("error-data", [("path", path.into()), ("why", why(tr, error).into())])
}

/// A learner could not be opened.
pub fn opening(tr: &Tr, name: &str, error: &store::Error) -> String {
    match error {
        store::Error::InUse => tr.with("error-in-use", [("name", name.into())]),
        store::Error::Newer { found, known, .. } => tr.with(
            "error-newer",
            [("name", name.into()), ("found", (*found).into()), ("known", (*known).into())],
        ),
        _ => tr.with("error-open", [("name", name.into()), ("why", why(tr, error).into())]),
    }
}

/// A question could not be read.
pub fn question(tr: &Tr, error: &library::Error) -> String {
    tr.with("error-question", [("why", error.to_string().into())])
}

/// Something the learner should know about their file; `None` for what needs no word.
pub fn notice(tr: &Tr, notice: &Notice) -> Option<String> {
    match notice {
        Notice::ClockWentBack { last, now } => {
            let there = Moment { at: *last, offset_minutes: 0 };
            let _ = now;
            Some(tr.with("notice-clock", [("date", date(tr, there.local_date()).into())]))
        }
        Notice::Damaged(damage) => {
            let lost: u64 = damage.lost.iter().map(store::Span::count).sum();
            let mut said = tr.with("notice-damaged", [("lost", lost.into())]);
            if damage.restored > 0 {
                said.push(' ');
                said.push_str(&tr.with("notice-restored", [("count", damage.restored.into())]));
            }
            Some(said)
        }
        Notice::Migrated { .. } => Some(tr.get("notice-migrated")),
        Notice::BackupFailed { why: error } => Some(with_why(tr, "notice-backup-failed", error)),
        Notice::CacheRebuilt | Notice::BackedUp(_) => None,
    }
}

/// What going back to a backup would do.
pub fn restore_preview(tr: &Tr, preview: &backup::Preview, now: Moment) -> Vec<String> {
    let then = preview.newest_then.map_or_else(String::new, |at| moment(tr, at, now));
    vec![
        tr.with("settings-restore-now", [("answers", preview.answers_now.into())]),
        tr.with(
            "settings-restore-then",
            [("when", then.into()), ("answers", preview.answers_then.into())],
        ),
        tr.with("settings-restore-aside", [("count", preview.set_aside.into())]),
        tr.get("settings-restore-safe"),
    ]
}

/// What a merge would do.
pub fn merge_preview(tr: &Tr, here: &LearnerId, preview: &exchange::Merge) -> Vec<String> {
    let name = [("name", preview.name.as_str().into())];
    // Another person's answers would be counted as this learner's own.
    let id = if preview.learner == here.as_str() {
        "settings-merge-own"
    } else {
        "settings-merge-other"
    };
    let mut said = vec![
        tr.with(id, name),
        tr.with("settings-merge-new", [("count", preview.new.into())]),
        tr.with("settings-merge-known", [("count", preview.known.into())]),
    ];
    let unreadable = preview.missing + preview.damaged.len() as u64;
    if unreadable > 0 {
        said.push(tr.with("settings-merge-damaged", [("count", unreadable.into())]));
    }
    if preview.conflicts > 0 {
        said.push(tr.with("settings-merge-conflicts", [("count", preview.conflicts.into())]));
    }
    said
}
