//! Quizlet: a set of cards as its export writes them, a term and what it means with a tab between, a
//! card in each line. Whoever exports may choose other marks, so they are told from the text: what
//! parts every card the same way. The shorter side is the answer.

use super::card::{Card, Entry, settle};
use super::html::{self, Markup};
use super::lines::beginning;
use super::{Place, Remark, Said, Taken, limit};

/// How much of a text is looked at to tell its marks, in bytes.
const SAMPLE: usize = 64 * 1024;
/// What may stand between a term and what it means, the surest first.
const BETWEEN: [&str; 6] = ["\t", " - ", " – ", " — ", ";", ","];
/// What may stand between cards.
const CARDS: [&str; 3] = ["\n\n", "\n", ";"];

/// What parts the cards of a set, and the sides of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Marks {
    cards: &'static str,
    sides: &'static str,
}

/// Whether a text is a set of cards beyond doubt: three at least, with one tab in every line, and no
/// numbers or letters before it as options have them.
pub fn looks_like(source: &str) -> bool {
    let (sample, is_all) = sample(source);
    let mut cards = 0_usize;
    let mut lines = sample.lines().filter(|line| !line.trim().is_empty()).peekable();
    while let Some(line) = lines.next() {
        if lines.peek().is_none() && !is_all {
            break;
        }
        let Some((term, meaning)) = line.split_once('\t') else { return false };
        let is_card = !meaning.contains('\t') && is_side(term) && is_side(meaning);
        if !is_card || is_mark(term) {
            return false;
        }
        cards += 1;
    }
    // Two columns of a paper have a tab in each line too.
    cards >= 3 && !super::paste::is_paper(sample)
}

/// The cards of a set as questions.
pub fn read(source: &str) -> Taken {
    if source.len() > limit::FILE {
        return Taken::too_large();
    }
    let mut taken = Taken::default();
    let whole = |said| Remark { place: Place::Whole, said };
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let Some(marks) = marks(source) else {
        let found = beginning(source.trim());
        taken.remarks.push(whole(Said::Unreadable { found }));
        return taken;
    };
    let mut cards: Vec<(usize, &str, &str)> = Vec::new();
    for (line, card) in split(source, marks.cards) {
        if cards.len() == limit::QUESTIONS {
            let said = Said::Limit { what: "questions", most: limit::QUESTIONS };
            taken.remarks.push(Remark { place: Place::Line(line), said });
            break;
        }
        if let Some((term, meaning)) = card.split_once(marks.sides) {
            cards.push((line, term.trim(), meaning.trim()));
        } else {
            let said = Said::Unreadable { found: beginning(card) };
            taken.remarks.push(Remark { place: Place::Line(line), said });
        }
    }
    let shorter = cards.iter().filter(|(_, term, meaning)| term.len() < meaning.len()).count();
    let first = 2 * shorter > cards.len();
    if !cards.is_empty() {
        taken.remarks.push(whole(Said::ShorterSide { first }));
    }
    let entries = cards.into_iter().map(|(line, term, meaning)| {
        let (asked, answer) = if first { (meaning, term) } else { (term, meaning) };
        Entry::Card(Box::new(card(line, asked, answer)))
    });
    settle(entries.collect(), &mut taken);
    taken
}

fn card(line: usize, asked: &str, answer: &str) -> Card {
    let mut said = Vec::new();
    let mut words = |source: &str| {
        let (words, more) = html::read(source, Markup::Plain);
        said.extend(more);
        words
    };
    let (front, back) = (words(asked), words(answer));
    Card {
        place: Place::Line(line),
        id: None,
        topic: Vec::new(),
        tags: Vec::new(),
        front,
        back,
        more: String::new(),
        said,
    }
}

/// The beginning of a text, and whether that is all of it.
fn sample(source: &str) -> (&str, bool) {
    let end = source.floor_char_boundary(SAMPLE);
    (&source[..end], end == source.len())
}

/// Whether there is something to read on a side.
fn is_side(side: &str) -> bool {
    side.chars().any(char::is_alphanumeric)
}

/// Whether a side is only the number of a question or the letter of an option.
fn is_mark(side: &str) -> bool {
    let side = side.trim().trim_matches(['(', ')', '.', '[', ']', ':']);
    side.chars().count() <= 3 && (side.len() <= 1 || side.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The pieces of a text between marks, those that are empty left out, each with its line from 1.
fn split<'s>(source: &'s str, mark: &'static str) -> impl Iterator<Item = (usize, &'s str)> {
    let (mut line, mut at) = (1, 0);
    source.split(mark).filter_map(move |piece| {
        let begin = at;
        let here = line;
        at = begin + piece.len() + mark.len();
        line += source[begin..at.min(source.len())].matches('\n').count();
        let blank = piece.len() - piece.trim_start().len();
        let trimmed = piece.trim();
        let first = here + piece[..blank].matches('\n').count();
        (!trimmed.is_empty()).then_some((first, trimmed))
    })
}

/// The marks by which every card of the sample has two sides, the surest first; of those that part
/// not every card, none.
fn marks(source: &str) -> Option<Marks> {
    let (sample, is_all) = sample(source);
    let fits = |marks: &Marks| {
        let pieces: Vec<(usize, &str)> = split(sample, marks.cards).collect();
        let count = pieces.len() - usize::from(!is_all && pieces.len() > 1);
        let pieces = pieces.into_iter().take(count);
        let mut cards = 0_usize;
        let is_parted = pieces.map(|(_, card)| card).all(|card| {
            cards += 1;
            // A comma may stand in what a term means; another tab would be another column.
            let sides = card.split_once(marks.sides);
            sides.is_some_and(|(term, meaning)| {
                let more = meaning.contains(marks.sides) && matches!(marks.sides, "\t" | ";");
                let is_long = term.contains('\n') || marks.sides != "\t" && meaning.contains('\n');
                is_side(term) && is_side(meaning) && !more && !is_long
            })
        });
        is_parted && cards > 0
    };
    let all = BETWEEN.into_iter().flat_map(|sides| {
        let cards = CARDS.into_iter().filter(move |cards| *cards != sides);
        cards.map(move |cards| Marks { cards, sides })
    });
    // Of marks that part all cards alike, those that make the most of them.
    let mut found: Vec<(usize, Marks)> =
        all.filter(fits).map(|marks| (split(sample, marks.cards).count(), marks)).collect();
    found.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let has_tab = |(_, marks): &&(usize, Marks)| marks.sides == "\t";
    if let Some((_, marks)) = found.iter().find(has_tab) {
        return Some(*marks);
    }
    // Tabs are hardly ever part of a text, so some lines without one do not put them in doubt.
    let lines = sample.lines().filter(|line| !line.trim().is_empty());
    let (all, with) =
        lines.fold((0, 0), |(all, with), line| (all + 1, with + usize::from(line.contains('\t'))));
    if 2 * with > all {
        return Some(Marks { cards: "\n", sides: "\t" });
    }
    found.first().map(|(_, marks)| *marks)
}
