//! What the columns of a table are taken for: one line for all of them, which opens to a line for each,
//! which opens to say otherwise. Only what is in doubt is shown unasked. What is said here is used at
//! once, and remembered for tables with the same heads when they are saved.

use std::collections::BTreeMap;

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill, Length, Padding};

use super::Import;
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::size;
use crate::app::widget::parts::{
    Role, Tone, button, card, chooser, hairline, heading, key_cap, look, muted, note, setting,
    words,
};
use crate::app::widget::press::press;
use crate::app::words::import as say;
use crate::domain::locale::Locale;
use crate::interchange::letters;
use crate::interchange::table::{
    Column as Meaning, Columns, Confidence, Field, Head, KeyForm, Mapping, Mappings, Unclear,
};

/// The most options that are offered to pick one of before there are as many.
const OPTIONS: u8 = 5;
/// The most options of a row.
const MOST_OPTIONS: u8 = 26;
/// Heads are not looked for below this row.
const LAST_HEAD: usize = 99;

/// What stands between several right answers, as it can be picked.
const BETWEEN: [Option<char>; 6] = [None, Some(','), Some(';'), Some('|'), Some('/'), Some('&')];

/// What was said of the tables, and which of them is open.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    /// By what heads them; `None` for as they are guessed, whatever was said before.
    said: BTreeMap<u64, Option<Mapping>>,
    /// The kind of table that is open.
    open: Option<u64>,
    /// The column of it that is open.
    column: Option<usize>,
}

/// What happened.
#[derive(Debug, Clone)]
pub enum Message {
    /// A table is to be opened to its columns, or closed.
    SheetPressed(u64),
    /// A column of the open table is to be opened, or closed.
    ColumnPressed(usize),
    /// What is in the open column was picked; `None` for nothing that is read.
    FieldPicked(Option<Field>),
    /// The language of the open column was picked; `None` for that of its script.
    LanguagePicked(Option<Locale>),
    /// How the answers of a table name options was picked.
    KeyPicked(u64, KeyForm),
    /// What stands between several answers was picked.
    BetweenPicked(Option<char>),
    /// The heads are one row further down, or up; above the first row there are none.
    HeadMoved {
        /// Down, or up.
        down: bool,
    },
    /// The open table is to be read as it is guessed.
    GuessPicked,
}

impl Sheets {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// What was said, to read by: the mappings, and the tables that are to be guessed.
    pub(super) fn said(&self) -> (Mappings, Vec<u64>) {
        let set = self.said.iter().filter_map(|(shape, said)| Some((*shape, said.clone()?)));
        let guessed = self.said.iter().filter(|(_, said)| said.is_none());
        (set.collect(), guessed.map(|(shape, _)| *shape).collect())
    }

    /// What is to be remembered.
    pub(super) fn chosen(&self) -> Vec<(u64, Option<Mapping>)> {
        self.said.iter().map(|(shape, said)| (*shape, said.clone())).collect()
    }

    /// The first table is to be opened, or the one that is open closed.
    pub(super) fn first(&self, read: &[Columns]) -> Option<Message> {
        let open = self.open.or(read.first().map(|sheet| sheet.shape));
        open.map(Message::SheetPressed)
    }

    /// Another file is opened: what was open of the one before is folded.
    pub(super) fn fold(&mut self) {
        self.open = None;
        self.column = None;
    }

    /// Other tables were read: the first of which a column is in doubt is opened.
    pub(super) fn follow(&mut self, read: &[Columns]) {
        if self.open.is_some_and(|open| read.iter().any(|sheet| sheet.shape == open)) {
            return;
        }
        self.column = None;
        self.said.retain(|shape, _| read.iter().any(|sheet| sheet.shape == *shape));
        let is_in_doubt = |sheet: &&Columns| {
            let columns = |unclear: &Unclear| match unclear {
                Unclear::Question | Unclear::Answer => true,
                Unclear::Base | Unclear::Mixed => false,
            };
            sheet.guess.unclear.iter().any(columns)
        };
        self.open = read.iter().find(is_in_doubt).map(|sheet| sheet.shape);
    }

