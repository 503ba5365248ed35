//! From an answer to a grade, by one versioned function. What a grade does to memory is in
//! `memory`; when an answer counts at all is in `progress`.

use crate::domain::answer::{Certainty, Verdict};

/// The mapping in force for new answers, written into each.
pub const MAPPING: u8 = 1;

/// How many right and sure answers of a kind must be known before one can be called quick.
pub const QUICK_SAMPLES: u32 = 20;

/// How well a fact was recalled, as the memory model counts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Grade {
    /// Not recalled.
    Again,
    /// Recalled with doubt.
    Hard,
    /// Recalled.
    Good,
    /// Recalled at once.
    Easy,
}

impl Grade {
    /// All four, worst first.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// 1 to 4, as FSRS numbers them.
    pub const fn rating(self) -> u8 {
        match self {
            Self::Again => 1,
            Self::Hard => 2,
            Self::Good => 3,
            Self::Easy => 4,
        }
    }

    /// The grade with this number.
    pub fn from_rating(rating: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.rating() == rating)
    }

    /// Whether the fact was recalled.
    pub const fn is_recalled(self) -> bool {
        !matches!(self, Self::Again)
    }
}

/// What a grade is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// Whether the answer was right.
    pub verdict: Verdict,
    /// How sure the learner was; `None` where it was not asked, as in a mock exam or in class.
    pub certainty: Option<Certainty>,
    /// Milliseconds from question to answer. 0 with a blank says that the question was never read.
    pub millis: u32,
    /// The learner's own median for right and sure answers of this kind, in milliseconds; `None`
    /// below [`QUICK_SAMPLES`] of them.
    pub usual_millis: Option<u32>,
    /// Whether the fact was already answered right in another session without being asked how sure,
    /// and not missed since.
    pub right_before: bool,
}

/// The grade of an answer under a version of the mapping, or `None` if it says nothing about
/// memory: a question that was never reached.
///
/// Version 1: wrong or left → Again; right by a guess → Again, since one in four guesses is right by
/// luck; right and "think so" → Hard; right and "sure" → Good, or Easy in at most 40 % of the
/// learner's usual time; right where certainty was not asked → Hard, and Good from the second such
/// session on. A version that this program does not know is read as the newest it knows.
pub fn grade(version: u8, given: &Given) -> Option<Grade> {
    let known = version.clamp(1, MAPPING);
    VERSIONS[usize::from(known - 1)](given)
}

/// Every version of the mapping, from 1.
const VERSIONS: [fn(&Given) -> Option<Grade>; MAPPING as usize] = [version_1];

fn version_1(given: &Given) -> Option<Grade> {
    match given.verdict {
        Verdict::Blank if given.millis == 0 => None,
        Verdict::Wrong | Verdict::Blank | Verdict::NotAttempted => Some(Grade::Again),
        Verdict::Right => Some(match given.certainty {
            Some(Certainty::Guess) => Grade::Again,
            Some(Certainty::Sure) if is_quick(given) => Grade::Easy,
            Some(Certainty::Sure) => Grade::Good,
            None if given.right_before => Grade::Good,
            Some(Certainty::ThinkSo) | None => Grade::Hard,
        }),
    }
}

fn is_quick(given: &Given) -> bool {
    given.usual_millis.is_some_and(|usual| u64::from(given.millis) * 100 <= u64::from(usual) * 40)
}
