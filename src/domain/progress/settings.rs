//! The settings a learner can change, each an event of key and value. Typed, with a default and a
//! range for each: a damaged value falls back to its own default and harms no other. Settings of the
//! machine, such as where the data is, are not here.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use jiff::civil::Weekday;

use crate::domain::bank::{BankId, TopicId};
use crate::domain::exam::draw::Wanted;
use crate::domain::exam::pattern::PatternId;
use crate::domain::locale::Locale;

/// The range of the text size, in percent.
pub const TEXT_SCALE: RangeInclusive<u16> = 80..=200;

/// The range of new facts a day.
pub const NEW_PER_DAY: RangeInclusive<u16> = 0..=500;

/// The range of the minutes a day a learner has, on a study day that is not off.
pub const MINUTES_PER_DAY: RangeInclusive<u16> = 0..=720;

/// The range of how often a topic is asked in the exam, against the others.
pub const TOPIC_WEIGHT: RangeInclusive<u8> = 0..=5;

/// The range of the marks a learner sets out to get.
pub const TARGET: RangeInclusive<u16> = 0..=2_000;

/// The range of the desired retention, in percent.
pub const RETENTION: RangeInclusive<u8> = 70..=97;

/// The language or languages that questions are shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuestionLanguage {
    /// One language.
    One(Locale),
    /// Both side by side, as in the printed paper.
    Both,
}

/// How the window looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// As the system says.
    System,
}

/// One setting with its value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Setting {
    /// The language of the interface.
    Interface(Locale),
    /// The language of questions.
    Questions(QuestionLanguage),
    /// The look.
    Theme(Theme),
    /// The size of text in percent, within [`TEXT_SCALE`].
    TextScale(u16),
    /// New facts a day, within [`NEW_PER_DAY`].
    NewPerDay(u16),
    /// The chance of recall, in percent, at which a fact comes back; within [`RETENTION`].
    Retention(u8),
    /// Whether a bank is studied.
    Bank {
        /// Which bank.
        bank: BankId,
        /// Whether its questions are asked.
        on: bool,
    },
    /// Minutes a day for revision, within [`MINUTES_PER_DAY`].
    Minutes(u16),
    /// The days of the week on which nothing is planned.
    DaysOff(DaysOff),
    /// The exam whose marks are foretold; `None` until one is picked.
    Pattern(Option<PatternId>),
    /// The marks the learner sets out to get, within [`TARGET`]; `None` for no target.
    Target(Option<u16>),
    /// How often a topic is asked in the exam, against the others.
    TopicWeight {
        /// Which topic.
        topic: TopicKey,
        /// How often, within [`TOPIC_WEIGHT`]; 1 is as often as its facts are many, 0 never.
        times: u8,
    },
    /// What the papers of an exam are drawn from.
    Papers {
        /// The exam.
        pattern: PatternId,
        /// What is wanted.
        wanted: Wanted,
    },
    /// How tables of one kind are read, as their reader writes it.
    Columns {
        /// Which kind: a number for what heads their columns.
        shape: u64,
        /// What the columns are; empty to forget it.
        mapping: String,
    },
}

const INTERFACE: &str = "interface-language";
const QUESTIONS: &str = "question-language";
const THEME: &str = "theme";
const SCALE: &str = "text-scale";
const NEW: &str = "new-per-day";
const DESIRED: &str = "retention";
const BANK: &str = "bank/";
const PAPERS: &str = "papers/";
const COLUMNS: &str = "columns/";
const MINUTES: &str = "minutes-per-day";
const OFF: &str = "days-off";
const PATTERN: &str = "exam-pattern";
const TARGETED: &str = "target-marks";
const WEIGHT: &str = "topic-weight/";

/// A topic by its names: topics of two banks may share theirs.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TopicKey {
    /// The bank it is in.
    pub bank: BankId,
    /// Its name there.
    pub topic: TopicId,
}

/// Days of the week on which nothing is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct DaysOff(u8);

impl DaysOff {
    /// The same with this day off, or no longer off.
    #[must_use]
    pub fn with(self, weekday: Weekday, off: bool) -> Self {
        let bit = 1 << weekday.to_monday_zero_offset();
        Self(if off { self.0 | bit } else { self.0 & !bit })
    }

    /// Whether this day of the week is off.
    pub fn contains(self, weekday: Weekday) -> bool {
        self.0 & (1 << weekday.to_monday_zero_offset()) != 0
    }

    /// The days, from Monday, each as a digit from 1: "67" is the weekend.
    fn to_value(self) -> String {
        (1_u8..=7)
            .filter(|day| self.0 & (1 << (day - 1)) != 0)
            .map(|day| char::from(b'0' + day))
            .collect()
    }

