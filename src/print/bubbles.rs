//! The sheet on which answers are marked: circles for every question, the roll number and the set,
//! with marks at its corners by which a scanned sheet is put straight.

use super::booklet::title;
use super::heading::Of;
use super::line::{Line, Setter, Style};
use super::page::{A4, Mark, Page, Printout, Role, What};
use super::wording::{Language, Word};
use super::{Paper, order};
use crate::domain::exam::paper::Set;
use crate::domain::locale::Locale;

/// The side of the black squares at the corners, and how far they are from the edges.
const CORNER: (f32, f32) = (14.0, 22.0);
/// How far from the edges everything else stays.
const INSET: f32 = 46.0;
/// The most rows of circles under each other, and the most questions on a sheet.
const ROWS: usize = 40;
/// The most questions on a sheet.
const MOST: usize = 200;
/// The digits of a roll number.
const DIGITS: u8 = 8;

/// The sheets of a paper: one for all sets if every answer is a choice, else one for each set, since
/// it differs which questions are answered in words.
pub(super) fn sheet(paper: &Paper) -> Printout {
    let mut setter = Setter::default();
    let is_common = paper.questions.iter().all(super::Asked::is_by_choice);
    let sets: Vec<Option<Set>> =
        if is_common { vec![None] } else { paper.sets.iter().copied().map(Some).collect() };
    let choices =
        paper.questions.iter().map(|asked| asked.printed.choices().len()).max().unwrap_or(4);
    let mut pages = Vec::new();
    for set in sets {
        let order = paper.order(set.unwrap_or_default());
        let rows: Vec<bool> = order
            .iter()
            .filter_map(|place| paper.questions.get(*place))
            .map(super::Asked::is_by_choice)
            .collect();
        for (number, rows) in rows.chunks(MOST).enumerate() {
            let drawn =
                Sheet { paper, set, choices: choices.clamp(2, 6), first: number * MOST + 1 };
            pages.push(drawn.page(&mut setter, rows));
        }
    }
    if pages.is_empty() {
        pages.push(Page::default());
    }
    Printout {
        title: title(paper, Of::Other(Word::AnswerSheet)),
        locale: paper.language.first(),
        author: paper.header.institution.clone(),
        pages,
    }
}

/// A sheet as it is drawn.
struct Sheet<'a> {
    paper: &'a Paper,
    /// The set it is for, if it is for one only.
    set: Option<Set>,
    /// How many circles a row has.
    choices: usize,
    /// The number of its first question.
    first: usize,
}

