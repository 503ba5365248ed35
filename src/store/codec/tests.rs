//! Payloads as they stand in files that learners have: what is written here may never change.

use num_rational::Ratio;
use proptest::prelude::*;

use super::*;
use crate::domain::answer::{Certainty, Response, Verdict};
use crate::domain::bank::{Difficulty, Exam, Format};
use crate::domain::event::{
    Answered, Cause, Marked, Mode as AnswerMode, SittingBegun, StoredPassage,
};
use crate::domain::exam::paper::{DrawnFrom, ExtraTime, Paper, PaperSection, Set, Slot};
use crate::domain::exam::pattern::schema::shipped;
use crate::domain::exam::pattern::{
    Costs, DroppedRule, FormatMix, Merit, Mode, MultiSelect, MultipleMarks, NotAttempted, Pattern,
    Penalty, Saving, Section, SectionOrder, SectionTime, Source,
};
use crate::domain::exam::sitting::{Ended, Kept, Start, What};
use crate::domain::locale::{Locale, Text};
use crate::domain::progress::settings::QuestionLanguage;
use crate::domain::seed::Seed;

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
        mode: AnswerMode::Practice,
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

/// One record of each kind.
fn records() -> Vec<Kept> {
    let one = |id: &str| Response::One(id.into());
    let what = [
        What::Opened { slot: 3 },
        What::Chosen { slot: 3, response: one("2") },
        What::Chosen { slot: 3, response: Response::Blank },
        What::Saved { slot: 3, response: one("1+3"), marked: true },
        What::Saved {
            slot: 3,
            response: Response::Many(["1".into(), "3".into()].into()),
            marked: false,
        },
        What::Saved {
            slot: 3, response: Response::Typed("४० \"x\"".to_owned()), marked: false
        },
        What::Cleared { slot: 99 },
        What::Bubbled { slot: 0, choice: "not-attempted".into(), millis: 900 },
        What::Tagged { slot: 1, certainty: Some(Certainty::Sure) },
        What::Tagged { slot: 1, certainty: None },
        What::PartEnded { part: 2, ended: Ended::ByTime, at: 900_000 },
        What::Submitted { ended: Ended::ByCandidate, at: 7_200_000 },
        What::Resumed,
        What::ClockMoved { by: -3_600_000 },
        What::Checkpoint,
        What::Read { slot: 4, language: QuestionLanguage::One(Locale::En) },
        What::Read { slot: 4, language: QuestionLanguage::One(Locale::Hi) },
        What::Read { slot: 4, language: QuestionLanguage::Both },
    ];
    let kept = what.into_iter().map(|what| Kept {
        elapsed: 61_000,
        wall: Timestamp(1_795_321_861_000),
        mono: 66_000,
        what,
    });
    kept.collect()
}

fn begun() -> SittingBegun {
    let text = |english: &str, hindi: &str| Text::both(english.to_owned(), hindi.to_owned());
    SittingBegun {
        sitting: 77,
        paper: Paper {
            pattern: Pattern {
                id: "my-test".into(),
                exam: Exam::StatePsc,
                title: text("My test", "मेरी परीक्षा"),
                source: Source {
                    cite: Text::only(Locale::Hi, "अधिसूचना".to_owned()),
                    url: Some("https://example.org/a?b".to_owned()),
                    checked: jiff::civil::date(2026, 11, 21),
                    note: Some(Text::only(Locale::En, "Of 2025.".to_owned())),
                },
                mode: Mode::Omr,
                sections: vec![Section {
                    name: Text::same("GS".to_owned()),
                    questions: 1,
                    mark: Ratio::new(6, 7),
                    penalty: Some(Penalty::Marks(Ratio::new(2, 7))),
                    time: SectionTime::Locked(15),
                    qualifying: Some(Ratio::new(1, 3)),
                    merit: Merit::QualifyingOnly,
                    languages: vec![Locale::En, Locale::Hi],
                }],
                order: SectionOrder::Fixed,
                minutes: 15,
                options: 5,
                penalty: Penalty::Share(Ratio::new(1, 3)),
                typed: Costs::AsOthers,
                multi_select_wrong: Costs::Nothing,
                blank: Penalty::Share(Ratio::new(1, 3)),
                not_attempted: NotAttempted::LastOption,
                blank_limit: Some(Ratio::new(1, 10)),
                multiple: MultipleMarks::Blank,
                multi_select: MultiSelect::Table(vec![Ratio::new(1, 4), Ratio::new(1, 2)]),
                extra_minutes_per_hour: 20,
                saving: Saving::OnLeaving,
                dropped: DroppedRule::MarksToAll,
                qualifying: None,
                decimals: 2,
                formats: FormatMix::Plain,
            },
            seed: Seed(u64::MAX),
            set: Set::C,
            sections: vec![PaperSection { asked: 2, have: 1, from: DrawnFrom::AllBanks }],
            slots: vec![Slot {
                question: "q-1".into(),
                section: 0,
                bank: "b".into(),
                topic: "t".into(),
                format: Format::Passage,
                difficulty: Difficulty::new(4).unwrap(),
                passage: Some(0),
                content: 11,
                key: 22,
            }],
        },
        start: Start {
            moment: Moment { at: Timestamp(1_795_321_800_000), offset_minutes: 330 },
            mono: 5_000,
            extra: ExtraTime::Granted,
            saving: Saving::Strict,
        },
        texts: vec!["(\n    id: \"q-1\",\n)".to_owned()],
        passages: vec![StoredPassage {
            bank: "b".into(),
            id: "p".into(),
            text: text("A text.", "एक पाठ। \\"),
        }],
    }
}

