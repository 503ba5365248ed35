//! What two sides made of a bank's head brought together, part by part: what only one side touched is
//! taken from that side. Topics, facts, sources and passages are told apart by their names.

use crate::domain::bank::{Bank, FactId, PassageId, SourceId, TopicId};

/// A part of what a bank says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeadPart {
    /// Its name.
    Id,
    /// Its title.
    Title,
    /// What it belongs to.
    Subject,
    /// What is said of it in the Library.
    About,
    /// Its licence.
    Licence,
    /// Who wrote it.
    Authors,
    /// The languages it promises.
    Languages,
    /// One of its topics.
    Topic(TopicId),
    /// One of its facts.
    Fact(FactId),
    /// One of its sources.
    Source(SourceId),
    /// One of its passages.
    Passage(PassageId),
}

/// Whose words count where both sides changed the same part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    Mine,
    Theirs,
}

/// Three states of one thing: as it was, and what each side made of it.
struct Three<'a, T: ?Sized> {
    base: &'a T,
    mine: &'a T,
    theirs: &'a T,
}

impl<'a> Three<'a, Bank> {
    fn on<T: ?Sized>(&self, part: impl Fn(&'a Bank) -> &'a T) -> Three<'a, T> {
        Three { base: part(self.base), mine: part(self.mine), theirs: part(self.theirs) }
    }
}

/// The head of both, or the parts that both changed while nobody said whose counts.
pub(super) fn merge(
    base: &Bank,
    mine: &Bank,
    theirs: &Bank,
    whose: Option<Whose>,
) -> Result<Bank, Vec<HeadPart>> {
    let mut merger = Merger { whose, clashes: Vec::new() };
    let all = Three { base, mine, theirs };
    let merged = Bank {
        id: merger.part(HeadPart::Id, all.on(|bank| &bank.id)).clone(),
        title: merger.part(HeadPart::Title, all.on(|bank| &bank.title)).clone(),
        subject: merger.part(HeadPart::Subject, all.on(|bank| &bank.subject)).clone(),
        about: merger.part(HeadPart::About, all.on(|bank| &bank.about)).clone(),
        licence: merger.part(HeadPart::Licence, all.on(|bank| &bank.licence)).clone(),
        authors: merger.part(HeadPart::Authors, all.on(|bank| &bank.authors)).clone(),
        languages: merger.part(HeadPart::Languages, all.on(|bank| &bank.languages)).clone(),
        topics: merger.list(all.on(|bank| &*bank.topics), |topic| &topic.id, HeadPart::Topic),
        facts: merger.list(all.on(|bank| &*bank.facts), |fact| &fact.id, HeadPart::Fact),
        sources: merger.list(all.on(|bank| &*bank.sources), |source| &source.id, HeadPart::Source),
        passages: merger.list(
            all.on(|bank| &*bank.passages),
            |passage| &passage.id,
            HeadPart::Passage,
        ),
        questions: Vec::new(),
    };
    if merger.clashes.is_empty() { Ok(merged) } else { Err(merger.clashes) }
}

struct Merger {
    whose: Option<Whose>,
    clashes: Vec<HeadPart>,
}

impl Merger {
    fn part<'a, T: PartialEq + ?Sized>(&mut self, part: HeadPart, three: Three<'a, T>) -> &'a T {
        let Three { base, mine, theirs } = three;
        if mine == base || mine == theirs {
            return theirs;
        }
        match self.whose {
            _ if theirs == base => mine,
            Some(Whose::Mine) => mine,
            Some(Whose::Theirs) => theirs,
            None => {
                self.clashes.push(part);
                theirs
            }
        }
    }

    fn list<T, I>(
        &mut self,
        three: Three<'_, [T]>,
        id: impl Fn(&T) -> &I,
        part: impl Fn(I) -> HeadPart,
    ) -> Vec<T>
    where
        T: Clone + PartialEq,
        I: Clone + PartialEq,
    {
        let find = |list: &[T], name: &I| list.iter().find(|entry| id(entry) == name).cloned();
        let names = |list: &[T]| list.iter().map(|entry| id(entry).clone()).collect::<Vec<I>>();
        let (base, mine, theirs) = (names(three.base), names(three.mine), names(three.theirs));
        let shared = |list: &[I], other: &[I]| -> Vec<I> {
            list.iter().filter(|name| other.contains(name)).cloned().collect()
        };
        // Their order counts unless only this side changed it.
        let (order, other) = if shared(&mine, &base) == shared(&base, &mine) {
            (theirs, mine)
        } else {
            (mine, theirs)
        };
        let order = woven(order, &other);
        let mut merged = Vec::with_capacity(order.len());
        for name in order {
            let (was, here, there) =
                (find(three.base, &name), find(three.mine, &name), find(three.theirs, &name));
            // What was taken out on one side and changed on the other stays: nothing is lost.
            let kept = match (&was, &here, &there) {
                (Some(was), None, Some(there)) if was != there => Some(there),
                (Some(was), Some(here), None) if was != here => Some(here),
                _ => {
                    let three = Three { base: &was, mine: &here, theirs: &there };
                    self.part(part(name), three).as_ref()
                }
            };
            merged.extend(kept.cloned());
        }
        merged
    }
}

/// The first names in their order, and what only the others have behind what it follows there.
fn woven<I: Clone + PartialEq>(mut order: Vec<I>, other: &[I]) -> Vec<I> {
    let mut after = None;
    for name in other {
        let at = order.iter().position(|known| known == name).unwrap_or_else(|| {
            let at = after.map_or(0, |after: usize| after + 1);
            order.insert(at, name.clone());
            at
        });
        after = Some(at);
    }
    order
}
