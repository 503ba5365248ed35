//! Settings as keys and values.

use jiff::civil::Weekday;
use proptest::prelude::*;
use smriti::domain::bank::{BankId, TopicId};
use smriti::domain::exam::draw::{Mapped, Wanted};
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::{
    DaysOff, QuestionLanguage, Setting, Settings, Theme, TopicKey,
};

fn after(pairs: &[(&str, &str)]) -> Settings {
    let mut settings = Settings::default();
    for (key, value) in pairs {
        settings.set(key, value);
    }
    settings
}

#[test]
fn every_setting_survives_the_log() {
    let changed = [
        Setting::Interface(Locale::Hi),
        Setting::Questions(QuestionLanguage::Both),
        Setting::Theme(Theme::Dark),
        Setting::TextScale(150),
        Setting::NewPerDay(0),
        Setting::Retention(85),
        Setting::Minutes(45),
        Setting::DaysOff(DaysOff::default().with(Weekday::Saturday, true)),
        Setting::Pattern(Some("ssc-cgl-tier1".into())),
        Setting::Target(Some(105)),
        Setting::TopicWeight {
            topic: TopicKey { bank: BankId::from("b"), topic: TopicId::from("t") },
            times: 3,
        },
        Setting::Bank { bank: BankId::from("uncc-timeline"), on: false },
        Setting::Papers {
            pattern: "ssc-cgl-tier1".into(),
            wanted: Wanted::from_value(";a b/t b/u;c|b/t=2 c/v=0"),
        },
        Setting::Columns { shape: 0xF00D, mapping: "table-1 format=csv".to_owned() },
    ];
    let mut settings = Settings::default();
    for setting in &changed {
        let (key, value) = setting.to_pair();
        settings.set(&key, &value);
    }
    assert_eq!(settings.changed(), changed);
    assert!(!settings.is_on(&BankId::from("uncc-timeline")));
    for (setting, back) in [
        (Setting::Questions(QuestionLanguage::One(Locale::Hi)), "hi"),
        (Setting::Theme(Theme::Light), "light"),
        (Setting::Theme(Theme::System), "system"),
        (Setting::Bank { bank: BankId::from("uncc-timeline"), on: true }, "on"),
        (Setting::DaysOff(DaysOff::default()), ""),
        (Setting::Pattern(None), ""),
        (Setting::Target(None), ""),
        (Setting::Columns { shape: 0xF00D, mapping: String::new() }, ""),
    ] {
        let (key, value) = setting.to_pair();
        assert_eq!(value, back);
        settings.set(&key, &value);
    }
    assert_eq!(settings.questions, QuestionLanguage::One(Locale::Hi));
    assert_eq!(settings.theme, Theme::System);
    assert!(settings.is_on(&BankId::from("uncc-timeline")));
    assert!(settings.columns.is_empty(), "an empty mapping is forgotten");
}

#[test]
fn numbers_out_of_range_go_to_its_ends() {
    assert_eq!(after(&[("text-scale", "500")]).text_scale, 200);
    assert_eq!(after(&[("text-scale", "-3")]).text_scale, 80);
    assert_eq!(after(&[("text-scale", "70000")]).text_scale, 200);
    assert_eq!(after(&[("retention", "100")]).retention, 97);
    assert_eq!(after(&[("retention", "12")]).retention, 70);
    assert_eq!(after(&[("new-per-day", "9999")]).new_per_day, 500);
}

#[test]
fn a_damaged_value_falls_back_to_its_default_alone() {
    let settings = after(&[
        ("text-scale", "150"),
        ("retention", "80"),
        ("theme", "dark"),
        ("text-scale", "very large"),
        ("theme", "purple"),
        ("interface-language", "fr"),
        ("question-language", ""),
        ("bank/x", "maybe"),
        ("bank/", "off"),
        ("no-such-setting", "1"),
    ]);
    assert_eq!(settings, Settings { retention: 80, ..Settings::default() });
}

#[test]
fn what_an_exam_is_drawn_from_reads_as_it_is_written() {
    let value = ";a b/t b/u;c|b/t=2 c/v=0";
    let wanted = Wanted::from_value(value);
    assert_eq!(wanted.sections.len(), 3);
    assert!(wanted.sections[0].is_everything());
    assert_eq!(wanted.sections[1].banks, [BankId::from("a")].into());
    let topics = [("b", "t"), ("b", "u")].map(|(bank, topic)| (bank.into(), topic.into()));
    assert_eq!(wanted.sections[1].topics, topics.into());
    assert_eq!(wanted.often.values().copied().collect::<Vec<_>>(), [2, 0]);
    assert_eq!(wanted.to_value(), value);
    // What makes no sense is left out, and what says nothing is nothing.
    assert_eq!(Wanted::from_value(";;|x=2 b/t=9 b/t=many"), Wanted::default());
    assert!(after(&[("papers/p", "a"), ("papers/p", ";;")]).papers.is_empty());
}

#[test]
fn a_whole_bank_and_all_its_topics_are_the_same() {
    let all = ["t", "u", "v"].map(TopicId::from);
    let bank = BankId::from("b");
    let mut mapped = Mapped::default();
    for topic in &all {
        mapped.toggle_topic(&bank, topic, all.iter());
    }
    assert_eq!(mapped, Mapped { banks: [bank.clone()].into(), ..Mapped::default() });
    // Without one of them it is the other two.
    mapped.toggle_topic(&bank, &all[1], all.iter());
    let rest = [all[0].clone(), all[2].clone()].map(|topic| (bank.clone(), topic));
    assert_eq!(mapped, Mapped { topics: rest.into(), ..Mapped::default() });
    // The bank pressed is all of it, and pressed again nothing.
    mapped.toggle_bank(&bank);
    assert_eq!(mapped, Mapped { banks: [bank.clone()].into(), ..Mapped::default() });
    mapped.toggle_bank(&bank);
    assert!(mapped.is_everything());
}

proptest! {
    #[test]
    fn any_value_of_a_paper_reads_back_as_what_it_meant(value in "[a-c/;|= 0-9]{0,24}") {
        let wanted = Wanted::from_value(&value);
        prop_assert_eq!(Wanted::from_value(&wanted.to_value()), wanted);
    }

    #[test]
    fn no_value_leads_out_of_range(key in 0_usize..7, value in ".{0,12}") {
        let keys = ["text-scale", "retention", "new-per-day", "theme", "bank/a", "question-language", ""];
        let settings = after(&[(keys[key], &value)]);
        prop_assert!((80..=200).contains(&settings.text_scale));
        prop_assert!((70..=97).contains(&settings.retention));
        prop_assert!(settings.new_per_day <= 500);
    }
}