    /// Takes what happened; true if the tables must be read again.
    pub(super) fn update(&mut self, message: Message, read: &[Columns]) -> bool {
        match message {
            Message::SheetPressed(shape) => {
                self.open = (self.open != Some(shape)).then_some(shape);
                self.column = None;
                return false;
            }
            Message::ColumnPressed(number) => {
                self.column = (self.column != Some(number)).then_some(number);
                return false;
            }
            _ => {}
        }
        let about = match message {
            Message::KeyPicked(shape, _) => Some(shape),
            _ => self.open,
        };
        let Some(sheet) = read.iter().find(|sheet| Some(sheet.shape) == about) else {
            return false;
        };
        if matches!(message, Message::GuessPicked) {
            self.column = None;
            self.said.insert(sheet.shape, None);
            return true;
        }
        let mut mapping = self.mapping(sheet).clone();
        let before = mapping.clone();
        match message {
            Message::FieldPicked(field) => {
                let Some(number) = self.column else { return false };
                let language = mapping.columns.get(&number).and_then(|column| column.language);
                let meaning = field
                    .map(|field| Meaning { field, language: language.filter(|_| field.is_text()) });
                mapping.set(number, meaning);
            }
            Message::LanguagePicked(language) => {
                let Some(number) = self.column else { return false };
                let Some(meaning) = mapping.columns.get(&number).copied() else { return false };
                mapping.set(number, Some(Meaning { language, ..meaning }));
            }
            Message::KeyPicked(_, key) => mapping.key = key,
            Message::BetweenPicked(several) => mapping.several = several,
            Message::HeadMoved { down } => {
                let row = mapping.header.unwrap_or(0);
                let row = if down { (row + 1).min(LAST_HEAD) } else { row.saturating_sub(1) };
                mapping.set_header((row > 0).then_some(row));
            }
            Message::SheetPressed(_) | Message::ColumnPressed(_) | Message::GuessPicked => {}
        }
        let changed = mapping != before;
        if changed {
            self.said.insert(sheet.shape, Some(mapping));
        }
        changed
    }

    /// How a table is read, once what was said last is done.
    fn mapping<'a>(&'a self, sheet: &'a Columns) -> &'a Mapping {
        match self.said.get(&sheet.shape) {
            Some(Some(mapping)) => mapping,
            _ => &sheet.guess.mapping,
        }
    }
}

impl Import {
    /// The tables of the file, each with what its columns are taken for.
    pub(super) fn columns<'a>(
        &'a self,
        context: &Context<'_>,
    ) -> Option<Element<'a, super::Message>> {
        let mut seen = Vec::new();
        let mut each = Vec::new();
        for sheet in &self.read.sheets {
            // Tables with the same heads are read in the same way.
            if !seen.contains(&sheet.shape) {
                seen.push(sheet.shape);
                each.push(self.sheets.sheet(context, each.len(), sheet));
            }
        }
        if each.is_empty() {
            return None;
        }
        let all: Element<'a, Message> = Column::with_children(each).spacing(12).into();
        Some(card(context.p, all.map(super::Message::Columns)).padding([10, 14]).into())
    }
}

