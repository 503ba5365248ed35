//! The report on a lesson in words: numbers, what guides say of them, and what should be looked at.

use crate::domain::bank::ChoiceId;
use crate::domain::class::past::Told;
use crate::domain::items::guide::{Consistency, MEAN, Range, SPREAD, Telling};
use crate::domain::items::{Flag, Item, ItemFigures, Sample, TestFigures};
use crate::i18n::Tr;

/// A number with so many decimals at most, with a true minus sign.
pub fn plain(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let text = if decimals > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.replace('-', "−") }
}

/// A part of a hundred, whole: "72 %".
pub fn percent(share: f64) -> String {
    format!("{} %", plain(share, 0))
}

/// How many of how many, in per cent.
pub fn part(part: u32, whole: u32) -> String {
    percent(100.0 * f64::from(part) / f64::from(whole.max(1)))
}

/// A figure, or that there is none.
pub fn or_none(figure: Option<String>) -> String {
    figure.unwrap_or_else(|| "–".to_owned())
}

/// The letter of a choice, from 0.
pub fn letter(place: usize) -> String {
    crate::app::widget::question::letter(place).to_string()
}

/// What the mean of a test says, unless too few sat it.
pub fn mean(tr: &Tr, test: &TestFigures) -> Option<String> {
    let mean = test.mean.and_then(|mean| test.percent(mean)).filter(|_| says(test))?;
    Some(tr.get(match Range::of(mean, MEAN) {
        Range::Below => "results-mean-below",
        Range::Within => "results-mean-within",
        Range::Above => "results-mean-above",
    }))
}

/// What its standard deviation says.
pub fn spread(tr: &Tr, test: &TestFigures) -> Option<String> {
    let sd = test.sd.and_then(|sd| test.percent(sd)).filter(|_| says(test))?;
    Some(tr.get(match Range::of(sd, SPREAD) {
        Range::Below => "results-sd-below",
        Range::Within => "results-sd-within",
        Range::Above => "results-sd-above",
    }))
}

/// What its alpha says.
pub fn alpha(tr: &Tr, test: &TestFigures) -> Option<String> {
    let Some(alpha) = test.alpha else { return Some(tr.get("results-alpha-none")) };
    says(test).then(|| {
        tr.get(match Consistency::of(alpha) {
            Consistency::Satisfactory => "results-alpha-satisfactory",
            Consistency::Middling => "results-alpha-middling",
            Consistency::Unsatisfactory => "results-alpha-unsatisfactory",
        })
    })
}

fn says(test: &TestFigures) -> bool {
    test.sample() != Sample::TooFew
}

/// What should be looked at in a question, a sentence each.
pub fn remarks(tr: &Tr, item: &Item, figures: &ItemFigures) -> Vec<String> {
    let place = |id: &ChoiceId| item.choices.iter().position(|choice| choice == id);
    let named = |id: &ChoiceId| place(id).map_or_else(|| id.to_string(), letter);
    let mut said = Vec::new();
    let mut unchosen = Vec::new();
    for flag in &figures.flags {
        match flag {
            // That is said once, of the whole lesson.
            Flag::TooFew => {}
            Flag::NegativeDiscrimination => said.push(tr.get("results-flag-negative")),
            Flag::BeatsKey(id) => {
                said.push(tr.with("results-flag-beats", [("letter", named(id).into())]));
            }
            Flag::Unchosen(id) => unchosen.push(named(id)),
            Flag::TooHard => said.push(tr.get("results-flag-hard")),
            Flag::TooEasy => said.push(tr.get("results-flag-easy")),
        }
    }
    // An index this low is told from a good one only where many sat.
    let is_weak = figures.sample() == Sample::Steady
        && figures.discrimination.is_some_and(|index| Telling::of(index.value) == Telling::Weak);
    if is_weak {
        said.push(tr.get("results-flag-weak"));
    }
    if !unchosen.is_empty() {
        let letters = unchosen.join(", ");
        said.push(tr.with("results-flag-unchosen", [("letters", letters.into())]));
    }
    said
}

/// How well a question told students apart in all lessons so far; `None` where hands alone were
/// counted.
pub fn past_discrimination(tr: &Tr, told: &Told) -> Option<String> {
    let Some(index) = told.discrimination else {
        return (told.compared > 0).then(|| tr.get("past-discrimination-few"));
    };
    let said = tr.get(match Telling::of(index) {
        Telling::Good => "past-telling-good",
        Telling::Fair => "past-telling-fair",
        Telling::Weak => "past-telling-weak",
        Telling::Negative => "past-telling-negative",
    });
    let index = plain(index, 0);
    Some(tr.with("past-discrimination", [("index", index.into()), ("said", said.into())]))
}

#[cfg(test)]
mod tests {
    use super::{part, percent, plain};

    #[test]
    fn numbers_are_short_and_have_a_true_minus_sign() {
        assert_eq!([plain(6.40, 2), plain(-12.5, 1), plain(-0.2, 0)], ["6.4", "−12.5", "0"]);
        assert_eq!([percent(71.6), percent(-5.0), part(1, 0)], ["72 %", "−5 %", "100 %"]);
    }
}