    fn from_value(value: &str) -> Self {
        let days = value.bytes().filter(|digit| (b'1'..=b'7').contains(digit));
        Self(days.fold(0, |days, digit| days | 1 << (digit - b'1')))
    }
}

impl Setting {
    /// Its key and value, as an event keeps them.
    pub fn to_pair(&self) -> (String, String) {
        let (key, value) = match self {
            Self::Interface(locale) => (INTERFACE, locale.tag().to_owned()),
            Self::Questions(QuestionLanguage::One(locale)) => (QUESTIONS, locale.tag().to_owned()),
            Self::Questions(QuestionLanguage::Both) => (QUESTIONS, "both".to_owned()),
            Self::Theme(Theme::Light) => (THEME, "light".to_owned()),
            Self::Theme(Theme::Dark) => (THEME, "dark".to_owned()),
            Self::Theme(Theme::System) => (THEME, "system".to_owned()),
            Self::TextScale(percent) => (SCALE, percent.to_string()),
            Self::NewPerDay(facts) => (NEW, facts.to_string()),
            Self::Retention(percent) => (DESIRED, percent.to_string()),
            Self::Bank { bank, on } => {
                let value = if *on { "on" } else { "off" };
                return (format!("{BANK}{bank}"), value.to_owned());
            }
            Self::Papers { pattern, wanted } => {
                return (format!("{PAPERS}{pattern}"), wanted.to_value());
            }
            Self::Columns { shape, mapping } => {
                return (format!("{COLUMNS}{shape:016x}"), mapping.clone());
            }
            Self::Minutes(minutes) => (MINUTES, minutes.to_string()),
            Self::DaysOff(days) => (OFF, days.to_value()),
            Self::Pattern(pattern) => {
                (PATTERN, pattern.as_ref().map(ToString::to_string).unwrap_or_default())
            }
            Self::Target(marks) => {
                (TARGETED, marks.map(|marks| marks.to_string()).unwrap_or_default())
            }
            Self::TopicWeight { topic, times } => {
                let key = format!("{WEIGHT}{}/{}", topic.bank, topic.topic);
                return (key, times.to_string());
            }
        };
        (key.to_owned(), value)
    }
}

