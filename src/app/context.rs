//! What every screen is told when it updates or draws: colours, words, the time, the room there is.

use iced::Size;

use crate::app::theme::Palette;
use crate::domain::locale::Locale;
use crate::domain::progress::settings::QuestionLanguage;
use crate::domain::time::{Day, Moment};
use crate::i18n::Tr;

/// The surroundings of a screen. The first parameter of all of them.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Colours.
    pub p: &'static Palette,
    /// Words.
    pub tr: &'a Tr,
    /// The language, or languages, of questions.
    pub questions: QuestionLanguage,
    /// When this is.
    pub now: Moment,
    /// The window's size in logical pixels: at a text size of 200 % half of what the eye sees.
    pub size: Size,
}

impl Context<'_> {
    /// The study day.
    pub const fn today(&self) -> Day {
        self.now.study_day()
    }

    /// The language of the interface.
    pub const fn locale(&self) -> Locale {
        self.tr.locale()
    }

    /// The language to take for a text of a bank that is shown once, such as a topic's title.
    pub const fn titles(&self) -> Locale {
        self.tr.locale()
    }

    /// Whether there is no room for two columns.
    pub fn is_narrow(&self) -> bool {
        self.size.width < 760.0
    }

    /// Whether there is hardly any height.
    pub fn is_low(&self) -> bool {
        self.size.height < 520.0
    }
}