impl Sheet<'_> {
    fn language(&self) -> Language {
        self.paper.language
    }

    fn page(&self, setter: &mut Setter, rows: &[bool]) -> Page {
        let mut page = Page::default();
        corners(&mut page);
        let top = self.head(setter, &mut page);
        let below = self.candidate(setter, &mut page, top);
        self.answers(setter, &mut page, below, rows);
        page
    }

    /// School, subject and what the sheet is; gives where the rest begins.
    fn head(&self, setter: &mut Setter, page: &mut Page) -> f32 {
        let header = &self.paper.header;
        let mut y = 40.0;
        let subject = [header.subject.as_str(), header.class.as_str(), header.date.as_str()];
        let subject =
            subject.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let name = self.language().word(Word::AnswerSheet);
        let rows = [
            (header.institution.clone(), Style::of(14.0).bold()),
            (subject, Style::of(10.5)),
            (name, Style::of(12.0).bold()),
        ];
        for (words, style) in rows {
            let width = A4.0 - 2.0 * INSET;
            for line in setter.lines(&words, self.language().first(), style, Some(width)) {
                let (x, stands) = ((A4.0 - line.width) / 2.0, y + line.baseline);
                y += line.height;
                page.marks.push(Mark::words(x, stands, line).as_a(Role::Heading));
            }
        }
        y + 6.0
    }

    /// Name, signatures, roll number, set and how circles are filled; gives where the answers begin.
    fn candidate(&self, setter: &mut Setter, page: &mut Page, top: f32) -> f32 {
        const PITCH: f32 = 14.0;
        const RADIUS: f32 = 5.2;
        let locale = self.language().first();
        let small = Style::of(8.5);
        let roll_width = PITCH * f32::from(DIGITS);
        let right = A4.0 - INSET - roll_width;
        // The roll number: a box to write each digit in, and the digit's circles under it.
        say(
            setter,
            page,
            &self.language().word(Word::RollNumber),
            locale,
            small.bold(),
            right,
            top + 9.0,
        );
        let boxes = top + 14.0;
        for digit in 0..DIGITS {
            let x = right + PITCH * f32::from(digit);
            page.marks.push(Mark::frame(x, boxes, PITCH, 16.0, 0.6));
            for value in 0..10_u8 {
                let y = boxes + 16.0 + PITCH * (f32::from(value) + 0.5) + 1.0;
                let x = x + PITCH / 2.0;
                bubble(setter, page, &value.to_string(), x, y, RADIUS);
            }
        }
        let bottom = boxes + 16.0 + PITCH * 10.0 + 6.0;
        page.marks.push(Mark::frame(right, boxes, roll_width, bottom - boxes - 3.0, 0.6));
        // The set.
        let left = INSET;
        let middle = right - 62.0;
        say(
            setter,
            page,
            &self.language().word(Word::Set),
            locale,
            small.bold(),
            middle,
            top + 9.0,
        );
        for (number, set) in Set::ALL.into_iter().enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "four sets")]
            let y = boxes + 12.0 + 20.0 * number as f32;
            let is_this = self.set == Some(set);
            bubble(setter, page, order::letter(set), middle + 12.0, y, 7.0);
            if is_this {
                let what = What::Circle { radius: 9.5, weight: 1.2, is_full: false };
                page.marks.push(Mark { x: middle + 12.0, y, what, role: Role::Aside });
            }
        }
        self.lines(setter, page, (left, top, middle - 24.0 - left, bottom));
        bottom + 8.0
    }

    /// What candidate and invigilator write, and how circles are filled.
    fn lines(
        &self,
        setter: &mut Setter,
        page: &mut Page,
        (left, top, width, bottom): (f32, f32, f32, f32),
    ) {
        let locale = self.language().first();
        let small = Style::of(8.5);
        let mut y = top;
        for word in [Word::Name, Word::CandidateSignature, Word::InvigilatorSignature] {
            say(setter, page, &self.language().word(word), locale, small, left, y + 9.0);
            page.marks.push(Mark::frame(left, y + 13.0, width, 20.0, 0.6));
            y += 38.0;
        }
        for locale in self.language().locales() {
            for line in
                setter.lines(Word::HowToFill.text(*locale), *locale, Style::of(8.0), Some(width))
            {
                if y + line.height > bottom - 14.0 {
                    break;
                }
                let stands = y + line.baseline;
                y += line.height;
                page.marks.push(Mark::words(left, stands, line));
            }
        }
        let y = bottom - 6.0;
        let mut x = left;
        for (word, is_right) in [(Word::Right, true), (Word::Wrong, false)] {
            let words = format!("{}:", self.language().word(word));
            x += say(setter, page, &words, locale, small.bold(), x, y + 3.0) + 10.0;
            let circle = |radius, is_full| What::Circle { radius, weight: 0.7, is_full };
            let mut put =
                |x: f32, what: What| page.marks.push(Mark { x, y, what, role: Role::Aside });
            put(x, circle(5.0, is_right));
            if !is_right {
                put(x, circle(2.0, true));
                put(x + 15.0, circle(5.0, false));
                put(x + 11.5, What::Rule { right: 7.0, down: 0.0, weight: 1.0 });
                x += 15.0;
            }
            x += 22.0;
        }
    }

    /// A row of circles for every question, or a line to write on; a little apart after every fifth.
    fn answers(&self, setter: &mut Setter, page: &mut Page, top: f32, rows: &[bool]) {
        /// Room for the number of a question, and what a row is apart from the one before it at most.
        const NUMBER: f32 = 26.0;
        const PITCH: f32 = 18.5;
        /// What is between fives, as a share of a row.
        const APART: f32 = 0.4;
        let room = (A4.0 - 2.0 * INSET, A4.1 - INSET - top);
        // Columns of ten while that makes few of them; then longer ones.
        let columns = rows.len().div_ceil(10).clamp(1, 4).max(rows.len().div_ceil(ROWS));
        let per_column = rows.len().div_ceil(columns).next_multiple_of(5);
        let (wide, tall) = (room.0 / short(columns), short(per_column) * (1.0 + APART / 5.0));
        let pitch = (room.1 / tall).min(PITCH);
        let step = ((wide - NUMBER - 10.0) / short(self.choices)).min(19.0);
        let radius = (pitch * 0.4).min(6.2).min(step * 0.45);
        // Each column stands in the middle of its room.
        let inset = (wide - NUMBER - step * short(self.choices)) / 2.0;
        for (place, is_by_choice) in rows.iter().enumerate() {
            let (column, row) = (place / per_column, place % per_column);
            let left = INSET + wide * short(column);
            let x = left + inset;
            let y = top + pitch * (short(row) + 0.5 + APART * short(row / 5));
            let number = (self.first + place).to_string();
            if let Some(line) = setter.label(&number, Locale::En, Style::of(9.0).bold()) {
                let from = x + NUMBER - 6.0 - line.width;
                page.marks.push(Mark::words(from, y + 3.2, line));
            }
            if *is_by_choice {
                for choice in 0..self.choices {
                    let x = x + NUMBER + step * (short(choice) + 0.5);
                    let letter = super::letter(choice).to_uppercase();
                    bubble(setter, page, &letter, x, y, radius);
                }
            } else {
                let long = step * short(self.choices);
                page.marks.push(Mark::rule(x + NUMBER, y + 4.0, long, 0.0, 0.5));
            }
            if row == 0 && column > 0 {
                let down = pitch * tall.min(room.1 / pitch);
                page.marks.push(Mark::rule(left, top, 0.0, down, 0.4));
            }
        }
    }
}