impl Sheets {
    fn sheet<'a>(
        &'a self,
        context: &Context<'_>,
        number: usize,
        sheet: &'a Columns,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let mapping = self.mapping(sheet);
        let is_open = self.open == Some(sheet.shape);
        let name = sheet.sheet.as_ref().map_or_else(
            || tr.get("columns-title"),
            |name| tr.with("columns-title-sheet", [("sheet", name.as_str().into())]),
        );
        let (read, all) = (mapping.columns.len(), sheet.heads.len());
        let sum = if read < all {
            tr.with("columns-some", [("read", read.into()), ("all", all.into())])
        } else {
            tr.count("columns-all", read)
        };
        let how = tr.get(match (sheet.is_chosen, sheet.guess.confidence) {
            (true, _) => "columns-as-chosen",
            (false, Confidence::Sure) => "columns-sure",
            (false, Confidence::Likely) => "columns-likely",
            (false, Confidence::Unclear) => "columns-unclear",
        });
        let fold = if is_open { Icon::Down } else { Icon::Open };
        let said = heading(p, format!("{name}: {sum}"));
        let said: Element<'a, Message> = if context.is_narrow() {
            column![said, muted(p, how)].spacing(2).width(Fill).into()
        } else {
            row![said, container(muted(p, how)).width(Fill)].spacing(12).align_y(Center).into()
        };
        let first = (number == 0).then(|| key_cap("C", p.muted));
        let title = row![
            container(said).width(Fill),
            words(tr.get("columns-change"), size::SMALL, font::REGULAR, p.muted),
        ]
        .push(first)
        .push(icon(fold, 15.0, p.muted))
        .spacing(8)
        .align_y(Center);
        let title = press(format!("columns-{:016x}", sheet.shape), title, look(p, Role::Plain))
            .padding([4, 6])
            .width(Fill)
            .on_press(Message::SheetPressed(sheet.shape));
        // What was said of it here can be seen to be right, and be said otherwise.
        let is_base = |unclear: &Unclear| matches!(unclear, Unclear::Base | Unclear::Mixed);
        let shows_key = is_open
            || sheet.guess.unclear.iter().any(is_base)
            || matches!(self.said.get(&sheet.shape), Some(Some(_)));
        let unclear = sheet
            .guess
            .unclear
            .iter()
            .map(|unclear| note(p, Tone::Warning, tr.get(say::unclear(*unclear)), Vec::new()));
        let below = Column::new()
            .push(
                (!sheet.guess.unclear.is_empty())
                    .then(|| Column::with_children(unclear).spacing(8)),
            )
            .push(shows_key.then(|| key_of(context, number, sheet, mapping)))
            .push(is_open.then(|| self.opened(context, sheet, mapping)))
            .spacing(12);
        let has_more = shows_key || is_open || !sheet.guess.unclear.is_empty();
        // In line with the words above it, which can be pressed.
        let below = has_more.then(|| container(below).padding(Padding::from([4, 6]).top(0)));
        Column::new().push(title).push(below).spacing(8).into()
    }

    /// The columns of the open table, and how its answers are written.
    fn opened<'a>(
        &'a self,
        context: &Context<'_>,
        sheet: &'a Columns,
        mapping: &'a Mapping,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let lines = sheet.heads.iter().map(|head| {
            let number = head.column;
            let is_open = self.column == Some(number);
            Column::new()
                .push(hairline(p))
                .push(line(context, head, mapping.columns.get(&number), is_open))
                .push(is_open.then(|| choices(context, number, mapping)))
                .spacing(4)
                .into()
        });
        let narrow = context.is_narrow();
        let between = BETWEEN.into_iter().map(|between| {
            (between, between.map_or_else(|| tr.get("columns-one-answer"), String::from))
        });
        let several = chooser(p, "between", between, mapping.several, Message::BetweenPicked);
        let head = mapping.header.map_or_else(
            || tr.get("columns-no-head"),
            |head| tr.with("import-at-row", [("row", head.into())]),
        );
        let less = mapping.header.is_some().then_some(Message::HeadMoved { down: false });
        let more = (mapping.header < Some(LAST_HEAD)).then_some(Message::HeadMoved { down: true });
        let head = row![
            button(p, "head-less", Role::Secondary, "−").says(less),
            words(head, size::BODY, font::REGULAR, p.text),
            button(p, "head-more", Role::Secondary, "+").says(more),
        ]
        .spacing(10)
        .align_y(Center);
        let guess = sheet.is_chosen.then(|| {
            button(p, "columns-guess", Role::Secondary, tr.get("columns-guess"))
                .icon(Icon::Undo)
                .says(Message::GuessPicked)
        });
        Column::new()
            .push(setting(p, tr.get("columns-between"), None, several, narrow))
            .push(setting(p, tr.get("columns-head"), None, head, narrow))
            .push(Column::with_children(lines).spacing(4))
            .push(guess)
            .push(muted(p, tr.get("columns-remembered")))
            .spacing(12)
            .into()
    }
}

/// How the answers of a table name options, and what they are then.
fn key_of<'a>(
    context: &Context<'_>,
    number: usize,
    sheet: &'a Columns,
    mapping: &Mapping,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let shape = sheet.shape;
    let name = if number == 0 { "key-form".to_owned() } else { format!("key-form-of-{number}") };
    let forms = KeyForm::ALL.into_iter().map(|form| (form, tr.get(say::key_form(form))));
    let key = chooser(p, &name, forms, mapping.key, move |key| Message::KeyPicked(shape, key));
    let examples = sheet.guess.examples.iter().map(|example| {
        let meant = if example.meant.is_empty() {
            tr.get("columns-nothing-meant")
        } else {
            example.meant.join(" · ")
        };
        let said = tr.with(
            "columns-example",
            [
                ("row", example.row.into()),
                ("written", example.written.as_str().into()),
                ("meant", meant.into()),
            ],
        );
        words(said, size::LABEL, font::REGULAR, p.text)
    });
    let examples = (!sheet.guess.examples.is_empty())
        .then(|| column![muted(p, tr.get("columns-examples"))].extend(examples).spacing(2));
    Column::new()
        .push(setting(p, tr.get("columns-key"), None, key, context.is_narrow()))
        .push(examples)
        .spacing(12)
        .into()
}

