//! The report as a page that needs nothing else: styles and plots are in it, and it names no other
//! file and no site. Fonts are the reader's own, those with Devanagari first.

use std::cell;

use super::escape::html as text;
use super::{answer, key, plots};
use crate::app::screen::report::{Asked, Facts};
use crate::app::words::{self as app_words, report as say};
use crate::domain::answer::Certainty;
use crate::domain::bank::check::may_name_images;
use crate::domain::bank::markup::{self, blocks};
use crate::domain::bank::printed::{Block, Form, Printed};
use crate::domain::bank::{ChoiceId, QuestionId, picture};
use crate::domain::exam::report::{Cell, Level, Line, Table};
use crate::domain::locale::{Locale, Text};
use crate::domain::progress::settings::QuestionLanguage;
use crate::i18n::Tr;
use crate::interchange::files::to_base64;
use crate::interchange::html::{Links, from_inline, from_markdown_with};

/// The most bytes of all images of a page.
const MOST_IMAGES: usize = 24 << 20;

const STYLE: &str = include_str!("../../../assets/report.css");

/// The page, in the language of the interface, its questions in theirs.
pub fn html(tr: &Tr, questions: QuestionLanguage, facts: &Facts) -> String {
    html_with(tr, questions, facts, &|_, _| None)
}

/// The same with the images of its questions, which `image` knows by their names: they become part of
/// the page, as far as there is room in it.
pub fn html_with(
    tr: &Tr,
    questions: QuestionLanguage,
    facts: &Facts,
    image: &dyn Fn(&QuestionId, &str) -> Option<Vec<u8>>,
) -> String {
    let report = &facts.report;
    let locale = tr.locale();
    let decimals = report.rules.decimals;
    let total = tr.with(
        "report-total",
        [
            ("marks", say::number(report.marks.obtained, decimals).into()),
            ("out", say::short_number(report.marks.out_of, decimals).into()),
        ],
    );
    let title = report.rules.title.text(locale);
    let when = app_words::moment(tr, facts.begun.at, facts.begun);
    let out = String::with_capacity(64 << 10);
    let room = cell::Cell::new(MOST_IMAGES);
    let mut page = Page { tr, questions, facts, image, room, question: None, out };
    page.raw("<!DOCTYPE html>\n");
    page.raw(&format!("<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", locale.tag()));
    // Even a text that should not be there cannot make the reader's browser fetch or run anything.
    page.raw(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         style-src 'unsafe-inline'; img-src data:\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n",
    );
    page.raw(&format!("<title>Smriti · {}</title>\n", text(&format!("{title} · {total}"))));
    page.raw(&format!("<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n"));
    page.element("h1", &total);
    let exactly = say::exact(report.marks.obtained);
    page.element("p", &tr.with("report-exactly", [("marks", exactly.into())]));
    let line = format!(
        "{title} · {} · {} · {when}",
        say::counts(tr, report),
        say::span(tr, report.time.used)
    );
    page.element("p class=\"muted\"", &line);
    page.notes();
    page.tiles();
    page.tables();
    page.sureness();
    page.times();
    page.advice();
    page.changes();
    page.what_if();
    page.earlier();
    page.course();
    page.review();
    page.raw("</main>\n</body>\n</html>\n");
    page.out
}

struct Page<'a> {
    tr: &'a Tr,
    questions: QuestionLanguage,
    facts: &'a Facts,
    image: &'a dyn Fn(&QuestionId, &str) -> Option<Vec<u8>>,
    /// How many bytes of images there is still room for.
    room: cell::Cell<usize>,
    /// The question that is being written.
    question: Option<QuestionId>,
    out: String,
}

