//! Codes, names of hosts, and how fast an address may guess.

use std::net::{IpAddr, Ipv4Addr};

use super::porch::{Porch, Tried};
use super::{Code, is_own};
use crate::classroom::limit::{Limiter, Rate};
use crate::domain::seed::Seed;

#[test]
fn a_code_is_six_digits_in_either_script() {
    let code = Code(4_827);
    assert_eq!(code.to_string(), "004827");
    for typed in ["004827", " 004 827 ", "००४८२७"] {
        assert!(code.is(typed), "{typed}");
    }
    for typed in ["4827", "004828", "0048270", "00482x", ""] {
        assert!(!code.is(typed), "{typed}");
    }
    let drawn: std::collections::BTreeSet<u32> =
        (0..200).map(|seed| Code::drawn(Seed(seed)).0).collect();
    assert!(drawn.len() > 190 && drawn.iter().all(|code| *code < 1_000_000));
}

#[test]
fn only_figures_name_this_machine() {
    for host in ["192.168.1.20:8472", "192.168.1.20", "127.0.0.1:1", "localhost", "localhost:80"] {
        assert!(is_own(host), "{host}");
    }
    for host in ["smriti.example", "localhost.example", "192.168.1.20.example:80", "", "1.2.3"] {
        assert!(!is_own(host), "{host}");
    }
}

#[test]
fn guessing_from_many_addresses_does_not_keep_out_those_who_do_not() {
    let porch = Porch::default();
    let code = Code(1);
    let address = |number: u8| IpAddr::V4(Ipv4Addr::new(10, 0, 0, number));
    let mut heard = 0;
    for round in 0..30 {
        for number in 1..=50 {
            heard += u32::from(porch.code(address(number), "999999", code, round) == Tried::Wrong);
        }
    }
    assert!((200..=260).contains(&heard), "{heard} guesses in thirty milliseconds");
    assert_eq!(porch.code(address(1), "000001", code, 30), Tried::Unheard);
    assert_eq!(porch.code(address(200), "000001", code, 30), Tried::Right);
}

#[test]
fn a_limiter_gives_a_burst_and_then_one_at_a_time_and_forgets_who_is_done() {
    let mut limiter = Limiter::new(Rate { burst: 3, every: 100 }, 2);
    let taken: Vec<bool> = (0..5).map(|_| limiter.take('a', 1_000)).collect();
    assert_eq!(taken, [true, true, true, false, false]);
    assert_eq!((limiter.may('a', 1_099), limiter.may('a', 1_100)), (false, true));
    assert!(limiter.take('a', 1_100) && !limiter.take('a', 1_100));
    assert!(limiter.take('b', 1_100));
    // Nobody can be forgotten yet, and then both can.
    assert!(!limiter.take('c', 1_150));
    assert!(limiter.take('c', 9_000) && limiter.is_clean('a', 9_000));
}

#[test]
fn connections_without_a_seat_are_counted_and_given_back() {
    let porch = Porch::default();
    let here = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let mut visits: Vec<_> = std::iter::from_fn(|| porch.enter(here)).collect();
    assert_eq!(visits.len(), 1_024);
    visits[0].sit();
    visits[0].sit();
    visits.extend(porch.enter(here));
    assert!(porch.enter(here).is_none());
    drop(visits);
    assert!(porch.enter(here).is_some());
}
