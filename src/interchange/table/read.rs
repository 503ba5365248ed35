//! Rows to questions, by a mapping. What a row lacks or leaves open is said of its cell.

use super::guess::header_of;
use super::key::{self, Keys, Offered};
use super::mapping::{Column, Field, Mapping};
use super::number;
use super::rows::{Row, Sheet};
use super::{MAX_QUESTIONS, Remark, Said, Taken};
use crate::domain::bank::{Body, Choice, Choices, Difficulty, Numeric, Shuffle, Statement, Typed};
use crate::domain::locale::{Locale, Text};
use crate::interchange::{Item, tongue};
use num_rational::Ratio;

/// The questions of a sheet, read as the mapping says.
pub fn read(sheet: &Sheet, mapping: &Mapping) -> Taken {
    read_with(sheet, mapping, false)
}

/// As [`read`], with a doubt at every number of an option if it is not known from where they count.
pub(super) fn read_with(sheet: &Sheet, mapping: &Mapping, is_base_unclear: bool) -> Taken {
    let layout = Layout::of(mapping);
    let keys = Keys { form: mapping.key, several: mapping.several, is_base_unclear };
    let mut taken = Taken { title: sheet.name.clone(), ..Taken::default() };
    let head = mapping.header.or_else(|| header_of(sheet)).and_then(|row| sheet.row(row));
    let head = head.map(|row| layout.question_cell(row)).filter(|cell| !cell.is_empty());
    // A topic in a row of its own is that of the rows below it.
    let mut section: Vec<String> = Vec::new();
    for row in sheet.rows.iter().filter(|row| row.number() >= mapping.first) {
        let Some(stem) = layout.question(row) else {
            let topic = layout.topic(row);
            if let Some(said) = layout.left_over(row) {
                taken.remarks.push(Remark { place: sheet.place(row.number(), None), said });
            } else if !topic.is_empty() {
                section = topic;
            }
            continue;
        };
        if head.is_some_and(|head| head == layout.question_cell(row)) {
            let said = Said::Lenient { found: "the heads, once more".to_owned() };
            taken.remarks.push(Remark { place: sheet.place(row.number(), None), said });
            continue;
        }
        if taken.items.len() == MAX_QUESTIONS {
            let said = Said::Limit { what: "questions", most: MAX_QUESTIONS };
            taken.remarks.push(Remark { place: sheet.place(row.number(), None), said });
            break;
        }
        let reading = Reading { sheet, row, layout: &layout, keys, remarks: Vec::new() };
        match reading.item(stem, &section) {
            Ok(item) => taken.items.push(item),
            Err(remark) => taken.remarks.push(remark),
        }
    }
    taken
}

/// The columns of one thing, by language; 0 where there is none.
#[derive(Clone, Copy, Default)]
struct Twin {
    plain: usize,
    english: usize,
    hindi: usize,
}

impl Twin {
    fn put(&mut self, column: usize, language: Option<Locale>) {
        let place = match language {
            None => &mut self.plain,
            Some(Locale::En) => &mut self.english,
            Some(Locale::Hi) => &mut self.hindi,
        };
        if *place == 0 {
            *place = column;
        }
    }

    /// The first column with something in it, with the column itself.
    fn cell<'a>(&self, row: &'a Row) -> (&'a str, usize) {
        let columns = [self.english, self.plain, self.hindi];
        let full = columns.into_iter().find(|column| !row.cell(*column).is_empty());
        let column = full.or_else(|| columns.into_iter().find(|column| *column > 0)).unwrap_or(0);
        (row.cell(column), column)
    }

    fn text(&self, row: &Row) -> Option<Text> {
        let english = row.cell(self.english);
        let plain = if english.is_empty() { row.cell(self.plain) } else { "" };
        let hindi = row.cell(self.hindi);
        match (english, plain, hindi) {
            ("", "", "") => None,
            ("", "", hindi) => Some(Text::only(Locale::Hi, hindi.to_owned())),
            ("", plain, "") => Some(tongue::text(plain)),
            (english, _, "") => Some(Text::only(Locale::En, english.to_owned())),
            ("", plain, hindi) if plain == hindi => Some(Text::same(plain.to_owned())),
            // The twins may have changed places.
            ("", plain, hindi)
                if tongue::language(plain) == Some(Locale::Hi)
                    && tongue::language(hindi) == Some(Locale::En) =>
            {
                Some(Text::both(hindi.to_owned(), plain.to_owned()))
            }
            ("", plain, hindi) => Some(Text::both(plain.to_owned(), hindi.to_owned())),
            (english, _, hindi) if english == hindi => Some(Text::same(english.to_owned())),
            (english, _, hindi) => Some(Text::both(english.to_owned(), hindi.to_owned())),
        }
    }
}

