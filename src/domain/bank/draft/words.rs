//! A text as it is being written, in two fields.

use crate::domain::bank::check;
use crate::domain::locale::{Locale, Localized, Text};

/// What a text in one language only stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Alone {
    /// For both languages if it has no words of either: a number, a year, a name.
    #[default]
    ByItsWords,
    /// For every language there is; it is written in the field of this one.
    Every(Locale),
    /// For its own language.
    Own,
}

impl Alone {
    /// What new texts in a bank with these languages stand for: where there is only one language, a
    /// plain string is what a person would write.
    pub fn in_bank(languages: &[Locale]) -> Self {
        match languages {
            [only] => Self::Every(*only),
            _ => Self::ByItsWords,
        }
    }
}

/// A text as it is being written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    english: String,
    hindi: String,
    alone: Alone,
    /// What it was when it came from a question: as long as it shows the same, it is the same.
    was: Option<Text>,
}

impl Words {
    /// Nothing yet.
    pub const fn blank(alone: Alone) -> Self {
        Self { english: String::new(), hindi: String::new(), alone, was: None }
    }

    /// One text for all languages, or for those it has words of.
    pub fn plain(text: &str, alone: Alone) -> Self {
        let mut words = Self::blank(alone);
        words.set(alone.home(), text.to_owned());
        words
    }

    /// A text of a question, where new ones stand for this.
    pub fn of(text: Option<&Text>, alone: Alone) -> Self {
        let Some(text) = text else { return Self::blank(alone) };
        let mut words = Self { was: Some(text.clone()), ..Self::blank(alone) };
        if text.is_same() && text.text(Locale::En).is_empty() {
            // Nothing was written yet, so nothing stands for both languages.
        } else if text.is_same() {
            let home = alone.home();
            words.alone = Alone::Every(home);
            words.set(home, text.text(Locale::En).to_owned());
        } else {
            let exact = |locale| text.exact(locale).cloned().unwrap_or_default();
            words.english = exact(Locale::En);
            words.hindi = exact(Locale::Hi);
            if text.locales().count() == 1 {
                words.alone = Alone::Own;
            }
        }
        words
    }

    /// What stands in the field of this language.
    pub fn get(&self, locale: Locale) -> &str {
        match locale {
            Locale::En => &self.english,
            Locale::Hi => &self.hindi,
        }
    }

    /// Puts a text in the field of this language.
    pub fn set(&mut self, locale: Locale, text: String) {
        match locale {
            Locale::En => self.english = text,
            Locale::Hi => self.hindi = text,
        }
    }

    /// The first of the two that says something.
    pub fn shown(&self) -> &str {
        if self.english.trim().is_empty() { &self.hindi } else { &self.english }
    }

    /// Whether both fields are empty.
    pub const fn is_empty(&self) -> bool {
        self.english.is_empty() && self.hindi.is_empty()
    }

    /// Whether one field stands for both languages now.
    pub fn is_shared(&self) -> bool {
        self.text().is_some_and(|text| text.is_same() && !self.is_empty())
    }

    /// The text; `None` if nothing was written.
    pub fn text(&self) -> Option<Text> {
        if let Some(was) = &self.was {
            let before = Self::of(Some(was), self.alone);
            if before.english == self.english && before.hindi == self.hindi {
                return Some(was.clone());
            }
        }
        let (text, locale) = match (self.english.is_empty(), self.hindi.is_empty()) {
            (true, true) => return None,
            (false, false) => {
                return Some(Localized::both(self.english.clone(), self.hindi.clone()));
            }
            (false, true) => (&self.english, Locale::En),
            (true, false) => (&self.hindi, Locale::Hi),
        };
        let is_same = match self.alone {
            Alone::Every(home) => home == locale,
            Alone::ByItsWords => !check::has_language(text),
            Alone::Own => false,
        };
        Some(if is_same {
            Localized::same(text.clone())
        } else {
            Localized::only(locale, text.clone())
        })
    }

    /// The text that must be there: empty if nothing was written.
    pub fn needed(&self) -> Text {
        self.text().unwrap_or_else(|| Localized::same(String::new()))
    }
}

impl Alone {
    /// The field in which a text for every language is written.
    const fn home(self) -> Locale {
        match self {
            Self::Every(home) => home,
            Self::ByItsWords | Self::Own => Locale::En,
        }
    }
}
