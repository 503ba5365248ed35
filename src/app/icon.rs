//! The icons, as characters of the embedded icon font.

use iced::Color;
use iced::widget::{Text, text};

use super::font;

/// An icon by what it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Add,
    Alert,
    Back,
    Book,
    Bookmark,
    BookmarkFilled,
    BringBack,
    Check,
    Clock,
    Close,
    Delete,
    Disk,
    Down,
    Download,
    File,
    Flag,
    Folder,
    Help,
    History,
    Image,
    Info,
    Insights,
    Keyboard,
    Languages,
    Learner,
    Learners,
    Leave,
    Library,
    Lock,
    Lucky,
    Merge,
    Monitor,
    Moon,
    Next,
    Open,
    Practice,
    Restore,
    Right,
    Safe,
    Save,
    Search,
    Settings,
    Skip,
    Sun,
    Timer,
    Today,
    Undo,
    Unfold,
    Upload,
    Warning,
    Write,
    Wrong,
}

impl Icon {
    const fn glyph(self) -> char {
        match self {
            Self::Add => '\u{E13D}',            // plus
            Self::Alert => '\u{E077}',          // circle-alert
            Self::Back => '\u{E048}',           // arrow-left
            Self::Book => '\u{E05F}',           // book-open
            Self::Bookmark => '\u{E060}',       // bookmark
            Self::BookmarkFilled => '\u{F001}', // bookmark-filled
            Self::BringBack => '\u{E2CD}',      // archive-restore
            Self::Check => '\u{E06C}',          // check
            Self::Clock => '\u{E087}',          // clock
            Self::Close => '\u{E1B2}',          // x
            Self::Delete => '\u{E18E}',         // trash-2
            Self::Disk => '\u{E0ED}',           // hard-drive
            Self::Down => '\u{E06D}',           // chevron-down
            Self::Download => '\u{E0B2}',       // download
            Self::File => '\u{E0CC}',           // file-text
            Self::Flag => '\u{E0D1}',           // flag
            Self::Folder => '\u{E247}',         // folder-open
            Self::Help => '\u{E082}',           // circle-help
            Self::History => '\u{E1F5}',        // history
            Self::Image => '\u{E0F6}',          // image
            Self::Info => '\u{E0F9}',           // info
            Self::Insights => '\u{E06B}',       // chart-pie
            Self::Keyboard => '\u{E284}',       // keyboard
            Self::Languages => '\u{E0FE}',      // languages
            Self::Learner => '\u{E19F}',        // user
            Self::Learners => '\u{E1A4}',       // users
            Self::Leave => '\u{E10E}',          // log-out
            Self::Library => '\u{E100}',        // library
            Self::Lock => '\u{E10B}',           // lock
            Self::Lucky => '\u{E1C2}',          // lightbulb
            Self::Merge => '\u{E43F}',          // merge
            Self::Monitor => '\u{E11D}',        // monitor
            Self::Moon => '\u{E11E}',           // moon
            Self::Next => '\u{E049}',           // arrow-right
            Self::Open => '\u{E06F}',           // chevron-right
            Self::Practice => '\u{E1D0}',       // list-checks
            Self::Restore => '\u{E148}',        // rotate-ccw
            Self::Right => '\u{E226}',          // circle-check
            Self::Safe => '\u{E1FF}',           // shield-check
            Self::Save => '\u{E14D}',           // save
            Self::Search => '\u{E151}',         // search
            Self::Settings => '\u{E154}',       // settings
            Self::Skip => '\u{E160}',           // skip-forward
            Self::Sun => '\u{E178}',            // sun
            Self::Timer => '\u{E1E0}',          // timer
            Self::Today => '\u{E2B7}',          // calendar-check
            Self::Undo => '\u{E2A1}',           // undo-2
            Self::Unfold => '\u{E06E}',         // chevron-left
            Self::Upload => '\u{E19E}',         // upload
            Self::Warning => '\u{E193}',        // triangle-alert
            Self::Write => '\u{E4F0}',          // pencil-line
            Self::Wrong => '\u{E084}',          // circle-x
        }
    }
}

/// An icon as a text widget.
pub fn icon<'a>(icon: Icon, size: f32, color: Color) -> Text<'a> {
    text(icon.glyph().to_string()).font(font::ICONS).size(size).line_height(1.0).color(color)
}

/// The icon of the window, as the system shows it; `None` if it could not be read.
pub fn window() -> Option<iced::window::Icon> {
    const SIDE: u32 = 64;
    let pixels = include_bytes!("../../assets/icons/smriti-64.rgba");
    iced::window::icon::from_rgba(pixels.to_vec(), SIDE, SIDE).ok()
}
