//! The form of a question: a part for each format, and what all questions have.

use iced::widget::{Column, Row, column, container, row};
use iced::{Center, Element, Fill};

use super::{Change, Cited, Editor, Message, Part};
use crate::app::context::Context;
use crate::app::font;
use crate::app::icon::{Icon, icon};
use crate::app::theme::{Palette, size, style};
use crate::app::widget::field::area;
use crate::app::widget::parts::{Role, button, choice, chooser, look, muted, words};
use crate::app::widget::press;
use crate::app::widget::press::Press;
use crate::app::words::report;
use crate::domain::bank::draft::{Draft, Kind, Slot};
use crate::domain::bank::{Difficulty, Evidence, Exam, Numbering, Shuffle, Which};
use crate::domain::locale::Locale;

/// Exams, with the names that learners know.
const EXAMS: [(Exam, &str); 7] = [
    (Exam::Upsc, "UPSC"),
    (Exam::Ssc, "SSC"),
    (Exam::StatePsc, "State PSC"),
    (Exam::Banking, "IBPS · SBI"),
    (Exam::Railway, "RRB"),
    (Exam::Defence, "NDA · CDS"),
    (Exam::Other, "…"),
];

impl Editor {
    /// The form of the open question.
    pub(super) fn form<'a>(
        &'a self,
        context: &Context<'_>,
        draft: &'a Draft,
    ) -> Element<'a, Message> {
        Column::new()
            .push(self.kinds(context, draft))
            .push(self.picture(context))
            .push(self.ask(context, draft))
            .push(self.field(context, Slot::Explanation, "editor-explanation"))
            .push(self.sources(context, draft))
            .push(self.topic(context, draft))
            .push(self.more(context, draft))
            .extend(self.elsewhere(context, draft))
            .spacing(14)
            .width(Fill)
            .into()
    }

    /// What is wrong in places that have no field of their own.
    fn elsewhere<'a>(
        &'a self,
        context: &Context<'_>,
        draft: &'a Draft,
    ) -> Vec<Element<'a, Message>> {
        let mut shown: Vec<String> = draft.slots().iter().map(|slot| draft.path(*slot)).collect();
        let own = ["sources", "topic", "passage", "ask.explains", "ask.extra", "ask.accept"];
        shown.extend(own.map(str::to_owned));
        shown.push(draft.rows_path().to_owned());
        for row in 0..draft.shown_rows() {
            let path = draft.row_path(row);
            shown.extend([format!("{path}.holds"), format!("{path}.explains"), path]);
        }
        let others = self
            .faults
            .keys()
            .filter(|path| !shown.contains(path) && !path.starts_with("sources["));
        others.filter_map(|path| self.said(context, path)).collect()
    }

    /// A button that opens a part of the form, and the part.
    fn part<'a>(
        &self,
        context: &Context<'_>,
        part: Part,
        id: &'static str,
        label: String,
        content: impl FnOnce() -> Element<'a, Message>,
    ) -> Element<'a, Message> {
        let is_open = self.opens(part);
        let mark = if is_open { Icon::Close } else { Icon::Down };
        let toggle = button(context.p, id, Role::Secondary, label)
            .icon(mark)
            .says(Message::PartToggled(part));
        Column::new().push(toggle).push(is_open.then(content)).spacing(8).width(Fill).into()
    }

    fn kinds<'a>(&'a self, context: &Context<'_>, draft: &'a Draft) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let name = |kind: Kind| tr.get(report::format(kind.format()));
        let label = tr.with("editor-format", [("format", name(draft.kind).into())]);
        self.part(context, Part::Formats, "formats", label, || {
            let kinds = Kind::ALL.into_iter().map(|kind| (kind, name(kind)));
            chooser(p, "format", kinds, draft.kind, |kind| Message::Changed(Change::Kind(kind)))
        })
    }

    /// What is asked.
    fn ask<'a>(&'a self, context: &Context<'_>, draft: &'a Draft) -> Element<'a, Message> {
        let kind = draft.kind;
        let stem = match kind {
            Kind::TrueFalse => "editor-statement",
            Kind::FillIn | Kind::Typed => "editor-stem-gap",
            Kind::Negative => "editor-stem-negative",
            kind if kind.has_options() || kind == Kind::Numeric => "editor-stem",
            _ => "editor-intro",
        };
        let mut form = Column::new().spacing(14).width(Fill);
        if kind.has_stem() {
            form = form.push(self.field(context, Slot::Stem, stem));
        }
        if kind.has_two_sides() {
            form = form
                .push(self.field(context, Slot::HeadLeft, "editor-head-left"))
                .push(self.field(context, Slot::HeadRight, "editor-head-right"));
        }
        if kind.rows().is_some() {
            form = form.push(self.rows(context, draft));
        }
        match kind {
            Kind::Statements | Kind::HowMany => {
                form = form.push(Self::which(context, draft)).push(Self::numbering(context, draft));
            }
            Kind::PairsCoded | Kind::PairsHowMany => {
                form = form.push(Self::numbering(context, draft));
            }
            Kind::Lists => form = form.push(self.extra(context, draft)),
            Kind::TrueFalse => form = form.push(self.own(context, draft)),
            Kind::Numeric => {
                form = form
                    .push(self.field(context, Slot::Answer, "editor-answer"))
                    .push(self.field(context, Slot::Tolerance, "editor-tolerance"))
                    .push(self.field(context, Slot::Unit, "editor-unit"));
            }
            Kind::Typed => form = form.push(self.accept(context, draft)),
            _ => {}
        }
        if matches!(kind, Kind::Statements | Kind::PairsCoded) {
            form = form.push(self.field(context, Slot::Codes, "editor-codes"));
        }
        form.into()
    }

    /// The rows, each with its mark, its texts and the buttons that move it.
    fn rows<'a>(&'a self, context: &Context<'_>, draft: &'a Draft) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let title = match draft.kind {
            Kind::Statements | Kind::HowMany | Kind::Explains => "editor-statements",
            Kind::PairsCoded | Kind::PairsHowMany => "editor-pairs",
            Kind::Lists => "editor-rows",
            Kind::AssertionReason => "editor-assertion-reason",
            Kind::Order => "editor-items",
            _ => "editor-options",
        };
        let (_, most) = draft.kind.rows().unwrap_or_default();
        let all = draft.shown_rows();
        let rows = (0..all).map(|place| self.row(context, draft, place));
        let add = (all < most).then(|| {
            button(p, "row-add", Role::Secondary, tr.get("editor-add-row"))
                .icon(Icon::Add)
                .says(Message::Changed(Change::AddRow(all.checked_sub(1))))
        });
        Column::new()
            .push(muted(p, tr.get(title)))
            .push(Column::with_children(rows).spacing(10))
            .push(self.said(context, draft.rows_path()).filter(|_| !is_row(draft)))
            .push(add)
            .spacing(6)
            .width(Fill)
            .into()
    }

    fn row<'a>(
        &'a self,
        context: &Context<'_>,
        draft: &'a Draft,
        place: usize,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let kind = draft.kind;
        let Some(row) = draft.rows.get(place) else { return Row::new().into() };
        let mark = match kind {
            kind if kind.has_options() => Some("editor-right"),
            Kind::PairsCoded | Kind::PairsHowMany => Some("editor-matched"),
            Kind::Lists | Kind::Order => None,
            _ => Some("editor-holds"),
        };
        let label = match (kind, place) {
            (Kind::AssertionReason, 0) => tr.get("editor-assertion"),
            (Kind::AssertionReason, _) => tr.get("editor-reason"),
            (kind, place) if kind.has_options() => question_letter(place),
            (Kind::Explains, place) => "I".repeat(place + 1),
            (_, place) => (place + 1).to_string(),
        };
        let said = |change: Change| Message::Changed(change);
        let mark = mark.map(|id| {
            choice(p, format!("mark-{place}"), tr.get(id), row.holds)
                .on_press(said(Change::Mark(place)))
        });
        let explains = match (kind, place) {
            (Kind::AssertionReason, 1) => true,
            (Kind::Explains, place) => place > 0,
            _ => false,
        };
        let explains = explains.then(|| {
            choice(p, format!("explains-{place}"), tr.get("editor-explains"), row.explains)
                .on_press(said(Change::Explains(place)))
        });
        let pin = (kind.has_options() && self.opens(Part::More)).then(|| {
            choice(p, format!("pin-{place}"), tr.get("editor-pinned"), row.pinned)
                .on_press(said(Change::Pin(place)))
        });
        let small = |id: &str, sign: &'static str, change: Option<Change>| {
            button(p, format!("{id}-{place}"), Role::Plain, sign)
                .says(change.map(Message::Changed))
                .padding([4, 8])
        };
        let all = draft.shown_rows();
        let (least, _) = kind.rows().unwrap_or_default();
        let moves = (kind != Kind::AssertionReason).then(|| {
            row![
                small("row-up", "↑", (place > 0).then_some(Change::ShiftRow(place, false))),
                small("row-down", "↓", (place + 1 < all).then_some(Change::ShiftRow(place, true))),
                cross(
                    p,
                    format!("row-remove-{place}"),
                    (all > least).then_some(said(Change::RemoveRow(place)))
                ),
            ]
        });
        let head = row![
            Row::new()
                .push(words(label, size::BODY, font::SEMIBOLD, p.text))
                .push(mark)
                .push(explains)
                .push(pin)
                .spacing(8)
                .align_y(Center)
                .width(Fill),
            moves,
        ]
        .align_y(Center);
        let path = draft.row_path(place);
        let next = Some(Change::AddRow(Some(place))).filter(|_| {
            kind.rows().is_some_and(|(_, most)| all < most) && kind != Kind::AssertionReason
        });
        let mut content =
            Column::new().push(head).push(self.bare(context, Slot::Left(place), next.clone()));
        if kind.has_two_sides() {
            content = content.push(self.bare(context, Slot::Right(place), next));
        }
        // What is right needs no reason; what was written is shown all the same.
        if kind == Kind::Order || (kind != Kind::Lists && (!row.holds || !row.why.is_empty())) {
            let label = if kind == Kind::Order { "editor-item-why" } else { "editor-why-wrong" };
            content = content.push(self.field(context, Slot::Why(place), label));
        }
        if !kind.has_options() && (self.opens(Part::More) || !row.fact.is_empty()) {
            content = content.push(self.field(context, Slot::RowFact(place), "editor-fact"));
        }
        for fault in ["holds", "explains"] {
            content = content.push(self.said(context, &format!("{path}.{fault}")));
        }
        if kind == Kind::AssertionReason && place == 1 {
            content = content.push(self.said(context, "ask.explains"));
        }
        content = content.push(self.said(context, &path));
        container(content.spacing(6))
            .padding([8, 10])
            .width(Fill)
            .style(move |_| style::note(p.sunken, p.line))
            .into()
    }

    fn which<'a>(context: &Context<'_>, draft: &'a Draft) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let choices = [
            (Which::Correct, tr.get("editor-which-correct")),
            (Which::Incorrect, tr.get("editor-which-incorrect")),
        ];
        let chosen = chooser(p, "which", choices, draft.which, |which| {
            Message::Changed(Change::Which(which))
        });
        column![muted(p, tr.get("editor-ask")), chosen].spacing(4).into()
    }

    fn numbering<'a>(context: &Context<'_>, draft: &'a Draft) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let choices = [
            (Numbering::Arabic, "1, 2, 3".to_owned()),
            (Numbering::Roman, "I, II, III".to_owned()),
        ];
        let chosen = chooser(p, "numbering", choices, draft.numbering, |numbering| {
            Message::Changed(Change::Numbering(numbering))
        });
        column![muted(p, tr.get("editor-numbering")), chosen].spacing(4).into()
    }

    /// Texts in a list of their own, with buttons to add one and to take one out.
    fn texts<'a>(
        &'a self,
        context: &Context<'_>,
        label: &str,
        name: &'static str,
        slots: Vec<Slot>,
        add: Change,
        remove: impl Fn(usize) -> Change,
    ) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let lines = slots.into_iter().enumerate().map(|(place, slot)| {
            let remove =
                cross(p, format!("{name}-remove-{place}"), Some(Message::Changed(remove(place))));
            row![self.bare(context, slot, Some(add.clone())), remove]
                .spacing(4)
                .align_y(Center)
                .into()
        });
        let new = button(p, format!("{name}-add"), Role::Secondary, tr.get("editor-add-row"))
            .icon(Icon::Add)
            .says(Message::Changed(add.clone()));
        Column::new()
            .push(muted(p, tr.get(label)))
            .push(Column::with_children(lines).spacing(6))
            .push(self.said(context, &format!("ask.{name}")))
            .push(new)
            .spacing(6)
            .width(Fill)
            .into()
    }

    fn extra<'a>(&'a self, context: &Context<'_>, draft: &'a Draft) -> Element<'a, Message> {
        let slots = (0..draft.extra.len()).map(Slot::Extra).collect();
        let remove = Change::RemoveExtra;
        self.texts(context, "editor-extra", "extra", slots, Change::AddExtra, remove)
    }

    fn accept<'a>(&'a self, context: &Context<'_>, draft: &'a Draft) -> Element<'a, Message> {
        let slots = (0..draft.accept.len()).map(Slot::Accept).collect();
        let remove = Change::RemoveAccept;
        self.texts(context, "editor-accept", "accept", slots, Change::AddAccept, remove)
    }

    /// Whether the statement of true or false holds, and why not.
    fn own<'a>(&'a self, context: &Context<'_>, draft: &'a Draft) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let choices = [(true, tr.get("editor-true")), (false, tr.get("editor-false"))];
        let holds = chooser(p, "own", choices, draft.own.holds, |holds| {
            Message::Changed(Change::Own(holds))
        });
        let needs_why = !draft.own.holds || !draft.own.why.is_empty();
        let fact = self.opens(Part::More) || !draft.own.fact.is_empty();
        Column::new()
            .push(holds)
            .push(needs_why.then(|| self.field(context, Slot::OwnWhy, "editor-why-wrong")))
            .push(fact.then(|| self.field(context, Slot::OwnFact, "editor-fact")))
            .spacing(10)
            .into()
    }

    fn sources<'a>(&'a self, context: &Context<'_>, draft: &'a Draft) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let known = &self.editing.bank().sources;
        let short = |id: &crate::domain::bank::SourceId| {
            let source = known.iter().find(|source| source.id == *id);
            source.map_or_else(
                || id.to_string(),
                |source| source.short.text(context.titles()).to_owned(),
            )
        };
        let named: Vec<String> = draft.sources.iter().map(short).collect();
        let label = if named.is_empty() {
            tr.get("editor-no-source")
        } else {
            tr.with("editor-sources", [("sources", named.join(" · ").into())])
        };
        let part = self.part(context, Part::Sources, "sources", label, || {
            let chips = known.iter().enumerate().map(|(place, source)| {
                let is_on = draft.sources.contains(&source.id);
                choice(p, format!("source-{place}"), source.short.text(context.titles()), is_on)
                    .on_press(Message::Changed(Change::Source(source.id.clone())))
                    .into()
            });
            let chips = Row::with_children(chips).spacing(8).wrap().vertical_spacing(8);
            column![chips, self.source_form(context)].spacing(10).into()
        });
        let wrong = (0..draft.sources.len())
            .filter_map(|place| self.said(context, &format!("sources[{}]", place + 1)));
        Column::new().push(part).push(self.said(context, "sources")).extend(wrong).spacing(4).into()
    }

    /// The form of a new source.
    fn source_form<'a>(&'a self, context: &Context<'_>) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let field = |id: String, cited: Cited, hint: String| {
            let content = self.source.get(&cited)?;
            let typed = move |edit| Message::SourceTyped(cited, edit);
            Some(area(p, id, content, hint, false, typed, Some(Message::SourceAdded)))
        };
        let both = |label: &str, name: &str, cited: fn(Locale) -> Cited| {
            let each = Locale::ALL.into_iter().filter(|locale| self.shows(*locale));
            let each = each.filter_map(|locale| {
                let hint = match locale {
                    Locale::En => tr.get("editor-in-english"),
                    Locale::Hi => tr.get("editor-in-hindi"),
                };
                field(format!("new-source-{name}-{locale}"), cited(locale), hint)
            });
            Column::new()
                .push(muted(p, tr.get(label)))
                .push(Row::with_children(each).spacing(8))
                .spacing(4)
        };
        let is_ready = self.new_source().is_some();
        let add = button(p, "source-add", Role::Secondary, tr.get("editor-source-add"))
            .icon(Icon::Add)
            .says(is_ready.then_some(Message::SourceAdded));
        let url = field("new-source-url".to_owned(), Cited::Url, "https://…".to_owned());
        let content = Column::new()
            .push(both("editor-source-short", "short", Cited::Short))
            .push(both("editor-source-cite", "cite", Cited::Cite))
            .push(column![muted(p, tr.get("editor-source-url")), url].spacing(4))
            .push(add)
            .spacing(8);
        container(content)
            .padding([8, 10])
            .width(Fill)
            .style(move |_| style::note(p.sunken, p.line))
            .into()
    }

    fn topic<'a>(&'a self, context: &Context<'_>, draft: &'a Draft) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let topics = &self.editing.bank().topics;
        let title = topics.iter().find(|topic| topic.id == draft.topic).map_or_else(
            || draft.topic.to_string(),
            |topic| topic.title.text(context.titles()).to_owned(),
        );
        let label = tr.with("editor-topic", [("topic", title.into())]);
        let part = self.part(context, Part::Topics, "topics", label, || {
            let topics = topics.iter().enumerate().map(|(place, topic)| {
                let title = topic.title.text(context.titles());
                choice(p, format!("topic-{place}"), title, topic.id == draft.topic)
                    .on_press(Message::Changed(Change::Topic(topic.id.clone())))
                    .into()
            });
            Row::with_children(topics).spacing(8).wrap().vertical_spacing(8).into()
        });
        Column::new().push(part).push(self.said(context, "topic")).spacing(4).into()
    }

    /// What is seldom changed.
    fn more<'a>(&'a self, context: &Context<'_>, draft: &'a Draft) -> Element<'a, Message> {
        // What is wrong in there is said even while it is closed.
        let paths = ["id", "fact", "checked", "valid_until", "passage"];
        let closed = !self.opens(Part::More);
        let wrong = paths.into_iter().filter(|_| closed);
        let wrong = wrong.filter_map(|path| self.said(context, path));
        let label = context.tr.get("editor-more");
        let part =
            self.part(context, Part::More, "more", label, || self.more_fields(context, draft));
        Column::new().push(part).extend(wrong).spacing(4).into()
    }

    fn more_fields<'a>(&'a self, context: &Context<'_>, draft: &'a Draft) -> Element<'a, Message> {
        let (p, tr) = (context.p, context.tr);
        let labelled = |id: &str, control: Element<'a, Message>| {
            Element::from(column![muted(p, tr.get(id)), control].spacing(4))
        };
        let levels = (1..=5).filter_map(Difficulty::new);
        let levels = levels.map(|level| (level, level.level().to_string()));
        let difficulty = chooser(p, "difficulty", levels, draft.difficulty, |level| {
            Message::Changed(Change::Difficulty(level))
        });
        let exams = EXAMS.into_iter().enumerate().map(|(place, (exam, name))| {
            let name =
                if exam == Exam::Other { tr.get("editor-other-exam") } else { name.to_owned() };
            choice(p, format!("exam-{place}"), name, draft.exams.contains(&exam))
                .on_press(Message::Changed(Change::Exam(exam)))
                .into()
        });
        let exams = Row::with_children(exams).spacing(8).wrap().vertical_spacing(8).into();
        let grades = [
            (None, tr.get("editor-grade-none")),
            (Some(Evidence::A), tr.get("editor-grade-a")),
            (Some(Evidence::B), tr.get("editor-grade-b")),
        ];
        let grade = chooser(p, "grade", grades, draft.grade, |grade| {
            Message::Changed(Change::Grade(grade))
        });
        let shuffles = [
            (Shuffle::WhereSafe, tr.get("editor-shuffle-safe")),
            (Shuffle::Never, tr.get("editor-shuffle-never")),
        ];
        let shuffle = chooser(p, "shuffle", shuffles, draft.shuffle, |shuffle| {
            Message::Changed(Change::Shuffle(shuffle))
        });
        let fifths = [(false, tr.get("editor-fifth-no")), (true, tr.get("editor-fifth-yes"))];
        let fifth = chooser(p, "fifth", fifths, draft.fifth_option, |fifth| {
            Message::Changed(Change::Fifth(fifth))
        });
        let passages = &self.editing.bank().passages;
        let passage = (!passages.is_empty() || draft.passage.is_some()).then(|| {
            let none =
                choice(p, "passage-none", tr.get("editor-no-passage"), draft.passage.is_none())
                    .on_press(Message::Changed(Change::Passage(None)));
            let each = passages.iter().enumerate().map(|(place, passage)| {
                let is_on = draft.passage.as_ref() == Some(&passage.id);
                choice(p, format!("passage-{place}"), passage.id.as_str(), is_on)
                    .on_press(Message::Changed(Change::Passage(Some(passage.id.clone()))))
                    .into()
            });
            let row = Row::new().push(none).extend(each).spacing(8).wrap().vertical_spacing(8);
            labelled("editor-passage", row.into())
        });
        Column::new()
            .push(self.field(context, Slot::Id, "editor-id"))
            .push(self.field(context, Slot::Fact, "editor-own-fact"))
            .push(labelled("editor-difficulty", difficulty))
            .push(labelled("editor-exams", exams))
            .push(passage)
            .push(self.said(context, "passage"))
            .push(self.field(context, Slot::Tags, "editor-tags"))
            .push(self.field(context, Slot::Checked, "editor-checked"))
            .push(self.field(context, Slot::ValidUntil, "editor-valid-until"))
            .push(labelled("editor-grade", grade))
            .push(labelled("editor-shuffle", shuffle))
            .push(labelled("editor-fifth", fifth))
            .spacing(12)
            .width(Fill)
            .into()
    }
}

/// A button that takes something out.
pub(super) fn cross<'a>(
    p: &'static Palette,
    id: String,
    says: Option<Message>,
) -> Press<'a, Message> {
    let color = if says.is_some() { p.muted } else { p.line };
    press(id, icon(Icon::Close, 15.0, color), look(p, Role::Plain))
        .padding([6, 8])
        .on_press_maybe(says)
}

/// Whether the path of the rows is that of one of them.
fn is_row(draft: &Draft) -> bool {
    draft.kind == Kind::AssertionReason
}

fn question_letter(place: usize) -> String {
    crate::app::widget::question::letter(place).to_string()
}
