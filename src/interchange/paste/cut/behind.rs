//! What stands behind the keys and speaks of questions by their numbers: keys that are said anew, and
//! the reasons of a paper that has them apart. A number with words is no question there.

use super::{Anew, Cutter, Look, Parts, Seen, Style, TableKey, Told};
use crate::interchange::paste::heading::{self, is_section, is_task};
use crate::interchange::paste::mark::{Class, Wrap};
use crate::interchange::paste::{amend, inline};

impl Cutter<'_> {
    /// A line that says the key of a question above it anew, by its number.
    pub(super) fn said_anew(&self, at: usize, parts: &Parts) -> Option<Anew> {
        let last = parts.blocks.last()?;
        let text = &self.lines[at].text;
        if matches!(self.looks[at], Look::Key | Look::Option) || self.asks(at) {
            return None;
        }
        let said = amend::named(text)?;
        // A number that nothing says is that of a question may be anything but in its own question.
        let open = parts.table_lines.last().is_none_or(|table| *table < last.start);
        let block = if said.sure {
            *parts.last_of.get(&said.number)?
        } else {
            (open && last.number == Some(said.number)).then_some(parts.blocks.len() - 1)?
        };
        Some(Anew { block, label: said.label, line: at })
    }

    /// Whether options come after this line, before another number does.
    fn asks(&self, at: usize) -> bool {
        let next = self.next_question[at + 1].min(self.next_number[at + 1]);
        self.next_option[at] < self.lines.len() && self.next_option[at] < next
    }

    /// Takes the reasons that begin at a line, as a paper has them behind its keys: a head or not, and
    /// entries that begin with the numbers of questions, rise, and have no options. The line after
    /// them. In a question, which `apart` says this is not, the same are points of its own reason.
    pub(super) fn reasons(
        &self,
        start: usize,
        parts: &mut Parts,
        run: usize,
        apart: bool,
    ) -> Option<usize> {
        let headed = heading::is_reasons_head(&self.lines[start].text);
        // Without a head, only what follows a table at once is taken for reasons.
        let after_table = parts.table_lines.last().is_some_and(|line| line + 1 == start);
        if !(headed && self.lines[start].blank_before || after_table) || parts.repeats {
            return None;
        }
        let first = start + usize::from(headed);
        let mut before = 0;
        let mut at = first;
        let mut found: Vec<(usize, usize, usize, usize)> = Vec::new();
        while at < self.lines.len() {
            let text = &self.lines[at].text;
            let blank = self.lines[at].blank_before;
            if let Some((number, from)) = self.entry(at).filter(|(number, _)| *number > before)
                && parts.last_of.contains_key(&number)
            {
                if !apart && !matches!(self.looks[at], Look::Question(..)) {
                    return None;
                }
                before = number;
                found.push((number, from, at, at + 1));
            } else if let Some(entry) = found.last_mut()
                && !blank
                && !self.asks(at)
                && !is_section(text)
                && !is_task(text)
                && !heading::is_directions(text)
                && !matches!(self.looks[at], Look::Question(..))
                && !heading::is_reasons_head(text)
                && !self.is_table(at, true)
            {
                entry.3 = at + 1;
            } else {
                break;
            }
            at += 1;
        }
        let (_, _, first_line, _) = *found.first()?;
        // One without a head is more likely a question that has no options.
        if first_line != first || !headed && found.len() < 2 {
            return None;
        }
        if headed {
            parts.table_lines.push(start);
        }
        for (number, from, line, end) in found {
            parts.table_lines.push(line);
            let key = Told::Reason { sure: headed };
            parts.keys.push(TableKey { number, key, line, run, reason: Some((from, end)) });
        }
        Some(at)
    }

    /// The number of a question that a line begins with, and where the words after it begin, if they
    /// ask nothing.
    fn entry(&self, at: usize) -> Option<(usize, usize)> {
        let text = &self.lines[at].text;
        let (number, from) = match self.looks[at] {
            Look::Question(number, end) => (number?, end),
            Look::Number(number, style, end) => {
                (!matches!(style.wrap, Wrap::Square | Wrap::Colon)).then_some((number, end))?
            }
            Look::Key | Look::Reason | Look::Option | Look::Plain => return None,
        };
        let asks = text.ends_with(['?', ':', '_']) || text.contains("__") || text.contains("....");
        (from < text.len() && !asks && !self.asks(at)).then_some((number, from))
    }

    /// Whether a line with a number is over a range of questions, of which the first begins below:
    /// `Q.1 to Q.4 carry one mark each`.
    pub(super) fn is_over_range(&self, at: usize, parts: &Parts) -> bool {
        const NEAR: usize = 40;
        let Some((low, several)) = heading::over_range(&self.lines[at].text) else { return false };
        let said = matches!(self.looks[at], Look::Question(..));
        // Above all questions it is one of the instructions; and the next question it must be for.
        let last = parts.blocks.last().map(|block| block.number);
        let is_next = match last {
            None => said,
            Some(last) => said && low == 1 || last.is_some_and(|last| low == last + 1),
        };
        if !is_next {
            return false;
        }
        let is_first = |at: usize| match self.looks.get(at) {
            Some(Look::Question(number, _)) => *number == Some(low),
            Some(Look::Number(number, style, _)) => {
                !said && *number == low && matches!(style.wrap, Wrap::Dot | Wrap::Close)
            }
            Some(Look::Key | Look::Reason | Look::Option | Look::Plain) | None => false,
        };
        let end = self.lines.len().min(at + NEAR);
        is_first(self.next_question[at + 1]) || several && (at + 1..end).any(is_first)
    }

    /// A question of which the number and a first digit run together, in a paper that leaves no room
    /// after its numbers: `3.1 kilobyte = (a) … (b) …` under the second.
    pub(super) fn tight(
        &self,
        at: usize,
        seen: &Seen,
    ) -> Option<(Option<usize>, usize, Option<Style>)> {
        let style = seen.style.filter(|style| seen.tight && style.class == Class::Number)?;
        let number = seen.number.filter(|_| seen.is_done() && style.wrap == Wrap::Dot)? + 1;
        let text = &self.lines[at].text;
        let len = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let (name, rest) = text.split_at(len);
        let rest = rest.strip_prefix('.')?;
        let is_next = name.parse() == Ok(number) && rest.starts_with(|c: char| c.is_ascii_digit());
        (is_next && inline::within(rest).is_some()).then_some((Some(number), len + 1, Some(style)))
    }
}