impl Page<'_> {
    /// Markup of our own.
    fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// A text in a tag, which may have attributes of our own.
    fn element(&mut self, tag: &str, content: &str) {
        let name = tag.split(' ').next().unwrap_or(tag);
        self.raw(&format!("<{tag}>{}</{name}>\n", text(content)));
    }

    fn heading(&mut self, id: &str) {
        let said = self.tr.get(id);
        self.element("h2", &said);
    }

    /// A table, its first column names and the others numbers.
    fn table(&mut self, heads: &[String], rows: &[Vec<String>]) {
        self.raw("<table>\n<thead><tr>");
        for head in heads {
            self.raw(&format!("<th scope=\"col\">{}</th>", text(head)));
        }
        self.raw("</tr></thead>\n<tbody>\n");
        for row in rows {
            self.raw("<tr>");
            for cell in row {
                self.raw(&format!("<td>{}</td>", text(cell)));
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody>\n</table>\n");
    }

    fn notes(&mut self) {
        let (tr, facts) = (self.tr, self.facts);
        let decimals = facts.report.rules.decimals;
        let mut said = say::remarks(tr, &facts.report);
        if let Some(remarked) = &facts.remarked {
            let places: Vec<usize> = remarked.questions.iter().map(|(place, ..)| *place).collect();
            said.push(tr.with(
                "report-remarked",
                [
                    ("before", say::number(remarked.marks.0, decimals).into()),
                    ("after", say::number(remarked.marks.1, decimals).into()),
                    ("questions", say::places(&places).into()),
                ],
            ));
        }
        if let Some(scaled) = &facts.scaled {
            said.push(tr.with(
                "report-scaled",
                [("have", scaled.questions.1.into()), ("asked", scaled.questions.0.into())],
            ));
        }
        for line in said {
            self.element("p class=\"note\"", &line);
        }
    }

    fn tiles(&mut self) {
        let (tr, report) = (self.tr, &self.facts.report);
        let decimals = report.rules.decimals;
        let marks = |value| format!("{} ({})", say::signed(value, decimals), say::exact(value));
        let guesses = &report.guesses;
        let tiles = [
            ("report-tile-right", marks(report.marks.earned)),
            ("report-tile-lost", marks(-report.marks.lost)),
            ("report-tile-guesses", marks(guesses.earned)),
            ("report-tile-sure", tr.count("report-questions", report.sure_but_wrong.len())),
        ];
        self.raw("<dl class=\"tiles\">\n");
        for (id, said) in tiles {
            self.raw("<div>");
            self.element("dt", &tr.get(id));
            self.element("dd", &said);
            self.raw("</div>\n");
        }
        self.raw("</dl>\n");
    }

    /// A table of the report in words.
    fn told(&mut self, table: &Table) {
        let tr = self.tr;
        let heads: Vec<String> =
            table.columns.iter().map(|column| tr.get(say::column(*column))).collect();
        let rows: Vec<Vec<String>> =
            table.rows.iter().map(|row| row.iter().map(|cell| self.cell(cell)).collect()).collect();
        self.table(&heads, &rows);
    }

    fn cell(&self, cell: &Cell) -> String {
        let (tr, facts) = (self.tr, self.facts);
        match cell {
            Cell::Topic(bank, topic) => {
                let place = facts
                    .report
                    .topics
                    .iter()
                    .position(|part| part.name.0 == *bank && part.name.1 == *topic);
                let title = place.and_then(|place| facts.topics.get(place));
                title.map_or_else(|| topic.as_str(), |title| title.text(tr.locale())).to_owned()
            }
            Cell::Words(words) => words.text(tr.locale()).to_owned(),
            Cell::Format(format) => tr.get(say::format(*format)),
            Cell::Question(question) => question.as_str().to_owned(),
            Cell::Certainty(certainty) => tr.get(say::certainty(*certainty)),
            Cell::Outcome(outcome) => tr.get(say::outcome(*outcome)),
            Cell::Count(count) => count.to_string(),
            Cell::Marks(marks) => {
                let decimals = facts.report.rules.decimals;
                if say::is_rounded(*marks, decimals) {
                    format!("{} ({})", say::number(*marks, decimals), say::exact(*marks))
                } else {
                    say::number(*marks, decimals)
                }
            }
            Cell::Millis(millis) => say::span(tr, *millis),
            Cell::Share(share) => share.map_or_else(|| "–".to_owned(), say::percent),
        }
    }

    fn tables(&mut self) {
        let report = &self.facts.report;
        self.heading("report-by");
        for table in [
            report.topic_table(),
            report.section_table(),
            report.format_table(),
            report.third_table(),
        ] {
            self.told(&table);
        }
    }

    fn sureness(&mut self) {
        let report = &self.facts.report;
        self.heading("report-sureness");
        if let Some(svg) = plots::calibration(self.tr, report) {
            self.raw(&svg);
            self.element("p class=\"muted\"", &self.tr.get("report-below-line"));
        }
        self.told(&report.calibration_table());
    }

    fn times(&mut self) {
        self.heading("report-times");
        let svg = plots::times(self.tr, &self.facts.report);
        self.raw(&svg);
        self.element("p class=\"muted\"", &self.tr.get("report-times-legend"));
        self.told(&self.facts.report.question_table());
    }

    fn advice(&mut self) {
        let (tr, facts) = (self.tr, self.facts);
        self.heading("report-advice");
        let heads = ["column-certainty", "column-right", "column-share", "column-advice"];
        let rows: Vec<Vec<String>> = facts
            .report
            .advice
            .iter()
            .map(|told| {
                let own = facts.own.advise(told.certainty, told.break_even);
                let Level { right, count } = own.level;
                let share = own.level.share();
                vec![
                    tr.get(say::certainty(Some(told.certainty))),
                    format!("{right} / {count}"),
                    share.map_or_else(|| "–".to_owned(), |share| say::percent(share.share)),
                    tr.get(say::advice(own.verdict)),
                ]
            })
            .collect();
        self.table(&heads.map(|id| tr.get(id)), &rows);
        if let Some(told) = facts.report.advice.first() {
            let share = say::percent(say::share_of(told.break_even, 1.into()));
            let numbers = [("exact", say::exact(told.break_even).into()), ("share", share.into())];
            self.element("p class=\"muted\"", &tr.with("report-break-even", numbers));
        }
    }

    fn changes(&mut self) {
        let tr = self.tr;
        let changes = &self.facts.report.changes;
        self.heading("report-changes");
        let rows: Vec<Vec<String>> = [
            ("change-wrong-right", &changes.wrong_to_right),
            ("change-right-wrong", &changes.right_to_wrong),
            ("change-right-blank", &changes.right_to_blank),
            ("change-wrong-wrong", &changes.wrong_to_wrong),
            ("change-wrong-blank", &changes.wrong_to_blank),
        ]
        .into_iter()
        .filter(|(_, places)| !places.is_empty())
        .map(|(id, places)| vec![tr.get(id), places.len().to_string(), say::places(places)])
        .collect();
        if rows.is_empty() {
            self.element("p", &tr.get("report-no-changes"));
        } else {
            let heads = ["column-change", "column-count", "column-numbers"].map(|id| tr.get(id));
            self.table(&heads, &rows);
        }
    }

    fn what_if(&mut self) {
        let (tr, facts) = (self.tr, self.facts);
        if facts.patterns.is_empty() {
            return;
        }
        self.heading("report-what-if");
        let rows: Vec<Vec<String>> = facts
            .patterns
            .iter()
            .map(|pattern| {
                let marks = facts.report.what_if(pattern);
                vec![
                    pattern.title.text(tr.locale()).to_owned(),
                    say::number(marks.obtained, pattern.decimals),
                    say::exact(marks.obtained),
                    say::short_number(marks.out_of, pattern.decimals),
                    say::percent(say::share_of(marks.obtained, marks.out_of)),
                ]
            })
            .collect();
        let heads =
            ["column-exam", "column-marks", "column-exactly", "column-out-of", "column-share"];
        self.table(&heads.map(|id| tr.get(id)), &rows);
    }

    fn earlier(&mut self) {
        let (tr, facts) = (self.tr, self.facts);
        self.heading("report-earlier");
        if facts.earlier.is_empty() {
            self.element("p", &tr.get("report-first"));
            return;
        }
        let decimals = facts.report.rules.decimals;
        let rows: Vec<Vec<String>> = facts
            .earlier
            .iter()
            .map(|one| {
                vec![
                    app_words::date(tr, one.begun.local_date()),
                    one.title.text(tr.locale()).to_owned(),
                    say::number(one.obtained, decimals),
                    say::short_number(one.out_of, decimals),
                    one.right.to_string(),
                    one.wrong.to_string(),
                    one.left.to_string(),
                    say::span(tr, one.millis),
                ]
            })
            .collect();
        let heads = [
            "column-date",
            "column-exam",
            "column-marks",
            "column-out-of",
            "column-right",
            "column-wrong",
            "column-left",
            "column-time",
        ];
        self.table(&heads.map(|id| tr.get(id)), &rows);
    }

    fn course(&mut self) {
        self.heading("report-course");
        let mut said = say::course(self.tr, &self.facts.report);
        if said.is_empty() {
            said.push(self.tr.get("report-course-quiet"));
        }
        for line in said {
            self.element("p", &line);
        }
    }

    fn review(&mut self) {
        self.heading("report-review");
        let facts = self.facts;
        for (place, (line, asked)) in
            facts.report.questions.iter().zip(&facts.questions).enumerate()
        {
            self.question = asked.question.as_ref().map(|question| question.id.clone());
            self.question(place, line, asked);
        }
    }

    /// A text of a bank in the language, or languages, of questions, as it stands within a line.
    fn said(&self, content: &Text) -> String {
        self.in_languages(content, |tag, found| {
            if may_name_images(found) {
                return format!("<div lang=\"{tag}\">{}</div>", self.marked(found));
            }
            format!("<span lang=\"{tag}\">{}</span>", from_inline(found, Links::Said))
        })
    }

    /// A text as HTML, with its images within it.
    fn marked(&self, found: &str) -> String {
        from_markdown_with(found, Links::Said, &mut |name| {
            let bytes = (self.image)(self.question.as_ref()?, name)?;
            let kind = picture::examine(&bytes).ok()?.kind;
            self.room.set(self.room.get().checked_sub(bytes.len())?);
            Some(format!("data:{};base64,{}", kind.media_type(), to_base64(&bytes)))
        })
    }

    /// The same with its lists and tables, as a block of its own.
    fn prose(&mut self, class: &str, content: &Text) {
        let has_one = |locale: Locale| {
            let found = blocks(content.text(locale));
            matches!(found.as_slice(), [] | [markup::Block::Paragraph(_)])
        };
        if Locale::ALL.into_iter().all(has_one) {
            let said = self.said(content);
            self.raw(&format!("<p{class}>{said}</p>\n"));
        } else {
            let said = self.in_languages(content, |tag, found| {
                format!("<div lang=\"{tag}\">{}</div>", self.marked(found))
            });
            self.raw(&format!("<div{class}>{said}</div>\n"));
        }
    }

    fn in_languages(&self, content: &Text, show: impl Fn(&str, &str) -> String) -> String {
        let one = |locale: Locale| {
            let (found, is_in) = content.get(locale);
            show(is_in.tag(), found)
        };
        match self.questions {
            QuestionLanguage::One(locale) => one(locale),
            QuestionLanguage::Both if content.is_same() || content.locales().count() < 2 => {
                one(Locale::En)
            }
            QuestionLanguage::Both => format!("{}<br>{}", one(Locale::En), one(Locale::Hi)),
        }
    }

    /// The language in which short things are said once.
    const fn once(&self) -> Locale {
        match self.questions {
            QuestionLanguage::One(locale) => locale,
            QuestionLanguage::Both => Locale::En,
        }
    }

    fn question(&mut self, place: usize, line: &Line, asked: &Asked) {
        let (tr, decimals) = (self.tr, self.facts.report.rules.decimals);
        self.raw("<section class=\"question\">\n");
        let number = tr.with("review-number", [("number", (place + 1).into())]);
        let sure = line.certainty.map(|sure: Certainty| tr.get(say::certainty(Some(sure))));
        let mut head = format!(
            "{number} · {} · {} · {}",
            tr.get(say::outcome(line.outcome)),
            say::signed(line.marks, decimals),
            say::span(tr, line.millis),
        );
        if let Some(sure) = sure {
            head = format!("{head} · {sure}");
        }
        self.element("h3", &head);
        match (&asked.question, &asked.printed) {
            (Some(question), Some(printed)) => {
                for block in &printed.blocks {
                    self.block(block);
                }
                self.form(printed, asked);
                if let Some(explanation) = &question.explanation {
                    self.prose(" class=\"why\"", explanation);
                }
                for source in &asked.sources {
                    let cite = source.cite.text(tr.locale());
                    let short = source.short.text(tr.locale());
                    self.element("p class=\"muted\"", &format!("{short}: {cite}"));
                }
            }
            _ => self.element("p", &tr.get("report-question-gone")),
        }
        if !asked.note.is_empty() {
            let said = tr.with("study-note-shown", [("note", asked.note.as_str().into())]);
            self.element("p class=\"note\"", &said);
        }
        self.raw("</section>\n");
    }

    fn block(&mut self, block: &Block) {
        let once = self.once();
        match block {
            Block::Passage(passage) => {
                self.raw("<blockquote>\n");
                self.prose("", passage);
                self.raw("</blockquote>\n");
            }
            Block::Stem(stem) | Block::Ask(stem) => self.prose("", stem),
            Block::Items(lines) => {
                self.raw("<ul class=\"lines\">\n");
                for line in lines {
                    let holds = line.holds.map_or("", sign);
                    let label = text(line.label.text(once));
                    let said = self.said(&line.text);
                    let why = line.why.as_ref().map_or_else(String::new, |why| {
                        format!("<br><small>{}</small>", self.said(why))
                    });
                    self.raw(&format!("<li>{holds} {label} {said}{why}</li>\n"));
                }
                self.raw("</ul>\n");
            }
            Block::Table { heads, rows } => {
                self.raw("<table>\n");
                if let Some((left, right)) = heads {
                    let (left, right) = (self.said(left), self.said(right));
                    self.raw(&format!("<thead><tr><th>{left}</th><th>{right}</th></tr></thead>\n"));
                }
                self.raw("<tbody>\n");
                for row in rows {
                    let left = row.left.as_ref().map_or_else(String::new, |(label, content)| {
                        format!("{} {}", text(label), self.said(content))
                    });
                    let right = row.right.as_ref().map_or_else(String::new, |(label, content)| {
                        let label = label.as_deref().unwrap_or_default();
                        format!("{} {}", text(label), self.said(content))
                    });
                    let holds = row.holds.map_or("", sign);
                    self.raw(&format!("<tr><td>{holds} {left}</td><td>{right}</td></tr>\n"));
                }
                self.raw("</tbody>\n</table>\n");
            }
        }
    }

    fn form(&mut self, printed: &Printed, asked: &Asked) {
        let (tr, once) = (self.tr, self.once());
        if let Form::One(choices) | Form::Many(choices) = &printed.form {
            let given = |id: &ChoiceId| match &asked.response {
                crate::domain::answer::Response::One(one) => one == id,
                crate::domain::answer::Response::Many(many) => many.contains(id),
                _ => false,
            };
            self.raw("<ol class=\"choices\" type=\"A\">\n");
            for choice in choices {
                let is_given = given(&choice.id);
                let (class, tag) = match (choice.right, is_given) {
                    (true, true) => ("right", "study-your-answer-right"),
                    (true, false) => ("right", "study-correct"),
                    (false, true) => ("wrong", "study-your-answer"),
                    (false, false) => ("", ""),
                };
                let mark = if tag.is_empty() {
                    String::new()
                } else {
                    format!(" <b>{} {}</b>", sign(choice.right), text(&tr.get(tag)))
                };
                let why = choice.why.as_ref().filter(|_| !choice.right);
                let why = why.map_or_else(String::new, |why| {
                    format!("<br><small>{}</small>", self.said(why))
                });
                let said = self.said(&choice.text);
                self.raw(&format!("<li class=\"{class}\">{said}{mark}{why}</li>\n"));
            }
            self.raw("</ol>\n");
            return;
        }
        let typed = answer(Some(printed), &asked.response, once);
        let said = if typed.is_empty() { "–".to_owned() } else { typed };
        self.element("p", &format!("{}: {said}", tr.get("study-your-answer")));
        self.element("p", &format!("{}: {}", tr.get("study-correct"), key(Some(printed), once)));
    }
}

/// A tick or a cross.
const fn sign(holds: bool) -> &'static str {
    if holds { "✓" } else { "✗" }
}
