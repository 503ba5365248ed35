//! Clocks that are wrong, zones that change, nights that are too short.

use jiff::civil::{DateTime, date};
use jiff::tz::TimeZone;
use smriti::domain::event::Event;
use smriti::domain::progress::Progress;
use smriti::domain::time::{Day, Moment, Timestamp};

use super::bench::{Diary, Said, day, fact};

fn moment(zone: &str, local: DateTime) -> Moment {
    let zoned = local.to_zoned(TimeZone::get(zone).unwrap()).unwrap();
    Moment {
        at: Timestamp(zoned.timestamp().as_millisecond()),
        offset_minutes: i16::try_from(zoned.offset().seconds() / 60).unwrap(),
    }
}

#[test]
fn a_study_day_ends_at_four_in_every_zone_and_night() {
    let cases = [
        ("Asia/Kolkata", date(2026, 11, 22).at(3, 59, 59, 0), date(2026, 11, 21)),
        ("Asia/Kolkata", date(2026, 11, 22).at(4, 0, 0, 0), date(2026, 11, 22)),
        ("Asia/Kolkata", date(2026, 11, 22).at(23, 59, 0, 0), date(2026, 11, 22)),
        // Clocks go from 2:00 to 3:00.
        ("America/New_York", date(2026, 3, 8).at(1, 59, 0, 0), date(2026, 3, 7)),
        ("America/New_York", date(2026, 3, 8).at(3, 0, 0, 0), date(2026, 3, 7)),
        ("America/New_York", date(2026, 3, 8).at(3, 59, 0, 0), date(2026, 3, 7)),
        ("America/New_York", date(2026, 3, 8).at(4, 0, 0, 0), date(2026, 3, 8)),
        // 1:30 comes twice.
        ("America/New_York", date(2026, 11, 1).at(1, 30, 0, 0), date(2026, 10, 31)),
        ("America/New_York", date(2026, 11, 1).at(3, 59, 0, 0), date(2026, 10, 31)),
        ("America/New_York", date(2026, 11, 1).at(4, 0, 0, 0), date(2026, 11, 1)),
        // 30 December 2011 did not take place in Samoa.
        ("Pacific/Apia", date(2011, 12, 29).at(23, 59, 0, 0), date(2011, 12, 29)),
        ("Pacific/Apia", date(2011, 12, 31).at(0, 0, 0, 0), date(2011, 12, 30)),
        ("Pacific/Apia", date(2011, 12, 31).at(4, 0, 0, 0), date(2011, 12, 31)),
        ("Pacific/Kiritimati", date(2026, 1, 1).at(4, 0, 0, 0), date(2026, 1, 1)),
        ("Etc/GMT+12", date(2026, 1, 1).at(3, 0, 0, 0), date(2025, 12, 31)),
    ];
    for (zone, local, expected) in cases {
        let got = moment(zone, local).study_day();
        assert_eq!(got, Day::from_date(expected), "{zone} at {local}");
        assert_eq!(got.date(), expected);
    }
}

/// Answers `a` at each moment in turn.
fn answers(moments: &[Moment]) -> Vec<Event> {
    let mut diary = Diary::new();
    for moment in moments {
        diary.write_at(*moment, Said::sure("a").kind());
    }
    diary.events
}

#[test]
fn a_session_across_midnight_is_one_day_and_across_four_is_two() {
    let zone = "Asia/Kolkata";
    let late = moment(zone, date(2026, 11, 21).at(23, 50, 0, 0));
    let night = moment(zone, date(2026, 11, 22).at(0, 10, 0, 0));
    let early = moment(zone, date(2026, 11, 22).at(4, 10, 0, 0));
    let reviews = |moments: &[Moment]| {
        Progress::replay(&answers(moments)).fact(&fact("a")).unwrap().reviews()
    };
    assert_eq!(reviews(&[late, night]), 1);
    assert_eq!(reviews(&[late, night, early]), 2);
}

#[test]
fn days_between_reviews_are_study_days_whatever_the_hours() {
    // A night with 23 hours, one with 25, one of 24: always one day on.
    for (zone, before) in [
        ("America/New_York", date(2026, 3, 7)),
        ("America/New_York", date(2026, 10, 31)),
        ("Asia/Kolkata", date(2026, 10, 31)),
    ] {
        let after = before.tomorrow().unwrap();
        let moments = [moment(zone, before.at(23, 0, 0, 0)), moment(zone, after.at(4, 30, 0, 0))];
        let progress = Progress::replay(&answers(&moments));
        let view = progress.fact(&fact("a")).unwrap();
        let model = progress.model();
        let first = model.after([smriti::domain::study::memory::Review {
            day: day(0),
            grade: smriti::domain::study::grade::Grade::Good,
        }]);
        let expected = model.next(first, 1, smriti::domain::study::grade::Grade::Good);
        assert_eq!(view.memory(), Some(expected), "{zone} {before}");
    }
}

