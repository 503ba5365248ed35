//! Where answers come from: when they were checked, how well they are attested, until when they
//! hold. That there is a source at all is looked after by `check`.

use super::tables::{Standing, Tables};
use super::{Concern, Finding, Reviewed};
use crate::domain::bank::{Bank, Evidence, Question};

pub(super) fn questions(bank: Reviewed<'_>, tables: &Tables, found: &mut Vec<Finding>) {
    for (index, question) in bank.questions().iter().enumerate() {
        let mut note = |concern| found.push(bank.question(index, concern));
        if question.checked.is_none() {
            note(Concern::NoDate);
        }
        if question.grade.is_none() {
            note(Concern::NoGrade);
        }
        facts(question, &bank.decoded.bank, tables, &mut note);
    }
}

/// What the register knows of the facts that a question asks.
fn facts(question: &Question, bank: &Bank, tables: &Tables, note: &mut impl FnMut(Concern)) {
    let touched = question.touched_facts();
    let mut weakest = None;
    for (number, fact) in touched.iter().enumerate() {
        let Some(known) = tables.fact(fact) else { continue };
        match known.standing {
            Standing::NotAsked => note(Concern::NotToBeAsked { fact: fact.clone() }),
            Standing::Asked(Evidence::B) => weakest = Some((fact, Evidence::B)),
            Standing::Asked(grade) if weakest.is_none() => weakest = Some((fact, grade)),
            Standing::Asked(_) => {}
        }
        // What a question schedules it explains; a row only touches its fact.
        if known.unchecked && number == 0 && !warns(question, bank) {
            note(Concern::NoWarning { fact: fact.clone() });
        }
        if known.moves && question.valid_until.is_none() {
            note(Concern::NoLastDay { fact: fact.clone() });
        }
    }
    // A question may be graded lower for what it asks beside the register, never higher.
    if let (Some((fact, Evidence::B)), Some(Evidence::A)) = (weakest, question.grade) {
        note(Concern::OtherGrade { fact: fact.clone(), grade: Evidence::B });
    }
}

/// Whether one of its sources has a note.
fn warns(question: &Question, bank: &Bank) -> bool {
    let cited = bank.sources.iter().filter(|source| question.sources.contains(&source.id));
    cited.into_iter().any(|source| source.note.is_some())
}
