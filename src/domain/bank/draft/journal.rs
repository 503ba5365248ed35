//! A draft as text, to outlive a crash: the question as far as it can be read, as RON, and the fields
//! that a question cannot hold as they were typed. No bank has this shape, and no version is promised:
//! what cannot be read is not offered.

use super::{Draft, Slot};
use crate::domain::bank::schema::{self, Defaults};
use crate::domain::locale::Locale;

/// The fields that may say what no question can.
const TYPED: [Slot; 6] =
    [Slot::Id, Slot::Answer, Slot::Tolerance, Slot::Codes, Slot::Checked, Slot::ValidUntil];

/// The line between the fields and the question.
const BETWEEN: &str = "---";

impl Draft {
    /// The draft as text.
    pub fn journal(&self) -> String {
        let mut out = String::new();
        for slot in TYPED {
            let line = self.typed(slot, Locale::En).replace(['\n', '\r'], " ");
            out.push_str(&line);
            out.push('\n');
        }
        out.push_str(BETWEEN);
        out.push('\n');
        out.push_str(&schema::encode_question(&self.reading().0, &Defaults::default(), 0));
        out
    }

    /// The draft in a text, of a bank with these languages.
    pub fn from_journal(text: &str, languages: &[Locale]) -> Option<Self> {
        // A line of its own for each field, whatever was typed there, then the mark.
        let lines: Vec<&str> = text.splitn(TYPED.len() + 2, '\n').collect();
        let (fields, rest) = lines.split_at_checked(TYPED.len())?;
        let [BETWEEN, question] = rest else { return None };
        let question = schema::decode_question(question, &Defaults::default()).ok()?;
        let mut draft = Self::of(&question, languages);
        for (slot, typed) in TYPED.into_iter().zip(fields) {
            draft.type_in(slot, Locale::En, (*typed).to_owned());
        }
        Some(draft)
    }
}