/// A mapping from the other side: where each thing is.
#[derive(Default)]
pub(super) struct Layout {
    question: Twin,
    answer: Twin,
    explanation: Twin,
    passage: Twin,
    unit: Twin,
    /// By number, from 1.
    options: Vec<(u8, Twin)>,
    whys: Vec<(u8, Twin)>,
    topics: Vec<usize>,
    tags: Vec<usize>,
    id: usize,
    kind: usize,
    difficulty: usize,
    tolerance: usize,
    fixed: usize,
    shuffle: usize,
}

/// An option of a row.
pub(super) struct Given {
    /// Which it is, from 0.
    pub(super) number: usize,
    pub(super) text: Text,
}

/// The options of a row as a key may name them.
pub(super) fn offered(options: &[Given]) -> Vec<Offered<'_>> {
    options.iter().map(|given| Offered { number: given.number, text: &given.text }).collect()
}

impl Layout {
    pub(super) fn of(mapping: &Mapping) -> Self {
        let mut layout = Self::default();
        for (number, Column { field, language }) in &mapping.columns {
            let column = *number;
            match field {
                Field::Question => layout.question.put(column, *language),
                Field::Answer => layout.answer.put(column, *language),
                Field::Explanation => layout.explanation.put(column, *language),
                Field::Passage => layout.passage.put(column, *language),
                Field::Unit => layout.unit.put(column, *language),
                Field::Option(n) => twin(&mut layout.options, *n).put(column, *language),
                Field::Why(n) => twin(&mut layout.whys, *n).put(column, *language),
                Field::Topic => layout.topics.push(column),
                Field::Tags => layout.tags.push(column),
                Field::Id => layout.id = column,
                Field::Kind => layout.kind = column,
                Field::Difficulty => layout.difficulty = column,
                Field::Tolerance => layout.tolerance = column,
                Field::Fixed => layout.fixed = column,
                Field::Shuffle => layout.shuffle = column,
            }
        }
        layout.options.sort_by_key(|option| option.0);
        layout
    }

    pub(super) fn question(&self, row: &Row) -> Option<Text> {
        self.question.text(row)
    }

    fn question_cell<'a>(&self, row: &'a Row) -> &'a str {
        self.question.cell(row).0
    }

    pub(super) fn answer<'a>(&self, row: &'a Row) -> &'a str {
        self.answer.cell(row).0
    }

    pub(super) fn options(&self, row: &Row) -> Vec<Given> {
        let given = |(number, twin): &(u8, Twin)| {
            Some(Given { number: usize::from(*number) - 1, text: twin.text(row)? })
        };
        self.options.iter().filter_map(given).collect()
    }

    /// Whether a row's kind, if it says one, is answered by choosing.
    pub(super) fn has_choices(&self, row: &Row) -> bool {
        matches!(wanted(row.cell(self.kind)), None | Some(Wanted::One(_) | Wanted::Many))
    }

    fn why(&self, number: usize, row: &Row) -> Option<Text> {
        self.whys.iter().find(|why| usize::from(why.0) == number + 1)?.1.text(row)
    }

    fn topic(&self, row: &Row) -> Vec<String> {
        let cells = self.topics.iter().map(|column| row.cell(*column));
        cells.filter(|cell| !cell.is_empty()).map(str::to_owned).collect()
    }

    /// What a row without a question says all the same; nothing if only its topic or numbers that
    /// were there before it was filled in.
    fn left_over(&self, row: &Row) -> Option<Said> {
        let is_asked = !self.answer.cell(row).0.is_empty()
            || self.options.iter().any(|(_, twin)| !twin.cell(row).0.is_empty());
        if is_asked {
            return Some(Said::NoStem);
        }
        let stray = row.cells().find(|(column, cell)| {
            !self.topics.contains(column)
                && *column != self.kind
                && tongue::language(cell).is_some()
        });
        stray.map(|(_, cell)| Said::Stray { found: cell.chars().take(40).collect() })
    }
}

