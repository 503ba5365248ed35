//! Payloads as they stand in files that learners have: what is written here may never change.

use proptest::prelude::*;

use super::*;
use crate::domain::answer::{Certainty, Response, Verdict};
use crate::domain::event::{Answered, Mode};

fn event(kind: Kind) -> Event {
    Event {
        id: EventId { device: DeviceId(0xfedc_ba98_7654_3210), sequence: 7 },
        clock: Clock(1_795_321_800_000),
        moment: Moment { at: Timestamp(1_795_321_800_000), offset_minutes: 330 },
        day: Day(20_779),
        kind,
    }
}

fn answered(response: Response, certainty: Option<Certainty>) -> Kind {
    Kind::Answered(Answered {
        question: "q-1".into(),
        fact: "f-1".into(),
        content: u64::MAX,
        key: 2,
        response,
        verdict: Verdict::NotAttempted,
        certainty,
        millis: 4_000,
        mode: Mode::Practice,
        session: 9,
        mapping: 1,
    })
}

/// Every kind, with the name, payload and checksum it has in a file.
#[test]
fn payloads_of_version_1_stay_as_they_are() {
    let check = |kind: Kind, name: &str, payload: &str| {
        let event = event(kind);
        let record = Record::of(&event);
        assert_eq!(
            (record.kind.as_str(), record.version, record.payload.as_str()),
            (name, 1, payload)
        );
        assert_eq!(record.event(), Some(event));
    };
    check(Kind::Named("आशा \"A\"\n".to_owned()), "named", "(name:\"आशा \\\"A\\\"\\n\")");
    check(
        Kind::ExamChosen {
            name: Some("UPSC".to_owned()),
            date: Some(jiff::civil::date(2027, 5, 23)),
        },
        "exam-chosen",
        "(name:Some(\"UPSC\"),date:Some(\"2027-05-23\"))",
    );
    check(Kind::ExamChosen { name: None, date: None }, "exam-chosen", "(name:None,date:None)");
    check(
        Kind::Set { key: "new-facts".to_owned(), value: "10".to_owned() },
        "set",
        "(key:\"new-facts\",value:\"10\")",
    );
    check(
        answered(Response::One("3".into()), Some(Certainty::Sure)),
        "answered",
        "(question:\"q-1\",fact:\"f-1\",content:18446744073709551615,key:2,response:One(\"3\"),\
         verdict:NotAttempted,certainty:Some(Sure),millis:4000,mode:Practice,session:9,mapping:1)",
    );
    check(
        answered(Response::Many(["1".into(), "3".into()].into()), None),
        "answered",
        "(question:\"q-1\",fact:\"f-1\",content:18446744073709551615,key:2,\
         response:Many([\"1\",\"3\"]),\
         verdict:NotAttempted,certainty:None,millis:4000,mode:Practice,session:9,mapping:1)",
    );
    check(
        answered(Response::Typed("४०".to_owned()), Some(Certainty::Guess)),
        "answered",
        "(question:\"q-1\",fact:\"f-1\",content:18446744073709551615,key:2,response:Typed(\"४०\"),\
         verdict:NotAttempted,certainty:Some(Guess),millis:4000,mode:Practice,session:9,mapping:1)",
    );
    check(
        answered(Response::Blank, Some(Certainty::ThinkSo)),
        "answered",
        "(question:\"q-1\",fact:\"f-1\",content:18446744073709551615,key:2,response:Blank,\
         verdict:NotAttempted,certainty:Some(ThinkSo),millis:4000,mode:Practice,session:9,mapping:1)",
    );
    check(
        Kind::Undone(EventId { device: DeviceId(u64::MAX), sequence: 3 }),
        "undone",
        "(device:18446744073709551615,sequence:3)",
    );
    check(
        Kind::Bookmarked { question: "q-1".into(), on: true },
        "bookmarked",
        "(question:\"q-1\",on:true)",
    );
    check(
        Kind::Noted { question: "q-1".into(), text: String::new() },
        "noted",
        "(question:\"q-1\",text:\"\")",
    );
    check(
        Kind::Edited { question: "q-1".into(), key_changed: true },
        "edited",
        "(question:\"q-1\",key_changed:true)",
    );
    check(
        Kind::Fitted { model: "fsrs-6".to_owned(), weights: vec![0.212, 1.0e-9], reviews: 64 },
        "fitted",
        "(model:\"fsrs-6\",weights:[0.212,1e-9],reviews:64)",
    );
}

