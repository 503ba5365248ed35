//! Reading banks into the index.

use std::ops::ControlFlow;

use super::draft::Draft;
use crate::store::library::{Error, Library};

/// How many questions are read between two looks at what else is to be done.
const STEP: u32 = 64;

/// Adds all questions of a bank, by the shelf's number, to a draft: also those that the shelf left out
/// because another bank has them, since that may change without this file changing. `pause` is called
/// now and then, and says whether to go on; without that the draft is only half there.
pub(super) fn add_bank(
    draft: &mut Draft,
    library: &Library,
    bank: u32,
    mut pause: impl FnMut() -> ControlFlow<()>,
) -> Result<ControlFlow<()>, Error> {
    let mut flow = ControlFlow::Continue(());
    let mut count = 0_u32;
    if let Some(content) = library.content(bank) {
        draft.bank(content);
    }
    let read = library.each_question(bank, |head, question, start| {
        if flow.is_break() {
            return;
        }
        draft.question(question, head, start);
        count += 1;
        if count.is_multiple_of(STEP) {
            flow = pause();
        }
    });
    if read.is_err() || count == 0 {
        // It fails before the first question, or not at all. A bank without questions has no place in
        // a part, where every bank begins at a question of its own.
        draft.spans.pop();
    }
    read.map(|()| flow)
}