/// A column with what is in it and what it is taken for.
fn line<'a>(
    context: &Context<'_>,
    head: &'a Head,
    meaning: Option<&Meaning>,
    is_open: bool,
) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let label = key_cap(letters(head.column), p.muted);
    let title = (!head.head.is_empty())
        .then(|| words(head.head.as_str(), size::BODY, font::MEDIUM, p.text));
    let cells = head.cells.join(" · ");
    let cells = (!cells.is_empty()).then(|| muted(p, cells));
    let held = Column::new().push(title).push(cells).spacing(2);
    let (taken, color) = match meaning {
        Some(meaning) => (say::meaning(tr, *meaning), p.primary),
        None => (tr.get("columns-not-read"), p.muted),
    };
    let taken = words(taken, size::LABEL, font::MEDIUM, color);
    let fold = icon(if is_open { Icon::Down } else { Icon::Open }, 15.0, p.muted);
    let content: Element<'a, Message> = if context.is_narrow() {
        row![
            container(label).width(44),
            container(Column::new().push(held).push(taken).spacing(2)).width(Fill),
            fold,
        ]
        .spacing(10)
        .align_y(Center)
        .into()
    } else {
        row![
            container(label).width(44),
            container(held).width(Length::FillPortion(3)),
            container(taken).width(Length::FillPortion(1)),
            fold,
        ]
        .spacing(10)
        .align_y(Center)
        .into()
    };
    press(format!("column-{}", head.column), content, look(p, Role::Plain))
        .padding([5, 6])
        .width(Fill)
        .on_press(Message::ColumnPressed(head.column))
        .into()
}

/// What the open column can be.
fn choices<'a>(context: &Context<'_>, number: usize, mapping: &Mapping) -> Element<'a, Message> {
    let (p, tr) = (context.p, context.tr);
    let meaning = mapping.columns.get(&number).copied();
    let used = mapping.columns.values().filter_map(|column| match column.field {
        Field::Option(option) | Field::Why(option) => Some(option),
        _ => None,
    });
    let options = used.max().unwrap_or(0).saturating_add(1).clamp(OPTIONS, MOST_OPTIONS);
    let fields = [Field::Question]
        .into_iter()
        .chain((1..=options).map(Field::Option))
        .chain([Field::Answer, Field::Explanation])
        .chain((1..=options).map(Field::Why))
        .chain([
            Field::Topic,
            Field::Tags,
            Field::Difficulty,
            Field::Passage,
            Field::Kind,
            Field::Id,
            Field::Unit,
            Field::Tolerance,
            Field::Fixed,
            Field::Shuffle,
        ]);
    let fields = [(None, tr.get("columns-not-read"))]
        .into_iter()
        .chain(fields.map(|field| (Some(field), say::field(tr, field))));
    let picked = meaning.map(|meaning| meaning.field);
    let fields = chooser(p, "column-field", fields, picked, Message::FieldPicked);
    let languages = [
        (None, "columns-by-script"),
        (Some(Locale::En), "language-english"),
        (Some(Locale::Hi), "language-hindi"),
    ];
    let languages = languages.into_iter().map(|(language, id)| (language, tr.get(id)));
    let language = meaning.filter(|meaning| meaning.field.is_text()).map(|meaning| {
        let picked = meaning.language;
        Row::new()
            .push(muted(p, tr.get("columns-language")))
            .push(chooser(p, "column-language", languages, picked, Message::LanguagePicked))
            .spacing(10)
            .align_y(Center)
    });
    container(Column::new().push(fields).push(language).spacing(10))
        .padding(Padding { left: 60.0, top: 4.0, bottom: 8.0, right: 0.0 })
        .into()
}