/// Every setting of a learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The language of the interface.
    pub interface: Locale,
    /// The language of questions.
    pub questions: QuestionLanguage,
    /// The look.
    pub theme: Theme,
    /// The size of text in percent, within [`TEXT_SCALE`].
    pub text_scale: u16,
    /// New facts a day, within [`NEW_PER_DAY`].
    pub new_per_day: u16,
    /// The chance of recall at which a fact comes back, in percent, within [`RETENTION`].
    pub retention: u8,
    /// Banks that are switched off.
    pub banks_off: BTreeSet<BankId>,
    /// Minutes a day for revision, within [`MINUTES_PER_DAY`].
    pub minutes: u16,
    /// Days of the week on which nothing is planned.
    pub days_off: DaysOff,
    /// The exam whose marks are foretold.
    pub pattern: Option<PatternId>,
    /// The marks the learner sets out to get.
    pub target: Option<u16>,
    /// How often topics are asked in the exam, within [`TOPIC_WEIGHT`], where that is not once.
    pub topic_weights: BTreeMap<TopicKey, u8>,
    /// What the papers of exams are drawn from, where the learner said so.
    pub papers: BTreeMap<PatternId, Wanted>,
    /// How tables of one kind are read, by a number for what heads their columns.
    pub columns: BTreeMap<u64, String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            interface: Locale::En,
            questions: QuestionLanguage::One(Locale::En),
            theme: Theme::System,
            text_scale: 100,
            new_per_day: 15,
            retention: 90,
            banks_off: BTreeSet::new(),
            minutes: 20,
            days_off: DaysOff::default(),
            pattern: None,
            target: None,
            topic_weights: BTreeMap::new(),
            papers: BTreeMap::new(),
            columns: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// The desired retention as a chance, 0.70 to 0.97.
    pub fn desired_retention(&self) -> f32 {
        f32::from(self.retention) / 100.0
    }

    /// Takes a key and value as an event keeps them. A number out of range goes to the end of its
    /// range; a value that cannot be read sets its default; a key that is not known changes nothing.
    pub fn set(&mut self, key: &str, value: &str) {
        let default = Self::default();
        match key {
            INTERFACE => self.interface = Locale::from_tag(value).unwrap_or(default.interface),
            QUESTIONS => {
                self.questions = match value {
                    "both" => QuestionLanguage::Both,
                    tag => Locale::from_tag(tag).map_or(default.questions, QuestionLanguage::One),
                }
            }
            THEME => {
                self.theme = match value {
                    "light" => Theme::Light,
                    "dark" => Theme::Dark,
                    _ => default.theme,
                }
            }
            SCALE => self.text_scale = number(value, &TEXT_SCALE).unwrap_or(default.text_scale),
            NEW => self.new_per_day = number(value, &NEW_PER_DAY).unwrap_or(default.new_per_day),
            DESIRED => self.retention = number(value, &RETENTION).unwrap_or(default.retention),
            MINUTES => self.minutes = number(value, &MINUTES_PER_DAY).unwrap_or(default.minutes),
            OFF => self.days_off = DaysOff::from_value(value),
            PATTERN => self.pattern = (!value.is_empty()).then(|| PatternId::from(value)),
            TARGETED => self.target = number(value, &TARGET),
            _ => {
                if let Some(bank) = key.strip_prefix(BANK).filter(|bank| !bank.is_empty()) {
                    // Only a clear "off" hides a bank.
                    if value == "off" {
                        self.banks_off.insert(BankId::from(bank));
                    } else {
                        self.banks_off.remove(&BankId::from(bank));
                    }
                }
                if let Some((bank, topic)) =
                    key.strip_prefix(WEIGHT).and_then(|names| names.split_once('/'))
                {
                    let topic = TopicKey { bank: BankId::from(bank), topic: TopicId::from(topic) };
                    match number(value, &TOPIC_WEIGHT) {
                        None | Some(1) => self.topic_weights.remove(&topic),
                        Some(times) => self.topic_weights.insert(topic, times),
                    };
                }
                let shape = key.strip_prefix(COLUMNS).map(|shape| u64::from_str_radix(shape, 16));
                if let Some(Ok(shape)) = shape {
                    if value.is_empty() {
                        self.columns.remove(&shape);
                    } else {
                        self.columns.insert(shape, value.to_owned());
                    }
                }
                if let Some(pattern) = key.strip_prefix(PAPERS).filter(|id| !id.is_empty()) {
                    let wanted = Wanted::from_value(value);
                    if wanted.is_default() {
                        self.papers.remove(&PatternId::from(pattern));
                    } else {
                        self.papers.insert(PatternId::from(pattern), wanted);
                    }
                }
            }
        }
    }

    /// How often a topic is asked in the exam, against the others.
    pub fn topic_weight(&self, topic: &TopicKey) -> u8 {
        self.topic_weights.get(topic).copied().unwrap_or(1)
    }

    /// Whether a bank is studied.
    pub fn is_on(&self, bank: &BankId) -> bool {
        !self.banks_off.contains(bank)
    }

    /// The settings that differ from the defaults, from which [`Settings::set`] makes them again.
    pub fn changed(&self) -> Vec<Setting> {
        let default = Self::default();
        let mut changed = Vec::new();
        let mut push = |differs: bool, setting: Setting| {
            if differs {
                changed.push(setting);
            }
        };
        push(self.interface != default.interface, Setting::Interface(self.interface));
        push(self.questions != default.questions, Setting::Questions(self.questions));
        push(self.theme != default.theme, Setting::Theme(self.theme));
        push(self.text_scale != default.text_scale, Setting::TextScale(self.text_scale));
        push(self.new_per_day != default.new_per_day, Setting::NewPerDay(self.new_per_day));
        push(self.retention != default.retention, Setting::Retention(self.retention));
        push(self.minutes != default.minutes, Setting::Minutes(self.minutes));
        push(self.days_off != default.days_off, Setting::DaysOff(self.days_off));
        push(self.pattern.is_some(), Setting::Pattern(self.pattern.clone()));
        push(self.target.is_some(), Setting::Target(self.target));
        for (topic, times) in &self.topic_weights {
            push(true, Setting::TopicWeight { topic: topic.clone(), times: *times });
        }
        for bank in &self.banks_off {
            push(true, Setting::Bank { bank: bank.clone(), on: false });
        }
        for (pattern, wanted) in &self.papers {
            let (pattern, wanted) = (pattern.clone(), wanted.clone());
            push(true, Setting::Papers { pattern, wanted });
        }
        for (shape, mapping) in &self.columns {
            push(true, Setting::Columns { shape: *shape, mapping: mapping.clone() });
        }
        changed
    }
}

/// A whole number brought into its range; one too large or too small for its type goes to the end.
fn number<T>(value: &str, range: &RangeInclusive<T>) -> Option<T>
where
    T: Copy + Ord + TryFrom<i64>,
{
    let value: i64 = value.trim().parse().ok()?;
    let (low, high) = (*range.start(), *range.end());
    let beyond = if value < 0 { low } else { high };
    Some(T::try_from(value).unwrap_or(beyond).clamp(low, high))
}
