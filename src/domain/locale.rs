//! The two languages, and text that exists in one or both of them. Interface strings are not here
//! (see `i18n`); this is the text of banks.

use std::fmt;

/// A language that a question or the interface can be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Locale {
    /// English.
    En,
    /// Hindi, in Devanagari.
    Hi,
}

impl Locale {
    /// Both languages, English first.
    pub const ALL: [Self; 2] = [Self::En, Self::Hi];

    /// The language tag, as in `en.ftl`: `en` or `hi`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Hi => "hi",
        }
    }

    /// The locale with this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag() == tag)
    }

    /// The other language.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::En => Self::Hi,
            Self::Hi => Self::En,
        }
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// A value in English, in Hindi, or in both; never in neither.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Localized<T> {
    first: T,
    second: Second<T>,
}

/// What there is besides the first value.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Second<T> {
    /// `first` is the value in this language, and there is no other.
    Only(Locale),
    /// `first` is the same in every language: a number, a year, a name.
    Same,
    /// `first` is English, and this is Hindi.
    Hindi(T),
}

/// The text of a bank.
pub type Text = Localized<String>;

impl<T> Localized<T> {
    /// A value in one language only.
    pub const fn only(locale: Locale, value: T) -> Self {
        Self { first: value, second: Second::Only(locale) }
    }

    /// A value that is the same in every language.
    pub const fn same(value: T) -> Self {
        Self { first: value, second: Second::Same }
    }

    /// A value in both languages.
    pub const fn both(english: T, hindi: T) -> Self {
        Self { first: english, second: Second::Hindi(hindi) }
    }

    /// The value in exactly this language.
    pub fn exact(&self, locale: Locale) -> Option<&T> {
        match (&self.second, locale) {
            (Second::Only(only), _) => (*only == locale).then_some(&self.first),
            (Second::Same, _) | (Second::Hindi(_), Locale::En) => Some(&self.first),
            (Second::Hindi(hindi), Locale::Hi) => Some(hindi),
        }
    }

    /// The value in this language or, failing that, in the other; with the language it is in, so
    /// that a screen can mark the fallback.
    pub fn get(&self, locale: Locale) -> (&T, Locale) {
        self.exact(locale).map_or_else(|| (&self.first, locale.other()), |value| (value, locale))
    }

    /// Whether one value stands for every language.
    pub const fn is_same(&self) -> bool {
        matches!(self.second, Second::Same)
    }

    /// Each language that has a value of its own (both, for [`Localized::same`]).
    pub fn locales(&self) -> impl Iterator<Item = Locale> + '_ {
        Locale::ALL.into_iter().filter(|locale| self.exact(*locale).is_some())
    }

    /// The same languages, with every value changed by `f`, which is told the language (`None` for
    /// a value that is the same in all).
    pub fn map<U>(&self, mut f: impl FnMut(Option<Locale>, &T) -> U) -> Localized<U> {
        match &self.second {
            Second::Only(only) => Localized::only(*only, f(Some(*only), &self.first)),
            Second::Same => Localized::same(f(None, &self.first)),
            Second::Hindi(hindi) => {
                Localized::both(f(Some(Locale::En), &self.first), f(Some(Locale::Hi), hindi))
            }
        }
    }
}

impl Text {
    /// The text in this language or, failing that, in the other.
    pub fn text(&self, locale: Locale) -> &str {
        self.get(locale).0
    }
}

/// The same words made in both languages by `f`.
pub fn spoken(f: impl Fn(Locale) -> String) -> Text {
    Localized::both(f(Locale::En), f(Locale::Hi))
}
