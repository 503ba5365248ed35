//! A bank as a copy of one's own: other names for it and for its questions, everything else the same.

use super::{EditError, Manuscript, Splices};
use crate::domain::bank::BankId;
use crate::domain::bank::check::path::Path;
use crate::domain::bank::check::well_formed_id;
use crate::domain::bank::schema::tree;

/// A copy of a bank under this name. Its questions get new names too, since no two questions share
/// one; facts keep theirs, so that what was learned of them still counts.
///
/// # Errors
///
/// If the text cannot be read as a bank, or a name would not be one.
pub fn copy_bank(source: &str, id: &BankId, mark: &str) -> Result<String, EditError> {
    let manuscript = Manuscript::open(source.to_owned())?;
    let mut splices = Splices::new(source);
    splices.replace(manuscript.head().skeleton.id.range.clone(), format!("\"{id}\""));
    for at in 0..manuscript.len() {
        let Some(start) = manuscript.start(at) else { continue };
        let slice = manuscript.slice(at);
        let (node, _) = tree::parse(slice);
        let Some(name) = node.id(slice) else { continue };
        let name = format!("{name}-{mark}");
        if !well_formed_id(&name) {
            return Err(EditError::NotWritten { id: name.into() });
        }
        let place = node.place(slice, &Path::of("id"));
        splices.replace(start + place.start..start + place.end, format!("\"{name}\""));
    }
    let copied = splices.apply();
    let kept = Manuscript::open(copied.clone())?;
    if kept.head().bank.id == *id { Ok(copied) } else { Err(EditError::NotABank) }
}