#[test]
fn a_kind_of_a_later_version_is_kept_as_it_is() {
    let unknown = |kind: &str, version: u16, payload: &str| {
        event(Kind::Unknown { kind: kind.to_owned(), version, payload: payload.to_owned() })
    };
    for event in [
        unknown("sat", 1, "(paper:1)"),
        unknown("answered", 2, "(question:\"q-1\")"),
        unknown("named", 1, "not what it was in version 1"),
    ] {
        let record = Record::of(&event);
        assert!(record.is_intact());
        assert_eq!(record.event(), Some(event));
    }
}

#[test]
fn the_checksum_covers_every_column() {
    let record = Record::of(&event(Kind::Named("Asha".to_owned())));
    assert!(record.is_intact());
    assert_eq!(record.checksum, 508_843_009_053_969_357, "checksums in files stay as they are");
    let harms: [fn(&mut Record); 10] = [
        |record| record.device ^= 1,
        |record| record.sequence ^= 1,
        |record| record.clock ^= 1,
        |record| record.utc_ms ^= 1,
        |record| record.offset_minutes ^= 1,
        |record| record.day ^= 1,
        |record| record.kind.replace_range(..1, "m"),
        |record| record.version ^= 2,
        |record| record.payload.replace_range(7..8, "B"),
        |record| record.checksum ^= 1,
    ];
    for harm in harms {
        let mut changed = record.clone();
        harm(&mut changed);
        assert_ne!(changed, record);
        assert_eq!(changed.event(), None);
    }
    // A letter may not wander from the end of one text to the start of the next.
    let mut moved = record;
    moved.kind.push('(');
    moved.payload.remove(0);
    assert_eq!(moved.event(), None);
}

fn any_answer() -> impl Strategy<Value = Answered> {
    let text = || prop_oneof!["[a-z0-9+-]{0,12}", "\\PC{0,8}", "[\"\\\\\n\u{905}-\u{939} ]{0,6}"];
    let response = prop_oneof![
        text().prop_map(|id| Response::One(id.into())),
        proptest::collection::btree_set(text(), 0..4)
            .prop_map(|ids| Response::Many(ids.into_iter().map(Into::into).collect())),
        text().prop_map(Response::Typed),
        Just(Response::Blank),
    ];
    let verdict = prop_oneof![
        Just(Verdict::Right),
        Just(Verdict::Wrong),
        Just(Verdict::Blank),
        Just(Verdict::NotAttempted)
    ];
    let certainty = prop_oneof![
        Just(None),
        Just(Some(Certainty::Guess)),
        Just(Some(Certainty::ThinkSo)),
        Just(Some(Certainty::Sure))
    ];
    let mode =
        prop_oneof![Just(Mode::Review), Just(Mode::Practice), Just(Mode::Mock), Just(Mode::Class)];
    (text(), text(), any::<(u64, u64, u32, u64, u8)>(), response, verdict, certainty, mode)
        .prop_map(
            |(
                question,
                fact,
                (content, key, millis, session, mapping),
                response,
                verdict,
                certainty,
                mode,
            )| {
                Answered {
                    question: question.into(),
                    fact: fact.into(),
                    content,
                    key,
                    response,
                    verdict,
                    certainty,
                    millis,
                    mode,
                    session,
                    mapping,
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_reads_the_same_both_ways(answered in any_answer(), cut in 0_usize..300, byte in "[ -~]") {
        let record = Record::of(&event(Kind::Answered(answered.clone())));
        let payload = &record.payload;
        prop_assert_eq!(shape::slow_answered(payload), Some(answered.clone()));
        if !payload.contains('\\') {
            prop_assert_eq!(quick::answered(payload), Some(answered));
        }
        // What the quick reader accepts of a changed payload, the other reads the same.
        let mut changed = payload.clone();
        if let Some(old) = payload.get(cut..=cut) {
            changed.replace_range(cut..cut + old.len(), &byte);
        }
        if let Some(quick) = quick::answered(&changed) {
            prop_assert_eq!(shape::slow_answered(&changed), Some(quick));
        }
    }
}
