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
pub(super) const BANKS: &[Shipped] = shipped![
    "un-cybercrime-convention/objectives.ron",
    "un-cybercrime-convention/offences.ron",
    "un-cybercrime-convention/procedure.ron",
    "un-cybercrime-convention/institutions.ron",
    "un-cybercrime-convention/timeline.ron",
    "un-cybercrime-convention/budapest.ron",
    "un-cybercrime-convention/global-south.ron",
    "un-cybercrime-convention/human-rights.ron",
    "un-cybercrime-convention/india.ron",
];
