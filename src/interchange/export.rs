//! The ways out: every format that questions can be written in, in one list, for the window and the
//! command line alike. Each format is written in a file of its own.

use std::borrow::Cow;
use std::fmt;

use super::files::{File, left_behind};
use super::{Format, Place, Remark, Said, Written, aiken, anki, gift, moodle, pack, qti, table};
use crate::domain::bank::Bank;
use crate::domain::bank::check::images_of_bank;
use crate::domain::bank::schema::encode_bank;
use crate::domain::locale::Locale;
use crate::domain::time::Timestamp;

/// What a format is wanted for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aim {
    /// To be handed on to people who have Smriti.
    Sharing,
    /// For a course on a learning platform.
    Courses,
    /// To be read and changed as a table.
    Tables,
    /// For cards and quizzes.
    Cards,
}

impl Aim {
    /// Every aim, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Sharing, Self::Courses, Self::Tables, Self::Cards];
}

/// A format that questions go out in.
#[derive(Debug, Clone, Copy)]
pub struct Way {
    /// The format.
    pub format: Format,
    /// What it is wanted for.
    pub aim: Aim,
    /// How the names of its files end, without the dot.
    pub ending: &'static str,
    /// Whether it holds both languages, so that none need be chosen.
    pub is_bilingual: bool,
    /// Whether it takes images along.
    pub holds_images: bool,
    /// What it is, in English, for the command line.
    pub about: &'static str,
    write: fn(&Outgoing<'_>, Locale, Timestamp) -> Result<Exported, Said>,
}

/// What goes out.
#[derive(Clone, Copy)]
pub struct Outgoing<'a> {
    /// The questions, as a bank.
    pub bank: &'a Bank,
    /// The file of the bank as its author wrote it, where all of it goes out.
    pub text: Option<&'a str>,
    /// The image of a name in its texts, if it is to be had.
    pub image: &'a dyn Fn(&str) -> Option<Vec<u8>>,
}

impl fmt::Debug for Outgoing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Outgoing").field("bank", &self.bank.id).finish_non_exhaustive()
    }
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
pub const WAYS: [Way; 9] = [
    Way {
        format: Format::Smriti,
        aim: Aim::Sharing,
        ending: "zip",
        is_bilingual: true,
        holds_images: true,
        about: "A bank of Smriti, packed to be handed on",
        write: |out, _, _| packed(out),
    },
    Way {
        format: Format::Aiken,
        aim: Aim::Courses,
        ending: "txt",
        is_bilingual: false,
        holds_images: false,
        about: "Aiken",
        write: |out, locale, _| Ok(aiken::write(out.bank, locale).into()),
    },
    Way {
        format: Format::Gift,
        aim: Aim::Courses,
        ending: "gift",
        is_bilingual: false,
        holds_images: false,
        about: "GIFT",
        write: |out, locale, _| Ok(gift::write(out.bank, locale).into()),
    },
    Way {
        format: Format::MoodleXml,
        aim: Aim::Courses,
        ending: "xml",
        is_bilingual: false,
        holds_images: true,
        about: "Moodle XML",
        write: |out, locale, _| Ok(moodle::write_with(out.bank, locale, out.image).into()),
    },
    Way {
        format: Format::Qti,
        aim: Aim::Courses,
        ending: "zip",
        is_bilingual: false,
        holds_images: true,
        about: "A package of QTI 2.1",
        write: |out, locale, _| qti::write_with(out.bank, locale, out.image),
    },
    Way {
        format: Format::Csv,
        aim: Aim::Tables,
        ending: "csv",
        is_bilingual: true,
        holds_images: false,
        about: "Comma-separated values, both languages side by side",
        write: |out, _, _| Ok(table::write_csv(out.bank)),
    },
    Way {
        format: Format::Xlsx,
        aim: Aim::Tables,
        ending: "xlsx",
        is_bilingual: true,
        holds_images: false,
        about: "An Excel workbook, both languages side by side",
        write: |out, _, _| table::write_xlsx(out.bank),
    },
    Way {
        format: Format::Kahoot,
        aim: Aim::Cards,
        ending: "xlsx",
        is_bilingual: false,
        holds_images: false,
        about: "Kahoot's workbook",
        write: |out, locale, _| table::write_kahoot(out.bank, locale),
    },
    Way {
        format: Format::AnkiPackage,
        aim: Aim::Cards,
        ending: "apkg",
        is_bilingual: false,
        holds_images: true,
        about: "A package of Anki's",
        write: |out, locale, now| anki::write_with(out.bank, locale, now, out.image),
    },
];

impl Way {
    /// The way out in the format of this name.
    pub fn from_name(name: &str) -> Option<&'static Self> {
        WAYS.iter().find(|way| way.format.name() == name)
    }

    /// Questions in this format, in this language where it holds one only; `now` is when this is, for
    /// files that say when they were made.
    ///
    /// # Errors
    ///
    /// Why they cannot be written at all.
    pub fn write(
        &self,
        out: &Outgoing<'_>,
        locale: Locale,
        now: Timestamp,
    ) -> Result<Exported, Said> {
        let mut exported = (self.write)(out, locale, now)?;
        if !self.holds_images {
            exported.remarks.extend(left_behind(out.bank));
        }
        Ok(exported)
    }
}

/// A pack of ours. An image that is not to be had is a remark.
fn packed(out: &Outgoing<'_>) -> Result<Exported, Said> {
    let mut images = Vec::new();
    let mut remarks = Vec::new();
    for name in images_of_bank(out.bank) {
        match (out.image)(&name) {
            Some(bytes) => images.push(File { name, bytes }),
            None => remarks
                .push(Remark { place: Place::Whole, said: Said::FileDropped { found: name } }),
        }
    }
    let made = out.text.map_or_else(|| encode_bank(out.bank).into(), Cow::Borrowed);
    Ok(Exported { bytes: pack::write(out.bank, &made, &images)?, remarks })
}