fn twin(twins: &mut Vec<(u8, Twin)>, number: u8) -> &mut Twin {
    let at = twins.iter().position(|twin| twin.0 == number).unwrap_or_else(|| {
        twins.push((number, Twin::default()));
        twins.len() - 1
    });
    &mut twins[at].1
}

/// What a cell of kinds asks for.
#[derive(Clone, Copy)]
enum Wanted {
    /// One right option, in one of the bodies that look alike.
    One(fn(Choices) -> Body),
    Many,
    TrueFalse,
    Numeric,
    Typed,
    /// What only a person can mark, or nobody does.
    Unmarked,
}

fn wanted(kind: &str) -> Option<Wanted> {
    let words = super::heads::words(kind).join(" ");
    Some(match words.as_str() {
        "single best"
        | "single"
        | "single choice"
        | "single correct"
        | "multiple choice"
        | "multiple choice question"
        | "mcq"
        | "quiz"
        | "radio"
        | "objective"
        | "scq"
        | "बहुविकल्पीय"
        | "वस्तुनिष्ठ" => Wanted::One(Body::SingleBest),
        "negative" => Wanted::One(Body::Negative),
        "odd one out" => Wanted::One(Body::OddOneOut),
        "fill in" => Wanted::One(Body::FillIn),
        "multi select" | "multiselect" | "multiple select" | "multiple" | "multiple correct"
        | "multiple answer" | "multiple answers" | "multiple response" | "checkbox"
        | "checkboxes" | "msq" | "बहुचयन" => Wanted::Many,
        "true false"
        | "truefalse"
        | "true or false"
        | "tf"
        | "boolean"
        | "सत्य असत्य"
        | "सही गलत" => Wanted::TrueFalse,
        "numeric" | "numerical" | "number" | "integer" | "nat" | "संख्यात्मक" => {
            Wanted::Numeric
        }
        "typed"
        | "short answer"
        | "shortanswer"
        | "fill in the blank"
        | "fill in the blanks"
        | "fill blank"
        | "blank"
        | "text"
        | "type answer"
        | "रिक्त स्थान" => Wanted::Typed,
        "open ended"
        | "essay"
        | "long answer"
        | "descriptive"
        | "poll"
        | "survey"
        | "draw"
        | "word cloud"
        | "slide"
        | "audio response"
        | "video response"
        | "वर्णनात्मक" => Wanted::Unmarked,
        _ => return None,
    })
}

/// One row on its way to a question.
struct Reading<'a> {
    sheet: &'a Sheet,
    row: &'a Row,
    layout: &'a Layout,
    keys: Keys,
    remarks: Vec<Remark>,
}