/// What is written of a mock exam.
#[test]
fn payloads_of_sittings_of_version_1_stay_as_they_are() {
    let check = |kind: Kind, name: &str, payload: &str| {
        let event = event(kind);
        let record = Record::of(&event);
        assert_eq!((record.kind.as_str(), record.version), (name, 1));
        assert_eq!(record.payload, payload);
        assert_eq!(record.event(), Some(event));
    };
    check(
        Kind::SittingKept { sitting: 77, kept: records() },
        "sitting-kept",
        include_str!("tests/sitting-kept.ron").trim_end(),
    );
    check(
        Kind::SittingBegun(Box::new(begun())),
        "sitting-begun",
        include_str!("tests/sitting-begun.ron").trim_end(),
    );
    check(
        Kind::SittingMarked {
            sitting: 77,
            marked: Marked {
                obtained: Ratio::new(-2, 3),
                out_of: Ratio::from_integer(200),
                right: 61,
                wrong: 30,
                left: 9,
                elapsed: 7_200_000,
                remarked: false,
            },
            skipped: vec!["q-1".into(), "q-2".into()],
        },
        "sitting-marked",
        "(sitting:77,obtained:(-2,3),out_of:(200,1),right:61,wrong:30,left:9,elapsed:7200000,\
         remarked:false,skipped:[\"q-1\",\"q-2\"])",
    );
    check(
        Kind::FeltWeak { sitting: 77, topics: vec![("b".into(), "t".into())] },
        "felt-weak",
        "(sitting:77,topics:[(bank:\"b\",topic:\"t\")])",
    );
    for (cause, word) in
        Cause::ALL.into_iter().zip(["DidNotKnow", "Misread", "EliminatedBadly", "Slip", "Time"])
    {
        check(
            Kind::CauseGiven { question: "q-1".into(), cause: Some(cause) },
            "cause-given",
            &format!("(question:\"q-1\",cause:Some({word}))"),
        );
    }
    check(
        Kind::CauseGiven { question: "q-1".into(), cause: None },
        "cause-given",
        "(question:\"q-1\",cause:None)",
    );
}

/// Every shipped exam, and whatever stands in a text.
#[test]
fn a_beginning_reads_back_with_any_rules_and_any_text() {
    for pattern in shipped() {
        let mut begun = begun();
        begun.paper.pattern = pattern;
        for text in ["", "\"", "\"#", "#\"##", "r#\"a\"#", "\\", "\r\n\t\u{0}", "स्मृति"]
        {
            begun.texts.push(text.to_owned());
            begun.passages[0].text = Text::same(text.to_owned());
            let event = event(Kind::SittingBegun(Box::new(begun.clone())));
            assert_eq!(Record::of(&event).event(), Some(event));
        }
    }
}

#[test]
fn a_beginning_that_makes_no_sense_is_kept_and_not_understood() {
    let payload = Record::of(&event(Kind::SittingBegun(Box::new(begun())))).payload;
    for (from, to) in [
        ("mark:(6,7)", "mark:(6,0)"),
        ("mark:(6,7)", "mark:(12,14)"),
        ("difficulty:4", "difficulty:9"),
        ("format:\"passage\"", "format:\"song\""),
        ("checked:\"2026-11-21\"", "checked:\"2026-11-31\""),
        ("set:C", "set:E"),
    ] {
        let changed = payload.replacen(from, to, 1);
        assert_ne!(changed, payload);
        assert_eq!(shape::decode("sitting-begun", 1, &changed), None, "{to}");
    }
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
    let mode = prop::sample::select(vec![
        AnswerMode::Review,
        AnswerMode::Practice,
        AnswerMode::Mock,
        AnswerMode::Class,
    ]);
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

    #[test]
    fn a_step_of_a_sitting_reads_the_same_both_ways(
        which in proptest::collection::vec(0_usize..18, 0..6),
        numbers in any::<(u64, u64, i64, u64)>(),
        cut in 0_usize..300,
        byte in "[ -~]",
    ) {
        let (number, elapsed, wall, mono) = numbers;
        let all = records();
        let kept: Vec<Kept> = which
            .into_iter()
            .map(|one| Kept { elapsed, wall: Timestamp(wall), mono, ..all[one].clone() })
            .collect();
        let payload = shape::encode(&Kind::SittingKept { sitting: number, kept: kept.clone() }).2;
        prop_assert_eq!(sitting::decode_kept(&payload), Some((number, kept.clone())));
        if !payload.contains('\\') && wall != i64::MIN {
            prop_assert_eq!(quick::kept(&payload), Some((number, kept)));
        }
        let mut changed = payload.clone();
        if let Some(old) = payload.get(cut..=cut) {
            changed.replace_range(cut..cut + old.len(), &byte);
        }
        if let Some(quick) = quick::kept(&changed) {
            prop_assert_eq!(sitting::decode_kept(&changed), Some(quick));
        }
    }
}
