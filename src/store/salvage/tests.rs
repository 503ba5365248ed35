//! Naming what is lost: each loss, and each only once.

use super::*;

fn record(device: i64, sequence: i64) -> ((i64, i64), Record) {
    let record = Record {
        device,
        sequence,
        clock: sequence,
        utc_ms: 0,
        offset_minutes: 0,
        day: 0,
        kind: String::new(),
        version: 1,
        payload: String::new(),
        checksum: 0,
    };
    ((device, sequence), record)
}

fn span(device: u64, from: u64, to: u64) -> Span {
    Span { device: DeviceId(device), from, to }
}

#[test]
fn numbers_that_were_given_and_are_not_there_are_lost() {
    let there = |names: &[(i64, i64)]| names.iter().map(|(d, s)| record(*d, *s)).collect();
    let listed = |names: &[(i64, i64)]| names.iter().copied().collect();
    let check = |names: &[(i64, i64)], index: &[(i64, i64)], lost: &[Span]| {
        assert_eq!(gaps(&there(names), &listed(index)), lost, "{names:?} {index:?}");
    };
    check(&[(1, 1), (1, 2)], &[(1, 1), (1, 2)], &[]);
    check(&[(1, 3), (1, 6)], &[], &[span(1, 1, 2), span(1, 4, 5)]);
    check(
        &[(1, 1), (2, 2)],
        &[(1, 2), (1, 3), (2, 3)],
        &[span(1, 2, 3), span(2, 1, 1), span(2, 3, 3)],
    );
    // What the index lists apart from the rest is not believed.
    check(&[(1, 1)], &[(1, 3), (1, 900)], &[]);
}

#[test]
fn a_loss_is_reported_once() {
    let check = |all: &[Span], known: &[Span], left: &[Span]| {
        assert_eq!(without(all, known), left, "{all:?} {known:?}");
    };
    check(&[span(1, 4, 9)], &[], &[span(1, 4, 9)]);
    check(&[span(1, 4, 9)], &[span(1, 4, 9)], &[]);
    check(&[span(1, 4, 9)], &[span(1, 1, 5), span(1, 7, 7)], &[span(1, 6, 6), span(1, 8, 9)]);
    check(&[span(1, 4, 9)], &[span(2, 4, 9), span(1, 9, 12)], &[span(1, 4, 8)]);
}

#[test]
fn runs_are_written_and_read_back() {
    let spans = [span(1, 4, 9), span(u64::MAX, 1, 1)];
    assert_eq!(Span::read_all(&Span::write_all(&spans)), Some(spans.to_vec()));
    assert_eq!(Span::read_all(""), Some(Vec::new()));
    assert_eq!(Span::read_all("1:4"), None);
}