#[test]
fn a_clock_set_back_gives_no_negative_gap_and_loses_nothing() {
    let mut diary = Diary::new();
    diary.answer(100, Said::sure("a"));
    diary.answer(90, Said::sure("a"));
    diary.answer(91, Said::sure("b"));
    let order: Vec<_> = diary.events.iter().map(Event::order).collect();
    assert!(order.is_sorted());
    let progress = Progress::replay(&diary.events);
    let view = progress.fact(&fact("a")).unwrap();
    assert_eq!(view.reviews(), 2);
    assert_eq!(view.last_review(), Some(day(90)));
    let memory = view.memory().unwrap();
    assert!(memory.stability >= 2.3065 && memory.stability < 3.0, "as on one day: {memory:?}");
    assert_eq!(progress.totals().answers, 3);
}

#[test]
fn a_clock_a_year_ahead_is_put_right_by_one_review() {
    let mut diary = Diary::new();
    diary.answer(100, Said::sure("a"));
    diary.answer(102 + 365, Said::sure("a"));
    let progress = Progress::replay(&diary.events);
    let view = progress.fact(&fact("a")).unwrap();
    assert!(view.is_due(day(103)), "not only in a year");
    assert_eq!(progress.forecast(day(103))[0], 1);
    diary.answer(103, Said::sure("a"));
    let progress = Progress::replay(&diary.events);
    let view = progress.fact(&fact("a")).unwrap();
    assert!(!view.is_due(day(103)));
    assert!(view.comes_back().unwrap() > day(103));
    assert!(view.comes_back().unwrap() < day(103 + 365));
}

#[test]
fn a_flight_over_the_date_line_makes_nothing_due_again() {
    let mut diary = Diary::new();
    diary.answer(100, Said::sure("a"));
    let progress = Progress::replay(&diary.events);
    assert!(!progress.fact(&fact("a")).unwrap().is_due(day(99)));
}

#[test]
fn the_zone_written_into_a_diary_only_says_the_hour() {
    // The same instants and days, written with the offsets of other zones: of days only the written
    // one counts, so that what is due does not change with a move; the hour is that of the place.
    let zones = ["Asia/Kolkata", "America/New_York", "Pacific/Apia", "UTC"];
    let instants: Vec<Moment> =
        (1..=9).map(|n| moment("Asia/Kolkata", date(2026, 11, n).at(21, 0, 0, 0))).collect();
    let events = answers(&instants);
    let here = Progress::replay(&events);
    let known = |progress: &Progress| {
        (progress.facts().map(|(_, view)| view).collect::<Vec<_>>(), progress.totals())
    };
    for (zone, hours) in zones.into_iter().zip([[21], [10], [4], [15]]) {
        let zone = TimeZone::get(zone).unwrap();
        let mut moved = events.clone();
        for event in &mut moved {
            let at = jiff::Timestamp::from_millisecond(event.moment.at.0).unwrap();
            let offset = zone.to_offset(at).seconds() / 60;
            event.moment.offset_minutes = i16::try_from(offset).unwrap();
        }
        let there = Progress::replay(&moved);
        assert_eq!(known(&there), known(&here));
        assert!(there.days_since(None).eq(here.days_since(None)));
        let mut found: Vec<u8> = there.hours_since(None).map(|(_, hour, _)| hour).collect();
        found.dedup();
        assert_eq!(found, hours);
    }
}

#[test]
fn days_at_the_ends_of_time_do_not_overflow() {
    for end in [i32::MIN, i32::MIN + 1, i32::MAX - 1, i32::MAX] {
        let mut diary = Diary::new();
        diary.answer(100, Said::sure("a"));
        diary.answer(101, Said::sure_and_wrong("a"));
        for event in &mut diary.events {
            event.day = day(end);
        }
        let progress = Progress::replay(&diary.events);
        let mut stepped = Progress::default();
        for event in &diary.events {
            assert_eq!(stepped.apply(event), smriti::domain::progress::Applied::Done);
        }
        assert_eq!(progress.fact(&fact("a")).unwrap().reviews(), 1);
        assert!(progress == stepped);
        assert!(progress.streak(day(end)) >= 1);
        let _ = (progress.forecast(day(0)), progress.due_facts(day(end)).count());
    }
}
