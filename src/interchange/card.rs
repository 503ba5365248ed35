//! Flash cards to questions: a front that asks and a back that answers, without options. A back of a
//! word or two is typed; a longer one is chosen among the backs of its neighbours; a back that is
//! neither is for a person to mark and is left out.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;
use xxhash_rust::xxh3::xxh3_64;

use super::{Item, Place, Remark, Said, Taken, limit, paste, tongue};
use crate::domain::bank::{Body, Choice, Choices, Typed};
use crate::domain::locale::Text;

/// The longest answer that is typed, in characters as they are seen.
const TYPED: usize = 60;
/// The longest answer that is an option, in characters as they are seen.
const OPTION: usize = 300;
/// How many wrong options are drawn.
const DRAWN: usize = 3;
/// How many neighbours are looked at for them.
const NEIGHBOURS: usize = 200;
/// The longest front that may hold options of its own, in bytes.
const WITH_OPTIONS: usize = 4 * 1024;

/// A flash card in our Markdown.
#[derive(Debug)]
pub(super) struct Card {
    /// Where it begins.
    pub(super) place: Place,
    /// What names it.
    pub(super) id: Option<String>,
    /// The path of its deck.
    pub(super) topic: Vec<String>,
    /// What else it is filed under.
    pub(super) tags: Vec<String>,
    /// What is asked.
    pub(super) front: String,
    /// The answer.
    pub(super) back: String,
    /// What is said with the answer.
    pub(super) more: String,
    /// What became of its markup.
    pub(super) said: Vec<Said>,
}

/// A question, or a card that becomes one when all of its deck are known.
#[derive(Debug)]
pub(super) enum Entry {
    /// A question.
    Item(Box<Item>),
    /// A card.
    Card(Box<Card>),
}

/// Makes a question of each card that can be one, in the order of the entries.
pub(super) fn settle(entries: Vec<Entry>, taken: &mut Taken) {
    let decks = Decks::of(&entries);
    let mut next: HashMap<Vec<String>, usize> = HashMap::new();
    for entry in entries {
        let item = match entry {
            Entry::Item(item) => Ok(*item),
            Entry::Card(card) => decks.item(*card, &mut next),
        };
        match item {
            Ok(_) if taken.items.len() == limit::QUESTIONS => {
                let said = Said::Limit { what: "questions", most: limit::QUESTIONS };
                taken.remarks.push(Remark { place: Place::Whole, said });
                return;
            }
            Ok(item) => taken.items.push(item),
            Err(remark) => taken.remarks.push(remark),
        }
    }
}

/// The longer backs of each deck, in the order of its cards, with their lengths.
struct Decks(HashMap<Vec<String>, Vec<(String, usize)>>);

impl Decks {
    fn of(entries: &[Entry]) -> Self {
        let mut decks: HashMap<Vec<String>, Vec<(String, usize)>> = HashMap::new();
        for entry in entries {
            if let Entry::Card(card) = entry
                && let Some(length) = length_as_option(card)
            {
                let back = (card.back.clone(), length);
                match decks.get_mut(&card.topic) {
                    Some(deck) => deck.push(back),
                    None => drop(decks.insert(card.topic.clone(), vec![back])),
                }
            }
        }
        Self(decks)
    }

    /// The question that a card is. `next` counts the longer backs that went before it.
    fn item(&self, card: Card, next: &mut HashMap<Vec<String>, usize>) -> Result<Item, Remark> {
        let mut said = card.said.clone();
        let place = match length_as_option(&card) {
            None => None,
            Some(length) => {
                let place = next.entry(card.topic.clone()).or_insert(0);
                *place += 1;
                Some((*place - 1, length))
            }
        };
        let mut more = card.more.clone();
        let body = if card.front.is_empty() {
            Err(Said::NoStem)
        } else if card.back.is_empty() {
            Err(Said::NoAnswer)
        } else if let Some((body, why)) = with_options(&card.front, &card.back) {
            if let Some(why) = why {
                more = if more.is_empty() { why } else { format!("{why}\n\n{more}") };
            }
            Ok(body)
        } else if is_short(&card.back) {
            let stem = tongue::text(&card.front);
            Ok(Body::Typed(Typed { stem, accept: vec![tongue::text(&card.back)] }))
        } else {
            match place.and_then(|(place, length)| self.draw(&card, place, length)) {
                Some(choices) => {
                    said.push(Said::OptionsDrawn);
                    let has_gap = card.front.contains("____");
                    Ok(if has_gap { Body::FillIn(choices) } else { Body::SingleBest(choices) })
                }
                None => Err(Said::NotMarkable),
            }
        };
        let body = body.map_err(|said| Remark { place: card.place.clone(), said })?;
        let remark = |said| Remark { place: card.place.clone(), said };
        let remarks = said.into_iter().map(remark).collect();
        let mut item = Item::new(card.place, body);
        item.id = card.id;
        item.topic = card.topic;
        item.tags = card.tags;
        item.explanation = (!more.is_empty()).then(|| tongue::owned(more));
        item.remarks = remarks;
        Ok(item)
    }