/// A small count as a length.
#[expect(clippy::cast_precision_loss, reason = "at most a few hundred")]
const fn short(count: usize) -> f32 {
    count as f32
}

/// The squares at the corners.
fn corners(page: &mut Page) {
    let (side, inset) = CORNER;
    for x in [inset, A4.0 - inset - side] {
        for y in [inset, A4.1 - inset - side] {
            let what = What::Block { width: side, height: side };
            page.marks.push(Mark { x, y, what, role: Role::Aside });
        }
    }
}

/// Words that stand at a point; gives how wide they are.
fn say(
    setter: &mut Setter,
    page: &mut Page,
    words: &str,
    locale: Locale,
    style: Style,
    x: f32,
    y: f32,
) -> f32 {
    let line: Option<Line> = setter.label(words, locale, style);
    let width = line.as_ref().map_or(0.0, |line| line.width);
    page.marks.extend(line.map(|line| Mark::words(x, y, line)));
    width
}

/// A circle around a sign.
fn bubble(setter: &mut Setter, page: &mut Page, sign: &str, x: f32, y: f32, radius: f32) {
    let what = What::Circle { radius, weight: 0.7, is_full: false };
    page.marks.push(Mark { x, y, what, role: Role::Aside });
    let style = Style::of(radius * 1.25);
    if let Some(line) = setter.label(sign, Locale::En, style) {
        let stands = y + radius * 0.42;
        page.marks.push(Mark::words(x - line.width / 2.0, stands, line));
    }
}
