//! The ways out: every format that questions can be written in, in one list, for the window and the
//! command line alike. Each format is written in a file of its own.

use super::{Format, Remark, Said, Written, aiken, anki, gift, moodle, qti, table};
use crate::domain::bank::Bank;
use crate::domain::locale::Locale;
use crate::domain::time::Timestamp;

/// A format that questions go out in.
#[derive(Debug, Clone, Copy)]
pub struct Way {
    /// The format.
    pub format: Format,
    /// How the names of its files end, without the dot.
    pub ending: &'static str,
    /// Whether it holds both languages, so that none need be chosen.
    pub is_bilingual: bool,
    /// What it is, in English, for the command line.
    pub about: &'static str,
    write: fn(&Bank, Locale, Timestamp) -> Result<Exported, Said>,
}

/// A bank in the format of another program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    /// The file.
    pub bytes: Vec<u8>,
    /// What was left out and what was changed, in the order of the bank.
    pub remarks: Vec<Remark>,
}

impl From<Written> for Exported {
    fn from(written: Written) -> Self {
        Self { bytes: written.text.into_bytes(), remarks: written.remarks }
    }
}

/// Every way out, in the order of the guide.
pub const WAYS: [Way; 8] = [
    Way {
        format: Format::Aiken,
        ending: "txt",
        is_bilingual: false,
        about: "Aiken",
        write: |bank, locale, _| Ok(aiken::write(bank, locale).into()),
    },
    Way {
        format: Format::Gift,
        ending: "gift",
        is_bilingual: false,
        about: "GIFT",
        write: |bank, locale, _| Ok(gift::write(bank, locale).into()),
    },
    Way {
        format: Format::MoodleXml,
        ending: "xml",
        is_bilingual: false,
        about: "Moodle XML",
        write: |bank, locale, _| Ok(moodle::write(bank, locale).into()),
    },
    Way {
        format: Format::Qti,
        ending: "zip",
        is_bilingual: false,
        about: "A package of QTI 2.1",
        write: |bank, locale, _| qti::write(bank, locale),
    },
    Way {
        format: Format::Csv,
        ending: "csv",
        is_bilingual: true,
        about: "Comma-separated values, both languages side by side",
        write: |bank, _, _| Ok(table::write_csv(bank)),
    },
    Way {
        format: Format::Xlsx,
        ending: "xlsx",
        is_bilingual: true,
        about: "An Excel workbook, both languages side by side",
        write: |bank, _, _| table::write_xlsx(bank),
    },
    Way {
        format: Format::Kahoot,
        ending: "xlsx",
        is_bilingual: false,
        about: "Kahoot's workbook",
        write: |bank, locale, _| table::write_kahoot(bank, locale),
    },
    Way {
        format: Format::AnkiPackage,
        ending: "apkg",
        is_bilingual: false,
        about: "A package of Anki's",
        write: anki::write,
    },
];

impl Way {
    /// The way out in the format of this name.
    pub fn from_name(name: &str) -> Option<&'static Self> {
        WAYS.iter().find(|way| way.format.name() == name)
    }

    /// A bank in this format, in this language where it holds one only; `now` is when this is, for
    /// files that say when they were made.
    ///
    /// # Errors
    ///
    /// Why it cannot be written at all.
    pub fn write(&self, bank: &Bank, locale: Locale, now: Timestamp) -> Result<Exported, Said> {
        (self.write)(bank, locale, now)
    }
}