    /// The back among those of the cards that follow it, and of the first after the last: the same
    /// whenever the deck is the same.
    fn draw(&self, card: &Card, place: usize, length: usize) -> Option<Choices> {
        let deck = self.0.get(&card.topic)?;
        let mut others: Vec<&str> = Vec::new();
        for step in 1..deck.len().min(NEIGHBOURS) {
            let (back, other) = deck.get((place + step) % deck.len())?;
            let is_like = *other <= 2 * length && length <= 2 * *other;
            if is_like && *back != card.back && !others.contains(&back.as_str()) {
                others.push(back);
                if others.len() == DRAWN {
                    break;
                }
            }
        }
        if others.len() < DRAWN {
            return None;
        }
        let choice = |text: &str, right| Choice {
            text: tongue::text(text),
            right,
            why: None,
            pinned: false,
        };
        let mut options: Vec<Choice> = others.into_iter().map(|text| choice(text, false)).collect();
        let places = options.len() as u64 + 1;
        let at = usize::try_from(xxh3_64(card.front.as_bytes()) % places).unwrap_or_default();
        options.insert(at, choice(&card.back, true));
        Some(Choices { stem: tongue::text(&card.front), options })
    }
}

/// The length of a back that can be an option but is not typed.
fn length_as_option(card: &Card) -> Option<usize> {
    let back = card.back.as_str();
    if card.front.is_empty() || back.is_empty() || is_short(back) || back.lines().count() > 3 {
        return None;
    }
    let length = back.graphemes(true).take(OPTION + 1).count();
    (length <= OPTION).then_some(length)
}

/// Whether a back can be typed as it stands: one line, short, no sentence.
pub(super) fn is_short(back: &str) -> bool {
    let is_sentence =
        back.ends_with(['.', '।', '!', '?']) && back.split_whitespace().nth(3).is_some();
    !back.contains('\n')
        && !is_sentence
        && back.chars().any(char::is_alphanumeric)
        && back.graphemes(true).nth(TYPED).is_none()
}

/// The question that a front with options of its own asks, where the back names one of them and
/// nothing is in doubt; and what the back says beside.
fn with_options(front: &str, back: &str) -> Option<(Body, Option<String>)> {
    let marks = front.matches([')', '.']).count();
    if marks < 2 || front.len() > WITH_OPTIONS || back.len() > WITH_OPTIONS {
        return None;
    }
    let (key, why) = back.split_once('\n').unwrap_or((back, ""));
    let mut read = paste::read(&format!("{front}\nAnswer: {key}")).taken;
    let item = read.items.pop().filter(|item| {
        read.items.is_empty()
            && item.remarks.is_empty()
            && item.passage.is_none()
            && read.remarks.is_empty()
    })?;
    if matches!(item.body, Body::Typed(_) | Body::Numeric(_) | Body::TrueFalse(_)) {
        return None;
    }
    let why = why.trim();
    let own = item.explanation.as_ref().map(|text: &Text| {
        crate::domain::locale::Locale::ALL
            .into_iter()
            .find_map(|locale| text.exact(locale).cloned())
            .unwrap_or_default()
    });
    let why = match (own, why) {
        (own, "") => own,
        (None, why) => Some(why.to_owned()),
        (Some(own), why) => Some(format!("{own}\n\n{why}")),
    };
    Some((item.body, why))
}
