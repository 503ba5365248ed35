//! The exams that learners here usually prepare for, by the names they call them, and the paper that
//! each stands for where that is clear.

use super::pattern::PatternId;

/// An exam by its usual name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    /// What it is called, on a button as in a learner's settings.
    pub name: &'static str,
    /// The shipped pattern it stands for; `None` where the name alone does not say.
    pattern: Option<&'static str>,
}

/// The usual exams, in the order in which they are offered.
pub const USUAL: [Usual; 6] = [
    Usual { name: "UPSC Prelims", pattern: Some("upsc-cse-gs1") },
    Usual { name: "SSC CGL", pattern: Some("ssc-cgl-tier1") },
    // Every commission has rules of its own.
    Usual { name: "State PSC", pattern: None },
    Usual { name: "IBPS PO", pattern: Some("ibps-po-prelims") },
    Usual { name: "RRB NTPC", pattern: Some("rrb-ntpc-cbt1") },
    Usual { name: "NDA / CDS", pattern: Some("nda-gat") },
];

impl Usual {
    /// The usual exam of this name, as people type it: in any case, with or without spaces and
    /// signs, and with the year or without.
    pub fn named(typed: &str) -> Option<&'static Self> {
        let plain = plain(typed);
        USUAL.iter().find(|usual| self::plain(usual.name) == plain)
    }

    /// The pattern it stands for.
    pub fn pattern(&self) -> Option<PatternId> {
        self.pattern.map(PatternId::from)
    }
}

/// The pattern that goes with an exam of this name; `None` if it is not a usual one, or not clear.
pub fn pattern_of(exam: Option<&str>) -> Option<PatternId> {
    exam.and_then(Usual::named).and_then(Usual::pattern)
}

/// The pattern after a learner's exam was renamed. One that came with the old name, or none, goes with
/// the new name if that is a usual one; one that the learner picked stays.
pub fn renamed(
    before: Option<&str>,
    now: Option<&str>,
    pattern: Option<PatternId>,
) -> Option<PatternId> {
    let came_with_it = pattern.is_none() || pattern == pattern_of(before);
    match now.and_then(Usual::named) {
        Some(usual) if came_with_it && before != now => usual.pattern(),
        _ => pattern,
    }
}

/// The letters and digits of a name in small letters, without a year.
fn plain(name: &str) -> String {
    let is_year = |word: &&str| {
        word.len() == 4 && word.starts_with("20") && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    name.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !is_year(word))
        .collect::<String>()
        .to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{USUAL, Usual, pattern_of, renamed};
    use crate::domain::exam::pattern::PatternId;
    use crate::domain::exam::pattern::schema::{SHIPPED, decode};

    #[test]
    fn every_usual_exam_stands_for_a_pattern_that_is_shipped() {
        let shipped: Vec<PatternId> = SHIPPED
            .iter()
            .filter_map(|shipped| decode(shipped.text).0)
            .map(|pattern| pattern.id)
            .collect();
        let named: Vec<PatternId> = USUAL.iter().filter_map(Usual::pattern).collect();
        assert_eq!(named.len(), 5, "all but the state commissions");
        for id in named {
            assert!(shipped.contains(&id), "{id} is not shipped");
        }
    }

    #[test]
    fn a_usual_exam_is_known_however_it_is_typed() {
        let gs = Some(PatternId::from("upsc-cse-gs1"));
        for typed in ["UPSC Prelims", "upsc prelims", " UPSC-Prelims ", "UPSC Prelims 2027"] {
            assert_eq!(pattern_of(Some(typed)), gs, "{typed}");
        }
        assert_eq!(pattern_of(Some("NDA/CDS")), Some(PatternId::from("nda-gat")));
        for typed in ["UPSC", "UPSC Mains", "State PSC", "", "2027"] {
            assert_eq!(pattern_of(Some(typed)), None, "{typed}");
        }
        assert_eq!(pattern_of(None), None);
    }

    #[test]
    fn a_pattern_follows_the_name_unless_the_learner_picked_another() {
        let [gs, csat, cgl] =
            ["upsc-cse-gs1", "upsc-cse-csat", "ssc-cgl-tier1"].map(|id| Some(PatternId::from(id)));
        let (upsc, ssc) = (Some("UPSC Prelims"), Some("SSC CGL"));
        assert_eq!(renamed(upsc, ssc, gs.clone()), cgl);
        assert_eq!(renamed(None, ssc, None), cgl);
        assert_eq!(renamed(upsc, Some("State PSC"), gs.clone()), None);
        // What was picked stays, and so does what came with a name that became another unknown one.
        assert_eq!(renamed(upsc, ssc, csat.clone()), csat);
        assert_eq!(renamed(upsc, Some("My exam"), gs.clone()), gs);
        // None was picked on purpose, and only the date is new.
        assert_eq!(renamed(upsc, upsc, None), None);
    }
}
