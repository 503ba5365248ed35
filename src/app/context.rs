//! What every screen is told when it updates or draws: colours, words, the time, the room there is.

use iced::Size;

use crate::app::pictures::{Images, Pictures};
use crate::app::theme::Palette;
use crate::domain::bank::QuestionId;
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
    /// How many pixels of the window a logical pixel takes, along one side.
    pub scale: f32,
    /// How many times larger than on a page questions are set: on a projector.
    pub magnify: f32,
    /// The images of questions.
    pub pictures: &'a Pictures,
    /// Where those of the text are that is drawn.
    pub images: Images<'a>,
}

impl<'a> Context<'a> {
    /// The surroundings of a question: its images are those of its bank, unless it is known already
    /// that they are elsewhere.
    #[must_use]
    pub fn of<'b>(&self, question: &'b QuestionId) -> Context<'b>
    where
        'a: 'b,
    {
        match self.images {
            Images::Nowhere => self.with(Images::Of(question)),
            Images::Of(_) | Images::Beside(_) | Images::Brought(_) => *self,
        }
    }

    /// The surroundings of texts whose images are there.
    #[must_use]
    pub fn with<'b>(&self, images: Images<'b>) -> Context<'b>
    where
        'a: 'b,
    {
        Context { images, ..*self }
    }

    /// The surroundings of a question that is set so many times larger: the same window has less room
    /// for it.
    #[must_use]
    pub fn magnified(&self, times: f32) -> Self {
        let size = Size::new(self.size.width / times, self.size.height / times);
        Self { magnify: self.magnify * times, size, ..*self }
    }

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
