//! What stands around questions: instructions, headings, what closes a paper, keys without numbers;
//! and where a question without a number begins.

use super::{Cutter, Label, Look, Parts, Seen, opens_row};
use crate::interchange::paste::heading::{is_section, is_task};
use crate::interchange::paste::mark::{self, Class};
use crate::interchange::paste::{block, key};

impl Cutter<'_> {
    /// The keys of a line that has them without numbers, for the questions since the last table, if
    /// there are as many.
    pub(super) fn key_string(&self, at: usize, parts: &Parts) -> Option<Vec<(usize, Label)>> {
        let text = &self.lines[at].text;
        let after_head =
            at.checked_sub(1).is_some_and(|head| key::is_table_head(&self.lines[head].text));
        if !after_head && key::after_section(text).is_none() {
            return None;
        }
        // Where questions have keys of their own, this one is the last question's.
        let keyed = parts.table_lines.last().copied().unwrap_or(0);
        let blocks = parts.blocks.iter().rev().take_while(|block| block.start >= keyed).take(501);
        let mut numbers: Vec<usize> = blocks.map(|block| block.number).collect::<Option<_>>()?;
        numbers.reverse();
        let after = parts.blocks.len() - numbers.len();
        let first = parts.blocks.get(after)?.start;
        if self.next_key[first] < at - usize::from(after_head) {
            return None;
        }
        let labels = key::string(text, numbers.len())?;
        Some(numbers.into_iter().zip(labels).collect())
    }

    /// Answers in words for all questions since the last table, in one line under the last of them:
    /// `Ans: 1. steam 2. False 3. carbon`.
    pub(super) fn answers_of_all(
        &self,
        at: usize,
        number: usize,
        parts: &Parts,
    ) -> Option<Vec<(usize, &str)>> {
        let row = key::said_row(key::after_word(&self.lines[at].text)?)?;
        let (first, last) = (row.first()?.0, row.last()?.0);
        let asked = parts.blocks.iter().rev().nth(row.len() - 1)?;
        (row.len() >= 2 && last == number && asked.number == Some(first)).then_some(row)
    }

    /// Whether a question without a number begins right under the key of another, as where nothing
    /// parts them: options follow at once, and no question here has a number.
    pub(super) fn follows_key(&self, at: usize, seen: &Seen) -> bool {
        let option = self.next_option[at];
        let numbered = self.next_question[at].min(self.next_number[at]);
        let near = option < self.lines.len() && option <= at + 3 && option < numbered;
        let whole = near && !self.lines[at].blank_before && self.last_blank[option] <= at;
        let before = at.checked_sub(1).map(|before| (self.looks[before], &self.lines[before].text));
        let parted = match before {
            // A sentence under the key, with the question still to come, is its reason.
            Some((Look::Key, _)) => option == at + 1 || !self.lines[at].text.ends_with(['.', '।']),
            // After an explanation, the line over the options.
            Some((Look::Reason | Look::Plain, text)) => {
                option == at + 1 && text.ends_with(['.', '।', '!'])
            }
            _ => false,
        };
        seen.number.is_none() && seen.key && option > at && whole && parted
    }

    /// Whether such a question may begin elsewhere.
    pub(super) fn begins_unsurely(&self, at: usize, seen: Option<&Seen>) -> bool {
        seen.is_some_and(|seen| self.follows_key(at, seen))
            && !matches!(self.looks[at - 1], Look::Key)
    }

    /// The end of numbered instructions above the first question: numbers from 1 on without a
    /// question, an option or a key, after which the numbers begin anew.
    pub(super) fn instructions(&self, at: usize) -> Option<usize> {
        let Look::Number(1, style, _) = self.looks[at] else { return None };
        let second = self.next_number[at + 1];
        if !matches!(self.looks.get(second), Some(Look::Number(2, next, _)) if *next == style) {
            return None;
        }
        let end = self.next_first[at + 1].min(self.next_question[at + 1]);
        let headed = at.checked_sub(1).is_some_and(|head| {
            let head = self.lines[head].text.to_lowercase();
            head.contains("instructions") || head.contains("निर्देश")
        });
        let free = end < self.lines.len()
            && end <= at + 60
            && self.next_option[at] >= end
            && self.next_key[at] >= end
            && (self.options_follow(end) || headed);
        let own = || self.lines[at..end].iter().take_while(|line| !is_section(&line.text));
        let asks = || own().any(|line| line.text.ends_with(['?', '_', ':']));
        (free && !asks()).then_some(end)
    }

    /// Whether a line is a heading between questions: a short paragraph before a number, with a
    /// letter that begins no row of options, or without a mark and a stop.
    pub(super) fn is_heading(&self, at: usize, seen: Option<&Seen>) -> bool {
        let line = &self.lines[at];
        let text = &line.text;
        let next = self.lines.get(at + 1);
        let numbered =
            matches!(self.looks.get(at + 1), Some(Look::Number(..) | Look::Question(..)));
        if !line.blank_before
            || !numbered
            || !next.is_some_and(|next| next.blank_before) && !is_task(text)
            || text.chars().count() > 60
            || text.ends_with(['?', '.', '!', '।', ',', ';', '_'])
            || text.ends_with(':') && !is_task(text)
            || seen.is_some_and(|seen| !seen.is_done() && !is_task(text))
        {
            return false;
        }
        match self.looks[at] {
            Look::Plain | Look::Option => {}
            Look::Question(..) | Look::Number(..) | Look::Key | Look::Reason => return false,
        }
        let letter = mark::at(text).into_iter().flatten().find(|mark| {
            matches!(mark.style.class, Class::Letter | Class::Ka | Class::A | Class::Roman)
        });
        match letter {
            // An option may stand alone too, if it goes on.
            Some(mark) => {
                !opens_row(self.lines, at)
                    && seen.is_none_or(|seen| seen.key || seen.run != mark.ordinal)
            }
            None => {
                seen.is_some_and(|seen| !seen.is_open_list())
                    && (is_task(text)
                        || text.split(' ').count() <= 7 && self.options_follow(at + 1))
            }
        }
    }

    /// Whether the next line with a number is a first question, or the one after this.
    pub(super) fn begins_anew(&self, at: usize, seen: &Seen) -> bool {
        let next = self.next_question[at].min(self.next_number[at]);
        match self.looks.get(next) {
            Some(Look::Number(number, ..) | Look::Question(Some(number), _)) => {
                *number == 1 || seen.number.is_some_and(|last| last + 1 == *number)
            }
            Some(Look::Question(None, _)) => true,
            _ => false,
        }
    }

    /// The end of what stands under the last question of a paper, or over its table of keys: a few
    /// lines apart that are no sentence.
    pub(super) fn closing(&self, at: usize, seen: &Seen) -> Option<usize> {
        const MOST: usize = 4;
        if !self.lines[at].blank_before || !seen.is_done() || seen.is_open_list() {
            return None;
        }
        let words = |at: usize| {
            let text = &self.lines[at].text;
            matches!(self.looks[at], Look::Plain)
                && text.chars().count() <= 80
                && !text.ends_with(['.', '।', ':', ',', '?', ';'])
                && mark::at(text).iter().all(Option::is_none)
                && !block::is_ask(text)
        };
        let mut end = at;
        while end < self.lines.len()
            && end < at + MOST
            && words(end)
            && !key::is_table_head(&self.lines[end].text)
        {
            end += 1;
        }
        let last = end == self.lines.len() || (end > at && self.is_table(end, true));
        (end > at && last).then_some(end)
    }

    /// Whether a question without a number begins after a passage: at the latest the line over the
    /// first options, else the paragraph with them.
    pub(super) fn begins_unnumbered(&self, at: usize) -> bool {
        if !matches!(self.looks[at], Look::Plain) {
            return false;
        }
        let option = self.next_option[at];
        let numbered = self.next_question[at].min(self.next_number[at]);
        if option >= numbered || option >= self.lines.len() {
            return false;
        }
        option == at + 1
            || option > at
                && self.lines[at].blank_before
                && (self.last_blank[option] <= at || self.last_blank[option - 1] <= at)
    }
}
