//! Options that an author wrote: where the right one stands, and how long they are.

use super::words::ratio;
use super::{Concern, Finding, Reviewed};
use crate::domain::bank::check::graphemes;
use crate::domain::bank::printed::{Block, Printed};
use crate::domain::bank::{Body, Choices, Question};
use crate::domain::locale::Locale;

/// From how many questions on a place can be said to be preferred.
const ENOUGH: usize = 8;

/// The smallest and the largest share of keys in one of four places.
const SHARE: (f64, f64) = (0.18, 0.32);

/// How often the longest option may be the right one.
const LONGEST: f64 = 0.35;

/// The longest stem with its statements, and the longest option, in characters as people count
/// them: the longest that the civil services paper printed from 2023 to 2024.
const STEM: usize = 700;
const OPTION: usize = 200;

/// The four options of a question whose options stand in the author's order.
fn authored(question: &Question) -> Option<&Choices> {
    match &question.body {
        Body::SingleBest(choices)
        | Body::Negative(choices)
        | Body::OddOneOut(choices)
        | Body::FillIn(choices) => Some(choices).filter(|choices| choices.options.len() == 4),
        _ => None,
    }
}

/// The fewest and the most keys in one place out of so many: the shares, unless whole numbers
/// cannot keep them.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a share of a small count"
)]
fn allowed(questions: usize) -> (usize, usize) {
    let least = (SHARE.0 * questions as f64).ceil() as usize;
    let most = (SHARE.1 * questions as f64).floor() as usize;
    (least.min(questions / 4), most.max(questions.div_ceil(4)))
}

/// Keys that stand in one place too often, or are the longest option too often.
pub(super) fn places(bank: Reviewed<'_>, found: &mut Vec<Finding>) {
    let all: Vec<&Choices> = bank.questions().iter().filter_map(authored).collect();
    if all.len() < ENOUGH {
        return;
    }
    let mut counts = [0; 4];
    for choices in &all {
        let place = choices.options.iter().position(|option| option.right);
        if let Some(count) = place.and_then(|place| counts.get_mut(place)) {
            *count += 1;
        }
    }
    let (least, most) = allowed(all.len());
    if counts.iter().any(|count| !(least..=most).contains(count)) {
        found.push(bank.about(Concern::KeyPlaces { counts }));
    }
    for locale in Locale::ALL {
        let longest = all.iter().filter(|choices| longest_is_right(choices, locale)).count();
        if ratio(longest, all.len()) > LONGEST {
            let questions = all.len();
            found.push(bank.about(Concern::LongestKey { locale, longest, questions }));
        }
    }
}

/// Whether the right option is longer than every other.
fn longest_is_right(choices: &Choices, locale: Locale) -> bool {
    let length = |right: bool| {
        let of_kind = choices.options.iter().filter(move |option| option.right == right);
        of_kind.map(|option| graphemes(option.text.text(locale))).max()
    };
    length(true) > length(false)
}

/// Stems and options that are longer than papers print.
pub(super) fn lengths(bank: Reviewed<'_>, found: &mut Vec<Finding>) {
    for (index, question) in bank.questions().iter().enumerate() {
        let printed = Printed::of(question, None);
        for locale in Locale::ALL {
            let length = printed.blocks.iter().map(|block| block_length(block, locale)).sum();
            if length > STEM {
                found.push(bank.question(index, Concern::LongStem { locale, length }));
            }
            let options = printed.choices().iter();
            let length = options.map(|option| graphemes(option.text.text(locale))).max();
            if let Some(length) = length.filter(|length| *length > OPTION) {
                found.push(bank.question(index, Concern::LongOption { locale, length }));
            }
        }
    }
}

fn block_length(block: &Block, locale: Locale) -> usize {
    match block {
        Block::Passage(_) => 0,
        Block::Stem(text) | Block::Ask(text) => graphemes(text.text(locale)),
        Block::Items(lines) => {
            let each = lines.iter().map(|line| graphemes(line.text.text(locale)));
            each.sum()
        }
        Block::Table { rows, .. } => {
            let sides = rows.iter().flat_map(|row| {
                let left = row.left.as_ref().map(|(_, text)| text);
                [left, row.right.as_ref().map(|(_, text)| text)]
            });
            sides.flatten().map(|text| graphemes(text.text(locale))).sum()
        }
    }
}
