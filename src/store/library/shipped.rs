//! The banks that are part of the program: every file under `questions/`, and nothing else.

use super::Shipped;

macro_rules! shipped {
    ($($name:literal),* $(,)?) => {
        &[$(Shipped {
            name: $name,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/questions/", $name)),
        }),*]
    };
}

/// In the order in which learners see them.
pub(super) const BANKS: &[Shipped] =
    shipped!["un-cybercrime-convention/timeline.ron", "un-cybercrime-convention/offences.ron",];
