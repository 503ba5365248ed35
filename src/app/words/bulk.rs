//! What is said of many questions changed at once.

use crate::i18n::Tr;
use crate::store::writing::bulk::{Done, Refused};

/// What was done with many questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// Tags were given or taken off.
    Tagged,
    /// They were moved to a bank.
    Moved,
    /// They were copied to a bank.
    Copied,
    /// They were in no bank, and were added to one.
    Added,
}

/// What was done; `into` is what the bank is called that they went to.
pub fn done(tr: &Tr, did: Did, done: &Done, into: Option<&str>) -> String {
    let id = match did {
        Did::Tagged => return tr.count("many-tagged", done.questions),
        Did::Copied => "many-copied",
        Did::Moved => "many-moved",
        Did::Added => "import-added",
    };
    let bank = into.unwrap_or_default().to_owned();
    let said = tr.with(id, [("count", done.questions.into()), ("bank", bank.into())]);
    match done.renamed {
        // What was in no bank had no name that anybody knew.
        _ if did == Did::Added => said,
        0 => said,
        renamed => format!("{said} {}", tr.count("many-renamed", renamed)),
    }
}

/// Why it was not done.
pub fn refused(tr: &Tr, refused: &Refused) -> String {
    let file = |path: &std::path::Path| path.display().to_string();
    match refused {
        Refused::File(error) => super::store_file(tr, error),
        Refused::NotABank(path) => tr.with("refused-not-a-bank", [("file", file(path).into())]),
        Refused::Shipped(_) => tr.get("editor-shipped"),
        Refused::NotWritten(id) => {
            tr.with("refused-not-written", [("question", id.to_string().into())])
        }
        Refused::Changed(path) => tr.with("refused-changed", [("file", file(path).into())]),
    }
}