impl Reading<'_> {
    fn at(&self, column: usize, said: Said) -> Remark {
        let column = (column > 0).then_some(column);
        Remark { place: self.sheet.place(self.row.number(), column), said }
    }

    fn remark(&mut self, column: usize, said: Said) {
        let remark = self.at(column, said);
        self.remarks.push(remark);
    }

    fn item(mut self, stem: Text, section: &[String]) -> Result<Item, Remark> {
        let (layout, row) = (self.layout, self.row);
        let body = self.body(stem)?;
        let mut item = Item::new(self.sheet.place(row.number(), None), body);
        item.id = Some(row.cell(layout.id)).filter(|id| !id.is_empty()).map(str::to_owned);
        item.topic = layout.topic(row);
        if item.topic.is_empty() {
            item.topic = section.to_vec();
        }
        for column in &layout.tags {
            item.tags.extend(tags(row.cell(*column)));
        }
        item.difficulty = self.difficulty();
        item.passage = layout.passage.text(row);
        item.explanation = layout.explanation.text(row);
        let shuffle = row.cell(layout.shuffle).to_lowercase();
        if matches!(shuffle.as_str(), "no" | "n" | "false" | "0" | "never" | "नहीं") {
            item.shuffle = Shuffle::Never;
        }
        item.remarks = self.remarks;
        Ok(item)
    }

    fn difficulty(&mut self) -> Option<Difficulty> {
        let cell = self.row.cell(self.layout.difficulty);
        let level = match cell.to_lowercase().as_str() {
            "" => return None,
            "very easy" | "बहुत आसान" => Some(1),
            "easy" | "e" | "low" | "आसान" | "सरल" => Some(2),
            "medium" | "moderate" | "m" | "average" | "मध्यम" => Some(3),
            "hard" | "difficult" | "h" | "high" | "कठिन" => Some(4),
            "very hard" | "very difficult" | "expert" | "बहुत कठिन" => Some(5),
            other => number::parse(other)
                .filter(Ratio::is_integer)
                .and_then(|number| u8::try_from(*number.numer()).ok()),
        };
        let difficulty = level.and_then(Difficulty::new);
        if difficulty.is_none() {
            let found = cell.chars().take(40).collect();
            self.remark(self.layout.difficulty, Said::BadNumber { found });
        }
        difficulty
    }

    fn body(&mut self, stem: Text) -> Result<Body, Remark> {
        let (layout, row) = (self.layout, self.row);
        let options = layout.options(row);
        let (answer, answered) = layout.answer.cell(row);
        let kind = row.cell(layout.kind);
        let wanted = wanted(kind);
        if wanted.is_none() && !kind.is_empty() {
            let kind: String = kind.chars().take(40).collect();
            if options.len() < 2 {
                return Err(self.at(layout.kind, Said::UnknownKind { kind }));
            }
            self.remark(layout.kind, Said::Lenient { found: kind });
        }
        match wanted {
            Some(Wanted::Unmarked) => Err(self.at(layout.kind, Said::NotMarkable)),
            Some(Wanted::Typed) => self.typed(stem, &options),
            Some(Wanted::Numeric) => {
                let only = match options.as_slice() {
                    [only] if answer.is_empty() => only.text.text(Locale::En),
                    _ => answer,
                };
                self.numeric(&stem, only).ok_or_else(|| {
                    let found: String = only.chars().take(40).collect();
                    let said =
                        if only.is_empty() { Said::NoAnswer } else { Said::BadNumber { found } };
                    self.at(answered, said)
                })
            }
            Some(Wanted::TrueFalse) => match self.truth(&options, answer) {
                Some(holds) => Ok(self.true_false(stem, holds)),
                None => Err(self.at(answered, Said::NoAnswer)),
            },
            Some(Wanted::One(_) | Wanted::Many) | None if options.len() > 1 => {
                if wanted.is_none()
                    && is_true_or_false(&options)
                    && let Some(holds) = self.truth(&options, answer)
                {
                    return Ok(self.true_false(stem, holds));
                }
                Ok(self.choices(stem, options, wanted))
            }
            Some(Wanted::One(_) | Wanted::Many) => {
                Err(self.at(0, Said::TooFew { count: options.len(), least: 2 }))
            }
            None if !options.is_empty() => {
                Err(self.at(0, Said::TooFew { count: options.len(), least: 2 }))
            }
            None if answer.is_empty() => Err(self.at(answered, Said::NoAnswer)),
            None => {
                if let Some(holds) = key::truth(answer) {
                    return Ok(self.true_false(stem, holds));
                }
                match self.numeric(&stem, answer) {
                    Some(numeric) => Ok(numeric),
                    None => self.typed(stem, &options),
                }
            }
        }
    }

    fn true_false(&self, stem: Text, holds: bool) -> Body {
        let why = (0..2).find_map(|number| self.layout.why(number, self.row));
        Body::TrueFalse(Statement { text: stem, holds, why, fact: None })
    }

    /// What is said of a statement: by the answer itself, or by the option that it names.
    fn truth(&self, options: &[Given], answer: &str) -> Option<bool> {
        if let Some(holds) = key::truth(answer).filter(|_| answer.chars().count() > 1) {
            return Some(holds);
        }
        let named = key::named(answer, &offered(options), self.keys);
        match named.right.as_slice() {
            [only] => options.get(*only).and_then(|option| truth_of(&option.text)),
            _ => key::truth(answer),
        }
    }

    fn numeric(&self, stem: &Text, answer: &str) -> Option<Body> {
        let (number, beside) = number::with_tolerance(answer)?;
        let own = number::parse(self.row.cell(self.layout.tolerance));
        let tolerance = own.filter(|own| *own >= Ratio::from(0)).unwrap_or(beside);
        let unit = self.layout.unit.text(self.row);
        Some(Body::Numeric(Numeric { stem: stem.clone(), answer: number, tolerance, unit }))
    }

    /// Every option is a wording that is right, and so is the answer.
    fn typed(&self, stem: Text, options: &[Given]) -> Result<Body, Remark> {
        let mut accept: Vec<Text> = options.iter().map(|option| option.text.clone()).collect();
        let is_there = |words: &str| key::spoken(words, &offered(options)).is_some();
        let (answer, answered) = self.layout.answer.cell(self.row);
        if !answer.is_empty() && !is_there(answer) {
            let named = key::token(answer).filter(|_| options.len() > 1);
            if named.is_none() && answer.contains('|') {
                let wordings = answer.split('|').map(str::trim).filter(|words| !words.is_empty());
                accept.extend(wordings.map(tongue::text));
            } else if named.is_none() {
                accept.extend(self.layout.answer.text(self.row));
            }
        }
        if accept.is_empty() {
            return Err(self.at(answered, Said::NoAnswer));
        }
        Ok(Body::Typed(Typed { stem, accept }))
    }

    fn choices(&mut self, stem: Text, options: Vec<Given>, wanted: Option<Wanted>) -> Body {
        let (answer, answered) = self.layout.answer.cell(self.row);
        let keys = Keys {
            several: self.keys.several.or(matches!(wanted, Some(Wanted::Many)).then_some(',')),
            ..self.keys
        };
        let named = {
            let offered = offered(&options);
            let twice = (1..offered.len())
                .any(|at| offered[..at].iter().any(|other| other.text == offered[at].text));
            if twice {
                self.remark(0, Said::SameOptions);
            }
            key::named(answer, &offered, keys)
        };
        for doubt in named.doubts {
            self.remark(answered, doubt);
        }
        let fixed = self.row.cell(self.layout.fixed);
        let is_fixed = |number: usize| {
            !fixed.is_empty() && fixed.split([',', ' ']).any(|one| one == key::letter_of(number))
        };
        let count = named.right.len();
        let options = options
            .into_iter()
            .enumerate()
            .map(|(at, Given { number, text })| Choice {
                text,
                right: named.right.contains(&at),
                why: self.layout.why(number, self.row),
                pinned: is_fixed(number),
            })
            .collect();
        let choices = Choices { stem, options };
        match wanted {
            Some(Wanted::One(body)) if count < 2 => body(choices),
            Some(Wanted::Many) => Body::MultiSelect(choices),
            Some(Wanted::One(_)) => {
                if !self.remarks.iter().any(|remark| remark.said == Said::SeveralKeys) {
                    self.remark(answered, Said::SeveralKeys);
                }
                Body::MultiSelect(choices)
            }
            _ if count > 1 => Body::MultiSelect(choices),
            _ => Body::SingleBest(choices),
        }
    }
}

/// What an option says of a statement, in either language.
fn truth_of(text: &Text) -> Option<bool> {
    Locale::ALL.into_iter().find_map(|locale| key::truth(text.exact(locale)?))
}

/// Whether the options are "True" and "False".
fn is_true_or_false(options: &[Given]) -> bool {
    let said: Vec<Option<bool>> = options.iter().map(|option| truth_of(&option.text)).collect();
    matches!(said.as_slice(), [Some(one), Some(other)] if one != other)
}

/// The tags in a cell: between semicolons where there is one, else between commas or bars.
fn tags(cell: &str) -> impl Iterator<Item = String> {
    let between: &[char] = if cell.contains(';') { &[';'] } else { &[',', '|', '\n'] };
    cell.split(between).map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned)
}
