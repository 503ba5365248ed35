//! Settings as keys and values.

use proptest::prelude::*;
use smriti::domain::bank::BankId;
use smriti::domain::locale::Locale;
use smriti::domain::progress::settings::{QuestionLanguage, Setting, Settings, Theme};

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
        Setting::Bank { bank: BankId::from("uncc-timeline"), on: false },
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
    ] {
        let (key, value) = setting.to_pair();
        assert_eq!(value, back);
        settings.set(&key, &value);
    }
    assert_eq!(settings.questions, QuestionLanguage::One(Locale::Hi));
    assert_eq!(settings.theme, Theme::System);
    assert!(settings.is_on(&BankId::from("uncc-timeline")));
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

proptest! {
    #[test]
    fn no_value_leads_out_of_range(key in 0_usize..7, value in ".{0,12}") {
        let keys = ["text-scale", "retention", "new-per-day", "theme", "bank/a", "question-language", ""];
        let settings = after(&[(keys[key], &value)]);
        prop_assert!((80..=200).contains(&settings.text_scale));
        prop_assert!((70..=97).contains(&settings.retention));
        prop_assert!(settings.new_per_day <= 500);
    }
}
